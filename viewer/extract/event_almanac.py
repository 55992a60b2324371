"""What the almanac knows of an event that a text dates less exactly: added beside its reading, never in its place."""

from __future__ import annotations

from viewer.extract import almanac
from viewer.model.event import Addition, Event, Status


def additions_for(sentences: str, event: Event) -> tuple[Addition, ...]:
    """Known events that the telling sentences fit and whose date lies inside the source's own."""
    if event.interval is None or event.status in (Status.HYPOTHETICAL, Status.EXPECTED):
        return ()
    return tuple(
        Addition(known.interval, known.name, known.symbol, known.source)
        for known in almanac.matching(sentences)
        if known.kind == event.kind and event.interval.contains(known.interval)
    )
