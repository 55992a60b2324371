"""What has no label at a zoom, gathered so that nothing is lost from sight: a dot, "+N", or a hill of density.

Buckets are powers of two of seconds, anchored in the world: panning moves them and never re-sorts them, zooming in
splits each in two.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from viewer.timeline.scale import Bools, Floats, Ints, Scale

CROWDED = 99
"""More than this many behind one chip are drawn as density."""
SPARE = 4.0
"""Pixels that a mark may reach out of its bucket: chips leave as many free at either side."""
FULL_HEIGHT = 1024.0
"""Events in one density bucket that take the whole height of the strip (logarithmic)."""


class Chip(NamedTuple):
    """So many events without a label between two instants, standing at pixel x; `event` where it is a single one."""

    x: float
    number: int
    begin: float
    end: float
    event: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """A lane's strip: chips (dots where single), and bars of density as left edges, widths and shares of the height;
    how many events only the bars stand for.
    """

    chips: tuple[Chip, ...]
    left: Floats
    width: float
    share: Floats
    dense: int = 0


def bucket_size(per_pixel: float, least: float) -> float:
    """The power of two of seconds that takes at least `least` pixels, less than twice as many."""
    return float(2.0 ** math.ceil(math.log2(per_pixel * least)))


NO_PLACES: Ints = np.empty(0, np.int64)
SIZES_KEPT = 32


@dataclass(frozen=True, slots=True, eq=False)
class Middles:
    """Middles of a lane's events in order, the events they belong to, their running sum and the events' lengths."""

    at: Floats
    event: Ints
    total: Floats
    length: Floats
    kept: dict[float, tuple[int, Ints]] = field(default_factory=dict)
    """Of bucket sizes asked for lately: the first edge that was looked for, and how many middles lie before each."""

    def before(self, size: float, first: int, count: int) -> Ints:
        """How many middles lie before each of `count` edges of buckets of a size, from the edge of that number on."""
        start, found = self.kept.get(size, (0, NO_PLACES))
        if not start <= first <= first + count <= start + len(found):
            more = count // 2  # the next frames ask for nearly the same edges
            start = first - more
            found = np.searchsorted(self.at, np.arange(start, first + count + more).astype(np.float64) * size)
            if len(self.kept) >= SIZES_KEPT:
                self.kept.clear()
            self.kept[size] = start, found
        return found[first - start : first - start + count]


def middles(low: Floats, high: Floats, members: Ints) -> Middles:
    """The middles of some events."""
    middle = (low[members] + high[members]) / 2
    order = np.argsort(middle, kind="stable")
    sums = np.concatenate([[0.0], np.cumsum(middle[order])])
    return Middles(middle[order], members[order], sums, (high - low)[members[order]])


def crowd(middles: Middles, labelled: Floats, level: Floats, scale: Scale, least: float) -> Crowd:
    """What of a lane has no label in a window.

    middles   those of the lane's events, in packed time (Scale.packed), as all times here are
    labelled  middles of the events of this lane that have their label now, in view or near it
    level     Layout.level of all events
    least     pixels a chip needs
    """
    size = bucket_size(scale.per_pixel, least)
    begin, end = scale.begin, scale.end
    if scale.folds is not None:
        begin, end = scale.packed(np.array([begin, end])).tolist()
    first = math.floor(begin / size)
    edges = np.arange(first, math.floor(end / size) + 2).astype(np.float64) * size
    places = middles.before(size, first, len(edges))
    inside = labelled[(labelled >= edges[0]) & (labelled < edges[-1])]
    bucket = np.floor(inside / size).astype(np.int64) - first
    count = len(edges) - 1
    rest = places[1:] - places[:-1] - np.bincount(bucket, minlength=count)
    crowded = rest > CROWDED
    some = ((rest > 0) & ~crowded).nonzero()[0]
    chips: tuple[Chip, ...] = ()
    if len(some):
        total = middles.total[places]
        sums = total[1:] - total[:-1] - np.bincount(bucket, weights=inside, minlength=count)
        chips = _chips(middles, some, (edges, sums, rest, places), level, scale, least)
    bars, share = _density(middles, inside, crowded, (size, first), scale)
    return Crowd(chips, bars, size / 16 / scale.per_pixel, share, int(rest[crowded].sum()))


def _chips(
    middles: Middles,
    some: Ints,
    buckets: tuple[Floats, Floats, Ints, Ints],
    level: Floats,
    scale: Scale,
    least: float,
) -> tuple[Chip, ...]:
    """The chips of some of the buckets.

    buckets  their edges, the sums of the middles that have no label and their counts, how many lie before each edge
    """
    edges, sums, rest, places = buckets
    counts = rest[some]
    stretch = scale.real(np.concatenate([edges[some], sums[some] / counts, edges[some + 1]]))
    left, x, right = scale.xs(stretch).reshape(3, -1)
    x = np.minimum(np.maximum(x, left + least / 2), right - least / 2)
    # As much of it in view as there can be.
    seen = np.minimum(right, scale.right) - np.maximum(left, scale.left) >= least
    inside = np.minimum(np.maximum(x, scale.left + least / 2), scale.right - least / 2)
    x = np.where(seen, inside, x)
    many = counts.tolist()
    events = [
        _alone(middles, places[i : i + 2].tolist(), edges[i : i + 2].tolist(), level, scale) if count == 1 else -1
        for i, count in zip(some.tolist(), many, strict=True)
    ]
    begins, _, ends = stretch.reshape(3, -1).tolist()
    return tuple(map(Chip, x.tolist(), many, begins, ends, events))


def _alone(middles: Middles, ends: list[int], edges: list[float], level: Floats, scale: Scale) -> int:
    """The one event without a label in a bucket; -1 for a bar that leaves the bucket and would run under its
    neighbours: it is counted.
    """
    between = middles.event[ends[0] : ends[1]]
    place = int(np.argmax(level[between] > scale.zoom))
    reach = float(middles.length[ends[0] + place]) / 2 - SPARE * scale.per_pixel
    inside = edges[0] + reach <= middles.at[ends[0] + place] <= edges[1] - reach
    return int(between[place]) if inside else -1


def _density(
    middles: Middles, labelled: Floats, crowded: Bools, buckets: tuple[float, int], scale: Scale
) -> tuple[Floats, Floats]:
    """Bars for the crowded ones of the buckets in view (their size and the number of the first), sixteen to each."""
    if not crowded.any():
        return np.empty(0), np.empty(0)
    size, first = buckets
    edges = np.arange(16 * first, 16 * (first + len(crowded)) + 1).astype(np.float64) * (size / 16)
    less = middles.before(size / 16, 16 * first, len(edges)) - np.sort(labelled).searchsorted(edges)
    counts = less[1:] - less[:-1]
    some = crowded.repeat(16) & (counts > 0)
    share = np.minimum(np.log1p(counts[some]) / math.log1p(FULL_HEIGHT), 1.0)
    return scale.xs(scale.real(edges[:-1][some])), share
