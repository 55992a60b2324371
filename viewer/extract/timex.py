"""What a time expression says before anyone asks when it was said: TIMEX3's types with open ends left open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.model.span import Span
from viewer.model.temporal import TimexType
from viewer.model.time import Granularity


class Base(StrEnum):
    """What a relative expression counts from."""

    SPEECH = "speech"
    """The moment of writing or speaking: yesterday, two years ago, last week."""
    CONTEXT = "context"
    """The time the text was last at: the next day, two years earlier, that month."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by its calendar fields, any of them open.

    year        astronomical; `short_year` says that only two digits of it were given ("'99", "1914-18")
    decade      first year of a decade ("the 1980s"); `short_year` as for years
    century     ordinal century, negative before the era (19 for the 19th)
    weekday     1 Monday to 7 Sunday
    clock       hour, minute, second as far as given; zone as written
    part        TIMEX3's part of day: MO AF EV NI DT
    holiday     key in the lexicon's table of holidays
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str = ""
    decade: int | None = None
    century: int | None = None
    short_year: bool = False
    clock: tuple[int, ...] = ()
    zone: str = ""
    part: str = ""
    holiday: str = ""
    fiscal: bool = False
    swappable: bool = False
    """Day and month could be the other way round ("3/4/2014")."""
    written_in: str = ""
    """The country of the publisher, where its way of writing decided their order."""
    named_year: str = ""
    """A year said relatively inside a date: "last", "this", "next", "that" ("June last year", "May of that year")."""

    @property
    def names_day(self) -> bool:
        """Whether it names one day, or at least which one of a month or week."""
        return bool(self.day or self.weekday or self.holiday)


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit counted from a reference: "last month" (-1, month), "two days later" (+2, days), "this week" (0).

    count    None for a vague number ("several years ago")
    named    the weekday, month, season, quarter or part of day that is meant, when not a plain unit ("last June")
    counted  True for "three weeks ago" (a distance), False for "last week" (a unit of the calendar)
    anchor   the date counted from when it is named ("two days after Christmas")
    """

    unit: Granularity
    count: int | None
    base: Base
    named: Calendar | None = None
    counted: bool = False
    part: str = ""
    clock: tuple[int, ...] = ()
    weekend: bool = False
    anchor: Calendar | Relative | None = None
    halves: int = 0
    """Half units beyond `count` ("two and a half years ago")."""
    told_of: bool = False
    """Counted from an event that the words after it tell ("three days after the storm")."""
    latest: bool = False
    """The latest one of which there can be figures ("the latest quarter", "the quarter")."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time ("three days"), with TIMEX3's value."""

    value: str


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A time that comes again ("every Monday"), with TIMEX3's value."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that no calendar holds ("now", "the future"), with TIMEX3's value."""

    value: str


@dataclass(frozen=True, slots=True)
class Impossible:
    """Words with the form of a date that the calendar does not have; `problem` says why in one sentence."""

    problem: str


Semantics = Calendar | Relative | Amount | Recurrence | Vague | Impossible


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time expression found and not yet resolved.

    mod   TIMEX3's modifier (START, MID, END, APPROX, LESS_THAN, ...)
    rule  the name of the rule that found it
    rest  -1 for "earlier this year" (what has passed of it), 1 for "later this year" (what is left of it)
    """

    span: Span
    type: TimexType
    semantics: Semantics
    rule: str
    mod: str | None = None
    rest: int = 0


def of_type(semantics: Semantics) -> TimexType:
    """TIMEX3's type of a meaning."""
    if isinstance(semantics, Amount):
        return TimexType.DURATION
    if isinstance(semantics, Recurrence):
        return TimexType.SET
    if isinstance(semantics, Calendar | Relative) and (semantics.clock or semantics.part):
        return TimexType.TIME
    return TimexType.DATE
