"""Dates as people and programs exchange them: reads EDTF, which model.time writes.

EDTF (Extended Date/Time Format, ISO 8601-2:2019) levels 0 and 1, and of level 2: seasons, quarters and halves, one of a
set, decades (198X), years with exponent or significant digits. What cannot stand on a timeline as one mark (all of a
set, "some 12th of May") is refused.
"""

from __future__ import annotations

import re
from dataclasses import replace

from viewer.model import calendar
from viewer.model.time import (
    BEGIN_OF_TIME,
    END_OF_TIME,
    LAST_PLAIN_YEAR,
    Granularity,
    Interval,
    Qualifier,
    span_of,
    together,
    unit_at,
)

YEAR = r"(?P<year>-?[0-9]{4})"
DAY = re.compile(YEAR + r"-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
MONTH = re.compile(YEAR + r"-(?P<month>[0-9]{2})(?:-XX)?")
PLAIN = re.compile(YEAR + r"(?:-XX){0,2}")
DIGITS = re.compile(r"(?P<sign>-?)(?P<lead>[0-9]{1,3})(?P<open>X{1,3})")
LONG = re.compile(
    r"Y(?P<lead>-?[0-9]{1,12})(?:E(?P<zeros>[0-9]{1,2}))?(?:S(?P<known>[0-9]{1,2}))?(?:-(?P<rest>[0-9]{2}(?:-[0-9]{2})?))?"
)
CLOCK = re.compile(
    r"(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
QUALIFIER = re.compile(r"(?:^|(?<=-))[?~%](?=[0-9XY-])|(?<=[0-9X])[?~%](?=-|T|$)")
LAST_YEAR = 140_000_000_000
"""Years beyond this (either way) do not fit into int64 seconds."""

SUBYEARS = {
    **{21 + n: (Granularity.SEASON, 3 + 3 * n) for n in range(4)},  # spring, summer, autumn, winter
    **{25 + n: (Granularity.SEASON, 3 + 3 * n) for n in range(4)},  # the same, northern hemisphere
    **{29 + n: (Granularity.MONTH, 9 + 3 * n) for n in range(4)},  # southern hemisphere: their months
    **{33 + n: (Granularity.QUARTER, 1 + 3 * n) for n in range(4)},
    **{37 + n: (Granularity.MONTH, 1 + 4 * n) for n in range(3)},  # thirds of a year
    **{40 + n: (Granularity.HALF, 1 + 6 * n) for n in range(2)},
}
"""EDTF's numbers for parts of a year: their unit and first month (13 to 18 run on into the next year)."""


def parse(text: str) -> Interval:
    """The stretch an EDTF string stands for; the inverse of str(Interval) in begin, end and qualifier.

    A range of days from a Monday to the next Sunday is read as the week it is. Of two ends with different qualifiers
    the range takes both. A zone is read over: instants are in the wall clock of the source. ValueError, as one
    sentence for people, when the string is no EDTF, names a day that does not exist, or cannot be placed.
    """
    date = text.strip()
    if date.startswith("[") and date.endswith("]"):
        return _one_of(date[1:-1], text)
    if date.startswith("{"):
        raise ValueError(f"{_shown(text)} names several dates; one date or one range is needed.")
    if "/" in date:
        ends = date.split("/")
        if len(ends) != 2:
            raise _not_edtf(text)
        return _range(ends[0], ends[1], text)
    return _date(date, text)


def _shown(text: str) -> str:
    return f"“{text.strip()[:40]}”"


def _not_edtf(text: str) -> ValueError:
    return ValueError(f"{_shown(text)} is not a date in EDTF, such as 2014-02-17, 2014-02, 198X or 2014-05/2014-07.")


def _one_of(members: str, text: str) -> Interval:
    """One moment somewhere among the members: the stretch that holds them all."""
    found = []
    for member in members.split(","):
        first, dots, last = member.strip().partition("..")
        found.append(_range(first or "..", last or "..", text) if dots else _date(first, text))
    begin, end = min(found, key=lambda i: i.begin), max(found, key=lambda i: i.end)
    exactness = max(i.granularity for i in found)
    return Interval(begin.begin, end.end, exactness, together(*(i.qualifier for i in found)), None, within=True)


def _range(first: str, last: str, text: str) -> Interval:
    """From one date to another; an end left out or ".." is open."""
    begin = None if first in ("", "..") else _date(first, text)
    end = None if last in ("", "..") else _date(last, text)
    if begin is None and end is None:
        if ".." not in (first, last):
            raise _not_edtf(text)
        return Interval(BEGIN_OF_TIME, END_OF_TIME, Granularity.YEAR)
    if begin is None:
        assert end is not None
        return replace(end, begin=BEGIN_OF_TIME)
    if end is None:
        return replace(begin, end=END_OF_TIME)
    if end.end <= begin.begin:
        raise ValueError(f"{_shown(text)} ends before it begins.")
    both = span_of(begin, end)
    return replace(both, granularity=_unit_of_range(both))


def _unit_of_range(interval: Interval) -> Granularity:
    """The unit that str(Interval) wrote as a range because EDTF has no sign for it, or the unit as read."""
    candidates: tuple[Granularity, ...] = ()
    if interval.granularity == Granularity.DAY:
        candidates = (Granularity.WEEK,)
    elif interval.granularity == Granularity.YEAR:
        far = abs(calendar.date_of(interval.begin)[0]) > LAST_PLAIN_YEAR
        candidates = tuple(g for g in Granularity if g > (Granularity.YEAR if far else Granularity.MILLENNIUM))
    for unit in candidates:
        if replace(interval, granularity=unit).is_unit:
            return unit
    return interval.granularity


def _date(date: str, text: str) -> Interval:
    """One date, which may carry qualifiers at its parts."""
    bare = date.strip()
    qualifier = together(*(Qualifier(sign) for sign in QUALIFIER.findall(bare)))
    bare = QUALIFIER.sub("", bare)
    day, sign, clock = bare.partition("T")
    try:
        interval = _time(day, clock, text) if sign else _calendar_date(bare, text)
    except ValueError as error:
        sentence = str(error)
        raise ValueError(sentence if sentence.endswith(".") else f"{sentence[:1].upper()}{sentence[1:]}.") from None
    return interval.qualified(qualifier)


def _time(day: str, clock: str, text: str) -> Interval:
    """A day and a time of day, as exact as its last figure."""
    date, time = _calendar_date(day, text), CLOCK.fullmatch(clock)
    if date.granularity != Granularity.DAY or not time:
        raise _not_edtf(text)
    figures = [int(f) for f in time.group("hour", "minute", "second") if f is not None]
    unit = (Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)[len(figures) - 1]
    return unit_at(date.begin + calendar.seconds(1970, 1, 1, *figures), unit)


def _calendar_date(date: str, text: str) -> Interval:
    """A day, month, part of a year, year, or years that share their first digits."""
    if match := DAY.fullmatch(date):
        return unit_at(calendar.seconds(*(int(f) for f in match.groups())), Granularity.DAY)
    if match := MONTH.fullmatch(date):
        return _part_of_year(int(match["year"]), int(match["month"]))
    if match := PLAIN.fullmatch(date):
        return unit_at(calendar.seconds(int(match["year"])), Granularity.YEAR)
    if match := DIGITS.fullmatch(date):
        return _open_digits(match["sign"], match["lead"], match["open"], text)
    if match := LONG.fullmatch(date):
        return _long_year(match, text)
    if "X" in date and re.fullmatch(r"-?[0-9X]{4}(?:-[0-9X]{2}){0,2}", date):
        raise ValueError(f"{_shown(text)} leaves open where it lies on a timeline.")
    raise _not_edtf(text)


def _part_of_year(year: int, number: int) -> Interval:
    """A month (1-12), season, quarter, third or half (21-41) of a year."""
    if number <= 12:
        return unit_at(calendar.seconds(year, number), Granularity.MONTH)
    if number not in SUBYEARS:
        raise ValueError(f"There is no month or season {number}.")
    unit, first = SUBYEARS[number]
    begin = calendar.seconds(*calendar.add_months(year, first, 0))
    if unit != Granularity.MONTH:
        return unit_at(begin, unit)
    length = 3 if number < 33 else 4
    return Interval(begin, calendar.seconds(*calendar.add_months(year, first, length)), unit)


def _open_digits(sign: str, lead: str, zeros: str, text: str) -> Interval:
    """198X, 19XX, -03XX: the years that share their leading digits."""
    if len(lead + zeros) != 4:
        raise _not_edtf(text)
    size = 10 ** len(zeros)
    base = int(lead) * size
    unit = Granularity(Granularity.YEAR + len(zeros))
    first, last = (-base - size + 1, -base) if sign else (base, base + size - 1)
    return Interval(calendar.seconds(first), calendar.seconds(last + 1), unit)


def _long_year(match: re.Match[str], text: str) -> Interval:
    """Y-13800000000, Y17E8, Y171010000S3, and (our own addition) months and days of such years."""
    year = int(match["lead"]) * 10 ** int(match["zeros"] or 0)
    if abs(year) > LAST_YEAR:
        raise ValueError(f"{_shown(text)} lies too far away: a year may have at most {LAST_YEAR:,} before or after it.")
    if match["known"]:
        zeros = max(0, len(str(abs(year))) - int(match["known"]))
        if not int(match["known"]) or match["rest"] or zeros > Granularity.YEARS_1G - Granularity.YEAR:
            raise _not_edtf(text)
        size = 10**zeros
        base = abs(year) // size * size
        first, last = (-base - size + 1, -base) if year < 0 else (base, base + size - 1)
        unit = Granularity(Granularity.YEAR + zeros)
        return Interval(calendar.seconds(first), calendar.seconds(last + 1), unit)
    if not match["rest"]:
        return unit_at(calendar.seconds(year), Granularity.YEAR)
    month, _, day = match["rest"].partition("-")
    if day:
        return unit_at(calendar.seconds(year, int(month), int(day)), Granularity.DAY)
    return _part_of_year(year, int(month))
