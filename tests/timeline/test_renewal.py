"""Columns that follow an edit are those that would be made anew, whatever was edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.model import calendar
from viewer.model.day_order import is_ordered
from viewer.model.event import Event, Merge, Status
from viewer.model.findings import Entity
from viewer.model.project import Project, changed
from viewer.model.provenance import Provenance, Standing
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity, day, unit_at
from viewer.timeline.columns import Columns, columns
from viewer.timeline.renewal import renewed

CONFIRMED, DISMISSED = Provenance(Standing.CONFIRMED), Provenance(Standing.DISMISSED)
DAYS = st.integers(calendar.days(2014), calendar.days(2014) + 40)
UNITS = st.sampled_from([Granularity.DAY, Granularity.MONTH, Granularity.YEAR])
DATES = st.one_of(st.none(), st.builds(lambda d, u: Resolution(unit_at(d * calendar.DAY, u)), DAYS, UNITS))


@st.composite
def events(draw: st.DrawFn, identifier: str) -> Event:
    standing = draw(st.sampled_from([Standing.FOUND, Standing.FOUND, Standing.CONFIRMED, Standing.DISMISSED]))
    status = draw(st.sampled_from([Status.HAPPENED, Status.PLANNED]))
    title, kind = draw(st.sampled_from(["Talks", "A vote"])), draw(st.sampled_from(["a", "b", "c"]))
    mentions = tuple("mmm"[: draw(st.integers(0, 3))])
    order = "" if draw(st.integers(0, 40)) else "after “Talks”"
    return Event(identifier, title, status, draw(DATES), kind, mentions, order=order, provenance=Provenance(standing))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Project, dict[str, Entity | None]]:
    """A project, and what some of its events become; some come in, some go."""
    names = [f"e/{n}" for n in range(draw(st.integers(1, 25)))]
    project = Project({name: draw(events(name)) for name in names})
    touched = draw(st.lists(st.sampled_from([*names, "e/new", "e/newer"]), min_size=1, max_size=4, unique=True))
    after: dict[str, Entity | None] = {}
    for name in touched:
        old = project.get(Event, name)
        if old is not None and draw(st.booleans()):  # a decision about it, as a person makes it
            after[name] = replace(old, provenance=draw(st.sampled_from([CONFIRMED, DISMISSED])))
        else:
            after[name] = draw(st.one_of(st.none(), events(name))) if old else draw(events(name))
    return project, after


def same(one: Columns, other: Columns) -> None:
    for field in fields(Columns):
        a, b = getattr(one, field.name), getattr(other, field.name)
        if isinstance(a, np.ndarray):
            assert np.array_equal(a, b, equal_nan=a.dtype.kind == "f"), field.name
        elif field.name == "other":
            assert all(np.array_equal(x, y, equal_nan=True) for x, y in zip(a, b, strict=True))
        else:
            assert a == b, field.name


def by_kind(event: Event) -> str:
    return event.kind


def about_talks(event: Event) -> bool:
    return event.title == "Talks"


def weigh(told: list[Event]) -> list[float]:
    return [len(e.mentions) + (e.provenance.standing == Standing.CONFIRMED) for e in told]


@settings(max_examples=200, deadline=None)
@given(cases(), st.sampled_from([None, by_kind]), st.sampled_from([None, about_talks]), st.sampled_from([None, weigh]))
def test_what_follows_an_edit_is_what_would_be_made_anew(
    case: tuple[Project, dict[str, Entity | None]],
    lane_of: Callable[[Event], str] | None,
    passing: Callable[[Event], bool] | None,
    weighed: Callable[[list[Event]], list[float]] | None,
) -> None:
    project, after = case
    old = columns(project, lane_of, weighed, passing)
    edit = changed(project, "Edit", after)
    project.apply(edit)
    made = renewed(old, project, edit, lane_of, passing, weighed)
    anew = columns(project, lane_of, weighed, passing)
    if made is None:  # lanes come or go, nothing is left, or a person ordered events of one day
        ordered = any(
            isinstance(e, Event) and is_ordered(e) for e in (*old.events, *edit.before.values(), *after.values())
        )
        assert ordered or old.lanes != anew.lanes or not len(anew) or not len(old)
        return
    same(made.columns, anew)
    assert [anew.events[i].id for i in made.come.tolist()] == [
        e.id for i, e in enumerate(anew.events) if i in set(made.come.tolist())
    ]
    gone = {old.events[i].id for i in made.gone.tolist()}
    come = {anew.events[i].id for i in made.come.tolist()}
    assert {e.id for e in old.events} - gone | come == {e.id for e in anew.events}


@pytest.mark.parametrize("what", ["a merge", "a joined event"])
def test_joined_events_are_read_anew(what: str) -> None:
    told = [Event(f"e/{n}", "Talks", Status.HAPPENED, Resolution(day(2014, 3, n + 1))) for n in range(3)]
    merge = Merge("merge/e/0", ("e/0", "e/1"), "They are one.")
    whole: dict[str, Entity] = {e.id: e for e in told}
    project = Project(whole if what == "a merge" else {**whole, merge.id: merge})
    old = columns(project)
    after: dict[str, Entity | None] = (
        {merge.id: merge} if what == "a merge" else {"e/0": replace(told[0], provenance=CONFIRMED)}
    )
    edit = changed(project, "Edit", after)
    project.apply(edit)
    assert renewed(old, project, edit) is None
