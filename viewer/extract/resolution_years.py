"""Which year a date without one belongs to: by the document's date and tense in news, by the story in history."""

from __future__ import annotations

from viewer.extract import resolution_tense
from viewer.extract.resolution_dates import build, holiday
from viewer.extract.resolution_frame import Frame, Reading, needs, year_of
from viewer.extract.resolution_story import leap
from viewer.extract.resolution_words import quoted, say
from viewer.extract.temporal_tokens import cues
from viewer.extract.timex import Calendar
from viewer.extract.timex_values import impossible, unit_value, year_value
from viewer.model import calendar
from viewer.model.temporal import Step
from viewer.model.time import Granularity, Interval

LONG_AGO, FAR, NEAR = 300 * calendar.DAY, 200 * calendar.DAY, 75 * calendar.DAY
"""A date this far off on the side that tense says is not meant when one this near lies on the other side."""
SAME_BREATH = 120
"""Characters within which a year said before still holds in news."""
CLOSE = 0.35
"""Two years for a date are both possible where the leaps to them (resolution_story.leap) differ by less."""
LEAN = 4
"""Without tense a date to come must lie this many times nearer than one of the past."""


def century_near(short: int, frame: Frame) -> int:
    """The hundreds of a year of two digits: those of the year named last in history, else the latest not to come."""
    if frame.narrative and frame.story.last is not None:
        return year_of(frame.story.last) // 100 * 100
    now = year_of(frame.now) if frame.now else 1999 if short > 30 else 2030
    century = now // 100 * 100
    return century if century + short <= now + 5 else century - 100


def years_near(frame: Frame, reach: int = 1) -> tuple[int, ...]:
    """Years a date without one may belong to."""
    base = frame.story.last if frame.narrative and frame.story.last else frame.now
    if base is None:
        base = frame.story.named[0]
    return () if base is None else tuple(year_of(base) + n for n in range(-reach, reach + 1))


def named_year(name: str, frame: Frame) -> int | None:
    """The year meant by "last year", "that year" inside a date; None when that depends on what is not known."""
    if name == "that":
        last = frame.story.last or frame.now
        return year_of(last) if last else None
    base = frame.story.last if frame.narrative and frame.story.last else frame.now
    if base is None:
        return None
    return year_of(base) + {"last": -1, "this": 0, "next": 1}[name]


def chosen(options: list[Interval], frame: Frame, tail: str, said: Calendar) -> Reading:
    """The one of the same date in neighbouring years that the text means."""
    if frame.narrative and (frame.story.last is not None or frame.year is not None):
        last, span = frame.story.last, frame.story.span
        told = next((o for o in options if year_of(o) == frame.year), None)
        interval = told or (_in_story(options, last) if last else options[0])
        where = f"read on from {quoted(span.of(frame.text))}" if span else "read from the dates around it"
        step = Step(f"{quoted(frame.words)} has no year and is {where}: {say(interval)}.", span)
        return Reading(_story_value(interval), interval, (step,), "", 0.85)
    now = frame.now
    if now is None:
        return _beside_named(options, frame, tail)
    beside = _year_beside(frame, said)
    if beside is not None and frame.direction <= 0 and not impossible(beside, said.month, said.day):
        interval = holiday(said.holiday, beside) if said.holiday else build(said, beside)
        text = f"{quoted(frame.words)} has no year; the date just before it is of {beside}: {say(interval)}."
        return Reading(unit_value(interval), interval, (Step(text, frame.story.span),), "", 0.8, beside=True)
    interval, why = _by_tense(options, now, frame.direction)
    text = f"{quoted(frame.words)} has no year: {why} {frame.origin}, {say(now)}, is {say(interval)}."
    return Reading(unit_value(interval), interval, (Step(text),), "", 0.9 if frame.direction else 0.8)


def _beside_named(options: list[Interval], frame: Frame, tail: str) -> Reading:
    """The year of a date in a text of no known date: that of the date named before it, or the next one to it.

    What is still to come hangs on no day of the past, what is past on no day still to come.
    """
    last, span = frame.story.named
    if last is None or frame.direction > 0:
        return Reading("XXXX" + tail, problem=needs(frame))
    before, others = [o for o in options if o.begin <= last.begin], list[Interval]()
    if before and resolution_tense.is_before_past(frame.text, frame.candidate.span):
        interval, how = before[-1], "told as earlier than"
    else:
        ranked = sorted(options, key=lambda o: leap(last, o, yearless=True))
        interval, how = ranked[0], "taken as near to"
        close = leap(last, ranked[1], yearless=True) - leap(last, interval, yearless=True) < CLOSE
        others = ranked[1:2] if close else []
    also = f" It could also be {say(others[0])}." if others else ""
    where = f"{quoted(span.of(frame.text))}, {say(last)}" if span else say(last)
    step = Step(f"{quoted(frame.words)} has no year and is {how} {where}: {say(interval)}.{also}", span)
    return Reading(unit_value(interval), interval, (step,), "", 0.45 if others else 0.6, tuple(others))


def _year_beside(frame: Frame, said: Calendar) -> int | None:
    """The year said in the same breath, when it is an older one: "by early 1945 ...; on 27 January it was freed".

    The end of a range is not before its begin: "from August 2011 until January" goes on to 2012.
    """
    last, span = frame.story.last, frame.story.span
    if last is None or span is None or frame.now is None or frame.candidate.span.start - span.end > SAME_BREATH:
        return None
    between = frame.text[span.end : frame.candidate.span.start]
    year = year_of(last)
    if ". " in between or "\n" in between or year >= year_of(frame.now) or not frame.story.year_said:
        return None
    ranged = between.strip() in cues("range") and said.month is not None and last.granularity <= Granularity.MONTH
    turned = ranged and not impossible(year, said.month, said.day) and build(said, year).end <= last.begin
    return year + 1 if turned and year + 1 <= year_of(frame.now) else year


def _story_value(interval: Interval) -> str:
    """TIMEX3's value; a winter that a story goes through is called by the year it ends in."""
    value = unit_value(interval)
    if value.endswith("-WI"):
        return f"{year_value(year_of(interval) + 1)}-WI"
    return value


def _in_story(options: list[Interval], last: Interval) -> Interval:
    """In history the same year as the date named last, or the year after when the story passed New Year."""
    year = year_of(last)
    same = next((o for o in options if year_of(o) == year), options[0])
    if last.granularity <= Granularity.MONTH:
        gap = calendar.date_of(last.begin)[1] - calendar.date_of(same.begin)[1]
        if gap >= 9:
            return next((o for o in options if year_of(o) == year + 1), same)
    return same


def _by_tense(options: list[Interval], now: Interval, direction: int) -> tuple[Interval, str]:
    """The latest not after now, or the first not before it; without tense the nearer, leaning to the past."""
    past = [o for o in options if o.begin <= now.begin]
    future = [o for o in options if o.end > now.begin]
    if past and future:
        ago, ahead = max(0, now.begin - past[-1].end), max(0, future[0].begin - now.begin)
        if direction < 0 and not (ago > LONG_AGO and ahead < NEAR):
            return past[-1], "told as past, the latest one not after"
        if direction > 0 and not (ahead > FAR and ago < NEAR):
            return future[0], "told as still to come, the first one not before"
    nearest = min(options, key=lambda o: now.begin - o.end if o.begin <= now.begin else LEAN * (o.begin - now.begin))
    return nearest, "the one nearest to"
