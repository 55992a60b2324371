"""Documents on their way in: read elsewhere, put into the project here, each batch one change that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from viewer.bundled import SEEDS
from viewer.model.document import Document
from viewer.model.findings import Findings
from viewer.model.revision import date_document
from viewer.model.temporal import Resolution
from viewer.ui.jobs import Job, Jobs, Remote
from viewer.ui.problems import sentence_of
from viewer.ui.session import Session

FILES = Remote("viewer.ingest:files")
READ = Remote("viewer.ingest:read")
READ_AGAIN = Remote("viewer.ingest:read_again")
TYPED = Remote("viewer.ingest:typed")
TAKE = Remote("viewer.ingest:take")
"""Joins what several documents tell; called here, where the project is, and loaded only when first needed."""


class Intake(QObject):
    """Reads files into the session's project.

    taken_in  documents came in: the ids of those that are new or changed
    failed    one sentence and its details
    """

    taken_in = Signal(list)
    failed = Signal(str, str)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._found: list[Findings] = []
        self._left = 0
        self._label = ""

    def add(self, paths: list[Path], label: str = "") -> None:
        """Read files, and the files in folders; what can be read comes in as one change, the rest is told."""
        if paths:
            self._jobs.ask(Job(FILES, (paths,), lambda files: self._read(files, label), self._refuse))

    def open_example(self) -> None:
        """Open the two articles that come with the program."""
        self.add(sorted(SEEDS.glob("*.txt")), "Open the example")

    def redate(self, identifier: str, given: Resolution | None) -> None:
        """Give a document another date (None: let it be inferred) and read it again: all that depends on it moves."""
        document = self._session.project.get(Document, identifier)
        if document is not None:
            self._jobs.ask(Job(READ_AGAIN, (document, given), self._put_again, self._refuse))

    def read_date(self, text: str, answer: Callable[[Resolution], None], refuse: Callable[[str], None]) -> None:
        """Read a date as a person types it."""
        self._jobs.ask(Job(TYPED, (text,), answer, lambda error: refuse(sentence_of(error)[0])))

    def cancel(self) -> None:
        """Stop reading; what was read of the batch so far is kept."""
        self._jobs.cancel()
        self._left = 0
        self._finish()

    def _read(self, files: list[Path], label: str) -> None:
        count = "1 document" if len(files) == 1 else f"{len(files)} documents"
        self._label = label or f"Add {count}"
        self._left += len(files)
        self._jobs.run([Job(READ, (file,), self._take, self._fail, batch=True) for file in files])

    def _take(self, found: list[Findings]) -> None:
        self._found.extend(found)
        self._count_down()

    def _fail(self, error: BaseException) -> None:
        self._refuse(error)
        self._count_down()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._finish()

    def _finish(self) -> None:
        found, self._found = self._found, []
        if not found:
            return
        self._make(lambda: TAKE(self._session.project, found, self._label))
        self.taken_in.emit([f.document.id for f in found])

    def _put_again(self, again: Findings) -> None:
        if again.document.id in self._session.project:
            self._make(lambda: date_document(self._session.project, again))

    def _make(self, edit: Callable[[], Any]) -> None:
        try:
            self._session.make(edit())
        except (ValueError, OSError) as error:
            self._refuse(error)

    def _refuse(self, error: BaseException) -> None:
        self.failed.emit(*sentence_of(error))
