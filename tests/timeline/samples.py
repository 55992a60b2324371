"""Columns of made-up events, as unevenly spread as real ones: days, months, years, and many on the same day."""

from __future__ import annotations

import numpy as np

from viewer.model import calendar
from viewer.model.event import Event, Status
from viewer.timeline.columns import Columns
from viewer.timeline.scale import Floats


def sample(count: int, seed: int, lane_count: int = 1) -> tuple[Columns, Floats]:
    """Columns and label widths of `count` events."""
    random = np.random.default_rng(seed)
    first = calendar.days(2010)
    centres = random.integers(first, first + 3000, max(count // 20, 1))
    days = random.choice(centres, count) + np.round(random.exponential(60, count)) * random.integers(-1, 2, count)
    lengths = random.choice([1, 1, 1, 1, 7, 30, 365], count)
    begin = np.sort(days) * 86_400.0
    end = begin + lengths * 86_400.0
    event = Event("event/1", "An event", Status.HAPPENED)
    columns = Columns(
        events=(event,) * count,
        begin=begin,
        end=end,
        low=begin,
        high=end,
        added=np.full(count, np.nan),
        other=(np.full(count, np.nan), np.full(count, np.nan)),
        look=np.zeros(count, np.int64),
        rank=random.permutation(count).astype(np.int64),
        lane=random.integers(0, lane_count, count).astype(np.int64),
        lanes=tuple(f"lane {i}" for i in range(lane_count)),
    )
    return columns, np.round(random.uniform(90, 300, count))
