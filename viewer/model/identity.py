"""Which document is which: files of one name from two places must not replace each other in a project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from itertools import count
from typing import Any

from viewer.model.document import Document
from viewer.model.findings import Entity, Findings

LIKE_AN_ACTOR = re.compile(r"[A-Z]{2,6}|person|state|unnamed|merge|by-hand|era|lanes|view")
"""What ids of actors, merges, arrangements and events by hand are or begin with; no document may take it."""
UNNAMED = "unnamed/"
"""What the ids of persons begin with whom a document does not name; its own id follows."""
HOLDS_IDS = frozenset(
    (
        "id",
        "actor",
        "speaker",
        "holder",
        "expression",
        "quotation",
        "inside",
        "time",
        "mentions",
        "quotations",
        "participants",
    )
)
"""Fields of entities that name other entities; all ids of a document's findings begin with its own."""


def distinct(entities: Mapping[str, Entity], findings: Iterable[Findings]) -> list[Findings]:
    """Findings whose documents are those of the project when they are the same, and else have ids of their own.

    A document is the same when it comes from the same place or has the same words. One that only has the same id
    becomes "report (2)", and so do the ids of all that was found in it.
    """
    taken: dict[str, Document] = {}
    told = []
    for found in findings:
        identifier = next(i for i in _candidates(found.document.id) if _fits(i, found.document, entities, taken))
        told.append(found if identifier == found.document.id else _renamed(found, identifier))
        taken[identifier] = told[-1].document
    return told


def belongs(identifier: str, document: str) -> bool:
    """Whether an id is one that only this document's findings have."""
    return identifier.startswith((document + "/", f"{UNNAMED}{document}/"))


def _candidates(identifier: str) -> Iterator[str]:
    if not LIKE_AN_ACTOR.fullmatch(identifier):
        yield identifier
    yield from (f"{identifier} ({n})" for n in count(2))


def _fits(identifier: str, document: Document, entities: Mapping[str, Entity], taken: Mapping[str, Document]) -> bool:
    """Whether an id is free, or stands for this very document."""
    standing = taken.get(identifier) or entities.get(identifier)
    if standing is None:
        return True
    if not isinstance(standing, Document):
        return False
    return standing.origin == document.origin or standing.sha256 == document.sha256


def _renamed(found: Findings, identifier: str) -> Findings:
    """The same findings under another id of their document."""
    old = found.document.id

    def new(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(new(item) for item in value)
        return value.replace(old, identifier, 1) if belongs(value, old) else value

    def told(entity: Any) -> Any:
        told = {f.name: new(getattr(entity, f.name)) for f in fields(entity) if f.name in HOLDS_IDS}
        return replace(entity, **told, **({"document": identifier} if hasattr(entity, "document") else {}))

    groups = {f.name: tuple(told(e) for e in getattr(found, f.name)) for f in fields(found) if f.name != "document"}
    return Findings(replace(found.document, id=identifier), **groups)
