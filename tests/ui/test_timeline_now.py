"""The line at the present moment: the clock's, and only where the view includes it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from viewer.model import calendar
from viewer.ui.paint_now import present
from viewer.ui.timeline_view import TimelineView

FAR = float(calendar.seconds(2300))


def picture(view: TimelineView, now: float) -> QImage:
    """The canvas as painted when the clock shows an instant."""
    view.shown.clock = lambda: now
    view.shown.forget()
    return view.surface.grab().toImage()


def changed_columns(one: QImage, other: QImage) -> list[int]:
    """Pixels from the left at which two pictures differ below the label and above the axis."""
    rows = range(30, 380)
    return [x for x in range(one.width()) if any(one.pixel(x, y) != other.pixel(x, y) for y in rows)]


@pytest.mark.parametrize("by", ["none", "kind"])
def test_the_line_stands_where_the_clock_is_and_nowhere_else(view: TimelineView, by: str) -> None:
    view.set_lanes(by)
    without = picture(view, FAR)
    assert picture(view, -FAR) == without
    now = float(calendar.seconds(2014, 9, 3))
    at = round(view.frame().scale.x(now))
    assert changed_columns(picture(view, now), without) == [at]


def test_nothing_is_dated_or_counted_by_the_clock(view: TimelineView) -> None:
    before, events = view.counts(), view.frame().stage.columns.events
    picture(view, float(calendar.seconds(2014, 9, 3)))
    assert view.counts() == before
    assert view.frame().stage.columns.events == events


def test_the_present_is_after_this_was_written() -> None:
    assert present() > calendar.seconds(2026)
