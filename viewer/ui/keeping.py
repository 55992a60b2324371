"""Where the open project is kept: in a file from its first edit on, unnamed until it is saved under a name."""

from __future__ import annotations

import contextlib
import re
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.model.edit import Edit
from viewer.model.findings import Entity
from viewer.model.project import Project
from viewer.store import project_file
from viewer.store.errors import DamageError, StoreError, explained
from viewer.timeline.columns import Columns
from viewer.ui.opening import LARGE, Opening, Outcome, keep_first_sight
from viewer.ui.session import NOT_YET, Session
from viewer.ui.settings import Settings

UNNAMED = "Unnamed project"


class Keeping(QObject):
    """New, open, save as, leave; and which project was open last.

    A change that cannot be written to the disk waits in memory, which is told once; each later change tries again.

    renamed  the project is called otherwise now
    failed   one sentence and its details
    damaged  a project that cannot be opened because it is not whole: its path
    told     one sentence about what was done
    reading  the name of a large project that is being read; "" when it is there, or is not coming
    """

    renamed = Signal(str)
    failed = Signal(str, str)
    damaged = Signal(object)
    reading = Signal(str)
    told = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._began = ""
        self._told = False
        self._before: Path | tuple[Project, str] | None = None
        self._opening = Opening(self)
        self._opening.seen.connect(session.glimpsed)
        self._opening.ended.connect(self._opened)
        session.edited.connect(self._edited)

    @property
    def name(self) -> str:
        """What the project is called."""
        store = self._session.store
        if self._session.reading:
            return self._session.reading.stem
        return UNNAMED if store is None or self._is_unnamed(store.path) else store.path.stem

    @property
    def waiting(self) -> int:
        """How many changes are in memory only."""
        store = self._session.store
        return store.waiting if store else 0

    def begin(self, project: Project, label: str) -> None:
        """Begin with a project that is in no file yet; `label` says in its history how it began. Raises StoreError."""
        self._call_off()
        self._session.open(project)
        self._began = label
        self.renamed.emit(self.name)

    def open(self, path: Path) -> bool:
        """Open a project file; whether that was possible, or is being tried beside the window, which may yet fail.

        What was open before (see `leave`) is open again when it was not possible. Raises StoreError when it cannot be
        left.
        """
        self._call_off()
        if _size(path) >= LARGE:
            self._read_aside(path)
            return True
        try:
            store = project_file.open(path)
        except StoreError as problem:
            self._cannot_open(path, problem)
            return False
        self._show(store)
        return True

    def is_open(self, path: Path) -> bool:
        """Whether a file is the one that is open, or being read."""
        store = self._session.store
        now = store.path if store else self._session.reading
        return now is not None and path.resolve() == now.resolve() and path.exists()

    def open_last(self) -> bool:
        """Open the project that was open last; whether there is one that can be opened."""
        last = self._settings.last_project
        return last is not None and last.is_file() and self.open(last)

    def save_as(self, path: Path) -> bool:
        """Go on in a file of that name; whether that was possible. The file it had while unnamed is gone then."""
        if self._session.reading:
            self.failed.emit(NOT_YET, str(path))
            return False
        path = path if path.suffix == project_file.SUFFIX else path.with_name(path.name + project_file.SUFFIX)
        try:
            if self._session.store is None:
                self._move_to_file(self._settings.unnamed, dict(self._session.project.entities))
            store = self._session.store
            if store is None:
                return False
            before = store.path
            store.save_as(path)
            if self._is_unnamed(before) and before != store.path:
                before.unlink(missing_ok=True)
        except (StoreError, OSError) as problem:
            self._fail(problem)
            return False
        self._use(store)
        return True

    def leave(self) -> bool:
        """Leave the file whole; whether that was possible."""
        store = self._session.store
        before = store.path if store else (self._session.project, self._began)
        try:
            if store is not None:
                keep_first_sight(store)
            self._session.leave()
        except StoreError as problem:
            self._fail(problem)
            return False
        if self._session.reading:
            self._call_off()
        else:
            self._before = before
        return True

    def abandon(self) -> None:
        """Leave the file without what waits in memory, for an empty project."""
        if self._session.store is not None:
            self._session.store.abandon()
            self._session.store = None
            self.begin(Project(), "Begin")

    def _read_aside(self, path: Path) -> None:
        """Read a large project beside the window."""
        self._session.wait_for(path)
        self.renamed.emit(self.name)
        self.reading.emit(self.name)
        self._opening.start(path)

    def _opened(self, outcome: object) -> None:
        """A large project was read, or could not be."""
        self.reading.emit("")
        if not isinstance(outcome, Outcome):
            return
        if outcome.file is not None:
            self._show(outcome.file, outcome.columns)
        elif isinstance(outcome.problem, StoreError):
            self._cannot_open(outcome.path, outcome.problem)
        elif outcome.problem is not None:
            self._cannot_open(outcome.path, explained(outcome.problem, f"“{outcome.path.name}” could not be opened."))

    def _show(self, store: project_file.ProjectFile, columns: Columns | None = None) -> None:
        """A file was opened: go on in it."""
        self._session.open_file(store, columns)
        self._before, self._began = None, ""
        self._use(store)
        if store.read_only:
            self.failed.emit(f"“{store.path.name}” is open for reading only. {store.read_only}", store.owner)
        if store.kept:
            self.told.emit(
                f"The project was brought to this version’s format. The file as it was: “{store.kept.name}”."
            )

    def _cannot_open(self, path: Path, problem: StoreError) -> None:
        """Say why, and go back to what was open before."""
        self._fail(problem)
        before, self._before = self._before, None
        if isinstance(before, Path):
            with contextlib.suppress(StoreError):
                self._show(project_file.open(before))
        if self._session.reading:
            self.begin(*before) if isinstance(before, tuple) else self.begin(Project(), "Begin")
        if isinstance(problem, DamageError):
            self.damaged.emit(path)

    def _call_off(self) -> None:
        """What is being read is not wanted any more."""
        self._opening.call_off()
        self.reading.emit("")

    def _edited(self, edit: Edit) -> None:
        """The first edit of a project puts it into a file; later ones are watched for what could not be written."""
        store = self._session.store
        if store is None and self._began and self._session.history.position == 1:
            before = dict(self._session.project.entities)
            for identifier, entity in edit.before.items():
                if entity is None:
                    before.pop(identifier, None)
                else:
                    before[identifier] = entity
            self._move_to_file(self._settings.unnamed, before)
        elif store is not None and store.waiting and not self._told:
            self._tell_why(store)
        elif store is not None and not store.waiting:
            self._told = False

    def _move_to_file(self, folder: Path, before: dict[str, Entity]) -> None:
        """Go on in a new file: how the project began, then the edits made since."""
        edits = self._session.history.edits[: self._session.history.position]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            store = project_file.create(_free(folder))
            for edit in (Edit(self._began or "Begin", dict.fromkeys(before), before), *edits):
                store.write(edit)
        except (StoreError, OSError) as problem:
            why = f"{type(problem).__name__}: {problem}"
            self.failed.emit("This project cannot be kept on the disk yet: save it under a name.", why)
            return
        self._session.go_on_in(store)
        self._use(store)

    def _use(self, store: project_file.ProjectFile) -> None:
        store.go_on_in_memory()
        self._told = False
        self._settings.was_open(store.path)
        self.renamed.emit(self.name)

    def _tell_why(self, store: project_file.ProjectFile) -> None:
        self._told = True
        try:
            store.catch_up()
        except StoreError as problem:
            self.failed.emit(f"{problem.sentence} Until then your changes are kept in memory.", problem.details)

    def _is_unnamed(self, path: Path) -> bool:
        return path.parent == self._settings.unnamed.resolve() or path.parent == self._settings.unnamed

    def _fail(self, problem: Exception) -> None:
        sentence = getattr(problem, "sentence", "") or "The project could not be saved there."
        self.failed.emit(sentence, getattr(problem, "details", "") or str(problem))


def _size(path: Path) -> int:
    """Bytes of a file, 0 where it cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _free(folder: Path) -> Path:
    """A name in the folder that nothing has yet: the day and time, and a number where needed."""
    stem = re.sub(r"\W", "-", datetime.now().isoformat(" ", "seconds"))
    names = (f"{stem}{more}{project_file.SUFFIX}" for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(path for path in map(folder.joinpath, names) if not path.exists())
