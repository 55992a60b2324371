"""Row by row: whether a file that was not closed is whole, and says about the present what its history says."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator

from viewer.store import edits, loading
from viewer.store.edits import Change, digest, edit_digest
from viewer.store.migrations import columns_of
from viewer.store.table import Table
from viewer.store.tables import TABLES

MOST = 20
"""Faults told: enough to see what happened."""


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is not whole, as short technical sentences; at most MOST. Raises sqlite3.Error where it cannot be read."""
    found: list[str] = []
    for part in (_structure, _texts, _versions, _edits, _present):
        for fault in part(connection):
            found.append(fault)
            if len(found) == MOST:
                return found
    return found


def _tables(connection: sqlite3.Connection) -> list[Table]:
    """The tables that a file of this format has."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return [table for table in TABLES if table.since <= version]


def _structure(connection: sqlite3.Connection) -> Iterator[str]:
    """SQLite's own checks."""
    for (message,) in connection.execute(f"PRAGMA integrity_check({MOST})"):
        if message != "ok":
            yield message
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row} belongs to no {parent}"


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    for number, sha256, content in connection.execute("SELECT number, sha256, content FROM text"):
        if hashlib.sha256(content.encode()).hexdigest() != sha256:
            yield f"text {number} has changed"


def _versions(connection: sqlite3.Connection) -> Iterator[str]:
    for table in _tables(connection):
        columns = ", ".join(columns_of(connection, table))
        rows = connection.execute(f"SELECT number, sha256, place, {columns} FROM {table.name}")
        for number, sha256, *values in rows:
            if digest(values) != sha256:
                yield f"{table.name} {number} has changed"


def _edits(connection: sqlite3.Connection) -> Iterator[str]:
    changes = loading.changes(connection)
    rows = connection.execute("SELECT number, sha256, label, made, program FROM edit ORDER BY number").fetchall()
    if not 0 <= edits.position(connection) <= len(rows):
        yield "the history ends before its position"
    for count, (number, sha256, label, made, program) in enumerate(rows, 1):
        if number != count:
            yield f"edit {count} is missing"
            return
        if edit_digest(label, made, program, changes.get(number, [])) != sha256:
            yield f"edit {number} has changed"


def _present(connection: sqlite3.Connection) -> Iterator[str]:
    """What is in force must be what the edits in force brought and did not retire."""
    position = edits.position(connection)
    expected: set[tuple[int, int]] = set()
    for number, changes in loading.changes(connection).items():
        if number <= position:
            for change in changes:
                _apply(expected, change)
    for table in _tables(connection):
        rows = connection.execute(f"SELECT number FROM {table.name} WHERE in_force")
        standing = {(table.number, number) for (number,) in rows}
        for _, number in sorted(standing ^ {key for key in expected if key[0] == table.number}):
            yield f"{table.name} {number} is not as the history has it"


def _apply(standing: set[tuple[int, int]], change: Change) -> None:
    if change.before is not None:
        standing.discard((change.kind, change.before))
    if change.after is not None:
        standing.add((change.kind, change.after))
