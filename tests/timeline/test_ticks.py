"""The axis: what it says at every zoom, from seconds to the age of the earth, on either side of year 1."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model import calendar
from viewer.timeline.scale import PRECISION, YEAR, Scale, fitted
from viewer.timeline.ticks import ticks
from viewer.timeline.zoom import between, bounded

begins = st.floats(-1e17, 1e17)
per_pixels = st.floats(0.01, 1e15)


@st.composite
def windows(draw: st.DrawFn) -> Scale:
    """Any window that one can zoom to."""
    begin, per_pixel = draw(begins), draw(per_pixels)
    return Scale(begin, max(per_pixel, abs(begin) * PRECISION), 0.0, 1000.0)


@given(windows())
def test_ticks_rise_and_never_crowd(scale: Scale) -> None:
    found = ticks(scale)
    places = [t.instant for t in found.minor]
    assert places == sorted(set(places))
    # The first tick of an era or a short month may stand a little closer than the others.
    assert all(scale.x(b) - scale.x(a) >= 0.45 * found.step.least for a, b in pairwise(places))
    assert len(places) <= 40


@given(windows())
def test_the_major_row_covers_the_window_without_gaps(scale: Scale) -> None:
    majors = ticks(scale).major
    assert majors[0].begin <= scale.begin
    assert majors[-1].end >= scale.end
    for one, next_ in pairwise(majors):
        assert one.end == next_.begin
        assert one.odd != next_.odd


@given(windows())
def test_no_axis_has_a_year_nought(scale: Scale) -> None:
    found = ticks(scale)
    words = [t.text for t in found.minor] + [m.text for m in found.major]
    assert not any(w in ("0", "0 BCE", "0 CE", "0s") for w in words)


@given(windows(), st.floats(0.05, 1.0))
def test_panning_moves_ticks_and_changes_none(here: Scale, share: float) -> None:
    there = here.panned(1000.0 * share)
    shared = {t for t in ticks(here).minor if there.begin < t.instant < here.end}
    assert shared <= set(ticks(there).minor)


@pytest.mark.parametrize(
    ("begin", "per_pixel", "minor", "major"),
    [
        (calendar.seconds(2014, 2, 17, 11, 59, 30), 0.1, "12:00:00", "17 February 2014"),
        (calendar.seconds(2014, 2, 16), 60, "06:00", "16 February 2014"),
        (calendar.seconds(2014, 2, 16), 1300, "Mon 17", "February 2014"),
        (calendar.seconds(2014, 2, 16), 20_000, "11", "March 2014"),
        (calendar.seconds(2013), 100_000, "Apr", "2014"),
        (calendar.seconds(2013), 400_000, "2014", "2010s"),
        (calendar.seconds(1850), 3_000_000, "1860", "19th century"),
        (calendar.seconds(-60), 2_000_000, "45 BCE", "1st century BCE"),
        (calendar.seconds(-500), 30_000_000, "300 BCE", "1st millennium BCE"),
        (calendar.seconds(-500), 30_000_000, "1 CE", "1st millennium"),
        (calendar.seconds(-20_000), 1_000_000_000, "10,000 BCE", "BCE"),
        (-4 * 10**17, 10**15, "10 billion BCE", "BCE"),
    ],
)
def test_what_the_axis_says(begin: int, per_pixel: float, minor: str, major: str) -> None:
    found = ticks(Scale(float(begin), per_pixel, 0.0, 1000.0))
    assert minor in [t.text for t in found.minor]
    assert major in [m.text for m in found.major]


@given(begins, per_pixels, st.floats(0, 1000), st.floats(0.1, 10))
def test_zooming_keeps_what_is_under_the_pointer(begin: float, per_pixel: float, x: float, factor: float) -> None:
    scale = Scale(begin, max(per_pixel, abs(begin) * PRECISION), 160.0, 840.0)
    zoomed = scale.zoomed(factor, x)
    assert zoomed.instant(x) == pytest.approx(scale.instant(x), rel=1e-9, abs=per_pixel * 20)


@given(begins, per_pixels, st.lists(st.floats(-1e17, 1e17), min_size=2, max_size=9))
def test_later_never_stands_left_of_earlier(begin: float, per_pixel: float, instants: list[float]) -> None:
    scale = Scale(begin, per_pixel, 0.0, 1000.0)
    places = [scale.x(i) for i in sorted(instants)]
    assert places == sorted(places)


@given(st.floats(-1e12, 1e12), st.floats(1, 1e12), st.floats(200, 4000))
def test_a_fitted_stretch_lies_inside_its_margins(begin: float, length: float, width: float) -> None:
    scale = fitted(begin, begin + length, 100.0, width, 30.0)
    if scale.per_pixel > 0.011:
        assert scale.x(begin) == pytest.approx(130.0, abs=0.5)
        assert scale.x(begin + length) == pytest.approx(70.0 + width, abs=0.5)


@given(st.floats(0, 1), per_pixels, per_pixels)
def test_a_jump_passes_through_zooms_between_its_ends(progress: float, start: float, goal: float) -> None:
    one, other = Scale(0.0, start, 0.0, 1000.0), Scale(1e9, goal, 0.0, 1000.0)
    way = between(one, other, progress)
    assert min(start, goal) * 0.999 <= way.per_pixel <= max(start, goal) * 1.001
    assert between(one, other, 1.0) == other


@given(st.floats(-1e14, 1e14), per_pixels)
def test_one_never_gets_lost(begin: float, per_pixel: float) -> None:
    found = bounded(Scale(begin, per_pixel, 0.0, 1000.0), 0.0, 10 * YEAR)
    assert found.begin < 10 * YEAR
    assert found.end > 0
