"""What mouse and keys do to the timeline's events: hover, click, open, move the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from viewer.model.event import Event
from viewer.model.time import Granularity
from viewer.timeline.hit import Hit, fold_at
from viewer.timeline.scale import fitted
from viewer.timeline.scene import Scene
from viewer.ui.timeline_arranger import Arranger
from viewer.ui.timeline_drag import Redating, carry_out, unit_in_view
from viewer.ui.timeline_gather import mark_inside, toggle
from viewer.ui.timeline_hover import at_pointer, tip
from viewer.ui.timeline_menu import Menus, between
from viewer.ui.timeline_shown import Shown

CLOSER = 0.6
"""Time shown after one press of +, as a share of what was shown before."""
STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Hand(QObject):
    """Acts on what is shown.

    hovered    text for the status line
    activated  an event was opened
    focused    the focus went to an event: its place in the columns
    asked      "words": look for words; "table": show the events as a table; "picture": copy one
    narrowed   only events that meet a condition are to be shown: a Term
    wanted     an event is wanted on empty ground: at which instant, and the unit in view
    dated      only these dates are to be shown: a Term, None for all
    scrolled   lanes higher than the view are moved up by so many pixels
    """

    hovered = Signal(str)
    activated = Signal(str)
    focused = Signal(int)
    asked = Signal(str)
    narrowed = Signal(object)
    wanted = Signal(object, object)
    dated = Signal(object)
    scrolled = Signal(float)

    def __init__(self, shown: Shown, surface: QWidget, arranger: Arranger) -> None:
        super().__init__(surface)
        self._shown, self._surface, self._arranger = shown, surface, arranger
        self.carry, self.mark_stretch = arranger.carry, arranger.want_era
        self.band: tuple[float, float] | None = None
        self.box: QRectF | None = None
        self.redating: Redating | None = None
        self._held = ""
        self._menus = Menus(shown, surface, arranger, self)
        self._menus.asked.connect(self.asked)
        self._menus.narrowed.connect(self.narrowed)
        self._menus.dated.connect(self.dated)
        self.menu, self.menu_in_focus = self._menus.open, self._menus.open_in_focus

    def hit(self, x: float, y: float) -> Hit:
        """What is painted at a pixel of the canvas."""
        return self._shown.hit(x, y)

    def click(self, hit: Hit) -> None:
        """Select an event; zoom to what a chip gathers; fold a lane by its name; let go on empty ground."""
        if hit.lane >= 0:
            self._arranger.fold_lane(self._shown.frames.columns.lanes[hit.lane])
        elif hit.event >= 0:
            self._shown.session.mark([self._shown.identifier(hit.event)])
        elif hit.count:
            self.open(hit)
        else:
            self._shown.session.select("")

    def gather(self, hit: Hit) -> None:
        """Mark an event besides others, or no longer."""
        if hit.event >= 0:
            self.hovered.emit(toggle(self._shown, hit.event))

    def gather_in(self, box: QRectF) -> None:
        """Mark the events inside a box."""
        self.hovered.emit(mark_inside(self._shown, box))

    def show_box(self, box: QRectF | None) -> None:
        """Show the box whose events would be marked."""
        self.box = box
        self._surface.update()

    def open(self, hit: Hit) -> None:
        """Fit an event, or the stretch that a chip gathers."""
        if hit.event >= 0:
            self._shown.fit(hit.event)
            self.activated.emit(self._shown.identifier(hit.event))
        elif hit.count:
            scale = self._shown.motion.scale
            room = scale.left, scale.width, 0.2 * scale.width
            self._shown.motion.to(fitted(hit.begin, hit.end, *room, scale.folds))
        elif hit.fold >= 0:
            self._arranger.fold.emit(False)
        elif 0 <= hit.era < len(eras := self._shown.scene().eras):
            scale, interval = self._shown.motion.scale, eras[hit.era].era.interval
            ends = float(interval.begin), float(interval.end)
            self._shown.motion.to(fitted(*ends, scale.left, scale.width, 0.06 * scale.width, scale.folds))

    def want(self, x: float) -> None:
        """Ask for an event at a pixel of empty ground."""
        scale = self._shown.motion.scale
        if x >= scale.left and not fold_at(self._shown.scene(), x):
            self.wanted.emit(int(scale.instant(x)), unit_in_view(scale, Granularity.HOUR))

    def hover(self, at: tuple[float, float] | None, *, dragging: bool) -> None:
        """Tell what is under the pointer; None when it left."""
        if at is None:
            self.hovered.emit("")
            return
        hit = self.hit(*at)
        self.hovered.emit(self._told(hit, at[0]))
        over = Qt.CursorShape.SizeHorCursor if hit.edge else Qt.CursorShape.PointingHandCursor
        shape = over if hit else Qt.CursorShape.ArrowCursor
        self._surface.setCursor(Qt.CursorShape.ClosedHandCursor if dragging else shape)

    def explain(self, at: QPoint, on_screen: QPoint) -> None:
        """Show a tooltip of what is under the pointer, for as long as it stays on it."""
        words = tip(self._shown, self.hit(at.x(), at.y()))
        QToolTip.showText(on_screen, words, self._surface, QRect(at - QPoint(3, 3), QSize(7, 7)))

    def _told(self, hit: Hit, x: float) -> str:
        """What the status line says of a place."""
        return at_pointer(self._shown, hit, x)

    def narrow_dates(self, dates: object) -> None:
        """Show only what happened between two instants (a tuple of them); None for everything."""
        scale = self._shown.motion.scale
        self.dated.emit(between(dates[0], dates[1], scale) if isinstance(dates, tuple) else None)

    def show_band(self, band: tuple[float, float] | None) -> None:
        """Show the stretch that a rubber band would zoom to."""
        self.band = band
        self._surface.update()

    def grasp(self, hit: Hit) -> None:
        """Take hold of what a button was pressed on: by its id, for what stands where may change under the hand."""
        self._held = self._shown.identifier(hit.event) if hit.event >= 0 else ""
        self._arranger.grasp(hit)

    def let_go(self) -> None:
        """Forget what a drag has begun: everything stays as it is."""
        self.redating = self.band = self.box = self._arranger.carried = None
        self.hovered.emit("")
        self._surface.update()

    def drag(self, moved: tuple[float, float], *, done: bool) -> None:
        """Move the mark that was taken hold of to another date."""
        seen = self._shown.frames.place(self._held) >= 0  # a condition may have hidden it meanwhile
        event = self._shown.session.project.get(Event, self._held) if seen else None
        self.redating = Redating(event, moved) if event else None
        if self.redating:
            self.hovered.emit(self.redating.words(self._shown.motion.scale))
        if self.redating and done:
            told, self.redating = carry_out(self._shown, self.redating), None
            self.hovered.emit(told)
        self._surface.update()

    def scroll(self, pixels: float) -> None:
        """Move lanes that are higher than the view."""
        self.scrolled.emit(pixels)

    def press(self, event: QKeyEvent, moves: dict[Qt.Key, Callable[[], None]]) -> bool:
        """Do what a key stands for; whether it was meant for the timeline."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return self._arranger.step(step)
        if step and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            return self._arranger.move(step)
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if plain != Qt.KeyboardModifier.NoModifier:
            return False
        if key in moves:
            moves[key]()
            return True
        if key == Qt.Key.Key_Escape:
            if not self._arranger.let_go():
                self._shown.session.select("")
            return True
        if self._arranger.lane is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            return self._arranger.fold_lane()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter()
        if key == Qt.Key.Key_Space:
            self.gather(Hit(self._shown.current()))
            return True
        return self._walk(key)

    def _enter(self) -> bool:
        """Open the event in focus, or the selected one."""
        place = self._shown.current()
        if place < 0:
            return False
        identifier = self._shown.identifier(place)
        self._shown.session.select(identifier)
        self.activated.emit(identifier)
        return True

    def _walk(self, key: Qt.Key) -> bool:
        """Move the focus from event to event."""
        goal = next_place(key, self._shown.current(), self._shown.scene())
        if goal is None:
            return False
        self._arranger.let_go()
        if goal >= 0:
            self._shown.focus = self._shown.identifier(goal)
            self._shown.bring_into_view(goal)
            self.hovered.emit(self._told(Hit(goal), 0.0))
            self.focused.emit(goal)
        return True


def next_place(key: Qt.Key, now: int, shown: Scene) -> int | None:
    """The event that a key leads to from another (-1: none yet), in order of time.

    None where it is no such key, -1 where there is no event.
    """
    count = len(shown.stage.columns)
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return (0 if key == Qt.Key.Key_Home else count - 1) if count else -1
    if key not in STEPS:
        return None
    if not count:
        return -1
    if now < 0:
        at = zip(shown.marks.event.tolist(), shown.marks.x0.tolist(), strict=True)
        inside = [event for event, x in at if shown.scale.left <= x <= shown.scale.right]
        return min(inside, default=0)
    return min(max(now + STEPS[key], 0), count - 1)
