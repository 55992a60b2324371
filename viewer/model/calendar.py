"""Calendar arithmetic without limits: datetime stops at the years 1 and 9999, history does not.

Proleptic Gregorian calendar, astronomical years (0 is 1 BCE, -43 is 44 BCE), instants as whole seconds since
1970-01-01T00:00:00 in the wall clock of the source. The day arithmetic follows Howard Hinnant's "chrono-Compatible
Low-Level Date Algorithms".
"""

from __future__ import annotations

DAY = 86_400
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether an astronomical year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Number of days in a month; ValueError unless 1 <= month <= 12."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return 29 if month == 2 and is_leap(year) else MONTH_LENGTHS[month - 1]


def days(year: int, month: int = 1, day: int = 1) -> int:
    """Days from 1970-01-01 to a date; ValueError when the calendar has no such day (nothing rolls over)."""
    if not 1 <= day <= month_length(year, month):
        raise ValueError(f"there is no {'-' * (year < 0)}{abs(year):04d}-{month:02d}-{day:02d}")
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def seconds(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    """Instant of a date and time of day; ValueError when there is no such day or time."""
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        raise ValueError(f"there is no time of day {hour:02d}:{minute:02d}:{second:02d}")
    return days(year, month, day) * DAY + hour * 3600 + minute * 60 + second


def date_of(instant: int) -> tuple[int, int, int]:
    """Year (astronomical), month and day of an instant in seconds."""
    era, of_era = divmod(instant // DAY + 719_468, 146_097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * of_year + 2) // 153
    day = of_year - (153 * shifted_month + 2) // 5 + 1
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    return era * 400 + year_of_era + (month <= 2), month, day


def time_of(instant: int) -> tuple[int, int, int]:
    """Hour, minute and second of an instant in seconds."""
    rest = instant % DAY
    return rest // 3600, rest % 3600 // 60, rest % 60


def weekday(instant: int) -> int:
    """Day of the week of an instant: Monday is 0, Sunday 6."""
    return (instant // DAY + 3) % 7


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The month `count` months after (before, when negative) the given one, as year and month."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def iso_week(instant: int) -> tuple[int, int]:
    """ISO 8601 week-numbering year and week of an instant (weeks begin on Monday)."""
    monday = instant // DAY - weekday(instant)
    year = date_of((monday + 3) * DAY)[0]
    first = days(year, 1, 4)
    return year, (monday - (first - weekday(first * DAY))) // 7 + 1


def week_start(year: int, week: int) -> int:
    """Instant at which ISO week `week` of `year` begins; ValueError when that year has no such week."""
    fourth = days(year, 1, 4)
    start = (fourth - weekday(fourth * DAY) + (week - 1) * 7) * DAY
    if week < 1 or iso_week(start) != (year, week):
        raise ValueError(f"there is no week {week} in {year}")
    return start
