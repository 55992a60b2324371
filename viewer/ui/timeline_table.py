"""The events as a table: the same ones, in sync with the timeline; it sorts, filters and copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from viewer.model.chronology import chronology
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.lookup import event_of
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.time import END_OF_TIME
from viewer.model.view import Term
from viewer.model.wording import describe
from viewer.timeline.captions import sources_of
from viewer.timeline.filters import passing
from viewer.ui.session import Session
from viewer.ui.theme import Theme

COLUMNS = ("Date", "Event", "Status", "Kind", "Sources", "Review")
REVIEW = {Standing.FOUND: "to review", Standing.CONFIRMED: "confirmed", Standing.ENTERED: "changed"}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """An event as the table writes it; `begin` and `end` in seconds sort its dates, undated ones last."""

    identifier: str
    begin: int
    end: int
    cells: tuple[str, ...]


def rows(project: Project, terms: Sequence[Term] = ()) -> list[Row]:
    """The events of a project that meet the terms, dismissed ones left out, in order of time."""
    titles = {d.id: d.title for d in project.all(Document)}
    shown = passing(project, terms)
    found = [_row(event, project, titles) for event in chronology(project).values() if shown(event)]
    return sorted(found, key=lambda row: (row.begin, row.end, row.identifier))


def _row(event: Event, project: Project, titles: dict[str, str]) -> Row:
    interval = event.interval
    sources = "; ".join(titles.get(s, "") for s in sources_of(event, project))
    review = REVIEW.get(event.provenance.standing, "")
    date = describe(interval) if interval else "undated"
    begin, end = (interval.begin, interval.end) if interval else (END_OF_TIME, END_OF_TIME)
    return Row(event.id, begin, end, (date, event.title, event.status.value, event.kind, sources, review))


class Table(QAbstractTableModel):
    """Rows, those that hold all words of the filter, sorted by a column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: list[Row] = []
        self._shown: list[Row] = []
        self._words: list[str] = []
        self._sorting = (0, Qt.SortOrder.AscendingOrder)

    def fill(self, found: list[Row]) -> None:
        """Show other rows."""
        self._all = found
        self._arrange()

    def filter(self, text: str) -> None:
        """Show the rows that hold all these words, wherever."""
        self._words = text.casefold().split()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorting = column, order
        self._arrange()

    def row(self, index: int) -> Row:
        """The row shown at a place."""
        return self._shown[index]

    def place(self, identifier: str) -> int:
        """Where an event is shown, -1 where it is not."""
        return next((i for i, row in enumerate(self._shown) if row.identifier == identifier), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._shown[index.row()].cells[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if across else None

    def _arrange(self) -> None:
        column, order = self._sorting
        self.beginResetModel()
        kept = [r for r in self._all if all(w in " ".join(r.cells).casefold() for w in self._words)]
        if column > 0:
            kept.sort(key=lambda row: row.cells[column].casefold())
        self._shown = kept if order == Qt.SortOrder.AscendingOrder else kept[::-1]
        self.endResetModel()


class EventTable(QWidget):
    """The table with its filter; follows the session's project and selection."""

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
        down = QVBoxLayout(self)
        down.setContentsMargins(12, 8, 12, 8)
        down.addWidget(self.filter)
        down.addWidget(self.table, 1)
        self.filter.textChanged.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        session.selected.connect(self._follow)

    def _dress(self) -> None:
        table = self.table
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        across = table.horizontalHeader()
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((140, 380, 84, 84, 150, 76)):
            across.resizeSection(column, width)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self.table.setStyleSheet(
            f"QTableView {{ background: {theme.panel}; color: {theme.text};"
            f" selection-background-color: {theme.selection}; selection-color: {theme.text}; }}"
            f"QHeaderView::section {{ background: {theme.panel}; color: {theme.secondary}; border: none;"
            f" border-bottom: 1px solid {theme.hairline}; padding: 4px; }}"
        )

    def refresh(self, terms: Sequence[Term] = ()) -> None:
        """Read the project anew; where nothing is selected the keys begin at the first row, which selects nothing."""
        self._following = True
        self.model.fill(rows(self._session.project, terms))
        self._following = False
        self._follow()
        if not self.table.currentIndex().isValid():
            self._following = True
            first, keep = self.model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            self.table.selectionModel().setCurrentIndex(first, keep)
            self._following = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the selected rows, cells apart by tabs."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows, all when none is, on the clipboard under their heads."""
        chosen = sorted({i.row() for i in self.table.selectionModel().selectedRows()})
        wanted = [self.model.row(i) for i in chosen or range(self.model.rowCount())]
        lines = ["\t".join(COLUMNS), *("\t".join(row.cells) for row in wanted)]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _filter(self, text: str) -> None:
        self._following = True
        self.model.filter(text)
        self._following = False
        self._follow()

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._following:
            self._session.select(self.model.row(now.row()).identifier)

    def _follow(self, _identifier: str = "") -> None:
        """Show the selected event's row."""
        if not self.isVisible():
            return
        self._following = True
        place = self.model.place(event_of(self._session.project, self._session.selection))
        if place >= 0:
            if self.table.currentIndex().row() != place:
                self.table.selectRow(place)
            self.table.scrollTo(self.model.index(place, 0))
        else:
            self.table.clearSelection()
        self._following = False
