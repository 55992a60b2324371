"""Which events lead on the timeline: their significance over all documents."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from viewer.extract.significance_events import scores
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.event import Event, EventMention
from viewer.model.project import Project
from viewer.model.stance import Stance
from viewer.timeline.columns import Weigh

MOST = 20_000
"""Up to so many events all are weighed anew at every change (0.2 s); of more, only those that changed."""


class Known:
    """What was weighed of a project: its events, and the weight of each, by id. No tuples: a hundred thousand new ones
    keep the garbage collector busy for longer than the weighing takes.
    """

    def __init__(self) -> None:
        self.events: dict[str, Event] = {}
        self.weights: dict[str, float] = {}

    def has(self, event: Event) -> bool:
        """Whether this very event was weighed."""
        met = self.events.get(event.id)
        return met is not None and (met is event or met == event)

    def note(self, events: list[Event], weights: list[float]) -> None:
        """Remember what was weighed."""
        names = [e.id for e in events]
        self.events.update(zip(names, events, strict=True))
        self.weights.update(zip(names, weights, strict=True))


_KNOWN: WeakKeyDictionary[Project, Known] = WeakKeyDictionary()


def weigher(project: Project) -> Weigh:
    """What weighs the events of a project: 200,000 of them in two seconds, and in a tenth of one after a change."""

    def weigh(events: list[Event]) -> list[float]:
        if len(events) <= MOST:
            return _all(project, events)
        known = _KNOWN.setdefault(project, Known())
        fresh = [e for e in events if not known.has(e)] if known.events else events
        few = len(fresh) <= MOST
        known.note(fresh, _some(project, fresh) if few else _all(project, fresh))
        return [known.weights[e.id] for e in events]

    return weigh


def weigher_of_some(project: Project) -> Weigh:
    """What weighs events that changed, among more than MOST: what `weigher` gives them there."""

    def weigh(events: list[Event]) -> list[float]:
        found = _some(project, events)
        _KNOWN.setdefault(project, Known()).note(events, found)
        return found

    return weigh


def _all(project: Project, events: list[Event]) -> list[float]:
    everything = (project.all(EventMention), project.all(Quotation), project.all(Stance), project.all(Document))
    weights: list[float] = scores(events, *everything).tolist()
    return weights


def _some(project: Project, events: list[Event]) -> list[float]:
    """Weights of some of very many events: only what stands behind these is looked at."""
    weights: list[float] = scores(events, *behind(project, events)).tolist()
    return weights


def behind(
    project: Project, events: Iterable[Event]
) -> tuple[list[EventMention], list[Quotation], list[Stance], list[Document]]:
    """The mentions, quotations, positions and documents that stand behind some events."""
    told = list(events)
    mentions = [m for e in told for i in e.mentions if (m := project.get(EventMention, i))]
    names = dict.fromkeys(m.document for m in mentions)
    documents = [d for i in names if (d := project.get(Document, i))]
    documents += [o for d in documents if (o := project.get(Document, d.copy_of)) and o.id not in names]
    quotations = [q for e in told for i in e.quotations if (q := project.get(Quotation, i))]
    stances = [s for s in project.all(Stance) if s.document in names] if told else []
    return mentions, quotations, stances, documents
