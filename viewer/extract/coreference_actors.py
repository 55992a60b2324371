"""Words that name an actor only through what the text said before: "the North", "the communist nation", "he", "Yun"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from viewer.extract import lexicon
from viewer.extract.actor_scan import Occurrence, words
from viewer.extract.countries import is_country
from viewer.extract.sentences import Discourse
from viewer.model.actor import Form
from viewer.model.span import Span

ACTING = frozenset({Form.NAME, Form.SHORT, Form.DEMONYM, Form.METONYM, Form.NOMINAL, Form.COREF})
SENTENCES_BACK = 3
"""How many sentences before its own a nominal may look for its country."""
LOOK_BACK = 100
"""How many names before a nominal are looked at: keeps the work linear in the text."""


@cache
def _contextual() -> re.Pattern[str]:
    table = lexicon.resource("countries")["contextual"]
    phrases = sorted((p.removeprefix("the ") for p in table), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])[Tt]he ({'|'.join(map(re.escape, phrases))})(?![\w-])(?! [A-Z])")


@cache
def _short_bodies() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for actor, body in lexicon.resource("organisations")["organisations"].items():
        for words_ in body.get("short", []):
            found.setdefault(words_, []).append(actor)
    return {words_: tuple(actors) for words_, actors in found.items()}


@cache
def _short_body() -> re.Pattern[str]:
    every = sorted((w.removeprefix("the ") for w in _short_bodies()), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])([Tt]he )({'|'.join(map(re.escape, every))})(?![\w-])(?! [A-Z])(?! of [a-z])")


@cache
def _nominal() -> re.Pattern[str]:
    heads = "|".join(sorted(words("nominals", "heads"), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])[Tt]he ((?:[^\W\d_][\w-]{{0,24}} ){{0,2}})({heads})(?![\w-])")


def contextual(text: str, named: list[Occurrence]) -> list[Occurrence]:
    """Short forms: "the North" after North Korea was named, "the Council" after the Security Council was."""
    table = lexicon.resource("countries")["contextual"]
    found: list[Occurrence] = []
    last = _LastNamed(named)
    for match in _contextual().finditer(text):
        actor = last.of(table["the " + match.group(1)], match.start())
        if actor:
            found.append(Occurrence(Span(match.start(), match.end()), actor, Form.SHORT))
    for match in _short_body().finditer(text):
        actor = last.of(_short_bodies()["the " + match.group(2)], match.start())
        if actor:
            found.append(Occurrence(Span(match.start(), match.end()), actor, Form.SHORT))
    return found


class _LastNamed:
    """Where each actor was last named before an offset."""

    def __init__(self, named: list[Occurrence]) -> None:
        self._starts: dict[str, list[int]] = {}
        for occurrence in named:
            if occurrence.form != Form.PLACE:
                self._starts.setdefault(occurrence.actor, []).append(occurrence.span.start)

    def of(self, actors: list[str] | tuple[str, ...], offset: int) -> str:
        """The one of `actors` named last before an offset; "" where none was."""
        best, where = "", -1
        for actor in actors:
            starts = self._starts.get(actor, [])
            index = bisect_left(starts, offset) - 1
            if index >= 0 and starts[index] > where:
                best, where = actor, starts[index]
        return best


def nominals(text: str, discourse: Discourse, named: list[Occurrence]) -> list[Occurrence]:
    """Nominals, "the communist nation" and "the country": only where the text leaves one country it can mean."""
    countries = [o for o in named if is_country(o.actor)]
    starts = [o.span.start for o in countries]
    found: list[Occurrence] = []
    for match in _nominal().finditer(text):
        between = match.group(1).strip().lower()
        span = Span(match.start(), match.end())
        if any(word in words("nominals", "never") for word in between.split()):
            continue
        reach = bisect_left(starts, match.start())
        before = countries[max(0, reach - LOOK_BACK) : reach]
        kind = _kind(between) or _kind("" if between else match.group(2))
        if kind:
            actor = _last_of_kind(before, kind)
            form = Form.NOMINAL
        elif match.group(2) in words("nominals", "plain"):
            actor = _only_country(discourse, before, match.start())
            form = Form.COREF
        else:
            continue
        if actor:
            found.append(Occurrence(span, actor, form))
    return found


def _kind(between: str) -> frozenset[str]:
    kinds = lexicon.resource("countries")["kinds"]
    for phrase in (between, between.rpartition(" ")[2], between.partition(" ")[0]):
        if phrase in kinds:
            return frozenset(kinds[phrase])
    return frozenset()


def _last_of_kind(before: list[Occurrence], kind: frozenset[str]) -> str:
    return next((o.actor for o in reversed(before) if o.actor in kind and o.form != Form.PLACE), "")


def _only_country(discourse: Discourse, before: list[Occurrence], offset: int) -> str:
    """The country of this sentence, or of the nearest sentence before that names one; "" where two compete."""
    index = bisect_left(discourse.sentences, offset, key=lambda s: s.end)
    for sentence in reversed(discourse.sentences[max(0, index - SENTENCES_BACK) : index + 1]):
        here = [o for o in _since(before, sentence.start) if o.span.start < sentence.end and o.form in ACTING]
        if here:
            counts = Counter(o.actor for o in here)
            return here[0].actor if len(counts) == 1 else ""
    return ""


def _since(before: list[Occurrence], offset: int) -> list[Occurrence]:
    return before[bisect_left(before, offset, key=lambda o: o.span.start) :]
