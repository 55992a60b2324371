"""Which events are shown: terms that combine, each of which can be taken away again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from viewer.model.actor import Actor
from viewer.model.attribution import Quotation
from viewer.model.calendar import date_of, seconds
from viewer.model.chronology import chronology
from viewer.model.document import Document
from viewer.model.event import Event, EventMention
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.stance import Stance
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity, Interval, unit_at
from viewer.model.view import Field, Term
from viewer.model.wording import describe
from viewer.timeline.captions import sources_of

FAR_OFF = 10**14
"""Seconds (three million years) beyond which no years are counted."""
Passing = Callable[[Event], bool]
REVIEW = {Standing.FOUND: "to review", Standing.CONFIRMED: "confirmed", Standing.ENTERED: "changed"}


def passing(project: Project, terms: Iterable[Term]) -> Passing:
    """Whether an event is shown: of the terms on one field any must hold, of the fields all; no terms show all."""
    wanted: dict[Field, list[str]] = {}
    for term in terms:
        wanted.setdefault(term.field, []).append(term.value)
    tests = [_test(project, field, values) for field, values in wanted.items()]
    return lambda event: all(test(event) for test in tests)


Keeps = Callable[[Stance, Event | None, Resolution | None], bool]
"""Whether a position is shown, with the event it was voiced in and its date."""


def holding(project: Project, terms: Iterable[Term]) -> Keeps:
    """Whether a position is shown, by the same terms as events: words are looked for in its evidence and its holder's
    name, an actor is its holder, and what only events have (kind, status) is asked of the event it was voiced in.
    """
    wanted: dict[Field, list[str]] = {}
    for term in terms:
        wanted.setdefault(term.field, []).append(term.value)
    tests = [_stance_test(project, field, values) for field, values in wanted.items()]
    return lambda stance, event, date: all(test(stance, event, date) for test in tests)


def _stance_test(project: Project, field: Field, values: list[str]) -> Keeps:
    """The test of one field."""
    if field in (Field.KIND, Field.STATUS):
        asked = _test(project, field, values)
        return lambda _stance, event, _date: event is not None and asked(event)
    if field == Field.DATE:
        spans = [tuple(int(part) for part in value.split()) for value in values]
        return lambda _stance, _event, date: (
            date is not None and any(date.interval.begin < end and begin < date.interval.end for begin, end in spans)
        )
    if field == Field.TEXT:
        texts = [value.casefold().split() for value in values]

        def said(stance: Stance, _event: Event | None, _date: Resolution | None) -> bool:
            document, holder = project.get(Document, stance.document), project.get(Actor, stance.holder)
            words = stance.evidence.of(document.text) if document else ""
            return _holds(f"{holder.name if holder else ''} {stance.holder_name} {stance.attributed_to} {words}", texts)

        return said

    def sources(stance: Stance) -> set[str]:
        document = project.get(Document, stance.document)
        return {stance.document, document.copy_of} if document else {stance.document}

    of: dict[Field, Callable[[Stance], set[str]]] = {
        Field.SOURCE: sources,
        Field.ISSUE: lambda s: {s.issue},
        Field.ACTOR: lambda s: {s.holder},
        Field.REVIEW: lambda s: {s.provenance.standing.value},
    }
    return lambda stance, _event, _date: not of[field](stance).isdisjoint(values)


def _holds(text: str, texts: list[list[str]]) -> bool:
    """Whether a text holds all words of any of the texts, whatever their case."""
    folded = text.casefold()
    return any(all(word in folded for word in words) for words in texts)


def _told(project: Project, event: Event) -> str:
    """An event's title, the words that tell it, and what is quoted in them, with who said it."""
    mentions = [m for i in event.mentions if (m := project.get(EventMention, i))]
    quotations = [q for i in event.quotations if (q := project.get(Quotation, i))]
    places = [(m.document, m.span) for m in mentions] + [(q.document, span) for q in quotations for span in q.content]
    words = [span.of(document.text) for name, span in places if (document := project.get(Document, name))]
    return "\n".join([event.title, *(q.speaker_name for q in quotations), *words])


def offers(project: Project, event: Event) -> list[Term]:
    """The terms that an event would pass, one for each thing it could be gathered with others by."""
    found = [Term(Field.KIND, event.kind, event.kind)] if event.kind else []
    found.append(Term(Field.STATUS, event.status.value, event.status.value))
    for source in sources_of(event, project)[:2]:
        document = project.get(Document, source)
        found += [Term(Field.SOURCE, source, document.title)] if document else []
    for actor in (project.get(Actor, a) for a in event.participants[:3]):
        found += [Term(Field.ACTOR, actor.id, actor.name)] if actor else []
    spoken = {s.issue: None for s in project.all(Stance) if s.quotation and s.quotation in event.quotations}
    found += [Term(Field.ISSUE, issue, issue) for issue in spoken]
    standing = event.provenance.standing
    found += [Term(Field.REVIEW, standing.value, REVIEW[standing])] if standing in REVIEW else []
    return found


FEW_YEARS = 24
"""Up to so many years are offered one by one, more by the decade."""


def choices(project: Project, field: Field) -> list[tuple[Term, int]]:
    """The terms on a field that any event meets, with how many meet each: the most frequent first, dates in order."""
    events = list(chronology(project).values())
    if field == Field.DATE:
        return _dates(events)
    if field == Field.ISSUE:
        issue_of: dict[str, set[str]] = {}
        for stance in project.all(Stance):
            if stance.quotation:
                issue_of.setdefault(stance.quotation, set()).add(stance.issue)
        found = Counter(i for e in events for i in {i for q in e.quotations for i in issue_of.get(q, ())})
        return [(Term(field, issue, issue), n) for issue, n in found.most_common()]
    of: dict[Field, Callable[[Event], Iterable[str]]] = {
        Field.ACTOR: lambda e: e.participants,
        Field.SOURCE: lambda e: sources_of(e, project),
        Field.KIND: lambda e: (e.kind,) if e.kind else (),
        Field.STATUS: lambda e: (e.status.value,),
        Field.REVIEW: lambda e: (e.provenance.standing.value,),
    }
    counted = Counter(value for event in events for value in of[field](event))
    return [(Term(field, value, _name(project, field, value)), n) for value, n in counted.most_common()]


def _name(project: Project, field: Field, value: str) -> str:
    """What people call the value of a term."""
    if field == Field.REVIEW:
        return REVIEW.get(Standing(value), value)
    named: Actor | Document | None = project.get(Actor, value) or project.get(Document, value)
    return value if named is None else named.name if isinstance(named, Actor) else named.title


def _dates(events: list[Event]) -> list[tuple[Term, int]]:
    """A term for each year, or decade, in which anything begins."""
    years = Counter(date_of(e.interval.begin)[0] for e in events if e.interval and abs(e.interval.begin) < FAR_OFF)
    unit = Granularity.YEAR if len(years) <= FEW_YEARS else Granularity.DECADE
    found = Counter[Interval]()
    for year, count in years.items():
        found[unit_at(seconds(year), unit)] += count
    rows = sorted(found.items(), key=lambda row: row[0].begin)
    return [(Term(Field.DATE, f"{at.begin} {at.end}", describe(at)), count) for at, count in rows]


def _test(project: Project, field: Field, values: list[str]) -> Passing:
    """The test of one field."""
    if field == Field.TEXT:
        texts = [value.casefold().split() for value in values]
        return lambda e: _holds(e.title, texts) or _holds(_told(project, e), texts)
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
