"""Read dates said by the calendar, filling what they leave open: which year, which century, which Wednesday."""

from __future__ import annotations

from dataclasses import replace

from viewer.extract import lexicon
from viewer.extract.resolution_frame import Frame, Reading, year_of
from viewer.extract.resolution_words import WEEKDAY_NAMES, quoted, say, weekday_is_known
from viewer.extract.timex import Calendar
from viewer.extract.timex_values import SEASONS, impossible, unit_value, year_value
from viewer.model import calendar, time
from viewer.model.temporal import Step
from viewer.model.time import Granularity, Interval, unit_at

PARTS_OF_DAY = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24), "DT": (6, 18)}
"""Hours that a part of a day is drawn over."""
LONG_AGO, FAR, NEAR = 300 * calendar.DAY, 200 * calendar.DAY, 75 * calendar.DAY
"""A date this far off on the side that tense says is not meant when one this near lies on the other side."""
SAME_BREATH = 120
"""Characters within which a year said before still holds in news."""
LEAP = 7
"""Years within which there is always a 29 February, turns of centuries apart."""
LEAN = 4
"""Without tense a date to come must lie this many times nearer than one of the past."""
UNKNOWN_DATE = "the document’s own date, which is not known"


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
        if frame.words.lower() in lexicon.load("time")["overnight"] and not frame.narrative and frame.now is not None:
            day = time.shifted(frame.now, -1) if frame.direction <= 0 else frame.now
        if day is None:
            return Reading(_clock_value("XXXX-XX-XX", said), problem=_needs(frame))
        reading = Reading(
            unit_value(day), day, (Step(f"{quoted(frame.words)} is on the day the text is at, {say(day)}."),), "", 0.7
        )
    else:
        reading = read(bare, frame)
    return with_time(reading, said)


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
    """The day a time of day belongs to: the one named last, in news the article's own."""
    last = frame.story.last
    if last is not None and last.granularity <= Granularity.DAY and (frame.narrative or frame.story.span):
        return time.unit_at(last.begin, Granularity.DAY)
    return None if frame.narrative else frame.now


def _needs(frame: Frame) -> str:
    return f"{quoted(frame.words)} depends on {UNKNOWN_DATE}."


def _century(said: Calendar, frame: Frame) -> Reading:
    count = said.century or 1
    first = (count - 1) * 100 if count > 0 else count * 100 + 1
    interval = Interval(calendar.seconds(first), calendar.seconds(first + 100), Granularity.CENTURY)
    value = f"{count - 1:02d}" if count > 0 else f"-{-count - 1:02d}"
    era = "" if count > 0 else " BCE"
    return Reading(value, interval, (Step(f"{quoted(frame.words)} is the {abs(count)}. century{era}."),))


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


def century_near(short: int, frame: Frame) -> int:
    """The hundreds of a year of two digits: those of the year named last in history, else the latest not to come."""
    if frame.narrative and frame.story.last is not None:
        return year_of(frame.story.last) // 100 * 100
    now = year_of(frame.now) if frame.now else 1999 if short > 30 else 2030
    century = now // 100 * 100
    return century if century + short <= now + 5 else century - 100


def _holiday(said: Calendar, frame: Frame) -> Reading:
    years = (said.year,) if said.year is not None else _years_near(frame)
    days = [holiday(said.holiday, y) for y in years if y is not None]
    if not days:
        return Reading("XXXX", problem=_needs(frame))
    if said.year is not None:
        return Reading(unit_value(days[0]), days[0], (Step(f"{quoted(frame.words)} is {say(days[0])}."),))
    return _chosen(days, frame, unit_value(days[0])[4:], said)


def holiday(name: str, year: int) -> Interval:
    """The day of a holiday in a year; KeyError for a name the lexicon does not have."""
    rule = lexicon.load("time")["holidays"][name]
    if rule.startswith("easter"):
        begin = easter(year).begin + int(rule.split()[1]) * calendar.DAY
        return unit_at(begin, Granularity.DAY)
    if " " not in rule:
        month, day = rule.split("-")
        return time.day(year, int(month), int(day))
    count, of_week, month, *later = (int(x) for x in rule.split())
    first = calendar.seconds(year, month)
    offset = (of_week - 1 - calendar.weekday(first)) % 7 + 7 * (count - 1)
    if offset >= calendar.month_length(year, month):
        offset -= 7
    return unit_at(first + (offset + sum(later)) * calendar.DAY, Granularity.DAY)


def easter(year: int) -> Interval:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return time.day(year, month, (h + el - 7 * m + 33 * month + 19) % 32)


def _years_near(frame: Frame, reach: int = 1) -> tuple[int, ...]:
    """Years a date without one may belong to."""
    base = frame.story.last if frame.narrative and frame.story.last else frame.now
    if base is None:
        base = frame.story.last
    return () if base is None else tuple(year_of(base) + n for n in range(-reach, reach + 1))


def _dated(said: Calendar, frame: Frame) -> Reading:
    """Days, months, quarters, halves, seasons and years."""
    year = said.year
    if said.short_year and year is not None:
        year += century_near(year, frame)
    if year is None and frame.year is not None and (said.month or said.season):
        return _chosen([build(said, frame.year)], frame, "", said)
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
    years = tuple(y for y in _years_near(frame, reach) if not impossible(y, said.month, said.day))
    if not years:
        return Reading(_open_value(said), problem=_needs(frame))
    return _chosen([build(said, y) for y in years], frame, _open_value(said)[4:], said)


def _swappable(reading: Reading, said: Calendar, year: int) -> Reading:
    """3/4/2014 is read with the month first, as in America, and says so."""
    other = time.day(year, said.day or 1, said.month or 1)
    step = Step(f"The month is taken to come first; with the day first it is {say(other)}.")
    return replace(reading, steps=(*reading.steps, step), certainty=0.6, others=(other,))


def _day_of_month(day: int, frame: Frame) -> Reading:
    """On the 20th: of the month that the story is in."""
    month = frame.story.fine or frame.now
    if month is None:
        return Reading(f"XXXX-XX-{day:02d}", problem=_needs(frame))
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
    if said.season:
        text += " Seasons are those of the northern hemisphere, in whole months."
    if said.weekday and interval.granularity == Granularity.DAY and weekday_is_known(interval):
        named, real = WEEKDAY_NAMES[said.weekday - 1], WEEKDAY_NAMES[calendar.weekday(interval.begin)]
        if named != real:
            text += f" The text calls it a {named}; the calendar says {real}."
    return text


def named_year(name: str, frame: Frame) -> int | None:
    """The year meant by "last year", "that year" inside a date; None when that depends on what is not known."""
    if name == "that":
        last = frame.story.last or frame.now
        return year_of(last) if last else None
    base = frame.story.last if frame.narrative and frame.story.last else frame.now
    if base is None:
        return None
    return year_of(base) + {"last": -1, "this": 0, "next": 1}[name]


def build(said: Calendar, year: int) -> Interval:
    """The interval of a calendar date in a year; ValueError when there is no such date."""
    if said.quarter:
        return time.unit_at(calendar.seconds(year, 3 * said.quarter - 2), Granularity.QUARTER)
    if said.half:
        return time.unit_at(calendar.seconds(year, 6 * said.half - 5), Granularity.HALF)
    if said.season:
        return time.unit_at(calendar.seconds(year, SEASONS[said.season]), Granularity.SEASON)
    if said.month and said.day:
        return time.day(year, said.month, said.day)
    return time.month(year, said.month) if said.month else time.year(year)


def _open_value(said: Calendar) -> str:
    """TIMEX3's value of a date without its year."""
    if said.quarter or said.half or said.season:
        return "XXXX-" + (f"Q{said.quarter}" if said.quarter else f"H{said.half}" if said.half else said.season)
    if said.month:
        return f"XXXX-{said.month:02d}" + (f"-{said.day:02d}" if said.day else "")
    return "XXXX"


def _chosen(options: list[Interval], frame: Frame, tail: str, said: Calendar) -> Reading:
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
        last = frame.story.last
        if last is None or frame.direction > 0:  # what is still to come does not hang on a day of the past
            return Reading("XXXX" + tail, problem=_needs(frame))
        interval = _in_story(options, last)
        step = Step(
            f"{quoted(frame.words)} has no year; the date named last is {say(last)}, hence {say(interval)}.",
            frame.story.span,
        )
        return Reading(unit_value(interval), interval, (step,), "", 0.6)
    beside = _year_beside(frame)
    if beside is not None and frame.direction <= 0 and not impossible(beside, said.month, said.day):
        interval = holiday(said.holiday, beside) if said.holiday else build(said, beside)
        text = f"{quoted(frame.words)} has no year; the date just before it is of {beside}: {say(interval)}."
        return Reading(unit_value(interval), interval, (Step(text, frame.story.span),), "", 0.8, beside=True)
    interval, why = _by_tense(options, now, frame.direction)
    text = f"{quoted(frame.words)} has no year: {why} {frame.origin}, {say(now)}, is {say(interval)}."
    return Reading(unit_value(interval), interval, (Step(text),), "", 0.9 if frame.direction else 0.8)


def _year_beside(frame: Frame) -> int | None:
    """The year said in the same breath, when it is an older one: "by early 1945 ...; on 27 January it was freed"."""
    last, span = frame.story.last, frame.story.span
    if last is None or span is None or frame.now is None or frame.candidate.span.start - span.end > SAME_BREATH:
        return None
    between = frame.text[span.end : frame.candidate.span.start]
    year = year_of(last)
    if ". " in between or "\n" in between or year >= year_of(frame.now) or not frame.story.year_said:
        return None
    return year


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
        return Reading(f"XXXX-WXX-{number}", problem=_needs(frame))
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
