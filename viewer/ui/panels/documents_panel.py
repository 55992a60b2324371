"""The documents of the project with their dates and how those are known, and the events that have no date."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.lookup import event_of
from viewer.model.provenance import Standing
from viewer.model.wording import describe
from viewer.ui.fonts import scaled, tabular
from viewer.ui.parts import column, label, plain_tip, rule
from viewer.ui.session import Session
from viewer.ui.theme import Theme
from viewer.ui.trays import IN_TRAYS, TRAYS, contents, lines, ordered

ID = Qt.ItemDataRole.UserRole
SECOND = Qt.ItemDataRole.UserRole + 1
PADDING = 8
MOST = 500
"""Rows a tray lists at a time."""
MANY, REST = 20_000, 100
"""Things in a project from which the trays are counted only after so many milliseconds of rest."""


def how_dated(document: Document) -> str:
    """A document's date and how it is known, in one line."""
    if document.created is None:
        return "date not known"
    return f"{describe(document.created.interval)}   {document.created.basis.value}"


class TwoLines(QStyledItemDelegate):
    """Paints an item as a title and a quieter line below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        return QSize(80, 2 * option.fontMetrics.height() + 2 * PADDING + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(2, 1, -2, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(self.theme.selection))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 5, 5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self.theme.chip))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self.theme.accent))
            painter.drawRoundedRect(box, 5, 5)
        inner = box.adjusted(PADDING, PADDING - 2, -PADDING, -PADDING + 2)
        line = option.fontMetrics.height()
        title = scaled(option.font, 0, QFont.Weight.DemiBold)
        self._line(painter, inner, title, self.theme.text, str(index.data(Qt.ItemDataRole.DisplayRole)))
        below = QRect(inner.left(), inner.top() + line + 2, inner.width(), line)
        quiet = tabular(scaled(option.font, -1))
        self._line(painter, below, quiet, self.theme.secondary, str(index.data(SECOND) or ""))
        painter.restore()

    def _line(self, painter: QPainter, box: QRect, font: QFont, colour: str, text: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = QFontMetrics(font)
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine
        painter.drawText(box, int(flags), elided)


class Tray(QListWidget):
    """A list of entities; choosing one selects it."""

    def __init__(self, name: str, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.lines = TwoLines(theme, self)
        self.setItemDelegate(self.lines)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)

    def show_rows(self, rows: list[tuple[str, str, str]]) -> None:
        """Show rows of id, title and second line."""
        self.clear()
        for identifier, title, second in rows:
            item = QListWidgetItem(title)
            item.setData(ID, identifier)
            item.setData(SECOND, second)
            item.setToolTip(plain_tip(f"{title}\n{second}"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {second}")
            self.addItem(item)

    def mark(self, identifier: str) -> None:
        """Show the row of that id as the selected one, none when it is not here."""
        rows = {str(self.item(row).data(ID)): row for row in range(self.count())}
        row = rows.get(identifier, -1)
        if row >= 0 and self.item(row).isSelected():
            return
        self.setCurrentRow(row)
        if row < 0:
            self.clearSelection()

    def chosen(self) -> list[str]:
        """The ids of the rows chosen together; empty unless there are several."""
        items = self.selectedItems()
        return [str(item.data(ID)) for item in items] if len(items) > 1 else []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys select as they go."""
        before = self.currentRow()
        super().keyPressEvent(event)
        item = self.currentItem()
        if item is not None and self.currentRow() != before:
            self._choose(item)

    def _choose(self, item: QListWidgetItem) -> None:
        self._session.select(str(item.data(ID)))


class DocumentsPanel(QWidget):
    """Documents above; below them one tray at a time: undated, left over, to review, dismissed."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(160)
        down = column(self, (8, 12, 8, 8), 6)
        self._count = label("", "count", wrap=False)
        down.addLayout(_heading("Documents", self._count))
        self.documents = Tray("Documents", session, theme)
        self._nothing = label("Drop articles or reports here, or choose “Add documents…”.", "secondary")
        self._nothing.setContentsMargins(8, 4, 8, 4)
        down.addWidget(self._nothing, 3, Qt.AlignmentFlag.AlignTop)
        down.addWidget(self.documents, 3)
        down.addWidget(rule())
        self.switches: dict[str, QPushButton] = {}
        self._tray_choice = "undated"
        self._later = QTimer(self, singleShot=True, interval=REST, timeout=self._fill_tray)
        for name in TRAYS:
            switch = QPushButton()
            switch.setProperty("role", "tray")
            switch.setCheckable(True)
            switch.setCursor(Qt.CursorShape.PointingHandCursor)
            switch.clicked.connect(partial(self.show_tray, name))
            self.switches[name] = switch
            down.addWidget(switch)
        self.events = Tray("Events", session, theme)
        self.events.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._none = label("", "secondary")
        self._none.setContentsMargins(8, 4, 8, 4)
        down.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)
        down.addWidget(self.events, 3)
        self._space = QWidget()
        down.addWidget(self._space, 3)
        session.opened.connect(self.refresh)
        session.edited.connect(self._edited)
        session.selected.connect(self._mark)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme's colours."""
        for tray in (self.documents, self.events):
            tray.lines.theme = theme
            tray.viewport().update()

    def show_tray(self, name: str) -> None:
        """Show one of TRAYS."""
        self._tray_choice = name
        self._fill_tray()

    def chosen(self) -> list[str]:
        """The ids of several rows of the tray chosen together, to be decided about at once."""
        return [i for i in self.events.chosen() if self._session.project.get(Document, i) is None]

    def refresh(self) -> None:
        """List everything anew."""
        documents = sorted(self._session.project.all(Document), key=_begin)
        self.documents.show_rows([(d.id, d.title, how_dated(d)) for d in documents])
        self.documents.setVisible(bool(documents))
        self._nothing.setVisible(not documents)
        self._count.setText(str(len(documents)))
        self._refill()

    def _refill(self) -> None:
        """Fill the trays: at once, or, of very many things, when keys and clicks have come to rest."""
        if len(self._session.project) >= MANY:
            self._later.start()
        else:
            self._fill_tray()

    def _fill_tray(self) -> None:
        self._later.stop()
        for name, found in contents(self._session.project).items():
            switch, tray = self.switches[name], TRAYS[name]
            switch.setText(f"{tray.text}   {len(found):,}")
            switch.setChecked(name == self._tray_choice)
            if name == self._tray_choice:
                self.events.setAccessibleName(tray.text)
                rows = ordered(name, found)[:MOST]
                self.events.show_rows([(e.id, *lines(self._session.project, e)) for e in rows])
                self.events.setVisible(bool(found))
                self._space.setVisible(not found)
                self._none.setVisible(not found or len(found) > MOST)
                self._none.setText(f"The first {MOST} are listed." if found else tray.empty)
        self._mark(self._session.selection)

    def _edited(self, edit: Edit) -> None:
        touched = [*edit.before.values(), *edit.after.values()]
        if any(isinstance(entity, Document) for entity in touched):
            self.refresh()
        elif any(isinstance(entity, IN_TRAYS) for entity in touched):
            self._refill()

    def _mark(self, identifier: str) -> None:
        self.documents.mark(identifier)
        here = self._session.project.entities.get(identifier)
        dismissed = here is not None and here.provenance.standing == Standing.DISMISSED
        itself = dismissed or self._tray_choice == "unread"
        self.events.mark(identifier if itself else event_of(self._session.project, identifier))


def _begin(document: Document) -> tuple[bool, int]:
    """Documents stand in the order of their dates, those without one last."""
    return document.created is None, document.created.interval.begin if document.created else 0


def _heading(text: str, count: QWidget) -> QHBoxLayout:
    across = QHBoxLayout()
    across.setContentsMargins(8, 4, 8, 2)
    capitals = label(text.upper(), "head", wrap=False)
    capitals.setAccessibleName(text)
    across.addWidget(capitals)
    across.addStretch(1)
    across.addWidget(count)
    return across
