"""What people like, and where their things lie: colours, motion, projects, the almanac of their own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from viewer.ui.parts import button, column, label
from viewer.ui.tastes import Tastes

THEMES = (("As the system has it", ""), ("Light", "light"), ("Dark", "dark"))
WIDTH = 340
"""Pixels a path has at least."""


class PreferencesDialog(QDialog):
    """Choices take effect at once; paths can be read and copied, and their folders opened.

    projects  the folder of projects without a name
    almanacs  the user's own almanacs, whether they are there yet or not
    """

    def __init__(self, tastes: Tastes, projects: Path, almanacs: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tastes = tastes
        self.setWindowTitle("Preferences")
        self.folders: dict[str, QWidget] = {}
        down = column(self, (24, 20, 24, 16), 14)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        down.addLayout(form)
        self._looks(form)
        self._place(form, "Projects without a name", projects, projects)
        for path in almanacs:
            self._place(form, "Your own almanac", path, path.parent)
        there = all(path.is_file() for path in almanacs)
        words = "It is read when Dateline starts." if there else "There is no such file yet. It is read at the start."
        self.words = label(words if almanacs else "No almanac of your own is read.", "secondary", least=WIDTH)
        down.addWidget(self.words)
        self._end(down)

    def _looks(self, form: QFormLayout) -> None:
        self.theme = QComboBox()
        for name, value in THEMES:
            self.theme.addItem(name, value)
        self.theme.setCurrentIndex(self.theme.findData(self._tastes.theme))
        self.theme.activated.connect(lambda index: self._tastes.choose_theme(self.theme.itemData(index)))
        form.addRow("&Colours", self.theme)
        self.calm = QCheckBox("&Reduce motion")
        self.calm.setChecked(self._tastes.is_calm)
        self.calm.toggled.connect(lambda _: self._tastes.switch_motion())
        form.addRow("", self.calm)

    def _place(self, form: QFormLayout, name: str, path: Path, folder: Path) -> None:
        shown = QLineEdit(str(path))
        shown.setReadOnly(True)
        shown.setProperty("role", "field")
        shown.setAccessibleName(name)
        shown.setCursorPosition(0)
        shown.setMinimumWidth(WIDTH)
        opens = button("Open folder", partial(self._open, folder))
        opens.setAccessibleName(f"Open the folder: {name}")
        opens.setAutoDefault(False)
        self.folders[name] = opens
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(shown, 1)
        across.addWidget(opens)
        form.addRow(name, across)

    def _open(self, folder: Path) -> None:
        """Show a folder by the system's own means; it is made when it is not there yet."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            self.words.setText(f"The folder could not be made: {problem.strerror or problem}.")
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.words.setText("The system has no program to show the folder with. Its path can be copied.")

    def _end(self, down: QVBoxLayout) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        down.addWidget(buttons)
