"""Where a timeline is cut into pages: along time where the axis has a tick, across its lanes in even groups."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from viewer.timeline.folds import Folds
from viewer.timeline.scale import Scale, fitted
from viewer.timeline.ticks import ticks

MAJOR, MINOR = 1 / 6, 1 / 3
"""Share of a page's width that a cut may be moved by to fall on a tick of the major row, and of the minor one."""
FINER = 12
"""Steps in which the evenest groups of lanes are looked for."""

Lanes = tuple[str, ...] | None
"""Names of lanes; None for all."""


def cuts(begin: float, end: float, pages: int, width: float, folds: Folds | None) -> list[float]:
    """The instants at which pages begin and end: as many pages as asked for, about equally wide on paper.

    A page begins where a unit of the axis does: what lasts a month or a year is then not cut for a few days' sake. None
    begins inside a fold.
    """
    whole = fitted(begin, end, 0.0, width * pages, folds=folds)
    axis = ticks(whole)
    majors = [m.begin for m in axis.major if begin < m.begin < end]
    minors = [t.instant for t in axis.minor if begin < t.instant < end]
    found = [begin]
    for number in range(1, pages):
        at = width * number
        instant = _nearest(whole, majors, at, MAJOR * width) or _nearest(whole, minors, at, MINOR * width)
        if instant is None:
            instant = whole.instant(at)
            fold = folds.at(instant) if folds is not None else -1
            instant = folds.ends[fold] if folds is not None and fold >= 0 else instant
        found.append(instant)
    found.append(end)
    return found if all(a < b for a, b in pairwise(found)) else np.linspace(begin, end, pages + 1).tolist()


def _nearest(scale: Scale, instants: list[int], x: float, reach: float) -> float | None:
    """Of some instants the one nearest to a pixel, None where none is within reach."""
    best = min(instants, key=lambda i: abs(scale.x(float(i)) - x), default=None)
    return float(best) if best is not None and abs(scale.x(float(best)) - x) <= reach else None


def grouped(lanes: tuple[str, ...], heights: list[float], room: float) -> list[Lanes]:
    """Lanes in their order, in as few groups as have room on a page each, about equally high.

    None for the only lane there is.
    """
    if len(lanes) == 1:
        return [None]
    least, low, high = _groups(lanes, heights, room), 0.0, room
    for _ in range(FINER):
        middle = (low + high) / 2
        made = _groups(lanes, heights, middle)
        if len(made) > len(least):
            low = middle
        else:
            least, high = made, middle
    return [tuple(group) for group in least]


def _groups(lanes: tuple[str, ...], heights: list[float], room: float) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    left = room
    for name, high in zip(lanes, heights, strict=True):
        if groups[-1] and high > left:
            groups.append([])
            left = room
        groups[-1].append(name)
        left -= high
    return groups


def told(groups: list[Lanes]) -> list[str]:
    """What the foot of a page says of its group of lanes; nothing where there is only one group."""
    if len(groups) == 1:
        return [""]
    ends = np.cumsum([len(group or ()) for group in groups]).tolist()
    firsts = [end - len(group or ()) + 1 for group, end in zip(groups, ends, strict=True)]
    return [
        f"Lane {first} of {ends[-1]}" if first == last else f"Lanes {first}–{last} of {ends[-1]}"
        for first, last in zip(firsts, ends, strict=True)
    ]
