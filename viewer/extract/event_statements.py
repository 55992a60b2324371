"""Which event a quotation belongs to: what was said is told with when, where and by whom it was said."""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import replace

from viewer.extract.event_reading import Reading, Telling
from viewer.extract.event_telling import medium_of, speaker_of, statement
from viewer.extract.span_index import SpanIndex
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.event import Status
from viewer.model.span import hull

UNNAMED = ("unnamed/",)
"""How ids of speakers begin whom the text does not name: they are nobody's statement."""
MANY = 10**9
"""More than any number of tellings: what stands at the very place of a quotation counts as before it."""


def with_quotations(reading: Reading, tellings: list[Telling]) -> list[Telling]:
    """The tellings with every quotation at its event; quotations that no dated event claims make undated statements."""
    placed = {q.id for t in tellings for q in t.quotations}
    found = list(tellings)
    heads = SpanIndex((t.head, t) for t in found)
    loose = [q for q in reading.quotations if q.id not in placed and not any(map(heads.overlapping, q.cue))]
    places = _Places(found)
    waiting = [q for q in loose if not _joined_to_medium(reading, found, places, q) and not _tells_dated(found, q)]
    speakers = _Speakers(reading, found)
    for quotation in waiting:
        if not quotation.source:
            continue
        index = speakers.telling(quotation)
        if index is None and quotation.speaker:  # undated words of nobody in particular are quotations, not events
            found.append(_undated(reading, quotation))
            speakers.add(len(found) - 1, found[-1])
        elif index is not None:
            found[index] = replace(found[index], quotations=(*found[index].quotations, quotation))
    return found


def _tells_dated(found: list[Telling], quotation: Quotation) -> bool:
    """Let the words of someone unnamed who tells a dated happening ("…, a spokesman said") join its event."""
    if quotation.kind == QuotationKind.DIRECT or not quotation.speaker.startswith(UNNAMED):
        return False
    inside = [n for n, t in enumerate(found) if t.clause and any(c.contains(t.clause.group) for c in quotation.content)]
    for n in inside[:1]:
        found[n] = replace(found[n], quotations=(*found[n].quotations, quotation))
    return bool(inside)


class _Places:
    """Indices of tellings by what they are about and by what is done in them."""

    def __init__(self, found: list[Telling]) -> None:
        self.subjects = SpanIndex((t.subject, n) for n, t in enumerate(found) if t.subject)
        self.objects = SpanIndex((t.clause.object, n) for n, t in enumerate(found) if t.clause and t.clause.object)


class _Speakers:
    """Indices of tellings by who speaks in them, in order of the text."""

    def __init__(self, reading: Reading, found: list[Telling]) -> None:
        self._reading = reading
        self._told: dict[tuple[str, bool], list[tuple[int, int]]] = {}
        for n, t in enumerate(found):
            self.add(n, t)

    def add(self, number: int, telling: Telling) -> None:
        """Take in a telling."""
        keys = {_key(self._reading, q) for q in telling.quotations}
        keys |= {telling.speaker.lower()} if telling.medium else set()
        for key in keys:
            insort(self._told.setdefault((key, telling.expression is not None), []), (telling.span.start, number))

    def telling(self, quotation: Quotation) -> int | None:
        """Index of the telling by the same speaker: the dated ones first, the nearest before it, else the first."""
        key = _key(self._reading, quotation)
        for is_dated in (True, False):
            told = self._told.get((key, is_dated), [])
            before = bisect_right(told, (quotation.span.start, MANY)) - 1
            if before >= 0:
                return told[before][1]
        return next((self._told[key, d][0][1] for d in (True, False) if (key, d) in self._told), None)


def _joined_to_medium(reading: Reading, found: list[Telling], places: _Places, quotation: Quotation) -> bool:
    """Let a quotation join the events of its medium ("… he said in a report released Wednesday"); whether it did."""
    if _said_by_object(found, places, quotation):
        return True
    phrase = medium_of(reading, quotation)
    if phrase is None:
        return False
    joined = False
    for n in places.subjects.overlapping(phrase):
        t = found[n]
        if t.subject is None or (t.quotations and not t.participle):
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


def _said_by_object(found: list[Telling], places: _Places, quotation: Quotation) -> bool:
    """Let what a document says join the event of the document ("adopted a resolution calling for …")."""
    for n in (n for s in quotation.source for n in places.objects.overlapping(s)):
        t = found[n]
        found[n] = replace(t, quotations=(*t.quotations, quotation), scope=hull((t.span, *quotation.content)))
        return True
    return False


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
                status = Status.REPORTED if clause.status == Status.HAPPENED else clause.status
                return Telling(
                    span, clause.head, status, clause.verb.kind, clause.verb.family, "reported-clause",
                    quotation.span, clause, None, clause.subject, quotations=(quotation,),
                )  # fmt: skip
    return statement(reading, quotation, None, None)
