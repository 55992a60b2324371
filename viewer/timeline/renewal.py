"""Columns after an edit, from those before it: of a hundred thousand events only those that the edit names are read."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from viewer.model.day_order import is_ordered
from viewer.model.edit import Edit
from viewer.model.event import Event, Merge
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.timeline.columns import NUMBERS, Columns, Weigh, is_placed, numbers_of, ranks
from viewer.timeline.scale import Floats, Ints

OF_PLACE = 7
"""So many of an event's numbers say where it stands; then come its look and its weight."""
SHOWN, UNDATED, FILTERED, DISMISSED, ABSENT = "shown", "undated", "filtered", "dismissed", "absent"


@dataclass(frozen=True, slots=True, eq=False)
class Renewal:
    """Columns after an edit, with the places (in the old ones) of what went and (in the new ones) of what came.

    ranked  whether the order of significance is another, or may be
    """

    columns: Columns
    gone: Ints
    come: Ints
    ranked: bool


def renewed(
    old: Columns,
    project: Project,
    edit: Edit,
    lane_of: Callable[[Event], str] | None = None,
    passing: Callable[[Event], bool] | None = None,
    weigh: Weigh | None = None,
) -> Renewal | None:
    """What `columns` gives after an edit of single events; None where it has to be asked instead: other things were
    edited, joined events, or lanes that come or go.

    old      the columns before the edit, in the lanes' own order
    project  the project after it
    weigh    weighs what changed; it must not change what others weigh
    """
    pairs = [(before, edit.after[i]) for i, before in edit.before.items()]
    events = [(b, a) for b, a in pairs if isinstance(b, Event | None) and isinstance(a, Event | None)]
    # Columns from elsewhere, whose events are read one by one or whose weights are not known, cannot be gone on from.
    known = isinstance(old.events, tuple) and len(old.weight) == len(old) and not old.stances
    if len(events) < len(pairs) or not known or _joined(project, edit):
        return None
    named = (e for pair in events for e in pair if e is not None)
    if any(map(is_ordered, named)) or any(map(is_ordered, old.events)):
        return None  # what stands beside what hangs on the titles of others of that day
    states = [(_state(b, passing), _state(a, passing)) for b, a in events]
    looks, gone, come = [], [], []
    for (before, after), (was, is_) in zip(events, states, strict=True):
        if before is not None and after is not None and was == is_ == SHOWN and _stays(before, after, lane_of):
            looks.append(after)
            continue
        gone += [before] if before is not None and was == SHOWN else []
        come += [after] if after is not None and is_ == SHOWN else []
    made = _counted(_relooked(old, _table(looks, weigh), looks), states, passing is not None)
    if gone or come:
        return _moved(made, gone, (come, _table(come, weigh)), lane_of)
    return Renewal(made, NOWHERE, NOWHERE, made.weight is not old.weight)


NOWHERE: Ints = np.empty(0, np.int64)


def _joined(project: Project, edit: Edit) -> bool:
    """Whether the edit names an event that is shown as one with others."""
    merges = (m for m in project.all(Merge) if m.provenance.standing != Standing.DISMISSED)
    return any(not edit.after.keys().isdisjoint(merge.members) for merge in merges)


def _state(event: Event | None, passing: Callable[[Event], bool] | None) -> str:
    """What becomes of an event."""
    if event is None:
        return ABSENT
    if event.provenance.standing == Standing.DISMISSED:
        return DISMISSED
    if passing is not None and not passing(event):
        return FILTERED
    return SHOWN if is_placed(event) else UNDATED


def _stays(before: Event, after: Event, lane_of: Callable[[Event], str] | None) -> bool:
    """Whether an event stands where it stood, under the same title; it may look another and weigh more or less."""
    one, other = numbers_of(before), numbers_of(after)
    places = np.array_equal(one[:OF_PLACE], other[:OF_PLACE], equal_nan=True)
    lanes = lane_of is None or lane_of(before) == lane_of(after)
    return bool(places) and lanes and before.title == after.title


def _table(events: list[Event], weigh: Weigh | None) -> Floats:
    """The numbers of events, one row each."""
    table = np.array([numbers_of(event) for event in events], dtype=np.float64).reshape(len(events), NUMBERS)
    if weigh is not None and events:
        table[:, -1] = -np.fromiter(weigh(events), np.float64, len(events))
    return table


def _counted(made: Columns, states: list[tuple[str, str]], filtered: bool) -> Columns:
    """The columns with what is not shown counted as it is now."""
    change = Counter(is_ for _, is_ in states)
    change.subtract(was for was, _ in states)
    hidden, undated = made.hidden + change[DISMISSED], made.undated + change[UNDATED]
    return replace(made, undated=undated, hidden=hidden, filtered=made.filtered + change[FILTERED] if filtered else 0)


def place_of(columns: Columns, event: Event) -> int:
    """Where an event stands, or would stand: in order of begin, end and id."""
    numbers = numbers_of(event)
    first = int(np.searchsorted(columns.begin, numbers[0], side="left"))
    last = int(np.searchsorted(columns.begin, numbers[0], side="right"))
    keys = [(float(columns.end[i]), columns.events[i].id) for i in range(first, last)]
    return first + bisect_left(keys, (float(numbers[1]), event.id))


def _relooked(old: Columns, table: Floats, looks: list[Event]) -> Columns:
    """The columns with other looks and weights of events that stay where they are."""
    if not looks:
        return old
    events, look, weight = list(old.events), old.look.copy(), old.weight.copy()
    for event, row in zip(looks, table, strict=True):
        place = place_of(old, event)
        events[place], look[place], weight[place] = event, int(row[OF_PLACE]), row[-1]
    made = replace(old, events=tuple(events), look=look)
    return made if np.array_equal(weight, old.weight) else replace(made, weight=weight, rank=ranks(weight, old.begin))


def _moved(
    old: Columns, gone: list[Event], new: tuple[list[Event], Floats], lane_of: Callable[[Event], str] | None
) -> Renewal | None:
    """The columns without some events, and with others; None where lanes would come or go."""
    away = np.array(sorted(place_of(old, event) for event in gone), dtype=np.int64)
    kept = np.ones(len(old), np.bool_)
    kept[away] = False
    come, table = new
    names = [lane_of(event) if lane_of else "" for event in come]
    if any(name not in old.lanes for name in names):
        return None
    left = old.kept(kept)
    order = sorted(range(len(come)), key=lambda i: (table[i, 0], table[i, 1], come[i].id))
    at = np.array([place_of(left, come[i]) for i in order], dtype=np.int64)
    lanes = [old.lanes.index(names[i]) for i in order]
    made = _with(left, ([come[i] for i in order], table[order]), lanes, at)
    if not len(made) or not np.bincount(made.lane, minlength=len(made.lanes)).all():
        return None
    return Renewal(made, away, at + np.arange(len(at)), True)


def _with(old: Columns, new: tuple[list[Event], Floats], lanes: list[int], at: Ints) -> Columns:
    """The columns with events put in, in order, before the places `at`; and everyone's rank."""
    come, table = new
    begin, end, low, high, added, first, last, look, weight = table.T
    events = list(old.events)
    for place, event in zip(reversed(at.tolist()), reversed(come), strict=True):
        events.insert(place, event)
    weights, begins = np.insert(old.weight, at, weight), np.insert(old.begin, at, begin)
    return replace(
        old,
        events=tuple(events),
        begin=begins,
        end=np.insert(old.end, at, end),
        low=np.insert(old.low, at, low),
        high=np.insert(old.high, at, high),
        added=np.insert(old.added, at, added),
        other=(np.insert(old.other[0], at, first), np.insert(old.other[1], at, last)),
        look=np.insert(old.look, at, look.astype(np.int64)),
        rank=ranks(weights, begins),
        lane=np.insert(old.lane, at, lanes),
        weight=weights,
    )
