"""A large project is seen at once, read beside the window, and changed only when every byte of it was checked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from threading import Event as Gate

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tests.seed_project import seed_project
from tests.windows import canvas_of, mark_of, open_real_window, session_of, texts, titles_on
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.project import revise_event
from viewer.store import project_file
from viewer.ui.main_window import MainWindow
from viewer.ui.opening import KEPT, keep_first_sight

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Every project counts as large, and is read only when the gate is opened."""
    made, reading = Gate(), project_file.open

    def held(path: Path, read_only: bool = False) -> project_file.ProjectFile:
        made.wait(20)
        return reading(path, read_only)

    monkeypatch.setattr("viewer.ui.keeping.LARGE", 0)
    monkeypatch.setattr("viewer.ui.opening.CAPTIONED", 0)
    monkeypatch.setattr("viewer.ui.timeline_frames.CAPTIONED", 0)
    monkeypatch.setattr("viewer.ui.opening.project_file.open", held)
    return made


@pytest.fixture
def kept(tmp_path: Path, gate: Gate) -> Path:
    """A project that was closed by the program."""
    path = tmp_path / "Korea.dateline"
    with project_file.create(path) as file:
        entities = dict(seed_project().entities)
        file.write(Edit("Begin", dict.fromkeys(entities), entities))
        keep_first_sight(file)
    return path


def told(window: MainWindow) -> str:
    return window.status.currentMessage()


def is_read(window: MainWindow) -> Callable[[], bool]:
    return lambda: session_of(window).reading is None


def test_it_is_drawn_before_it_is_read_and_stands_still(qtbot: QtBot, tmp_path: Path, kept: Path, gate: Gate) -> None:
    window = open_real_window(qtbot, tmp_path)
    window.take([kept])
    assert window.windowTitle() == "Korea — Dateline"
    assert len(session_of(window).project) == 0
    before = titles_on(window)
    assert before["Commission of Inquiry publishes its report"] == "17 Feb 2014"
    assert any("Opening “Korea”" in text for text in texts(window.status))
    place = mark_of(window, "Commission of Inquiry")
    picture = canvas_of(window).grab().toImage()
    gate.set()
    qtbot.waitUntil(is_read(window))
    assert titles_on(window) == before
    assert mark_of(window, "Commission of Inquiry") == place
    assert canvas_of(window).grab().toImage() == picture
    assert not any("Opening" in text for text in texts(window.status))


def test_a_click_before_it_is_read_is_followed_when_it_is(qtbot: QtBot, tmp_path: Path, kept: Path, gate: Gate) -> None:
    window = open_real_window(qtbot, tmp_path)
    window.take([kept])
    QTest.mouseClick(canvas_of(window), LEFT, pos=mark_of(window, "Commission of Inquiry"))
    assert "Being read" in texts(window.panes.event_panel)
    gate.set()
    qtbot.waitUntil(is_read(window))
    assert session_of(window).selection == "event/coi"
    assert "Sources".upper() in [text.upper() for text in texts(window.panes.event_panel)]
    assert window.panes.source.article.lit_words()


def test_nothing_can_be_changed_before_it_is_read(qtbot: QtBot, tmp_path: Path, kept: Path, gate: Gate) -> None:
    window = open_real_window(qtbot, tmp_path)
    window.take([kept])
    session = session_of(window)
    session.make(Edit("Rename", {"event/x": None}, {"event/x": seed_project().all(Event)[0]}))
    assert "still being opened" in told(window)
    for keys in (Qt.Key.Key_A, Qt.Key.Key_X, Qt.Key.Key_J):
        QTest.keyClick(window, keys)
    session.undo()
    assert not window.keeping.save_as(tmp_path / "Too early.dateline")
    assert not (tmp_path / "Too early.dateline").exists()
    assert len(session.project) == 0
    gate.set()
    qtbot.waitUntil(is_read(window))
    assert dict(session.project.entities) == dict(seed_project().entities)
    assert session.history.position == 1


def test_documents_given_meanwhile_come_in_afterwards(qtbot: QtBot, tmp_path: Path, kept: Path, gate: Gate) -> None:
    news = tmp_path / "news.txt"
    news.write_text("LONDON, 4 May 2011 - The minister said on Tuesday that the talks had failed.\n", encoding="utf-8")
    window = open_real_window(qtbot, tmp_path)
    window.take([kept, news])
    gate.set()
    qtbot.waitUntil(is_read(window))
    assert len(session_of(window).project.all(Document)) == 3


def test_a_damaged_one_is_never_left_open(
    qtbot: QtBot, tmp_path: Path, kept: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Other.dateline"
    with project_file.create(other) as file:
        event = seed_project().all(Event)[0]
        file.write(Edit("Begin", {event.id: None}, {event.id: event}))
    content = bytearray(kept.read_bytes())
    at = content.index(b"Commission of Inquiry")
    content[at] ^= 1
    kept.write_bytes(content)
    gate.set()
    window = open_real_window(qtbot, tmp_path)
    window.take([other])
    qtbot.waitUntil(is_read(window))
    assert window.windowTitle() == "Other — Dateline"
    window.take([kept])
    qtbot.waitUntil(is_read(window))
    assert "damaged" in window.problems.sentence.text()
    assert window.windowTitle() == "Other — Dateline"
    session_of(window).make(revise_event(session_of(window).project, event.id, "Rename", title="Renamed"))
    asked = window.findChildren(QMessageBox)[0]
    assert asked.isVisible()
    new = tmp_path / "Rescued.dateline"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(new), ""))
    take = next(button for button in asked.buttons() if "Take what is whole" in button.text())
    QTest.mouseClick(take, LEFT)
    qtbot.waitUntil(lambda: window.windowTitle() == "Rescued — Dateline" and is_read(window)())
    assert len(session_of(window).project.all(Document)) == 2
    assert kept.read_bytes() == bytes(content)
    with project_file.open(other) as file:
        assert file.history.edits[-1].label == "Rename"


def test_what_is_kept_goes_with_the_first_edit_and_comes_back_at_closing(
    qtbot: QtBot, tmp_path: Path, kept: Path, gate: Gate
) -> None:
    gate.set()
    window = open_real_window(qtbot, tmp_path)
    window.take([kept])
    qtbot.waitUntil(is_read(window))
    session = session_of(window)
    store = session.store
    assert store is not None
    first = store.recall(KEPT)
    assert first is not None
    session.make(revise_event(session.project, "event/coi", "Rename", title="The report is out"))
    assert store.recall(KEPT) is None
    window.close()
    with project_file.open(kept, read_only=True) as file:
        assert file.recall(KEPT) not in (None, first)
    gate.clear()
    again = open_real_window(qtbot, tmp_path)
    again.take([kept])
    assert "The report is out" in titles_on(again)
    gate.set()
    qtbot.waitUntil(is_read(again))


def test_another_project_may_be_wanted_meanwhile(qtbot: QtBot, tmp_path: Path, kept: Path, gate: Gate) -> None:
    window = open_real_window(qtbot, tmp_path)
    window.take([kept])
    window.commands["begin"].trigger()
    gate.set()
    assert window.windowTitle() == "Unnamed project — Dateline"
    assert titles_on(window) == {}
    qtbot.waitUntil(lambda: not kept.with_name(f".{kept.name}.lock").exists())
    QApplication.processEvents()
    assert len(session_of(window).project) == 0
    assert titles_on(window) == {}


def test_a_window_closed_meanwhile_leaves_the_file_free_and_as_it_was(
    qtbot: QtBot, tmp_path: Path, kept: Path, gate: Gate
) -> None:
    before = kept.read_bytes()
    window = open_real_window(qtbot, tmp_path)
    window.take([kept])
    assert window.close()
    gate.set()
    qtbot.waitUntil(lambda: "opening" not in [thread.name for thread in threading.enumerate()])
    QApplication.processEvents()
    assert session_of(window).store is None
    assert kept.read_bytes() == before
    with project_file.open(kept) as file:
        assert not file.read_only
