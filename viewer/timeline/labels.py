"""From which zoom each event has its label, and in which row: decided once, so that nothing flickers.

A label once shown stays while one zooms in and while one pans, keeps its row, and never overlaps another (see packing).
The more significant an event, the further out its label shows. When room runs out a card falls back: full, one line, a
dot in the lane's foot, counted in a chip there.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from viewer.timeline.columns import Columns, Look
from viewer.timeline.lanes import Lane, Metrics
from viewer.timeline.packer import NEVER, Kept, Packer
from viewer.timeline.packing import Boxes, Row
from viewer.timeline.scale import FINEST, Bools, Floats, Ints, Scale

FEW = 160
"""Events a lane may hold to be laid out in order of time, as a staircase, when all of them find room."""
LEAST = 140.0
"""Pixels a label keeps even where there is less room."""
ALWAYS = -1e9
PER_OCTAVE = 2
"""Zooms considered for each doubling."""
OUTWARD = 10
"""Octaves beyond all that there is, at which labelling begins."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """What was decided for each event.

    level  zoom (Scale.zoom) from which its label shows; NEVER
    full   zoom from which its second line shows too; NEVER
    row    half-card row in its lane, 0 at the top
    right  whether the label stands right of its mark
    width  pixels kept for the label
    """

    level: Floats
    full: Floats
    row: Ints
    right: Bools
    width: Floats


def blank(columns: Columns, width: Floats) -> Layout:
    """Nothing labelled yet."""
    count = len(columns)
    never = np.full(count, NEVER)
    return Layout(never, never.copy(), np.zeros(count, np.int64), np.ones(count, np.bool_), width)


def spliced(old: Layout, gone: Ints, at: Ints) -> Layout:
    """The layout without some events, and with others, before the places `at` of what is left, that have no label."""

    def put(values: Floats, new: float) -> Floats:
        return np.insert(np.delete(values, gone), at, new)

    row = np.insert(np.delete(old.row, gone), at, 0)
    right = np.insert(np.delete(old.right, gone), at, True)
    return Layout(put(old.level, NEVER), put(old.full, NEVER), row, right, put(old.width, LEAST))


def layout(columns: Columns, width: Floats, lanes: tuple[Lane, ...], fit: Scale, metrics: Metrics) -> Layout:
    """The whole layout at once; `fit` is the scale that shows all there is."""
    done = blank(columns, width)
    for done, _ in growing(columns, width, lanes, fit, metrics):  # noqa: B007
        pass
    return done


def growing(
    columns: Columns, width: Floats, lanes: tuple[Lane, ...], fit: Scale, metrics: Metrics
) -> Iterator[tuple[Layout, float]]:
    """The layout, growing from the furthest zoom to the closest, with the zoom from which on it is not yet decided.

    What one step decided the next ones keep; the arrays are the same throughout.
    """
    made = blank(columns, width)
    right, left = sides(columns, width, metrics)
    may = allowed(columns, right, left, fit)
    made.right[:] = may[0]
    packers = []
    for index, lane in enumerate(lanes):
        if not lane.rows:  # folded: nothing in it has a label
            continue
        members = np.flatnonzero(columns.lane == index)
        staircase = _staircase(columns, made, members, (right, left), may, lane, fit)
        if not staircase:
            kept = Kept(made.level, made.full, made.row, made.right)
            packers.append(Packer(kept, members, columns.rank, (right, left), may, lane.rows))
    level = fit.zoom - OUTWARD
    yield made, level
    while packers and level <= -math.log2(FINEST):
        for packer in packers:
            for _ in packer.fill(level):
                yield made, level
        packers = [p for p in packers if p.unfinished]
        level += 1 / PER_OCTAVE
        yield made, level


def wanted(columns: Columns, width: Floats, fit: Scale, metrics: Metrics, most: int) -> tuple[int, ...]:
    """Lines that each lane needs for full cards of all its events when all is shown, at most `most`."""
    right, left = sides(columns, width, metrics)
    may = allowed(columns, right, left, fit)
    lines = []
    for index in range(len(columns.lanes)):
        members = np.flatnonzero(columns.lane == index)
        placed = _first_fit(members, (right, left), may, most // 2, fit.per_pixel) if len(members) <= FEW else None
        if not len(members):
            lines.append(1)
        else:
            lines.append(most if placed is None else 2 * (int(placed[0].max(initial=0)) + 1))
    return tuple(lines)


def sides(columns: Columns, width: Floats, metrics: Metrics) -> tuple[Boxes, Boxes]:
    """What a label takes right of its mark, and left of it."""
    near = metrics.dot / 2 + metrics.gap
    before = near + np.where(columns.look & Look.OPEN_BEGIN, metrics.fade, 0.0)
    after = near + np.where(columns.look & Look.OPEN_END, metrics.fade, 0.0)
    far = width + metrics.gap
    return Boxes(columns.low, columns.high, before, after + far), Boxes(columns.low, columns.high, before + far, after)


def fitting(columns: Columns, width: Floats, fit: Scale, metrics: Metrics) -> Floats:
    """Widths cut to the room there is when all is shown: right of the mark, left of it, or on a long bar."""
    near = metrics.dot / 2 + 2 * metrics.gap
    low, high = fit.xs(columns.low), fit.xs(columns.high)
    room = np.maximum(fit.right - high - near, low - fit.left - near)
    return np.minimum(width, np.maximum(np.maximum(room, high - low - 10 * metrics.gap), LEAST))


def allowed(columns: Columns, right: Boxes, left: Boxes, fit: Scale) -> tuple[Bools, Bools]:
    """On which sides labels may stand, right and left: where they stay in the window when all is shown; right of their
    marks where they stay in on neither side.
    """
    on_left = fit.xs(columns.low) - left.before >= fit.left
    on_right = (fit.xs(columns.high) + right.after <= fit.right) | ~on_left
    return np.asarray(on_right), np.asarray(on_left)


def _staircase(
    columns: Columns,
    made: Layout,
    members: Ints,
    boxes: tuple[Boxes, Boxes],
    may: tuple[Bools, Bools],
    lane: Lane,
    fit: Scale,
) -> bool:
    """Lay a lane of few events out in order of time, full cards if they find room, else single lines.

    False, and nothing laid out, when not all find room at `fit`.
    """
    if not len(members):
        return True
    if len(members) > FEW:
        return False
    for lines in (2, 1):
        placed = _first_fit(members, boxes, may, lane.rows // lines, fit.per_pixel)
        if placed is not None:
            rows, right = placed
            # Rows left over give the upper ones their second lines.
            spare = lane.rows - lines * (int(rows.max()) + 1)
            made.row[members] = rows * lines + (np.minimum(rows, spare) if lines == 1 else 0)
            made.right[members] = right
            level = _thresholds(columns, members, rows, right, boxes, fit.zoom)
            made.level[members] = level
            made.full[members] = np.where((rows < spare) | (lines == 2), level, NEVER)
            return True
    return False


def _first_fit(
    members: Ints, boxes: tuple[Boxes, Boxes], may: tuple[Bools, Bools], rows: int, per_pixel: float
) -> tuple[Ints, Bools] | None:
    """For each event, in order of time, the first row with room on its side, else the other; None if one finds none."""
    filled = [Row() for _ in range(rows)]
    row_of, right_of = np.zeros(len(members), np.int64), np.zeros(len(members), np.bool_)
    for place, index in enumerate(members.tolist()):
        ways = [right for right in (True, False) if may[0 if right else 1][index]]
        for right in ways:
            box = boxes[0 if right else 1].at(slice(index, index + 1))
            row = next((r for r, f in enumerate(filled) if f.free(box, per_pixel)[0]), None)
            if row is not None:
                filled[row].add(box)
                row_of[place], right_of[place] = row, right
                break
        else:
            return None
    return row_of, right_of


def _thresholds(
    columns: Columns, members: Ints, rows: Ints, right: Bools, boxes: tuple[Boxes, Boxes], fit: float
) -> Floats:
    """The furthest zoom at which each label of laid out rows is clear of all more significant ones."""
    level = np.full(len(members), ALWAYS)
    before = np.where(right, boxes[0].before[members], boxes[1].before[members])
    after = np.where(right, boxes[0].after[members], boxes[1].after[members])
    low, high = columns.low[members], columns.high[members]
    done: list[int] = []
    for i in np.argsort(columns.rank[members]).tolist():
        others = np.array([j for j in done if rows[j] == rows[i]], dtype=np.int64)
        done.append(i)
        if not len(others):
            continue
        later = low[others] >= high[i]
        room = np.where(later, low[others] - high[i], low[i] - high[others])
        needed = np.where(later, after[i] + before[others], before[i] + after[others])
        # What found room at `fit` has time between; rounding must not take it away.
        clear = np.minimum(np.log2(needed / np.maximum(room, 1e-6)), fit)
        meeting = clear > level[others]
        if meeting.any():
            level[i] = clear[meeting].max()
    return level
