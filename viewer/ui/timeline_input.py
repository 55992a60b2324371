"""Mouse, wheel and pinch of the timeline, turned into what it can do."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from viewer.timeline.hit import NOTHING, Hit
from viewer.timeline.zoom import NOTCH
from viewer.ui.timeline_motion import Motion

NOTCH_ANGLE = 120
"""What Qt reports for one notch of a wheel (eighths of a degree)."""
NOTCH_PAN = 90.0
"""Pixels a notch pans."""
STILL = 4.0
"""Pixels the pointer may move in a click."""


class Target(Protocol):
    """What the pointer acts on, apart from the motion."""

    def hit(self, x: float, y: float) -> Hit: ...
    def click(self, hit: Hit) -> None: ...
    def gather(self, hit: Hit) -> None: ...
    def show_box(self, box: QRectF | None) -> None: ...
    def gather_in(self, box: QRectF) -> None: ...
    def open(self, hit: Hit) -> None: ...
    def want(self, x: float) -> None: ...
    def hover(self, at: tuple[float, float] | None, *, dragging: bool) -> None: ...
    def show_band(self, band: tuple[float, float] | None) -> None: ...
    def scroll(self, pixels: float) -> None: ...
    def menu(self, hit: Hit, at: QPoint) -> None: ...
    def drag(self, hit: Hit, moved: tuple[float, float] | None, *, done: bool) -> None: ...
    def carry(self, hit: Hit, start: tuple[float, float], now: tuple[float, float], *, done: bool) -> None: ...
    def mark_stretch(self, left: float, right: float) -> None: ...


class Pointer(QObject):
    """An event filter for the canvas's viewport."""

    def __init__(self, target: Target, motion: Motion, parent: QObject) -> None:
        super().__init__(parent)
        self._target = target
        self._motion = motion
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._held = NOTHING
        self._struck: Hit | None = None
        self._mode = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            self._wheel(event)
        elif isinstance(event, QNativeGestureEvent):
            self._pinch(event)
        elif isinstance(event, QGestureEvent):
            self._spread(event, watched)
        elif isinstance(event, QMouseEvent):
            self._mouse(event)
        elif event.type() == QEvent.Type.Leave:
            self._target.hover(None, dragging=False)
        else:
            return False
        return True

    def _wheel(self, event: QWheelEvent) -> None:
        angle, pixels = event.angleDelta(), event.pixelDelta()
        # With Alt held, Qt turns the wheel sideways.
        sideways = abs(angle.x()) > abs(angle.y()) and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        if sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            fine = pixels.x() if sideways else pixels.y()
            notches = (angle.x() if sideways else angle.y()) / NOTCH_ANGLE
            self._motion.pan_pixels(-float(fine) if fine else -notches * NOTCH_PAN)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._target.scroll(-(angle.y() or angle.x()) / NOTCH_ANGLE * NOTCH_PAN)
        else:
            self._motion.zoom_at(NOTCH ** (angle.y() / NOTCH_ANGLE), event.position().x())
        self._target.hover((event.position().x(), event.position().y()), dragging=False)
        event.accept()

    def _pinch(self, event: QNativeGestureEvent) -> None:
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._motion.zoom_at(1 / max(1 + event.value(), 0.1), event.position().x())

    def _spread(self, event: QGestureEvent, surface: QObject) -> None:
        """Two fingers on a touch screen."""
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture) and isinstance(surface, QWidget):
            at = surface.mapFromGlobal(pinch.centerPoint()).x()
            self._motion.zoom_at(1 / max(pinch.scaleFactor(), 0.1), at)
            event.accept()

    def _mouse(self, event: QMouseEvent) -> None:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._press(event)
        elif kind == QEvent.Type.MouseMove:
            self._move(event)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release(event)
        elif kind == QEvent.Type.MouseButtonDblClick and event.button() == Qt.MouseButton.LeftButton:
            hit = self._target.hit(event.position().x(), event.position().y())
            if hit:
                self._target.open(hit)
            elif self._struck == NOTHING:  # not where a chip was that the first click zoomed to
                self._target.want(event.position().x())

    def _press(self, event: QMouseEvent) -> None:
        button, keys = event.button(), event.modifiers()
        if button not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        self._motion.stop()
        self._struck = None
        self._pressed = self._last = event.position()
        if button == Qt.MouseButton.LeftButton and keys & Qt.KeyboardModifier.AltModifier:
            self._held = self._target.hit(event.position().x(), event.position().y())
            self._mode = "may move" if self._held.event >= 0 else "may pan"
            return
        held = self._target.hit(event.position().x(), event.position().y())
        if button == Qt.MouseButton.LeftButton and not keys and (held.lane >= 0 or held.edge):
            self._held, self._mode = held, "may carry"
            return
        banding = button == Qt.MouseButton.RightButton or bool(keys & Qt.KeyboardModifier.ControlModifier)
        gathering = button == Qt.MouseButton.LeftButton and bool(keys & Qt.KeyboardModifier.ShiftModifier)
        self._mode = "may gather" if gathering else "may band" if banding else "may pan"
        if gathering and banding:
            self._mode = "may stretch"

    def _move(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            self._target.hover((at.x(), at.y()), dragging=False)
            return
        if self._mode.startswith("may ") and (at - self._pressed).manhattanLength() > STILL:
            self._mode = self._mode.removeprefix("may ")
        if self._mode == "pan":
            self._motion.pan_pixels(self._last.x() - at.x())
            self._target.scroll(self._last.y() - at.y())
            self._last = at
            self._target.hover((at.x(), at.y()), dragging=True)
        elif self._mode == "move":
            self._target.drag(self._held, (self._pressed.x(), at.x()), done=False)
        elif self._mode == "gather":
            self._target.show_box(QRectF(self._pressed, at).normalized())
        elif self._mode == "carry":
            self._target.carry(self._held, (self._pressed.x(), self._pressed.y()), (at.x(), at.y()), done=False)
        elif self._mode in ("band", "stretch"):
            self._target.show_band((min(at.x(), self._pressed.x()), max(at.x(), self._pressed.x())))

    def _release(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        start, mode, at = self._pressed, self._mode, event.position()
        self._pressed, self._mode = None, ""
        if mode == "band":
            self._target.show_band(None)
            self._motion.zoom_to_pixels(min(start.x(), at.x()), max(start.x(), at.x()))
        elif mode == "move":
            self._target.drag(self._held, (start.x(), at.x()), done=True)
            return
        elif mode == "carry":
            self._target.carry(self._held, (start.x(), start.y()), (at.x(), at.y()), done=True)
            return
        elif mode == "stretch":
            self._target.show_band(None)
            self._target.mark_stretch(min(start.x(), at.x()), max(start.x(), at.x()))
            return
        elif mode == "gather":
            self._target.show_box(None)
            self._target.gather_in(QRectF(start, at).normalized())
        elif mode == "may gather" or (mode == "may band" and event.button() == Qt.MouseButton.LeftButton):
            self._target.gather(self._target.hit(at.x(), at.y()))
        elif mode in ("may pan", "may move", "may carry"):
            self._struck = self._target.hit(at.x(), at.y())
            self._target.click(self._struck)
        elif event.button() == Qt.MouseButton.RightButton:
            self._target.menu(self._target.hit(at.x(), at.y()), event.globalPosition().toPoint())
        self._target.hover((at.x(), at.y()), dragging=False)
