"""What the commands of the window do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from viewer.model.attribution import Quotation
from viewer.model.chronology import merge_of
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.lookup import event_of, quotations_of, shown_event
from viewer.model.project import remove_document
from viewer.model.provenance import Standing
from viewer.model.view import SavedView
from viewer.ui.arrangement_actions import ArrangementActions
from viewer.ui.dialogs.about_dialog import AboutDialog
from viewer.ui.dialogs.export_dialog import ExportDialog, PictureChoice
from viewer.ui.dialogs.go_to_dialog import GoToDialog
from viewer.ui.dialogs.keys_dialog import KeysDialog
from viewer.ui.dialogs.preferences_dialog import PreferencesDialog
from viewer.ui.event_actions import EventActions
from viewer.ui.intake import Intake
from viewer.ui.jobs import Remote
from viewer.ui.keeping import Keeping
from viewer.ui.pane import Timeline
from viewer.ui.panes import Panes
from viewer.ui.picture_job import Draw, PictureJob
from viewer.ui.project_actions import ProjectActions
from viewer.ui.quotation_card import copy_citation
from viewer.ui.review import Review
from viewer.ui.session import Session
from viewer.ui.settings import Settings
from viewer.ui.tastes import Tastes
from viewer.ui.timeline_filter import FilterBar


class Surface(Protocol):
    """What actions ask of the window itself; also a QWidget."""

    @property
    def panes(self) -> Panes: ...
    def close(self) -> bool: ...
    def find_words(self) -> None: ...
    def next_found(self, count: int) -> None: ...
    def take(self, paths: list[Path]) -> None: ...


READERS, COLLECTIONS = Remote("viewer.readers:READERS"), Remote("viewer.readers:COLLECTIONS")
"""The formats that can be read, loaded when they are first asked for."""
OWN_ALMANACS = Remote("viewer.extract.almanac:own")
"""Where the user's own almanacs lie."""

PICTURES = {"png": "Pictures (*.png)", "svg": "Drawings (*.svg)", "pdf": "Documents (*.pdf)"}

STEP = 0.8
"""One step of zooming shows four fifths of the time shown before."""


@dataclass(frozen=True, slots=True)
class Now:
    """What commands look at to know whether they can be given: what is there, and what is selected."""

    filled: bool
    undoable: bool
    redoable: bool
    selected: bool
    document: bool
    event: bool
    quotation: bool
    undecided: bool
    dismissed: bool
    laned: bool
    merged: bool
    detail: bool
    loose: bool

    @property
    def decidable(self) -> bool:
        """Whether something is selected that can be dismissed by itself."""
        return (self.event or self.loose) and not self.dismissed

    @property
    def in_view(self) -> bool:
        """Whether an event is selected that was not dismissed."""
        return self.event and not self.dismissed


class Actions(QObject):
    """The window's deeds, each a method a command calls.

    failed   one sentence and its details
    told     one sentence about what was done
    laned    the timeline is laid out by something else: what the timeline calls it
    """

    failed = Signal(str, str)
    told = Signal(str)
    laned = Signal(str)

    def __init__(
        self,
        session: Session,
        intake: Intake,
        keeping: Keeping,
        timeline: Timeline,
        surface: Surface,
        settings: Settings,
        draw: Draw,
    ) -> None:
        window = cast(QWidget, surface)
        super().__init__(window)
        self.session, self.intake, self.timeline, self.surface = session, intake, timeline, surface
        self.review = Review(session)
        self.tastes = Tastes(settings, timeline, window)
        self.projects = ProjectActions(keeping, settings, window)
        self.projects.told.connect(self.told)
        self.events = EventActions(session, intake.read_date, lambda: surface.panes, window)
        self.events.told.connect(self.told)
        self.arrangement = ArrangementActions(session, intake.read_date, timeline, window)
        self.arrangement.theme_name = lambda: self.theme_name
        self.arrangement.told.connect(self.told)
        self.arrangement.wanted.connect(self.show_view)
        self._settings, self._window = settings, window
        self.picture = PictureJob(draw, window)
        self.picture.failed.connect(self.failed)
        self.picture.told.connect(self.told)
        self.theme_name = "light"
        self.lanes = "none"

    def now(self) -> Now:
        """What can be done now."""
        session = self.session
        event, loose = self.selected_event(), self.review.loose
        looked_at = loose or event
        standing = looked_at.provenance.standing if looked_at else None
        return Now(
            filled=len(session.project) > 0,
            undoable=session.history.undoable is not None,
            redoable=session.history.redoable is not None,
            selected=bool(session.selection),
            document=self.selected_document() is not None,
            event=event is not None,
            quotation=self._quotation(event) is not None,
            undecided=standing == Standing.FOUND or self.review.is_any_undecided,
            dismissed=self.review.is_dismissed,
            detail=self.review.detail is not None,
            laned=self.lanes != "none",
            loose=loose is not None,
            merged=event is not None and merge_of(session.project, event.id) is not None,
        )

    def add_documents(self) -> None:
        """Ask for files and read them."""
        kinds = " ".join(f"*{suffix}" for suffix in sorted({*READERS.find(), *COLLECTIONS.find()}))
        filters = f"Documents ({kinds});;All files (*)"
        names, _ = QFileDialog.getOpenFileNames(self._window, "Add documents", self._settings.folder, filters)
        if names:
            self._settings.folder = str(Path(names[0]).parent)
            self.surface.take([Path(name) for name in names])

    def add_folder(self) -> None:
        """Ask for a folder and read the documents in it."""
        name = QFileDialog.getExistingDirectory(self._window, "Add the documents of a folder", self._settings.folder)
        if name:
            self._settings.folder = name
            self.surface.take([Path(name)])

    def remove_selected_document(self) -> None:
        """Take the selected document and all that was found in it out of the project; can be undone."""
        if self.selected_document():
            self.session.make(remove_document(self.session.project, self.session.selection))

    def export(self) -> None:
        """Ask how and where, then draw the picture."""
        dialog = ExportDialog(self.theme_name, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        choice = dialog.choice()
        start = str(Path(self._settings.folder) / f"timeline.{choice.kind}")
        name, _ = QFileDialog.getSaveFileName(self._window, "Export a picture", start, PICTURES[choice.kind])
        if name:
            self.export_to(Path(name) if Path(name).suffix else Path(f"{name}.{choice.kind}"), choice)

    def export_to(self, path: Path, choice: PictureChoice) -> None:
        """Draw the picture, a large one beside the window's own work; a problem is told in one sentence."""
        shown = self.timeline.view_now()
        view = shown if choice.visible_only else replace(shown, begin=0, end=0)
        self.picture.begin(self.session.project, path, choice, view)

    def copy_picture(self) -> None:
        """Put what the timeline shows on the clipboard, as a picture."""
        self.timeline.copy_picture()
        self.told.emit("A picture of the timeline was copied.")

    def copy_citation(self) -> None:
        """Put the selected quotation, or the first of the selected event, on the clipboard with its source."""
        quotation = self._quotation(self.selected_event())
        if quotation is not None:
            copy_citation(self.session.project, quotation)
            self.told.emit("The quotation was copied with its source.")

    def let_go(self) -> None:
        """Select nothing."""
        self.session.select("")

    def fit_selection(self) -> None:
        """Show the selected event as large as the timeline allows."""
        event = event_of(self.session.project, self.session.selection)
        if event:
            self.timeline.fit(event)

    def zoom(self, closer: bool) -> None:
        """Show less time, or more."""
        self.timeline.zoom_by(STEP if closer else 1 / STEP)

    def set_lanes(self, by: str) -> None:
        """Lay the timeline out by something (see LANES)."""
        self.lanes = by
        self.timeline.set_lanes(by)
        self.laned.emit(by)

    def show_view(self, view: object) -> None:
        """Show what a SavedView kept."""
        if not isinstance(view, SavedView):
            return
        self.lanes = view.lanes
        self.timeline.show_view(view)
        self.laned.emit(view.lanes)

    def switch_table(self) -> None:
        """Show the events as a table, or along time again."""
        self.timeline.show_table(not self.timeline.as_table)

    def narrow(self) -> None:
        """Open the line of conditions above the timeline."""
        for line in self._window.findChildren(FilterBar):
            line.open()

    def go_to_date(self) -> None:
        """Ask for a date and go there."""
        dialog = GoToDialog(self.intake.read_date, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.instant is not None:
            self.timeline.go_to(dialog.instant)

    def show_keys(self, groups: list[tuple[str, list[tuple[str, str]]]]) -> None:
        """List every key."""
        KeysDialog(groups, self._window).exec()

    def preferences(self) -> None:
        """Let colours and motion be chosen, and show where things are kept."""
        PreferencesDialog(self.tastes, self._settings.unnamed, OWN_ALMANACS(), self._window).exec()

    def about(self) -> None:
        """Say what this is."""
        AboutDialog(self._window).exec()

    def selected_document(self) -> Document | None:
        """The document selected itself, or None."""
        return self.session.project.get(Document, self.session.selection)

    def selected_event(self) -> Event | None:
        """The event selected, or that of whatever is selected, or None."""
        return shown_event(self.session.project, self.session.selection)

    def _quotation(self, event: Event | None) -> Quotation | None:
        """The quotation selected, or the first of the event selected, or None."""
        project = self.session.project
        quotation = project.get(Quotation, self.session.selection)
        return quotation or (next(iter(quotations_of(project, event)), None) if event else None)
