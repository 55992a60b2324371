"""What a table of the project file is: one kind of entity, and how its rows are written and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from viewer.model.findings import Entity
from viewer.model.provenance import Provenance
from viewer.store.bulk import Columns

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of entity in the file.

    number    of the kind, as in the table `kind`
    columns   from `id` on, in the order of the schema: what the row's digest covers, after its place
    row       an entity as the values of these columns
    entities  the entities of columns by name; ValueError or KeyError where a value is none of its kind
    words     whether the rows also keep the words they cover, for search
    since     the format that brought the table
    """

    number: int
    name: str
    entity: type[Entity]
    columns: tuple[str, ...]
    row: Callable[[Any], Row]
    entities: Callable[[Columns], list[Any]]
    words: bool = False
    since: int = 1


PLACED = ("id", "document", "span_start", "span_end")
"""The columns that say where in a document a thing stands."""
END = ("standing", "rule")
"""The columns that every table ends with."""


def human(provenance: Provenance) -> Row:
    """Provenance as the values of its columns."""
    return provenance.standing.value, provenance.rule
