"""Tell history from news: news counts from its own date, history from the date it told last."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.extract.timex import Base, Calendar, Candidate, Relative

FEWEST = 8
"""Dates with a year that a text must have before it is called history."""
FEWER = 4
"""Enough of them where nothing counts from the day of writing, or where they are of times long past."""
LONG_PAST = 1900
"""Years before this one are history for any text that could be news."""
RARE = 10
"""Dates of its own that history tells for each one that counts from the day of writing."""


def is_narrative(candidates: Sequence[Candidate]) -> bool:
    """Whether a text tells history: many dates with years of their own, few that count from the day of writing.

    News leans on weekdays, "today", "last month"; history names years and days and moves from one to the next.
    """
    told = spoken = years = old = 0
    for candidate in candidates:
        said = candidate.semantics
        if isinstance(said, Calendar):
            if said.weekday and not said.day:
                spoken += 1
            else:
                told += 1
                named = said.year is not None and not said.quarter and not said.clock
                years += named
                old += named and (said.year or 0) < LONG_PAST and not said.short_year
        elif isinstance(said, Relative):
            if said.base is Base.SPEECH:
                spoken += 1
            else:
                told += 1
    enough = years >= FEWEST or (years >= FEWER and (spoken == 0 or 2 * old > years))
    return enough and spoken * RARE <= told
