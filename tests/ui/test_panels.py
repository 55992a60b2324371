from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.seed_project import BAN, SEOUL, said
from tests.windows import open_window, session_of, texts, timeline_of
from viewer.model.chronology import merge_events
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.project import changed
from viewer.model.span import Span
from viewer.model.temporal import Basis, Resolution, Step
from viewer.model.time import day
from viewer.ui.bars import count_words, range_words
from viewer.ui.commands import COMMANDS, key_groups
from viewer.ui.date_card import DateCard
from viewer.ui.dialogs.about_dialog import AboutDialog
from viewer.ui.dialogs.go_to_dialog import GoToDialog
from viewer.ui.dialogs.keys_dialog import KeysDialog
from viewer.ui.glyphs import LETTERS, SHAPES
from viewer.ui.parts import plain_tip
from viewer.ui.position_rows import PositionRow
from viewer.ui.problems import sentence_of

LEFT = Qt.MouseButton.LeftButton


def test_the_table_of_positions_follows_the_issue_and_leads_to_the_words(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.commands["positions"].trigger()
    table = window.panes.positions
    assert table.isVisible()
    rows = {row.position.name: row for row in table.rows()}
    assert texts(rows["Russia"]) == ["Russia", "predicted", "opposes"]
    assert texts(rows["Japan"]) == ["Japan", "not stated"]
    QTest.mouseClick(rows["Russia"], LEFT)
    assert session_of(window).selection.endswith("RUS/icc-referral/1904-2024")
    assert window.panes.source.article.lit_words()[0].startswith("China and Russia")
    table.issue.setCurrentIndex(table.issue.findData("security-council"))
    table.issue.activated.emit(table.issue.currentIndex())
    assert {r.position.name for r in table.rows() if r.position.stance} == {"European Union", "Japan", "United States"}


def test_the_event_panel_shows_positions_on_the_issue_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select("event/yun")
    choice = window.panes.event_panel.findChildren(QComboBox)[0]
    assert choice.currentData() == "un-mechanisms"
    choice.setCurrentIndex(choice.findData("icc-referral"))
    choice.activated.emit(choice.currentIndex())
    rows = [r for r in window.panes.event_panel.findChildren(PositionRow) if r.isVisible()]
    assert "China" in {r.position.name for r in rows if r.position.stance}


def test_a_document_shows_its_date_and_the_events_it_tells(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select(BAN)
    shown = texts(window.panes.event_panel)
    assert "Ban: justice is key" in shown
    assert "14 Oct 2015?" in shown
    assert "It tells of a report of “Sept. 25” released “Wednesday”." in shown
    assert "How sure: likely." in shown
    assert window.panes.source.origin.text() == "Yonhap · 14 Oct 2015?, inferred"


def test_an_alternative_is_one_click_away(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    event = session.project.get(Event, "event/coi")
    assert event is not None
    assert event.resolution is not None
    doubtful = replace(event.resolution, alternatives=(day(2014, 2, 18),), certainty=0.7)
    session.make(changed(session.project, "x", {event.id: replace(event, resolution=doubtful)}))
    session.select("event/coi")
    card = window.panes.event_panel.findChildren(DateCard)[0]
    other = next(b for b in card.findChildren(type(card.set_button)) if b.text() == "18 Feb 2014")
    QTest.mouseClick(other, LEFT)
    again = session.project.get(Event, "event/coi")
    assert again is not None
    assert again.interval == day(2014, 2, 18)
    assert "changed by hand" in " ".join(texts(window.panes.event_panel))
    assert "Read from the sources: 17 Feb 2014." in texts(window.panes.event_panel)


def test_an_expression_without_a_place_in_time_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select(f"{SEOUL}/time/1694-1703")
    shown = texts(window.panes.event_panel)
    assert "“year-long”" in shown
    assert "It names no place in time." in shown


def test_passages_are_walked_through_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    session.select(SEOUL)
    window.commands["next-passage"].trigger()
    first = session.selection
    window.commands["next-passage"].trigger()
    assert session.selection != first
    window.commands["last-passage"].trigger()
    assert session.selection == first


def test_marks_stand_on_the_right_words_after_characters_beyond_the_first_plane(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    home = session.project.get(Document, SEOUL)
    assert home is not None
    text = home.text.replace("Yonhap", "😀on😀ap")
    session.make(changed(session.project, "x", {SEOUL: replace(home, text=text)}))
    session.select(said(SEOUL, 1437))
    assert window.panes.source.article.lit_words()[0].startswith('"To bring the human right issues')


def test_a_long_line_without_blanks_is_broken_on_the_page_only(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    text = "x" * 30_000 + " the end"
    session.make(changed(session.project, "x", {"long": Document("long", "Long", text)}))
    session.select("long")
    article = window.panes.source.article
    article.light((Span(30_001, 30_008),))
    assert article.lit_words() == ["the end"]
    assert session.project.get(Document, "long") == Document("long", "Long", text)


def read(text: str, answer, refuse) -> None:  # type: ignore[no-untyped-def]
    if text == "1890":
        answer(Resolution(day(1890, 1, 1), (Step("You gave “1890”."),), basis=Basis.USER))
    else:
        refuse("That is no date.")


def test_going_to_a_date_shows_how_it_is_read(qtbot: QtBot) -> None:
    dialog = GoToDialog(read)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.field, "189")
    assert "That is no date." in texts(dialog)
    assert dialog.instant is None
    QTest.keyClicks(dialog.field, "0")
    assert "1 Jan 1890" in texts(dialog)
    assert dialog.instant is not None


def test_about_names_version_and_licences(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    shown = " ".join(texts(dialog))
    assert "Version" in shown
    assert "LGPL" in shown


def test_every_key_is_listed(qtbot: QtBot) -> None:
    dialog = KeysDialog(key_groups())
    qtbot.addWidget(dialog)
    dialog.show()
    shown = " ".join(texts(dialog))
    for command in COMMANDS:
        assert all(keys in shown for keys in command.shortcuts)
    for keys in ("Ctrl+↑", "Shift drag", "Ctrl drag", "Ctrl+Shift drag", "Alt drag", "Wheel", "PgUp", "Space", "/"):
        assert keys in shown
    page = dialog.findChild(QWidget, "page")
    last = dialog.findChildren(QLabel)[-1]
    assert isinstance(page, QWidget)
    below = page.height() - last.mapTo(page, QPoint(0, last.height())).y()
    assert below < 40, "the list ends where its last line does"


def test_less_motion_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.commands["motion"].trigger()
    assert timeline_of(window).asked[-1] == ("gliding", False)
    again = open_window(qtbot, tmp_path)
    assert timeline_of(again).asked[0] == ("gliding", False)
    assert again.commands["motion"].isChecked()


class Numbers:
    def __init__(
        self, events: int, undated: int, hidden: int, clustered: int, dismissed: int = 0, dense: int = 0
    ) -> None:
        self.events, self.undated, self.hidden, self.clustered = events, undated, hidden, clustered
        self.dismissed, self.dense = dismissed, dense


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((0, 0, 0, 0), "No events yet"),
        ((1, 0, 0, 0), "1 event · none hidden"),
        ((13, 4, 0, 3), "13 events · 4 undated · 3 behind “+N” · none hidden"),
        ((10_000, 0, 0, 28, 0, 9546), "10,000 events · 28 behind “+N” · 9,546 only as density · none hidden"),
        ((12_000, 0, 11, 0, 4), "12,000 events · 7 hidden by conditions · 4 dismissed"),
    ],
)
def test_counts_in_words(numbers: tuple[int, ...], words: str) -> None:
    assert count_words(Numbers(*numbers)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (day(2014, 2, 3), day(2014, 2, 20), "3 Feb 2014 – 20 Feb 2014"),
        (day(2014, 2, 3), day(2015, 10, 20), "Feb 2014 – Oct 2015"),
        (day(1890, 1, 1), day(2015, 1, 1), "1890 – 2015"),
        (day(-43, 3, 15), day(40, 1, 1), "44 BCE – 40 CE"),
    ],
)
def test_the_time_shown_in_words(first: object, last: object, words: str) -> None:
    assert range_words(first.begin, last.end) == words  # type: ignore[attr-defined]


def test_tips_cannot_be_taken_for_markup() -> None:
    assert plain_tip("plain & simple") == "plain & simple"
    assert "<img" not in plain_tip("<img src='file:///etc/passwd'>")


def test_every_polarity_has_a_shape_of_its_own() -> None:
    assert len(set(SHAPES.values())) == len(SHAPES) == len(set(LETTERS.values()))


class Sentence(Exception):
    sentence, details = "“a.txt” is empty.", "0 bytes"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Sentence(), "“a.txt” is empty."),
        (ValueError("There is no 31 June."), "There is no 31 June."),
        (RuntimeError("x"), "Something went wrong that Dateline did not expect; nothing was changed."),
    ],
)
def test_every_error_becomes_one_sentence(error: Exception, sentence: str) -> None:
    assert sentence_of(error)[0] == sentence


def test_sources_that_disagree_about_a_date_are_both_shown(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    session.make(merge_events(session.project, ("event/coi", "event/dated")))
    session.select("event/coi")
    shown = texts(window.panes.event_panel)
    assert "Told 2 times, taken for one: You merged them." in shown
    place = shown.index("Its sources give different dates:")
    assert shown[place + 1 : place + 5] == [
        "17 Feb 2014",
        "Yonhap, 24 Mar 2014",
        "25 Sep 2015",
        "Yonhap, 14 Oct 2015?",
    ]


def test_in_a_narrow_window_a_problem_is_a_line_not_a_column_of_words(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.problems.tell("There is no file “a report with rather a long name.txt”.")
    for width in (1400, 800):
        window.resize(width, 600)
        QApplication.processEvents()
        assert window.problems.sentence.width() > 200
