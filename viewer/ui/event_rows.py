"""The events as rows of a table that stays quick with very many: what nobody looks at is not put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from viewer.model.chronology import chronology
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.time import END_OF_TIME
from viewer.model.view import Term
from viewer.model.wording import describe
from viewer.timeline.captions import sources_of
from viewer.timeline.filters import passing

COLUMNS = ("Date", "Event", "Status", "Kind", "Sources", "Review")
REVIEW = {Standing.FOUND: "to review", Standing.CONFIRMED: "confirmed", Standing.ENTERED: "changed"}
DATE, TITLE, STATUS, KIND, SOURCES, STATE = range(len(COLUMNS))
PORTION = 200
"""Rows made ready to be looked through between two looks at the clock."""
Index = QModelIndex | QPersistentModelIndex
Entry = tuple[int, int, str, Event]
"""Begin and end in seconds, which sort the rows (undated ones last), and the event with its id."""


@dataclass(frozen=True, slots=True)
class Row:
    """An event as the table writes it."""

    identifier: str
    cells: tuple[str, ...]


class Rows:
    """The events of a project in order of time; what a cell says is worked out when it is asked for."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._project = Project()
        self._titles: dict[str, str] = {}
        self._terms: tuple[Term, ...] = ()
        self._searched: dict[str, tuple[Event, str]] = {}
        self._ready = 0

    def read(self, project: Project, terms: Sequence[Term] = ()) -> None:
        """Take the events that meet the terms, dismissed ones left out; those that are as they were stay."""
        titles = {d.id: d.title for d in project.all(Document)}
        if project is not self._project or titles != self._titles:
            self._searched = {}
        same = project is self._project and not terms and not self._terms
        self._project, self._titles, self._terms = project, titles, tuple(terms)
        events, shown = chronology(project), passing(project, terms)
        kept = [entry for entry in self.entries if events.get(entry[2]) is entry[3]] if same else []
        known = {entry[2] for entry in kept}
        new = [_entry(e) for i, e in events.items() if i not in known and shown(e)]
        self.entries = sorted([*kept, *new])  # ids differ, so events are never compared
        self._ready = 0

    def text(self, event: Event, column: int) -> str:
        """What a cell says."""
        if column == DATE:
            return describe(event.interval) if event.interval else "undated"
        if column == SOURCES:
            return "; ".join(self._titles.get(s, "") for s in sources_of(event, self._project))
        plain = {TITLE: event.title, STATUS: event.status.value, KIND: event.kind}
        return plain[column] if column in plain else REVIEW.get(event.provenance.standing, "")

    def cells(self, event: Event) -> tuple[str, ...]:
        """What the row of an event says."""
        return tuple(self.text(event, column) for column in range(len(COLUMNS)))

    def holds(self, event: Event, words: Sequence[str]) -> bool:
        """Whether the row of an event holds all these words (in lower case)."""
        whole = self._whole(event)
        return all(word in whole for word in words)

    def prepare(self, budget: float) -> bool:
        """Get ready to look for words, for about so many seconds; whether everything is ready."""
        until = perf_counter() + budget
        while self._ready < len(self.entries):
            for entry in self.entries[self._ready : self._ready + PORTION]:
                self._whole(entry[3])
            self._ready += PORTION
            if perf_counter() >= until:
                return False
        return True

    def _whole(self, event: Event) -> str:
        """All that the row of an event says, in lower case."""
        known = self._searched.get(event.id)
        if known is None or known[0] is not event:
            known = self._searched[event.id] = event, "\n".join(self.cells(event)).casefold()
        return known[1]


def _entry(event: Event) -> Entry:
    interval = event.interval
    return (interval.begin, interval.end, event.id, event) if interval else (END_OF_TIME, END_OF_TIME, event.id, event)


class Table(QAbstractTableModel):
    """Rows, those that hold all words of the filter, sorted by a column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = Rows()
        self._shown: list[Event] = []
        self._places: dict[str, int] | None = None
        self._words: list[str] = []
        self._sorting = (DATE, Qt.SortOrder.AscendingOrder)

    def read(self, project: Project, terms: Sequence[Term] = ()) -> None:
        """Show the events of a project that meet the terms."""
        self._rows.read(project, terms)
        self._arrange()

    def prepare(self, budget: float) -> bool:
        """Get ready for the filter, for about so many seconds; whether it is ready."""
        return self._rows.prepare(budget)

    def filter(self, text: str) -> None:
        """Show the rows that hold all these words, wherever."""
        self._words = text.casefold().split()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if (column, order) != self._sorting:
            self._sorting = column, order
            self._arrange()

    def row(self, index: int) -> Row:
        """The row shown at a place."""
        event = self._shown[index]
        return Row(event.id, self._rows.cells(event))

    def identifier(self, index: int) -> str:
        """The id of the event shown at a place."""
        return self._shown[index].id

    def place(self, identifier: str) -> int:
        """Where an event is shown, -1 where it is not."""
        if self._places is None:
            self._places = {event.id: place for place, event in enumerate(self._shown)}
        return self._places.get(identifier, -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._rows.text(self._shown[index.row()], index.column())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        across = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if across else None

    def _arrange(self) -> None:
        column, order = self._sorting
        falling = order == Qt.SortOrder.DescendingOrder
        self.beginResetModel()
        rows, words = self._rows, self._words
        kept = [entry[3] for entry in rows.entries]
        if words:
            kept = [event for event in kept if rows.holds(event, words)]
        if column != DATE:
            kept.sort(key=lambda event: rows.text(event, column).casefold(), reverse=falling)
        elif falling:  # what has no date stands last either way
            dated = [event for event in reversed(kept) if event.interval]
            kept = dated + [event for event in kept if not event.interval]
        self._shown, self._places = kept, None
        self.endResetModel()
