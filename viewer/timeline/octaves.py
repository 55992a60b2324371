"""Labelled events by the zoom from which they show, so that a window finds its own without asking all the others.

A screen shows about as many labels at each zoom. Of those of one octave of zoom, ordered by time, a window holds a few;
bars longer than a screen of their octave, which reach far, are kept apart by their length.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from viewer.timeline.columns import Columns
from viewer.timeline.labels import Layout
from viewer.timeline.packer import NEVER
from viewer.timeline.scale import Floats, Ints

SCREEN = 2000.0
"""Pixels of a screen, about."""
FURTHEST, CLOSEST = -64.0, 63.0
"""Octaves beyond all zooms that there are."""
LONG = 100
"""Above the numbers of octaves: those of lengths."""


class Octave(NamedTuple):
    """Events that show their label from an octave of zoom on (from any, where they are long).

    zoom     none of them shows it further out
    longest  seconds of the longest
    places   in order of their `low`
    """

    zoom: float
    longest: float
    places: Ints
    low: Floats


def octaves(columns: Columns, layout: Layout) -> tuple[Octave, ...]:
    """All events that ever have a label."""
    places = (layout.level < NEVER).nonzero()[0]
    places = places[np.argsort(columns.low[places], kind="stable")]
    length = np.maximum(columns.high[places] - columns.low[places], 1.0)
    octave = np.clip(np.floor(layout.level[places]), FURTHEST, CLOSEST)
    long = length > SCREEN * np.exp2(-octave)
    key = np.where(long, LONG + np.ceil(np.log2(length) / 2), octave).astype(np.int16)
    order = np.argsort(key, kind="stable")
    keys = key[order]
    edges = [0, *((keys[1:] != keys[:-1]).nonzero()[0] + 1).tolist(), len(keys)] if len(keys) else [0]
    made = []
    for first, last in pairwise(edges):
        some = order[first:last]
        zoom = float(keys[first]) if FURTHEST < keys[first] < LONG else -np.inf
        made.append(Octave(zoom, float(length[some].max()), places[some], columns.low[places[some]]))
    return tuple(made)


def labelled(
    index: tuple[Octave, ...], columns: Columns, layout: Layout, zoom: float, within: tuple[float, float]
) -> Ints:
    """Events that have their label at a zoom and reach into a stretch of time, in order of their columns."""
    begin, end = within
    found = [np.empty(0, np.int64)]
    for first, longest, places, low in index:
        if first <= zoom:
            found.append(places[low.searchsorted(begin - longest) : low.searchsorted(end, side="right")])
    near = np.concatenate(found)
    near = near[(layout.level[near] <= zoom) & (columns.high[near] >= begin)]
    near.sort()
    return near
