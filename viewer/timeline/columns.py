"""The events of a project as numpy columns: what a frame needs, and nothing that it does not."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, compress

import numpy as np

from viewer.model.chronology import chronology
from viewer.model.day_order import is_ordered, rearranged
from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.stance import Stance
from viewer.model.temporal import Resolution
from viewer.model.time import BEGIN_OF_TIME, END_OF_TIME, Granularity, Qualifier
from viewer.timeline.scale import Bools, Floats, Ints

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
    OPEN_BEGIN = 128
    """Only a latest moment is known ("before 2014")."""
    OPEN_END = 256


SOFT = Look.SOFT_BEGIN | Look.SOFT_END
HAPPENED = Status.HAPPENED
NOT_YET = (Status.PLANNED, Status.EXPECTED, Status.HYPOTHETICAL)  # a set would ask each member for its hash
NUMBERS = 9
HALF_MONTH, AROUND = 15 * 86_400.0, 2.0
FAR = 10**13
"""Seconds (300,000 years): another source's reading is drawn no further away."""
ABOUT = (Qualifier.APPROXIMATE, Qualifier.BOTH)
FOUND, CONFIRMED, DISMISSED, DAY = Standing.FOUND, Standing.CONFIRMED, Standing.DISMISSED, Granularity.DAY
"""By names of their own: asking the enumerations for them, 100,000 events took 80 ms instead of 58."""
NAN = float("nan")


Weigh = Callable[[list[Event]], Iterable[float]]
"""Gives the significance of each of a list of events, in its order; more is more significant."""

GOLDEN = (math.sqrt(5) - 1) / 2
"""The golden section."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Placed events in order of begin, then end, then id.

    begin, end   seconds; an open begin or end is drawn as a soft one at the bound that is known
    low, high    hull of all that is drawn of an event: its bar, its other readings, what the almanac adds
    added        instant of what the almanac adds, NaN where nothing
    other        begin and end of another source's reading that cannot be right together with this one, NaN where none
    look         Look flags
    rank         0 for the most significant event
    lane         index into `lanes`
    weight       what the ranks come of, the least the most significant; empty where it is not known
    undated      events without a place; hidden: those dismissed; filtered: those that were not to be shown
    silent       what an empty lane says; those named in `voiced` say instead that nothing of theirs is shown
    stances, belongs, captions  where the marks are positions: each one's stance, the event it belongs to, and the line
                 under its title; else empty
    """

    events: Sequence[Event]
    begin: Floats
    end: Floats
    low: Floats
    high: Floats
    added: Floats
    other: tuple[Floats, Floats]
    look: Ints
    rank: Ints
    lane: Ints
    lanes: tuple[str, ...]
    undated: int = 0
    hidden: int = 0
    filtered: int = 0
    silent: str = ""
    voiced: frozenset[str] = frozenset()
    stances: tuple[Stance, ...] = ()
    belongs: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    weight: Floats = field(default_factory=lambda: np.empty(0))

    def __len__(self) -> int:
        return len(self.events)

    @property
    def span(self) -> tuple[float, float] | None:
        """From the first begin to the last end; None when nothing is placed.

        Where all of them take the same stretch, with as much around it as shows where in time it lies: a day's event
        filling the view would look like much.
        """
        if not len(self.events):
            return None
        low, high = float(self.low.min()), float(self.high.max())
        if low < float(self.low.max()) or high > float(self.high.min()):
            return low, high
        around = max(AROUND * (high - low), HALF_MONTH)
        return low - around, high + around

    @property
    def fades(self) -> bool:
        """Whether any event's bar fades away: from, or until, an instant that is not known."""
        return bool((self.look & (Look.OPEN_BEGIN | Look.OPEN_END)).any())

    def kept(self, places: Bools, lanes: tuple[str, ...] | None = None) -> Columns:
        """Only some of the events, and of the lanes those named (default: all); what was counted stays counted."""
        if lanes is not None:
            index = np.array([lanes.index(name) if name in lanes else -1 for name in self.lanes], dtype=np.int64)
            places = places & (index[self.lane] >= 0)
        chosen = places.tolist()
        made = replace(
            self,
            events=tuple(compress(self.events, chosen)),
            begin=self.begin[places],
            end=self.end[places],
            low=self.low[places],
            high=self.high[places],
            added=self.added[places],
            other=(self.other[0][places], self.other[1][places]),
            look=self.look[places],
            rank=self.rank[places],
            lane=self.lane[places],
            weight=self.weight[places] if len(self.weight) else self.weight,
            stances=tuple(compress(self.stances, chosen)),
            belongs=tuple(compress(self.belongs, chosen)),
            captions=tuple(compress(self.captions, chosen)),
        )
        return made if lanes is None else replace(made, lane=index[made.lane], lanes=lanes)


def columns(
    project: Project,
    lane_of: Callable[[Event], str] | None = None,
    weigh: Weigh | None = None,
    passing: Callable[[Event], bool] | None = None,
) -> Columns:
    """The columns of a project's events.

    lane_of  names the lane an event stands in (default: one lane for all)
    weigh    gives events their significance (default: by what each event itself holds)
    passing  whether an event is to be shown (default: all); the others are counted
    """
    events = chronology(project)
    kept = {i: e for i, e in events.items() if passing(e)} if passing else events
    placed = [e for e in kept.values() if is_placed(e)]
    dismissed = sum(e.provenance.standing is DISMISSED for e in project.all(Event))
    made = of_events(placed, lane_of, len(kept) - len(placed), dismissed, weigh)
    return replace(made, filtered=len(events) - len(kept)) if passing else made


def ranks(weights: Floats, begins: Floats) -> Ints:
    """The place of each event in the order of significance.

    Events of the same weight are ranked as evenly over time as can be, whichever others there are: by the golden
    section of their begin, whose multiples leave the least gaps (Knuth, The Art of Computer Programming, 6.4). In the
    order of time, all of what can be labelled would stand at the beginning.
    """
    count = len(weights)
    rank = np.empty(count, dtype=np.int64)
    rank[np.lexsort((np.mod(begins * GOLDEN, 1.0), weights))] = np.arange(count)
    return rank


def of_events(
    placed: list[Event],
    lane_of: Callable[[Event], str] | None = None,
    undated: int = 0,
    hidden: int = 0,
    weigh: Weigh | None = None,
) -> Columns:
    """The columns of events that all have a date."""
    count = len(placed)
    # One flat stream of numbers: a hundred thousand tuples kept at once would keep the garbage collector busy.
    stream = chain.from_iterable(map(numbers_of, placed))
    numbers = np.fromiter(stream, np.float64, count * NUMBERS).reshape(count, NUMBERS)
    if weigh is not None:
        numbers[:, 8] = -np.fromiter(weigh(placed), np.float64, count)
    order = np.lexsort((_text_order(placed), numbers[:, 1], numbers[:, 0]))
    order = _in_day(placed, order)
    numbers = numbers[order]
    events = tuple(placed[i] for i in order.tolist())
    rank = ranks(numbers[:, 8], numbers[:, 0])
    lanes, lane = _lanes(events, lane_of)
    begin, end, low, high, added, first, last = (np.ascontiguousarray(numbers[:, i]) for i in range(7))
    look = numbers[:, 7].astype(np.int64)
    return Columns(
        events, begin, end, low, high, added, (first, last), look, rank, lane, lanes, undated, hidden,
        weight=np.ascontiguousarray(numbers[:, 8]),
    )  # fmt: skip


def _lanes(events: tuple[Event, ...], lane_of: Callable[[Event], str] | None) -> tuple[tuple[str, ...], Ints]:
    """Names of the lanes, the nameless one last, and the lane of each event."""
    if lane_of is None:
        return ("",), np.zeros(len(events), dtype=np.int64)
    names = [lane_of(e) for e in events]
    lanes = tuple(sorted(set(names), key=lambda n: (n == "", n))) or ("",)
    index = {name: i for i, name in enumerate(lanes)}
    return lanes, np.array([index[n] for n in names], dtype=np.int64)


def _in_day(placed: list[Event], order: Ints) -> Ints:
    """Places in order of time, those of one date as a person ordered them."""
    if not any(map(is_ordered, placed)):
        return order
    at = {placed[i].id: i for i in order.tolist()}
    return np.array([at[e.id] for e in rearranged([placed[i] for i in order.tolist()])], dtype=np.int64)


def _text_order(placed: list[Event]) -> Ints:
    """Places of the events in the order of their ids: the last tie-breaker, so that a picture is always the same."""
    ids = [e.id for e in placed]
    order = sorted(range(len(ids)), key=ids.__getitem__)
    places = np.empty(len(placed), dtype=np.int64)
    places[order] = np.arange(len(placed))
    return places


def numbers_of(event: Event) -> tuple[float, ...]:
    """Begin, end, low, high, added, other reading, look, significance (less is more significant) of a dated event."""
    resolution = event.resolution
    if resolution is None:
        raise ValueError(f"{event.id} has no date")
    interval = resolution.interval
    begin, end = interval.begin, interval.end
    look = 0
    if begin <= BEGIN_OF_TIME:
        begin, look = end - 1, Look.OPEN_BEGIN
    elif end >= END_OF_TIME:
        end, look = begin + 1, Look.OPEN_END
    low, high, added = begin, end, NAN
    if resolution.alternatives:
        for other in resolution.alternatives:
            if begin - other.begin <= TAIL_REACH and other.end - end <= TAIL_REACH:
                low, high = min(low, other.begin), max(high, other.end)
    if event.additions:
        addition = event.additions[0].interval
        added = (addition.begin + addition.end) / 2
        low, high = min(low, addition.begin), max(high, addition.end)
    look |= _look(event, resolution)
    weight = 2 * len(event.mentions) + len(event.quotations) + 3 * len(event.additions) + bool(event.participants)
    first = last = NAN
    if event.readings:
        apart = [r.interval for r in event.readings if r.interval != interval]
        if apart:
            first, last = max(apart[0].begin, begin - FAR), min(apart[0].end, end + FAR)
            low, high = min(low, first), max(high, last)
    return begin, end, low, high, added, first, last, look, -weight


def _look(event: Event, resolution: Resolution) -> int:
    """Look flags of a dated event, open ends apart."""
    interval, standing = resolution.interval, event.provenance.standing
    look = 0
    if interval.granularity > DAY or interval.end - interval.begin > 86_400:
        look = Look.COARSE
    if interval.within or interval.modifier or (interval.qualifier and interval.qualifier in ABOUT):
        look |= SOFT
    if event.status is not HAPPENED and event.status in NOT_YET:
        look |= Look.HOLLOW
    if interval.qualifier or resolution.alternatives:
        look |= Look.UNCERTAIN
    if standing is not FOUND:
        look |= Look.CONFIRMED if standing is CONFIRMED else Look.ENTERED
    return look


def is_placed(event: Event) -> bool:
    """Whether an event has a place on the timeline: a date of which at least one end is known."""
    if event.resolution is None:
        return False
    interval = event.resolution.interval
    return interval.begin > BEGIN_OF_TIME or interval.end < END_OF_TIME
