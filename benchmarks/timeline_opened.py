"""What who looks around just after opening very many events meets: frames while labels are still being decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.timeline_floors import Taken, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.ui.timeline_view import TimelineView

STROKES = 45
"""Strokes of the wheel, from everything in view to about a day."""
LOOKED = 200
"""Frames at most that are panned then, while labels are decided."""


def just_opened(view: TimelineView) -> str:
    """Figures of zooming in and of panning in a view whose labels are not decided yet."""
    zoomed, panned = Taken(), Taken()
    shown(view.surface.update)()  # the first frame is told elsewhere
    view._growth.start()
    zoomed.run(shown(lambda: view._motion.zoom_at(0.8, 700.0)), STROKES, warm=0)
    pan = shown(lambda: view._motion.pan_pixels(3.0))
    while view._frames.growing and len(panned.cpu) < LOOKED:
        panned.run(pan, 1, warm=0)
    view._growth.stop()
    rest = f", panned {panned.figures()} ms, at most {max(panned.clock):.0f}" if panned.cpu else ""
    return f"zoomed {zoomed.figures()} ms, at most {max(zoomed.clock):.0f}{rest}"


def new_places(view: TimelineView, strokes: list[float]) -> str:
    """Figures of zooming in and out at places where nothing was shown before: labels are written, not only copied."""
    taken = Taken()
    for place in range(8):
        view._motion.to(view._frames.fit(), glide=False)
        factors = iter(strokes)
        taken.run(shown(_stroke(view, factors.__next__, 150.0 + 170.0 * place)), len(strokes), warm=0)
    return f"{taken.figures()} ms, at most {max(taken.clock):.0f}"


def _stroke(view: TimelineView, factor: Callable[[], float], x: float) -> Callable[[], None]:
    return lambda: view._motion.zoom_at(factor(), x)
