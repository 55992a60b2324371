"""Bare years: which numbers of four digits are years, and which count something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from viewer.extract import lexicon
from viewer.extract.temporal_rules import Found, Rule, rule
from viewer.extract.temporal_tokens import Words
from viewer.extract.timex import Calendar, Impossible

SURE = range(1400, 2101)
"""Years that need no more than the absence of something counted."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("time")["years"][name])


def neighbour(words: Words, index: int, step: int) -> str:
    """The word next to `index` (one blank or hyphen between at most), "" at a mark or break."""
    index += step
    if 0 <= index < len(words.starts) and words.codes[index] in " -":
        index += step
    if not 0 <= index < len(words.starts) or words.codes[index] == "\n":
        return ""
    return words.word(index)


def _year(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """1998, (1990), in 1066; not $1990, 2000 people, No. 1934, 1500 strong."""
    index = match.start("year")
    year = int(words.word(index))
    if index > match.start() and words.word(index - 2) not in ("year", "years"):
        return
    if is_year(words, index, year):
        yield Found(match.start(), match.end(), Calendar(year))


def is_year(words: Words, index: int, year: int) -> bool:
    """Whether the number at `index` is a year, by the words around it."""
    before, after = neighbour(words, index, -1), neighbour(words, index, 1)
    touching = words.codes[index - 1] if index else "\n"
    then = words.codes[index + 1]
    if (
        touching in "$#%/:+"
        or then in "%/+"
        or (then == ":" and words.codes[index + 2] != " ")
        or before in _words("labels")
    ):
        return False
    if before == "." and touching == " " and neighbour(words, index - 2, -1) in ("no", "nos", "p", "pp"):
        return False
    if before[:1].isdigit() and touching != "-":
        return False
    if after in _words("counted") and not (before == "in" and after in _words("measured")):
        return False
    if before in _words("counting"):
        counts_nothing = not after.isalpha() or (before in _words("about") and after in _words("subjects"))
        return year in SURE and year > 1700 and counts_nothing
    if year in SURE:
        return True
    return before in _words("sure")


def _no_year(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The year 0, the year 99999."""
    digits = words.word(match.start("year"))
    if digits.isdigit() and (len(digits) > 4 or int(digits) == 0):
        shown = digits if len(digits) < 12 else digits[:12] + "…"
        problem = "There is no year 0: 1 BCE is followed by 1 CE." if not digits.strip("0") else ""
        problem = problem or f"The year {shown} is beyond what dates in texts reach."
        yield Found(match.start(), match.end(), Impossible(problem))


def _range(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """1914-18, 1939/40: two years, the second short."""
    year, short = int(words.word(match.start("year"))), int(words.word(match.start("short")))
    index = match.start("year")
    slashed = words.codes[index + 1] == "/" and words.codes[index - 1 : index] in (" ", "(", "")
    if short > year % 100 and year in SURE and (slashed or is_year(words, index, year)):
        yield Found(match.start("year"), match.start("year") + 1, Calendar(year))
        yield Found(match.start("short"), match.end("short"), Calendar(year // 100 * 100 + short))


def _short(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """'99, with its apostrophe."""
    before = neighbour(words, match.start(), -1)
    if words.text[words.starts[match.start()] - 1 : words.starts[match.start()]].strip(" \n(-–"):
        return
    if before in _words("before") or before in ("class", "of", "("):
        yield Found(match.start(), match.end(), Calendar(int(words.word(match.end() - 1)), short_year=True))


RULES: tuple[Rule, ...] = (
    rule("year", "(?:<the> <year_word|units> )?(?P<year><year>)(?![-/]<sixty>[-/])", _year),
    rule("no year", "<the> <year_word> (?P<year><big|n7|z0>)(?![,.:]<small>)", _no_year),
    rule("year range", "(?P<year><year>) ?[-/] ?(?P<short><n2|n3|n4|n5|n1|z1>)(?![-/%:])", _range),
    rule("short year", "'<two>(?!')", _short),
)
