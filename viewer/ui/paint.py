"""A Scene, painted: the same code for the screen, PNG, SVG and PDF."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLine, QLineF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from viewer.timeline.clusters import Crowd
from viewer.timeline.scene import Scene, chip_places
from viewer.timeline.stretches import Break
from viewer.ui.paint_breaks import BreakPainter
from viewer.ui.paint_eras import paint_grounds, paint_tabs, tone_of
from viewer.ui.paint_headers import paint_headers
from viewer.ui.paint_ink import fill_rectangles, hairline, ink, ratio_of, toned
from viewer.ui.paint_labels import LabelPainter, Texts
from viewer.ui.paint_marks import MarkPainter
from viewer.ui.paint_narrow import narrow_dates
from viewer.ui.paint_now import paint_now
from viewer.ui.theme import Theme
from viewer.ui.timeline_type import Typography

KEPT = 1000
"""Pictures of chips and words of the axis kept for the next frames."""
LINE = Qt.GlobalColor.transparent


@dataclass(frozen=True, slots=True)
class Word:
    """A text of the axis: its row, the pixels it advances, and on the screen its picture."""

    text: str
    major: bool
    width: float
    picture: QPixmap | None = None


class ScenePainter:
    """Paints frames in one theme and type. Keeps pictures of labels for the screen; draws text as text for files."""

    def __init__(self, theme: Theme, letters: Typography, texts: Texts, *, pictures: bool) -> None:
        self.theme = theme
        self.ink = ink(theme)
        self.letters = letters
        self._pictures = pictures
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._words: dict[tuple[str, bool, float], Word] = {}
        self._marks = MarkPainter(theme, pictures=pictures)
        self._breaks = BreakPainter(theme, letters, pictures=pictures)
        self._labels = LabelPainter(self.ink, letters, texts, pictures=pictures)

    def set_texts(self, texts: Texts) -> None:
        """Write other events' texts from now on."""
        self._labels.set_texts(texts)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint a frame at the origin; the axis comes below the scene's height."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        if scene.scale.left > 0:
            # Lanes: nothing runs under their names, nor, when they scroll, under the axis. Whole pixels, and no clip
            # where none is needed: clipped painting is slower, at fractions of a pixel twice as slow.
            left, wide, high = round(scene.scale.left), math.ceil(scene.scale.width), math.ceil(scene.height)
            painter.setClipRect(QRect(left, 0, wide, high + math.ceil(self.letters.axis_height + scene.under)))
        self._ground(painter, scene)
        self._axis(painter, scene)
        paint_tabs(painter, scene, self.theme, self.letters)
        paint_now(painter, scene, self.letters, self.ink)
        if scene.scale.left > 0:
            painter.setClipRect(QRect(left, 0, wide, high))
        self._leaders(painter, scene)
        painter.translate(0, -round(scene.offset))
        self._crowds(painter, scene)
        self._selection(painter, scene)
        self._marks.paint(painter, scene, scene.singles, small=True)
        self._marks.paint(painter, scene, self._labels.snug(scene), small=False)
        self._labels.paint(painter, scene)
        painter.restore()
        paint_headers(painter, scene, self.theme, self.ink, self.letters)

    def _ground(self, painter: QPainter, scene: Scene) -> None:
        scale, height = scene.scale, scene.height
        # Whole pixels: at fractions of a pixel a large area takes three times as long.
        tall = math.ceil(height + self.letters.axis_height + scene.under)
        paint_grounds(painter, scene, self.theme, self.ink, tall)
        painter.setPen(hairline(self.ink.hairline))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        places = (round(scale.x(tick.instant)) for tick in scene.ticks.minor)
        painter.drawLines([QLine(x, 0, x, round(height) - 1) for x in places])
        if len(scene.stage.lanes) > 1:
            for lane in scene.stage.lanes[1:]:
                y = round(lane.top - scene.offset)
                if 0 <= y < round(height):  # not across the axis, where lanes run on below it
                    painter.drawLine(round(scale.left), y, round(scale.right), y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dates = narrow_dates(scene, self.letters) if len(scene.breaks) > 1 else []
        self._breaks.paint(painter, scene, height + self.letters.axis_height, dates)

    def _axis(self, painter: QPainter, scene: Scene) -> None:
        scale, height, letters, ratio = scene.scale, scene.height, self.letters, ratio_of(painter)
        painter.setPen(hairline(self.ink.faint))
        y = round(height) + 0.5
        for begin, end in _between([scale.left, scale.right], scene.breaks):
            painter.drawLine(QPointF(begin, y), QPointF(end, y))
        minor = y + 4 + letters.of_axis.ascent() + 1
        places = [(round(scale.x(tick.instant)) + 0.5, tick.text) for tick in scene.ticks.minor]
        painter.drawLines([QLineF(x, y, x, y + 5) for x, _ in places])
        for x, text in places:
            word = self._word(text, major=False, ratio=ratio)
            if x + 4 + word.width <= _room(x, scene):
                self._say(painter, word, x + 4, minor)
        major_line = minor + letters.of_axis.descent() + 2 + letters.of_era.ascent()
        for date in narrow_dates(scene, letters) if len(scene.breaks) > 1 else ():
            self._say(painter, self._word(date.text, major=True, ratio=ratio), date.x, major_line)
        for major in scene.ticks.major:
            word = self._word(major.text, major=True, ratio=ratio)
            begin, end = scale.x(major.begin), scale.x(major.end)
            # Pinned at the left edge while its unit is in view, pushed out by the next.
            x = min(max(begin + 4.5, scale.left + 8), end - word.width - 10)
            cut = scale.folds is not None and x < begin
            if x >= scale.left and x + word.width <= scale.right and not cut:
                self._say(painter, word, x, major_line)

    def _word(self, text: str, *, major: bool, ratio: float) -> Word:
        """A text of the axis, measured once; on the screen with its picture."""
        key = (text, major, ratio)
        if key not in self._words:
            measure = self.letters.of_era if major else self.letters.of_axis
            width, picture = measure.horizontalAdvance(text), None
            if self._pictures:
                picture = self._blank(math.ceil(width) + 4, math.ceil(measure.height()) + 2, ratio)
                brush = QPainter(picture)
                self._say(brush, Word(text, major, width), 2, math.ceil(measure.ascent()) + 1)
                brush.end()
            if len(self._words) >= KEPT:
                self._words.clear()
            self._words[key] = Word(text, major, width, picture)
        return self._words[key]

    def _say(self, painter: QPainter, word: Word, x: float, baseline: float) -> None:
        """Paint a text of the axis."""
        if word.picture is not None:
            measure = self.letters.of_era if word.major else self.letters.of_axis
            painter.drawPixmap(round(x) - 2, round(baseline) - math.ceil(measure.ascent()) - 1, word.picture)
            return
        painter.setFont(self.letters.era if word.major else self.letters.axis)
        painter.setPen(self.ink.text if word.major else self.ink.secondary)
        painter.drawText(QPointF(x, baseline), word.text)

    def _blank(self, width: float, height: float, ratio: float) -> QPixmap:
        """A picture of nothing yet, so many pixels wide and high."""
        made = QPixmap(max(round(width * ratio), 1), max(round(height * ratio), 1))
        made.setDevicePixelRatio(ratio)
        made.fill(LINE)
        return made

    def _leaders(self, painter: QPainter, scene: Scene) -> None:
        leaders = scene.leaders
        if not self._pictures:
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
            strip.fill(LINE)
            brush = QPainter(strip)
            for y in range(0, tall, 4):
                brush.fillRect(QRectF(0, y, 1, 1), self.ink.leader)
            brush.end()
            self._keep(key, strip)
        return self._kept[key]

    def _crowds(self, painter: QPainter, scene: Scene) -> None:
        metrics = scene.stage.metrics
        tall = (metrics.crowd if len(scene.stage.lanes) == 1 else metrics.strip) - 8
        painter.setPen(Qt.PenStyle.NoPen)
        tones = scene.stage.tones or (-1,) * len(scene.crowds)
        for lane, crowd, tone in zip(scene.stage.lanes, scene.crowds, tones, strict=True):
            tail = self.ink.tail if tone < 0 else toned(self.ink, tone_of(self.theme, tone)).tail
            painter.setBrush(tail)
            if len(crowd.left) and self._pictures:
                self._hills(painter, crowd, round(lane.top + lane.height), tall, tail)
            elif len(crowd.left):
                base = round(lane.top + lane.height)
                rows = zip(crowd.left.tolist(), (tall * crowd.share).tolist(), strict=True)
                inside = QRectF(scene.scale.left, base - tall, scene.scale.width, tall)
                bars = (QRectF(x, base - high, crowd.width * 0.8, high).intersected(inside) for x, high in rows)
                painter.drawRects([bar for bar in bars if not bar.isEmpty()])
        ratio = ratio_of(painter)
        for place in chip_places(scene):
            count, at = place.chip.count, QPointF(place.chip.x, place.y)
            if self._pictures:
                picture = self._kept.get(("chip", count, ratio)) or self._chip_picture(count, ratio)
                side = picture.deviceIndependentSize()
                painter.drawPixmap(round(at.x() - side.width() / 2), round(at.y() - side.height() / 2), picture)
            else:  # on paper nothing is cut
                half = self._chip_size(count).width() / 2 + 1
                at.setX(min(max(at.x(), scene.scale.left + half), scene.scale.right - half))
                self._chip(painter, at, count)

    def _chip_picture(self, count: int, ratio: float) -> QPixmap:
        """A chip as a picture, kept for the next frames."""
        size = self._chip_size(count)
        made = self._blank(math.ceil(size.width()) + 2, math.ceil(size.height()) + 2, ratio)
        brush = QPainter(made)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._chip(brush, QRectF(QPointF(), made.deviceIndependentSize()).center(), count)
        brush.end()
        self._keep(("chip", count, ratio), made)
        return made

    def _chip_size(self, count: int) -> QSizeF:
        letters = self.letters
        width = letters.of_caption.horizontalAdvance(f"+{count}") + 16 * letters.factor
        return QSizeF(width, letters.of_caption.height() + 4)

    def _chip(self, painter: QPainter, middle: QPointF, count: int) -> None:
        """How many events have no label here, on a ground."""
        box = QRectF(QPointF(), self._chip_size(count))
        box.moveCenter(middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.chip)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self.letters.caption)
        painter.setPen(self.ink.secondary)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{count}")

    def _hills(self, painter: QPainter, crowd: Crowd, base: int, tall: float, tail: QColor) -> None:
        """Density, on whole pixels of the screen."""
        ratio = ratio_of(painter)
        left = np.round(crowd.left * ratio) / ratio
        wide = np.maximum(np.round((crowd.left + crowd.width) * ratio) - 1, left * ratio + 1) / ratio - left
        high = np.ceil(crowd.share * round(tall * ratio)) / ratio
        fill_rectangles(painter, tail, left, base - high, wide, high)

    def _selection(self, painter: QPainter, scene: Scene) -> None:
        labels = scene.labels
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


def _between(ends: list[float], breaks: tuple[Break, ...]) -> list[tuple[float, float]]:
    """What lies between two pixels outside of the folds in view."""
    edges = [ends[0], *(x for fold in breaks for x in (fold.left, fold.right)), ends[1]]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]


def _room(x: float, scene: Scene) -> float:
    """The pixel at which a text of the axis that begins at x must end: the next fold, or the window's edge."""
    return min((fold.left for fold in scene.breaks if fold.right > x + 1), default=scene.scale.right)


def _ground_of(scene: Scene, place: int) -> QRectF:
    """The rectangle of a label."""
    labels, row = scene.labels, scene.stage.metrics.row
    lines = 2 if labels.full[place] else 1
    # The second line stands close under the first and leaves the lower part of its half-card free.
    high = row * lines - (row * 0.26 if lines == 2 else 0)
    return QRectF(float(labels.x[place]), float(labels.y[place]) - row / 2, float(labels.width[place]), high)
