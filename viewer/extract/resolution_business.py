"""Periods as business news speaks of them: the latest quarter, the year ended Aug. 31, the 1988 period."""

from __future__ import annotations

from dataclasses import replace

from viewer.extract import resolution_calendar
from viewer.extract.resolution_frame import UNKNOWN_DATE, Frame, Reading, unit_of
from viewer.extract.resolution_words import quoted, say
from viewer.extract.temporal_tokens import cues
from viewer.extract.timex import Calendar
from viewer.extract.timex_values import unit_value
from viewer.model import calendar, time
from viewer.model.span import Span
from viewer.model.temporal import Step
from viewer.model.time import Granularity, Interval, unit_at

NEAR_QUARTER = 1000
"""Characters within which "a year earlier" still speaks of the quarter named before it."""


def is_near(frame: Frame) -> bool:
    return distance(frame, frame.story.quarter_span) <= NEAR_QUARTER


def distance(frame: Frame, span: Span | None) -> int:
    """Characters between words before and the expression."""
    return frame.candidate.span.start - span.end if span else 10**9


def business_year(frame: Frame) -> Reading:
    """The year ended Aug. 31: twelve months to that day, called by the year it ended in."""
    ended = ended_on(frame) or frame.now
    if ended is None:
        return Reading("XXXX", problem=f"{quoted(frame.words)} depends on {UNKNOWN_DATE}.")
    year, month, day = calendar.date_of(ended.begin)
    begin = calendar.seconds(year - 1, month, min(day, calendar.month_length(year - 1, month))) + calendar.DAY
    interval = Interval(begin, ended.begin + calendar.DAY, Granularity.DAY)
    step = Step(f"{quoted(frame.words)} are the twelve months to {say(ended)}.")
    return Reading(unit_value(unit_of(ended, Granularity.YEAR)), interval, (step,), "", 0.8)


def latest(frame: Frame) -> Reading:
    """The latest quarter: the one named last, else the last one that had ended when the document was written."""
    quarter = frame.story.quarter
    ended = ended_on(frame)
    if ended is not None:
        quarter = unit_of(ended, Granularity.QUARTER)
        step = Step(f"{quoted(frame.words)} ended on {say(ended)}: {say(quarter)}.")
        return Reading(unit_value(quarter), quarter, (step,), "", 0.9)
    if quarter is None or not is_near(frame):
        if frame.now is None:
            return Reading("XXXX-QX", problem=f"{quoted(frame.words)} depends on {UNKNOWN_DATE}.")
        quarter = time.shifted(unit_of(frame.now, Granularity.QUARTER), -1)
        step = Step(
            f"{quoted(frame.words)} is taken as the last one that had ended on {say(frame.now)}: {say(quarter)}."
        )
        return Reading(unit_value(quarter), quarter, (step,), "", 0.7)
    step = Step(f"{quoted(frame.words)} is the one named before: {say(quarter)}.")
    return Reading(unit_value(quarter), quarter, (step,), "", 0.85)


def of_year(reading: Reading, year: int, frame: Frame) -> Reading:
    """The 1988 period: the quarter that is spoken of, in that year, else the year."""
    quarter = frame.story.quarter if is_near(frame) else None
    if quarter is None or reading.interval is None:
        interval = time.year(year)
    else:
        month = calendar.date_of(quarter.begin)[1]
        interval = unit_at(calendar.seconds(year, month), Granularity.QUARTER)
    step = Step(f"{quoted(frame.words)} is {say(interval)}.", frame.story.quarter_span)
    return Reading(unit_value(interval), interval, (step,), "", 0.8)


def ended_on(frame: Frame) -> Interval | None:
    """The day that "the quarter ended Sept. 30" ended on."""
    following = frame.following
    if following is None or not isinstance(following.semantics, Calendar) or not following.semantics.day:
        return None
    between = frame.text[frame.candidate.span.end : following.span.start].strip()
    if between not in cues("ended"):
        return None
    past = replace(frame, candidate=following, following=None, direction=-1)
    return resolution_calendar.read(following.semantics, past).interval


def week_ended(frame: Frame) -> Reading | None:
    """The week ended July 24: the one that this day is in."""
    ended = ended_on(frame)
    if ended is None:
        return None
    week = unit_of(ended, Granularity.WEEK)
    step = Step(f"{quoted(frame.words)} ended on {say(ended)}: {say(week)}. Weeks begin on Monday.")
    return Reading(unit_value(week), week, (step,), "", 0.85)
