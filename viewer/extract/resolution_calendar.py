"""Read dates said by the calendar, filling what they leave open: which year, which century, which Wednesday."""

from __future__ import annotations

from dataclasses import replace

from viewer.extract import lexicon
from viewer.extract.resolution_dates import build, holiday
from viewer.extract.resolution_frame import Frame, Reading, needs
from viewer.extract.resolution_weekdays import weekday
from viewer.extract.resolution_words import WEEKDAY_NAMES, quoted, say, weekday_is_known
from viewer.extract.resolution_years import century_near, chosen, named_year, years_near
from viewer.extract.timex import Calendar
from viewer.extract.timex_values import impossible, ordinal, unit_value
from viewer.model import calendar, time
from viewer.model.temporal import Step
from viewer.model.time import Granularity, Interval, unit_at

PARTS_OF_DAY = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24), "DT": (6, 18)}
"""Hours that a part of a day is drawn over."""
SAME_SENTENCE, JUST_PAST = 300, 4 * calendar.DAY
"""Characters of a sentence, and days that news still tells of without naming them again."""
LEAP = 7
"""Years within which there is always a 29 February, turns of centuries apart."""


def read(said: Calendar, frame: Frame) -> Reading:
    """The reading of a calendar date."""
    if said.clock or said.part:
        return _timed(said, frame)
    if said.century is not None:
        return _century(said, frame)
    if said.decade is not None:
        return _decade(said, frame)
    if said.weekday and not said.day and said.year is None and not said.month:
        return weekday(said.weekday, frame)
    if said.holiday:
        return _holiday(said, frame)
    return _dated(said, frame)


def _timed(said: Calendar, frame: Frame) -> Reading:
    """A date with a time of day, or a time of day alone, which takes its day from the text."""
    bare = replace(said, clock=(), part="", zone="")
    if bare == Calendar():
        day = _day_at_hand(frame)
        if _is_night_past(frame, day):
            assert frame.now is not None
            day = time.shifted(frame.now, -1) if frame.direction <= 0 else frame.now
        if day is None:
            return Reading(_clock_value("XXXX-XX-XX", said), problem=needs(frame))
        reading = Reading(
            unit_value(day), day, (Step(f"{quoted(frame.words)} is on the day the text is at, {say(day)}."),), "", 0.7
        )
    else:
        reading = read(bare, frame)
    return with_time(reading, said)


def _is_night_past(frame: Frame, day: Interval | None) -> bool:
    """Whether the night between yesterday and today may be meant: "overnight", "the night" in news of this day."""
    if frame.narrative or frame.now is None:
        return False
    words = frame.words.lower()
    return words in lexicon.load("time")["overnight"] or (words == "the night" and day == frame.now)


def with_time(reading: Reading, said: Calendar) -> Reading:
    """A reading of a day, narrowed to a time of it."""
    value = _clock_value(reading.value, said)
    if reading.interval is None or reading.interval.granularity != Granularity.DAY:
        return replace(reading, value=value)
    begin = reading.interval.begin
    if said.part:
        first, last = PARTS_OF_DAY[said.part]
        return replace(
            reading, value=value, interval=Interval(begin + first * 3600, begin + last * 3600, Granularity.HOUR)
        )
    seconds = sum(n * size for n, size in zip(said.clock, (3600, 60, 1), strict=False))
    unit = Granularity.SECOND if len(said.clock) == 3 else Granularity.MINUTE
    return replace(reading, value=value, interval=unit_at(begin + seconds, unit))


def _clock_value(day: str, said: Calendar) -> str:
    if said.part:
        return f"{day}T{said.part}"
    return f"{day}T" + ":".join(f"{n:02d}" for n in said.clock)


def _day_at_hand(frame: Frame) -> Interval | None:
    """The day a time of day belongs to: the one named last; in news only of the same sentence or just past."""
    last, span = frame.story.last, frame.story.span
    if not frame.narrative and frame.direction <= 0:
        last, span = frame.story.named
    if last is None or last.granularity > Granularity.DAY:
        return None if frame.narrative else frame.now
    day = time.unit_at(last.begin, Granularity.DAY)
    if frame.narrative or frame.now is None or span is None:
        return day
    between = frame.text[span.end : frame.candidate.span.start]
    same = len(between) < SAME_SENTENCE and ". " not in between and "\n" not in between
    return day if same or 0 <= frame.now.begin - day.begin <= JUST_PAST else frame.now


def _century(said: Calendar, frame: Frame) -> Reading:
    count = said.century or 1
    first = (count - 1) * 100 if count > 0 else count * 100 + 1
    interval = Interval(calendar.seconds(first), calendar.seconds(first + 100), Granularity.CENTURY)
    value = f"{count - 1:02d}" if count > 0 else f"-{-count - 1:02d}"
    era = "" if count > 0 else " BCE"
    return Reading(value, interval, (Step(f"{quoted(frame.words)} is the {ordinal(abs(count))} century{era}."),))


def _decade(said: Calendar, frame: Frame) -> Reading:
    start = said.decade or 0
    if start < 0:  # 479 to 470 BC
        interval = time.span_of(time.year(start + 1 - 9), time.year(start + 1))
        step = Step(f"{quoted(frame.words)} is {9 - start} to {-start} BCE.")
        return Reading(f"-{-start:04d}"[:4], interval, (step,))
    if said.short_year:
        start += century_near(start, frame)
    interval = time.unit_at(calendar.seconds(start), Granularity.DECADE)
    return Reading(unit_value(interval), interval, (Step(f"{quoted(frame.words)} is {say(interval)}."),))


def _holiday(said: Calendar, frame: Frame) -> Reading:
    years = (said.year,) if said.year is not None else years_near(frame)
    days = [holiday(said.holiday, y) for y in years if y is not None]
    if not days:
        return Reading("XXXX", problem=needs(frame))
    if said.year is not None:
        return Reading(unit_value(days[0]), days[0], (Step(f"{quoted(frame.words)} is {say(days[0])}."),))
    return chosen(days, frame, unit_value(days[0])[4:], said)


def _dated(said: Calendar, frame: Frame) -> Reading:
    """Days, months, quarters, halves, seasons and years."""
    year = said.year
    if said.short_year and year is not None:
        year += century_near(year, frame)
    if year is None and frame.year is not None and (said.month or said.season):
        return chosen([build(said, frame.year)], frame, "", said)
    if year is None and said.named_year:
        year = named_year(said.named_year, frame)
    if year is not None:
        problem = impossible(year, said.month, said.day)
        if problem:
            return Reading("", problem=problem)
        interval = build(said, year)
        reading = Reading(unit_value(interval), interval, (Step(_plainly(said, frame, interval)),))
        return _swappable(reading, said, year) if said.swappable else reading
    if said.day and not said.month:
        return _day_of_month(said.day, frame)
    reach = LEAP if (said.month, said.day) == (2, 29) else 1
    years = tuple(y for y in years_near(frame, reach) if not impossible(y, said.month, said.day))
    if not years:
        return Reading(_open_value(said), problem=needs(frame))
    return chosen([build(said, y) for y in years], frame, _open_value(said)[4:], said)


def _swappable(reading: Reading, said: Calendar, year: int) -> Reading:
    """3/4/2014 is read with the month first, or as in the publisher's country, and says so."""
    other = time.day(year, said.day or 1, said.month or 1)
    first, last = ("day", "month") if said.written_in else ("month", "day")
    where = f", as in {said.written_in}, where the publisher is" if said.written_in else ""
    step = Step(f"The {first} is taken to come first{where}; with the {last} first it is {say(other)}.")
    return replace(reading, steps=(*reading.steps, step), certainty=0.8 if said.written_in else 0.6, others=(other,))


def _day_of_month(day: int, frame: Frame) -> Reading:
    """On the 20th: of the month that the story is in."""
    month = frame.story.fine or frame.now
    if month is None:
        return Reading(f"XXXX-XX-{day:02d}", problem=needs(frame))
    year, number, _ = calendar.date_of(month.begin)
    problem = impossible(year, number, day)
    if problem:
        return Reading("", problem=problem)
    interval = time.day(year, number, day)
    step = Step(f"{quoted(frame.words)} is in the month the text is at: {say(interval)}.", frame.story.fine_span)
    return Reading(unit_value(interval), interval, (step,), "", 0.75)


def _plainly(said: Calendar, frame: Frame, interval: Interval) -> str:
    """The sentence for a date whose year is known."""
    if said.named_year and said.year is None:
        return f"{quoted(frame.words)} is {say(interval)}."
    text = f"{quoted(frame.words)} is {say(interval)}."
    if said.weekday and interval.granularity == Granularity.DAY and weekday_is_known(interval):
        named, real = WEEKDAY_NAMES[said.weekday - 1], WEEKDAY_NAMES[calendar.weekday(interval.begin)]
        if named != real:
            text += f" The text calls it a {named}; the calendar says {real}."
    return text


def _open_value(said: Calendar) -> str:
    """TIMEX3's value of a date without its year."""
    if said.quarter or said.half or said.season:
        return "XXXX-" + (f"Q{said.quarter}" if said.quarter else f"H{said.half}" if said.half else said.season)
    if said.month:
        return f"XXXX-{said.month:02d}" + (f"-{said.day:02d}" if said.day else "")
    return "XXXX"
