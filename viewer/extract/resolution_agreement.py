"""Whether two dates a text gives for one thing agree: "last month" and "Feb. 17", told of the same report.

Agreement is said with both readings, so that a reader sees what each rests on; where the two contradict each other
that is said too, and both become less certain. Nothing is read otherwise because of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from viewer.extract.resolution_frame import Reading
from viewer.extract.resolution_words import listed, quoted, say
from viewer.extract.sentences import Discourse
from viewer.extract.temporal_tokens import cues, names
from viewer.extract.timex import Base, Calendar, Candidate, Relative
from viewer.model.span import Span
from viewer.model.temporal import Step
from viewer.model.time import Granularity, Interval

BESIDE = 70
"""Characters on each side of a date in which words tell what it is the date of."""
MOST = 40
"""Dates of each kind that are compared, at most."""
SAME = 3
"""Words two dates must share before they are taken to contradict each other; fewer could be two things."""
RARE, LONGEST = 4, 100_000
"""Times such a word may stand in a text, and characters of a text in which it is counted."""
UNSURE = 0.6
"""What is left of a reading's certainty where another date of the same thing contradicts it."""
WORD = re.compile(r"[A-Za-z]{4,}")
BESIDE_EACH_OTHER = re.compile(r",? on |, | \(|,? \(")


@dataclass(frozen=True, slots=True)
class _Told:
    """A placed date with the stems (and words) beside it."""

    index: int
    span: Span
    interval: Interval
    words: dict[str, str]
    sentence: Span


def compared(discourse: Discourse, candidates: Sequence[Candidate], readings: Sequence[Reading]) -> list[Reading]:
    """The readings, each with a step for every date that is told of the same and agrees with it, or does not."""
    result = list(readings)
    spoken = [_told(discourse, candidates, readings, i) for i in _of_kind(candidates, readings, _counts_from_day)]
    exact = [_told(discourse, candidates, readings, i) for i in _of_kind(candidates, readings, _names_date)]
    for one in spoken:
        for other in exact:
            shared = _shared(discourse.text, one, other)
            if shared is None:
                continue
            agree = one.interval.overlaps(other.interval)
            for here, there in ((one, other), (other, one)):
                result[here.index] = _with(result[here.index], discourse.text, there, shared, agree)
    return result


def _of_kind(
    candidates: Sequence[Candidate], readings: Sequence[Reading], kind: Callable[[Candidate], bool]
) -> list[int]:
    found = (i for i, c in enumerate(candidates) if readings[i].interval is not None and kind(c))
    return [index for index, _ in zip(found, range(MOST), strict=False)]


def _counts_from_day(candidate: Candidate) -> bool:
    """Last month, this week, yesterday, Wednesday: what hangs on the document's day."""
    said = candidate.semantics
    if isinstance(said, Calendar):
        return said.weekday is not None and not said.day
    return isinstance(said, Relative) and said.base is Base.SPEECH and not said.counted and said.anchor is None


def _names_date(candidate: Candidate) -> bool:
    """A day of a month, with its year or without."""
    said = candidate.semantics
    return isinstance(said, Calendar) and bool(said.month and said.day)


def _told(discourse: Discourse, candidates: Sequence[Candidate], readings: Sequence[Reading], index: int) -> _Told:
    span, interval = candidates[index].span, readings[index].interval
    assert interval is not None
    sentence = discourse.sentence_at(span.start)
    start, end = max(sentence.start, span.start - BESIDE), min(sentence.end, span.end + BESIDE)
    words: dict[str, str] = {}
    for piece in (Span(start, span.start), Span(span.end, max(end, span.end))):
        for match in WORD.finditer(discourse.text, piece.start, piece.end):
            low = match.group().lower()
            if low not in cues("common") and low not in names():
                words.setdefault(low[:6], match.group())
    return _Told(index, span, interval, words, sentence)


def _shared(text: str, one: _Told, other: _Told) -> str | None:
    """The words that both dates are told of, in quotes; "" where they stand side by side; None: of two things."""
    first, last = sorted((one.span, other.span), key=lambda s: s.start)
    between = text[first.end : last.start] if last.start - first.end < 8 else "-"
    if BESIDE_EACH_OTHER.fullmatch(between):
        return "" if between.endswith(("on ", "(")) or one.interval.overlaps(other.interval) else None
    if one.sentence == other.sentence:
        return None
    agree = one.interval.overlaps(other.interval)
    if not agree and (one.interval.granularity > Granularity.MONTH or len(text) > LONGEST):
        return None
    stems = [s for s in one.words if s in other.words and (one.words[s].islower() or other.words[s].islower())]
    if not agree:  # what the whole text is about tells no event from another
        stems = [s for s in stems if one.words[s].islower() and other.words[s].islower()]
        low = text.lower() if len(stems) >= SAME else ""
        stems = [s for s in stems if low.count(s) <= RARE]
    needed = 1 if agree and one.interval.granularity <= Granularity.MONTH else SAME
    return listed([quoted(one.words[s]) for s in stems[:SAME]], "and") if len(stems) >= needed else None


def _with(reading: Reading, text: str, other: _Told, shared: str, agree: bool) -> Reading:
    """A reading with the step that names the other date."""
    named = f"{quoted(other.span.of(text))}, {say(other.interval)}"
    where = f"is also told of {shared}" if shared else "stands beside it"
    if agree:
        return replace(reading, steps=(*reading.steps, Step(f"{named}, {where}, and the two agree.", other.span)))
    step = Step(
        f"{named}, {where}, but the two do not agree: one of them may be of another event, or wrong.", other.span
    )
    return replace(reading, steps=(*reading.steps, step), certainty=round(reading.certainty * UNSURE, 2))
