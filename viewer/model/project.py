"""A project: entities by identifier. Features are pure functions Project → Edit; only `apply` changes anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import TypeVar, cast

from viewer.model.actor import Actor
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.findings import Entity, Findings
from viewer.model.identity import UNNAMED, distinct

T = TypeVar("T")


class Project:
    """Entities by id, changed by edits only."""

    def __init__(self, entities: Mapping[str, Entity] | None = None, arrival: Mapping[str, int] | None = None) -> None:
        """A project of `entities`, in their order.

        arrival  numbers in the order in which they, and those that an undo may bring back, first came in
        """
        self._entities: dict[str, Entity] = dict(entities or {})
        if arrival is None:
            arrival = {identifier: number for number, identifier in enumerate(self._entities)}
        self._arrival = dict(arrival)
        self._next = max(self._arrival.values(), default=-1) + 1
        self._of_kind: dict[type[object], dict[str, Entity]] = {}

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._entities

    def __len__(self) -> int:
        return len(self._entities)

    @property
    def entities(self) -> Mapping[str, Entity]:
        """All entities by id; read only by agreement."""
        return self._entities

    def get(self, kind: type[T], identifier: str) -> T | None:
        """The entity of that kind and id, or None."""
        found = self._entities.get(identifier)
        return found if isinstance(found, kind) else None

    def all(self, kind: type[T]) -> list[T]:
        """All entities of a kind, in the order they came in (again, when they were away)."""
        if not self._of_kind:
            for identifier, entity in self._entities.items():
                self._of_kind.setdefault(type(entity), {})[identifier] = entity
        return list(cast(dict[str, T], self._of_kind.get(kind, {})).values())

    def of_document(self, kind: type[T], document: str) -> list[T]:
        """The entities of a kind that belong to a document."""
        return [e for e in self.all(kind) if getattr(e, "document", None) == document]

    def arrivals(self, edit: Edit) -> dict[str, int]:
        """Numbers in the order of first coming in, of all that an edit brings."""
        new = count(self._next)
        brought = (identifier for identifier, entity in edit.after.items() if entity is not None)
        return {i: self._arrival[i] if i in self._arrival else next(new) for i in brought}

    def apply(self, edit: Edit) -> None:
        """Carry out an edit; ValueError, and no change, when its `before` is not what stands here."""
        for identifier, entity in edit.before.items():
            if self._entities.get(identifier) != entity:
                raise ValueError(f"{identifier} is not as the edit “{edit.label}” expects it")
        returned = False
        arrivals = self.arrivals(edit)
        for identifier, entity in edit.after.items():
            self._shelve(identifier, entity)
            if entity is None:
                self._entities.pop(identifier, None)
                continue
            returned |= identifier not in self._entities and identifier in self._arrival
            self._entities[identifier] = entity
        self._arrival.update(arrivals)
        self._next = max(self._next, max(arrivals.values(), default=-1) + 1)
        if returned:  # what was taken out and comes back stands where it stood
            self._entities = dict(sorted(self._entities.items(), key=lambda item: self._arrival[item[0]]))
            self._of_kind.clear()

    def _shelve(self, identifier: str, entity: Entity | None) -> None:
        """Keep what `all` has gathered by kind in step."""
        if not self._of_kind:
            return
        if entity is not None:
            self._of_kind.setdefault(type(entity), {})[identifier] = entity
        for kind, shelf in self._of_kind.items():
            if kind is not type(entity):
                shelf.pop(identifier, None)


def changed(project: Project, label: str, after: Mapping[str, Entity | None]) -> Edit:
    """The edit that leads from the project to `after`, naming only what really differs."""
    differing = {i: e for i, e in after.items() if project.entities.get(i) != e}
    return Edit(label, {i: project.entities.get(i) for i in differing}, differing)


def put(project: Project, findings: Iterable[Findings], label: str) -> Edit:
    """Take findings into the project: new documents, or documents read again.

    What a person confirmed, entered or dismissed stays as it is; what an earlier reading found and this one does not
    find any more goes, unless a person stands behind it. A document that only has the name of another one becomes one
    of its own (model.identity).
    """
    after: dict[str, Entity | None] = {}
    taken = list(distinct(project.entities, findings))
    held = _held(project, {f.document.id for f in taken if f.document.id in project})
    for found in taken:
        ids = {e.id for e in found.entities()}
        for old in held.get(found.document.id, ()):
            if old.id not in ids and not old.provenance.is_human:
                after[old.id] = None
        for entity in found.entities():
            standing = project.entities.get(entity.id)
            shared = isinstance(entity, Actor) and standing is not None
            if standing is not None and (standing.provenance.is_human or shared):
                continue
            after[entity.id] = entity
    return changed(project, label, after)


def remove_document(project: Project, document: str) -> Edit:
    """Take a document and all that was found in it out of the project."""
    found = project.entities[document]
    after: dict[str, Entity | None] = {e.id: None for e in _held(project, {document}).get(document, ())}
    return changed(project, f"Remove “{getattr(found, 'title', document)}”", after | {document: None})


def revise_event(project: Project, identifier: str, label: str, **fields: object) -> Edit:
    """Change fields of an event by hand; KeyError when there is no such event."""
    event = project.get(Event, identifier)
    if event is None:
        raise KeyError(identifier)
    return changed(project, label, {identifier: replace(event, **fields)})  # type: ignore[arg-type]


def _held(project: Project, documents: set[str]) -> dict[str, list[Entity]]:
    """What stands or falls with each of some documents, themselves excluded; one pass over the project for all.

    An entity belongs to the document with the longest id that begins its own ("a/b" goes before "a").
    """
    held: dict[str, list[Entity]] = {}
    if not documents:
        return held
    all_documents = {d.id for d in project.all(Document)}
    for identifier, entity in project.entities.items():
        if isinstance(entity, Document):
            continue
        own = identifier.removeprefix(UNNAMED)
        end = own.rfind("/")
        while end > 0 and own[:end] not in all_documents:
            end = own.rfind("/", 0, end)
        if end > 0 and own[:end] in documents:
            held.setdefault(own[:end], []).append(entity)
    return held
