"""The years of a history: which year its yearless dates belong to, and which dates only look away from the story.

A history moves on through time, mostly forward and in small steps. Of all ways to give years to its dates the one with
the fewest and smallest leaps is taken, dates after an expression counting as well as those before it. A year named in
passing ("planned for 1976", "published in 2005") may be left out as an aside where that saves a leap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from viewer.extract import resolution_tense
from viewer.extract.resolution_dates import build
from viewer.extract.temporal_tokens import cues
from viewer.extract.timex import Calendar, Candidate
from viewer.extract.timex_values import impossible
from viewer.model import calendar
from viewer.model.span import Span
from viewer.model.time import Granularity, Interval

YEAR = 365.2425 * calendar.DAY
FORWARD, BACK, TURN = 0.3, 0.6, 0.1
"""Cost of a year's leap forward, back, and of leaving the year of the date before."""
UNSAID = 0.15
"""Cost of leaving it for a date whose own year is not said: who changes the year says so."""
LEAVE, AGAIN = 0.3, 0.15
"""Cost of leaving a year just named for another, and of naming a year again after its months."""
FARTHEST = 3.0
"""Years beyond which a leap costs no more."""
ASIDE_YEAR, ASIDE_DATE, ASIDE_OPENING = 0.5, 1.2, 1.5
"""Cost of taking a bare year, a fuller date, or one that opens its sentence, for an aside."""
ASIDE_PAST = 0.3
"""The same for a date that is told as earlier than the story ("In 1921 they had been locked out")."""
BEAM, NEIGHBOURS = 12, 3


@dataclass(frozen=True, slots=True)
class Told:
    """The years chosen: of yearless candidates by index, and the indexes of asides."""

    years: dict[int, int]
    asides: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Node:
    """A date of the story: its possible intervals, and what it costs to leave it out (None: it cannot be)."""

    index: int
    options: tuple[Interval, ...]
    aside: float | None
    opens: bool
    yearless: bool


@dataclass(frozen=True, slots=True)
class _Path:
    """A way through the story so far; `before` leads back."""

    cost: float
    last: Interval | None
    chosen: Interval | None
    before: _Path | None


def tell(text: str, candidates: Sequence[Candidate]) -> Told:
    """The years of a history's dates."""
    nodes = _nodes(text, candidates)
    paths = [_Path(0.0, None, None, None)]
    for node in nodes:
        paths = _extended(paths, node)
    years, asides = {}, set()
    path: _Path | None = min(paths, key=lambda p: p.cost)
    for node in reversed(nodes):
        assert path is not None
        if path.chosen is None:
            asides.add(node.index)
        elif node.yearless:
            years[node.index] = calendar.date_of(path.chosen.begin)[0]
        path = path.before
    return Told(years, frozenset(asides))


def _nodes(text: str, candidates: Sequence[Candidate]) -> list[_Node]:
    """The dates of a text that move its story, with the years each can have."""
    dated = [(i, c.semantics) for i, c in enumerate(candidates) if isinstance(c.semantics, Calendar)]
    known = [(i, s.year) for i, s in dated if s.year is not None and not s.short_year]
    nodes, seen = [], 0
    for index, said in dated:
        while seen < len(known) and known[seen][0] < index:
            seen += 1
        near = [year for _, year in known[max(0, seen - NEIGHBOURS) : seen + 2]]
        node = _node(text, index, candidates[index].span, said, near, known[seen - 1][1] if seen else None)
        if node is not None:
            nodes.append(node)
    return nodes


def _node(text: str, index: int, span: Span, said: Calendar, near: list[int], before: int | None) -> _Node | None:
    if said.century is not None or said.decade is not None or said.short_year or said.holiday:
        return None
    if said.year is not None:
        if impossible(said.year, said.month, said.day):
            return None
        interval = build(said, said.year)
        opens = opens_sentence(text, span)
        fine = interval.granularity < Granularity.YEAR
        cost = ASIDE_OPENING if opens else ASIDE_DATE if fine else ASIDE_YEAR
        if resolution_tense.is_before_past(text, span):
            cost = min(cost, ASIDE_PAST)
        return _Node(index, (interval,), 0.0 if in_brackets(text, span) else cost, opens, False)
    if not (said.month or said.season) or said.named_year not in ("", "that"):
        return None
    if said.named_year and before is not None:
        near, spread = [before], [0]
    else:
        spread = [-1, 0, 1]
    years = sorted({y + n for y in near for n in spread})
    options = tuple(build(said, y) for y in years if not impossible(y, said.month, said.day))
    return _Node(index, options, None, False, True) if options else None


@cache
def _opening() -> re.Pattern[str]:
    """The begin of a sentence or line, and a preposition."""
    words = "|".join(sorted(cues("opening")))
    return re.compile(rf"(?:[.!?:”\"]\s{{1,3}}|\n\s{{0,3}})(?:(?:{words}) (?:the )?)?$", re.I)


def opens_sentence(text: str, span: Span) -> bool:
    """Whether a date opens its sentence or line, but for a preposition."""
    return bool(_opening().search(text, max(0, span.start - 16), span.start)) or not text[: min(span.start, 8)].strip()


def in_brackets(text: str, span: Span) -> bool:
    """Whether an expression stands inside round brackets on its line."""
    before = text[max(0, span.start - 80) : span.start]
    opened = before.rfind("(")
    return opened > before.rfind(")") and opened > before.rfind("\n")


def _extended(paths: list[_Path], node: _Node) -> list[_Path]:
    """Every path with the node taken each way; the best for each place reached."""
    best: dict[Interval | None, _Path] = {}
    for path in paths:
        for option in node.options:
            last = path.last if path.last and not node.opens and _holds(option, path.last) else option
            again = AGAIN if node.opens and path.last and _holds(option, path.last) else 0.0
            _keep(best, _Path(path.cost + leap(path.last, option, node.yearless) + again, last, option, path))
        if node.aside is not None:
            _keep(best, _Path(path.cost + node.aside, path.last, None, path))
    return sorted(best.values(), key=lambda p: p.cost)[:BEAM]


def _keep(best: dict[Interval | None, _Path], path: _Path) -> None:
    if path.last not in best or path.cost < best[path.last].cost:
        best[path.last] = path


def _holds(year: Interval, fine: Interval) -> bool:
    return year.granularity > fine.granularity and year.contains(fine)


def leap(last: Interval | None, date: Interval, yearless: bool) -> float:
    """What it costs to go from the date told last to the next one."""
    if last is None or last.contains(date) or date.contains(last):
        return 0.0
    turn = LEAVE if last.granularity == Granularity.YEAR > date.granularity else UNSAID if yearless else TURN
    if calendar.date_of(date.begin)[0] in (calendar.date_of(last.begin)[0], calendar.date_of(last.end - 1)[0]):
        turn = 0.0  # a winter is of both its years
    if date.begin >= last.begin:
        return turn + FORWARD * min(max(0, date.begin - last.end) / YEAR, FARTHEST)
    return turn + BACK * min(max(0, last.begin - date.end) / YEAR, FARTHEST)
