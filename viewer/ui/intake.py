"""Documents on their way in: read elsewhere, put into the project here, each batch one change that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from operator import itemgetter
from pathlib import Path
from threading import Thread
from typing import cast

from PySide6.QtCore import QObject, Signal

from viewer.bundled import SEEDS
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.findings import Findings
from viewer.model.project import Project
from viewer.model.revision import date_document
from viewer.model.temporal import Resolution
from viewer.ui.jobs import Job, Jobs, Remote
from viewer.ui.problems import sentence_of
from viewer.ui.session import Session

SOURCES = Remote("viewer.ingest:sources")
READ = Remote("viewer.ingest:read")
READ_AGAIN = Remote("viewer.ingest:read_again")
TYPED = Remote("viewer.ingest:typed")
BEGUN = Remote("viewer.ingest:begun")
LEFT_BEHIND = Remote("viewer.ingest:left_behind")
TAKE = Remote("viewer.ingest:take")
"""Joins what several documents tell; called here, where the project is, and loaded only when first needed."""


MANY = 100
"""From so many documents on, what they tell is joined beside the window, which stays alive meanwhile."""


def _name(source: object) -> str:
    """Name of a file, or of the file that a portion is of."""
    return Path(getattr(source, "path", source)).name  # type: ignore[arg-type]


class Intake(QObject):
    """Reads files into the session's project.

    taken_in  documents came in: the ids of those that are new or changed
    example   the example was read: a project to open
    failed    one sentence and its details
    joining   whether very many documents are being joined beside the window
    """

    taken_in = Signal(list)
    example = Signal(Project)
    failed = Signal(str, str)
    joining = Signal(bool)
    _joined = Signal(object, object)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._found: list[tuple[int, list[Findings]]] = []
        self._left = 0
        self._joining_for: Project | None = None
        self._later: tuple[Path, list[Path]] | None = None
        session.opened.connect(self._drop)
        self._joined.connect(self._put_joined)

    def warm(self) -> None:
        """Load, aside, what joining needs, so that the first documents find it ready."""
        Thread(target=TAKE.find, name="warm", daemon=True).start()

    def add(self, paths: list[Path]) -> None:
        """Read files, and the files in folders; what can be read comes in as one change, the rest is told.

        Those that are given while a project is being opened come in when it is there.
        """
        if self._session.reading and paths:
            waiting = self._later[1] if self._later else []
            self._later = self._session.reading, [*waiting, *paths]
        elif paths:
            self._jobs.ask(Job(SOURCES, (paths,), self._read, self._refuse))

    def open_example(self) -> None:
        """Open the two articles that come with the program as a project of their own.

        A worker joins what they tell too: the window need not load for it what joins documents.
        """
        seeds = sorted(SEEDS.glob("*.txt"))
        self._jobs.ask(Job(BEGUN, (seeds, f"Add {len(seeds)} documents"), self._begin_with, self._refuse))

    def _begin_with(self, edit: Edit) -> None:
        """Show the example, unless something else was opened or is being read meanwhile."""
        if len(self._session.project) or self._jobs.busy:
            return
        project = Project()
        project.apply(edit)
        self.example.emit(project)
        self.taken_in.emit([i for i, entity in edit.after.items() if isinstance(entity, Document)])

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

    def _drop(self) -> None:
        """Another project is open: what is still being read was meant for the one before."""
        self._jobs.cancel()
        self._found.clear()
        self._left = 0
        if self._session.reading is None and self._later is not None:
            (meant, paths), self._later = self._later, None
            store = self._session.store
            if store is not None and store.path == meant.resolve():
                self.add(paths)

    def _read(self, sources: list[object]) -> None:
        self._left += len(sources)
        known = {d.id: d.sha256 for d in self._session.project.all(Document)}
        self._jobs.run(
            [
                Job(READ, (source, None, known), partial(self._take, number), self._fail, True, _name(source))
                for number, source in enumerate(sources, len(self._found))
            ]
        )

    def _take(self, number: int, found: list[Findings]) -> None:
        """Keep what was read; workers finish out of turn, documents come in the order they were given."""
        self._found.append((number, found))
        self._count_down()

    def _fail(self, error: BaseException) -> None:
        self._refuse(error)
        self._count_down()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._finish()

    def _finish(self) -> None:
        found = [f for _, part in sorted(self._found, key=itemgetter(0)) for f in part]
        self._found.clear()
        if not found:
            return
        label = "Add 1 document" if len(found) == 1 else f"Add {len(found):,} documents"
        if len(found) >= MANY:
            self._join_aside(found, label)
            return
        edit = self._make(lambda: TAKE(self._session.project, found, label))
        self._tell_left_behind(edit)
        self.taken_in.emit([f.document.id for f in found])

    def _join_aside(self, found: list[Findings], label: str) -> None:
        """Join very many documents beside the window, on a copy of the project as it is now."""
        self.joining.emit(True)
        self._joining_for = self._session.project
        copy = Project(self._session.project.entities)

        def join() -> None:
            try:
                result: Edit | Exception = TAKE(copy, found, label)
            except Exception as error:
                result = error
            with suppress(RuntimeError):  # the window may be gone by then
                self._joined.emit(result, found)

        Thread(target=join, name="join", daemon=True).start()

    def _put_joined(self, result: object, told: object) -> None:
        """Make the joined documents part of the project; anew, where it was changed meanwhile."""
        self.joining.emit(False)
        found = cast(list[Findings], told)
        if isinstance(result, Exception):
            self._refuse(result)
        if not isinstance(result, Edit) or self._joining_for is not self._session.project:
            return
        unchanged = all(self._session.project.entities.get(i) == e for i, e in result.before.items())
        edit = self._make(lambda: result if unchanged else TAKE(self._session.project, found, result.label))
        self._tell_left_behind(edit)
        self.taken_in.emit([f.document.id for f in found])

    def _put_again(self, again: Findings) -> None:
        if again.document.id in self._session.project:
            project = self._session.project
            self._make(lambda: date_document(project, again.document, TAKE(project, [again], "")))

    def _make(self, edit: Callable[[], Edit]) -> Edit:
        """Make an edit; what was made, an empty edit where it was refused."""
        try:
            made = edit()
            self._session.make(made)
        except (ValueError, OSError) as error:
            self._refuse(error)
            return Edit("")
        return made

    def _tell_left_behind(self, edit: Edit) -> None:
        """Say what a person decided that the new text of a document does not hold any more."""
        for earlier in LEFT_BEHIND(edit):
            self.failed.emit(
                f"Something you decided on is not in the new text any more; it is kept with “{earlier.title}”.",
                earlier.origin,
            )

    def _refuse(self, error: BaseException) -> None:
        self.failed.emit(*sentence_of(error))
