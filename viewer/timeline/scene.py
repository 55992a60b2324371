"""One frame as numbers: what stands where in pixels. Whoever paints it needs to decide nothing any more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from viewer.timeline.clusters import Chip, Crowd, bucket_size, crowd
from viewer.timeline.columns import Look
from viewer.timeline.eras import Band
from viewer.timeline.lanes import Metrics
from viewer.timeline.scale import Bools, Floats, Ints, Scale
from viewer.timeline.stage import Picked, Stage, airy, nearby, numbers, picked
from viewer.timeline.stretches import Break, breaks
from viewer.timeline.ticks import Ticks, ticks

SOON = 0.75
"""Octaves closer that a frame looks ahead for labels: more than what parts one zoom of the layout from the next."""


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Marks of events.

    x0, x1, y  the bar; dots are bars as wide as they are high
    low, high  ends of the tail: the other days it may have been
    added      what the almanac adds, NaN where nothing
    other      ends of the bar of another source's reading, NaN where none
    gap        where the label stands on the bar, which is not painted there; NaN where it does not
    """

    event: Ints
    x0: Floats
    x1: Floats
    y: Floats
    low: Floats
    high: Floats
    added: Floats
    other: tuple[Floats, Floats]
    gap: tuple[Floats, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """Labels of events: left edge, middle of the first line, width, whether the second line shows, and whether it
    stands right of its mark; `number` tells apart those that differ in event, width or side.
    """

    event: Ints
    x: Floats
    y: Floats
    width: Floats
    full: Bools
    right: Bools
    number: Ints

    def boxes(self, metrics: Metrics) -> tuple[Floats, Floats, Floats, Floats]:
        """Left, top, right and bottom edges."""
        top = self.y - metrics.row / 2
        return self.x, top, self.x + self.width, top + np.where(self.full, 2.0, 1.0) * metrics.row


NO_EVENTS, NONE, NOT = np.empty(0, np.int64), np.empty(0), np.empty(0, np.bool_)
NO_LABELS = Labels(NO_EVENTS, NONE, NONE, NONE, NOT, NOT, NO_EVENTS)


NO_MARKS = Marks(NO_EVENTS, NONE, NONE, NONE, NONE, NONE, NONE, (NONE, NONE), (NONE, NONE))


@dataclass(frozen=True, slots=True, eq=False)
class Leaders:
    """Pieces of the dotted lines from marks down to the axis, cut where a label stands."""

    x: Floats
    top: Floats
    bottom: Floats


NO_LEADERS = Leaders(np.empty(0), np.empty(0), np.empty(0))


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A frame.

    height              pixels of the lanes in view, the axis excluded
    offset              pixels that higher lanes are scrolled up by
    lit                 for each place in the columns whether a search found it; None while nothing is searched
    marked              for each place whether it is one of several chosen together; None while there are none
    now                 the instant the clock shows, None where it is not to be shown
    selected, focused   places in the columns, -1 for none
    clustered, dense    events behind "+N", and those that only density stands for
    ahead               labels that show, or get their second line, a little closer; without their places
    breaks              the folds in view
    eras                the bands behind everything
    under               pixels that their tabs take under the axis
    """

    scale: Scale
    height: float
    stage: Stage
    ticks: Ticks
    marks: Marks
    labels: Labels
    leaders: Leaders
    crowds: tuple[Crowd, ...]
    singles: Marks
    selected: int = -1
    focused: int = -1
    clustered: int = 0
    dense: int = 0
    offset: float = 0.0
    ahead: Labels = NO_LABELS
    breaks: tuple[Break, ...] = ()
    eras: tuple[Band, ...] = ()
    under: float = 0.0
    lit: Bools | None = None
    marked: Bools | None = None
    now: float | None = None

    def behind(self, events: Ints) -> Bools:
        """Which of these places step back: what the search did not find, else all but what is selected."""
        if self.lit is None and self.selected < 0:
            return np.zeros(len(events), np.bool_)
        others = events != self.selected
        if self.marked is not None:
            others &= ~self.marked[events]
        if self.lit is not None:
            others &= ~self.lit[events]
        return np.asarray(others)


class Placed(NamedTuple):
    """Some events and their pixels: ends of their bars, of all that is drawn of them, and of another source's reading
    (None where no event has one).
    """

    of: Picked
    x0: Floats
    x1: Floats
    low: Floats
    high: Floats
    other: tuple[Floats, Floats] | None


def scene(
    stage: Stage, scale: Scale, height: float, selected: int = -1, focused: int = -1, *, offset: float = 0.0
) -> Scene:
    """The frame of a window on time: see Scene."""
    near = nearby(stage, scale.zoom + SOON, *_around(scale, bucket_size(scale.per_pixel, stage.metrics.chip)))
    shown, labelled, ahead = _labelled(stage, scale, near)
    called = _called(stage, scale, (selected, focused))
    if len(called):
        shown = shown.and_also(_at_feet(stage, called))
    placed = _placed(stage, scale, shown)
    labels = _labels(stage, scale, placed)
    crowds = _crowds(stage, scale, labelled)
    if len(called):
        _call_out(stage, scale, placed, labels)
        crowds = _cleared(stage, crowds, labels, scale)
    marks = _marks(stage, scale, placed, labels)
    singles = np.array([c.event for crowd in crowds for c in crowd.chips if c.event >= 0], dtype=np.int64)
    alone = _marks(stage, scale, _placed(stage, scale, _at_feet(stage, singles))) if len(singles) else NO_MARKS
    behind = sum(c.number for crowd in crowds for c in crowd.chips if c.event < 0)
    leaders = _leaders(marks, labels, stage, height, (selected, focused))
    return Scene(
        scale, height, stage, ticks(scale), marks, labels, leaders, crowds, alone, selected, focused, behind,
        sum(c.dense for c in crowds), offset, breaks=breaks(scale), ahead=ahead,
    )  # fmt: skip


def _labelled(stage: Stage, scale: Scale, near: Picked) -> tuple[Picked, tuple[Ints, Floats], Labels]:
    """Of the events near the window those that have their label at this zoom and their marks in view; lanes and middles
    of those that have it, in view or not; and what of labels is to come.

    A label goes with its mark: cut off, without what it names, it would only be noise at the edge.
    """
    zoom, closer = scale.zoom, scale.zoom + SOON
    low, high = near.times[2], near.times[3]
    first, last = _around(scale, stage.metrics.dot / 2 * scale.per_pixel)
    seen, now = (high >= first) & (low <= last), near.level <= zoom
    soon = (seen & (near.level <= closer) & (~now | ((near.full > zoom) & (near.full <= closer)))).nonzero()[0]
    # Those in the middle first: what stands at the edges may be out of view when it is time.
    soon = soon[np.abs(low[soon] + high[soon] - (scale.begin + scale.end)).argsort()]
    nowhere = np.zeros(len(soon))
    ahead = Labels(
        near.event[soon],
        nowhere,
        nowhere,
        near.width[soon],
        near.full[soon] <= closer,
        near.right[soon],
        near.number[soon],
    )
    return near.taken((seen & now).nonzero()[0]), (near.lane[now], near.middle[now]), ahead


def _around(scale: Scale, seconds: float) -> tuple[float, float]:
    """The window's begin and end, so many seconds earlier and later that are not folded."""
    if scale.folds is None:
        return scale.begin - seconds, scale.end + seconds
    first, last = scale.packed(np.array([scale.begin, scale.end])).tolist()
    begin, end = scale.real(np.array([first - seconds, np.nextafter(last + seconds, np.inf)])).tolist()
    return min(begin, scale.begin), max(end, scale.end)


def _called(stage: Stage, scale: Scale, chosen: tuple[int, int]) -> Ints:
    """The selected event, else the focused one, where it has no label of its own at this zoom."""
    called = [i for i in chosen if i >= 0 and stage.layout.level[i] > scale.zoom]
    return np.array(called[:1], dtype=np.int64)


def _at_feet(stage: Stage, events: Ints) -> Picked:
    """Some events, in the strips at their lanes' feet."""
    found = picked(stage, events)
    return found._replace(line=stage.feet[found.lane])


def _placed(stage: Stage, scale: Scale, events: Picked) -> Placed:
    """Where some events stand."""
    columns = stage.columns
    x0, x1, low, high = scale.xs(events.times.ravel()).reshape(4, -1)
    other = None
    if stage.disputed:
        other = scale.xs(columns.other[0][events.event]), scale.xs(columns.other[1][events.event])
    return Placed(events, x0, x1, low, high, other)


def _labels(stage: Stage, scale: Scale, placed: Placed) -> Labels:
    gap, events, low, high = stage.metrics.gap, placed.of, placed.low, placed.high
    width, right = events.width, events.right
    before, after = _beside(stage, placed, width)
    x = np.where(right, after, before)
    # The label of a bar that leaves the window stays in the window, on the bar, as far as the bar reaches.
    # A piece of the bar stays in sight beyond the label: it must not look as if it ended there.
    rest = 5 * gap
    roomy = high - low >= width + (2 * rest - 0.5)  # widths were cut to just that
    leaving = (roomy & np.where(right, after + width > scale.right, before < scale.left)).nonzero()[0]
    if len(leaving):
        first = np.maximum(low[leaving], scale.left) + rest
        last = np.minimum(high[leaving], scale.right) - width[leaving] - rest
        x[leaving] = np.where(
            right[leaving],
            np.minimum(np.maximum(last, first), after[leaving]),
            np.maximum(np.minimum(first, last), before[leaving]),
        )
    return Labels(events.event, x, events.line, width, events.full <= scale.zoom, right, events.number)


def _beside(stage: Stage, placed: Placed, width: Floats) -> tuple[Floats, Floats]:
    """Left edges of labels that stand left of all that is drawn of their events, and right of it."""
    metrics, half = stage.metrics, stage.metrics.dot / 2
    middle = (placed.x0 + placed.x1) / 2
    first, last = np.minimum(placed.low, middle - half), np.maximum(placed.high, middle + half)
    if placed.other is not None:
        # Another source's reading has a mark of its own, as wide as a dot at least; NaN where there is none.
        other = (placed.other[0] + placed.other[1]) / 2
        first, last = np.fmin(first, other - half), np.fmax(last, other + half)
    if stage.fading:
        look = stage.columns.look[placed.of.event]
        first -= np.where(look & Look.OPEN_BEGIN, metrics.fade, 0.0)
        last += np.where(look & Look.OPEN_END, metrics.fade, 0.0)
    return first - (width + metrics.gap), last + metrics.gap


def _call_out(stage: Stage, scale: Scale, placed: Placed, labels: Labels) -> None:
    """Place the last of the labels, of an event that has none of its own: on whichever side there is room."""
    before, after = (float(x[-1]) for x in _beside(stage, placed, labels.width))
    right = after + float(labels.width[-1]) <= scale.right
    labels.x[-1] = after if right or before < scale.left else before
    labels.full[-1], labels.right[-1] = False, right
    labels.number[-1] = numbers(labels.event[-1:], labels.width[-1:], labels.right[-1:])[0]


def _crowds(stage: Stage, scale: Scale, labelled: tuple[Ints, Floats]) -> tuple[Crowd, ...]:
    lane, middle = labelled
    level, chip = stage.layout.level, stage.metrics.chip
    if len(stage.middles) == 1:
        return (crowd(stage.middles[0], middle, level, scale, chip),)
    return tuple(crowd(m, middle[lane == i], level, scale, chip) for i, m in enumerate(stage.middles))


def _cleared(stage: Stage, crowds: tuple[Crowd, ...], labels: Labels, scale: Scale) -> tuple[Crowd, ...]:
    """Crowds without what the last of the labels, at a lane's foot, would cover."""
    event, x, width = int(labels.event[-1]), float(labels.x[-1]), float(labels.width[-1])
    lane, half = int(stage.columns.lane[event]), stage.metrics.chip / 2
    at = scale.x(float(stage.columns.low[event]))
    left, right = min(x, at) - half, max(x + width, at) + half
    old = crowds[lane]
    chips = tuple(c for c in old.chips if not left < c.x < right and c.event != event)
    clear = (old.left + old.width < left + half) | (old.left > right - half)
    new = replace(old, chips=chips, left=old.left[clear], share=old.share[clear])
    return (*crowds[:lane], new, *crowds[lane + 1 :])


def _marks(stage: Stage, scale: Scale, placed: Placed, labels: Labels | None = None) -> Marks:
    """Marks of events on their lines; `labels` are theirs, in the same order, where they have any."""
    dot, margin = stage.metrics.dot, stage.metrics.gap
    x0, x1 = placed.x0, placed.x1
    nowhere = np.full(len(x0), np.nan)
    gap = nowhere, nowhere
    if labels is not None:
        ends = labels.x + labels.width
        onto = (labels.x < x1) & (ends > x0)
        gap = np.where(onto, labels.x - margin, np.nan), np.where(onto, ends + margin, np.nan)
    other = (nowhere, nowhere) if placed.other is None else _wide(*placed.other, dot)
    event, line = placed.of.event, placed.of.line
    added = scale.xs(stage.columns.added[event]) if stage.added else nowhere
    return Marks(event, *_wide(x0, x1, dot), line, placed.low, placed.high, added, other, gap)


def _wide(x0: Floats, x1: Floats, least: float) -> tuple[Floats, Floats]:
    """The ends of bars, none shorter than a dot."""
    middle, small = (x0 + x1) / 2, x1 - x0 < least
    return np.where(small, middle - least / 2, x0), np.where(small, middle + least / 2, x1)


def _leaders(marks: Marks, labels: Labels, stage: Stage, height: float, chosen: tuple[int, int]) -> Leaders:
    """Dotted lines from marks down to the axis, in pieces that leave labels and other marks alone.

    Where events are many, only those of the selected and the focused one; none in lanes, which have no axis below them.
    """
    metrics, few = stage.metrics, airy(stage.columns)
    if len(stage.lanes) > 1 or not (few or max(chosen) >= 0):
        return NO_LEADERS
    wanted = marks.x1 - marks.x0 <= 2.5 * metrics.dot
    if not few:
        wanted &= (marks.event == chosen[0]) | (marks.event == chosen[1])
    if not wanted.any():
        return NO_LEADERS
    x = (marks.x0 + marks.x1)[wanted] / 2
    top = marks.y[wanted] + metrics.dot / 2 + 2
    left, above, right, below = labels.boxes(metrics)
    walls = (
        np.concatenate([left - 4, marks.x0 - 3]),
        np.concatenate([above, marks.y - metrics.dot / 2 - 2]),
        np.concatenate([right + 4, marks.x1 + 3]),
        np.concatenate([below - 2, marks.y + metrics.dot / 2 + 2]),
    )
    pieces: list[tuple[float, float, float]] = []
    crossing = (walls[0] <= x[:, None]) & (walls[2] >= x[:, None]) & (walls[1] >= top[:, None] - 4)
    for i in range(len(x)):
        at = float(top[i])
        cuts = np.flatnonzero(crossing[i])
        for j in cuts[np.argsort(walls[1][cuts])].tolist():
            if walls[1][j] > at + 3:
                pieces.append((float(x[i]), at, float(walls[1][j])))
            at = max(at, float(walls[3][j]))
        if height > at:
            pieces.append((float(x[i]), at, height))
    table = np.array(pieces, dtype=np.float64).reshape(-1, 3)
    return Leaders(table[:, 0], table[:, 1], table[:, 2])


class ChipPlace(NamedTuple):
    """A chip and the middle of the strip it stands in."""

    chip: Chip
    y: float


def chip_places(scene: Scene) -> list[ChipPlace]:
    """All chips that count more than one event, with their places."""
    return [
        ChipPlace(chip, lane.foot)
        for lane, one in zip(scene.stage.lanes, scene.crowds, strict=True)
        for chip in one.chips
        if chip.event < 0
    ]
