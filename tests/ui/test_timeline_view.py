"""The timeline in a real window: what mouse and keys do to it, and what it tells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from tests.seed_project import seed_project
from tests.timeline_hands import drag, label_of, mark_of, surface, titles, turn
from viewer.model import calendar
from viewer.model.event import Event
from viewer.model.project import Project, changed
from viewer.ui.overview import Overview
from viewer.ui.session import Session
from viewer.ui.theme import theme
from viewer.ui.timeline_view import TimelineView


def test_every_dated_event_is_labelled_and_the_undated_are_counted(view: TimelineView, session: Session) -> None:
    events = session.project.all(Event)
    dated = {e.title for e in events if e.resolution}
    assert titles(view) == dated
    assert view.counts().events == len(events)
    assert view.counts().undated == len(events) - len(dated)


def test_a_click_on_a_mark_or_its_label_selects_and_empty_ground_lets_go(view: TimelineView, session: Session) -> None:
    QTest.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=mark_of(view, "Yun Byung-se"))
    assert session.selection == "event/yun"
    QTest.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=QPoint(30, 480))
    assert session.selection == ""
    QTest.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=label_of(view, "Yun Byung-se"))
    assert session.selection == "event/yun"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert session.selection == ""


def test_the_wheel_zooms_about_what_is_under_the_pointer(view: TimelineView) -> None:
    at = mark_of(view, "Yun Byung-se")
    before = view.visible_range()
    turn(view, at, 3)
    assert mark_of(view, "Yun Byung-se").x() == pytest.approx(at.x(), abs=2)
    begin, end = view.visible_range()
    assert (end - begin) == pytest.approx((before[1] - before[0]) * 0.8**3, rel=1e-6)
    turn(view, at, -3)
    assert view.visible_range() == pytest.approx(before, abs=10)


def test_shift_and_the_wheel_pan(view: TimelineView) -> None:
    before = view.visible_range()
    turn(view, QPoint(500, 200), -1, Qt.KeyboardModifier.ShiftModifier)
    after = view.visible_range()
    assert after[0] > before[0]
    assert after[1] - after[0] == pytest.approx(before[1] - before[0], abs=2)


def test_a_drag_pans_and_selects_nothing(view: TimelineView, session: Session) -> None:
    at = mark_of(view, "Yun Byung-se")
    drag(view, at, at + QPoint(100, 0))
    assert mark_of(view, "Yun Byung-se").x() == pytest.approx(at.x() + 100, abs=2)
    assert session.selection == ""


def test_a_rubber_band_zooms_to_what_it_covers(view: TimelineView) -> None:
    begin, end = view.visible_range()
    share = (end - begin) / surface(view).width()
    drag(view, QPoint(300, 300), QPoint(600, 300), Qt.MouseButton.RightButton)
    now = view.visible_range()
    assert now[0] == pytest.approx(begin + 300 * share, abs=share)
    assert now[1] == pytest.approx(begin + 600 * share, abs=share)


def test_keys_zoom_pan_and_fit(view: TimelineView) -> None:
    whole = view.visible_range()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    closer = view.visible_range()
    assert closer[1] - closer[0] < whole[1] - whole[0]
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.visible_range()[0] == pytest.approx(closer[1], abs=2)
    QTest.keyClick(view, Qt.Key.Key_F)
    assert view.visible_range() == whole


def test_arrows_move_the_focus_and_enter_opens(view: TimelineView, session: Session, qtbot: QtBot) -> None:
    told: list[str] = []
    view.hovered.connect(told.append)
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert session.selection == ""
    assert len(set(told)) == 2
    with qtbot.waitSignal(view.activated) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [session.selection]
    assert session.selection
    QTest.keyClick(view, Qt.Key.Key_End)
    shown = view.frame()
    assert shown.focused == len(shown.stage.columns) - 1


def test_hover_tells_the_date_under_the_pointer_and_the_event_on_a_mark(view: TimelineView) -> None:
    told: list[str] = []
    view.hovered.connect(told.append)
    QTest.mouseMove(surface(view), QPoint(40, 470))
    QTest.mouseMove(surface(view), mark_of(view, "Yun Byung-se"))
    QApplication.processEvents()
    assert any("2013" in t or "2014" in t for t in told[:1])
    assert "Yun Byung-se" in told[-1]
    assert "early Mar 2014" in told[-1]


def test_a_double_click_fits_the_event(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.activated) as opened:
        QTest.mouseDClick(surface(view), Qt.MouseButton.LeftButton, pos=mark_of(view, "Yun Byung-se"))
    assert opened.args == ["event/yun"]
    begin, end = view.visible_range()
    assert begin <= calendar.seconds(2014, 3, 1) < calendar.seconds(2014, 3, 11) <= end
    assert end - begin < 366 * calendar.DAY


def test_the_selection_made_elsewhere_is_brought_into_view(view: TimelineView, session: Session) -> None:
    view.go_to(calendar.seconds(2015, 10))
    for _ in range(8):
        view.zoom_by(0.5)
    session.select("event/yun")
    begin, end = view.visible_range()
    assert begin <= calendar.seconds(2014, 3, 5) <= end


def test_an_edit_moves_what_it_names(view: TimelineView, session: Session) -> None:
    session.make(changed(session.project, "Remove", {"event/yun": None}))
    assert not any(t.startswith("Yun Byung-se") for t in titles(view))
    session.undo()
    assert any(t.startswith("Yun Byung-se") for t in titles(view))


def test_dragging_in_the_overview_moves_and_resizes_the_window(view: TimelineView) -> None:
    overview = view.findChildren(Overview)[0]
    for _ in range(4):
        view.zoom_by(0.6)
    before = view.visible_range()
    scale = overview.scale()
    assert scale
    middle = QPoint(round(scale.x(sum(before) / 2)), 18)
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(overview, middle + QPoint(40, 0))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 0))
    moved = view.visible_range()
    assert moved[0] - before[0] == pytest.approx(40 * scale.per_pixel, rel=0.05)
    edge = QPoint(round(scale.x(moved[1])), 18)
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(overview, edge + QPoint(-20, 0))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=edge + QPoint(-20, 0))
    narrowed = view.visible_range()
    assert narrowed[0] == pytest.approx(moved[0], abs=2)
    assert narrowed[1] < moved[1]


@pytest.mark.parametrize("by", ["source", "actor", "issue", "kind", "none"])
def test_lanes_hold_every_dated_event(view: TimelineView, by: str, session: Session) -> None:
    view.set_lanes(by)
    shown = view.frame()
    assert len(shown.stage.columns) == sum(e.resolution is not None for e in session.project.all(Event))
    assert len(shown.stage.lanes) == len(shown.stage.columns.lanes)


def test_an_empty_project_says_what_belongs_here(view: TimelineView, session: Session) -> None:
    session.open(Project())
    assert view.counts().events == 0
    assert not view.grab().isNull()
    view.fit_all()
    view.zoom_by(0.5)
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))


def test_positions_of_sources_that_state_none_are_said_to_be_none(view: TimelineView, session: Session) -> None:
    found = {e.id: e for e in session.project.all(Event)}
    session.open(Project(found))
    everything = titles(view)
    view.set_lanes("country")
    assert not titles(view)
    assert view.frame().scale.left == 0, "there are no lanes, and no names of lanes"
    assert not view.grab().isNull()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F):
        QTest.keyClick(view, key)
    turn(view, QPoint(200, 100), 2)
    session.select(next(iter(found)))
    view.set_lanes("none")
    assert titles(view) <= everything | {e.title for e in found.values()}


def test_themes_change_the_ground(view: TimelineView) -> None:
    light = view.grab().toImage().pixelColor(3, 3)
    view.set_theme(theme("dark"))
    assert view.grab().toImage().pixelColor(3, 3).lightness() < light.lightness()


def test_a_screen_reader_reads_the_events_in_order(view: TimelineView, session: Session) -> None:
    reader = QAccessible.queryAccessibleInterface(view)
    assert reader is not None
    dated = [e for e in session.project.all(Event) if e.resolution]
    assert reader.childCount() == len(dated)
    assert reader.role() == QAccessible.Role.List
    names = [reader.child(i).text(QAccessible.Text.Name) for i in range(reader.childCount())]
    speech = next(n for n in names if n.startswith("Yun Byung-se"))
    assert "early Mar 2014" in speech
    session.select("event/yun")
    row = reader.child(names.index(speech))
    assert row.state().selected
    assert row.rect().contains(surface(view).mapToGlobal(mark_of(view, "Yun Byung-se")))
    at = surface(view).mapToGlobal(mark_of(view, "Seoul diplomat"))
    assert reader.childAt(at.x(), at.y()).text(QAccessible.Text.Name).startswith("Seoul diplomat")


def test_a_click_takes_the_keyboard(view: TimelineView) -> None:
    QTest.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=QPoint(300, 450))
    assert view.hasFocus()


def test_lanes_by_country_show_who_stands_where_and_who_is_silent(view: TimelineView, session: Session) -> None:
    view.set_lanes("country")
    shown = view.frame()
    columns = shown.stage.columns
    by_lane: dict[str, set[str]] = {columns.lanes[lane]: set() for lane in columns.lane.tolist()}
    for lane, stance in zip(columns.lane.tolist(), columns.stances, strict=True):
        by_lane[columns.lanes[lane]].add(stance.polarity.value)
    assert by_lane["China"] == {"opposes"}
    assert "Japan" in columns.lanes
    assert "Japan" not in by_lane
    assert len(shown.marks.event) == len(columns)
    place = int(shown.marks.event[0])
    at = QPoint(round((shown.marks.x0[0] + shown.marks.x1[0]) / 2), round(shown.marks.y[0]))
    QTest.mouseClick(surface(view), Qt.MouseButton.LeftButton, pos=at)
    assert session.selection == columns.stances[place].id
    assert view.counts().events == len(session.project.all(Event))


def test_many_lanes_scroll(view: TimelineView) -> None:
    view.resize(1000, 260)
    QApplication.processEvents()
    view.set_lanes("country")
    bar = next(b for b in view.findChildren(QScrollBar) if b.accessibleName())
    assert bar.isVisibleTo(view)
    before = view.frame().offset
    turn(view, QPoint(500, 60), -2, Qt.KeyboardModifier.AltModifier)
    assert view.frame().offset > before


def test_the_wheel_at_its_furthest_moves_nothing_any_more(view: TimelineView) -> None:
    for notches in (-1, 1):
        for _ in range(300):
            turn(view, QPoint(400, 100), notches)
        begin, end = view.visible_range()
        for _ in range(10):
            turn(view, QPoint(900, 100), notches)
        now = view.visible_range()
        assert now == pytest.approx((begin, end), abs=(end - begin) / 1000)


@pytest.mark.parametrize("year_of", [1890, -263, 2500, 2014])
def test_a_date_is_gone_to_however_far_off_the_events_are(view: TimelineView, session: Session, year_of: int) -> None:
    before, asked = view.visible_range(), calendar.seconds(year_of)
    view.go_to(asked)
    begin, end = view.visible_range()
    assert (begin + end) / 2 == pytest.approx(asked, abs=calendar.DAY)
    turn(view, QPoint(600, 100), -1)
    assert view.visible_range()[0] < asked < view.visible_range()[1]
    view.fit_all()
    assert view.visible_range() == before
    session.open(seed_project())
    view.pan_by(-100.0)
    span = view.frame().stage.columns.span
    assert span
    assert view.visible_range()[1] > span[0], "of the next project something stays in view"
