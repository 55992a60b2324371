"""The names of lanes, beside the time: they stay while it moves."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from viewer.timeline.scene import Scene
from viewer.ui.paint_eras import tone_of
from viewer.ui.paint_ink import Ink, device_pixels, hairline, ratio_of
from viewer.ui.theme import Theme
from viewer.ui.timeline_type import Typography

NAMELESS = "none named"
UNSHOWN = "none shown"
"""What a lane says that has marks, though none under these conditions, on this page or with a date."""
EDGE = 4.0
"""Pixels of the edge that shows a lane's tone."""


def paint_headers(painter: QPainter, scene: Scene, theme: Theme, ink: Ink, letters: Typography) -> None:
    """Name, tone and silence of each lane; what the rows under the axis are."""
    left, tall = round(scene.scale.left), scene.height + letters.axis_height + scene.under
    if left <= 0:
        return
    ratio = ratio_of(painter)
    with device_pixels(painter, ratio):
        painter.fillRect(0, 0, math.floor(left * ratio + 0.5), math.ceil(tall * ratio), ink.side)
    painter.setPen(hairline(ink.hairline))
    painter.drawLine(QPointF(left - 0.5, 0), QPointF(left - 0.5, tall))
    painter.save()
    painter.setClipRect(QRect(0, 0, math.ceil(scene.scale.right), math.ceil(scene.height)))
    painter.translate(0, -round(scene.offset))
    members = np.bincount(scene.stage.columns.lane, minlength=len(scene.stage.lanes)).tolist()
    for place, count in enumerate(members):
        _lane(painter, scene, place, ink, letters)
        if scene.stage.tones and scene.stage.tones[place] >= 0:
            lane = scene.stage.lanes[place]
            painter.fillRect(QRectF(0, lane.top, EDGE, lane.height - 1), tone_of(theme, scene.stage.tones[place]))
        if not count and scene.stage.columns.silent:
            _silence(painter, scene, place, ink, letters)
    painter.restore()
    if scene.under:
        painter.setFont(letters.caption)
        painter.setPen(ink.secondary)
        row = QRectF(16, tall - scene.under, left - 24, letters.tab_height + EDGE)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "Eras")


def _lane(painter: QPainter, scene: Scene, place: int, ink: Ink, letters: Typography) -> None:
    """A lane's name, and the hairline under it."""
    lane, left = scene.stage.lanes[place], scene.scale.left
    y = round(lane.top + lane.height) + 0.5
    painter.setPen(hairline(ink.hairline))
    painter.drawLine(QPointF(0, y), QPointF(left, y))
    painter.setPen(ink.text if lane.name else ink.secondary)
    painter.setFont(letters.title if lane.name else letters.caption)
    words = QRectF(16, lane.top + 9, left - 24, lane.height - 12)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(words, flags, letters.wrapped(lane.name, words, letters.title) or NAMELESS)


def _silence(painter: QPainter, scene: Scene, place: int, ink: Ink, letters: Typography) -> None:
    """What an empty lane says."""
    lane, left = scene.stage.lanes[place], scene.scale.left
    painter.setFont(letters.caption)
    painter.setPen(ink.secondary)
    row = QRectF(left + 24, lane.top + 6, left - 24, scene.stage.metrics.row)
    told = UNSHOWN if lane.name in scene.stage.columns.voiced else scene.stage.columns.silent
    painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told)
