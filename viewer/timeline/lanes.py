"""Lanes: what events are gathered by, and where each lane stands."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from viewer.model.actor import Actor
from viewer.model.arrangement import in_order
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.stance import Stance
from viewer.timeline.captions import sources_of
from viewer.timeline.columns import Columns

GROUPINGS = ("none", "source", "actor", "issue", "kind")
"""What events can be gathered by; positions stand in lanes by country, see standings."""


LINES = 4
"""Lines that a lane of several keeps, if it needs them, even where there is not room for all."""
PADDING = 5.0
"""Pixels above the first line of a lane, and below its strip."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in pixels that everything is laid out by; the view makes them from its font.

    row      height of one line: a full card takes two
    dot      diameter of the mark of a day
    gap      between mark and label
    chip     width kept for "+N"
    top      free above the first row; crowd: height of the strip at a lane's foot for what has no label
    strip    the same for one lane of several
    fade     length of the bar that stands for an open begin or end
    header   width of the lanes' names, 0 without lanes
    """

    row: float = 26.0
    dot: float = 13.0
    gap: float = 8.0
    chip: float = 44.0
    top: float = 20.0
    crowd: float = 36.0
    strip: float = 24.0
    fade: float = 44.0
    header: float = 0.0


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


def lanes(
    names: tuple[str, ...],
    wanted: tuple[int, ...],
    height: float,
    metrics: Metrics,
    folded: frozenset[str] = frozenset(),
) -> tuple[Lane, ...]:
    """Places of the lanes, top to bottom; `wanted` are the lines each would like to have.

    One lane has all of the height. Several get what they want where there is room for all, and share what is left over;
    where there is not, the largest give way first, down to LINES each. If even that is too much they are higher than
    the view, which then scrolls. Folded ones of several keep only their strip.
    """
    if len(names) == 1:
        rows = max(int((height - metrics.top - metrics.crowd) // metrics.row), 1)
        return (Lane(names[0], 0.0, height, rows, height - metrics.crowd / 2),)
    rest = metrics.strip + 2 * PADDING
    room = int((height - rest * len(names)) // metrics.row)
    unfolded = [lines for name, lines in zip(names, wanted, strict=True) if name not in folded]
    shared = iter(_shared(tuple(unfolded), room))
    rows_of = [0 if name in folded else next(shared) for name in names]
    spare = max(height - sum(r * metrics.row + rest for r in rows_of), 0.0) / max(len(unfolded), 1)
    placed, top = [], 0.0
    for name, rows in zip(names, rows_of, strict=True):
        more = min(spare, 4 * metrics.row) if rows else 0.0
        tall = float(math.floor(rows * metrics.row + rest + more))
        lines = int((tall - rest) // metrics.row) if rows else 0
        placed.append(Lane(name, top, tall, lines, top + tall - metrics.strip / 2 - 2))
        top += tall
    return tuple(placed)


def arranged(columns: Columns, order: Sequence[str]) -> Columns:
    """The columns with their lanes as a person placed them; lanes that nobody placed follow in their own order."""
    names = in_order(columns.lanes, order)
    if names == columns.lanes:
        return columns
    places = np.array([names.index(name) for name in columns.lanes], dtype=np.int64)
    return replace(columns, lanes=names, lane=places[columns.lane])


def _shared(wanted: tuple[int, ...], room: int) -> list[int]:
    """Lines of each lane: what it wants, cut to the highest common limit at which all fit.

    None is cut under what it needs for single lines, or LINES if it needs more.
    """
    least = [max(min((w + 1) // 2, LINES), 1) for w in wanted]
    for limit in range(max(wanted, default=1), 0, -1):
        lines = [max(min(w, limit), at) for w, at in zip(wanted, least, strict=True)]
        if sum(lines) <= room:
            return lines
    return least


def first_row(lane: Lane, metrics: Metrics, alone: bool) -> float:
    """Middle of a lane's first line."""
    return lane.top + (metrics.top if alone else PADDING) + metrics.row / 2
