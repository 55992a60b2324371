"""The beginnings of labels that leave the window, cut between two letters and ended with “…”.

What cutting one takes is kept with its picture: where its letters end does not change while the window moves.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from PySide6.QtGui import QPainter, QPixmap


class CutLine(NamedTuple):
    """A line of a label.

    ends    pixels at which each of its letters ends, counted from where reading begins
    skip    pixels of the whole line as the picture shows it, where reading begins at its right end; else 0
    top, high  rows of the picture, in pixels of the device
    dots, wide  the picture of “…”, and the pixels it takes
    """

    ends: list[float]
    skip: float
    top: int
    high: int
    dots: QPixmap
    wide: float


class CutLabel(NamedTuple):
    """A label that can be cut: its picture, with the text at its left end, and its lines."""

    picture: QPixmap
    lines: tuple[CutLine, ...]

    def paint(self, painter: QPainter, room: tuple[float, float], down: int, ratio: float) -> None:
        """Paint what has room.

        room  pixels between which it has to stay
        down  pixels of the device above its picture
        """
        begin, free, draw = float(round(room[0])), room[1] - room[0], painter.drawPixmap
        for ends, skip, top, high, dots, wide in self.lines:
            upto, at, first, dotted = ends[-1], begin, 0.0, begin
            cut = upto > free
            if cut:
                kept = bisect_right(ends, free - wide)
                upto = ends[kept - 1] if kept else 0.0
                if skip:  # “…” stands where the text goes on: on the left
                    at, first = begin + wide, skip - upto
                else:
                    dotted = begin + upto
            draw(round(at * ratio), down + top, self.picture, round(first * ratio), top, round(upto * ratio), high)
            if cut:
                draw(round(dotted * ratio), down + top, dots)
