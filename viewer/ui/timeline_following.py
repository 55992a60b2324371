"""Frames of a project that is being worked on: an edit of an event among very many is shown at once.

Labels keep their places for the moment; meanwhile all of them are decided anew in slices, and then stand as if the
project had just been opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import perf_counter

import numpy as np

from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.view import Term
from viewer.timeline.filters import passing
from viewer.timeline.labels import Layout, fitting, growing, spliced, wanted
from viewer.timeline.lanes import Lane, arranged, lane_of, lanes
from viewer.timeline.renewal import Renewal, renewed
from viewer.timeline.stage import Stage, airy, relabelled, retold, stage
from viewer.timeline.stretches import packed
from viewer.ui.timeline_frames import Frames, cut, packed_fit
from viewer.ui.timeline_weights import MOST, weigher_of_some


class Following(Frames):
    """Frames that follow edits."""

    _relay: Iterator[tuple[Layout, float]] | None = None
    _relaid: Layout | None = None
    _places_to_be: tuple[Lane, ...] = ()

    @property
    def growing(self) -> bool:
        """Whether labels are still to be decided."""
        return self._growing is not None or self._relay is not None

    def grow(self, budget: float = 0.0) -> None:
        """Decide more labels, for about so many seconds."""
        if self._growing is not None:
            super().grow(budget)
            return
        until = perf_counter() + budget
        while self._relay is not None:
            step = next(self._relay, None)
            if step is None:
                self._settle()
            else:
                self._relaid = step[0]
            if perf_counter() >= until:
                return

    def follow(self, project: Project, edit: Edit, by: str, terms: Sequence[Term]) -> bool:
        """Show what an edit of single events changes; False where everything has to be loaded instead."""
        if by == "country" or len(self.columns) <= MOST + len(edit.after) or self._growing is not None:
            return False  # up to MOST all are weighed against each other
        shown = passing(project, terms) if terms else None
        made = renewed(self._unarranged, project, edit, lane_of(project, by), shown, weigher_of_some(project))
        if made is None or airy(made.columns):
            return False
        self._count(made, edit)
        self.project, self._unarranged = project, made.columns
        self.columns = arranged(made.columns, self.arrangement.order)
        if len(made.gone) or len(made.come):
            self._splice(made)
        self._stage = retold(self._stage, self.columns)
        if made.ranked:
            self._relay_labels()
        return True

    def _begin(self) -> Stage:
        self._relay = None
        return super()._begin()

    def _count(self, made: Renewal, edit: Edit) -> None:
        """Count what is not shown."""
        new, old = made.columns, self._unarranged
        came = sum(isinstance(e, Event) for e in edit.after.values())
        went = sum(isinstance(e, Event) for e in edit.before.values())
        self.total = replace(
            self.total,
            events=self.total.events + came - went,
            undated=self.total.undated + new.undated - old.undated,
            hidden=new.hidden + new.filtered,
            dismissed=new.hidden,
        )

    def _splice(self, made: Renewal) -> None:
        """Take events out of the layout and put others in, without a label as yet."""
        self._places, self._span, self._fades = None, self.columns.span, self.columns.fades
        new = self._letters.label_widths([self.columns.events[i].title for i in made.come.tolist()], None, calm=True)
        at = made.come - np.arange(len(made.come))
        self._widths = np.insert(np.delete(self._widths, made.gone), at, new if len(at) else np.empty(0))
        before, metrics = self._stage, self._stage.metrics
        layout = spliced(before.layout, made.gone, at)
        self._stage = replace(stage(self.columns, layout, before.lanes, metrics, self.folds), tones=before.tones)

    def _relay_labels(self) -> None:
        """Begin to decide all labels anew."""
        metrics, shown = self._stage.metrics, self.fit()
        fit, laid = packed_fit(shown), packed(self.columns, self.folds)
        widths = fitting(laid, cut(self._widths, self._letters, shown, self.columns), fit, metrics)
        several = len(self.columns.lanes) > 1
        lines = wanted(laid, widths, fit, metrics, self._most) if several else (1,)
        folded = frozenset(self.arrangement.folded)
        self._places_to_be = lanes(self.columns.lanes, lines, self.height, metrics, folded)
        self._relay = growing(laid, widths, self._places_to_be, fit, metrics)

    def _settle(self) -> None:
        """Show the labels as they were decided anew."""
        self._relay = None
        if self._relaid is None:
            return
        if self._places_to_be == self._stage.lanes:
            self._stage = relabelled(self._stage, self._relaid)
        else:
            made = stage(self.columns, self._relaid, self._places_to_be, self._stage.metrics, self.folds)
            self._stage = replace(made, tones=self._stage.tones)
