"""Eras and folds, painted: quiet grounds behind the events, tabs with names under the axis, torn edges at a fold."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QLine, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from viewer.timeline.eras import Band
from viewer.timeline.scene import Scene
from viewer.timeline.stretches import Break
from viewer.ui.paint_ink import Ink, hairline, mixed
from viewer.ui.theme import Theme
from viewer.ui.timeline_type import Typography

GROUND, TAB, EDGE = 0.06, 0.24, 0.32
"""Share of an era's tone in its band, its tab, and at its ends."""
DEEP = 2
"""Eras over one another that still darken the ground: text must stay readable on all of them."""
TOOTH, SHORTEST = 6, 4
"""Pixels from one tooth of a torn edge to the next, and the teeth of the shortest piece that is drawn."""


def tone_of(theme: Theme, tone: int) -> QColor:
    """The ink of a tone, whatever its number."""
    return QColor(theme.tones[tone % len(theme.tones)])


def paint_bands(painter: QPainter, scene: Scene, theme: Theme, ink: Ink, bottom: float) -> None:
    """The grounds of eras down to `bottom`, with hairlines where they begin and end."""
    if not scene.eras:
        return
    scale = scene.scale
    edges = {round(scale.left), math.ceil(scale.right)}
    for band in scene.eras:
        edges |= {round(x) for x in (band.left, band.right) if scale.left < x < scale.right}
    odd = [(round(scale.x(m.begin)), round(scale.x(m.end))) for m in scene.ticks.major if m.odd]
    edges |= {x for pair in odd for x in pair if scale.left < x < scale.right}
    ordered = sorted(edges)
    for begin, end in pairwise(ordered):
        over = [b for b in scene.eras if round(b.left) <= begin and end <= round(b.right)]
        if over:
            ground = ink.band if any(first <= begin and end <= last for first, last in odd) else ink.canvas
            for band in over[:DEEP]:
                ground = mixed(ground, tone_of(theme, band.era.tone), GROUND)
            painter.fillRect(QRect(begin, 0, end - begin, round(bottom)), ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for band in scene.eras:
        painter.setPen(_edge(band, theme, ink))
        for x, seen in ((band.left, band.begins), (band.right, band.ends)):
            if seen:
                painter.drawLine(QLine(round(x), 0, round(x), round(bottom) - 1))
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


def paint_breaks(painter: QPainter, scene: Scene, theme: Theme, letters: Typography, bottom: float) -> None:
    """Where time is folded: a strip of another ground between torn edges, and how long it is where there is room."""
    for fold in scene.breaks:
        left, right = round(fold.left), round(fold.right)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(QColor(theme.canvas), QColor(theme.hairline), 0.55))
        edges = _torn(left + 2, bottom), _torn(right - 4, bottom)
        painter.drawPolygon(QPolygonF([*edges[0], *reversed(edges[1])]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(mixed(QColor(theme.canvas), QColor(theme.secondary), 0.55), 1))
        for x, edge in zip((left + 2, right - 4), edges, strict=True):
            for piece in _around_labels(edge, scene, x):
                painter.drawPolyline(QPolygonF(piece))
        _say_length(painter, fold, scene.height, theme, letters)


def _say_length(painter: QPainter, fold: Break, height: float, theme: Theme, letters: Typography) -> None:
    """The length of a fold on the axis, in one line or two."""
    room = fold.right - fold.left - 10
    painter.setFont(letters.axis)
    painter.setPen(QColor(theme.secondary))
    count, unit = fold.words.rsplit(" ", 1)
    high = letters.of_axis.height()
    for lines in ((fold.words,), (count, unit)):
        if all(letters.of_axis.horizontalAdvance(line) <= room for line in lines):
            for place, line in enumerate(lines):
                row = QRectF(fold.left - 20, height + 5 + place * high, fold.right - fold.left + 40, high)
                painter.drawText(row, Qt.AlignmentFlag.AlignCenter, line)
            return


def _around_labels(edge: list[QPointF], scene: Scene, x: float) -> list[list[QPointF]]:
    """The pieces of an edge that leave words alone."""
    left, top, right, bottom = scene.labels.boxes(scene.stage.metrics)
    crossed = (left - 4 <= x) & (x <= right + 4)
    walls = [(a - scene.offset, b - scene.offset) for a, b in zip(top[crossed], bottom[crossed], strict=True)]
    pieces: list[list[QPointF]] = [[]]
    for point in edge:
        if any(a < point.y() < b - TOOTH for a, b in walls):
            pieces.append([])
        else:
            pieces[-1].append(point)
    return [piece for piece in pieces if len(piece) > SHORTEST]


def _torn(x: float, bottom: float) -> list[QPointF]:
    """A zigzag line from the top to the bottom."""
    steps = range(math.ceil(bottom / TOOTH) + 1)
    return [QPointF(x + (2 if step % 2 else 0) + 0.5, min(step * TOOTH, bottom)) for step in steps]


def _edge(band: Band, theme: Theme, ink: Ink) -> QPen:
    """The pen of an era's ends; dashed where they are not known exactly."""
    pen = hairline(mixed(ink.canvas, tone_of(theme, band.era.tone), EDGE))
    interval = band.era.interval
    if interval.within or interval.modifier or interval.qualifier:
        pen.setDashPattern([4, 4])
    return pen
