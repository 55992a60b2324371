from __future__ import annotations

import pytest

from viewer.model.time import END_OF_TIME, Granularity, Interval, Modifier, day, month, part, unit_at, year
from viewer.timeline.measure import distance


def at(hour: int, minute: int) -> Interval:
    """A minute of 17 February 2014."""
    return unit_at(day(2014, 2, 17).begin + hour * 3600 + minute * 60, Granularity.MINUTE)


def hour(hour: int) -> Interval:
    return unit_at(day(2014, 2, 17).begin + hour * 3600, Granularity.HOUR)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (day(2014, 2, 17), day(2014, 3, 24), "35 days later"),
        (day(2014, 3, 24), day(2014, 2, 17), "35 days earlier"),
        (day(2014, 2, 17), day(2014, 2, 18), "1 day later"),
        (day(2014, 2, 17), day(2014, 2, 17), "the same day"),
        (month(2015, 6), day(2015, 9, 25), "87 to 116 days later"),
        (day(2014, 2, 17), part(month(2014, 3), Modifier.START), "12 to 21 days later"),
        (year(2014), day(2014, 2, 17), ""),
        (day(1914, 6, 28), day(2014, 2, 17), "99 years and 234 days later"),
        (day(2014, 2, 17), day(1914, 6, 28), "99 years and 234 days earlier"),
        (day(2011, 5, 4), day(2014, 5, 4), "1,096 days later"),
        (day(2011, 5, 4), day(2015, 5, 4), "4 years later"),
        (day(2012, 2, 29), day(2016, 2, 28), "3 years and 364 days later"),
        (day(2012, 2, 29), day(2017, 3, 1), "5 years later"),
        (day(-43, 3, 15), day(14, 8, 19), "57 years and 157 days later"),
        (at(8, 46), at(9, 3), "17 minutes later"),
        (at(9, 3), at(8, 46), "17 minutes earlier"),
        (at(8, 0), at(10, 15), "2 hours and 15 minutes later"),
        (at(8, 46), at(8, 46), "the same minute"),
        (at(8, 46), hour(10), "74 to 133 minutes later"),
        (hour(8), hour(10), "2 hours later"),
        (at(8, 46), day(2014, 2, 17), "the same day"),
        (at(8, 46), day(2014, 2, 21), "4 days later"),
        (year(1914), year(1939), "24 to 26 years later"),
        (day(2014, 2, 17), Interval(day(2014, 3, 1).begin, END_OF_TIME, Granularity.DAY), ""),
    ],
)
def test_distances_are_as_exact_as_both_dates(first: Interval, second: Interval, words: str) -> None:
    assert distance(first, second) == words
