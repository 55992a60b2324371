"""Happenings told by "there was": the noun that follows is what happened ("There were riots in Athens on Sunday")."""

from __future__ import annotations

import re
from functools import cache

from viewer.extract import lexicon
from viewer.extract.event_reading import Reading, Telling
from viewer.model.event import Status
from viewer.model.span import Span
from viewer.model.temporal import TemporalExpression

RULE = "there-was"
THERE = r"\b[Tt]here\s+(?P<verb>was|were|will\s+be|(?:has|have|had)\s+been)\s+(?P<noun>[^,;:.]{3,80}?)"
BEFORE = re.compile(THERE + r"(?:\s+(?:on|in|at|late|early|during|the))*\s*$")
BEHIND = re.compile(r",?\s*(?i:there)" + THERE.removeprefix(r"\b[Tt]here") + r"(?=[,;:.]|$)")
WORD = re.compile(r"[^\W\d_]+")


@cache
def _kinds() -> dict[str, str]:
    """The nouns of happenings, one and several, each with the kind of event that it names."""
    table: dict[str, list[str]] = lexicon.load("events")["happenings"]
    return {form: kind for kind, nouns in table.items() for noun in nouns for form in (noun, noun + "s", noun + "es")}


def kind_of_noun(noun: str) -> str | None:
    """The kind of event that a noun names, in lower case; None where it names no happening."""
    return _kinds().get(noun)


def existential(reading: Reading, expression: TemporalExpression) -> Telling | None:
    """What "there was" at a date; None where no "there was" stands by it or what was there is no happening."""
    sentence = reading.discourse.sentence_at(expression.span.start)
    match = BEFORE.search(reading.text, sentence.start, expression.span.start)
    match = match or BEHIND.match(reading.text, expression.span.end, sentence.end)
    if match is None:
        return None
    kind = next((k for w in WORD.findall(match["noun"]) if (k := kind_of_noun(w.lower()))), None)
    if kind is None or match["noun"].lower().startswith("no "):
        return None
    span = Span(match.start("noun"), match.end("noun"))
    status = Status.PLANNED if match["verb"].startswith("will") else Status.HAPPENED
    return Telling(span, span, status, kind, kind, RULE, span, expression=expression, subject=span)
