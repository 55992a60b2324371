"""A frame is the same whatever was shown before it, and shows what an edit made known."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.samples import sample
from viewer.timeline.folds import Folds
from viewer.timeline.labels import layout
from viewer.timeline.lanes import Metrics, lanes
from viewer.timeline.scale import Scale, fitted
from viewer.timeline.scene import Scene, scene
from viewer.timeline.stage import Stage, retold, stage
from viewer.timeline.stretches import packed

METRICS, HEIGHT = Metrics(), 420.0


def staged(count: int, seed: int, lane_count: int, folded: float = 0.0) -> tuple[Stage, Scale]:
    """A stage and the scale that shows all of it; `folded` is the share of its time that is folded, from the begin."""
    columns, widths = sample(count, seed, lane_count)
    assert columns.span
    begin, end = columns.span
    folds = Folds((begin - 10.0,), (begin + folded * (end - begin),), 40.0) if folded else None
    fit = fitted(begin, end, 0.0, 1000.0, 36.0, folds)
    places = lanes(columns.lanes, tuple(8 for _ in columns.lanes), HEIGHT, METRICS)
    plain = fitted(begin, end, 0.0, 1000.0, 36.0)
    made = layout(packed(columns, folds), widths, places, plain, METRICS)
    return stage(columns, made, places, METRICS, folds), fit


def same(one: Scene, other: Scene) -> None:
    for part in ("labels", "marks", "singles", "ahead", "leaders"):
        for field in fields(getattr(one, part)):
            a, b = (getattr(getattr(each, part), field.name) for each in (one, other))
            np.testing.assert_array_equal(a, b, err_msg=f"{part}.{field.name}")
    assert [crowd.chips for crowd in one.crowds] == [crowd.chips for crowd in other.crowds]
    for a, b in zip(one.crowds, other.crowds, strict=True):
        np.testing.assert_array_equal(a.share, b.share)
    assert (one.ticks, one.clustered, one.dense) == (other.ticks, other.clustered, other.dense)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 400),
    st.integers(0, 10_000),
    st.integers(1, 3),
    st.sampled_from([0.0, 0.4]),
    st.lists(st.tuples(st.floats(-2.5, 2.5), st.floats(-900, 900), st.integers(-1, 399)), min_size=2, max_size=8),
)
def test_a_frame_does_not_depend_on_those_before(
    count: int, seed: int, lane_count: int, folded: float, walk: list[tuple[float, float, int]]
) -> None:
    made, scale = staged(count, seed, lane_count, folded)
    for octaves, pixels, chosen in walk:
        scale = scale.zoomed(2.0**-octaves, 500.0).panned(pixels)
        selected = min(chosen, count - 1)
        same(scene(made, scale, HEIGHT, selected), scene(replace(made), scale, HEIGHT, selected))


def test_what_an_edit_made_known_is_drawn() -> None:
    made, scale = staged(40, 3, 1)
    assert np.isnan(scene(made, scale, HEIGHT).marks.added).all()
    columns = made.columns
    told = replace(columns, added=columns.low, other=(columns.low, columns.high))
    marks = scene(retold(made, told), scale, HEIGHT).marks
    assert not np.isnan(marks.added).any()
    assert not np.isnan(marks.other[0]).any()
