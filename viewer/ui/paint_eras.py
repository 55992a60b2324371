"""Eras, painted: quiet grounds behind the events, tabs with names under the axis."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QLine, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.timeline.eras import Band
from viewer.timeline.scene import Scene
from viewer.ui.paint_ink import Ink, hairline, mixed
from viewer.ui.theme import Theme
from viewer.ui.timeline_type import Typography

GROUND, TAB, EDGE = 0.06, 0.24, 0.32
"""Share of an era's tone in its band, its tab, and at its ends."""
DEEP = 2
"""Eras over one another that still darken the ground: text must stay readable on all of them."""


def tone_of(theme: Theme, tone: int) -> QColor:
    """The ink of a tone, whatever its number."""
    return QColor(theme.tones[tone % len(theme.tones)])


def paint_grounds(painter: QPainter, scene: Scene, theme: Theme, ink: Ink, tall: int) -> None:
    """The ground down to `tall`: the canvas, every other unit of the axis, the bands of eras. Each pixel once."""
    scale, height = scene.scale, round(scene.height)
    left, right = math.floor(scale.left), math.ceil(scale.right)
    odd = [
        (round(max(scale.x(m.begin), scale.left)), round(min(scale.x(m.end), right)))
        for m in scene.ticks.major
        if m.odd
    ]
    if not scene.eras:
        painter.fillRect(QRect(left, 0, right - left, tall), ink.canvas)
        for begin, end in odd:
            painter.fillRect(QRect(begin, 0, end - begin, height), ink.band)
        return
    edges = {left, right} | {x for pair in odd for x in pair if left < x < right}
    edges |= {round(x) for band in scene.eras for x in (band.left, band.right) if left < x < right}
    for begin, end in pairwise(sorted(edges)):
        over = [b for b in scene.eras if round(b.left) <= begin and end <= round(b.right)][:DEEP]
        plain = ink.band if any(first <= begin and end <= last for first, last in odd) else ink.canvas
        for top, bottom, ground in ((0, height, plain), (height, tall, ink.canvas)):
            for band in over:
                ground = mixed(ground, tone_of(theme, band.era.tone), GROUND)
            painter.fillRect(QRect(begin, top, end - begin, bottom - top), ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for band in scene.eras:
        painter.setPen(_edge(band, theme, ink))
        for x, seen in ((band.left, band.begins), (band.right, band.ends)):
            if seen:
                painter.drawLine(QLine(round(x), 0, round(x), tall - 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def paint_tabs(painter: QPainter, scene: Scene, theme: Theme, letters: Typography) -> None:
    """The tabs of eras under the axis, with their names."""
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


def _edge(band: Band, theme: Theme, ink: Ink) -> QPen:
    """The pen of an era's ends; dashed where they are not known exactly."""
    pen = hairline(mixed(ink.canvas, tone_of(theme, band.era.tone), EDGE))
    interval = band.era.interval
    if interval.within or interval.modifier or interval.qualifier:
        pen.setDashPattern([4, 4])
    return pen
