"""How much stands behind an event, in words: what its place on a crowded timeline rests on."""

from __future__ import annotations

from viewer.extract.significance_events import of_events
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.event import Event, EventMention
from viewer.model.project import Project
from viewer.model.stance import Stance

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
    mentions = [m for i in event.mentions if (m := project.get(EventMention, i))]
    told_in = {m.document for m in mentions}
    documents = [d for i in told_in if (d := project.get(Document, i))]
    documents += [o for d in documents if (o := project.get(Document, d.copy_of)) and o.id not in told_in]
    found = of_events(
        [event],
        mentions,
        [q for i in event.quotations if (q := project.get(Quotation, i))],
        [s for s in project.all(Stance) if s.document in told_in],
        documents,
    )[event.id]
    counts = ((int(found.parts.get(key, 0)), one, many) for key, one, many in COUNTED)
    parts = ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in counts if n)
    return f"Weight {found.score:.1f}" + (f": {parts}" if parts else "")
