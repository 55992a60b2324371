"""A Scene, painted: the same code for the screen, PNG, SVG and PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF

from viewer.timeline.columns import Look
from viewer.timeline.scene import Marks, Scene, chip_places
from viewer.ui.theme import Theme
from viewer.ui.timeline_type import Typography

KEPT = 4000
"""Label pictures kept for the next frames."""
LINE = Qt.GlobalColor.transparent


@dataclass(frozen=True, slots=True)
class Texts:
    """What is written beside a mark: title and second line of an event, by its place in the columns."""

    title: Callable[[int], str]
    caption: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours of a theme, ready for painting; mixed with the ground, so that nothing shows through."""

    canvas: QColor
    band: QColor
    hairline: QColor
    leader: QColor
    text: QColor
    secondary: QColor
    faint: QColor
    accent: QColor
    bar: QColor
    long_bar: QColor
    tail: QColor
    chip: QColor
    selection: QColor
    side: QColor


def ink(theme: Theme) -> Ink:
    """The inks of a theme."""
    canvas, accent = QColor(theme.canvas), QColor(theme.accent)
    return Ink(
        canvas=canvas,
        band=mixed(canvas, QColor(theme.band), 0.6),
        hairline=QColor(theme.hairline),
        leader=mixed(canvas, QColor(theme.secondary), 0.55),
        text=QColor(theme.text),
        secondary=QColor(theme.secondary),
        faint=QColor(theme.faint),
        accent=accent,
        bar=mixed(canvas, accent, 0.62),
        long_bar=mixed(canvas, accent, 0.36),
        tail=mixed(canvas, accent, 0.38),
        chip=mixed(QColor(theme.chip), QColor(theme.hairline), 0.6),
        selection=QColor(theme.selection),
        side=QColor(theme.side),
    )


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """A colour laid over a ground, `share` of it."""
    parts = ((g * (1 - share) + c * share) for g, c in zip(ground.getRgbF()[:3], colour.getRgbF()[:3], strict=True))
    return QColor.fromRgbF(*parts)


class ScenePainter:
    """Paints frames in one theme and type. Keeps pictures of labels for the screen; draws text as text for files."""

    def __init__(self, theme: Theme, letters: Typography, texts: Texts, *, pictures: bool) -> None:
        self.theme = theme
        self.ink = ink(theme)
        self.letters = letters
        self._texts = texts
        self._pictures = pictures
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def set_texts(self, texts: Texts) -> None:
        """Write other events' texts from now on."""
        self._texts = texts
        self._kept.clear()

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint a frame at the origin; the axis comes below the scene's height."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        time = QRectF(scene.scale.left, 0, scene.scale.width, scene.height + self.letters.axis_height)
        painter.setClipRect(time)
        self._ground(painter, scene)
        self._axis(painter, scene)
        painter.setClipRect(QRectF(time.left(), 0, time.width(), scene.height))
        self._leaders(painter, scene)
        self._crowds(painter, scene)
        self._selection(painter, scene)
        self._marks(painter, scene, scene.singles, small=True)
        self._marks(painter, scene, scene.marks, small=False)
        self._labels(painter, scene)
        painter.restore()
        self._headers(painter, scene)

    def _ground(self, painter: QPainter, scene: Scene) -> None:
        scale, height = scene.scale, scene.height
        painter.fillRect(QRectF(scale.left, 0, scale.width, height + self.letters.axis_height), self.ink.canvas)
        for major in scene.ticks.major:
            if major.odd:
                left = max(scale.x(major.begin), scale.left)
                right = min(scale.x(major.end), scale.right)
                painter.fillRect(QRectF(round(left), 0, round(right) - round(left), height), self.ink.band)
        painter.setPen(_hairline(self.ink.hairline))
        for tick in scene.ticks.minor:
            x = round(scale.x(tick.instant)) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, height))
        if len(scene.stage.lanes) > 1:
            for lane in scene.stage.lanes[1:]:
                y = round(lane.top) + 0.5
                painter.drawLine(QPointF(scale.left, y), QPointF(scale.right, y))

    def _axis(self, painter: QPainter, scene: Scene) -> None:
        scale, height, letters = scene.scale, scene.height, self.letters
        painter.setPen(_hairline(self.ink.faint))
        y = round(height) + 0.5
        painter.drawLine(QPointF(scale.left, y), QPointF(scale.right, y))
        minor = y + 4 + letters.of_axis.ascent() + 1
        painter.setFont(letters.axis)
        for tick in scene.ticks.minor:
            x = round(scale.x(tick.instant)) + 0.5
            painter.setPen(_hairline(self.ink.faint))
            painter.drawLine(QPointF(x, y), QPointF(x, y + 5))
            if x + 4 + letters.of_axis.horizontalAdvance(tick.text) <= scale.right:
                painter.setPen(self.ink.secondary)
                painter.drawText(QPointF(x + 4, minor), tick.text)
        painter.setFont(letters.era)
        painter.setPen(self.ink.text)
        major_line = minor + letters.of_axis.descent() + 2 + letters.of_era.ascent()
        for major in scene.ticks.major:
            width = letters.of_era.horizontalAdvance(major.text)
            begin, end = scale.x(major.begin), scale.x(major.end)
            # Pinned at the left edge while its unit is in view, pushed out by the next.
            x = min(max(begin + 4.5, scale.left + 8), end - width - 10)
            if x >= scale.left and x + width <= scale.right:
                painter.drawText(QPointF(x, major_line), major.text)

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
        ratio = _ratio(painter)
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
        metrics, letters = scene.stage.metrics, self.letters
        tall = metrics.crowd - 8
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.tail)
        for lane, crowd in zip(scene.stage.lanes, scene.crowds, strict=True):
            base = lane.foot + metrics.crowd / 2
            bars = [
                QRectF(round(x), base - tall * s, max(round(x + crowd.width) - round(x) - 1, 1), tall * s)
                for x, s in zip(crowd.left.tolist(), crowd.share.tolist(), strict=True)
            ]
            if bars:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
                painter.drawRects(bars)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setFont(letters.caption)
        for place in chip_places(scene):
            text = f"+{place.chip.count}"
            width = letters.of_caption.horizontalAdvance(text) + 16 * letters.factor
            high = letters.of_caption.height() + 4
            box = QRectF(place.chip.x - width / 2, place.y - high / 2, width, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.ink.chip)
            painter.drawRoundedRect(box, high / 2, high / 2)
            painter.setPen(self.ink.secondary)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _selection(self, painter: QPainter, scene: Scene) -> None:
        labels, metrics = scene.labels, scene.stage.metrics
        for place in np.flatnonzero(labels.event == scene.selected).tolist():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.ink.selection)
            painter.drawRoundedRect(_ground_of(scene, place).adjusted(-6, -1, 6, 1), 6, 6)
        for place in np.flatnonzero(labels.event == scene.focused).tolist():
            painter.setPen(QPen(self.ink.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(_ground_of(scene, place).adjusted(-6, -1, 6, 1), 6, 6)
        del metrics

    def _marks(self, painter: QPainter, scene: Scene, marks: Marks, *, small: bool) -> None:
        metrics = scene.stage.metrics
        dot = metrics.dot * (0.7 if small else 1.0)
        looks = scene.stage.columns.look[marks.event].tolist()
        rows = (marks.event, marks.x0, marks.x1, marks.y, marks.low, marks.high, marks.added)
        away = scene.selected >= 0
        for look, event, x0, x1, y, low, high, added in zip(looks, *(a.tolist() for a in rows), strict=True):
            if high < scene.scale.left - 20 or low > scene.scale.right + 20:
                continue
            painter.setOpacity(0.5 if away and event != scene.selected else 1.0)
            if small and x1 - x0 <= metrics.dot:
                middle = (x0 + x1) / 2
                x0, x1 = middle - dot / 2, middle + dot / 2
            box = self._mark(painter, scene, look, (x0, x1, y, low, high), dot)
            if added == added:
                self._diamond(painter, QPointF(added, y), metrics.dot * 0.62)
            if event == scene.selected:
                painter.setPen(QPen(self.ink.accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), box.height() / 2 + 4, box.height() / 2 + 4)
            elif look & Look.ENTERED:
                painter.setPen(QPen(self.ink.accent, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), dot, dot)
        painter.setOpacity(1.0)

    def _mark(
        self, painter: QPainter, scene: Scene, look: int, at: tuple[float, float, float, float, float], dot: float
    ) -> QRectF:
        """One mark; the rectangle it takes."""
        x0, x1, y, low, high = at
        edge = 40.0
        left, right = max(x0, scene.scale.left - edge), min(x1, scene.scale.right + edge)
        coarse = bool(look & Look.COARSE)
        tall = dot * 0.84 if coarse else dot
        if coarse and x1 - x0 <= dot:
            left, right = (left + right - tall) / 2, (left + right + tall) / 2
        box = QRectF(left, y - tall / 2, max(right - left, 1.0), tall)
        if look & Look.UNCERTAIN and (low < x0 - 1 or high > x1 + 1):
            self._tail(painter, (max(low, scene.scale.left - edge), min(high, scene.scale.right + edge)), y, dot * 0.62)
        if look & Look.HOLLOW:
            pen = QPen(self.ink.accent, 1.6)
            pen.setDashPattern([2.2, 1.8])
            painter.setPen(pen)
            painter.setBrush(self.ink.canvas)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), tall / 2, tall / 2)
            return box
        painter.setPen(Qt.PenStyle.NoPen)
        colour = self.ink.accent if not coarse else self.ink.long_bar if x1 - x0 > 12 * dot else self.ink.bar
        painter.setBrush(self._softened(box, colour, look, (x0, x1)))
        painter.drawRoundedRect(box, tall / 2, tall / 2)
        return box

    def _softened(self, box: QRectF, colour: QColor, look: int, ends: tuple[float, float]) -> QBrush:
        """The fill of a bar: fading towards an end that is not known exactly."""
        if not look & (Look.SOFT_BEGIN | Look.SOFT_END) or box.width() < 2 * box.height():
            return QBrush(colour)
        gradient = QLinearGradient(box.topLeft(), box.topRight())
        share = min(0.4, 36 / box.width())
        clear = QColor(colour)
        clear.setAlphaF(0.12)
        soft_begin = bool(look & Look.SOFT_BEGIN) and ends[0] >= box.left() - 1
        soft_end = bool(look & Look.SOFT_END) and ends[1] <= box.right() + 1
        gradient.setColorAt(0, clear if soft_begin else colour)
        gradient.setColorAt(share, colour)
        gradient.setColorAt(1 - share, colour)
        gradient.setColorAt(1, clear if soft_end else colour)
        return QBrush(gradient)

    def _tail(self, painter: QPainter, ends: tuple[float, float], y: float, tall: float) -> None:
        """The pale bar over the other days it may have been."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.tail)
        painter.drawRoundedRect(QRectF(ends[0], y - tall / 2, max(ends[1] - ends[0], tall), tall), tall / 2, tall / 2)

    def _diamond(self, painter: QPainter, at: QPointF, reach: float) -> None:
        """What the almanac adds: hollow, never as solid as what a source says."""
        painter.setPen(QPen(self.ink.accent, 1.6))
        painter.setBrush(self.ink.canvas)
        x, y = at.x(), at.y()
        points = [QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach), QPointF(x - reach, y)]
        painter.drawPolygon(QPolygonF(points))

    def _labels(self, painter: QPainter, scene: Scene) -> None:
        labels = scene.labels
        away = scene.selected >= 0
        low, high = (scene.scale.xs(c[labels.event]) for c in (scene.stage.columns.low, scene.stage.columns.high))
        # A picture cannot be panned: no label in it is ever cut, nor stands there without its mark.
        whole = (labels.x >= scene.scale.left) & (labels.x + labels.width <= scene.scale.right)
        drawn = self._pictures | (whole & (high > scene.scale.left) & (low < scene.scale.right))
        rows = (labels.event, labels.x, labels.y, labels.width, labels.full, labels.right)
        for event, x, y, width, full, right in zip(*(a[drawn].tolist() for a in rows), strict=True):
            if x > scene.scale.right or x + width < scene.scale.left:
                continue
            back = away and event != scene.selected
            if self._pictures:
                picture = self._picture(painter, (event, width, full, right, back), scene.stage.metrics.row)
                painter.drawPixmap(QPointF(round(x), round(y - scene.stage.metrics.row / 2)), picture)
            else:
                self._write(painter, QPointF(x, y - scene.stage.metrics.row / 2), (event, width, full, right, back))

    def _picture(self, painter: QPainter, what: tuple[int, float, bool, bool, bool], row: float) -> QPixmap:
        ratio = _ratio(painter)
        key = (*what, ratio)
        found = self._kept.get(key)
        if found is None:
            _, width, full, _, _ = what
            size = (max(round(width * ratio), 1), round(row * (2 if full else 1) * ratio))
            found = QPixmap(*size)
            found.setDevicePixelRatio(ratio)
            found.fill(LINE)
            brush = QPainter(found)
            self._write(brush, QPointF(0, 0), what)
            brush.end()
            self._keep(key, found)
        return found

    def _keep(self, key: tuple[object, ...], picture: QPixmap) -> None:
        if len(self._kept) >= KEPT:
            for old in list(self._kept)[: KEPT // 4]:
                del self._kept[old]
        self._kept[key] = picture

    def _write(self, painter: QPainter, at: QPointF, what: tuple[int, float, bool, bool, bool]) -> None:
        """Title and, where there is room, caption; `at` is the label's upper left corner."""
        event, width, full, right, back = what
        letters = self.letters
        title = letters.elided(self._texts.title(event), width, title=True)
        row = letters.metrics().row
        side = Qt.AlignmentFlag.AlignLeft if right else Qt.AlignmentFlag.AlignRight
        painter.setFont(letters.title)
        painter.setPen(self.ink.secondary if back else self.ink.text)
        painter.drawText(QRectF(at.x(), at.y(), width, row), side | Qt.AlignmentFlag.AlignVCenter, title)
        if full:
            caption = letters.shortened(self._texts.caption(event), width)
            painter.setFont(letters.caption)
            painter.setPen(self.ink.secondary)
            top = at.y() + row / 2 + letters.of_title.height() / 2 + 1
            painter.drawText(QRectF(at.x(), top, width, row), side | Qt.AlignmentFlag.AlignTop, caption)

    def _headers(self, painter: QPainter, scene: Scene) -> None:
        """Names of the lanes, beside the time."""
        left = scene.scale.left
        if left <= 0:
            return
        painter.fillRect(QRectF(0, 0, left, scene.height + self.letters.axis_height), self.ink.side)
        painter.setPen(_hairline(self.ink.hairline))
        painter.drawLine(QPointF(left - 0.5, 0), QPointF(left - 0.5, scene.height + self.letters.axis_height))
        for lane in scene.stage.lanes:
            y = round(lane.top + lane.height) + 0.5
            painter.setPen(_hairline(self.ink.hairline))
            painter.drawLine(QPointF(0, y), QPointF(left, y))
            painter.setPen(self.ink.text if lane.name else self.ink.secondary)
            painter.setFont(self.letters.title if lane.name else self.letters.caption)
            name = self.letters.elided(lane.name or "none named", left - 28, title=bool(lane.name))
            row = QRectF(16, lane.top + 6, left - 24, scene.stage.metrics.row)
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def _ground_of(scene: Scene, place: int) -> QRectF:
    """The rectangle of a label."""
    labels, row = scene.labels, scene.stage.metrics.row
    lines = 2 if labels.full[place] else 1
    # The second line stands close under the first and leaves the lower part of its half-card free.
    high = row * lines - (row * 0.26 if lines == 2 else 0)
    return QRectF(float(labels.x[place]), float(labels.y[place]) - row / 2, float(labels.width[place]), high)


def _hairline(colour: QColor) -> QPen:
    pen = QPen(colour, 1)
    pen.setCosmetic(True)
    return pen


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()
