"""A document in another reading: what a person decided is found again by its words, or kept with the earlier reading.

A better scan, a corrected copy, a newer version of the program give a document another text. What was only found goes
with the old text. What a person confirmed, entered or dismissed, and the words it rests on, moves to where these words
stand now. What cannot be found again stays with the old text, which is then kept as a document of its own: every mark
still leads to the words it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import Any

from viewer.model.actor import Actor
from viewer.model.anchor import Place, Reading, anchored
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.event import Event, EventMention, Merge
from viewer.model.findings import Entity, Findings
from viewer.model.identity import HOLDS_IDS, belongs
from viewer.model.project import Project, changed, put
from viewer.model.provenance import Standing
from viewer.model.span import Span
from viewer.model.temporal import Resolution, Step

SAME = 0.6
"""Part of their common stretch that two findings share when they are the same one with other bounds."""
EARLIER = " (earlier reading"
"""What the id of an earlier reading has behind that of its document."""
NEAR = 3
"""Characters by which the leading word of one event may stand elsewhere: a passage may tell several."""
WORD = 8
"""Characters of the leading word that are looked for."""
BOUNDS = re.compile(r"(?<=/)(\d{1,12})-(\d{1,12})(?=/|$)")
HEAD = re.compile(r"(/event/\d{1,12}-\d{1,12}/)(\d{1,12})$")
NAMES = HOLDS_IDS | {"members"}
"""Fields that name other entities."""
Places = Callable[[Span], Place | None]
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reread:
    """What another reading does to a project.

    edit      the change to make
    reworded  ids, as they are then, of what a person decided and whose words read differently now: to be looked at
    lost      ids, as they are then, of what could not be found again; it stays with the earlier reading
    """

    edit: Edit
    reworded: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def reread(project: Project, found: Findings, label: str) -> Reread:
    """Take another reading of a document into the project, under the id the document has there."""
    old = project.get(Document, found.document.id)
    if old is None or old.text == found.document.text:
        return Reread(put(project, [found], label))
    places = _finder(old, found.document)
    home = _free(project, old.id)
    again = _found_again(project, found, places, old.id)
    moving = _decided(project, old.id, again)
    whole = {e.id for e in moving if all(places(span) for span in _spans(e))}
    lost = {e.id for e in moving if e.id not in whole or _stranded(e, whole, old.id)}
    names = dict(_names(moving, lost, places, old.id, home))
    after: dict[str, Entity | None] = {e.id: None for e in _belonging(project, old.id)}
    kept = [_moved(e, names, None if e.id in lost else places, home if e.id in lost else old.id) for e in moving]
    same = _known(found, [e for e in kept if e.provenance.is_human])
    after |= _coming(project, found, same)
    names |= {event: same.get(now, now) for event, now in again.items()}
    after |= {e.id: e for e in kept if e.provenance.is_human or e.id not in after or after[e.id] is None}
    after[old.id] = _document(old, found.document)
    if lost:
        after[home] = replace(old, id=home, title=f"{old.title} (earlier reading)", copy_of=old.id)
    after |= _elsewhere(project, names, old.id)
    reworded = (names[e.id] for e in moving if e.id not in lost and any(_is_changed(places(s)) for s in _spans(e)))
    return Reread(changed(project, label, after), tuple(reworded), tuple(names[i] for i in sorted(lost)))


def is_earlier(document: Document) -> bool:
    """Whether a document is an earlier reading of another, kept for what was not found again."""
    return EARLIER in document.id


def _belonging(project: Project, document: str) -> list[Entity]:
    return [e for i, e in project.entities.items() if belongs(i, document)]


def _decided(project: Project, document: str, again: Names) -> list[Entity]:
    """What a person decided about in a document, and what that rests on there.

    That includes the events a person merged or parted, but for those that the new reading finds too.
    """
    held = _held_together(project)
    decided = [e for e in _belonging(project, document) if e.provenance.is_human or e.id in held - again.keys()]
    named = {e.id for e in decided}
    for entity in decided:  # grows while it is walked: what a thing rests on may rest on something itself
        for identifier in _named(entity):
            other = project.entities.get(identifier)
            if other is not None and identifier not in named and belongs(identifier, document):
                named.add(identifier)
                decided.append(other)
    return decided


def _held_together(project: Project) -> set[str]:
    """The events that a person merged, or parted."""
    return {member for merge in project.all(Merge) if merge.provenance.is_human for member in merge.members}


def _found_again(project: Project, found: Findings, places: Places, document: str) -> Names:
    """What the new reading calls the events that a person merged and said nothing else about."""
    held, again = _held_together(project), dict[str, str]()
    for event in _belonging(project, document):
        if isinstance(event, Event) and event.id in held and not event.provenance.is_human:
            names = _names([event], set(), places, document, "")
            moved = _moved(event, names, places, document)
            now = next((e.id for e in found.events if _is_same(e, moved)), "")
            if now:
                again[event.id] = now
    return again


def _named(entity: Entity) -> Iterable[str]:
    """The identifiers that an entity names, its own excepted."""
    for field in fields(entity):
        if field.name in NAMES and field.name != "id":
            value = getattr(entity, field.name)
            yield from value if isinstance(value, tuple) else (value,)


def _spans(entity: Entity) -> tuple[Span, ...]:
    """The words that an entity rests on; those of its date's steps are beside the point."""
    found: list[Span] = []
    for field in fields(entity):
        value = getattr(entity, field.name)
        if isinstance(value, Span):
            found.append(value)
        elif isinstance(value, tuple):
            found.extend(item for item in value if isinstance(item, Span))
    return tuple(found)


def _stranded(entity: Entity, whole: set[str], document: str) -> bool:
    """Whether an event is told by nothing but words of this document that were not found."""
    if not isinstance(entity, Event) or not entity.mentions:
        return False
    return all(belongs(m, document) and m not in whole for m in entity.mentions)


def _finder(old: Document, new: Document) -> Places:
    """Where a span of the old text is in the new one; each is looked for once."""
    reading, known = Reading(new.text), dict[Span, Place | None]()

    def place(span: Span) -> Place | None:
        if span not in known:
            known[span] = reading.find(anchored(old.text, span, "earlier")) if span.end <= len(old.text) else None
        return known[span]

    return place


def _names(moving: list[Entity], lost: set[str], places: Places, document: str, home: str) -> Names:
    """The identifiers that things have afterwards: bounds in them move along, what is lost goes to `home`."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for entity in moving:
        if entity.id in lost:
            names[entity.id] = entity.id.replace(document, home, 1)
            continue

        def bounds(match: re.Match[str]) -> str:
            start, end = int(match[1]), int(match[2])
            place = places(Span(start, end)) if start < end else None
            return f"{place.span.start}-{place.span.end}" if place else match[0]

        def head(match: re.Match[str]) -> str:
            place = places(Span(int(match[2]), int(match[2]) + WORD))
            return f"{match[1]}{place.span.start if place else match[2]}"

        name = document + BOUNDS.sub(bounds, HEAD.sub(head, entity.id.removeprefix(document)))
        names[entity.id] = name if entity.id.startswith(document) and name not in taken else entity.id
        taken.add(names[entity.id])
    return names


def _moved(entity: Entity, names: Names, places: Places | None, document: str) -> Entity:
    """An entity under its new names, with its spans where they are now (as they were, without `places`)."""

    def moved(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(moved(item) for item in value)
        if isinstance(value, Span) and places is not None:
            place = places(value)
            return place.span if place else value
        if isinstance(value, Step) and value.span is not None and places is not None:
            place = places(value.span)
            return replace(value, span=place.span if place else None)
        if isinstance(value, Resolution):
            return replace(value, steps=moved(value.steps))
        return value

    told: dict[str, Any] = {}
    for field in fields(entity):
        value = getattr(entity, field.name)
        told[field.name] = _renamed(value, names) if field.name in NAMES else moved(value)
    if "document" in told:
        told["document"] = document
    return replace(entity, **told)


def _renamed(value: Any, names: Names) -> Any:
    return tuple(names.get(i, i) for i in value) if isinstance(value, tuple) else names.get(value, value)


def _elsewhere(project: Project, names: Names, document: str) -> dict[str, Entity | None]:
    """Events outside the document that name something in it, and merges, as they are to be."""
    after: dict[str, Entity | None] = {}
    for event in project.all(Event):
        told = event if belongs(event.id, document) else _moved(event, names, None, "")
        if told != event:
            after[event.id] = told
    before = {m.id: m for m in project.all(Merge)}
    merges = _merges(list(before.values()), names)
    after |= {i: None for i in before if i not in merges}
    return after | {i: m for i, m in merges.items() if before.get(i) != m}


def _merges(old: list[Merge], names: Names) -> dict[str, Merge]:
    """Merges under the names that their events have now. An event is in one of them at most: two that come to share
    one are joined, a person's goes before what was only found, and of a single event there is none.
    """
    told: list[Merge] = []
    for merge in sorted(old, key=lambda m: not m.provenance.is_human):
        members = tuple(dict.fromkeys(_renamed(merge.members, names)))
        shared = [o for o in told if _joins(o) and _joins(merge) and not set(members).isdisjoint(o.members)]
        if shared and not merge.provenance.is_human:
            continue
        told = [o for o in told if o not in shared]
        members = tuple(dict.fromkeys((*(i for o in shared for i in o.members), *members)))
        if len(members) > 1:
            told.append(replace(merge, members=members))
    made: dict[str, Merge] = {}
    for merge in told:
        lead = f"merge/{merge.members[0]}"
        home = next(name for name in (lead, *(f"{lead} ({n})" for n in range(2, len(told) + 2))) if name not in made)
        made[home] = replace(merge, id=home)
    return made


def _joins(merge: Merge) -> bool:
    return merge.provenance.standing != Standing.DISMISSED


def _known(found: Findings, decided: list[Entity]) -> Names:
    """The ids of findings that a person decided about already, with other bounds, and what they are called there."""
    same: dict[str, str] = {}
    for entity in found.entities():
        known = (other.id for other in decided if type(other) is type(entity) and _is_same(entity, other))
        if not isinstance(entity, EventMention) and (name := next(known, "")):
            same[entity.id] = name
    return same


def _coming(project: Project, found: Findings, same: Names) -> dict[str, Entity]:
    """The findings that come in, but for those that are known.

    Actors are shared by documents and stay as they are.
    """
    coming = (e for e in found.entities() if not (isinstance(e, Actor) and e.id in project) and e.id not in same)
    return {e.id: _moved(e, same, None, found.document.id) for e in coming}


def _extent(entity: Entity) -> tuple[Span | None, int]:
    """The first words an entity rests on, of an event those in its identifier; and where its leading word stands."""
    spans = _spans(entity)
    bounds = BOUNDS.search(entity.id) if not spans and isinstance(entity, Event) else None
    if bounds is None or int(bounds[1]) > int(bounds[2]):
        return (spans[0] if spans else None), 0
    head = HEAD.search(entity.id)
    return Span(int(bounds[1]), int(bounds[2])), int(head[2]) if head else 0


def _is_same(found: Entity, decided: Entity) -> bool:
    """Whether two things of a kind rest on nearly the same words."""
    (first, head), (second, other) = _extent(found), _extent(decided)
    if first is None or second is None or abs(head - other) > NEAR:
        return False
    shared = min(first.end, second.end) - max(first.start, second.start)
    return shared >= SAME * (max(first.end, second.end) - min(first.start, second.start))


def _is_changed(place: Place | None) -> bool:
    return place is not None and place.changed


def _document(old: Document, new: Document) -> Document:
    """The document itself: the new text, with what a person said about it."""
    if not old.provenance.is_human:
        return new
    return replace(
        old, text=new.text, sha256=new.sha256, origin=new.origin, language=new.language, encoding=new.encoding
    )


def _free(project: Project, document: str) -> str:
    """An identifier for the earlier reading."""
    names = (f"{document}{EARLIER}{f' {n}' if n > 1 else ''})" for n in count(1))
    return next(name for name in names if name not in project)
