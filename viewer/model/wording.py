"""Dates in a reader's words: the only place that turns an Interval into text for people.

Nothing is ever said more exactly than the source said it: a range is told in the unit its source named.
"""

from __future__ import annotations

from viewer.model import calendar
from viewer.model.time import (
    BEGIN_OF_TIME,
    END_OF_TIME,
    Granularity,
    Interval,
    Modifier,
    Qualifier,
    unit_at,
)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
PARTS = {
    Modifier.START: ("early ", "early on ", "early in the "),
    Modifier.MID: ("mid-", "middle of ", "middle of the "),
    Modifier.END: ("late ", "late on ", "late in the "),
}
"""What stands before a longer unit, before a day or less, before a week."""
CERTAINTY = ((0.95, "almost certain"), (0.8, "very likely"), (0.6, "likely"), (0.4, "uncertain"), (0.0, "a guess"))
"""From this certainty on, in these words."""
BIG = ((1_000_000_000, " billion"), (1_000_000, " million"), (1, ""))
LAST_YEAR_WITH_ERA = 999
"""Years up to this one are told with "CE": "476" alone would not be seen to be a year."""


def describe(interval: Interval) -> str:
    """The date as a reader says it: "17 Feb 2014", "early Mar 2014", "c. 1890", "between May and Jul 2014"."""
    if interval.begin <= BEGIN_OF_TIME and interval.end >= END_OF_TIME:
        return "at any time"
    if interval.begin <= BEGIN_OF_TIME:
        last = unit_at(interval.end - 1, interval.granularity)
        return "before " + _qualified(describe_instant(last.end, interval.granularity), interval.qualifier)
    if interval.end >= END_OF_TIME:
        first = unit_at(interval.begin, interval.granularity)
        word, at = ("after ", first.begin - 1) if interval.within else ("since ", first.begin)
        return word + _qualified(describe_instant(at, interval.granularity), interval.qualifier)
    if interval.modifier:
        words = _part(interval.modifier, unit_at(interval.begin, interval.granularity))
        return _qualified(words, interval.qualifier)
    if interval.is_unit:
        return _qualified(_unit(interval), interval.qualifier)
    return _qualified(_range(interval), interval.qualifier)


def describe_instant(instant: int, granularity: Granularity) -> str:
    """What lies at an instant, told as exactly as `granularity`: the date under the cursor."""
    return _unit(unit_at(instant, granularity))


def certainty_words(certainty: float) -> str:
    """The program's own estimate of a reading, 0 to 1, in words; ValueError outside."""
    if not 0 <= certainty <= 1:
        raise ValueError(f"a certainty lies between 0 and 1, not {certainty}")
    return next(words for least, words in CERTAINTY if certainty >= least)


def _qualified(words: str, qualifier: Qualifier) -> str:
    about = "c. " if qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH) else ""
    return about + words + ("?" if qualifier in (Qualifier.UNCERTAIN, Qualifier.BOTH) else "")


def _part(modifier: Modifier, whole: Interval) -> str:
    """Part of a unit: "early Mar 2014", "late on 17 Feb 2014"."""
    longer, day, week = PARTS[modifier]
    before = week if whole.granularity == Granularity.WEEK else longer if whole.granularity > Granularity.WEEK else day
    return before + _unit(whole)


def _unit(unit: Interval) -> str:
    """One whole calendar unit."""
    year, month, day = calendar.date_of(unit.begin)
    if unit.granularity < Granularity.DAY:
        return f"{_day(year, month, day)}, {_clock(unit.begin, unit.granularity)}"
    if unit.granularity == Granularity.DAY:
        return _day(year, month, day)
    if unit.granularity == Granularity.WEEK:
        return f"week of {_day(year, month, day)}"
    if unit.granularity == Granularity.MONTH:
        return f"{MONTHS[month - 1]} {_year(year)}"
    if unit.granularity == Granularity.QUARTER:
        return f"{_ordinal((month + 2) // 3)} quarter {_year(year)}"
    if unit.granularity == Granularity.HALF:
        return f"{_ordinal((month + 5) // 6)} half {_year(year)}"
    if unit.granularity == Granularity.SEASON:
        return f"{SEASONS[month]} {_winter(year) if month == 12 else _year(year)}"
    return _years(year, unit.granularity)


def _years(first: int, granularity: Granularity) -> str:
    """A unit of years, by its first year."""
    last = first + granularity.years - 1
    if granularity == Granularity.YEAR:
        return _year(first)
    if granularity == Granularity.DECADE:
        plain = first > LAST_YEAR_WITH_ERA and first % 100  # "1900s" might be the century
        return f"{first}s" if plain else _year_range(first, last)
    if granularity in (Granularity.CENTURY, Granularity.MILLENNIUM):
        word = "century" if granularity == Granularity.CENTURY else "millennium"
        if first >= 0:
            return f"{_ordinal(first // granularity.years + 1)} {word}"
        return f"{_ordinal(-first // granularity.years + 1)} {word} BCE"
    if first < 0:
        return f"{_amount(-first)} years ago"
    return _year_range(first, last)


def _range(interval: Interval) -> str:
    """A stretch that is no single unit, told by the units its ends lie in."""
    unit = interval.granularity
    first, last = unit_at(interval.begin, unit), unit_at(interval.end - 1, unit)
    if unit == Granularity.DECADE and (decade := _decade_bce(interval)):
        return decade
    if unit == Granularity.WEEK:
        first, last = unit_at(interval.begin, Granularity.DAY), unit_at(interval.end - 1, Granularity.DAY)
    if first == last:
        return _unit(first)
    exact = unit_at(interval.begin, interval.unit_of_end(True)), unit_at(interval.end - 1, interval.unit_of_end(False))
    mixed = exact[0].granularity != exact[1].granularity  # "2014 – 14 Oct 2015": each end as exactly as it is known
    joined = (_unit(exact[0]), _unit(exact[1])) if mixed else _joined(first, last)
    if interval.within:
        return "between " + " and ".join(joined)
    return (" – " if mixed or " " in joined[0] else "–").join(joined)


def _joined(first: Interval, last: Interval) -> tuple[str, str]:
    """Both ends of a range in words; the first without what the last says again."""
    (year, month, day), (last_year, last_month, _) = calendar.date_of(first.begin), calendar.date_of(last.begin)
    words = _unit(first), _unit(last)
    if first.granularity == Granularity.DAY and year == last_year:
        return str(day) if month == last_month else f"{day} {MONTHS[month - 1]}", words[1]
    if first.granularity == Granularity.MONTH and year == last_year:
        return MONTHS[month - 1], words[1]
    if first.granularity < Granularity.DAY and first.begin // calendar.DAY == last.begin // calendar.DAY:
        return words[0], _clock(last.begin, last.granularity)
    if first.granularity == Granularity.YEAR and (year < 1) == (last_year < 1):
        return _figure(1 - year if year < 1 else year), words[1]
    return words


def _decade_bce(interval: Interval) -> str:
    """A decade as historians count: "130s BCE" for 139 to 130 BCE, no unit of astronomical years; "" for others."""
    first, last = 1 - calendar.date_of(interval.begin)[0], 1 - calendar.date_of(interval.end - 1)[0]
    return f"{last}s BCE" if first - last == 9 and last >= 10 and last % 10 == 0 else ""


def _day(year: int, month: int, day: int) -> str:
    return f"{day} {MONTHS[month - 1]} {_year(year)}"


def _year(year: int) -> str:
    """A year with its era where that is not plain; there is no year 0."""
    if year < 1:
        return f"{_figure(1 - year)} BCE"
    return f"{year} CE" if year <= LAST_YEAR_WITH_ERA else _figure(year)


def _year_range(first: int, last: int) -> str:
    if first < 1 <= last:
        return f"{_year(first)} – {last} CE"
    return f"{_figure(1 - first)}–{_year(last)}" if last < 1 else f"{_figure(first)}–{_year(last)}"


def _winter(year: int) -> str:
    """A winter has two years: "2013–14"."""
    if year < 1:
        return _year_range(year, year + 1)
    short = year > LAST_YEAR_WITH_ERA and (year + 1) % 100
    return f"{year}–{(year + 1) % 100:02d}" if short else _year_range(year, year + 1)


def _figure(number: int) -> str:
    """Years of five digits and more are grouped: 12,000."""
    return f"{number:,}" if number > 9999 else str(number)


def _amount(years: int) -> str:
    """13.8 billion, 66 million, 70,000."""
    size, word = next((s, w) for s, w in BIG if years >= s)
    return f"{years / size:.10g}{word}" if word else f"{years:,}"


def _clock(instant: int, granularity: Granularity) -> str:
    """The time of day: "2 p.m." for an hour, "14:05", "14:05:09"."""
    hour, minute, second = calendar.time_of(instant)
    if granularity == Granularity.HOUR:
        named = {0: "midnight", 12: "noon"}
        return named.get(hour, f"{hour % 12} {'a.m.' if hour < 12 else 'p.m.'}")
    return f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if granularity == Granularity.SECOND else "")


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in (11, 12, 13) else endings.get(number % 10, 'th')}"
