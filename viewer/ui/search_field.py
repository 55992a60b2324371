"""The search field: finds events, quotations and articles while one types; Enter goes to the chosen, then on."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from viewer.model.attribution import Quotation
from viewer.model.chronology import chronology, shown_as
from viewer.model.event import Event, Merge
from viewer.model.lookup import event_of
from viewer.model.search import Hit, search
from viewer.model.span import Span
from viewer.store.errors import StoreError
from viewer.ui.session import Session
from viewer.ui.standing import with_state

ID = Qt.ItemDataRole.UserRole
AT = Qt.ItemDataRole.UserRole + 1
PROMPT, WIDEST = "Search events, quotations, articles", 320
"""What the empty field says, and its pixels at most."""
MOST = 20
"""Hits asked for."""
LIT, REST = 5_000, 150
"""Events lit at most, so many milliseconds after the last letter."""
ROWS = 10
WIDTH = 520
"""Rows of hits on show, and the width of the list in pixels."""


class SearchField(QLineEdit):
    """Selects what is chosen among the hits; the list lies over the window, it is no window of its own.

    passage_chosen  where in the article that was selected the words stand (a Span)
    told            how many events were found, and which of them is shown
    why_unseen      says of the event of an id why it is not on the timeline, "" if it is: set by the window
    """

    passage_chosen = Signal(Span)
    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setPlaceholderText(PROMPT)
        self.setAccessibleName("Search")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(120)
        self.setMaximumWidth(WIDEST)
        self.why_unseen: Callable[[str], str] = lambda _event: ""
        self.hits = QListWidget(self)
        self.hits.setObjectName("hits")
        self.hits.setAccessibleName("Found")
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setUniformItemSizes(True)
        self.hits.setVisible(False)
        self.hits.itemClicked.connect(self._choose)
        self.textEdited.connect(self._search)
        self._rest = QTimer(self, singleShot=True, interval=REST, timeout=self._light)
        self.textChanged.connect(self._rest.start)
        session.opened.connect(self._put_away)
        self._again = QTimer(self, singleShot=True, interval=REST, timeout=self._find_again)
        session.edited.connect(self._again.start)
        session.opened.connect(self._again.start)

    def event(self, event: QEvent) -> bool:
        """Keys of the window's commands stay theirs: Ctrl+E draws a picture, and does not go to the end of the line."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_a_command(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.hits.currentRow()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.hits.isVisible():
            self.hits.setCurrentRow((row + (1 if key == Qt.Key.Key_Down else -1)) % max(1, self.hits.count()))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hits.isVisible():
            item = self.hits.currentItem()
            if item is not None:
                self._choose(item)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Escape and (self.hits.isVisible() or self.text()):
            self.clear()
            self._put_away()
        else:
            super().keyPressEvent(event)

    def step(self, count: int) -> None:
        """Select the next event that was found (the previous one for -1), in order of time; after the last the first.

        Found is what holds the words in its title or in what was said there.
        """
        if self._rest.isActive() or not self._session.found:
            self._light()
        shown = chronology(self._session.project)
        found = [identifier for identifier in self._session.found if identifier in shown]
        if not found:
            return
        project = self._session.project
        now = shown_as(project, event_of(project, self._session.selection))
        at = project.get(Event, now)
        if now in found:
            place = (found.index(now) + count) % len(found)
        else:  # on from where one is in time, though that was not found, or is found no longer
            passed = sum(_order(shown[each]) < _order(at) for each in found) if at else 0
            place = (passed if count > 0 else passed - 1) % len(found)
        self._session.select(found[place])
        title, why = shown[found[place]].title, self.why_unseen(found[place])
        self.told.emit(f"{place + 1:,} of {len(found):,} found{f' ({why})' if why else ''}: {title}")

    def _light(self) -> None:
        """Let the events that hold the words be seen, and say how many they are."""
        self._rest.stop()
        asked = self.text().strip()
        found = found_events(self._session, asked) if asked else []
        self._session.light(found)
        if asked:
            many = {0: "No event", 1: "1 event"}.get(len(found), f"{len(found):,} events")
            unseen = Counter(why for why in map(self.why_unseen, found) if why).most_common()
            apart = "".join(f", {count:,} of them {why}" if len(found) > 1 else f", {why}" for why, count in unseen)
            keys = ". F3 goes from one to the next" if len(found) > 1 else ""
            self.told.emit(f"{many} found for “{asked}”{apart}{keys}.")

    def _find_again(self) -> None:
        """What was found may be another after an edit, or in another project: dismissed, restored, titled anew."""
        asked = self.text().strip()
        if asked:
            self._session.light(found_events(self._session, asked))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._put_away()
        super().focusOutEvent(event)

    def _search(self, text: str) -> None:
        self.hits.clear()
        if not text.strip():
            self._put_away()
            return
        for hit in _found(self._session, text):
            words = f"{hit.kind}: {' '.join(hit.text.split())}"
            itself = self._session.project.get(Event, hit.id) or self._session.project.get(Quotation, hit.id)
            item = QListWidgetItem(with_state(words, itself))
            item.setData(ID, hit.id)
            item.setData(AT, hit.at)
            self.hits.addItem(item)
        if not self.hits.count():
            item = QListWidgetItem("Nothing was found.")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.hits.addItem(item)
        self.hits.setCurrentRow(0)
        self._show()

    def _show(self) -> None:
        window = self.window()
        self.hits.setParent(window)
        below = self.mapTo(window, QPoint(0, self.height() + 4))
        rows = min(ROWS, self.hits.count())
        width = min(WIDTH, window.width() - below.x() - 8)
        self.hits.setGeometry(below.x(), below.y(), width, rows * max(20, self.hits.sizeHintForRow(0)) + 10)
        self.hits.show()
        self.hits.raise_()

    def _put_away(self) -> None:
        self.hits.setVisible(False)

    def _choose(self, item: QListWidgetItem) -> None:
        identifier = str(item.data(ID) or "")
        if identifier:
            self._put_away()
            self._session.select(identifier)
            at = item.data(AT)
            if isinstance(at, Span):
                self.passage_chosen.emit(at)


def _is_a_command(event: QKeyEvent) -> bool:
    """Whether a key that lines of text have a use for is one of the window's own."""
    return event.key() == Qt.Key.Key_E and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _found(session: Session, text: str) -> list[Hit]:
    """What holds the words: by the project file's index where there is one, else by going through everything."""
    store = session.store
    if store is not None and not store.waiting:
        with contextlib.suppress(StoreError):
            hits = store.search(text, MOST)
            return [Hit(h.id, "article" if h.kind == "document" else h.kind, h.text, h.at) for h in hits]
    return search(session.project, text, MOST)


def found_events(session: Session, text: str) -> list[str]:
    """Ids of the events that hold the words in their title or their quotations, by date, the undated last."""
    hits: list[str] = []
    store = session.store
    if store is not None and not store.waiting:
        with contextlib.suppress(StoreError):
            hits = [h.id for h in store.search(text, LIT, articles=False)]
    else:
        hits = [h.id for h in search(session.project, text, LIT)]
    ids = set(hits)
    for merge in session.project.all(Merge):
        if not ids.isdisjoint(merge.members):
            ids.update(merge.members)
    events = chronology(session.project).values()
    found = [e for e in events if e.id in ids or not ids.isdisjoint(e.quotations)]
    return [e.id for e in sorted(found, key=_order)]


def _order(event: Event) -> tuple[bool, int, str]:
    """By date, the undated last."""
    return event.interval is None, event.interval.begin if event.interval else 0, event.id
