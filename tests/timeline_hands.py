"""A hand on the timeline for tests: where marks and labels stand, the wheel turned, the mouse dragged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from viewer.ui.timeline_canvas import Canvas
from viewer.ui.timeline_view import TimelineView


def surface(view: TimelineView) -> QWidget:
    return view.findChildren(Canvas)[0].viewport()  # type: ignore[no-any-return]


def mark_of(view: TimelineView, title: str) -> QPoint:
    """Where the mark of an event stands on the canvas."""
    shown = view.frame()
    events = shown.stage.columns.events
    place = next(i for i, e in enumerate(shown.marks.event.tolist()) if events[e].title.startswith(title))
    return QPoint(round((shown.marks.x0[place] + shown.marks.x1[place]) / 2), round(shown.marks.y[place]))


def label_of(view: TimelineView, title: str) -> QPoint:
    shown = view.frame()
    events = shown.stage.columns.events
    place = next(i for i, e in enumerate(shown.labels.event.tolist()) if events[e].title.startswith(title))
    return QPoint(round(shown.labels.x[place] + 20), round(shown.labels.y[place]))


def turn(
    view: TimelineView, at: QPoint, notches: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Turn the wheel over a point of the canvas."""
    target = surface(view)
    event = QWheelEvent(
        QPointF(at), target.mapToGlobal(QPointF(at)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(target, event)


def drag(
    view: TimelineView,
    start: QPoint,
    end: QPoint,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    target = surface(view)
    QTest.mousePress(target, button, keys, start)
    for step in range(1, 6):
        at = QPointF(start + (end - start) * step / 5)
        moved = QMouseEvent(
            QEvent.Type.MouseMove, at, target.mapToGlobal(at), Qt.MouseButton.NoButton, button,
            keys,
        )  # fmt: skip
        QApplication.sendEvent(target, moved)
    QTest.mouseRelease(target, button, keys, end)


def tooltip(view: TimelineView, at: QPoint) -> str:
    """What a person reads who rests the pointer on a point of the canvas."""
    target = surface(view)
    QToolTip.hideText()
    QApplication.sendEvent(target, QHelpEvent(QEvent.Type.ToolTip, at, target.mapToGlobal(at)))
    return QToolTip.text()


def titles(view: TimelineView) -> set[str]:
    """Titles of the events whose labels can be read."""
    shown = view.frame()
    return {shown.stage.columns.events[e].title for e in shown.labels.event.tolist()}


def choose(words: str) -> None:
    """Choose an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(a for a in menu.actions() if a.text() == words)
    entry.trigger()
    menu.close()
