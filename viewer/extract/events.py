"""What happened, who said so, and when: dated and undated events of one document.

A dated happening is not a dated sentence: each time expression is given to the verb it belongs to, statements are
events with their quotations, and a period that is only described, a wish or an evaluation is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from viewer.extract.coreference import merged
from viewer.extract.event_almanac import additions_for
from viewer.extract.event_nominal import nominal
from viewer.extract.event_reading import Reading, Telling
from viewer.extract.event_statements import with_quotations
from viewer.extract.event_telling import dated
from viewer.extract.event_undated import title, told_after, undated
from viewer.extract.sentences import Discourse
from viewer.extract.span_index import SpanIndex
from viewer.model.actor import Actor, Form, Mention
from viewer.model.attribution import Quotation
from viewer.model.chronology import firmest
from viewer.model.document import Document
from viewer.model.event import Event, EventMention, Status
from viewer.model.provenance import Provenance
from viewer.model.span import Span
from viewer.model.temporal import Resolution, Step, TemporalExpression
from viewer.model.time import Interval
from viewer.model.wording import describe

REACH = 800
"""Characters around the words that tell a happening in which its almanac entry is looked for."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Tellings of one event, the leading one first."""

    tellings: tuple[Telling, ...]


def find_events(
    document: Document,
    discourse: Discourse,
    expressions: Sequence[TemporalExpression],
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
) -> tuple[tuple[EventMention, ...], tuple[Event, ...]]:
    """The events that a document tells, in order of the text, and where it tells them."""
    reading = Reading.of(discourse, expressions, quotations, mentions, actors)
    tellings = dated(reading)
    tellings = with_quotations(reading, tellings)
    tellings += undated(reading, tellings)
    tellings += nominal(reading)
    tellings.sort(key=lambda t: (t.span.start, t.head.start))
    return _built(document, reading, [_Group(tuple(g)) for g in merged(tellings, discourse)])


def _built(
    document: Document, reading: Reading, groups: Iterable[_Group]
) -> tuple[tuple[EventMention, ...], tuple[Event, ...]]:
    """Model values for the groups of tellings."""
    told: list[EventMention] = []
    events: list[Event] = []
    for group in groups:
        places: list[EventMention] = []
        for t in group.tellings:
            expression = t.expression.id if t.expression else ""
            key = f"{document.id}/mention-of-event/{t.span.start}-{t.span.end}/{t.head.start}"
            places.append(EventMention(key, document.id, t.span, expression, Provenance(rule=t.rule)))
        events.append(_event(document, reading, group.tellings, tuple(p.id for p in places)))
        told.extend(places)
    return tuple(told), tuple(_ordered(document, reading, events, groups))


def _event(document: Document, reading: Reading, tellings: tuple[Telling, ...], places: tuple[str, ...]) -> Event:
    lead = tellings[0]
    resolution = lead.expression.resolution if lead.expression else None
    event = Event(
        id=f"{document.id}/event/{lead.span.start}-{lead.span.end}/{lead.head.start}",
        title=title(reading, tellings),
        status=_status(document, firmest(t.status for t in tellings), resolution),
        resolution=resolution,
        kind=lead.kind,
        mentions=places,
        quotations=tuple(dict.fromkeys(q.id for t in tellings for q in t.quotations)),
        participants=_participants(reading, tellings),
        provenance=Provenance(rule=lead.rule),
    )
    told = dict.fromkeys(_around(reading, t) for t in tellings)
    sentences = " ".join(s.of(reading.text) for s in told)
    return replace(event, additions=additions_for(sentences, event))


def _around(reading: Reading, telling: Telling) -> Span:
    """The sentence that tells a happening; of a very long one what stands near."""
    sentence, at = reading.discourse.sentence_at(telling.head.start), telling.head.start
    return Span(max(sentence.start, at - REACH), min(sentence.end, at + REACH))


def _status(document: Document, told: Status, resolution: Resolution | None) -> Status:
    """How real an event is; what lies after its document's own date has not happened, however it is worded."""
    created = document.created
    if told is Status.HAPPENED and created is not None and resolution is not None and resolution.interval is not None:
        latest = max(i.end for i in (created.interval, *created.alternatives))
        return Status.EXPECTED if resolution.interval.begin >= latest else told
    return told


def _participants(reading: Reading, tellings: tuple[Telling, ...]) -> tuple[str, ...]:
    """Actor ids named where the event is told, the acting ones first; places and modifiers are no participants."""
    acting: list[str] = []
    named: list[str] = []
    for t in tellings:
        subjects = [s for s in (t.subject, *(s for q in t.quotations for s in q.source)) if s]
        for m in reading.mentions_in(t.scope):
            if m.form in (Form.PLACE, Form.MODIFIER):
                continue
            (acting if any(s.overlaps(m.span) for s in subjects) else named).append(m.actor)
    return tuple(dict.fromkeys(acting + named))


def _ordered(document: Document, reading: Reading, events: list[Event], groups: Iterable[_Group]) -> Iterable[Event]:
    """The events, the undated ones with what the text says of their order and the bounds that this sets."""
    leads = [g.tellings[0] for g in groups]
    told = SpanIndex((t.span, e) for e, t in zip(events, leads, strict=True))
    for event, lead in zip(events, leads, strict=True):
        before = told_after(reading, lead) if event.resolution is None else None
        earlier = next(iter(told.overlapping(before)), None) if before else None
        yield _after(document, event, earlier) if earlier else event


def _after(document: Document, event: Event, earlier: Event) -> Event:
    """An undated event that another one led to: not before that one, and not after the document that tells it."""
    event = replace(event, order=f"after “{earlier.title}”")
    begin, created = earlier.interval, document.created
    if begin is None or created is None or event.status != Status.HAPPENED or created.interval.end <= begin.begin:
        return event
    unit = max(begin.granularity, created.interval.granularity)
    bounds = Interval(begin.begin, created.interval.end, unit, within=True)
    step = (
        f"No date is given. “{earlier.title}” ({describe(begin)}) led to it, and the document of "
        f"{describe(created.interval)} tells it as past: it lies between the two."
    )
    return replace(event, resolution=Resolution(bounds, (Step(step),), certainty=0.6))
