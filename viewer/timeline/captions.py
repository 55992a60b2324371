"""The line under an event's title: its date in words, never more exact than its source, and what it rests on."""

from __future__ import annotations

from viewer.model.document import Document
from viewer.model.event import Event, EventMention, Status
from viewer.model.project import Project
from viewer.model.temporal import TemporalExpression
from viewer.model.wording import describe


def caption(event: Event, project: Project) -> str:
    """Date in words, the source's own words where the almanac adds a date, and how much it rests on."""
    interval = event.interval
    parts = [describe(interval)] if interval else []
    if event.status in (Status.PLANNED, Status.EXPECTED, Status.HYPOTHETICAL):
        parts.append(event.status.value)
    others = [r.interval for r in event.readings if r.interval != interval]
    if others:
        parts.append(f"another source says {describe(others[0])}")
    if event.additions:
        said = words(event, project)
        parts += [f"“{said}”"] if said else []
        parts.append(f"almanac adds {describe(event.additions[0].interval)}")
        return " · ".join(parts)
    sources = sources_of(event, project)
    if len(sources) > 1:
        parts.append(f"{len(sources)} sources")
    if event.quotations:
        count = len(event.quotations)
        parts.append(f"{count} quotation{'s' if count > 1 else ''}")
    return " · ".join(parts)


def sources_of(event: Event, project: Project) -> tuple[str, ...]:
    """Ids of the documents that tell of the event, the telling one first; copies of one report are one."""
    found = (project.get(EventMention, m) for m in event.mentions)
    told = (project.get(Document, m.document) for m in found if m)
    return tuple(dict.fromkeys(d.copy_of or d.id for d in told if d))


def words(event: Event, project: Project) -> str:
    """The words of the source that date the event, "" where there are none."""
    for identifier in event.mentions:
        mention = project.get(EventMention, identifier)
        expression = project.get(TemporalExpression, mention.expression) if mention else None
        if expression:
            return expression.text
    return ""
