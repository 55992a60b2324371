"""The timeline to a screen reader: a list of its events in order of time, each with title, date and state."""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from viewer.model.provenance import Standing
from viewer.ui.timeline_hover import era_lines, lines
from viewer.ui.timeline_shown import Shown

HINT = "Left and right go from event to event, Enter opens, Space marks, plus and minus zoom, F shows everything."
STATES = {Standing.CONFIRMED: "confirmed", Standing.ENTERED: "changed by you", Standing.FOUND: "not reviewed"}


NO_OBJECT, NO_ROW = cast(QObject, None), cast(QAccessibleInterface, None)
"""Qt's "there is none", which its type hints do not know."""


class EventList(QWidget):
    """A widget that paints events; what it shows can be read by assistive programs."""

    shown: Shown
    surface: QWidget
    rows: dict[tuple[int, int], QAccessibleInterface]
    """Rows handed out, by the columns they belong to and their place: Qt keeps no reference of its own."""

    def announce(self, place: int) -> None:
        """Tell assistive programs that the focus went to an event."""
        event = QAccessibleEvent(self, QAccessible.Event.Focus)
        event.setChild(place)
        QAccessible.updateAccessibility(event)


class EventRow(QAccessibleInterface):
    """One event as a row of the list."""

    def __init__(self, view: EventList, place: int) -> None:
        super().__init__()
        self._view, self._place = view, place
        self._columns = view.shown.frames.columns

    def isValid(self) -> bool:
        return self._view.shown.frames.columns is self._columns

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
        """Titles are changed in the side panel."""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        title, date, *sources = lines(self._view.shown.frames, self._place)
        if kind == QAccessible.Text.Name:
            standing = self._columns.events[self._place].provenance.standing
            return ", ".join([title, date, STATES.get(standing, "")])
        return ", ".join(sources) if kind == QAccessible.Text.Description else ""

    def rect(self) -> QRect:
        scene = self._view.shown.scene()
        for marks in (scene.marks, scene.singles):
            places = (marks.event == self._place).nonzero()[0]
            if len(places):
                at = int(places[0])
                half = scene.stage.metrics.dot / 2
                corner = QPoint(round(marks.x0[at]), round(marks.y[at] - half - scene.offset))
                size = QSize(max(round(marks.x1[at] - marks.x0[at]), 1), round(2 * half))
                return QRect(self._view.surface.mapToGlobal(corner), size)
        return QRect()

    def state(self) -> QAccessible.State:
        shown = self._view.shown
        state = QAccessible.State()
        state.focusable = state.selectable = True
        state.selected = self._place == shown.selected() or bool(shown.marked()[self._place])
        state.focused = self._place == shown.frames.place(shown.focus)
        state.offscreen = self.rect().isEmpty()
        return state


class ListInterface(QAccessibleWidget):
    """The timeline as a list."""

    def __init__(self, view: EventList) -> None:
        super().__init__(view, QAccessible.Role.List, "Timeline")
        self._view = view

    def childCount(self) -> int:
        return len(self._view.shown.frames.columns)

    def child(self, index: int) -> QAccessibleInterface:
        if not 0 <= index < self.childCount():
            return NO_ROW
        key = id(self._view.shown.frames.columns), index
        if key not in self._view.rows:
            self._view.rows[key] = EventRow(self._view, index)
        return self._view.rows[key]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((place for (_, place), row in self._view.rows.items() if row is child), -1)

    def focusChild(self) -> QAccessibleInterface:
        return self.child(self._view.shown.frames.place(self._view.shown.focus))

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        at = self._view.surface.mapFromGlobal(QPoint(x, y))
        return self.child(self._view.shown.hit(at.x(), at.y()).event)

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Description:
            return f"{self.childCount()} events with a date.{self._eras()} {HINT}"
        return "Timeline" if kind == QAccessible.Text.Name else ""

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
    key = (0, -1)
    if key not in of.rows:
        of.rows[key] = ListInterface(of)
    return of.rows[key]
