"""The ground behind the events: canvas, every other unit of the axis, bands of eras, a line for each tick.

On the screen it is painted slab by slab, each low enough to be still in the processor's cache when the next thing is
painted on it: filling the window once for the canvas, again for the bands and again for the lines took twice as long.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLine, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.timeline.eras import Band
from viewer.timeline.scene import Scene
from viewer.ui.paint_eras import EDGE, tone_of
from viewer.ui.paint_ink import Ink, device_pixels, draw_rectangles, hairline, mixed, ratio_of
from viewer.ui.theme import Theme

GROUND = 0.06
"""Share of an era's tone in its band."""
SLAB = 256
"""Device pixels of a slab from top to bottom."""
DEEP = 2
"""Eras over one another that still darken the ground: text must stay readable on all of them."""


class Stripe(NamedTuple):
    """A piece of the ground between two whole pixels: its colour behind the lanes, and behind axis and tabs."""

    begin: int
    end: int
    upper: QColor
    lower: QColor


def paint_ground(
    painter: QPainter, scene: Scene, ticks: list[int], theme: Theme, ink: Ink, tall: int, *, screen: bool
) -> None:
    """The ground down to `tall`, the lanes' height and what stands below it; a line at each of the ticks."""
    found, height = stripes(scene, theme, ink), round(scene.height)
    if screen:
        _paint_slabs(painter, found, ticks, (height, tall), ink)
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
        painter.setPen(_edge(band, theme, ink))
        for x, seen in ((band.left, band.begins), (band.right, band.ends)):
            if seen:
                painter.drawLine(QLine(round(x), 0, round(x), tall - 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_slabs(painter: QPainter, found: list[Stripe], ticks: list[int], down: tuple[int, int], ink: Ink) -> None:
    """Stripes and ticks of a screen, slab by slab."""
    ratio = ratio_of(painter)
    edges = [(round(s.begin * ratio), round(s.end * ratio), s) for s in found]
    if not edges:
        return
    edges[-1] = (edges[-1][0], math.ceil(found[-1].end * ratio), found[-1])
    left, right = edges[0][0], edges[-1][1]
    upper, lower = ([(a, b - a, getattr(s, part)) for a, b, s in edges] for part in ("upper", "lower"))
    height, tall = round(down[0] * ratio), math.ceil(down[1] * ratio)
    # As a QRect lies in memory: first and last pixel across and down.
    places = np.array([x for x in (round(tick * ratio) for tick in ticks) if left <= x < right], dtype=np.int32)
    lines = np.stack([places, places, places, places], axis=1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.hairline)
    with device_pixels(painter, ratio):
        for top in range(0, height, SLAB):
            high = min(SLAB, height - top)
            _fill(painter, upper, (left, top, right - left, high))
            lines[:, 1], lines[:, 3] = top, top + high - 1
            draw_rectangles(painter, lines)
        _fill(painter, lower, (left, height, right - left, tall - height))


def _fill(painter: QPainter, pieces: list[tuple[int, int, QColor]], box: tuple[int, int, int, int]) -> None:
    """Fill a box: with the first colour all over, with the others over it."""
    most = pieces[0][2]
    painter.fillRect(*box, most)
    for x, wide, colour in pieces:
        if colour != most:
            painter.fillRect(x, box[1], wide, box[3], colour)


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
    found = []
    for begin, end in pairwise(sorted(edges)):
        over = [b for b in scene.eras if round(b.left) <= begin and end <= round(b.right)][:DEEP]
        upper = ink.band if any(first <= begin and end <= last for first, last in odd) else ink.canvas
        lower = ink.canvas
        for band in over:
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
