"""The title of an event, which becomes a field when it is to be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from viewer.ui.fonts import scaled
from viewer.ui.parts import column, label


def heading(text: str) -> QLabel:
    """A title as panels show it."""
    made = label(text, select=True)
    made.setFont(scaled(made.font(), 4, QFont.Weight.DemiBold))
    return made


class TitleField(QWidget):
    """Shows a title; `open` lets it be typed anew: Enter keeps it, Esc leaves it as it was.

    given  another title was typed
    """

    given = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        down = column(self)
        self._title = heading(title)
        self.field = QLineEdit(title)
        self.field.setProperty("role", "field")
        self.field.setAccessibleName("Title")
        self.field.setVisible(False)
        self.field.returnPressed.connect(self._give)
        down.addWidget(self._title)
        down.addWidget(self.field)

    def open(self) -> None:
        """Let the title be typed anew."""
        self._title.setVisible(False)
        self.field.setVisible(True)
        self.field.setFocus()
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.isVisible():
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.field.setText(self._title.text())
        self.field.setVisible(False)
        self._title.setVisible(True)

    def _give(self) -> None:
        text = self.field.text().strip()
        self._close()
        if text and text != self._title.text():
            self.given.emit(text)
