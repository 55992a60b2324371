"""Where every country stands, along time: positions as columns, one lane a holder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from viewer.model.chronology import chronology
from viewer.model.document import Document
from viewer.model.event import Event, EventMention, Status
from viewer.model.positions import KNOWN_BY, positions
from viewer.model.project import Project
from viewer.model.span import Span
from viewer.model.stance import Stance
from viewer.model.temporal import Resolution
from viewer.model.view import Term
from viewer.model.wording import describe
from viewer.timeline.columns import Columns, of_events
from viewer.timeline.filters import holding

SILENT = "not stated"
LONGEST = 90
"""Characters of the evidence that are shown."""


def standings(project: Project, issue: str, terms: Sequence[Term] = ()) -> Columns:
    """The positions on an issue that can be dated: by the event they were voiced in, else by their article's own date.

    Who holds any position at all has a lane; a lane without a mark says that the sources are silent. Of positions only
    those are shown that meet the terms; the others are counted.
    """
    keeps, rows, dates = holding(project, terms), positions(project, issue), _Dates(project)
    marks: list[tuple[Event, Stance, str, str]] = []
    undated = filtered = 0
    for row in rows:
        for stance in (row.stance, *row.others) if row.stance else ():
            event, resolution = dates.of(stance)
            if not keeps(stance, project.get(Event, event), resolution):
                filtered += 1
                continue
            if resolution is None:
                undated += 1
                continue
            how = f"{stance.polarity.value} · {KNOWN_BY[stance.mode]}"
            mark = Event(stance.id, how, Status.HAPPENED, resolution, mentions=(stance.id,))
            marks.append((mark, stance, row.name, event))
    by_id = {mark.id: (stance, name, event) for mark, stance, name, event in marks}
    made = of_events([mark for mark, *_ in marks], lambda e: by_id[e.id][1], undated)
    lanes = tuple(row.name for row in rows) or ("",)
    places = np.array([lanes.index(name) for name in made.lanes if name in lanes], dtype=np.int64)
    found = [by_id[e.id] for e in made.events]
    made = replace(made, low=made.begin, high=made.end)  # of a position nothing is drawn but its bar
    return replace(
        made,
        lane=places[made.lane] if len(made) else made.lane,
        lanes=lanes,
        filtered=filtered,
        silent=SILENT,
        voiced=frozenset(row.name for row in rows if row.stance),
        stances=tuple(stance for stance, _, _ in found),
        belongs=tuple(event for _, _, event in found),
        captions=tuple(_caption(project, e, stance) for e, (stance, _, _) in zip(made.events, found, strict=True)),
    )


def _caption(project: Project, mark: Event, stance: Stance) -> str:
    """Date, who says so, and the words it rests on."""
    document = project.get(Document, stance.document)
    words = " ".join(stance.evidence.of(document.text).split()) if document else ""
    words = words.strip("“”\"' ")
    words = words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
    parts = [describe(mark.resolution.interval)] if mark.resolution else []
    parts += [stance.attributed_to] if stance.attributed_to else []
    return " · ".join([*parts, f"“{words}”"] if words else parts)


class _Dates:
    """When positions were voiced; looked up once for all of them."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._quoted: dict[str, Event] = {}
        self._told: dict[str, list[tuple[Span, Event]]] = {}
        for event in chronology(project).values():
            for quotation in event.quotations:
                self._quoted.setdefault(quotation, event)
            for mention in (project.get(EventMention, m) for m in event.mentions):
                if mention is not None:
                    self._told.setdefault(mention.document, []).append((mention.span, event))

    def of(self, stance: Stance) -> tuple[str, Resolution | None]:
        """Id of the event a position was voiced in ("" for none), and its date or else the article's own, if any."""
        event = self._quoted.get(stance.quotation) or self._around(stance)
        if event is not None and event.resolution is not None:
            return event.id, event.resolution
        document = self._project.get(Document, stance.document)
        return event.id if event else "", document.created if document else None

    def _around(self, stance: Stance) -> Event | None:
        """The event told in the narrowest passage that shares words with a position's evidence."""
        near = [(s, e) for s, e in self._told.get(stance.document, ()) if s.overlaps(stance.evidence)]
        return min(near, key=lambda pair: len(pair[0]))[1] if near else None
