"""What happened: mentions in documents, gathered into events of one chronology."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.model.provenance import FOUND, Provenance
from viewer.model.span import Span
from viewer.model.temporal import Resolution
from viewer.model.time import Interval


class Status(StrEnum):
    """Whether a source says that it happened."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    EXPECTED = "expected"
    HYPOTHETICAL = "hypothetical"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class EventMention:
    """A place in a document where an event is told; id "{document}/mention-of-event/{start}-{end}/{n}".

    span        the clause or sentence that tells it
    expression  id of the temporal expression that dates it, "" where none does
    """

    id: str
    document: str
    span: Span
    expression: str = ""
    provenance: Provenance = FOUND


@dataclass(frozen=True, slots=True)
class Addition:
    """What the almanac (or a person) adds to an event beyond its sources: shown as added, never as their words."""

    interval: Interval
    name: str
    symbol: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the timeline.

    resolution    its date and why; None for an undated event. The most exact of its mentions' readings
    kind          "statement", "report", "resolution", "speech", … or ""
    mentions      ids of EventMentions, the telling one first
    quotations    ids of the quotations that belong to it
    participants  actor ids
    additions     what the almanac knows of it
    readings      where sources give different dates: each one's reading, the shown one first; else empty
    order         what is known of an undated event's order ("after “Last year”"), in words, or ""
    """

    id: str
    title: str
    status: Status
    resolution: Resolution | None = None
    kind: str = ""
    mentions: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    additions: tuple[Addition, ...] = ()
    order: str = ""
    provenance: Provenance = FOUND
    readings: tuple[Resolution, ...] = ()

    @property
    def is_disputed(self) -> bool:
        """Whether its sources give dates that cannot both be right."""
        return bool(self.readings)

    @property
    def interval(self) -> Interval | None:
        """Where it stands on the timeline; None for an undated event."""
        return self.resolution.interval if self.resolution else None


@dataclass(frozen=True, slots=True)
class Merge:
    """Events of several documents that are one; dismissed, it remembers that a person split them.

    id       "merge/{id of the leading member}"
    members  event ids, the leading one first
    because  why, as one sentence a reader understands
    """

    id: str
    members: tuple[str, ...]
    because: str
    provenance: Provenance = FOUND
