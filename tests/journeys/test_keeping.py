"""No lost hour: a project is on the disk from its first edit, and goes on where it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.windows import open_real_window, session_of, texts, titles_on
from viewer.bundled import ROOT
from viewer.model.document import Document
from viewer.store import project_file
from viewer.ui.bars import RecentMenu
from viewer.ui.main_window import MainWindow

NEWS = "LONDON, 4 May 2011 - The minister said on Tuesday that the talks had failed.\n"


def with_news(qtbot: QtBot, folder: Path) -> MainWindow:
    """A window begun with one document."""
    (folder / "news.txt").write_text(NEWS, encoding="utf-8")
    window = open_real_window(qtbot, folder)
    window.begin([folder / "news.txt"])
    assert len(session_of(window).project.all(Document)) == 1
    return window


def test_the_example_leaves_nothing_on_the_disk_until_it_is_changed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_real_window(qtbot, tmp_path)
    window.begin([])
    assert list(tmp_path.rglob("*.dateline")) == []
    QTest.keyClick(window, Qt.Key.Key_J)
    QTest.keyClick(window, Qt.Key.Key_A)
    assert len(list(tmp_path.rglob("*.dateline"))) == 1
    assert window.commands["undo"].text().startswith("Undo: Accept")


def test_what_was_done_is_there_after_a_crash(qtbot: QtBot, tmp_path: Path) -> None:
    window = with_news(qtbot, tmp_path)
    QTest.keyClick(window, Qt.Key.Key_J)
    QTest.keyClick(window, Qt.Key.Key_E)
    QTest.keyClicks(window.focusWidget(), "Talks fail")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    kept = next(iter(tmp_path.rglob("*.dateline")))
    copy = tmp_path / "as the crash left it.dateline"
    copy.write_bytes(kept.read_bytes())
    with project_file.open(copy) as file:
        assert [edit.label.split(" “")[0] for edit in file.history.edits] == ["Add 1 document", "Rename"]
        assert len(file.project.all(Document)) == 1


def test_the_program_goes_on_where_it_was_left_undo_included(qtbot: QtBot, tmp_path: Path) -> None:
    window = with_news(qtbot, tmp_path)
    QTest.keyClick(window, Qt.Key.Key_J)
    QTest.keyClick(window, Qt.Key.Key_X)
    window.close()
    again = open_real_window(qtbot, tmp_path)
    again.begin([])
    assert again.panes.documents.switches["dismissed"].text() == "Dismissed   1"
    QTest.keyClick(again, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert again.panes.documents.switches["dismissed"].text() == "Dismissed   0"


def test_a_project_gets_a_name_and_is_found_under_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = with_news(qtbot, tmp_path)
    assert window.windowTitle() == "Unnamed project — Dateline"
    monkeypatch.setattr(
        "viewer.ui.project_actions.QFileDialog.getSaveFileName",
        lambda *a: (str(tmp_path / "Talks"), "Dateline projects"),
    )
    window.commands["save-as"].trigger()
    assert window.windowTitle() == "Talks — Dateline"
    assert [path.name for path in tmp_path.rglob("*.dateline")] == ["Talks.dateline"]
    before = titles_on(window)
    window.commands["begin"].trigger()
    assert titles_on(window) == {}
    window.take([tmp_path / "Talks.dateline"])
    assert titles_on(window) == before
    window.commands["begin"].trigger()
    recent = window.findChildren(RecentMenu)[0]
    recent.fill()
    assert [action.text() for action in recent.actions()] == ["Talks"]
    recent.actions()[0].trigger()
    assert window.windowTitle() == "Talks — Dateline"


def test_when_the_file_is_taken_away_work_goes_on_and_can_be_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = with_news(qtbot, tmp_path)
    next(iter(tmp_path.rglob("*.dateline"))).unlink()
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_J)
        QTest.keyClick(window, Qt.Key.Key_X)
        window.commands["undo"].trigger()
    assert "kept in memory" in window.problems.sentence.text()
    assert "more)" not in window.problems.sentence.text()
    monkeypatch.setattr(
        "viewer.ui.project_actions.QFileDialog.getSaveFileName", lambda *a: (str(tmp_path / "Saved.dateline"), "")
    )
    window.commands["save-as"].trigger()
    assert window.keeping.waiting == 0
    with project_file.open(tmp_path / "Saved.dateline") as file:
        assert len(file.project.all(Document)) == 1


def test_leaving_what_cannot_be_written_is_asked_about(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = with_news(qtbot, tmp_path)
    next(iter(tmp_path.rglob("*.dateline"))).unlink()
    QTest.keyClick(window, Qt.Key.Key_J)
    QTest.keyClick(window, Qt.Key.Key_X)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: 0)
    answers = iter(["Cancel", "Leave without them"])

    def clicked(box: QMessageBox) -> object:
        wanted = next(answers)
        return next(button for button in box.buttons() if button.text().replace("&", "") == wanted)

    monkeypatch.setattr(QMessageBox, "clickedButton", clicked)
    assert not window.close()
    assert len(session_of(window).project.all(Document)) == 1
    answers = iter(["Leave without them", "Leave without them"])
    assert window.close()


def test_a_file_that_is_no_project_is_told_and_the_open_one_stays(qtbot: QtBot, tmp_path: Path) -> None:
    window = with_news(qtbot, tmp_path)
    bad = tmp_path / "bad.dateline"
    bad.write_bytes(b"not a project" * 100)
    window.take([bad])
    assert "bad.dateline" in window.problems.sentence.text()
    assert len(session_of(window).project.all(Document)) == 1


def test_a_project_open_elsewhere_is_opened_for_reading_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "shared.dateline"
    with project_file.create(path):
        window = open_real_window(qtbot, tmp_path)
        window.take([path])
        assert any("for reading only" in text for text in texts(window.problems))
        window.close()


def test_undo_takes_back_what_a_person_did_and_not_the_example(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_real_window(qtbot, tmp_path)
    window.begin([])
    before = titles_on(window)
    QTest.keyClick(window, Qt.Key.Key_J)
    QTest.keyClick(window, Qt.Key.Key_X)
    window.close()
    again = open_real_window(qtbot, tmp_path)
    again.begin([])
    assert titles_on(again) != before
    for _ in range(3):
        QTest.keyClick(again, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert titles_on(again) == before
    assert not again.commands["undo"].isEnabled()
    again.commands["history"].trigger()
    rows = again.panes.history.list
    assert [rows.item(n).text().split(" “")[0] for n in range(rows.count())] == ["As it began", "Dismiss"]
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(1)).center())
    assert titles_on(again) != before
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(0)).center())
    assert titles_on(again) == before


def test_a_project_that_cannot_be_opened_leaves_the_one_before_on_the_disk(qtbot: QtBot, tmp_path: Path) -> None:
    window = with_news(qtbot, tmp_path)
    kept = next(iter(tmp_path.rglob("*.dateline")))
    bad = tmp_path / "bad.dateline"
    bad.write_bytes(b"not a project" * 100)
    window.take([bad])
    asked = window.findChildren(QMessageBox)[0]
    QTest.mouseClick(asked.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_J)
    QTest.keyClick(window, Qt.Key.Key_X)
    window.close()
    with project_file.open(kept) as file:
        assert [edit.label.split(" “")[0] for edit in file.history.edits] == ["Add 1 document", "Dismiss"]


def test_the_open_project_opened_again_stays_open(qtbot: QtBot, tmp_path: Path) -> None:
    window = with_news(qtbot, tmp_path)
    kept = next(iter(tmp_path.rglob("*.dateline")))
    window.take([kept])
    store = session_of(window).store
    assert store is not None
    assert not store.read_only
    assert not window.problems.isVisible()


def test_a_project_of_an_older_format_is_brought_up_and_its_copy_named(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "old.dateline"
    path.write_bytes((ROOT / "tests" / "golden" / "format-1.dateline").read_bytes())
    window = open_real_window(qtbot, tmp_path)
    window.take([path])
    assert "old (format 1).dateline" in window.status.currentMessage()
    assert (tmp_path / "old (format 1).dateline").is_file()
    assert len(session_of(window).project.all(Document)) == 1
