"""Resolve what a text says about time to dates, each with the reasons, the alternatives, and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from viewer.extract import (
    lexicon,
    narrative,
    resolution_agreement,
    resolution_anchor,
    resolution_calendar,
    resolution_relative,
    resolution_speech,
    resolution_story,
    resolution_tense,
    temporal_numeric,
)
from viewer.extract.resolution_frame import Frame, Reading, Story, year_of
from viewer.extract.resolution_words import listed, say
from viewer.extract.sentences import Discourse
from viewer.extract.timex import Amount, Base, Calendar, Candidate, Impossible, Recurrence, Relative, Vague
from viewer.model import time
from viewer.model.document import Document
from viewer.model.temporal import Resolution, Step, TemporalExpression, TimexType
from viewer.model.time import Granularity, Interval, Modifier, Qualifier, unit_at

ABOUT_REACH = 20
"""Characters before a date in which a word that makes it approximate stands."""
NORTHERN = Step(
    "Seasons are those of the northern hemisphere, in whole months; in the southern they are half a year off."
)
LONGER_PERIODS = frozenset({"P6M", "P9M", "P1Y"})
"""Lengths that business news compares year by year: after them "a year earlier" is no longer a quarter."""


def resolve(
    document: Document, discourse: Discourse, candidates: Sequence[Candidate]
) -> tuple[TemporalExpression, ...]:
    """The temporal expressions of a document, resolved against its own date where they depend on it.

    What the possible dates of an uncertain document agree on is certain; the rest is marked "?" with alternatives.
    """
    ordered = temporal_numeric.of_publisher(candidates, document.publisher)
    days = _possible_days(document.created)
    told = narrative.is_narrative(ordered, year_of(days[0]) if days else None)
    readings = [_read_all(discourse, ordered, day, told) for day in (days or (None,))]
    found = []
    for index, candidate in enumerate(ordered):
        options = [reading[index] for reading in readings]
        found.append(_expression(document, candidate, _combined(candidate, document.created, options)))
    return tuple(found)


def _possible_days(created: Resolution | None) -> tuple[Interval, ...]:
    """The days a document may be of, best first; of a coarse date its first and last days stand for all."""
    if created is None:
        return ()
    days: list[Interval] = []
    for interval in (created.interval, *created.alternatives):
        if interval.granularity > Granularity.DAY or interval.end - interval.begin > 2 * 86_400:
            if not any(
                interval.contains(alternative) for alternative in created.alternatives if alternative != interval
            ):
                days += [unit_at(interval.begin, Granularity.DAY), unit_at(interval.end - 1, Granularity.DAY)]
        else:
            days.append(unit_at(interval.begin, Granularity.DAY))
    return tuple(dict.fromkeys(days))


def _read_all(
    discourse: Discourse, candidates: tuple[Candidate, ...], now: Interval | None, told: bool
) -> list[Reading]:
    """Every expression's reading, were the document of the day `now`."""
    story, readings = Story(), []
    years = resolution_story.tell(discourse.text, candidates) if told else resolution_story.Told({}, frozenset())
    for index, (candidate, following) in enumerate(zip(candidates, (*candidates[1:], None), strict=False)):
        sentence = discourse.sentence_at(candidate.span.start)
        direction = resolution_tense.direction(discourse.text, sentence, candidate.span)
        frame = Frame(discourse.text, candidate, now, told, story, direction, following, years.years.get(index))
        reading = _modified(_read(frame), frame)
        readings.append(reading)
        if index not in years.asides:
            story = _told(story, frame, reading)
    counted = _from_events(discourse, candidates, readings, now)
    spoken = _spoken(discourse, candidates, counted, now)
    return spoken if told else resolution_agreement.compared(discourse, candidates, spoken)


def _from_events(
    discourse: Discourse, candidates: tuple[Candidate, ...], readings: list[Reading], now: Interval | None
) -> list[Reading]:
    """The readings, those that count from an event taken from the date that the text gives for it."""
    result = list(readings)
    for index, other, noun in resolution_anchor.anchors(discourse, candidates, readings):
        said, anchor = candidates[index].semantics, readings[other].interval
        assert isinstance(said, Relative)
        assert anchor is not None
        frame = Frame(discourse.text, candidates[index], now, False, Story(), 0)
        result[index] = resolution_relative.from_anchor(said, frame, anchor, candidates[other].span, noun != "")
    return result


def _spoken(
    discourse: Discourse, candidates: tuple[Candidate, ...], readings: list[Reading], now: Interval | None
) -> list[Reading]:
    """The readings, those inside quotations counted from the time of the speech where that is told."""
    result = list(readings)
    for index, other in resolution_speech.speeches(discourse, candidates, readings, now).items():
        speech, candidate = readings[other].interval, candidates[index]
        assert speech is not None
        sentence = discourse.sentence_at(candidate.span.start)
        direction = resolution_tense.direction(discourse.text, sentence, candidate.span)
        origin = "the date of the speech"
        spoken = resolution_speech.day_of(speech)
        frame = Frame(discourse.text, candidate, spoken, False, Story(), direction, origin=origin)
        reading = _modified(_read(frame), frame)
        if reading.interval is not None and reading.interval.granularity < speech.granularity > Granularity.DAY:
            problem = f"This depends on the day of the speech, which is known only as {say(speech)}."
            reading = Reading(_coarse_value(reading.interval), problem=problem)
        told = tuple(replace(s, text=s.text.replace(say(spoken), say(speech))) for s in reading.steps)
        reading = replace(reading, steps=told)
        step = Step(f"The words are spoken, and the speech is of {say(speech)}.", candidates[other].span)
        result[index] = replace(reading, steps=(step, *reading.steps) if reading.interval else ())
    return result


def _read(frame: Frame) -> Reading:
    said = frame.candidate.semantics
    if isinstance(said, Calendar):
        return resolution_calendar.read(said, frame)
    if isinstance(said, Relative):
        return resolution_relative.read(said, frame)
    if isinstance(said, Impossible):
        return Reading("", problem=said.problem)
    return Reading(said.value)


@cache
def _about() -> re.Pattern[str]:
    """Words before a date that make it approximate; "about" only behind a preposition ("in about 1890")."""
    words = "|".join(re.escape(word) for word in lexicon.load("time")["years"]["approximating"])
    return re.compile(
        rf"\b(?P<word>{words}|(?<=in )about|(?<=since )about|(?<=by )about)\s+(?:the\s+)?$", re.IGNORECASE
    )


def _modified(reading: Reading, frame: Frame) -> Reading:
    """Early, mid and late parts of what was read; what has passed or is left of it ("later this year")."""
    candidate, interval = frame.candidate, reading.interval
    if interval is not None and interval.granularity == Granularity.SEASON:
        reading = replace(reading, steps=(*reading.steps, NORTHERN))
    if interval is not None and isinstance(candidate.semantics, Calendar) and interval.granularity >= Granularity.DAY:
        start = candidate.span.start
        about = _about().search(frame.text, max(0, start - ABOUT_REACH), start)
        if about is not None:
            interval = interval.qualified(Qualifier.APPROXIMATE)
            step = Step(f"“{about['word']}” before it says that it is not exact.")
            reading = replace(reading, interval=interval, steps=(*reading.steps, step))
    if interval is None or candidate.mod not in ("START", "MID", "END"):
        return reading
    if candidate.rest:
        return _rest(reading, interval, frame)
    if interval.granularity < Granularity.DAY or interval.modifier:
        return reading
    return replace(reading, interval=time.part(interval, Modifier(candidate.mod)))


def _rest(reading: Reading, interval: Interval, frame: Frame) -> Reading:
    """Earlier and later in a unit: before or after the time that is spoken from, when that lies inside."""
    said, rest = frame.candidate.semantics, frame.candidate.rest
    context = isinstance(said, Relative) and said.base is Base.CONTEXT
    at = frame.story.last if context or frame.narrative else frame.now
    if at is None or interval.granularity <= Granularity.DAY or not interval.begin <= at.begin < interval.end:
        return reading
    begin, end = (interval.begin, at.end) if rest < 0 else (at.begin, interval.end)
    if begin >= end or (begin, end) == (interval.begin, interval.end):
        return reading
    part = Interval(begin, end, Granularity.DAY, interval.qualifier, None, within=True)
    when = f"{'before' if rest < 0 else 'after'} {say(at)}"
    return replace(
        reading, interval=part, steps=(*reading.steps, Step(f"“{_word(frame)}” leaves what of it came {when}."))
    )


def _word(frame: Frame) -> str:
    return frame.words.split()[0].lower()


def _told(story: Story, frame: Frame, reading: Reading) -> Story:
    """The story after an expression: dates in brackets are asides and do not move it."""
    candidate, text = frame.candidate, frame.text
    interval, span = reading.interval, candidate.span
    if isinstance(candidate.semantics, Amount) and candidate.semantics.value in LONGER_PERIODS:
        return replace(story, quarter=None, quarter_span=None)
    if interval is None or interval.granularity > Granularity.DECADE:
        return story
    if interval.granularity == Granularity.QUARTER:
        comparison = isinstance(candidate.semantics, Relative) and candidate.semantics.counted
        comparison = comparison or text[max(0, span.start - 10) : span.start].split()[-1:] == ["since"]
        return story if comparison else replace(story, quarter=interval, quarter_span=span)
    if resolution_story.in_brackets(text, span):
        return story
    if _is_aside(story, candidate, interval):
        day = interval.granularity == Granularity.DAY
        return replace(story, back=interval, back_span=span) if day else story
    said = candidate.semantics
    if isinstance(said, Calendar) and (said.clock or said.part) and not said.names_day:
        return story  # a time of day is on the day the text is at already
    explicit = reading.beside or (isinstance(said, Calendar) and said.year is not None)
    if frame.direction > 0 and not story.ahead:
        story = replace(story, ahead=True, told=story.last, told_span=story.span)
    elif frame.direction <= 0:
        story = replace(story, ahead=False)
    story = replace(story, last=interval, span=span, year_said=explicit, back=None, back_span=None)
    return replace(story, fine=interval, fine_span=span) if interval.granularity <= Granularity.SEASON else story


def _is_aside(story: Story, candidate: Candidate, interval: Interval) -> bool:
    """Whether a date only looks back ("two years earlier"), or names again the year the story is in."""
    said, last = candidate.semantics, story.last
    if isinstance(said, Relative) and said.count is not None and said.count < 0:
        return last is not None
    if last is None or interval.granularity < Granularity.YEAR:
        return False
    return year_of(interval) == year_of(last) and last.granularity < Granularity.YEAR


def _combined(candidate: Candidate, created: Resolution | None, options: list[Reading]) -> Reading:
    """One reading out of those for each day the document may be of, with what else it could be."""
    best = options[0]
    found = (o.interval for o in options[1:] if o.interval is not None and o.interval != best.interval)
    others = tuple(dict.fromkeys(found))
    if best.interval is None or created is None:
        return best
    if not others:
        uncertain = created.interval.qualifier is not Qualifier.NONE and _hangs_on_day(candidate, best)
        if uncertain and len(options) == 1:
            return replace(best, interval=best.interval.qualified(Qualifier.UNCERTAIN))
        return best
    if created.interval.granularity > Granularity.DAY:
        return _spread(best, others, created)
    step = Step(f"The document’s own date is not certain, so it could also be {listed([say(i) for i in others])}.")
    unsure = best.interval.qualified(Qualifier.UNCERTAIN)
    certainty = round(best.certainty / (1 + len(others)), 2)
    return replace(best, interval=unsure, steps=(*best.steps, step), certainty=certainty, others=others)


def _hangs_on_day(candidate: Candidate, reading: Reading) -> bool:
    """Whether an expression takes its day directly from the document's date."""
    said = candidate.semantics
    spoken = isinstance(said, Relative) and said.base is Base.SPEECH
    named = isinstance(said, Calendar) and said.weekday is not None and said.day is None
    fine = reading.interval is not None and reading.interval.granularity <= Granularity.WEEK
    return (spoken or named) and fine


def _spread(best: Reading, others: tuple[Interval, ...], created: Resolution) -> Reading:
    """A date known only within bounds: one of several days when they are counted, else not placed."""
    assert best.interval is not None
    value = _coarse_value(best.interval)
    if not created.alternatives:
        problem = f"This depends on the document’s own day, and its date is known only as {say(created.interval)}."
        return replace(best, interval=None, steps=(), problem=problem, value=value)
    every = tuple(sorted((best.interval, *others), key=lambda i: i.begin))
    whole = replace(time.span_of(every[0], every[-1], within=True), granularity=best.interval.granularity)
    dates = listed([say(i) for i in every[:6]])
    step = Step(f"It hangs on the document’s own day, which is known only within bounds: it is one of {dates}.")
    certainty = round(best.certainty / len(every), 2)
    return Reading(value, whole, (step,), "", certainty, every)


def _coarse_value(interval: Interval) -> str:
    return {Granularity.DAY: "XXXX-XX-XX", Granularity.WEEK: "XXXX-WXX", Granularity.MONTH: "XXXX-XX"}.get(
        interval.granularity, "XXXX"
    )


def _expression(document: Document, candidate: Candidate, reading: Reading) -> TemporalExpression:
    span, said = candidate.span, candidate.semantics
    resolution = None
    if reading.interval is not None and not isinstance(said, Amount | Recurrence | Vague):
        resolution = Resolution(reading.interval, reading.steps, reading.others, reading.certainty)
    length = resolution is None and reading.value[:1] == "P" and not reading.value.endswith("_REF")
    return TemporalExpression(
        id=f"{document.id}/time/{span.start}-{span.end}",
        document=document.id,
        span=span,
        text=span.of(document.text),
        type=TimexType.DURATION if length and candidate.type is TimexType.DATE else candidate.type,
        value=reading.value,
        mod=candidate.mod,
        resolution=resolution,
        problem=reading.problem,
    )
