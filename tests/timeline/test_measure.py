from __future__ import annotations

import pytest

from viewer.model.time import END_OF_TIME, Granularity, Interval, Modifier, day, month, part, year
from viewer.timeline.measure import distance


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
        (day(1914, 6, 28), day(2014, 2, 17), "99 to 100 years later"),
        (year(1914), year(1939), "24 to 26 years later"),
        (day(2014, 2, 17), Interval(day(2014, 3, 1).begin, END_OF_TIME, Granularity.DAY), ""),
    ],
)
def test_distances_are_as_exact_as_both_dates(first: Interval, second: Interval, words: str) -> None:
    assert distance(first, second) == words
