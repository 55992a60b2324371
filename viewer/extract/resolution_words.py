"""How reasons name a time: as everywhere (model.wording), and days with their weekday, which reasons hang on."""

from __future__ import annotations

from viewer.model import calendar
from viewer.model.time import Granularity, Interval
from viewer.model.wording import describe

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


SETTLED = 1753
"""First whole year in which most of Europe counted days alike (Britain changed in 1752)."""


def weekday_is_known(day: Interval) -> bool:
    """Whether a day's weekday can be told: for earlier days it depends on whose calendar the source counts by."""
    return calendar.date_of(day.begin)[0] >= SETTLED


def say(interval: Interval) -> str:
    """An interval in words: "Wed 14 Oct 2015", "the week of 24 Mar 2014", "early Mar 2014"."""
    words = describe(interval)
    if interval.granularity == Granularity.DAY and interval.is_unit and weekday_is_known(interval):
        return f"{WEEKDAY_NAMES[calendar.weekday(interval.begin)][:3]} {words}"
    if interval.is_unit and interval.granularity in (Granularity.WEEK, Granularity.QUARTER, Granularity.HALF):
        return f"the {words}"
    return words


def quoted(words: str) -> str:
    """The source's words in curly quotes, on one line."""
    return "“" + " ".join(words.split()) + "”"


def listed(items: list[str], last: str = "or") -> str:
    """A, B or C."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + f" {last} {items[-1]}"
