"""Where a holder stands on an issue, and how that is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.model.provenance import FOUND, Provenance
from viewer.model.span import Span


class Polarity(StrEnum):
    """Which way a position goes."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    NEUTRAL = "neutral"
    MIXED = "mixed"


class Mode(StrEnum):
    """How a position is known, from firmest to weakest; the words are the public interface's."""

    SELF_DIRECT = "self-direct"
    SELF_REPORTED = "self-reported"
    SELF_ANONYMOUS = "self-anonymous"
    ACT = "act"
    ACT_VIA_OTHER = "act via other"
    OTHER = "other"
    PREDICTED = "predicted"
    IMPLIED = "implied"


@dataclass(frozen=True, slots=True)
class Stance:
    """A position; id "{document}/stance/{holder}/{issue}/{start}-{end}".

    holder         actor id of a country or body ("CHN", "UN")
    holder_name    the body as the text has it ("U.N. General Assembly"), for showing
    issue          id from resources/issues.toml, or the words of the target where none gathers them
    evidence       the words it rests on
    attributed_to  who says so, in words; the chain is kept ("Chinese officials, as told by a Seoul diplomat")
    quotation      id of the quotation it was read from, "" otherwise
    """

    id: str
    document: str
    holder: str
    holder_name: str
    issue: str
    polarity: Polarity
    mode: Mode
    evidence: Span
    attributed_to: str = ""
    quotation: str = ""
    provenance: Provenance = FOUND
