"""What is marked in an article: dates, countries, quotations and positions, overlapping legibly. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, auto
from typing import TypeVar

from viewer.model.actor import Actor, ActorKind, Form, Mention
from viewer.model.attribution import Quotation
from viewer.model.event import EventMention
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.span import Span
from viewer.model.stance import Stance
from viewer.model.temporal import TemporalExpression

T = TypeVar("T", TemporalExpression, Mention, Quotation, Stance)


class Kind(Flag):
    """What a passage is marked as; UNPLACED is said about time but names no place in it."""

    DATE = auto()
    UNPLACED = auto()
    ACTOR = auto()
    QUOTATION = auto()
    POSITION = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked passage and the entity it stands for."""

    span: Span
    kind: Kind
    id: str


def marks(project: Project, document: str) -> list[Mark]:
    """All marked passages of a document, in order of the text; what was dismissed is not marked."""
    dates = _standing(project, TemporalExpression, document)
    found = [Mark(e.span, Kind.DATE if e.resolution else Kind.UNPLACED, e.id) for e in dates]
    named = _standing(project, Mention, document)
    found += [Mark(m.span, Kind.ACTOR, m.id) for m in named if _acts(project, m)]
    said = _standing(project, Quotation, document)
    found += [Mark(span, Kind.QUOTATION, q.id) for q in said for span in q.content]
    found += [Mark(s.evidence, Kind.POSITION, s.id) for s in _standing(project, Stance, document)]
    return sorted(found, key=lambda m: (m.span.start, m.span.end, m.id))


def runs(marked: list[Mark]) -> Iterator[tuple[Span, Kind]]:
    """The text cut where marks begin and end, with all the kinds that hold in each piece; unmarked text left out."""
    edges: dict[int, list[tuple[int, int]]] = {}
    for mark in marked:
        bit = mark.kind.value
        edges.setdefault(mark.span.start, []).append((1, bit))
        edges.setdefault(mark.span.end, []).append((-1, bit))
    depth = dict.fromkeys((kind.value for kind in Kind), 0)
    known = {bits: Kind(bits) for bits in range(1 << len(depth))}
    before = holding = 0
    for place in sorted(edges):
        if holding and place > before:
            yield Span(before, place), known[holding]
        for change, bit in edges[place]:
            depth[bit] += change
            holding = holding | bit if depth[bit] else holding & ~bit
        before = place


def at(project: Project, document: str, marked: list[Mark], offset: int) -> str:
    """What a click at a place in the text selects: the narrowest mark there, else the event told there, else ""."""
    here = [m for m in marked if m.span.start <= offset < m.span.end]
    told = [m for m in here if m.kind != Kind.ACTOR] or here
    if told:
        return min(told, key=lambda m: (len(m.span), m.kind == Kind.POSITION)).id
    around = [m for m in project.of_document(EventMention, document) if m.span.start <= offset < m.span.end]
    return min(around, key=lambda m: len(m.span)).id if around else ""


def _standing(project: Project, kind: type[T], document: str) -> list[T]:
    """The entities of a kind in a document that nobody dismissed."""
    return [e for e in project.of_document(kind, document) if e.provenance.standing != Standing.DISMISSED]


def _acts(project: Project, mention: Mention) -> bool:
    """Whether a mention is of a country or body, not of a mere place, a person or nobody known."""
    actor = project.get(Actor, mention.actor)
    if actor is not None and actor.kind not in (ActorKind.COUNTRY, ActorKind.ORGANISATION):
        return False
    return mention.form not in (Form.PLACE, Form.COREF)
