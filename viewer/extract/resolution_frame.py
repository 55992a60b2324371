"""What a date is read against: the document's own date, what the text named last, tense, and the kind of text."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.extract.resolution_words import quoted
from viewer.extract.timex import Candidate
from viewer.model import calendar
from viewer.model.span import Span
from viewer.model.temporal import Step
from viewer.model.time import Granularity, Interval, unit_at

UNKNOWN_DATE = "the document’s own date, which is not known"
OLDEST = 1.4e11
"""Years beyond which seconds no longer fit into 64 bits."""


@dataclass(frozen=True, slots=True)
class Story:
    """Where the text is in time.

    last      the date named last (not in brackets), with the words that named it
    quarter   the quarter named last, for "a year earlier" in business news, with its words
    year_said whether the year of `last` was said, with it or just before it
    fine      the month or day named last, when `last` is a bare year
    told      the date named last that was not told as still to come, when `last` was
    back      the day last looked back to ("the previous Tuesday"), which does not move the story
    """

    last: Interval | None = None
    span: Span | None = None
    quarter: Interval | None = None
    quarter_span: Span | None = None
    year_said: bool = False
    fine: Interval | None = None
    fine_span: Span | None = None
    ahead: bool = False
    told: Interval | None = None
    told_span: Span | None = None
    back: Interval | None = None
    back_span: Span | None = None

    @property
    def named(self) -> tuple[Interval | None, Span | None]:
        """The date named last that is no plan: what is told hangs on no date still to come."""
        return (self.told, self.told_span) if self.ahead else (self.last, self.span)


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the reading of one expression may look at.

    now        the document's own date (a day), None when not known
    narrative  history rather than news
    direction  -1, 0, 1: the tense of the words around
    following  the expression after this one
    origin     what `now` is, in words
    year       the year that the story gives to a yearless date (resolution_story)
    """

    text: str
    candidate: Candidate
    now: Interval | None
    narrative: bool
    story: Story
    direction: int
    following: Candidate | None = None
    year: int | None = None
    origin: str = "the document’s date"

    @property
    def words(self) -> str:
        """The expression's own words."""
        return self.candidate.span.of(self.text)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression was read as; interval None where nothing can be placed, with the reason in `problem`.

    others  other readings of the words themselves ("3/4/2014")
    beside  its year was said by the date before it
    """

    value: str
    interval: Interval | None = None
    steps: tuple[Step, ...] = ()
    problem: str = ""
    certainty: float = 1.0
    others: tuple[Interval, ...] = ()
    beside: bool = False


def unit_of(interval: Interval, unit: Granularity) -> Interval:
    """The calendar unit that holds the begin of an interval."""
    return unit_at(interval.begin, unit)


def years_ago(count: float) -> Interval:
    """The time so many years ago, as exact as the figure is: 66 million years ago is one of a million years.

    Counted from 1950, as archaeology does, below a hundred thousand years; ValueError before the age of the world.
    """
    if count > OLDEST:
        raise ValueError("That is before there was time.")
    figure = f"{count:.0f}"
    zeros = len(figure) - len(figure.rstrip("0"))
    unit = Granularity(min(zeros, 9) + Granularity.YEAR)
    year = 1950 - int(count) if count < 100_000 else -int(count)
    return unit_at(calendar.seconds(year), unit)


def year_of(interval: Interval) -> int:
    """The (astronomical) year an interval begins in."""
    return calendar.date_of(interval.begin)[0]


def needs(frame: Frame) -> str:
    """The sentence for an expression that hangs on the document's date, where that is not known."""
    return f"{quoted(frame.words)} depends on {UNKNOWN_DATE}."
