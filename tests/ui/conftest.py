"""The timeline with the hand-built project in it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.seed_project import seed_project
from viewer.ui.session import Session
from viewer.ui.theme import theme
from viewer.ui.timeline_view import TimelineView


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> TimelineView:
    made = TimelineView(session, theme("light"))
    made.set_gliding(False)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    qtbot.waitExposed(made)
    session.open(seed_project())
    QApplication.processEvents()
    return made
