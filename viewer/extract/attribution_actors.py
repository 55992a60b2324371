"""Which actor stands at the head of a source phrase: the bridge from words that name a speaker to actors."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.extract.attribution_words import words
from viewer.model.actor import Actor, ActorKind, Form, Mention
from viewer.model.span import Span

JOINT = re.compile(r",?\s(?:and|or|nor)\s")
NEAR = 8
"""Mentions looked at that begin before a phrase's last letter: they may stand inside one another."""


@dataclass(frozen=True, slots=True)
class KnownActors:
    """Actors by id, and their mentions in order of the text."""

    actors: dict[str, Actor]
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    def at(self, head: Span) -> tuple[str, Form]:
        """The actor whose mention covers the last letter of a phrase's head, the longest of several; "" where none."""
        upto = bisect_left(self.starts, head.end)
        last = head.end - 1
        here = [m for m in self.mentions[max(0, upto - NEAR) : upto] if m.span.start <= last < m.span.end]
        best = max(here, key=lambda m: len(m.span), default=None)
        return (best.actor, best.form) if best is not None else ("", Form.NAME)

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that begin within a span."""
        return self.mentions[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def several(self, text: str, source: Span) -> bool:
        """Whether a phrase names several actors that speak together: "China and Russia"."""
        joint = JOINT.search(text, source.start, source.end)
        if joint is None:
            return False
        here = self.within(source)
        before = {m.actor for m in here if m.span.end <= joint.start()}
        return bool(before) and any(m.actor not in before for m in here if m.span.start >= joint.end())

    def country_for(self, text: str, head: Span) -> str:
        """The country that speaks as its "side" or "government" does: China for "the Chinese side"; "" for others."""
        if head.of(text).rsplit(" ", 1)[-1].lower() not in words().sets["stand_for_country"]:
            return ""
        return next((m.actor for m in self.within(head) if self.kind(m.actor) == ActorKind.COUNTRY), "")

    def kind(self, actor: str) -> ActorKind | None:
        """What an actor is; None for an unknown id."""
        known = self.actors.get(actor)
        return known.kind if known is not None else None

    def name(self, actor: str) -> str:
        """An actor's name; "" for an unknown id."""
        known = self.actors.get(actor)
        return known.name if known is not None else ""


def known_actors(actors: Sequence[Actor], mentions: Sequence[Mention]) -> KnownActors:
    """Actors and mentions, ready to be asked."""
    placed = tuple(sorted(mentions, key=lambda m: (m.span, m.id)))
    return KnownActors({a.id: a for a in actors}, placed, tuple(m.span.start for m in placed))
