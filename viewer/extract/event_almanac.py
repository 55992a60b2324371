"""What the almanac knows of an event that a text dates less exactly: added beside its reading, never in its place."""

from __future__ import annotations

from viewer.extract import almanac
from viewer.model.event import Addition, Event, Status
from viewer.model.time import Interval


def _narrows(told: Interval, known: Interval) -> bool:
    """Whether the almanac's date lies inside the source's and is shorter: what is as exact adds nothing."""
    return told.contains(known) and (told.begin, told.end) != (known.begin, known.end)


def additions_for(sentences: str, event: Event) -> tuple[Addition, ...]:
    """Known events that the telling sentences fit and whose date lies inside the source's own."""
    if event.interval is None or event.status in (Status.HYPOTHETICAL, Status.EXPECTED):
        return ()
    return tuple(
        Addition(known.interval, known.name, known.symbol, known.source)
        for known in almanac.matching(sentences)
        if known.kind in (event.kind, "event") and _narrows(event.interval, known.interval)
    )
