"""What the commands that make and join events do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from viewer.model.chronology import merge_events
from viewer.model.lookup import shown_event
from viewer.model.revision import event_by_hand, event_from
from viewer.model.time import Interval
from viewer.timeline.filters import passing
from viewer.ui.date_card import DateReader
from viewer.ui.dialogs.merge_dialog import MergeDialog
from viewer.ui.dialogs.new_event_dialog import NewEventDialog
from viewer.ui.panes import Panes
from viewer.ui.review import in_order
from viewer.ui.session import Session
from viewer.ui.timeline_filter import FilterBar
from viewer.ui.timeline_gather import told


class EventActions(QObject):
    """Events by hand, each one change that can be undone.

    told  one sentence about what was done, or is to be done first
    """

    told = Signal(str)

    def __init__(self, session: Session, read: DateReader, panes: Callable[[], Panes], window: QWidget) -> None:
        super().__init__(window)
        self._session, self._read, self._panes, self._window = session, read, panes, window

    def make_of_words(self) -> None:
        """Make an event of the words marked in the article, and let its title be typed."""
        document, span = self._panes().source.chosen()
        if not document or not len(span):
            self.told.emit("Mark the words that tell the event in the article first.")
            return
        edit, made = event_from(self._session.project, document, span)
        self._session.make(edit)
        self._session.select(made)
        self._panes().edit_title()

    def make_new(self, placed: Interval | None = None) -> None:
        """Ask for the title and the date of an event that no document tells; `placed` is offered as its date."""
        dialog = NewEventDialog(self._read, placed, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            edit, made = event_by_hand(self._session.project, dialog.title(), dialog.date, dialog.status.status())
            self._session.make(edit)
            self._session.select(made)

    def mark_shown(self) -> None:
        """Mark every event that meets the conditions above the timeline, to be decided about together."""
        terms = [term for line in self._window.findChildren(FilterBar) for term in line.terms]
        shown = passing(self._session.project, terms)
        events = [e.id for e in in_order(self._session.project) if shown(e)]
        self._session.mark(events)
        if self._session.marked:
            self.told.emit(told(self._session))

    def merge(self) -> None:
        """Ask for the event that is the same as the one selected, and join the two."""
        event = shown_event(self._session.project, self._session.selection)
        if event is None:
            return
        dialog = MergeDialog(self._session.project, event, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen():
            self._session.make(merge_events(self._session.project, (event.id, dialog.chosen())))
            self._session.select(event.id)
