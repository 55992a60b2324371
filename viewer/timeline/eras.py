"""Where the bands of eras stand behind the events, and where their names: in rows under the axis, never overlapping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from viewer.model.view import Era
from viewer.timeline.scale import Floats, Scale

PAD = 6.0
"""Pixels between the edge of a band and its name, and between a name and the next band."""
LEAST = 28.0
"""Pixels in which a name cut short still says something."""
BESIDE = 72.0
"""Pixels in which a name cut short may stand beside its band."""
BEYOND = 40.0
"""Pixels outside the window to which a band is drawn at most."""


@dataclass(frozen=True, slots=True)
class Band:
    """An era in a window: its pixels, cut some way outside the window, and those of its tab under the axis.

    begins, ends  whether that edge of the era lies in the window
    x, room       where its name begins, and the pixels it may take; 0 where it has no room
    """

    era: Era
    left: float
    right: float
    top: float
    height: float
    begins: bool
    ends: bool
    x: float
    room: float


@dataclass(frozen=True, slots=True)
class Shelf:
    """Eras in order of time, the row of each, and the pixels its name takes uncut.

    rows    rows that there are
    hidden  eras that have no row because there are too many over one another
    """

    eras: tuple[Era, ...]
    row: tuple[int, ...]
    widths: tuple[float, ...]
    rows: int
    hidden: int = 0


NO_ERAS = Shelf((), (), (), 0)


def shelved(eras: Sequence[Era], widths: Sequence[float], most: int) -> Shelf:
    """Rows for the tabs of eras: those that share any time stand in different ones, at most `most`.

    The first row that is free takes the next era in order of time, whatever is in view: no tab ever changes its row.
    Eras beyond the last row (row -1) have a band but no tab.
    """
    rows: list[int] = []
    filled: list[int] = []
    for era in eras:
        row = next((r for r, end in enumerate(filled) if end <= era.interval.begin), len(filled))
        if row == len(filled):
            if row >= most:
                rows.append(-1)
                continue
            filled.append(0)
        filled[row] = era.interval.end
        rows.append(row)
    return Shelf(tuple(eras), tuple(rows), tuple(widths), len(filled), rows.count(-1))


def bands(shelf: Shelf, scale: Scale, top: float, row: float) -> tuple[Band, ...]:
    """The eras that a window shows; `top` is the upper edge of the first row of tabs, `row` the height of one."""
    if not shelf.eras:
        return ()
    lefts: Floats = scale.xs(np.array([e.interval.begin for e in shelf.eras], dtype=np.float64))
    rights: Floats = scale.xs(np.array([e.interval.end for e in shelf.eras], dtype=np.float64))
    shown = np.flatnonzero((rights > scale.left) & (lefts < scale.right)).tolist()
    following: dict[int, float] = {}
    made: list[Band] = []
    for i in reversed(shown):
        left, right, place = float(lefts[i]), float(rights[i]), shelf.row[i]
        x, room = _name(left, right, following.get(place, scale.right + PAD), scale, shelf.widths[i])
        following[place] = left
        made.append(
            Band(
                era=shelf.eras[i],
                left=max(left, scale.left - BEYOND),
                right=min(right, scale.right + BEYOND),
                top=top + place * row,
                height=row if place >= 0 else 0.0,
                begins=left >= scale.left,
                ends=right <= scale.right,
                x=x,
                room=room if place >= 0 else 0.0,
            )
        )
    return tuple(reversed(made))


def _name(left: float, right: float, following: float, scale: Scale, width: float) -> tuple[float, float]:
    """Where a name begins and how much room it has: in its band as far as that is in view, pinned at the window's
    edge; beside a band too narrow for it, before the next band of the row: cut short where that has more room.
    """
    x = max(left, scale.left) + PAD
    room = min(right, scale.right) - PAD - x
    if room >= width:
        return x, width
    beside = min(following, scale.right + PAD) - PAD - (right + PAD)
    if left >= scale.left and beside >= min(max(BESIDE, 2 * room), width):
        return right + PAD, min(width, beside)
    return x, room if room >= min(LEAST, width) else 0.0
