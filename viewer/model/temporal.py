"""What a text says about time (TimeML's TIMEX3), and why it was read as it was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from viewer.model.provenance import FOUND, Provenance
from viewer.model.span import Span
from viewer.model.time import Interval


class TimexType(StrEnum):
    """TIMEX3 types. Only DATE and TIME can be placed on a timeline."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Basis(StrEnum):
    """What a date rests on, from firmest to weakest."""

    USER = "given by you"
    SIDE_FILE = "noted beside the file"
    METADATA = "metadata of the file"
    FILE_NAME = "the file's name"
    DATELINE = "a dateline in the text"
    TEXT = "the text"
    INFERENCE = "inferred"
    ALMANAC = "added from the almanac"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a reasoning, as a sentence a reader understands; `span` where it rests on words of the document."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Why this date: the reading, each step to it, what else it could be.

    certainty     0 to 1: the program's own estimate, shown in words (model.wording)
    alternatives  other readings that the evidence allows, best first
    """

    interval: Interval
    steps: tuple[Step, ...] = ()
    alternatives: tuple[Interval, ...] = ()
    certainty: float = 1.0
    basis: Basis = Basis.TEXT

    @property
    def because(self) -> tuple[str, ...]:
        """The steps as plain sentences."""
        return tuple(step.text for step in self.steps)


@dataclass(frozen=True, slots=True)
class TemporalExpression:
    """A time expression of a document, as TIMEX3 has it.

    id          "{document}/time/{start}-{end}": the same words keep their id when read again
    value, mod  TIMEX3's ("2014-W13", "P1Y", "PRESENT_REF"; "START", "APPROX")
    resolution  None where nothing can be placed: durations, sets, vague references, impossible or unanchored dates
    problem     one sentence saying why a date could not be placed ("June has no 31st day."), or ""
    """

    id: str
    document: str
    span: Span
    text: str
    type: TimexType
    value: str
    mod: str | None = None
    resolution: Resolution | None = None
    problem: str = ""
    provenance: Provenance = FOUND

    @property
    def interval(self) -> Interval | None:
        """Where it stands on the timeline, if anywhere."""
        return self.resolution.interval if self.resolution else None
