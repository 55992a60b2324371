"""What went wrong, in one sentence that stays until it is read, with details to copy; never a pile of dialogs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from viewer.ui.parts import button, column, label

NARROW = 520
"""Pixels of width below which sentence and buttons do not fit side by side."""


class ProblemStrip(QFrame):
    """A strip above the status bar: the last problem, how many more there are, and all details."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problem")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._problems: list[tuple[str, str]] = []
        down = column(self, (20, 8, 12, 8), 8)
        across = self._across = QHBoxLayout()
        self.sentence = label("")
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across.addWidget(self.sentence, 1)
        self._more = button("Details", self._toggle, "link")
        buttons = QHBoxLayout()
        buttons.addWidget(self._more)
        buttons.addWidget(button("Copy details", self.copy, "link"))
        buttons.addWidget(button("Dismiss", self.dismiss, "link"))
        across.addLayout(buttons)
        down.addLayout(across)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setMaximumHeight(140)
        self.details.setAccessibleName("Details")
        self.details.setVisible(False)
        down.addWidget(self.details)
        self.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the strip is narrow the buttons stand below the sentence, which would be a column of words else."""
        narrow = event.size().width() < NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(way)
        super().resizeEvent(event)

    def tell(self, sentence: str, details: str = "") -> None:
        """Show a problem; those not dismissed yet are counted and kept in the details."""
        self._problems.append((sentence, details))
        others = len(self._problems) - 1
        more = f"  (and {others} more)" if others else ""
        self.sentence.setText(sentence + more)
        self.details.setPlainText("\n\n".join("\n".join(filter(None, problem)) for problem in self._problems))
        self.setVisible(True)

    def dismiss(self) -> None:
        """Put the strip away."""
        self._problems.clear()
        self.details.setVisible(False)
        self.setVisible(False)

    def copy(self) -> None:
        """Put all sentences and details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def _toggle(self) -> None:
        self.details.setVisible(self.details.isHidden())


def sentence_of(error: BaseException) -> tuple[str, str]:
    """One sentence and the details of an error: its own where it brings them, a general one else."""
    sentence = getattr(error, "sentence", "")
    if sentence:
        return str(sentence), str(getattr(error, "details", ""))
    if isinstance(error, ValueError) and str(error):
        return str(error), ""
    return "Something went wrong that Dateline did not expect; nothing was changed.", f"{type(error).__name__}: {error}"
