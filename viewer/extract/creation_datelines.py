"""Dates that documents carry themselves: in the metadata, in the file's name, in a dateline or a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from viewer.extract import resolution_calendar, sentences, temporal_expressions
from viewer.extract.creation_stamps import Stamp, names_no_event, solemn_days, stamp_of
from viewer.extract.resolution_frame import Frame, Story
from viewer.extract.resolution_words import WEEKDAY_NAMES, quoted, say, weekday_is_known
from viewer.extract.sentences import Discourse
from viewer.extract.timex import Calendar, Candidate
from viewer.model import calendar, edtf, time
from viewer.model.calendar import DAY
from viewer.model.span import Span
from viewer.model.temporal import Basis, Resolution, Step
from viewer.model.time import Granularity, Interval

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NAMED = re.compile(r"(?<![0-9A-Za-z])((?:19|20)[0-9]{2})([-_.]?)([01][0-9])\2([0-3][0-9])(?![0-9A-Za-z])")
MOST_LINES = 2
HEAD, FOOT = 8, 3
"""Paragraphs at the top and at the end in which a document's own date may stand."""
OPENING, CLOSING = 2000, 1500
"""Characters at the top and at the end in which a deed names its day."""
LONGEST_HEAD = 60
"""Characters of a paragraph that holds no more than the date of an entry."""
LONGEST_NAME = 255
LATER = 2
"""Days by which a text may tell of what came after its own date: it may have been set a little earlier."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A day named where documents name their own: whole, or without its year."""

    candidate: Candidate
    interval: Interval | None
    stamp: Stamp


def from_metadata(text: str) -> Resolution | None:
    """The date that a file's metadata gives, to the day."""
    match = ISO.match(text.strip())
    try:
        interval = edtf.parse(match.group() if match else text.strip()) if text.strip() else None
    except ValueError:
        return None
    if interval is None:
        return None
    return Resolution(interval, (Step(f"The file’s metadata give {say(interval)}."),), (), 0.95, Basis.METADATA)


def from_file_name(name: str) -> Resolution | None:
    """The one day that a file's name spells (2014-03-24, 20140324, “24 March 2014”); None when several or none."""
    days = set()
    for match in NAMED.finditer(name):
        try:
            days.add(time.day(int(match[1]), int(match[3]), int(match[4])))
        except ValueError:
            continue
    if not days and name:
        days = _spelled(name)
    if len(days) != 1:
        return None
    day = days.pop()
    return Resolution(day, (Step(f"The file’s name, {quoted(name)}, gives {say(day)}."),), (), 0.9, Basis.FILE_NAME)


def _spelled(name: str) -> set[Interval]:
    """The days that a file's name spells with their month, or with dots; none in the name of an event."""
    words = re.sub(r"\.[A-Za-z]{1,5}$", "", name[:LONGEST_NAME]).replace("_", " ")
    found = temporal_expressions.find(sentences.read(words))
    if not names_no_event(words) or re.search(r"\bof (?:the )?\d", words):
        return set()
    whole = [c for c in found if isinstance(c.semantics, Calendar) and c.semantics.day and not c.semantics.swappable]
    return {day for c in whole if (day := _whole(words, c)) is not None}


def datelines(discourse: Discourse, candidates: Sequence[Candidate]) -> tuple[Dateline, ...]:
    """Days that stand where a document names its own date, whole ones first, the firmest first."""
    found = [d for p, head in _near(discourse) for d in _in_paragraph(discourse.text, p, candidates, head)]
    length = len(discourse.text)
    for within in (Span(0, min(OPENING, length)), Span(max(0, length - CLOSING), length)):
        found += [Dateline(c, _whole(discourse.text, c), Stamp.LABEL) for c in solemn_days(discourse.text, within)]
    return tuple(sorted(dict.fromkeys(found), key=lambda d: (d.interval is None, d.stamp)))


def names_itself(discourse: Discourse, span: Span) -> bool:
    """Whether a date stands where a document names its own (a dateline, "Published: …"), not in what it tells."""
    own = (Stamp.DATELINE, Stamp.LABEL, Stamp.REVISED)
    near = (p for p, _ in _near(discourse) if p.contains(span))
    return any(stamp_of(discourse.text, paragraph, span, ()) in own for paragraph in near)


def _near(discourse: Discourse) -> list[tuple[Span, bool]]:
    """The paragraphs in which a document's own date may stand, and whether they are at its top."""
    paragraphs = discourse.paragraphs
    foot = paragraphs[max(HEAD, len(paragraphs) - FOOT) :]
    return [*((p, True) for p in paragraphs[:HEAD]), *((p, False) for p in foot)]


def _in_paragraph(text: str, paragraph: Span, candidates: Sequence[Candidate], head: bool) -> list[Dateline]:
    inside = [c for c in candidates if paragraph.contains(c.span) and isinstance(c.semantics, Calendar)]
    spans = [c.span for c in inside]
    found = []
    for candidate in inside:
        said = candidate.semantics
        if isinstance(said, Calendar) and said.day and said.month:
            stamp = stamp_of(text, paragraph, candidate.span, spans)
            # a bare day at the foot may date a correction
            if stamp is not None and (head or stamp in (Stamp.LABEL, Stamp.REVISED, Stamp.LINK)):
                found.append(Dateline(candidate, _whole(text, candidate), stamp))
    return found


def _whole(text: str, candidate: Candidate) -> Interval | None:
    """The day, when its year is said with it."""
    said = candidate.semantics
    if not isinstance(said, Calendar) or said.year is None or said.short_year:
        return None
    reading = resolution_calendar.read(said, Frame(text, candidate, None, False, Story(), 0))
    return time.unit_at(reading.interval.begin, Granularity.DAY) if reading.interval else None


def entries(discourse: Discourse, candidates: Sequence[Candidate]) -> int:
    """How many days have a line to themselves anywhere: more than a few head the entries of a diary or chronology."""
    text, count, following = discourse.text, 0, iter(candidates)
    candidate = next(following, None)
    for paragraph in discourse.paragraphs:
        while candidate is not None and candidate.span.start < paragraph.start:
            candidate = next(following, None)
        short = len(paragraph) <= LONGEST_HEAD and candidate is not None and paragraph.contains(candidate.span)
        if short and candidate is not None and _whole(text, candidate) is not None:
            count += stamp_of(text, paragraph, candidate.span, (candidate.span,)) == Stamp.LINE
    return count


def from_dateline(
    text: str, found: Sequence[Dateline], told: Interval | None = None, entries: int = 0
) -> Resolution | None:
    """The document's own date from the first whole dateline; others that disagree are told.

    told     the latest day that the text tells as past: a date before it is not the document's own
    entries  days that have a line to themselves, in the whole text
    """
    whole = [(d, d.interval) for d in found if d.interval is not None]
    if len({day for d, day in whole if d.stamp == Stamp.LINE}) > MOST_LINES or entries > MOST_LINES:
        whole = [(d, day) for d, day in whole if d.stamp == Stamp.LABEL]  # a chronology: dates head its entries
    if told is not None:
        whole = [(d, day) for d, day in whole if day.end + LATER * DAY >= told.begin]
    if not whole:
        return None
    best, day = whole[0]
    steps = [
        Step(
            f"The text has {KINDS[best.stamp]}, {quoted(best.candidate.span.of(text))}: {say(day)}.",
            best.candidate.span,
        )
    ]
    others = tuple(dict.fromkeys(other for _, other in whole[1:] if other != day))
    steps += [Step(f"It also names {say(other)} in such a place.") for other in others]
    certainty = min(SURE[best.stamp], 0.8 if others else 1.0)
    return _doubted(best, Resolution(day, tuple(steps), others, certainty, Basis.DATELINE))


KINDS = {
    Stamp.LABEL: "a note of its date",
    Stamp.DATELINE: "a dateline",
    Stamp.LINE: "a line of its own for the date",
    Stamp.LINK: "the address it came from",
    Stamp.REVISED: "a note of its last change",
}
SURE = {Stamp.LABEL: 0.95, Stamp.DATELINE: 0.95, Stamp.LINE: 0.95, Stamp.LINK: 0.85, Stamp.REVISED: 0.8}


def _doubted(best: Dateline, read: Resolution) -> Resolution:
    """The date, less sure where day and month can change places or the weekday does not fit."""
    said, day = best.candidate.semantics, read.interval
    if not isinstance(said, Calendar):
        return read
    if said.swappable and said.month and said.day:
        year = calendar.date_of(day.begin)[0]
        other = time.day(year, said.day, said.month)
        step = Step(f"Day and month could stand the other way round: {say(other)}. Only the year is sure.")
        return replace(
            read, interval=time.year(year), steps=(*read.steps, step), alternatives=(day, other), certainty=0.7
        )
    real = calendar.weekday(day.begin)
    named = said.weekday
    if named and weekday_is_known(day) and named - 1 != real:
        step = Step(f"The text calls it a {WEEKDAY_NAMES[named - 1]}; the calendar says {WEEKDAY_NAMES[real]}.")
        nearest = min((-3, -2, -1, 1, 2, 3), key=lambda n: ((real + n - named + 1) % 7, abs(n)))
        fitting = time.unit_at(day.begin + nearest * DAY, Granularity.DAY)
        return replace(read, steps=(*read.steps, step), alternatives=(fitting, *read.alternatives), certainty=0.6)
    return read
