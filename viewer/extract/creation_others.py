"""What the other documents of a project know: their dated events and quotations help to date one that has no date.

Only what happens once can do that (a report, a law, a treaty, words that two documents quote alike), and only where the
other document gives the day without doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from viewer.extract import sentences, temporal_expressions
from viewer.extract.almanac import KnownEvent, plain_words
from viewer.extract.creation_time import Hints, infer
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.document import Document
from viewer.model.event import Event, Status
from viewer.model.temporal import Basis, Resolution
from viewer.model.time import Granularity, Qualifier

WORD = re.compile(r"[^\W\d_]{4,}")
MARKS = "\"“”‘’' .,;:!?"
ONCE = frozenset({"agreement", "treaty", "resolution", "report", "law", "office", "life"})
LEAST_WORDS = 4
"""Words of a title that must all stand in one sentence to mean that event."""
LEAST_LETTERS = 60
"""Letters of a quotation that two documents do not share by chance."""
MOST = 1_000_000
"""Pairs of a document and a known event that are looked at; with more, other documents are not asked."""


def known_from(
    events: Iterable[Event], quotations: Mapping[str, Quotation], documents: Mapping[str, Document]
) -> tuple[KnownEvent, ...]:
    """Events and quotations of dated documents as known events."""
    found: list[KnownEvent] = []
    for event in events:
        resolution = event.resolution
        document = documents.get(event.id.partition("/event/")[0])
        if resolution is None or document is None or not _certain(event, resolution, document):
            continue
        source = f"told in “{document.title}”"
        words = tuple((w,) for w in dict.fromkeys(m.lower() for m in WORD.findall(event.title)))
        if event.kind in ONCE and len(words) >= LEAST_WORDS:
            found.append(KnownEvent(event.title, resolution.interval, "", source, event.kind, words))
        for quotation in (quotations[q] for q in event.quotations if q in quotations):
            said = plain_words(" ".join(s.of(document.text) for s in quotation.content)).strip(MARKS)
            if quotation.kind == QuotationKind.DIRECT and len(said) >= LEAST_LETTERS:
                name = f"{quotation.speaker_name} said “{said[:40]}…”"
                found.append(KnownEvent(name, resolution.interval, "", source, "statement", ((said,),)))
    return tuple(found)


def argued(document: Document, others: Sequence[KnownEvent]) -> Resolution | None:
    """The date of a document without one, argued from what other documents know; None when nothing can be argued."""
    whole = plain_words(document.text)
    telling = tuple(k for k in others if k.in_words(whole))
    if not telling:
        return None
    discourse = sentences.read(document.text)
    return infer(discourse, temporal_expressions.find(discourse), Hints(others=telling))


def _certain(event: Event, resolution: Resolution, document: Document) -> bool:
    """Whether a document gives the day of an event without doubt, itself not dated by inference."""
    interval = resolution.interval
    return (
        document.created is not None
        and document.created.basis != Basis.INFERENCE
        and event.status == Status.HAPPENED
        and interval.granularity == Granularity.DAY
        and interval.is_unit
        and interval.qualifier == Qualifier.NONE
    )
