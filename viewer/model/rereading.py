"""A document read anew in another text: what a person decided goes with its words to where they stand now.

Evidence of confirmed, entered and dismissed things is looked for by its words and surroundings (model.anchor). What is
found again replaces what the new reading found there; what is not found again is kept and marked, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from viewer.model.anchor import Reading, anchored
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.event import Event, EventMention
from viewer.model.findings import Entity, Findings
from viewer.model.provenance import Provenance
from viewer.model.span import Span
from viewer.model.stance import Stance

LOST = "not found again"
"""Rule of a decided thing whose words are no more in the text of its document."""
SAME = 0.5
"""Least share of the shorter of two tellings that must be common for both to tell the same."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of the decided things of a document: `kept` by id, `replaced` ids of new findings they stand for."""

    kept: Mapping[str, Entity] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()


def carry(entities: Mapping[str, Entity], old: Document, found: Findings, held: Iterable[Entity]) -> Carried:
    """Move the decided things of `old` into the text of `found.document`.

    entities  those of the project, by id; held: what of them belongs to the document
    """
    reading = Reading(found.document.text)
    decided = [e for e in held if e.provenance.is_human]
    taken = {e.id for e in found.entities()}
    kept: dict[str, Entity] = {}
    replaced: set[str] = set()
    for entity in decided:
        if isinstance(entity, Event):
            _carry_event(entities, old, found, entity, reading, (kept, replaced, taken))
        elif isinstance(entity, Quotation | Stance):
            moved = _moved(old.text, entity, reading)
            kept[entity.id] = moved or _lost(entity)
            replaced |= _told_by(found, moved) - {entity.id}
    return Carried(kept, frozenset(replaced))


def is_lost(entity: Entity) -> bool:
    """Whether a decided thing was not found again in the last reading of its document."""
    return entity.provenance.rule == LOST


def _carry_event(
    entities: Mapping[str, Entity],
    old: Document,
    found: Findings,
    event: Event,
    reading: Reading,
    into: tuple[dict[str, Entity], set[str], set[str]],
) -> None:
    kept, replaced, taken = into
    mentions: list[str] = []
    for identifier in event.mentions:
        mention = entities.get(identifier)
        if not isinstance(mention, EventMention) or mention.document != old.id:
            mentions.append(identifier)
            continue
        place = reading.find(anchored(old.text, mention.span))
        if place is not None:
            name = identifier if identifier not in taken else f"{identifier}/kept"
            kept[name] = replace(mention, id=name, span=place.span, provenance=event.provenance)
            mentions.append(name)
            replaced |= _same_event(found, place.span) - {event.id}
    moved = replace(event, mentions=tuple(mentions))
    kept[event.id] = moved if mentions or not event.mentions else _lost(moved)


def _same_event(found: Findings, span: Span) -> set[str]:
    """Ids of newly found events that are told in the same words, with their tellings."""
    there = {m.id for m in found.event_mentions if _share(m.span, span) >= SAME}
    events = [e for e in found.events if there & set(e.mentions)]
    return {e.id for e in events} | {m for e in events for m in e.mentions}


def _moved(text: str, entity: Quotation | Stance, reading: Reading) -> Quotation | Stance | None:
    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        places = (reading.find(anchored(text, s)) for s in spans)
        return tuple(p.span for p in places if p is not None)

    if isinstance(entity, Stance):
        evidence = move((entity.evidence,))
        return replace(entity, evidence=evidence[0]) if evidence else None
    content = move(entity.content)
    if len(content) < len(entity.content):
        return None
    return replace(entity, content=content, source=move(entity.source), cue=move(entity.cue))


def _told_by(found: Findings, moved: Quotation | Stance | None) -> set[str]:
    """Ids of the new findings of the same kind in the same words."""
    if isinstance(moved, Quotation):
        return {q.id for q in found.quotations if _share(q.span, moved.span) >= SAME}
    if isinstance(moved, Stance):
        same = (s for s in found.stances if (s.holder, s.issue) == (moved.holder, moved.issue))
        return {s.id for s in same if _share(s.evidence, moved.evidence) >= SAME}
    return set()


def _share(a: Span, b: Span) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / max(1, min(len(a), len(b)))


def _lost(entity: Event | Quotation | Stance) -> Event | Quotation | Stance:
    return replace(entity, provenance=Provenance(entity.provenance.standing, LOST))
