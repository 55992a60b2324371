"""The first start: the two articles on a timeline, every mark one click from the words that say it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.windows import canvas_of, mark_of, open_real_window, session_of, texts, titles_on
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.temporal import TemporalExpression
from viewer.ui.date_card import DateCard
from viewer.ui.main_window import MainWindow
from viewer.ui.position_rows import PositionRow
from viewer.ui.timeline_table import EventTable
from viewer.ui.workers import worker_processes

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_real_window(qtbot, tmp_path)
    made.begin([])
    return made


def click_mark(window: MainWindow, title: str) -> None:
    QTest.mouseClick(canvas_of(window), LEFT, pos=mark_of(window, title))


def test_the_first_start_shows_the_example_and_says_so(window: MainWindow) -> None:
    assert "An example. Drop your own documents here." in texts(window)
    assert window.panes.documents.documents.count() == 2
    dates = set(titles_on(window).values())
    assert {"17 Feb 2014", "early Mar 2014", "24 Mar 2014", "week of 24 Mar 2014", "2014", "Jun 2015"} <= dates
    assert {"25 Sep 2015", "14 Oct 2015?"} <= dates
    assert not window.commands["undo"].isEnabled()


def test_a_click_on_an_event_shows_its_date_its_reasons_and_its_words(window: MainWindow) -> None:
    click_mark(window, "Hua Chunying")
    shown = texts(window.panes.event_panel)
    assert "17 Feb 2014" in shown
    assert "“Feb. 17”" in shown
    assert any("24 Mar 2014" in line and "Feb. 17" in line for line in shown)
    assert any(line.startswith('"To bring the human right issues') for line in shown)
    assert "Hua Chunying" in " ".join(shown)
    assert window.panes.source.article.lit_words()


def test_a_click_on_a_quotation_lights_its_words_in_the_article(window: MainWindow) -> None:
    click_mark(window, "Yun Byung-se")
    cards = window.panes.event_panel.cards()
    QTest.mouseClick(cards[-1], LEFT)
    session = session_of(window)
    quotation = session.project.get(Quotation, session.selection)
    assert quotation is not None
    document = session.project.get(Document, quotation.document)
    assert document is not None
    article = window.panes.source.article
    assert article.lit_words() == [span.of(document.text) for span in quotation.content]
    place = article.place_of(quotation.span.start)
    assert 0 <= place.top() < article.viewport().height()


def test_a_click_on_lit_words_selects_the_event_they_belong_to(window: MainWindow) -> None:
    click_mark(window, "Yun Byung-se")
    session = session_of(window)
    expression = next(e for e in session.project.all(TemporalExpression) if e.text == "Feb. 17")
    article = window.panes.source.article
    article.light((expression.span,))
    QTest.mouseClick(article.viewport(), LEFT, pos=article.place_of(expression.span.start + 2).center().toPoint())
    assert session.selection == expression.id
    assert "17 Feb 2014" in texts(window.panes.event_panel)


def test_a_click_on_a_position_lights_what_it_rests_on(window: MainWindow) -> None:
    click_mark(window, "Hua Chunying")
    rows = [r for r in window.panes.event_panel.findChildren(PositionRow) if r.position.name == "China"]
    assert rows
    assert "opposes" in texts(rows[0])
    assert "own words" in " ".join(texts(rows[0]))
    QTest.mouseClick(rows[0], LEFT)
    assert window.panes.source.article.lit_words()[0].lstrip('"').startswith("To bring the human right issues")


def test_the_almanacs_day_is_shown_as_added_never_as_the_articles_words(window: MainWindow) -> None:
    click_mark(window, "U.N. General Assembly")
    shown = texts(window.panes.event_panel)
    assert shown[2] == "2014"
    assert any(line.startswith("◇ Added, not in the article: 18 Dec 2014") for line in shown)
    assert any(line.startswith("Source:") for line in shown)


def test_changing_the_articles_date_moves_all_that_depends_on_it_and_can_be_undone(window: MainWindow) -> None:
    before = titles_on(window)
    click_mark(window, "Seoul diplomat")
    session = session_of(window)
    home = session.project.get(Document, window.panes.source._document)
    assert home is not None
    session.select(home.id)
    window.commands["date"].trigger()
    card = window.panes.event_panel.findChildren(DateCard)[0]
    QTest.keyClicks(card.field, "31 Mar 2014")
    assert card.reading.text() == "read as 31 Mar 2014"
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    after = titles_on(window)
    assert "31 Mar 2014" in after.values()
    assert "week of 31 Mar 2014" in after.values()
    assert "24 Mar 2014" not in after.values()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert titles_on(window) == before


def test_what_cannot_be_read_as_a_date_is_said_while_typing(window: MainWindow) -> None:
    click_mark(window, "Seoul diplomat")
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    card = window.panes.event_panel.findChildren(DateCard)[0]
    assert card.field.hasFocus()
    QTest.keyClicks(card.field, "some day soon")
    assert card.reading.text()
    assert not card.set_button.isEnabled()
    chosen = session_of(window).selection
    QTest.keyClick(card.field, Qt.Key.Key_Escape)
    assert not card.field.isVisible()
    assert session_of(window).selection == chosen
    QTest.keyClick(window.panes.source.article, Qt.Key.Key_Escape)
    assert session_of(window).selection == ""


def test_going_through_the_finds_by_keys_alone(window: MainWindow) -> None:
    window.panes.next_pane(1)
    session = session_of(window)
    QTest.keyClick(window, Qt.Key.Key_J)
    first = session.selection
    assert first
    QTest.keyClick(window, Qt.Key.Key_A)
    second = session.selection
    assert second not in ("", first)
    QTest.keyClick(window, Qt.Key.Key_X)
    assert session.selection not in (first, second)
    assert window.panes.documents.switches["dismissed"].text() == "Dismissed   1"
    QTest.keyClick(window, Qt.Key.Key_U)
    assert window.panes.documents.switches["dismissed"].text() == "Dismissed   0"
    assert second in session.project


def test_one_key_shows_the_events_as_a_table_and_the_same_key_leads_back(window: MainWindow) -> None:
    table = window.findChildren(EventTable)[0]
    canvas_of(window).setFocus()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert table.isVisible()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not table.isVisible()


def test_letters_typed_into_a_field_are_letters_not_commands(window: MainWindow) -> None:
    click_mark(window, "Seoul diplomat")
    chosen = session_of(window).selection
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    focus = QApplication.focusWidget()
    assert focus is window.bar.search
    QTest.keyClicks(focus, "jakex")
    assert window.bar.search.text() == "jakex"
    assert session_of(window).selection == chosen
    assert not window.commands["undo"].isEnabled()


def test_only_some_events_are_shown_and_the_rest_is_counted(window: MainWindow) -> None:
    every = len(titles_on(window))
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "report")
    assert 0 < len(titles_on(window)) < every
    assert "hidden by conditions" in window.status.counts.text()
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert len(titles_on(window)) == every


def test_a_title_is_changed_in_place(window: MainWindow) -> None:
    click_mark(window, "Seoul diplomat")
    QTest.keyClick(window, Qt.Key.Key_E)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Beijing says no")
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert "Beijing says no" in titles_on(window)
    assert window.commands["undo"].text().startswith("Undo: Rename")


def test_a_click_on_empty_ground_lets_go(window: MainWindow) -> None:
    click_mark(window, "Seoul diplomat")
    QTest.mouseClick(canvas_of(window), LEFT, pos=QPoint(canvas_of(window).width() // 2, 3))
    assert session_of(window).selection == ""
    assert "Nothing selected" in texts(window.panes.event_panel)


def test_a_worker_process_reads_while_the_window_lives(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_real_window(qtbot, tmp_path, worker_processes)
    window.begin([])
    qtbot.waitUntil(lambda: window.panes.documents.documents.count() == 2, timeout=30_000)
    assert "14 Oct 2015?" in titles_on(window).values()
    assert not window.status.progress.isVisible()
    window.close()
