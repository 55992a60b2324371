"""Whether an event happened, goes on or is only planned: said in words, and chosen from a list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QWidget

from viewer.model.event import Status
from viewer.ui.parts import link

STATUS = {
    Status.HAPPENED: "happened",
    Status.ONGOING: "going on",
    Status.PLANNED: "planned, not yet said to have happened",
    Status.EXPECTED: "expected, not yet said to have happened",
    Status.HYPOTHETICAL: "hypothetical: no source says that it happened",
    Status.REPORTED: "reported",
}
"""What each status means, in the words that the panel has for it."""


class StatusLink(QWidget):
    """A link that opens a list of what else can be said; what stands now is marked.

    given  another status was chosen (a Status)
    """

    given = Signal(object)

    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button: QPushButton = link("status…", self.open, "Say whether it happened, goes on or is only planned")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.button)
        self.setSizePolicy(self.button.sizePolicy())
        self.setFocusProxy(self.button)
        self.choices = QMenu(self)
        for value, words in STATUS.items():
            action = self.choices.addAction(words)
            action.setCheckable(True)
            action.setChecked(value is status)
            action.triggered.connect(partial(self._give, value))

    def open(self) -> None:
        """Show what can be said."""
        self.choices.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _give(self, status: Status, _checked: bool = False) -> None:
        self.given.emit(status)


class StatusChoice(QComboBox):
    """A list of what can be said of a new event; “happened” unless it is chosen otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Status")
        for value, words in STATUS.items():
            self.addItem(words[0].upper() + words[1:], value)

    def status(self) -> Status:
        """What is chosen."""
        return Status(self.currentData())
