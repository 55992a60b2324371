"""Which events are shown: terms that combine, each of which can be taken away again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from viewer.model.actor import Actor
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.stance import Stance
from viewer.model.view import Field, Term
from viewer.timeline.captions import sources_of

Passing = Callable[[Event], bool]
REVIEW = {Standing.FOUND: "to review", Standing.CONFIRMED: "confirmed", Standing.ENTERED: "changed"}


def passing(project: Project, terms: Iterable[Term]) -> Passing:
    """Whether an event is shown: of the terms on one field any must hold, of the fields all; no terms show all."""
    wanted: dict[Field, list[str]] = {}
    for term in terms:
        wanted.setdefault(term.field, []).append(term.value)
    tests = [_test(project, field, values) for field, values in wanted.items()]
    return lambda event: all(test(event) for test in tests)


def offers(project: Project, event: Event) -> list[Term]:
    """The terms that an event would pass, one for each thing it could be gathered with others by."""
    found = [Term(Field.KIND, event.kind, event.kind)] if event.kind else []
    found.append(Term(Field.STATUS, event.status.value, event.status.value))
    for source in sources_of(event, project)[:2]:
        document = project.get(Document, source)
        found += [Term(Field.SOURCE, source, document.title)] if document else []
    for actor in (project.get(Actor, a) for a in event.participants[:3]):
        found += [Term(Field.ACTOR, actor.id, actor.name)] if actor else []
    standing = event.provenance.standing
    found += [Term(Field.REVIEW, standing.value, REVIEW[standing])] if standing in REVIEW else []
    return found


def _test(project: Project, field: Field, values: list[str]) -> Passing:
    """The test of one field."""
    if field == Field.TEXT:
        texts = [value.casefold().split() for value in values]
        return lambda e: any(all(w in e.title.casefold() for w in words) for words in texts)
    if field == Field.DATE:
        spans = [tuple(int(part) for part in value.split()) for value in values]
        return lambda e: (
            e.interval is not None and any(e.interval.begin < end and begin < e.interval.end for begin, end in spans)
        )
    if field == Field.ISSUE:
        chosen = set(values)
        quoted = {s.quotation for s in project.all(Stance) if s.issue in chosen and s.quotation}
        return lambda e: not quoted.isdisjoint(e.quotations)
    if field == Field.SOURCE:
        return lambda e: not set(values).isdisjoint(sources_of(e, project))
    if field == Field.ACTOR:
        return lambda e: not set(values).isdisjoint(e.participants)
    of: dict[Field, Callable[[Event], str]] = {
        Field.KIND: lambda e: e.kind,
        Field.STATUS: lambda e: e.status.value,
        Field.REVIEW: lambda e: e.provenance.standing.value,
    }
    return lambda e: of[field](e) in values
