"""How far apart two dates are, as exactly as both are known and no more."""

from __future__ import annotations

from viewer.model.calendar import DAY, date_of, seconds
from viewer.model.time import BEGIN_OF_TIME, END_OF_TIME, Interval

YEAR_DAYS = 365.2425
IN_YEARS = 1100
"""Days from which on a distance is told in years."""
FINE = ((60, "minute"), (3600, "hour"))
"""Seconds of what two hours of the clock may be apart by, and its name; beyond two days only days count."""


def distance(first: Interval, second: Interval) -> str:
    """How much later or earlier `second` is than `first`: "35 days later", "87 to 116 days earlier", "the same day".

    "" where an end is open, and where the two overlap so that either may be the earlier.
    """
    ends = (first.begin, first.end, second.begin, second.end)
    if min(ends) <= BEGIN_OF_TIME or max(ends) >= END_OF_TIME:
        return ""
    shorter, longer = sorted((first.end - first.begin, second.end - second.begin))
    near = longer <= FINE[-1][0] and max(ends) - min(ends) < 2 * DAY
    unit, name = next(((u, n) for u, n in FINE if near and shorter <= u), (DAY, "day"))
    at = [ends[0] // unit, (ends[1] - 1) // unit, ends[2] // unit, (ends[3] - 1) // unit]
    least, most = at[2] - at[1], at[3] - at[0]
    if least == most == 0:
        return f"the same {name}"
    if least < 0 < most or (least == 0) != (most == 0):
        return ""
    word = "later" if most > 0 else "earlier"
    nearest, farthest = sorted((abs(least), abs(most)))
    if nearest == farthest:
        return f"{_exactly(nearest, name, min(first.begin, second.begin))} {word}"
    if name == "day" and nearest >= IN_YEARS:
        return f"{_range(int(nearest / YEAR_DAYS), -int(-farthest // YEAR_DAYS), 'year')} {word}"
    return f"{_range(nearest, farthest, name)} {word}"


def _exactly(count: int, unit: str, begin: int) -> str:
    """So many minutes, hours or days, counted from an instant, in words that are easily taken in."""
    if unit == "minute" and count >= 60:
        return _two(count // 60, "hour", count % 60, "minute")
    if unit != "day" or count < IN_YEARS:
        return _count(count, unit)
    year, month, day = date_of(begin)
    last = begin // DAY + count
    years = date_of(last * DAY)[0] - year
    years -= _birthday(year + years, month, day) > last
    return _two(years, "year", last - _birthday(year + years, month, day), "day")


def _birthday(year: int, month: int, day: int) -> int:
    """The day, as instants count them, on which whole years are over: 1 March for those counted from 29 February."""
    return seconds(year, month, 1) // DAY + day - 1


def _range(near: int, far: int, unit: str) -> str:
    return _count(near, unit) if near == far else f"{near:,} to {far:,} {unit}s"


def _two(many: int, larger: str, few: int, smaller: str) -> str:
    return f"{_count(many, larger)} and {_count(few, smaller)}" if few else _count(many, larger)


def _count(count: int, unit: str) -> str:
    return f"{count:,} {unit}{'' if count == 1 else 's'}"
