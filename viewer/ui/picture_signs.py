"""The signs of a legend, each drawn as the mark it stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from viewer.ui.paint_ink import Ink
from viewer.ui.paint_soft import fading, soft_bar

Draw = Callable[[QPainter, Ink, QRectF], None]
"""Draws a sign in a box 2.4 times as wide as a dot, and as high."""


def _day(painter: QPainter, colours: Ink, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.accent)
    painter.drawEllipse(_circle(box))


def _bar(painter: QPainter, colours: Ink, box: QRectF) -> None:
    bar = box.adjusted(0, 1, 0, -1)
    soft_bar(painter, bar, colours.bar, (False, False), (True, True))


def _soft(painter: QPainter, colours: Ink, box: QRectF) -> None:
    soft_bar(painter, box.adjusted(0, 1, 0, -1), colours.bar, (True, True), (True, True))


def _open(painter: QPainter, colours: Ink, box: QRectF) -> None:
    fading(painter, box.adjusted(0, 1, 0, -1), colours.bar, box.right(), box.left())
    painter.setPen(QPen(colours.accent, 2))
    painter.drawLine(box.topRight(), box.bottomRight())


def _tail(painter: QPainter, colours: Ink, box: QRectF) -> None:
    dot = box.height()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.tail)
    painter.drawRoundedRect(box.adjusted(dot * 0.6, dot * 0.2, 0, -dot * 0.2), dot / 3, dot / 3)
    painter.setBrush(colours.accent)
    painter.drawEllipse(_circle(box).translated(-dot * 0.5, 0))


def _disputed(painter: QPainter, colours: Ink, box: QRectF) -> None:
    dot, circle = box.height(), _circle(box)
    painter.setPen(QPen(colours.accent, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(box.left() + dot, box.center().y()), QPointF(box.right() - dot, box.center().y()))
    other = circle.translated(dot * 0.7, 0).adjusted(dot * 0.1, dot * 0.1, -dot * 0.1, -dot * 0.1)
    painter.setBrush(colours.canvas)
    painter.drawEllipse(other)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.accent)
    painter.drawEllipse(circle.translated(-dot * 0.7, 0))


def _ring(painter: QPainter, colours: Ink, box: QRectF) -> None:
    _day(painter, colours, box.adjusted(1.5, 1.5, -1.5, -1.5))
    painter.setPen(QPen(colours.accent, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(_circle(box).adjusted(-1, -1, 1, 1))


def _planned(painter: QPainter, colours: Ink, box: QRectF) -> None:
    pen = QPen(colours.accent, 1.6)
    pen.setDashPattern([2.2, 1.8])
    painter.setPen(pen)
    painter.setBrush(colours.canvas)
    painter.drawEllipse(_circle(box))


def _added(painter: QPainter, colours: Ink, box: QRectF) -> None:
    painter.setPen(QPen(colours.accent, 1.6))
    painter.setBrush(colours.canvas)
    middle, r = box.center(), box.height() * 0.6
    points = [middle + QPointF(0, -r), middle + QPointF(r, 0), middle + QPointF(0, r), middle + QPointF(-r, 0)]
    painter.drawPolygon(QPolygonF(points))


def _circle(box: QRectF) -> QRectF:
    """A dot in the middle of a box."""
    side = box.height()
    return QRectF(box.center().x() - side / 2, box.top(), side, side)


SIGNS: Mapping[str, Draw] = {
    "day": _day,
    "bar": _bar,
    "soft": _soft,
    "open": _open,
    "planned": _planned,
    "tail": _tail,
    "disputed": _disputed,
    "added": _added,
    "accepted": _day,
    "ring": _ring,
}
"""What draws each sign, by its name."""
