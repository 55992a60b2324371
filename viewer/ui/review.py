"""Going through what was found: each event accepted, changed or dismissed with one key, the next one shown at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from viewer.model import day_order
from viewer.model.attribution import Quotation
from viewer.model.chronology import chronology, merge_of, split_event
from viewer.model.document import Omission
from viewer.model.edit import Edit
from viewer.model.event import Event, EventMention
from viewer.model.lookup import event_of, shown_event, unread
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.revision import accept, dismiss, restore, retitle
from viewer.model.stance import Stance
from viewer.model.temporal import TemporalExpression
from viewer.ui.session import Session

Loose = Quotation | Stance | TemporalExpression | Omission
"""What can be decided about by itself, besides events."""


def in_order(project: Project) -> list[Event]:
    """All events as the chronology shows them, by date, the undated last."""
    return day_order.in_order(chronology(project).values())


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
    def detail(self) -> Loose | None:
        """The quotation, position, date without an event or unread part that is itself selected."""
        project = self._session.project
        entity = project.entities.get(self._session.selection)
        if isinstance(entity, TemporalExpression) and any(m.expression == entity.id for m in project.all(EventMention)):
            return None
        return entity if isinstance(entity, Quotation | Stance | TemporalExpression | Omission) else None

    @property
    def loose(self) -> Loose | None:
        """What is selected and belongs to no event: words about time that no event uses, even where they stand in the
        passage of one, a part that was not read, a quotation or position outside all events.
        """
        detail = self.detail
        if isinstance(detail, TemporalExpression | Omission) or (detail is not None and self.event is None):
            return detail
        return None

    @property
    def is_any_undecided(self) -> bool:
        """Whether nobody has decided about one of the marked events."""
        marked = (self._session.project.get(Event, i) for i in self._session.marked)
        return any(e is not None and e.provenance.standing == Standing.FOUND for e in marked)

    @property
    def is_dismissed(self) -> bool:
        """Whether what is itself selected, or else the event looked at, was dismissed."""
        looked_at = [e for e in (self.loose or self.detail, None if self.loose else self.event) if e is not None]
        return any(e.provenance.standing == Standing.DISMISSED for e in looked_at)

    def step(self, count: int, decided: Sequence[str] = ()) -> None:
        """Select the next event to review (the previous one for -1); any next event when all are reviewed.

        Those about to be decided about together count as reviewed; what is marked is let go.
        """
        order = in_order(self._session.project)
        event = self.event
        here = next((n for n, e in enumerate(order) if event is not None and e.id == event.id), -1 if count > 0 else 0)
        turned = [order[(here + count * n) % len(order)] for n in range(1, len(order) + 1)]
        following = next(
            (e for e in turned if not e.provenance.is_human and e.id not in decided), turned[0] if turned else None
        )
        if following is not None:
            self._session.mark([following.id])

    def accept(self, chosen: list[str]) -> None:
        """Confirm events (those chosen, else the one looked at) and go on."""
        self._decide(accept, chosen)

    def dismiss(self, chosen: list[str]) -> None:
        """Put events aside and go on; they stay findable among the dismissed."""
        self._decide(dismiss, chosen)

    def dismiss_detail(self) -> None:
        """Put the quotation, position or date aside that is selected; its event stays."""
        if self.detail is not None:
            edit = dismiss(self._session.project, [self.detail.id])
            self._session.select(event_of(self._session.project, self.detail.id))
            self._session.make(edit)

    def restore(self, chosen: list[str]) -> None:
        """Take back what was dismissed: what is chosen, else the detail selected, else the event."""
        looked_at = [e.id for e in (self.detail, self.event) if e and e.provenance.standing == Standing.DISMISSED]
        identifiers = chosen or looked_at[:1]
        if identifiers:
            self._session.make(restore(self._session.project, identifiers))

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

    def _decide(self, decision: Callable[[Project, list[str]], Edit], chosen: list[str]) -> None:
        project, loose, event = self._session.project, self.loose, self.event
        if loose is not None and not chosen:
            edit = decision(project, [loose.id])
            self._session.select(_following(project, loose.id))
            self._session.make(edit)
            return
        identifiers = chosen or ([event.id] if event else [])
        if identifiers:
            edit = decision(project, identifiers)
            self.step(1, identifiers)
            self._session.make(edit)


def _following(project: Project, identifier: str) -> str:
    """What was left over after this one, else before it; "" where nothing else was."""
    left = [e.id for e in unread(project)]
    place = left.index(identifier) if identifier in left else 0
    others = [*left[place + 1 :], *reversed(left[:place])]
    return others[0] if others else ""
