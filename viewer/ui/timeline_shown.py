"""What the timeline shows at this moment: the frame, what is selected and where the focus is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from viewer.model.event import Event
from viewer.model.lookup import event_of
from viewer.timeline import hit as hits
from viewer.timeline.columns import Columns
from viewer.timeline.hit import Hit
from viewer.timeline.kept import ids
from viewer.timeline.scale import Bools, Floats, fitted
from viewer.timeline.scene import Scene
from viewer.ui.paint_now import present
from viewer.ui.session import Session
from viewer.ui.timeline_frames import Frames
from viewer.ui.timeline_motion import Motion

AROUND = 12.0
"""How many times its own length an event is shown with when it is fitted."""
EDGE = 40.0
"""Pixels from the edge within which a mark is not well in view."""
INSET = 0.25
"""Share of the view from its edge at which a mark comes to stand that was just outside."""


class Shown:
    """Frames of a session's project at the place the motion has come to."""

    def __init__(self, session: Session, frames: Frames, motion: Motion) -> None:
        self.session, self.frames, self.motion = session, frames, motion
        self.focus = ""
        self.clock: Callable[[], float] = present
        self.offset = 0.0
        self.scroller: Callable[[int], object] = self.scroll
        self._chosen = ""
        self._scene: Scene | None = None
        self._flagged: dict[tuple[str, ...], tuple[Columns, Bools]] = {}

    def scene(self) -> Scene:
        """The frame as it stands: what is or will be on the screen."""
        if self._scene is None:
            chosen = self.selected(), self.frames.place(self.focus)
            made = self.frames.scene(self.motion.scale, *chosen, offset=self.offset)
            lit, marked, now = self.lit(), self.marked() if self.session.marked else None, self.clock()
            seen = made.scale.begin <= now <= made.scale.end
            if seen or lit is not None or marked is not None:
                made = replace(made, lit=lit, marked=marked, now=now if seen else None)
            self._scene = made
        return self._scene

    def lit(self) -> Bools | None:
        """Whether the search found what stands at each place; None while nothing is found."""
        return self._flags(self.session.found) if self.session.found else None

    def found_at(self) -> Floats:
        """The instants in the middle of what the search found."""
        lit, columns = self.lit(), self.frames.columns
        return np.empty(0) if lit is None else (columns.low[lit] + columns.high[lit]) / 2

    def marked(self) -> Bools:
        """Whether what stands at each place is marked, to be decided about with others."""
        return self._flags(self.session.marked)

    def _flags(self, events: tuple[str, ...]) -> Bools:
        columns = self.frames.columns
        if self._flagged.get(events, (None,))[0] is not columns:
            wanted, flags = set(events), np.zeros(len(columns), dtype=np.bool_)
            homes = columns.belongs or ids(columns.events) if wanted else ()
            flags[[i for i, home in enumerate(homes) if home in wanted]] = True
            others = [(key, made) for key, made in self._flagged.items() if key != events]
            self._flagged = dict([(events, (columns, flags)), *others[:1]])
        return self._flagged[events][1]

    def forget(self) -> None:
        """The frame is another one from now on."""
        self._scene = None

    def scroll(self, offset: int) -> None:
        """Move lanes that are higher than the view up by so many pixels."""
        self.offset = float(offset)
        self.motion.moved.emit()

    def selected(self) -> int:
        """Place of the selected event, or of the event that what is selected belongs to; -1 for none."""
        return self.frames.place(self._chosen)

    def current(self) -> int:
        """Place of the event that keys act on: the one that has the focus, else the selected one; -1 for none."""
        place = self.frames.place(self.focus)
        return place if place >= 0 else self.selected()

    def follow(self) -> None:
        """Take over the session's selection."""
        self.focus = ""
        self.choose_again()

    def choose_again(self) -> None:
        """Find what is selected among what is shown: itself, or the event it belongs to."""
        chosen = self.session.selection
        itself = self.frames.place(chosen) >= 0
        self._chosen = chosen if itself else event_of(self.session.project, chosen)

    def hit(self, x: float, y: float) -> Hit:
        """What is painted at a pixel of the canvas."""
        return hits.find(self.scene(), x, y)

    def why_unseen(self, identifier: str) -> str:
        """Why an event has no place among what is shown, in words; "" if it has one."""
        if self.frames.place(identifier) >= 0:
            return ""
        event = self.session.project.get(Event, identifier)
        if event is not None and event.interval is None:
            return "without a date"
        return "without a position on this issue" if self.frames.columns.stances else "hidden by conditions"

    def identifier(self, place: int) -> str:
        """Id of what stands at a place in the columns."""
        return self.frames.columns.events[place].id

    def event_at(self, place: int) -> str:
        """Id of the event at a place in the columns, or of the one that the position there belongs to."""
        return self.frames.columns.belongs[place] if self.frames.columns.belongs else self.identifier(place)

    def middle(self, place: int) -> float:
        """The instant in the middle of what stands at a place."""
        return float(self.frames.columns.low[place] + self.frames.columns.high[place]) / 2

    def fit(self, place: int) -> None:
        """Show an event with what lies around it."""
        low, high = (float(c[place]) for c in (self.frames.columns.low, self.frames.columns.high))
        length = max(high - low, 86_400.0) * AROUND
        scale = self.motion.scale
        middle = (low + high) / 2
        span = middle - length / 2, middle + length / 2
        self.motion.to(fitted(*span, scale.left, scale.width, folds=scale.folds))

    def bring_into_view(self, place: int) -> None:
        """Pan, if need be, so that an event can be seen: no further than it takes, and to the middle from afar."""
        scale, columns = self.motion.goal, self.frames.columns
        at, low, high = (scale.x(float(i)) for i in (self.middle(place), columns.low[place], columns.high[place]))
        inset = max(EDGE, INSET * scale.width)
        if high >= scale.left + EDGE and low <= scale.right - EDGE:
            self.motion.moved.emit()
        elif scale.left - scale.width <= at <= scale.right + scale.width:
            to = scale.left + inset if at < scale.left + EDGE else scale.right - inset
            self.motion.to(scale.panned(at - to))
        else:
            self.motion.to(scale.centred(scale.instant(at)))
        self.bring_lane_into_view(int(columns.lane[place]))

    def bring_lane_into_view(self, lane: int) -> None:
        """Move lanes that are higher than the view up or down, no further than it takes for one to be seen."""
        if self.frames.content - self.frames.height >= 1:
            one = self.frames.lanes[lane]
            lowest = one.top + one.height - self.frames.height
            self.scroller(round(min(max(self.offset, lowest), one.top)))
