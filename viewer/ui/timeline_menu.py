"""The context menus of the timeline: what can be done with an event, a lane, an era, or with the view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.revision import accept, dismiss
from viewer.model.view import Field, Term
from viewer.timeline.filters import offers
from viewer.timeline.hit import Hit
from viewer.timeline.scale import Scale
from viewer.ui.condition_menu import called
from viewer.ui.timeline_arranger import Arranger
from viewer.ui.timeline_hover import instant_in_words, lines
from viewer.ui.timeline_shown import Shown


class Menus(QObject):
    """Opens the menu of a place. While it is open events may come and go: what it does is bound to ids, not to places.

    asked     "words": look for words; "table": show the events as a table; "picture": copy one
    narrowed  only events that meet a condition are to be shown: a Term
    dated     only these dates are to be shown, whatever the condition on dates was before: a Term
    """

    asked = Signal(str)
    narrowed = Signal(object)
    dated = Signal(object)

    def __init__(self, shown: Shown, surface: QWidget, arranger: Arranger, parent: QObject) -> None:
        super().__init__(parent)
        self._shown, self._surface, self._arranger = shown, surface, arranger

    def open(self, hit: Hit, at: QPoint) -> None:
        """What can be done with an event, or with the view, at a place of the screen."""
        made = QMenu(self._surface)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if hit.event >= 0:
            self._fill_event(made, hit.event)
        elif hit.lane < 0:
            self._fill_view(made)
        self._arranger.fill(made, hit, self._surface.mapFromGlobal(at).x())
        made.popup(at)

    def open_in_focus(self) -> None:
        """The menu of the lane that has the focus, or of the event, or else of the view."""
        scene, lane, left = self._shown.scene(), self._arranger.lane, round(self._shown.motion.scale.left)
        place = self._shown.current()
        hit, at = Hit(place), QPoint(left + 40, 40)
        if lane in self._arranger.lanes:
            hit = Hit(lane=self._arranger.lanes.index(lane))
            at = QPoint(40, round(scene.stage.lanes[hit.lane].top - scene.offset) + 20)
        elif place in scene.marks.event:
            mark = int((scene.marks.event == place).argmax())
            at = QPoint(max(round(scene.marks.x0[mark]), left), round(scene.marks.y[mark] - scene.offset))
        self.open(hit, self._surface.mapToGlobal(at))

    def _fill_event(self, menu: QMenu, place: int) -> None:
        session, shown = self._shown.session, self._shown
        identifier, text = shown.identifier(place), "\n".join(lines(shown.frames, place))
        session.select(identifier)
        menu.addAction("Show it large", partial(self._show_large, identifier))
        menu.addAction("Copy title, date and sources", lambda: QGuiApplication.clipboard().setText(text))
        event = session.project.get(Event, identifier)
        if event is None:
            return
        only = menu.addMenu("Show only")
        for term in map(called, offers(session.project, event)):
            only.addAction(f"{term.field.value}: {term.name}".replace("&", "&&"), partial(self.narrowed.emit, term))
        menu.addSeparator()
        chosen = session.marked or (identifier,)
        for name, decide in (("Accept", accept), ("Dismiss", dismiss)):
            words = f"{name} {len(chosen)} events" if len(chosen) > 1 else name
            menu.addAction(words, partial(self._decide, decide, chosen))

    def _fill_view(self, menu: QMenu) -> None:
        motion = self._shown.motion
        menu.addAction("Fit everything", lambda: motion.to(self._shown.frames.fit()))
        menu.addAction("Copy a picture of this view", partial(self.asked.emit, "picture"))
        menu.addAction("Show only this stretch of time", self._narrow_to_view)
        menu.addSeparator()
        menu.addAction("Find words…\t/", partial(self.asked.emit, "words"))
        menu.addAction("Show as a table\tCtrl+L", partial(self.asked.emit, "table"))
        menu.addSeparator()

    def _show_large(self, identifier: str) -> None:
        place = self._shown.frames.place(identifier)
        if place >= 0:
            self._shown.fit(place)

    def _decide(self, decide: Callable[[Project, Sequence[str]], Edit], chosen: tuple[str, ...]) -> None:
        """Accept or dismiss events; they are marked no longer."""
        session = self._shown.session
        there = [identifier for identifier in chosen if identifier in session.project]
        session.make(decide(session.project, there))
        session.mark(there[-1:])

    def _narrow_to_view(self) -> None:
        scale = self._shown.motion.scale
        self.dated.emit(between(scale.begin, scale.end, scale))


def between(begin: float, end: float, scale: Scale) -> Term:
    """The condition that something happened between two instants, named as exactly as the scale shows them."""
    return Term(
        Field.DATE, f"{round(begin)} {round(end)}", " – ".join(instant_in_words(i, scale) for i in (begin, end))
    )
