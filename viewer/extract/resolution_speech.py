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
SPOKE_THEN = re.compile(r"^[ ,”\"]{0,3}(?:[\w.'’-]{1,30} ){0,5}[\w.'’-]{1,30}, [^,]{1,50}, (?:in|on|at|during) $")
"""Words of an apposition between the verb and its date ("said Ann Lee, the mayor, in ")."""
OPENING = 4
"""Words at most before a date that opens its sentence ("At a hearing in November")."""
NEAR = 100
"""Characters within which a verb of saying and its date stand."""
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
                and _tells_when(discourse.text, sentence, quote, candidates[other].span)
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
    """Whether an expression outside the quotation names a time well before the document, no coarser than a year."""
    said, interval = candidate.semantics, reading.interval
    if interval is None or interval.granularity > Granularity.YEAR:
        return False
    if isinstance(said, Calendar):
        dated = said.year is not None or (now is not None and said.month is not None)
    else:
        dated = isinstance(said, Relative) and said.base is Base.SPEECH and (said.count or 0) < 0
    return dated and (now is None or interval.end < now.begin - RECENT)


def _tells_when(text: str, sentence: Span, quote: Span, date: Span) -> bool:
    """Whether a date is that of the verb of saying: "he said in May", "in May he said", "in a speech of May".

    Not so in "he said of the fire, which began in May", nor in "said the man, elected in May".
    """
    piece = Span(sentence.start, quote.start) if date.start < quote.start else Span(quote.end, sentence.end)
    before, after = text[piece.start : date.start][-NEAR:], text[date.end : piece.end][:NEAR]
    if _spoken(before.split(",")[-1]) or (SPOKE_THEN.search(before) is not None and _spoken(before)):
        return True
    opens = "," not in before and len(text[sentence.start : date.start].split()) <= OPENING
    return opens and _spoken(after)


def _spoken(text: str) -> bool:
    """Whether words hold a verb of saying, and nothing that turns to something else."""
    words = {m.group() for m in WORD.finditer(text.lower())}
    return not words.isdisjoint(cues("speaking")) and words.isdisjoint(cues("turning_away"))


def day_of(speech: Interval) -> Interval:
    """The day that stands for the time of a speech."""
    return Interval(speech.begin, speech.begin + calendar.DAY, Granularity.DAY)
