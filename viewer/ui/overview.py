"""All of time at a glance under the timeline: where events are dense, and which part of it is in view."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.timeline.columns import Columns
from viewer.timeline.scale import Floats, Scale, fitted
from viewer.ui.paint_ink import mixed
from viewer.ui.theme import Theme

GRIP = 7.0
"""Pixels around an edge of the window by which it can be taken."""
COLUMN = 6
"""Pixels a column of density takes."""
MARGIN = 24.0


class Overview(QWidget):
    """Density of all events and the window on them.

    moved  the window was dragged: begin and end in seconds
    """

    moved = Signal(float, float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._middles: Floats = np.empty(0)
        self._span: tuple[float, float] | None = None
        self._window: tuple[float, float] | None = None
        self._held: tuple[str, float, tuple[float, float]] | None = None
        self._found: Floats = np.empty(0)
        self._picture: tuple[tuple[object, ...], QPixmap] | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Overview of the timeline")
        self.setAccessibleDescription("How many events there are when, and which part of time is in view.")
        self.setToolTip("Drag the window to move, its edges to zoom")

    def sizeHint(self) -> QSize:
        return QSize(400, 36)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.update()

    def set_columns(self, columns: Columns) -> None:
        """Show the density of these events."""
        self._middles = np.sort((columns.low + columns.high) / 2)
        self._span = columns.span
        self._picture = None
        self.update()

    def set_found(self, instants: Floats) -> None:
        """Show a tick where something was found."""
        self._found = instants
        self.update()

    def set_window(self, begin: float, end: float) -> None:
        """Show which part is in view."""
        self._window = (begin, end)
        self.update()

    def scale(self) -> Scale | None:
        """The scale of the strip; None while there is nothing to show."""
        return fitted(*self._span, 0.0, float(self.width()), MARGIN) if self._span else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.side))
        scale = self.scale()
        if scale is None:
            return
        accent, ground = QColor(self._theme.accent), QColor(self._theme.side)
        box = self._window_box(scale)
        if box:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.canvas))
            painter.drawRoundedRect(box, 4, 4)
        painter.drawPixmap(0, 0, self._density_picture(scale, mixed(ground, accent, 0.5)))
        painter.setPen(Qt.PenStyle.NoPen)
        for x in np.unique(np.round(scale.xs(self._found))).tolist():
            painter.fillRect(QRectF(x - 1, 3, 2, self.height() - 6), QColor(self._theme.found))
        if box:
            self._paint_window(painter, box, accent)

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
            for place, share in enumerate(self._density(scale).tolist()):
                if share > 0:
                    brush.fillRect(QRectF(place * COLUMN, bottom - tall * share, COLUMN - 1, tall * share), colour)
            brush.end()
            self._picture = (key, made)
        return self._picture[1]

    def _paint_window(self, painter: QPainter, box: QRectF, accent: QColor) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 1.5))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for x in (box.left(), box.right()):
            painter.drawRoundedRect(QRectF(x - 2.5, box.center().y() - 7, 5, 14), 2.5, 2.5)

    def _density(self, scale: Scale) -> Floats:
        """Share of the height of each column of the strip; logarithmic, so that a single event is seen too."""
        edges = np.arange(0, self.width() + COLUMN, COLUMN) * scale.per_pixel + scale.begin
        counts = np.diff(np.searchsorted(self._middles, edges))
        most = max(int(counts.max(initial=0)), 3)
        return np.asarray(np.log1p(counts) / np.log1p(most))

    def _window_box(self, scale: Scale) -> QRectF | None:
        if self._window is None:
            return None
        left = min(max(scale.x(self._window[0]), 4.0), self.width() - 12.0)
        right = max(min(scale.x(self._window[1]), self.width() - 4.0), left + 8.0)
        return QRectF(left, 3, right - left, self.height() - 6)

    def _part_at(self, x: float) -> str:
        """What of the window lies at a pixel: "begin", "end", "inside" or "outside"."""
        scale = self.scale()
        box = self._window_box(scale) if scale else None
        if box is None:
            return "outside"
        if abs(x - box.right()) <= GRIP and x > box.center().x():
            return "end"
        if abs(x - box.left()) <= GRIP and x < box.center().x():
            return "begin"
        return "inside" if box.left() < x < box.right() else "outside"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        scale = self.scale()
        if event.button() != Qt.MouseButton.LeftButton or scale is None or self._window is None:
            return
        x = event.position().x()
        part = self._part_at(x)
        if part == "outside":
            half = (self._window[1] - self._window[0]) / 2
            at = scale.instant(x)
            self.moved.emit(at - half, at + half)
            part = "inside"
        self._held = (part, x, self._window)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scale = self.scale()
        x = event.position().x()
        if self._held is None or scale is None:
            shapes = {"begin": Qt.CursorShape.SizeHorCursor, "end": Qt.CursorShape.SizeHorCursor}
            shapes |= {"inside": Qt.CursorShape.OpenHandCursor, "outside": Qt.CursorShape.PointingHandCursor}
            self.setCursor(shapes[self._part_at(x)])
            return
        part, start, (begin, end) = self._held
        by = (x - start) * scale.per_pixel
        least = 2 * scale.per_pixel
        if part == "inside":
            self.moved.emit(begin + by, end + by)
        elif part == "begin":
            self.moved.emit(min(begin + by, end - least), end)
        else:
            self.moved.emit(begin, max(end + by, begin + least))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None
