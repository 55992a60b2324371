"""The days and stretches that a calendar has by name in a given year: 17 February, the third quarter, Easter."""

from __future__ import annotations

from viewer.extract import lexicon
from viewer.extract.timex import Calendar
from viewer.extract.timex_values import SEASONS
from viewer.model import calendar, time
from viewer.model.time import Granularity, Interval, unit_at


def build(said: Calendar, year: int) -> Interval:
    """The interval of a calendar date in a year; ValueError when there is no such date."""
    if said.quarter:
        return time.unit_at(calendar.seconds(year, 3 * said.quarter - 2), Granularity.QUARTER)
    if said.half:
        return time.unit_at(calendar.seconds(year, 6 * said.half - 5), Granularity.HALF)
    if said.season:
        return time.unit_at(calendar.seconds(year, SEASONS[said.season]), Granularity.SEASON)
    if said.month and said.day:
        return time.day(year, said.month, said.day)
    return time.month(year, said.month) if said.month else time.year(year)


def holiday(name: str, year: int) -> Interval:
    """The day of a holiday in a year; KeyError for a name the lexicon does not have."""
    rule = lexicon.load("time")["holidays"][name]
    if rule.startswith("easter"):
        begin = easter(year).begin + int(rule.split()[1]) * calendar.DAY
        return unit_at(begin, Granularity.DAY)
    if " " not in rule:
        month, day = rule.split("-")
        return time.day(year, int(month), int(day))
    count, of_week, month, *later = (int(x) for x in rule.split())
    first = calendar.seconds(year, month)
    offset = (of_week - 1 - calendar.weekday(first)) % 7 + 7 * (count - 1)
    if offset >= calendar.month_length(year, month):
        offset -= 7
    return unit_at(first + (offset + sum(later)) * calendar.DAY, Granularity.DAY)


def easter(year: int) -> Interval:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return time.day(year, month, (h + el - 7 * m + 33 * month + 19) % 32)
