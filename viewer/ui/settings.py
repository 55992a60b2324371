"""What the program remembers between two starts: where the window stood, and what was chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

RECENT = 8
"""Projects that are remembered."""


class Settings:
    """Named values kept by the system's own means; a file can be given instead (tests do)."""

    def __init__(self, file: Path | None = None) -> None:
        if file is None:
            self._kept = QSettings("Dateline", "Dateline")
            place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
            self._data = Path(place) / "Dateline"
        else:
            self._kept = QSettings(str(file), QSettings.Format.IniFormat)
            self._data = file.parent / "data"

    @property
    def theme(self) -> str:
        """The theme chosen, "" to follow the system."""
        chosen = self._text("theme")
        return chosen if chosen in {"light", "dark"} else ""

    @theme.setter
    def theme(self, name: str) -> None:
        self._kept.setValue("theme", name)

    @property
    def calm(self) -> bool:
        """Whether nothing is to glide."""
        return self._text("calm") == "yes"

    @calm.setter
    def calm(self, calm: bool) -> None:
        self._kept.setValue("calm", "yes" if calm else "no")

    @property
    def folder(self) -> str:
        """The folder last looked into, "" for none."""
        return self._text("folder")

    @folder.setter
    def folder(self, path: str) -> None:
        self._kept.setValue("folder", path)

    @property
    def unnamed(self) -> Path:
        """The folder in which projects lie that have no name yet."""
        return self._data / "unnamed"

    @property
    def last_project(self) -> Path | None:
        """The project that was open last."""
        path = self._text("project")
        return Path(path) if path else None

    @last_project.setter
    def last_project(self, path: Path | None) -> None:
        self._kept.setValue("project", str(path) if path else "")

    @property
    def recent(self) -> list[Path]:
        """Named projects that were open lately and are still there, the last one first."""
        names = self._text("recent").split("\n")
        return [path for path in map(Path, filter(None, names)) if path.is_file()]

    def was_open(self, path: Path) -> None:
        """Remember a project: it was open last, and, unless it has no name yet, lately."""
        self.last_project = path
        if path.parent != self.unnamed:
            others = [other for other in self.recent if other != path]
            self._kept.setValue("recent", "\n".join(map(str, [path, *others][:RECENT])))

    def bytes_of(self, name: str) -> QByteArray:
        """A state that Qt made (geometry, docks, splitters); empty when there is none."""
        value = self._kept.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, name: str, state: QByteArray) -> None:
        """Remember such a state."""
        self._kept.setValue(name, state)

    def _text(self, name: str) -> str:
        value = self._kept.value(name, "")
        return value if isinstance(value, str) else ""
