"""Whatever is dropped on the window: one clear sentence, and nothing lost."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImageReader
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.windows import open_real_window, session_of, texts
from viewer.model.document import Document
from viewer.ui.actions import Actions
from viewer.ui.dialogs.export_dialog import ExportDialog, PictureChoice
from viewer.ui.main_window import MainWindow
from viewer.ui.workers import worker_processes

NEWS = "LONDON, 4 May 2011 - The minister said on Tuesday that the talks had failed.\n"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_real_window(qtbot, tmp_path)
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    drop(made, tmp_path / "news.txt")
    assert len(session_of(made).project.all(Document)) == 1
    return made


def drop(window: MainWindow, *paths: Path) -> None:
    """Drag files onto the window and let them fall."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entering = QDragEnterEvent(QPoint(400, 300), copy, data, buttons, keys)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), copy, data, buttons, keys))


def bad_files(folder: Path) -> dict[str, Path]:
    made = {name: folder / name for name in ("missing.txt", "empty.txt", "binary.txt", "no documents")}
    made["empty.txt"].write_bytes(b"")
    made["binary.txt"].write_bytes(bytes(range(256)) * 64)
    made["no documents"].mkdir()
    return made


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "binary.txt", "no documents"])
def test_what_cannot_be_read_is_told_in_one_sentence(window: MainWindow, tmp_path: Path, name: str) -> None:
    drop(window, bad_files(tmp_path)[name])
    sentence = window.problems.sentence.text()
    assert window.problems.isVisible()
    assert name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(session_of(window).project.all(Document)) == 1


def test_good_files_come_in_though_others_are_bad(window: MainWindow, tmp_path: Path) -> None:
    bad = bad_files(tmp_path)
    (tmp_path / "more.txt").write_text(NEWS.replace("failed", "gone well"), encoding="utf-8")
    drop(window, bad["no documents"], bad["empty.txt"], tmp_path / "more.txt", bad["missing.txt"])
    assert len(session_of(window).project.all(Document)) == 2
    assert "(and 2 more)" in window.problems.sentence.text()
    assert "no documents" in window.problems.details.toPlainText()
    assert "empty.txt" in window.problems.details.toPlainText()
    assert "missing.txt" in window.problems.details.toPlainText()
    window.commands["undo"].trigger()
    assert len(session_of(window).project.all(Document)) == 1


def test_a_folder_gives_the_documents_inside(window: MainWindow, tmp_path: Path) -> None:
    inside = tmp_path / "pile"
    inside.mkdir()
    for number in range(3):
        (inside / f"{number}.txt").write_text(NEWS.replace("Tuesday", f"Tuesday {number}"), encoding="utf-8")
    drop(window, inside)
    assert len(session_of(window).project.all(Document)) == 4
    assert window.commands["undo"].text() == "Undo: Add 3 documents"


def test_a_text_without_any_date_is_taken_in_and_has_none(window: MainWindow, tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("Nothing here says when. The sea is wide.\n", encoding="utf-8")
    drop(window, plain)
    documents = session_of(window).project.all(Document)
    assert documents[-1].created is None
    session_of(window).select(documents[-1].id)
    assert "date not known" in texts(window.panes.event_panel)
    assert not window.problems.isVisible()


def choice(width: int = 800, height: int = 400) -> PictureChoice:
    return PictureChoice(width, height, 96, 1.0, visible_only=False, theme="light", title="")


def test_a_picture_is_written_with_the_size_asked_for(window: MainWindow, tmp_path: Path) -> None:
    window.deeds.export_to(tmp_path / "out.png", choice())
    size = QImageReader(str(tmp_path / "out.png")).size()
    assert (size.width(), size.height()) == (800, 400)
    assert window.status.currentMessage() == "The picture was written to “out.png”."


@pytest.mark.parametrize("name", ["no such folder/out.png", "news.txt/out.png"])
def test_a_picture_that_cannot_be_written_is_told(window: MainWindow, tmp_path: Path, name: str) -> None:
    window.deeds.export_to(tmp_path / name, choice())
    assert window.problems.isVisible()
    assert window.problems.sentence.text().endswith(".")
    assert not list(tmp_path.rglob("out.png"))


def test_the_export_dialog_asks_for_all_that_matters(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: ExportDialog) -> int:
        dialog.width_field.setValue(1000)
        dialog.height_field.setValue(500)
        dialog.range_field.setCurrentIndex(1)
        dialog.theme_field.setCurrentIndex(1)
        return int(ExportDialog.DialogCode.Accepted)

    monkeypatch.setattr(ExportDialog, "exec", answer)
    monkeypatch.setattr(
        "viewer.ui.actions.QFileDialog.getSaveFileName", lambda *a: (str(tmp_path / "asked"), "Pictures (*.png)")
    )
    Actions.export(window.deeds)
    assert QImageReader(str(tmp_path / "asked.png")).size().width() == 1000


def test_details_can_be_copied_and_the_strip_put_away(window: MainWindow, tmp_path: Path) -> None:
    drop(window, tmp_path / "missing.txt")
    window.problems.copy()
    assert "missing.txt" in QApplication.clipboard().text()
    window.problems.dismiss()
    assert not window.problems.isVisible()


def test_reading_can_be_cancelled_and_what_was_read_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_real_window(qtbot, tmp_path, worker_processes)
    for number in range(300):
        text = NEWS.replace("Tuesday", f"Tuesday, {number} days later,") * 20
        (tmp_path / f"{number:03}.txt").write_text(text, encoding="utf-8")
    beats: list[float] = []
    beat = QTimer(window)
    beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    beat.start(5)
    window.take(sorted(tmp_path.glob("*.txt")))
    qtbot.waitUntil(lambda: window.status.progress.value() > 5, timeout=60_000)
    assert window.status.cancel.isVisible()
    assert " of 300: " in window.status.reading.text()
    assert window.status.reading.text().endswith(".txt")
    assert len(beats) > 10
    QTest.mouseClick(window.status.cancel, Qt.MouseButton.LeftButton)
    assert not window.status.progress.isVisible()
    assert 5 < len(session_of(window).project.all(Document)) < 300
    beat.stop()
    window.close()


def test_very_many_documents_are_joined_beside_the_living_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "many.jsonl"
    lines = [
        {"id": f"d{n}", "text": f"The Lisbon port authority opened pier {n} on 3 May 19{n % 90 + 10}."}
        for n in range(120)
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with qtbot.waitSignal(window.intake.taken_in, timeout=20_000):
        drop(window, path)
        assert window.status.reading.text() == "Joining what the documents tell"
    assert "121 events" in window.status.counts.text()
    window.commands["undo"].trigger()
    assert "121 events" not in window.status.counts.text()


def test_the_first_documents_of_ones_own_take_the_examples_place(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_real_window(qtbot, tmp_path)
    window.begin([])
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    drop(window, tmp_path / "news.txt")
    assert [d.text.strip() for d in session_of(window).project.all(Document)] == [NEWS.strip()]
    assert not window.note.isVisible()


def test_what_was_worked_on_never_steps_aside(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_real_window(qtbot, tmp_path)
    window.begin([])
    window.commands["next"].trigger()
    window.commands["accept"].trigger()
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    drop(window, tmp_path / "news.txt")
    assert len(session_of(window).project.all(Document)) == 3


def test_words_of_an_article_are_found_and_shown_where_they_stand(window: MainWindow) -> None:
    QTest.keyClicks(window.bar.search, "the talks had")
    hits = [window.bar.search.hits.item(row).text() for row in range(window.bar.search.hits.count())]
    article = next(row for row, text in enumerate(hits) if text.startswith("article:"))
    for _ in range(article):
        QTest.keyClick(window.bar.search, Qt.Key.Key_Down)
    QTest.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert window.panes.source.article.lit_words()[0].startswith("the")
