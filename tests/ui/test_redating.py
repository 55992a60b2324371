"""Dates of several units under a dragging hand: they stay as long as they were, and the end that is not held stays."""

from __future__ import annotations

import pytest

from viewer.model.event import Event, Status
from viewer.model.temporal import Resolution
from viewer.model.time import END_OF_TIME, Granularity, Interval, Modifier, day, month, part, span_of, year
from viewer.timeline.scale import Scale, fitted
from viewer.ui.timeline_drag import Redating

DAY = 86_400
BETWEEN = Interval(year(2014).begin, day(2015, 10, 14).end, Granularity.YEAR, within=True)


def around(interval: Interval, days: int) -> Scale:
    """A thousand pixels that show a date with so many days at either side."""
    return fitted(float(interval.begin) - days * DAY, float(interval.end) + days * DAY, 0.0, 1000.0)


def dragged(interval: Interval, scale: Scale, at: float, by: float) -> Interval | None:
    """The date after a drag from the pixel of an instant by so many days."""
    x = scale.x(at)
    event = Event("event", "Talks", Status.HAPPENED, Resolution(interval))
    return Redating(event, (x, x + by * DAY / scale.per_pixel)).interval(scale)


@pytest.mark.parametrize(
    ("interval", "by", "moved"),
    [
        (span_of(month(2014, 3), month(2014, 5)), 31, "2014-04/2014-06"),
        (span_of(month(2014, 3), month(2014, 5)), -31, "2014-02/2014-04"),
        (span_of(year(2010), year(2014)), 365, "2011/2015"),
        (span_of(day(2014, 3, 3), day(2014, 4, 9)), 4, "2014-03-07/2014-04-13"),
        (BETWEEN, 366, "[2015..2016-10-13]"),
    ],
)
def test_a_stretch_moved_as_a_whole_stays_as_long(interval: Interval, by: float, moved: str) -> None:
    scale = around(interval, 40)
    middle = (interval.begin + interval.end) / 2
    new = dragged(interval, scale, middle, by)
    assert str(new) == moved
    assert dragged(interval, scale, middle, 0.2) is None, "a hand that has hardly moved"


@pytest.mark.parametrize(
    ("interval", "end", "by", "moved"),
    [
        (BETWEEN, "begin", -365, "[2013..2015-10-14]"),
        (BETWEEN, "end", 78, "[2014..2015]"),
        (part(month(2014, 3), Modifier.END), "end", 30, "2014-03-21/2014-04"),
    ],
)
def test_the_end_that_is_not_held_stays_to_the_day(interval: Interval, end: str, by: float, moved: str) -> None:
    held = interval.begin if end == "begin" else interval.end
    assert str(dragged(interval, around(interval, 60), held, by)) == moved
    assert dragged(interval, around(interval, 60), held, 1.5) is None, "a hand that has hardly moved"


def test_a_date_with_an_open_end_moves_by_the_other_one() -> None:
    since = Interval(year(2014).begin, END_OF_TIME, Granularity.YEAR)
    scale = fitted(float(year(2010).begin), float(year(2020).end), 0.0, 1000.0)
    assert str(dragged(since, scale, year(2015).begin, 365)) == "2015/.."
