"""Labels of events: on the screen pictures that are kept, in files text. Labels soon to be seen are made beforehand."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from viewer.timeline.scale import Bools
from viewer.timeline.scene import Labels, Marks, Scene, airy
from viewer.ui.paint_ink import Ink, ratio_of
from viewer.ui.timeline_type import Typography, leftward

KEPT = 4000
"""Label pictures kept for the next frames."""
AHEAD = 16
"""Labels made beforehand in a frame: less than a millisecond."""
SHORTEST = 48.0
"""Pixels (at 13 pixel type) of a label at the window's edge below which nothing of it is painted."""
EDGE = 6.0
"""Pixels kept free between the window's edge and a label that was shortened there."""

Content = tuple[int, float, bool, bool, bool]
"""Event, width, whether its second line shows, whether it stands right of its mark, whether it steps back."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What is written beside a mark: title and second line of an event, by its place in the columns."""

    title: Callable[[int], str]
    caption: Callable[[int], str]


class LabelPainter:
    """Paints the labels of frames in one theme and type."""

    def __init__(self, ink: Ink, letters: Typography, texts: Texts, *, pictures: bool) -> None:
        self._ink, self._letters, self._texts = ink, letters, texts
        self._pictures = pictures
        self._row = letters.metrics().row
        self._foot = math.ceil((self._row + letters.of_title.height()) / 2) + 1
        """Pixels from a label's upper edge to the foot of its title."""
        self._kept: dict[tuple[Content, float, bool], QPixmap] = {}
        self._ellipses: dict[tuple[int, int, float], QPixmap] = {}
        self._captions: dict[tuple[int, float], str] = {}

    def set_texts(self, texts: Texts) -> None:
        """Write other events' texts from now on."""
        self._texts = texts
        self._kept.clear()
        self._captions.clear()

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the labels of a frame."""
        labels, half, bold = scene.labels, scene.stage.metrics.row / 2, airy(scene.stage.columns)
        drawn = in_view(scene) if self._pictures else whole(scene)
        tops = (labels.y[drawn] - half).tolist()
        places = zip(labels.x[drawn].tolist(), tops, contents(scene, labels, drawn), strict=True)
        if not self._pictures:
            for x, top, content in places:
                self._write(painter, QPointF(x, top), content, bold)
            return
        ratio, kept = ratio_of(painter), self._kept
        left, right = scene.scale.left, scene.scale.right
        for x, top, content in places:
            if x < left or x + content[1] > right:
                room = max(x, left + EDGE), min(x + content[1], right - EDGE)
                self._shorten(painter, room, round(top), content, bold)
                continue
            picture = kept.get((content, ratio, bold)) or self._picture(content, ratio, bold)
            painter.drawPixmap(round(x), round(top), picture)
        self._prepare(scene, ratio, bold)

    def snug(self, scene: Scene) -> Marks:
        """The marks, with bars left open only where words stand on them: a label may have more room than it needs."""
        labels, marks = scene.labels, scene.marks
        on_bars = np.flatnonzero(marks.gap[0] == marks.gap[0])
        if not len(on_bars):
            return marks
        begins, ends = marks.gap[0].copy(), marks.gap[1].copy()
        measure = self._letters.of_title if airy(scene.stage.columns) else self._letters.of_calm
        for i in on_bars.tolist():
            width = measure.horizontalAdvance(self._texts.title(int(labels.event[i])))
            if labels.full[i]:
                caption = self._texts.caption(int(labels.event[i]))
                width = max(width, self._letters.of_caption.horizontalAdvance(caption))
            spare = max(float(labels.width[i]) - width, 0.0)
            begins[i] += 0.0 if labels.right[i] else spare
            ends[i] -= spare if labels.right[i] else 0.0
        return replace(marks, gap=(begins, ends))

    def _prepare(self, scene: Scene, ratio: float, bold: bool) -> None:
        """Make some of the labels that a little closer would show: all of them at once would hold that frame up."""
        every = np.ones(len(scene.ahead.event), np.bool_)
        kept = self._kept
        new = [c for c in contents(scene, scene.ahead, every) if (c, ratio, bold) not in kept]
        for content in new[:AHEAD]:
            self._picture(content, ratio, bold)

    def _shorten(self, painter: QPainter, room: tuple[float, float], top: int, content: Content, bold: bool) -> None:
        """The beginning of a label that leaves the window, cut between two letters and ended with “…”."""
        event, width, full, _, back = content
        if room[1] - room[0] < SHORTEST * self._letters.factor:
            return
        ratio, letters, begin = ratio_of(painter), self._letters, round(room[0])
        content = (event, width, full, True, back)
        picture = self._kept.get((content, ratio, bold)) or self._picture(content, ratio, bold)
        lines = [(self._texts.title(event), letters.title if bold else letters.calm, 0, self._foot)]
        if full:
            foot = math.floor(picture.height() / ratio)
            lines.append((self._caption(event, width), letters.caption, self._foot, foot))
        for text, font, head, foot in lines:
            upto, cut = letters.beginning(text, font, room[1] - room[0])
            first, dots = 0.0, None
            if cut:
                colour = self._ink.secondary if back or head else self._ink.text
                dots = self._ellipsis(font, colour, ratio, self._row if head == 0 else foot - head)
            if cut and leftward(text):  # it begins at its right end
                shown = self._title(event, width, bold) if head == 0 else text
                first = QFontMetricsF(font).horizontalAdvance(shown) - upto
            # “…” stands where the text goes on.
            at = begin + (letters.ellipsis(font) if first > 0 else 0.0)
            source = QRectF(first * ratio, head * ratio, upto * ratio, (foot - head) * ratio)
            painter.drawPixmap(QRectF(at, top + head, upto, foot - head), picture, source)
            if dots is not None:
                painter.drawPixmap(round(begin if first > 0 else begin + upto), top + head, dots)

    def _ellipsis(self, font: QFont, colour: QColor, ratio: float, high: float) -> QPixmap:
        """“…” as a picture, for the first line in the middle of its row, for the second at the top."""
        key = (id(font), colour.rgb(), ratio)
        if key not in self._ellipses:
            made = QPixmap(round(24 * self._letters.factor * ratio), round(high * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            brush = QPainter(made)
            brush.setFont(font)
            brush.setPen(colour)
            middle = Qt.AlignmentFlag.AlignTop if font is self._letters.caption else Qt.AlignmentFlag.AlignVCenter
            brush.drawText(QRectF(0, 0, 100, high), Qt.AlignmentFlag.AlignLeft | middle, "…")
            brush.end()
            self._ellipses[key] = made
        return self._ellipses[key]

    def _picture(self, content: Content, ratio: float, bold: bool) -> QPixmap:
        """A label as a picture, kept for the next frames; no higher than its text, since empty pixels cost time too."""
        _, width, full, _, _ = content
        high = self._foot + math.ceil(self._letters.of_caption.height()) if full else self._foot
        made = QPixmap(max(round(width * ratio), 1), round(high * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        brush = QPainter(made)
        self._write(brush, QPointF(0, 0), content, bold)
        brush.end()
        if len(self._kept) >= KEPT:
            for old in list(self._kept)[: KEPT // 4]:
                del self._kept[old]
        self._kept[(content, ratio, bold)] = made
        return made

    def _title(self, event: int, width: float, bold: bool) -> str:
        """A title, cut to a width."""
        letters, text = self._letters, self._texts.title(event)
        if not letters.beginning(text, letters.title if bold else letters.calm, width - 1)[1]:
            return text  # most are: only cutting needs the text to be shaped
        return (letters.of_title if bold else letters.of_calm).elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _caption(self, event: int, width: float) -> str:
        """As much of a second line as has room."""
        key = (event, width)
        if key not in self._captions:
            if len(self._captions) >= KEPT:
                self._captions.clear()
            self._captions[key] = self._letters.shortened(self._texts.caption(event), width)
        return self._captions[key]

    def _write(self, painter: QPainter, at: QPointF, what: Content, bold: bool) -> None:
        """Title and, where there is room, caption; `at` is the label's upper left corner."""
        event, width, full, right, back = what
        letters = self._letters
        side = Qt.AlignmentFlag.AlignLeft if right else Qt.AlignmentFlag.AlignRight
        painter.setFont(letters.title if bold else letters.calm)
        painter.setPen(self._ink.secondary if back else self._ink.text)
        box = QRectF(at.x(), at.y(), width, self._row)
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, self._title(event, width, bold))
        if full:
            caption = self._caption(event, width)
            painter.setFont(letters.caption)
            painter.setPen(self._ink.secondary)
            under = QRectF(at.x(), at.y() + self._foot, width, self._row)
            painter.drawText(under, side | Qt.AlignmentFlag.AlignTop, caption)


def contents(scene: Scene, labels: Labels, drawn: Bools) -> list[Content]:
    """What some of a frame's labels are made of."""
    what = (labels.event, labels.width, labels.full, labels.right, scene.behind(labels.event))
    return list(zip(*(a[drawn].tolist() for a in what), strict=True))


def in_view(scene: Scene) -> Bools:
    """Which labels of a frame are in view, if only in part: on a screen one can pan."""
    labels, scale = scene.labels, scene.scale
    return np.asarray((labels.x <= scale.right) & (labels.x + labels.width >= scale.left))


def whole(scene: Scene) -> Bools:
    """Which labels of a frame are wholly in view and have their mark there: a picture cannot be panned."""
    labels, left, right, columns = scene.labels, scene.scale.left, scene.scale.right, scene.stage.columns
    low, high = (scene.scale.xs(c[labels.event]) for c in (columns.low, columns.high))
    inside = (labels.x >= left) & (labels.x + labels.width <= right)
    return np.asarray(inside & (high > left) & (low < right))
