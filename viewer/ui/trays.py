"""What lies in the trays below the documents: undated, left over, to review, dismissed. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from viewer.model.attribution import Quotation
from viewer.model.chronology import chronology
from viewer.model.document import Document, Omission
from viewer.model.event import Event, EventMention, Merge
from viewer.model.lookup import document_of, unread, words_of
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.stance import Stance
from viewer.model.temporal import TemporalExpression
from viewer.model.wording import describe
from viewer.ui.standing import with_state

NO_DATE = "No date of its own: give one"
Listed = Event | Quotation | Stance | TemporalExpression | Document | Omission
"""What can lie in a tray."""
IN_TRAYS = (Event, EventMention, Merge, Quotation, Stance, TemporalExpression, Omission)
"""What, when it changes, may change what lies in the trays; a document changes all."""


@dataclass(frozen=True, slots=True)
class Tray:
    """One of them.

    empty  what is said when nothing lies in it
    find   what lies in it, of a project and the events its chronology shows, in no order that takes time to make
    order  what its rows are sorted by; None where they stand as they were found
    """

    text: str
    empty: str
    find: Callable[[Project, Sequence[Event]], Sequence[Listed]]
    order: Callable[[Event], tuple[bool, int]] | None = None


def contents(project: Project) -> dict[str, Sequence[Listed]]:
    """What lies in each tray, unsorted; the chronology is made once for all of them."""
    events = list(chronology(project).values())
    return {name: tray.find(project, events) for name, tray in TRAYS.items()}


def ordered(name: str, found: Sequence[Listed]) -> list[Listed]:
    """What lies in a tray in the order its rows have."""
    order = TRAYS[name].order
    return sorted(found, key=order) if order else list(found)  # type: ignore[arg-type]


def lines(project: Project, listed: Listed) -> tuple[str, str]:
    """The two lines of a row: what it is; and its date, or what is known of its order, or of what kind it is, with the
    state it is in.
    """
    title, second = _lines(project, listed)
    return title, with_state(second, None if isinstance(listed, Document) else listed)


def _lines(project: Project, listed: Listed) -> tuple[str, str]:
    if isinstance(listed, Event):
        known = describe(listed.interval) if listed.interval else listed.order or listed.status.value
        return listed.title, known
    if isinstance(listed, Document):
        return listed.title, NO_DATE
    home = project.get(Document, document_of(project, listed.id))
    if isinstance(listed, Omission):
        return listed.because, f"not read · {home.title}" if home else "not read"
    if isinstance(listed, TemporalExpression):
        read = f"{describe(listed.interval)}, not used" if listed.interval else "no place in time"
        return f"“{listed.text}”", f"{read} · {home.title}" if home else read
    kind = "quotation" if isinstance(listed, Quotation) else f"position of {listed.holder_name}"
    return " ".join(words_of(project, listed.id).split()), kind


def _undated(project: Project, events: Sequence[Event]) -> Sequence[Listed]:
    del project
    return [e for e in events if e.resolution is None]


def _unread(project: Project, events: Sequence[Event]) -> Sequence[Listed]:
    del events
    return unread(project)


def _to_review(project: Project, events: Sequence[Event]) -> Sequence[Listed]:
    del project
    return [e for e in events if e.provenance.standing is Standing.FOUND]


def _dismissed(project: Project, events: Sequence[Event]) -> Sequence[Listed]:
    del events
    every: list[Listed] = [*project.all(Event), *project.all(Quotation), *project.all(Stance)]
    every += project.all(TemporalExpression)
    every += project.all(Omission)
    return [e for e in every if e.provenance.standing is Standing.DISMISSED]


def _by_date(event: Event) -> tuple[bool, int]:
    """In the order of their dates, the undated last."""
    return event.interval is None, event.interval.begin if event.interval else 0


TRAYS = {
    "undated": Tray("Undated", "Events that no source dates are kept here.", _undated),
    "unread": Tray("Unread", "Every date that was found is used by an event.", _unread),
    "review": Tray("To review", "Everything found was looked at.", _to_review, _by_date),
    "dismissed": Tray("Dismissed", "What you dismiss stays here and can be restored.", _dismissed),
}
"""Trays by name."""
