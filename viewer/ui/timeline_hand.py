"""What mouse and keys do to the timeline's events: hover, click, open, move the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.revision import accept, dismiss
from viewer.model.time import Granularity
from viewer.model.view import Field, Term
from viewer.timeline.filters import offers
from viewer.timeline.hit import Hit, fold_at
from viewer.timeline.scale import fitted
from viewer.timeline.scene import Scene
from viewer.ui.condition_menu import called
from viewer.ui.timeline_arranger import Arranger
from viewer.ui.timeline_drag import Redating, carry_out, unit_in_view
from viewer.ui.timeline_gather import mark_inside, toggle
from viewer.ui.timeline_hover import at_pointer, instant_in_words, lines, tip
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
        self._surface.setToolTip(tip(self._shown, hit))
        over = Qt.CursorShape.SizeHorCursor if hit.edge else Qt.CursorShape.PointingHandCursor
        shape = over if hit else Qt.CursorShape.ArrowCursor
        self._surface.setCursor(Qt.CursorShape.ClosedHandCursor if dragging else shape)

    def _told(self, hit: Hit, x: float) -> str:
        """What the status line says of a place."""
        return at_pointer(self._shown, hit, x)

    def menu(self, hit: Hit, at: QPoint) -> None:
        """What can be done with an event, or with the view, at a place of the screen."""
        made = QMenu(self._surface)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        session = self._shown.session
        if hit.event >= 0:
            identifier = self._shown.identifier(hit.event)
            session.select(identifier)
            text = "\n".join(lines(self._shown.frames, hit.event))
            made.addAction("Show it large", lambda: self._shown.fit(hit.event))
            made.addAction("Copy title, date and sources", lambda: QGuiApplication.clipboard().setText(text))
            event = session.project.get(Event, identifier)
            if event:
                only = made.addMenu("Show only")
                for term in map(called, offers(session.project, event)):
                    only.addAction(f"{term.field.value}: {term.name}", partial(self.narrowed.emit, term))
                made.addSeparator()
                for name, decide in (("Accept", accept), ("Dismiss", dismiss)):
                    chosen = session.marked or (identifier,)
                    words = f"{name} {len(chosen)} events" if len(chosen) > 1 else name
                    made.addAction(words, partial(self._decide, decide, chosen))
        elif hit.lane < 0:
            made.addAction("Fit everything", lambda: self._shown.motion.to(self._shown.frames.fit()))
            made.addAction("Copy a picture of this view", partial(self.asked.emit, "picture"))
            made.addAction("Show only this stretch of time", self._narrow_to_view)
            made.addSeparator()
            made.addAction("Find words…\t/", partial(self.asked.emit, "words"))
            made.addAction("Show as a table\tCtrl+L", partial(self.asked.emit, "table"))
            made.addSeparator()
        self._arranger.fill(made, hit, self._surface.mapFromGlobal(at).x())
        made.popup(at)

    def menu_in_focus(self) -> None:
        """The menu of the lane that has the focus, or of the event, or else of the view."""
        scene, lane, left = self._shown.scene(), self._arranger.lane, round(self._shown.motion.scale.left)
        place = self._shown.frames.place(self._shown.focus)
        place = place if place >= 0 else self._shown.selected()
        hit, at = Hit(place), QPoint(left + 40, 40)
        if lane in self._arranger.lanes:
            hit = Hit(lane=self._arranger.lanes.index(lane))
            at = QPoint(40, round(scene.stage.lanes[hit.lane].top - scene.offset) + 20)
        elif place in scene.marks.event:
            mark = int((scene.marks.event == place).argmax())
            at = QPoint(max(round(scene.marks.x0[mark]), left), round(scene.marks.y[mark] - scene.offset))
        self.menu(hit, self._surface.mapToGlobal(at))

    def _decide(self, decide: Callable[[Project, Sequence[str]], Edit], chosen: tuple[str, ...]) -> None:
        """Accept or dismiss events; they are marked no longer."""
        session = self._shown.session
        session.make(decide(session.project, chosen))
        session.mark(chosen[-1:])

    def _narrow_to_view(self) -> None:
        scale = self._shown.motion.scale
        self.narrowed.emit(self._dates(scale.begin, scale.end))

    def narrow_dates(self, dates: object) -> None:
        """Show only what happened between two instants (a tuple of them); None for everything."""
        self.dated.emit(self._dates(*dates) if isinstance(dates, tuple) else None)

    def _dates(self, begin: float, end: float) -> Term:
        name = " – ".join(instant_in_words(i, self._shown.motion.scale) for i in (begin, end))
        return Term(Field.DATE, f"{round(begin)} {round(end)}", name)

    def show_band(self, band: tuple[float, float] | None) -> None:
        """Show the stretch that a rubber band would zoom to."""
        self.band = band
        self._surface.update()

    def drag(self, hit: Hit, moved: tuple[float, float] | None, *, done: bool) -> None:
        """Move an event's mark to another date; None leaves everything as it is."""
        event = self._shown.session.project.get(Event, self._shown.identifier(hit.event))
        self.redating = Redating(event, moved) if event and moved else None
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
            self.gather(Hit(self._shown.frames.place(self._shown.focus)))
            return True
        return self._walk(key)

    def _enter(self) -> bool:
        """Open the focused event."""
        focused = self._shown.focus
        if self._shown.frames.place(focused) < 0:
            return False
        self._shown.session.select(focused)
        self.activated.emit(focused)
        return True

    def _walk(self, key: Qt.Key) -> bool:
        """Move the focus from event to event."""
        now = self._shown.frames.place(self._shown.focus)
        goal = next_place(key, now if now >= 0 else self._shown.selected(), self._shown.scene())
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
        inside = [e for e, x in zip(shown.marks.event.tolist(), shown.marks.x0.tolist(), strict=True) if x >= 0]
        return inside[0] if inside else 0
    return min(max(now + STEPS[key], 0), count - 1)
