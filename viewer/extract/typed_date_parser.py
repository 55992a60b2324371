"""dateparser, for spellings of whole dates that the grammar of dates does not know: loaded only when one is typed.

Its import takes a tenth of a second, which no window should wait for at its start; typed_date loads this module when it
first needs it.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache

from dateparser.date import DateDataParser

LONGEST = 64
"""dateparser is given no more than this many characters: longer ones can take it seconds."""


@cache
def _parser() -> DateDataParser:
    settings = {"REQUIRE_PARTS": ["year"], "PREFER_DAY_OF_MONTH": "first", "PREFER_MONTH_OF_YEAR": "first"}
    return DateDataParser(languages=["en"], settings=settings)


def parse(words: str) -> tuple[datetime, str] | None:
    """The date that words stand for and how exactly ("day", "month", "year", "time"); None when they stand for none."""
    if len(words) > LONGEST:
        return None
    data = _parser().get_date_data(words)
    return (data.date_obj, data.period) if data.date_obj is not None else None
