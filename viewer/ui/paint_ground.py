"""The ground behind the events: canvas, every other unit of the axis, bands of eras, a line for each tick.

On the screen a slab of it is painted, so low that it stays in the processor's cache, and copied all the way down. To
fill the window once for the canvas, again for the bands and again for the lines took twice as long.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLine, QRect
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from viewer.timeline.eras import Band
from viewer.timeline.scene import Scene
from viewer.ui.paint_eras import EDGE, tone_of
from viewer.ui.paint_ink import Ink, device_pixels, hairline, mixed, ratio_of
from viewer.ui.theme import Theme

GROUND = 0.06
"""Share of an era's tone in its band."""
SLAB = 64
"""Device pixels of the slab from top to bottom."""
DEEP = 2
"""Eras over one another that still darken the ground: text must stay readable on all of them."""


class Stripe(NamedTuple):
    """A piece of the ground between two whole pixels: its colour behind the lanes, and behind axis and tabs."""

    begin: int
    end: int
    upper: QColor
    lower: QColor


class GroundPainter:
    """Paints the ground of frames in one theme."""

    def __init__(self, theme: Theme, ink: Ink) -> None:
        self._theme, self._ink = theme, ink
        self._slab = QPixmap()

    def paint(self, painter: QPainter, scene: Scene, ticks: list[int], tall: int, *, screen: bool) -> None:
        """The ground down to `tall`, the lanes' height and what stands below it; a line at each of the ticks."""
        found, height, ink = stripes(scene, self._theme, self._ink), round(scene.height), self._ink
        if screen and found:
            self._paint_slabs(painter, found, ticks, (height, tall))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(hairline(ink.hairline))
        if not screen:
            for stripe in found:
                painter.fillRect(QRect(stripe.begin, 0, stripe.end - stripe.begin, height), stripe.upper)
                painter.fillRect(QRect(stripe.begin, height, stripe.end - stripe.begin, tall - height), stripe.lower)
            painter.drawLines([QLine(x, 0, x, height - 1) for x in ticks])
        for lane in scene.stage.lanes[1:]:
            y = round(lane.top - scene.offset)
            if 0 <= y < height:  # not across the axis, where lanes run on below it
                painter.drawLine(round(scene.scale.left), y, round(scene.scale.right), y)
        for band in scene.eras:
            painter.setPen(_edge(band, self._theme, ink))
            for x, seen in ((band.left, band.begins), (band.right, band.ends)):
                if seen:
                    painter.drawLine(QLine(round(x), 0, round(x), tall - 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_slabs(self, painter: QPainter, found: list[Stripe], ticks: list[int], down: tuple[int, int]) -> None:
        """Stripes and ticks of a screen: one slab of them, copied all the way down."""
        ratio = ratio_of(painter)
        edges = [round(s.begin * ratio) for s in found] + [math.ceil(found[-1].end * ratio)]
        left, wide = edges[0], edges[-1] - edges[0]
        spans = [(a - left, b - a) for a, b in pairwise(edges)]
        height, tall = round(down[0] * ratio), math.ceil(down[1] * ratio)
        slab = self._slab_of(wide)
        brush = QPainter(slab)
        _fill(brush, [(*span, stripe.upper) for span, stripe in zip(spans, found, strict=True)], 0, SLAB)
        for tick in ticks:
            brush.fillRect(round(tick * ratio) - left, 0, 1, SLAB, self._ink.hairline)
        brush.end()
        with device_pixels(painter, ratio):
            for top in range(0, height - SLAB + 1, SLAB):
                painter.drawPixmap(left, top, slab)
            if rest := height % SLAB:  # to Qt no height is all there is
                painter.drawPixmap(left, height - rest, slab, 0, 0, wide, rest)
            lower = [(left + a, b, stripe.lower) for (a, b), stripe in zip(spans, found, strict=True)]
            _fill(painter, lower, height, tall - height)

    def _slab_of(self, wide: int) -> QPixmap:
        """A picture as wide as the window, without transparency."""
        if self._slab.width() != wide:
            self._slab = QPixmap(wide, SLAB)
            self._slab.fill(self._ink.canvas)
        return self._slab


def _fill(painter: QPainter, pieces: list[tuple[int, int, QColor]], top: int, high: int) -> None:
    """Fill a row of pieces, each with its left edge and width: with the first colour all along, with others over it."""
    first, most = pieces[0][0], pieces[0][2]
    painter.fillRect(first, top, pieces[-1][0] + pieces[-1][1] - first, high, most)
    for x, wide, colour in pieces:
        if colour is not most:
            painter.fillRect(x, top, wide, high, colour)


def stripes(scene: Scene, theme: Theme, ink: Ink) -> list[Stripe]:
    """The pieces of the ground from left to right."""
    scale = scene.scale
    left, right = math.floor(scale.left), math.ceil(scale.right)
    odd = [
        (round(max(scale.x(m.begin), scale.left)), round(min(scale.x(m.end), right)))
        for m in scene.ticks.major
        if m.odd
    ]
    edges = {left, right} | {x for pair in odd for x in pair if left < x < right}
    edges |= {round(x) for band in scene.eras for x in (band.left, band.right) if left < x < right}
    places, found, starts = sorted(edges), list[Stripe](), iter([*odd, (right, right)])
    first, last = next(starts)
    for begin, end in pairwise(places):
        while last <= begin < right:
            first, last = next(starts)
        upper, lower = ink.band if first <= begin and end <= last else ink.canvas, ink.canvas
        if scene.eras:
            for band in [b for b in scene.eras if round(b.left) <= begin and end <= round(b.right)][:DEEP]:
                upper, lower = (mixed(c, tone_of(theme, band.era.tone), GROUND) for c in (upper, lower))
        found.append(Stripe(begin, end, upper, lower))
    return found


def _edge(band: Band, theme: Theme, ink: Ink) -> QPen:
    """The pen of an era's ends; dashed where they are not known exactly."""
    pen = hairline(mixed(ink.canvas, tone_of(theme, band.era.tone), EDGE))
    interval = band.era.interval
    if interval.within or interval.modifier or interval.qualifier:
        pen.setDashPattern([4, 4])
    return pen
