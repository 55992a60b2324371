"""Shapes of bars: round where they really end, straight or open where they go on unseen."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from viewer.timeline.scale import Ints
from viewer.timeline.scene import Marks
from viewer.ui.paint_ink import device_pixels
from viewer.ui.pictures import Pictures

SHORT = 5
"""Bars at most so many times as long as high are kept as pictures whole; there are few such lengths."""


class PillLook(NamedTuple):
    """How some bars are painted: colour (also as a number), pixels of their height."""

    colour: QColor
    rgb: int
    tall: float


Pill = tuple[int, int, int, float, bool, bool]
"""A bar, or a piece of one: the number of its look, pixels of the device at its ends and, from above, of its middle,
and whether it is round at its left and at its right end, where it really ends.
"""


def ends_of(
    marks: Marks, places: Ints, window: tuple[float, float], ratio: float
) -> tuple[list[int], list[int], list[int], list[int], list[bool], list[bool], list[bool]]:
    """Of some marks that are bars: pixels of the device at which each begins, comes to its label, goes on behind it and
    ends; whether it really begins and ends there, and whether no label stands on it.

    window  pixels beyond which nothing is painted
    """
    x0, x1, opened = marks.x0[places], marks.x1[places], marks.gap[0][places]
    left, right = np.maximum(x0, window[0]), np.minimum(x1, window[1])
    ends = np.array([left, np.fmin(opened, right), np.fmax(marks.gap[1][places], left), right])
    first, until, after, last = (ends * ratio).round().astype(np.int64).tolist()
    return first, until, after, last, (left <= x0).tolist(), (right >= x1).tolist(), np.isnan(opened).tolist()


def fill_pills(painter: QPainter, pictures: Pictures, looks: dict[int, PillLook], pills: list[Pill]) -> None:
    """Many bars on whole pixels of the screen by a few calls each.

    looks  by their numbers
    """
    ratio, known = pictures.ratio, dict[int, tuple[PillLook, int, int, QPixmap]]()
    draw, fill = painter.drawPixmap, painter.fillRect
    with device_pixels(painter, ratio):
        for number, left, right, y, begins, ends in pills:
            found = known.get(number)
            if found is None:
                look, high = looks[number], max(round(looks[number].tall * ratio), 2)
                caps = _pill(pictures, look, (high + 1) // 2 * 2, high)
                found = known[number] = look, high, (high + 1) // 2, caps
            look, high, cap, caps = found
            top = round(y - high / 2)
            if begins and ends and right - left <= SHORT * high:
                draw(left, top, _pill(pictures, look, max(right - left, 2 * cap), high))
                continue
            first = left + cap if begins else left
            last = max(right - cap if ends else right, first)
            fill(first, top, last - first, high, look.colour)
            if begins:
                draw(left, top, caps, 0, 0, cap, high)
            if ends:
                draw(last, top, caps, cap, 0, cap, high)


def _pill(pictures: Pictures, look: PillLook, wide: int, high: int) -> QPixmap:
    """A bar round at both ends; measures in pixels of the device. The narrowest is both of its ends."""
    key = (look.rgb, wide, high)
    kept = pictures.get(key)
    if kept is not None:
        return kept

    def write(brush: QPainter) -> None:
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.setPen(Qt.PenStyle.NoPen)
        brush.setBrush(look.colour)
        box = QRectF(0, 0, wide / pictures.ratio, high / pictures.ratio)
        brush.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    return pictures.add(key, wide / pictures.ratio, high / pictures.ratio, write)


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
    # In one stroke: where two strokes meet their ends would show.
    shape = QPainterPath(box.bottomRight())
    _left_end(shape, box, reach, round_=round_ends[0])
    if not round_ends[0]:
        shape.moveTo(box.topLeft())
    shape.lineTo(box.topRight())
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
