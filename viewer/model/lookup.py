"""What belongs to what: from any identifier to its event, its document and the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from viewer.model.actor import Mention
from viewer.model.attribution import Quotation
from viewer.model.chronology import chronology, joined, merge_of, shown_as
from viewer.model.document import Document, Omission
from viewer.model.event import Event, EventMention
from viewer.model.findings import Entity
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.rereading import is_earlier
from viewer.model.span import Span
from viewer.model.stance import Stance
from viewer.model.temporal import TemporalExpression

SHOWN = 60
"""Characters shown of what was not read."""


def event_of(project: Project, identifier: str) -> str:
    """Id of the event, as the chronology shows it, that an entity belongs to; "" for none.

    An event is its own; a quotation, a mention or a date belongs to the event that names it; anything else in a
    document to the event told in the narrowest passage around its words. A document belongs to no event. Merged
    events are shown as the leading one.
    """
    found = _event_of(project, identifier)
    return shown_as(project, found) if found else ""


def shown_event(project: Project, identifier: str) -> Event | None:
    """The event an entity belongs to as it is shown, joined with those it is merged with; None for none."""
    home = event_of(project, identifier)
    event = project.get(Event, home)
    merge = merge_of(project, home) if event else None
    if merge is None:
        return event
    found = (project.get(Event, member) for member in merge.members)
    members = [m for m in found if m is not None and m.provenance.standing != Standing.DISMISSED]
    return joined(members) if len(members) > 1 else event


def document_of(project: Project, identifier: str) -> str:
    """Id of the document an entity stands in, "" for none: of an event, the document that tells it first."""
    return passage_of(project, identifier)[0]


def passage_of(project: Project, identifier: str) -> tuple[str, tuple[Span, ...]]:
    """The document and the words in it that an identifier rests on; ("", ()) when there are none."""
    entity = project.entities.get(identifier)
    if isinstance(entity, Document):
        return identifier, ()
    if isinstance(entity, Event):
        for mention in (project.get(EventMention, m) for m in entity.mentions):
            if mention is not None:
                return mention.document, (mention.span,)
        for quotation in (project.get(Quotation, q) for q in entity.quotations):
            if quotation is not None:
                return quotation.document, quotation.content
    if isinstance(entity, Quotation):
        return entity.document, entity.content
    if isinstance(entity, Stance):
        return entity.document, (entity.evidence,)
    if isinstance(entity, TemporalExpression | Mention | EventMention | Omission):
        return entity.document, (entity.span,)
    return "", ()


def words_of(project: Project, identifier: str) -> str:
    """The words an identifier rests on, word for word; parts of one quotation are joined by “ … ”."""
    home, spans = passage_of(project, identifier)
    document = project.get(Document, home)
    return " … ".join(span.of(document.text) for span in spans) if document else ""


def dating(project: Project, event: Event) -> TemporalExpression | None:
    """The expression that dates an event, or None; of several the one whose reading the event took."""
    found = []
    for mention in (project.get(EventMention, m) for m in event.mentions):
        expression = project.get(TemporalExpression, mention.expression) if mention else None
        if expression is not None:
            found.append(expression)
    same = [e for e in found if e.interval is not None and e.interval == event.interval]
    return next(iter(same or found), None)


def documents_of(project: Project, event: Event) -> list[Document]:
    """The documents that tell an event, the telling one first, each once."""
    names = [m.document for m in (project.get(EventMention, i) for i in event.mentions) if m is not None]
    names += [q.document for q in quotations_of(project, event)]
    documents = (project.get(Document, name) for name in dict.fromkeys(names))
    return [document for document in documents if document is not None]


def quotations_of(project: Project, event: Event) -> list[Quotation]:
    """The quotations of an event that nobody dismissed, in its order."""
    found = (project.get(Quotation, q) for q in event.quotations)
    return [q for q in found if q is not None and q.provenance.standing != Standing.DISMISSED]


def stances_of(project: Project, event: Event) -> list[Stance]:
    """The positions read from an event's quotations, or from words that its quotations or its telling share."""
    spans: dict[str, list[Span]] = {}
    for mention in (project.get(EventMention, m) for m in event.mentions):
        if mention is not None:
            spans.setdefault(mention.document, []).append(mention.span)
    quoted = set(event.quotations)
    for quotation in quotations_of(project, event):
        spans.setdefault(quotation.document, []).extend(quotation.content)
    near = (s for s in project.all(Stance) if s.document in spans or s.quotation in quoted)
    return [
        stance
        for stance in near
        if stance.provenance.standing != Standing.DISMISSED
        and (stance.quotation in quoted or any(s.overlaps(stance.evidence) for s in spans[stance.document]))
    ]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of a document's words about time: used by an event, placed but unused, naming no place in time."""

    used: int
    unused: int
    unplaced: int


def coverage(project: Project, document: str) -> Coverage:
    """How far the dates of a document went into its events."""
    used = {m.expression for m in project.of_document(EventMention, document)}
    expressions = project.of_document(TemporalExpression, document)
    placed = [e for e in expressions if e.resolution is not None]
    held = sum(1 for e in placed if e.id in used)
    return Coverage(held, len(placed) - held, len(expressions) - len(placed))


def unread(project: Project) -> list[Document | Omission | TemporalExpression]:
    """What was left over and nobody has decided about: documents without a date of their own, parts of documents that
    were not read, then words about time that no event uses, then those that name no place in time.
    """
    used = {m.expression for m in project.all(EventMention)}
    left = [e for e in project.all(TemporalExpression) if e.id not in used and not e.provenance.is_human]
    left.sort(key=lambda e: e.resolution is None)
    dateless = (d for d in project.all(Document) if d.created is None and not is_earlier(d))
    return [*dateless, *(o for o in project.all(Omission) if not o.provenance.is_human), *left]


def omitted(project: Project, document: str) -> list[str]:
    """For each part of a document that was not read a sentence that says so, with the words where reading stopped."""
    told = []
    for omission in project.of_document(Omission, document):
        words = " ".join(words_of(project, omission.id).split())
        told.append(f"{omission.because} It begins: “{words[:SHOWN]}{' …' if len(words) > SHOWN else ''}”")
    return told


def undated(project: Project) -> list[Event]:
    """The events without a date that nobody dismissed, in the order they came in."""
    return [e for e in chronology(project).values() if e.resolution is None]


def _event_of(project: Project, identifier: str) -> str:
    """Id of the event itself that an entity belongs to, "" for none."""
    entity = project.entities.get(identifier)
    if entity is None or isinstance(entity, Document | Omission):
        return ""
    if isinstance(entity, Event):
        return identifier
    if isinstance(entity, Stance) and entity.quotation:
        holder = _holding(project, quotation=entity.quotation)
        if holder:
            return holder
    if isinstance(entity, Quotation):
        holder = _holding(project, quotation=identifier)
        if holder:
            return holder
    if isinstance(entity, EventMention):
        return _holding(project, mentions={identifier})
    if isinstance(entity, TemporalExpression):
        dated = {m.id for m in project.all(EventMention) if m.expression == identifier}
        holder = _holding(project, mentions=dated)
        if holder:
            return holder
    return _around(project, entity)


def _holding(project: Project, quotation: str = "", mentions: Iterable[str] = ()) -> str:
    """Id of the first event that holds a quotation or one of some mentions."""
    wanted = set(mentions)
    for event in project.all(Event):
        if (quotation and quotation in event.quotations) or wanted.intersection(event.mentions):
            return event.id
    return ""


def _around(project: Project, entity: Entity) -> str:
    """Id of the event told in the narrowest passage that shares words with an entity."""
    home, spans = passage_of(project, entity.id)
    near = [m for m in project.of_document(EventMention, home) if any(m.span.overlaps(s) for s in spans)]
    for mention in sorted(near, key=lambda m: len(m.span)):
        holder = _holding(project, mentions={mention.id})
        if holder:
            return holder
    return ""
