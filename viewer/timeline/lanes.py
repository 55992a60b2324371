"""Lanes: what events are gathered by, and where each lane stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from viewer.model.actor import Actor
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.stance import Stance
from viewer.timeline.captions import sources_of

GROUPINGS = ("none", "source", "actor", "issue", "kind")


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in pixels that everything is laid out by; the view makes them from its font.

    row      height of one line: a full card takes two
    dot      diameter of the mark of a day
    gap      between mark and label
    chip     width kept for "+N"
    top      free above the first row; crowd: height of the strip at a lane's foot for what has no label
    header   width of the lanes' names, 0 without lanes
    """

    row: float = 26.0
    dot: float = 13.0
    gap: float = 8.0
    chip: float = 44.0
    top: float = 20.0
    crowd: float = 36.0
    header: float = 0.0
    widest: float = 360.0


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane's place: `rows` half-cards from `top`; `foot` is the middle of its strip of marks without a label."""

    name: str
    top: float
    height: float
    rows: int
    foot: float


def lane_of(project: Project, by: str) -> Callable[[Event], str] | None:
    """What names the lane of an event; None for one lane. ValueError for a grouping that does not exist.

    An event that belongs to several stands in the first: the telling source, the first actor.
    """
    if by == "none":
        return None
    if by == "kind":
        return lambda event: event.kind
    if by == "source":
        titles = {d.id: d.title for d in project.all(Document)}
        return lambda event: next((titles.get(s, "") for s in sources_of(event, project)), "")
    if by == "actor":
        names = {a.id: a.name for a in project.all(Actor)}
        return lambda event: next((names.get(a, "") for a in event.participants), "")
    if by == "issue":
        issues = {s.quotation: s.issue for s in reversed(project.all(Stance)) if s.quotation}
        return lambda event: next((issues[q] for q in event.quotations if q in issues), "")
    raise ValueError(f"there are no lanes by {by!r}; there are {', '.join(GROUPINGS)}")


def lanes(names: tuple[str, ...], counts: tuple[int, ...], height: float, metrics: Metrics) -> tuple[Lane, ...]:
    """Places of the lanes, top to bottom, sharing the height.

    One lane has all of it. Several share it by the square root of how many events they hold; none is lower than a line
    and its strip, so that many lanes may need more than the height.
    """
    if len(names) == 1:
        rows = max(int((height - metrics.top - metrics.crowd) // metrics.row), 1)
        return (Lane(names[0], 0.0, height, rows, height - metrics.crowd / 2),)
    least = metrics.row + metrics.crowd + 8.0
    weights = [max(c, 1) ** 0.5 for c in counts]
    spare = max(height - least * len(names), 0.0)
    placed, top = [], 0.0
    for name, weight in zip(names, weights, strict=True):
        tall = float(round(least + spare * weight / sum(weights)))
        rows = max(int((tall - metrics.crowd - 8.0) // metrics.row), 1)
        placed.append(Lane(name, top, tall, rows, top + tall - metrics.crowd / 2))
        top += tall
    return tuple(placed)


def first_row(lane: Lane, metrics: Metrics, alone: bool) -> float:
    """Middle of a lane's first line."""
    return lane.top + (metrics.top if alone else 6.0) + metrics.row / 2
