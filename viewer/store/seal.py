"""A seal over the whole closed file: SQLite's own check misses most changed bits in text, a SHA-256 misses none.

The seal stands in the table `state`. It covers every byte of the file but its own 32 and SQLite's two change counters,
which move when the seal is written. The first edit takes it away in its own transaction, so that a file that was not
closed has none; such a file is checked row by row (viewer.store.checks).
"""

from __future__ import annotations

import hashlib
import mmap
import os
import sqlite3
from pathlib import Path

COUNTERS = ((24, 28), (92, 96))
"""Where SQLite's header keeps the change counter and the counter it was valid for (SQLite file format, 1.3)."""
LENGTH = 32


def put(connection: sqlite3.Connection, path: Path) -> None:
    """Seal a file that nobody is writing; where that cannot be done it stays unsealed."""
    mark = os.urandom(LENGTH)
    connection.execute("UPDATE state SET seal = ?", (mark,))
    found = _digest(path, mark, alone=True)
    connection.execute("UPDATE state SET seal = ?", (found,))
    if found is not None and _digest(path, found) != found:
        remove(connection)


def remove(connection: sqlite3.Connection) -> None:
    """Take the seal away: the file is about to change."""
    connection.execute("UPDATE state SET seal = NULL WHERE seal IS NOT NULL")


def is_whole(connection: sqlite3.Connection, path: Path) -> bool | None:
    """Whether every byte is as it was when the file was closed; None when it was not closed."""
    rows = connection.execute("SELECT seal FROM state").fetchall()
    if len(rows) != 1:
        return False
    seal = rows[0][0]
    if seal is None:
        return None
    if _digest(path, seal) == seal:
        return True
    now = connection.execute("SELECT seal FROM state").fetchone()[0]
    return None if now is None else False  # whoever has the file open may have begun to write meanwhile


def _digest(path: Path, seal: bytes, alone: bool = False) -> bytes | None:
    """SHA-256 of the file without its seal and counters; None where the seal is not in it (once, if `alone`).

    Whoever closes a file loses the locks that this process holds on it (POSIX): only while no statement runs.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = data.find(seal)
        if at < 0 or (alone and data.find(seal, at + 1) >= 0):
            return None
        (first, first_end), (second, second_end) = COUNTERS
        if data[first:first_end] != data[second:second_end]:
            return None
        total = hashlib.sha256()
        with memoryview(data) as view:
            for begin, end in ((0, first), (first_end, second), (second_end, at), (at + LENGTH, len(view))):
                total.update(view[begin:end])
        return total.digest()
