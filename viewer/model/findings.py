"""Everything that was found in one document, as one value: what a worker process hands back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from viewer.model.actor import Actor, Mention
from viewer.model.attribution import Quotation
from viewer.model.document import Document, Omission
from viewer.model.event import Event, EventMention, Merge
from viewer.model.stance import Stance
from viewer.model.temporal import TemporalExpression
from viewer.model.view import Era, LaneOrder, SavedView

Found = Document | TemporalExpression | Actor | Mention | Quotation | Stance | EventMention | Event | Omission
Entity = Found | Merge | Era | LaneOrder | SavedView


@dataclass(frozen=True, slots=True)
class Findings:
    """A document and all that was found in it, each in order of the text."""

    document: Document
    expressions: tuple[TemporalExpression, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    stances: tuple[Stance, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    events: tuple[Event, ...] = ()
    omissions: tuple[Omission, ...] = ()

    def entities(self) -> Iterator[Entity]:
        """All of it, the document first."""
        yield self.document
        yield from self.expressions
        yield from self.actors
        yield from self.mentions
        yield from self.quotations
        yield from self.stances
        yield from self.event_mentions
        yield from self.events
        yield from self.omissions
