"""The tabs of eras under the axis, with their names."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from viewer.timeline.scene import Scene
from viewer.ui.paint_ink import mixed
from viewer.ui.theme import Theme
from viewer.ui.timeline_type import Typography

TAB, EDGE = 0.24, 0.32
"""Share of an era's tone in its tab, and at its ends."""


def tone_of(theme: Theme, tone: int) -> QColor:
    """The ink of a tone, whatever its number."""
    return QColor(theme.tones[tone % len(theme.tones)])


def paint_tabs(painter: QPainter, scene: Scene, theme: Theme, letters: Typography) -> None:
    """The tabs of eras under the axis, with their names."""
    if not scene.eras:
        return
    left, right = scene.scale.left, scene.scale.right
    for band in scene.eras:
        if not band.height:
            continue
        tone = tone_of(theme, band.era.tone)
        box = QRectF(band.left, band.top + 1, max(band.right - band.left, 3.0), band.height - 2)
        box = box.intersected(QRectF(left - 8, box.top(), right - left + 16, box.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(QColor(theme.canvas), tone, TAB))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(mixed(QColor(theme.canvas), tone, 0.8))
        for x, seen in ((band.left, band.begins), (max(band.right, band.left + 3) - 2, band.ends)):
            if seen and left <= x <= right:
                painter.drawRect(QRectF(round(x), box.top(), 2, box.height()))
    painter.setFont(letters.caption)
    painter.setPen(QColor(theme.text))
    for band in scene.eras:
        if band.room > 0:
            # Cut by hand: a rectangle as wide as the text may still lose its last letter to rounding.
            words = letters.elided(band.era.title, band.room + 0.5, title=False)
            row = QRectF(band.x, band.top, band.room + 4, band.height)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
