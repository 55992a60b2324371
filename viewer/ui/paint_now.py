"""The line at the present moment: what the clock says, drawn apart from everything that sources say."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from viewer.model import calendar
from viewer.timeline.scene import Scene
from viewer.ui.paint_ink import Ink
from viewer.ui.timeline_type import Typography

WORD = "today"


def present() -> float:
    """The computer's own time as an instant; nothing is ever dated by it."""
    now = datetime.now()
    return float(calendar.seconds(now.year, now.month, now.day) + now.hour * 3600 + now.minute * 60)


def paint_now(painter: QPainter, scene: Scene, letters: Typography, ink: Ink) -> None:
    """A thin dashed line with its word, where the window on time includes the present."""
    if scene.now is None or not scene.scale.begin <= scene.now <= scene.scale.end:
        return
    x = round(scene.scale.x(scene.now)) + 0.5
    pen = QPen(ink.leader, 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawLine(QPointF(x, 0), QPointF(x, scene.height))
    wide, high = letters.of_caption.horizontalAdvance(WORD) + 12, letters.of_caption.height() + 2
    # Above the first line where one lane leaves room; else on the axis, where no label can come to lie over it.
    top = 1.0 if len(scene.stage.lanes) == 1 else scene.height + letters.axis_height - high - 1
    left = min(max(x - wide / 2, scene.scale.left), scene.scale.right - wide)
    box = QRectF(left, top, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.chip)
    painter.drawRoundedRect(box, high / 2, high / 2)
    painter.setFont(letters.caption)
    painter.setPen(ink.secondary)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, WORD)
