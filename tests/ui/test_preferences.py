from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.windows import open_window, timeline_of
from viewer.ui.dialogs.preferences_dialog import PreferencesDialog
from viewer.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


class Desktop(QObject):
    """Stands for the system's file manager."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot(QUrl)
    def show(self, address: QUrl) -> None:
        self.shown.append(address.toLocalFile())


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    stands_in = Desktop()
    QDesktopServices.setUrlHandler("file", stands_in, "show")  # type: ignore[arg-type]
    yield stands_in
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> PreferencesDialog:
    almanac = tmp_path / "mine" / "almanac.toml"
    made = PreferencesDialog(window.deeds.tastes, tmp_path / "unnamed", (almanac,), window)
    made.show()
    return made


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path)


def test_colours_are_worn_at_once_and_remembered(dialog: PreferencesDialog, window: MainWindow) -> None:
    assert dialog.theme.currentText() == "As the system has it"
    QTest.keyClicks(dialog.theme, "d")
    dialog.theme.activated.emit(dialog.theme.currentIndex())
    assert timeline_of(window).theme.name == "dark"
    assert window.commands["theme-dark"].isChecked()
    assert PreferencesDialog(window.deeds.tastes, Path(), (), window).theme.currentText() == "Dark"


def test_motion_is_reduced_at_once(dialog: PreferencesDialog, window: MainWindow) -> None:
    QTest.keyClick(dialog.calm, Qt.Key.Key_Space)
    assert timeline_of(window).asked[-1] == ("gliding", False)
    assert window.commands["motion"].isChecked()
    QTest.keyClick(dialog.calm, Qt.Key.Key_Space)
    assert not window.commands["motion"].isChecked()


def test_paths_are_shown_and_their_folders_opened(dialog: PreferencesDialog, desktop: Desktop, tmp_path: Path) -> None:
    fields = [f for f in dialog.findChildren(QLineEdit) if f.accessibleName()]
    assert [f.text() for f in fields] == [str(tmp_path / "unnamed"), str(tmp_path / "mine" / "almanac.toml")]
    assert all(f.isReadOnly() for f in fields)
    assert dialog.words.text() == "There is no such file yet. It is read at the start."
    QTest.mouseClick(dialog.folders["Your own almanac"], LEFT)
    assert desktop.shown == [str(tmp_path / "mine")]
    assert (tmp_path / "mine").is_dir()


def test_a_folder_that_cannot_be_made_is_told(dialog: PreferencesDialog, desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a file is in the way")
    QTest.mouseClick(dialog.folders["Your own almanac"], LEFT)
    assert dialog.words.text().startswith("The folder could not be made: ")
    assert not desktop.shown


def test_the_key_opens_it_with_the_places_in_use(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    seen: list[list[str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PreferencesDialog):
            seen.append([f.text() for f in dialog.findChildren(QLineEdit) if f.accessibleName()])
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, look)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    ((projects, almanac),) = seen
    assert projects.endswith("unnamed")
    assert almanac == str(Path(os.environ["XDG_DATA_HOME"]) / "Dateline" / "almanac.toml")
