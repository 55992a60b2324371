"""From a project to frames: its columns, where labels may stand, and the Scene of any window on time.

The screen and exported pictures both come from here, so that they show the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from viewer.model.arrangement import eras, lane_order
from viewer.model.positions import issues
from viewer.model.project import Project
from viewer.model.view import LaneOrder, Term
from viewer.timeline.captions import caption
from viewer.timeline.columns import Columns, columns
from viewer.timeline.eras import NO_ERAS, Shelf, bands, shelved
from viewer.timeline.filters import passing
from viewer.timeline.folds import Folds
from viewer.timeline.kept import alike, ids, titles
from viewer.timeline.labels import Layout, fitting, growing, wanted
from viewer.timeline.lanes import PADDING, Lane, Metrics, arranged, lane_of, lanes
from viewer.timeline.scale import Floats, Scale, fitted
from viewer.timeline.scene import Scene, scene
from viewer.timeline.stage import Stage, airy, relabelled, retold, stage
from viewer.timeline.standings import standings
from viewer.timeline.stretches import folds, packed
from viewer.ui.paint_labels import Texts
from viewer.ui.timeline_type import Typography
from viewer.ui.timeline_weights import weigher

CAPTIONED = 4000
"""Up to so many events a label is made wide enough for its second line; beyond, that line is cut to the title."""
AT_ONCE = 2000
"""Up to so many events all labels are decided before the first frame."""
MOST_LINES = 16
"""Lines a lane of several may ask for."""
HEADER, LEAST_HEADER, HEADER_SHARE = 160.0, 96.0, 0.28
"""Pixels (at 13 pixel type) for the names of lanes at most and at least, and the share of a small view they take."""
INSIDE = 14.0
"""Free pixels at either side of a stretch that was asked for: room for half a mark."""
TABS = 6.0
"""Pixels free above and below the tabs of eras, together."""
LONGER = (0.9, 0.7)
"""Shares of the view that the labels of few events may take where that asks for no more lines."""
MARGIN, MARGIN_OF_OPEN = 36.0, 56.0
"""Free pixels at either side when all is shown; where ends are open, room for bars that fade away."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Events of the project; those without a date, those hidden, those behind "+N" in this window; of the hidden ones
    how many were dismissed; and those that only density stands for in this window.
    """

    events: int = 0
    undated: int = 0
    hidden: int = 0
    clustered: int = 0
    dismissed: int = 0
    dense: int = 0


def cut(widths: Floats, letters: Typography, fit: Scale, columns: Columns) -> Floats:
    """Widths of labels, none wider than the window allows."""
    return np.minimum(widths, letters.widest(fit.width, calm=not airy(columns)))


class Frames:
    """Events of a project, laid out for a size; scenes of windows on them.

    Laying out very many goes on in slices (`grow`); what a slice decided stays, so that no label ever jumps. A lane of
    several may ask for `most` lines. Frames wait for all labels of their zoom; with `patience` only the first one of a
    layout, and not longer than so many seconds: someone has to show them again as they grow.
    """

    def __init__(self, letters: Typography, width: float, height: float, most: int = MOST_LINES) -> None:
        self._letters, self._most, self.patience = letters, most, math.inf
        self._size = (width, height)
        self.project = Project()
        self.arrangement = LaneOrder("")
        self.shelf = NO_ERAS
        self.total = Counts()
        self.columns = self._unarranged = columns(self.project)
        self._span, self._fades = self.columns.span, self.columns.fades
        self._places: dict[str, int] | None = None
        self._widths: Floats = np.empty(0)
        self._growing: Iterator[tuple[Layout, float]] | None = None
        self._known = self._until = math.inf
        self._stale = False
        self._window: tuple[float, float] | None = None
        self.folding = False
        self._folded: Columns | None = None
        self.folds: Folds | None = None
        self._stage = self._begin()

    @property
    def left(self) -> float:
        """Where time begins: right of the lanes' names."""
        names = self.columns.lanes
        if len(names) == 1 and not names[0]:
            return 0.0
        share = HEADER_SHARE * self._size[0] / self._letters.factor
        return float(round(min(max(share, LEAST_HEADER), HEADER) * self._letters.factor))

    @property
    def height(self) -> float:
        """Height of the lanes, the axis excluded."""
        return max(self._size[1] - self._letters.axis_height - self.under, 40.0)

    @property
    def under(self) -> float:
        """Height of the tabs of eras, below the axis."""
        return self.shelf.rows * self._letters.tab_height + TABS if self.shelf.rows else 0.0

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """The lanes, top to bottom."""
        return self._stage.lanes

    @property
    def growing(self) -> bool:
        """Whether labels of closer zooms are still to be decided."""
        return self._growing is not None

    def lacks(self, scale: Scale) -> bool:
        """Whether labels that show at a zoom are still to be decided."""
        return self._growing is not None and self._known <= scale.zoom

    def load(
        self,
        project: Project,
        by: str = "none",
        issue: str = "",
        terms: Sequence[Term] = (),
        made: Columns | None = None,
    ) -> None:
        """Show the events of a project, in lanes by "none", "source", "actor", "issue" or "kind"; by "country" instead
        the positions on an issue (the one most spoken of, unless `issue` is another that there is). Of events only
        those are shown that meet the terms. `made` is what `whole` gives, where it is known already.
        """
        shown = passing(project, terms) if terms else None
        if made is not None and not terms and by in ("none", "country"):
            events = made
        else:
            events = columns(project, lane_of(project, "none" if by == "country" else by), weigher(project), shown)
        hidden = events.hidden + events.filtered
        count = len(events) + events.undated + hidden
        self.total = Counts(count, events.undated, hidden, dismissed=events.hidden)
        if by == "country":
            known = issues(project)
            chosen = issue if issue in known else next(iter(known), "")
            events = standings(project, chosen, terms)
        under, arrangement = self.under, self.arrangement
        self.arrangement = lane_order(project, by)
        self.shelf = shelf(project, self._letters, self._size[1])
        self._unarranged = events
        same = under == self.under and arrangement == self.arrangement
        placed = arranged(events, self.arrangement.order)
        if same and len(events) > CAPTIONED and alike(placed, self.columns):  # nothing stands elsewhere
            self.project, self.columns, self._stage = project, placed, retold(self._stage, placed)
        else:
            self.show(placed, project)

    def glimpse(self, events: Columns, project: Project) -> None:
        """Show columns that were kept, of a project that is still being read."""
        self.total = Counts(
            len(events) + events.undated + events.hidden, events.undated, events.hidden, 0, events.hidden
        )
        self._unarranged = events
        self.show(events, project)

    def show(self, events: Columns, project: Project) -> None:
        """Show columns made elsewhere; the project gives their captions."""
        self.project, self.columns, self._places = project, events, None
        self._span, self._fades = events.span, events.fades
        captions: Sequence[str] | None = events.captions or None
        if captions is None and len(events) <= CAPTIONED:
            captions = [caption(e, project) for e in events.events]
        self._widths = self._letters.label_widths(titles(events.events), captions, calm=not airy(events))
        self._stage = self._begin()

    def resize(self, width: float, height: float) -> None:
        """Lay out for another size."""
        if (width, height) != self._size:
            self._size = (width, height)
            if self.shelf.eras:
                self.shelf = shelf(self.project, self._letters, height)
            self._stage = self._begin()

    def arrange(self, project: Project, by: str) -> None:
        """Take over which eras there are and how lanes stand; the events are the same."""
        self.arrangement = lane_order(project, by)
        self.shelf = shelf(project, self._letters, self._size[1])
        self.columns, self._places = arranged(self._unarranged, self.arrangement.order), None
        self._stage = self._begin()

    def set_folding(self, folding: bool, of: Columns | None = None) -> None:
        """Fold long stretches in which nothing stands, or show all of time. `of` are the events that count, where only
        some of them are shown, as on a page.
        """
        if folding != self.folding or of is not self._folded:
            self.folding, self._folded = folding, of
            self._stage = self._begin()

    def narrow(self, begin: float, end: float) -> None:
        """Lay out for a picture of just this stretch, from the next `show` or `resize` on."""
        self._window = (begin, end)

    def set_type(self, letters: Typography) -> None:
        """Lay out for other letters."""
        self._letters = letters
        self.show(self.columns, self.project)

    def fit(self) -> Scale:
        """The window that shows everything; the present year's worth when there is nothing."""
        width = self._size[0] - self.left
        if self._window:
            return fitted(*self._window, self.left, width, INSIDE * self._letters.factor, self.folds)
        begin, end = self._span or (0.0, 31_556_952.0)
        margin = MARGIN_OF_OPEN if self._fades else MARGIN
        return fitted(begin, end, self.left, width, margin * self._letters.factor, self.folds)

    def place(self, identifier: str) -> int:
        """Place in the columns of an event, -1 where it has none."""
        if not identifier:
            return -1
        if self._places is None:
            self._places = {name: i for i, name in enumerate(ids(self.columns.events))}
            for i, event in enumerate(self.columns.belongs):
                self._places.setdefault(event, i)
        return self._places.get(identifier, -1)

    @property
    def content(self) -> float:
        """Height of all lanes: more than `height` where they do not fit."""
        last = self._stage.lanes[-1]
        return max(last.top + last.height, self.height)

    def natural(self, *, single: bool = False) -> tuple[float, ...]:
        """Heights that the lanes need for full cards of all their events, or for single lines."""
        metrics, shown = self._letters.metrics(self.left), self.fit()
        fit, laid = packed_fit(shown), packed(self.columns, self.folds)
        widths = self._fitting(laid, shown, fit, metrics)
        lines = wanted(laid, widths, fit, metrics, self._most)
        lines = tuple((n + 1) // 2 for n in lines) if single else lines
        if len(lines) == 1:
            return (metrics.top + lines[0] * metrics.row + metrics.crowd,)
        return tuple(metrics.row * n + metrics.strip + 2 * PADDING for n in lines)

    def scene(self, scale: Scale, selected: int = -1, focused: int = -1, *, offset: float = 0.0) -> Scene:
        """The frame of a window on time."""
        while self.lacks(scale) and perf_counter() < self._until:
            self.grow()
        self._until = math.inf if self.patience == math.inf else 0.0
        if self._stale:
            self._stage, self._stale = relabelled(self._stage, self._stage.layout), False
        made = tightened(scene(self._stage, scale, self.height, selected, focused, offset=offset), self._letters)
        if not self.shelf.eras:
            return made
        top = self.height + self._letters.axis_height + TABS / 2
        return replace(made, eras=bands(self.shelf, scale, top, self._letters.tab_height), under=self.under)

    def grow(self, budget: float = 0.0) -> None:
        """Decide more labels, for about so many seconds."""
        until = perf_counter() + budget
        while self._growing is not None:
            step = next(self._growing, None)
            self._stale = True
            if step is None:
                self._growing, self._known = None, math.inf
            else:
                self._known = step[1]
            if perf_counter() >= until:
                return

    def texts(self) -> Texts:
        """What is written beside the marks."""
        events, project, captions = self.columns.events, self.project, self.columns.captions
        if captions:
            return Texts(lambda i: events[i].title, lambda i: captions[i])
        return Texts(lambda i: events[i].title, lambda i: caption(events[i], project))

    def _fitting(self, laid: Columns, shown: Scale, fit: Scale, metrics: Metrics) -> Floats:
        """Widths of labels. Where events are few they are cut only where that saves lines."""
        usual = fitting(laid, cut(self._widths, self._letters, shown, self.columns), fit, metrics)
        if not airy(self.columns):
            return usual
        room = int((self.height - metrics.top - metrics.crowd) // metrics.row)
        most = self._most if len(self.columns.lanes) > 1 else 2 * max(room, 1) + 2  # more than there is room for
        lines = wanted(laid, usual, fit, metrics, most)
        for share in LONGER:
            wider = fitting(laid, np.minimum(self._widths, round(share * shown.width)), fit, metrics)
            if all(a <= b < most for a, b in zip(wanted(laid, wider, fit, metrics, most), lines, strict=True)):
                return wider
        return usual

    def _begin(self) -> Stage:
        """Start the layout anew."""
        metrics = self._letters.metrics(self.left)
        counting = self.columns if self._folded is None else self._folded
        self.folds = folds(counting, self._size[0] - self.left) if self.folding else None
        shown = self.fit()
        fit, laid = packed_fit(shown), packed(self.columns, self.folds)
        widths = self._fitting(laid, shown, fit, metrics)
        several = len(self.columns.lanes) > 1
        lines = wanted(laid, widths, fit, metrics, self._most) if several else (1,)
        places = lanes(self.columns.lanes, lines, self.height, metrics, frozenset(self.arrangement.folded))
        self._growing = growing(laid, widths, places, fit, metrics)
        first, _ = next(self._growing)
        made = replace(
            stage(self.columns, first, places, metrics, self.folds), tones=tones(self.arrangement, self.columns.lanes)
        )
        self._known, self._until = -math.inf, perf_counter() + self.patience
        if len(self.columns) <= AT_ONCE:
            while self._growing is not None:
                self.grow()
        return made


def tightened(shown: Scene, letters: Typography) -> Scene:
    """The frame with bars that are left out only where the title of a single line really stands on them: its label may
    be kept wider, for its second line.
    """
    labels, marks = shown.labels, shown.marks
    count = len(labels.event)
    wide = ((marks.gap[0][:count] == marks.gap[0][:count]) & ~labels.full).nonzero()[0]
    if not len(wide):
        return shown
    columns, margin = shown.stage.columns, shown.stage.metrics.gap
    font = letters.title if airy(columns) else letters.calm
    told = [letters.length(columns.events[i].title, font) for i in labels.event[wide].tolist()]
    words = np.minimum(np.ceil(told) + 2, labels.width[wide])
    first, last = marks.gap[0].copy(), marks.gap[1].copy()
    right, x, width = labels.right[wide], labels.x[wide], labels.width[wide]
    first[wide] = np.where(right, first[wide], x + width - words - margin)
    last[wide] = np.where(right, x + words + margin, last[wide])
    return replace(shown, marks=replace(marks, gap=(first, last)))


def shelf(project: Project, letters: Typography, height: float) -> Shelf:
    """The eras with their rows; at most a third of the height is theirs."""
    found = eras(project)
    widths = [letters.of_caption.horizontalAdvance(era.title) + 1 for era in found]
    return shelved(found, widths, max(int((height - TABS) / 3 // letters.tab_height), 1))


def packed_fit(shown: Scale) -> Scale:
    """The same window in packed time, in which the layout is made: as if folds took no room."""
    if shown.folds is None:
        return shown
    begin, end = shown.packed(np.array([shown.begin, shown.end])).tolist()
    return Scale(begin, shown.per_pixel, shown.left, max((end - begin) / shown.per_pixel, 1.0))


def tones(arrangement: LaneOrder, lanes: tuple[str, ...]) -> tuple[int, ...]:
    """The tone of each lane, -1 for none; empty where no lane has one."""
    chosen = dict(arrangement.tones)
    found = tuple(chosen.get(name, -1) for name in lanes)
    return found if len(found) > 1 and max(found) >= 0 else ()


def whole(project: Project) -> Columns:
    """What is shown of a project when nothing is left out and nothing is gathered in lanes."""
    return columns(project, lane_of(project, "none"), weigher(project))
