"""Who said what (quotation attribution): content, cue and source, each as spans of the document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.model.provenance import FOUND, Provenance
from viewer.model.span import Span, hull


class QuotationKind(StrEnum):
    """Direct: all between marks; mixed: marks inside a paraphrase; indirect: none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Quotation:
    """What someone is reported to have said; never anything but slices of its document.

    id        "{document}/quotation/{start}-{end}" over the content's hull
    content   one or more spans ("A," X said. "B." is one quotation of two spans), in order of the text
    source    spans of the words that name the speaker; empty where the text names none
    cue       spans of the words of speech ("said", "according to")
    speaker   id of the Actor, "" where unresolved; `speaker_name` is how it is shown
    inside    id of the quotation this one stands in, "" otherwise
    time      id of the temporal expression that says when it was said ("said on Monday"), "" where none does
    """

    id: str
    document: str
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    kind: QuotationKind = QuotationKind.INDIRECT
    speaker: str = ""
    speaker_name: str = ""
    inside: str = ""
    provenance: Provenance = FOUND
    time: str = ""

    @property
    def span(self) -> Span:
        """The smallest span that covers the content."""
        return hull(self.content)
