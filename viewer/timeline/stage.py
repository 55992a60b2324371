"""What stays the same from frame to frame, worked out once so that a frame need not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from viewer.timeline.clusters import Middles, middles
from viewer.timeline.columns import Columns
from viewer.timeline.folds import Folds
from viewer.timeline.labels import Layout
from viewer.timeline.lanes import Lane, Metrics, first_row
from viewer.timeline.scale import Floats, Ints

AIRY = 30
"""So many events may have leaders and semibold titles; more would crowd."""


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """Everything that stays the same from frame to frame; made anew when events, sizes or labels change.

    order, levels  places of the events that ever have a label, those that show it furthest out first, and from when
    classes        the events parted by length: the longest of each, their places in order of time, and their lows
    firsts, feet   pixels of each lane's first line, and of the middle of the strip at its foot
    tones          of each lane, -1 for none; empty where no lane has one
    disputed       whether any event has another source's reading; added: whether the almanac adds to any
    fading         whether any event's bar fades away
    """

    columns: Columns
    layout: Layout
    lanes: tuple[Lane, ...]
    metrics: Metrics
    order: Ints
    levels: Floats
    classes: tuple[tuple[float, Ints, Floats], ...]
    middles: tuple[Middles, ...]
    firsts: Floats
    feet: Floats
    disputed: bool
    added: bool
    fading: bool
    tones: tuple[int, ...] = ()


def airy(columns: Columns) -> bool:
    """Whether events are so few that leaders and semibold titles help rather than crowd."""
    return len(columns) <= AIRY


def stage(
    columns: Columns, layout: Layout, lanes: tuple[Lane, ...], metrics: Metrics, folds: Folds | None = None
) -> Stage:
    """Prepare the frames of a layout; of scales that have these folds, where the layout was made in packed time."""
    hulls = (columns.low, columns.high) if folds is None else (folds.packed(columns.low), folds.packed(columns.high))
    order = layout.ordered()
    length = np.ceil(np.log2(np.maximum(columns.high - columns.low, 1.0)) / 2).astype(np.int64)
    classes = []
    for size in np.flatnonzero(np.bincount(length)).tolist():  # np.unique would load numpy.ma, 25 ms of the start
        places = np.flatnonzero(length == size)
        places = places[np.argsort(columns.low[places], kind="stable")]
        classes.append((4.0**size, places, columns.low[places]))
    alone = len(lanes) == 1
    return Stage(
        columns, layout, lanes, metrics, order, layout.level[order], tuple(classes),
        tuple(middles(*hulls, np.flatnonzero(columns.lane == i)) for i in range(len(lanes))),
        np.array([first_row(lane, metrics, alone) for lane in lanes]), np.array([lane.foot for lane in lanes]),
        not np.isnan(columns.other[0]).all(), not np.isnan(columns.added).all(), columns.fades,
    )  # fmt: skip


def relabelled(old: Stage, layout: Layout) -> Stage:
    """The same stage after more labels were decided."""
    order = layout.ordered()
    return replace(old, layout=layout, order=order, levels=layout.level[order])
