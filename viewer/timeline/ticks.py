"""Where the axis has its ticks and what they say: two rows, from seconds to thousands of millions of years."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from viewer.model import calendar
from viewer.model.time import Granularity, unit_at
from viewer.model.wording import MONTHS, describe_instant
from viewer.timeline.folds import Folds
from viewer.timeline.scale import YEAR, Scale

LIMIT = 2**62
LETTER = 8.5
"""Pixels a letter of the axis takes at most, roughly."""
BLOCK = 32
"""Ticks of a block, roughly: so many are worked out at once and kept, since the next frame asks for nearly the same."""
KEPT = 256
"""Blocks of each row kept."""
LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Unit(StrEnum):
    """Units that ticks are counted in."""

    SECOND = "second"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ERA = "era"


@dataclass(frozen=True, slots=True)
class Step:
    """A distance between ticks: `count` units; `upper` gives the unit and count of the row below it.

    least  pixels that a tick's text needs
    """

    unit: Unit
    count: int
    seconds: float
    upper: tuple[Unit, int]
    least: float


def _steps() -> tuple[Step, ...]:
    day = calendar.DAY
    clock = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 3 * 3600, 6 * 3600, 12 * 3600)
    steps = [Step(Unit.SECOND, n, n, (Unit.DAY, 1), 84 if n < 60 else 60) for n in clock]
    steps += [Step(Unit.DAY, n, n * day, (Unit.MONTH, 1), 64 if n == 1 else 40) for n in (1, 2, 5, 10)]
    steps += [Step(Unit.MONTH, n, n * YEAR / 12, (Unit.YEAR, 1), 48) for n in (1, 3, 6)]
    steps += [Step(Unit.YEAR, n, n * YEAR, (Unit.YEAR, 10), 64) for n in (1, 2)]
    steps += [Step(Unit.YEAR, n, n * YEAR, (Unit.YEAR, 100), 72) for n in (5, 10, 20)]
    steps += [Step(Unit.YEAR, n, n * YEAR, (Unit.YEAR, 1000), 80) for n in (50, 100, 200, 500)]
    coarse = [n * 10**e for e in range(3, 10) for n in (1, 2, 5)]
    steps += [Step(Unit.YEAR, n, n * YEAR, (Unit.ERA, 1), 96 if n < 10**6 else 150) for n in coarse]
    return tuple(steps)


STEPS = _steps()
REACH = tuple(accumulate((s.seconds / s.least for s in STEPS), max))
"""Seconds a pixel up to which the texts of a step, or of one before it, have room."""


class Tick(NamedTuple):
    """A tick of the minor row."""

    instant: int
    text: str


class Major(NamedTuple):
    """A unit of the major row, half-open; `odd` alternates so that neighbours can be told apart by their ground."""

    begin: int
    end: int
    text: str
    odd: bool


@dataclass(frozen=True, slots=True)
class Ticks:
    """Both rows of the axis, in order of time."""

    minor: tuple[Tick, ...]
    major: tuple[Major, ...]
    step: Step


def ticks(scale: Scale, larger: float = 1.0) -> Ticks:
    """The ticks of a window, as close as their texts allow; `larger` is the text's size against 13 pixels."""
    place = min(bisect_left(REACH, larger * scale.per_pixel), len(STEPS) - 1)
    if scale.folds is not None:
        return _folded(scale, scale.folds, place, larger)
    first, last = _whole(scale.begin), _whole(scale.end)
    inside = first + (first < scale.begin)  # of ticks none stands before the window, by however little
    return Ticks(_minors(place, inside, last + 1), _majors(place, first, last), STEPS[place])


def _lone(scale: Scale, first: int, last: int, end_at: float, larger: float) -> list[Tick]:
    """One tick with its whole date, for a short piece between folds in which no other has room."""
    for unit in (Granularity.YEAR, Granularity.MONTH, Granularity.DAY):
        held = unit_at(first, unit)
        at = held.begin if held.begin >= first else held.end
        text = describe_instant(at, unit)
        if at <= last and scale.x(at) + LETTER * larger * len(text) <= end_at:
            return [Tick(at, text)]
    return []


def _folded(scale: Scale, folds: Folds, place: int, larger: float) -> Ticks:
    """The ticks of what is not folded; each piece has its own major labels, cut at its ends, and a date if it can."""
    minor: list[Tick] = []
    major: list[Major] = []
    for begin, end in folds.pieces(scale.begin, scale.end):
        first, last = math.ceil(_held(begin)), math.floor(_held(end))
        if first >= last:
            continue
        found: Sequence[Tick] = _minors(place, first, last + 1)
        end_at = scale.x(end)
        if not any(scale.x(t.instant) + LETTER * larger * len(t.text) <= end_at for t in found):
            found = _lone(scale, first, last, end_at, larger) or found
        minor += found
        units = _majors(place, first, last - 1)
        major += (Major(max(m.begin, first), min(m.end, last), m.text, m.odd) for m in units)
    return Ticks(tuple(minor), tuple(major), STEPS[place])


def _whole(instant: float) -> int:
    return math.floor(_held(instant))


def _held(instant: float) -> float:
    """An instant that calendars can count with."""
    return min(max(instant, -LIMIT), LIMIT)


def _minors(place: int, first: int, last: int) -> tuple[Tick, ...]:
    """The ticks of a step, by its place in STEPS, in [first, last)."""
    long = _long(place)
    found: tuple[Tick, ...] = ()
    for number in range(first // long, (last - 1) // long + 1):
        found += _block(place, number)
    return found[bisect_left(found, (first,)) : bisect_left(found, (last,))]


def _majors(place: int, first: int, last: int) -> tuple[Major, ...]:
    """The units above the ticks of a step that first, last or an instant between them lie in."""
    long = _long(place)
    found: tuple[Major, ...] = ()
    for number in range(first // long, last // long + 1):
        more = _upper_block(place, number)
        found += more[1:] if found and found[-1] == more[0] else more  # one that lies in two blocks
    return tuple(m for m in found if m.begin <= last and m.end > first)


def _long(place: int) -> int:
    """Seconds of a block of a step."""
    return BLOCK * math.ceil(STEPS[place].seconds)


@lru_cache(KEPT)
def _block(place: int, number: int) -> tuple[Tick, ...]:
    """The ticks of a step in one of the equal stretches that time is parted in for it."""
    step, long = STEPS[place], _long(place)
    first, last = max(number * long, -LIMIT), min((number + 1) * long, LIMIT + 1)
    return tuple(Tick(at, _minor_text(at, step)) for at in _places(step.unit, step.count, first, last))


@lru_cache(KEPT)
def _upper_block(place: int, number: int) -> tuple[Major, ...]:
    """The units above the ticks of a step that reach into such a stretch."""
    (unit, count), long = STEPS[place].upper, _long(place)
    begin, last = _floor(unit, count, max(number * long, -LIMIT)), min((number + 1) * long, LIMIT)
    found = []
    while begin < last:
        end = _next(unit, count, begin)
        found.append(Major(begin, end, _major_text(begin, unit, count), _number(begin, unit, count) % 2 == 1))
        begin = end
    return tuple(found)


def _places(unit: Unit, count: int, first: int, last: int) -> Iterator[int]:
    """Instants of the ticks in [first, last), each once."""
    at = _floor(unit, count, first)
    while at < last:
        if at >= first:
            yield at
        at = _next(unit, count, at)


def _floor(unit: Unit, count: int, instant: int) -> int:
    """The last tick not after an instant."""
    if unit == Unit.SECOND or (unit == Unit.DAY and count == 1):
        size = count if unit == Unit.SECOND else calendar.DAY
        return instant - instant % size
    year, month, day = calendar.date_of(instant)
    if unit == Unit.DAY:
        # Days are counted within their month, so that the 1st always has a tick.
        steps = min((day - 1) // count, _last_day_step(calendar.month_length(year, month), count))
        return calendar.seconds(year, month, 1 + steps * count)
    if unit == Unit.MONTH:
        return calendar.seconds(year, month - (month - 1) % count)
    if unit == Unit.ERA:
        return calendar.seconds(1) if year > 0 else -LIMIT
    return calendar.seconds(_floor_year(year, count))


def _next(unit: Unit, count: int, instant: int) -> int:
    """The tick after the tick at an instant."""
    if unit == Unit.SECOND or (unit == Unit.DAY and count == 1):
        return instant + (count if unit == Unit.SECOND else calendar.DAY)
    if unit == Unit.ERA:
        return calendar.seconds(1) if instant < calendar.seconds(1) else LIMIT
    year, month, day = calendar.date_of(instant)
    if unit == Unit.DAY:
        if (day - 1) // count >= _last_day_step(calendar.month_length(year, month), count):
            return calendar.seconds(*calendar.add_months(year, month, 1))
        return instant + count * calendar.DAY
    if unit == Unit.MONTH:
        return calendar.seconds(*calendar.add_months(year, month, count))
    return calendar.seconds(_next_year(year, count))


def _last_day_step(length: int, count: int) -> int:
    """The last tick of a month leaves room before the next month's 1st."""
    return (length - 1) // count - (1 if count > 1 and (length - 1) % count + 1 < count / 2 + 1 else 0)


def _floor_year(year: int, count: int) -> int:
    """The tick year not after `year`. Years of our era count from 0 CE up in round numbers and begin with year 1; those
    before it are round in BCE (100 BCE is -99), so that every label is a round number people know.
    """
    if count == 1:
        return year
    if year > 0:
        return max(year - year % count, 1)
    return 1 + -((1 - year) + -(1 - year) % count)


def _next_year(year: int, count: int) -> int:
    if count == 1:
        return year + 1
    if year > 0:
        return year - year % count + count
    before = 1 - year  # BCE
    return 1 - (before - count) if before > count else 1


def _number(begin: int, unit: Unit, count: int) -> int:
    """A running number of a major unit: its parity never depends on where the window stands."""
    year, month, _ = calendar.date_of(begin)
    if unit == Unit.DAY:
        return begin // calendar.DAY
    if unit == Unit.MONTH:
        return year * 12 + month
    if unit == Unit.ERA:
        return int(year > 0)
    return year // count if year > 0 else (year - 1) // count


def _minor_text(instant: int, step: Step) -> str:
    year, month, day = calendar.date_of(instant)
    if step.unit == Unit.SECOND:
        hour, minute, second = calendar.time_of(instant)
        return f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if step.count < 60 else "")
    if step.unit == Unit.DAY:
        weekday = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[calendar.weekday(instant)]
        return f"{weekday} {day}" if step.count == 1 else str(day)
    if step.unit == Unit.MONTH:
        return MONTHS[month - 1]
    return _plain_year(year)


def _plain_year(year: int) -> str:
    """A year as the axis has it: "2014", "476 CE", "44 BCE", "10,000 BCE", "5 million BCE" (there is no year 0)."""
    number, era = (year, " CE" if year < 1000 else "") if year > 0 else (1 - year, " BCE")
    if number >= 10**9:
        return f"{number / 10**9:g} billion{era}"
    if number >= 10**6:
        return f"{number / 10**6:g} million{era}"
    return f"{number:,}{era}" if number >= 10_000 else f"{number}{era}"


def _major_text(begin: int, unit: Unit, count: int) -> str:
    year, month, day = calendar.date_of(begin)
    if unit == Unit.DAY:
        return f"{day} {LONG_MONTHS[month - 1]} {_plain_year(year)}"
    if unit == Unit.MONTH:
        return f"{LONG_MONTHS[month - 1]} {_plain_year(year)}"
    if unit == Unit.ERA:
        return "CE" if year > 0 else "BCE"
    return _years_text(year, count)


def _years_text(year: int, count: int) -> str:
    if count == 1:
        return _plain_year(year)
    if count == 10:
        return f"{year - year % 10}s" if year >= 10 else "1–9" if year > 0 else f"{1 - year}–{max(-year - 8, 1)} BCE"
    name = "century" if count == 100 else "millennium"
    number = year // count + 1 if year > 0 else (-year) // count + 1
    return f"{_ordinal(number)} {name}" + ("" if year > 0 else " BCE")


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
