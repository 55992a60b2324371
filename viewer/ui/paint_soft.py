"""Soft ends of marks, that say a date is not known exactly: gradients, and in PDF layers that look the same.

Qt writes a gradient's transparency into a PDF as a mask that readers take for solid, so that there a mark would look
more exact than its source.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QRadialGradient,
)

from viewer.ui.paint_bars import pill, pill_path

LAYERS = 20
"""Layers that a soft end has in a PDF."""
SHORTEST = 1.3
"""Lengths against their height of bars that can fade."""
FAINT = 0.12
"""How much of a bar shows at its soft end."""
CORE = 0.3
"""Share of its reach to which a dot without an edge is solid."""


def soft_bar(painter: QPainter, box: QRectF, colour: QColor, soft: tuple[bool, bool], ends: tuple[bool, bool]) -> None:
    """A bar that fades towards those of its ends (left, right) that are soft; round at those that are its `ends`.

    One too short to fade is solid.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    if not any(soft) or box.width() < SHORTEST * box.height():
        painter.setBrush(colour)
        pill(painter, box, ends)
        return
    share = min(0.4, 36 / box.width())
    if loses_softness(painter):
        shape, reach = pill_path(box, ends), share * box.width()

        def region(alpha: float) -> QPainterPath:
            inset = reach * max(alpha - FAINT, 0.0) / (1 - FAINT)
            return _between(shape, box.left() + inset * soft[0], box.right() - inset * soft[1])

        _in_layers(painter, colour, region)
        return
    gradient = QLinearGradient(box.topLeft(), box.topRight())
    clear = QColor(colour)
    clear.setAlphaF(FAINT)
    gradient.setColorAt(0, clear if soft[0] else colour)
    gradient.setColorAt(share, colour)
    gradient.setColorAt(1 - share, colour)
    gradient.setColorAt(1, clear if soft[1] else colour)
    painter.setBrush(QBrush(gradient))
    pill(painter, box, ends)


def fading(painter: QPainter, box: QRectF, colour: QColor, x: float, end: float) -> None:
    """A bar that is solid at x and gone at `end`; of it what lies in the box."""
    painter.setPen(Qt.PenStyle.NoPen)
    if loses_softness(painter):
        shape = QPainterPath()
        shape.addRect(box)
        _in_layers(painter, colour, lambda alpha: _between(shape, *sorted((x, end + (x - end) * alpha))))
        return
    gradient = QLinearGradient(QPointF(x, 0), QPointF(end, 0))
    clear = QColor(colour)
    clear.setAlphaF(0.0)
    gradient.setColorAt(0, colour)
    gradient.setColorAt(1, clear)
    painter.setBrush(QBrush(gradient))
    painter.drawRect(box)


def soft_dot(painter: QPainter, middle: QPointF, reach: float, colour: QColor) -> None:
    """A dot without an edge."""
    painter.setPen(Qt.PenStyle.NoPen)
    if loses_softness(painter):

        def region(alpha: float) -> QPainterPath:
            shape, far = QPainterPath(), reach * (1 - (1 - CORE) * alpha)
            shape.addEllipse(middle, far, far)
            return shape

        _in_layers(painter, colour, region)
        return
    gradient = QRadialGradient(middle, reach)
    clear = QColor(colour)
    clear.setAlphaF(0.0)
    gradient.setColorAt(0.0, colour)
    gradient.setColorAt(CORE, colour)
    gradient.setColorAt(1.0, clear)
    painter.setBrush(QBrush(gradient))
    painter.drawEllipse(middle, reach, reach)


def loses_softness(painter: QPainter) -> bool:
    """Whether gradients come out solid where this paints."""
    return painter.paintEngine().type() == QPaintEngine.Type.Pdf


def _in_layers(painter: QPainter, colour: QColor, region: Callable[[float], QPainterPath]) -> None:
    """Lay a colour over itself until it is solid. `region` is where it shows at least so much; each lies in the one
    before, so that no seams are seen between them.
    """
    seen, layer = 0.0, QColor(colour)
    for step in range(1, LAYERS + 1):
        layer.setAlphaF((step / LAYERS - seen) / (1 - seen))
        painter.fillPath(region((step - 0.5) / LAYERS), layer)
        seen = step / LAYERS


def _between(shape: QPainterPath, left: float, right: float) -> QPainterPath:
    """What of a shape lies between two pixels."""
    around, cut = shape.boundingRect(), QPainterPath()
    if left <= around.left() and right >= around.right():
        return shape
    cut.addRect(QRectF(left, around.top(), max(right - left, 0.0), around.height()))
    return shape.intersected(cut)
