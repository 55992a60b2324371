"""What the commands about the project as a whole do: begin, open, save under a name, leave."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from viewer.model.project import Project
from viewer.store.project_file import SUFFIX
from viewer.ui.keeping import Keeping
from viewer.ui.settings import Settings

PROJECTS = f"Dateline projects (*{SUFFIX})"


class ProjectActions(QObject):
    """Deeds of the File menu; none loses what could not be written without asking.

    told  one sentence about what was done
    """

    told = Signal(str)

    def __init__(self, keeping: Keeping, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._keeping, self._settings, self._window = keeping, settings, window

    def begin_anew(self) -> None:
        """Leave this project and begin an empty one."""
        if self.leave_project():
            self._keeping.begin(Project(), "Begin")

    def ask_project(self) -> None:
        """Ask for a project file and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a project", self._settings.folder, PROJECTS)
        if name:
            self.open_project(Path(name))

    def open_project(self, path: Path) -> bool:
        """Leave this project and open another; whether that was possible."""
        self._settings.folder = str(path.parent)
        return self.leave_project() and self._keeping.open(path)

    def save_as(self) -> None:
        """Ask for a name and go on in a file of that name."""
        start = str(Path(self._settings.folder) / f"{self._keeping.name}{SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, "Save the project as", start, PROJECTS)
        if name:
            self._settings.folder = str(Path(name).parent)
            if self._keeping.save_as(Path(name)):
                self.told.emit(f"The project is kept in “{Path(name).stem}{SUFFIX}” from now on.")

    def leave_project(self) -> bool:
        """Leave the project whole, and whether that was done; where changes cannot be written, ask what is to be."""
        if self._keeping.leave():
            return True
        asked = QMessageBox(self._window)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        changes = "1 change" if self._keeping.waiting == 1 else f"{self._keeping.waiting:,} changes"
        asked.setText(f"{changes} could not be written to the disk.")
        asked.setInformativeText("Save the project under another name, or leave it without these changes.")
        save = asked.addButton("Save as…", QMessageBox.ButtonRole.AcceptRole)
        leave = asked.addButton("Leave without them", QMessageBox.ButtonRole.DestructiveRole)
        asked.addButton(QMessageBox.StandardButton.Cancel)
        asked.exec()
        if asked.clickedButton() is leave:
            self._keeping.abandon()
            return True
        if asked.clickedButton() is save:
            self.save_as()
        return self._keeping.waiting == 0 and self._keeping.leave()
