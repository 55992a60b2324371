"""The project file: a project and its history in one SQLite file, each edit on the disk before it counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from types import TracebackType

from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.history import History
from viewer.model.project import Project
from viewer.store import edits, loading
from viewer.store.connection import APPLICATION_ID, VERSION, connect, disconnect, transaction
from viewer.store.errors import DamageError, StoreError, explained

SUFFIX = ".dateline"


class ProjectFile:
    """An open project file. Change `project` and `history` by `write`, `undone` and `redone` only.

    path     where it lies
    times    when each edit of the history was made, UTC
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._source = loading.Source(connection)
        self.project = Project(loading.entities(connection))
        self.history: History
        self.times: list[datetime]
        self.history, self.times = loading.history(self._source)

    def write(self, edit: Edit, made: datetime | None = None) -> None:
        """Make an edit, in the file and in the project; one that changes nothing is dropped.

        made  when; now, unless given
        Raises ValueError when the edit does not fit the project, StoreError when it cannot be written; nothing has
        changed then, neither in the file nor here.
        """
        if not edit:
            return
        _must_fit(self.project, edit)
        when = made or datetime.now(UTC)
        edit = Edit(edit.label, {i: edit.before[i] for i in edit.after}, edit.after)
        self._commit(lambda c: edits.record(c, edit, when, lambda q: self._words(q, edit)))
        self.project.apply(edit)
        del self.times[self.history.position :]
        self.times.append(when)
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

    def close(self) -> None:
        """Leave the file whole and alone."""
        disconnect(self._source.connection)

    def __enter__(self) -> ProjectFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _commit(self, change: Callable[[sqlite3.Connection], None]) -> None:
        connection = self._source.connection
        with transaction(connection, f"The change could not be written to “{self.path.name}”."):
            change(connection)

    def _words(self, quotation: Quotation, edit: Edit) -> str:
        """The words a quotation's content covers, "" where its document is not here."""
        document = edit.after.get(quotation.document) or self.project.entities.get(quotation.document)
        if not isinstance(document, Document):
            return ""
        return "\n".join(span.of(document.text) for span in quotation.content)


def create(path: Path) -> ProjectFile:
    """A new, empty project file. Raises StoreError when it cannot be made or a file of that name is there."""
    doing = f"“{path.name}” could not be made."
    try:
        with path.open("xb"):
            pass
        connection = connect(path)
    except FileExistsError as problem:
        raise StoreError(f"{doing} There is a file of that name already.", str(path)) from problem
    except (OSError, sqlite3.Error) as problem:
        raise explained(problem, doing) from problem
    schema = files("viewer.store").joinpath("schema.sql").read_text("utf-8")
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE; PRAGMA application_id = {APPLICATION_ID};"
            f"PRAGMA user_version = {VERSION}; {schema} COMMIT;"
        )
        return ProjectFile(path, connection)
    except sqlite3.Error as problem:
        connection.close()
        raise explained(problem, doing) from problem


def open(path: Path) -> ProjectFile:  # noqa: A001 - project_file.open reads as what it is
    """An existing project file. Raises StoreError when it cannot be opened, DamageError when it is not whole."""
    doing = f"“{path.name}” could not be opened."
    try:
        connection = connect(path)
    except sqlite3.Error as problem:
        raise explained(problem, doing) from problem
    try:
        _must_be_project(connection, doing)
        return ProjectFile(path, connection)
    except sqlite3.Error as problem:
        connection.close()
        raise explained(problem, doing) from problem
    except BaseException:
        connection.close()
        raise


def _must_be_project(connection: sqlite3.Connection, doing: str) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise DamageError(f"{doing} It is no Dateline project.", f"application_id {application:#x}")


def _must_fit(project: Project, edit: Edit) -> None:
    """ValueError unless the edit's `before` is what stands in the project, and no entity changes its kind."""
    for identifier, entity in edit.before.items():
        if project.entities.get(identifier) != entity:
            raise ValueError(f"{identifier} is not as the edit “{edit.label}” expects it")
        becomes = edit.after[identifier]
        if entity is not None and becomes is not None and type(entity) is not type(becomes):
            raise ValueError(f"{identifier} cannot become another kind of thing")
