"""Lanes folded by a click on their name."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.timeline_hands import surface, titles, turn
from viewer.model.event import Event
from viewer.timeline.lanes import Lane
from viewer.ui.session import Session
from viewer.ui.timeline_view import TimelineView


def lane_at(view: TimelineView, place: int) -> Lane:
    return view.frame().stage.lanes[place]


def click_name(view: TimelineView, place: int) -> None:
    lane = lane_at(view, place)
    QTest.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=QPoint(40, round(lane.top + 12)))


def shown_events(view: TimelineView) -> int:
    """Events that have a mark or are counted in a chip."""
    shown = view.frame()
    return len(shown.marks.event) + len(shown.singles.event) + shown.clustered


def test_a_click_on_a_lanes_name_folds_it_and_another_unfolds_it(view: TimelineView, session: Session) -> None:
    view.set_lanes("source")
    before, everything = titles(view), shown_events(view)
    tall = lane_at(view, 0).height
    click_name(view, 0)
    assert lane_at(view, 0).height < tall / 2
    columns = view.frame().stage.columns
    inside = {columns.events[i].title for i, lane in enumerate(columns.lane.tolist()) if lane == 0}
    assert inside
    assert titles(view) == before - inside
    assert shown_events(view) == everything
    assert session.selection == ""
    click_name(view, 0)
    assert titles(view) == before
    assert lane_at(view, 0).height == tall


def test_a_folded_lane_stays_folded_after_zoom_and_edit_and_all_can_be_folded(
    view: TimelineView, session: Session
) -> None:
    view.set_lanes("source")
    for place in range(len(view.frame().stage.lanes)):
        click_name(view, place)
    assert titles(view) == set()
    turn(view, QPoint(500, 30), 2)
    assert titles(view) == set()
    event = session.project.all(Event)[0]
    session.select(event.id)
    assert not view.grab().isNull()
    view.set_lanes("kind")
    session.select("")
    assert titles(view)
