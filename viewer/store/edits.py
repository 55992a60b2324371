"""Edits in the file: recorded, taken back and made again, each in one transaction of its caller's."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from viewer.model.document import Document, fingerprint
from viewer.model.edit import Edit
from viewer.store import search
from viewer.store.compact import encoded
from viewer.store.errors import StoreError
from viewer.store.table import Row, Table
from viewer.store.tables import BY_KIND, BY_NUMBER, TABLES


@dataclass(frozen=True, slots=True)
class Change:
    """One entity of an edit: numbers of the versions it retires and brings; None for "not there"."""

    kind: int
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Written:
    """An edit and what has to be known to write it, as it was when it was made.

    said     the words that each quotation's content covers, by its id
    places   in which order its entities first came in, by id
    program  the version of the program that made it
    """

    edit: Edit
    made: datetime
    said: Mapping[str, str]
    places: Mapping[str, int]
    program: str


@dataclass(frozen=True, slots=True)
class _Rows:
    """What an edit will write, gathered before the first row is written; lists by the number of the kind."""

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


def record(connection: sqlite3.Connection, written: Written) -> None:
    """Write an edit: the versions it brings and its place in the history; what could be redone is gone."""
    where = position(connection)
    _drop(connection, where)
    number, label, made = where + 1, written.edit.label, instant(written.made)
    rows = _gathered(connection, written, number)
    seal = edit_digest(label, made, written.program, rows.changes)
    connection.execute("INSERT INTO edit VALUES (?, ?, ?, ?, ?)", (number, seal, label, made, written.program))
    connection.executemany(
        "INSERT INTO text (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING", rows.texts.items()
    )
    for table in TABLES:
        retired = ((n,) for n in rows.retired.get(table.number, ()))
        connection.executemany(f"UPDATE {table.name} SET in_force = 0 WHERE number = ?", retired)
        if brought := rows.brought.get(table.number):
            _bring(connection, table, brought)
    connection.executemany(
        "INSERT INTO change VALUES (?, ?, ?, ?, ?)",
        ((number, n, c.kind, c.before, c.after) for n, c in enumerate(rows.changes)),
    )
    _stand(connection, number)
    search.add(connection, number)


def take_back(connection: sqlite3.Connection) -> None:
    """Undo the last edit in force: the versions it retired stand again."""
    where = position(connection)
    _swap(connection, where, "after", "before")
    _stand(connection, where - 1)


def make_again(connection: sqlite3.Connection) -> None:
    """Redo the edit after the last one in force."""
    where = position(connection)
    _swap(connection, where + 1, "before", "after")
    _stand(connection, where + 1)


def remember(connection: sqlite3.Connection, name: str, content: bytes) -> None:
    """Keep something worked out from the project as it is."""
    connection.execute(
        "INSERT INTO cache VALUES (?, ?) ON CONFLICT DO UPDATE SET content = excluded.content", (name, content)
    )


def _stand(connection: sqlite3.Connection, position: int) -> None:
    """So many edits are in force now; what was worked out from the project before is out of date."""
    connection.execute("UPDATE state SET position = ?", (position,))
    connection.execute("DELETE FROM cache")


def _swap(connection: sqlite3.Connection, edit: int, outgoing: str, incoming: str) -> None:
    """Retire one side of an edit's versions and bring the other into force."""
    kinds = connection.execute("SELECT DISTINCT kind FROM change WHERE edit = ?", (edit,)).fetchall()
    for (kind,) in kinds:
        for side, in_force in ((outgoing, 0), (incoming, 1)):
            connection.execute(
                f"UPDATE {BY_NUMBER[kind].name} SET in_force = ? "
                f"WHERE number IN (SELECT {side} FROM change WHERE edit = ? AND kind = ?)",
                (in_force, edit, kind),
            )


def _drop(connection: sqlite3.Connection, position: int) -> None:
    """Forget what could be redone, and the versions and texts that only it would bring."""
    later = connection.execute("SELECT count(*) FROM edit WHERE number > ?", (position,)).fetchone()[0]
    if not later:
        return
    search.drop(connection, position)
    connection.execute("DELETE FROM edit WHERE number > ?", (position,))
    connection.execute("DELETE FROM text WHERE sha256 NOT IN (SELECT text FROM document)")


def _gathered(connection: sqlite3.Connection, written: Written, number: int) -> _Rows:
    """The rows and changes of an edit."""
    rows, edit = _Rows(), written.edit
    last = {
        t.number: connection.execute(f"SELECT coalesce(max(number), 0) FROM {t.name}").fetchone()[0] for t in TABLES
    }
    for identifier, after in edit.after.items():
        before = edit.before[identifier]
        table = BY_KIND[type(before if after is None else after)]
        retired = brought = None
        if before is not None:
            retired = _standing(connection, table, identifier)
            rows.retired.setdefault(table.number, []).append(retired)
        if after is not None:
            brought = last[table.number] = last[table.number] + 1
            kept = (written.places[identifier], *table.row(after))
            beside = (written.said[identifier],) if table.words else ()
            rows.brought.setdefault(table.number, []).append((brought, number, 1, *beside, digest(kept), *kept))
            if isinstance(after, Document):
                rows.texts[fingerprint(after.text)] = after.text
        rows.changes.append(Change(table.number, retired, brought))
    return rows


def _standing(connection: sqlite3.Connection, table: Table, identifier: str) -> int:
    """Number of the version in force."""
    found = connection.execute(f"SELECT number FROM {table.name} WHERE id = ? AND in_force", (identifier,)).fetchone()
    if found is None:
        raise StoreError("The file does not hold what the program thought it held.", f"{table.name} {identifier}")
    return int(found[0])


def _bring(connection: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
