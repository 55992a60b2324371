"""Read dates counted from elsewhere: two years ago, last month, the next day, early this week, a year earlier."""

from __future__ import annotations

from viewer.extract import resolution_calendar
from viewer.extract.resolution_calendar import UNKNOWN_DATE, with_time
from viewer.extract.resolution_frame import Frame, Reading, unit_of, year_of
from viewer.extract.resolution_words import quoted, say
from viewer.extract.timex import Base, Calendar, Relative
from viewer.extract.timex_values import unit_value
from viewer.model import calendar, time
from viewer.model.span import Span
from viewer.model.temporal import Step
from viewer.model.time import Granularity, Interval, unit_at

NEAR_QUARTER = 400
"""Characters within which "a year earlier" still speaks of the quarter named before it."""
OPEN_VALUES = {
    Granularity.DAY: "XXXX-XX-XX", Granularity.WEEK: "XXXX-WXX", Granularity.MONTH: "XXXX-XX",
    Granularity.QUARTER: "XXXX-QX",
}  # fmt: skip


def read(said: Relative, frame: Frame) -> Reading:
    """The reading of an expression that counts from a reference."""
    reading = _read(said, frame)
    if said.part or said.clock:
        return with_time(reading, Calendar(clock=said.clock, part=said.part))
    return reading


def _read(said: Relative, frame: Frame) -> Reading:
    if said.anchor is not None:
        return _of_anchor(said, frame)
    if said.named is not None and said.named.weekday:
        which = said.count if said.base is Base.SPEECH else None
        return resolution_calendar.weekday(said.named.weekday, frame, which)
    reference, source, span = _reference(said, frame)
    if reference is None:
        needed = (
            UNKNOWN_DATE
            if said.base is Base.SPEECH and not frame.narrative
            else "a date named before it, and there is none"
        )
        return Reading(OPEN_VALUES.get(said.unit, "XXXX"), problem=f"{quoted(frame.words)} depends on {needed}.")
    if said.named is not None and (said.named.month or said.named.season or said.named.quarter):
        return _named(said, frame, reference, source)
    interval, value = _moved(said, reference)
    step = Step(f"{quoted(frame.words)} counts from {source}: {say(interval)}.", span)
    return Reading(value, interval, (step,), "", 0.95 if said.base is Base.SPEECH else 0.85)


def _reference(said: Relative, frame: Frame) -> tuple[Interval | None, str, Span | None]:
    """What the expression counts from, how a reader knows it, and the words that named it."""
    story, last = frame.story, frame.story.last
    if said.base is Base.CONTEXT or frame.narrative:
        quarter = story.quarter
        if said.unit in (Granularity.YEAR, Granularity.QUARTER) and quarter is not None and _near(frame):
            return quarter, say(quarter), None
        if said.base is Base.CONTEXT and not frame.narrative and not _told_near(frame):
            last = None
        if last is not None:
            where = f"{quoted(story.span.of(frame.text))}, {say(last)}" if story.span else say(last)
            return last, f"the date named last ({where})", story.span
    elif said.counted and said.count == -1 and said.unit == Granularity.YEAR and story.quarter and _near(frame):
        return story.quarter, say(story.quarter), None
    if frame.now is None or (frame.narrative and said.base is Base.CONTEXT):
        return None, "", None
    return frame.now, f"the document’s date, {say(frame.now)}", None


def _near(frame: Frame) -> bool:
    return frame.candidate.span.start - frame.story.quarter_end <= NEAR_QUARTER


def _told_near(frame: Frame) -> bool:
    """In news the date named last counts only when it stands close before."""
    span = frame.story.span
    return span is not None and frame.candidate.span.start - span.end <= NEAR_QUARTER


def _moved(said: Relative, reference: Interval) -> tuple[Interval, str]:
    """The unit the expression leads to, and its TIMEX3 value."""
    count = said.count or 0
    if said.weekend:
        week = time.shifted(unit_of(reference, Granularity.WEEK), count)
        saturday = Interval(week.begin + 5 * calendar.DAY, week.end, Granularity.DAY)
        return saturday, unit_value(week) + "-WE"
    if said.counted:
        return _counted(said, reference, count)
    interval = time.shifted(unit_of(reference, said.unit), count)
    return interval, unit_value(interval)


def _counted(said: Relative, reference: Interval, count: int) -> tuple[Interval, str]:
    """A distance: as exact as its unit, or as its reference when that is finer and the text counts from it."""
    unit, halves = said.unit, said.halves
    if halves and unit >= Granularity.YEAR:
        months = (count * 12 + halves * 6) * (unit.years or 1)
        start = unit_of(reference, Granularity.MONTH)
        interval = time.shifted(start, months)
        return interval, unit_value(interval)
    if unit >= Granularity.DECADE:
        interval = time.year(year_of(reference) + count * unit.years)
        return interval, unit_value(interval)
    if (
        unit == Granularity.YEAR
        and reference.granularity in (Granularity.QUARTER, Granularity.DAY)
        and said.base is Base.CONTEXT
    ):
        year, month, day = calendar.date_of(reference.begin)
        day = min(day, calendar.month_length(year + count, month))
        interval = unit_at(calendar.seconds(year + count, month, day), reference.granularity)
        return interval, unit_value(interval)
    if unit == Granularity.YEAR and reference.granularity == Granularity.QUARTER:
        interval = time.shifted(reference, 4 * count)
        return interval, unit_value(interval)
    if unit < Granularity.DAY:
        step = time.SECONDS_IN[unit]
        interval = unit_at(reference.begin + count * step, Granularity.DAY)
        return interval, unit_value(interval)
    if reference.granularity > unit:
        interval = time.shifted(unit_of(reference, unit), count)
        coarse = unit_of(
            interval, Granularity.MONTH if reference.granularity == Granularity.MONTH else Granularity.YEAR
        )
        return coarse, unit_value(coarse) + ("-XX" if unit == Granularity.DAY else "")
    interval = time.shifted(unit_of(reference, unit), count)
    return interval, unit_value(interval)


def _named(said: Relative, frame: Frame, reference: Interval, source: str) -> Reading:
    """Last June, this summer, next spring, the year-ago third quarter."""
    named = said.named
    assert named is not None
    year, count = year_of(reference), said.count or 0
    if said.counted:
        interval = resolution_calendar.build(named, year + count)
    else:
        options = [resolution_calendar.build(named, year + n) for n in (-2, -1, 0, 1, 2)]
        earlier = [o for o in options if o.end <= reference.begin]
        later = [o for o in options if o.begin > reference.begin]
        around = [o for o in options if year_of(o) == year]
        interval = earlier[-1] if count < 0 else later[0] if count > 0 else around[0]
    which = {-1: "the last one before", 0: "the one in the year of", 1: "the next one after"}[max(-1, min(1, count))]
    step = Step(f"{quoted(frame.words)} is {which} {source}: {say(interval)}.")
    return Reading(unit_value(interval), interval, (step,), "", 0.9)


def _of_anchor(said: Relative, frame: Frame) -> Reading:
    """The week of March 6, two days after Christmas."""
    assert said.anchor is not None
    base = resolution_calendar.read(said.anchor, frame)
    if base.interval is None:
        return base
    interval, value = _moved(said, base.interval)
    step = Step(f"{quoted(frame.words)} counts from {say(base.interval)}: {say(interval)}.")
    return Reading(value, interval, (*base.steps, step), "", base.certainty)
