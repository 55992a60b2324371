"""What a reader is told a date is: the source's exactness, never more."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model import calendar
from viewer.model.edtf import parse
from viewer.model.time import Granularity, Interval, Modifier, Qualifier, day, month, part, span_of, unit_at, year
from viewer.model.wording import certainty_words, describe, describe_instant

G = Granularity

TOLD = [
    ("2014-02-17", "17 Feb 2014"),
    ("2014-02", "Feb 2014"),
    ("2014", "2014"),
    ("198X", "1980s"),
    ("190X", "1900–1909"),
    ("19XX", "20th century"),
    ("20XX", "21st century"),
    ("2XXX", "3rd millennium"),
    ("-0043", "44 BCE"),
    ("0000", "1 BCE"),
    ("0476", "476 CE"),
    ("-0043-03-15", "15 Mar 44 BCE"),
    ("-03XX", "4th century BCE"),
    ("-013X", "140–131 BCE"),
    ("000X", "1 BCE – 9 CE"),
    ("2014-03-24/2014-03-30", "week of 24 Mar 2014"),
    ("2014-03-24/2014-03-31", "24–31 Mar 2014"),
    ("2014-03-24/2014-04-02", "24 Mar – 2 Apr 2014"),
    ("2013-12-24/2014-01-02", "24 Dec 2013 – 2 Jan 2014"),
    ("2014-05/2014-07", "May–Jul 2014"),
    ("2013-11/2014-02", "Nov 2013 – Feb 2014"),
    ("2013/2015", "2013–2015"),
    ("-0043/-0039", "44–40 BCE"),
    ("-0043/0014", "44 BCE – 14 CE"),
    ("198X/199X", "1980s–1990s"),
    ("18XX/19XX", "19th century – 20th century"),
    ("2015-10-14?", "14 Oct 2015?"),
    ("1890~", "c. 1890"),
    ("1890%", "c. 1890?"),
    ("[2014-05..2014-07]", "between May and Jul 2014"),
    ("[2015-10-14..2015-10-21]", "between 14 and 21 Oct 2015"),
    ("[2013..2015]", "between 2013 and 2015"),
    ("[2014]", "2014"),
    ("../2013", "before 2014"),
    ("[..2013]", "before 2014"),
    ("[..2014-02-16]", "before 17 Feb 2014"),
    ("2014/..", "since 2014"),
    ("[2015..]", "after 2014"),
    ("../..", "at any time"),
    ("2014-35", "3rd quarter 2014"),
    ("2014-41", "2nd half 2014"),
    ("2014-21", "spring 2014"),
    ("2013-24", "winter 2013–14"),
    ("1999-24", "winter 1999–2000"),
    ("2014-02-17T14", "17 Feb 2014, 2 p.m."),
    ("2014-02-17T00", "17 Feb 2014, midnight"),
    ("2014-02-17T12", "17 Feb 2014, noon"),
    ("2014-02-17T09:05", "17 Feb 2014, 09:05"),
    ("2014-02-17T14:05:09", "17 Feb 2014, 14:05:09"),
    ("2014-02-17T14:05/2014-02-17T15:30", "17 Feb 2014, 14:05 – 15:30"),
    ("Y-12000", "12,001 BCE"),
    ("2014-02-17/2015", "17 Feb 2014 – 2015"),
]


@pytest.mark.parametrize(("edtf", "words"), TOLD)
def test_told_as_a_reader_says_it(edtf: str, words: str) -> None:
    assert describe(parse(edtf)) == words


PARTS = [
    (month(2014, 3), Modifier.START, "early Mar 2014"),
    (month(2014, 3), Modifier.MID, "mid-Mar 2014"),
    (year(2014), Modifier.END, "late 2014"),
    (unit_at(calendar.seconds(1985), G.DECADE), Modifier.START, "early 1980s"),
    (unit_at(calendar.seconds(1885), G.CENTURY), Modifier.END, "late 19th century"),
    (unit_at(calendar.seconds(2014, 3, 26), G.WEEK), Modifier.END, "late in the week of 24 Mar 2014"),
    (day(2014, 2, 17), Modifier.START, "early on 17 Feb 2014"),
]


@pytest.mark.parametrize(("whole", "modifier", "words"), PARTS)
def test_parts_are_told_as_parts(whole: Interval, modifier: Modifier, words: str) -> None:
    assert describe(part(whole, modifier)) == words


DEEP = [
    (13_800_000_000, G.YEARS_100M, "13.8 billion years ago"),
    (13_799_997_986, G.YEARS_100M, "13.8 billion years ago"),
    (66_000_000, G.YEARS_1M, "66 million years ago"),
    (65_500_000, G.YEARS_100K, "65.5 million years ago"),
    (70_000, G.YEARS_10K, "70,000 years ago"),
]


@pytest.mark.parametrize(("years", "unit", "words"), DEEP)
def test_deep_time_is_told_in_round_figures(years: int, unit: Granularity, words: str) -> None:
    assert describe(unit_at(calendar.seconds(-years), unit)) == words


def test_a_decade_bce_as_historians_count_it() -> None:
    assert describe(Interval(calendar.seconds(-138), calendar.seconds(-128), G.DECADE)) == "130s BCE"


def test_each_end_of_a_range_is_told_as_exactly_as_it_is_known() -> None:
    assert describe(span_of(day(2014, 2, 17), month(2014, 5))) == "17 Feb 2014 – May 2014"
    assert describe(span_of(day(2014, 2, 17), month(2014, 2))) == "Feb 2014"


def test_under_the_cursor() -> None:
    instant = calendar.seconds(2014, 2, 17, 14, 5, 9)
    assert describe_instant(instant, G.DAY) == "17 Feb 2014"
    assert describe_instant(instant, G.YEAR) == "2014"
    assert describe_instant(instant, G.MINUTE) == "17 Feb 2014, 14:05"


def test_certainty_in_words_never_grows_as_it_falls() -> None:
    words = [certainty_words(n / 100) for n in range(100, -1, -1)]
    assert list(dict.fromkeys(words)) == ["almost certain", "very likely", "likely", "uncertain", "a guess"]
    with pytest.raises(ValueError, match="between 0 and 1"):
        certainty_words(1.5)


INSTANTS = st.one_of(
    st.integers(calendar.seconds(-3000), calendar.seconds(3000)),
    st.integers(calendar.seconds(-13_800_000_000), calendar.seconds(13_800_000_000)),
)


@given(INSTANTS, st.sampled_from(G), st.sampled_from(Qualifier), st.booleans())
def test_never_more_exact_than_said(instant: int, unit: Granularity, qualifier: Qualifier, within: bool) -> None:
    interval = unit_at(instant, unit)
    told = describe(Interval(interval.begin, interval.end, unit, qualifier, None, within))
    assert told == told.strip()
    assert ("?" in told) == (qualifier in (Qualifier.UNCERTAIN, Qualifier.BOTH))
    assert not re.search(r"(?<![\w,])0 (?:BCE|CE)", told), "there is no year 0"
    if unit > G.WEEK:
        assert ":" not in told
    if unit >= G.YEAR:
        assert not re.search(r"Jan|Feb|Dec|week|quarter", told)


@given(INSTANTS, INSTANTS, st.sampled_from(G), st.booleans())
def test_any_range_is_told(first: int, last: int, unit: Granularity, within: bool) -> None:
    begin, end = min(first, last), max(first, last) + 1
    assert describe(Interval(begin, end, unit, Qualifier.NONE, None, within))
