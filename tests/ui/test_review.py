from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.seed_project import BAN, EARLY_MARCH, SEOUL, said, seed_project
from tests.windows import open_window, session_of, texts
from viewer.model.chronology import merge_events
from viewer.model.event import Event
from viewer.model.provenance import Standing
from viewer.ui.dialogs.merge_dialog import MergeDialog
from viewer.ui.review_bar import ReviewBar
from viewer.ui.title_field import TitleField

LEFT = Qt.MouseButton.LeftButton


def test_the_bar_decides_and_goes_on_to_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    session.select("event/ga")
    bar = window.findChildren(ReviewBar)[0]
    assert "11 to review" in texts(bar)
    QTest.mouseClick(bar.buttons["accept"], LEFT)
    assert session.selection == "event/coi"
    assert "10 to review" in texts(bar)
    QTest.mouseClick(bar.buttons["dismiss"], LEFT)
    assert session.selection == "event/hua"
    assert "9 to review" in texts(bar)


def test_the_dismissed_stay_findable_and_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    session.select("event/coi")
    window.commands["dismiss"].trigger()
    panel = window.panes.documents
    QTest.mouseClick(panel.switches["dismissed"], LEFT)
    assert [panel.events.item(row).text() for row in range(panel.events.count())] == [
        "Commission of Inquiry publishes its report"
    ]
    place = panel.events.visualItemRect(panel.events.item(0)).center()
    QTest.mouseClick(panel.events.viewport(), LEFT, pos=place)
    assert session.selection == "event/coi"
    bar = window.findChildren(ReviewBar)[0]
    assert bar.buttons["restore"].isVisible()
    assert not bar.buttons["accept"].isVisible()
    QTest.mouseClick(bar.buttons["restore"], LEFT)
    assert panel.events.count() == 0
    assert "What you dismiss stays here and can be restored." in texts(panel)


def test_what_is_shown_as_one_is_decided_as_one_and_can_be_split(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    session.make(merge_events(session.project, ("event/coi", "event/state")))
    session.select("event/state")
    assert "2 articles" in texts(window.panes.event_panel)
    window.commands["split"].trigger()
    session.select("event/state")
    assert "1 article" in texts(window.panes.event_panel)
    assert not window.commands["split"].isEnabled()


def test_the_queue_goes_round_and_skips_what_is_decided(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    seen = []
    for _ in range(11):
        window.commands["next"].trigger()
        seen.append(session.selection)
    assert len(set(seen)) == 11
    window.commands["previous"].trigger()
    assert session.selection == seen[-2]
    session.select(seen[3])
    window.commands["accept"].trigger()
    session.select(seen[2])
    window.commands["next"].trigger()
    assert session.selection == seen[4]


def test_history_goes_back_and_forth(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    session.select("event/ga")
    for _ in range(3):
        window.commands["accept"].trigger()
    window.commands["history"].trigger()
    history = window.panes.history.list
    assert history.count() == 4
    assert history.item(1).text() == "Accept “General Assembly adopts landmark resolution”"
    QTest.mouseClick(history.viewport(), LEFT, pos=history.visualItemRect(history.item(1)).center())
    assert session.history.position == 1
    assert history.item(3).text().endswith("(undone)")
    QTest.mouseClick(history.viewport(), LEFT, pos=history.visualItemRect(history.item(3)).center())
    assert session.history.position == 3


def test_an_event_is_made_of_words_in_the_article(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    session.select(SEOUL)
    article = window.panes.source.article
    cursor = article.textCursor()
    cursor.setPosition(article.shown.position(1904))
    cursor.setPosition(article.shown.position(2098), QTextCursor.MoveMode.KeepAnchor)
    article.setTextCursor(cursor)
    window.commands["make"].trigger()
    event = session.project.get(Event, session.selection)
    assert event is not None
    assert event.title.startswith("South Korean Foreign Minister Yun")
    assert event.interval == EARLY_MARCH
    assert event.provenance.standing == Standing.ENTERED
    assert event.quotations == (said(SEOUL, 2022),)
    field = next(f.field for f in window.panes.event_panel.findChildren(TitleField) if f.field.isVisible())
    assert field.isVisible()
    QTest.keyClicks(field, "Yun speaks in Geneva")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "Yun speaks in Geneva" in texts(window.panes.event_panel)


def test_without_words_marked_one_is_told_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select(SEOUL)
    window.commands["make"].trigger()
    assert window.status.currentMessage() == "Mark the words that tell the event in the article first."


def test_the_nearest_event_is_offered_first_for_merging(qtbot: QtBot) -> None:
    project = seed_project()
    event = project.get(Event, "event/hua")
    assert event is not None
    dialog = MergeDialog(project, event)
    qtbot.addWidget(dialog)
    assert dialog.chosen() == "event/coi"
    QTest.keyClicks(dialog.field, "state dep")
    assert dialog.chosen() == "event/state"
    QTest.keyClicks(dialog.field, "xyz")
    assert dialog.chosen() == ""


def test_marks_are_switched_on_and_off(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session_of(window).select(SEOUL)
    article = window.panes.source.article

    def underlined(offset: int) -> bool:
        return article.look_at(offset).underlineStyle() != QTextCharFormat.UnderlineStyle.NoUnderline

    assert underlined(1624)
    assert window.commands["mark-DATE"].isChecked()
    window.commands["mark-DATE"].trigger()
    assert not underlined(1624)
    assert not window.commands["mark-DATE"].isChecked()
    window.commands["mark-DATE"].trigger()
    assert underlined(1624)


def test_several_are_decided_about_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    panel = window.panes.documents
    QTest.mouseClick(panel.switches["review"], LEFT)
    tray = panel.events

    def click(row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(tray.viewport(), LEFT, keys, tray.visualItemRect(tray.item(row)).center())

    click(0)
    click(2, Qt.KeyboardModifier.ShiftModifier)
    assert len(panel.chosen()) == 3
    window.commands["dismiss"].trigger()
    assert panel.switches["dismissed"].text() == "Dismissed   3"
    assert window.commands["undo"].text() == "Undo: Dismiss 3 items"
    window.commands["undo"].trigger()
    assert panel.switches["dismissed"].text() == "Dismissed   0"
    assert session.project.get(Event, "event/coi")


def test_the_arrow_keys_select_as_they_go(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    tray = window.panes.documents.documents
    tray.setFocus()
    assert session_of(window).selection == ""
    QTest.keyClick(tray, Qt.Key.Key_Down)
    assert session_of(window).selection == BAN
    QTest.keyClick(tray, Qt.Key.Key_Up)
    assert session_of(window).selection == SEOUL


def test_a_quotation_and_a_position_can_be_dismissed_and_restored(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    session.select("event/coi")
    assert len(window.panes.event_panel.cards()) == 2
    window.panes.event_panel.cards()[0].dismissed.trigger()
    assert len(window.panes.event_panel.cards()) == 1
    position = f"{SEOUL}/stance/CHN/icc-referral/1306-1435"
    session.select(position)
    window.commands["dismiss-detail"].trigger()
    panel = window.panes.documents
    QTest.mouseClick(panel.switches["dismissed"], LEFT)
    assert panel.events.count() == 2
    session.select(position)
    assert window.commands["restore"].isEnabled()
    window.commands["restore"].trigger()
    assert panel.events.count() == 1
