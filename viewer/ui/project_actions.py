"""What the commands about the project as a whole do: begin, open, save under a name, leave."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from viewer.model.project import Project
from viewer.store.errors import StoreError
from viewer.store.project_file import SUFFIX
from viewer.store.rescue import rescue
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
        return self._keeping.is_open(path) or (self.leave_project() and self._keeping.open(path))

    def offer_rescue(self, damaged: object) -> None:
        """Ask whether what is whole in a damaged project (its path) is to be taken into a new one; then open that."""
        if not isinstance(damaged, Path):
            return
        asked = QMessageBox(self._window)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setText(f"“{damaged.name}” is damaged.")
        asked.setInformativeText(
            "What is whole in it can be taken into a new project. The damaged file stays as it is."
        )
        take = asked.addButton("Take what is whole…", QMessageBox.ButtonRole.AcceptRole)
        asked.addButton(QMessageBox.StandardButton.Cancel)
        take.clicked.connect(lambda: self._ask_where(damaged))
        asked.open()

    def _ask_where(self, damaged: Path) -> None:
        """Ask for the name of a new project, and take what is whole in a damaged one into it."""
        start = str(damaged.with_name(f"{damaged.stem} (rescued){SUFFIX}"))
        name, _ = QFileDialog.getSaveFileName(self._window, "Save what is whole as", start, PROJECTS)
        if name:
            self.rescue_into(damaged, Path(name))

    def rescue_into(self, damaged: Path, new: Path) -> None:
        """Take what is whole in a damaged project into a new one, open that, and say what could not be taken."""
        new = new if new.suffix == SUFFIX else new.with_name(new.name + SUFFIX)
        try:
            found = rescue(damaged, new)
        except StoreError as problem:
            self._keeping.failed.emit(problem.sentence, problem.details)
            return
        if self.open_project(new):
            whole = "with its whole history" if found.history else "without its history"
            self.told.emit(f"{found.things:,} things were taken into “{new.name}”, {whole}.")
        if found.lost or found.doubtful:
            self._keeping.failed.emit(
                f"Part of “{damaged.name}” could not be taken over.", "\n".join((*found.doubtful, *found.lost))
            )

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
