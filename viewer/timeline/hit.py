"""What stands under the pointer, found among the rectangles of the frame that was painted last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viewer.timeline.eras import Band
from viewer.timeline.scene import Marks, Scene

NEAR = 4.0
"""Pixels around a mark that still count as the mark."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An event (its place in the columns), or the stretch of time that a chip or a hill gathers and how many; or the
    lane whose name stands there; or the tab of an era (its place in the scene), taken at its "begin" or "end" or not;
    or a fold (its place in the scene).
    """

    event: int = -1
    begin: float = 0.0
    end: float = 0.0
    count: int = 0
    lane: int = -1
    era: int = -1
    edge: str = ""
    fold: int = -1

    def __bool__(self) -> bool:
        return self.event >= 0 or self.count > 0 or self.lane >= 0 or self.era >= 0 or self.fold >= 0


NOTHING = Hit()


def find(scene: Scene, x: float, y: float) -> Hit:
    """What is painted at a pixel; marks before labels, labels before chips, chips before folds."""
    if y >= scene.height:
        return _tab_at(scene, x, y)
    y += scene.offset
    if x < scene.scale.left:
        rows = enumerate(scene.stage.lanes)
        return next((Hit(lane=i) for i, lane in rows if lane.top <= y < lane.top + lane.height), NOTHING)
    for marks in (scene.marks, scene.singles):
        event = _mark_at(scene, marks, x, y)
        if event >= 0:
            return Hit(event)
    left, top, right, bottom = scene.labels.boxes(scene.stage.metrics)
    inside = np.flatnonzero((left <= x) & (x <= right) & (top <= y) & (y < bottom))
    if len(inside):
        return Hit(int(scene.labels.event[inside[-1]]))
    return _crowd_at(scene, x, y) or fold_at(scene, x)


def fold_at(scene: Scene, x: float) -> Hit:
    """The fold that a pixel lies in."""
    return next((Hit(fold=i) for i, fold in enumerate(scene.breaks) if fold.left <= x <= fold.right), NOTHING)


def eras_at(scene: Scene, x: float) -> list[int]:
    """The eras whose bands a pixel lies in, by their places in the scene."""
    return [i for i, band in enumerate(scene.eras) if band.left <= x <= band.right]


def _tab_at(scene: Scene, x: float, y: float) -> Hit:
    """The era whose tab or name stands under the axis; at its ends the nearer one is taken."""
    for place, band in enumerate(scene.eras):
        if x < scene.scale.left or not band.top <= y < band.top + band.height:
            continue
        ends = [(abs(x - at), edge) for at, edge, seen in _ends(band) if seen and abs(x - at) <= NEAR]
        if ends:
            return Hit(era=place, edge=min(ends)[1])
        if band.left <= x <= band.right or band.x <= x <= band.x + band.room:
            return Hit(era=place)
    return NOTHING


def _ends(band: Band) -> tuple[tuple[float, str, bool], ...]:
    return (band.left, "begin", band.begins), (band.right, "end", band.ends)


def _mark_at(scene: Scene, marks: Marks, x: float, y: float) -> int:
    reach = scene.stage.metrics.dot / 2 + NEAR
    near = np.flatnonzero((np.abs(marks.y - y) <= reach) & (marks.x0 - NEAR <= x) & (x <= marks.x1 + NEAR))
    if not len(near):
        return -1
    middle = (marks.x0 + marks.x1)[near] / 2
    length = (marks.x1 - marks.x0)[near]
    # Of bars that lie over each other the shortest is meant, of dots the nearest.
    return int(marks.event[near[np.lexsort((np.abs(middle - x), np.round(length)))[0]]])


def _crowd_at(scene: Scene, x: float, y: float) -> Hit:
    metrics = scene.stage.metrics
    half = metrics.chip / 2
    reach = (metrics.crowd if len(scene.stage.lanes) == 1 else metrics.strip) / 2 + 2
    for lane, one in zip(scene.stage.lanes, scene.crowds, strict=True):
        if abs(y - lane.foot) > reach:
            continue
        for chip in one.chips:
            if chip.event < 0 and abs(chip.x - x) <= half:
                return Hit(begin=chip.begin, end=chip.end, count=chip.number)
        if np.any((one.left <= x) & (x <= one.left + one.width)):
            begin = scene.scale.instant(x - half)
            return Hit(begin=begin, end=scene.scale.instant(x + half), count=2)
    return NOTHING
