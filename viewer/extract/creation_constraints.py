"""What a text gives away about the day it was written: each constraint says in words what it leaves.

A constraint is a set of days, given as a test, with the sentence that explains it. None of them guesses: together
they leave the days that do not contradict the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from viewer.extract.creation_datelines import Dateline
from viewer.extract.resolution_words import quoted, say
from viewer.extract.sentences import Discourse
from viewer.extract.timex import Calendar, Candidate
from viewer.model import calendar, time
from viewer.model.span import Span
from viewer.model.time import Granularity, Interval

DAY = calendar.DAY
LEAD = 600
"""Characters in which news says what is new."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days a document can be of: within begin..end (days since 1970, half-open; None is open) and passing `test`."""

    why: str
    begin: int | None = None
    end: int | None = None
    test: Callable[[int], bool] | None = None
    span: Span | None = None

    @property
    def length(self) -> int:
        """Days between its bounds; a very long time when one is open."""
        return 10**6 if self.begin is None or self.end is None else self.end - self.begin

    def allows(self, day: int) -> bool:
        """Whether a document of that day does not contradict it."""
        inside = (self.begin is None or day >= self.begin) and (self.end is None or day < self.end)
        return inside and (self.test is None or self.test(day))


def day_words(instant: int) -> str:
    """A day in words, without its weekday."""
    return say(time.unit_at(instant, Granularity.DAY)).split(" ", 1)[1]


def weekdays(discourse: Discourse, candidates: Sequence[Candidate]) -> Iterator[Constraint]:
    """A weekday with a calendar day: only some years have it ("Saturday, April 25")."""
    for candidate in candidates:
        said = candidate.semantics
        if isinstance(said, Calendar) and said.weekday and said.month and said.day and said.year is None:
            words = quoted(candidate.span.of(discourse.text))
            yield Constraint(f"{words} fits only some years.", None, None, _near_weekday(said), candidate.span)


def _near_weekday(said: Calendar) -> Callable[[int], bool]:
    """Whether the named month and day nearest to a document's day falls on the named weekday."""
    month, day, of_week = said.month or 1, said.day or 1, (said.weekday or 1) - 1

    def test(written: int) -> bool:
        year = calendar.date_of(written * DAY)[0]
        options = [
            calendar.days(y, month, day) for y in (year - 1, year, year + 1) if day <= calendar.month_length(y, month)
        ]
        nearest = min(options, key=lambda d: abs(d - written))
        return calendar.weekday(nearest * DAY) == of_week

    return test


def dateline(found: Sequence[Dateline], text: str) -> Constraint | None:
    """A dateline without its year fixes month and day; the program still asks, for it may be printed a day later."""
    for item in found:
        said = item.candidate.semantics
        if item.interval is None and isinstance(said, Calendar):
            why = f"The dateline names {quoted(item.candidate.span.of(text))} without a year."
            return Constraint(why, None, None, _on_day(said), item.candidate.span)
    return None


def _on_day(said: Calendar) -> Callable[[int], bool]:
    """Whether a day is the named day of its year."""
    return lambda day: calendar.date_of(day * DAY)[1:] == (said.month, said.day)


def shown(days: Sequence[int]) -> str:
    """What a constraint leaves, in words."""
    if len(days) == 1:
        return say(day_of(days[0]))
    return f"{len(days):,} days from {day_words(days[0] * DAY)} to {day_words(days[-1] * DAY)}"


def day_of(day: int) -> Interval:
    """A day counted from 1970."""
    return time.unit_at(day * DAY, Granularity.DAY)
