"""Says what the program is, its version, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from viewer import __version__
from viewer.ui.fonts import scaled
from viewer.ui.parts import column, label

WORDS = (
    "What happened when, who said so, and where every country stands: an interactive timeline of your documents.",
    "Everything happens on this computer. Nothing you open leaves it.",
)
WIDTH = 400
"""Pixels its words are wide."""

LICENCES = (
    "Dateline: MIT licence.\n"
    "Qt and PySide6: LGPL 3. pyqtgraph: MIT. NumPy: BSD. dateparser: BSD. charset-normalizer: MIT. Python: PSF."
)


class AboutDialog(QDialog):
    """Name, version, purpose, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Dateline")
        self.setMinimumWidth(420)
        down = column(self, (28, 24, 28, 16), 10)
        down.addWidget(label("Dateline", font=scaled(self.font(), 8, QFont.Weight.DemiBold)))
        down.addWidget(label(f"Version {__version__}", "secondary", select=True))
        for words in WORDS:
            down.addWidget(label(words, least=WIDTH))
        down.addWidget(label(LICENCES, "secondary", select=True, least=WIDTH))
        down.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        down.addWidget(buttons)
