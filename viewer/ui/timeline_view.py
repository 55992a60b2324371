"""The timeline: pan, zoom, hover, click and keys over the events of the open project."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget

from viewer.model.lookup import event_of
from viewer.timeline import hit as hits
from viewer.timeline.hit import Hit
from viewer.timeline.scale import fitted
from viewer.timeline.scene import Scene
from viewer.ui.overview import Overview
from viewer.ui.paint import ScenePainter
from viewer.ui.session import Session
from viewer.ui.theme import Theme
from viewer.ui.timeline_canvas import Canvas
from viewer.ui.timeline_frames import Counts, Frames
from viewer.ui.timeline_hover import at_pointer, tip
from viewer.ui.timeline_input import Pointer
from viewer.ui.timeline_motion import Motion
from viewer.ui.timeline_type import Typography

CLOSER = 0.6
"""Time shown after one press of +, as a share of what was shown before."""
SLICE = 0.006
"""Seconds of laying out between two frames while very many events are laid out."""
AROUND = 12.0
"""How many times its own length an event is shown with when it is fitted."""
EMPTY = "Events that have a date stand here. Add documents to begin."


class TimelineView(QWidget):
    """Canvas, axis and overview of a session's project.

    changed    the view or what is counted is another
    hovered    text for the status line: the date under the pointer, or an event's title, date and sources
    activated  an event was opened by double click or Enter
    """

    changed = Signal()
    hovered = Signal(str)
    activated = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._type = Typography(self.font())
        self._frames = Frames(self._type, 800.0, 400.0)
        self._motion = Motion(self._frames.fit(), self)
        self._painter = ScenePainter(theme, self._type, self._frames.texts(), pictures=True)
        self._scene: Scene | None = None
        self._by = "none"
        self._chosen = self._focus = ""
        self._band: tuple[float, float] | None = None
        self._fitted = True
        self._canvas = Canvas(self._paint, self)
        self._overview = Overview(theme, self)
        self._pointer = Pointer(self, self._motion, self)
        self._canvas.viewport().installEventFilter(self._pointer)
        self._growth = QTimer(self)
        self._growth.timeout.connect(self._grow)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._canvas, 1)
        box.addWidget(self._overview)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline")
        self._motion.moved.connect(self._moved)
        self._overview.moved.connect(self._show_range)
        session.opened.connect(self._reopen)
        session.edited.connect(self._reload)
        session.selected.connect(self._follow)
        self.set_gliding(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0)
        self.set_theme(theme)
        self._reopen()

    def fit_all(self) -> None:
        """Show everything."""
        self._motion.to(self._frames.fit())

    def fit(self, identifier: str) -> None:
        """Show an event with what lies around it; nothing when it has no place."""
        place = self._frames.place(identifier)
        if place >= 0:
            low, high = (float(c[place]) for c in (self._frames.columns.low, self._frames.columns.high))
            length = max(high - low, 86_400.0) * AROUND
            middle, scale = (low + high) / 2, self._motion.scale
            self._motion.to(fitted(middle - length / 2, middle + length / 2, scale.left, scale.width))

    def zoom_by(self, factor: float) -> None:
        """Show `factor` times as much time (0.5 zooms in) about the selected event, or the middle."""
        scale = self._motion.goal
        place = self._selected()
        x = scale.left + scale.width / 2
        if place >= 0:
            at = scale.x(float(self._frames.columns.low[place] + self._frames.columns.high[place]) / 2)
            x = at if scale.left <= at <= scale.right else x
        self._motion.to(scale.zoomed(factor, x))

    def pan_by(self, fraction: float) -> None:
        """Go forward by a share of the window, back when negative."""
        scale = self._motion.goal
        self._motion.to(scale.panned(fraction * scale.width))

    def go_to(self, instant: int) -> None:
        """Bring an instant to the middle."""
        self._motion.to(self._motion.scale.centred(float(instant)))

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._painter = ScenePainter(theme, self._type, self._frames.texts(), pictures=True)
        self._canvas.set_ground(theme.canvas)
        self._overview.set_theme(theme)
        self._canvas.viewport().update()

    def set_lanes(self, by: str) -> None:
        """Gather events in lanes by "source", "actor", "issue" or "kind", or in one by "none"; ValueError otherwise."""
        self._frames.load(self._session.project, by)
        self._by = by
        self._renewed()

    def set_gliding(self, gliding: bool) -> None:
        """Whether jumps glide; not when the desktop asks for less motion."""
        self._motion.gliding = gliding

    def visible_range(self) -> tuple[int, int]:
        """The instants at both edges."""
        scale = self._motion.scale
        return round(scale.begin), round(scale.end)

    def counts(self) -> Counts:
        """What is shown and what is not."""
        return self._frames.counts(self.frame())

    def frame(self) -> Scene:
        """The frame as it stands: what is or will be on the screen."""
        if self._scene is None:
            chosen = self._selected(), self._frames.place(self._focus)
            self._scene = self._frames.scene(self._motion.scale, *chosen)
        return self._scene

    def hit(self, x: float, y: float) -> Hit:
        """What is painted at a pixel of the canvas."""
        return hits.find(self.frame(), x, y)

    def click(self, hit: Hit) -> None:
        """Select an event; zoom to what a chip gathers; let go on empty ground."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if hit.event >= 0:
            self._session.select(self._frames.columns.events[hit.event].id)
        elif hit.count:
            self.open(hit)
        else:
            self._session.select("")

    def open(self, hit: Hit) -> None:
        """Fit an event, or the stretch that a chip gathers."""
        if hit.event >= 0:
            identifier = self._frames.columns.events[hit.event].id
            self.fit(identifier)
            self.activated.emit(identifier)
        elif hit.count:
            scale = self._motion.scale
            self._motion.to(fitted(hit.begin, hit.end, scale.left, scale.width, 0.2 * scale.width))

    def hover(self, at: tuple[float, float] | None, *, dragging: bool) -> None:
        """Tell what is under the pointer; None when it left."""
        if at is None:
            self.hovered.emit("")
            return
        hit = self.hit(*at)
        self.hovered.emit(at_pointer(self._frames, self._motion.scale, hit, at[0]))
        self._canvas.viewport().setToolTip(tip(self._frames, hit))
        shape = Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.ArrowCursor
        self._canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor if dragging else shape)

    def show_band(self, band: tuple[float, float] | None) -> None:
        """Show the stretch that a rubber band would zoom to."""
        self._band = band
        self._canvas.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from event to event, Home and End to the first and last; +, −, F, PgUp, PgDn move the view."""
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: self.zoom_by(CLOSER),
            Qt.Key.Key_Equal: lambda: self.zoom_by(CLOSER),
            Qt.Key.Key_Minus: lambda: self.zoom_by(1 / CLOSER),
            Qt.Key.Key_F: self.fit_all,
            Qt.Key.Key_PageUp: lambda: self.pan_by(-1.0),
            Qt.Key.Key_PageDown: lambda: self.pan_by(1.0),
            Qt.Key.Key_Escape: lambda: self._session.select(""),
        }
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if plain != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in keys:
            keys[key]()
        elif not self._focus_key(key):
            super().keyPressEvent(event)

    def _focus_key(self, key: Qt.Key) -> bool:
        """Move the focus from event to event, or open the focused one; whether the key was one for that."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._frames.place(self._focus) >= 0:
            focused = self._focus
            self._session.select(focused)
            self.activated.emit(focused)
            return True
        now = self._frames.place(self._focus)
        now = now if now >= 0 else self._selected()
        goal = next_place(key, now, self.frame())
        if goal is None:
            return False
        if goal >= 0:
            self._focus = self._frames.columns.events[goal].id
            self._bring_into_view(goal)
            self.hovered.emit(at_pointer(self._frames, self._motion.scale, Hit(goal), 0.0))
        return True

    def _bring_into_view(self, place: int) -> None:
        scale = self._motion.goal
        at = scale.x(float(self._frames.columns.low[place] + self._frames.columns.high[place]) / 2)
        if not scale.left + 40 <= at <= scale.right - 40:
            self._motion.to(scale.centred(scale.instant(at)))
        else:
            self._moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew; what was shown wholly stays shown wholly."""
        super().resizeEvent(event)
        self._box.activate()
        self._renewed()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_canvas"):
            self._type = Typography(self.font())
            self._frames.set_type(self._type)
            self.set_theme(self._painter.theme)
            self._renewed()

    def _reopen(self) -> None:
        """Another project: all of it in view."""
        self._fitted, self._focus = True, ""
        self._reload()

    def _reload(self) -> None:
        """The project's events are others."""
        self._frames.load(self._session.project, self._by)
        self._painter.set_texts(self._frames.texts())
        self._renewed()

    def _renewed(self) -> None:
        """Events, lanes or sizes are others: lay out, and keep the same time in view."""
        view = self._canvas.viewport()
        self._frames.resize(float(view.width()), float(view.height()))
        self._overview.set_columns(self._frames.columns)
        self._motion.set_limits(self._frames.columns.span)
        if self._fitted:
            self._motion.to(self._frames.fit(), glide=False)
        else:
            self._motion.set_place(self._frames.left, view.width() - self._frames.left)
            self._moved()
        if self._frames.growing:
            self._growth.start()

    def _moved(self) -> None:
        """Another window on time: what it shows is worked out when it is painted."""
        self._scene = None
        self._fitted = self._motion.scale == self._frames.fit()
        self._canvas.show_scale(self._motion.scale)
        self._overview.set_window(self._motion.scale.begin, self._motion.scale.end)
        self.changed.emit()

    def _grow(self) -> None:
        self._frames.grow(SLICE)
        if not self._frames.growing:
            self._growth.stop()

    def _follow(self, _identifier: str) -> None:
        """The selection is another: show it, and bring it into view."""
        self._focus = ""
        self._chosen = event_of(self._session.project, self._session.selection)
        place = self._selected()
        if place >= 0:
            self._bring_into_view(place)
        else:
            self._moved()

    def _selected(self) -> int:
        """Place of the selected event, or of the event that what is selected belongs to; -1 for none."""
        return self._frames.place(self._chosen)

    def _show_range(self, begin: float, end: float) -> None:
        scale = self._motion.scale
        self._motion.to(fitted(begin, end, scale.left, scale.width), glide=False)

    def _paint(self, painter: QPainter) -> None:
        shown = self.frame()
        self._painter.paint(painter, shown)
        if self._band:
            ground = QColor(self._painter.theme.accent)
            ground.setAlphaF(0.12)
            painter.fillRect(QRectF(self._band[0], 0, self._band[1] - self._band[0], shown.height), ground)
        if not len(self._frames.columns):
            painter.setPen(QColor(self._painter.theme.secondary))
            painter.setFont(self._type.caption)
            painter.drawText(QRectF(0, 0, self.width(), shown.height), Qt.AlignmentFlag.AlignCenter, EMPTY)


def next_place(key: Qt.Key, now: int, shown: Scene) -> int | None:
    """The event that a key leads to from another (-1: none yet), in order of time; None where it is no such key, -1
    where there is no event.
    """
    count = len(shown.stage.columns)
    steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return (0 if key == Qt.Key.Key_Home else count - 1) if count else -1
    if key not in steps:
        return None
    if not count:
        return -1
    if now < 0:
        inside = [e for e, x in zip(shown.marks.event.tolist(), shown.marks.x0.tolist(), strict=True) if x >= 0]
        return inside[0] if inside else 0
    return min(max(now + steps[key], 0), count - 1)
