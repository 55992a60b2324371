"""Labels of events: on the screen pictures that are kept, in files text. Labels soon to be seen are made beforehand."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap

from viewer.timeline.scale import Bools, Ints
from viewer.timeline.scene import Labels, Marks, Scene
from viewer.timeline.stage import airy
from viewer.ui.paint_cut import CutLabel, CutLine
from viewer.ui.paint_ink import Ink, device_pixels
from viewer.ui.pictures import Pictures
from viewer.ui.timeline_type import Typography, leftward

KEPT = 4000
"""Second lines of labels kept for the next frames."""
CUTS_KEPT = 500
"""Labels kept that can be cut: those at the window's edges are few."""
AHEAD = 16
"""Labels made beforehand in a frame: less than a millisecond."""
SHORTEST = 48.0
"""Pixels (at 13 pixel type) of a label at the window's edge below which nothing of it is painted."""
EDGE = 6.0
"""Pixels kept free between the window's edge and a label that was shortened there."""

FULL, BACK, FLAGS, RIGHT = 1, 2, 4, 4
"""Flags in the number of a picture; that of the label comes above them, and says last whether it stands right."""

Content = tuple[int, float, bool, bool, bool, bool]
"""Event, width, whether its second line shows, whether it stands right of its mark, whether it steps back, and whether
its title is semibold."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What is written beside a mark: title and second line of an event, by its place in the columns."""

    title: Callable[[int], str]
    caption: Callable[[int], str]


class LabelPainter:
    """Paints the labels of frames in one theme and type."""

    def __init__(self, ink: Ink, letters: Typography, texts: Texts) -> None:
        self._ink, self._letters, self._texts = ink, letters, texts
        self._row = letters.metrics().row
        self._head = math.floor((self._row - letters.of_title.height()) / 2)
        self._foot = math.ceil((self._row + letters.of_title.height()) / 2) + 1
        """Pixels from a label's upper edge to the head and to the foot of its title."""
        self._under = math.ceil(letters.of_caption.height())
        """Pixels of its second line."""
        self._captions: dict[tuple[int, float], str] = {}
        self._cuts: dict[int, CutLabel] = {}
        self._cuts_of: Pictures | None = None
        """Whose pictures they are made of."""

    def set_texts(self, texts: Texts) -> None:
        """Write other events' texts from now on."""
        self._texts = texts
        self._captions.clear()
        self._cuts.clear()

    def paint(self, painter: QPainter, scene: Scene, pictures: Pictures | None) -> None:
        """Paint the labels of a frame: as pictures where they are kept, else as text."""
        if pictures is None:
            labels = scene.labels
            for place in whole(scene).nonzero()[0].tolist():
                at = QPointF(float(labels.x[place]), float(labels.y[place]) - scene.stage.metrics.row / 2)
                self._write(painter, at, content_of(scene, labels, place))
            return
        with device_pixels(painter, pictures.ratio):
            self._copy(painter, scene, pictures)
        self._prepare(scene, pictures)

    def _copy(self, painter: QPainter, scene: Scene, pictures: Pictures) -> None:
        """The labels in view as pictures; those that leave the window cut at its edge."""
        labels, ratio, scale, high = scene.labels, pictures.ratio, scene.scale, scene.stage.metrics.row / 2
        x, ends = labels.x, labels.x + labels.width
        keys, across = keys_of(scene, labels), x.round() * ratio
        down = ((labels.y - high).round() + self._head) * ratio
        inside = (x >= scale.left) & (ends <= scale.right)
        leaving = ~inside & (x <= scale.right) & (ends >= scale.left)
        draw, get = painter.drawPixmap, pictures.get
        some = inside.nonzero()[0]
        spots = (a[some].round().astype(np.int64).tolist() for a in (across, down))
        for place, key, left, top in zip(some.tolist(), keys[some].tolist(), *spots, strict=True):
            picture = get(key)
            if picture is None:
                picture = self._make(pictures, key, content_of(scene, labels, place))
            draw(left, top, picture)
        first, last = np.maximum(x, scale.left + EDGE), np.minimum(ends, scale.right - EDGE)
        cut = (leaving & (last - first >= SHORTEST * self._letters.factor)).nonzero()[0]
        arrays = (keys, first, last, down.round().astype(np.int64))
        for place, key, begin, end, top in zip(cut.tolist(), *(a[cut].tolist() for a in arrays), strict=True):
            known = self._cuts.get(key) if self._cuts_of is pictures else None
            if known is None:
                known = self._cut(pictures, key, content_of(scene, labels, place))
            known.paint(painter, (begin, end), top, ratio)

    def snug(self, scene: Scene) -> Marks:
        """The marks, with bars left open only where words stand on them: a label of two lines may have more room than
        it needs. For those of one line the frame has seen to that.
        """
        labels, marks = scene.labels, scene.marks
        on_bars = ((marks.gap[0] == marks.gap[0]) & labels.full).nonzero()[0]
        if not len(on_bars):
            return marks
        begins, ends = marks.gap[0].copy(), marks.gap[1].copy()
        letters = self._letters
        font = letters.title if airy(scene.stage.columns) else letters.calm
        for i in on_bars.tolist():
            title, caption = (text(int(labels.event[i])) for text in (self._texts.title, self._texts.caption))
            width = max(letters.length(title, font), letters.length(caption, letters.caption))
            spare = max(float(labels.width[i]) - width, 0.0)
            begins[i] += 0.0 if labels.right[i] else spare
            ends[i] -= spare if labels.right[i] else 0.0
        return replace(marks, gap=(begins, ends))

    def _prepare(self, scene: Scene, pictures: Pictures) -> None:
        """Make some of the labels that a little closer would show: all of them at once would hold that frame up."""
        keys = keys_of(scene, scene.ahead).tolist()
        for place in pictures.missing(keys)[:AHEAD]:
            self._make(pictures, keys[place], content_of(scene, scene.ahead, place))

    def _make(self, pictures: Pictures, key: int, content: Content) -> QPixmap:
        """A label as a picture, kept for the next frames; no higher than its text: empty pixels cost time too."""
        high = self._foot + self._under - self._head if content[2] else self._foot - self._head
        begin = QPointF(0, -self._head)
        return pictures.add(key, content[1], high, lambda brush: self._write(brush, begin, content))

    def _cut(self, pictures: Pictures, key: int, what: Content) -> CutLabel:
        """A label that leaves the window, ready to be cut; kept for the next frames."""
        if self._cuts_of is not pictures or len(self._cuts) >= CUTS_KEPT:
            self._cuts, self._cuts_of = {}, pictures
        event, width, full, _, back, bold = what
        picture = pictures.get(key | RIGHT)
        if picture is None:
            picture = self._make(pictures, key | RIGHT, (event, width, full, True, back, bold))
        font, high, ratio = self._letters.title if bold else self._letters.calm, self._foot - self._head, pictures.ratio
        dots, shown = self._ellipsis(pictures, font, under=False, pale=back), self._title(event, width, bold)
        foot = round(high * ratio)
        lines = [self._cut_line(self._texts.title(event), shown, font, (0, foot), dots)]
        if full:
            dots, text = (
                self._ellipsis(pictures, self._letters.caption, under=True, pale=True),
                self._caption(event, width),
            )
            rows = foot, round((high + self._under) * ratio) - foot
            lines.append(self._cut_line(text, text, self._letters.caption, rows, dots))
        made = self._cuts[key] = CutLabel(picture, tuple(lines))
        return made

    def _cut_line(self, text: str, shown: str, font: QFont, rows: tuple[int, int], dots: QPixmap) -> CutLine:
        """A line of such a label; `shown` is what its picture shows of the text."""
        skip = QFontMetricsF(font).horizontalAdvance(shown) if leftward(text) else 0.0
        return CutLine(self._letters.ends(text, font) or [0.0], skip, *rows, dots, self._letters.ellipsis(font))

    def _ellipsis(self, pictures: Pictures, font: QFont, *, under: bool, pale: bool) -> QPixmap:
        """“…” as a picture, for the first line in the middle of its row, for the second (under it) at the top."""
        key = ("…", font is self._letters.title, under, pale)
        kept = pictures.get(key)
        if kept is not None:
            return kept
        above, high = (0, self._under) if under else (-self._head, self._row)

        def write(brush: QPainter) -> None:
            brush.setFont(font)
            brush.setPen(self._ink.secondary if pale else self._ink.text)
            middle = Qt.AlignmentFlag.AlignTop if under else Qt.AlignmentFlag.AlignVCenter
            brush.drawText(QRectF(0, above, 100, high), Qt.AlignmentFlag.AlignLeft | middle, "…")

        return pictures.add(key, 24 * self._letters.factor, high, write)

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

    def _write(self, painter: QPainter, at: QPointF, what: Content) -> None:
        """Title and, where there is room, caption; `at` is the label's upper left corner."""
        event, width, full, right, back, bold = what
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


def content_of(scene: Scene, labels: Labels, place: int) -> Content:
    """What one of a frame's labels is made of."""
    event = labels.event.item(place)
    back = (scene.lit is not None or scene.selected >= 0) and bool(scene.behind(labels.event[place : place + 1])[0])
    flags = labels.full.item(place), labels.right.item(place), back, airy(scene.stage.columns)
    return event, labels.width.item(place), *flags


def keys_of(scene: Scene, labels: Labels) -> Ints:
    """A number for what each of a frame's labels is made of: Content in one, which is found faster than a tuple."""
    keys = labels.number * FLAGS + labels.full * FULL
    if scene.lit is not None or scene.selected >= 0:
        keys += scene.behind(labels.event) * BACK
    return np.asarray(keys)


def whole(scene: Scene) -> Bools:
    """Which labels of a frame are wholly in view and have their mark there: a picture cannot be panned."""
    labels, left, right, columns = scene.labels, scene.scale.left, scene.scale.right, scene.stage.columns
    low, high = (scene.scale.xs(c[labels.event]) for c in (columns.low, columns.high))
    inside = (labels.x >= left) & (labels.x + labels.width <= right)
    return np.asarray(inside & (high > left) & (low < right))
