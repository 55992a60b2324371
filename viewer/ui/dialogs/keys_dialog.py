"""Lists every key: what the menus offer, and what the timeline and the article take besides."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QScrollArea, QWidget

from viewer.ui.parts import column, head, label

TIMELINE_KEYS = (
    ("← →", "From event to event"),
    ("Enter", "Open the event"),
    ("Space", "Mark the event, to accept or dismiss it with others; also Ctrl or Shift and a click"),
    ("Shift drag", "Mark all events in a rectangle"),
    ("Ctrl drag", "Zoom to a stretch of time"),
    ("Alt drag", "Give an event another date"),
    ("Home End", "To the first and the last event"),
    ("PgUp PgDn", "Back and forth by what is shown"),
    ("+ − F", "Closer, wider, everything"),
    ("Esc", "Select nothing"),
)


class KeysDialog(QDialog):
    """Keys and what they do, in groups."""

    def __init__(self, groups: Iterable[tuple[str, list[tuple[str, str]]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(460, 560)
        page = QWidget()
        page.setObjectName("page")
        down = column(page, (24, 12, 24, 12), 10)
        for title, rows in (*groups, ("On the timeline", list(TIMELINE_KEYS))):
            down.addWidget(head(title))
            grid = QGridLayout()
            grid.setHorizontalSpacing(20)
            grid.setColumnMinimumWidth(0, 120)
            grid.setColumnStretch(1, 1)
            for place, (keys, what) in enumerate(rows):
                grid.addWidget(label(keys, "secondary", wrap=False), place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label(what), place, 1)
            down.addLayout(grid)
        down.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        outer = column(self, (0, 0, 0, 12), 8)
        outer.addWidget(area, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.setContentsMargins(24, 0, 24, 0)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)
