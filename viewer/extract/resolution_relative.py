"""Read dates counted from elsewhere: two years ago, last month, the next day, early this week, a year earlier."""

from __future__ import annotations

from dataclasses import replace

from viewer.extract import resolution_calendar
from viewer.extract.resolution_business import (
    NEAR_QUARTER,
    business_year,
    distance,
    ended_on,
    is_near,
    latest,
    of_year,
    week_ended,
)
from viewer.extract.resolution_calendar import with_time
from viewer.extract.resolution_dates import build
from viewer.extract.resolution_frame import UNKNOWN_DATE, Frame, Reading, unit_of, year_of, years_ago
from viewer.extract.resolution_weekdays import weekday
from viewer.extract.resolution_words import quoted, say
from viewer.extract.temporal_tokens import cues
from viewer.extract.timex import Base, Calendar, Relative
from viewer.extract.timex_values import geological, unit_value
from viewer.model import calendar, time
from viewer.model.span import Span
from viewer.model.temporal import Step
from viewer.model.time import Granularity, Interval, unit_at

DEEP = 10_000
"""Years from which on distances are the round figures of geology, counted from no particular year."""
NEAR_LOOK_BACK = 200
"""Characters within which a distance may count from a day that the text only looked back to."""
UNIT_NAMES = {
    Granularity.DAY: "day", Granularity.WEEK: "week", Granularity.MONTH: "month", Granularity.QUARTER: "quarter",
    Granularity.SEASON: "season", Granularity.YEAR: "year", Granularity.DECADE: "decade",
}  # fmt: skip
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
    return _of_event(said, frame) or _of_kind(said, frame) or _of_reference(said, frame)


def _of_event(said: Relative, frame: Frame) -> Reading | None:
    """Distances from what is told or dated beside them, and lengths that lead to no day."""
    if said.anchor is not None:
        return _of_anchor(said, frame)
    if said.told_of and not frame.narrative:
        return Reading(length(said))
    if said.told_of and _in_apposition(frame):
        return _explained(frame)
    if said.counted and said.base is Base.CONTEXT and _in_apposition(frame):
        return _explained(frame)
    if said.counted and said.unit < Granularity.DAY and said.base is Base.CONTEXT:
        return Reading(length(said))
    return None


def _explained(frame: Frame) -> Reading:
    """On 9 March, two days earlier: the second says of the first how it lies to what was told before."""
    last, span = frame.story.last, frame.story.span
    assert last is not None
    step = Step(f"{quoted(frame.words)} explains the date before it, {say(last)}.", span)
    return Reading(unit_value(last), last, (step,), "", 0.85)


def _of_kind(said: Relative, frame: Frame) -> Reading | None:
    """Business periods, named weekdays, and "today" in a history, which is the day of no one story."""
    if said.unit == Granularity.WEEK and said.count == 0 and frame.candidate.rule == "the unit":
        ended = week_ended(frame)
        if ended is not None:
            return ended
    if said.unit == Granularity.YEAR and (said.latest or (said.count == 0 and ended_on(frame) is not None)):
        return business_year(frame)
    if said.latest:
        reading = latest(frame)
        return of_year(reading, said.named.year, frame) if said.named and said.named.year else reading
    if said.named is not None and said.named.weekday:
        if said.base is Base.CONTEXT and said.count:
            return _weekday_beside(said, frame)
        which = said.count if said.base is Base.SPEECH else None
        return weekday(said.named.weekday, frame, which)
    today = said.unit == Granularity.DAY and said.base is Base.SPEECH and said.count == 0
    if frame.narrative and today and not said.part and said.named is None:
        return Reading("PRESENT_REF")
    return None


def _of_reference(said: Relative, frame: Frame) -> Reading:
    """What counts from the document's date, or from the date named last."""
    reference, source, span = _reference(said, frame)
    if reference is None:
        needed = (
            UNKNOWN_DATE
            if said.base is Base.SPEECH and not frame.narrative
            else "a date named before it, and there is none"
        )
        return Reading(OPEN_VALUES.get(said.unit, "XXXX"), problem=f"{quoted(frame.words)} depends on {needed}.")
    if said.base is Base.CONTEXT and not said.counted and said.named is None and reference.granularity > said.unit:
        found = _finer(said, frame, reference)
        if found is None:
            unit = UNIT_NAMES.get(said.unit, "time")
            problem = f"{quoted(frame.words)} depends on a {unit} named before it; there is only {source}."
            return Reading(_open_value(said.unit, reference), problem=problem)
        reference, source, span = found
    if said.named is not None and (said.named.month or said.named.season or said.named.quarter):
        return _named(said, frame, reference, source)
    if said.weekend and not frame.narrative and reference == frame.now and frame.direction <= 0 and said.count == 0:
        reference = unit_at(reference.begin - 5 * calendar.DAY, Granularity.DAY)
    exact = _is_exact(frame) or (span is not None and _ends_quarter(frame))
    interval, value = _moved(said, reference, exact)
    if value[1:2] == "A":  # KA, MA, GA: round figures of geology
        source = "the present, as a round figure"
    monday = " Weeks begin on Monday." if interval.granularity == Granularity.WEEK else ""
    step = Step(f"{quoted(frame.words)} counts from {source}: {say(interval)}.{monday}", span)
    reading = Reading(value, interval, (step,), "", 0.95 if said.base is Base.SPEECH else 0.85)
    return _or_from_look_back(reading, said, frame)


def _or_from_look_back(reading: Reading, said: Relative, frame: Frame) -> Reading:
    """Behind "the previous Tuesday", "two days earlier" counts from the story's day, or else from that Tuesday."""
    back, span = frame.story.back, frame.story.back_span
    if back is None or span is None or said.base is not Base.CONTEXT or not said.counted:
        return reading
    other = _moved(said, back)[0]
    if other == reading.interval or distance(frame, span) > NEAR_LOOK_BACK:
        return reading
    step = Step(f"Counted from {quoted(span.of(frame.text))}, {say(back)}, it would be {say(other)}.", span)
    return replace(reading, steps=(*reading.steps, step), certainty=0.6, others=(other,))


def _finer(said: Relative, frame: Frame, reference: Interval) -> tuple[Interval, str, Span | None] | None:
    """What "the day" and "that month" count from where the date named last is coarser than they are."""
    fine, span = frame.story.fine, frame.story.fine_span
    if fine is not None and span is not None and fine.granularity <= said.unit and reference.contains(fine):
        return fine, f"{quoted(span.of(frame.text))}, {say(fine)}", span
    if frame.candidate.rule == "the unit" and frame.now is not None and not frame.narrative:
        return frame.now, f"{frame.origin}, {say(frame.now)}", None
    return None


def _open_value(unit: Granularity, reference: Interval) -> str:
    """TIMEX3's value of a unit that is known only to lie in a longer one ("1998-XX-XX")."""
    if reference.granularity > Granularity.YEAR:
        return OPEN_VALUES.get(unit, "XXXX")
    year = unit_value(unit_of(reference, Granularity.YEAR))
    if reference.granularity == Granularity.MONTH and unit == Granularity.DAY:
        return unit_value(reference) + "-XX"
    return year + OPEN_VALUES.get(unit, "XXXX").removeprefix("XXXX")


def _weekday_beside(said: Relative, frame: Frame) -> Reading:
    """The previous Tuesday, the following Tuesday: the one before or after the day named last."""
    assert said.named is not None
    number = said.named.weekday or 1
    reference, source, span = _reference(said, frame)
    if reference is None or reference.granularity > Granularity.DAY:
        return Reading(f"XXXX-WXX-{number}", problem=f"{quoted(frame.words)} depends on a day named before it.")
    later = (said.count or 0) > 0
    ahead = (number - 1 - calendar.weekday(reference.begin)) % 7
    day = unit_at(reference.begin + ((ahead or 7) if later else ahead - 7) * calendar.DAY, Granularity.DAY)
    side = "after" if later else "before"
    step = Step(f"{quoted(frame.words)} is the first one {side} {source}: {say(day)}.", span)
    return Reading(unit_value(day), day, (step,), "", 0.8)


def _reference(said: Relative, frame: Frame) -> tuple[Interval | None, str, Span | None]:
    """What the expression counts from, how a reader knows it, and the words that named it."""
    story, last = frame.story, frame.story.last
    if said.base is Base.CONTEXT or frame.narrative:
        quarter = story.quarter
        by_period = frame.candidate.rule == "year earlier"
        by_day = not by_period and last is not None and last.granularity == Granularity.DAY and _ends_quarter(frame)
        if (
            said.unit in (Granularity.YEAR, Granularity.QUARTER)
            and quarter is not None
            and is_near(frame)
            and not by_day
        ):
            return quarter, say(quarter), story.quarter_span
        if said.base is Base.CONTEXT and not frame.narrative and not _told_near(frame):
            last = None
        if by_period and not frame.narrative:
            last = None
        if last is not None:
            to_come = frame.now is not None and last.begin > frame.now.begin
            past = not frame.narrative and frame.direction < 0 and story.told is not None and to_come
            last, span = story.named if past else (story.last, story.span)
            assert last is not None
            where = f"{quoted(span.of(frame.text))}, {say(last)}" if span else say(last)
            return last, f"the date named last ({where})", span
    elif said.counted and said.count == -1 and said.unit == Granularity.YEAR and story.quarter and is_near(frame):
        return story.quarter, say(story.quarter), story.quarter_span
    if frame.now is None or (frame.narrative and said.base is Base.CONTEXT):
        return None, "", None
    if frame.candidate.rule == "year earlier" and "quarter" in frame.words.lower():
        ended = time.shifted(unit_of(frame.now, Granularity.QUARTER), -1)
        return ended, f"the last quarter that had ended, {say(ended)}", None
    if said.counted and said.unit == Granularity.YEAR and said.base is Base.CONTEXT:
        return unit_of(frame.now, Granularity.YEAR), f"the document’s year, {year_of(frame.now)}", None
    return frame.now, f"{frame.origin}, {say(frame.now)}", None


def _in_apposition(frame: Frame) -> bool:
    """Whether the words stand right behind a date that they explain ("on 8 May 1900, the day after the storm")."""
    span = frame.story.span
    if span is None or frame.story.last is None or frame.story.last.granularity > Granularity.DAY:
        return False
    between = frame.text[span.end : frame.candidate.span.start]
    return len(between) < 4 and between.strip() in (",", "-", "–", "—", "(")


def _ends_quarter(frame: Frame) -> bool:
    """Whether the date named last, close before, is the end of a business period: figures then compare by that day."""
    span = frame.story.span
    return (
        span is not None and frame.text[max(0, span.start - 6) : span.start] == "ended " and distance(frame, span) < 150
    )


def _told_near(frame: Frame) -> bool:
    """In news the date named last counts only when it stands close before."""
    return distance(frame, frame.story.span) <= NEAR_QUARTER


def _moved(said: Relative, reference: Interval, exact: bool = False) -> tuple[Interval, str]:
    """The unit the expression leads to, and its TIMEX3 value."""
    count = said.count or 0
    if said.weekend:
        week = time.shifted(unit_of(reference, Granularity.WEEK), count)
        saturday = Interval(week.begin + 5 * calendar.DAY, week.end, Granularity.DAY)
        return saturday, unit_value(week) + "-WE"
    if said.counted:
        return _counted(said, reference, count, exact)
    interval = time.shifted(unit_of(reference, said.unit), count)
    return interval, unit_value(interval)


def _counted(said: Relative, reference: Interval, count: int, exact: bool) -> tuple[Interval, str]:
    """A distance: as exact as its unit, or as its reference when that is finer and the text counts from it."""
    unit, halves = said.unit, said.halves
    if unit >= Granularity.YEAR and abs(count) * unit.years >= DEEP:
        if count > 0:
            interval = time.year(year_of(reference) + count)
            return interval, unit_value(interval)
        return years_ago(-count * unit.years), geological(-count * unit.years)
    if halves and unit >= Granularity.YEAR:
        months = (count * 12 + halves * 6) * (unit.years or 1)
        start = unit_of(reference, Granularity.MONTH)
        interval = time.shifted(start, months)
        return interval, unit_value(interval)
    if unit >= Granularity.DECADE:
        interval = time.year(year_of(reference) + count * unit.years)
        return interval, unit_value(interval)
    fine = reference.granularity == Granularity.QUARTER or (exact and reference.granularity == Granularity.DAY)
    if unit == Granularity.YEAR and fine:
        return _same_day(reference, 12 * count)
    if exact and unit in (Granularity.WEEK, Granularity.MONTH) and reference.granularity == Granularity.DAY:
        days = count * 7 * calendar.DAY
        interval = unit_at(reference.begin + days, Granularity.DAY)
        return (interval, unit_value(interval)) if unit == Granularity.WEEK else _same_day(reference, count)
    if unit < Granularity.DAY:
        step = time.SECONDS_IN[unit]
        interval = unit_at(reference.begin + count * step, Granularity.DAY)
        return interval, unit_value(interval)
    if reference.granularity > unit:
        interval = time.shifted(unit_of(reference, unit), count)
        size = reference.granularity
        coarse = unit_of(interval, size if size in (Granularity.MONTH, Granularity.WEEK) else Granularity.YEAR)
        return coarse, unit_value(coarse) + ("-XX" if unit == Granularity.DAY < Granularity.WEEK < size else "")
    interval = time.shifted(unit_of(reference, unit), count)
    return interval, unit_value(interval)


def _same_day(reference: Interval, months: int) -> tuple[Interval, str]:
    """The same day (or quarter) so many months on; the last day of a month that is too short for it."""
    year, month, day = calendar.date_of(reference.begin)
    year, month = calendar.add_months(year, month, months)
    day = min(day, calendar.month_length(year, month))
    interval = unit_at(calendar.seconds(year, month, day), reference.granularity)
    return interval, unit_value(interval)


def _is_exact(frame: Frame) -> bool:
    """Exactly a year later, a year later to the day."""
    span = frame.candidate.span
    before = frame.text[max(0, span.start - 12) : span.start].lower().split()
    return (before[-1:] != [] and before[-1] in cues("exactly")) or frame.text.startswith(" to the day", span.end)


def _named(said: Relative, frame: Frame, reference: Interval, source: str) -> Reading:
    """Last June, this summer, next spring, the year-ago third quarter."""
    named = said.named
    assert named is not None
    year, count = year_of(reference), said.count or 0
    if said.counted:
        interval = build(named, year + count)
    else:
        options = [build(named, year + n) for n in (-2, -1, 0, 1, 2)]
        earlier = [o for o in options if o.end <= reference.begin]
        later = [o for o in options if o.begin > reference.begin]
        around = [o for o in options if year_of(o) == year]
        interval = earlier[-1] if count < 0 else later[0] if count > 0 else around[0]
    which = {-1: "the last one before", 0: "the one in the year of", 1: "the next one after"}[max(-1, min(1, count))]
    step = Step(f"{quoted(frame.words)} is {which} {source}: {say(interval)}.")
    if count == -1 and not said.counted and interval.granularity <= Granularity.SEASON and year_of(interval) == year:
        other = build(named, year - 1)  # said in July, "last March" is for some that of the year before
        also = Step(f"Some would mean {say(other)}.")
        return Reading(unit_value(interval), interval, (step, also), "", 0.75, (other,))
    return Reading(unit_value(interval), interval, (step,), "", 0.9)


def length(said: Relative) -> str:
    """TIMEX3's duration for a distance from an event ("three days after the storm"): the event has no date here."""
    letters = {Granularity.DAY: "D", Granularity.WEEK: "W", Granularity.MONTH: "M", Granularity.QUARTER: "Q",
               Granularity.YEAR: "Y", Granularity.DECADE: "E", Granularity.CENTURY: "C"}  # fmt: skip
    if said.unit in letters:
        return f"P{abs(said.count or 0) or 'X'}{letters[said.unit]}"
    clock = {Granularity.HOUR: "H", Granularity.MINUTE: "M", Granularity.SECOND: "S"}
    return f"PT{abs(said.count or 0) or 'X'}{clock.get(said.unit, 'H')}"


def _week_of_month(month: Interval, count: int) -> Interval:
    """The n-th week with most of its days in a month; -1 is the last."""
    first = unit_at(month.begin + 3 * calendar.DAY, Granularity.WEEK)
    last = unit_at(month.end - 4 * calendar.DAY, Granularity.WEEK)
    return last if count < 0 else time.shifted(first, count - 1)


def from_anchor(said: Relative, frame: Frame, anchor: Interval, span: Span, same_event: bool) -> Reading:
    """A distance from an event whose date the text gives; `same_event`: elsewhere, beside the same noun."""
    interval, value = _moved(said, anchor, exact=_is_exact(frame))
    named = f"{quoted(span.of(frame.text))}, {say(anchor)}"
    why = f" counts from {named}, the date of what it is told of" if same_event else f" counts from {named}"
    reading = Reading(value, interval, (Step(f"{quoted(frame.words)}{why}: {say(interval)}.", span),))
    reading = replace(reading, certainty=0.7 if same_event else 0.85)
    if said.part or said.clock:
        return with_time(reading, Calendar(clock=said.clock, part=said.part))
    return reading


def _of_anchor(said: Relative, frame: Frame) -> Reading:
    """The week of March 6, two days after Christmas."""
    assert said.anchor is not None
    known = said.anchor
    base = read(known, frame) if isinstance(known, Relative) else resolution_calendar.read(known, frame)
    if base.interval is None:
        return base
    if base.interval.granularity == Granularity.MONTH and said.unit == Granularity.WEEK:
        interval = _week_of_month(base.interval, said.count or 0)
        value = unit_value(interval)
    else:
        interval, value = _moved(said, base.interval)
    step = Step(f"{quoted(frame.words)} counts from {say(base.interval)}: {say(interval)}.")
    return Reading(value, interval, (*base.steps, step), "", base.certainty)
