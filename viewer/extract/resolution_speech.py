"""Words inside a quotation count from the time of the speech, where its sentence says when that was."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from viewer.extract.resolution_frame import Reading
from viewer.extract.sentences import Discourse
from viewer.extract.temporal_tokens import cues
from viewer.extract.timex import Base, Calendar, Candidate, Relative
from viewer.model import calendar
from viewer.model.span import Span
from viewer.model.time import Granularity, Interval

LONGEST = 1500
"""Characters of the longest quotation looked at."""
MARK = re.compile("[\"“”]|``|''")
WORD = re.compile(r"[a-z]+")
RECENT = 14 * calendar.DAY
"""Speeches of the days before the document need no time of their own: the document's serves."""


def speeches(
    discourse: Discourse, candidates: Sequence[Candidate], readings: Sequence[Reading], now: Interval | None
) -> dict[int, int]:
    """For each expression in a quotation that counts from the speech: the expression that dates the speech."""
    quotes = _quotations(discourse)
    starts = [q.start for q in quotes]
    found = {}
    for index, candidate in enumerate(candidates):
        quote = _around(quotes, starts, candidate.span)
        if quote is None or not _counts_from_speech(candidate):
            continue
        sentence = discourse.sentence_at(quote.start)
        for other in range(max(0, index - 4), min(len(candidates), index + 5)):
            outside = not quote.overlaps(candidates[other].span) and sentence.contains(candidates[other].span)
            if (
                outside
                and _dates_speech(candidates[other], readings[other], now)
                and _is_attributed(discourse.text, sentence, quote)
            ):
                found[index] = other
                break
    return found


def _quotations(discourse: Discourse) -> list[Span]:
    """Stretches between quotation marks, paragraph by paragraph."""
    found = []
    for paragraph in discourse.paragraphs:
        opened: int | None = None
        for match in MARK.finditer(discourse.text, paragraph.start, paragraph.end):
            if match.group() in ("“", "``") or (match.group() == '"' and opened is None):
                opened = match.end()
            elif opened is not None:
                if match.start() - opened <= LONGEST:
                    found.append(Span(opened, match.start()))
                opened = None
    return found


def _around(quotes: list[Span], starts: list[int], span: Span) -> Span | None:
    index = bisect_right(starts, span.start) - 1
    return quotes[index] if index >= 0 and quotes[index].contains(span) else None


def _counts_from_speech(candidate: Candidate) -> bool:
    said = candidate.semantics
    if isinstance(said, Relative):
        return said.base is Base.SPEECH and said.anchor is None
    return isinstance(said, Calendar) and said.year is None and bool(said.weekday or said.month) and not said.named_year


def _dates_speech(candidate: Candidate, reading: Reading, now: Interval | None) -> bool:
    """Whether an expression outside the quotation names a day, month or year well before the document."""
    said, interval = candidate.semantics, reading.interval
    if interval is None or not isinstance(said, Calendar) or said.year is None or said.century or said.decade:
        return False
    return interval.granularity <= Granularity.YEAR and (now is None or interval.end < now.begin - RECENT)


def _is_attributed(text: str, sentence: Span, quote: Span) -> bool:
    """Whether the sentence has a verb of saying outside the quotation."""
    outside = text[sentence.start : quote.start][-300:] + " " + text[quote.end : sentence.end][:300]
    return any(m.group() in cues("speaking") for m in WORD.finditer(outside.lower()))


def day_of(speech: Interval) -> Interval:
    """The day that stands for the time of a speech."""
    return Interval(speech.begin, speech.begin + calendar.DAY, Granularity.DAY)
