"""A list of what a person arranged, with what can be done to each: eras, saved views."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QWidget

from viewer.ui.parts import button, column, label
from viewer.ui.swatch import swatch

Row = tuple[str, str, str]
"""An id, what the row says, and the colour of its dot ("" for none)."""
Deed = tuple[str, Callable[[str], object]]
"""What a button says, and what it does with the id of the chosen row."""


class ListDialog(QDialog):
    """Rows, one chosen, and a button for each deed; Enter and double click do the first.

    rows   gives what to list, asked again after each deed
    deeds  what can be done with the chosen row
    added  a deed that needs no row (its id is ""); None for none
    empty  what is said where there is no row
    """

    def __init__(
        self,
        heading: str,
        rows: Callable[[], Sequence[Row]],
        deeds: Sequence[Deed],
        added: Deed | None,
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setWindowTitle(heading)
        self.setMinimumSize(460, 320)
        self._empty = label(empty, "secondary")
        self.list = QListWidget()
        self.list.setObjectName("rows")
        self.list.setAccessibleName(heading)
        self._buttons = [
            button(words, lambda do=do: self._do(do, self.chosen()))  # type: ignore[misc]
            for words, do in deeds
        ]
        self._place([button(added[0], lambda: self._do(added[1], ""))] if added else [])
        self.list.itemActivated.connect(lambda _item: self._do(deeds[0][1], self.chosen()))
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self.fill()
        self.list.setFocus()

    def _place(self, first: list[QPushButton]) -> None:
        """The list at the left, the buttons below one another at the right."""
        across = QHBoxLayout(self)
        across.setContentsMargins(20, 20, 20, 16)
        across.setSpacing(16)
        left, right = QWidget(), QWidget()
        beside, down = column(left, gap=8), column(right, gap=6)
        beside.addWidget(self.list, 1)
        beside.addWidget(self._empty)
        close = button("Close", self.accept)
        for each in (*first, *self._buttons, close):
            each.setAutoDefault(False)  # Enter belongs to the list
            down.addWidget(each)
        down.insertStretch(down.count() - 1, 1)
        across.addWidget(left, 1)
        across.addWidget(right)

    def chosen(self) -> str:
        """Id of the chosen row, "" for none."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def fill(self) -> None:
        """List anew; the chosen row stays chosen."""
        chosen, place = self.chosen(), self.list.currentRow()
        self.list.clear()
        for identifier, words, colour in self._rows():
            item = QListWidgetItem(words)
            if colour:
                item.setIcon(swatch(colour))
            item.setData(Qt.ItemDataRole.UserRole, identifier)
            self.list.addItem(item)
            if identifier == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(min(max(place, 0), self.list.count() - 1))
        self._empty.setVisible(not self.list.count())
        self._enable()

    def _do(self, do: Callable[[str], object], identifier: str) -> None:
        do(identifier)
        self.fill()

    def _enable(self) -> None:
        for each in self._buttons:
            each.setEnabled(bool(self.chosen()))
