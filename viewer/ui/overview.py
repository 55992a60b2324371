"""All of time at a glance under the timeline: where events are dense, and which part of it is in view."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.timeline.columns import Columns
from viewer.timeline.folds import Folds
from viewer.timeline.scale import Floats, Scale, fitted
from viewer.timeline.stretches import folds
from viewer.timeline.zoom import NOTCH
from viewer.ui.exceptions import made_whole
from viewer.ui.overview_keys import next_part, pixels, words
from viewer.ui.overview_paint import TAB, density, paint_breaks, paint_focus, paint_window, tab_box
from viewer.ui.paint_ink import TAIL, paled
from viewer.ui.spoken import speak
from viewer.ui.theme import Theme

GRIP = 7.0
"""Pixels around an edge of the window by which it can be taken."""
COLUMN = 6
"""Pixels a column of density takes."""
TALL = 36
"""Pixels of its height."""
MARGIN, FOLD = 24.0, 14.0
"""Pixels free at either side, and those that a folded stretch takes."""
SEEN = 0.1
"""Pixels that an edge of the window has to move for it to be painted anew: less is not seen."""


class Overview(QWidget):
    """Density of all events and the window on them.

    moved     the window was dragged: begin and end in seconds
    narrowed  the handles at the top were let go: begin and end of the dates to be shown, None for all
    told      a line about what keys did
    """

    told = Signal(str)
    moved = Signal(float, float)
    narrowed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._middles: Floats = np.empty(0)
        self._span: tuple[float, float] | None = None
        self._window: tuple[float, float] | None = None
        self._painted: QRectF | None = None
        """The window as it was painted last."""
        self._held: tuple[str, float, tuple[float, float]] | None = None
        self._dates_before: tuple[float, float] | None = None
        """The dates shown when a button was pressed."""
        self._dates: tuple[float, float] | None = None
        self._found: Floats = np.empty(0)
        self._folds: Folds | None = None
        self._part = "window"
        self._pending = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._picture: tuple[tuple[object, ...], QPixmap] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TALL)
        self.setAccessibleName("Overview of the timeline")
        self.setAccessibleDescription("When how many events are, which part of time is in view, which dates are shown.")
        self.setToolTip("Drag the window to move, its edges to zoom, the tabs at the top to show only some dates")

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def set_columns(self, columns: Columns, *, folding: bool = False) -> None:
        """Show the density of these events; with `folding`, long stretches without any are folded here too."""
        self._middles = np.sort((columns.low + columns.high) / 2)
        self._span = columns.span
        self._folds = replace(found, width=FOLD) if folding and (found := folds(columns, 1.0)) else None
        self._picture = None
        self.update()

    def set_found(self, instants: Floats) -> None:
        """Show a tick where something was found."""
        self._found = instants
        self.update()

    def set_dates(self, dates: tuple[float, float] | None) -> None:
        """Show which dates are shown; None for all."""
        self._dates = dates
        self.update()

    def set_window(self, begin: float, end: float) -> None:
        """Show which part is in view."""
        self._window = (begin, end)
        scale, old = self.scale(), self._painted
        new = self._window_box(scale) if scale else None
        if not new or not old or max(abs(new.left() - old.left()), abs(new.right() - old.right())) >= SEEN:
            self.update()

    def scale(self) -> Scale | None:
        """The scale of the strip; None while there is nothing to show."""
        return fitted(*self._span, 0.0, float(self.width()), MARGIN, self._folds) if self._span else None

    @made_whole
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.side))
        scale = self.scale()
        if scale is None:
            return
        accent, ground = QColor(self._theme.accent), QColor(self._theme.side)
        box = self._window_box(scale)
        self._painted = box
        if box:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.canvas))
            painter.drawRoundedRect(box, 4, 4)
        painter.drawPixmap(0, 0, self._density_picture(scale, paled(QColor(self._theme.canvas), ground, accent, TAIL)))
        painter.setPen(Qt.PenStyle.NoPen)
        for x in np.unique(np.round(scale.xs(self._found))).tolist():
            painter.fillRect(QRectF(x - 1, 3, 2, self.height() - 6), QColor(self._theme.found))
        if self._folds is not None:
            paint_breaks(painter, scale.xs(self._folds.corners), self.height() / 2, QColor(self._theme.secondary))
        self._paint_dates(painter, scale)
        if box:
            paint_window(painter, box, accent)
        if self.hasFocus():
            tab = self._tabs(scale)[self._part == "until"]
            paint_focus(painter, box if self._part == "window" else tab_box(tab), accent)

    def _density_picture(self, scale: Scale, colour: QColor) -> QPixmap:
        """The columns of density, painted once for a size and theme."""
        ratio = self.devicePixelRatioF()
        key = (self.width(), self.height(), ratio, colour.rgb())
        if self._picture is None or self._picture[0] != key:
            made = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            brush = QPainter(made)
            bottom, tall = self.height() - 6.0, self.height() - 14.0
            for place, share in enumerate(density(scale, self._middles, COLUMN).tolist()):
                if share > 0:
                    brush.fillRect(QRectF(place * COLUMN, bottom - tall * share, COLUMN - 1, tall * share), colour)
            brush.end()
            self._picture = (key, made)
        return self._picture[1]

    def _tabs(self, scale: Scale) -> tuple[float, float]:
        """Pixels of the two tabs: the ends of the dates shown."""
        begin, end = self._dates or self._span or (0.0, 0.0)
        inside = [min(max(scale.x(at), TAB), self.width() - TAB) for at in (begin, end)]
        return inside[0], inside[1]

    def _paint_dates(self, painter: QPainter, scale: Scale) -> None:
        """A tab at either end of the dates shown; what lies outside is dimmed."""
        left, right = self._tabs(scale)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._dates:
            veil = QColor(self._theme.side)
            veil.setAlphaF(0.72)
            painter.fillRect(QRectF(0, 0, left, self.height()), veil)
            painter.fillRect(QRectF(right, 0, self.width() - right, self.height()), veil)
        painter.setBrush(QColor(self._theme.text if self._dates else self._theme.secondary))
        for x in (left, right):
            painter.drawPolygon(QPolygonF([QPointF(x - TAB, 0), QPointF(x + TAB, 0), QPointF(x, 1.5 * TAB)]))

    def _drag_tab(self, part: str, instant: float) -> None:
        """Move one end of the dates shown; no further than all of time, nor past the other."""
        scale = self.scale()
        if scale is None or self._span is None:
            return
        begin, end = self._dates or self._span
        least = 2 * scale.per_pixel
        if part == "from":
            begin = max(min(instant, end - least), self._span[0])
        else:
            end = min(max(instant, begin + least), self._span[1])
        self.set_dates(None if (begin, end) == self._span else (begin, end))

    def _window_box(self, scale: Scale) -> QRectF | None:
        if self._window is None:
            return None
        left = min(max(scale.x(self._window[0]), 4.0), self.width() - 12.0)
        right = max(min(scale.x(self._window[1]), self.width() - 4.0), left + 8.0)
        return QRectF(left, 3, right - left, self.height() - 6)

    def _part_at(self, x: float, y: float) -> str:
        """What lies at a pixel: of the window "begin", "end", "inside" or "outside"; the tab "from" or "until"."""
        scale = self.scale()
        if scale and y <= 1.5 * TAB:
            tabs = zip(("from", "until"), self._tabs(scale), strict=True)
            near = min(tabs, key=lambda tab: abs(tab[1] - x))
            if abs(near[1] - x) <= TAB + 1:
                return near[0]
        box = self._window_box(scale) if scale else None
        if box is None:
            return "outside"
        if abs(x - box.right()) <= GRIP and x > box.center().x():
            return "end"
        if abs(x - box.left()) <= GRIP and x < box.center().x():
            return "begin"
        return "inside" if box.left() < x < box.right() else "outside"

    @made_whole
    def mousePressEvent(self, event: QMouseEvent) -> None:
        scale = self.scale()
        if event.button() != Qt.MouseButton.LeftButton or scale is None or self._window is None:
            return
        x = event.position().x()
        part = self._part_at(x, event.position().y())
        if part == "outside":
            half = (scale.x(self._window[1]) - scale.x(self._window[0])) / 2
            self.moved.emit(scale.instant(x - half), scale.instant(x + half))
            part = "inside"
        self._held, self._dates_before = (part, x, self._window), self._dates

    def cancel(self) -> bool:
        """Break off what a button that is held down has begun, as if it had not been pressed; whether one was held."""
        held, self._held = self._held, None
        if held:
            self.set_dates(self._dates_before)
            if self._window != held[2]:
                self.moved.emit(*held[2])
        return held is not None

    @made_whole
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scale = self.scale()
        x = event.position().x()
        if self._held is None or scale is None:
            shapes = dict.fromkeys(("begin", "end", "from", "until"), Qt.CursorShape.SizeHorCursor)
            shapes |= {"inside": Qt.CursorShape.OpenHandCursor, "outside": Qt.CursorShape.PointingHandCursor}
            self.setCursor(shapes[self._part_at(x, event.position().y())])
            return
        part, start, (begin, end) = self._held
        least = 2 * scale.per_pixel
        moved = scale.instants(scale.xs(np.array([begin, end])) + (x - start)).tolist()
        if part in ("from", "until"):
            self._drag_tab(part, scale.instant(x))
        elif part == "inside":
            self.moved.emit(*moved)
        elif part == "begin":
            self.moved.emit(min(moved[0], end - least), end)
        else:
            self.moved.emit(begin, max(moved[1], begin + least))

    @made_whole
    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        held, self._held = self._held, None
        if held and held[0] in ("from", "until") and self._dates != self._dates_before:
            self.narrowed.emit(self._dates)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom as over the timeline above, about the time under the pointer."""
        scale, turned = self.scale(), event.angleDelta().y() / 120
        if scale is not None and self._window is not None and turned:
            x = min(max(event.position().x(), 0.0), float(self.width()))
            ends = scale.xs(np.array(self._window))
            self.moved.emit(*scale.instants(x + (ends - x) * NOTCH**turned).tolist())
        event.accept()

    @made_whole
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move a part, Up and Down choose it, Enter shows only the dates between the tabs, Esc all of them."""
        scale, by = self.scale(), pixels(event)
        if event.key() == Qt.Key.Key_Escape and self.cancel():
            return
        if scale is None or self._window is None:
            super().keyPressEvent(event)
            return
        if by and self._part == "window":
            self.moved.emit(*scale.instants(scale.xs(np.array(self._window)) + by).tolist())
        elif by:
            self._drag_tab(self._part, scale.instant(self._tabs(scale)[self._part == "until"] + by))
            self._pending = True
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._part = next_part(self._part, event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._part != "window":
            self._narrow()
        elif event.key() == Qt.Key.Key_Escape and self._dates is not None:
            self.set_dates(None)
            self._pending = True
            self._narrow()
        else:
            super().keyPressEvent(event)
            return
        self._tell(scale)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say what the keys move."""
        super().focusInEvent(event)
        self.update()
        if (scale := self.scale()) is not None:
            self._tell(scale)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tabs that were moved count once one goes elsewhere."""
        super().focusOutEvent(event)
        self._narrow()
        self.update()

    def _narrow(self) -> None:
        """Show only the dates between the tabs, if keys moved them."""
        if self._pending:
            self._pending = False
            self.narrowed.emit(self._dates)

    def _tell(self, scale: Scale) -> None:
        said = words(self._part, scale, self._window or (0.0, 0.0), self._dates or self._span or (0.0, 0.0))
        self.told.emit(said)
        speak(self, said)
        self.update()
