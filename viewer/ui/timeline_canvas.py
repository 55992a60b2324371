"""The one place that meets pyqtgraph: a view with one ViewBox and one item, which paints the whole frame.

An item per event, a text item or pyqtgraph's own axis would cost ten to a hundred times as much a frame.
"""

from __future__ import annotations

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from viewer.ui.exceptions import made_whole

Frame = Callable[[QPainter], None]


class FrameItem(pg.GraphicsObject):  # type: ignore[misc]
    """The only item: paints a frame in the view's pixels."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self._bounds = QRectF()

    def cover(self, bounds: QRectF) -> None:
        """Take up a rectangle of the view."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds

    def boundingRect(self) -> QRectF:
        return self._bounds

    @made_whole
    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        # Pixels by the item's own way back to the scene: resetting the transform would break HiDPI.
        painter.setTransform(self.sceneTransform().inverted()[0] * painter.transform())
        self._frame(painter)


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """The timeline's drawing surface; mouse and keys are handled by whoever filters its viewport's events."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        # A frame paints every pixel itself: nothing needs to be painted under it. pyqtgraph keeps a picture of the
        # background and lays it under each frame; as large as the window, it cost as much as all the labels.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, invertY=True, border=None)
        self._box.disableAutoRange()
        # The item is as large as the view: to clip it by the box, half a pixel wider, would make all painting slower,
        # that of pictures four times.
        self._box.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self.setCentralItem(self._box)
        self._covered = (0.0, 0.0)
        self._item = FrameItem(frame)
        self._box.addItem(self._item, ignoreBounds=True)

    def paint_anew(self) -> None:
        """Paint the next frame.

        The ViewBox stays in pixels, whatever part of time is shown: to move it would have pyqtgraph work out all its
        transforms anew for each frame, and the frame knows by its own scale which instant stands where.
        """
        width, height = float(self.viewport().width()), float(self.viewport().height())
        if (width, height) != self._covered:
            self._covered = width, height
            self._item.cover(QRectF(0.0, 0.0, width, height))
            self._box.setRange(xRange=(0.0, width), yRange=(0.0, height), padding=0, disableAutoRange=False)
        self.viewport().update()
