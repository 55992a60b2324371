"""Mouse, wheel and pinch of the timeline, turned into what it can do."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from viewer.timeline.hit import NOTHING, Hit
from viewer.timeline.zoom import NOTCH
from viewer.ui.exceptions import made_whole
from viewer.ui.timeline_motion import Motion

NOTCH_ANGLE = 120
"""What Qt reports for one notch of a wheel (eighths of a degree)."""
NOTCH_PAN = 90.0
"""Pixels a notch pans."""
STILL = 4.0
"""Pixels the pointer may move in a click."""
NARROWEST = 6.0
"""Pixels a rubber band must cover for it to mean a stretch of time."""


class Target(Protocol):
    """What the pointer acts on, apart from the motion."""

    def hit(self, x: float, y: float) -> Hit: ...
    def grasp(self, hit: Hit) -> None: ...
    def let_go(self) -> None: ...
    def explain(self, at: QPoint, on_screen: QPoint) -> None: ...
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
    def drag(self, moved: tuple[float, float], *, done: bool) -> None: ...
    def carry(self, start: tuple[float, float], now: tuple[float, float], *, done: bool) -> None: ...
    def mark_stretch(self, left: float, right: float) -> None: ...


class Room(QObject):
    """Watches the size of a widget.

    changed  it has another one
    """

    changed = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.changed.emit()
        return False


class Pointer(QObject):
    """An event filter for the canvas's viewport."""

    def __init__(self, target: Target, motion: Motion, parent: QObject) -> None:
        super().__init__(parent)
        self._target = target
        self._motion = motion
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._struck: Hit | None = None
        self._dragged = False
        self._mode = ""

    def cancel(self) -> bool:
        """Break off what a button that is held down has begun, which then changes nothing; whether one was held."""
        begun, self._pressed, self._mode = self._pressed is not None, None, ""
        if begun:
            self._target.let_go()
        return begun

    @made_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            self._wheel(event)
        elif isinstance(event, QNativeGestureEvent):
            self._pinch(event)
        elif isinstance(event, QGestureEvent):
            self._spread(event, watched)
        elif isinstance(event, QMouseEvent):
            self._mouse(event)
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._target.explain(event.pos(), event.globalPos())  # a view of a scene does not show its own
        elif event.type() == QEvent.Type.Leave:
            self._target.hover(None, dragging=False)
        else:
            return False
        return True

    def _wheel(self, event: QWheelEvent) -> None:
        angle, pixels = event.angleDelta(), event.pixelDelta()
        # What is drawn or moved counts from the pixel where it began: time stands still under it.
        still = self._mode in ("move", "carry", "band", "stretch", "gather")
        # With Alt held, Qt turns the wheel sideways.
        sideways = abs(angle.x()) > abs(angle.y()) and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        along = sideways or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if along and not still:
            fine = pixels.x() if sideways else pixels.y()
            notches = (angle.x() if sideways else angle.y()) / NOTCH_ANGLE
            self._motion.pan_pixels(-float(fine) if fine else -notches * NOTCH_PAN)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier or event.position().x() < self._motion.scale.left:
            self._target.scroll(-(angle.y() or angle.x()) / NOTCH_ANGLE * NOTCH_PAN)
        elif not still:
            self._motion.zoom_at(NOTCH ** (angle.y() / NOTCH_ANGLE), event.position().x())
        if not still:
            self._target.hover((event.position().x(), event.position().y()), dragging=False)
        event.accept()

    def _pinch(self, event: QNativeGestureEvent) -> None:
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._motion.zoom_at(1 / max(1 + event.value(), 0.1), event.position().x())

    def _spread(self, event: QGestureEvent, surface: QObject) -> None:
        """Two fingers on a touch screen."""
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture) and isinstance(surface, QWidget):
            self.cancel()  # the first finger was taken for a mouse
            at = surface.mapFromGlobal(pinch.centerPoint()).x()
            self._motion.zoom_at(1 / max(pinch.scaleFactor(), 0.1), at)
            event.accept()

    def _mouse(self, event: QMouseEvent) -> None:
        kind = event.type()
        twice = kind == QEvent.Type.MouseButtonDblClick
        if twice and event.button() == Qt.MouseButton.LeftButton and not self._dragged:
            self._strike_again(event.position())
        elif twice or kind == QEvent.Type.MouseButtonPress:
            self._press(event)
        elif kind == QEvent.Type.MouseMove:
            self._move(event)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release(event)

    def _strike_again(self, at: QPointF) -> None:
        """A double click: it opens what the first click struck, though the view may have moved since."""
        struck = self._struck or self._target.hit(at.x(), at.y())
        if self._struck is not None and struck.count:
            return  # the first click has zoomed to what it gathers
        if struck:
            self._target.open(struck)
        elif self._struck == NOTHING:
            self._target.want(at.x())

    def _press(self, event: QMouseEvent) -> None:
        button, keys = event.button(), event.modifiers()
        if self.cancel() or button not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        self._motion.stop()
        self._struck = None
        self._pressed = self._last = event.position()
        hit = self._target.hit(event.position().x(), event.position().y())
        self._target.grasp(hit)
        left, alone = button == Qt.MouseButton.LeftButton, keys == Qt.KeyboardModifier.NoModifier
        gathering = left and bool(keys & Qt.KeyboardModifier.ShiftModifier)
        banding = not left or bool(keys & Qt.KeyboardModifier.ControlModifier)
        if left and keys & Qt.KeyboardModifier.AltModifier:
            self._mode = "may move" if hit.event >= 0 else "may pan"
        elif left and alone and (hit.lane >= 0 or hit.edge):
            self._mode = "may carry"
        elif gathering:
            self._mode = "may stretch" if banding else "may gather"
        else:
            self._mode = "may band" if banding else "may pan"

    def _move(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is not None and not event.buttons():
            self.cancel()  # it was let go where it could not be seen: over another window, or while a menu was open
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
            self._target.drag((self._pressed.x(), at.x()), done=False)
        elif self._mode == "gather":
            self._target.show_box(QRectF(self._pressed, at).normalized())
        elif self._mode == "carry":
            self._target.carry((self._pressed.x(), self._pressed.y()), (at.x(), at.y()), done=False)
        elif self._mode in ("band", "stretch"):
            self._target.show_band(self._stretch(self._pressed.x(), at.x()))

    def _release(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        start, mode, at = self._pressed, self._mode, event.position()
        self._pressed, self._mode = None, ""
        self._dragged = not mode.startswith("may ")
        left, right = self._stretch(start.x(), at.x())
        if mode == "band":
            self._target.show_band(None)
            if right - left >= NARROWEST:
                self._motion.zoom_to_pixels(left, right)
        elif mode == "move":
            self._target.drag((start.x(), at.x()), done=True)
            return
        elif mode == "carry":
            self._target.carry((start.x(), start.y()), (at.x(), at.y()), done=True)
            return
        elif mode == "stretch":
            self._target.show_band(None)
            if right - left >= NARROWEST:
                self._target.mark_stretch(left, right)
            return
        elif mode == "gather":
            self._target.show_box(None)
            self._target.gather_in(QRectF(start, at).normalized())
            return  # how many are marked is said, and stays to be read
        elif self._click(mode, event):
            return
        self._target.hover((at.x(), at.y()), dragging=False)

    def _click(self, mode: str, event: QMouseEvent) -> bool:
        """A button that was pressed and let go in one place; whether what it did has been said."""
        hit = self._target.hit(event.position().x(), event.position().y())
        if mode == "may gather" or (mode == "may band" and event.button() == Qt.MouseButton.LeftButton):
            self._target.gather(hit)
            return bool(hit)
        if mode in ("may pan", "may move", "may carry"):
            self._struck = hit
            self._target.click(hit)
        elif event.button() == Qt.MouseButton.RightButton:
            self._target.menu(hit, event.globalPosition().toPoint())
        return False

    def _stretch(self, one: float, other: float) -> tuple[float, float]:
        """The pixels between two, as far as they show time."""
        scale = self._motion.scale
        first, last = sorted(min(max(x, scale.left), scale.right) for x in (one, other))
        return first, last
