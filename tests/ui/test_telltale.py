"""The words of the status line change with each frame, and nothing else moves or is laid out for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.windows import open_window
from viewer.ui.telltale import Telltale


class Layouts(QObject):
    """Counts how often a widget is to be laid out anew."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_a_window_is_not_laid_out_for_its_counts(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    for _ in range(5):  # until the window has settled
        QApplication.processEvents()
    layouts = Layouts()
    window.installEventFilter(layouts)
    for number in range(5):
        window.status.counts.setText("events " * (number + 1))
        window.status.range.setText(f"{2000 + number} – 2030")
        QApplication.processEvents()
    assert layouts.count == 0


def test_words_without_room_are_cut_and_told_whole(qtbot: QtBot) -> None:
    words = Telltale("a year")
    qtbot.addWidget(words)
    words.resize(60, 20)
    words.show()
    words.setText("a very long range of many years")
    assert words.text() == words.toolTip() == words.accessibleName() == "a very long range of many years"
    words.resize(600, 20)
    assert not words.toolTip()
