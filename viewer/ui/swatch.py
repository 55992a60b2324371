"""A tone as a small round picture, beside its name in menus and lists."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

SIDE = 32
"""Pixels, enough for twice the size it is shown at."""


def swatch(colour: str) -> QIcon:
    """A dot of a colour ("#RRGGBB")."""
    made = QPixmap(SIDE, SIDE)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(5, 5, SIDE - 10, SIDE - 10)
    painter.end()
    return QIcon(made)
