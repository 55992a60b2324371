"""A Scene, painted: the same code for the screen, PNG, SVG and PDF."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from viewer.timeline.scene import Scene
from viewer.ui.paint_axis import AxisPainter, tick_places
from viewer.ui.paint_breaks import BreakPainter
from viewer.ui.paint_crowds import CrowdPainter
from viewer.ui.paint_eras import paint_tabs
from viewer.ui.paint_ground import GroundPainter
from viewer.ui.paint_headers import paint_headers
from viewer.ui.paint_ink import ink, ratio_of
from viewer.ui.paint_labels import LabelPainter, Texts
from viewer.ui.paint_marks import MarkPainter
from viewer.ui.paint_narrow import narrow_dates
from viewer.ui.paint_now import paint_now
from viewer.ui.pictures import Pictures
from viewer.ui.theme import Theme
from viewer.ui.timeline_type import Typography

KEPT = 16
"""Dotted lines kept, one for each height of the lanes."""


class ScenePainter:
    """Paints frames in one theme and type. Keeps pictures of labels for the screen; draws text as text for files."""

    def __init__(self, theme: Theme, letters: Typography, texts: Texts, *, pictures: bool) -> None:
        self.theme = theme
        self.ink = ink(theme)
        self.letters = letters
        self._screen = pictures
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._pictures: Pictures | None = None
        self._ground = GroundPainter(theme, self.ink)
        self._axis = AxisPainter(self.ink, letters)
        self._crowds = CrowdPainter(theme, self.ink, letters)
        self._marks = MarkPainter(theme, pictures=pictures)
        self._breaks = BreakPainter(theme, letters, pictures=pictures)
        self._labels = LabelPainter(self.ink, letters, texts)

    def set_texts(self, texts: Texts) -> None:
        """Write other events' texts from now on."""
        self._labels.set_texts(texts)
        if self._pictures is not None:
            self._pictures.clear()

    def _pictures_for(self, painter: QPainter) -> Pictures | None:
        """What keeps pictures for the screen that is painted on; None for files."""
        ratio = ratio_of(painter)
        if self._screen and (self._pictures is None or self._pictures.ratio != ratio):
            self._pictures = Pictures(ratio)
        return self._pictures

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint a frame at the origin; the axis comes below the scene's height."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pictures = self._pictures_for(painter)
        painter.save()
        if scene.scale.left > 0:
            # Lanes: nothing runs under their names, nor, when they scroll, under the axis. Whole pixels, and no clip
            # where none is needed: clipped painting is slower, at fractions of a pixel twice as slow.
            left, high = round(scene.scale.left), math.ceil(scene.height)
            # A screen of a pixel and a half for each ends amid one.
            wide = math.ceil(scene.scale.width) + (1 if self._screen else 0)
            painter.setClipRect(QRect(left, 0, wide, high + math.ceil(self.letters.axis_height + scene.under)))
        # Whole pixels: at fractions of a pixel a large area takes three times as long.
        tall = math.ceil(scene.height + self.letters.axis_height + scene.under)
        ticks = tick_places(scene)
        self._ground.paint(painter, scene, ticks, tall, screen=self._screen)
        dates = narrow_dates(scene, self.letters) if len(scene.breaks) > 1 else []
        self._breaks.paint(painter, scene, scene.height + self.letters.axis_height, dates)
        self._axis.paint(painter, scene, ticks, pictures, dates)
        paint_tabs(painter, scene, self.theme, self.letters)
        paint_now(painter, scene, self.letters, self.ink)
        if scene.scale.left > 0:
            painter.setClipRect(QRect(left, 0, wide, high))
        self._leaders(painter, scene)
        painter.translate(0, -round(scene.offset))
        self._crowds.paint(painter, scene, pictures)
        self._selection(painter, scene)
        self._marks.paint(painter, scene, scene.singles, pictures, small=True)
        self._marks.paint(painter, scene, self._labels.snug(scene), pictures, small=False)
        self._labels.paint(painter, scene, pictures)
        painter.restore()
        paint_headers(painter, scene, self.theme, self.ink, self.letters)

    def _leaders(self, painter: QPainter, scene: Scene) -> None:
        leaders = scene.leaders
        if not len(leaders.x):
            return
        if not self._screen:
            pen = QPen(self.ink.leader, 1)
            pen.setDashPattern([1, 3])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            for x, top, bottom in zip(*(a.tolist() for a in (leaders.x, leaders.top, leaders.bottom)), strict=True):
                painter.drawLine(QPointF(x, bottom), QPointF(x, top))
            return
        strip = self._dotted(painter, scene.height)
        for x, top, bottom in zip(
            *(np.round(a).tolist() for a in (leaders.x, leaders.top, leaders.bottom)), strict=True
        ):
            ratio = strip.devicePixelRatio()
            source = QRectF(0, top * ratio, strip.width(), (bottom - top) * ratio)
            painter.drawPixmap(QRectF(x, top, 1, bottom - top), strip, source)

    def _dotted(self, painter: QPainter, height: float) -> QPixmap:
        """A dotted line as high as the lanes: a dash pattern costs more than everything else in a frame."""
        ratio = ratio_of(painter)
        tall = int(height) + 4
        key = ("dotted", tall, ratio)
        if key not in self._kept:
            strip = QPixmap(max(round(ratio), 1), round(tall * ratio))
            strip.setDevicePixelRatio(ratio)
            strip.fill(Qt.GlobalColor.transparent)
            brush = QPainter(strip)
            for y in range(0, tall, 4):
                brush.fillRect(QRectF(0, y, 1, 1), self.ink.leader)
            brush.end()
            self._keep(key, strip)
        return self._kept[key]

    def _selection(self, painter: QPainter, scene: Scene) -> None:
        labels = scene.labels
        if max(scene.selected, scene.focused) < 0:
            return
        for place in np.flatnonzero(labels.event == scene.selected).tolist():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.ink.selection)
            painter.drawRoundedRect(_ground_of(scene, place).adjusted(-6, -1, 6, 1), 6, 6)
        for place in np.flatnonzero(labels.event == scene.focused).tolist():
            painter.setPen(QPen(self.ink.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(_ground_of(scene, place).adjusted(-6, -1, 6, 1), 6, 6)

    def _keep(self, key: tuple[object, ...], picture: QPixmap) -> None:
        if len(self._kept) >= KEPT:
            for old in list(self._kept)[: KEPT // 4]:
                del self._kept[old]
        self._kept[key] = picture


def _ground_of(scene: Scene, place: int) -> QRectF:
    """The rectangle of a label."""
    labels, row = scene.labels, scene.stage.metrics.row
    lines = 2 if labels.full[place] else 1
    # The second line stands close under the first and leaves the lower part of its half-card free.
    high = row * lines - (row * 0.26 if lines == 2 else 0)
    return QRectF(float(labels.x[place]), float(labels.y[place]) - row / 2, float(labels.width[place]), high)
