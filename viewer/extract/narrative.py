"""Tell history from news: news counts from its own date, history from the date it told last."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.extract.timex import Base, Calendar, Candidate, Relative

FEWEST = 8
"""Dates with a year that a text must have before it is called history."""
RARE = 10
"""Dates of its own that history tells for each one that counts from the day of writing."""


def is_narrative(candidates: Sequence[Candidate]) -> bool:
    """Whether a text tells history: many dates with years of their own, few that count from the day of writing.

    News leans on weekdays, "today", "last month"; history names years and days and moves from one to the next.
    """
    told = spoken = years = 0
    for candidate in candidates:
        said = candidate.semantics
        if isinstance(said, Calendar):
            if said.weekday and not said.day:
                spoken += 1
            else:
                told += 1
                years += said.year is not None and not said.quarter and not said.clock
        elif isinstance(said, Relative):
            if said.base is Base.SPEECH:
                spoken += 1
            else:
                told += 1
    return years >= FEWEST and spoken * RARE <= told
