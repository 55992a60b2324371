"""How reasons name a time: "Wednesday 14 October 2015", "the week of Monday 24 March 2014", "264 BCE"."""

from __future__ import annotations

from viewer.extract.timex_values import MONTH_NAMES, ordinal
from viewer.model import calendar
from viewer.model.time import Granularity, Interval

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASON_NAMES = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
MODIFIER_WORDS = {"START": "early ", "MID": "mid-", "END": "late "}


def year_words(year: int) -> str:
    """2014, 264 BCE."""
    return str(year) if year > 0 else f"{1 - year} BCE"


def say(interval: Interval) -> str:
    """An interval in words."""
    year, month, day = calendar.date_of(interval.begin)
    part = MODIFIER_WORDS[interval.modifier] if interval.modifier else ""
    unit = interval.granularity
    if unit < Granularity.DAY:
        hour, minute, _ = calendar.time_of(interval.begin)
        return f"{_day(interval.begin)}, {hour:02d}:{minute:02d}"
    if unit == Granularity.DAY:
        return part + _day(interval.begin)
    if unit == Granularity.WEEK:
        begin = interval.begin - calendar.weekday(interval.begin) * calendar.DAY
        return f"{part}the week of {_day(begin)}" if not part else f"{part}in the week of {_day(begin)}"
    if unit >= Granularity.DECADE:
        return part + _years(year, unit)
    names = {
        Granularity.MONTH: f"{MONTH_NAMES[month - 1]} {year_words(year)}",
        Granularity.QUARTER: f"the {ordinal((month + 2) // 3)} quarter of {year_words(year)}",
        Granularity.HALF: f"the {'first' if month < 7 else 'second'} half of {year_words(year)}",
        Granularity.SEASON: f"{SEASON_NAMES.get(month, 'the season from ' + MONTH_NAMES[month - 1])} {year_words(year)}",
        Granularity.YEAR: year_words(year),
    }
    return part + names[unit]


def _day(instant: int) -> str:
    year, month, day = calendar.date_of(instant)
    return f"{WEEKDAY_NAMES[calendar.weekday(instant)]} {day} {MONTH_NAMES[month - 1]} {year_words(year)}"


def _years(year: int, unit: Granularity) -> str:
    if unit == Granularity.DECADE and year > 0:
        return f"the {year // 10 * 10}s"
    if unit == Granularity.CENTURY and year >= 0:
        return f"the {ordinal(year // 100 + 1)} century"
    return f"the {unit.years:,} years from {year_words(year)}"


def quoted(words: str) -> str:
    """The source's words in curly quotes, on one line."""
    return "“" + " ".join(words.split()) + "”"


def capital(sentence: str) -> str:
    """The sentence with a capital at its head."""
    return sentence[:1].upper() + sentence[1:]
