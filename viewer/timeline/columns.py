"""The events of a project as numpy columns: what a frame needs, and nothing that it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.temporal import Resolution
from viewer.model.time import BEGIN_OF_TIME, END_OF_TIME, Granularity, Qualifier
from viewer.timeline.scale import Floats, Ints

TAIL_REACH = 60 * 86_400
"""Seconds: another reading further away than this is told in the side panel and not drawn as a tail."""


class Look:
    """Flags of what a mark shows beside its place: plain integers, asked for every mark of every frame."""

    COARSE = 1
    """Stands for more than a day."""
    SOFT_BEGIN = 2
    SOFT_END = 4
    HOLLOW = 8
    """Planned, expected, hypothetical."""
    UNCERTAIN = 16
    CONFIRMED = 32
    ENTERED = 64


NOT_YET = (Status.PLANNED, Status.EXPECTED, Status.HYPOTHETICAL)


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Placed events in order of begin, then end, then id.

    begin, end   seconds; an open begin or end is drawn as a soft one at the bound that is known
    low, high    hull of all that is drawn of an event: its bar, its other readings, what the almanac adds
    added        instant of what the almanac adds, NaN where nothing
    look         Look flags
    rank         0 for the most significant event
    lane         index into `lanes`
    undated      events without a place; hidden: events that were dismissed
    """

    events: tuple[Event, ...]
    begin: Floats
    end: Floats
    low: Floats
    high: Floats
    added: Floats
    look: Ints
    rank: Ints
    lane: Ints
    lanes: tuple[str, ...]
    undated: int = 0
    hidden: int = 0

    def __len__(self) -> int:
        return len(self.events)

    @property
    def span(self) -> tuple[float, float] | None:
        """From the first begin to the last end; None when nothing is placed."""
        if not self.events:
            return None
        return float(self.low.min()), float(self.high.max())


def columns(project: Project, lane_of: Callable[[Event], str] | None = None) -> Columns:
    """The columns of a project's events; `lane_of` names the lane an event stands in (default: one lane for all)."""
    placed: list[Event] = []
    undated = hidden = 0
    for event in project.all(Event):
        if event.provenance.standing is Standing.DISMISSED:
            hidden += 1
        elif event.resolution is None or _open_both(event):
            undated += 1
        else:
            placed.append(event)
    return of_events(placed, lane_of, undated, hidden)


def of_events(
    placed: list[Event], lane_of: Callable[[Event], str] | None = None, undated: int = 0, hidden: int = 0
) -> Columns:
    """The columns of events that all have a date."""
    count = len(placed)
    numbers = np.array([_numbers(e) for e in placed], dtype=np.float64).reshape(count, 7)
    order = np.lexsort((_text_order(placed), numbers[:, 1], numbers[:, 0]))
    numbers = numbers[order]
    events = tuple(placed[i] for i in order.tolist())
    significance = np.lexsort((np.arange(count), numbers[:, 6]))
    rank = np.empty(count, dtype=np.int64)
    rank[significance] = np.arange(count)
    names = [lane_of(e) for e in events] if lane_of else [""] * count
    lanes = tuple(sorted(set(names), key=lambda n: (n == "", n))) if lane_of else ("",)
    index = {name: i for i, name in enumerate(lanes)}
    begin, end, low, high, added = (np.ascontiguousarray(numbers[:, i]) for i in range(5))
    return Columns(
        events,
        begin,
        end,
        low,
        high,
        added,
        look=numbers[:, 5].astype(np.int64),
        rank=rank,
        lane=np.array([index[n] for n in names], dtype=np.int64),
        lanes=lanes,
        undated=undated,
        hidden=hidden,
    )


def _text_order(placed: list[Event]) -> Ints:
    """Places of the events in the order of their ids: the last tie-breaker, so that a picture is always the same."""
    order = sorted(range(len(placed)), key=lambda i: placed[i].id)
    places = np.empty(len(placed), dtype=np.int64)
    places[order] = np.arange(len(placed))
    return places


def _numbers(event: Event) -> tuple[float, float, float, float, float, float, float]:
    """Begin, end, low, high, added, look and significance (less is more significant) of a dated event."""
    resolution = event.resolution
    if resolution is None:
        raise ValueError(f"{event.id} has no date")
    interval = resolution.interval
    begin, end = interval.begin, interval.end
    look = 0
    if begin <= BEGIN_OF_TIME:
        begin, look = end - 1, Look.SOFT_BEGIN
    elif end >= END_OF_TIME:
        end, look = begin + 1, Look.SOFT_END
    low, high = begin, end
    for other in resolution.alternatives:
        if begin - other.begin <= TAIL_REACH and other.end - end <= TAIL_REACH:
            low, high = min(low, other.begin), max(high, other.end)
    added = float("nan")
    if event.additions:
        addition = event.additions[0].interval
        added = (addition.begin + addition.end) / 2
        low, high = min(low, addition.begin), max(high, addition.end)
    look |= _look(event, resolution)
    weight = 2 * len(event.mentions) + len(event.quotations) + 3 * len(event.additions) + bool(event.participants)
    return begin, end, low, high, added, float(look), -float(weight)


def _look(event: Event, resolution: Resolution) -> int:
    """Look flags of a dated event, open ends apart."""
    interval = resolution.interval
    look = 0
    if interval.within or interval.modifier or interval.qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH):
        look |= Look.SOFT_BEGIN | Look.SOFT_END
    if interval.granularity > Granularity.DAY or interval.end - interval.begin > 86_400:
        look |= Look.COARSE
    if event.status in NOT_YET:
        look |= Look.HOLLOW
    if interval.qualifier or resolution.alternatives:
        look |= Look.UNCERTAIN
    if event.provenance.standing is Standing.CONFIRMED:
        look |= Look.CONFIRMED
    elif event.provenance.standing is Standing.ENTERED:
        look |= Look.ENTERED
    return look


def _open_both(event: Event) -> bool:
    interval = event.interval
    return interval is not None and interval.begin <= BEGIN_OF_TIME and interval.end >= END_OF_TIME
