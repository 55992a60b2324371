"""What has no label at a zoom, gathered so that nothing is lost from sight: a dot, "+N", or a hill of density.

Buckets are powers of two of seconds, anchored in the world: panning moves them and never re-sorts them, zooming in
splits each in two.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from viewer.timeline.scale import Floats, Ints, Scale

CROWDED = 99
"""More than this many behind one chip are drawn as density."""
FULL_HEIGHT = 1024.0
"""Events in one density bucket that take the whole height of the strip (logarithmic)."""


@dataclass(frozen=True, slots=True)
class Chip:
    """`count` events without a label between two instants, standing at pixel x; `event` where it is a single one."""

    x: float
    count: int
    begin: float
    end: float
    event: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Crowd:
    """A lane's strip: chips (dots where single), and bars of density as left edges, widths and shares of the height."""

    chips: tuple[Chip, ...]
    left: Floats
    width: float
    share: Floats


def bucket_size(per_pixel: float, least: float) -> float:
    """The power of two of seconds that takes at least `least` pixels, less than twice as many."""
    return float(2.0 ** math.ceil(math.log2(per_pixel * least)))


@dataclass(frozen=True, slots=True, eq=False)
class Middles:
    """Middles of a lane's events in order, the events they belong to, their running sum and the events' lengths."""

    at: Floats
    event: Ints
    total: Floats
    length: Floats


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
    begin, end = scale.packed(np.array([scale.begin, scale.end])).tolist()
    first = math.floor(begin / size)
    edges = np.arange(first, math.floor(end / size) + 2).astype(np.float64) * size
    places = np.searchsorted(middles.at, edges)
    counts = np.diff(places)
    inside = labelled[(labelled >= edges[0]) & (labelled < edges[-1])]
    bucket = np.floor(inside / size).astype(np.int64) - first
    known = np.bincount(bucket, minlength=len(counts))
    rest = counts - known
    sums = np.diff(middles.total[places]) - np.bincount(bucket, weights=inside, minlength=len(counts))
    chips = []
    for i in np.flatnonzero((rest > 0) & (rest <= CROWDED)).tolist():
        count = int(rest[i])
        event = -1
        if count == 1:
            between = middles.event[places[i] : places[i + 1]]
            alone = int(np.argmax(level[between] > scale.zoom))
            # A bar longer than its bucket would run under its neighbours: it is counted instead.
            if middles.length[places[i] + alone] <= size / 2:
                event = int(between[alone])
        stretch = scale.real(np.array([edges[i], sums[i] / count, edges[i + 1]]))
        left, x, right = scale.xs(stretch).tolist()
        x = min(max(x, left + least / 2), right - least / 2)
        chips.append(Chip(x, count, float(stretch[0]), float(stretch[2]), event))
    bars, share = _density(middles, inside, edges[:-1][rest > CROWDED], size, scale)
    return Crowd(tuple(chips), bars, size / 16 / scale.per_pixel, share)


def _density(middles: Middles, labelled: Floats, starts: Floats, size: float, scale: Scale) -> tuple[Floats, Floats]:
    """Bars for crowded buckets, sixteen to each."""
    if not len(starts):
        return np.empty(0), np.empty(0)
    fine = size / 16
    edges = (starts[:, None] + np.arange(17) * fine).ravel()
    counts = np.diff(np.searchsorted(middles.at, edges).reshape(-1, 17), axis=1)
    ordered = np.sort(labelled)
    counts = counts - np.diff(np.searchsorted(ordered, edges).reshape(-1, 17), axis=1)
    share = np.minimum(np.log1p(np.maximum(counts, 0)) / math.log1p(FULL_HEIGHT), 1.0).ravel()
    left = scale.xs(scale.real((starts[:, None] + np.arange(16) * fine).ravel()))
    some = share > 0
    return left[some], share[some]
