"""Where the window is put together: settings, session, workers, window; and what happens when something breaks."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from viewer import __version__
from viewer.bundled import RESOURCES
from viewer.ui.garbage import GarbageCollector
from viewer.ui.jobs import Jobs
from viewer.ui.main_window import MainWindow
from viewer.ui.picture import draw
from viewer.ui.session import Session
from viewer.ui.settings import Settings
from viewer.ui.timeline_view import TimelineView

ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

LATER = 1500
"""Milliseconds until what joins documents is loaded, where none are waiting: first the window is to stand."""
NO_DISPLAY = "Dateline needs a screen to open its window; without one, use “dateline extract” or “dateline export”."


def run(paths: list[Path], reading: Executor | None = None) -> int:
    """Open the window on documents (none: on the example) and run until it is closed; returns the exit code.

    reading  worker processes that are started already
    """
    if _without_display():
        if reading is not None:
            reading.shutdown(wait=False, cancel_futures=True)
        sys.stderr.write(NO_DISPLAY + "\n")
        return 1
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Dateline")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("dateline")
    application.setWindowIcon(QIcon(str(RESOURCES / "icons" / "dateline.svg")))
    application.setStyle("Fusion")
    window = make_window(Session(application), Jobs(parent=application, running=reading), Settings())
    sys.excepthook = told_in(window)
    window.show()
    gc.freeze()  # what is loaded stays: it need not be looked through again
    GarbageCollector(application)
    QTimer.singleShot(0 if paths else LATER, window.intake.warm)
    QTimer.singleShot(0, lambda: window.begin(paths))
    return application.exec()


def make_window(session: Session, jobs: Jobs, settings: Settings) -> MainWindow:
    """The window with the real timeline and the real drawing of pictures."""
    return MainWindow(session, jobs, settings, TimelineView, draw)


def _without_display() -> bool:
    """Whether there is no screen to open a window on; Qt would abort with a misleading word about a library."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def told_in(window: MainWindow) -> ExceptHook:
    """What takes an exception that nobody caught: it is told in the window, with all details to copy."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        if issubclass(kind, Exception):
            window.problems.tell("Something went wrong that Dateline did not expect; your work is kept.", details)

    return tell
