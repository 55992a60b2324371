"""Asks how a picture of the timeline is to be made."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
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
KINDS = (
    ("Picture (PNG)", "png", False),
    ("Drawing (SVG)", "svg", False),
    ("Document (PDF), one sheet", "pdf", False),
    ("Document (PDF), pages", "pdf", True),
)
PAPERS = (
    ("A4, wide", 1123, 794),
    ("A4, upright", 794, 1123),
    ("A3, wide", 1587, 1123),
    ("Letter, wide", 1056, 816),
    ("Letter, upright", 816, 1056),
)
"""Papers in pixels, 96 an inch."""
INSET = 8
"""Pixels before the number of a field."""
AS_NEEDED = 239
"""What the field of the height holds for "as high as needed"."""


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """What was chosen: pixels (a height of 0: what the lanes need), dots per inch, size of letters and marks, range,
    theme name, heading, what stands under the picture, the kind of file, and of a PDF the pages along time (0: one
    sheet).
    """

    width: int
    height: int
    dpi: int
    scale: float
    visible_only: bool
    theme: str
    title: str
    legend: bool = True
    sources: bool = False
    kind: str = "png"
    pages: int = 0


class ExportDialog(QDialog):
    """The kind of file, its size and resolution, the whole range or the visible one, the theme, what stands around."""

    def __init__(self, theme: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export a picture")
        down = column(self, (24, 20, 24, 16), 14)
        self._make_fields(theme)
        self._form = self._arranged()
        down.addLayout(self._form)
        words = "Lanes and conditions are those on the screen. A larger picture shows more labels."
        down.addWidget(label(words, "secondary", least=320))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = buttons.addButton("Choose a file…", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        down.addWidget(buttons)
        self.kind_field.currentIndexChanged.connect(lambda _index: self._suit())
        self._suit()

    def _make_fields(self, theme: str) -> None:
        self.kind_field = QComboBox()
        self.kind_field.addItems([name for name, _, _ in KINDS])
        self.width_field = _number(320, 20_000, 2400, " px")
        self.height_field = _number(AS_NEEDED, 20_000, 1200, " px")
        self.height_field.setSpecialValueText("as high as needed")
        self.paper_field = QComboBox()
        self.paper_field.addItems([name for name, _, _ in PAPERS])
        self.pages_field = _number(1, 100, 1, " along time")
        self.dpi_field = _number(36, 1200, 96, " dpi")
        self.scale_field = QDoubleSpinBox()
        self.scale_field.setRange(0.5, 6.0)
        self.scale_field.setSingleStep(0.25)
        self.scale_field.setValue(1.5)
        self.scale_field.setPrefix("× ")
        inset(self.scale_field)
        self.range_field = QComboBox()
        self.range_field.addItems(["Everything", "What is visible now"])
        self.theme_field = QComboBox()
        for name, value in THEMES:
            self.theme_field.addItem(name, value)
        self.theme_field.setCurrentIndex(max(0, self.theme_field.findData(theme)))
        self.title_field = QLineEdit()
        self.title_field.setPlaceholderText("none")
        self.legend_field = QCheckBox("What the &marks mean")
        self.legend_field.setChecked(True)
        self.sources_field = QCheckBox("The &sources")

    def _arranged(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for name, field in (
            ("&File", self.kind_field),
            ("&Width", self.width_field),
            ("&Height", self.height_field),
            ("&Paper", self.paper_field),
            ("Pag&es", self.pages_field),
            ("&Resolution", self.dpi_field),
            ("&Letters and marks", self.scale_field),
            ("R&ange", self.range_field),
            ("&Colours", self.theme_field),
            ("Headin&g", self.title_field),
            ("Below it", self.legend_field),
            ("", self.sources_field),
        ):
            form.addRow(name, field)
        return form

    def _suit(self) -> None:
        """Show only the fields that the kind of file has."""
        _, kind, paged = KINDS[self.kind_field.currentIndex()]
        for field, has in (
            (self.width_field, not paged),
            (self.height_field, not paged),
            (self.paper_field, paged),
            (self.pages_field, paged),
            (self.dpi_field, kind == "png"),
        ):
            self._form.setRowVisible(field, has)
        if paged:
            self.scale_field.setValue(1.0)
        self.adjustSize()

    def choice(self) -> PictureChoice:
        """What was chosen."""
        _, kind, paged = KINDS[self.kind_field.currentIndex()]
        width, height = self.width_field.value(), self.height_field.value()
        if paged:
            _, width, height = PAPERS[self.paper_field.currentIndex()]
        return PictureChoice(
            width,
            0 if height == AS_NEEDED else height,
            self.dpi_field.value(),
            self.scale_field.value(),
            self.range_field.currentIndex() == 1,
            str(self.theme_field.currentData()),
            self.title_field.text().strip(),
            self.legend_field.isChecked(),
            self.sources_field.isChecked(),
            kind,
            self.pages_field.value() if paged else 0,
        )


def _number(least: int, most: int, value: int, unit: str) -> QSpinBox:
    field = QSpinBox()
    field.setRange(least, most)
    field.setValue(value)
    field.setSuffix(unit)
    field.setGroupSeparatorShown(True)
    inset(field)
    return field


def inset(field: QAbstractSpinBox) -> None:
    """Begin a number where the words of other fields begin."""
    field.lineEdit().setTextMargins(INSET, 0, 0, 0)
