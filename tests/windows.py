"""A real window for tests: the hand-built project in it, nothing read from or kept on this machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.fake_timeline import FakeTimeline
from tests.seed_project import seed_project
from viewer.ui.actions import Draw
from viewer.ui.dialogs.export_dialog import PictureChoice
from viewer.ui.jobs import Inline, Jobs
from viewer.ui.main_window import MainWindow
from viewer.ui.session import Session
from viewer.ui.settings import Settings


def no_drawing(path: Path, choice: PictureChoice, span: tuple[int, int] | None) -> None:
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
