"""Large projects are checked and read beside the window, which shows a first sight of them meanwhile."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.model.event import Event
from viewer.store import project_file
from viewer.store.errors import StoreError
from viewer.store.glimpse import Glimpse, glimpse
from viewer.store.project_file import ProjectFile
from viewer.store.tables import BY_KIND
from viewer.timeline.columns import Columns
from viewer.timeline.kept import confirmed, packed, unpacked
from viewer.ui.timeline_frames import CAPTIONED, whole

LARGE = 4_000_000
"""Bytes from which a project is read beside the window: about a tenth of a second."""
FIRST_SIGHT = 20
"""Milliseconds that the window has to paint the first sight before reading begins."""
KEPT = "columns"
"""Under which name the file remembers what is drawn first."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an opening ended: a file and what the timeline shows of it, or what went wrong."""

    path: Path
    file: ProjectFile | None = None
    columns: Columns | None = None
    problem: Exception | None = None


class Opening(QObject):
    """Opens one large project at a time.

    seen   a first sight of it: Columns and a Glimpse
    ended  an Outcome; nothing comes of an opening that was called off
    """

    seen = Signal(object, object)
    ended = Signal(object)
    _read = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._glimpse: Glimpse | None = None
        self._thread = Thread()
        self._soon = QTimer(self, singleShot=True, interval=FIRST_SIGHT, timeout=lambda: self._thread.start())
        self._read.connect(self._arrived)

    def start(self, path: Path) -> None:
        """Show a first sight of a project, where one was kept, and read it."""
        self.call_off()
        number = self._number
        found = glimpse(path, KEPT)
        columns = unpacked(found.kept, found.event) if found is not None else None
        if found is not None and columns is not None:
            self._glimpse = found
            self.seen.emit(columns, found)
        elif found is not None:
            found.close()
        self._thread = Thread(target=self._work, args=(number, path, columns), name="opening", daemon=True)
        self._soon.start()

    def call_off(self) -> None:
        """Whatever is being opened is not wanted any more."""
        self._number += 1
        self._soon.stop()
        if self._glimpse is not None:
            self._glimpse.close()
            self._glimpse = None

    def _work(self, number: int, path: Path, seen: Columns | None) -> None:
        """In a thread of its own: check, read, make what the timeline shows."""
        try:
            file = project_file.open(path)
            for kind in BY_KIND:  # gathered here, not when the window first asks
                file.project.all(kind)
            outcome = Outcome(path, file, confirmed(seen, whole(file.project)))
        except Exception as problem:
            outcome = Outcome(path, problem=problem)
        try:
            self._read.emit(number, outcome)
        except RuntimeError:  # the window is gone
            _let_go(outcome)

    def _arrived(self, number: int, outcome: object) -> None:
        if not isinstance(outcome, Outcome):
            return
        if number != self._number:
            _let_go(outcome)
            return
        self.ended.emit(outcome)
        self.call_off()


def keep_first_sight(file: ProjectFile) -> None:
    """Keep what is drawn first with a project of many events, unless it is there still or cannot be written."""
    with contextlib.suppress(StoreError):
        if file.read_only or len(file.project.all(Event)) <= CAPTIONED or file.recall(KEPT) is not None:
            return
        file.remember(KEPT, packed(whole(file.project)))


def _let_go(outcome: Outcome) -> None:
    """Close a file that nobody wants to see any more."""
    if outcome.file is not None:
        with contextlib.suppress(StoreError):
            outcome.file.close()
