"""Tab goes through the whole window and comes back, whatever is shown; what has gone leaves the focus near by."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.windows import open_window, session_of
from viewer.model.view import Field, Term
from viewer.ui.main_window import MainWindow
from viewer.ui.overview import Overview
from viewer.ui.timeline_filter import FilterBar
from viewer.ui.timeline_table import EventTable
from viewer.ui.timeline_view import TimelineView

REPORTS, HAPPENED = Term(Field.KIND, "report", "report"), Term(Field.STATUS, "happened", "happened")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_window(qtbot, tmp_path, make_timeline=TimelineView)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.timeline_widget.setFocus()
    return made


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def round_trip(window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """What has the focus one after the other, until it is back where it began."""
    begin, passed = focus(), list[QWidget]()
    while not passed or passed[-1] is not begin:
        before = focus()
        QTest.keyClick(before, key)
        assert focus() is not before, f"{type(before).__name__} “{before.accessibleName()}” keeps the focus"
        passed.append(focus())
        assert len(passed) < 100
    assert window.isAncestorOf(passed[0])
    return passed


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
@pytest.mark.parametrize("selected", ["", "event/yun", "ban"])
def test_tab_goes_round_the_window(window: MainWindow, key: Qt.Key, selected: str) -> None:
    session_of(window).select(selected)
    passed = round_trip(window, key)
    assert window.bar.search in passed
    assert window.findChildren(Overview)[0] in passed
    assert (window.panes.source.article in passed) == bool(selected)


def test_tab_goes_round_the_window_with_table_and_conditions(window: MainWindow) -> None:
    bar = window.findChildren(FilterBar)[0]
    bar.add(REPORTS)
    window.commands["table"].trigger()
    passed = round_trip(window, Qt.Key.Key_Tab)
    table = window.findChildren(EventTable)[0]
    assert {table.filter, table.table, bar.words, bar.more} <= set(passed)


def test_a_condition_taken_away_by_key_leaves_the_focus_among_the_others(window: MainWindow) -> None:
    bar = window.findChildren(FilterBar)[0]
    bar.add(REPORTS)
    bar.add(HAPPENED)
    bar._chips[0].setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert focus() is bar._chips[0]
    assert [term.name for term in bar.terms] == ["happened"]
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert isinstance(focus(), QToolButton)
    assert focus() is bar.more
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert focus() is window.timeline_widget


@pytest.mark.parametrize("way", ["escape", "show all"])
def test_all_conditions_taken_away_give_the_focus_back(window: MainWindow, way: str) -> None:
    bar = window.findChildren(FilterBar)[0]
    QTest.keyClick(window.timeline_widget, Qt.Key.Key_Slash)
    assert focus() is bar.words
    QTest.keyClicks(bar.words, "report")
    if way == "escape":
        QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    else:
        bar._clear.setFocus()
        QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert not bar.isVisible()
    assert focus() is window.timeline_widget


def test_conditions_taken_away_over_the_table_give_the_focus_to_the_table(window: MainWindow) -> None:
    bar = window.findChildren(FilterBar)[0]
    window.commands["table"].trigger()
    bar.open()
    QTest.keyClicks(bar.words, "report")
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert focus() is window.findChildren(EventTable)[0].table


def test_a_condition_that_comes_by_itself_takes_no_focus(window: MainWindow) -> None:
    before = focus()
    bar = window.findChildren(FilterBar)[0]
    bar.add(REPORTS)
    bar.remove(REPORTS)
    assert focus() is before
