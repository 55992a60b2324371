"""Going through what was found: each event accepted, changed or dismissed with one key, the next one shown at once."""

from __future__ import annotations

from collections.abc import Callable

from viewer.model.chronology import chronology, merge_of, split_event
from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.lookup import shown_event
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.revision import accept, dismiss, restore, retitle
from viewer.ui.session import Session


def in_order(project: Project) -> list[Event]:
    """All events as the chronology shows them, by date, the undated last."""
    return sorted(
        chronology(project).values(), key=lambda e: (e.interval is None, e.interval.begin if e.interval else 0, e.id)
    )


class Review:
    """Decides about the selected event and goes on to the next that nobody has decided about."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def event(self) -> Event | None:
        """The event looked at."""
        return shown_event(self._session.project, self._session.selection)

    @property
    def is_merged(self) -> bool:
        """Whether the event looked at was joined of several."""
        event = self.event
        return event is not None and merge_of(self._session.project, event.id) is not None

    @property
    def is_dismissed(self) -> bool:
        """Whether the event looked at was dismissed."""
        event = self.event
        return event is not None and event.provenance.standing == Standing.DISMISSED

    def step(self, count: int) -> None:
        """Select the next event to review (the previous one for -1); any next event when all are reviewed."""
        order = in_order(self._session.project)
        event = self.event
        here = next((n for n, e in enumerate(order) if event is not None and e.id == event.id), -1 if count > 0 else 0)
        turned = [order[(here + count * n) % len(order)] for n in range(1, len(order) + 1)]
        following = next((e for e in turned if not e.provenance.is_human), turned[0] if turned else None)
        if following is not None:
            self._session.select(following.id)

    def accept(self) -> None:
        """Confirm the event and go on."""
        self._decide(accept)

    def dismiss(self) -> None:
        """Put the event aside and go on; it stays findable among the dismissed."""
        self._decide(dismiss)

    def restore(self) -> None:
        """Take a dismissed event back."""
        event = self.event
        if event is not None:
            self._session.make(restore(self._session.project, [event.id]))

    def split(self) -> None:
        """Part the events that were joined into this one."""
        event = self.event
        if event is not None:
            self._session.make(split_event(self._session.project, event.id))

    def retitle(self, title: str) -> None:
        """Give the event another title; ValueError when it is empty."""
        event = self.event
        if event is not None:
            self._session.make(retitle(self._session.project, event.id, title))

    def _decide(self, decision: Callable[[Project, list[str]], Edit]) -> None:
        event = self.event
        if event is None:
            return
        edit = decision(self._session.project, [event.id])
        self.step(1)
        self._session.make(edit)
