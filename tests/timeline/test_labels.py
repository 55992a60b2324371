"""Labels never overlap, never vanish and never change their row, whatever the events and however one moves."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.timeline.samples import sample
from viewer.timeline.labels import fitting, layout
from viewer.timeline.lanes import Metrics, lanes
from viewer.timeline.packer import NEVER
from viewer.timeline.scale import Scale, fitted
from viewer.timeline.scene import Labels, Scene, scene
from viewer.timeline.stage import stage

METRICS = Metrics()
HEIGHT = 420.0

sizes = st.integers(1, 500)
seeds = st.integers(0, 10_000)


def staged(count: int, seed: int, *, lane_count: int = 1, height: float = HEIGHT) -> tuple[Scene, Scale]:
    columns, widths = sample(count, seed, lane_count)
    span = columns.span
    assert span
    fit = fitted(*span, 0.0, 1000.0, 36.0)
    counts = tuple(8 for _ in columns.lanes)
    places = lanes(columns.lanes, counts, height, METRICS)
    made = stage(columns, layout(columns, widths, places, fit, METRICS), places, METRICS)
    return scene(made, fit, height), fit


def overlaps(labels: Labels) -> int:
    left, top, right, bottom = labels.boxes(METRICS)
    across = (left[:, None] < right) & (left < right[:, None])
    down = (top[:, None] < bottom) & (top < bottom[:, None])
    return int(np.triu(across & down, 1).sum())


@settings(max_examples=40, deadline=None)
@given(sizes, seeds, st.integers(1, 4), st.lists(st.floats(-4, 22), min_size=1, max_size=4), st.floats(0, 1))
def test_labels_never_overlap(count: int, seed: int, lane_count: int, zooms: list[float], where: float) -> None:
    first, fit = staged(count, seed, lane_count=lane_count)
    for octaves in zooms:
        at = fit.zoomed(2.0**-octaves, fit.left + fit.width * where)
        assert overlaps(scene(first.stage, at, HEIGHT).labels) == 0


@settings(max_examples=30, deadline=None)
@given(sizes, seeds, st.floats(-3, 12), st.integers(-40, 40))
def test_no_label_stands_on_the_marks_of_its_event(count: int, seed: int, octaves: float, days: int) -> None:
    """Neither on its own nor on that of another source's reading, however near."""
    columns, widths = sample(count, seed)
    shift = days * 86_400.0
    other = columns.begin + shift, columns.begin + shift + 86_400.0
    low, high = np.minimum(columns.low, other[0]), np.maximum(columns.high, other[1])
    columns = replace(columns, other=other, low=low, high=high)
    assert columns.span
    fit = fitted(*columns.span, 0.0, 1000.0, 36.0)
    places = lanes(columns.lanes, (8,), HEIGHT, METRICS)
    made = stage(columns, layout(columns, widths, places, fit, METRICS), places, METRICS)
    at = fit.zoomed(2.0**-octaves, 500.0)
    shown = scene(made, at, HEIGHT)
    begins, ends = shown.labels.x, shown.labels.x + shown.labels.width
    assert overlaps(shown.labels) == 0
    # What is long and leaves the window has its label on itself.
    bare = shown.marks.high - shown.marks.low <= shown.labels.width + 10 * METRICS.gap
    for left, right in ((shown.marks.x0, shown.marks.x1), shown.marks.other):
        clear = (begins >= right + METRICS.gap - 0.5) | (ends <= left - METRICS.gap + 0.5)
        assert clear[bare].all()


@given(st.floats(230, 900), st.floats(100, 600))
def test_the_label_of_a_bar_that_fills_the_window_stands_on_it(room: float, wanted: float) -> None:
    columns, _ = sample(1, 0)
    fit = fitted(float(columns.low[0]), float(columns.high[0]), 0.0, room, 4.0)
    places = lanes(columns.lanes, (8,), HEIGHT, METRICS)
    widths = fitting(columns, np.array([wanted]), fit, METRICS)
    made = stage(columns, layout(columns, widths, places, fit, METRICS), places, METRICS)
    labels = scene(made, fit, HEIGHT).labels
    assert labels.x[0] >= fit.left
    assert labels.x[0] + labels.width[0] <= fit.right


@settings(max_examples=25, deadline=None)
@given(sizes, seeds, st.floats(0.05, 0.95))
def test_a_label_once_shown_stays_and_keeps_its_row_while_zooming_in(count: int, seed: int, where: float) -> None:
    first, fit = staged(count, seed)
    x = fit.left + fit.width * where
    before = scene(first.stage, fit, HEIGHT)
    for _ in range(40):
        after = scene(first.stage, before.scale.zoomed(0.8, x), HEIGHT)
        now = dict(zip(after.labels.event.tolist(), after.labels.y.tolist(), strict=True))
        middle = (first.stage.columns.begin + first.stage.columns.end) / 2
        for event, y in zip(before.labels.event.tolist(), before.labels.y.tolist(), strict=True):
            if after.scale.begin <= middle[event] <= after.scale.end:
                assert now.get(event) == y
        full = dict(zip(after.labels.event.tolist(), after.labels.full.tolist(), strict=True))
        shown = before.labels.event[before.labels.full].tolist()
        assert all(full.get(e, True) for e in shown)
        before = after


@settings(max_examples=25, deadline=None)
@given(sizes, seeds, st.floats(0, 14))
def test_panning_changes_nothing_but_the_place(count: int, seed: int, octaves: float) -> None:
    first, fit = staged(count, seed)
    here = scene(first.stage, fit.zoomed(2.0**-octaves, 500.0), HEIGHT)
    there = scene(first.stage, here.scale.panned(137.0), HEIGHT)
    columns = first.stage.columns
    rows = dict(zip(there.labels.event.tolist(), there.labels.y.tolist(), strict=True))
    for event, x, y in zip(*(a.tolist() for a in (here.labels.event, here.labels.x, here.labels.y)), strict=True):
        middle = (columns.begin[event] + columns.end[event]) / 2
        if there.scale.begin <= middle <= there.scale.end and x <= 600:
            assert rows[event] == y


@settings(max_examples=30, deadline=None)
@example(148, 130, 2.375, 1)
@given(sizes, seeds, st.floats(-3, 14), st.integers(1, 4))
def test_every_event_in_view_is_labelled_or_counted(count: int, seed: int, octaves: float, lane_count: int) -> None:
    first, fit = staged(count, seed, lane_count=lane_count)
    shown = scene(first.stage, fit.zoomed(2.0**-octaves, 500.0), HEIGHT)
    columns = first.stage.columns
    middle = (columns.low + columns.high) / 2
    labelled = set(shown.labels.event.tolist())
    for crowd in shown.crowds:
        for chip in crowd.chips:
            inside = np.flatnonzero((middle >= chip.begin) & (middle < chip.end))
            if chip.event >= 0:
                assert chip.event not in labelled
            assert chip.number <= len(inside)
    if not any(len(c.left) for c in shown.crowds):
        counted = sum(c.number for crowd in shown.crowds for c in crowd.chips)
        visible = set(np.flatnonzero((middle >= shown.scale.begin) & (middle <= shown.scale.end)).tolist())
        assert len(visible - labelled) <= counted


@settings(max_examples=30, deadline=None)
@given(sizes, seeds, st.floats(-3, 14))
def test_chips_of_a_lane_do_not_overlap(count: int, seed: int, octaves: float) -> None:
    first, fit = staged(count, seed)
    shown = scene(first.stage, fit.zoomed(2.0**-octaves, 500.0), HEIGHT)
    for crowd in shown.crowds:
        places = [c.x for c in crowd.chips if c.event < 0]
        assert all(b - a >= METRICS.chip - 1e-6 for a, b in pairwise(places))


@pytest.mark.parametrize("count", [1, 40, 700, 6000])
@pytest.mark.parametrize("lane_count", [1, 3])
def test_every_event_is_labelled_a_mark_behind_a_chip_or_density_and_counted_once(count: int, lane_count: int) -> None:
    shown, _ = staged(count, 5, lane_count=lane_count)
    assert len(shown.labels.event) + len(shown.singles.event) + shown.clustered + shown.dense == count
    assert (shown.dense > 0) == any(len(crowd.left) for crowd in shown.crowds)
    assert count < 6000 or shown.dense > 1000


@settings(max_examples=60, deadline=None)
@example(67, 67, 0.0, 1)
@given(sizes, seeds, st.floats(-3, 14), st.integers(1, 3))
def test_no_mark_at_the_foot_of_a_lane_runs_under_a_chip(
    count: int, seed: int, octaves: float, lane_count: int
) -> None:
    first, fit = staged(count, seed, lane_count=lane_count)
    shown = scene(first.stage, fit.zoomed(2.0**-octaves, 500.0), HEIGHT)
    marks, lane = shown.singles, first.stage.columns.lane
    dots = marks.x1 - marks.x0 <= METRICS.dot  # painted smaller than those that have a label
    middle, small = (marks.x0 + marks.x1) / 2, METRICS.dot * 0.35
    begins, ends = np.where(dots, middle - small, marks.x0), np.where(dots, middle + small, marks.x1)
    for place, crowd in enumerate(shown.crowds):
        own = lane[marks.event] == place
        for chip in crowd.chips:
            if chip.event < 0:
                half = METRICS.chip / 2 - 5  # of what a chip says: up to "+99"
                assert ((ends[own] <= chip.x - half) | (begins[own] >= chip.x + half)).all()


@pytest.mark.parametrize("count", [1, 2, 8, 13])
def test_few_events_all_have_full_cards_inside_the_window(count: int) -> None:
    shown, fit = staged(count, 3, height=1500.0)
    assert len(shown.labels.event) == count
    assert shown.labels.full.all()
    assert (shown.labels.x >= fit.left).all()
    assert (shown.labels.x + shown.labels.width <= fit.right).all()


def test_the_most_significant_event_of_a_day_keeps_its_label_longest() -> None:
    shown, _ = staged(400, 5)
    layout_, columns = shown.stage.layout, shown.stage.columns
    labelled = columns.rank[shown.labels.event]
    assert np.median(labelled) < np.median(columns.rank)
    assert (layout_.level[columns.rank < 5] < NEVER).all()


def test_the_same_events_make_the_same_picture() -> None:
    one, _ = staged(300, 8)
    other, _ = staged(300, 8)
    assert np.array_equal(one.labels.x, other.labels.x)
    assert np.array_equal(one.labels.y, other.labels.y)


@settings(max_examples=30, deadline=None)
@given(sizes, seeds, st.floats(-3, 14), st.floats(-400, 400))
def test_panning_never_counts_anew(count: int, seed: int, octaves: float, pixels: float) -> None:
    first, fit = staged(count, seed)
    here = scene(first.stage, fit.zoomed(2.0**-octaves, 500.0), HEIGHT)
    there = scene(first.stage, here.scale.panned(pixels), HEIGHT)
    begin, end = max(here.scale.begin, there.scale.begin), min(here.scale.end, there.scale.end)
    counted = [
        {(c.begin, c.number) for crowd in shown.crowds for c in crowd.chips if begin <= c.begin and c.end <= end}
        for shown in (here, there)
    ]
    assert counted[0] == counted[1]
