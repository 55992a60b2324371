"""Time as sources give it: a stretch with a begin, an end, and how exactly it was said.

Instants are int64 seconds (model.calendar). Everything a timeline places is an Interval; its text form is EDTF
(Extended Date/Time Format, ISO 8601-2:2019), written here and read in model.edtf.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from viewer.model import calendar

BEGIN_OF_TIME = -(2**62)
END_OF_TIME = 2**62
"""Marks of an open begin or end ("before 2014"); about 146 thousand million years either way."""


class Granularity(IntEnum):
    """The calendar unit a source named, from finest to coarsest."""

    SECOND = 0
    MINUTE = 1
    HOUR = 2
    DAY = 3
    WEEK = 4
    MONTH = 5
    QUARTER = 6
    SEASON = 7
    HALF = 8
    YEAR = 9
    DECADE = 10
    CENTURY = 11
    MILLENNIUM = 12
    YEARS_10K = 13
    YEARS_100K = 14
    YEARS_1M = 15
    YEARS_10M = 16
    YEARS_100M = 17
    YEARS_1G = 18

    @property
    def years(self) -> int:
        """Length in years of a unit of whole years (YEAR and coarser); 0 for finer ones."""
        return int(10 ** (self - Granularity.YEAR)) if self >= Granularity.YEAR else 0


MONTHS_IN = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.SEASON: 3, Granularity.HALF: 6}
SECONDS_IN = {
    Granularity.SECOND: 1,
    Granularity.MINUTE: 60,
    Granularity.HOUR: 3600,
    Granularity.DAY: calendar.DAY,
    Granularity.WEEK: 7 * calendar.DAY,
}


WRITTEN = (
    Granularity.YEAR,
    Granularity.MONTH,
    Granularity.DAY,
    Granularity.HOUR,
    Granularity.MINUTE,
    Granularity.SECOND,
)
"""Units tried for the ends of a range that its own unit does not fit, coarsest first."""
DIGITS_LEFT_OPEN = (Granularity.DECADE, Granularity.CENTURY, Granularity.MILLENNIUM)
"""Units that EDTF writes with X (198X)."""
_SINGLE = frozenset((*WRITTEN, *MONTHS_IN, *DIGITS_LEFT_OPEN))
"""Units that EDTF writes as one date."""
LAST_PLAIN_YEAR = 9999
"""The last year (and, negated, the first) that EDTF writes without a Y."""


class Qualifier(StrEnum):
    """How sure a date is, in EDTF's signs."""

    NONE = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"


def together(*qualifiers: Qualifier) -> Qualifier:
    """As unsure as all of them: uncertain and approximate make both."""
    signs = {qualifier for qualifier in qualifiers if qualifier}
    return signs.pop() if len(signs) == 1 else Qualifier.BOTH if signs else Qualifier.NONE


class Modifier(StrEnum):
    """TIMEX3's modifiers for a part of a unit: "early March" is START of the month."""

    START = "START"
    MID = "MID"
    END = "END"


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time, half-open, as exactly as its source gives it.

    begin, end   seconds (model.calendar); BEGIN_OF_TIME or END_OF_TIME where open
    granularity  the unit named: 17 Feb 2014 is DAY, "2014" is YEAR, "early March 2014" is MONTH with Modifier.START
    qualifier    EDTF's ? ~ %
    modifier     the part of the unit, when the source names only a part
    within       True when one moment somewhere inside is meant ("between May and July"), not the whole stretch
    """

    begin: int
    end: int
    granularity: Granularity
    qualifier: Qualifier = Qualifier.NONE
    modifier: Modifier | None = None
    within: bool = False

    def __post_init__(self) -> None:
        if self.end <= self.begin:
            raise ValueError(f"an interval must end after it begins: {self.begin}..{self.end}")

    def __str__(self) -> str:
        """EDTF: "2014-02-17", "2014", "2014-03-01/2014-03-10", "[2015-10-14..2015-10-21]", "../2014-02-17".

        Exact: model.edtf.parse gives the same begin and end back. The modifier is not written, its days are. Hours and
        minutes are written as "2014-02-17T14" and "2014-02-17T14:05" (ISO 8601; EDTF itself knows seconds only).
        """
        if self.is_unit and not self.within:
            return _unit_text(self.begin, self.granularity, self.qualifier)
        first = "" if self.begin <= BEGIN_OF_TIME else _text(self.begin, self.unit_of_end(True), self.qualifier)
        last = "" if self.end >= END_OF_TIME else _text(self.end - 1, self.unit_of_end(False), self.qualifier)
        if self.within:
            return f"[{first}..{last}]"
        return first if first and first == last else f"{first or '..'}/{last or '..'}"

    def unit_of_end(self, first: bool) -> Granularity:
        """The coarsest unit, no coarser than said, that begins (ends, unless `first`) where this stretch does."""
        for unit in (self.granularity, *WRITTEN):
            if unit <= self.granularity and unit in _SINGLE and not (self.modifier and unit == self.granularity):
                bounds = _bounds(self.begin if first else self.end - 1, unit)
                far = unit > Granularity.YEAR and abs(calendar.date_of(bounds[0])[0]) > LAST_PLAIN_YEAR
                if not far and (bounds[0] == self.begin if first else bounds[1] == self.end):
                    return unit
        return Granularity.SECOND

    @property
    def is_unit(self) -> bool:
        """Whether this is exactly one whole calendar unit (a day, a month, 2014), not a part or a longer range."""
        return not self.modifier and (self.begin, self.end) == _bounds(self.begin, self.granularity)

    def contains(self, other: Interval) -> bool:
        """Whether `other` lies wholly inside."""
        return self.begin <= other.begin and other.end <= self.end

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share any time."""
        return self.begin < other.end and other.begin < self.end

    def qualified(self, qualifier: Qualifier) -> Interval:
        """The same stretch, as sure as `qualifier` says."""
        return replace(self, qualifier=qualifier)


def unit_at(instant: int, granularity: Granularity) -> Interval:
    """The whole calendar unit that holds an instant.

    Weeks begin on Monday; seasons are meteorological ones of the northern hemisphere (spring March to May; the winter
    of a year begins in its December). Decades, centuries and millennia hold the years that share their leading digits,
    as in EDTF: 198X is 1980 to 1989, -03XX is -399 to -300, the fourth century BCE (so -00XX ends with year 0, which
    00XX begins with). Longer units begin at multiples of their length.
    """
    return Interval(*_bounds(instant, granularity), granularity)


def second_at(instant: int) -> Interval:
    """The one second at an instant."""
    return unit_at(instant, Granularity.SECOND)


def day(year: int, month: int, number: int) -> Interval:
    """One day; ValueError when the calendar has no such day."""
    return unit_at(calendar.seconds(year, month, number), Granularity.DAY)


def month(year: int, number: int) -> Interval:
    """One month; ValueError unless 1 <= number <= 12."""
    return unit_at(calendar.seconds(year, number), Granularity.MONTH)


def year(number: int) -> Interval:
    """One year, astronomical (0 is 1 BCE)."""
    return unit_at(calendar.seconds(number), Granularity.YEAR)


def shifted(interval: Interval, count: int) -> Interval:
    """The unit `count` units later (earlier, when negative) than the unit `interval` begins in."""
    return unit_at(_step(interval.begin, interval.granularity, count), interval.granularity)


def part(interval: Interval, modifier: Modifier) -> Interval:
    """The early, middle or late part of a unit: of a month days 1-10, 11-20, 21-end; of anything else thirds.

    Thirds are in whole months of a season, quarter, half and year, in whole years of anything longer, in whole days of
    a week.
    """
    begin, end = interval.begin, interval.end
    if interval.granularity == Granularity.MONTH:
        first, second = begin + 10 * calendar.DAY, begin + 20 * calendar.DAY
    elif interval.granularity in MONTHS_IN or interval.granularity == Granularity.YEAR:
        third = MONTHS_IN.get(interval.granularity, 12) // 3
        first = _step(begin, Granularity.MONTH, third)
        second = _step(begin, Granularity.MONTH, 2 * third)
    elif interval.granularity > Granularity.YEAR:
        unit = interval.granularity.years
        first = _step(begin, Granularity.YEAR, round(unit / 3))
        second = _step(begin, Granularity.YEAR, round(2 * unit / 3))
    else:
        unit = calendar.DAY if end - begin >= 3 * calendar.DAY else 1
        third = (end - begin) // (3 * unit) * unit
        first, second = begin + third, end - third
    bounds = {Modifier.START: (begin, first), Modifier.MID: (first, second), Modifier.END: (second, end)}
    return replace(interval, begin=bounds[modifier][0], end=bounds[modifier][1], modifier=modifier)


def span_of(first: Interval, last: Interval, within: bool = False) -> Interval:
    """From the begin of `first` to the end of `last`, as exact as the coarser, as unsure as both of the two."""
    qualifier = together(first.qualifier, last.qualifier)
    return Interval(first.begin, last.end, max(first.granularity, last.granularity), qualifier, None, within)


def _bounds(instant: int, granularity: Granularity) -> tuple[int, int]:
    """Begin and end of the unit that holds `instant`."""
    if granularity == Granularity.WEEK:
        begin = (instant // calendar.DAY - calendar.weekday(instant)) * calendar.DAY
    elif granularity in SECONDS_IN:
        begin = instant - instant % SECONDS_IN[granularity]
    else:
        number, of_year, _ = calendar.date_of(instant)
        if granularity in MONTHS_IN:
            size = MONTHS_IN[granularity]
            shift = 2 if granularity == Granularity.SEASON else 0
            index = (number * 12 + of_year - 1 - shift) // size * size + shift
            begin = calendar.seconds(index // 12, index % 12 + 1)
        else:
            begin = calendar.seconds(_first_year(_index(number, granularity), granularity))
    return begin, _step(begin, granularity, 1)


def _mirrored(granularity: Granularity) -> bool:
    """Whether units before year 0 mirror those after it, as digits do; so with what historians count BCE."""
    return granularity in DIGITS_LEFT_OPEN


def _index(number: int, granularity: Granularity) -> int:
    """Which unit of years holds a year: 0 begins with year 0, -1 is the one before it."""
    size = granularity.years
    return -(-number // size) - 1 if number < 0 and _mirrored(granularity) else number // size


def _first_year(index: int, granularity: Granularity) -> int:
    """The year that unit number `index` begins with."""
    return index * granularity.years + (index < 0 and _mirrored(granularity))


def _step(instant: int, granularity: Granularity, count: int) -> int:
    """The begin of the unit `count` units away from the unit holding `instant` (instant must begin its unit)."""
    if granularity in SECONDS_IN:
        return instant + count * SECONDS_IN[granularity]
    number, of_year, _ = calendar.date_of(instant)
    if granularity in MONTHS_IN:
        return calendar.seconds(*calendar.add_months(number, of_year, count * MONTHS_IN[granularity]))
    if not _mirrored(granularity):
        return calendar.seconds(number + count * granularity.years)
    index = _index(number, granularity)
    if count == 1:  # the end of a unit; -00XX and 00XX share year 0
        return calendar.seconds(_first_year(index, granularity) + granularity.years)
    return calendar.seconds(_first_year(index + count, granularity))


def _year_text(number: int) -> str:
    """EDTF of an astronomical year."""
    if abs(number) > LAST_PLAIN_YEAR:
        return f"Y{number}"
    return f"{number:04d}" if number >= 0 else f"-{-number:04d}"


def _unit_text(instant: int, granularity: Granularity, qualifier: Qualifier) -> str:
    """EDTF of the whole unit that holds an instant; a range where EDTF has no sign for it (weeks, 10,000 years)."""
    begin, end = _bounds(instant, granularity)
    number = calendar.date_of(begin)[0]
    if granularity == Granularity.WEEK:
        unit = Granularity.DAY
    elif granularity > Granularity.YEAR and (granularity not in DIGITS_LEFT_OPEN or abs(number) > LAST_PLAIN_YEAR):
        unit = Granularity.YEAR
    else:
        return _text(begin, granularity, qualifier)
    return f"{_text(begin, unit, qualifier)}/{_text(end - 1, unit, qualifier)}"


def _text(instant: int, granularity: Granularity, qualifier: Qualifier) -> str:
    """EDTF of the unit of `granularity` that holds an instant."""
    number, of_year, of_month = calendar.date_of(instant)
    years = _year_text(number)
    if granularity < Granularity.DAY:
        clock = "{:02d}:{:02d}:{:02d}".format(*calendar.time_of(instant))
        width = {Granularity.HOUR: 2, Granularity.MINUTE: 5, Granularity.SECOND: 8}[granularity]
        text = f"{years}-{of_year:02d}-{of_month:02d}T{clock[:width]}"
    elif granularity == Granularity.DAY:
        text = f"{years}-{of_year:02d}-{of_month:02d}"
    elif granularity == Granularity.MONTH:
        text = f"{years}-{of_year:02d}"
    elif granularity == Granularity.QUARTER:
        text = f"{years}-{33 + (of_year - 1) // 3}"
    elif granularity == Granularity.HALF:
        text = f"{years}-{40 + (of_year - 1) // 6}"
    elif granularity == Granularity.SEASON:
        text = f"{_year_text(number - (of_year <= 2))}-{21 + (of_year - 3) % 12 // 3}"
    else:
        zeros = granularity - Granularity.YEAR
        text = years[: len(years) - zeros] + "X" * zeros
    return f"{text}{qualifier}"
