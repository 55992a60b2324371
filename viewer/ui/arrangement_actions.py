"""What the commands do that arrange what is seen: eras by hand, and views kept under a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit, QWidget

from viewer.model.arrangement import (
    change_era,
    eras,
    new_era,
    next_tone,
    remove_era,
    remove_view,
    rename_view,
    save_view,
    views,
)
from viewer.model.edit import Edit
from viewer.model.time import Interval
from viewer.model.view import Era, SavedView
from viewer.model.wording import describe
from viewer.ui.date_card import DateReader
from viewer.ui.dialogs.era_dialog import EraDialog
from viewer.ui.dialogs.list_dialog import ListDialog
from viewer.ui.pane import Timeline
from viewer.ui.session import Session
from viewer.ui.theme import TONES, theme

NO_ERAS = "No eras yet. “New era…” makes one of the stretch in view; Ctrl+Shift and a drag draw one."
NO_VIEWS = "No views yet. “Save this view…” keeps what is shown now."


class ArrangementActions(QObject):
    """Eras and saved views, each change one edit that can be undone.

    told    one sentence about what was done
    wanted  a saved view is to be shown
    """

    told = Signal(str)
    wanted = Signal(object)

    def __init__(self, session: Session, read: DateReader, timeline: Timeline, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._read, self._timeline, self._window = session, read, timeline, window
        self.theme_name: Callable[[], str] = lambda: "light"

    def ask_era(self, about: object) -> None:
        """Ask for a new era of an Interval, or for other names and dates of the era of an id."""
        if isinstance(about, Interval):
            self._new_era(about)
        elif isinstance(about, str):
            self.change_era(about)

    def change_era(self, identifier: str) -> None:
        """Ask for another name, other dates, another tone of an era."""
        era = self._session.project.get(Era, identifier)
        if era is None:
            return
        dialog = self._era_dialog("Era", era.title, era.interval, era.tone)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.interval is not None:
            self._make(
                change_era(
                    self._session.project, identifier, dialog.title(), dialog.interval, dialog.tone.currentIndex()
                )
            )

    def list_eras(self) -> None:
        """List all eras, to be shown, changed, removed."""
        colours = theme(self.theme_name()).tones

        def rows() -> list[tuple[str, str, str]]:
            found = eras(self._session.project)
            return [(e.id, f"{e.title}\n{describe(e.interval)}", colours[e.tone % len(colours)]) for e in found]

        def remove(identifier: str) -> None:
            self._make(remove_era(self._session.project, identifier))

        deeds = (("Show", self._show_era), ("Name and dates…", self.change_era), ("Remove", remove))
        ListDialog("Eras", rows, deeds, ("New era…", lambda _: self._timeline.new_era()), NO_ERAS, self._window).exec()

    def save_view(self) -> None:
        """Keep what is shown under a name; a known name is updated."""
        name = self._ask_name("Save this view", "What this view is called", "")
        if name:
            self._make(save_view(self._session.project, name, self._timeline.view_now()))
            self.told.emit(f"The view “{name}” was saved.")

    def show_view(self, identifier: str) -> None:
        """Go to a saved view."""
        view = self._session.project.get(SavedView, identifier)
        if view is not None:
            self.wanted.emit(view)
            self.told.emit(f"The view “{view.name}” is shown.")

    def list_views(self) -> None:
        """List all saved views, to be shown, updated, renamed, removed."""
        project = self._session.project

        def rows() -> list[tuple[str, str, str]]:
            return [(v.id, v.name, "") for v in views(project)]

        def update(identifier: str) -> None:
            view = project.get(SavedView, identifier)
            if view is not None:
                self._make(save_view(project, view.name, self._timeline.view_now()))

        def rename(identifier: str) -> None:
            view = project.get(SavedView, identifier)
            name = self._ask_name("Rename the view", "What this view is called", view.name) if view else ""
            if name:
                self._make_or_say(lambda: rename_view(project, identifier, name))

        deeds = (
            ("Show", self.show_view),
            ("Update to what is shown", update),
            ("Rename…", rename),
            ("Remove", lambda i: self._make(remove_view(project, i))),
        )
        ListDialog("Views", rows, deeds, ("Save this view…", lambda _: self.save_view()), NO_VIEWS, self._window).exec()

    def _new_era(self, interval: Interval) -> None:
        tone = next_tone(self._session.project, len(TONES))
        dialog = self._era_dialog("New era", "", interval, tone)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.interval is not None:
            edit, _ = new_era(self._session.project, dialog.title(), dialog.interval, dialog.tone.currentIndex())
            self._make(edit)

    def _era_dialog(self, heading: str, title: str, interval: Interval, tone: int) -> EraDialog:
        colours = theme(self.theme_name()).tones
        return EraDialog(self._read, heading, title, interval, tone, colours, self._window)

    def _show_era(self, identifier: str) -> None:
        era = self._session.project.get(Era, identifier)
        if era is not None:
            self._timeline.show_range(era.interval.begin, era.interval.end)

    def _ask_name(self, heading: str, words: str, name: str) -> str:
        typed, accepted = QInputDialog.getText(self._window, heading, words, QLineEdit.EchoMode.Normal, name)
        return " ".join(typed.split()) if accepted else ""

    def _make_or_say(self, edit: Callable[[], Edit]) -> None:
        try:
            self._make(edit())
        except ValueError as problem:
            self.told.emit(str(problem))

    def _make(self, edit: Edit) -> None:
        self._session.make(edit)
