"""The open project: the one place where edits are made and the one selection that every panel follows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from viewer.model.edit import Edit
from viewer.model.history import History
from viewer.model.project import Project


class Session(QObject):
    """Makes edits, takes them back, holds the selection.

    opened    another project is open: read all anew
    edited    an Edit was made, undone or redone (the inverse edit when undone): repaint what it names
    selected  the selected entity's id, "" for none
    """

    opened = Signal()
    edited = Signal(Edit)
    selected = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = Project()
        self.history = History()
        self.selection = ""

    def open(self, project: Project) -> None:
        """Begin with another project and an empty history."""
        self.project, self.history, self.selection = project, History(), ""
        self.opened.emit()
        self.selected.emit("")

    def make(self, edit: Edit) -> None:
        """Carry out an edit and remember it; one that changes nothing is dropped. ValueError when it does not fit."""
        if edit:
            self.project.apply(edit)
            self.history.made(edit)
            self._announce(edit)

    def undo(self) -> None:
        """Take the last edit back, if there is one."""
        edit = self.history.undoable
        if edit is not None:
            self.project.apply(edit.inverse)
            self.history.undone()
            self._announce(edit.inverse)

    def redo(self) -> None:
        """Make the last undone edit again, if there is one."""
        edit = self.history.redoable
        if edit is not None:
            self.project.apply(edit)
            self.history.redone()
            self._announce(edit)

    def select(self, identifier: str) -> None:
        """Select an entity ("" for none); panels follow. Selecting it again shows it again."""
        self.selection = identifier if identifier in self.project else ""
        self.selected.emit(self.selection)

    def _announce(self, edit: Edit) -> None:
        self.edited.emit(edit)
        if self.selection and self.selection not in self.project:
            self.select("")
