"""The table of events by hand: opened by every way, chosen from, sorted, filtered, copied; quick with very many."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.timeline_hands import choose, surface
from tests.windows import open_window, session_of
from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.revision import retitle
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity, unit_at
from viewer.ui import event_rows
from viewer.ui.main_window import MainWindow
from viewer.ui.session import Session
from viewer.ui.timeline_table import MANY, EventTable
from viewer.ui.timeline_view import TimelineView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KEYS = Qt.KeyboardModifier


def many(count: int) -> Project:
    """Events a day apart, every tenth without a date."""
    events = {}
    for place in range(count):
        when = unit_at(1_000_000_000 + place * 86_400, Granularity.DAY)
        dated = Resolution(when) if place % 10 else None
        events[f"event/{place:05}"] = Event(f"event/{place:05}", f"Meeting {place}", Status.HAPPENED, dated)
    return Project(events)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_window(qtbot, tmp_path, make_timeline=TimelineView)
    made.activateWindow()
    return made


@pytest.fixture
def table(window: MainWindow) -> EventTable:
    window.commands["table"].trigger()
    return window.findChildren(EventTable)[0]


def shown(table: EventTable) -> list[str]:
    return [table.model.identifier(row) for row in range(table.model.rowCount())]


def press(table: EventTable, key: Qt.Key, keys: KEYS = KEYS.NoModifier) -> None:
    QTest.keyClick(table.table, key, keys)


def test_the_command_knows_that_the_menu_of_the_canvas_opened_the_table(window: MainWindow) -> None:
    view = window.timeline_widget
    assert isinstance(view, TimelineView)
    places = (QPoint(x, y) for x in range(20, 400, 9) for y in range(20, 200, 9))
    at = next(at for at in places if not view.shown.hit(at.x(), at.y()))
    QTest.mouseClick(surface(view), Qt.MouseButton.RightButton, pos=at)
    choose("Show as a table\tCtrl+L")
    table = window.findChildren(EventTable)[0]
    assert table.isVisible()
    assert window.commands["table"].isChecked()
    window.commands["table"].trigger()
    assert not table.isVisible()
    assert not window.commands["table"].isChecked()


def test_several_rows_are_several_marked_events_decided_about_at_once(window: MainWindow, table: EventTable) -> None:
    session = session_of(window)
    press(table, Qt.Key.Key_Down)
    first = session.selection
    for _ in range(2):
        press(table, Qt.Key.Key_Down, KEYS.ShiftModifier)
    assert len(session.marked) == 3
    assert session.marked[0] == first
    assert session.selection == session.marked[-1], "the row the keys are on is the one that is shown"
    assert len(table.chosen()) == 3
    chosen = session.marked
    window.commands["accept"].trigger()
    standing = {e.id: e.provenance.standing for e in session.project.all(Event)}
    assert [standing[i] for i in chosen] == [Standing.CONFIRMED] * 3
    press(table, Qt.Key.Key_Down)
    assert not session.marked
    assert len(table.chosen()) == 1


def test_what_is_marked_on_the_timeline_is_selected_in_the_table(window: MainWindow, table: EventTable) -> None:
    session = session_of(window)
    session.mark(["event/yun", "event/coi", "event/state"])
    assert {table.model.identifier(row) for row in table.chosen()} == {"event/yun", "event/coi", "event/state"}
    session.select("")
    assert table.chosen() == []


def test_selected_rows_are_copied_with_their_heads_one_line_each(table: EventTable, window: MainWindow) -> None:
    session = session_of(window)
    session.make(retitle(session.project, "event/yun", "Yun speaks\tin\nGeneva"))
    session.select("event/yun")
    press(table, Qt.Key.Key_C, KEYS.ControlModifier)
    head, row = QApplication.clipboard().text().splitlines()
    assert head.split("\t") == list(event_rows.COLUMNS)
    assert row.split("\t")[:2] == ["early Mar 2014", "Yun speaks in Geneva"]


def test_the_selected_event_is_followed_however_the_rows_are_sorted_and_filtered(
    window: MainWindow, table: EventTable
) -> None:
    session = session_of(window)
    session.select("event/yun")
    for column in range(len(event_rows.COLUMNS)):
        for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
            table.table.sortByColumn(column, order)
            session.select("event/coi")
            session.select("event/yun")
            assert shown(table)[table.table.currentIndex().row()] == "event/yun"
            assert [table.model.identifier(row) for row in table.chosen()] == ["event/yun"]
    table.filter.setText("report")
    assert "event/yun" not in shown(table)
    assert table.chosen() == []
    assert session.selection == "event/yun", "a filter selects nothing else"
    table.filter.clear()
    assert [table.model.identifier(row) for row in table.chosen()] == ["event/yun"]


def test_what_has_no_date_stands_last_whichever_way_dates_are_sorted(table: EventTable) -> None:
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        table.table.sortByColumn(0, order)
        dates = [table.model.row(row).cells[0] for row in range(table.model.rowCount())]
        undated = [date == "undated" for date in dates]
        assert undated == sorted(undated)
        assert any(undated)


def test_enter_opens_the_event_of_a_row(window: MainWindow, table: EventTable) -> None:
    opened: list[str] = []
    window.timeline.activated.connect(opened.append)
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Return)
    assert opened == [session_of(window).selection]


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The events of which anything was put into words."""
    said: list[str] = []
    text: Callable[[event_rows.Rows, Event, int], str] = event_rows.Rows.text

    def counted(rows: event_rows.Rows, event: Event, column: int) -> str:
        said.append(event.id)
        return text(rows, event, column)

    monkeypatch.setattr(event_rows.Rows, "text", counted)
    return said


def test_of_very_many_events_only_those_in_view_are_put_into_words(
    view: TimelineView, session: Session, spoken: list[str]
) -> None:
    session.open(many(3 * MANY))
    view.show_table(True)
    table = view.findChildren(EventTable)[0]
    table._idle.stop()
    table.grab()
    assert table.model.rowCount() == 3 * MANY
    assert len(set(spoken)) < 100
    spoken.clear()
    session.make(retitle(session.project, "event/00003", "Another title"))
    table._idle.stop()
    table.grab()
    assert table.model.row(table.model.place("event/00003")).cells[1] == "Another title"
    assert len(set(spoken)) < 100


def test_an_edit_leaves_the_table_where_it_was_scrolled_to(view: TimelineView, session: Session) -> None:
    session.open(many(500))
    view.show_table(True)
    table = view.findChildren(EventTable)[0]
    bar = table.table.verticalScrollBar()
    bar.setValue(200)
    session.make(retitle(session.project, "event/00003", "Another title"))
    assert bar.value() == 200


def test_the_filter_of_very_many_rows_waits_for_the_next_letter_and_finds_them(
    view: TimelineView, session: Session, qtbot: QtBot
) -> None:
    session.open(many(MANY + 1000))
    view.show_table(True)
    table = view.findChildren(EventTable)[0]
    table.filter.setText("meeting 1234")
    assert table.model.rowCount() == MANY + 1000, "not at the first letter"
    qtbot.waitUntil(lambda: shown(table) == ["event/01234"])
    table.filter.clear()
    assert table.model.rowCount() == MANY + 1000
