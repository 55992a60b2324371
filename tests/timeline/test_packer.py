"""Very many events are labelled in short steps, and whichever way they are looked through the same ones are chosen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.samples import sample
from viewer.timeline import packer, packing
from viewer.timeline.labels import Layout, layout
from viewer.timeline.lanes import Metrics, lanes
from viewer.timeline.scale import Bools, Floats, fitted

METRICS = Metrics()


def laid_out(count: int, seed: int, lane_count: int = 1) -> Layout:
    columns, widths = sample(count, seed, lane_count)
    assert columns.span
    places = lanes(columns.lanes, (4,) * lane_count, 300.0, METRICS)
    return layout(columns, widths, places, fitted(*columns.span, 0.0, 1000.0, 36.0), METRICS)


def same(one: Layout, other: Layout) -> bool:
    pairs = ((one.level, other.level), (one.full, other.full), (one.row, other.row), (one.right, other.right))
    return all(np.array_equal(a, b) for a, b in pairs)


@settings(max_examples=15, deadline=None)
@given(st.integers(100, 1200), st.integers(0, 10_000), st.integers(1, 3))
def test_looked_through_by_weight_or_by_time_the_same_events_are_labelled(
    count: int, seed: int, lane_count: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packer, "LOOKED_THROUGH", 10**6)
        patch.setattr(packer, "SPARSE", 0)
        by_weight = laid_out(count, seed, lane_count)
        patch.setattr(packer, "SPARSE", 10**6)
        by_time = laid_out(count, seed, lane_count)
    assert same(by_weight, by_time)
    assert (by_time.level < packer.NEVER).any()


def test_no_step_asks_more_events_than_a_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, asked = laid_out(3000, 5), list[int]()
    shut = packing.Row.shut

    def noted(row: packing.Row, low: Floats, high: Floats) -> Bools:
        asked.append(len(low))
        return shut(row, low, high)

    monkeypatch.setattr(packing.Row, "shut", noted)
    monkeypatch.setattr(packer, "SLICE", 250)
    assert same(laid_out(3000, 5), whole)
    assert 0 < max(asked) <= 250
