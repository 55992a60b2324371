"""Countries against issues: everyone down, everything across, each cell one click from the words it rests on."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from viewer.model.actor import Actor
from viewer.model.edit import Edit
from viewer.model.positions import KNOWN_BY, Position, PositionTable, table
from viewer.model.stance import Stance
from viewer.ui.fonts import scaled
from viewer.ui.glyphs import colour, paint_glyph
from viewer.ui.parts import column, label, plain_tip
from viewer.ui.position_rows import issue_name
from viewer.ui.session import Session
from viewer.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NOT_STATED = "not stated"
POSITION = Qt.ItemDataRole.UserRole
GLYPH, PADDING = 14, 8
WIDEST = 190
"""Pixels of a column at first; issues with long names are wrapped."""
FIRST_SIZE = (980, 620)
LEGEND = "Choose a cell to see its words in the article; where there are several, choose it again for the next."


class Cells(QAbstractTableModel):
    """The table of positions as Qt asks for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = PositionTable()

    def fill(self, shown: PositionTable) -> None:
        """Show another table."""
        self.beginResetModel()
        self._table = shown
        self.endResetModel()

    def position(self, index: Index) -> Position | None:
        """The position in a cell, None where nothing is stated."""
        return self._table.cells.get((self._table.holders[index.row()], self._table.issues[index.column()]))

    def place(self, stance: str) -> tuple[int, int] | None:
        """Row and column of the cell that a position stands in."""
        for (holder, issue), position in self._table.cells.items():
            if stance in (s.id for s in evidence(position)):
                return self._table.holders.index(holder), self._table.issues.index(issue)
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._table.holders)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._table.issues)

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if side == Qt.Orientation.Vertical:
            return self._table.names[section]
        name = issue_name(self._table.issues[section])
        return plain_tip(name) if role == Qt.ItemDataRole.ToolTipRole else name

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        position = self.position(index)
        word = position.stance.polarity.value if position and position.stance else NOT_STATED
        if role == Qt.ItemDataRole.DisplayRole:
            return word
        if role == POSITION:
            return position
        where = f"{self._table.names[index.row()]}, {issue_name(self._table.issues[index.column()])}"
        known = f"{word}, {position.known_by}" if position else word
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{where}: {known}"
        return plain_tip(f"{where}\n{known}") if role == Qt.ItemDataRole.ToolTipRole else None


def evidence(position: Position) -> tuple[Stance, ...]:
    """The positions of a cell, the one shown first."""
    return (position.stance, *position.others) if position.stance is not None else ()


class CellPaint(QStyledItemDelegate):
    """Paints a cell: the mark, which way it goes, and below how it is known; silence is written out quietly."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        return QSize(WIDEST, 2 * option.fontMetrics.height() + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        position = index.data(POSITION)
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(self.theme.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver and position is not None:
            painter.fillRect(box, QColor(self.theme.chip))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(self.theme.accent))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        inner = box.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        if position is None or position.stance is None:
            middle = inner.adjusted(GLYPH + 6, (inner.height() - option.fontMetrics.height()) // 2, 0, 0)
            mark = QRectF(inner.left(), inner.center().y() - 6, 12, 12)
            paint_glyph(painter, mark, None, self.theme)
            self._line(painter, middle, NOT_STATED, self.theme.secondary, option)
        else:
            self._stated(painter, inner, position, option)
        painter.restore()

    def _stated(self, painter: QPainter, inner: QRect, position: Position, option: QStyleOptionViewItem) -> None:
        stance = position.stance
        assert stance is not None
        line = option.fontMetrics.height()
        paint_glyph(painter, QRectF(inner.left(), inner.top() + (line - 12) / 2, 12, 12), stance, self.theme)
        beside = inner.adjusted(GLYPH + 6, 0, 0, 0)
        more = f" · {len(position.others)} more" if position.others else ""
        self._line(painter, beside, stance.polarity.value + more, colour(stance.polarity, self.theme), option)
        below = beside.adjusted(0, line + 1, 0, 0)
        self._line(painter, below, KNOWN_BY[stance.mode], self.theme.secondary, option, smaller=1)

    def _line(
        self, painter: QPainter, box: QRect, text: str, ink: str, option: QStyleOptionViewItem, smaller: int = 0
    ) -> None:
        font = scaled(option.font, -smaller)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), shown)


class Grid(QTableView):
    """The cells; arrow keys go from one to the next, Enter and a click choose one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class PositionsTable(QDialog):
    """A window of its own beside the main one: what is chosen in it is selected there."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle("Countries and issues")
        self.resize(*FIRST_SIZE)
        down = column(self, (16, 14, 16, 12), 10)
        self.cells = Cells(self)
        self.grid = Grid()
        self.grid.setModel(self.cells)
        self._ink = CellPaint(theme, self.grid)
        self.grid.setItemDelegate(self._ink)
        self.grid.setAccessibleName("Positions of countries on issues")
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.grid.setMouseTracking(True)
        self.grid.setCornerButtonEnabled(False)
        self.grid.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across = self.grid.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
        across.setDefaultSectionSize(WIDEST)
        across.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 2 * PADDING)
        beside = self.grid.verticalHeader()
        beside.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        beside.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        beside.setDefaultSectionSize(2 * self.fontMetrics().height() + 2 * PADDING + 2)
        for header in (across, beside):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.set_theme(theme)
        self.grid.clicked.connect(self._choose)
        down.addWidget(self.grid, 1)
        self._none = label("Here stands who supports and who opposes what, once documents say so.", "secondary")
        down.addWidget(self._none)
        down.addWidget(label(LEGEND, "secondary"))
        session.opened.connect(self.refresh)
        session.edited.connect(self._edited)
        session.selected.connect(self._selected)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme's colours."""
        self._ink.theme = theme
        self.grid.setStyleSheet(f"QTableCornerButton::section {{ background: {theme.side}; border: 0; }}")
        self.grid.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def refresh(self) -> None:
        """Read all anew."""
        self.cells.fill(table(self._session.project))
        filled = self.cells.rowCount() > 0
        self.grid.setVisible(filled)
        self._none.setVisible(not filled)
        self._mark(self._session.selection)

    def _edited(self, edit: Edit) -> None:
        touched = [*edit.before.values(), *edit.after.values()]
        if self.isVisible() and any(isinstance(entity, Stance | Actor) for entity in touched):
            self.refresh()

    def _choose(self, index: QModelIndex) -> None:
        """Select the position of a cell; the next one of several where one of them is selected already."""
        position = self.cells.position(index)
        known = [s.id for s in evidence(position)] if position is not None else []
        if not known:
            return
        here = known.index(self._session.selection) if self._session.selection in known else -1
        self._session.select(known[(here + 1) % len(known)])

    def _selected(self, identifier: str) -> None:
        if self.isVisible():
            self._mark(identifier)

    def _mark(self, identifier: str) -> None:
        place = self.cells.place(identifier) if identifier and self.cells.rowCount() else None
        if place is None:
            self.grid.clearSelection()
            return
        index = self.cells.index(*place)
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index)
