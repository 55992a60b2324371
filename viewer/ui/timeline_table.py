"""The events as a table: the same ones, in sync with the timeline; it sorts, filters and copies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from viewer.model.lookup import event_of
from viewer.model.view import Term
from viewer.ui.event_rows import COLUMNS, Table
from viewer.ui.session import Session
from viewer.ui.theme import Theme

STEPPING_BACK = {2: 440, 3: 700, 4: 560, 5: 440}
"""Columns that are not shown in a table less wide than so many pixels: a title that cannot be read says nothing."""
SOURCES = 4
SLICE = 0.006
"""Seconds at a time in which rows are made ready for the filter while nothing else is to be done."""
MANY, REST = 5_000, 180
"""From so many rows on the filter waits so many milliseconds for the next letter."""


class EventTable(QWidget):
    """The table with its filter; follows the session's project, selection and marks.

    activated  an event was opened by double click or Enter: its id
    """

    activated = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._following = False
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Filter the table")
        self.filter.setAccessibleName("Filter the table")
        self.filter.setClearButtonEnabled(True)
        self.table = QTableView(self)
        self.table.setAccessibleName("Events")
        self.model = Table(self)
        self.table.setModel(self.model)
        self._dress()
        self._offer_to_copy()
        down = QVBoxLayout(self)
        down.setContentsMargins(12, 8, 12, 8)
        down.addWidget(self.filter)
        down.addWidget(self.table, 1)
        self._rest = QTimer(self, singleShot=True, interval=REST, timeout=self._filter)
        self._idle = QTimer(self, interval=0, timeout=self._prepare)
        self.filter.textChanged.connect(lambda: self._rest.start() if self.model.rowCount() > MANY else self._filter())
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.activated.connect(lambda index: self.activated.emit(self.model.identifier(index.row())))
        session.selected.connect(self._follow)
        session.gathered.connect(self._follow)

    def _dress(self) -> None:
        table = self.table
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = table.horizontalHeader()
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((140, 380, 84, 84, 150, 76)):
            across.resizeSection(column, width)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _offer_to_copy(self) -> None:
        """Ctrl+C, and a menu that says so."""
        copying = QAction("Copy the selected rows", self.table, triggered=self.copy)
        copying.setShortcut(QKeySequence.StandardKey.Copy)
        copying.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(copying)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies wherever in the table the focus is; keys that move the timeline do not while it is hidden."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Slash):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen needs not be made ready."""
        super().hideEvent(event)
        self._idle.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The titles have the most of the width; where there is little, other columns step back for them."""
        super().resizeEvent(event)
        width, across = event.size().width(), self.table.horizontalHeader()
        for column, least in STEPPING_BACK.items():
            across.setSectionHidden(column, width < least)
        across.resizeSection(SOURCES, round(min(max((width - 400) * 0.3, 80), 260)))

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self.table.setStyleSheet(
            f"QTableView {{ background: {theme.panel}; color: {theme.text};"
            f" selection-background-color: {theme.selection}; selection-color: {theme.text}; }}"
            f"QHeaderView::section {{ background: {theme.panel}; color: {theme.secondary}; border: none;"
            f" border-bottom: 1px solid {theme.hairline}; padding: 4px; }}"
        )

    def refresh(self, terms: Sequence[Term] = ()) -> None:
        """Read the project anew; where nothing is selected the keys begin where they were, which selects nothing."""
        self._following = True
        at, top = self.table.currentIndex().row(), self.table.rowAt(0)
        self.model.read(self._session.project, terms)
        if top > 0:
            there = self.model.index(min(top, self.model.rowCount() - 1), 0)
            self.table.scrollTo(there, QAbstractItemView.ScrollHint.PositionAtTop)
        self._following = False
        self._follow()
        self._idle.start()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self._following = True
            first = self.model.index(min(max(at, 0), self.model.rowCount() - 1), 0)
            self.table.setAutoScroll(False)
            self.table.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.table.setAutoScroll(True)
            self._following = False

    def chosen(self) -> list[int]:
        """The rows that are selected, from the top."""
        ranges = self.table.selectionModel().selection().toList()
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    def copy(self) -> None:
        """Put the selected rows, all when none is, on the clipboard under their heads, cells apart by tabs."""
        wanted = [self.model.row(i) for i in self.chosen() or range(self.model.rowCount())]
        lines = ["\t".join(COLUMNS), *("\t".join(" ".join(cell.split()) for cell in row.cells) for row in wanted)]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _prepare(self) -> None:
        if self.model.prepare(SLICE):
            self._idle.stop()

    def _filter(self) -> None:
        self._rest.stop()
        self._following = True
        self.model.filter(self.filter.text())
        self._following = False
        self._follow()

    def _chosen(self) -> None:
        """Rows were selected by hand: one is the selection, several are marked, the current one last."""
        if self._following:
            return
        self._following = True
        now = self.table.currentIndex().row()
        rows = self.chosen()
        rows = [row for row in rows if row != now] + ([now] if now in rows else [])
        self._session.mark([self.model.identifier(row) for row in rows])
        self._following = False

    def _follow(self, _identifier: str = "") -> None:
        """Show the rows of what is selected and marked."""
        if not self.isVisible() or self._following:
            return
        self._following = True
        project, session = self._session.project, self._session
        place = self.model.place(event_of(project, session.selection))
        marked = [self.model.place(identifier) for identifier in session.marked]
        rows = sorted({row for row in (*marked, place) if row >= 0})
        if rows != self.chosen():
            self.table.selectionModel().select(self._ranges(rows), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if place >= 0:
            at = self.model.index(place, max(self.table.currentIndex().column(), 0))
            self.table.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.table.scrollTo(at)
        self._following = False

    def _ranges(self, rows: Sequence[int]) -> QItemSelection:
        """Rows as a selection, those next to each other as one range: very many are quick that way."""
        found, last = QItemSelection(), self.model.columnCount() - 1
        begin = 0
        for place in range(1, len(rows) + 1):
            if place == len(rows) or rows[place] != rows[place - 1] + 1:
                found.select(self.model.index(rows[begin], 0), self.model.index(rows[place - 1], last))
                begin = place
        return found
