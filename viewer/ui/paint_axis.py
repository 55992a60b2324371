"""The axis: its line, ticks and words; the word of the larger unit stays at the edge while its unit is in view."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap

from viewer.timeline.scene import Scene
from viewer.timeline.stretches import Break
from viewer.ui.paint_ink import Ink, device_pixels, hairline
from viewer.ui.paint_narrow import NarrowDate
from viewer.ui.pictures import Pictures
from viewer.ui.timeline_type import Typography

TICK = 5.0
"""Pixels of a tick below the axis."""
KEPT = 1000
"""Words of which it is remembered how wide they are."""


Word = tuple[str, bool, float]
"""A text of the axis, whether it names the larger unit, and the x at which it begins."""


class AxisPainter:
    """Paints the axis of frames in one theme and type."""

    def __init__(self, ink: Ink, letters: Typography) -> None:
        self._ink, self._letters = ink, letters
        self._widths: dict[tuple[str, bool], float] = {}

    def paint(
        self,
        painter: QPainter,
        scene: Scene,
        ticks: list[int],
        pictures: Pictures | None,
        dates: Sequence[NarrowDate] = (),
    ) -> None:
        """The axis below the lanes; its words as pictures where they are kept, else as text.

        ticks  where they stand: tick_places
        dates  of pieces between folds that are too narrow for a word of their own
        """
        scale, y = scene.scale, round(scene.height)
        lines = _between([scale.left, scale.right], scene.breaks)
        if pictures is not None:
            ratio, fill, faint = pictures.ratio, painter.fillRect, self._ink.faint
            top, high = round(y * ratio), round(TICK * ratio)
            with device_pixels(painter, ratio):
                for begin, end in lines:
                    fill(round(begin * ratio), top, round((end - begin) * ratio), 1, faint)
                for tick in ticks:
                    fill(round(tick * ratio), top, 1, high, faint)
        else:
            painter.setPen(hairline(self._ink.faint))
            for begin, end in lines:
                painter.drawLine(QPointF(begin, y + 0.5), QPointF(end, y + 0.5))
            for tick in ticks:
                # On a small sheet a line is wider than a pixel.
                at = min(max(tick + 0.5, scale.left + 1), scale.right - 1)
                painter.drawLine(QPointF(at, y + 0.5), QPointF(at, y + 0.5 + TICK))
        words, baselines = self._words(scene, ticks, dates), self._baselines(scene)
        if pictures is None:
            for text, major, x in words:
                self._write(painter, QPointF(x, baselines[major]), text, major=major)
        else:
            self._copy(painter, words, baselines, pictures)

    def _baselines(self, scene: Scene) -> tuple[float, float]:
        """Where the words of ticks stand, and those of the larger units below them."""
        minor = round(scene.height) + 0.5 + 4 + self._letters.of_axis.ascent() + 1
        return minor, minor + self._letters.of_axis.descent() + 2 + self._letters.of_era.ascent()

    def _words(self, scene: Scene, ticks: list[int], dates: Sequence[NarrowDate]) -> list[Word]:
        """The words that have room."""
        scale, words = scene.scale, list[Word]()
        left, right = scale.left, scale.right
        ends = [(fold.left, fold.right) for fold in scene.breaks]
        for tick, at in zip(scene.ticks.minor, ticks, strict=True):
            x = at + 4.5
            # Up to the next fold, or the window's edge.
            room = min((a for a, b in ends if b > x - 3), default=right) if ends else right
            if x + self._width(tick.text, major=False) <= room:
                words.append((tick.text, False, x))
        words += [(date.text, True, date.x) for date in dates]
        for major in scene.ticks.major:
            width, begin, end = self._width(major.text, major=True), scale.x(major.begin), scale.x(major.end)
            # Pinned at the left edge while its unit is in view, pushed out by the next.
            x = min(max(begin + 4.5, left + 8), end - width - 10)
            cut = scale.folds is not None and x < begin
            if x >= left + 4 and x + width <= right and not cut:
                words.append((major.text, True, x))
        return words

    def _width(self, text: str, *, major: bool) -> float:
        """Pixels a word takes."""
        known = self._widths.get((text, major))
        if known is None:
            if len(self._widths) >= KEPT:
                self._widths.clear()
            known = (self._letters.of_era if major else self._letters.of_axis).horizontalAdvance(text)
            self._widths[text, major] = known
        return known

    def _write(self, painter: QPainter, at: QPointF, text: str, *, major: bool) -> None:
        """A word as text, its baseline beginning there."""
        painter.setFont(self._letters.era if major else self._letters.axis)
        painter.setPen(self._ink.text if major else self._ink.secondary)
        painter.drawText(at, text)

    def _copy(self, painter: QPainter, words: list[Word], baselines: tuple[float, float], pictures: Pictures) -> None:
        """Words as pictures that are kept."""
        ratio, get, draw = pictures.ratio, pictures.get, painter.drawPixmap
        rises = [math.ceil(measure.ascent()) + 1 for measure in (self._letters.of_axis, self._letters.of_era)]
        tops = [round((round(line) - rise) * ratio) for line, rise in zip(baselines, rises, strict=True)]
        with device_pixels(painter, ratio):
            for text, major, x in words:
                picture = get((text, major))
                if picture is None:
                    picture = self._make(pictures, text, rises[major], major=major)
                draw(round((round(x) - 2) * ratio), tops[major], picture)

    def _make(self, pictures: Pictures, text: str, rise: int, *, major: bool) -> QPixmap:
        """A word as a picture."""
        high = math.ceil((self._letters.of_era if major else self._letters.of_axis).height()) + 2
        width = math.ceil(self._width(text, major=major)) + 4
        write = partial(self._write, at=QPointF(2, rise), text=text, major=major)
        return pictures.add((text, major), width, high, write)


def tick_places(scene: Scene) -> list[int]:
    """The whole pixels at which the ticks of a frame stand."""
    return [round(scene.scale.x(tick.instant)) for tick in scene.ticks.minor]


def _between(ends: list[float], breaks: tuple[Break, ...]) -> list[tuple[float, float]]:
    """What lies between two pixels outside of the folds in view."""
    edges = [ends[0], *(x for fold in breaks for x in (fold.left, fold.right)), ends[1]]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
