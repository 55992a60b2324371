"""Units of time: which one holds an instant, what comes next, what its parts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model import calendar
from viewer.model.edtf import parse
from viewer.model.time import (
    Granularity,
    Interval,
    Modifier,
    Qualifier,
    day,
    month,
    part,
    second_at,
    shifted,
    span_of,
    unit_at,
    year,
)

G = Granularity
INSTANTS = st.one_of(
    st.integers(calendar.seconds(-3000), calendar.seconds(3000)),
    st.integers(calendar.seconds(-13_800_000_000), calendar.seconds(13_800_000_000)),
)
UNITS = st.sampled_from(G)
INSTANT = calendar.seconds(2014, 2, 17, 14, 5, 9)


@pytest.mark.parametrize(
    ("unit", "edtf"),
    [
        (G.SECOND, "2014-02-17T14:05:09"),
        (G.MINUTE, "2014-02-17T14:05"),
        (G.HOUR, "2014-02-17T14"),
        (G.DAY, "2014-02-17"),
        (G.WEEK, "2014-02-17/2014-02-23"),
        (G.MONTH, "2014-02"),
        (G.QUARTER, "2014-33"),
        (G.SEASON, "2013-24"),
        (G.HALF, "2014-40"),
        (G.YEAR, "2014"),
        (G.DECADE, "201X"),
        (G.CENTURY, "20XX"),
        (G.MILLENNIUM, "2XXX"),
        (G.YEARS_10K, "0000/9999"),
    ],
)
def test_the_unit_that_holds_an_instant(unit: Granularity, edtf: str) -> None:
    interval = unit_at(INSTANT, unit)
    assert str(interval) == edtf
    assert interval == parse(edtf)
    assert interval.is_unit


@given(INSTANTS, UNITS)
def test_a_unit_holds_its_instant_and_is_whole(instant: int, unit: Granularity) -> None:
    interval = unit_at(instant, unit)
    assert interval.begin <= instant < interval.end
    assert interval.is_unit
    assert unit_at(interval.begin, unit) == interval


@given(INSTANTS, UNITS)
def test_units_follow_each_other_without_a_gap(instant: int, unit: Granularity) -> None:
    interval, following = unit_at(instant, unit), shifted(unit_at(instant, unit), 1)
    if unit in (G.DECADE, G.CENTURY, G.MILLENNIUM) and following.begin == calendar.seconds(0):
        assert interval.end == calendar.seconds(1), "-00XX and 00XX share the year 0, as their digits do"
    else:
        assert interval.end == following.begin


@given(INSTANTS, UNITS, st.integers(-50, 50))
def test_steps_forth_and_back_end_where_they_began(instant: int, unit: Granularity, count: int) -> None:
    interval = unit_at(instant, unit)
    assert shifted(shifted(interval, count), -count) == interval


@pytest.mark.parametrize(
    ("edtf", "count", "there"),
    [
        ("2014-02", -1, "2014-01"),
        ("2014-01", -1, "2013-12"),
        ("2014", -1, "2013"),
        ("0000", -1, "-0001"),
        ("2014-03-24/2014-03-30", 1, "2014-03-31/2014-04-06"),
        ("2013-24", 1, "2014-21"),
        ("2014-33", -1, "2013-36"),
        ("00XX", -1, "-00XX"),
        ("-00XX", 1, "00XX"),
        ("-00XX", 2, "01XX"),
        ("-00XX", -1, "-01XX"),
        ("000X", -1, "-000X"),
    ],
)
def test_steps(edtf: str, count: int, there: str) -> None:
    assert str(shifted(parse(edtf), count)) == there


@pytest.mark.parametrize(
    ("edtf", "early", "middle", "late"),
    [
        ("2014-03", "2014-03-01/2014-03-10", "2014-03-11/2014-03-20", "2014-03-21/2014-03-31"),
        ("2014-02", "2014-02-01/2014-02-10", "2014-02-11/2014-02-20", "2014-02-21/2014-02-28"),
        ("2014", "2014-01/2014-04", "2014-05/2014-08", "2014-09/2014-12"),
        ("2014-33", "2014-01", "2014-02", "2014-03"),
        ("2013-24", "2013-12", "2014-01", "2014-02"),
        ("2014-41", "2014-07/2014-08", "2014-09/2014-10", "2014-11/2014-12"),
        ("198X", "1980/1982", "1983/1986", "1987/1989"),
        ("18XX", "1800/1832", "1833/1866", "1867/1899"),
        ("2014-03-24/2014-03-30", "2014-03-24/2014-03-25", "2014-03-26/2014-03-28", "2014-03-29/2014-03-30"),
        ("2014-03-24", "2014-03-24T00/2014-03-24T07", "2014-03-24T08/2014-03-24T15", "2014-03-24T16/2014-03-24T23"),
    ],
)
def test_early_middle_and_late(edtf: str, early: str, middle: str, late: str) -> None:
    assert [str(part(parse(edtf), modifier)) for modifier in Modifier] == [early, middle, late]


@given(INSTANTS, st.sampled_from([g for g in G if g > G.SECOND]))
def test_the_three_parts_make_the_whole(instant: int, unit: Granularity) -> None:
    whole = unit_at(instant, unit)
    early, middle, late = (part(whole, modifier) for modifier in Modifier)
    assert (early.begin, early.end, middle.end, late.end) == (whole.begin, middle.begin, late.begin, whole.end)
    assert not early.is_unit


def test_a_range_is_as_exact_as_its_coarser_end() -> None:
    assert span_of(day(2014, 2, 17), month(2014, 5)) == Interval(
        calendar.seconds(2014, 2, 17), calendar.seconds(2014, 6), G.MONTH
    )
    assert str(span_of(day(2014, 2, 17), month(2014, 5))) == "2014-02-17/2014-05"
    assert str(span_of(year(2014), year(2016).qualified(Qualifier.APPROXIMATE))) == "2014~/2016~"
    assert str(span_of(year(1985), unit_at(calendar.seconds(1995), G.DECADE))) == "1985/199X"


def test_what_contains_and_overlaps_what() -> None:
    assert year(2014).contains(month(2014, 12))
    assert not month(2014, 12).contains(year(2014))
    assert year(2014).overlaps(span_of(year(2013), year(2014)))
    assert not year(2014).overlaps(year(2015)), "half-open: they only touch"


def test_an_interval_has_a_length() -> None:
    with pytest.raises(ValueError, match="must end after it begins"):
        Interval(5, 5, G.SECOND)
    assert second_at(5) == Interval(5, 6, G.SECOND)


def test_qualified_keeps_the_stretch() -> None:
    sure = day(2015, 10, 14)
    unsure = sure.qualified(Qualifier.UNCERTAIN)
    assert (unsure.begin, unsure.end, str(unsure)) == (sure.begin, sure.end, "2015-10-14?")
