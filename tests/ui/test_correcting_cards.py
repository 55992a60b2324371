from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.seed_project import SEOUL, said
from tests.windows import open_window, session_of, texts
from viewer.model.attribution import Quotation
from viewer.model.provenance import Standing
from viewer.model.stance import Stance
from viewer.ui.main_window import MainWindow
from viewer.ui.position_rows import PositionRow
from viewer.ui.quotation_card import QuotationCard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""The list of names opens a window of its own, which the offscreen screen cannot raise."""
LEFT = Qt.MouseButton.LeftButton
HUA = said(SEOUL, 1437)


def card(window: MainWindow) -> QuotationCard:
    """The card of Hua's words, as it stands now."""
    return next(c for c in window.panes.event_panel.cards() if c.quotation == HUA)


def opened(qtbot: QtBot, folder: Path) -> MainWindow:
    window = open_window(qtbot, folder)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    session_of(window).select("event/hua")
    return window


def test_who_spoke_is_typed_on_the_card(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    field = card(window).speaker.field
    assert not field.isVisible()
    QTest.mouseClick(card(window).speaker.change, LEFT)
    assert field.isVisible()
    QTest.keyClicks(field, "Qin Gang")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Qin Gang" in texts(card(window))
    assert "Yonhap, 24 Mar 2014 · speaker changed by hand" in texts(card(window))
    assert window.commands["undo"].text() == "Undo: Change who spoke to “Qin Gang”"
    window.commands["undo"].trigger()
    assert "Hua Chunying, foreign ministry spokeswoman" in texts(card(window))


def test_typing_completes_from_those_the_project_knows(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    session_of(window).select(HUA)
    QTest.keyClick(window, Qt.Key.Key_W)
    field = card(window).speaker.field
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "yun")
    popup = field.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    quotation = session_of(window).project.get(Quotation, HUA)
    assert quotation is not None
    assert quotation.speaker == "person/yun-byung-se"
    assert "Yun Byung-se, foreign minister" in texts(card(window))


def test_escape_leaves_the_speaker_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    QTest.mouseClick(card(window).speaker.change, LEFT)
    field = card(window).speaker.field
    QTest.keyClicks(field, "Qq")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert session_of(window).selection == "event/hua"
    assert session_of(window).history.undoable is None
    QTest.mouseClick(card(window).speaker.change, LEFT)
    assert field.text() == "Hua Chunying"


def test_a_position_is_corrected_and_dismissed_from_its_row(qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, tmp_path)
    session = session_of(window)
    window.commands["positions"].trigger()

    def row() -> PositionRow:
        return next(r for r in window.panes.positions.rows() if r.position.holder == "CHN")

    issue = window.panes.positions.issue
    issue.setCurrentIndex(issue.findData("icc-referral"))
    issue.activated.emit(issue.currentIndex())
    first = row().position.stance
    assert first is not None
    marked = [a.text() for menu in (row().polarities, row().modes) for a in menu.actions() if a.isChecked()]
    assert marked == ["opposes", "own words"]
    next(a for a in row().polarities.actions() if a.text() == "neutral").trigger()
    next(a for a in row().modes.actions() if a.text() == "reported by them").trigger()
    changed = session.project.get(Stance, first.id)
    assert changed is not None
    assert (changed.polarity, changed.mode) == ("neutral", "self-reported")
    assert changed.provenance.standing == Standing.ENTERED
    assert any("changed by hand" in words for words in texts(row()))
    window.commands["undo"].trigger()
    window.commands["undo"].trigger()
    assert session.project.get(Stance, first.id) == first
    row().dismissed.trigger()
    dismissed = session.project.get(Stance, first.id)
    assert dismissed is not None
    assert dismissed.provenance.standing == Standing.DISMISSED
