"""The overview by keyboard: the window moves, the tabs of the dates move, and what moves is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.timeline_hands import titles
from viewer.model.arrangement import new_era
from viewer.model.time import year
from viewer.ui.overview import Overview
from viewer.ui.session import Session
from viewer.ui.timeline_view import TimelineView

KEY = Qt.Key


@pytest.fixture
def strip(view: TimelineView) -> Overview:
    view.activateWindow()
    made = view.findChildren(Overview)[0]
    made.setFocus()
    QApplication.processEvents()
    return made


def press(strip: Overview, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(strip, key)


def test_arrows_move_the_window_in_view(view: TimelineView, strip: Overview) -> None:
    view.zoom_by(0.25)
    before = view.visible_range()
    press(strip, KEY.Key_Right)
    after = view.visible_range()
    assert after[0] > before[0]
    assert after[1] - after[0] == pytest.approx(before[1] - before[0], abs=5)
    press(strip, KEY.Key_Left)
    assert view.visible_range() == pytest.approx(before, abs=5)


def test_the_tabs_move_by_keys_and_enter_shows_only_those_dates(view: TimelineView, strip: Overview) -> None:
    told: list[str] = []
    view.hovered.connect(told.append)
    everything = titles(view)
    press(strip, KEY.Key_Down)
    assert told[-1].startswith("Only from")
    press(strip, *[KEY.Key_Right] * 12)
    assert titles(view) == everything, "nothing is hidden while the tab is still on its way"
    press(strip, KEY.Key_Return)
    assert 0 < len(titles(view)) < len(everything)
    assert view.counts().hidden > 0
    assert not strip.grab().isNull()
    press(strip, KEY.Key_Escape)
    assert titles(view) == everything
    assert view.counts().hidden == 0


def test_the_last_date_is_moved_too_and_counts_when_one_goes_elsewhere(view: TimelineView, strip: Overview) -> None:
    everything = titles(view)
    press(strip, KEY.Key_Up)
    press(strip, *[KEY.Key_Left] * 20)
    QTest.keyClick(strip, KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    view.setFocus()
    QApplication.processEvents()
    assert 0 < len(titles(view)) < len(everything)


def test_the_overview_is_reached_by_tab_and_shows_its_focus(view: TimelineView, strip: Overview) -> None:
    focused = strip.grab().toImage()
    view.setFocus()
    QApplication.processEvents()
    assert strip.grab().toImage() != focused
    assert strip.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_screen_reader_hears_of_the_eras(view: TimelineView, session: Session) -> None:
    session.make(new_era(session.project, "The campaign", year(2014))[0])
    interface = QAccessible.queryAccessibleInterface(view)
    assert "Eras: The campaign, 2014." in interface.text(QAccessible.Text.Description)


def test_the_wheel_over_the_overview_zooms_about_the_time_under_it(view: TimelineView) -> None:
    overview = view.findChildren(Overview)[0]
    before = view.visible_range()
    at = QPointF(overview.width() * 0.25, 18)
    scale = overview.scale()
    assert scale is not None
    here = scale.instant(at.x())
    turned = QWheelEvent(
        at, overview.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(overview, turned)
    begin, end = view.visible_range()
    assert (end - begin) / (before[1] - before[0]) == pytest.approx(0.64, rel=0.01)
    assert (here - begin) / (end - begin) == pytest.approx((here - before[0]) / (before[1] - before[0]), abs=0.01)
