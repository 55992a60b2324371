"""Asks how a picture of the timeline is to be made."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from viewer.ui.parts import column, label

THEMES = (("Light", "light"), ("Dark", "dark"), ("For printing", "print"))


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """What was chosen: pixels, dots per inch, size of letters and marks, range, theme name, heading."""

    width: int
    height: int
    dpi: int
    scale: float
    visible_only: bool
    theme: str
    title: str


class ExportDialog(QDialog):
    """Size and resolution, the whole range or the visible one, the theme, a heading."""

    def __init__(self, theme: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export a picture")
        down = column(self, (24, 20, 24, 16), 14)
        down.addLayout(self._form(theme))
        kinds = "A name that ends in .png, .svg or .pdf says how the picture is written."
        down.addWidget(label(kinds, "secondary", least=320))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton("Choose a file…", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        down.addWidget(buttons)

    def _form(self, theme: str) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        self.width_field = _number(320, 20_000, 2400, " px")
        self.height_field = _number(240, 20_000, 1200, " px")
        self.dpi_field = _number(36, 1200, 96, " dpi")
        self.scale_field = QDoubleSpinBox()
        self.scale_field.setRange(0.5, 6.0)
        self.scale_field.setSingleStep(0.25)
        self.scale_field.setValue(1.5)
        self.scale_field.setPrefix("× ")
        self.range_field = QComboBox()
        self.range_field.addItems(["Everything", "What is visible now"])
        self.theme_field = QComboBox()
        for name, value in THEMES:
            self.theme_field.addItem(name, value)
        self.theme_field.setCurrentIndex(max(0, self.theme_field.findData(theme)))
        self.title_field = QLineEdit()
        self.title_field.setPlaceholderText("none")
        for name, field in (
            ("&Width", self.width_field),
            ("&Height", self.height_field),
            ("&Resolution", self.dpi_field),
            ("&Letters and marks", self.scale_field),
            ("R&ange", self.range_field),
            ("&Colours", self.theme_field),
            ("Headin&g", self.title_field),
        ):
            form.addRow(name, field)
        return form

    def choice(self) -> PictureChoice:
        """What was chosen."""
        return PictureChoice(
            self.width_field.value(),
            self.height_field.value(),
            self.dpi_field.value(),
            self.scale_field.value(),
            self.range_field.currentIndex() == 1,
            str(self.theme_field.currentData()),
            self.title_field.text().strip(),
        )


def _number(least: int, most: int, value: int, unit: str) -> QSpinBox:
    field = QSpinBox()
    field.setRange(least, most)
    field.setValue(value)
    field.setSuffix(unit)
    field.setGroupSeparatorShown(True)
    return field
