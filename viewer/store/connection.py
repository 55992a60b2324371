"""Connections to SQLite as a project file needs them: safe against power cuts, strangers' files and half-made edits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from viewer.store.errors import explained

APPLICATION_ID = 0x44746C6E
"""“Dtln”, in SQLite's header: what tells a project from any other database."""
VERSION = 2
"""The format that this program writes (SQLite's user_version)."""
PATIENCE = 5.0
"""Seconds to wait for another program that is reading or copying the file."""
CACHE_KIB = 65_536
SYNCHRONOUS = "FULL"
"""Each edit waits until the disk has it, and its journal before it."""


def connect(path: Path, writable: bool = True) -> sqlite3.Connection:
    """A connection to an existing file; one thread may open it for another. Raises sqlite3.Error when that fails."""
    address = f"file:{quote(str(path))}?mode={'rw' if writable else 'ro'}"
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        if writable:
            connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
            connection.execute("PRAGMA journal_mode = TRUNCATE")
    except UnicodeDecodeError as problem:  # SQLite quotes the broken bytes of a damaged schema in its message
        connection.close()
        damage = sqlite3.DatabaseError(f"malformed database schema: {problem.object!r}")
        damage.sqlite_errorcode, damage.sqlite_errorname = sqlite3.SQLITE_CORRUPT, "SQLITE_CORRUPT"
        raise damage from problem
    except BaseException:
        connection.close()
        raise
    return connection


def disconnect(connection: sqlite3.Connection) -> None:
    """Close a connection and leave no journal beside the file."""
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error:
        pass  # read-only, or the file is gone: a journal that stays is a matter of neatness only
    finally:
        connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection, doing: str) -> Iterator[None]:
    """All of it or nothing; raises StoreError (`doing` is its first sentence) and then nothing has changed."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except Exception as problem:
        _roll_back(connection)
        if isinstance(problem, sqlite3.Error | UnicodeEncodeError | OverflowError | OSError):
            raise explained(problem, doing) from problem
        raise
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    try:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    except sqlite3.Error:
        pass  # SQLite has rolled back itself, or will when the file is next opened
