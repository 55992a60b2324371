"""What of an event's date becomes a mark: how exactly it is known can be seen, and nothing more exact than it is."""

from __future__ import annotations

import numpy as np
import pytest

from viewer.model.event import Addition, Event, Status
from viewer.model.project import Project
from viewer.model.provenance import Provenance, Standing
from viewer.model.temporal import Resolution
from viewer.model.time import (
    BEGIN_OF_TIME,
    END_OF_TIME,
    Granularity,
    Interval,
    Modifier,
    Qualifier,
    day,
    month,
    part,
    span_of,
    year,
)
from viewer.timeline.columns import Columns, Look, columns, of_events

BOUND = day(2014, 1, 1).begin


def event(name: str, interval: Interval | None, status: Status = Status.HAPPENED, **more: object) -> Event:
    resolution = Resolution(interval) if interval else None
    return Event(name, name, status, resolution, **more)  # type: ignore[arg-type]


def made(*events: Event) -> Columns:
    return columns(Project({e.id: e for e in events}))


@pytest.mark.parametrize(
    ("interval", "look"),
    [
        (day(2014, 2, 17), 0),
        (month(2014, 2), Look.COARSE),
        (year(2014), Look.COARSE),
        (part(month(2014, 3), Modifier.START), Look.COARSE | Look.SOFT_BEGIN | Look.SOFT_END),
        (span_of(day(2014, 5, 1), day(2014, 7, 1), within=True), Look.COARSE | Look.SOFT_BEGIN | Look.SOFT_END),
        (day(2014, 2, 17).qualified(Qualifier.UNCERTAIN), Look.UNCERTAIN),
        (Interval(BEGIN_OF_TIME, BOUND, Granularity.DAY), Look.COARSE | Look.OPEN_BEGIN),
        (Interval(BOUND, END_OF_TIME, Granularity.DAY), Look.COARSE | Look.OPEN_END),
    ],
)
def test_a_mark_shows_how_exactly_its_date_is_known(interval: Interval, look: int) -> None:
    assert made(event("e", interval)).look[0] == look


def test_what_has_not_happened_is_hollow() -> None:
    found = made(event("a", day(2014, 1, 1), Status.PLANNED), event("b", day(2014, 1, 2), Status.REPORTED))
    assert [bool(look & Look.HOLLOW) for look in found.look.tolist()] == [True, False]


def test_an_open_begin_stands_at_the_bound_that_is_known() -> None:
    found = made(event("e", Interval(BEGIN_OF_TIME, BOUND, Granularity.DAY)), event("f", day(2014, 6, 1)))
    assert found.span
    assert BOUND - 2 <= found.span[0] <= BOUND


def test_the_undated_and_the_dismissed_are_counted_and_not_placed() -> None:
    dismissed = Provenance(Standing.DISMISSED)
    found = made(
        event("a", day(2014, 1, 1)),
        event("b", None),
        event("c", day(2014, 1, 3), provenance=dismissed),
        event("d", Interval(BEGIN_OF_TIME, END_OF_TIME, Granularity.DAY)),
    )
    assert [e.id for e in found.events] == ["a"]
    assert (found.undated, found.hidden) == (2, 1)


def test_what_the_almanac_adds_stands_beside_what_the_source_says() -> None:
    added = Addition(day(2014, 12, 18), "the vote")
    found = made(event("a", year(2014), additions=(added,)), event("b", day(2014, 1, 1)))
    place = [e.id for e in found.events].index("a")
    assert (found.begin[place], found.end[place]) == (year(2014).begin, year(2014).end)
    assert added.interval.begin <= found.added[place] <= added.interval.end
    assert np.isnan(found.added[1 - place])


def test_another_source_s_date_is_kept_beside_the_one_shown() -> None:
    one, other = Resolution(day(2014, 2, 17)), Resolution(day(2014, 2, 20))
    found = made(Event("a", "a", Status.HAPPENED, one, readings=(one, other)))
    assert found.begin[0] == one.interval.begin
    assert found.other[0][0] == other.interval.begin
    assert found.high[0] == other.interval.end


def test_the_order_never_depends_on_how_events_came_in() -> None:
    events = [event(f"e{i}", day(2014, 1, 1 + i % 3)) for i in range(9)]
    assert [e.id for e in made(*events).events] == [e.id for e in made(*reversed(events)).events]


def test_events_of_one_day_stand_as_a_person_ordered_them() -> None:
    entered = Provenance(Standing.ENTERED)
    first = event("a", day(2014, 1, 1), order="after “c”", provenance=entered)
    others = [event(name, day(2014, 1, number)) for name, number in (("b", 1), ("c", 1), ("d", 2))]
    assert [e.id for e in made(first, *others).events] == ["b", "c", "a", "d"]
    assert made(event("a", day(2014, 1, 1), order="after “c”"), *others).events[0].id == "a"


def test_events_that_matter_alike_are_ranked_all_over_time() -> None:
    events = [
        Event(f"event/{n}", "Entry", Status.HAPPENED, Resolution(day(2001 + n // 300, 1 + n // 25 % 12, 1 + n % 25)))
        for n in range(3000)
    ]
    made = of_events(events)
    first = np.sort(np.flatnonzero(made.rank < 10))
    assert np.diff(np.concatenate([[0], first, [2999]])).max() < 700, "ten of three thousand leave no long gap"
    fewer = of_events([e for n, e in enumerate(events) if n % 7])
    kept = [i for i, e in enumerate(made.events) if int(e.id[6:]) % 7]
    assert np.array_equal(np.argsort(made.rank[kept]), np.argsort(fewer.rank)), "whichever others there are"
