"""What is whole in a damaged project, taken into a new file; the damaged one is read from a copy and never written to.

Each row stands for itself by its digest. When all that the history needs is whole, it is made again edit by edit, and
nothing is lost. Otherwise the project as it stood is kept, without its history, and what could not be kept is listed.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from viewer.model.edit import Edit
from viewer.model.findings import Entity
from viewer.store import edits, loading, project_file
from viewer.store.connection import connect
from viewer.store.errors import DamageError, StoreError, explained
from viewer.store.migrations import columns_of
from viewer.store.table import Table
from viewer.store.tables import TABLES

MAGIC = b"SQLite format 3\0"
PAGE = 4096
FIRST = MAGIC + PAGE.to_bytes(2, "big") + bytes((1, 1, 0, 64, 32, 32))
"""How the header of every project begins (SQLite file format, 1.3)."""
Row = tuple[Any, ...]
Version = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rescued:
    """What a rescue brought.

    history   whether every edit could be kept
    lost      what could not be kept, a line each
    doubtful  documents whose text is not what was read, a sentence each
    """

    path: Path
    things: int
    history: bool
    lost: tuple[str, ...]
    doubtful: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What could be read; versions by kind and number."""

    versions: dict[Version, Entity] = field(default_factory=dict)
    in_force: dict[Version, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)


def rescue(damaged: Path, new: Path) -> Rescued:
    """Take what is whole into a new project at `new`.

    Raises StoreError when nothing could be read, or `new` is there already or cannot be written.
    """
    doing = f"Nothing could be rescued from “{damaged.name}”."
    with tempfile.TemporaryDirectory(prefix="dateline-rescue-") as folder:
        try:
            connection = connect(_readable_copy(damaged, Path(folder)))
        except (sqlite3.Error, OSError) as problem:
            raise explained(problem, doing) from problem
        with contextlib.closing(connection):
            found = _read(connection)
            if not found.versions:
                raise StoreError(f"{doing} No row in it is whole.", "\n".join(found.lost))
            try:
                history = _history(connection, found)
            except (sqlite3.Error, DamageError, KeyError, ValueError) as problem:
                found.lost.append(f"the history ({problem})")
                history = None
    return _written(damaged, new, found, history)


def _readable_copy(damaged: Path, folder: Path) -> Path:
    """A copy that SQLite opens: its header is the one all projects have, its pages are counted anew."""
    copy = folder / "copy.dateline"
    shutil.copyfile(damaged, copy)
    journal = damaged.with_name(damaged.name + "-journal")
    if journal.exists():
        shutil.copyfile(journal, copy.with_name(copy.name + "-journal"))
        with contextlib.suppress(sqlite3.Error), contextlib.closing(connect(copy)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # rolls half an edit back
        copy.with_name(copy.name + "-journal").unlink(missing_ok=True)
    content = bytearray(copy.read_bytes())
    content += bytes(-len(content) % PAGE)
    content[: len(FIRST)] = FIRST
    content[28:32] = (len(content) // PAGE).to_bytes(4, "big")
    content[92:96] = content[24:28]
    copy.write_bytes(content)
    return copy


def _read(connection: sqlite3.Connection) -> _Found:
    """All versions that are whole."""
    found = _Found()
    texts: dict[str, str] = dict(_rows(connection, "text", "sha256, content", found))
    for table in TABLES:
        if table.since > 1 and _is_missing(connection, table.name):
            continue
        whole: list[Row] = []
        present = columns_of(connection, table)
        for number, in_force, sha256, place, *kept in _rows(
            connection, table.name, f"number, in_force, sha256, place, {', '.join(present)}", found
        ):
            values = [dict(zip(present, kept, strict=True)).get(c, "") for c in table.columns]
            if _digest([place, *kept]) != sha256:
                found.lost.append(f"{table.name} {number}: “{values[1]}” ({values[0]})")
                continue
            if table.name == "document" and not _with_text(table, values, texts, found):
                continue
            if in_force:
                found.in_force[table.number, number] = place
            whole.append((number, *values))
        if whole:
            columns = list(zip(*whole, strict=True))
            entities = loading.decoded(table, columns[1:])
            found.versions.update(zip(((table.number, n) for n in columns[0]), entities, strict=True))
    return found


def _is_missing(connection: sqlite3.Connection, table: str) -> bool:
    """Whether the file is of a format that has no such table yet; not where that cannot be told."""
    try:
        return not connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    except sqlite3.Error:
        return False


def _digest(values: list[Any]) -> bytes | None:
    """The digest of a row; None where it holds what no project does."""
    try:
        return edits.digest(values)
    except (TypeError, UnicodeEncodeError):
        return None


def _with_text(table: Table, values: list[Any], texts: dict[str, str], found: _Found) -> bool:
    """Give a document's row its text; False where there is none."""
    at = table.columns.index("text")
    identifier, title, origin = values[0], values[1], values[table.columns.index("origin")]
    text = texts.get(values[at])
    if text is None:
        found.lost.append(f"the text of “{title}” ({identifier}), read from {origin or 'an unknown place'}")
        return False
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != values[at]:
        found.doubtful.append(f"The text of “{title}” is not what was read: compare it with {origin or 'its source'}.")
    values[at] = text
    return True


def _rows(connection: sqlite3.Connection, table: str, columns: str, found: _Found) -> Iterator[Row]:
    """The rows of a table in order; where a page is damaged, each row behind it is asked for by its number."""
    last = 0
    try:
        for number, *row in connection.execute(f"SELECT number, {columns} FROM {table} ORDER BY number"):
            yield tuple(row)
            last = number
    except (sqlite3.Error, UnicodeDecodeError) as problem:
        found.lost.append(f"part of the table {table} ({problem})")
        for number in range(last + 1, _last(connection, table) + 1):
            with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
                row = connection.execute(f"SELECT {columns} FROM {table} WHERE number = ?", (number,)).fetchone()
                if row:
                    yield row


def _last(connection: sqlite3.Connection, table: str) -> int:
    """The last number of a table, as far as it can be told."""
    for query in (f"SELECT max(number) FROM {table}", "SELECT max(after) FROM change"):
        with contextlib.suppress(sqlite3.Error):
            return int(connection.execute(query).fetchone()[0] or 0)
    return 0


def _history(connection: sqlite3.Connection, found: _Found) -> tuple[list[tuple[Edit, datetime, str]], int]:
    """All edits in order, and how many are in force. Raises DamageError, KeyError, ValueError, sqlite3.Error."""
    changes = loading.changes(connection)
    made: list[tuple[Edit, datetime, str]] = []
    rows = connection.execute("SELECT number, sha256, label, made, program FROM edit ORDER BY number")
    for number, sha256, label, when, program in rows:
        changed = changes.get(number, [])
        if number != len(made) + 1 or edits.edit_digest(label, when, program, changed) != sha256:
            raise DamageError(f"edit {number} has changed")
        before: dict[str, Entity | None] = {}
        after: dict[str, Entity | None] = {}
        for change in changed:
            was, becomes = (
                None if version is None else found.versions[change.kind, version]
                for version in (change.before, change.after)
            )
            for entity in (was, becomes):
                if entity is not None:
                    before[entity.id], after[entity.id] = was, becomes
        made.append((Edit(label, before, after), datetime.fromisoformat(when), program))
    position = edits.position(connection)
    if not 0 <= position <= len(made):
        raise DamageError("its position is not in it")
    return made, position


def _written(
    damaged: Path, new: Path, found: _Found, history: tuple[list[tuple[Edit, datetime, str]], int] | None
) -> Rescued:
    """The new file."""
    with project_file.create(new) as file:
        if history is not None:
            made, position = history
            for edit, when, program in made:
                file.write(edit, when, program)
            for _ in range(len(made) - position):
                file.undone()
        else:
            kept = (found.versions[key] for key in sorted(found.in_force, key=found.in_force.__getitem__))
            entities: dict[str, Entity | None] = {entity.id: entity for entity in kept}
            file.write(Edit(f"Rescue from “{damaged.name}”", dict.fromkeys(entities), entities))
        things = len(file.project)
    return Rescued(new, things, history is not None, tuple(found.lost), tuple(found.doubtful))
