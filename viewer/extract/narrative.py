"""Tell history from news: news counts from its own date, history from the date it told last."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.extract.timex import Base, Calendar, Candidate, Relative

FEWEST = 8
"""Dates with a year that a text must have before it is called history."""
FEWER = 4
"""Enough of them where nothing counts from the day of writing, or where they are of times long past."""
APART, LATEST = 3, 10**9
"""Years that lie between the last thing a history tells and its writing, at least; and before any year."""
LONG_PAST = 1900
"""Years before this one are history for any text that could be news."""
RARE = 10
"""Dates of its own that history tells for each one that counts from the day of writing."""


def is_narrative(candidates: Sequence[Candidate], written: int | None = None) -> bool:
    """Whether a text tells history: many dates with years of their own, few that count from the day of writing.

    News leans on weekdays, "today", "last month"; history names years and days and moves from one to the next. Fewer
    years will do where nothing counts from the day of writing and all are well before `written`, the year of it.
    """
    told = spoken = years = old = 0
    latest = -LATEST
    for candidate in candidates:
        said = candidate.semantics
        if isinstance(said, Calendar):
            if said.weekday and not said.day:
                spoken += 1
            else:
                told += 1
                named = said.year is not None and not said.quarter and not said.clock
                years += named
                if named and not said.short_year:
                    latest = max(latest, said.year or 0)
                old += named and (said.year or 0) < LONG_PAST and not said.short_year
        elif isinstance(said, Relative):
            if said.base is Base.SPEECH:
                spoken += 1
            else:
                told += 1
    apart = written is not None and latest < written - APART
    plain = spoken == 0 and (years >= FEWEST - 2 or (years >= FEWER and apart))
    enough = years >= FEWEST or (years >= FEWER and 2 * old > years) or plain
    return enough and spoken * RARE <= told
