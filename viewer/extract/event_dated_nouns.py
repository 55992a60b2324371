"""Dates that belong to a noun, not to a verb before it: "condemned the raid of 3 May", "cited its letter of 9 May".

The verb says nothing of when: who condemned the raid may have done so a year later. Where the noun is a happening, or
a document that bears its day, it is told by itself; of other nouns ("the Berlin of 1930") nothing is.
"""

from __future__ import annotations

import re

from viewer.extract.event_existential import kind_of_noun
from viewer.extract.event_phrases import phrase_before
from viewer.extract.event_reading import DOCUMENT_DATED, Reading, Telling
from viewer.extract.event_verbs import words
from viewer.extract.tokens import tokens
from viewer.model.event import Status
from viewer.model.span import Span, hull
from viewer.model.temporal import TemporalExpression
from viewer.model.time import Granularity

RULE = "dated-noun"
OF = re.compile(r"\b(?P<noun>[^\W\d_][\w’'-]*)\s+of\s+(?:the\s+)?$")
LONGEST = 40
"""Characters before a date in which the noun stands that it belongs to."""
POINTING = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)
"""How words begin that only point at a time named elsewhere: "the event of the year"."""


def noun_of(text: str, date: Span) -> str:
    """The noun that a date belongs to by "of", in lower case; "" where none does, as in "the night of 3 May"."""
    found = OF.search(text, max(0, date.start - LONGEST), date.start)
    noun = found["noun"].lower() if found else ""
    return "" if noun in words("nouns", "times") else noun


def dated_noun(reading: Reading, expression: TemporalExpression) -> Telling | None:
    """The happening, or the document bearing its day, that a noun with its date tells; None where it tells none."""
    noun = noun_of(reading.text, expression.span)
    if not noun or POINTING.match(expression.text) or expression.interval is None:
        return None
    kind = kind_of_noun(noun)
    bears = noun in words("nouns", "bear_dates") and expression.interval.granularity == Granularity.DAY
    if kind is None and not bears:
        return None
    sentence = reading.discourse.sentence_at(expression.span.start)
    line = tokens(reading.text, Span(sentence.start, expression.span.start))
    last = max(n for n, token in enumerate(line) if token.lower == "of")
    thing = phrase_before(line, last)
    if thing is None:
        return None
    span = hull((thing, expression.span))
    if kind is None:
        return Telling(
            span, thing, Status.HAPPENED, "report", "dating", DOCUMENT_DATED, span,
            expression=expression, subject=thing, medium=thing.of(reading.text), participle="dated",
        )  # fmt: skip
    return Telling(thing, thing, Status.HAPPENED, kind, kind, RULE, span, expression=expression, subject=thing)
