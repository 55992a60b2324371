"""Counts of days over a stream of documents: each passes by once, and only numbers of it are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from viewer.extract.significance_notes import LEAD, WORD_BITS, DateNotes, DocumentNotes, Unit
from viewer.model.calendar import DAY
from viewer.model.time import Granularity, unit_at

OWN_DAY = 0.8
"""Weight of a document written on the day it mentions."""
AHEAD = 0.8
"""Weight of a document written before the day it mentions: plans change."""
ONLY_SAID = 0.7
"""Weight of a mention that only says when something was said."""
FEAST = 0.2
"""Weight of a mention of a feast day: it says when, hardly ever what the article is about."""
UNNAMED = 0.1
"""Weight of an article of the day, or the day after, that does not name it."""

Numbers = NDArray[np.int64]


@dataclass(slots=True)
class Count:
    """Running counts of one unit of time; what they mean stands in significance_dates.

    titles     of the events that documents date by it, each with how well it can stand for it
    headlines  of the documents that mention it or were published then
    """

    unit: Unit
    documents: int = 0
    publication_days: set[int] = field(default_factory=set)
    retrospective: int = 0
    ahead: int = 0
    published: int = 0
    mentions: int = 0
    in_lead: int = 0
    quotations: int = 0
    actors: set[str] = field(default_factory=set)
    titles: list[tuple[str, float]] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entry:
    """One document's part in a unit of time.

    place    of the unit among the counts
    written  day of publication; a number of its own for each document whose day is not known
    words    numbers of the words that tell of it
    names    numbers of the names about it; None for an article that does not mention it
    about    numbers of the names that its document is about
    """

    place: int
    weight: float
    written: int
    words: Numbers
    names: tuple[int, ...] | None
    about: tuple[int, ...] = ()


class Corpus:
    """What a stream of documents says of time."""

    def __init__(self) -> None:
        self.documents = 0
        self.counts: list[Count] = []
        self.entries: list[Entry] = []
        self.frequency = np.zeros(1 << WORD_BITS, dtype=np.int32)
        self.names: Counter[int] = Counter()
        self.published: list[int] = []
        self._index: dict[tuple[int, int], int] = {}
        self._seen: set[int] = set()

    @classmethod
    def of(cls, notes: Iterable[DocumentNotes]) -> Corpus:
        """The counts of a stream of documents."""
        corpus = cls()
        for one in notes:
            corpus.add(one)
        return corpus

    def add(self, notes: DocumentNotes) -> None:
        """Take in a document."""
        self.documents += 1
        self.names.update(notes.names)
        met = set(notes.lead).union(*(d.words for d in notes.dates))
        self.frequency[np.fromiter(met, np.int64, len(met))] += 1
        for date in notes.dates:
            self._mention(notes, date)
        if notes.created is not None:
            self.published.append(notes.created)
            self._publish(notes, notes.created)

    def place(self, first: int, days: int = 1) -> int | None:
        """The place of a unit among the counts, if any document says something of it."""
        return self._index.get((first, days))

    def _mention(self, notes: DocumentNotes, date: DateNotes) -> None:
        place = self._placed(date.unit)
        count = self.counts[place]
        count.mentions += date.mentions
        key = hash((date.unit.first, date.unit.days, date.words, notes.created))
        if key in self._seen:  # the same sentence on the same day: one agency report in several papers
            return
        self._seen.add(key)
        lag = None if notes.created is None else notes.created - date.unit.first
        count.documents += 1
        if notes.created is not None:
            count.publication_days.add(notes.created)
        count.retrospective += lag is not None and lag >= date.unit.days
        count.ahead += lag is not None and lag < 0
        count.in_lead += date.sentence < LEAD
        count.quotations += date.quotations
        count.actors.update(date.actors)
        count.titles.extend(date.titles)
        count.headlines += [notes.headline] * bool(notes.headline)
        weight = _weight(lag) * (ONLY_SAID if date.statement else 1.0) * (FEAST if date.feast else 1.0)
        written = notes.created if notes.created is not None else 2**40 + self.documents
        self.entries.append(Entry(place, weight, written, np.array(date.words, np.int64), date.names, notes.about))

    def _publish(self, notes: DocumentNotes, created: int) -> None:
        """An article tells of its day or the one before, even where it names neither."""
        named = {d.unit.first for d in notes.dates if d.unit.days == 1}
        for day in (created, created - 1):
            place = self._placed(Unit("", day, 1))
            self.counts[place].published += day == created
            if day not in named:
                self.counts[place].headlines += [notes.headline] * bool(notes.headline)
                self.entries.append(Entry(place, UNNAMED, created, np.array(notes.lead, np.int64), None))

    def _placed(self, unit: Unit) -> int:
        """The place of a unit, known or new."""
        place = self._index.setdefault((unit.first, unit.days), len(self.counts))
        if place == len(self.counts):
            edtf = unit.edtf or str(unit_at(unit.first * DAY, Granularity.DAY))
            self.counts.append(Count(Unit(edtf, unit.first, unit.days)))
        return place


def _weight(lag: int | None) -> float:
    """What a mention is worth by the days from the one mentioned to the one of writing; 1 where that is not known."""
    if lag is None:
        return 1.0
    if lag == 0:
        return OWN_DAY
    return AHEAD if lag < 0 else 1.0
