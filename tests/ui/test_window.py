from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.seed_project import BAN, SEOUL, said
from tests.windows import open_window, session_of, texts, timeline_of
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.project import changed
from viewer.model.span import Span
from viewer.ui.commands import COMMANDS, MENUS
from viewer.ui.quotation_card import QuotationCard
from viewer.ui.review_bar import ReviewBar
from viewer.ui.theme import theme


def test_every_command_is_in_a_menu_and_no_shortcut_serves_two() -> None:
    assert {c.menu.split("/")[0] for c in COMMANDS} <= set(MENUS)
    assert len({c.id for c in COMMANDS}) == len(COMMANDS)
    shortcuts = [keys for c in COMMANDS for keys in c.shortcuts]
    assert len(shortcuts) == len(set(shortcuts))


def test_one_selection_is_shown_by_all(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select("event/yun")
    assert "Yun Byung-se speaks at the Human Rights Council" in texts(window.panes.event_panel)
    assert "early Mar 2014" in texts(window.panes.event_panel)
    assert window.panes.source.title.text() == "South Korea asks China to back U.N. move"
    assert window.panes.source.article.lit_words()[0].startswith("South Korean Foreign Minister Yun Byung-se")
    assert timeline_of(window).highlighted == "event/yun"


def test_a_quotation_selected_keeps_its_event_on_show(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select("event/yun")
    card = next(c for c in window.panes.event_panel.cards() if c.quotation == said(SEOUL, 2099))
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert session_of(window).selection == said(SEOUL, 2099)
    assert window.panes.source.article.lit_words()[0].startswith('"For the international community')
    assert timeline_of(window).highlighted == "event/yun"
    assert card.property("chosen") is True


def test_a_click_in_the_article_selects_what_is_said_there(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select(SEOUL)
    article = window.panes.source.article
    article.light((Span(1437, 1565),))
    place = article.place_of(1500).center().toPoint()
    QTest.mouseClick(article.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session_of(window).selection == said(SEOUL, 1437)
    assert "Hua Chunying, foreign ministry spokeswoman" in texts(window.panes.event_panel)


def test_the_status_bar_counts(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.timeline.fit_all()
    assert window.status.counts.text() == "11 events · 2 undated · none hidden"
    assert window.status.range.text() == "Jan 2014 – Oct 2015"


def test_every_place_says_what_belongs_there_when_empty(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, filled=False)
    said_there = " ".join(texts(window))
    for words in ("Drop articles or reports here", "Nothing selected", "word for word", "Events that no source dates"):
        assert words in said_there


def test_f6_goes_round_the_panes(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select("event/coi")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    seen = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
    assert len({id(widget) for widget in seen}) == 4


def test_both_themes_are_worn_by_everything(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select("event/coi")
    window.commands["theme-dark"].trigger()
    assert timeline_of(window).theme.name == "dark"
    assert "#1F2124" in window.styleSheet()
    window.commands["theme-light"].trigger()
    assert timeline_of(window).theme.name == "light"


def test_the_window_comes_back_as_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    first = open_window(qtbot, tmp_path)
    first.resize(770, 640)
    first.commands["theme-dark"].trigger()
    first.close()
    second = open_window(qtbot, tmp_path)
    assert (second.width(), second.height()) == (770, 640)
    assert timeline_of(second).theme.name == "dark"


def test_undo_says_what_it_undoes(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select(BAN)
    window.commands["remove"].trigger()
    assert window.commands["undo"].text() == "Undo: Remove “Ban: justice is key”"
    assert window.panes.documents.documents.count() == 1
    window.commands["undo"].trigger()
    assert window.panes.documents.documents.count() == 2
    assert not window.commands["undo"].isEnabled()


def test_a_citation_is_copied_with_its_source(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select(said(SEOUL, 1437))
    window.commands["cite"].trigger()
    copied = QApplication.clipboard().text()
    assert copied.startswith('"To bring the human right issues')
    assert "Hua Chunying, foreign ministry spokeswoman, 17 Feb 2014; Yonhap, 24 Mar 2014" in copied


def test_the_search_finds_while_one_types_and_enter_goes_there(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.commands["find"].trigger()
    QTest.keyClicks(window.bar.search, "landmark")
    assert window.bar.search.hits.item(0).text() == "event: General Assembly adopts landmark resolution"
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert session_of(window).selection == "event/ga"


def test_lanes_and_zoom_reach_the_timeline(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.commands["zoom-in"].trigger()
    window.bar.lanes.setCurrentIndex(2)
    window.bar.lanes.activated.emit(2)
    assert timeline_of(window).asked[-2:] == [("zoom", 0.8), ("lanes", "actor")]
    window.commands["lanes-country"].trigger()
    assert window.bar.lanes.currentText() == "Positions by country"
    assert window.commands["lanes-country"].isChecked()
    assert not window.commands["lanes-actor"].isChecked()
    window.commands["table"].trigger()
    assert timeline_of(window).asked[-2:] == [("lanes", "country"), ("table", True)]


def test_what_the_almanac_adds_is_said_to_be_added(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select("event/ga")
    shown = texts(window.panes.event_panel)
    assert "2014" in shown
    assert "◇ Added, not in the article: 18 Dec 2014" in shown
    assert "Source: United Nations" in shown


def test_markup_in_a_document_is_shown_as_text(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    event = session.project.get(Event, "event/coi")
    assert event is not None
    title = "<b>bold</b> <img src='file:///etc/passwd'>"
    session.make(changed(session.project, "x", {event.id: replace(event, title=title)}))
    session.select(event.id)
    labels = window.panes.event_panel.findChildren(QLabel)
    assert any(each.text() == title for each in labels)
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in labels)


@pytest.mark.parametrize("event", ["event/coi", "event/hua", "event/released"])
def test_quotations_are_word_for_word(qtbot: QtBot, tmp_path: Path, event: str) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    session.select(event)
    cards = window.panes.event_panel.findChildren(QuotationCard)
    assert cards
    for card in cards:
        quotation = session.project.get(Quotation, card.quotation)
        assert quotation is not None
        home = session.project.get(Document, quotation.document)
        assert home is not None
        assert quotation.span.of(home.text) in texts(card)


def test_the_open_dialog_offers_the_formats_that_can_be_read(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, filled=False)
    asked: list[str] = []

    def answer(*given: str) -> tuple[list[str], str]:
        asked.append(given[-1])
        return [], ""

    monkeypatch.setattr("viewer.ui.actions.QFileDialog.getOpenFileNames", answer)
    window.commands["add"].trigger()
    assert "*.txt" in asked[0]
    assert "*.jsonl" in asked[0]


def test_a_small_window_keeps_its_commands_in_view_and_its_room_for_the_timeline(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.resize(800, 600)
    QApplication.processEvents()
    more = window.bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert isinstance(more, QToolButton)
    assert not more.isVisible()
    wide = window.timeline_widget.width()
    assert wide >= 350
    session = session_of(window)
    session.select(next(e.id for e in session.project.all(Event) if e.resolution))
    QApplication.processEvents()
    assert window.timeline_widget.width() == wide, "what is shown beside it does not push it away"
    for name in ("accept", "dismiss"):
        made = window.findChildren(ReviewBar)[0].buttons[name]
        assert made.visibleRegion().boundingRect() == made.rect()


def test_commands_that_find_no_room_are_behind_a_mark_that_can_be_seen(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.resize(620, 600)
    QApplication.processEvents()
    more = window.bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert isinstance(more, QToolButton)
    assert more.isVisible()
    for name in ("light", "dark"):
        window.set_theme(theme(name))
        seen = more.grab().toImage()
        shades = [seen.pixelColor(x, seen.height() // 2).lightness() for x in range(seen.width())]
        assert max(shades) - min(shades) > 100
