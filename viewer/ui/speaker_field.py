"""Who speaks a quotation, which becomes a field when it is to be changed; it knows the names of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from viewer.ui.parts import label, link

KEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Keys that are the field's own and not those of the row it lies in."""


class SpeakerField(QWidget):
    """Shows who speaks; `open` lets it be typed anew: Enter keeps it, Esc leaves it as it was.

    given  another name was typed or chosen
    """

    given = Signal(str)

    def __init__(self, shown: str, name: str, known: Callable[[], Iterable[str]]) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._name, self._known = name, known
        self._shown = label(shown, font=bold)
        across.addWidget(self._shown, 1)
        self.field = QLineEdit(name)
        self.field.setProperty("role", "field")
        self.field.setAccessibleName("Who spoke")
        self.field.setPlaceholderText("Who spoke")
        self.field.returnPressed.connect(self._give)
        self.field.setVisible(False)
        across.addWidget(self.field, 1)
        self.change = link(
            "change…", self.open, "Say who spoke these words; the positions read from them go with the speaker"
        )
        across.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)

    def open(self) -> None:
        """Let the name be typed anew."""
        completer = QCompleter(list(self._known()), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self._turn(True)
        self.field.setFocus()
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.isVisible():
            self.field.setText(self._name)
            self._turn(False)
        elif event.key() not in KEPT:
            super().keyPressEvent(event)

    def _turn(self, typing: bool) -> None:
        for part, seen in ((self._shown, not typing), (self.change, not typing), (self.field, typing)):
            part.setVisible(seen)

    def _give(self) -> None:
        text = self.field.text().strip()
        self._turn(False)
        if text and text != self._name:
            self.given.emit(text)
