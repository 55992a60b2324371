"""Edits in the file: recorded, taken back and made again, each in one transaction of its caller's."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from viewer import __version__
from viewer.model.attribution import Quotation
from viewer.model.document import Document, fingerprint
from viewer.model.edit import Edit
from viewer.store import search
from viewer.store.compact import encoded
from viewer.store.errors import StoreError
from viewer.store.tables import BY_KIND, TABLES, Row, Table

Words = Mapping[str, str]
"""The words that a quotation's content covers, by its id."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entity of an edit: numbers of the versions it retires and brings; None for "not there"."""

    kind: int
    before: int | None
    after: int | None


@dataclass(slots=True)
class _Rows:
    """What an edit will write, gathered before the first row is written."""

    edit: int
    next_place: int
    changes: list[Change] = field(default_factory=list)
    retired: dict[int, list[int]] = field(default_factory=dict)
    brought: dict[int, list[Row]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def digest(values: Iterable[object]) -> bytes:
    """SHA-256 of values as a compact JSON array."""
    return hashlib.sha256(encoded(list(values)).encode()).digest()


def edit_digest(label: str, made: str, program: str, changes: Iterable[Change]) -> bytes:
    """SHA-256 of an edit with all that it changes."""
    return digest([label, made, program, [[c.kind, c.before, c.after] for c in changes]])


def instant(moment: datetime) -> str:
    """A moment as the file keeps it: ISO 8601, UTC."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def position(connection: sqlite3.Connection) -> int:
    """How many edits are in force."""
    return int(connection.execute("SELECT position FROM state").fetchone()[0])


def record(connection: sqlite3.Connection, edit: Edit, made: datetime, words: Words) -> None:
    """Write an edit: the versions it brings and its place in the history; what could be redone is gone."""
    where, next_place = connection.execute("SELECT position, next_place FROM state").fetchone()
    _drop(connection, where)
    rows = _gathered(connection, edit, _Rows(where + 1, next_place), words)
    when = instant(made)
    seal = edit_digest(edit.label, when, __version__, rows.changes)
    connection.execute("INSERT INTO edit VALUES (?, ?, ?, ?, ?)", (rows.edit, seal, edit.label, when, __version__))
    connection.executemany(
        "INSERT INTO text (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING", rows.texts.items()
    )
    for table in TABLES:
        _retire(connection, table, rows.retired.get(table.number, []))
        if brought := rows.brought.get(table.number):
            _bring(connection, table, brought)
    connection.executemany(
        "INSERT INTO change VALUES (?, ?, ?, ?, ?)",
        ((rows.edit, n, c.kind, c.before, c.after) for n, c in enumerate(rows.changes)),
    )
    connection.execute("UPDATE state SET position = ?, next_place = ?", (rows.edit, rows.next_place))
    search.add(connection, rows.edit)


def take_back(connection: sqlite3.Connection) -> None:
    """Undo the last edit in force: the versions it retired stand again."""
    where = position(connection)
    _swap(connection, where, "after", "before")
    connection.execute("UPDATE state SET position = ?", (where - 1,))


def make_again(connection: sqlite3.Connection) -> None:
    """Redo the edit after the last one in force."""
    where = position(connection)
    _swap(connection, where + 1, "before", "after")
    connection.execute("UPDATE state SET position = ?", (where + 1,))


def _drop(connection: sqlite3.Connection, position: int) -> None:
    """Forget what could be redone, and the versions and texts that only it would bring."""
    later = connection.execute("SELECT count(*) FROM edit WHERE number > ?", (position,)).fetchone()[0]
    if not later:
        return
    search.drop(connection, position)
    connection.execute("DELETE FROM edit WHERE number > ?", (position,))
    connection.execute("DELETE FROM text WHERE sha256 NOT IN (SELECT text FROM document)")


def _gathered(connection: sqlite3.Connection, edit: Edit, rows: _Rows, words: Words) -> _Rows:
    """The rows and changes of an edit."""
    last = {
        t.number: connection.execute(f"SELECT coalesce(max(number), 0) FROM {t.name}").fetchone()[0] for t in TABLES
    }
    for identifier, after in edit.after.items():
        before, place = edit.before[identifier], None
        table = BY_KIND[type(before if after is None else after)]
        retired = brought = None
        if before is not None:
            retired, place = _standing(connection, table, identifier)
            rows.retired.setdefault(table.number, []).append(retired)
        if after is not None:
            if place is None:
                place, rows.next_place = rows.next_place, rows.next_place + 1
            brought = last[table.number] = last[table.number] + 1
            kept = table.row(after)
            row = (brought, rows.edit, place, digest(kept), *kept)
            if isinstance(after, Quotation):
                row = (*row, words[after.id])
            if isinstance(after, Document):
                rows.texts[fingerprint(after.text)] = after.text
            rows.brought.setdefault(table.number, []).append(row)
        rows.changes.append(Change(table.number, retired, brought))
    return rows


def _standing(connection: sqlite3.Connection, table: Table, identifier: str) -> tuple[int, int]:
    """Number and place of the version in force."""
    found = connection.execute(
        f"SELECT number, place FROM {table.name} WHERE id = ? AND place IS NOT NULL", (identifier,)
    ).fetchone()
    if found is None:
        raise StoreError("The file does not hold what the program thought it held.", f"{table.name} {identifier}")
    return int(found[0]), int(found[1])


def _retire(connection: sqlite3.Connection, table: Table, numbers: Iterable[int]) -> None:
    connection.executemany(f"UPDATE {table.name} SET place = NULL WHERE number = ?", ((n,) for n in numbers))


def _bring(connection: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    columns = ("number", "edit", "place", "sha256", *table.columns, *(["words"] if table.words else []))
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})", rows)


def _swap(connection: sqlite3.Connection, edit: int, outgoing: str, incoming: str) -> None:
    """Retire one side of an edit's versions and give the other its place, or a new place where it has none."""
    moves: list[tuple[int, Table, int | None, int | None, int | None]] = []
    for table in TABLES:
        found = connection.execute(
            f"SELECT c.ordinal, c.{outgoing}, c.{incoming}, v.place FROM change AS c "
            f"LEFT JOIN {table.name} AS v ON v.number = c.{outgoing} WHERE c.edit = ? AND c.kind = ?",
            (edit, table.number),
        )
        moves.extend((ordinal, table, out, into, place) for ordinal, out, into, place in found)
    next_place = connection.execute("SELECT next_place FROM state").fetchone()[0]
    places: dict[str, list[tuple[int, int]]] = {}
    for _, table, _, into, place in sorted(moves, key=lambda move: move[0]):
        if into is not None:
            if place is None:
                place, next_place = next_place, next_place + 1
            places.setdefault(table.name, []).append((place, into))
    for table in TABLES:
        _retire(connection, table, (out for _, t, out, _, _ in moves if t is table and out is not None))
        into_place = places.get(table.name, [])
        connection.executemany(f"UPDATE {table.name} SET place = ? WHERE number = ?", into_place)
    connection.execute("UPDATE state SET next_place = ?", (next_place,))
