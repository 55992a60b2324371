"""Draws pictures: small ones at once, large ones beside the window's own work, with a way to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.view import SavedView
from viewer.ui.dialogs.export_dialog import PictureChoice
from viewer.ui.picture_sheet import PictureError, Stopped

Stop = Callable[[], bool]
Draw = Callable[[Project, Path, PictureChoice, SavedView, Stop], None]
"""Draws a project's timeline into a file; raises PictureError, and Stopped when it is not wanted any more."""

LARGE = 12_000_000
"""Pixels from which on a picture is drawn beside the window's own work: about a second."""
MANY, SEVERAL = 20_000, 2
"""Events and pages from which on it is, too."""


class PictureJob(QObject):
    """One picture after the other.

    told    one sentence about what was done
    failed  one sentence and its details
    """

    told = Signal(str)
    failed = Signal(str, str)
    _ended = Signal(object)

    def __init__(self, draw: Draw, window: QWidget) -> None:
        super().__init__(window)
        self._draw, self._window = draw, window
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._progress: QProgressDialog | None = None
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a picture is being drawn."""
        return self._thread is not None

    def begin(self, project: Project, path: Path, choice: PictureChoice, view: SavedView) -> None:
        """Draw a picture into a file."""
        if self.busy:
            self.failed.emit("Another picture is being drawn; wait until it is done, or cancel it.", str(path))
            return
        area = choice.width * (choice.height or 2 * choice.width)
        if area < LARGE and len(project.all(Event)) < MANY and choice.pages <= SEVERAL:
            self._tell(self._run(project, path, choice, view, lambda: False), path)
            return
        self._stop.clear()
        copy = Project(project.entities)  # what is edited meanwhile does not belong in this picture
        work = lambda: self._ended.emit((self._run(copy, path, choice, view, self._stop.is_set), path))  # noqa: E731
        self._thread = threading.Thread(target=work, name="picture", daemon=True)
        self._progress = self._shown_progress(path)
        self._thread.start()

    def cancel(self) -> None:
        """Draw no further; what stood in the file's place stays."""
        self._stop.set()

    def _shown_progress(self, path: Path) -> QProgressDialog:
        """A small window that says what is going on; it stops nothing else."""
        progress = QProgressDialog(f"Drawing “{path.name}”", "Cancel", 0, 0, self._window)
        progress.setWindowTitle("Export a picture")
        progress.setModal(False)
        progress.setMinimumDuration(0)
        progress.setAutoClose(False)
        progress.canceled.connect(self.cancel)
        progress.show()
        return progress

    def _run(self, project: Project, path: Path, choice: PictureChoice, view: SavedView, stop: Stop) -> object:
        """What became of it: None where it was drawn, else what went wrong."""
        try:
            self._draw(project, path, choice, view, stop)
        except (PictureError, Stopped) as problem:
            return problem
        except Exception as problem:  # in another thread nobody else would hear of it
            return PictureError("The picture could not be drawn.", repr(problem))
        return None

    def _finish(self, result: object) -> None:
        if self._thread is not None:
            self._thread.join()
        self._thread = None
        if self._progress is not None:
            self._progress.blockSignals(True)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
        if isinstance(result, tuple):
            self._tell(*result)

    def _tell(self, outcome: object, path: Path) -> None:
        if isinstance(outcome, PictureError):
            self.failed.emit(outcome.sentence, outcome.details or str(path))
        elif isinstance(outcome, Stopped):
            self.told.emit("The picture was not drawn.")
        else:
            self.told.emit(f"The picture was written to “{path.name}”.")
