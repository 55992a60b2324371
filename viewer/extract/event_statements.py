"""Which event a quotation belongs to: what was said is told with when, where and by whom it was said."""

from __future__ import annotations

from dataclasses import replace

from viewer.extract.event_telling import Reading, Telling, medium_of, speaker_of, statement
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.event import Status
from viewer.model.span import Span, hull


def with_quotations(reading: Reading, tellings: list[Telling]) -> list[Telling]:
    """The tellings with every quotation at its event; quotations that no dated event claims make undated statements."""
    placed = {q.id for t in tellings for q in t.quotations}
    found = list(tellings)
    heads = [t.head for t in found]
    loose = [
        q for q in reading.quotations if q.id not in placed and not any(c.overlaps(h) for c in q.cue for h in heads)
    ]
    for quotation in [q for q in loose if not _joined_to_medium(reading, found, q)]:
        if not quotation.source:
            continue
        index = _of_same_speaker(reading, found, quotation)
        if index is None and quotation.speaker:  # undated words of nobody in particular are quotations, not events
            found.append(_undated(reading, quotation))
        elif index is not None:
            found[index] = replace(found[index], quotations=(*found[index].quotations, quotation))
    return found


def _joined_to_medium(reading: Reading, found: list[Telling], quotation: Quotation) -> bool:
    """Let a quotation join the events of its medium ("… he said in a report released Wednesday"); whether it did."""
    if _said_by_object(found, quotation):
        return True
    phrase = medium_of(reading, quotation)
    if phrase is None:
        return False
    joined = False
    for n, t in enumerate(found):
        if t.subject is None or (t.quotations and not t.participle) or not _is_about(t, phrase):
            continue
        words = t.participle or (t.clause.head.of(reading.text) if t.clause else "")
        noun = t.medium or t.subject.of(reading.text)
        span = hull((t.span, *quotation.content, *quotation.source, *quotation.cue))
        found[n] = replace(
            t,
            speaker=speaker_of(reading, quotation),
            medium=noun.rsplit(" ", 1)[-1],
            participle=words,
            quotations=(*t.quotations, quotation),
            scope=span,
        )
        joined = True
    return joined


def _said_by_object(found: list[Telling], quotation: Quotation) -> bool:
    """Let what a document says join the event of the document ("adopted a resolution calling for …")."""
    for n, t in enumerate(found):
        thing = t.clause.object if t.clause else None
        if thing is not None and any(s.overlaps(thing) for s in quotation.source):
            found[n] = replace(t, quotations=(*t.quotations, quotation), scope=hull((t.span, *quotation.content)))
            return True
    return False


def _is_about(telling: Telling, medium: Span) -> bool:
    """Whether a telling's subject is that medium ("a report" that was "released")."""
    return telling.subject is not None and telling.subject.overlaps(medium)


def _of_same_speaker(reading: Reading, found: list[Telling], quotation: Quotation) -> int | None:
    """Index of the dated telling by the same speaker: the nearest before the quotation, else the first after it."""
    key = _key(reading, quotation)
    dated = [n for n, t in enumerate(found) if any(_key(reading, q) == key for q in t.quotations) or _acts(t, key)]
    before = [n for n in dated if found[n].span.start <= quotation.span.start]
    if before:
        return max(before, key=lambda n: (found[n].expression is not None, found[n].span.start))
    return dated[0] if dated else None


def _acts(telling: Telling, key: str) -> bool:
    """Whether the telling is of a report or speech whose author is the speaker."""
    return bool(telling.medium) and telling.speaker.lower() == key


def _key(reading: Reading, quotation: Quotation) -> str:
    return quotation.speaker or speaker_of(reading, quotation).lower()


def _undated(reading: Reading, quotation: Quotation) -> Telling:
    """A statement without a date; where it reports a happening of its own, that is the event."""
    if quotation.kind != QuotationKind.DIRECT:
        for clause in reading.clauses_at(quotation.span.start):
            inside = quotation.span.contains(clause.group)
            real = clause.status in (Status.ONGOING, Status.HAPPENED, Status.PLANNED)
            if inside and real and clause.subject and clause.verb.family not in ("", "other") and not clause.reduced:
                span = hull((*quotation.content, *quotation.source, *quotation.cue))
                return Telling(
                    span, clause.head, clause.status, clause.verb.kind, clause.verb.family, "reported-clause",
                    quotation.span, clause, None, clause.subject, quotations=(quotation,),
                )  # fmt: skip
    return statement(reading, quotation, None, None)
