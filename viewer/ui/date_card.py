"""The date card: the words, the reading, every step to it, what else it could be, and a field to say better."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from viewer.model.temporal import Basis, Resolution, Step
from viewer.model.time import Interval
from viewer.model.wording import certainty_words, describe
from viewer.ui.date_kinds import KINDS, reworded
from viewer.ui.flow import Flow
from viewer.ui.fonts import tabular
from viewer.ui.parts import alive, button, column, label, link, restyle

DateReader = Callable[[str, Callable[[Resolution], None], Callable[[str], None]], None]
"""Reads a date as typed: answers with the reading, or refuses with one sentence. Either may come later."""


class DateCard(QWidget):
    """A date with its reasons.

    chosen  a person gave another date (a Resolution)
    """

    chosen = Signal(object)

    def __init__(
        self, resolution: Resolution | None, words: str, read: DateReader, *, why: bool = True, none: str = "no date"
    ) -> None:
        super().__init__()
        self._read = read
        self._asked = 0
        self._said = describe(resolution.interval).rstrip("?") if resolution else ""
        self._reading: Resolution | None = None
        down = column(self, gap=6)
        down.addWidget(self._first_row(resolution, words, none))
        self._reasons = _reasons(resolution)
        down.addWidget(self._reasons)
        self._reasons.setVisible(why)  # only now that it has a parent: it would open a window of its own
        if resolution and resolution.alternatives:
            down.addWidget(self._alternatives(resolution))
        self._change = link("Change the date…" if resolution else "Give a date…", self.open_editor)
        down.addWidget(self._change)
        self._editor = self._make_editor()
        self._editor.setVisible(False)
        down.addWidget(self._editor)

    def open_editor(self) -> None:
        """Show the field for another date and put the cursor there."""
        self._change.setVisible(False)
        self._editor.setVisible(True)
        self.field.setFocus()

    def close_editor(self) -> None:
        """Put the field away; nothing is changed."""
        self.field.clear()
        self._editor.setVisible(False)
        self._change.setVisible(True)
        self._change.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._editor.isVisible():
            self.close_editor()
        else:
            super().keyPressEvent(event)

    def _first_row(self, resolution: Resolution | None, words: str, none: str) -> QWidget:
        row = QWidget()
        has_reasons = resolution is not None and bool(resolution.steps)
        across = Flow(row, ending=has_reasons)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        self.date = label(describe(resolution.interval) if resolution else none, "chip")
        self.date.setFont(tabular(self.date.font()))
        across.addWidget(self.date)
        if words:
            across.addWidget(label(f"“{words}”", "secondary"))
        if has_reasons:
            self._why = link("why? ▾", self._toggle, "Show or hide how the date was read")
            self._why.setAccessibleName("Why this date")
            across.addWidget(self._why)
        return row

    def _toggle(self) -> None:
        self._reasons.setVisible(self._reasons.isHidden())

    def _alternatives(self, resolution: Resolution) -> QWidget:
        row = QWidget()
        across = Flow(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(label("Could also be", "secondary", wrap=False))
        for other in resolution.alternatives[:4]:
            pick = button(describe(other), partial(self._pick, other), "choice")
            pick.setAccessibleName(f"Take {describe(other)} as the date")
            across.addWidget(pick)
        return row

    def _pick(self, interval: Interval) -> None:
        step = Step(f"You chose {describe(interval)} among the possible readings.")
        self.chosen.emit(Resolution(interval, (step,), basis=Basis.USER))

    def _make_editor(self) -> QWidget:
        box = QWidget()
        down = column(box, gap=6)
        self.field = QLineEdit()
        self.field.setProperty("role", "field")
        self.field.setPlaceholderText("17 Feb 2014, early March 2014, c. 1890 …")
        self.field.setAccessibleName("Another date")
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._set)
        down.addWidget(self.field)
        down.addLayout(self._kinds())
        self.reading = label("", "secondary")
        self.reading.setAccessibleName("How it is read")
        down.addWidget(self.reading)
        across = QHBoxLayout()
        self.set_button = button("Set the date", self._set, "primary")
        self.set_button.setEnabled(False)
        across.addWidget(self.set_button)
        across.addWidget(button("Cancel", self.close_editor))
        across.addStretch(1)
        down.addLayout(across)
        return box

    def _kinds(self) -> QGridLayout:
        """A button for each kind of date."""
        rows = QGridLayout()
        rows.setHorizontalSpacing(4)
        rows.setVerticalSpacing(4)
        self.kinds: dict[str, QPushButton] = {}
        for place, (name, text, _) in enumerate(KINDS):
            made = self.kinds[name] = button(text, partial(self._reword, name), "choice")
            made.setAccessibleName(f"A date of the kind “{text}”")
            rows.addWidget(made, *divmod(place, 3))
        rows.setColumnStretch(3, 1)
        return rows

    def _reword(self, kind: str) -> None:
        self.field.setText(reworded(self.field.text() or self._said, kind))
        self.field.setFocus()

    def _typed(self, text: str) -> None:
        self._asked += 1
        asked = self._asked
        self._reading = None
        self.set_button.setEnabled(False)
        if not text.strip():
            self._say("", "secondary")
            return

        def answer(reading: Resolution) -> None:
            if alive(self) and asked == self._asked:
                self._reading = reading
                self._say(f"read as {describe(reading.interval)}", "accent")
                self.set_button.setEnabled(True)

        def refuse(sentence: str) -> None:
            if alive(self) and asked == self._asked:
                self._say(sentence, "warning")

        self._read(text, answer, refuse)

    def _say(self, words: str, role: str) -> None:
        self.reading.setText(words)
        restyle(self.reading, role)

    def _set(self) -> None:
        if self._reading is not None:
            self.chosen.emit(self._reading)


def _reasons(resolution: Resolution | None) -> QWidget:
    """Every step, numbered, and how sure the reading is."""
    box = QWidget()
    down: QVBoxLayout = column(box, gap=2)
    if resolution is None:
        return box
    for number, step in enumerate(resolution.steps, 1):
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(label(str(number), "secondary", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(label(step.text, "secondary", select=True), 1)
        down.addLayout(across)
    if resolution.certainty < 1:
        down.addWidget(label(f"How sure: {certainty_words(resolution.certainty)}.", "secondary"))
    return box
