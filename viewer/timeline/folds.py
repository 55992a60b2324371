"""Long stretches in which nothing stands, folded to a few pixels each: which they are, and where time goes meanwhile.

A fold always takes the same number of pixels, at every zoom: it never eats the view, and what lies outside it keeps
its distances. Two coordinates beside real seconds make that plain:

packed   real seconds less all folded ones before; the layout of labels is made in these, as if folds took no room
turned   how many folds lie before an instant; within one it grows evenly from its begin to its end

Both grow with time, at least one of them strictly: so does every pixel that Scale makes of them, and back.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
import numpy.typing as npt

from viewer.model.calendar import DAY

Floats = npt.NDArray[np.float64]
YEAR_DAYS = 365.2425
MONTH_DAYS = YEAR_DAYS / 12


@dataclass(frozen=True, slots=True)
class Folds:
    """Stretches of real seconds, in order and apart, each drawn `width` pixels wide.

    corners  begins and ends in one row; before and turns: the folded seconds, and the folds, before each of them
    """

    begins: tuple[float, ...]
    ends: tuple[float, ...]
    width: float
    corners: Floats = field(init=False, repr=False, compare=False)
    before: Floats = field(init=False, repr=False, compare=False)
    turns: Floats = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.begins or len(self.begins) != len(self.ends):
            raise ValueError("folds have as many begins as ends, at least one")
        lengths = np.subtract(self.ends, self.begins)
        after = np.cumsum(lengths)
        numbers = np.arange(len(lengths), dtype=np.float64)
        object.__setattr__(self, "corners", np.array(list(chain(*zip(self.begins, self.ends, strict=True)))))
        object.__setattr__(self, "before", np.stack([after - lengths, after], axis=1).ravel())
        object.__setattr__(self, "turns", np.stack([numbers, numbers + 1], axis=1).ravel())

    def packed(self, instants: Floats) -> Floats:
        """Seconds without those folded away; NaN stays NaN."""
        return np.asarray(instants - np.interp(instants, self.corners, self.before))

    def turned(self, instants: Floats) -> Floats:
        """Folds before each instant, with the share of the one it lies in."""
        return np.asarray(np.interp(instants, self.corners, self.turns))

    def at_once(self, instant: float) -> tuple[float, float]:
        """Packed and turned of a single instant: an array of one would cost thirty times as much."""
        place = bisect_left(self.begins, instant)  # folds that begin before it
        packed, turned = instant, float(place)
        for begin, end in zip(self.begins[:place], self.ends[:place], strict=True):
            packed -= min(instant, end) - begin
        if place and instant < self.ends[place - 1]:
            begin, end = self.begins[place - 1], self.ends[place - 1]
            turned += (instant - begin) / (end - begin) - 1
        return packed, turned

    def real(self, packed: Floats) -> Floats:
        """The instants that `packed` makes so; of a fold its begin."""
        lengths = np.concatenate([[0.0], self.before[1::2]])
        return np.asarray(packed + lengths[np.searchsorted(self.packed(self.corners[::2]), packed, side="left")])

    def at(self, instant: float) -> int:
        """Which fold an instant lies strictly inside; -1 for none."""
        place = int(np.searchsorted(self.corners, instant, side="left"))
        inside = place % 2 == 1 and self.corners[place] != instant
        return place // 2 if inside else -1

    def pieces(self, begin: float, end: float) -> list[tuple[float, float]]:
        """What of begin..end is not folded, in order."""
        edges = zip((-np.inf, *self.ends), (*self.begins, np.inf), strict=True)
        cut = ((max(first, begin), min(last, end)) for first, last in edges)
        return [(first, last) for first, last in cut if first < last]


def how_long(begin: float, end: float) -> str:
    """The length of a fold in words: "11 years", "7 months", "20 days"."""
    days = (end - begin) / DAY
    for unit, length in (("year", YEAR_DAYS), ("month", MONTH_DAYS), ("day", 1.0)):
        if days >= 2 * length or unit == "day":
            count = round(days / length)
            return f"{count:,} {unit}{'' if count == 1 else 's'}"
    raise AssertionError
