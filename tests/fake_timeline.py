"""A timeline that only remembers what it was asked: the window's tests need no drawing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from viewer.model.event import Event
from viewer.model.lookup import event_of
from viewer.model.view import SavedView
from viewer.ui.session import Session
from viewer.ui.theme import Theme


@dataclass(frozen=True)
class FakeCounts:
    events: int
    undated: int
    hidden: int = 0
    clustered: int = 0
    dense: int = 0
    dismissed: int = 0


class FakeTimeline(QWidget):
    changed = Signal()
    hovered = Signal(str)
    activated = Signal(str)
    wanted = Signal(object, object)
    arranged = Signal()
    era_asked = Signal(object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.session = session
        self.theme = theme
        self.asked: list[object] = []
        self.highlighted = ""
        self.folding = self.as_table = False
        session.selected.connect(self._selected)

    def _selected(self, identifier: str) -> None:
        self.highlighted = event_of(self.session.project, identifier)

    def fit_all(self) -> None:
        self.asked.append("fit all")
        self.changed.emit()

    def fit(self, event_id: str) -> None:
        self.asked.append(("fit", event_id))

    def zoom_by(self, factor: float) -> None:
        self.asked.append(("zoom", factor))

    def pan_by(self, fraction: float) -> None:
        self.asked.append(("pan", fraction))

    def go_to(self, instant: int) -> None:
        self.asked.append(("go to", instant))

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme

    def why_unseen(self, event_id: str) -> str:
        event = self.session.project.get(Event, event_id)
        return "" if event and event.interval else "without a date"

    def visible_range(self) -> tuple[int, int]:
        return 1_388_534_400, 1_446_336_000

    def counts(self) -> FakeCounts:
        events = self.session.project.all(Event)
        return FakeCounts(len(events), sum(e.resolution is None for e in events))

    def set_gliding(self, gliding: bool) -> None:
        self.asked.append(("gliding", gliding))

    def show_table(self, table: bool) -> None:
        self.as_table = table
        self.asked.append(("table", table))

    def set_lanes(self, by: str) -> None:
        self.asked.append(("lanes", by))

    def set_folding(self, folding: bool) -> None:
        self.folding = folding
        self.arranged.emit()

    def move_lane(self, by: int) -> None:
        self.asked.append(("move lane", by))

    def fold_lane(self) -> None:
        self.asked.append("fold lane")

    def restore_lanes(self) -> None:
        self.asked.append("own order of lanes")

    def new_era(self) -> None:
        self.asked.append("new era")

    def show_range(self, begin: int, end: int) -> None:
        self.asked.append(("range", begin, end))

    def view_now(self) -> SavedView:
        return SavedView("", "", *self.visible_range())

    def show_view(self, view: SavedView) -> None:
        self.asked.append(("view", view.name))

    def copy_picture(self) -> None:
        self.asked.append("copy a picture")
