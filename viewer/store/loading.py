"""A project and its history out of the file; the history's entities are read only when an edit is taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, KeysView, Mapping, Sequence
from datetime import datetime
from operator import le
from typing import Any

from viewer.model.edit import Edit
from viewer.model.findings import Entity
from viewer.model.history import History
from viewer.model.project import Project
from viewer.store.bulk import uncollected
from viewer.store.edits import Change
from viewer.store.errors import DamageError, explained
from viewer.store.table import Table
from viewer.store.tables import BY_NUMBER, TABLES

AT_A_TIME = 10_000
"""Rows decoded in one go: a window beside which they are read is not held up by more."""
UNREADABLE = "Part of the project could not be read."


class Source:
    """The connection that lazily read edits read from; another one after Save As."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection


def project(connection: sqlite3.Connection) -> Project:
    """What is in force, in the order it came in. Raises DamageError or sqlite3.Error."""
    found: dict[str, Entity] = {}
    with uncollected(lambda: len(found)):
        return _project(connection, found)


def _project(connection: sqlite3.Connection, found: dict[str, Entity]) -> Project:
    arrival: dict[str, int] = {}
    for table in TABLES:
        arrival.update(connection.execute(f"SELECT id, place FROM {table.name} WHERE NOT in_force").fetchall())
    for table in TABLES:
        rows = connection.execute(f"SELECT place, {_selected(table)} FROM {table.name} AS t WHERE in_force")
        while some := rows.fetchmany(AT_A_TIME):
            columns: list[Sequence[Any]] = list(zip(*some, strict=True))
            arrival.update(zip(columns[1], columns[0], strict=True))
            found.update(zip(columns[1], decoded(table, columns[1:]), strict=True))
    order = list(map(arrival.__getitem__, found))
    if not all(map(le, order, order[1:])):
        found = dict(sorted(found.items(), key=lambda item: arrival[item[0]]))
    return Project(found, arrival)


def decoded(table: Table, columns: Sequence[Sequence[Any]]) -> list[Entity]:
    """The entities of a table's columns; DamageError where a value is none of its kind."""
    try:
        found: list[Entity] = table.entities(dict(zip(table.columns, columns, strict=True)))
    except (ValueError, KeyError, TypeError) as problem:
        raise DamageError(UNREADABLE, f"{table.name}: {problem!r}") from problem
    return found


def versions(connection: sqlite3.Connection, table: Table, where: str, given: tuple[Any, ...]) -> dict[int, Entity]:
    """Versions by number: those of a table for which `where` holds (t is the table)."""
    rows = connection.execute(
        f"SELECT number, {_selected(table)} FROM {table.name} AS t WHERE {where}", given
    ).fetchall()
    if not rows:
        return {}
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
    return dict(zip(columns[0], decoded(table, columns[1:]), strict=True))


def changes(connection: sqlite3.Connection) -> dict[int, list[Change]]:
    """What each edit changes, in order, by its number."""
    found: dict[int, list[Change]] = {}
    for edit, kind, before, after in connection.execute(
        "SELECT edit, kind, before, after FROM change ORDER BY edit, ordinal"
    ):
        found.setdefault(edit, []).append(Change(kind, before, after))
    return found


def history(source: Source) -> tuple[History, list[datetime], list[str]]:
    """The history, when each of its edits was made, and by which version of the program."""
    made = History()
    times = []
    rows = source.connection.execute("SELECT number, label, made, program FROM edit ORDER BY number").fetchall()
    for number, label, when, _ in rows:
        changes = _Changes(source, number)
        made.made(Edit(label, _Side(changes, 0), _Side(changes, 1)))
        times.append(datetime.fromisoformat(when))
    position = source.connection.execute("SELECT position FROM state").fetchone()[0]
    for _ in range(len(rows) - position):
        made.undone()
    return made, times, [program for *_, program in rows]


def _selected(table: Table) -> str:
    """The columns of a SELECT; a document's text stands in its own table."""
    names = (f"t.{name}" for name in table.columns)
    return ", ".join("(SELECT content FROM text WHERE sha256 = t.text)" if n == "t.text" else n for n in names)


class _Changes:
    """What an edit changed, read from the file when first asked for."""

    def __init__(self, source: Source, number: int) -> None:
        self._source = source
        self._number = number
        self._count = -1
        self._sides: tuple[dict[str, Entity | None], dict[str, Entity | None]] | None = None

    @property
    def count(self) -> int:
        """How many entities it changed, counted without reading them. Raises StoreError when that cannot be told."""
        if self._count < 0:
            asked = "SELECT count(*) FROM change WHERE edit = ?"
            try:
                self._count = int(self._source.connection.execute(asked, (self._number,)).fetchone()[0])
            except sqlite3.Error as problem:
                raise explained(problem, UNREADABLE) from problem
        return self._count

    @property
    def sides(self) -> tuple[dict[str, Entity | None], dict[str, Entity | None]]:
        """Entities by id before and after. Raises StoreError when they cannot be read."""
        if self._sides is None:
            try:
                self._sides = self._read()
            except sqlite3.Error as problem:
                raise explained(problem, UNREADABLE) from problem
        return self._sides

    def _read(self) -> tuple[dict[str, Entity | None], dict[str, Entity | None]]:
        connection = self._source.connection
        rows = connection.execute(
            "SELECT kind, before, after FROM change WHERE edit = ? ORDER BY ordinal", (self._number,)
        ).fetchall()
        found = {kind: self._versions(BY_NUMBER[kind]) for kind in {row[0] for row in rows}}
        before: dict[str, Entity | None] = {}
        after: dict[str, Entity | None] = {}
        for kind, old, new in rows:
            was, becomes = found[kind].get(old), found[kind].get(new)
            if (was is None) != (old is None) or (becomes is None) != (new is None):
                raise DamageError(UNREADABLE, f"a version of edit {self._number} is missing")
            for entity in (was, becomes):
                if entity is not None:
                    before[entity.id], after[entity.id] = was, becomes
        return before, after

    def _versions(self, table: Table) -> dict[int, Entity]:
        side = "SELECT {} FROM change WHERE edit = ?1 AND kind = ?2"
        where = f"number IN ({side.format('before')} UNION ALL {side.format('after')})"
        return versions(self._source.connection, table, where, (self._number, table.number))


class _Side(Mapping[str, "Entity | None"]):
    """One side of an edit's changes."""

    def __init__(self, changes: _Changes, side: int) -> None:
        self.changes = changes
        self._side = side

    def __getitem__(self, identifier: str) -> Entity | None:
        return self.changes.sides[self._side][identifier]

    def __iter__(self) -> Iterator[str]:
        return iter(self.changes.sides[self._side])

    def __len__(self) -> int:
        return self.changes.count

    def keys(self) -> KeysView[str]:
        """The identifiers; both sides of one edit have the same, which is known without reading them."""
        return _Names(self)


class _Names(KeysView[str]):
    """The identifiers of a side."""

    def __init__(self, side: _Side) -> None:
        super().__init__(side)
        self._changes = side.changes

    def __eq__(self, other: object) -> bool:
        return (isinstance(other, _Names) and other._changes is self._changes) or super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]
