"""Which events keep their labels longest: those that many documents tell, and among these those that look important.

An event's score is firmness x (told + visible) + person:

told      log2(1 + documents) + half of log2(publication days) + a quarter of log2(documents after it)
visible   at most VISIBLE, so that it never outweighs a second document: kind, place in the article, quotations,
          positions, actors, being told again, and how exactly it is dated
firmness  less than 1 for what is planned, expected or only possible
person    1 for what a person entered or confirmed
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.calendar import DAY
from viewer.model.document import Document
from viewer.model.event import Event, EventMention, Status
from viewer.model.provenance import Standing
from viewer.model.stance import Stance
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity

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


class Significance(NamedTuple):
    """How significant an event is, and what that is made of.

    parts  the counts (documents, publication_days, retrospective, mentions, quotations, positions, actors), then what
           each adds to the score or takes from it (told, visible, firmness, person)
    """

    score: float
    parts: Mapping[str, float]


class _Sources(NamedTuple):
    """What stands behind events, by id; positions are counted by event."""

    documents: Mapping[str, Document]
    mentions: Mapping[str, EventMention]
    quotations: Mapping[str, Quotation]
    positions: Mapping[str, int]


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
    places = {m.id: m for m in mentions}
    sources = _Sources(
        {d.id: d for d in documents},
        places,
        {q.id: q for q in quotations},
        _positions(told, places, stances),
    )
    return {event.id: _significance(event, sources) for event in told}


def _significance(event: Event, sources: _Sources) -> Significance:
    told_in = [sources.mentions[m] for m in event.mentions if m in sources.mentions]
    documents = _distinct(m.document for m in told_in if m.document in sources.documents)
    originals = (sources.documents.get(sources.documents[d].copy_of, sources.documents[d]) for d in documents)
    papers = {o.sha256 or o.id: o for o in originals}
    written = [day for day in (day_of(d.created) for d in papers.values()) if day is not None]
    ended = (event.interval.end - 1) // DAY if event.interval else None
    after = sum(ended is not None and day > ended for day in written)
    said = [sources.quotations[q] for q in event.quotations if q in sources.quotations]
    direct = sum(q.kind != QuotationKind.INDIRECT for q in said)
    visible = {
        "kind": MINOR.get(event.kind, 1.0),
        "place": max((_place(m, sources.documents) for m in told_in), default=0.0),
        "quotations": _some(direct + PARAPHRASE * (len(said) - direct)),
        "positions": _some(sources.positions.get(event.id, 0)),
        "actors": _some(len(event.participants)),
        "mentions": _some(len(told_in) - 1),
        "exactness": _exactness(event),
    }
    told = math.log2(1 + len(papers)) + math.log2(max(1, len(set(written)))) / 2 + math.log2(max(1, after)) / 4
    seen = VISIBLE * sum(SHARES[name] * value for name, value in visible.items())
    person = float(event.provenance.standing in (Standing.ENTERED, Standing.CONFIRMED))
    firmness = FIRMNESS[event.status]
    parts: dict[str, float] = {
        "documents": len(papers),
        "publication_days": len(set(written)),
        "retrospective": after,
        "mentions": len(told_in),
        "quotations": len(said),
        "positions": sources.positions.get(event.id, 0),
        "actors": len(event.participants),
        "told": round(told, 4),
        "visible": round(seen, 4),
        "firmness": firmness,
        "person": person,
    }
    return Significance(round(firmness * (told + seen) + person, 4), parts)


def day_of(created: Resolution | None) -> int | None:
    """The day a document was written, in days since 1970-01-01, where it is known to the day."""
    if created is None or created.interval.end - created.interval.begin > DAY:
        return None
    return created.interval.begin // DAY


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _some(count: float) -> float:
    """A count as a share of enough, 0 to 1."""
    return min(1.0, max(0.0, count) / ENOUGH)


def _place(mention: EventMention, documents: Mapping[str, Document]) -> float:
    """How near the beginning of its article an event is told: 1 at the top, 0 at the end."""
    document = documents.get(mention.document)
    length = len(document.text) if document else 0
    return 1 - min(1.0, mention.span.start / length) if length else 0.0


def _exactness(event: Event) -> float:
    """1 for a date known to the day, less the coarser it is, 0 for none."""
    if event.interval is None:
        return 0.0
    if event.interval.granularity <= Granularity.DAY:
        return 1.0
    return 0.7 if event.interval.granularity < Granularity.YEAR else 0.4


def _positions(
    events: Sequence[Event], mentions: Mapping[str, EventMention], stances: Iterable[Stance]
) -> dict[str, int]:
    """How many positions belong to each event: by their quotation, else by evidence inside the words that tell it."""
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
    for stance in stances:
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
