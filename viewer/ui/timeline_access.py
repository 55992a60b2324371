"""The timeline to a screen reader: a list of its events in order of time, each with title, date and state; then of its
eras and its lanes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import cast

from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from viewer.model.event import Event
from viewer.model.provenance import Standing
from viewer.model.stance import Stance
from viewer.timeline.eras import Band
from viewer.ui.timeline_hover import era_lines, lane_words, lines
from viewer.ui.timeline_shown import Shown

HINT = "Left and right go from event to event, Enter opens, Space marks, plus and minus zoom, F shows everything."
STATES = {Standing.CONFIRMED: "confirmed", Standing.ENTERED: "changed by you", Standing.FOUND: "not reviewed"}


NO_OBJECT, NO_ROW = cast(QObject, None), cast(QAccessibleInterface, None)
"""Qt's "there is none", which its type hints do not know."""


class EventList(QWidget):
    """A widget that paints events; what it shows can be read by assistive programs."""

    shown: Shown
    surface: QWidget
    rows: dict[tuple[str, str], QAccessibleInterface]
    """Rows handed out, by what they are of, and their id: Qt keeps no reference of its own."""

    def announce(self, place: int) -> None:
        """Tell assistive programs that the focus went to an event."""
        event = QAccessibleEvent(self, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)

    def announce_others(self) -> None:
        """Tell assistive programs that other events, eras or lanes are there."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectReorder))


class Row(QAccessibleInterface):
    """Something on the timeline as a row of the list, known by its id: it stays the same row wherever it stands."""

    kind = QAccessible.Role.ListItem

    def __init__(self, view: EventList, identifier: str) -> None:
        super().__init__()
        self._view, self._id = view, identifier

    def isValid(self) -> bool:
        return self.place() >= 0

    def object(self) -> QObject:
        return NO_OBJECT

    def window(self) -> QWindow:
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, _index: int) -> QAccessibleInterface:
        return NO_ROW

    def childCount(self) -> int:
        return 0

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface:
        return NO_ROW

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Names are changed in the side panel and in dialogs."""

    def role(self) -> QAccessible.Role:
        return self.kind

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        name, more = self.words()
        return {QAccessible.Text.Name: name, QAccessible.Text.Description: more}.get(kind, "")

    def rect(self) -> QRect:
        box = self.box() if self.isValid() else QRect()
        return QRect(self._view.surface.mapToGlobal(box.topLeft()), box.size()) if not box.isEmpty() else QRect()

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.offscreen = self.rect().isEmpty()
        return state

    def place(self) -> int:
        """Where it stands among those of its kind; -1 when it is gone."""
        return -1

    def words(self) -> tuple[str, str]:
        """Its name, and what is to be said besides."""
        return "", ""

    def box(self) -> QRect:
        """Where it is painted on the canvas; empty where it is not."""
        return QRect()


class EventRow(Row):
    """An event; in the lanes by country a position."""

    def place(self) -> int:
        return self._view.shown.frames.place(self._id)

    def words(self) -> tuple[str, str]:
        frames = self._view.shown.frames
        title, date, *sources = lines(frames, self.place())
        entity = frames.project.get(Stance, self._id) or frames.project.get(Event, self._id)
        standing = entity.provenance.standing if entity else Standing.FOUND
        return ", ".join([title, date, STATES.get(standing, "")]), ", ".join(sources)

    def box(self) -> QRect:
        scene, place = self._view.shown.scene(), self.place()
        for marks in (scene.marks, scene.singles):
            places = (marks.event == place).nonzero()[0]
            if len(places):
                at = int(places[0])
                half = scene.stage.metrics.dot / 2
                corner = QPoint(round(marks.x0[at]), round(marks.y[at] - half - scene.offset))
                return QRect(corner, QSize(max(round(marks.x1[at] - marks.x0[at]), 1), round(2 * half)))
        return QRect()

    def state(self) -> QAccessible.State:
        state, shown, place = super().state(), self._view.shown, self.place()
        if place >= 0:
            state.focusable = state.selectable = True
            state.selected = place == shown.selected() or bool(shown.marked()[place])
            state.focused = place == shown.frames.place(shown.focus)
        return state


class EraRow(Row):
    """An era with its dates; it stands where its tab does, under the axis."""

    def place(self) -> int:
        eras = self._view.shown.frames.shelf.eras
        return next((place for place, era in enumerate(eras) if era.id == self._id), -1)

    def words(self) -> tuple[str, str]:
        name, dates = era_lines(self._view.shown.frames.shelf.eras[self.place()])
        return f"Era: {name}, {dates}", "Changed under View, Eras, All eras."

    def band(self) -> Band | None:
        """Its band in the window."""
        return next((band for band in self._view.shown.scene().eras if band.era.id == self._id and band.height), None)

    def box(self) -> QRect:
        band, scale = self.band(), self._view.shown.motion.scale
        if band is None:
            return QRect()
        left, right = max(band.left, scale.left), min(max(band.right, band.x + band.room), scale.right)
        return QRect(QPoint(round(left), round(band.top)), QSize(max(round(right - left), 1), round(band.height)))


class LaneRow(Row):
    """A lane by its name."""

    kind = QAccessible.Role.RowHeader

    def place(self) -> int:
        lanes = self._view.shown.frames.columns.lanes
        return lanes.index(self._id) if len(lanes) > 1 and self._id in lanes else -1

    def words(self) -> tuple[str, str]:
        frames = self._view.shown.frames
        return lane_words(frames, self._id), "Control with up and down goes from lane to lane."

    def box(self) -> QRect:
        scene = self._view.shown.scene()
        lane = scene.stage.lanes[self.place()]
        whole = QRect(0, round(lane.top - scene.offset), round(scene.scale.left), round(lane.height))
        return whole.intersected(QRect(0, 0, round(scene.scale.left), round(scene.height)))


KINDS: dict[str, Callable[[EventList, str], Row]] = {"event": EventRow, "era": EraRow, "lane": LaneRow}


class ListInterface(QAccessibleWidget):
    """The timeline as a list: its events first, so that the place of an event is its index; then eras, then lanes."""

    def __init__(self, view: EventList) -> None:
        super().__init__(view, QAccessible.Role.List, "Timeline")
        self._view = view

    def childCount(self) -> int:
        return sum(self._counts())

    def child(self, index: int) -> QAccessibleInterface:
        frames, (events, eras, lanes) = self._view.shown.frames, self._counts()
        if 0 <= index < events:
            return self._row("event", frames.columns.events[index].id)
        if events <= index < events + eras:
            return self._row("era", frames.shelf.eras[index - events].id)
        if 0 <= index - events - eras < lanes:
            return self._row("lane", frames.columns.lanes[index - events - eras])
        return NO_ROW

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if not isinstance(child, Row) or not child.isValid():
            return -1
        events, eras, _ = self._counts()
        before = {"EventRow": 0, "EraRow": events, "LaneRow": events + eras}
        return before[type(child).__name__] + child.place()

    def focusChild(self) -> QAccessibleInterface:
        return self.child(self._view.shown.frames.place(self._view.shown.focus))

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        at, shown = self._view.surface.mapFromGlobal(QPoint(x, y)), self._view.shown
        hit, bands, lanes = shown.hit(at.x(), at.y()), shown.scene().eras, shown.frames.columns.lanes
        if 0 <= hit.era < len(bands):
            return self._row("era", bands[hit.era].era.id)
        if 0 <= hit.lane < len(lanes) > 1:
            return self._row("lane", lanes[hit.lane])
        return self._row("event", shown.identifier(hit.event)) if hit.event >= 0 else NO_ROW

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Description:
            return f"{self._counts()[0]} events with a date.{self._eras()} {HINT}"
        return "Timeline" if kind == QAccessible.Text.Name else ""

    def _counts(self) -> tuple[int, int, int]:
        """How many events, eras and lanes there are."""
        frames = self._view.shown.frames
        lanes = len(frames.columns.lanes)
        return len(frames.columns), len(frames.shelf.eras), lanes if lanes > 1 else 0

    def _row(self, kind: str, identifier: str) -> QAccessibleInterface:
        key = kind, identifier
        if key not in self._view.rows:
            self._view.rows[key] = KINDS[kind](self._view, identifier)
        return self._view.rows[key]

    def _eras(self) -> str:
        """The eras with their dates."""
        named = [", ".join(era_lines(era)) for era in self._view.shown.frames.shelf.eras]
        return f" Eras: {'; '.join(named)}." if named else ""


@cache
def install() -> None:
    """Make timelines readable for assistive programs, once for the program."""
    QAccessible.installFactory(_interface)


def _interface(_name: str, of: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(of, EventList) or not hasattr(of, "shown"):
        return None
    key = "list", ""
    if key not in of.rows:
        of.rows[key] = ListInterface(of)
    return of.rows[key]
