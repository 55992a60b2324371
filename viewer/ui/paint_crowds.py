"""What has no label at a zoom, painted: chips that count it, and hills where there is too much to count."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from viewer.timeline.clusters import Crowd
from viewer.timeline.scene import Scene, chip_places
from viewer.ui.paint_eras import tone_of
from viewer.ui.paint_ink import Ink, device_pixels, fill_rectangles, toned
from viewer.ui.pictures import Pictures
from viewer.ui.theme import Theme
from viewer.ui.timeline_type import Typography


class CrowdPainter:
    """Paints chips and hills of frames in one theme and type."""

    def __init__(self, theme: Theme, ink: Ink, letters: Typography) -> None:
        self._theme, self._ink, self._letters = theme, ink, letters

    def paint(self, painter: QPainter, scene: Scene, pictures: Pictures | None) -> None:
        """The crowds of all lanes; chips as pictures where they are kept."""
        metrics = scene.stage.metrics
        tall = (metrics.crowd if len(scene.stage.lanes) == 1 else metrics.strip) - 8
        tones = scene.stage.tones or (-1,) * len(scene.crowds)
        for lane, crowd, tone in zip(scene.stage.lanes, scene.crowds, tones, strict=True):
            if not len(crowd.left):
                continue
            tail = self._ink.tail if tone < 0 else toned(self._ink, tone_of(self._theme, tone)).tail
            base = round(lane.top + lane.height)
            if pictures is not None:
                _hills(painter, crowd, base, tall, tail, pictures.ratio)
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tail)
            rows = zip(crowd.left.tolist(), (tall * crowd.share).tolist(), strict=True)
            inside = QRectF(scene.scale.left, base - tall, scene.scale.width, tall)
            bars = (QRectF(x, base - high, crowd.width * 0.8, high).intersected(inside) for x, high in rows)
            painter.drawRects([bar for bar in bars if not bar.isEmpty()])
        self._chips(painter, scene, pictures)

    def _chips(self, painter: QPainter, scene: Scene, pictures: Pictures | None) -> None:
        """The chips: how many events have no label where they stand."""
        if pictures is None:
            for place in chip_places(scene):  # on paper nothing is cut
                half = self._size(place.chip.number).width() / 2 + 1
                x = min(max(place.chip.x, scene.scale.left + half), scene.scale.right - half)
                self._write(painter, QPointF(x, place.y), place.chip.number)
            return
        ratio, get, draw = pictures.ratio, pictures.get, painter.drawPixmap
        with device_pixels(painter, ratio):
            for lane, crowd in zip(scene.stage.lanes, scene.crowds, strict=True):
                for x, number, _, _, event in crowd.chips:
                    if event >= 0:  # a single one, which has a mark
                        continue
                    picture = get(-number)  # labels have numbers from 0 on
                    if picture is None:
                        picture = self._make(pictures, number)
                    left, top = x * ratio - picture.width() / 2, lane.foot * ratio - picture.height() / 2
                    draw(round(left), round(top), picture)

    def _make(self, pictures: Pictures, count: int) -> QPixmap:
        """A chip as a picture."""
        size = self._size(count)
        wide, high = math.ceil(size.width()) + 2, math.ceil(size.height()) + 2
        return pictures.add(-count, wide, high, lambda brush: self._write(brush, QPointF(wide / 2, high / 2), count))

    def _size(self, count: int) -> QSizeF:
        letters = self._letters
        width = letters.of_caption.horizontalAdvance(f"+{count}") + 16 * letters.factor
        return QSizeF(width, letters.of_caption.height() + 4)

    def _write(self, painter: QPainter, middle: QPointF, count: int) -> None:
        """A chip: a number on a ground."""
        box = QRectF(QPointF(), self._size(count))
        box.moveCenter(middle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.chip)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self._letters.caption)
        painter.setPen(self._ink.secondary)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{count}")


def _hills(painter: QPainter, crowd: Crowd, base: int, tall: float, tail: QColor, ratio: float) -> None:
    """Density, on whole pixels of the screen."""
    left = np.round(crowd.left * ratio) / ratio
    wide = np.maximum(np.round((crowd.left + crowd.width) * ratio) - 1, left * ratio + 1) / ratio - left
    high = np.ceil(crowd.share * round(tall * ratio)) / ratio
    fill_rectangles(painter, tail, left, base - high, wide, high)
