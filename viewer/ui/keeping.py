"""Where the open project is kept: in a file from its first edit on, unnamed until it is saved under a name."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.model.edit import Edit
from viewer.model.findings import Entity
from viewer.model.project import Project
from viewer.store import project_file
from viewer.store.errors import StoreError
from viewer.ui.session import Session
from viewer.ui.settings import Settings

UNNAMED = "Unnamed project"


class Keeping(QObject):
    """New, open, save as, leave; and which project was open last.

    A change that cannot be written to the disk waits in memory, which is told once; each later change tries again.

    renamed  the project is called otherwise now
    failed   one sentence and its details
    """

    renamed = Signal(str)
    failed = Signal(str, str)

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._began = ""
        self._told = False
        session.edited.connect(self._edited)

    @property
    def name(self) -> str:
        """What the project is called."""
        store = self._session.store
        return UNNAMED if store is None or self._is_unnamed(store.path) else store.path.stem

    @property
    def waiting(self) -> int:
        """How many changes are in memory only."""
        store = self._session.store
        return store.waiting if store else 0

    def begin(self, project: Project, label: str) -> None:
        """Begin with a project that is in no file yet; `label` says in its history how it began. Raises StoreError."""
        self._session.open(project)
        self._began = label
        self.renamed.emit(self.name)

    def open(self, path: Path) -> bool:
        """Open a project file; whether that was possible. Raises StoreError when the one before cannot be left."""
        try:
            store = project_file.open(path)
        except StoreError as problem:
            self._fail(problem)
            return False
        self._session.open_file(store)
        self._use(store)
        if store.read_only:
            self.failed.emit(f"“{path.name}” is open for reading only. {store.read_only}", store.owner)
        return True

    def open_last(self) -> bool:
        """Open the project that was open last; whether there is one that can be opened."""
        last = self._settings.last_project
        return last is not None and last.is_file() and self.open(last)

    def save_as(self, path: Path) -> bool:
        """Go on in a file of that name; whether that was possible. The file it had while unnamed is gone then."""
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
        try:
            self._session.leave()
        except StoreError as problem:
            self._fail(problem)
            return False
        return True

    def abandon(self) -> None:
        """Leave the file without what waits in memory."""
        if self._session.store is not None:
            self._session.store.abandon()
            self._session.store = None

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


def _free(folder: Path) -> Path:
    """A name in the folder that nothing has yet: the day and time, and a number where needed."""
    stem = re.sub(r"\W", "-", datetime.now().isoformat(" ", "seconds"))
    names = (f"{stem}{more}{project_file.SUFFIX}" for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(path for path in map(folder.joinpath, names) if not path.exists())
