"""Rows that labels are packed into: whether a label has room in a row, at a zoom and at every closer one.

A label takes time (low..high: it grows as one zooms in) and pixels before and after (they do not). Two that follow
each other in a row stay apart at every closer zoom once they are apart at one: the time between them only grows.
That is what lets a label, once shown, stay (active ranges: Been, Daiches, Yap 2006; Been, Nöllenburg, Poon, Wolff
2010).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viewer.timeline.scale import Bools, Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Boxes:
    """What labels take: time low..high, and pixels before and after it."""

    low: Floats
    high: Floats
    before: Floats
    after: Floats

    def __len__(self) -> int:
        return len(self.low)

    def at(self, places: Ints | Bools | slice) -> Boxes:
        """Some of them."""
        return Boxes(self.low[places], self.high[places], self.before[places], self.after[places])

    def edges(self, per_pixel: float) -> tuple[Floats, Floats]:
        """Left and right edges in pixels from instant 0."""
        return self.low / per_pixel - self.before, self.high / per_pixel + self.after


EMPTY = Boxes(*(np.empty(0) for _ in range(4)))


class Row:
    """Boxes of one row, in order of time; at no zoom it was filled at do two overlap."""

    def __init__(self) -> None:
        self._boxes = EMPTY

    def __len__(self) -> int:
        return len(self._boxes)

    def free(self, boxes: Boxes, per_pixel: float) -> Bools:
        """Which of the boxes have room here at a zoom (and so at every closer one)."""
        if not len(self._boxes):
            return np.ones(len(boxes), dtype=np.bool_)
        left, right = boxes.edges(per_pixel)
        lefts, rights = self._boxes.edges(per_pixel)
        at = np.searchsorted(rights, left, side="right")
        return np.asarray(np.append(lefts, np.inf)[at] >= right)

    def shut(self, low: Floats, high: Floats) -> Bools:
        """Which of these times share time with a box that stands here, or touch it: they never have room, however
        close. The earlier ones should come first: they are found several times faster then.
        """
        if not len(self._boxes):
            return np.zeros(len(low), dtype=np.bool_)
        at = np.searchsorted(self._boxes.high, low)
        return np.asarray(np.append(self._boxes.low, np.inf)[at] <= high)

    def add(self, boxes: Boxes) -> None:
        """Take in boxes that are free here and do not overlap each other."""
        mine = self._boxes
        at = np.searchsorted(mine.low, boxes.low)
        self._boxes = Boxes(
            np.insert(mine.low, at, boxes.low),
            np.insert(mine.high, at, boxes.high),
            np.insert(mine.before, at, boxes.before),
            np.insert(mine.after, at, boxes.after),
        )


def apart(boxes: Boxes, rank: Ints, per_pixel: float, reach: float) -> Ints:
    """Places of boxes, none overlapping another, the more significant preferred.

    The boxes are in order of their left edges and at most `reach` pixels wide: of every `reach` pixels the most
    significant is taken, so that only neighbours can meet, and of two that meet the more significant stays.
    """
    if not len(boxes):
        return np.empty(0, dtype=np.int64)
    left, right = boxes.edges(per_pixel)
    bucket = np.floor(left / reach)
    starts = np.flatnonzero(np.diff(bucket, prepend=bucket[0] - 1))
    best = np.minimum.reduceat(rank, starts)
    group = np.cumsum(np.diff(bucket, prepend=bucket[0] - 1) != 0) - 1
    chosen = np.flatnonzero(rank == best[group])
    meet = right[chosen[:-1]] > left[chosen[1:]]
    earlier = rank[chosen[:-1]] < rank[chosen[1:]]
    loses = np.zeros(len(chosen), dtype=np.bool_)
    loses[1:] |= meet & earlier
    loses[:-1] |= meet & ~earlier
    return chosen[~loses]
