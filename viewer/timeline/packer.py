"""Fills the rows of a lane of very many events, zoom by zoom, the most significant first."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np

from viewer.timeline.packing import Boxes, Row, apart
from viewer.timeline.scale import Bools, Floats, Ints

NEVER = np.inf
BUCKET = 256.0
"""Pixels: of each stretch of this length only the most significant events are tried at a zoom."""
TRIED = 3
"""Events tried for each row and bucket; about half of them find room."""
SPARSE = 2
"""Up to so many times as many events as are tried, they are taken as they follow each other in time; where there are
more, the most significant of all are looked through.
"""
LOOKED_THROUGH = 8
"""Events of all that are looked through then, for each one that is tried."""
RETIRING = 4
"""Every so many zooms, what can never have a label is set aside."""
SLICE = 2**16
"""Events looked at between two breaths, where a step looks at all of them: about two milliseconds' worth."""


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
        low, high = boxes[0].low[members], boxes[0].high[members]
        self._length = float(high.max(initial=-np.inf) - low.min(initial=np.inf))
        self._ranked = members[np.argsort(rank[members])]
        """Events without a label, the most significant first; with those that got one since the last retiring."""
        self._along = members[np.argsort(low + high, kind="stable")]
        """Events without a label, as they follow each other in time."""
        self._single = [np.empty(0, np.int64) for _ in range(rows)]
        self._steps = 0

    @property
    def unfinished(self) -> bool:
        """Whether another zoom can change anything."""
        return bool(len(self._along)) or any(len(s) for s in self._single)

    def fill(self, level: float) -> Iterator[None]:
        """Label what has room at a zoom; in slices, so that a window can stay alive meanwhile."""
        per_pixel = 2.0**-level
        if self._steps % RETIRING == 0:
            yield from self._retire()
        self._steps += 1
        self._grow(level, per_pixel)
        yield
        trying = yield from self._candidates(per_pixel)
        yield
        for other in (False, True):
            right = self._kept.right[trying] ^ other
            may = np.where(right, self._may[0][trying], self._may[1][trying])
            yield from self._place(trying[may], right[may], level, per_pixel)
            trying = trying[self._kept.level[trying] == NEVER]
        self._along = self._unlabelled(self._along)

    def _unlabelled(self, events: Ints) -> Ints:
        """Those of the events that have no label."""
        return np.asarray(events[self._kept.level[events] == NEVER])

    def _candidates(self, per_pixel: float) -> Generator[None, None, Ints]:
        """Waiting events worth trying: of each bucket of the line the most significant; in slices."""
        most, buckets = TRIED * len(self._rows), self._length / per_pixel / BUCKET + 2
        if len(self._along) > SPARSE * most * buckets:
            # Far out a few buckets hold everything: the tail of them could not be among the first of its bucket.
            some = self._unlabelled(self._ranked[: int(LOOKED_THROUGH * most * buckets)])
            yield
            bucket = self._buckets(some, per_pixel)
            yield
            return some[_first_of_each(bucket, most)]
        bucket = self._buckets(self._along, per_pixel)
        yield
        first = np.diff(bucket, prepend=np.nan) != 0
        crowded = (np.diff(np.append(np.flatnonzero(first), len(bucket))) > most)[np.cumsum(first) - 1]
        if not crowded.any():
            return self._along
        some = self._along[crowded]
        some = some[np.argsort(self._rank[some])]
        yield
        chosen = some[_first_of_each(self._buckets(some, per_pixel), most)]
        return np.concatenate([self._along[~crowded], chosen])

    def _buckets(self, events: Ints, per_pixel: float) -> Floats:
        """The numbers of the buckets in which some events have their middle."""
        low, high = self._sides[0].low, self._sides[0].high
        return np.floor((low[events] + high[events]) / (2 * per_pixel * BUCKET))

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

    def _retire(self) -> Iterator[None]:
        """Set aside what shares its time with a label in every row, and lines that can never grow; in slices."""
        low, high = (times[self._along] for times in (self._sides[0].low, self._sides[0].high))
        shut = np.ones(len(low), dtype=np.bool_)
        for row in self._rows:
            left = np.flatnonzero(shut)
            for begin in range(0, len(left), SLICE):
                some = left[begin : begin + SLICE]
                shut[some] = row.shut(low[some], high[some])
                yield
        self._along = self._along[~shut]
        waiting = np.zeros(len(self._kept.level), dtype=np.bool_)
        waiting[self._along] = True
        self._ranked = self._ranked[waiting[self._ranked]]
        for place, events in enumerate(self._single):
            if len(events):
                box = self._sides[0].at(events)
                self._single[place] = events[~self._rows[place + 1].shut(box.low, box.high)]
                yield

    def _boxes(self, events: Ints, right: Bools) -> Boxes:
        """What the labels of events take on their sides."""
        one, other = self._sides
        return Boxes(
            one.low[events],
            one.high[events],
            np.where(right, one.before[events], other.before[events]),
            np.where(right, one.after[events], other.after[events]),
        )


def _first_of_each(bucket: Floats, most: int) -> Ints:
    """Places of the first events of each bucket, at most so many of each."""
    if not len(bucket):
        return np.empty(0, dtype=np.int64)
    number = bucket - bucket.min()
    # numpy sorts small numbers several times faster.
    order = np.argsort(number.astype(np.uint16) if number.max() < 2**16 else number, kind="stable")
    starts = np.flatnonzero(np.diff(bucket[order], prepend=np.nan) != 0)
    sizes = np.diff(np.append(starts, len(order)))
    return np.asarray(order[np.arange(len(order)) - np.repeat(starts, sizes) < most])
