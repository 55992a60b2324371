"""The calendar agrees with the standard library wherever that reaches, and goes on where it does not."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model import calendar

EPOCH = datetime.datetime(1970, 1, 1)
INSTANTS = st.integers(-(2**62), 2**62)


@given(st.datetimes().map(lambda d: d.replace(microsecond=0)))
def test_as_the_standard_library_has_it(moment: datetime.datetime) -> None:
    instant = calendar.seconds(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    assert instant == (moment - EPOCH) // datetime.timedelta(seconds=1)
    assert calendar.date_of(instant) == (moment.year, moment.month, moment.day)
    assert calendar.time_of(instant) == (moment.hour, moment.minute, moment.second)
    assert calendar.weekday(instant) == moment.weekday()
    assert calendar.iso_week(instant) == moment.isocalendar()[:2]


@given(INSTANTS)
def test_every_instant_has_one_date_and_time(instant: int) -> None:
    assert calendar.seconds(*calendar.date_of(instant), *calendar.time_of(instant)) == instant


@given(INSTANTS)
def test_days_follow_each_other(instant: int) -> None:
    year, month, day = calendar.date_of(instant)
    following = calendar.date_of(instant + calendar.DAY)
    if day < calendar.month_length(year, month):
        assert following == (year, month, day + 1)
    else:
        assert following == (*calendar.add_months(year, month, 1), 1)
    assert calendar.weekday(instant + calendar.DAY) == (calendar.weekday(instant) + 1) % 7


@given(INSTANTS)
def test_weeks_begin_on_monday_and_count_on(instant: int) -> None:
    begin = calendar.week_start(*calendar.iso_week(instant))
    assert calendar.weekday(begin) == 0
    assert begin <= instant < begin + 7 * calendar.DAY


@given(st.integers(-9999, 9999), st.integers(1, 12), st.integers(-5000, 5000))
def test_months_can_be_added_and_taken_away(year: int, month: int, count: int) -> None:
    assert calendar.add_months(*calendar.add_months(year, month, count), -count) == (year, month)


@pytest.mark.parametrize(
    ("instant", "date"),
    [
        (calendar.seconds(1970), (1970, 1, 1)),
        (calendar.seconds(2000, 2, 29), (2000, 2, 29)),
        (calendar.seconds(0, 2, 29), (0, 2, 29)),
        (calendar.seconds(0) - 1, (-1, 12, 31)),
        (calendar.seconds(-43, 3, 15), (-43, 3, 15)),
        (calendar.seconds(-13_800_000_000), (-13_800_000_000, 1, 1)),
    ],
)
def test_known_days(instant: int, date: tuple[int, int, int]) -> None:
    assert calendar.date_of(instant) == date


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ((2014, 6, 31), "there is no 2014-06-31"),
        ((1900, 2, 29), "there is no 1900-02-29"),
        ((-43, 2, 29), "there is no -0043-02-29"),
        ((2014, 0, 1), "there is no month 0"),
        ((2014, 13, 1), "there is no month 13"),
        ((2014, 1, 0), "there is no 2014-01-00"),
        ((2014, 1, 1, 24), "there is no time of day 24:00:00"),
        ((2014, 1, 1, 0, 60), "there is no time of day 00:60:00"),
    ],
)
def test_nothing_rolls_over(date: tuple[int, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        calendar.seconds(*date)


def test_weeks_that_a_year_does_not_have() -> None:
    assert calendar.date_of(calendar.week_start(2015, 53)) == (2015, 12, 28)
    for week in (0, 53):
        with pytest.raises(ValueError, match=f"there is no week {week} in 2014"):
            calendar.week_start(2014, week)
