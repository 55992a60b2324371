"""Asks for a date to go to, and shows how it is read while it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget

from viewer.model.temporal import Resolution
from viewer.model.wording import describe
from viewer.ui.date_card import DateReader
from viewer.ui.parts import alive, column, label


class GoToDialog(QDialog):
    """One field; `instant` is where to go once it is accepted."""

    def __init__(self, read: DateReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._asked = 0
        self.instant: int | None = None
        self.setWindowTitle("Go to a date")
        self.setMinimumWidth(360)
        down = column(self, (24, 20, 24, 16), 10)
        self.field = QLineEdit()
        self.field.setAccessibleName("Date to go to")
        self.field.setPlaceholderText("17 Feb 2014, 1890, 264 BCE …")
        self.field.textChanged.connect(self._typed)
        down.addWidget(self.field)
        self.reading = label(" ", "secondary")
        down.addWidget(self.reading)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = buttons.addButton("Go", QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setEnabled(False)
        self._go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        down.addWidget(buttons)

    def _typed(self, text: str) -> None:
        self._asked += 1
        asked = self._asked
        self.instant = None
        self._go.setEnabled(False)

        def answer(reading: Resolution) -> None:
            if alive(self) and asked == self._asked:
                span = reading.interval
                self.instant = (span.begin + span.end) // 2
                self.reading.setText(describe(span))
                self._go.setEnabled(True)

        def refuse(sentence: str) -> None:
            if alive(self) and asked == self._asked:
                self.reading.setText(sentence)

        if text.strip():
            self._read(text, answer, refuse)
        else:
            self.reading.setText(" ")
