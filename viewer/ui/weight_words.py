"""How much stands behind an event, in words: what its place on a crowded timeline rests on."""

from __future__ import annotations

from viewer.extract.significance_events import of_events
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.ui.timeline_weights import behind

COUNTED = (
    ("documents", "document", "documents"),
    ("publication_days", "day of publication", "days of publication"),
    ("retrospective", "look back", "looks back"),
    ("mentions", "telling", "tellings"),
    ("quotations", "quotation", "quotations"),
    ("positions", "position", "positions"),
)


def weight_words(project: Project, event: Event) -> str:
    """The parts of an event's significance: "Weight 1.6: 2 documents, 3 tellings, 3 quotations"."""
    found = of_events([event], *behind(project, [event]))[event.id]
    counts = ((int(found.parts.get(key, 0)), one, many) for key, one, many in COUNTED)
    parts = ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counts if n)
    return f"Weight {found.score:.1f}" + (f": {parts}" if parts else "")
