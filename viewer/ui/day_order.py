"""Where an event stands among those of its day: said in words, and chosen from a list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from viewer.model.day_order import same_day
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.ui.parts import label, link

MOST = 20
"""Events of the day that are offered."""
LONGEST = 60


class DayOrder(QWidget):
    """What is known of the order, and a link to say it, where there are others of the same date.

    given  “before” or “after”, and the id of the other event
    """

    given = Signal(str, str)

    def __init__(self, project: Project, event: Event) -> None:
        super().__init__()
        others = same_day(project, event)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        if event.order:
            across.addWidget(label(f"In order: {event.order}", "secondary"), 1)
        self.choices = QMenu(self)
        for word in ("before", "after"):
            for other in others[:MOST]:
                title = other.title if len(other.title) <= LONGEST else other.title[: LONGEST - 1] + "…"
                action = self.choices.addAction(f"{word} “{title}”".replace("&", "&&"))
                action.triggered.connect(partial(self._give, word, other.id))
        if others:
            self._link = link("order within the day…", self._open, "Say which of the events of this date came first")
            across.addWidget(self._link, 0, Qt.AlignmentFlag.AlignTop)
        if not event.order:
            across.addStretch(1)
        self.setVisible(bool(others or event.order))

    def _open(self) -> None:
        self.choices.popup(self._link.mapToGlobal(self._link.rect().bottomLeft()))

    def _give(self, word: str, other: str, _checked: bool = False) -> None:
        self.given.emit(word, other)
