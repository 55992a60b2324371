"""From a path to a connection that can be trusted: locked, whole, of this format; and back to a closed file."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from viewer.store import checks, migrations, seal
from viewer.store.connection import APPLICATION_ID, VERSION, connect, disconnect
from viewer.store.errors import DamageError, StoreError, explained
from viewer.store.lock import Lock

NO_PROJECT = "It is no Dateline project."
NOT_WHOLE = "The file is damaged; what is whole in it can be taken into a new file."
ODD = (0, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_CONSTRAINT)
"""Codes that a whole project never gives while it is read."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file.

    read_only  why it cannot be written, as a sentence; "" when it can
    owner      who has it open, where someone else has
    kept       the copy of the file in its older format, where there was one to migrate
    """

    path: Path
    connection: sqlite3.Connection
    lock: Lock
    read_only: str = ""
    owner: str = ""
    kept: Path | None = None


def fresh(path: Path) -> Opened:
    """A new, empty project. Raises StoreError when it cannot be made or a file of that name is there."""
    doing = f"“{path.name}” could not be made."
    path = path.resolve()
    lock = Lock.take(path)
    with releasing(lock, doing):
        if lock.owner:
            raise StoreError(f"{doing} A project of that name is open: {lock.owner}.")
        try:
            with path.open("xb"):
                connection = connect(path)
        except FileExistsError as problem:
            raise StoreError(f"{doing} There is a file of that name already.", str(path)) from problem
        except PermissionError as problem:
            raise StoreError(f"{doing} You may not write in that folder.", str(path)) from problem
        with closing_on_error(connection, path):
            schema = files("viewer.store").joinpath("schema.sql").read_text("utf-8")
            connection.executescript(
                f"BEGIN IMMEDIATE; PRAGMA application_id = {APPLICATION_ID};"
                f"PRAGMA user_version = {VERSION}; {schema} COMMIT;"
            )
        return Opened(path, connection, lock)


def existing(path: Path, read_only: bool = False) -> Opened:
    """A project that is there, to be written if nobody else has it open and not only to be read.

    Raises StoreError when it cannot be opened, DamageError when it is not whole or no project.
    """
    doing = f"“{path.name}” could not be opened."
    path = path.resolve()
    if not path.is_file():
        raise StoreError(f"{doing} There is no such file.", str(path))
    lock = Lock(path, None) if read_only else Lock.take(path)
    with releasing(lock, doing):
        why = "It was opened only to be read." if read_only else _why_read_only(path, lock)
        connection = connect(path, not why)
        with closing_on_error(connection):
            must_be_whole(connection, path, doing)
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version > VERSION:
                raise StoreError(f"{doing} A newer version of Dateline made it; this one does not know its format.")
            kept = None
            if version < VERSION:
                kept = None if why else migrations.copy_beside(path, version)
                connection = _in_memory(connection) if why else connection
                migrations.migrate(connection, version)
        return Opened(path, connection, lock, why, lock.owner, kept)


def must_be_whole(connection: sqlite3.Connection, path: Path, doing: str) -> None:
    """Raises DamageError unless this is a project, and every byte or every row of it is what was written."""
    try:
        if not path.stat().st_size:
            raise DamageError(f"{doing} The file is empty: nothing was ever written into it.", str(path))
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise DamageError(f"{doing} {NO_PROJECT}", str(path))
        pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        if path.stat().st_size < pages * size:
            raise DamageError(f"{doing} Its end is missing; what is whole can be taken into a new file.", str(path))
        whole = seal.is_whole(connection, path)
        if whole is None:
            connection.execute("BEGIN")  # one state of the file, even while someone else writes it
            found = checks.faults(connection)
            connection.execute("COMMIT")
            whole = not found
        else:
            found = ["the file has changed since it was closed"]
        if not whole:
            raise DamageError(f"{doing} {NOT_WHOLE}", "\n".join(found))
    except (sqlite3.Error, UnicodeDecodeError, ValueError) as problem:
        raise as_damage(problem, doing) from problem


def as_damage(problem: Exception, doing: str) -> StoreError:
    """What went wrong while a file was read: damage, unless the disk or another program is to blame."""
    if isinstance(problem, StoreError):
        return problem
    told = explained(problem, doing)
    if getattr(problem, "sqlite_errorcode", 0) & 0xFF in ODD and not isinstance(problem, OSError):
        return DamageError(f"{doing} {NOT_WHOLE}", told.details)
    return told


def close(opened: Opened) -> None:
    """Seal the file, leave nothing beside it and let others have it."""
    if not opened.read_only:
        with contextlib.suppress(sqlite3.Error, OSError):  # unsealed, it is checked row by row when opened next
            if opened.connection.execute("SELECT seal FROM state").fetchone()[0] is None:
                seal.put(opened.connection, opened.path)
    disconnect(opened.connection)
    opened.lock.release()


@contextlib.contextmanager
def releasing(lock: Lock, doing: str) -> Iterator[None]:
    """Release a lock when its file could not be opened, and say so in a sentence."""
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        lock.release()
        raise explained(problem, doing) from problem
    except BaseException:
        lock.release()
        raise


@contextlib.contextmanager
def closing_on_error(connection: sqlite3.Connection, made: Path | None = None) -> Iterator[None]:
    """Close a connection when what is done with it fails; remove the file where it was made just now."""
    try:
        yield
    except BaseException:
        if made:
            disconnect(connection)
            made.unlink(missing_ok=True)
        connection.close()
        raise


def _why_read_only(path: Path, lock: Lock) -> str:
    if lock.owner:
        return f"“{path.name}” is open already: {lock.owner}. Here it can be read, and saved under another name."
    if not lock.held:
        return "Its folder cannot be written. Here the project can be read, and saved in another folder."
    if not os.access(path, os.W_OK):
        return "The file may only be read. Here the project can be read, and saved under another name."
    return ""


def _in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of a file that may not be written, where it can be migrated."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    connection.close()
    return copy
