"""What stays the same from frame to frame, worked out once so that a frame need not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from viewer.timeline.clusters import Middles, middles
from viewer.timeline.columns import Columns
from viewer.timeline.folds import Folds
from viewer.timeline.labels import Layout
from viewer.timeline.lanes import Lane, Metrics, first_row
from viewer.timeline.octaves import Octave, labelled, octaves
from viewer.timeline.scale import Bools, Floats, Ints

AIRY = 30
"""So many events may have leaders and semibold titles; more would crowd."""


ROOM, CLOSER = 0.4, 0.6
"""How far around a frame's window its events are gathered for the frames to come: of its length, and in octaves."""


WIDTHS, LONGEST = 64, 2**14
"""In the number of a label: parts of a pixel that its width is told in, and the longest it can be."""


class Picked(NamedTuple):
    """Some events, with what a frame asks of them.

    times         (4, events): begin, end, low, high of each
    middle        of low and high, in packed time
    level, full   zooms from which label and second line show; width, right: see Layout
    line          pixels of the middle of the line it stands on
    number        tells labels apart that differ in event, width or side
    """

    event: Ints
    times: Floats
    middle: Floats
    level: Floats
    full: Floats
    width: Floats
    right: Bools
    lane: Ints
    line: Floats
    number: Ints

    def taken(self, places: Ints) -> Picked:
        """Only some of them."""
        return Picked(
            self.event.take(places), self.times.take(places, axis=1), self.middle.take(places),
            self.level.take(places), self.full.take(places), self.width.take(places), self.right.take(places),
            self.lane.take(places), self.line.take(places), self.number.take(places),
        )  # fmt: skip

    def and_also(self, other: Picked) -> Picked:
        """Those of both, one after the other."""
        return Picked(*(np.concatenate(pair, axis=-1) for pair in zip(self, other, strict=True)))


class Nearby(NamedTuple):
    """All events that have their label at a zoom and reach into begin..end, in order of their columns."""

    begin: float
    end: float
    zoom: float
    picked: Picked


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """Everything that stays the same from frame to frame; made anew when events, sizes or labels change.

    octaves        the events that ever have a label
    firsts, feet   pixels of each lane's first line, and of the middle of the strip at its foot
    tones          of each lane, -1 for none; empty where no lane has one
    disputed       whether any event has another source's reading; added: whether the almanac adds to any
    fading         whether any event's bar fades away
    kept           the events around the window of a frame before, if any
    """

    columns: Columns
    layout: Layout
    lanes: tuple[Lane, ...]
    metrics: Metrics
    octaves: tuple[Octave, ...]
    middles: tuple[Middles, ...]
    firsts: Floats
    feet: Floats
    disputed: bool
    added: bool
    fading: bool
    tones: tuple[int, ...] = ()
    folds: Folds | None = None
    kept: list[Nearby] = field(init=False, default_factory=list)  # of this stage alone: replace() begins it anew


def airy(columns: Columns) -> bool:
    """Whether events are so few that leaders and semibold titles help rather than crowd."""
    return len(columns) <= AIRY


def stage(
    columns: Columns, layout: Layout, lanes: tuple[Lane, ...], metrics: Metrics, folds: Folds | None = None
) -> Stage:
    """Prepare the frames of a layout; of scales that have these folds, where the layout was made in packed time."""
    hulls = (columns.low, columns.high) if folds is None else (folds.packed(columns.low), folds.packed(columns.high))
    alone = len(lanes) == 1
    return Stage(
        columns, layout, lanes, metrics, octaves(columns, layout),
        tuple(middles(*hulls, np.flatnonzero(columns.lane == i)) for i in range(len(lanes))),
        np.array([first_row(lane, metrics, alone) for lane in lanes]), np.array([lane.foot for lane in lanes]),
        *_drawn_besides(columns),
        folds=folds,
    )  # fmt: skip


def relabelled(old: Stage, layout: Layout) -> Stage:
    """The same stage after more labels were decided."""
    return replace(old, layout=layout, octaves=octaves(old.columns, layout))


def retold(old: Stage, columns: Columns) -> Stage:
    """The same stage of the same events in the same places, of which other things are known."""
    disputed, added, fading = _drawn_besides(columns)
    return replace(old, columns=columns, disputed=disputed, added=added, fading=fading)


def _drawn_besides(columns: Columns) -> tuple[bool, bool, bool]:
    """Whether any event has another source's reading, anything that the almanac adds, a bar that fades away."""
    return not np.isnan(columns.other[0]).all(), not np.isnan(columns.added).all(), columns.fades


def nearby(stage: Stage, zoom: float, begin: float, end: float) -> Picked:
    """At least all events that have their label at a zoom and reach into begin..end, in order of their columns.

    Those a little further around and closer are gathered with them: the next frames will ask for them.
    """
    for kept in stage.kept:
        if kept.begin <= begin and end <= kept.end and zoom <= kept.zoom <= zoom + 2 * CLOSER:
            return kept.picked
    more = ROOM * (end - begin)
    found = Nearby(
        begin - more,
        end + more,
        zoom + CLOSER,
        picked(stage, labelled(stage.octaves, stage.columns, stage.layout, zoom + CLOSER, (begin - more, end + more))),
    )
    stage.kept[:] = [found]
    return found.picked


def picked(stage: Stage, events: Ints) -> Picked:
    """What a frame asks of some events."""
    columns, layout = stage.columns, stage.layout
    times = np.array([c[events] for c in (columns.begin, columns.end, columns.low, columns.high)])
    low, high = times[2:] if stage.folds is None else stage.folds.packed(times[2:])
    lane = columns.lane[events]
    line = stage.firsts[lane] + layout.row[events] * stage.metrics.row
    level, full, width, right = layout.level[events], layout.full[events], layout.width[events], layout.right[events]
    told = numbers(events, width, right)
    return Picked(events, times, (low + high) / 2, level, full, width, right, lane, line, told)


def numbers(events: Ints, width: Floats, right: Bools) -> Ints:
    """A number for each label that differs in event, width or side: it is found faster than all three."""
    wide = (width * WIDTHS).astype(np.int64) % (LONGEST * WIDTHS)
    return np.asarray((events * (LONGEST * WIDTHS) + wide) * 2 + right)
