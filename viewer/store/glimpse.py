"""A large project before it is checked and read: what was kept to be drawn at once, and single things by their ids.

Nothing can be edited in a glimpse. Each row that it reads has its own SHA-256 checked; what is kept to be drawn carries
one of its own; and any edit has emptied the place where it is kept (viewer.store.edits), so that it is never out of
date. Whether the file as a whole is as it was closed is found out meanwhile (viewer.store.opening).
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TypeVar

from viewer.model.chronology import joined
from viewer.model.event import Event, Merge, Status
from viewer.model.findings import Entity
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.store import loading
from viewer.store.connection import APPLICATION_ID, VERSION, connect
from viewer.store.edits import digest
from viewer.store.errors import StoreError
from viewer.store.table import Table
from viewer.store.tables import BY_KIND

T = TypeVar("T")


class Glimpse(Project):
    """A project of which things are read one by one, when they are asked for by their kind and id.

    kept  what was remembered to be drawn at once (ProjectFile.remember)
    """

    def __init__(self, connection: sqlite3.Connection, kept: bytes) -> None:
        super().__init__()
        self._connection, self.kept = connection, kept
        self._missing: set[str] = set()
        self._leading: dict[str, Merge] | None = None

    def get(self, kind: type[T], identifier: str) -> T | None:
        """The entity of that kind and id; None where there is none, or its row is not whole."""
        table = BY_KIND.get(kind)
        if identifier and table and identifier not in self._entities and identifier not in self._missing:
            found = self._read(table, identifier)
            if found is None:
                self._missing.add(identifier)
            else:
                self._entities[identifier] = found
        return super().get(kind, identifier)

    def event(self, identifier: str) -> Event:
        """An event as the chronology shows it, those joined that a merge names; nameless where it is not readable."""
        merge = self._merges().get(identifier)
        members = [self.get(Event, m) for m in merge.members] if merge else [self.get(Event, identifier)]
        shown = [m for m in members if m is not None and m.provenance.standing != Standing.DISMISSED]
        if not shown:
            return Event(identifier, "", Status.REPORTED)
        return joined(shown) if len(shown) > 1 else shown[0]

    def close(self) -> None:
        """Read nothing more."""
        self._connection.close()

    def _merges(self) -> dict[str, Merge]:
        """The merges in force, by the id of each member."""
        if self._leading is None:
            found: list[Entity] = []
            with contextlib.suppress(sqlite3.Error, StoreError):
                found = [*loading.versions(self._connection, BY_KIND[Merge], "in_force", ()).values()]
            merges = [m for m in found if isinstance(m, Merge) and m.provenance.standing != Standing.DISMISSED]
            self._leading = {member: merge for merge in merges for member in merge.members}
        return self._leading

    def _read(self, table: Table, identifier: str) -> Entity | None:
        asked = f"SELECT number, sha256, place, {', '.join(table.columns)} FROM {table.name} WHERE id = ? AND in_force"
        with contextlib.suppress(sqlite3.Error, StoreError):
            row = self._connection.execute(asked, (identifier,)).fetchone()
            if row is not None and digest(row[2:]) == row[1]:
                return loading.versions(self._connection, table, "number = ?", (row[0],)).get(row[0])
        return None


def glimpse(path: Path, name: str) -> Glimpse | None:
    """A first sight of a closed project of this program's format; None where nothing of that name was remembered."""
    try:
        connection = connect(path.resolve(), writable=False)
    except sqlite3.Error:
        return None
    kept = None
    with contextlib.suppress(sqlite3.Error):
        head = [connection.execute(f"PRAGMA {word}").fetchone()[0] for word in ("application_id", "user_version")]
        if head == [APPLICATION_ID, VERSION]:
            asked = "SELECT content FROM cache, state WHERE name = ? AND seal IS NOT NULL"
            kept = connection.execute(asked, (name,)).fetchone()
    if kept is None:
        connection.close()
        return None
    return Glimpse(connection, kept[0])
