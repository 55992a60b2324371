"""Asks which other event is the same as the one selected: those nearest in time first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from viewer.model.chronology import chronology
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.wording import describe
from viewer.ui.parts import column, label

ID = Qt.ItemDataRole.UserRole
MOST = 200
"""Events listed at a time."""


class MergeDialog(QDialog):
    """A list of events that typing narrows down."""

    def __init__(self, project: Project, event: Event, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Merge with…")
        self.setMinimumSize(520, 420)
        others = [e for e in chronology(project).values() if e.id != event.id]
        self._others = sorted(others, key=lambda other: _distance(event, other))
        down = column(self, (24, 20, 24, 16), 10)
        down.addWidget(label(f"“{event.title}” is the same as:", least=460))
        self.field = QLineEdit()
        self.field.setAccessibleName("Words of the other event")
        self.field.setPlaceholderText("Type some of its words")
        self.field.textChanged.connect(self._fill)
        down.addWidget(self.field)
        self.list = QListWidget()
        self.list.setObjectName("hits")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Events")
        self.list.itemActivated.connect(lambda _: self.accept())
        down.addWidget(self.list, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._merge = buttons.addButton("Merge", QDialogButtonBox.ButtonRole.AcceptRole)
        self._merge.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        down.addWidget(buttons)
        self._fill("")

    def chosen(self) -> str:
        """Id of the event chosen, "" for none."""
        item = self.list.currentItem()
        return str(item.data(ID)) if item is not None else ""

    def _fill(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for other in self._others:
            if all(word in other.title.casefold() for word in words):
                item = QListWidgetItem(f"{other.title} · {describe(other.interval) if other.interval else 'undated'}")
                item.setData(ID, other.id)
                self.list.addItem(item)
            if self.list.count() == MOST:
                break
        self.list.setCurrentRow(0)
        self._merge.setEnabled(self.list.count() > 0)


def _distance(event: Event, other: Event) -> tuple[bool, int]:
    """How far apart two events are in time; the undated come last."""
    if event.interval is None or other.interval is None:
        return True, 0
    return False, abs(event.interval.begin - other.interval.begin)
