"""The parts that every rule of the date grammar is made of: the rule itself, numbers in words, shared patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from viewer.extract import lexicon
from viewer.extract.temporal_tokens import Words, compiled, cues
from viewer.extract.timex import Semantics

CARDINAL = (
    "(?:<small|z1|big|decimal|year>(?: <million>)?|<tens>(?:[- ]<one|cardinal>)?"
    "|(?:<one|cardinal|article> )?<hundred|thousand|million>|<cardinal>|<one>|<dozen>)"
)
"""A number in digits or words."""
SEVERAL = "(?:(?:<the> |<article> )?<several>(?: <of>)?)"
ERA = "(?:<era_before>|<letter_b>\\. ?<letter_c>\\.?(?: ?<letter_e>\\.?)?)"
ERA_AFTER = "(?:<era_after>|<article>\\. ?<letter_d>\\.?|<letter_c>\\. ?<letter_e>\\.?)"
PLAIN_UNIT = "<unit|units|clock_unit|clock_units|second|quarter|quarters|weekends>"
GRANULE = {"D": "D", "W": "W", "M": "M", "Y": "Y", "E": "E", "C": "C", "L": "L", "Q": "Q", "F": "W", "WE": "WE"}


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule made of words first..last (half-open)."""

    first: int
    last: int
    semantics: Semantics
    mod: str | None = None
    rule: str = ""
    rest: int = 0

    def __len__(self) -> int:
        return self.last - self.first


Build = Callable[[Words, "re.Match[str]"], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over word classes, and what its matches mean (nothing, where a look at the words says no)."""

    name: str
    pattern: re.Pattern[str]
    build: Build
    needs: re.Pattern[str] | None = None

    def matches(self, words: Words) -> Iterator[re.Match[str]]:
        """Where the pattern fits; at once none where a class is missing that every match has."""
        if self.needs is None or self.needs.search(words.codes):
            yield from self.pattern.finditer(words.codes)


def rule(name: str, pattern: str, build: Build, needs: str = "") -> Rule:
    """A rule whose pattern is written with word classes; it begins and ends at whole words.

    needs  classes of which every match has one ("weekdays|ago"): texts without them are not searched
    """
    return Rule(name, compiled(pattern), build, compiled(f"<{needs}>") if needs else None)


def has(match: re.Match[str], group: str) -> bool:
    """Whether a rule has a group of that name and it took part."""
    return group in match.re.groupindex and match.start(group) >= 0


def bare(words: Words, first: int) -> int:
    """The index after a determiner ("the two-week truce" speaks of "two-week")."""
    return first + 2 if words.word(first) in cues("determiners") else first


def value(words: Words, match: re.Match[str], group: str) -> object:
    """The lexicon's meaning of the one word in a group."""
    return words.value(match.start(group))


def integer(words: Words, match: re.Match[str], group: str) -> int:
    """The number in a group of one word, digits or a word of the lexicon."""
    word = words.word(match.start(group))
    return int(word) if word.isdigit() else int(words.value(match.start(group)))


def number(words: Words, first: int, last: int) -> float | None:
    """The number that words first..last stand for ("twenty-five", "3.5", "two hundred"); None when none."""
    total: float | None = None
    for index in range(first, last):
        word = words.word(index)
        if word[0].isdigit():
            digits = word.replace(",", "")
            total = (total or 0) + float(digits) if len(digits) <= 12 else None
            continue
        meaning = words.value(index) if word in number_words() or word in ("a", "an") else None
        if meaning is not None:
            big = meaning >= 100
            total = (total or 1) * meaning if big else (total or 0) + meaning
    return total


@cache
def number_words() -> frozenset[str]:
    """Words that are numbers, cardinal or ordinal."""
    tables = lexicon.load("time")
    names = ("one", "cardinal", "tens", "dozen", "hundred", "thousand", "million", "first", "second", "ordinal")
    return frozenset(word for name in names for word in tables[name])


def ordinal(words: Words, first: int, last: int) -> int | None:
    """The number of an ordinal: "17th", "third", "twenty-first"."""
    total = 0
    for index in range(first, last):
        word = words.word(index)
        if word.isdigit():
            return int(word)
        if word in number_words():
            total += int(words.value(index))
    return total or None
