"""Tabs of eras: those that share time stand in different rows, and no name ever runs into another tab or name."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.model.time import Granularity, Interval, month, span_of, year
from viewer.model.view import Era
from viewer.timeline.eras import PAD, Shelf, bands, shelved
from viewer.timeline.scale import Scale, fitted

DAY = 86_400


def era(number: int, begin: int, length: int) -> Era:
    return Era(f"era/{number}", f"Era {number}", Interval(begin * DAY, (begin + length) * DAY, Granularity.DAY))


@st.composite
def shelves(draw: st.DrawFn) -> Shelf:
    spans = draw(st.lists(st.tuples(st.integers(-4000, 4000), st.integers(1, 3000)), max_size=14))
    eras = sorted((era(i, b, n) for i, (b, n) in enumerate(spans)), key=lambda e: (e.interval.begin, e.id))
    widths = [draw(st.floats(10, 300)) for _ in eras]
    return shelved(eras, widths, draw(st.integers(1, 6)))


windows = st.tuples(st.floats(-6000, 6000), st.floats(1, 12_000)).map(
    lambda pair: fitted(pair[0] * DAY, (pair[0] + pair[1]) * DAY, 140.0, 900.0)
)


@settings(max_examples=120)
@given(shelves(), windows)
def test_tabs_and_names_of_a_row_never_overlap(shelf: Shelf, scale: Scale) -> None:
    shown = [b for b in bands(shelf, scale, 400.0, 20.0) if b.height]
    taken: dict[float, list[tuple[float, float]]] = {}
    for band in shown:
        right = max(band.right, band.x + band.room if band.room else band.right)
        taken.setdefault(band.top, []).append((band.left, right))
        assert band.room <= 300
        if band.room:
            assert band.x >= scale.left
            assert band.x + band.room <= scale.right + 0.01
    for row in taken.values():
        row.sort()
        for one, other in pairwise(row):
            assert one[1] <= other[0] + 0.01


@settings(max_examples=60)
@given(shelves(), windows, st.floats(0.2, 5), st.floats(-800, 800))
def test_no_tab_changes_its_row_while_one_moves(shelf: Shelf, scale: Scale, factor: float, pixels: float) -> None:
    here = {b.era.id: b.top for b in bands(shelf, scale, 400.0, 20.0)}
    there = {b.era.id: b.top for b in bands(shelf, scale.zoomed(factor, 500.0).panned(pixels), 400.0, 20.0)}
    assert all(there[i] == top for i, top in here.items() if i in there)


@given(shelves())
def test_every_era_has_a_row_or_is_counted(shelf: Shelf) -> None:
    assert shelf.hidden == shelf.row.count(-1)
    assert all(-1 <= row < shelf.rows for row in shelf.row)


def test_a_name_stays_in_view_with_its_band_and_stands_beside_a_narrow_one() -> None:
    long, short = Era("era/1", "Long", span_of(year(1900), year(1999))), Era("era/2", "Short", month(1950, 5))
    shelf = shelved([long, short], [40.0, 50.0], 4)
    scale = fitted(float(year(1940).begin), float(year(1960).begin), 100.0, 1000.0)
    pinned, beside = bands(shelf, scale, 0.0, 20.0)
    assert (pinned.x, pinned.room) == (100.0 + PAD, 40.0)
    assert not pinned.begins
    assert not pinned.ends
    assert beside.x == beside.right + PAD
    assert beside.room == 50.0


def test_eras_that_touch_share_a_row_and_those_that_overlap_do_not() -> None:
    touching = [
        Era("a", "A", year(1914)),
        Era("b", "B", year(1915)),
        Era("c", "C", span_of(month(1915, 12), year(1916))),
    ]
    assert shelved(touching, [10, 10, 10], 5).row == (0, 0, 1)
    assert shelved(touching, [10, 10, 10], 1).row == (0, 0, -1)
    assert bands(shelved([], [], 3), fitted(0.0, 1.0, 0.0, 100.0), 0.0, 20.0) == ()


def test_a_long_name_beside_a_narrow_band_is_cut_before_the_next_band() -> None:
    short, next_one = Era("era/1", "A name that is long", month(1950, 5)), Era("era/2", "Next", year(1953))
    shelf = shelved([short, next_one], [400.0, 30.0], 4)
    scale = fitted(float(year(1940).begin), float(year(1960).begin), 100.0, 1000.0)
    cut, following = bands(shelf, scale, 0.0, 20.0)
    assert cut.x == cut.right + PAD
    assert cut.room > 72
    assert cut.x + cut.room == following.left - PAD
