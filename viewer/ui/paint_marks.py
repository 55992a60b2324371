"""Marks of events, each showing by its shape how exactly its date is known and whether it happened."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF, QRadialGradient

from viewer.model.stance import Stance
from viewer.timeline.columns import Look
from viewer.timeline.scale import Ints
from viewer.timeline.scene import Marks, Scene
from viewer.ui.glyphs import colour, paint_glyph
from viewer.ui.paint_ink import ink, mixed, ratio_of, toned
from viewer.ui.theme import Theme

SMALL = 0.7
"""Size of a mark without a label against one with a label."""
AWAY = 0.5
"""Opacity of marks while another is selected."""
PLAIN = ~(Look.CONFIRMED | Look.COARSE | Look.HOLLOW)


class MarkPainter:
    """Paints marks; on the screen dots are pictures kept from frame to frame."""

    def __init__(self, theme: Theme, *, pictures: bool) -> None:
        self._theme = theme
        self._ink = self._plain = ink(theme)
        self._inks = tuple(toned(self._plain, QColor(tone)) for tone in theme.tones)
        self._pictures = pictures
        self._dots: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, scene: Scene, marks: Marks, *, small: bool) -> None:
        """Paint the marks of a frame, smaller ones for events without a label."""
        if not len(marks.event):
            return
        looks = scene.stage.columns.look[marks.event]
        away = scene.behind(marks.event)
        drawn = (marks.high >= scene.scale.left - 20) & (marks.low <= scene.scale.right + 20)
        dots = (
            ((looks & PLAIN) == 0)
            & (marks.x1 - marks.x0 <= scene.stage.metrics.dot + 0.01)
            & (marks.event != scene.selected)
            & np.isnan(marks.added)
            & np.isnan(marks.other[0])
        )
        stances = scene.stage.columns.stances
        if not self._pictures or stances:
            dots &= False
        self._paint_shapes(painter, scene, marks, np.flatnonzero(drawn & ~dots).tolist(), small)
        fast = drawn & dots
        middle = (marks.x0 + marks.x1)[fast] / 2
        ratio, dot = ratio_of(painter), scene.stage.metrics.dot * (SMALL if small else 1.0)
        edge = dot / 2 + 2
        kinds = zip(looks[fast].tolist(), away[fast].tolist(), strict=True)
        places = zip((middle - edge).tolist(), (marks.y[fast] - edge).tolist(), strict=True)
        tones = self._tones(scene, marks.event[fast])
        for (look, pale), (x, y), tone in zip(kinds, places, tones, strict=True):
            key = (look, pale, dot, ratio, tone)
            self._ink = self._plain if tone < 0 else self._inks[tone % len(self._inks)]
            painter.drawPixmap(round(x), round(y), self._dots.get(key) or self._dot(key, look, pale, dot, ratio))
        self._ink = self._plain

    def _tones(self, scene: Scene, events: Ints) -> list[int]:
        """The tone of each event's lane, -1 for none; marks of positions have colours of their own."""
        tones = scene.stage.tones
        if not tones or scene.stage.columns.stances:
            return [-1] * len(events)
        return np.asarray(tones, dtype=np.int64)[scene.stage.columns.lane[events]].tolist()  # type: ignore[no-any-return]

    def _dot(self, key: tuple[object, ...], look: int, pale: bool, dot: float, ratio: float) -> QPixmap:
        """A dot as a picture, 2 pixels free around it."""
        side = dot + 4
        made = QPixmap(round(side * ratio), round(side * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        brush = QPainter(made)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.setOpacity(AWAY if pale else 1.0)
        self._mark(brush, (0.0, side), look, (2.0, side - 2, side / 2, 2.0, side - 2), dot)
        brush.end()
        self._dots[key] = made
        return made

    def _paint_shapes(self, painter: QPainter, scene: Scene, marks: Marks, places: list[int], small: bool) -> None:
        """Bars, tails, additions, rings: everything that is not a plain dot."""
        metrics, selected, away = scene.stage.metrics, scene.selected, scene.behind(marks.event)
        dot = metrics.dot * (SMALL if small else 1.0)
        window = scene.scale.left, scene.scale.right
        looks = scene.stage.columns.look
        tones = self._tones(scene, marks.event[places])
        for place, tone in zip(places, tones, strict=True):
            event = int(marks.event[place])
            self._ink = self._plain if tone < 0 else self._inks[tone % len(self._inks)]
            look, added, y = int(looks[event]), float(marks.added[place]), float(marks.y[place])
            x0, x1 = float(marks.x0[place]), float(marks.x1[place])
            painter.setOpacity(AWAY if away[place] else 1.0)
            if small and x1 - x0 <= metrics.dot:
                middle = (x0 + x1) / 2
                x0, x1 = middle - dot / 2, middle + dot / 2
            if marks.other[0][place] == marks.other[0][place]:
                self._disputed(
                    painter, (x0 + x1) / 2, (float(marks.other[0][place]), float(marks.other[1][place])), y, dot
                )
            if scene.stage.columns.stances:
                room = float(marks.gap[0][place]), float(marks.gap[1][place])
                box = self._position(painter, window, scene.stage.columns.stances[event], (x0, x1, y), room, dot)
                if event == selected:
                    self._ring(painter, box, 4.0, 2.0)
                continue
            at = (x0, x1, y, float(marks.low[place]), float(marks.high[place]))
            gap = float(marks.gap[0][place]), float(marks.gap[1][place])
            box = self._bar(painter, window, look, at, gap, dot)
            if added == added and x1 - x0 > 3 * dot:  # on a narrower mark it would hide how exact the source is
                self._diamond(painter, QPointF(added, y), metrics.dot * 0.62)
            if event == selected:
                self._ring(painter, box, 4.0, 2.0)
            elif look & Look.ENTERED:
                self._ring(painter, box, 2.5, 1.0)
        painter.setOpacity(1.0)
        self._ink = self._plain

    def _position(
        self,
        painter: QPainter,
        window: tuple[float, float],
        stance: Stance,
        at: tuple[float, float, float],
        gap: tuple[float, float],
        dot: float,
    ) -> QRectF:
        """The glyph of a position, over a pale bar where its date is a month or a year; beside its label where that
        stands on the bar.
        """
        left, right, y = max(at[0], window[0] - 40), min(at[1], window[1] + 40), at[2]
        side = dot + 3
        box = QRectF((left + right - side) / 2, y - side / 2, side, side)
        if right - left > 1.5 * dot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(self._ink.canvas, QColor(colour(stance.polarity, self._theme)), 0.3))
            whole, high = QRectF(left, y - dot * 0.4, right - left, dot * 0.8), round(2 * dot)
            for first, last in _pieces(left, right, gap):
                painter.save()
                clip = QRect(round(first) - 1, round(y - dot), round(last - first) + 2, high)
                painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
                painter.drawRoundedRect(whole, dot * 0.4, dot * 0.4)
                painter.restore()
            box.moveCenter(QPointF(beside(box.center().x(), side, gap, (left, right)), y))
        paint_glyph(painter, box, stance, self._theme)
        return box

    def _bar(
        self,
        painter: QPainter,
        window: tuple[float, float],
        look: int,
        at: tuple[float, float, float, float, float],
        gap: tuple[float, float],
        dot: float,
    ) -> QRectF:
        """One mark, in two pieces where its label stands on it."""
        if gap[0] != gap[0]:
            return self._mark(painter, window, look, at, dot)
        x0, x1, y, _, _ = at
        top, high = round(y - dot), round(2 * dot)
        for left, right in ((max(x0, window[0]), gap[0]), (gap[1], min(x1, window[1]))):
            if right > left:
                # The whole bar, seen through two openings: its ends at the label are cut, not rounded as real ends are.
                painter.save()
                clip = QRect(round(left) - 1, top, round(right - left) + 1, high)
                painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
                self._mark(painter, window, look, at, dot)
                painter.restore()
        return QRectF(x0, y - dot / 2, x1 - x0, dot)

    def _disputed(self, painter: QPainter, x: float, other: tuple[float, float], y: float, dot: float) -> None:
        """Where another source puts it: an empty mark, and a line from one to the other."""
        painter.setPen(QPen(self._ink.accent, 1.2))
        painter.setBrush(self._ink.canvas)
        painter.drawLine(QPointF(x, y), QPointF((other[0] + other[1]) / 2, y))
        box = QRectF(other[0], y - dot * 0.4, other[1] - other[0], dot * 0.8)
        painter.drawRoundedRect(box, dot * 0.4, dot * 0.4)

    def _ring(self, painter: QPainter, box: QRectF, off: float, width: float) -> None:
        painter.setPen(QPen(self._ink.accent, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        round_ = box.height() / 2 + off
        painter.drawRoundedRect(box.adjusted(-off, -off, off, off), round_, round_)

    def _mark(
        self,
        painter: QPainter,
        window: tuple[float, float],
        look: int,
        at: tuple[float, float, float, float, float],
        dot: float,
    ) -> QRectF:
        """One mark; the rectangle it takes. `at` is its x0, x1, y and the low and high end of its tail."""
        x0, x1, y, low, high = at
        edge = 40.0
        left, right = max(x0, window[0] - edge), min(x1, window[1] + edge)
        coarse = bool(look & Look.COARSE)
        tall = dot * 0.84 if coarse else dot
        if coarse and x1 - x0 <= dot:
            left, right = (left + right - tall) / 2, (left + right + tall) / 2
        box = QRectF(left, y - tall / 2, max(right - left, 1.0), tall)
        if look & Look.UNCERTAIN and (low < x0 - 1 or high > x1 + 1):
            self._tail(painter, (max(low, window[0] - edge), min(high, window[1] + edge)), y, dot * 0.62)
        if look & (Look.OPEN_BEGIN | Look.OPEN_END):
            return self._open(painter, look, (x0 + x1) / 2, y, dot)
        if look & Look.HOLLOW:
            pen = QPen(self._ink.accent, 1.6)
            pen.setDashPattern([2.2, 1.8])
            painter.setPen(pen)
            painter.setBrush(self._ink.canvas)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), tall / 2, tall / 2)
            return box
        painter.setPen(Qt.PenStyle.NoPen)
        colour = self._ink.accent if not coarse else self._ink.long_bar if x1 - x0 > 12 * dot else self._ink.bar
        if look & Look.SOFT_BEGIN and look & Look.SOFT_END and not coarse and box.width() < 2 * tall:
            return self._about(painter, box.center(), tall)
        painter.setBrush(self._softened(box, colour, look, (x0, x1)))
        painter.drawRoundedRect(box, tall / 2, tall / 2)
        return box

    def _open(self, painter: QPainter, look: int, x: float, y: float, dot: float) -> QRectF:
        """A bar that fades away from the one moment that is known: the latest, or the earliest."""
        long = 3.4 * dot * (-1 if look & Look.OPEN_BEGIN else 1)
        box = QRectF(min(x, x + long), y - dot * 0.42, abs(long), dot * 0.84)
        gradient = QLinearGradient(QPointF(x, y), QPointF(x + long, y))
        clear = QColor(self._ink.bar)
        clear.setAlphaF(0.0)
        gradient.setColorAt(0, self._ink.bar)
        gradient.setColorAt(1, clear)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(gradient))
        painter.drawRect(box)
        painter.setPen(QPen(self._ink.accent, 2))
        painter.drawLine(QPointF(x, box.top() - 1), QPointF(x, box.bottom() + 1))
        return box

    def _about(self, painter: QPainter, middle: QPointF, dot: float) -> QRectF:
        """A dot without an edge: about that day."""
        reach = dot * 0.95
        gradient = QRadialGradient(middle, reach)
        clear = QColor(self._ink.accent)
        clear.setAlphaF(0.0)
        gradient.setColorAt(0.0, self._ink.accent)
        gradient.setColorAt(0.3, self._ink.accent)
        gradient.setColorAt(1.0, clear)
        painter.setBrush(QBrush(gradient))
        painter.drawEllipse(middle, reach, reach)
        return QRectF(middle.x() - dot / 2, middle.y() - dot / 2, dot, dot)

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
        painter.setBrush(self._ink.tail)
        painter.drawRoundedRect(QRectF(ends[0], y - tall / 2, max(ends[1] - ends[0], tall), tall), tall / 2, tall / 2)

    def _diamond(self, painter: QPainter, at: QPointF, reach: float) -> None:
        """What the almanac adds: hollow, never as solid as what a source says."""
        painter.setPen(QPen(self._ink.accent, 1.6))
        painter.setBrush(self._ink.canvas)
        x, y = at.x(), at.y()
        points = [QPointF(x, y - reach), QPointF(x + reach, y), QPointF(x, y + reach), QPointF(x - reach, y)]
        painter.drawPolygon(QPolygonF(points))


def _pieces(left: float, right: float, gap: tuple[float, float]) -> list[tuple[float, float]]:
    """What of a bar is painted: all of it, or what lies at either side of its label."""
    if gap[0] != gap[0]:
        return [(left, right)]
    return [(a, b) for a, b in ((left, gap[0]), (gap[1], right)) if b > a]


def beside(x: float, side: float, gap: tuple[float, float], ends: tuple[float, float]) -> float:
    """The middle of a glyph of that side at x, or, where it would stand over its label, on the nearest piece of the bar
    that holds it, else just outside the label.
    """
    if gap[0] != gap[0] or x + side / 2 <= gap[0] or x - side / 2 >= gap[1]:
        return x
    before, after = gap[0] - side / 2, gap[1] + side / 2
    fits = [
        at for at, room in ((before, before - side / 2 - ends[0]), (after, ends[1] - after - side / 2)) if room >= 0
    ]
    return min(fits or [before, after], key=lambda at: abs(at - x))
