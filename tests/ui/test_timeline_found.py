"""What the search found, on the timeline: lit, stepped through, counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.seed_project import seed_project
from tests.timeline_hands import mark_of, titles
from tests.windows import open_window, session_of
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.revision import dismiss
from viewer.model.view import Field, Term
from viewer.ui.main_window import MainWindow
from viewer.ui.overview import Overview
from viewer.ui.session import Session
from viewer.ui.timeline_filter import FilterBar
from viewer.ui.timeline_view import TimelineView


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_window(qtbot, tmp_path, make_timeline=TimelineView)
    made.timeline.set_gliding(False)
    return made


def search_for(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Type into the search field and wait until what was found is lit."""
    with qtbot.waitSignal(window.bar.search.told):
        QTest.keyClicks(window.bar.search, words)


def canvas_of(window: MainWindow) -> TimelineView:
    assert isinstance(window.timeline_widget, TimelineView)
    return window.timeline_widget


def lit_titles(view: TimelineView) -> set[str]:
    shown = view.frame()
    assert shown.lit is not None
    return {e.title for e, lit in zip(shown.stage.columns.events, shown.lit.tolist(), strict=True) if lit}


def test_what_the_search_finds_is_lit_and_the_rest_steps_back(qtbot: QtBot, window: MainWindow) -> None:
    view = canvas_of(window)
    found = QColor(window._theme.found).rgb()
    at = mark_of(view, "Seoul diplomat")
    search_for(qtbot, window, "seoul")
    titles = lit_titles(view)
    events = {e.title: e for e in session_of(window).project.all(Event)}
    assert {t for t in events if "Seoul" in t and events[t].interval} <= titles
    assert 0 < len(titles) < len(view.frame().stage.columns)
    picture = view.surface.grab().toImage()
    around = {picture.pixel(at.x() + dx, at.y() + dy) for dx in range(-14, 15) for dy in range(-14, 15)}
    assert found in around
    overview = view.findChildren(Overview)[0]
    strip = overview.grab().toImage()
    assert any(strip.pixel(x, 8) == found for x in range(strip.width()))


def test_the_count_is_told_and_f3_steps_through_in_order_of_time(qtbot: QtBot, window: MainWindow) -> None:
    session = session_of(window)
    search_for(qtbot, window, "seoul")
    assert window.status.currentMessage().startswith(f"{len(session.found):,} event")
    window.bar.search._put_away()
    visited = []
    for _ in session.found:
        window.commands["find-next"].trigger()
        visited.append(session.selection)
    assert tuple(visited) == session.found
    assert window.status.currentMessage().startswith(f"{len(visited)} of {len(visited)} found")
    window.commands["find-next"].trigger()
    assert session.selection == visited[0]
    window.commands["find-last"].trigger()
    assert session.selection == visited[-1]
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert session.selection == visited[0]
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert session.selection == visited[-1]


def test_an_event_is_found_by_what_was_said_there(qtbot: QtBot, window: MainWindow) -> None:
    search_for(qtbot, window, "international community")
    assert "event/yun" in session_of(window).found


def test_the_light_goes_out_with_the_words_and_with_the_project(qtbot: QtBot, window: MainWindow) -> None:
    session = session_of(window)
    search_for(qtbot, window, "seoul")
    with qtbot.waitSignal(session.searched):
        QTest.keyClick(window.bar.search, Qt.Key.Key_Escape)
    assert canvas_of(window).frame().lit is None
    search_for(qtbot, window, "zyzzyva")
    assert window.status.currentMessage().startswith("No event found")
    assert not session.found
    session.open(Project())
    assert not session.found


def test_a_search_alone_marks_nothing() -> None:
    session = Session()
    session.light(["nowhere"])
    assert session.found == ()


def test_what_is_found_but_not_seen_is_said_why(qtbot: QtBot, window: MainWindow) -> None:
    view, told = canvas_of(window), list[str]()
    window.bar.search.told.connect(told.append)
    view.findChildren(FilterBar)[0].add(Term(Field.KIND, "speech", "speech"))
    search_for(qtbot, window, "report")
    assert "of them hidden by conditions" in told[-1]
    window.next_found(1)
    assert " found (hidden by conditions): " in told[-1]
    view.findChildren(FilterBar)[0].clear()
    window.next_found(1)
    assert " found: " in told[-1]
    window.bar.search.clear()
    search_for(qtbot, window, "resolution")
    assert "1 of them without a date" in told[-1]


def test_what_is_lit_stays_lit_while_conditions_come_and_go(qtbot: QtBot, window: MainWindow) -> None:
    view = canvas_of(window)
    search_for(qtbot, window, "report")
    everything = lit_titles(view)
    bar = view.findChildren(FilterBar)[0]
    for _ in range(2):
        bar.add(Term(Field.KIND, "speech", "speech"))
        view.surface.grab()
        assert lit_titles(view) == {t for t in everything if t.startswith("Yun")}
        bar.clear()
        view.surface.grab()
        assert lit_titles(view) == everything


@pytest.mark.parametrize("by", ["kind", "source"])
def test_what_is_found_in_a_folded_lane_is_shown_as_it_is_stepped_to(qtbot: QtBot, window: MainWindow, by: str) -> None:
    view = canvas_of(window)
    view.set_lanes(by)
    for lane in view.frame().stage.columns.lanes:
        view.arranger.fold_lane(lane)
    assert not titles(view)
    search_for(qtbot, window, "report")
    seen = set()
    for _ in session_of(window).found:
        window.next_found(1)
        seen |= titles(view)
    project = session_of(window).project
    events = [project.get(Event, identifier) for identifier in session_of(window).found]
    assert seen == {e.title for e in events if e and e.interval}


def test_what_was_found_and_is_dismissed_is_stepped_over_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    view, session = canvas_of(window), session_of(window)
    search_for(qtbot, window, "report")
    for _ in range(2):
        window.next_found(1)
    before = session.found
    gone = session.selection
    session.make(dismiss(session.project, [gone]))
    window.next_found(1)
    assert session.selection == before[2], "on from where one was"
    seen = set()
    for _ in before:
        window.next_found(1)
        seen.add(session.selection)
    assert seen == set(before) - {gone}
    qtbot.waitUntil(lambda: gone not in session.found)
    session.undo()
    qtbot.waitUntil(lambda: session.found == before)
    assert len(lit_titles(view)) >= 2


def test_the_last_event_found_comes_back_with_an_undo(qtbot: QtBot, window: MainWindow) -> None:
    view, session = canvas_of(window), session_of(window)
    search_for(qtbot, window, "yun")
    before = session.found
    assert len(before) == 1
    session.make(dismiss(session.project, list(before)))
    qtbot.waitUntil(lambda: not session.found)
    session.undo()
    qtbot.waitUntil(lambda: session.found == before)
    assert lit_titles(view)


def test_words_that_stay_in_the_field_are_found_in_the_next_project(qtbot: QtBot, window: MainWindow) -> None:
    search_for(qtbot, window, "seoul")
    session_of(window).open(seed_project())
    qtbot.waitUntil(lambda: bool(session_of(window).found))
    assert lit_titles(canvas_of(window))


def test_the_conditions_of_one_project_hide_nothing_of_the_next(window: MainWindow) -> None:
    view, session = canvas_of(window), session_of(window)
    everything, bar = titles(view), view.findChildren(FilterBar)[0]
    bar.add(Term(Field.SOURCE, "a document of the project before", "A document of the project before"))
    assert not titles(view)
    session.open(seed_project())
    assert titles(view) == everything
    assert bar.terms == ()
    assert not bar.isVisible()
    assert view.counts().hidden == 0


def test_f3_without_words_asks_for_some(window: MainWindow) -> None:
    window.activateWindow()
    canvas_of(window).setFocus()
    window.commands["find-next"].trigger()
    assert window.focusWidget() is window.bar.search
