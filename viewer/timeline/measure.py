"""How far apart two dates are, no more exactly than both are known."""

from __future__ import annotations

from viewer.model.calendar import DAY
from viewer.model.time import BEGIN_OF_TIME, END_OF_TIME, Interval

YEAR_DAYS = 365.2425
IN_YEARS = 1100
"""Days from which on a distance is told in years."""


def distance(first: Interval, second: Interval) -> str:
    """How much later or earlier `second` is than `first`: "35 days later", "87 to 116 days earlier", "the same day".

    "" where an end is open, and where the two overlap so that either may be the earlier.
    """
    ends = (first.begin, first.end, second.begin, second.end)
    if min(ends) <= BEGIN_OF_TIME or max(ends) >= END_OF_TIME:
        return ""
    day_of = [ends[0] // DAY, (ends[1] - 1) // DAY, ends[2] // DAY, (ends[3] - 1) // DAY]
    least, most = day_of[2] - day_of[1], day_of[3] - day_of[0]
    if least == most == 0:
        return "the same day"
    if least < 0 < most or (least == 0) != (most == 0):
        return ""
    word = "later" if most > 0 else "earlier"
    near, far = sorted((abs(least), abs(most)))
    if near >= IN_YEARS:
        return f"{_range(int(near / YEAR_DAYS), -int(-far // YEAR_DAYS), 'year')} {word}"
    return f"{_range(near, far, 'day')} {word}"


def _range(near: int, far: int, unit: str) -> str:
    if near == far:
        return f"{near:,} {unit}{'' if near == 1 else 's'}"
    return f"{near:,} to {far:,} {unit}s"
