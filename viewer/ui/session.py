"""The open project: the one place where edits are made and the one selection that every panel follows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.model.edit import Edit
from viewer.model.history import History
from viewer.model.project import Project
from viewer.store.project_file import ProjectFile
from viewer.timeline.columns import Columns

NOT_YET = "The project is still being opened; a moment more, and it can be changed."
"""What is said when something is to be changed that was not read and checked yet."""


class Session(QObject):
    """Makes edits, takes them back, holds the selection and what was found.

    store     the file the project lies in; None while it is in memory only
    reading   the file of a large project that is still being checked and read: it can be looked at, not changed; else
              None
    columns   what the timeline shows of the project as it was opened, made beside the window; None once it was changed
    opened    another project is open: read all anew
    edited    an Edit was made, undone or redone (the inverse edit when undone): repaint what it names
    selected  the selected entity's id, "" for none
    gathered  other events are marked, to be decided about together
    searched  other events are what the search found
    glimpsed  a first sight of the project that is being read: Columns, and a Project that reads single things
    refused   one sentence: why nothing was changed
    """

    opened = Signal()
    edited = Signal(Edit)
    selected = Signal(str)
    gathered = Signal()
    searched = Signal()
    glimpsed = Signal(object, object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = Project()
        self.history = History()
        self.store: ProjectFile | None = None
        self.reading: Path | None = None
        self.columns: Columns | None = None
        self.selection = ""
        self.marked: tuple[str, ...] = ()
        self.found: tuple[str, ...] = ()

    def open(self, project: Project) -> None:
        """Begin with another project and an empty history, in memory only. Raises as `leave` does."""
        self.leave()
        self.reading = None
        self._begin(project, History())

    def wait_for(self, path: Path) -> None:
        """Show nothing of a project but that it is being read; until then nothing can be changed. Raises as `leave`."""
        self.leave()
        self.reading = path
        self._begin(Project(), History())

    def open_file(self, store: ProjectFile, columns: Columns | None = None) -> None:
        """Begin with the project and the history of a file; the session closes it. Raises as `leave` does.

        columns  what the timeline shows of it, where that was made already
        What was selected while it was being read is selected now.
        """
        if store is not self.store:
            self.leave()
        wanted = self.selection if self.reading else ""
        self.store, self.reading = store, None
        self._begin(store.project, store.history, columns)
        if wanted in self.project:
            self.select(wanted)

    def go_on_in(self, store: ProjectFile) -> None:
        """Go on in a file that holds the same project and history; nothing else changes for those who look."""
        self.store, self.project, self.history = store, store.project, store.history

    def leave(self) -> None:
        """Close the file, if there is one: the project goes on in memory only.

        StoreError when changes wait in memory that still cannot be written; then nothing has changed.
        """
        if self.store is not None:
            self.store.close()
            self.store = None

    def make(self, edit: Edit) -> None:
        """Carry out an edit, on the disk first, and remember it; one that changes nothing is dropped.

        ValueError when it does not fit, StoreError when it cannot be written; then nothing has changed.
        """
        if not edit or self._is_too_early():
            return
        if self.store is not None:
            self.store.write(edit)
        else:
            self.project.apply(edit)
            self.history.made(edit)
        self._announce(edit)

    def undo(self) -> None:
        """Take the last edit back, if there is one; StoreError when that cannot be written."""
        edit = self.history.undoable
        if edit is None or self._is_too_early():
            return
        if self.store is not None:
            self.store.undone()
        else:
            self.project.apply(edit.inverse)
            self.history.undone()
        self._announce(edit.inverse)

    def redo(self) -> None:
        """Make the last undone edit again, if there is one; StoreError when that cannot be written."""
        edit = self.history.redoable
        if edit is None or self._is_too_early():
            return
        if self.store is not None:
            self.store.redone()
        else:
            self.project.apply(edit)
            self.history.redone()
        self._announce(edit)

    def select(self, identifier: str) -> None:
        """Select an entity ("" for none); panels follow. Selecting it again shows it again.

        What is marked is let go unless this is one of it. While the project is read, it is shown once it is there.
        """
        self.selection = identifier if identifier in self.project or self.reading else ""
        if self.marked and self.selection not in self.marked:
            self.marked = ()
            self.gathered.emit()
        self.selected.emit(self.selection)

    def mark(self, identifiers: Iterable[str]) -> None:
        """Mark events, to be decided about together; the last of them is selected, and one alone only that."""
        wanted = tuple(i for i in dict.fromkeys(identifiers) if i in self.project or self.reading)
        marked = wanted if len(wanted) > 1 else ()
        if marked != self.marked:
            self.marked = marked
            self.gathered.emit()
        self.select(wanted[-1] if wanted else "")

    def light(self, identifiers: Iterable[str]) -> None:
        """Let the events be seen that a search found, in the order they are to be stepped through."""
        found = tuple(i for i in identifiers if i in self.project)
        if found != self.found:
            self.found = found
            self.searched.emit()

    def _is_too_early(self) -> bool:
        """Whether the project is still being read, which is said."""
        if self.reading:
            self.refused.emit(NOT_YET)
        return self.reading is not None

    def _begin(self, project: Project, history: History, columns: Columns | None = None) -> None:
        self.project, self.history, self.selection, self.columns = project, history, "", columns
        self.marked = self.found = ()
        self.opened.emit()
        self.selected.emit("")

    def _announce(self, edit: Edit) -> None:
        self.columns = None
        self.edited.emit(edit)
        there = [identifier for identifier in self.marked if identifier in self.project]
        if len(there) < len(self.marked):
            self.mark(there)
        elif self.selection and self.selection not in self.project:
            self.select("")
