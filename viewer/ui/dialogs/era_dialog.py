"""Asks for the name, the dates and the tone of an era."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QWidget

from viewer.model.temporal import Resolution
from viewer.model.time import BEGIN_OF_TIME, END_OF_TIME, Interval
from viewer.model.wording import describe
from viewer.ui.date_card import DateReader
from viewer.ui.parts import alive, column, label, named_field
from viewer.ui.swatch import swatch
from viewer.ui.theme import TONES

HOW = "From when to when: 1914 – 1918, or Sep 2014 – 14 Oct 2015."
OPEN = "An era needs both a begin and an end."


class EraDialog(QDialog):
    """Three fields; `interval` is what the second one says, None while it says none."""

    def __init__(
        self,
        read: DateReader,
        heading: str,
        title: str,
        placed: Interval | None,
        tone: int,
        colours: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._placed = read, placed
        self._asked = 0
        self.interval: Interval | None = None
        self.setWindowTitle(heading)
        self.setMinimumWidth(420)
        self.title_field = QLineEdit(title)
        self.title_field.setPlaceholderText("What the era is called")
        self.date_field = QLineEdit()
        self.date_field.setPlaceholderText("1914 – 1918")
        self.tone = QComboBox()
        for name, colour in zip(TONES, colours, strict=True):
            self.tone.addItem(swatch(colour), name)
        self.tone.setCurrentIndex(tone % len(TONES))
        self.reading = label(HOW, "secondary", least=360)
        self._place()
        self.title_field.textChanged.connect(self._enable)
        self.date_field.textChanged.connect(self._typed)
        self.date_field.setText(describe(placed) if placed else "")
        self._enable()

    def title(self) -> str:
        """The name as typed."""
        return self.title_field.text().strip()

    def _place(self) -> None:
        down = column(self, (24, 20, 24, 16), 10)
        fields = (("&Name", self.title_field), ("&Dates", self.date_field), ("&Colour", self.tone))
        for name, field in fields:
            named_field(down, name, field)
            if field is self.date_field:
                down.addWidget(self.reading)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make = buttons.addButton("Keep the era", QDialogButtonBox.ButtonRole.AcceptRole)
        self.make.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        down.addWidget(buttons)

    def _enable(self) -> None:
        self.make.setEnabled(bool(self.title()) and self.interval is not None)

    def _typed(self, text: str) -> None:
        self._asked += 1
        asked = self._asked
        self._say(None, HOW)

        def answer(reading: Resolution) -> None:
            if alive(self) and asked == self._asked:
                interval = reading.interval
                closed = interval.begin > BEGIN_OF_TIME and interval.end < END_OF_TIME
                self._say(interval if closed else None, f"read as {describe(interval)}" if closed else OPEN)

        def refuse(sentence: str) -> None:
            if alive(self) and asked == self._asked:
                self._say(None, sentence)

        if self._placed and text.strip() == describe(self._placed):
            self._say(self._placed, f"read as {describe(self._placed)}")
        elif text.strip():
            self._read(text, answer, refuse)

    def _say(self, interval: Interval | None, words: str) -> None:
        self.interval = interval
        self.reading.setText(words)
        self._enable()
