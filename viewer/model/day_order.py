"""Which of several events of one day came first, where a person knows it though no source gives the hour.

It is kept in words, as the order of undated events is ("after “The council meets”"), and in words it is shown; lists of
events and the timeline follow it. No hour is made up for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.project import Project, changed
from viewer.model.provenance import Standing

WORDS = re.compile(r"(before|after) “(.*)”", re.S)


def same_day(project: Project, event: Event) -> list[Event]:
    """The other events of exactly the same date that nobody dismissed."""
    day = event.interval
    if day is None:
        return []
    # Of very many events few begin at the same instant, which is told sooner than whether dates are alike.
    near = (e for e in project.all(Event) if (i := e.interval) is not None and i.begin == day.begin and i == day)
    others = (e for e in near if e.id != event.id)
    return [e for e in others if e.provenance.standing is not Standing.DISMISSED]


def order_event(project: Project, identifier: str, word: str, other: str) -> Edit:
    """Say that an event came “before” or “after” another of the same date. KeyError if there is no such event."""
    event, beside = project.get(Event, identifier), project.get(Event, other)
    if event is None or beside is None:
        raise KeyError(identifier if event is None else other)
    entered = replace(event.provenance, standing=Standing.ENTERED)
    revised = replace(event, order=f"{word} “{beside.title}”", provenance=entered)
    return changed(project, f"Order “{event.title}” within its day", {identifier: revised})


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events by date, the undated last; those of one date as a person ordered them."""
    found = sorted(events, key=lambda e: (e.interval is None, e.interval.begin if e.interval else 0, e.id))
    return rearranged(found)


def is_ordered(event: Event) -> bool:
    """Whether a person said which event of its date it came before or after."""
    return bool(event.order) and event.interval is not None and event.provenance.is_human


def rearranged(events: list[Event]) -> list[Event]:
    """Events that stand by date, those of one date as a person ordered them; each that was ordered takes one pass."""
    chosen = [e for e in events if is_ordered(e)]
    found = list(events) if chosen else events
    for event in chosen:
        said = WORDS.fullmatch(event.order)
        beside = next((e for e in found if said and e.title == said[2] and e.interval == event.interval), None)
        if said and beside is not None and beside is not event:
            found.remove(event)
            found.insert(found.index(beside) + (said[1] == "after"), event)
    return found
