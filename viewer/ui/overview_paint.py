"""The pieces of the overview that lie over its density: window, folds, focus."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.timeline.scale import Floats, Scale

TAB = 6.0
"""Half the width of the tabs at the ends of the dates shown."""


def paint_window(painter: QPainter, box: QRectF, accent: QColor) -> None:
    """The frame of what is in view, with a grip at either end."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent, 1.5))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    for x in (box.left(), box.right()):
        painter.drawRoundedRect(QRectF(x - 2.5, box.center().y() - 7, 5, 14), 2.5, 2.5)


def paint_breaks(painter: QPainter, corners: Floats, middle: float, colour: QColor) -> None:
    """Two slanted strokes where time is folded; `corners` are the pixels of the begins and ends."""
    painter.setPen(QPen(colour, 1.2))
    for x in corners.reshape(-1, 2).mean(axis=1).tolist():
        for off in (-2.0, 2.0):
            painter.drawLine(QPointF(x + off - 2, middle + 6), QPointF(x + off + 2, middle - 6))
    painter.setPen(Qt.PenStyle.NoPen)


def tab_box(x: float) -> QRectF:
    """The box that the focus draws around a tab."""
    return QRectF(x - TAB - 6, -2, 2 * TAB + 12, 1.5 * TAB + 10)


def paint_focus(painter: QPainter, box: QRectF | None, accent: QColor) -> None:
    """A frame inside the part that has the keys."""
    if box is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2))
        painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 3, 3)


def density(scale: Scale, instants: Floats, column: int) -> Floats:
    """Share of the height of each column (so many pixels wide) of what stands at these instants, in order of time;
    logarithmic, so that a single event is seen too.
    """
    edges = scale.instants(np.arange(0, scale.right + column, column, dtype=np.float64))
    counts = np.diff(np.searchsorted(instants, edges))
    most = max(int(counts.max(initial=0)), 3)
    return np.asarray(np.log1p(counts) / np.log1p(most))
