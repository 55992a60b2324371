"""How the timeline is arranged, as the window commands it: lanes, folds, and the views people keep."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from viewer.model.view import SavedView
from viewer.timeline.lanes import lane_of
from viewer.timeline.scale import fitted
from viewer.ui.session import Session
from viewer.ui.timeline_arranger import Arranger
from viewer.ui.timeline_filter import FilterBar
from viewer.ui.timeline_gather import let_hidden_go
from viewer.ui.timeline_issue import IssueBar
from viewer.ui.timeline_travel import Travel


class Arranged(Travel):
    """A timeline that can be arranged.

    arranged   lanes or folds are others, or the events are shown as a table or along time again
    era_asked  an era is to be made of an Interval, or the era of an id changed
    """

    arranged = Signal()
    era_asked = Signal(object)

    _session: Session
    _issues: IssueBar
    _filter: FilterBar
    arranger: Arranger
    lanes_by = "none"
    as_table = False
    """Whether the events are shown as a table."""

    @property
    def folding(self) -> bool:
        """Whether long empty stretches are folded."""
        return self.shown.frames.folding

    def set_lanes(self, by: str) -> None:
        """Gather events in lanes by "source", "actor", "issue" or "kind", or in one by "none"; by "country" show where
        everyone stands on an issue. ValueError otherwise.
        """
        if by != "country":
            lane_of(self._session.project, by)
        self.lanes_by = by
        self.arranger.let_go()
        self.renew()
        self.arranged.emit()

    def set_folding(self, folding: bool) -> None:
        """Fold long stretches in which nothing stands, or show all of time."""
        self.shown.frames.set_folding(folding)
        self.renew(same_events=True)
        if folding and self.shown.frames.folds is None:
            self.arranger.told.emit("No empty stretch is long enough to be folded.")
        self.arranged.emit()

    def move_lane(self, by: int) -> None:
        """Move the current lane up (-1) or down (1)."""
        self._for_a_lane(self.arranger.move(by))

    def fold_lane(self) -> None:
        """Fold the current lane, or unfold it."""
        self._for_a_lane(self.arranger.fold_lane())

    def restore_lanes(self) -> None:
        """Let the lanes stand in their own order again."""
        self.arranger.restore_lanes()

    def new_era(self) -> None:
        """Ask for an era of the stretch in view."""
        self.arranger.want_era_in_view()

    def view_now(self) -> SavedView:
        """What is in view, to be kept under a name."""
        begin, end = self.visible_range()
        whole = self.shown.motion.goal == self.shown.frames.fit()
        return SavedView(
            id="",
            name="",
            begin=0 if whole else begin,
            end=0 if whole else end,
            lanes=self.lanes_by,
            issue=str(self._issues.issue.currentData() or "") if self.lanes_by == "country" else "",
            terms=self._filter.terms,
            folds=self.folding,
        )

    def show_view(self, view: SavedView) -> None:
        """Show what a view kept, gliding to its stretch of time."""
        self.lanes_by = view.lanes
        self.arranger.let_go()
        self.shown.frames.set_folding(view.folds)
        self._issues.want(view.issue)
        self._filter.show_terms(view.terms)
        self.renew()
        let_hidden_go(self._session, view.terms)
        self.arranged.emit()
        if view.begin == view.end:
            self.fit_all()
        else:
            scale = self.shown.motion.scale
            ends = float(view.begin), float(view.end)
            self.shown.motion.to(fitted(*ends, scale.left, scale.width, folds=scale.folds))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move a lane while one has the focus; elsewhere they step through the article."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            up_or_down = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            moving = self.arranger.lane is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier
            if up_or_down and moving:
                event.accept()
                return True
        return super().event(event)

    def _for_a_lane(self, done: bool) -> None:
        """Say how a lane is chosen where none is."""
        if not done:
            words = "Choose lanes first." if not self.arranger.lanes else "Choose a lane first: Ctrl+↓ and Ctrl+↑."
            self.arranger.told.emit(words)

    @abstractmethod
    def renew(self, *, same_events: bool = False) -> None:
        """Show the project as it is now."""
