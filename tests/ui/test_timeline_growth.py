"""Very many events can be looked around in before all labels are decided; those that come join those there are."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity, unit_at
from viewer.timeline.scene import Scene
from viewer.ui import timeline_growth
from viewer.ui.session import Session
from viewer.ui.theme import theme
from viewer.ui.timeline_view import TimelineView

MANY = 4000


@pytest.fixture
def view(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> TimelineView:
    """A view that waits for no label, of a project just opened."""
    monkeypatch.setattr(timeline_growth, "PATIENCE", 0.0)
    made, session = random.Random(8), Session()
    times = [unit_at(made.randint(600_000_000, 1_500_000_000), Granularity.DAY) for _ in range(MANY)]
    events = [Event(f"e/{i}", f"The panel met, item {i}", Status.HAPPENED, Resolution(t)) for i, t in enumerate(times)]
    view = TimelineView(session, theme("light"))
    qtbot.addWidget(view)
    view.set_gliding(False)
    view.resize(1100, 500)
    view.show()
    qtbot.waitExposed(view)
    session.open(Project({e.id: e for e in events}))
    view._growth.stop()
    return view


def standing(shown: Scene) -> dict[int, float]:
    return dict(zip(shown.labels.event.tolist(), shown.labels.y.tolist(), strict=True))


def closer(view: TimelineView, times: int) -> None:
    for _ in range(times):
        view._motion.zoom_at(0.8, 500.0)


def test_a_frame_waits_for_no_label_and_those_that_come_join_those_there_are(view: TimelineView) -> None:
    closer(view, 12)
    frames, scale = view.shown.frames, view._motion.scale
    assert frames.lacks(scale), "all labels are decided already: nothing is shown here"
    before = standing(view.frame())
    grown = 0
    while frames.growing:
        frames.grow()
        grown += 1
        if grown % 40 == 0 or not frames.growing:
            view.shown.forget()
            after = standing(view.frame())
            assert before.items() <= after.items(), "a label left or changed its row"
            before = after
    frames.patience = np.inf
    frames.show(frames.columns, frames.project)
    assert standing(frames.scene(scale)) == before, "the same picture as for who waited"


def test_what_is_decided_is_shown_while_the_timeline_stands_still(qtbot: QtBot, view: TimelineView) -> None:
    closer(view, 12)
    QApplication.processEvents()
    before = len(view.frame().labels.event)
    shown = list[int]()
    view.changed.connect(lambda: shown.append(len(view.frame().labels.event)))
    view._growth.start()
    qtbot.waitUntil(lambda: not view.shown.frames.growing)
    assert shown == sorted(shown)
    assert shown[-1] > before


def test_who_zooms_while_labels_are_decided_has_a_frame_at_once(view: TimelineView) -> None:
    steps = list[int]()
    grow = view.shown.frames.grow

    def counted(budget: float = 0.0) -> None:
        steps.append(1)
        grow(budget)

    view.shown.frames.grow = counted  # type: ignore[method-assign]
    closer(view, 20)
    view.grab()
    assert not steps
