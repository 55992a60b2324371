"""Several events marked on the timeline and decided about at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.timeline_hands import choose, drag, mark_of, surface, titles
from tests.windows import open_window, session_of
from viewer.model.event import Event
from viewer.model.provenance import Standing
from viewer.model.revision import accept, dismiss, event_by_hand
from viewer.model.time import day
from viewer.model.view import Field, SavedView, Term
from viewer.ui.review_bar import ReviewBar
from viewer.ui.session import Session
from viewer.ui.timeline_filter import FilterBar
from viewer.ui.timeline_view import TimelineView

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def standing(session: Session, event: str) -> Standing:
    found = session.project.get(Event, event)
    assert found
    return found.provenance.standing


@pytest.mark.parametrize("key", [CTRL, SHIFT])
def test_a_click_with_ctrl_or_shift_marks_another_and_takes_it_back(
    view: TimelineView, session: Session, key: Qt.KeyboardModifier
) -> None:
    before = view.visible_range()
    told: list[str] = []
    view.hovered.connect(told.append)
    QTest.mouseClick(surface(view), LEFT, pos=mark_of(view, "Yun Byung-se"))
    QTest.mouseClick(surface(view), LEFT, key, mark_of(view, "Commission of Inquiry"))
    assert session.marked == ("event/yun", "event/coi")
    assert session.selection == "event/coi"
    assert told[-1].startswith("2 events marked, 12 to 21 days apart.")
    QTest.mouseClick(surface(view), LEFT, key, mark_of(view, "Seoul diplomat"))
    assert len(session.marked) == 3
    QTest.mouseClick(surface(view), LEFT, key, mark_of(view, "Seoul diplomat"))
    assert session.marked == ("event/yun", "event/coi")
    assert view.visible_range() == before
    QTest.mouseClick(surface(view), LEFT, pos=mark_of(view, "Yun Byung-se"))
    assert session.marked == ()
    assert session.selection == "event/yun"
    QTest.mouseClick(surface(view), LEFT, pos=QPoint(30, 480))
    assert session.marked == ()
    assert session.selection == ""


def test_a_box_drawn_with_shift_marks_what_it_touches_and_escape_lets_go(view: TimelineView, session: Session) -> None:
    before = view.visible_range()
    told: list[str] = []
    view.hovered.connect(told.append)
    coi, yun = mark_of(view, "Commission of Inquiry"), mark_of(view, "Yun Byung-se")
    drag(view, coi - QPoint(20, 15), yun + QPoint(20, 15), keys=SHIFT)
    assert {"event/coi", "event/yun", "event/hua"} == set(session.marked)
    assert told[-1].startswith("3 events marked")
    assert view.visible_range() == before
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert session.marked == ()


def test_ctrl_and_a_drag_still_zoom(view: TimelineView, session: Session) -> None:
    before = view.visible_range()
    drag(view, QPoint(300, 300), QPoint(600, 300), keys=CTRL)
    assert view.visible_range()[1] - view.visible_range()[0] < before[1] - before[0]
    assert session.marked == ()


def test_space_marks_the_focused_event_and_a_screen_reader_hears_it(view: TimelineView, session: Session) -> None:
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Space)
    first = session.selection
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert session.marked[0] == first
    assert len(session.marked) == 2
    reader = QAccessible.queryAccessibleInterface(view)
    assert [reader.child(i).state().selected for i in range(3)] == [1, 1, 0]


def test_marked_events_are_decided_about_at_once_and_undone_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_timeline=TimelineView)
    session, view = session_of(window), window.timeline_widget
    assert isinstance(view, TimelineView)
    QApplication.processEvents()
    for title in ("Yun Byung-se", "Commission of Inquiry"):
        QTest.mouseClick(surface(view), LEFT, CTRL, mark_of(view, title))
    bar = window.findChildren(ReviewBar)[0]
    assert bar.buttons["accept"].text() == "Accept 2"
    QTest.mouseClick(bar.buttons["accept"], LEFT)
    assert {standing(session, e) for e in ("event/yun", "event/coi")} == {Standing.CONFIRMED}
    assert session.marked == ()
    assert session.selection not in ("", "event/yun", "event/coi")
    assert bar.buttons["accept"].text() == "Accept"
    session.undo()
    assert {standing(session, e) for e in ("event/yun", "event/coi")} == {Standing.FOUND}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_one_of_them_is_for_all(view: TimelineView, session: Session) -> None:
    session.mark(["event/yun", "event/coi"])
    QTest.mouseClick(surface(view), RIGHT, pos=mark_of(view, "Yun Byung-se"))
    choose("Dismiss 2 events")
    assert not any(t.startswith(("Yun Byung-se", "Commission")) for t in titles(view))
    assert session.marked == ()
    session.undo()
    assert any(t.startswith("Yun Byung-se") for t in titles(view))


def test_what_a_condition_hides_is_marked_no_longer(view: TimelineView, session: Session) -> None:
    session.mark(["event/yun", "event/coi", "event/state"])
    bar = view.findChildren(FilterBar)[0]
    bar.add(Term(Field.KIND, "report", "report"))
    assert set(session.marked) == {"event/coi", "event/state"}
    bar.add(Term(Field.DATE, f"{day(2015, 1, 1).begin} {day(2016, 1, 1).begin}", "2015"))
    assert not session.marked
    assert session.selection == "event/state"
    bar.clear()
    assert not session.marked


def test_boxes_drawn_one_after_the_other_mark_what_all_of_them_touch(view: TimelineView, session: Session) -> None:
    for title in ("Yun Byung-se", "Seoul diplomat"):
        at = mark_of(view, title)
        drag(view, at - QPoint(8, 8), at + QPoint(8, 8), keys=SHIFT)
    assert set(session.marked) == {"event/yun", "event/diplomat"}
    drag(view, QPoint(20, 440), QPoint(60, 460), keys=SHIFT)
    assert len(session.marked) == 2, "a box that touches nothing lets nothing go"
    session.mark(["event/yun"])
    drag(view, QPoint(20, 440), QPoint(60, 460), keys=SHIFT)
    assert session.selection == "event/yun"


def test_what_a_saved_view_hides_is_marked_no_longer(view: TimelineView, session: Session) -> None:
    session.mark(["event/yun", "event/coi", "event/state"])
    view.show_view(SavedView("view", "Reports", 0, 0, "none", terms=(Term(Field.KIND, "report", "report"),)))
    assert set(session.marked) == {"event/coi", "event/state"}


def test_a_marked_event_that_an_undo_takes_away_is_marked_no_longer(view: TimelineView, session: Session) -> None:
    coi = session.project.get(Event, "event/coi")
    assert coi
    edit, made = event_by_hand(session.project, "Made by hand", coi.resolution)
    session.make(edit)
    session.mark([made, "event/yun", "event/coi"])
    session.undo()
    assert session.marked == ("event/yun", "event/coi")
    assert session.selection == "event/coi"
    session.redo()
    session.mark([made, "event/yun"])
    session.undo()
    assert not session.marked
    assert session.selection == "event/yun"


def test_what_an_edit_hides_is_marked_no_longer(view: TimelineView, session: Session) -> None:
    session.make(dismiss(session.project, ["event/yun"]))
    session.undo()
    session.mark(["event/yun", "event/coi", "event/hua"])
    session.redo()
    assert session.marked == ("event/coi", "event/hua")
    view.findChildren(FilterBar)[0].add(Term(Field.REVIEW, "found", "to review"))
    session.mark(["event/state", "event/coi", "event/hua"])
    session.make(accept(session.project, ["event/state"]))
    assert session.marked == ("event/coi", "event/hua")
