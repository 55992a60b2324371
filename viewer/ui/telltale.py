"""Words that are others with each frame, in one line. A label would have the window laid out anew each time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.ui.parts import label

SHORTEST = 40
"""Pixels it may be pressed together to; what has no room then is cut with “…” and told by its tooltip."""


class Telltale(QWidget):
    """Words in room of its own: as much as an example takes, aligned right; without one as much as there is.

    The label is the child of a widget without a layout, and so nobody's size depends on its words.
    """

    def __init__(self, example: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._label = label("", wrap=False)
        self._label.setParent(self)
        self._label.ensurePolished()
        self._wide = self._label.fontMetrics().horizontalAdvance(example) + 2 * self._label.margin() + 4
        across = QSizePolicy.Policy.Preferred if example else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if example:
            self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        return QSize(max(self._wide, SHORTEST), self._label.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(SHORTEST, self.sizeHint().height())

    def text(self) -> str:
        """The words, uncut."""
        return self._words

    def setText(self, words: str) -> None:
        """Say other words."""
        if words != self._words:
            self._words = words
            self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._label.setGeometry(self.rect())
        self._say()

    def _say(self) -> None:
        shown = self._label.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        self._label.setText(shown)
        self.setToolTip(self._words if shown != self._words else "")
        self.setAccessibleName(self._words)
