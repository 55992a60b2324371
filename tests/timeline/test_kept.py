"""Columns kept as bytes: the same columns come back, events are read only when asked for, and damage is noticed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.seed_project import seed_project
from tests.timeline.samples import sample
from viewer.model.event import Event, Status
from viewer.timeline.columns import Columns, columns
from viewer.timeline.kept import alike, confirmed, packed, titles, unpacked


def nobody(identifier: str) -> Event:
    raise AssertionError(f"{identifier} need not be read")


def named(names: list[str], seed: int = 1) -> Columns:
    made, _ = sample(len(names), seed, lane_count=3)
    return replace(made, events=[Event(f"event/{i}", name, Status.HAPPENED) for i, name in enumerate(names)])


@given(st.lists(st.text(max_size=20), max_size=12))
def test_what_was_kept_comes_back(names: list[str]) -> None:
    made = named(names)
    back = unpacked(packed(made), nobody)
    assert back is not None
    assert alike(made, back)
    assert titles(back.events) == names
    assert (back.undated, back.hidden, back.lanes) == (made.undated, made.hidden, made.lanes)


def test_the_example_comes_back_with_what_the_almanac_adds_and_other_readings() -> None:
    made = columns(seed_project())
    assert not np.isnan(made.added).all()
    back = unpacked(packed(made), nobody)
    assert back is not None
    assert alike(made, back)
    assert (back.undated, back.hidden, back.span) == (made.undated, made.hidden, made.span)


def test_an_event_is_read_when_it_is_asked_for() -> None:
    project = seed_project()
    made = columns(project)
    asked: list[str] = []

    def read(identifier: str) -> Event:
        asked.append(identifier)
        return project.all(Event)[0]

    back = unpacked(packed(made), read)
    assert back is not None
    assert asked == []
    assert back.events[2] == project.all(Event)[0]
    assert asked == [made.events[2].id]


@pytest.mark.parametrize("place", [0, 40, 200, -1])
def test_a_flipped_bit_is_noticed(place: int) -> None:
    kept = bytearray(packed(named(["The bridge opens", "The bridge closes"])))
    kept[place] ^= 4
    assert unpacked(bytes(kept), nobody) is None


def test_a_title_that_differs_is_another_picture() -> None:
    one, other = named(["The bridge opens", "It closes"]), named(["The bridge opens", "It closed"])
    assert not alike(one, other)
    assert confirmed(one, other) is other
    same = named(["The bridge opens", "It closes"])
    assert confirmed(one, same).begin is one.begin
    assert confirmed(one, same).events is same.events
    assert confirmed(None, same) is same
