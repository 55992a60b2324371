"""The marks of positions: the shape says which way, the filling how it is known; colour only repeats it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from viewer.model.stance import Mode, Polarity, Stance
from viewer.ui.theme import Theme

SHAPES: Mapping[Polarity, tuple[tuple[float, float], ...]] = {
    Polarity.SUPPORTS: ((0.5, 0.08), (0.98, 0.9), (0.02, 0.9)),
    Polarity.OPPOSES: ((0.02, 0.1), (0.98, 0.1), (0.5, 0.92)),
    Polarity.NEUTRAL: ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)),
    Polarity.MIXED: ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
}
"""Corners in a square of side 1: ▲ supports, ▼ opposes, ■ neutral, ◆ mixed."""

LETTERS: Mapping[Polarity, str] = {
    Polarity.SUPPORTS: "▲",
    Polarity.OPPOSES: "▼",
    Polarity.NEUTRAL: "■",
    Polarity.MIXED: "◆",
}

HOLLOW = {Mode.PREDICTED, Mode.IMPLIED}
HALF = {Mode.OTHER}
ACTS = {Mode.ACT, Mode.ACT_VIA_OTHER}


def colour(polarity: Polarity, theme: Theme) -> str:
    """The colour a polarity has in a theme."""
    return {Polarity.SUPPORTS: theme.supports, Polarity.OPPOSES: theme.opposes}.get(polarity, theme.neutral)


def paint_glyph(painter: QPainter, box: QRectF, stance: Stance | None, theme: Theme) -> None:
    """Draw a position's mark in a box: filled; half for what someone else says; hollow for what nobody has said yet.

    An act is underlined. Silence is a dash.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if stance is None:
        painter.setPen(QPen(QColor(theme.secondary), 1.5))
        painter.drawLine(QPointF(box.left() + 2, box.center().y()), QPointF(box.right() - 2, box.center().y()))
        painter.restore()
        return
    ink = QColor(colour(stance.polarity, theme))
    act = stance.mode in ACTS
    side = min(box.width(), box.height()) - (3 if act else 0)
    left, top = box.center().x() - side / 2, box.top()
    shape = QPolygonF([QPointF(left + x * side, top + y * side) for x, y in SHAPES[stance.polarity]])
    painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(QColor(ink) if stance.mode not in HOLLOW | HALF else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(shape)
    if stance.mode in HALF:
        # Within what is clipped already: lanes that run on behind the axis are not seen there.
        painter.setClipRect(QRectF(left, top, side / 2, side), Qt.ClipOperation.IntersectClip)
        painter.setBrush(ink)
        painter.drawPolygon(shape)
    if act:
        painter.drawLine(QPointF(left, box.bottom()), QPointF(left + side, box.bottom()))
    painter.restore()


class Glyph(QWidget):
    """A position's mark in a row."""

    def __init__(self, stance: Stance | None, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stance, self._theme = stance, theme
        self.setFixedSize(14, 16)

    def sizeHint(self) -> QSize:
        return QSize(14, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_glyph(painter, QRectF(1, 2, 12, 12), self._stance, self._theme)
        painter.end()
