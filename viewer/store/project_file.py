"""The project file: a project and its history in one SQLite file, each edit on the disk before it counts."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from viewer import __version__
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.history import History
from viewer.model.project import Project
from viewer.store import edits, loading, opening, seal
from viewer.store.connection import connect, transaction
from viewer.store.errors import StoreError, explained
from viewer.store.lock import Lock
from viewer.store.opening import Opened
from viewer.store.search import Hit, search

SUFFIX = ".dateline"
Change = Callable[[sqlite3.Connection], None]


class ProjectFile:
    """An open project file. Its project and history change by `write`, `undone` and `redone` only.

    project   what is in it
    history   its edits; what an edit changed is read from the file when it is first asked for
    times     when each edit of the history was made, UTC
    programs  by which version of the program
    """

    def __init__(self, opened: Opened) -> None:
        connection = opened.connection
        self._opened = opened
        self._identity = opened.path.stat()
        self._source = loading.Source(connection)
        self._in_memory = False
        self._waiting: list[Change] = []
        self.project = loading.project(connection)
        self.history: History
        self.times: list[datetime]
        self.programs: list[str]
        self.history, self.times, self.programs = loading.history(self._source)

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self._opened.path

    @property
    def read_only(self) -> str:
        """Why it cannot be written, as a sentence for people; "" when it can."""
        return self._opened.read_only

    @property
    def owner(self) -> str:
        """Who has it open, where that is another program; "" otherwise."""
        return self._opened.owner

    @property
    def kept(self) -> Path | None:
        """The copy kept of the file in its older format, where opening it brought it up to date."""
        return self._opened.kept

    @property
    def waiting(self) -> int:
        """How many changes are in memory only (see `go_on_in_memory`)."""
        return len(self._waiting)

    def write(self, edit: Edit, made: datetime | None = None, program: str = __version__) -> None:
        """Make an edit, in the file and in the project; one that changes nothing is dropped.

        made     when; now, unless given
        program  the version of the program that made it; this one, unless given
        Raises ValueError when the edit does not fit the project, StoreError when it cannot be written; nothing has
        changed then, neither in the file nor here.
        """
        if not edit:
            return
        _must_fit(self.project, edit)
        when = (made or datetime.now(UTC)).astimezone(UTC)
        edit = Edit(edit.label, {i: edit.before[i] for i in edit.after}, edit.after)
        said = {q.id: self._words(q, edit) for q in edit.after.values() if isinstance(q, Quotation)}
        written = edits.Written(edit, when, said, self.project.arrivals(edit), program)
        self._commit(lambda c: edits.record(c, written))
        self.project.apply(edit)
        del self.times[self.history.position :], self.programs[self.history.position :]
        self.times.append(when)
        self.programs.append(program)
        self.history.made(edit)

    def undone(self) -> Edit | None:
        """Take the last edit back, in the file and in the project; the inverse edit, None when there is none.

        Raises StoreError when it cannot be written; nothing has changed then.
        """
        edit = self.history.undoable
        if edit is None:
            return None
        inverse = edit.inverse
        _must_fit(self.project, inverse)
        self._commit(edits.take_back)
        self.project.apply(inverse)
        self.history.undone()
        return inverse

    def redone(self) -> Edit | None:
        """Make the last undone edit again; the edit, None when there is none. Raises as `undone` does."""
        edit = self.history.redoable
        if edit is None:
            return None
        _must_fit(self.project, edit)
        self._commit(edits.make_again)
        self.project.apply(edit)
        self.history.redone()
        return edit

    def go_on_in_memory(self) -> None:
        """From now on a change that cannot be written is kept in memory; each later one tries to write all of them."""
        self._in_memory = True

    def catch_up(self) -> None:
        """Write the changes that wait. Raises StoreError when it still cannot be done."""
        if self._waiting:
            self._write(self._waiting)
            self._waiting = []

    def remember(self, name: str, content: bytes) -> None:
        """Keep what was worked out from the project as it is now, until the next edit. Raises StoreError."""
        self._write([*self._waiting, lambda c: edits.remember(c, name, content)])
        self._waiting = []

    def recall(self, name: str) -> bytes | None:
        """What was remembered since the last edit; None when nothing was. Raises StoreError."""
        try:
            found = self._opened.connection.execute("SELECT content FROM cache WHERE name = ?", (name,)).fetchone()
        except sqlite3.Error as problem:
            raise explained(problem, loading.UNREADABLE) from problem
        return found[0] if found else None

    def search(self, text: str, limit: int = 50, *, articles: bool = True) -> list[Hit]:
        """Events, then quotations, then articles that hold all the words; at most `limit` of each. Raises StoreError.

        The best come first; of very many, the first read.
        """
        try:
            return search(self._opened.connection, text, limit, articles=articles)
        except sqlite3.Error as problem:
            raise explained(problem, "The search could not be made.") from problem

    def save_as(self, path: Path) -> None:
        """Go on in another file, which holds all this one does; this one is closed and stays as it is.

        What lies at `path` is replaced. Raises StoreError when that cannot be done; then nothing has changed.
        """
        path = path.resolve()
        if path == self.path:
            self.catch_up()
            return
        doing = f"The project could not be saved as “{path.name}”."
        lock = Lock.take(path)
        with opening.releasing(lock, doing):
            if not lock.held:
                why = f"That project is open: {lock.owner}." if lock.owner else "The folder cannot be written."
                raise StoreError(f"{doing} {why}")
            self._copy(path)
            connection = connect(path)
        opening.close(self._opened)
        self._opened = Opened(path, connection, lock)
        self._source.connection = connection
        self._identity, self._waiting, self._in_memory = path.stat(), [], False

    def close(self) -> None:
        """Leave the file whole, sealed and free for others.

        Raises StoreError, and stays open, when changes wait in memory that still cannot be written.
        """
        self.catch_up()
        opening.close(self._opened)

    def abandon(self) -> None:
        """Close without what waits in memory."""
        opening.close(self._opened)

    def __enter__(self) -> ProjectFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()

    def _commit(self, change: Change) -> None:
        """Write a change after those that wait; keep it in memory where it cannot be written and that was chosen."""
        try:
            self._write([*self._waiting, change])
            self._waiting = []
        except StoreError:
            if not self._in_memory:
                raise
            self._waiting.append(change)

    def _write(self, changes: list[Change]) -> None:
        doing = f"The change could not be written to “{self.path.name}”."
        if self.read_only:
            raise StoreError(f"{doing} {self.read_only}")
        try:
            moved = not os.path.samestat(self._identity, self.path.stat())
        except OSError:
            moved = True
        if moved:
            raise StoreError(f"{doing} The file was moved or deleted. Save the project again, under any name.")
        with transaction(self._opened.connection, doing):
            _write_all(self._opened.connection, changes)

    def _copy(self, path: Path) -> None:
        """A sealed copy of this file, with what waits, in place of what lies at `path`."""
        new = path.with_name(f".{path.name}.new")
        new.unlink(missing_ok=True)
        try:
            self._opened.connection.execute("VACUUM INTO ?", (str(new),))
            copy = connect(new)
            with contextlib.closing(copy):
                with transaction(copy, f"The project could not be saved as “{path.name}”."):
                    _write_all(copy, self._waiting)
                seal.put(copy, new)
                copy.execute("PRAGMA journal_mode = DELETE")
            _to_disk(new)
            new.replace(path)
            _to_disk(path.parent)
        finally:
            for left in (new, new.with_name(new.name + "-journal")):
                left.unlink(missing_ok=True)

    def _words(self, quotation: Quotation, edit: Edit) -> str:
        """The words a quotation's content covers, "" where its document is not here."""
        document = edit.after.get(quotation.document) or self.project.entities.get(quotation.document)
        if not isinstance(document, Document):
            return ""
        return "\n".join(span.of(document.text) for span in quotation.content)


def create(path: Path) -> ProjectFile:
    """A new, empty project file. Raises StoreError when it cannot be made or a file of that name is there."""
    return ProjectFile(opening.fresh(path))


def open(path: Path, read_only: bool = False) -> ProjectFile:  # noqa: A001 - project_file.open reads as what it is
    """An existing project file; read-only if asked, where another program has it open, or where it may not be written.

    Raises StoreError when it cannot be opened, DamageError when it is not whole or no project: then
    `viewer.store.rescue` takes what is whole into a new file.
    """
    opened = opening.existing(path, read_only)
    try:
        return ProjectFile(opened)
    except BaseException as problem:
        opened.connection.close()
        opened.lock.release()
        if isinstance(problem, sqlite3.Error):
            raise opening.as_damage(problem, f"“{path.name}” could not be opened.") from problem
        raise


def _write_all(connection: sqlite3.Connection, changes: list[Change]) -> None:
    seal.remove(connection)
    for change in changes:
        change(connection)


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _must_fit(project: Project, edit: Edit) -> None:
    """ValueError unless the edit's `before` is what stands in the project, and no entity changes its kind."""
    for identifier, entity in edit.before.items():
        if project.entities.get(identifier) != entity:
            raise ValueError(f"{identifier} is not as the edit “{edit.label}” expects it")
        becomes = edit.after[identifier]
        if entity is not None and becomes is not None and type(entity) is not type(becomes):
            raise ValueError(f"{identifier} cannot become another kind of thing")
