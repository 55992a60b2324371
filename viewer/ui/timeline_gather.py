"""Several events marked on the timeline, to be accepted or dismissed together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF

from viewer.model.chronology import chronology
from viewer.model.event import Event
from viewer.model.view import Term
from viewer.timeline.filters import passing
from viewer.timeline.measure import distance
from viewer.timeline.scale import Bools, Floats
from viewer.timeline.scene import Scene
from viewer.ui.session import Session
from viewer.ui.timeline_shown import Shown


def toggle(shown: Shown, place: int) -> str:
    """Mark the event at a place as well, or no longer; what was selected alone is marked with it. Says how many are."""
    session, event, before = shown.session, shown.event_at(place), _so_far(shown)
    session.mark([e for e in before if e != event] if event in before else [*before, event])
    return told(shown.session)


def mark_inside(shown: Shown, box: QRectF) -> str:
    """Mark what is seen inside a box of the canvas, besides what is marked or selected already. Says how many are.

    Events behind "+N" are not marked: nobody should decide about what does not show.
    """
    places = inside(shown.scene(), box)
    shown.session.mark([*_so_far(shown), *(shown.event_at(p) for p in places)])
    return told(shown.session)


def _so_far(shown: Shown) -> tuple[str, ...]:
    """What is marked already; one event alone is not marked but selected."""
    alone = shown.selected()
    return shown.session.marked or ((shown.event_at(alone),) if alone >= 0 else ())


def let_hidden_go(session: Session, terms: Sequence[Term]) -> None:
    """Mark no longer what the conditions hide or is dismissed: nobody should decide about what does not show."""
    if session.marked:
        there, shown = chronology(session.project), passing(session.project, terms)
        kept = [i for i in session.marked if i in there and shown(there[i])]
        if len(kept) < len(session.marked):
            session.mark(kept)


def inside(scene: Scene, box: QRectF) -> list[int]:
    """Places in the columns of the events whose mark or label a box touches, in order of time."""
    left, right = box.left(), box.right()
    top, bottom = box.top() + scene.offset, box.bottom() + scene.offset
    half = scene.stage.metrics.dot / 2
    found: set[int] = set()
    for marks in (scene.marks, scene.singles):
        touched = _touched((left, right, top, bottom), marks.x0, marks.x1, marks.y - half, marks.y + half)
        found.update(marks.event[touched].tolist())
    x0, y0, x1, y1 = scene.labels.boxes(scene.stage.metrics)
    found.update(scene.labels.event[_touched((left, right, top, bottom), x0, x1, y0, y1)].tolist())
    return sorted(found)


def told(session: Session) -> str:
    """What the status line says of the marked events; of two also how far they are apart."""
    marked = session.marked
    if not marked:
        return ""
    found = [session.project.get(Event, identifier) for identifier in marked[:3]]
    dates = sorted((e.interval for e in found if e and e.interval), key=lambda i: (i.begin, i.end))
    apart = distance(dates[0], dates[1]) if len(dates) == len(marked) == 2 else ""
    measured = f", {apart.replace(' later', ' apart').replace('the same', 'on the same')}" if apart else ""
    return f"{len(marked):,} events marked{measured}. A accepts them, X dismisses them, Esc lets them go."


def _touched(box: tuple[float, float, float, float], left: Floats, right: Floats, top: Floats, bottom: Floats) -> Bools:
    return np.asarray((left <= box[1]) & (right >= box[0]) & (top <= box[3]) & (bottom >= box[2]))
