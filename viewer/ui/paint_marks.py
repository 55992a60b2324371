"""Marks of events, each showing by its shape how exactly its date is known and whether it happened."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from viewer.model.stance import Stance
from viewer.timeline.columns import Look
from viewer.timeline.scale import Bools, Ints
from viewer.timeline.scene import Marks, Scene
from viewer.ui.glyphs import colour, paint_glyph
from viewer.ui.paint_bars import Pill, PillLook, ends_of, fill_pills, outline, pill
from viewer.ui.paint_ink import TAIL, accepted, draw_copies, ink, paled, ratio_of, stepped_back, toned
from viewer.ui.paint_soft import fading, soft_bar, soft_dot
from viewer.ui.pictures import Pictures
from viewer.ui.theme import Theme

SMALL = 0.7
"""Size of a mark without a label against one with a label."""
BAR = 0.84
"""Height of a bar against a dot."""
AWAY = 0.7
"""Opacity of positions while another is selected; events have paler inks then."""
PLAIN = ~(Look.CONFIRMED | Look.COARSE | Look.HOLLOW)
"""A mark with none of these flags may be a plain dot, with none of the next a plain bar."""
BAR_ALONE = ~(Look.CONFIRMED | Look.COARSE)


class MarkPainter:
    """Paints marks; on the screen dots are pictures kept from frame to frame."""

    def __init__(self, theme: Theme, *, pictures: bool) -> None:
        self._theme = theme
        self._ink = self._plain = ink(theme)
        # Of the plain tone and of those of lanes: untouched marks, the deeper ink of those that were accepted, and the
        # same of those that step back.
        tones = [QColor(theme.accent), *(QColor(tone) for tone in theme.tones)]
        firm = [(toned(self._plain, tone), accepted(self._plain, tone)) for tone in tones]
        self._inks = tuple((*inks, *(stepped_back(ink) for ink in inks)) for inks in firm)
        self._pictures = pictures
        # On the screen bars run on a little beyond the window; on paper nothing is painted beyond it.
        self._beyond = 40.0 if pictures else 0.0
        self._dots: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, scene: Scene, marks: Marks, pictures: Pictures | None, *, small: bool) -> None:
        """Paint the marks of a frame, smaller ones for events without a label."""
        if not len(marks.event):
            return
        stage, scale = scene.stage, scene.scale
        looks, away = stage.columns.look[marks.event], scene.behind(marks.event)
        drawn = (marks.high >= scale.left - 20) & (marks.low <= scale.right + 20)
        dots = bars = np.zeros(len(looks), np.bool_)
        if pictures is not None and not stage.columns.stances:
            bare = drawn & (marks.event != scene.selected) if scene.selected >= 0 else drawn
            if stage.added or stage.disputed:
                bare = bare & np.isnan(marks.added) & np.isnan(marks.other[0])
            short = marks.x1 - marks.x0 <= stage.metrics.dot + 0.01
            dots = bare & short & ((looks & PLAIN) == 0)
            bars = bare & ~short & ((looks & BAR_ALONE) == 0)
            self._paint_bars(painter, scene, marks, (bars.nonzero()[0], looks, away), pictures, small=small)
        self._paint_shapes(painter, scene, marks, (drawn & ~dots & ~bars).nonzero()[0].tolist(), small)
        if pictures is not None:
            self._paint_dots(painter, scene, marks, (dots.nonzero()[0], looks, away), small=small)
        self._dip(-1)

    def _paint_dots(
        self, painter: QPainter, scene: Scene, marks: Marks, which: tuple[Ints, Ints, Bools], *, small: bool
    ) -> None:
        """Plain dots, all of a kind at once.

        which  their places, and of all marks their looks and whether they step back
        """
        places, looks, away = which
        if not len(places):
            return
        ratio, dot = ratio_of(painter), scene.stage.metrics.dot * (SMALL if small else 1.0)
        edge = dot / 2 + 2
        tones = self._tones(scene, marks.event[places]) + 1
        kinds = (tones * (2 * Look.OPEN_END) + looks[places]) * 2 + away[places]
        left = ((marks.x0 + marks.x1)[places] / 2 - edge).round()
        top = (marks.y[places] - edge).round()
        for kind in np.bincount(kinds).nonzero()[0].tolist():
            tone, look = divmod(kind // 2, 2 * Look.OPEN_END)
            key = (look, bool(kind % 2), dot, ratio, tone)
            self._dip(tone - 1, look, back=bool(kind % 2))
            picture = self._dots.get(key) or self._dot(key, look, dot, ratio)
            chosen = kinds == kind
            draw_copies(painter, picture, left[chosen], top[chosen])

    def _dip(self, tone: int, look: int = 0, *, back: bool = False) -> None:
        """Take up the ink of a tone, -1 for the plain one, for a mark of that look, which may step back."""
        inks = self._inks[0 if tone < 0 else 1 + tone % (len(self._inks) - 1)]
        self._ink = inks[(1 if look & Look.CONFIRMED else 0) + (2 if back else 0)]

    def _tones(self, scene: Scene, events: Ints) -> Ints:
        """The tone of each event's lane, -1 for none; marks of positions have colours of their own."""
        tones = scene.stage.tones
        if not tones or scene.stage.columns.stances:
            return np.full(len(events), -1, dtype=np.int64)
        return np.asarray(tones, dtype=np.int64)[scene.stage.columns.lane[events]]

    def _dot(self, key: tuple[object, ...], look: int, dot: float, ratio: float) -> QPixmap:
        """A dot as a picture, 2 pixels free around it."""
        side = dot + 4
        made = QPixmap(round(side * ratio), round(side * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        brush = QPainter(made)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._mark(brush, (0.0, side), look, (2.0, side - 2, side / 2, 2.0, side - 2), dot)
        brush.end()
        self._dots[key] = made
        return made

    def _paint_bars(
        self,
        painter: QPainter,
        scene: Scene,
        marks: Marks,
        which: tuple[Ints, Ints, Bools],
        pictures: Pictures,
        *,
        small: bool,
    ) -> None:
        """Marks that are nothing but a bar, in two pieces where its label stands on it; all at once: each by itself
        would take five times as long.

        which  their places, and of all marks their looks and whether they step back
        """
        places, looks, away = which
        if not len(places):
            return
        dot, ratio = scene.stage.metrics.dot * (SMALL if small else 1.0), pictures.ratio
        pills, kinds = list[Pill](), dict[int, PillLook]()
        window = scene.scale.left - self._beyond, scene.scale.right + self._beyond
        long = marks.x1[places] - marks.x0[places] > 12 * dot
        facts = (marks.y[places] * ratio, long, looks[places], away[places], self._tones(scene, marks.event[places]))
        rows = zip(*ends_of(marks, places, window, ratio), *(a.tolist() for a in facts), strict=True)
        for first, until, after, last, begins, finishes, whole, y, far, look, back, tone in rows:
            depth = 0 if not look & Look.COARSE else 1 + far
            kind = ((tone + 1) * 2 + (look & Look.CONFIRMED > 0)) * 6 + 3 * back + depth
            if kind not in kinds:
                self._dip(tone, look, back=back)
                colour = (self._ink.accent, self._ink.bar, self._ink.long_bar)[depth]
                kinds[kind] = PillLook(colour, colour.rgb(), dot * (BAR if depth else 1.0))
            if whole:
                pills.append((kind, first, last, y, begins, finishes))
                continue
            if until > first:
                pills.append((kind, first, until, y, begins, False))
            if last > after:
                pills.append((kind, after, last, y, False, finishes))
        fill_pills(painter, pictures, kinds, pills)

    def _paint_shapes(self, painter: QPainter, scene: Scene, marks: Marks, places: list[int], small: bool) -> None:
        """Bars, tails, additions, rings: everything that is not a plain dot."""
        metrics, selected, away = scene.stage.metrics, scene.selected, scene.behind(marks.event)
        dot = metrics.dot * (SMALL if small else 1.0)
        window = scene.scale.left, scene.scale.right
        looks = scene.stage.columns.look
        tones = self._tones(scene, marks.event[places])
        for place, tone in zip(places, tones.tolist(), strict=True):
            event = int(marks.event[place])
            look, added, y = int(looks[event]), float(marks.added[place]), float(marks.y[place])
            self._dip(tone, look, back=bool(away[place]))
            x0, x1 = float(marks.x0[place]), float(marks.x1[place])
            if small and x1 - x0 <= metrics.dot:
                middle = (x0 + x1) / 2
                x0, x1 = middle - dot / 2, middle + dot / 2
            if marks.other[0][place] == marks.other[0][place]:
                other = float(marks.other[0][place]), float(marks.other[1][place])
                labels = scene.labels
                words = (0.0, 0.0) if small else (float(labels.x[place]), float(labels.x[place] + labels.width[place]))
                self._disputed(painter, window, ((x0 + x1) / 2, *other), y, dot, (words[0] - 4, words[1] + 4))
            gap = float(marks.gap[0][place]), float(marks.gap[1][place])
            if scene.stage.columns.stances:
                painter.setOpacity(AWAY if away[place] else 1.0)
                box = self._position(painter, window, scene.stage.columns.stances[event], (x0, x1, y), dot, gap)
                if event == selected:
                    self._ring(painter, window, box)
                continue
            at = (x0, x1, y, float(marks.low[place]), float(marks.high[place]))
            box = self._bar(painter, window, look, at, gap, dot)
            # Not where it is NaN or under the label; and on a narrow mark it would hide how exact the source is.
            inside = window[0] - self._beyond <= added <= window[1] + self._beyond and x1 - x0 > 3 * dot
            if inside and not gap[0] - dot / 2 <= added <= gap[1] + dot / 2:
                self._diamond(painter, QPointF(added, y), metrics.dot * 0.62)
            if event == selected or look & Look.ENTERED:
                self._ring(painter, window, box, gap, selected=event == selected)
        painter.setOpacity(1.0)
        self._ink = self._plain

    def _position(
        self,
        painter: QPainter,
        window: tuple[float, float],
        stance: Stance,
        at: tuple[float, float, float],
        dot: float,
        gap: tuple[float, float],
    ) -> QRectF:
        """The glyph of a position, over a pale bar where its date is a month or a year; beside its label on the bar."""
        left, right, y = max(at[0], window[0] - self._beyond), min(at[1], window[1] + self._beyond), at[2]
        side = dot + 3
        box = QRectF((left + right - side) / 2, y - side / 2, side, side)
        if right - left > 1.5 * dot:
            box.moveCenter(QPointF(beside(box.center().x(), side, gap, (left, right)), y))
            pale = paled(self._ink.canvas, self._ink.band, QColor(colour(stance.polarity, self._theme)), TAIL)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pale)
            free = box.left() - 3, box.right() + 3  # it stands out from its bar, not only by its colour
            for a, b in [p for piece in _pieces(left, right, gap) for p in _outside(*piece, free)]:
                pill(painter, QRectF(a, y - dot * 0.4, b - a, dot * 0.8), (a == at[0], b == at[1]))
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
        for left, right in ((x0, gap[0]), (gap[1], x1)):
            begin, end = max(left, window[0] - self._beyond), min(right, window[1] + self._beyond)
            if end - begin >= 1.0:  # a mark is a pixel wide at least: it would reach out of the window
                # Ends at the label, as those at the window, are cut: only where the bar really ends is it round.
                self._mark(painter, (begin, end), look, at, dot, cut=True)
        return QRectF(x0, y - dot / 2, x1 - x0, dot)

    def _disputed(
        self,
        painter: QPainter,
        window: tuple[float, float],
        at: tuple[float, float, float],
        y: float,
        dot: float,
        words: tuple[float, float],
    ) -> None:
        """Where another source puts it: an empty mark, and a line from one to the other; not across the label.

        at  the middle of the event's own mark, the begin and the end of the other one
        """
        low, high = window[0] - self._beyond, window[1] + self._beyond
        painter.setPen(QPen(self._ink.accent, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        ends = sorted(min(max(x, low), high) for x in (at[0], (at[1] + at[2]) / 2))
        for begin, end in _outside(ends[0], ends[1], words):
            painter.drawLine(QPointF(begin, y), QPointF(end, y))
        for left, right in _outside(max(at[1], low), min(at[2], high), words):
            box = QRectF(left, y - dot * 0.4, right - left, dot * 0.8)
            painter.fillRect(box.adjusted(dot * 0.2, 0.6, -dot * 0.2, -0.6), self._ink.canvas)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            outline(painter, box, (left == at[1], right == at[2]))

    def _ring(
        self,
        painter: QPainter,
        window: tuple[float, float],
        box: QRectF,
        gap: tuple[float, float] = (np.nan, np.nan),
        *,
        selected: bool = True,
    ) -> None:
        """A ring around a mark; open where the mark's label stands on it, and where it goes on beyond the window."""
        off, width = (4.0, 2.0) if selected else (2.5, 1.0)
        painter.setPen(QPen(self._ink.accent, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = box.adjusted(-off, -off, off, off)
        first, last = around.left(), around.right()
        low, high = window[0] - self._beyond, window[1] + self._beyond
        pieces = ((first, gap[0]), (gap[1], last)) if gap[0] == gap[0] else ((first, last),)
        for begin, end in pieces:
            left, right = max(begin, low), min(end, high)
            if right - left > 2 * width:
                piece = QRectF(left, around.top(), right - left, around.height())
                outline(painter, piece, (left == first, right == last))

    def _mark(
        self,
        painter: QPainter,
        window: tuple[float, float],
        look: int,
        at: tuple[float, float, float, float, float],
        dot: float,
        *,
        cut: bool = False,
    ) -> QRectF:
        """One mark; the rectangle it takes. `at` is its x0, x1, y and the low and high end of its tail.

        cut  only the piece of it that lies in the window is painted
        """
        x0, x1, y, low, high = at
        edge = 0.0 if cut else self._beyond
        left, right = max(x0, window[0] - edge), min(x1, window[1] + edge)
        coarse = bool(look & Look.COARSE)
        tall = dot * BAR if coarse else dot
        if coarse and x1 - x0 <= dot:
            left, right = (left + right - tall) / 2, (left + right + tall) / 2
        box = QRectF(left, y - tall / 2, max(right - left, 1.0), tall)
        if look & Look.UNCERTAIN and (low < x0 - 1 or high > x1 + 1) and not cut:
            self._tail(painter, (max(low, window[0] - edge), min(high, window[1] + edge)), y, dot * 0.62)
        if look & (Look.OPEN_BEGIN | Look.OPEN_END):
            return self._open(painter, look, (x0 + x1) / 2, y, dot, (window[0] - edge, window[1] + edge))
        ends = x0 >= left - 1, x1 <= right + 1
        if look & Look.HOLLOW:
            return self._hollow(painter, box, ends)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = self._ink.accent if not coarse else self._ink.long_bar if x1 - x0 > 12 * dot else self._ink.bar
        if look & Look.SOFT_BEGIN and look & Look.SOFT_END and not coarse and box.width() < 2 * tall:
            return self._about(painter, box.center(), tall)
        soft = bool(look & Look.SOFT_BEGIN) and ends[0], bool(look & Look.SOFT_END) and ends[1]
        soft_bar(painter, box, colour, soft, ends)
        return box

    def _hollow(self, painter: QPainter, box: QRectF, ends: tuple[bool, bool]) -> QRectF:
        """What has not happened: an empty bar or dot with a dashed edge."""
        inner, pen = box.adjusted(0.5, 0.5, -0.5, -0.5), QPen(self._ink.accent, 1.6)
        pen.setDashPattern([2.2, 1.8])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.canvas)
        pill(painter, inner, ends)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outline(painter, inner, ends)
        return box

    def _open(
        self, painter: QPainter, look: int, x: float, y: float, dot: float, window: tuple[float, float]
    ) -> QRectF:
        """A bar that fades away from the one moment that is known: the latest, or the earliest."""
        long = 3.4 * dot * (-1 if look & Look.OPEN_BEGIN else 1)
        box = QRectF(min(x, x + long), y - dot * 0.42, abs(long), dot * 0.84)
        seen = box.intersected(QRectF(window[0], box.top(), window[1] - window[0], box.height()))
        fading(painter, seen, self._ink.bar, x, x + long)
        painter.setPen(QPen(self._ink.accent, 2))
        painter.drawLine(QPointF(x, box.top() - 1), QPointF(x, box.bottom() + 1))
        return box

    def _about(self, painter: QPainter, middle: QPointF, dot: float) -> QRectF:
        """A dot without an edge: about that day."""
        reach = dot * 0.95
        soft_dot(painter, middle, reach, self._ink.accent)
        return QRectF(middle.x() - dot / 2, middle.y() - dot / 2, dot, dot)

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


def _outside(left: float, right: float, words: tuple[float, float]) -> list[tuple[float, float]]:
    """What of left..right lies outside of the words."""
    return [(a, b) for a, b in ((left, min(right, words[0])), (max(left, words[1]), right)) if b > a]


def beside(x: float, side: float, gap: tuple[float, float], ends: tuple[float, float]) -> float:
    """The middle of a glyph of that side at x, or, where it would stand over its label, on the nearest piece of the bar
    that holds it, else just outside the label.
    """
    if gap[0] != gap[0] or x + side / 2 <= gap[0] or x - side / 2 >= gap[1]:
        return x
    before, after = gap[0] - side / 2, gap[1] + side / 2
    fits = [
        at
        for at, room in ((before, before - side / 2 - ends[0]), (after, ends[1] - after - side / 2))
        if room >= -1e-6  # rounding
    ]
    return min(fits or [before, after], key=lambda at: abs(at - x))
