"""Words and small shapes as pictures that are kept from frame to frame: to write a word costs fifty times a copy of it.

Each has memory of its own. Pictures side by side on one large sheet, drawn by one call, were measured and are slower:
their rows lie far apart in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

MOST = 4000
"""Pictures kept; beyond that the quarter kept longest is given up."""


class Pictures:
    """Pictures by their keys, in pixels of a device of which `ratio` make one pixel."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self._kept: dict[Hashable, QPixmap] = {}
        self.get = self._kept.get
        """The picture of a key, None where none is kept."""

    def missing(self, keys: Iterable[Hashable]) -> list[int]:
        """Places of the keys of which no picture is kept."""
        kept = self._kept
        return [place for place, key in enumerate(keys) if key not in kept]

    def clear(self) -> None:
        """Keep nothing."""
        self._kept.clear()

    def add(self, key: Hashable, width: float, height: float, write: Callable[[QPainter], None]) -> QPixmap:
        """Keep a picture so many pixels wide and high; `write` paints it with its upper left corner at the origin."""
        made = QPixmap(max(round(width * self.ratio), 1), max(round(height * self.ratio), 1))
        made.fill(Qt.GlobalColor.transparent)
        brush = QPainter(made)
        if self.ratio != 1.0:
            brush.scale(self.ratio, self.ratio)
        write(brush)
        brush.end()
        if len(self._kept) >= MOST:
            for old in list(self._kept)[: MOST // 4]:
                del self._kept[old]
        self._kept[key] = made
        return made
