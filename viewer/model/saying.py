"""When something was said, and how that is known: words beside its verb, else the statement it is part of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from viewer.model.attribution import Quotation
from viewer.model.event import Event, EventMention
from viewer.model.lookup import shown_event
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.temporal import TemporalExpression
from viewer.model.time import Interval

STATEMENTS = frozenset({"statement", "speech", "report", "request", "interview", "letter"})
"""Kinds of events that are the saying of something: their date is that of the words."""

NEAR = 500
"""Characters from a date within which a quotation of the same statement is taken to be of that date."""


@dataclass(frozen=True, slots=True)
class Said:
    """The date of a quotation.

    interval    when it was said
    because     what that rests on, in words: “on Monday”, or the event it is part of
    expression  id of the temporal expression it rests on, "" where a person stands behind the event's date
    """

    interval: Interval
    because: str
    expression: str = ""


def said(project: Project, quotation: Quotation) -> Said | None:
    """The date said: that of the words that stand with the verb, else of the statement; None where neither is known.

    What a statement tells of may have its own date ("Lind said the war ended in 1953"): that is never taken.
    """
    expression = project.get(TemporalExpression, quotation.time)
    if expression is not None and expression.interval and expression.provenance.standing != Standing.DISMISSED:
        return Said(expression.interval, f"“{' '.join(expression.text.split())}”", expression.id)
    event = shown_event(project, quotation.id)
    if event is None or event.interval is None or event.kind not in STATEMENTS:
        return None
    why = f"the date of “{event.title}”"
    if event.provenance.standing in (Standing.CONFIRMED, Standing.ENTERED):
        return Said(event.interval, why)
    near = next((e for e in _dates(project, event) if e.interval == event.interval and _is_near(quotation, e)), None)
    return Said(event.interval, why, near.id) if near is not None else None


def _dates(project: Project, event: Event) -> Iterator[TemporalExpression]:
    for mention in (project.get(EventMention, m) for m in event.mentions):
        expression = project.get(TemporalExpression, mention.expression) if mention is not None else None
        if expression is not None:
            yield expression


def _is_near(quotation: Quotation, date: TemporalExpression) -> bool:
    """Whether a date stands with a quotation and outside its words: what is said far below may be of another day."""
    first, last = quotation.span.start - NEAR, quotation.span.end + NEAR
    around = date.document == quotation.document and first <= date.span.start < last
    return around and not any(part.overlaps(date.span) for part in quotation.content)
