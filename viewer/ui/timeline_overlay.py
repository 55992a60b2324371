"""What lies over a frame for a while: rings around what a search found and what is marked."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from viewer.model.time import Interval
from viewer.model.wording import describe
from viewer.timeline.scale import Bools
from viewer.timeline.scene import Marks, Scene
from viewer.ui.paint import ScenePainter
from viewer.ui.theme import Theme
from viewer.ui.timeline_arranger import Carried
from viewer.ui.timeline_drag import Redating

OFF, WIDTH = 4.0, 2.0
"""Pixels between a mark and its ring, and the ring's width."""
TICK = 8.0
"""Height of the tick of something found that has no mark of its own at this zoom."""


def paint_found(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """A ring around each mark that the search found; a tick at the lane's foot where it is behind "+N"."""
    if scene.lit is None:
        return
    _begin(painter, scene)
    painter.setPen(QPen(QColor(theme.found), WIDTH))
    for marks in (scene.singles, scene.marks):
        _rings(painter, scene, marks, scene.lit)
    columns, scale = scene.stage.columns, scene.scale
    seen = np.concatenate([scene.marks.event, scene.singles.event])
    hidden = np.setdiff1d(np.flatnonzero(scene.lit), seen)
    x = np.round(scale.xs((columns.low[hidden] + columns.high[hidden]) / 2))
    inside = (x >= scale.left) & (x <= scale.right)
    places = np.unique(np.stack([columns.lane[hidden][inside], x[inside].astype(np.int64)]), axis=1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.found))
    for lane, at in zip(*places.tolist(), strict=True):
        foot = scene.stage.lanes[lane]
        painter.drawRoundedRect(QRectF(at - 1.5, foot.top + foot.height - TICK - 1, 3, TICK), 1.5, 1.5)
    painter.restore()


def paint_marked(painter: QPainter, scene: Scene, theme: Theme) -> None:
    """A frame around the mark and the label of each marked event."""
    marked = scene.marked
    if marked is None:
        return
    _begin(painter, scene)
    painter.setPen(QPen(QColor(theme.accent), WIDTH))
    for marks in (scene.singles, scene.marks):
        _rings(painter, scene, marks, marked)
    left, top, right, bottom = scene.labels.boxes(scene.stage.metrics)
    bottom = bottom - np.where(scene.labels.full, 0.26, 0.0) * scene.stage.metrics.row
    painter.setPen(QPen(QColor(theme.accent), 1))
    for i in np.flatnonzero(marked[scene.labels.event]).tolist():
        box = QRectF(left[i] - 4, top[i] + 1, right[i] - left[i] + 10, bottom[i] - top[i] - 2)
        painter.drawRoundedRect(box, 6, 6)
    painter.restore()


def paint_folds(painter: QPainter, scene: Scene, folded: frozenset[str], theme: Theme) -> None:
    """A small triangle before each lane's name: down where it is open, to the right where it is folded."""
    if scene.scale.left <= 0:
        return
    painter.save()
    painter.setClipRect(QRect(0, 0, round(scene.scale.left), round(scene.height)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.secondary))
    for lane in scene.stage.lanes:
        x, y = 8.0, lane.top - round(scene.offset) + 17.0
        points = ((-2, -4), (3, 0), (-2, 4)) if lane.name in folded else ((-4, -2), (4, -2), (0, 3))
        painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in points]))
    painter.restore()


def paint_held(
    painter: QPainter, band: tuple[float, float] | None, box: QRectF | None, height: float, theme: Theme
) -> None:
    """What a hand draws: the stretch to zoom to, or the box whose events are to be marked."""
    ground = QColor(theme.accent)
    ground.setAlphaF(0.12)
    if band:
        painter.fillRect(QRectF(band[0], 0, band[1] - band[0], height), ground)
    if box is not None:
        painter.setPen(QPen(QColor(theme.accent), 1))
        painter.setBrush(ground)
        painter.drawRect(box)


def paint_lane_focus(painter: QPainter, scene: Scene, lane: str | None, theme: Theme) -> None:
    """A frame around the name of the lane that keys act on."""
    for each in scene.stage.lanes if len(scene.stage.lanes) > 1 else ():
        if each.name == lane:
            painter.save()
            painter.setClipRect(QRect(0, 0, round(scene.scale.left), round(scene.height)))
            painter.setPen(QPen(QColor(theme.accent), WIDTH))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(2, each.top - round(scene.offset) + 2, scene.scale.left - 5, each.height - 4)
            painter.drawRoundedRect(box, 4, 4)
            painter.restore()


def paint_carried(painter: QPainter, scene: Scene, carried: Carried, painted: ScenePainter) -> None:
    """Where a lane would come to stand, or an era with its new dates in words."""
    accent, scale = QColor(painted.theme.accent), scene.scale
    if carried.era is not None and carried.interval is not None:
        paint_dates(painter, scene, carried.interval, painted)
        return
    others = [lane for lane in scene.stage.lanes if lane.name != carried.lane]
    last = others[-1]
    at = others[carried.to].top if carried.to < len(others) else last.top + last.height
    painter.setPen(QPen(accent, 2.5))
    y = max(at - round(scene.offset), 2.0)
    painter.drawLine(QPointF(0, y), QPointF(scale.left, y))
    painter.setPen(QColor(painted.theme.text))
    painter.setFont(painted.letters.title)
    box = QRectF(12, carried.y - 13, scale.left - 16, 26)
    painter.fillRect(box, QColor(painted.theme.selection))
    name = painted.letters.elided(carried.lane or "none named", box.width() - 12, title=True)
    painter.drawText(box.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, name)


def paint_redating(painter: QPainter, scene: Scene, redating: Redating, painted: ScenePainter) -> None:
    """Where a dragged event would come to stand, and its date in words."""
    new = redating.interval(scene.scale)
    if new is not None:
        paint_dates(painter, scene, new, painted)


def paint_dates(painter: QPainter, scene: Scene, dates: Interval, painted: ScenePainter) -> None:
    """A stretch of time, as far as it is in view, with its dates in words on a ground of their own."""
    scale = scene.scale
    left, right = (min(max(scale.x(at), scale.left), scale.right) for at in (dates.begin, dates.end))
    ground = QColor(painted.theme.accent)
    ground.setAlphaF(0.14)
    painter.fillRect(QRectF(left, 0, max(right - left, 2), scene.height), ground)
    words = describe(dates)
    wide = painted.letters.of_title.horizontalAdvance(words) + 16
    box = QRectF(min(max((left + right - wide) / 2, scale.left + 4), scale.right - wide - 4), 4, wide, 24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(painted.theme.selection))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(painted.theme.text))
    painter.setFont(painted.letters.title)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _begin(painter: QPainter, scene: Scene) -> None:
    """Within the lanes, as far as they are scrolled; to be followed by restore()."""
    painter.save()
    inside = QRect(round(scene.scale.left), 0, round(scene.scale.width), round(scene.height))
    painter.setClipRect(inside)
    painter.translate(0, -round(scene.offset))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _rings(painter: QPainter, scene: Scene, marks: Marks, wanted: Bools) -> None:
    dot, scale = scene.stage.metrics.dot, scene.scale
    for i in np.flatnonzero(wanted[marks.event]).tolist():
        x0, x1 = max(float(marks.x0[i]), scale.left - 40), min(float(marks.x1[i]), scale.right + 40)
        if x1 < scale.left - 20 or x0 > scale.right + 20:
            continue
        wide = max(x1 - x0, dot)
        box = QRectF((x0 + x1 - wide) / 2, float(marks.y[i]) - dot / 2, wide, dot).adjusted(-OFF, -OFF, OFF, OFF)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
