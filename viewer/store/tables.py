"""Row ↔ entity: which table holds which kind, in which columns."""

from __future__ import annotations

from typing import Any

from viewer.model.actor import Actor, ActorKind, Form, Mention
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.document import Document, Omission, fingerprint
from viewer.model.event import Event, EventMention, Merge, Status
from viewer.model.stance import Mode, Polarity, Stance
from viewer.model.temporal import TemporalExpression, TimexType
from viewer.store import compact
from viewer.store.bulk import RESOLUTION, Columns, built, each, lines, provenances, resolution_row, resolutions, spans
from viewer.store.table import END, PLACED, Row, Table, human
from viewer.store.view_tables import VIEW_TABLES


def _document_row(e: Document) -> Row:
    kept = (e.id, e.title, e.publisher, e.language, e.origin, e.sha256, e.encoding, e.copy_of, fingerprint(e.text))
    return *kept, *resolution_row(e.created), *human(e.provenance)


def _documents(c: Columns) -> list[Document]:
    return built(
        Document,
        len(c["id"]),
        id=c["id"],
        title=c["title"],
        text=c["text"],
        publisher=c["publisher"],
        language=c["language"],
        origin=c["origin"],
        sha256=c["fingerprint"],
        created=resolutions(c),
        encoding=c["encoding"],
        copy_of=c["copy_of"],
        provenance=provenances(c),
    )


def _expression_row(e: TemporalExpression) -> Row:
    said = (e.id, e.document, e.span.start, e.span.end, e.text, e.type.value, e.value, e.mod, e.problem)
    return *said, *resolution_row(e.resolution), *human(e.provenance)


def _expressions(c: Columns) -> list[TemporalExpression]:
    return built(
        TemporalExpression,
        len(c["id"]),
        id=c["id"],
        document=each(str, c["document"]),
        span=spans(c["span_start"], c["span_end"]),
        text=c["words"],
        type=each(TimexType, c["type"]),
        value=c["value"],
        mod=c["mod"],
        resolution=resolutions(c),
        problem=c["problem"],
        provenance=provenances(c),
    )


def _actor_row(e: Actor) -> Row:
    return e.id, e.name, e.kind.value, e.office, e.side, *human(e.provenance)


def _actors(c: Columns) -> list[Actor]:
    return built(
        Actor,
        len(c["id"]),
        id=c["id"],
        name=c["name"],
        kind=each(ActorKind, c["type"]),
        office=c["office"],
        side=c["side"],
        provenance=provenances(c),
    )


def _mention_row(e: Mention) -> Row:
    return e.id, e.document, e.span.start, e.span.end, e.text, e.actor, e.form.value, *human(e.provenance)


def _mentions(c: Columns) -> list[Mention]:
    return built(
        Mention,
        len(c["id"]),
        id=c["id"],
        document=each(str, c["document"]),
        span=spans(c["span_start"], c["span_end"]),
        text=c["words"],
        actor=each(str, c["actor"]),
        form=each(Form, c["form"]),
        provenance=provenances(c),
    )


def _quotation_row(e: Quotation) -> Row:
    places = (compact.spans(e.content), compact.spans(e.source), compact.spans(e.cue))
    return e.id, e.document, *places, e.kind.value, e.speaker, e.speaker_name, e.inside, e.time, *human(e.provenance)


def _quotations(c: Columns) -> list[Quotation]:
    return built(
        Quotation,
        len(c["id"]),
        id=c["id"],
        document=each(str, c["document"]),
        content=map(compact.read_spans, c["content"]),
        source=map(compact.read_spans, c["source"]),
        cue=map(compact.read_spans, c["cue"]),
        kind=each(QuotationKind, c["type"]),
        speaker=c["speaker"],
        speaker_name=c["speaker_name"],
        inside=c["inside"],
        time=c["time"],
        provenance=provenances(c),
    )


def _stance_row(e: Stance) -> Row:
    held = (e.id, e.document, e.holder, e.holder_name, e.issue, e.polarity.value, e.mode.value)
    return *held, e.evidence.start, e.evidence.end, e.attributed_to, e.quotation, *human(e.provenance)


def _stances(c: Columns) -> list[Stance]:
    return built(
        Stance,
        len(c["id"]),
        id=c["id"],
        document=each(str, c["document"]),
        holder=each(str, c["holder"]),
        holder_name=each(str, c["holder_name"]),
        issue=each(str, c["issue"]),
        polarity=each(Polarity, c["polarity"]),
        mode=each(Mode, c["mode"]),
        evidence=spans(c["span_start"], c["span_end"]),
        attributed_to=c["attributed_to"],
        quotation=c["quotation"],
        provenance=provenances(c),
    )


def _event_mention_row(e: EventMention) -> Row:
    return e.id, e.document, e.span.start, e.span.end, e.expression, *human(e.provenance)


def _event_mentions(c: Columns) -> list[EventMention]:
    return built(
        EventMention,
        len(c["id"]),
        id=c["id"],
        document=each(str, c["document"]),
        span=spans(c["span_start"], c["span_end"]),
        expression=c["expression"],
        provenance=provenances(c),
    )


def _event_row(e: Event) -> Row:
    parts = (compact.lines(e.mentions), compact.lines(e.quotations), compact.lines(e.participants))
    head = (
        e.id,
        e.title,
        e.status.value,
        e.kind,
        *parts,
        compact.additions(e.additions),
        compact.resolutions(e.readings),
        e.order,
    )
    return *head, *resolution_row(e.resolution), *human(e.provenance)


def _events(c: Columns) -> list[Event]:
    return built(
        Event,
        len(c["id"]),
        id=c["id"],
        title=c["title"],
        status=each(Status, c["status"]),
        resolution=resolutions(c),
        kind=each(str, c["type"]),
        mentions=lines(c["mentions"]),
        quotations=lines(c["quotations"]),
        participants=each(compact.read_lines, c["participants"]),
        additions=each(compact.read_additions, c["additions"]),
        readings=each(compact.read_resolutions, c["readings"]),
        order=c["sequence"],
        provenance=provenances(c),
    )


def _merge_row(e: Merge) -> Row:
    return e.id, compact.lines(e.members), e.because, *human(e.provenance)


def _merges(c: Columns) -> list[Merge]:
    return built(
        Merge,
        len(c["id"]),
        id=c["id"],
        members=lines(c["members"]),
        because=c["because"],
        provenance=provenances(c),
    )


def _omission_row(e: Omission) -> Row:
    return e.id, e.document, e.span.start, e.span.end, e.because, *human(e.provenance)


def _omissions(c: Columns) -> list[Omission]:
    return built(
        Omission,
        len(c["id"]),
        id=c["id"],
        document=each(str, c["document"]),
        span=spans(c["span_start"], c["span_end"]),
        because=c["because"],
        provenance=provenances(c),
    )


_HELD = ("holder", "holder_name", "issue", "polarity", "mode")
_LINKED = ("mentions", "quotations", "participants")
TABLES = (
    Table(
        1,
        "document",
        Document,
        (
            "id",
            "title",
            "publisher",
            "language",
            "origin",
            "fingerprint",
            "encoding",
            "copy_of",
            "text",
            *RESOLUTION,
            *END,
        ),
        _document_row,
        _documents,
    ),
    Table(
        2,
        "expression",
        TemporalExpression,
        (*PLACED, "words", "type", "value", "mod", "problem", *RESOLUTION, *END),
        _expression_row,
        _expressions,
    ),
    Table(3, "actor", Actor, ("id", "name", "type", "office", "side", *END), _actor_row, _actors),
    Table(4, "mention", Mention, (*PLACED, "words", "actor", "form", *END), _mention_row, _mentions),
    Table(
        5,
        "quotation",
        Quotation,
        ("id", "document", "content", "source", "cue", "type", "speaker", "speaker_name", "inside", "time", *END),
        _quotation_row,
        _quotations,
        words=True,
    ),
    Table(
        6,
        "stance",
        Stance,
        ("id", "document", *_HELD, "span_start", "span_end", "attributed_to", "quotation", *END),
        _stance_row,
        _stances,
    ),
    Table(7, "event_mention", EventMention, (*PLACED, "expression", *END), _event_mention_row, _event_mentions),
    Table(
        8,
        "event",
        Event,
        ("id", "title", "status", "type", *_LINKED, "additions", "readings", "sequence", *RESOLUTION, *END),
        _event_row,
        _events,
    ),
    Table(9, "merge", Merge, ("id", "members", "because", *END), _merge_row, _merges),
    Table(10, "omission", Omission, (*PLACED, "because", *END), _omission_row, _omissions, since=2),
    *VIEW_TABLES,
)
BY_NUMBER = {table.number: table for table in TABLES}
BY_KIND: dict[type[Any], Table] = {table.entity: table for table in TABLES}
