"""Odd orders of doing with mouse and keys: broken off, interrupted, twice in a row, while events come and go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from tests.timeline_hands import choose, drag, mark_of, surface, titles, tooltip, turn
from viewer.model import calendar
from viewer.model.arrangement import new_era
from viewer.model.event import Event
from viewer.model.revision import dismiss, restore
from viewer.model.time import month, span_of
from viewer.model.view import Era, Field, Term
from viewer.ui.session import Session
from viewer.ui.timeline_filter import FilterBar
from viewer.ui.timeline_view import TimelineView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
KEYS = Qt.KeyboardModifier
EMPTY = QPoint(620, 40)
"""A point of the canvas where nothing stands."""


def press(view: TimelineView, at: QPoint, keys: KEYS = KEYS.NoModifier, button: Qt.MouseButton = LEFT) -> None:
    QTest.mousePress(surface(view), button, keys, at)


def move(view: TimelineView, at: QPoint, held: Qt.MouseButton = LEFT, keys: KEYS = KEYS.NoModifier) -> None:
    target, where = surface(view), QPointF(at)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, where, target.mapToGlobal(where), Qt.MouseButton.NoButton, held, keys
    )  # fmt: skip
    QApplication.sendEvent(target, moved)


def release(view: TimelineView, at: QPoint, keys: KEYS = KEYS.NoModifier, button: Qt.MouseButton = LEFT) -> None:
    QTest.mouseRelease(surface(view), button, keys, at)


def twice(view: TimelineView, at: QPoint, keys: KEYS = KEYS.NoModifier) -> None:
    """Click twice, as fast as a double click is."""
    QTest.mouseClick(surface(view), LEFT, keys, at)
    QTest.mouseDClick(surface(view), LEFT, keys, at)
    release(view, at, keys)


def dates(session: Session) -> dict[str, str]:
    return {e.id: str(e.interval) for e in session.project.all(Event)}


def test_a_tooltip_appears_over_what_it_tells_of_and_nowhere_else(view: TimelineView, qtbot: QtBot) -> None:
    assert tooltip(view, mark_of(view, "Yun Byung-se")).startswith("Yun Byung-se speaks")
    tooltip(view, EMPTY)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


@pytest.mark.parametrize("keys", [KEYS.NoModifier, KEYS.ControlModifier, KEYS.ShiftModifier, KEYS.AltModifier])
def test_escape_breaks_off_a_drag_and_selects_nothing_else(view: TimelineView, session: Session, keys: KEYS) -> None:
    session.select("event/coi")
    before, at = dates(session), mark_of(view, "Yun Byung-se")
    press(view, at, keys)
    move(view, at + QPoint(60, 5), keys=keys)
    view.grab()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    shown = view.frame().scale
    move(view, at + QPoint(160, 5), keys=keys)
    release(view, at + QPoint(160, 5), keys)
    assert view.frame().scale == shown
    assert dates(session) == before
    assert session.history.undoable is None
    assert session.marked == ()
    assert session.selection == "event/coi", "what was selected stays selected"


def test_another_button_breaks_off_a_drag(view: TimelineView, session: Session) -> None:
    before, at = dates(session), mark_of(view, "Yun Byung-se")
    press(view, at, KEYS.AltModifier)
    move(view, at + QPoint(80, 0), keys=KEYS.AltModifier)
    press(view, at + QPoint(80, 0), button=RIGHT)
    release(view, at + QPoint(80, 0), button=RIGHT)
    release(view, at + QPoint(80, 0))
    assert dates(session) == before
    assert QApplication.activePopupWidget() is None


def test_a_button_let_go_out_of_sight_holds_nothing_any_more(view: TimelineView) -> None:
    press(view, EMPTY)
    move(view, EMPTY + QPoint(30, 0))
    shown = view.frame().scale
    move(view, EMPTY + QPoint(200, 0), Qt.MouseButton.NoButton)
    move(view, EMPTY + QPoint(300, 0), Qt.MouseButton.NoButton)
    assert view.frame().scale == shown


def test_what_is_dragged_stays_what_was_taken_hold_of(view: TimelineView, session: Session) -> None:
    session.make(dismiss(session.project, ["event/coi", "event/hua"]))
    view.fit("event/diplomat")
    at, scale = mark_of(view, "Seoul diplomat"), view.frame().scale
    by = QPoint(round(3 * calendar.DAY / scale.per_pixel), 0)
    before = dates(session)
    press(view, at, KEYS.AltModifier)
    move(view, at + by / 2)
    session.undo()  # two events come back, and stand before it
    move(view, at + by)
    release(view, at + by)
    assert {i for i, date in dates(session).items() if date != before[i]} == {"event/diplomat"}
    assert dates(session)["event/diplomat"] == "2014-03-27"


def test_what_is_dragged_and_goes_meanwhile_changes_nothing(view: TimelineView, session: Session) -> None:
    edit, era = new_era(session.project, "Spring", span_of(month(2014, 3), month(2014, 5)), 0)
    session.make(edit)
    band = view.frame().eras[0]
    at = QPoint(round(band.right), round(band.top + band.height / 2))
    press(view, at)
    move(view, at + QPoint(40, 0))
    session.undo()
    view.grab()
    move(view, at + QPoint(80, 0))
    release(view, at + QPoint(80, 0))
    assert era not in session.project
    assert not session.project.all(Era)
    assert session.history.redoable is edit


def test_a_lane_that_is_dragged_stays_the_same_lane(view: TimelineView, session: Session) -> None:
    view.set_lanes("kind")
    gone = [e.id for e in session.project.all(Event) if e.kind == "report"]
    session.make(dismiss(session.project, gone))
    place = [lane.name for lane in view.frame().stage.lanes].index("speech")
    lane = view.frame().stage.lanes[place]
    at = QPoint(60, round(lane.top + 12))
    press(view, at)
    move(view, QPoint(60, 60))
    session.make(restore(session.project, gone))
    move(view, QPoint(60, 2))
    release(view, QPoint(60, 2))
    assert view.frame().stage.lanes[0].name == "speech"


def test_a_band_straight_down_means_no_stretch_of_time(view: TimelineView) -> None:
    before = view.frame().scale
    drag(view, EMPTY, EMPTY + QPoint(1, 90), RIGHT)
    drag(view, EMPTY, EMPTY + QPoint(2, 90), keys=KEYS.ControlModifier)
    assert view.frame().scale == before


def test_a_band_that_begins_on_the_names_of_lanes_begins_where_time_does(view: TimelineView) -> None:
    view.set_lanes("kind")
    before = view.frame().scale
    drag(view, QPoint(20, 90), QPoint(500, 95), RIGHT)
    after = view.frame().scale
    assert after.begin == pytest.approx(before.begin, abs=before.per_pixel)
    assert after.end == pytest.approx(before.instant(500), abs=before.per_pixel)


def test_the_second_click_on_a_chip_does_nothing_more(view: TimelineView) -> None:
    opened: list[str] = []
    view.activated.connect(opened.append)
    wanted: list[object] = []
    view.wanted.connect(lambda at, _unit: wanted.append(at))
    view.resize(500, 140)
    QApplication.processEvents()
    shown = view.frame()
    crowd, lane = shown.crowds[0], shown.stage.lanes[0]
    chip = next(chip for chip in crowd.chips if chip.event < 0)
    QTest.mouseClick(surface(view), LEFT, pos=QPoint(round(chip.x), round(lane.foot)))
    zoomed = view.frame().scale
    assert zoomed != shown.scale
    QTest.mouseDClick(surface(view), LEFT, pos=QPoint(round(chip.x), round(lane.foot)))
    assert view.frame().scale == zoomed
    assert not opened
    assert not wanted


def test_two_drags_in_quick_succession_both_pan(view: TimelineView) -> None:
    drag(view, EMPTY, EMPTY + QPoint(-100, 0))
    before = view.frame().scale
    QTest.mouseDClick(surface(view), LEFT, pos=EMPTY)  # how the second press is told when it comes soon
    move(view, EMPTY + QPoint(-60, 0))
    move(view, EMPTY + QPoint(-100, 0))
    release(view, EMPTY + QPoint(-100, 0))
    assert view.frame().scale.begin == pytest.approx(before.begin + 100 * before.per_pixel)


def test_enter_and_space_act_on_the_selected_event_where_none_has_the_focus(
    view: TimelineView, session: Session
) -> None:
    opened: list[str] = []
    view.activated.connect(opened.append)
    QTest.mouseClick(surface(view), LEFT, pos=mark_of(view, "Yun Byung-se"))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == ["event/yun"]
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert len(session.marked) == 2
    assert "event/yun" in session.marked


@pytest.mark.parametrize("choosing", ["by keys", "elsewhere"])
def test_an_event_in_a_lane_further_down_is_scrolled_to(view: TimelineView, session: Session, choosing: str) -> None:
    view.resize(1000, 300)
    QApplication.processEvents()
    view.set_lanes("kind")
    assert view.frame().offset == 0
    columns = view.frame().stage.columns
    far = max(range(len(columns)), key=lambda place: int(columns.lane[place]))
    if choosing == "elsewhere":
        session.select(columns.events[far].id)
    else:
        QTest.keyClick(view, Qt.Key.Key_Home)
        for _ in range(far):
            QTest.keyClick(view, Qt.Key.Key_Right)
    shown = view.frame()
    lane = shown.stage.lanes[int(columns.lane[far])]
    assert shown.offset <= lane.top
    assert lane.top + lane.height <= shown.offset + shown.height + 1


def test_a_lane_that_the_keys_go_to_is_scrolled_to(view: TimelineView) -> None:
    view.resize(1000, 300)
    QApplication.processEvents()
    view.set_lanes("kind")
    for _ in view.frame().stage.lanes:
        QTest.keyClick(view, Qt.Key.Key_Down, KEYS.ControlModifier)
    shown = view.frame()
    last = shown.stage.lanes[-1]
    assert last.top + last.height <= shown.offset + shown.height + 1


def test_the_wheel_over_the_names_of_lanes_scrolls_them(view: TimelineView) -> None:
    view.resize(1000, 300)
    QApplication.processEvents()
    view.set_lanes("kind")
    before = view.frame().scale
    turn(view, QPoint(40, 60), -1)
    assert view.frame().offset > 0
    assert view.frame().scale == before


@pytest.mark.parametrize("words", ["Show it large", "Dismiss"])
def test_a_menu_acts_on_the_event_it_was_opened_for(view: TimelineView, session: Session, words: str) -> None:
    session.make(dismiss(session.project, ["event/coi", "event/hua"]))
    QTest.mouseClick(surface(view), RIGHT, pos=mark_of(view, "Seoul diplomat"))
    session.make(restore(session.project, ["event/coi", "event/hua"]))  # while it is open, events come
    choose(words)
    if words == "Dismiss":
        assert not any(title.startswith("Seoul diplomat") for title in titles(view))
        assert any(title.startswith("Commission") for title in titles(view))
    else:
        middle = surface(view).width() / 2
        assert abs(mark_of(view, "Seoul diplomat").x() - middle) < 10


def test_keys_begin_at_the_first_event_that_is_seen(view: TimelineView) -> None:
    view.set_lanes("source")
    view.fit("event/diplomat")
    told: list[str] = []
    view.hovered.connect(told.append)
    QTest.keyClick(view, Qt.Key.Key_Right)
    shown = view.frame()
    place = [event.id for event in shown.stage.columns.events].index(view.shown.focus)
    x = float(shown.marks.x0[shown.marks.event.tolist().index(place)])
    assert shown.scale.left <= x <= shown.scale.right


def test_the_view_moves_on_while_a_menu_is_open_without_an_error(view: TimelineView, session: Session) -> None:
    QTest.mouseClick(surface(view), RIGHT, pos=mark_of(view, "Seoul diplomat"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    session.make(dismiss(session.project, ["event/diplomat"]))
    acts: list[Callable[[], None]] = [a.trigger for a in menu.actions() if a.text() in ("Show it large", "Accept")]
    for act in acts:
        act()
    menu.close()


def test_an_event_that_a_condition_hides_under_the_hand_keeps_its_date(view: TimelineView, session: Session) -> None:
    before, at = dates(session), mark_of(view, "Seoul diplomat")
    press(view, at, KEYS.AltModifier)
    move(view, at + QPoint(60, 0))
    view.findChildren(FilterBar)[0].add(Term(Field.KIND, "report", "report"))
    view.grab()
    move(view, at + QPoint(120, 0))
    release(view, at + QPoint(120, 0))
    assert dates(session) == before
    assert session.history.undoable is None


def test_a_pinch_over_the_names_of_lanes_zooms_about_the_edge_of_the_view(view: TimelineView) -> None:
    view.set_lanes("kind")
    before, at, target = view.frame().scale, QPointF(10, 100), surface(view)
    gesture = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        at, at, target.mapToGlobal(at), 0.5, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(target, gesture)
    after = view.frame().scale
    assert after.per_pixel == pytest.approx(before.per_pixel / 1.5)
    assert after.begin == pytest.approx(before.begin, abs=1)


@pytest.mark.parametrize("lanes", ["none", "kind"])
def test_the_date_an_event_would_have_is_written_within_the_view(view: TimelineView, lanes: str) -> None:
    view.set_lanes(lanes)
    at, shown = mark_of(view, "Ban’s report is released"), view.frame()
    plain = surface(view).grab().toImage()
    press(view, at, KEYS.AltModifier)
    for x in (round(shown.scale.right) - 2, round(shown.scale.left) + 3):
        move(view, QPoint(x, at.y()), keys=KEYS.AltModifier)
        QApplication.processEvents()
        picture = surface(view).grab().toImage()
        changed = [x for x in range(picture.width()) if picture.pixel(x, 14) != plain.pixel(x, 14)]
        assert len(changed) > 40, "the words of the date"
        assert min(changed) >= shown.scale.left
    QTest.keyClick(view, Qt.Key.Key_Escape)


def test_a_hand_that_hardly_moves_makes_no_date_less_exact(view: TimelineView, session: Session) -> None:
    before, at = dates(session), mark_of(view, "Seoul diplomat")
    assert 30 * calendar.DAY / view.frame().scale.per_pixel > 12, "a month is the unit in view, and wider than the drag"
    assert calendar.DAY / view.frame().scale.per_pixel < 6
    told: list[str] = []
    view.hovered.connect(told.append)
    drag(view, at, at + QPoint(-6, 0), keys=KEYS.AltModifier)
    assert dates(session) == before
    assert any("keeps its date" in words for words in told)


def test_a_wheel_touched_during_a_drag_gives_no_other_date(view: TimelineView, session: Session) -> None:
    view.fit("event/diplomat")
    at, scale = mark_of(view, "Seoul diplomat"), view.frame().scale
    to = at + QPoint(round(3 * calendar.DAY / scale.per_pixel), 0)
    press(view, at, KEYS.AltModifier)
    move(view, to, keys=KEYS.AltModifier)
    turn(view, to, -4)
    turn(view, to, -4, KEYS.ShiftModifier)
    move(view, to, keys=KEYS.AltModifier)
    release(view, to, KEYS.AltModifier)
    assert dates(session)["event/diplomat"] == "2014-03-27", "the day under the hand"
    assert view.frame().scale == scale
    turn(view, to, -4)
    assert view.frame().scale != scale
