"""Which Wednesday a text means: the last or the next one, by tense, by "last" and "next", by the story."""

from __future__ import annotations

from viewer.extract.resolution_frame import Frame, Reading, needs
from viewer.extract.resolution_words import WEEKDAY_NAMES, quoted, say
from viewer.extract.timex_values import unit_value
from viewer.model import calendar, time
from viewer.model.temporal import Step
from viewer.model.time import Granularity, Interval, unit_at


def weekday(number: int, frame: Frame, which: int | None = None) -> Reading:
    """A weekday by name: the last one on or before the document's date, or the next one, by tense.

    which: -1 "last", 0 "this", 1 "next"; None when the text says only the name. In history, the first on or after the
    date named last.
    """
    name = WEEKDAY_NAMES[number - 1]
    last = frame.story.last
    if frame.narrative and last is not None and last.granularity <= Granularity.DAY:
        day = _on_or_after(last.begin, number)
        step = Step(f"{quoted(frame.words)} is the first {name} on or after {say(last)}: {say(day)}.", frame.story.span)
        return Reading(unit_value(day), day, (step,), "", 0.7)
    if frame.now is None:
        return Reading(f"XXXX-WXX-{number}", problem=needs(frame))
    now = frame.now.begin
    back = (calendar.weekday(now) - (number - 1)) % 7
    if which == -1:
        offset, why = -(back or 7), "last {} before"
    elif which == 1 or (which is None and frame.direction > 0 and back != 0) or (which == 0 and frame.direction >= 0):
        offset, why = (7 - back) % 7 or (7 if which == 1 else 0), "next {} on or after"
    else:
        offset, why = -back, "last {} on or before"
    day = unit_at(now + offset * calendar.DAY, Granularity.DAY)
    text = f"{quoted(frame.words)} → the {why.format(name)} {say(frame.now)}, {frame.origin}: {say(day)}."
    same_week = unit_at(now, Granularity.WEEK).contains(day)
    if which in (-1, 1) and same_week:  # said on Monday, "next Friday" is for some the Friday after
        other = time.shifted(day, 7 * which)
        steps = (Step(text), Step(f"Some would mean {say(other)}."))
        return Reading(unit_value(day), day, steps, "", 0.7, (other,))
    return Reading(unit_value(day), day, (Step(text),), "", 0.9)


def _on_or_after(instant: int, number: int) -> Interval:
    ahead = (number - 1 - calendar.weekday(instant)) % 7
    return unit_at(instant + ahead * calendar.DAY, Granularity.DAY)
