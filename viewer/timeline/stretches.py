"""Which long stretches of time hold nothing, so that they can be folded (see folds)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from viewer.model.calendar import DAY
from viewer.timeline.columns import Columns
from viewer.timeline.folds import Folds, how_long
from viewer.timeline.scale import Floats, Scale

SHARE = 1 / 6
"""An empty stretch is long when it takes so much of what is not folded yet."""
USUAL = 6.0
"""And when it is so many times as long as those not folded usually are."""
KEPT = 0.04
"""Share of what is not folded that stays empty at either side of a fold: marks do not stick to it."""
KEPT_DAYS = 15
"""It stays at least so many days, up to a quarter of the stretch."""
WIDTH, LEAST, SHARE_OF_ROOM = 60.0, 12.0, 0.3
"""Pixels a fold takes, at most and at least, and the share of the view that all of them may take."""
MOST = 8
"""Folds of one timeline: more would only make it a list."""


def folds(columns: Columns, room: float) -> Folds | None:
    """The folds of the long stretches in which no event, nor anything drawn of one, stands; None where none is long.

    room  pixels of the view, of which they may take a share together
    """
    found = stretches(columns.low, columns.high)
    width = min(WIDTH, max(SHARE_OF_ROOM * room / max(len(found), 1), LEAST))
    return Folds(tuple(b for b, _ in found), tuple(e for _, e in found), width) if found else None


def stretches(low: Floats, high: Floats) -> list[tuple[float, float]]:
    """The long empty stretches between hulls of events, in order of time.

    The longest is taken first; each must be long against what is left when the longer ones are folded, and against the
    other empty stretches: where events come evenly, nothing is folded.
    """
    if len(low) < 2:
        return []
    order = np.argsort(low, kind="stable")
    ends = np.maximum.accumulate(high[order])[:-1]
    begins = low[order][1:]
    gaps = begins - ends
    longest = np.argsort(-gaps, kind="stable")[: int(np.count_nonzero(gaps > 0))].tolist()
    left = float(high.max() - low.min())
    taken: list[int] = []
    for place in longest[:MOST]:
        others = gaps[longest[len(taken) + 1 :]]
        usual = float(np.median(others)) if len(others) else 0.0
        if gaps[place] <= 4 * DAY or gaps[place] < max(SHARE * left, USUAL * usual):
            break
        taken.append(place)
        left -= float(gaps[place])
    keep = max(KEPT * left, KEPT_DAYS * DAY)
    margins = [min(keep, float(gaps[i]) / 4) for i in sorted(taken)]
    return [(float(ends[i]) + m, float(begins[i]) - m) for i, m in zip(sorted(taken), margins, strict=True)]


def packed(columns: Columns, folded: Folds | None) -> Columns:
    """The columns as if folded time did not exist: what labels are laid out by."""
    if folded is None:
        return columns
    begin, end, low, high = (folded.packed(c) for c in (columns.begin, columns.end, columns.low, columns.high))
    other = folded.packed(columns.other[0]), folded.packed(columns.other[1])
    return replace(columns, begin=begin, end=end, low=low, high=high, added=folded.packed(columns.added), other=other)


@dataclass(frozen=True, slots=True)
class Break:
    """Where a stretch in which nothing stands is folded: its pixels, its instants, and its length in words."""

    left: float
    right: float
    begin: float
    end: float
    words: str


def breaks(scale: Scale) -> tuple[Break, ...]:
    """The folds that a window shows, or a part of them."""
    if scale.folds is None:
        return ()
    places = scale.xs(scale.folds.corners).reshape(-1, 2).tolist()
    rows = zip(places, scale.folds.begins, scale.folds.ends, strict=True)
    return tuple(
        Break(left, right, begin, end, how_long(begin, end))
        for (left, right), begin, end in rows
        if right > scale.left and left < scale.right
    )
