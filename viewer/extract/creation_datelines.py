"""Dates that documents carry themselves: in the metadata, in the file's name, in a dateline or a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from viewer.extract import lexicon, resolution_calendar
from viewer.extract.resolution_frame import Frame, Story
from viewer.extract.resolution_words import quoted, say
from viewer.extract.sentences import Discourse
from viewer.extract.timex import Calendar, Candidate
from viewer.model import edtf, time
from viewer.model.span import Span
from viewer.model.temporal import Basis, Resolution, Step
from viewer.model.time import Granularity, Interval

ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NAMED = re.compile(r"(?<![0-9A-Za-z])((?:19|20)[0-9]{2})([-_.]?)([01][0-9])\2([0-3][0-9])(?![0-9A-Za-z])")
AROUND = 80
"""Characters of its line that are looked at on each side of a day."""
MOST_LINES = 2
HEAD, FOOT = 8, 3
"""Paragraphs at the top and at the end in which a document's own date may stand."""
PLACE = re.compile(r"^\W*(?:[A-Z][\w.’' /()-]{1,40}[,:–—-]\s*){1,3}$")
AGENCY = re.compile(r"^,?\s*(?:/[A-Z][\w .&-]{1,30}/|\([A-Z][\w .,’'&/-]{1,30}\)|[–—]|--?\s|_\s|[:.]\s)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A day named where documents name their own: whole, or without its year."""

    candidate: Candidate
    interval: Interval | None
    label: str


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
    """The one date that a file's name spells (2014-03-24, 20140324); None when there are several or none."""
    days = set()
    for match in NAMED.finditer(name):
        try:
            days.add(time.day(int(match[1]), int(match[3]), int(match[4])))
        except ValueError:
            continue
    if len(days) != 1:
        return None
    day = days.pop()
    return Resolution(day, (Step(f"The file’s name, {quoted(name)}, gives {say(day)}."),), (), 0.9, Basis.FILE_NAME)


@cache
def _label_pattern() -> re.Pattern[str]:
    """A line's own words for "this was published on"."""
    words = {name: "|".join(map(re.escape, listed)) for name, listed in lexicon.load("time")["dateline"].items()}
    before, labels, after = words["before_labels"], words["labels"], words["after_labels"]
    return re.compile(rf"^\W*(?:(?:{before}) )?(?:{labels})(?: (?:{after}))?\b[\s:–—-]*(?:on\s+)?", re.I)


@cache
def _alone_pattern() -> re.Pattern[str]:
    """What may stand behind a date that has its line to itself."""
    words = "|".join(map(re.escape, lexicon.load("time")["dateline"]["after_date"]))
    return re.compile(rf"(?:[\s,.|:;()\[\]–—-]|\b(?:{words})\b)*+$", re.I)


def datelines(discourse: Discourse, candidates: Sequence[Candidate]) -> tuple[Dateline, ...]:
    """Days that stand where a document names its own date, whole ones first."""
    count = len(discourse.paragraphs)
    near = [(p, i < HEAD) for i, p in enumerate(discourse.paragraphs) if i < HEAD or i >= count - FOOT]
    every = [(d, head) for p, head in near for d in _in_paragraph(discourse.text, p, candidates)]
    found = [d for d, head in every if head or d.label == "label"]  # a bare day at the foot may date a correction
    return tuple(sorted(found, key=lambda d: d.interval is None))


def names_itself(discourse: Discourse, span: Span) -> bool:
    """Whether a date stands where a document names its own (a dateline, "Published: …"), not in what it tells."""
    count = len(discourse.paragraphs)
    for i, paragraph in enumerate(discourse.paragraphs):
        if paragraph.contains(span):
            return (i < HEAD or i >= count - FOOT) and _label(discourse.text, paragraph, span) in ("dateline", "label")
    return False


def _in_paragraph(text: str, paragraph: Span, candidates: Sequence[Candidate]) -> list[Dateline]:
    found = []
    for candidate in candidates:
        if candidate.span.start >= paragraph.end:
            break
        said = candidate.semantics
        if candidate.span.start < paragraph.start or not isinstance(said, Calendar) or not said.day or not said.month:
            continue
        label = _label(text, paragraph, candidate.span)
        if label:
            found.append(Dateline(candidate, _whole(text, candidate, said), label))
    return found


def _label(text: str, paragraph: Span, span: Span) -> str:
    """What makes a day a document's own: "dateline", "label", "line"; "" for an ordinary day of the text."""
    before = text[max(paragraph.start, span.start - AROUND) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : min(paragraph.end, span.end + AROUND)].split("\n", 1)[0]
    if len(before) >= AROUND:
        return ""
    if _label_pattern().match(before) and not _label_pattern().sub("", before).strip(" ,:"):
        return "label"
    if not before.strip(" (,[") and _alone_pattern().match(after):
        return "line"
    return "dateline" if PLACE.match(before) and AGENCY.match(after) else ""


def _whole(text: str, candidate: Candidate, said: Calendar) -> Interval | None:
    """The day, when its year is said with it."""
    if said.year is None or said.short_year:
        return None
    reading = resolution_calendar.read(said, Frame(text, candidate, None, False, Story(), 0))
    return time.unit_at(reading.interval.begin, Granularity.DAY) if reading.interval else None


def from_dateline(text: str, found: Sequence[Dateline]) -> Resolution | None:
    """The document's own date from the first whole dateline; others that disagree are told."""
    whole = [d for d in found if d.interval is not None]
    if not whole:
        return None
    if len({d.interval for d in whole if d.label == "line"}) > MOST_LINES:
        return None  # a chronology: its dates head its entries
    best = whole[0]
    assert best.interval is not None
    kind = {"dateline": "dateline", "label": "note of its date", "line": "line of its own"}[best.label]
    steps = [
        Step(
            f"The text has a {kind}, {quoted(best.candidate.span.of(text))}: {say(best.interval)}.", best.candidate.span
        )
    ]
    others = tuple(dict.fromkeys(d.interval for d in whole[1:] if d.interval and d.interval != best.interval))
    steps += [Step(f"It also names {say(other)} in such a place.") for other in others]
    return Resolution(best.interval, tuple(steps), others, 0.95 if not others else 0.8, Basis.DATELINE)
