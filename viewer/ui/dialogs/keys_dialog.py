"""Lists every key: what the menus offer, and what the timeline and the article take besides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QScrollArea, QWidget

from viewer.ui.parts import column, head, label

TIMELINE_KEYS = (
    ("← →", "From event to event"),
    ("Enter", "Open the event"),
    ("Space", "Mark the event, to accept or dismiss it with others"),
    ("Home  End", "To the first and the last event"),
    ("PgUp  PgDn", "Back and forth by what is shown"),
    ("+  −  F", "Closer, wider, everything"),
    ("Ctrl+↑  Ctrl+↓", "From lane to lane; then Enter folds the lane, Alt+↑ and Alt+↓ move it"),
    ("/", "Only events with these words"),
    ("Shift+F10", "What can be done with the event or the lane"),
    ("Esc", "Break off a drag; select nothing"),
)
MOUSE = (
    ("Wheel", "Zoom about the pointer; over the names of lanes, scroll them"),
    ("Shift wheel", "Back and forth in time"),
    ("Alt wheel", "Scroll the lanes"),
    ("Drag", "Move along time; a lane by its name, an era by its ends"),
    ("Double click", "Fit an event or an era; on empty ground, a new event"),
    ("Ctrl click", "Mark an event besides others; also with Shift"),
    ("Shift drag", "Mark all events in a rectangle"),
    ("Ctrl drag", "Zoom to a stretch of time; also with the right button"),
    ("Ctrl+Shift drag", "Draw an era"),
    ("Alt drag", "Give an event another date, or one end of its bar; also with Ctrl, if Alt moves windows"),
    ("Rest on an event", "Its title, date and sources, and how far it is from the selected one"),
)
OVERVIEW_KEYS = (
    ("← →", "Move what is in view; a little with Shift"),
    ("↑ ↓", "Move the first or the last date shown instead"),
    ("Enter  Esc", "Show only these dates; all dates"),
)
SECTIONS = (
    ("On the timeline", TIMELINE_KEYS),
    ("With the mouse on the timeline", MOUSE),
    ("On the overview below", OVERVIEW_KEYS),
)


WORDS = 300
"""Pixels of width for what a key does: narrower, the page would be measured as far too high."""


class KeysDialog(QDialog):
    """Keys and what they do, in groups."""

    def __init__(self, groups: Iterable[tuple[str, Sequence[tuple[str, str]]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(520, 640)
        page = QWidget()
        page.setObjectName("page")
        down = column(page, (24, 12, 24, 12), 10)
        for title, rows in (*groups, *SECTIONS):
            down.addWidget(head(title.replace("/", " · ")))
            grid = QGridLayout()
            grid.setHorizontalSpacing(20)
            grid.setColumnMinimumWidth(0, 152)
            grid.setColumnStretch(1, 1)
            for place, (keys, what) in enumerate(rows):
                grid.addWidget(label(keys, "secondary", wrap=False), place, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label(what, least=WORDS), place, 1)
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
