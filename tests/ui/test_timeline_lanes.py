"""Lanes arranged by mouse and by keyboard: moved, folded, coloured; kept in the project, each change taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.timeline_hands import choose, drag, mark_of, surface
from viewer.model.arrangement import lane_order
from viewer.model.lookup import event_of
from viewer.model.view import Field, Term
from viewer.ui.session import Session
from viewer.ui.timeline_filter import FilterBar
from viewer.ui.timeline_view import TimelineView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KEY, KEYS = Qt.Key, Qt.KeyboardModifier


def names(view: TimelineView) -> tuple[str, ...]:
    return tuple(lane.name for lane in view.frame().stage.lanes)


def name_at(view: TimelineView, place: int) -> QPoint:
    return QPoint(60, round(view.frame().stage.lanes[place].top + 12))


def menu_of(view: TimelineView, place: int) -> QMenu:
    QTest.mouseClick(surface(view), Qt.MouseButton.RightButton, pos=name_at(view, place))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def press(view: TimelineView, key: Qt.Key, keys: Qt.KeyboardModifier = KEYS.NoModifier) -> None:
    QTest.keyClick(view, key, keys)


def titles_by_lane(view: TimelineView) -> dict[str, set[str]]:
    columns = view.frame().stage.columns
    found: dict[str, set[str]] = {name: set() for name in columns.lanes}
    for event, lane in zip(columns.events, columns.lane.tolist(), strict=True):
        found[columns.lanes[lane]].add(event.title)
    return found


def test_a_lane_dragged_by_its_name_stands_where_it_was_let_go(view: TimelineView, session: Session) -> None:
    view.set_lanes("source")
    before, events = names(view), titles_by_lane(view)
    last = view.frame().stage.lanes[-1]
    drag(view, name_at(view, 0), QPoint(60, round(last.top + last.height - 4)))
    assert names(view) == (*before[1:], before[0])
    assert titles_by_lane(view) == events, "every event is still in its own lane"
    assert session.history.undoable is not None
    assert session.history.undoable.label == f"Move the lane “{before[0]}”"
    session.undo()
    assert names(view) == before
    assert lane_order(session.project, "source").folded == (), "a drag folds nothing"


def test_a_lane_let_go_where_it_was_changes_nothing(view: TimelineView, session: Session) -> None:
    view.set_lanes("kind")
    before = names(view)
    drag(view, name_at(view, 0), name_at(view, 0) + QPoint(3, 9))
    assert names(view) == before
    assert session.history.undoable is None


def test_the_keyboard_goes_from_lane_to_lane_moves_and_folds(view: TimelineView, session: Session) -> None:
    view.set_lanes("kind")
    told: list[str] = []
    view.hovered.connect(told.append)
    before = names(view)
    press(view, KEY.Key_Down, KEYS.ControlModifier)
    assert f"“{before[0]}”, 1 of {len(before)}" in told[-1]
    press(view, KEY.Key_Down, KEYS.AltModifier)
    assert names(view)[:2] == (before[1], before[0])
    press(view, KEY.Key_Up, KEYS.AltModifier)
    assert names(view) == before
    press(view, KEY.Key_Down, KEYS.ControlModifier)
    tall = view.frame().stage.lanes[1].height
    press(view, KEY.Key_Return)
    assert view.frame().stage.lanes[1].height < tall
    assert told[-1].endswith("folded.")
    assert not view.grab().isNull()
    press(view, KEY.Key_Space)
    assert view.frame().stage.lanes[1].height == tall
    press(view, KEY.Key_Escape)
    assert view.arranger.lane is None


def test_without_a_lane_in_focus_the_keys_move_that_of_the_selected_event(view: TimelineView, session: Session) -> None:
    view.set_lanes("kind")
    lane = names(view)[-1]
    event = next(e for e in view.frame().stage.columns.events if e.title in titles_by_lane(view)[lane])
    session.select(event.id)
    view.move_lane(-1)
    assert names(view).index(lane) == len(names(view)) - 2


def test_the_menu_of_a_name_folds_moves_colours_and_restores(view: TimelineView, session: Session) -> None:
    view.set_lanes("source")
    before, plain = names(view), surface(view).grab().toImage()
    menu_of(view, 0)
    choose("Move down")
    assert names(view)[:2] == (before[1], before[0])
    menu = menu_of(view, 0)
    colours = next(a.menu() for a in menu.actions() if a.text() == "Colour")
    assert isinstance(colours, QMenu)
    next(a for a in colours.actions() if a.text() == "Rose").trigger()
    menu.close()
    assert lane_order(session.project, "source").tones == ((before[1], 3),)
    menu_of(view, 0)
    choose("All lanes in their own order")
    assert names(view) == before
    assert surface(view).grab().toImage() != plain, "its tone stays"
    session.undo()
    session.undo()
    session.undo()
    assert surface(view).grab().toImage() == plain


def test_the_first_lane_cannot_go_up_nor_the_last_down(view: TimelineView) -> None:
    view.set_lanes("source")
    menu = menu_of(view, 0)
    assert {a.text(): a.isEnabled() for a in menu.actions()}["Move up"] is False
    menu.close()
    menu = menu_of(view, len(names(view)) - 1)
    assert {a.text(): a.isEnabled() for a in menu.actions()}["Move down"] is False
    menu.close()


def test_each_grouping_has_an_arrangement_of_its_own_that_comes_back(view: TimelineView, session: Session) -> None:
    view.set_lanes("source")
    view.arranger.step(1)
    view.move_lane(1)
    view.fold_lane()
    arranged = names(view)
    view.set_lanes("kind")
    assert view.frame().stage.tones == ()
    assert all(lane.rows for lane in view.frame().stage.lanes)
    view.set_lanes("source")
    assert names(view) == arranged
    assert view.frame().stage.lanes[1].rows == 0


def test_lanes_by_country_are_arranged_too(view: TimelineView, session: Session) -> None:
    view.set_lanes("country")
    before = names(view)
    menu_of(view, 1)
    choose("Move up")
    assert names(view)[:2] == (before[1], before[0])
    silent = [lane for lane, events in titles_by_lane(view).items() if not events]
    assert set(silent) <= set(before)
    assert not view.grab().isNull()


def test_without_lanes_it_says_so(view: TimelineView) -> None:
    told: list[str] = []
    view.hovered.connect(told.append)
    view.move_lane(1)
    assert told[-1] == "Choose lanes first."
    view.set_lanes("kind")
    view.fold_lane()
    assert told[-1].startswith("Choose a lane first")


def test_the_colour_of_a_lane_is_on_its_edge_and_its_marks(view: TimelineView, session: Session) -> None:
    view.set_lanes("source")
    before = view.grab().toImage()
    lane = view.frame().stage.lanes[0]
    menu = menu_of(view, 0)
    colours = next(a.menu() for a in menu.actions() if a.text() == "Colour")
    assert isinstance(colours, QMenu)
    colours.actions()[1].trigger()
    menu.close()
    after = view.grab().toImage()
    edge = QPoint(1, round(lane.top + lane.height / 2))
    assert before.pixelColor(edge) != after.pixelColor(edge)
    shown = view.frame()
    inside = [i for i, e in enumerate(shown.marks.event.tolist()) if shown.stage.columns.lane[e] == 0]
    mark = QPoint(round((shown.marks.x0[inside[0]] + shown.marks.x1[inside[0]]) / 2), round(shown.marks.y[inside[0]]))
    assert before.pixelColor(mark) != after.pixelColor(mark)


def test_the_menu_key_opens_the_menu_of_the_lane_in_focus(view: TimelineView, session: Session) -> None:
    view.set_lanes("kind")
    press(view, KEY.Key_Down, KEYS.ControlModifier)
    menu = by_menu_key(view)
    assert "Move down" in [a.text() for a in menu.actions()]
    menu.close()
    press(view, KEY.Key_Escape)
    press(view, KEY.Key_Home)
    menu = by_menu_key(view)
    assert "Show it large" in [a.text() for a in menu.actions()]
    menu.close()


def by_menu_key(view: TimelineView) -> QMenu:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("nameless", [True, False])
def test_a_lane_in_focus_keeps_the_keys_that_move_it_from_the_article(view: TimelineView, nameless: bool) -> None:
    view.set_lanes("issue")
    view.arranger.lane = "" if nameless else None
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_Down, KEYS.AltModifier)
    asked.ignore()
    QApplication.sendEvent(view, asked)
    assert asked.isAccepted() == nameless


def test_no_lane_is_drawn_across_the_axis(view: TimelineView) -> None:
    view.resize(900, 330)
    view.set_lanes("country")
    QApplication.processEvents()
    shown = view.frame()
    lane = next(lane for lane in shown.stage.lanes if lane.top > shown.height + 12)
    view.shown.scroll(round(lane.top - shown.height) - 12)  # it begins twelve pixels below the axis' line
    image, at = surface(view).grab().toImage(), round(view.frame().height) + 12
    for x in (round(shown.scale.left) + 3, round(shown.scale.right) - 3):
        assert len({image.pixel(x, y) for y in range(at - 4, at + 5)}) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_click_on_an_event_takes_the_keys_from_the_lane(view: TimelineView, session: Session, key: Qt.Key) -> None:
    view.set_lanes("kind")
    press(view, Qt.Key.Key_Down, KEYS.ControlModifier)
    assert view.arranger.lane is not None
    QTest.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=mark_of(view, "Yun Byung-se"))
    press(view, key)
    assert lane_order(session.project, "kind").folded == (), "Enter and Space were for the event"
    assert session.history.undoable is None


def test_a_selected_position_stays_selected_as_its_event_in_other_lanes(view: TimelineView, session: Session) -> None:
    view.set_lanes("country")
    marks = view.frame().marks
    QTest.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=QPoint(round(marks.x0[0] + 2), round(marks.y[0])))
    event = event_of(session.project, session.selection)
    assert event != session.selection
    view.set_lanes("kind")
    shown = view.frame()
    assert shown.stage.columns.events[shown.selected].id == event
    view.set_lanes("country")
    shown = view.frame()
    assert shown.stage.columns.events[shown.selected].id == session.selection


def test_a_lane_that_conditions_leave_alone_has_its_menu(view: TimelineView, session: Session) -> None:
    view.set_lanes("kind")
    view.findChildren(FilterBar)[0].add(Term(Field.KIND, "speech", "speech"))
    assert names(view) == ("speech",)
    menu = menu_of(view, 0)
    enabled = {action.text(): action.isEnabled() for action in menu.actions()}
    assert enabled["Fold"]
    assert not enabled["Move up"]
    assert not enabled["Move down"]
    choose("Fold")
    assert lane_order(session.project, "kind").folded == ("speech",)
