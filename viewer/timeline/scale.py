"""Which instant stands at which pixel: the one place where time becomes place."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from viewer.timeline.folds import Folds

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

YEAR = 31_556_952.0
"""Mean length of a Gregorian year in seconds."""
FINEST = 0.01
"""Seconds a pixel: no source is more exact than a second."""
PRECISION = 2.0**-48
"""Share of an instant that a pixel must show at least."""
COARSEST = 4e7 * YEAR
"""Seconds a pixel at which the age of the universe takes 350 pixels."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A window on time.

    begin      instant at pixel `left`, seconds (float64: exact to 0.2 µs in our century, to 4 s a thousand million
               years away)
    per_pixel  seconds a pixel, outside of folds
    left       first pixel that shows time; what lies left of it holds the lanes' headers
    width      pixels that show time
    folds      stretches that take only a few pixels each; None for none
    """

    begin: float
    per_pixel: float
    left: float
    width: float
    folds: Folds | None = None

    @property
    def end(self) -> float:
        """The instant at the right edge."""
        if self.folds is not None:
            return self.instant(self.right)
        return self.begin + self.per_pixel * self.width

    @property
    def right(self) -> float:
        """The pixel of the right edge."""
        return self.left + self.width

    @property
    def zoom(self) -> float:
        """Octaves: one more shows half as much time."""
        return -math.log2(self.per_pixel)

    def x(self, instant: float) -> float:
        """The pixel of an instant."""
        if self.folds is not None:
            packed, turned = self.folds.at_once(instant)
            begin, before = self.folds.at_once(self.begin)
            return self.left + (packed - begin) / self.per_pixel + (turned - before) * self.folds.width
        return self.left + (instant - self.begin) / self.per_pixel

    def xs(self, instants: Floats) -> Floats:
        """The pixels of many instants."""
        if self.folds is not None:
            begin = np.array([self.begin])
            turned = self.folds.turned(instants) - self.folds.turned(begin)
            packed = self.folds.packed(instants) - self.folds.packed(begin)
            return np.asarray(self.left + packed / self.per_pixel + turned * self.folds.width)
        return self.left + (instants - self.begin) / self.per_pixel

    def instant(self, x: float) -> float:
        """The instant at a pixel."""
        if self.folds is not None:
            return self._unfolded(x, self.folds)
        return self.begin + (x - self.left) * self.per_pixel

    def _unfolded(self, x: float, folds: Folds) -> float:
        """The instant at a pixel where stretches are folded."""
        held, at = folds.ends[-1], 0.0
        for begin, end in zip(folds.begins, folds.ends, strict=True):
            at = self.x(begin)
            if x <= at:
                return begin - (at - x) * self.per_pixel
            if x < at + folds.width:
                return begin + (x - at) / folds.width * (end - begin)
        return held + (x - at - folds.width) * self.per_pixel

    def instants(self, xs: Floats) -> Floats:
        """The instants at many pixels."""
        if self.folds is None:
            return self.begin + (xs - self.left) * self.per_pixel
        corners = self.folds.corners
        places = self.xs(corners)
        inside = np.interp(xs, places, corners)
        before = corners[0] + np.minimum(xs - places[0], 0.0) * self.per_pixel
        after = corners[-1] + np.maximum(xs - places[-1], 0.0) * self.per_pixel
        return np.where(xs < places[0], before, np.where(xs > places[-1], after, inside))

    def packed(self, instants: Floats) -> Floats:
        """Seconds without those folded away."""
        return self.folds.packed(instants) if self.folds is not None else instants

    def real(self, packed: Floats) -> Floats:
        """The instants that `packed` makes so; of a fold its begin."""
        return self.folds.real(packed) if self.folds is not None else packed

    def holding(self, instant: float, x: float) -> Scale:
        """The same zoom, with an instant at a pixel."""
        if self.folds is not None:
            there = replace(self, begin=instant)
            return replace(self, begin=there.instant(2 * self.left - x))
        return replace(self, begin=instant - (x - self.left) * self.per_pixel)

    def zoomed(self, factor: float, x: float) -> Scale:
        """`factor` times as much time a pixel (0.5 zooms in), the instant under `x` staying where it is."""
        # Far from our time a float64 knows an instant less exactly: no closer than it can tell pixels apart.
        instant = self.instant(x)
        finest = max(FINEST, abs(instant) * PRECISION)
        per_pixel = min(max(self.per_pixel * factor, finest), COARSEST)
        return replace(self, per_pixel=per_pixel).holding(instant, x)

    def panned(self, pixels: float) -> Scale:
        """What lies `pixels` further right comes to the left edge."""
        if self.folds is not None:
            return replace(self, begin=self.instant(self.left + pixels))
        return replace(self, begin=self.begin + pixels * self.per_pixel)

    def centred(self, instant: float) -> Scale:
        """The same zoom, with an instant in the middle."""
        return self.holding(instant, self.left + self.width / 2)

    def resized(self, left: float, width: float) -> Scale:
        """The same begin and end on another number of pixels."""
        width = max(width, 1.0)
        if self.folds is not None:
            return fitted(self.begin, self.end, left, width, folds=self.folds)
        per_pixel = min(max(self.per_pixel * self.width / width, FINEST), COARSEST)
        return Scale(self.begin, per_pixel, left, width)

    def refolded(self, folds: Folds | None) -> Scale:
        """The same begin and end with other stretches folded."""
        if folds == self.folds:
            return self
        return fitted(self.begin, self.end, self.left, self.width, folds=folds)


def fitted(
    begin: float, end: float, left: float, width: float, margin: float = 0.0, folds: Folds | None = None
) -> Scale:
    """The scale that shows begin..end with `margin` free pixels at either side.

    A stretch of no length is shown as a day around it would be.
    """
    if end <= begin:
        begin, end = begin - 43_200.0, end + 43_200.0
    inner = max(width - 2 * margin, 1.0)
    if folds is not None:
        return _fitted_folded(begin, end, left, width, inner, folds)
    per_pixel = min(max((end - begin) / inner, FINEST), COARSEST)
    middle = (begin + end) / 2
    return Scale(middle - per_pixel * width / 2, per_pixel, left, max(width, 1.0))


def _fitted_folded(begin: float, end: float, left: float, width: float, inner: float, folds: Folds) -> Scale:
    """The same where stretches are folded; begin..end inside one fold is shown as if it were not folded."""
    ends = np.array([begin, end])
    packed, turned = np.diff(folds.packed(ends))[0], np.diff(folds.turned(ends))[0]
    room = max(inner - float(turned) * folds.width, inner / 4)
    seconds = float(packed) if packed > 0 else end - begin
    per_pixel = min(max(seconds / room, FINEST), COARSEST)
    taken = float(packed) / per_pixel + float(turned) * folds.width
    return Scale(begin, per_pixel, left, max(width, 1.0), folds).holding(begin, left + (width - taken) / 2)
