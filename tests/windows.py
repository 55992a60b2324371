"""A real window for tests: the hand-built project in it, nothing read from or kept on this machine."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.fake_timeline import FakeTimeline
from tests.seed_project import seed_project
from viewer.app import make_window
from viewer.model.project import Project
from viewer.model.view import SavedView
from viewer.model.wording import describe
from viewer.ui.dialogs.export_dialog import PictureChoice
from viewer.ui.jobs import Inline, Jobs
from viewer.ui.main_window import MainWindow
from viewer.ui.picture_job import Draw, Stop
from viewer.ui.session import Session
from viewer.ui.settings import Settings
from viewer.ui.timeline_canvas import Canvas
from viewer.ui.timeline_view import TimelineView


def no_drawing(project: Project, path: Path, choice: PictureChoice, view: SavedView, stop: Stop) -> None:
    """Draws nothing."""


def open_window(
    qtbot: QtBot,
    folder: Path,
    *,
    filled: bool = True,
    make_timeline: Callable[..., QWidget] = FakeTimeline,
    draw: Draw = no_drawing,
) -> MainWindow:
    """A window, shown; with the hand-built project in it unless told otherwise."""
    session = Session()
    jobs = Jobs(Inline)
    window = MainWindow(session, jobs, Settings(folder / "settings.ini"), make_timeline, lambda *a: draw(*a))
    session.setParent(window)
    jobs.setParent(window)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    if filled:
        session.open(seed_project())
    return window


def session_of(window: MainWindow) -> Session:
    """The session of a window made here."""
    found = window.findChild(Session)
    assert isinstance(found, Session)
    return found


def timeline_of(window: MainWindow) -> FakeTimeline:
    """The stand-in timeline of a window made here."""
    return cast(FakeTimeline, window.timeline_widget)


def texts(widget: QWidget) -> list[str]:
    """What the labels say that a person can see in a widget, from the top."""
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible() and each.text()]


def open_real_window(qtbot: QtBot, folder: Path, start: Callable[[], Executor] = Inline) -> MainWindow:
    """The window as the program makes it: real timeline, real reading, real drawing; empty, 1300 by 800 pixels."""
    session = Session()
    jobs = Jobs(start)
    window = make_window(session, jobs, Settings(folder / "settings.ini"))
    session.setParent(window)
    jobs.setParent(window)
    qtbot.addWidget(window)
    real_timeline(window).set_gliding(False)
    window.resize(1300, 800)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def real_timeline(window: MainWindow) -> TimelineView:
    """The timeline of a window made by open_real_window."""
    assert isinstance(window.timeline_widget, TimelineView)
    return window.timeline_widget


def canvas_of(window: MainWindow) -> QWidget:
    """What the timeline is painted on, and takes the mouse."""
    viewport: QWidget = window.timeline_widget.findChildren(Canvas)[0].viewport()
    return viewport


def mark_of(window: MainWindow, title: str) -> QPoint:
    """Where the mark of the event whose title begins so stands on the canvas."""
    shown = real_timeline(window).frame()
    events = shown.stage.columns.events
    for marks in (shown.marks, shown.singles):
        for place, event in enumerate(marks.event.tolist()):
            if events[event].title.startswith(title):
                return QPoint(round((marks.x0[place] + marks.x1[place]) / 2), round(marks.y[place]))
    raise AssertionError(f"no mark of “{title}” is on the timeline")


def titles_on(window: MainWindow) -> dict[str, str]:
    """What stands on the timeline: titles with their dates in words."""
    columns = real_timeline(window).frame().stage.columns
    return {e.title: describe(e.interval) for e in columns.events if e.interval}
