"""Which instant stands at which pixel: the one place where time becomes place."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

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
    per_pixel  seconds a pixel
    left       first pixel that shows time; what lies left of it holds the lanes' headers
    width      pixels that show time
    """

    begin: float
    per_pixel: float
    left: float
    width: float

    @property
    def end(self) -> float:
        """The instant at the right edge."""
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
        return self.left + (instant - self.begin) / self.per_pixel

    def xs(self, instants: Floats) -> Floats:
        """The pixels of many instants."""
        return self.left + (instants - self.begin) / self.per_pixel

    def instant(self, x: float) -> float:
        """The instant at a pixel."""
        return self.begin + (x - self.left) * self.per_pixel

    def zoomed(self, factor: float, x: float) -> Scale:
        """`factor` times as much time a pixel (0.5 zooms in), the instant under `x` staying where it is."""
        # Far from our time a float64 knows an instant less exactly: no closer than it can tell pixels apart.
        finest = max(FINEST, abs(self.instant(x)) * PRECISION)
        per_pixel = min(max(self.per_pixel * factor, finest), COARSEST)
        return replace(self, begin=self.instant(x) - (x - self.left) * per_pixel, per_pixel=per_pixel)

    def panned(self, pixels: float) -> Scale:
        """What lies `pixels` further right comes to the left edge."""
        return replace(self, begin=self.begin + pixels * self.per_pixel)

    def centred(self, instant: float) -> Scale:
        """The same zoom, with an instant in the middle."""
        return replace(self, begin=instant - self.per_pixel * self.width / 2)

    def resized(self, left: float, width: float) -> Scale:
        """The same begin and end on another number of pixels."""
        width = max(width, 1.0)
        per_pixel = min(max(self.per_pixel * self.width / width, FINEST), COARSEST)
        return Scale(self.begin, per_pixel, left, width)


def fitted(begin: float, end: float, left: float, width: float, margin: float = 0.0) -> Scale:
    """The scale that shows begin..end with `margin` free pixels at either side.

    A stretch of no length is shown as a day around it would be.
    """
    if end <= begin:
        begin, end = begin - 43_200.0, end + 43_200.0
    inner = max(width - 2 * margin, 1.0)
    per_pixel = min(max((end - begin) / inner, FINEST), COARSEST)
    middle = (begin + end) / 2
    return Scale(middle - per_pixel * width / 2, per_pixel, left, max(width, 1.0))
