"""What one document says of days, small enough that ten thousand documents fit in memory and cross process borders."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from viewer.extract import lexicon, sentences
from viewer.extract.creation_datelines import names_itself
from viewer.extract.sentences import Discourse
from viewer.extract.significance_events import day_of
from viewer.model.calendar import DAY
from viewer.model.document import Document
from viewer.model.event import Event, Status
from viewer.model.findings import Findings
from viewer.model.span import Span
from viewer.model.temporal import TemporalExpression, TimexType
from viewer.model.time import BEGIN_OF_TIME, END_OF_TIME, Granularity, Interval, unit_at

WORD = re.compile(r"[^\W\d_]{2,40}+")
NAME = re.compile(r"(?<=[a-z,;] )[A-ZÀ-ÖØ-ÞŁŚŠŽ][^\W\d_]{2,40}+")
"""A capitalised word inside a sentence; its first word would be capitalised in any case."""
DIGIT = re.compile(r"\d")
WORD_BITS = 22
"""Words are kept as numbers of so many bits: four million, of which a large corpus uses about two in a hundred."""
LEAD = 2
"""Sentences that open an article and say what it is about (the inverted pyramid of news writing)."""
AGAIN = 3
"""A name that stands so often in an article is what it is about, among others."""
MOST_WORDS = 60
WINDOW = 300
"""Characters on each side of a date that tell of it, in a sentence that has more: a table is one long sentence."""
UPDATED = 3
"""Days around an article's date that its page may name as the date of the page."""
STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of time that can be ranked: one day, or a longer unit that a text leaves it at.

    edtf   as the public form writes it
    first  its first day, in days since 1970-01-01
    days   how many days it has; 1 is exact
    """

    edtf: str
    first: int
    days: int


@dataclass(frozen=True, slots=True)
class DateNotes:
    """What a document says of one day or longer unit.

    mentions    how many expressions name it
    sentence    number of the first sentence that names it, from 0
    statement   whether it only says when something was said
    feast       whether it is only named as a feast day ("Christmas")
    words       numbers of the words in the sentences that name it, without its own name and other dates
    names       numbers of the names in these sentences and the ones before them
    titles      titles of the events it dates, each with how well it can stand for the day, 0 to 1
    quotations  how many quotations belong to these events
    actors      ids of those who take part
    """

    unit: Unit
    mentions: int
    sentence: int
    statement: bool
    words: tuple[int, ...]
    names: tuple[int, ...]
    titles: tuple[tuple[str, float], ...] = ()
    quotations: int = 0
    actors: tuple[str, ...] = ()
    feast: bool = False


@dataclass(frozen=True, slots=True)
class DocumentNotes:
    """What a document says of time.

    headline  its title, "" without one
    created   the day it was written, in days since 1970-01-01; None where that is not known to the day
    lead      numbers of the words of its title and opening sentences
    names     numbers of the names in it
    about     those of them that it is about: they stand in its title or opening, or again and again
    """

    headline: str
    created: int | None
    lead: tuple[int, ...]
    names: tuple[int, ...]
    dates: tuple[DateNotes, ...]
    about: tuple[int, ...] = ()


def note(found: Findings) -> DocumentNotes:
    """What the findings of a document say of days."""
    document = found.document
    created = day_of(document.created)
    expressions = [e for e in found.expressions if _is_placed(e)]
    page = _Page.of(document, found.expressions)
    groups: dict[Unit, list[TemporalExpression]] = {}
    for expression in expressions:
        if expression.interval is None or _is_masthead(page, expression, created):
            continue
        for unit in units(expression.interval):
            groups.setdefault(unit, []).append(expression)
    told = _events_of(found)
    dates = tuple(_date_notes(unit, group, page, told) for unit, group in groups.items())
    lead = page.words(page.opening()) | numbers(document.title)
    names = Counter(page.named(Span(0, len(document.text))))
    opening = page.names(page.opening()) | frozenset(_number(n) for n in NAME.findall(" " + document.title))
    about = tuple(n for n, times in names.items() if times >= AGAIN or n in opening)
    return DocumentNotes(_headline(found), created, _cut(lead), tuple(names), dates, about)


def _headline(found: Findings) -> str:
    """The title of a document; "" where that is only its first line and a dateline stands there."""
    title, text = found.document.title, found.document.text
    start = len(text) - len(text.lstrip())
    is_line = text.startswith(title.rstrip("… "), start)
    return "" if is_line and any(e.span.end <= start + len(title) for e in found.expressions) else title


def units(interval: Interval) -> Iterator[Unit]:
    """What can be ranked of a stretch: a day; first and last day of a range of days; else the stretch as a whole.

    Nothing of a stretch that is open at one end: it names no day on which something happened.
    """
    if interval.begin <= BEGIN_OF_TIME or interval.end >= END_OF_TIME:
        return
    first, last = interval.begin // DAY, (interval.end - 1) // DAY
    if first != last and (interval.within or interval.granularity > Granularity.DAY):
        yield Unit(str(interval), first, last - first + 1)
        return
    short = interval.end - interval.begin <= DAY  # a night belongs to the day it begins on
    for day in dict.fromkeys((first, first if short else last)):
        yield Unit(str(unit_at(day * DAY, Granularity.DAY)), day, 1)


def numbers(text: str) -> frozenset[int]:
    """The words of a text as numbers, without regard to case, possessive and plural."""
    return frozenset(_number(word) for word in WORD.findall(text))


def _number(word: str) -> int:
    low = word.lower()
    stem = low[:-1] if low.endswith("s") and len(low) > 3 else low
    return zlib.crc32(stem.encode("utf-8", "surrogatepass")) >> (32 - WORD_BITS)


def _cut(words: frozenset[int]) -> tuple[int, ...]:
    """At most MOST_WORDS of the words: a list of names as long as a page must not stand for a sentence."""
    return tuple(sorted(words)[:MOST_WORDS])


def _is_placed(expression: TemporalExpression) -> bool:
    return expression.type in (TimexType.DATE, TimexType.TIME) and not expression.value.endswith("_REF")


def _is_masthead(page: _Page, expression: TemporalExpression, created: int | None) -> bool:
    """Whether this is the article's own date: in figures (prose says "today"), or where an article names its own."""
    interval = expression.interval
    if interval is None or created is None or interval.end - interval.begin > DAY or not DIGIT.search(expression.text):
        return False
    away = abs(interval.begin // DAY - created)
    if not away and expression.type == TimexType.DATE:
        return True
    return away <= UPDATED and names_itself(page.discourse, expression.span)


@dataclass(frozen=True, slots=True)
class _Page:
    """A text by sentences, with the places of all its time expressions."""

    text: str
    discourse: Discourse
    times: tuple[Span, ...]

    @classmethod
    def of(cls, document: Document, expressions: tuple[TemporalExpression, ...]) -> _Page:
        times = tuple(sorted(e.span for e in expressions))
        return cls(document.text, sentences.read(document.text), times)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences, in order."""
        return self.discourse.sentences

    def at(self, offset: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self.sentences, offset, key=lambda s: s.start) - 1)

    def opening(self) -> Span:
        """The opening sentences, or as much of them as WINDOW is wide on both sides."""
        if not self.sentences:
            return Span(0, 0)
        start, end = self.sentences[0].start, self.sentences[:LEAD][-1].end
        return Span(start, min(end, start + 2 * LEAD * WINDOW))

    def around(self, span: Span, before: int = 0) -> Span:
        """The sentence of a time expression, with so many sentences before it; of long ones what stands near."""
        if not self.sentences:
            return Span(0, 0)
        at = self.at(span.start)
        start = max(self.sentences[max(0, at - before)].start, span.start - WINDOW * (1 + before))
        return Span(start, max(start, min(self.sentences[at].end, span.end + WINDOW)))

    def words(self, span: Span) -> frozenset[int]:
        """Numbers of the words of a stretch, those of time expressions left out."""
        return numbers(self._timeless(span))

    def named(self, span: Span) -> list[int]:
        """Numbers of the names in a stretch, as often as they stand there."""
        return [_number(name) for name in NAME.findall(self._timeless(span))]

    def names(self, span: Span) -> frozenset[int]:
        """Numbers of the names in a stretch."""
        return frozenset(self.named(span))

    def _timeless(self, span: Span) -> str:
        """The words of a stretch without its time expressions."""
        first = bisect_right(self.times, span.start, key=lambda s: s.end)
        last = bisect_right(self.times, span.end, key=lambda s: s.start)
        bounds = [span.start, *(edge for t in self.times[first:last] for edge in (t.start, t.end)), span.end]
        return " ".join(self.text[a:b] for n, (a, b) in enumerate(pairwise(bounds)) if n % 2 == 0)


def _events_of(found: Findings) -> dict[str, list[Event]]:
    """Events by the id of the expression that dates them."""
    expression_of = {m.id: m.expression for m in found.event_mentions}
    told: dict[str, list[Event]] = {}
    for event in found.events:
        for expression in dict.fromkeys(expression_of.get(m, "") for m in event.mentions):
            told.setdefault(expression, []).append(event)
    return told


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(lexicon.load("events")["titles"]["pronouns"])


def _standing(event: Event) -> float:
    """How well an event's title can stand for its day: best one that happened, of someone named, no statement."""
    happened = event.status in (Status.HAPPENED, Status.ONGOING, Status.REPORTED)
    named = 0.4 if event.title.partition(" ")[0].lower() in _pronouns() else 1.0
    return (
        named
        * (1.0 if happened else 0.6)
        * (0.8 if event.kind == STATEMENT else 1.0)
        * (1.0 if event.participants else 0.8)
    )


def _date_notes(unit: Unit, group: list[TemporalExpression], page: _Page, told: dict[str, list[Event]]) -> DateNotes:
    words = frozenset[int]().union(*(page.words(page.around(e.span)) for e in group))
    names = frozenset[int]().union(*(page.names(page.around(e.span, before=1)) for e in group))
    events = list({event.id: event for e in group for event in told.get(e.id, ())}.values())
    return DateNotes(
        unit,
        len(group),
        min(page.at(e.span.start) for e in group),
        bool(events) and all(event.kind == STATEMENT for event in events),
        _cut(words),
        tuple(names),
        tuple({event.title: _standing(event) for event in events}.items()),
        sum(len(event.quotations) for event in events),
        tuple(dict.fromkeys(actor for event in events for actor in event.participants)),
        all(_is_feast(e.text) for e in group),
    )


@cache
def _feasts() -> frozenset[str]:
    return frozenset(lexicon.load("time")["holidays"])


def _is_feast(text: str) -> bool:
    """Whether a time expression only names a day that comes every year."""
    return " ".join(text.lower().replace("’", "'").split()).removeprefix("the ") in _feasts()
