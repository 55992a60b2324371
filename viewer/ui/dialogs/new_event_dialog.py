"""Asks for the title and the date of an event that no words of a document tell."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget

from viewer.model.temporal import Basis, Resolution, Step
from viewer.model.time import Interval
from viewer.model.wording import describe
from viewer.ui.date_card import DateReader
from viewer.ui.parts import alive, column, label, named_field
from viewer.ui.status_field import StatusChoice

UNDATED = "Without a date it is kept among the undated."


class NewEventDialog(QDialog):
    """Title, date and status; `date` is what its field says, None for an undated event."""

    def __init__(self, read: DateReader, placed: Interval | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read, self._placed = read, placed
        self._asked = 0
        self.date: Resolution | None = None
        self.setWindowTitle("New event")
        self.setMinimumWidth(400)
        down = column(self, (24, 20, 24, 16), 10)
        self.title_field = QLineEdit()
        self.title_field.setPlaceholderText("What happened")
        self.date_field = QLineEdit()
        self.date_field.setPlaceholderText("17 Feb 2014, early March 2014, c. 1890 …")
        for name, field in (("&Title", self.title_field), ("&Date", self.date_field)):
            named_field(down, name, field)
        self.reading = label(UNDATED, "secondary", least=340)
        down.addWidget(self.reading)
        self.status = StatusChoice()
        named_field(down, "&Status", self.status)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make = buttons.addButton("Make the event", QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        down.addWidget(buttons)
        self._is_read = True
        self.title_field.textChanged.connect(self._enable)
        self.date_field.textChanged.connect(self._typed)
        self.date_field.setText(describe(placed) if placed else "")
        self._enable()

    def title(self) -> str:
        """The title as typed."""
        return self.title_field.text().strip()

    def _enable(self) -> None:
        self.make.setEnabled(bool(self.title()) and self._is_read)

    def _typed(self, text: str) -> None:
        self._asked += 1
        asked = self._asked
        self._say(None, UNDATED, known=not text.strip())

        def answer(reading: Resolution) -> None:
            if alive(self) and asked == self._asked:
                self._say(reading, f"read as {describe(reading.interval)}", known=True)

        def refuse(sentence: str) -> None:
            if alive(self) and asked == self._asked:
                self._say(None, sentence, known=False)

        if self._placed and text.strip() == describe(self._placed):
            step = Step(f"You put it at {describe(self._placed)} on the timeline.")
            answer(Resolution(self._placed, (step,), basis=Basis.USER))
        elif text.strip():
            self._read(text, answer, refuse)

    def _say(self, date: Resolution | None, words: str, *, known: bool) -> None:
        self.date, self._is_read = date, known
        self.reading.setText(words)
        self._enable()
