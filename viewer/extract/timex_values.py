"""TIMEX3's values: how an interval, a length or a recurrence is written for exchange and scoring."""

from __future__ import annotations

from viewer.model import calendar
from viewer.model.time import Granularity, Interval

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
LAST_YEAR = 9999


def impossible(year: int | None, month: int | None, day: int | None) -> str:
    """Why the calendar has no such date, in one sentence; "" when it has. Any 29 February passes without a year."""
    if year is not None and abs(year) > LAST_YEAR:
        return f"The year {year} is beyond what dates in texts reach."
    if month is not None and not 1 <= month <= 12:
        return f"There is no month {month}."
    if day is None:
        return ""
    length = calendar.month_length(2000 if year is None else year, month or 1)
    if 1 <= day <= length:
        return ""
    name = MONTH_NAMES[(month or 1) - 1]
    if month == 2 and day == 29:
        return f"{name} {year} has no 29th day."
    return f"{name} has no {ordinal(day)} day."


def ordinal(count: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th …"""
    teens = 10 <= count % 100 <= 20
    return f"{count}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def year_value(year: int) -> str:
    """A year as TIMEX3 writes it; astronomical before the era."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def geological(years: int) -> str:
    """A round number of years ago, as TIMEX2 writes it: KA12, MA66, GA13.8 (thousand, million, billion years)."""
    size, sign = next((s, n) for s, n in ((10**9, "GA"), (10**6, "MA"), (10**3, "KA")) if years >= s)
    return f"{sign}{years / size:.6g}"


def unit_value(interval: Interval) -> str:
    """The TIMEX3 value of a calendar unit ("2014-02-17", "2014-W13", "2014-Q1", "2014-SU", "198", "19")."""
    year, month, day = calendar.date_of(interval.begin)
    unit = interval.granularity
    if unit < Granularity.DAY:
        hour, minute, second = calendar.time_of(interval.begin)
        text = f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if unit == Granularity.SECOND else "")
        return f"{year_value(year)}-{month:02d}-{day:02d}T{text}"
    if unit == Granularity.WEEK:
        of_year, week = calendar.iso_week(interval.begin)
        return f"{year_value(of_year)}-W{week:02d}"
    if unit == Granularity.SEASON:
        season = next(name for name, begin in SEASONS.items() if begin == month)
        return f"{year_value(year)}-{season}"
    if unit >= Granularity.YEAR:
        return _years_value(year, unit)
    return (
        f"{year_value(year)}-"
        + {
            Granularity.DAY: f"{month:02d}-{day:02d}",
            Granularity.MONTH: f"{month:02d}",
            Granularity.QUARTER: f"Q{(month + 2) // 3}",
            Granularity.HALF: f"H{(month + 5) // 6}",
        }[unit]
    )


def _years_value(year: int, unit: Granularity) -> str:
    """A year, or the leading digits that the years of a decade, century or millennium share."""
    if unit == Granularity.YEAR:
        return year_value(year)
    drop = min(int(unit - Granularity.YEAR), 3)
    if year >= 0:
        return f"{year:04d}"[: 4 - drop]
    return f"-{-year:04d}"[: 5 - drop]
