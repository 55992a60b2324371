"""How a chronology is looked at: what a person arranges to be seen belongs to the project and can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.model.provenance import FOUND, Provenance
from viewer.model.time import Interval


class Field(StrEnum):
    """What a term looks at."""

    TEXT = "Words"
    ACTOR = "Actor"
    ISSUE = "Issue"
    KIND = "Kind"
    STATUS = "Status"
    SOURCE = "Source"
    REVIEW = "Review"
    DATE = "Date"


@dataclass(frozen=True, slots=True)
class Term:
    """One condition on the events shown; `name` is what its chip says.

    value  the words, an id, a kind, a status, a standing; for a date "begin end" in seconds
    """

    field: Field
    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Era:
    """A named stretch of time behind the events, drawn as a band; id "era/{n}". Eras may overlap.

    tone  which of the theme's quiet tones it has, counted from 0
    """

    id: str
    title: str
    interval: Interval
    tone: int = 0
    provenance: Provenance = FOUND


@dataclass(frozen=True, slots=True)
class LaneOrder:
    """How the lanes of one grouping are arranged; id "lanes/{grouping}".

    order   names of the lanes that a person placed, top first; the others follow in their own order
    folded  names of the lanes that keep only their strip
    tones   names of lanes and which of the theme's tones each has, counted from 0
    """

    id: str
    order: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    tones: tuple[tuple[str, int], ...] = ()
    provenance: Provenance = FOUND


@dataclass(frozen=True, slots=True)
class SavedView:
    """What was in view, kept under a name; id "view/{n}".

    begin, end  seconds; both 0 where all of the events are in view
    lanes       the grouping, as viewer.timeline.lanes names it, or "country"
    issue       whose positions stand in the lanes by country, "" elsewhere
    terms       the conditions on what is shown
    folds       whether long empty stretches are folded
    """

    id: str
    name: str
    begin: int = 0
    end: int = 0
    lanes: str = "none"
    issue: str = ""
    terms: tuple[Term, ...] = ()
    folds: bool = False
    provenance: Provenance = FOUND
