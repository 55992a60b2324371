"""What the other readers found in a document, ready to be asked, and the tellings of happenings made of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from viewer.extract.event_clauses import Clause, clauses, without_dates
from viewer.extract.sentences import Discourse
from viewer.extract.span_index import SpanIndex
from viewer.model.actor import Actor, Mention
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.event import Status
from viewer.model.span import Span
from viewer.model.temporal import TemporalExpression, TimexType
from viewer.model.time import Interval

STATEMENT = "statement"
NEAREST = 8
"""Clauses before an offset, and behind it, that may have to do with what stands there."""
DOCUMENT_DATED = "dated-document"
"""Rule of the day that a document bears: "the Sept. 25-dated report"."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a happening.

    span        the words that tell it; head: the verb or noun that does
    scope       where its participants are looked for
    clause      None where a noun tells it
    subject     who or what, as the text has it
    family      family of the verb; tellings of one event share it
    speaker     name of who speaks, for statements and their media
    medium      the noun phrase of a statement's medium ("its annual human rights report"), or ""
    participle  what was done with the medium ("released"), or ""
    """

    span: Span
    head: Span
    status: Status
    kind: str
    family: str
    rule: str
    scope: Span
    clause: Clause | None = None
    expression: TemporalExpression | None = None
    subject: Span | None = None
    speaker: str = ""
    medium: str = ""
    participle: str = ""
    quotations: tuple[Quotation, ...] = ()

    @property
    def interval(self) -> Interval | None:
        """The date of this telling, if it has one."""
        return self.expression.interval if self.expression else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the other readers found, ready to be asked; `clauses_at` gives the clauses of a sentence."""

    discourse: Discourse
    expressions: tuple[TemporalExpression, ...]
    quotations: tuple[Quotation, ...]
    names: dict[str, str]
    _dates: SpanIndex[Span]
    _mentions: SpanIndex[Mention]
    _cues: SpanIndex[Quotation]
    _direct: SpanIndex[Quotation]
    _said: SpanIndex[Quotation]
    _clauses: dict[Span, list[Clause]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        discourse: Discourse,
        expressions: Sequence[TemporalExpression],
        quotations: Sequence[Quotation],
        mentions: Sequence[Mention],
        actors: Sequence[Actor],
    ) -> Reading:
        """A reading of one document; nested quotations are left to those they stand in."""
        top = tuple(q for q in quotations if not q.inside)
        return cls(
            discourse,
            tuple(expressions),
            top,
            {a.id: a.name for a in actors},
            SpanIndex((e.span, e.span) for e in expressions if e.type in (TimexType.DATE, TimexType.TIME)),
            SpanIndex((m.span, m) for m in mentions),
            SpanIndex((c, q) for q in top for c in q.cue),
            SpanIndex((q.span, q) for q in top if q.kind == QuotationKind.DIRECT),
            SpanIndex((c, q) for q in top for c in q.content),
        )

    @property
    def text(self) -> str:
        """The document's text."""
        return self.discourse.text

    def clauses_at(self, offset: int) -> list[Clause]:
        """Clauses of the sentence that holds an offset."""
        sentence = self.discourse.sentence_at(offset)
        if sentence not in self._clauses:
            dates = self._dates.overlapping(sentence)
            self._clauses[sentence] = [without_dates(self.text, c, dates) for c in clauses(self.text, sentence)]
        return self._clauses[sentence]

    def clauses_near(self, offset: int) -> list[Clause]:
        """The clauses of its sentence that stand nearest to an offset: a "sentence" can be as long as a document."""
        found = self.clauses_at(offset)
        at = bisect_left(found, offset, key=lambda c: c.group.start)
        return found[max(0, at - NEAREST) : at + NEAREST]

    def dates_in(self, span: Span) -> list[Span]:
        """Spans of the dates and times of day that overlap a span."""
        return self._dates.overlapping(span)

    def mentions_in(self, span: Span) -> list[Mention]:
        """Mentions that overlap a span."""
        return self._mentions.overlapping(span)

    def quoted_directly(self, offset: int) -> bool:
        """Whether an offset stands inside a direct quotation."""
        return bool(self._direct.overlapping(Span(offset, offset + 1)))

    def quotations_at(self, span: Span) -> list[Quotation]:
        """The quotations whose content overlaps a span."""
        return self._said.overlapping(span)

    def cued_by(self, clause: Clause) -> Quotation | None:
        """The quotation whose words of speech this clause is."""
        return next(iter(self._cues.overlapping(clause.head)), None)
