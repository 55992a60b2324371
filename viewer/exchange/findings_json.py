"""The public form of findings: what `dateline extract` prints, one JSON object a document (docs/architecture.md)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from viewer.model.event import Event
from viewer.model.findings import Findings
from viewer.model.span import Span
from viewer.model.temporal import Resolution, TemporalExpression


def as_json(found: Findings) -> dict[str, Any]:
    """Findings of one document as values that json.dumps takes; spans are [start, end] in code points."""
    document = found.document
    index = {e.id: n for n, e in enumerate(found.expressions)}
    mentions = {m.id: m for m in found.event_mentions}
    return {
        "id": document.id,
        "path": document.origin,
        "title": document.title,
        "created": _resolution(document.created),
        "temporal_expressions": [_expression(e) for e in found.expressions],
        "mentions": [{"span": _span(m.span), "text": m.text, "actor": m.actor} for m in found.mentions],
        "quotations": [
            {
                "content": [_span(s) for s in q.content],
                "source": [_span(s) for s in q.source],
                "cue": [_span(s) for s in q.cue],
                "kind": q.kind.value,
                "speaker": q.speaker_name,
                "actor": q.speaker,
                "time": index.get(q.time),
            }
            for q in found.quotations
        ],
        "stances": [
            {
                "holder": s.holder.split("/", 1)[0],
                "issue": s.issue,
                "polarity": s.polarity.value,
                "mode": s.mode.value,
                "evidence": _span(s.evidence),
                "attributed_to": s.attributed_to,
            }
            for s in found.stances
        ],
        "events": [_event(e, mentions, index) for e in found.events],
        **({"unread": [_span(o.span) for o in found.omissions]} if found.omissions else {}),
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _resolution(resolution: Resolution | None) -> dict[str, Any]:
    if resolution is None:
        return {"edtf": None, "basis": "unknown", "because": [], "alternatives": []}
    return {
        "edtf": str(resolution.interval),
        "basis": resolution.basis.value,
        "because": list(resolution.because),
        "alternatives": [str(i) for i in resolution.alternatives],
    }


def _expression(expression: TemporalExpression) -> dict[str, Any]:
    resolution = expression.resolution
    because = list(resolution.because) if resolution else []
    return {
        "span": _span(expression.span),
        "text": expression.text,
        "type": expression.type.value,
        "value": expression.value,
        "mod": expression.mod,
        "edtf": str(resolution.interval) if resolution else None,
        "because": because or ([expression.problem] if expression.problem else []),
    }


def _event(event: Event, mentions: dict[str, Any], index: dict[str, int]) -> dict[str, Any]:
    """An event; one that lies somewhere between two bounds has them as an interval "a/b"."""
    told = [mentions[m] for m in event.mentions if m in mentions]
    return {
        "title": event.title,
        "edtf": str(replace(event.interval, within=False)) if event.interval else None,
        "status": event.status.value,
        "spans": [_span(m.span) for m in told],
        "temporal_expressions": sorted({index[m.expression] for m in told if m.expression in index}),
        "actors": list(event.participants),
    }
