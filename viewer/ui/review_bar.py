"""The bar below an event: accept, edit, dismiss, and how much is left to review."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from viewer.model.revision import count_to_review
from viewer.ui.parts import column, label, rule
from viewer.ui.review import Review
from viewer.ui.session import Session

BUTTONS = (
    ("accept", "Accept", "A"),
    ("retitle", "Edit", "E"),
    ("dismiss", "Dismiss", "X"),
    ("restore", "Restore", "A"),
)


class ReviewBar(QWidget):
    """Buttons for the commands that decide about the selected event; away when there is none."""

    def __init__(self, session: Session, commands: Mapping[str, QAction]) -> None:
        super().__init__()
        self._session = session
        self._review = Review(session)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        down = column(self, (0, 0, 0, 0), 0)
        down.addWidget(rule())
        row = QHBoxLayout()
        row.setContentsMargins(20, 10, 20, 12)
        row.setSpacing(8)
        self.buttons: dict[str, QPushButton] = {}
        for name, text, key in BUTTONS:
            made = QPushButton(text)
            made.setToolTip(f"{commands[name].text().replace('&&', '&')} ({key})")
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.clicked.connect(commands[name].trigger)
            if name in ("accept", "restore"):
                made.setProperty("role", "primary")
            self.buttons[name] = made
            row.addWidget(made)
        self.left = label("", "secondary", wrap=False)
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.left, 1)
        row.addStretch(0)
        self._row = row
        down.addLayout(row)
        self._left: int | None = None
        session.opened.connect(self._count_anew)
        session.edited.connect(self._count_anew)
        session.selected.connect(self.refresh)
        session.gathered.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offer what can be done with the selected event, or with what belongs to none."""
        loose = self._review.loose
        event = loose or self._review.event
        if event is None:
            self.setVisible(False)
            return
        dismissed = self._review.is_dismissed
        for name, made in self.buttons.items():
            made.setVisible((name == "restore") == dismissed and not (loose and name == "retitle"))
        marked = len(self._session.marked)
        self.buttons["accept"].setEnabled(bool(marked) or not event.provenance.is_human)
        self.buttons["accept"].setText(f"Accept {marked}" if marked else "Accept")
        self.buttons["dismiss"].setText(f"Dismiss {marked}" if marked else "Dismiss")
        if marked:
            self.buttons["retitle"].setVisible(False)
        if self._left is None:
            self._left = count_to_review(self._session.project)
        self.left.setText(f"{self._left:,} to review" if self._left else "all reviewed")
        self._suit()
        # Last: a bar that is seen before its buttons are chosen would make the panel as wide as all of them.
        self.setVisible(True)

    def _count_anew(self) -> None:
        """What is left to review is another number; a selection alone changes nothing about it."""
        self._left = None
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the count out where only the buttons have room."""
        super().resizeEvent(event)
        self._suit()

    def _suit(self) -> None:
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        buttons = [b.sizeHint().width() + gap for b in self.buttons.values() if not b.isHidden()]
        room = self.width() - margins.left() - margins.right() - sum(buttons) - gap
        self.left.setVisible(room >= self.left.sizeHint().width())
