"""All changes in order; choosing one takes the project back, or forward, to where it was after it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from viewer.ui.parts import column, head, label
from viewer.ui.session import Session
from viewer.ui.theme import Theme


class HistoryPanel(QWidget):
    """The edits of the session; those undone are quieter."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        down = column(self, (20, 14, 20, 14), 8)
        down.addWidget(head("History"))
        self.list = QListWidget()
        self.list.setObjectName("rows")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("History")
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        down.addWidget(self.list, 1)
        down.addWidget(label("Choose a line to go back to it, or forward again. Nothing is ever lost.", "secondary"))
        session.opened.connect(self.refresh)
        session.edited.connect(self.refresh)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme's colours."""
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """List all edits, the present state marked."""
        history = self._session.history
        self.list.clear()
        begun = history.beginning
        texts = ["As it began", *(edit.label for edit in history.edits[begun:])]
        for place, text in enumerate(texts, begun):
            item = QListWidgetItem(text if place <= history.position else f"{text} (undone)")
            self.list.addItem(item)
        self.list.setCurrentRow(history.position - begun)

    def _go(self, item: QListWidgetItem) -> None:
        history = self._session.history
        wanted = self.list.row(item) + history.beginning
        while history.position > max(wanted, history.beginning) and not self._session.reading:
            self._session.undo()
        while history.position < min(wanted, len(history.edits)) and not self._session.reading:
            self._session.redo()
