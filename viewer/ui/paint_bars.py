"""Shapes of bars: round where they really end, straight or open where they go on unseen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath


def pill(painter: QPainter, box: QRectF, round_ends: tuple[bool, bool]) -> None:
    """A bar, round at the ends where it really ends (left, right), straight where it goes on unseen."""
    if all(round_ends):
        reach = min(box.width(), box.height()) / 2
        painter.drawRoundedRect(box, reach, reach)
        return
    painter.drawPath(pill_path(box, round_ends))


def pill_path(box: QRectF, round_ends: tuple[bool, bool]) -> QPainterPath:
    """The shape of such a bar."""
    reach = min(box.width(), box.height()) / 2
    shape = QPainterPath(box.topLeft() + QPointF(reach if round_ends[0] else 0, 0))
    _right_end(shape, box, reach, round_=round_ends[1])
    _left_end(shape, box, reach, round_=round_ends[0])
    shape.closeSubpath()
    return shape


def outline(painter: QPainter, box: QRectF, round_ends: tuple[bool, bool]) -> None:
    """The edge of a bar, open where it goes on unseen; no pen reaches beyond the box there."""
    reach, half = box.height() / 2, painter.pen().widthF() / 2 + 1  # thin lines are painted a little longer than said
    if all(round_ends):
        painter.drawRoundedRect(box, reach, reach)
        return
    box = box.adjusted(0 if round_ends[0] else half, 0, 0 if round_ends[1] else -half, 0)
    shape = QPainterPath(box.topLeft() + QPointF(reach if round_ends[0] else 0, 0))
    if round_ends[1]:
        _right_end(shape, box, reach, round_=True)
        shape.lineTo(box.bottomLeft())
        painter.drawPath(shape)
        return
    shape.lineTo(box.topRight())
    shape.moveTo(box.bottomRight())
    _left_end(shape, box, reach, round_=round_ends[0])
    painter.drawPath(shape)


def _right_end(shape: QPainterPath, box: QRectF, reach: float, *, round_: bool) -> None:
    """From the upper to the lower edge."""
    if round_:
        shape.lineTo(box.topRight() - QPointF(reach, 0))
        shape.arcTo(QRectF(box.right() - 2 * reach, box.top(), 2 * reach, box.height()), 90, -180)
    else:
        shape.lineTo(box.topRight())
        shape.lineTo(box.bottomRight())


def _left_end(shape: QPainterPath, box: QRectF, reach: float, *, round_: bool) -> None:
    """Along the lower edge, and up where it is round."""
    if round_:
        shape.lineTo(box.bottomLeft() + QPointF(reach, 0))
        shape.arcTo(QRectF(box.left(), box.top(), 2 * reach, box.height()), 270, -180)
    else:
        shape.lineTo(box.bottomLeft())
