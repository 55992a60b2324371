"""One frame as numbers: what stands where in pixels. Whoever paints it needs to decide nothing any more."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from viewer.timeline.clusters import Chip, Crowd, Middles, bucket_size, crowd, middles
from viewer.timeline.columns import Columns, Look
from viewer.timeline.eras import Band
from viewer.timeline.folds import Folds
from viewer.timeline.labels import Layout
from viewer.timeline.lanes import Lane, Metrics, first_row
from viewer.timeline.scale import Bools, Floats, Ints, Scale
from viewer.timeline.stretches import Break, breaks
from viewer.timeline.ticks import Ticks, ticks

SOON = 0.75
"""Octaves closer that a frame looks ahead for labels: more than what parts one zoom of the layout from the next."""
AIRY = 30
"""So many events may have leaders and semibold titles; more would crowd."""


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """Everything that stays the same from frame to frame; made anew when events, sizes or labels change."""

    columns: Columns
    layout: Layout
    lanes: tuple[Lane, ...]
    metrics: Metrics
    order: Ints
    levels: Floats
    classes: tuple[tuple[float, Ints, Floats], ...]
    middles: tuple[Middles, ...]
    tones: tuple[int, ...] = ()
    """Of each lane, -1 for none; empty where no lane has one."""


def airy(columns: Columns) -> bool:
    """Whether events are so few that leaders and semibold titles help rather than crowd."""
    return len(columns) <= AIRY


def stage(
    columns: Columns, layout: Layout, lanes: tuple[Lane, ...], metrics: Metrics, folds: Folds | None = None
) -> Stage:
    """Prepare the frames of a layout; of scales that have these folds, where the layout was made in packed time."""
    hulls = (columns.low, columns.high) if folds is None else (folds.packed(columns.low), folds.packed(columns.high))
    order = layout.ordered()
    length = np.ceil(np.log2(np.maximum(columns.high - columns.low, 1.0)) / 2).astype(np.int64)
    classes = []
    for size in np.flatnonzero(np.bincount(length)).tolist():  # np.unique would load numpy.ma, 25 ms of the start
        places = np.flatnonzero(length == size)
        places = places[np.argsort(columns.low[places], kind="stable")]
        classes.append((4.0**size, places, columns.low[places]))
    return Stage(
        columns, layout, lanes, metrics, order, layout.level[order], tuple(classes),
        tuple(middles(*hulls, np.flatnonzero(columns.lane == i)) for i in range(len(lanes))),
    )  # fmt: skip


def relabelled(old: Stage, layout: Layout) -> Stage:
    """The same stage after more labels were decided."""
    order = layout.ordered()
    return replace(old, layout=layout, order=order, levels=layout.level[order])


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
    """Labels of events: left edge, middle of the first line, width, and whether the second line shows."""

    event: Ints
    x: Floats
    y: Floats
    width: Floats
    full: Bools
    right: Bools

    def boxes(self, metrics: Metrics) -> tuple[Floats, Floats, Floats, Floats]:
        """Left, top, right and bottom edges."""
        top = self.y - metrics.row / 2
        return self.x, top, self.x + self.width, top + np.where(self.full, 2.0, 1.0) * metrics.row


NONE, NOT = np.empty(0), np.empty(0, np.bool_)
NO_LABELS = Labels(np.empty(0, np.int64), NONE, NONE, NONE, NOT, NOT)


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
    lit: Bools | None = None
    marked: Bools | None = None
    now: float | None = None
    ahead: Labels = NO_LABELS
    breaks: tuple[Break, ...] = ()
    eras: tuple[Band, ...] = ()
    under: float = 0.0

    def behind(self, events: Ints) -> Bools:
        """Which of these places step back: what the search did not find, else all but what is selected."""
        others = events != self.selected
        if self.marked is not None:
            others &= ~self.marked[events]
        if self.lit is not None:
            return np.asarray(others & ~self.lit[events])
        return np.asarray(others & (self.selected >= 0))


def scene(
    stage: Stage, scale: Scale, height: float, selected: int = -1, focused: int = -1, *, offset: float = 0.0
) -> Scene:
    """The frame of a window on time: see Scene."""
    columns, layout = stage.columns, stage.layout
    near, shown, ahead = _labelled(stage, scale)
    called = _called(layout, scale, (selected, focused))
    y = _lines(stage, shown)
    labels = _labels(stage, scale, shown, y)
    crowds = _crowds(stage, scale, near)
    if len(called):
        feet = np.array([stage.lanes[i].foot for i in columns.lane[called].tolist()])
        extra = _callouts(stage, scale, called, feet)
        crowds = _cleared(stage, crowds, extra, scale)
        labels = _joined(labels, extra)
        shown, y = np.concatenate([shown, called]), np.concatenate([y, feet])
    marks = _marks(stage, scale, shown, y, labels)
    singles = np.array([c.event for crowd in crowds for c in crowd.chips if c.event >= 0], dtype=np.int64)
    feet = np.array([stage.lanes[i].foot for i in columns.lane[singles].tolist()])
    behind = sum(c.count for crowd in crowds for c in crowd.chips if c.event < 0)
    leaders = _leaders(marks, labels, stage, height, (selected, focused))
    return Scene(
        scale, height, stage, ticks(scale), marks, labels, leaders, crowds,
        _marks(stage, scale, singles, feet), selected, focused, behind,
        sum(c.dense for c in crowds), offset, breaks=breaks(scale), ahead=ahead,
    )  # fmt: skip


def _labelled(stage: Stage, scale: Scale) -> tuple[Ints, Ints, Labels]:
    """Events that have their label at this zoom, in order of their columns: those in the buckets that the window
    touches, and of them those whose marks are in view; and what of labels is to come.

    A label goes with its mark: cut off, without what it names, it would only be noise at the edge.
    """
    columns, layout, metrics = stage.columns, stage.layout, stage.metrics
    closer = scale.zoom + SOON
    count = int(stage.levels.searchsorted(closer, side="right"))
    begin, end = _around(scale, bucket_size(scale.per_pixel, metrics.chip))
    windows = [
        (places, int(lows.searchsorted(begin - longest)), int(lows.searchsorted(end)))
        for longest, places, lows in stage.classes
    ]
    if count <= sum(last - first for _, first, last in windows):
        near = stage.order[:count]
    else:
        near = np.concatenate([places[first:last] for places, first, last in windows])
        near = near[layout.level[near] <= closer]
    near = np.sort(near[(columns.high[near] >= begin) & (columns.low[near] <= end)])
    first, last = _around(scale, metrics.dot / 2 * scale.per_pixel)
    seen = (columns.high[near] >= first) & (columns.low[near] <= last)
    now, full = layout.level[near] <= scale.zoom, layout.full[near]
    new = near[seen & (~now | ((full > scale.zoom) & (full <= closer)))]
    # Those in the middle first: what stands at the edges may be out of view when it is time.
    new = new[np.argsort(np.abs((columns.low[new] + columns.high[new]) / 2 - (scale.begin + scale.end) / 2))]
    nowhere = np.zeros(len(new))
    ahead = Labels(new, nowhere, nowhere, layout.width[new], layout.full[new] <= closer, layout.right[new])
    return near[now], near[seen & now], ahead


def _around(scale: Scale, seconds: float) -> tuple[float, float]:
    """The window's begin and end, so many seconds earlier and later that are not folded."""
    if scale.folds is None:
        return scale.begin - seconds, scale.end + seconds
    first, last = scale.packed(np.array([scale.begin, scale.end])).tolist()
    begin, end = scale.real(np.array([first - seconds, np.nextafter(last + seconds, np.inf)])).tolist()
    return min(begin, scale.begin), max(end, scale.end)


def _called(layout: Layout, scale: Scale, chosen: tuple[int, int]) -> Ints:
    """The selected and the focused event where they have no label of their own at this zoom; the selected first."""
    called = [i for i in dict.fromkeys(chosen) if i >= 0 and layout.level[i] > scale.zoom]
    return np.array(called[:1], dtype=np.int64)


def _lines(stage: Stage, events: Ints) -> Floats:
    """Middle of the line each labelled event stands on."""
    alone = len(stage.lanes) == 1
    tops = np.array([first_row(lane, stage.metrics, alone) for lane in stage.lanes])
    lines: Floats = tops[stage.columns.lane[events]] + stage.layout.row[events] * stage.metrics.row
    return lines


def _labels(stage: Stage, scale: Scale, events: Ints, y: Floats) -> Labels:
    layout, metrics = stage.layout, stage.metrics
    low, high = scale.xs(stage.columns.low[events]), scale.xs(stage.columns.high[events])
    width, right = layout.width[events], layout.right[events]
    before, after = _beside(stage, scale, events)
    x = np.where(right, after, before)
    # The label of a bar that leaves the window stays in the window, on the bar, as far as the bar reaches.
    # A piece of the bar stays in sight beyond the label: it must not look as if it ended there.
    roomy = high - low >= width + 10 * metrics.gap - 0.5  # widths were cut to just that
    rest = 5 * metrics.gap
    edge = np.maximum(np.minimum(high, scale.right) - width - rest, np.maximum(low, scale.left) + rest)
    x = np.where(roomy & right & (after + width > scale.right), np.minimum(edge, after), x)
    edge = np.minimum(np.maximum(low, scale.left) + rest, np.minimum(high, scale.right) - width - rest)
    x = np.where(roomy & ~right & (before < scale.left), np.maximum(edge, before), x)
    return Labels(events, x, y, width, layout.full[events] <= scale.zoom, right)


def _beside(stage: Stage, scale: Scale, events: Ints) -> tuple[Floats, Floats]:
    """Left edges of labels that stand left of all that is drawn of their events, and right of it."""
    columns, metrics = stage.columns, stage.metrics
    middle = scale.xs((columns.begin[events] + columns.end[events]) / 2)
    first = np.minimum(scale.xs(columns.low[events]), middle - metrics.dot / 2)
    last = np.maximum(scale.xs(columns.high[events]), middle + metrics.dot / 2)
    # Another source's reading has a mark of its own, as wide as a dot at least; NaN where there is none.
    other = scale.xs((columns.other[0][events] + columns.other[1][events]) / 2)
    first, last = np.fmin(first, other - metrics.dot / 2), np.fmax(last, other + metrics.dot / 2)
    look = columns.look[events]
    first = first - np.where(look & Look.OPEN_BEGIN, metrics.fade, 0.0)
    last = last + np.where(look & Look.OPEN_END, metrics.fade, 0.0)
    return first - metrics.gap - stage.layout.width[events], last + metrics.gap


def _callouts(stage: Stage, scale: Scale, events: Ints, y: Floats) -> Labels:
    """Labels of events that have none of their own: at the lane's foot, on whichever side there is room."""
    made = _labels(stage, scale, events, y)
    before, after = _beside(stage, scale, events)
    right = after + made.width <= scale.right
    x = np.where(right | (before < scale.left), after, before)
    return replace(made, x=x, full=np.zeros(len(events), np.bool_), right=right)


def _joined(one: Labels, other: Labels) -> Labels:
    return Labels(
        *(np.concatenate([getattr(one, n), getattr(other, n)]) for n in ("event", "x", "y", "width", "full", "right"))
    )


def _crowds(stage: Stage, scale: Scale, shown: Ints) -> tuple[Crowd, ...]:
    columns = stage.columns
    middle = (scale.packed(columns.low[shown]) + scale.packed(columns.high[shown])) / 2
    lane = columns.lane[shown]
    return tuple(
        crowd(m, middle[lane == i], stage.layout.level, scale, stage.metrics.chip) for i, m in enumerate(stage.middles)
    )


def _cleared(stage: Stage, crowds: tuple[Crowd, ...], labels: Labels, scale: Scale) -> tuple[Crowd, ...]:
    """Crowds without what callouts would cover."""
    cleared = list(crowds)
    half = stage.metrics.chip / 2
    for event, x, width in zip(labels.event.tolist(), labels.x.tolist(), labels.width.tolist(), strict=True):
        lane = int(stage.columns.lane[event])
        at = scale.x(float(stage.columns.low[event]))
        left, right = min(x, at) - half, max(x + width, at) + half
        old = cleared[lane]
        chips = tuple(c for c in old.chips if not left < c.x < right and c.event != event)
        clear = (old.left + old.width < left + half) | (old.left > right - half)
        cleared[lane] = replace(old, chips=chips, left=old.left[clear], share=old.share[clear])
    return tuple(cleared)


def _marks(stage: Stage, scale: Scale, events: Ints, y: Floats, labels: Labels | None = None) -> Marks:
    """Marks of events on their lines; `labels` are theirs, in the same order, where they have any."""
    columns, dot = stage.columns, stage.metrics.dot
    x0, x1 = scale.xs(columns.begin[events]), scale.xs(columns.end[events])
    low, high = scale.xs(columns.low[events]), scale.xs(columns.high[events])
    other = _wide(scale.xs(columns.other[0][events]), scale.xs(columns.other[1][events]), dot)
    nowhere = np.full(len(events), np.nan)
    gap = nowhere, nowhere
    if labels is not None:
        onto = (labels.x < x1) & (labels.x + labels.width > x0)
        margin = stage.metrics.gap
        gap = np.where(onto, labels.x - margin, np.nan), np.where(onto, labels.x + labels.width + margin, np.nan)
    return Marks(events, *_wide(x0, x1, dot), y, low, high, scale.xs(columns.added[events]), other, gap)


def _wide(x0: Floats, x1: Floats, least: float) -> tuple[Floats, Floats]:
    """The ends of bars, none shorter than a dot."""
    middle, small = (x0 + x1) / 2, x1 - x0 < least
    return np.where(small, middle - least / 2, x0), np.where(small, middle + least / 2, x1)


def _leaders(marks: Marks, labels: Labels, stage: Stage, height: float, chosen: tuple[int, int]) -> Leaders:
    """Dotted lines from marks down to the axis, in pieces that leave labels and other marks alone.

    Where events are many, only those of the selected and the focused one; none in lanes, which have no axis below them.
    """
    metrics = stage.metrics
    wanted = marks.x1 - marks.x0 <= 2.5 * metrics.dot
    if not airy(stage.columns):
        wanted &= (marks.event == chosen[0]) | (marks.event == chosen[1])
    if len(stage.lanes) > 1 or not wanted.any():
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


@dataclass(frozen=True, slots=True)
class ChipPlace:
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
