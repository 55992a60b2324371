"""The geometry of what hands arrange: ends of eras dragged anywhere, glyphs beside the words on their bar."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viewer.model.calendar import DAY
from viewer.model.time import Granularity, Interval, month, span_of, unit_at, year
from viewer.model.view import Era
from viewer.model.wording import describe
from viewer.timeline.folds import Folds
from viewer.timeline.scale import Scale, fitted
from viewer.ui.paint_marks import beside
from viewer.ui.timeline_arranger import drawn

NOT = (math.nan, math.nan)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    begin = draw(st.integers(-60_000, 30_000)) * float(DAY)
    length = draw(st.floats(1, 60_000)) * DAY
    folds = None
    if draw(st.booleans()):
        first = begin + length * draw(st.floats(0.2, 0.4))
        folds = Folds((first,), (first + length * draw(st.floats(0.1, 0.3)),), 40.0)
    return fitted(begin, begin + length, 120.0, 900.0, folds=folds)


SHORT = fitted(0.0, 150.0 * DAY, 120.0, 900.0, folds=Folds((30.0 * DAY,), (78.0 * DAY,), 40.0))
"""A scale at which a month is the unit in view, and the one after the first is folded."""


@example(SHORT, 0, 1, 0.0, False)
@given(scales(), st.integers(-60_000, 60_000), st.integers(1, 20_000), st.floats(-1500, 1500), st.booleans())
def test_an_era_dragged_anywhere_has_a_begin_before_its_end_and_keeps_the_other_one(
    scale: Scale, begin: int, length: int, by: float, first: bool
) -> None:
    era = Era("era/1", "E", Interval(begin * DAY, (begin + length) * DAY, Granularity.DAY))
    new = drawn(era, "begin" if first else "end", scale, by)
    assert new.begin < new.end
    assert (new.end if first else new.begin) == (era.interval.end if first else era.interval.begin)
    moved = float(new.begin if first else new.end)
    assert scale.folds is None or scale.folds.at(moved) < 0 or new == era.interval or abs(by) > 0


def test_a_dragged_end_snaps_to_the_unit_a_hand_can_hit() -> None:
    era = Era("era/1", "War", span_of(year(1914), year(1918)))
    close = fitted(float(year(1914).begin), float(year(1919).end), 0.0, 1000.0)
    pixels = close.x(float(month(1918, 11).end)) - close.x(era.interval.end)
    assert describe(drawn(era, "end", close, pixels)) == "1914 – Nov 1918"
    thirties = Era("era/2", "The thirties", unit_at(year(1935).begin, Granularity.DECADE))
    pixels = close.x(float(year(1932).begin)) - close.x(thirties.interval.begin)
    assert describe(drawn(thirties, "begin", close, pixels)) in ("1932–1939", "1932 – Dec 1939")
    far = fitted(float(year(1700).begin), float(year(2000).end), 0.0, 400.0)
    assert unit_at(drawn(era, "end", far, 40.0).end, Granularity.DECADE).begin == drawn(era, "end", far, 40.0).end


@given(
    st.floats(0, 800), st.floats(8, 24), st.floats(50, 400), st.floats(10, 300), st.floats(0, 200), st.floats(0, 200)
)
@example(43.0, 15.934867054236733, 50.0, 10.0, 15.0, 15.934867054236733)
def test_a_glyph_never_stands_over_its_label(
    x: float, side: float, begin: float, width: float, before: float, after: float
) -> None:
    gap, ends = (begin, begin + width), (begin - before, begin + width + after)
    at = beside(x, side, gap, ends)
    assert at + side / 2 <= gap[0] + 1e-6 or at - side / 2 >= gap[1] - 1e-6
    if max(before, after) >= side and ends[0] + side / 2 <= x <= ends[1] - side / 2:
        assert ends[0] - 1e-6 <= at - side / 2
        assert at + side / 2 <= ends[1] + 1e-6


@pytest.mark.parametrize(("gap", "at"), [(NOT, 100.0), ((200.0, 300.0), 100.0), ((80.0, 140.0), 70.0)])
def test_a_glyph_stays_where_no_words_are(gap: tuple[float, float], at: float) -> None:
    assert beside(100.0, 20.0, gap, (0.0, 400.0)) == at
