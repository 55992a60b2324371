"""Which events keep their labels longest: those that many documents tell, and among these those that look important.

An event's score is firmness x (told + visible) + person:

told      log2(1 + documents) + half of log2(publication days) + a quarter of log2(documents after it)
visible   at most VISIBLE, so that it never outweighs a second document: kind, place in the article, quotations,
          positions, actors, being told again, and how exactly it is dated
firmness  less than 1 for what is planned, expected or only possible
person    1 for what a person entered or confirmed
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.calendar import DAY
from viewer.model.document import Document
from viewer.model.event import Event, EventMention, Status
from viewer.model.provenance import Standing
from viewer.model.stance import Stance
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity

Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]
UNKNOWN = -(2**62)
"""Stands for the day of a document that has none."""
NEVER = 2**62
"""Stands for the end of an event that has no date: no document is written after it."""
VISIBLE = 0.5
FIRMNESS = {
    Status.HAPPENED: 1.0,
    Status.ONGOING: 1.0,
    Status.REPORTED: 0.9,
    Status.PLANNED: 0.8,
    Status.EXPECTED: 0.7,
    Status.HYPOTHETICAL: 0.5,
}
MINOR = {
    "meeting": 0.7,
    "change": 0.6,
    "business": 0.6,
    "talks": 0.6,
    "": 0.5,
    "draft": 0.5,
    "movement": 0.5,
    "request": 0.4,
    "statement": 0.4,
    "effort": 0.3,
}
"""Kinds of event that count less than a decision, an attack, an agreement or a report, which count 1."""
SHARES = {
    "kind": 0.25,
    "place": 0.2,
    "quotations": 0.15,
    "positions": 0.1,
    "actors": 0.1,
    "mentions": 0.1,
    "exactness": 0.1,
}
"""What each visible feature can add at most, as a share of VISIBLE."""
ENOUGH = 3
"""So many quotations, positions, actors or mentions count in full."""
PARAPHRASE = 0.5
"""Weight of a quotation that is not word for word."""


EXACTNESS = {unit: 1.0 if unit <= Granularity.DAY else 0.7 if unit < Granularity.YEAR else 0.4 for unit in Granularity}
"""1 for a date known to the day, less the coarser it is."""


class Significance(NamedTuple):
    """How significant an event is, and what that is made of.

    parts  the counts (documents, publication_days, retrospective, mentions, quotations, positions, actors), then what
           each adds to the score or takes from it (told, visible, firmness, person)
    """

    score: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Told:
    """Where events are told, as parallel arrays over their tellings in known documents; and counts for each event.

    event, paper, place   number of the event, of the paper (copies are one), and 1 at the top of its article to 0
    day                   for each paper the day it was written, UNKNOWN where that is not known
    tellings, quotations, direct   for each event
    """

    event: Numbers
    paper: Numbers
    place: Reals
    day: Numbers
    tellings: Numbers
    quotations: Numbers
    direct: Numbers


def of_events(
    events: Iterable[Event],
    mentions: Iterable[EventMention],
    quotations: Iterable[Quotation],
    stances: Iterable[Stance],
    documents: Iterable[Document],
) -> dict[str, Significance]:
    """Significance of each event by its id; joined events (model.chronology) are weighed as one.

    Takes time in proportion to what it is given; what is named but not given is passed over.
    """
    told = tuple(events)
    parts, score = _weighed(told, mentions, quotations, stances, documents)
    names = list(parts)
    rows = zip(*(values.tolist() for values in parts.values()), strict=True)
    scores: list[float] = score.tolist()
    return {
        event.id: Significance(round(total, 4), {n: round(v, 4) for n, v in zip(names, row, strict=True)})
        for event, total, row in zip(told, scores, rows, strict=True)
    }


def scores(
    events: Iterable[Event],
    mentions: Iterable[EventMention],
    quotations: Iterable[Quotation],
    stances: Iterable[Stance],
    documents: Iterable[Document],
) -> Reals:
    """The scores alone, in the order of the events: a few microseconds an event."""
    return _weighed(tuple(events), mentions, quotations, stances, documents)[1]


def _weighed(
    events: Sequence[Event],
    mentions: Iterable[EventMention],
    quotations: Iterable[Quotation],
    stances: Iterable[Stance],
    documents: Iterable[Document],
) -> tuple[dict[str, Numbers | Reals], Reals]:
    """The parts of the scores of all events, and the scores."""
    places = {m.id: m for m in mentions}
    told = _told(events, places, {q.id: q for q in quotations}, documents)
    counts: dict[str, Numbers | Reals] = _spread(told, events)
    positions = _positions(events, places, stances)
    held = np.array([positions.get(e.id, 0) for e in events], np.int64)
    actors = np.array([len(e.participants) for e in events], np.int64)
    place = np.zeros(len(events))
    np.maximum.at(place, told.event, told.place)
    visible = {
        "kind": np.array([MINOR.get(e.kind, 1.0) for e in events]),
        "place": place,
        "quotations": _some(told.direct + PARAPHRASE * (told.quotations - told.direct)),
        "positions": _some(held),
        "actors": _some(actors),
        "mentions": _some(told.tellings - 1),
        "exactness": _numbers(
            EXACTNESS, (None if (r := e.resolution) is None else r.interval.granularity for e in events)
        ),
    }
    seen = VISIBLE * sum((SHARES[name] * value for name, value in visible.items()), np.zeros(len(events)))
    known = (Standing.ENTERED, Standing.CONFIRMED)
    person = np.array([float(e.provenance.standing in known) for e in events])
    firmness = _numbers(FIRMNESS, (e.status for e in events))
    spread = (
        np.log2(np.maximum(1, counts["publication_days"])) / 2 + np.log2(np.maximum(1, counts["retrospective"])) / 4
    )
    weight: Reals = np.log2(1 + counts["documents"]) + spread
    counts |= {"mentions": told.tellings, "quotations": told.quotations, "positions": held, "actors": actors}
    counts |= {"told": weight, "visible": seen, "firmness": firmness, "person": person}
    return counts, firmness * (weight + seen) + person


M = TypeVar("M", bound=Enum)


def _numbers(table: Mapping[M, float], members: Iterable[M | None]) -> Reals:
    """The numbers of many members of an enumeration, 0 for none.

    A member is the same object everywhere; its hash, which a lookup by the member would ask for, is slow.
    """
    known = {id(member): value for member, value in table.items()} | {id(None): 0.0}
    return np.array([known[id(member)] for member in members])


def _told(
    events: Sequence[Event],
    mentions: Mapping[str, EventMention],
    quotations: Mapping[str, Quotation],
    documents: Iterable[Document],
) -> _Told:
    """Where the events are told. Copies of a document, and documents of the same text, are one paper."""
    known = {d.id: d for d in documents}
    papers: dict[str, int] = {}
    days: list[int] = []
    home: dict[str, tuple[int, int]] = {}
    for d in known.values():
        original = known.get(d.copy_of, d)
        number = papers.setdefault(original.sha256 or original.id, len(papers))
        if number == len(days):
            day = day_of(original.created)
            days.append(UNKNOWN if day is None else day)
        home[d.id] = (number, len(d.text))
    event_of, paper_of, place = array("q"), array("q"), array("d")  # no tuples: they keep the garbage collector busy
    counts = np.zeros((3, len(events)), np.int64)
    for n, event in enumerate(events):
        for mention in (mentions[m] for m in event.mentions if m in mentions):
            counts[0, n] += 1
            if (paper := home.get(mention.document)) is not None:
                event_of.append(n)
                paper_of.append(paper[0])
                place.append(1 - min(1.0, mention.span.start / paper[1]) if paper[1] else 0.0)
        if event.quotations and (said := [quotations[q] for q in event.quotations if q in quotations]):
            counts[1, n], counts[2, n] = len(said), sum(q.kind != QuotationKind.INDIRECT for q in said)
    return _Told(
        np.array(event_of, np.int64), np.array(paper_of, np.int64), np.array(place, np.float64),
        np.array(days, np.int64), counts[0], counts[1], counts[2],
    )  # fmt: skip


def _spread(told: _Told, events: Sequence[Event]) -> dict[str, Numbers | Reals]:
    """For each event the papers that tell it, the days they were written on, and how many were written after it."""
    size = len(events)
    pairs = np.unique(told.event * max(1, len(told.day)) + told.paper)
    event, paper = np.divmod(pairs, max(1, len(told.day)))
    day = told.day[paper]
    dated = day != UNKNOWN
    last = np.array([e.resolution.interval.end - 1 if e.resolution else NEVER for e in events], np.int64)
    ends = last // DAY
    after = event[dated & (day > ends[event])]
    written = np.unique(np.stack([event[dated], day[dated]]), axis=1)[0]
    return {
        "documents": np.bincount(event, minlength=size),
        "publication_days": np.bincount(written, minlength=size),
        "retrospective": np.bincount(after, minlength=size),
    }


def day_of(created: Resolution | None) -> int | None:
    """The day a document was written, in days since 1970-01-01, where it is known to the day."""
    if created is None or created.interval.end - created.interval.begin > DAY:
        return None
    return created.interval.begin // DAY


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _some(count: Numbers | Reals) -> Reals:
    """Counts as shares of enough, 0 to 1."""
    return np.clip(count / ENOUGH, 0.0, 1.0)


def _positions(
    events: Sequence[Event], mentions: Mapping[str, EventMention], stances: Iterable[Stance]
) -> dict[str, int]:
    """How many positions belong to each event: by their quotation, else by evidence inside the words that tell it."""
    held = tuple(stances)
    if not held:
        return {}
    by_quotation: dict[str, list[str]] = defaultdict(list)
    by_document: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for event in events:
        for quotation in event.quotations:
            by_quotation[quotation].append(event.id)
        for mention in (mentions[m] for m in event.mentions if m in mentions):
            by_document[mention.document].append((mention.span.start, mention.span.end, event.id))
    for places in by_document.values():
        places.sort()
    counts: dict[str, int] = defaultdict(int)
    for stance in held:
        held_in = by_quotation.get(stance.quotation) or _told_at(by_document.get(stance.document, []), stance)
        for event_id in _distinct(held_in):
            counts[event_id] += 1
    return counts


def _told_at(places: list[tuple[int, int, str]], stance: Stance) -> list[str]:
    """The events of the nearest place that begins before a position's evidence, if it holds that evidence."""
    at = bisect_right(places, stance.evidence.start, key=lambda place: place[0]) - 1
    if at < 0 or places[at][1] <= stance.evidence.start:
        return []
    start = places[at][0]
    first = bisect_right(places, start - 1, key=lambda place: place[0])
    return [event_id for _, _, event_id in places[first : at + 1]]
