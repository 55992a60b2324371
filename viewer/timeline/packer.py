"""Fills the rows of a lane of very many events, zoom by zoom, the most significant first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from viewer.timeline.packing import Boxes, Row, apart
from viewer.timeline.scale import Bools, Floats, Ints

NEVER = np.inf
BUCKET = 256.0
"""Pixels: of each stretch of this length only the most significant events are tried at a zoom."""
TRIED = 3
"""Events tried for each row and bucket; about half of them find room."""
RETIRING = 4
"""Every so many zooms, what can never have a label is set aside."""


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """Arrays, one place an event, that a packer writes into: see labels.Layout."""

    level: Floats
    full: Floats
    row: Ints
    right: Bools


class Packer:
    """One lane: single lines first; cards grow a second line where there is room below."""

    def __init__(
        self,
        kept: Kept,
        members: Ints,
        rank: Ints,
        boxes: tuple[Boxes, Boxes],
        may: tuple[Bools, Bools],
        rows: int,
    ) -> None:
        self._kept, self._rank = kept, rank
        self._sides, self._may = boxes, may
        self._rows = [Row() for _ in range(rows)]
        self._waiting = members[np.argsort(rank[members])]
        self._single = [np.empty(0, np.int64) for _ in range(rows)]
        self._steps = 0

    @property
    def unfinished(self) -> bool:
        """Whether another zoom can change anything."""
        return bool(len(self._waiting)) or any(len(s) for s in self._single)

    def fill(self, level: float) -> Iterator[None]:
        """Label what has room at a zoom; in slices, so that a window can stay alive meanwhile."""
        per_pixel = 2.0**-level
        if self._steps % RETIRING == 0:
            self._retire()
        self._steps += 1
        self._grow(level, per_pixel)
        yield
        trying = self._candidates(per_pixel)
        for other in (False, True):
            right = self._kept.right[trying] ^ other
            may = np.where(right, self._may[0][trying], self._may[1][trying])
            yield from self._place(trying[may], right[may], level, per_pixel)
            trying = trying[self._kept.level[trying] == NEVER]
        self._waiting = self._waiting[self._kept.level[self._waiting] == NEVER]

    def _candidates(self, per_pixel: float) -> Ints:
        """Waiting events worth trying: of each bucket of the line the most significant."""
        waiting = self._waiting
        most = TRIED * len(self._rows)
        if len(waiting) <= 2 * most:
            return waiting
        # Far out a few buckets hold everything: the tail of the waiting could not be among their first.
        length = float(self._sides[0].high[waiting].max() - self._sides[0].low[waiting].min())
        waiting = waiting[: int(8 * most * (length / per_pixel / BUCKET + 2))]
        low, high = self._sides[0].low[waiting], self._sides[0].high[waiting]
        bucket = np.floor((low + high) / (2 * per_pixel * BUCKET))
        order = np.argsort(bucket, kind="stable")
        starts = np.flatnonzero(np.diff(bucket[order], prepend=np.nan) != 0)
        sizes = np.diff(np.append(starts, len(order)))
        place = np.arange(len(order)) - np.repeat(starts, sizes)
        return waiting[order[place < most]]

    def _place(self, trying: Ints, right: Bools, level: float, per_pixel: float) -> Iterator[None]:
        """Label what finds room, row by row from the top."""
        boxes = self._boxes(trying, right)
        left, ends = boxes.edges(per_pixel)
        order = np.argsort(left, kind="stable")
        trying, right, boxes, widths = trying[order], right[order], boxes.at(order), (ends - left)[order]
        reach = BUCKET
        while len(trying):
            # Widest boxes last: each pass compares boxes of about one width, so that only neighbours can meet.
            within = widths <= reach
            passed = np.flatnonzero(within)
            for row in range(len(self._rows)):
                if not len(passed):
                    break
                free = passed[self._rows[row].free(boxes.at(passed), per_pixel)]
                chosen = free[apart(boxes.at(free), self._rank[trying[free]], per_pixel, reach)]
                if len(chosen):
                    self._take(row, trying[chosen], boxes.at(chosen), right[chosen], level)
                    passed = passed[self._kept.level[trying[passed]] == NEVER]
                yield
            rest = ~within
            trying, right, boxes, widths = trying[rest], right[rest], boxes.at(rest), widths[rest]
            reach *= 2

    def _take(self, row: int, events: Ints, boxes: Boxes, right: Bools, level: float) -> None:
        order = np.argsort(boxes.low, kind="stable")
        self._rows[row].add(boxes.at(order))
        self._kept.row[events] = row
        self._kept.right[events] = right
        self._kept.level[events] = level
        if row + 1 < len(self._rows):
            self._single[row] = np.concatenate([self._single[row], events])

    def _grow(self, level: float, per_pixel: float) -> None:
        """Give single lines their second line where the row below has room."""
        for row, events in enumerate(self._single):
            if not len(events):
                continue
            events = events[np.argsort(self._sides[0].low[events], kind="stable")]
            boxes = self._boxes(events, self._kept.right[events])
            free = self._rows[row + 1].free(boxes, per_pixel)
            self._rows[row + 1].add(boxes.at(np.flatnonzero(free)))
            self._kept.full[events[free]] = level
            self._single[row] = events[~free]

    def _retire(self) -> None:
        """Set aside what shares its time with a label in every row, and lines that can never grow."""
        boxes = self._sides[0].at(self._waiting)
        shut = np.ones(len(boxes), dtype=np.bool_)
        for row in self._rows:
            open_ = np.flatnonzero(shut)
            if not len(open_):
                break
            shut[open_] = row.shut(boxes.at(open_))
        self._waiting = self._waiting[~shut]
        for place, events in enumerate(self._single):
            if len(events):
                self._single[place] = events[~self._rows[place + 1].shut(self._sides[0].at(events))]

    def _boxes(self, events: Ints, right: Bools) -> Boxes:
        """What the labels of events take on their sides."""
        one, other = self._sides
        return Boxes(
            one.low[events],
            one.high[events],
            np.where(right, one.before[events], other.before[events]),
            np.where(right, one.after[events], other.after[events]),
        )
