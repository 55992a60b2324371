"""The letters of the timeline: fonts made from one font, how wide texts are, and the sizes that follow from them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from unicodedata import bidirectional

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine

from viewer.timeline.lanes import Metrics
from viewer.timeline.scale import Floats

WIDEST, WIDEST_AIRY = 380.0, 760.0
"""Pixels (at 13 pixel type) a label takes at most; more where events are few."""
PLAIN = 0x250
"""Characters up to here (Latin) are measured once each; longer tables are for texts that go beyond."""
MOST_KEPT = 4000
"""Texts of which it is remembered how long they are, and where each letter ends."""
ENDLESS = 1e9
"""Pixels in which every text has room."""
NARROWEST = 96.0
"""Pixels a label takes at least, so that a short title leaves room for its date."""


class Typography:
    """Fonts of titles, captions and axis, and their measures in pixels.

    factor       size of the letters against 13 pixels
    axis_height  pixels of the axis and its two rows
    tab_height   pixels of a row of the tabs of eras
    """

    def __init__(self, font: QFont) -> None:
        size = font.pixelSize() if font.pixelSize() > 0 else round(font.pointSizeF() * 96 / 72)
        size = max(size, 8)
        self.title = _font(font, size, QFont.Weight.DemiBold)
        self.calm = _font(font, size, QFont.Weight.Normal)
        self.caption = _font(font, size - 1, QFont.Weight.Normal)
        self.axis = _font(font, size - 1, QFont.Weight.Normal)
        self.era = _font(font, size, QFont.Weight.DemiBold)
        self.size = size
        self.of_title = QFontMetricsF(self.title)
        self.of_caption = QFontMetricsF(self.caption)
        self.of_axis = QFontMetricsF(self.axis)
        self.of_era = QFontMetricsF(self.era)
        self.of_calm = QFontMetricsF(self.calm)
        self.factor = size / 13
        self.axis_height = float(round(14 + self.of_axis.height() + self.of_era.height()))
        self.tab_height = float(round(self.of_caption.height() + 5))
        self._wrapped: dict[tuple[str, float, int, int], str] = {}
        self._steps: dict[int, list[float]] = {}
        self._wholes: dict[tuple[str, int], float] = {}
        self._ends: dict[tuple[str, int], list[float]] = {}
        self._advances = {calm: _advances(self.of_calm if calm else self.of_title) for calm in (True, False)}

    def metrics(self, header: float = 0.0) -> Metrics:
        """Sizes that the layout needs."""
        f = self.factor
        return Metrics(
            row=float(round(self.of_title.height() + 10)),
            dot=float(round(12 * f)),
            gap=float(round(8 * f)),
            chip=float(round(46 * f)),
            top=float(round(20 * f)),
            crowd=float(round(38 * f)),
            strip=float(round(24 * f)),
            fade=float(round(44 * f)),
            header=header,
        )

    def title_widths(self, titles: Sequence[str], *, calm: bool = False) -> Floats:
        """Pixels that titles take, many at once: the sum of what their characters advance."""
        if not titles:
            return np.empty(0)
        # A mark of no width after each title: none is empty, and each begins where the last one ended.
        points = np.frombuffer(("\0".join(titles) + "\0").encode("utf-32-le", "replace"), dtype=np.uint32)
        table = self._advances[calm]
        if int(points.max()) >= len(table):
            table = self._longer(points, calm)
        starts = np.concatenate([[0], np.flatnonzero(points == 0)[:-1]])
        if len(starts) != len(titles):
            return self.title_widths([t.replace("\0", " ") for t in titles], calm=calm)
        widths: Floats = np.ceil(np.add.reduceat(table[points], starts))
        return widths

    def _longer(self, points: np.ndarray[tuple[int], np.dtype[np.uint32]], calm: bool) -> Floats:
        """The table of advances, with the characters in it that these texts hold beyond Latin."""
        known, measure = self._advances[calm], self.of_calm if calm else self.of_title
        table = np.zeros(int(np.max(points)) + 1)
        table[: len(known)] = known
        for point in np.unique(points).tolist():
            if point >= len(known):
                table[point] = measure.horizontalAdvance(chr(point))
        return table

    def label_widths(self, titles: Sequence[str], captions: Sequence[str] | None, *, calm: bool) -> Floats:
        """Pixels that labels take uncut: the wider of title and caption (left out for very many).

        calm  titles in the plain weight: semibold ones would shout where there are many
        """
        widths = self.title_widths(titles, calm=calm)
        if captions is not None:
            under = np.array([self.of_caption.horizontalAdvance(c) for c in captions])
            widths = np.maximum(widths, np.ceil(under)) if len(under) else widths
        return np.maximum(widths + 2, NARROWEST * self.factor)

    def widest(self, window: float, *, calm: bool) -> float:
        """Pixels a label may take in a window so wide; longer texts are cut with “…”."""
        least = WIDEST * self.factor
        return float(round(least if calm else min(max(window * 0.55, least), WIDEST_AIRY * self.factor)))

    def elided(self, text: str, width: float, *, title: bool) -> str:
        """The text, cut with “…” where it is longer than that."""
        return (self.of_title if title else self.of_caption).elidedText(text, Qt.TextElideMode.ElideRight, width)

    def wrapped(self, text: str, box: QRectF, font: QFont) -> str:
        """A text cut with “…” so that, broken into lines, it has room in a box; a word longer than a line is broken."""
        lines = max(int(box.height() // QFontMetricsF(font).lineSpacing()), 1)
        key = (text, box.width(), lines, id(font))
        if key not in self._wrapped:
            self._wrapped[key] = _wrapped(text, box.width(), lines, QFontMetricsF(font))
        return self._wrapped[key]

    def beginning(self, text: str, font: QFont, room: float) -> tuple[float, bool]:
        """Pixels that the beginning of a text takes which leaves room for “…” after it, and whether it was cut.

        For one of the fonts made here; asked for the labels at the window's edges in each frame, so nothing is measured
        that was measured before.
        """
        table, key = self._steps.get(id(font)) or self._measured(font), (text, id(font))
        whole = self._wholes.get(key)
        if whole is None:
            if len(self._wholes) >= MOST_KEPT:
                self._wholes.clear()
            plain = all(ord(letter) < PLAIN for letter in text)
            whole = self._wholes[key] = sum(table[ord(letter)] for letter in text) if plain else math.inf
        if whole <= room:
            return whole, False
        # To cut between two letters takes their true places: they move together, and change beside each other.
        ends = self.ends(text, font)
        if ends[-1] <= room:
            return ends[-1], False
        kept = bisect_right(ends, room - table[PLAIN])
        return (ends[kept - 1] if kept else 0.0), True

    def ends(self, text: str, font: QFont) -> list[float]:
        """Where each letter of a text ends, counted from where reading begins; not measured twice."""
        key = (text, id(font))
        found = self._ends.get(key)
        if found is None:
            if len(self._ends) >= MOST_KEPT:
                self._ends.clear()
            found = self._ends[key] = _shaped(text, font)
        return found

    def length(self, text: str, font: QFont) -> float:
        """Pixels that a text takes in one of the fonts made here; not measured twice."""
        return self.beginning(text, font, ENDLESS)[0]

    def ellipsis(self, font: QFont) -> float:
        """Pixels that “…” takes."""
        return (self._steps.get(id(font)) or self._measured(font))[PLAIN]

    def _measured(self, font: QFont) -> list[float]:
        """What each Latin letter advances; last “…”."""
        measure = QFontMetricsF(font)
        table = [*_advances(measure).tolist(), measure.horizontalAdvance("…")]
        self._steps[id(font)] = table
        return table

    def shortened(self, caption: str, width: float) -> str:
        """As many parts of a caption (between “ · ”) as have room, the date first; a date is cut only alone."""
        parts = caption.split(" · ")
        while len(parts) > 1 and self.of_caption.horizontalAdvance(" · ".join(parts)) > width:
            parts.pop()
        return self.elided(" · ".join(parts), width, title=False)


def _font(base: QFont, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _advances(metrics: QFontMetricsF) -> Floats:
    return np.array([metrics.horizontalAdvance(chr(i)) if i >= 32 else 0.0 for i in range(PLAIN)])


@lru_cache(maxsize=MOST_KEPT)
def leftward(text: str) -> bool:
    """Whether a text is read from right to left: its first letter that has a direction says so."""
    ways = (bidirectional(letter) for letter in text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)


def _shaped(text: str, font: QFont) -> list[float]:
    """Where each letter ends, counted from where reading begins: of writing whose letters change beside each other."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    places = list(accumulate((2 if ord(letter) > 0xFFFF else 1 for letter in text), initial=0))[:-1]
    # From the edge where reading begins, which is not where the first letter does: numbers in what is read from right
    # to left run the other way.
    box = line.naturalTextRect()
    edge = box.right() if leftward(text) else box.left()
    reach = (max(abs(_pixel(line, place, side) - edge) for side in QTextLine.Edge) for place in places)
    ends = list(accumulate(reach, max))
    return [*ends[:-1], max(ends[-1], box.width())] if ends else ends


def _pixel(line: QTextLine, place: int, side: QTextLine.Edge) -> float:
    """The pixel of one side of the letter at a place of a line."""
    found: float | tuple[float, int] = line.cursorToX(place, side)  # Qt gives the place back beside it
    return found[0] if isinstance(found, tuple) else found


def _wrapped(text: str, width: float, lines: int, measure: QFontMetricsF) -> str:
    """At most so many lines of a text, the last one cut with “…” where there is more."""
    made: list[str] = []
    rest = " ".join(text.split())
    while rest and len(made) < lines - 1 and measure.horizontalAdvance(rest) > width:
        kept = len(rest)
        while kept > 1 and measure.horizontalAdvance(rest[:kept]) > width:
            blank = rest.rfind(" ", 0, kept - 1)
            kept = blank if blank > 0 else kept - 1
        made.append(rest[:kept].rstrip())
        rest = rest[kept:].lstrip()
    return "\n".join([*made, measure.elidedText(rest, Qt.TextElideMode.ElideRight, width)])
