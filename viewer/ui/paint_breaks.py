"""Folds, painted: a strip of another ground between torn edges, and how long it is on the axis."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from viewer.timeline.scene import Scene
from viewer.timeline.stretches import Break
from viewer.ui.paint_ink import mixed, ratio_of
from viewer.ui.paint_narrow import NarrowDate
from viewer.ui.theme import Theme
from viewer.ui.timeline_type import Typography

TOOTH, SHORTEST = 6, 24.0
"""Pixels from one tooth of a torn edge to the next, and those of the shortest piece of an edge that is drawn."""
SHORT = {"yea": "yr", "mon": "mo", "day": "d"}
WIDE = 6
"""Pixels of the picture of an edge."""


class BreakPainter:
    """Paints folds; on the screen their grounds and edges are pictures kept from frame to frame."""

    def __init__(self, theme: Theme, letters: Typography, *, pictures: bool) -> None:
        self._theme, self._letters, self._pictures = theme, letters, pictures
        canvas = QColor(theme.canvas)
        self._ground = mixed(canvas, QColor(theme.hairline), 0.55)
        self._line = mixed(canvas, QColor(theme.secondary), 0.55)
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, scene: Scene, bottom: float, dates: Sequence[NarrowDate] = ()) -> None:
        """The folds of a frame, down to `bottom`, and their lengths on the axis. `dates` of narrow pieces run out onto
        them there, and are left room.
        """
        row = scene.height + 5 + self._letters.of_axis.height()
        for place, fold in enumerate(scene.breaks):
            left, right = round(fold.left) + 2, round(fold.right) - 4
            size = right - left + WIDE, math.ceil(bottom)
            if self._pictures:
                painter.drawPixmap(left - 1, 0, self._picture("ground", size, ratio_of(painter)))
            else:
                self._draw_ground(painter, left, right, size[1])
            for x in (left, right):
                foot = row if any(date.crosses(x) for date in dates) else size[1]
                for top, end in _free(scene, x, foot):
                    if self._pictures:
                        picture = self._picture("edge", (WIDE, size[1]), ratio_of(painter))
                        ratio = picture.devicePixelRatio()
                        part = QRectF(0, top * ratio, picture.width(), (end - top) * ratio)
                        painter.drawPixmap(QRectF(x - 1, top, WIDE, end - top), picture, part)
                    else:
                        self._draw_edge(painter, x, top, end)
            self._say_length(painter, scene, fold, short=any(date.beside(place) for date in dates))

    def _picture(self, what: str, size: tuple[int, int], ratio: float) -> QPixmap:
        """The ground of a fold, or an edge, as a picture."""
        key = (what, size, ratio)
        if key not in self._kept:
            made = QPixmap(round(size[0] * ratio), round(size[1] * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            brush = QPainter(made)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            if what == "ground":
                self._draw_ground(brush, 1, 1 + size[0] - WIDE, size[1])
            else:
                self._draw_edge(brush, 1, 0, size[1])
            brush.end()
            if len(self._kept) > 2 * TOOTH:
                self._kept.clear()
            self._kept[key] = made
        return self._kept[key]

    def _draw_ground(self, painter: QPainter, left: float, right: float, bottom: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground)
        painter.drawPolygon(QPolygonF([*_torn(left, 0, bottom), *reversed(_torn(right, 0, bottom))]))

    def _draw_edge(self, painter: QPainter, x: float, top: float, bottom: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._line, 1))
        painter.drawPolyline(QPolygonF(_torn(x, top, bottom)))

    def _say_length(self, painter: QPainter, scene: Scene, fold: Break, *, short: bool) -> None:
        """The length of a fold on the axis, in what of it is in view: in one line or two; one, if need be with a
        shorter word, if `short`.
        """
        left, right = max(fold.left, scene.scale.left), min(fold.right, scene.scale.right)
        letters, room = self._letters, right - left - 10
        painter.setFont(letters.axis)
        painter.setPen(QColor(self._theme.secondary))
        high = letters.of_axis.height()
        count, unit = fold.words.rsplit(" ", 1)
        for lines in ((fold.words,), (f"{count} {SHORT[unit[:3]]}",) if short else (count, unit)):
            if all(letters.of_axis.horizontalAdvance(line) <= room for line in lines):
                for place, line in enumerate(lines):
                    row = QRectF(left - 20, scene.height + 5 + place * high, right - left + 40, high)
                    painter.drawText(row, Qt.AlignmentFlag.AlignCenter, line)
                return


def _free(scene: Scene, x: float, bottom: float) -> list[tuple[float, float]]:
    """The heights at which an edge leaves words alone."""
    left, top, right, low = scene.labels.boxes(scene.stage.metrics)
    crossed = (left - 4 <= x) & (x <= right + 4)
    walls = sorted(zip((top[crossed] - scene.offset).tolist(), (low[crossed] - scene.offset).tolist(), strict=True))
    free, at = [], 0.0
    for begin, end in walls:
        if begin - at >= SHORTEST:
            free.append((at, begin))
        at = max(at, end)
    return [*free, (at, bottom)] if bottom - at >= SHORTEST else free


def _torn(x: float, top: float, bottom: float) -> list[QPointF]:
    """A zigzag line; its teeth stand at the same heights wherever it begins."""
    first, last = math.ceil(top / TOOTH), math.ceil(bottom / TOOTH)
    return [QPointF(x + (2 if step % 2 else 0) + 0.5, min(step * TOOTH, bottom)) for step in range(first, last + 1)]
