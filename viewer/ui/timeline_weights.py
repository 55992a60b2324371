"""Which events lead on the timeline: their significance over all documents, as far as there is time to weigh them."""

from __future__ import annotations

from viewer.extract.significance_events import of_events
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.event import Event, EventMention
from viewer.model.project import Project
from viewer.model.stance import Stance
from viewer.timeline.columns import Weigh

MOST = 20_000
"""More events than this (a quarter of a second) are weighed by what each holds itself, so that they show at once."""


def weigher(project: Project) -> Weigh | None:
    """What weighs the events of a project; None where they are too many to wait for."""
    if len(project.all(Event)) > MOST:
        return None

    def weigh(events: list[Event]) -> list[float]:
        found = of_events(
            events,
            project.all(EventMention),
            project.all(Quotation),
            project.all(Stance),
            project.all(Document),
        )
        return [found[e.id].score for e in events]

    return weigh
