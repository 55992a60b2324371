"""What is done with events on the timeline: table, menu, conditions, another date."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.timeline_hands import choose, drag, mark_of, surface, titles
from viewer.model import calendar
from viewer.model.event import Event
from viewer.model.time import day
from viewer.timeline.filters import offers
from viewer.ui.session import Session
from viewer.ui.timeline_filter import FilterBar
from viewer.ui.timeline_table import EventTable
from viewer.ui.timeline_view import TimelineView

KEYS = Qt.KeyboardModifier


def test_the_same_events_are_shown_as_a_table(view: TimelineView, session: Session) -> None:
    view.setFocus()
    view.show_table(True)
    table = view.findChildren(EventTable)[0]
    assert table.isVisible()
    assert not surface(view).isVisible()
    assert table.model.rowCount() == len(session.project.all(Event))
    dates = [table.model.row(i).cells[0] for i in range(table.model.rowCount())]
    assert dates[0] == "2014"
    assert dates[-1] == "undated"
    session.select("event/yun")
    assert table.model.row(table.table.currentIndex().row()).identifier == "event/yun"
    QTest.keyClicks(table.filter, "early mar")
    assert [table.model.row(i).identifier for i in range(table.model.rowCount())] == ["event/yun"]
    table.copy()
    assert "early Mar 2014\tYun Byung-se" in QApplication.clipboard().text()
    table.filter.clear()
    table.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    titles = [table.model.row(i).cells[1].casefold() for i in range(table.model.rowCount())]
    assert titles == sorted(titles, reverse=True)
    view.show_table(False)
    assert surface(view).isVisible()


def test_hovering_beside_the_selection_measures(view: TimelineView, session: Session) -> None:
    told: list[str] = []
    view.hovered.connect(told.append)
    session.select("event/coi")
    QTest.mouseMove(surface(view), mark_of(view, "Seoul diplomat"))
    QApplication.processEvents()
    assert "35 days later" in told[-1]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_of_an_event_copies_and_dismisses_it(view: TimelineView, session: Session) -> None:
    QTest.mouseClick(surface(view), Qt.MouseButton.RightButton, pos=mark_of(view, "Yun Byung-se"))
    assert session.selection == "event/yun"
    choose("Copy title, date and sources")
    assert "early Mar 2014" in QApplication.clipboard().text()
    QTest.mouseClick(surface(view), Qt.MouseButton.RightButton, pos=mark_of(view, "Yun Byung-se"))
    choose("Dismiss")
    assert not any(t.startswith("Yun Byung-se") for t in titles(view))
    assert view.counts().hidden == 1
    session.undo()
    assert any(t.startswith("Yun Byung-se") for t in titles(view))


def test_conditions_combine_hide_and_can_be_taken_away(view: TimelineView, session: Session) -> None:
    everything = titles(view)
    bar = view.findChildren(FilterBar)[0]
    assert not bar.isVisible()
    event = next(e for e in session.project.all(Event) if e.id == "event/yun")
    terms = offers(session.project, event)
    for term in terms:
        bar.add(term)
    assert bar.isVisible()
    assert any(t.startswith("Yun Byung-se") for t in titles(view))
    assert len(titles(view)) < len(everything)
    assert view.counts().hidden > 0
    assert view.counts().events == len(session.project.all(Event))
    for term in terms:
        bar.remove(term)
    assert titles(view) == everything
    assert view.counts().hidden == 0


def test_slash_looks_for_words_and_escape_shows_all_again(view: TimelineView) -> None:
    everything = titles(view)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Slash)
    bar = view.findChildren(FilterBar)[0]
    QTest.keyClicks(bar.words, "seoul")
    assert titles(view) == {t for t in everything if "Seoul" in t}
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert titles(view) == everything
    assert not bar.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_shows_only_what_is_in_view(view: TimelineView, session: Session) -> None:
    view.fit("event/yun")
    QTest.mouseClick(surface(view), Qt.MouseButton.RightButton, pos=QPoint(900, 430))
    choose("Show only this stretch of time")
    view.fit_all()
    assert any(t.startswith("Yun Byung-se") for t in titles(view))
    assert not any(t.startswith("Ban") for t in titles(view))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_stretch_in_a_stretch_is_shown_alone(view: TimelineView, session: Session) -> None:
    for range_shown in (
        (day(2014, 2, 1).begin, day(2014, 5, 1).begin),
        (day(2014, 3, 1).begin, day(2014, 3, 20).begin),
    ):
        view.show_range(*range_shown)
        QTest.mouseClick(surface(view), Qt.MouseButton.RightButton, pos=QPoint(900, 430))
        choose("Show only this stretch of time")
    view.fit_all()
    assert any(t.startswith("Yun Byung-se") for t in titles(view))
    assert not any(t.startswith(("Hua", "Commission")) for t in titles(view))
    assert len(view.findChildren(FilterBar)[0].terms) == 1


@pytest.mark.parametrize("keys", [KEYS.AltModifier, KEYS.AltModifier | KEYS.ControlModifier])
def test_dragging_a_mark_with_alt_gives_another_date_that_can_be_undone(
    view: TimelineView, session: Session, keys: Qt.KeyboardModifier
) -> None:
    view.fit("event/diplomat")
    before = next(e for e in session.project.all(Event) if e.title.startswith("Seoul diplomat"))
    at = mark_of(view, "Seoul diplomat")
    scale = view.frame().scale
    days = 3 * calendar.DAY / scale.per_pixel
    drag(view, at, at + QPoint(round(days), 0))
    assert session.project.get(Event, before.id) == before
    at = mark_of(view, "Seoul diplomat")
    drag(view, at, at + QPoint(round(days), 0), keys=keys)
    after = session.project.get(Event, before.id)
    assert after
    assert str(after.interval) == "2014-03-27"
    assert after.resolution
    assert before.interval in after.resolution.alternatives
    session.undo()
    assert session.project.get(Event, before.id) == before


@pytest.mark.parametrize(("end", "by", "date"), [("end", 1, "2015-06/2015-07"), ("begin", -2, "2015-04/2015-06")])
def test_dragging_the_end_of_a_bar_with_alt_moves_that_end_alone(
    view: TimelineView, session: Session, end: str, by: int, date: str
) -> None:
    before = next(e for e in session.project.all(Event) if e.title.startswith("State Department"))
    assert before.interval
    view.fit(before.id)
    scale = view.frame().scale
    edge = scale.x(before.interval.end - 1) - 2 if end == "end" else scale.x(before.interval.begin) + 2
    at = QPoint(round(edge), mark_of(view, "State Department").y())
    month = 30 * calendar.DAY / scale.per_pixel
    drag(view, at, at + QPoint(round(by * month), 0), keys=Qt.KeyboardModifier.AltModifier)
    after = session.project.get(Event, before.id)
    assert after
    assert str(after.interval) == date
    assert after.resolution
    assert before.interval in after.resolution.alternatives  # what the source gave stays
    session.undo()
    assert session.project.get(Event, before.id) == before


def test_words_taken_away_leave_no_mark_for_clearing_them(view: TimelineView, qtbot: QtBot) -> None:
    bar = view.findChildren(FilterBar)[0]
    bar.open()
    clear = bar.words.findChildren(QToolButton)[0]
    changes: list[int] = []
    bar.changed.connect(lambda: changes.append(1))
    bar.words.setText("report")
    assert changes == [1]
    qtbot.waitUntil(lambda: clear.isVisible() and bool(clear.property("opacity")))
    bar.clear()
    assert changes == [1, 1]
    bar.open()
    qtbot.waitUntil(lambda: not clear.property("opacity"))


@pytest.mark.parametrize("lanes", ["none", "kind"])
def test_the_axis_is_whole_while_the_line_of_conditions_comes_and_goes(view: TimelineView, lanes: str) -> None:
    view.set_lanes(lanes)
    bar = view.findChildren(FilterBar)[0]
    before = view.frame().height
    for open_it in (True, False, True):
        if open_it:
            bar.open()
        else:
            bar.clear()
        QApplication.processEvents()
        frames = view.shown.frames
        assert frames._size == (surface(view).width(), surface(view).height())
        assert (view.frame().height < before) == open_it
