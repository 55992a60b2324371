"""The tabs of the overview: only some dates are shown, and all of them again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.timeline_hands import titles
from viewer.model import calendar
from viewer.model.view import Field, Term
from viewer.ui.overview import Overview
from viewer.ui.session import Session
from viewer.ui.timeline_filter import FilterBar
from viewer.ui.timeline_view import TimelineView


def pull(view: TimelineView, start: float, end: float) -> None:
    """Drag a tab from the pixel of one instant to that of another."""
    overview = view.findChildren(Overview)[0]
    scale = overview.scale()
    assert scale
    places = [QPoint(round(scale.x(at)), 4) for at in (start, end)]
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=places[0])
    QTest.mouseMove(overview, places[1])
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=places[1])


def whole(view: TimelineView) -> tuple[float, float]:
    span = view.frame().stage.columns.span
    assert span
    return span


def test_pulling_a_tab_hides_what_lies_outside_and_says_so(view: TimelineView) -> None:
    everything, (begin, end), undated = titles(view), whole(view), view.counts().undated
    middle = float(calendar.seconds(2015, 3))
    pull(view, begin, middle)
    left = titles(view)
    assert any(t.startswith("Ban") for t in left)
    assert not any(t.startswith("Yun Byung-se") for t in left)
    assert view.counts().hidden == len(everything) - len(left) + undated
    bar = view.findChildren(FilterBar)[0]
    assert bar.isVisible()
    assert bar.dates
    assert bar.dates[0] == pytest.approx(middle, abs=3 * calendar.DAY)
    assert bar.dates[1] == pytest.approx(end, abs=1)


def test_the_strip_keeps_all_of_time_so_that_the_tab_goes_back(view: TimelineView) -> None:
    everything, (begin, _) = titles(view), whole(view)
    middle = float(calendar.seconds(2015, 3))
    pull(view, begin, middle)
    pull(view, middle, begin - 90 * calendar.DAY)
    assert titles(view) == everything
    assert view.findChildren(FilterBar)[0].terms == ()


def test_one_condition_on_dates_however_often_they_are_pulled(view: TimelineView) -> None:
    begin, end = whole(view)
    first, last = float(calendar.seconds(2014, 3, 10)), float(calendar.seconds(2015, 3))
    pull(view, begin, first)
    pull(view, end, last)
    bar = view.findChildren(FilterBar)[0]
    assert len(bar.terms) == 1
    assert any(t.startswith("Seoul diplomat") for t in titles(view))
    assert not any(t.startswith(("Ban", "Commission")) for t in titles(view))
    bar.clear()
    assert any(t.startswith("Ban") for t in titles(view))


def test_the_window_is_still_moved_under_the_tabs(view: TimelineView, session: Session) -> None:
    for _ in range(4):
        view.zoom_by(0.6)
    before = view.visible_range()
    overview = view.findChildren(Overview)[0]
    scale = overview.scale()
    assert scale
    middle = QPoint(round(scale.x(sum(before) / 2)), 20)
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(overview, middle + QPoint(30, 0))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=middle + QPoint(30, 0))
    assert view.visible_range()[0] > before[0]
    assert view.findChildren(FilterBar)[0].terms == ()


@pytest.mark.parametrize("tab", [True, False])
def test_escape_breaks_off_a_drag_in_the_overview(view: TimelineView, session: Session, tab: bool) -> None:
    for _ in range(4):
        view.zoom_by(0.6)
    session.select("event/yun")
    everything, before = titles(view), view.visible_range()
    overview = view.findChildren(Overview)[0]
    scale = overview.scale()
    assert scale
    start = QPoint(round(scale.x(whole(view)[0])), 4) if tab else QPoint(round(scale.x(sum(before) / 2)), 20)
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(overview, start + QPoint(200, 0))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseMove(overview, start + QPoint(220, 0))
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=start + QPoint(220, 0))
    assert view.visible_range() == before
    assert titles(view) == everything
    assert view.findChildren(FilterBar)[0].terms == ()
    assert session.selection == "event/yun"


def test_a_click_on_a_tab_leaves_the_conditions_as_they_are(view: TimelineView) -> None:
    bar = view.findChildren(FilterBar)[0]
    for year_of in (2014, 2015):
        bar.add(Term(Field.DATE, f"{calendar.seconds(year_of)} {calendar.seconds(year_of + 1)}", str(year_of)))
    before = bar.terms
    pull(view, whole(view)[0], whole(view)[0])
    assert bar.terms == before
