"""Dates of pieces between two folds that are too narrow for a label of their own: they run out onto the folds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from viewer.model.calendar import date_of
from viewer.model.time import Granularity
from viewer.model.wording import describe_instant
from viewer.timeline.scene import Scene
from viewer.ui.timeline_type import Typography

FREE = 3.0
"""Pixels free at either side of such a date."""


@dataclass(frozen=True, slots=True)
class NarrowDate:
    """A date in the axis' major row: its left edge and its pixels; the fold left of it by its place in the frame."""

    text: str
    x: float
    width: float
    fold: int

    def crosses(self, x: float) -> bool:
        """Whether it stands at a pixel, or close to it."""
        return self.x - FREE <= x <= self.x + self.width + FREE

    def beside(self, fold: int) -> bool:
        """Whether it stands beside a fold, and so on it."""
        return fold in (self.fold, self.fold + 1)


def narrow_dates(scene: Scene, letters: Typography) -> list[NarrowDate]:
    """The dates of the pieces between two folds of a frame in which neither row of the axis has room to say one."""
    found = []
    for place, (one, other) in enumerate(pairwise(scene.breaks)):
        if other.left <= one.right or _is_dated(scene, one.right, other.left, letters):
            continue
        middle = (one.right + other.left) / 2
        room = other.left - one.right + min(one.right - one.left, other.right - other.left) - 2 * FREE
        for text in _dates(one.end, other.begin):
            width = letters.of_era.horizontalAdvance(text)
            x = middle - width / 2
            if width <= room and scene.scale.left <= x and x + width <= scene.scale.right:
                found.append(NarrowDate(text, x, width, place))
                break
    return found


def _is_dated(scene: Scene, left: float, right: float, letters: Typography) -> bool:
    """Whether a text of the axis has room between two pixels."""
    scale, minor, major = scene.scale, letters.of_axis, letters.of_era
    for tick in scene.ticks.minor:
        x = scale.x(tick.instant)
        if left - 1 <= x and x + 4 + minor.horizontalAdvance(tick.text) <= right:
            return True
    for unit in scene.ticks.major:
        begin, end = scale.x(unit.begin), scale.x(unit.end)
        if left - 1 <= begin and end <= right + 1 and major.horizontalAdvance(unit.text) + 14.5 <= end - begin:
            return True
    return False


def _dates(begin: float, end: float) -> Iterator[str]:
    """What may be said of a piece of time, the most exact first."""
    first, last = date_of(round(begin)), date_of(max(round(end) - 1, round(begin)))
    same = next((n for n in (3, 2, 1) if first[:n] == last[:n]), 0)
    for unit, parts in ((Granularity.DAY, 3), (Granularity.MONTH, 2), (Granularity.YEAR, 1)):
        if same >= parts:
            yield describe_instant(round(begin), unit)
    if not same and first[0] > 0 and first[0] // 100 == last[0] // 100:
        yield f"{first[0]}–{last[0] % 100:02}"
