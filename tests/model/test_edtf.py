"""EDTF in and out: what is written is read back exactly, and nothing is read that cannot be placed."""

from __future__ import annotations

import time as clock

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from viewer.model import calendar
from viewer.model.edtf import parse
from viewer.model.time import (
    BEGIN_OF_TIME,
    END_OF_TIME,
    Granularity,
    Interval,
    Modifier,
    Qualifier,
    part,
    span_of,
    unit_at,
)

G = Granularity
YEARS = st.integers(-9000, 9000)
FAR_YEARS = st.integers(-13_800_000_000, 13_800_000_000)
INSTANTS = st.one_of(
    st.integers(calendar.seconds(1900), calendar.seconds(2100)),
    st.integers(calendar.seconds(-9999), calendar.seconds(9999)),
    FAR_YEARS.map(calendar.seconds),
)
UNITS = st.builds(unit_at, INSTANTS, st.sampled_from(G))
QUALIFIERS = st.sampled_from(Qualifier)

SAME = [
    ("2014-02-17", (2014, 2, 17), (2014, 2, 18), G.DAY),
    ("2014-02", (2014, 2, 1), (2014, 3, 1), G.MONTH),
    ("2014", (2014, 1, 1), (2015, 1, 1), G.YEAR),
    ("0000", (0, 1, 1), (1, 1, 1), G.YEAR),
    ("-0043", (-43, 1, 1), (-42, 1, 1), G.YEAR),
    ("-0043-03-15", (-43, 3, 15), (-43, 3, 16), G.DAY),
    ("Y170002", (170_002, 1, 1), (170_003, 1, 1), G.YEAR),
    ("Y-13800000000", (-13_800_000_000, 1, 1), (-13_799_999_999, 1, 1), G.YEAR),
    ("198X", (1980, 1, 1), (1990, 1, 1), G.DECADE),
    ("19XX", (1900, 1, 1), (2000, 1, 1), G.CENTURY),
    ("1XXX", (1000, 1, 1), (2000, 1, 1), G.MILLENNIUM),
    ("-03XX", (-399, 1, 1), (-299, 1, 1), G.CENTURY),
    ("-00XX", (-99, 1, 1), (1, 1, 1), G.CENTURY),
    ("00XX", (0, 1, 1), (100, 1, 1), G.CENTURY),
    ("2014-21", (2014, 3, 1), (2014, 6, 1), G.SEASON),
    ("2013-24", (2013, 12, 1), (2014, 3, 1), G.SEASON),
    ("2014-35", (2014, 7, 1), (2014, 10, 1), G.QUARTER),
    ("2014-41", (2014, 7, 1), (2015, 1, 1), G.HALF),
    ("2014-03-24/2014-03-30", (2014, 3, 24), (2014, 3, 31), G.WEEK),
    ("2014-03-01/2014-03-10", (2014, 3, 1), (2014, 3, 11), G.DAY),
    ("2014-05/2014-07", (2014, 5, 1), (2014, 8, 1), G.MONTH),
    ("1985/199X", (1985, 1, 1), (2000, 1, 1), G.DECADE),
    ("2014-02-17/2015", (2014, 2, 17), (2016, 1, 1), G.YEAR),
]
"""Text, first day, the day after the last, unit: written and read alike."""


@pytest.mark.parametrize(("text", "first", "after", "unit"), SAME)
def test_written_and_read_alike(
    text: str, first: tuple[int, int, int], after: tuple[int, int, int], unit: Granularity
) -> None:
    interval = Interval(calendar.seconds(*first), calendar.seconds(*after), unit)
    assert parse(text) == interval
    assert str(interval) == text


READ_ONLY = [
    ("2014-XX", "2014"),
    ("2014-02-XX", "2014-02"),
    ("2014-XX-XX", "2014"),
    ("2014-25", "2014-21"),
    ("2014-29", "2014-09/2014-11"),
    ("2014-32", "2015-06/2015-08"),
    ("2014-37", "2014-01/2014-04"),
    ("Y17E4", "Y170000"),
    ("Y171010000S3", "Y171000000/Y171999999"),
    ("2014/", "2014/.."),
    ("/2014", "../2014"),
    ("[2015-10-14,2015-10-15,2015-10-21]", "[2015-10-14..2015-10-21]"),
    ("[1990, 1993..1995]", "[1990..1995]"),
    ("2014-?02-17", "2014-02-17?"),
    ("?2014-02~", "2014-02%"),
    ("2014?/2015~", "2014%/2015%"),
    ("2014-02-17T14:05:09Z", "2014-02-17T14:05:09"),
    ("2014-02-17T14:05:09+09:00", "2014-02-17T14:05:09"),
    (" 2014 ", "2014"),
    ("0000/9999", "0000/9999"),
]


@pytest.mark.parametrize(("text", "written"), READ_ONLY)
def test_other_ways_to_write_it(text: str, written: str) -> None:
    assert str(parse(text)) == written


def test_open_ends_and_one_of() -> None:
    assert parse("../2014") == Interval(BEGIN_OF_TIME, calendar.seconds(2015), G.YEAR)
    assert parse("2014-02/..") == Interval(calendar.seconds(2014, 2), END_OF_TIME, G.MONTH)
    assert parse("[..2014]") == Interval(BEGIN_OF_TIME, calendar.seconds(2015), G.YEAR, within=True)
    between = parse("[2014-05..2014-07]")
    assert between == Interval(calendar.seconds(2014, 5), calendar.seconds(2014, 8), G.MONTH, within=True)
    assert [str(parse(t)) for t in ("../..", "[2014..]")] == ["../..", "[2014..]"]


REFUSED = [
    ("", "not a date"),
    ("yesterday", "not a date"),
    ("14", "not a date"),
    ("2014-2-17", "not a date"),
    ("17/02/2014", "not a date"),
    ("2014/2015/2016", "not a date"),
    ("/", "not a date"),
    ("20?14", "not a date"),
    ("2014-02-17T", "not a date"),
    ("٢٠١٤", "not a date"),
    ("2014-06-31", "There is no 2014-06-31."),
    ("2015-02-29", "There is no 2015-02-29."),
    ("2014-13", "There is no month or season 13."),
    ("2014-00", "There is no month 0."),
    ("2014-02-17T25:00:00", "There is no time of day 25:00:00."),
    ("2015/2014", "ends before it begins"),
    ("{1667,1668}", "names several dates"),
    ("20X4", "leaves open"),
    ("XXXX-12-25", "leaves open"),
    ("Y999999999999", "too far away"),
    ("Y1E99", "too far away"),
]


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_what_cannot_be_placed_gets_one_sentence(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as caught:
        parse(text)
    sentence = str(caught.value)
    assert words in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 140


@given(UNITS, QUALIFIERS)
def test_every_unit_comes_back(unit: Interval, qualifier: Qualifier) -> None:
    unit = unit.qualified(qualifier)
    assert parse(str(unit)) == unit


@given(UNITS, UNITS, QUALIFIERS, st.booleans())
def test_every_range_keeps_begin_end_and_qualifier(
    a: Interval, b: Interval, qualifier: Qualifier, within: bool
) -> None:
    first, last = sorted((a, b), key=lambda i: (i.begin, i.end))
    if last.end <= first.begin:
        first, last = last, first
    interval = span_of(first, last, within).qualified(qualifier) if last.end > first.begin else first
    again = parse(str(interval))
    assert (again.begin, again.end, again.qualifier) == (interval.begin, interval.end, interval.qualifier)
    assert again.within == interval.within
    assert str(again) == str(interval)


@given(UNITS, st.sampled_from(Modifier), QUALIFIERS)
def test_every_part_keeps_begin_and_end(unit: Interval, modifier: Modifier, qualifier: Qualifier) -> None:
    if unit.granularity == G.SECOND:
        return
    some = part(unit, modifier).qualified(qualifier)
    again = parse(str(some))
    assert (again.begin, again.end, again.qualifier) == (some.begin, some.end, some.qualifier)


@given(UNITS, st.booleans())
def test_open_ranges_come_back(unit: Interval, at_begin: bool) -> None:
    begin, end = (BEGIN_OF_TIME, unit.end) if at_begin else (unit.begin, END_OF_TIME)
    interval = Interval(begin, end, unit.granularity)
    again = parse(str(interval))
    assert (again.begin, again.end) == (begin, end)


@given(st.text(alphabet="0123456789-/.XYESTZ[]{},?~%: ", max_size=40))
def test_anything_is_read_or_refused_in_one_sentence(text: str) -> None:
    sentence, interval = "", None
    try:
        interval = parse(text)
    except ValueError as error:
        sentence = str(error)
    if interval is None:
        assert sentence.endswith(".")
    else:
        again = parse(str(interval))
        assert (again.begin, again.end, again.within) == (interval.begin, interval.end, interval.within)


def test_hostile_strings_take_no_time() -> None:
    begin = clock.process_time()
    for text in ("9" * 100_000, "2014-" * 50_000, "?" * 100_000, "[" + "2014," * 20_000 + "]", "Y" + "9" * 9999):
        with pytest.raises(ValueError, match=r"\."):
            parse(text)
    assert clock.process_time() - begin < 5


@given(
    st.builds(
        unit_at,
        YEARS.map(lambda y: calendar.seconds(y, 3, 5)),
        st.sampled_from([G.DAY, G.MONTH, G.QUARTER, G.HALF, G.YEAR, G.DECADE, G.CENTURY, G.MILLENNIUM]),
    ),
    QUALIFIERS,
)
def test_the_edtf_package_reads_the_same(unit: Interval, qualifier: Qualifier) -> None:
    if unit.granularity in (G.QUARTER, G.HALF):
        qualifier = Qualifier.NONE  # the package reads no qualified quarters
    theirs = parse_edtf(str(unit.qualified(qualifier)))
    first = calendar.seconds(*theirs.lower_strict()[:3])
    last = calendar.seconds(*theirs.upper_strict()[:3])
    assert (first, last + calendar.DAY) == (unit.begin, unit.end)
