"""An edit of one event among very many is shown at once, and in the end as if the project had just been opened."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.revision import accept, date_event, dismiss
from viewer.model.temporal import Basis, Resolution, Step
from viewer.model.time import day
from viewer.ui import timeline_following, timeline_weights
from viewer.ui.session import Session
from viewer.ui.theme import theme
from viewer.ui.timeline_view import TimelineView

MANY = 2500
NAMES = ("border", "talks", "summit", "report", "council", "vote", "strike")


def many() -> Project:
    """So many events that labels are laid out in slices, over two years."""
    made = random.Random(4)
    events = (
        Event(
            f"e/{i}",
            " ".join(made.choices(NAMES, k=4)).capitalize(),
            Status.HAPPENED,
            Resolution(day(2014 + made.randint(0, 1), made.randint(1, 12), made.randint(1, 28))),
            made.choice(("a", "b")),
        )
        for i in range(MANY)
    )
    return Project({e.id: e for e in events})


def settle(view: TimelineView) -> None:
    while view.shown.frames.growing:
        view.shown.frames.grow(1.0)
    QApplication.processEvents()


@pytest.mark.parametrize("by", ["none", "kind"])
def test_edits_end_as_if_the_project_had_just_been_opened(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    for module in (timeline_following, timeline_weights):
        monkeypatch.setattr(module, "MOST", 1000)
    session = Session()
    views = [TimelineView(session, theme("light")) for _ in range(2)]
    for each in views:
        qtbot.addWidget(each)
        each.set_gliding(False)
        each.resize(1100, 500)
        each.show()
    session.open(many())
    for each in views:
        each.set_lanes(by)
        settle(each)
    view, other = views
    loaded: list[object] = []
    monkeypatch.setattr(view.shown.frames, "load", lambda *a, **k: loaded.append(a))
    moved = Resolution(day(2014, 7, 9), (Step("You moved it."),), basis=Basis.USER)
    session.make(accept(session.project, ["e/7"]))
    session.make(dismiss(session.project, ["e/8", "e/9"]))
    assert view.counts().hidden == 2
    session.make(date_event(session.project, "e/10", moved))
    session.undo()
    session.make(date_event(session.project, "e/11", moved))
    assert not loaded
    settle(view)
    monkeypatch.undo()
    monkeypatch.setattr(timeline_weights, "MOST", 1000)
    other.renew()
    settle(other)
    ours, theirs = view.frame(), other.frame()
    assert view.counts() == other.counts()
    for name in ("event", "x", "y", "width", "full"):
        assert np.array_equal(getattr(ours.labels, name), getattr(theirs.labels, name)), name
    events = ours.stage.columns.events
    assert [e.id for e in events] == [e.id for e in theirs.stage.columns.events]
    assert "e/8" not in {e.id for e in events}


def test_a_dismissed_event_is_gone_in_the_next_frame(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_following, "MOST", 1000)
    monkeypatch.setattr(timeline_weights, "MOST", 1000)
    session = Session()
    view = TimelineView(session, theme("light"))
    qtbot.addWidget(view)
    view.resize(1100, 500)
    view.show()
    session.open(many())
    settle(view)
    shown = view.frame()
    seen = [shown.stage.columns.events[i].id for i in shown.labels.event.tolist()]
    session.make(dismiss(session.project, seen[:1]))
    after = view.frame()
    left = {after.stage.columns.events[i].id for i in after.labels.event.tolist()}
    assert seen[0] not in left
    assert set(seen[1:]) <= left  # the others keep their labels
    settle(view)
