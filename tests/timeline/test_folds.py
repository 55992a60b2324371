"""Folded stretches: time still runs one way, every pixel has its instant and back, and no label tells a wrong date."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.samples import sample
from viewer.model import calendar
from viewer.timeline.columns import Columns
from viewer.timeline.folds import Folds, how_long
from viewer.timeline.labels import layout
from viewer.timeline.lanes import Metrics, lanes
from viewer.timeline.scale import Scale, fitted
from viewer.timeline.scene import Labels, Scene, scene
from viewer.timeline.stage import stage
from viewer.timeline.stretches import folds, packed, stretches
from viewer.timeline.ticks import ticks
from viewer.timeline.zoom import between, bounded

METRICS = Metrics()
HEIGHT = 420.0
DAY = float(calendar.DAY)


@st.composite
def folded(draw: st.DrawFn) -> Folds:
    """One to five folds of days to thousands of years, apart from each other."""
    at = draw(st.floats(-1e11, 1e11))
    begins, ends = [], []
    for _ in range(draw(st.integers(1, 5))):
        at += draw(st.floats(DAY, 1e9))
        begins.append(at)
        at += draw(st.floats(10 * DAY, 1e11))
        ends.append(at)
    return Folds(tuple(begins), tuple(ends), draw(st.floats(12, 60)))


@st.composite
def windows(draw: st.DrawFn) -> Scale:
    """A window somewhere on folded time, at any zoom."""
    made = draw(folded())
    begin, end = made.begins[0] - 1e8, made.ends[-1] + 1e8
    whole = fitted(begin, end, 100.0, 1000.0, folds=made)
    return whole.zoomed(2.0 ** -draw(st.floats(-3, 14)), draw(st.floats(100, 1100)))


@settings(max_examples=150)
@given(windows(), st.lists(st.floats(-500, 1700), min_size=2, max_size=20))
def test_pixels_and_instants_lead_to_each_other_and_both_grow(scale: Scale, xs: list[float]) -> None:
    places = np.sort(np.array(xs))
    instants = scale.instants(places)
    assert np.all(np.diff(instants) >= 0)
    assert scale.xs(instants) == pytest.approx(places, abs=0.01)
    for x, instant in zip(places.tolist(), instants.tolist(), strict=True):
        assert scale.x(scale.instant(x)) == pytest.approx(x, abs=0.01)
        assert scale.x(instant) == pytest.approx(x, abs=0.01)


@settings(max_examples=100)
@given(windows(), st.floats(0.1, 10), st.floats(100, 1100))
def test_zooming_keeps_what_is_under_the_pointer(scale: Scale, factor: float, x: float) -> None:
    at = scale.instant(x)
    assert scale.zoomed(factor, x).x(at) == pytest.approx(x, abs=0.02)
    assert scale.panned(137.0).x(at) == pytest.approx(x - 137.0, abs=0.02)
    assert scale.centred(at).x(at) == pytest.approx(600.0, abs=0.02)


@settings(max_examples=100)
@given(windows())
def test_a_fold_takes_the_same_pixels_at_every_zoom(scale: Scale) -> None:
    made = scale.folds
    assert made
    for begin, end in zip(made.begins, made.ends, strict=True):
        assert scale.x(end) - scale.x(begin) == pytest.approx(made.width, abs=0.01)


@settings(max_examples=60)
@given(folded(), st.floats(0, 60))
def test_all_that_there_is_fits(made: Folds, margin: float) -> None:
    begin, end = made.begins[0] - 1e8, made.ends[-1] + 1e8
    scale = fitted(begin, end, 100.0, 1000.0, margin, made)
    assert scale.x(begin) == pytest.approx(100 + margin, abs=0.05)
    assert scale.x(end) == pytest.approx(1100 - margin, abs=0.05)


@settings(max_examples=100)
@given(windows())
def test_no_tick_lies_in_a_fold_and_each_says_its_own_date(scale: Scale) -> None:
    made, shown = scale.folds, ticks(scale)
    assert made
    for tick in shown.minor:
        assert made.at(tick.instant) < 0
    for major in shown.major:
        assert major.begin < major.end
        inside = (b < major.end and major.begin < e for b, e in zip(made.begins, made.ends, strict=True))
        assert not any(inside), "a label of the lower row reaches over a fold"
    places = scale.xs(np.array([t.instant for t in shown.minor], dtype=np.float64))
    assert np.all(np.diff(places) > 0)
    unfolded = Scale(scale.begin, scale.per_pixel, scale.left, scale.width)
    known = {t.instant: t.text for t in ticks(unfolded).minor}
    assert all(known.get(t.instant, t.text) == t.text for t in shown.minor)


def test_a_short_piece_between_two_folds_has_a_date_of_its_own() -> None:
    def year(number: int) -> float:
        return float(calendar.seconds(number))

    made = Folds((year(1920), year(1964)), (year(1961), year(1988)), 60.0)
    shown = ticks(fitted(year(1900), year(2010), 0.0, 900.0, folds=made))
    inside = [t for t in shown.minor if year(1961) <= t.instant <= year(1964)]
    assert [t.text for t in inside] == ["1961"]


@settings(max_examples=60)
@given(windows(), st.floats(0, 1))
def test_a_glide_stays_between_its_ends_and_arrives(scale: Scale, progress: float) -> None:
    goal = scale.zoomed(0.3, 700.0).panned(300.0)
    assert between(scale, goal, 1.0) == goal
    lowest, highest = sorted((scale.begin, goal.begin))
    slack = max(abs(lowest), abs(highest), 1.0) * 1e-9
    begin = between(scale, goal, progress).begin
    assert lowest - slack <= begin <= highest + slack or (goal.folds is not None and goal.folds.at(goal.begin) >= 0)


@settings(max_examples=60)
@given(windows(), st.floats(-9, 9))
def test_something_always_stays_in_view(scale: Scale, screens: float) -> None:
    made = scale.folds
    assert made
    begin, end = made.begins[0] - 1e8, made.ends[-1] + 1e8
    held = bounded(scale.panned(screens * 1000.0), begin, end)
    assert held.x(begin) <= 1100.5
    assert held.x(end) >= 99.5


def apart(count: int, seed: int, years: int) -> Columns:
    """Events in two heaps, so many years apart."""
    columns, _ = sample(count, seed)
    late = np.arange(count) >= count // 2
    by = np.where(late, years * 365.25 * DAY, 0.0)
    begin, end = columns.begin + by, columns.end + by
    order = np.argsort(begin, kind="stable")
    moved = {"begin": begin[order], "end": end[order], "low": begin[order], "high": end[order]}
    return Columns(**{n: moved.get(n, getattr(columns, n)) for n in Columns.__dataclass_fields__})


def staged(count: int, seed: int, years: int) -> tuple[Scene, Scale]:
    columns = apart(count, seed, years)
    made = folds(columns, 1000.0)
    assert made
    span = columns.span
    assert span
    fit = fitted(*span, 0.0, 1000.0, 36.0, made)
    first, last = made.packed(np.array([fit.begin, fit.end])).tolist()
    plain = Scale(first, fit.per_pixel, 0.0, (last - first) / fit.per_pixel)
    places = lanes(columns.lanes, (8,), HEIGHT, METRICS)
    widths = np.random.default_rng(seed).uniform(90, 300, count).round()
    laid = layout(packed(columns, made), widths, places, plain, METRICS)
    return scene(stage(columns, laid, places, METRICS, made), fit, HEIGHT), fit


def overlaps(labels: Labels) -> int:
    left, top, right, bottom = labels.boxes(METRICS)
    across = (left[:, None] < right) & (left < right[:, None])
    down = (top[:, None] < bottom) & (top < bottom[:, None])
    return int(np.triu(across & down, 1).sum())


@settings(max_examples=40)
@given(st.integers(2, 400), st.integers(0, 10_000), st.integers(60, 9000), st.floats(-3, 16), st.floats(0, 1))
def test_labels_and_chips_do_not_overlap_over_folds(
    count: int, seed: int, years: int, octaves: float, where: float
) -> None:
    first, fit = staged(count, seed, years)
    shown = scene(first.stage, fit.zoomed(2.0**-octaves, 1000.0 * where), HEIGHT)
    assert overlaps(shown.labels) == 0
    for one, other in pairwise(shown.crowds[0].chips):
        assert other.x - one.x >= METRICS.chip - 0.01


@settings(max_examples=40)
@given(st.integers(2, 400), st.integers(0, 10_000), st.integers(60, 9000), st.floats(0, 12), st.floats(0, 1))
def test_every_event_in_view_is_labelled_or_counted(
    count: int, seed: int, years: int, octaves: float, where: float
) -> None:
    first, fit = staged(count, seed, years)
    scale = fit.zoomed(2.0**-octaves, 1000.0 * where)
    shown = scene(first.stage, scale, HEIGHT)
    columns = shown.stage.columns
    middle = (columns.low + columns.high) / 2
    inside = set(np.flatnonzero((middle >= scale.begin) & (middle <= scale.end)).tolist())
    inside -= set(shown.labels.event.tolist()) | set(shown.singles.event.tolist())
    assert not inside or shown.clustered + len(shown.crowds[0].left) > 0


def test_only_long_stretches_are_folded_and_never_anything_that_stands_there() -> None:
    year = 365.25 * DAY
    low = np.array([0, 1, 2, 30, 31, 32]) * year
    high = low + 0.4 * year
    ((begin, end),) = stretches(low, high)
    assert high[2] < begin < end < low[3]
    assert end - begin > 24 * year
    bar = np.append(low, 1.5 * year), np.append(high, 31.5 * year)
    assert stretches(*bar) == []
    assert stretches(low[:1], high[:1]) == []
    even = np.arange(6, dtype=np.float64) * (7 * year)
    assert stretches(even, even + 0.1 * year) == []


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 50)), min_size=1, max_size=30))
def test_folds_hold_no_event(spans: list[tuple[int, int]]) -> None:
    low = np.array([b for b, _ in spans]) * DAY
    high = low + np.array([n for _, n in spans]) * DAY
    found = stretches(low, high)
    for begin, end in found:
        assert begin < end
        assert not np.any((low < end) & (high > begin))
    assert all(one[1] < other[0] for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("days", "words"),
    [(4018, "11 years"), (731, "2 years"), (400, "13 months"), (61, "2 months"), (40, "40 days"), (3e6, "8,214 years")],
)
def test_a_fold_says_how_long_it_is(days: float, words: str) -> None:
    assert how_long(0.0, days * DAY) == words
