"""How fast the timeline is, and how steady: `python -m benchmarks.timeline [--platform offscreen|xcb] [--quick]`.

Figures are processor milliseconds a frame at 1600 × 900, median and 95th percentile; beside them stands the floor, an
empty view of the same size being painted. Steadiness is counted over a walk of zooming and panning: labels that vanish
while their event is in view, labels that change their row, labels that overlap.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from viewer.timeline.columns import Columns
    from viewer.timeline.scale import Scale
    from viewer.ui.timeline_view import TimelineView

SIZE = (1600, 900)
WORDS = (
    *("border", "talks", "summit", "report", "council", "vote", "strike", "treaty", "minister", "visits", "court"),
    *("hearing", "sanctions", "election", "protest", "flood", "accord", "inquiry", "panel", "envoy", "launch"),
)
HEAD = (
    f"{'events':>9}  {'pan':>13}  {'all':>13}  {'zoom':>13}  {'hit test':>9}  {'layout':>8}  vanished  moved  overlaps"
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--platform", default="offscreen", help="Qt platform: offscreen, or xcb under Xvfb")
    options.add_argument("--quick", action="store_true", help="1,000 and 100,000 events only")
    chosen = options.parse_args()
    os.environ["QT_QPA_PLATFORM"] = chosen.platform
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    run((1_000, 100_000) if chosen.quick else (1_000, 10_000, 100_000, 1_000_000))


def run(sizes: tuple[int, ...]) -> None:
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    floor = measure_floor()
    print(f"floor (an empty view painted): {figures(floor)} ms; load {os.getloadavg()[0]:.1f}")
    print(HEAD)
    for count in sizes:
        print(f"{count:>9,}  {one_size(count)}", flush=True)
    print(f"first paint of a project of 100,000 events: {first_paint(100_000):.2f} s")
    del application


def measure_floor() -> list[float]:
    """Milliseconds to paint a view that shows nothing."""
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication

    view = pg.GraphicsView()
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()

    def empty() -> None:
        view.viewport().update()
        QApplication.processEvents()

    taken = timed(empty, 60)
    view.close()
    return taken


def one_size(count: int) -> str:
    """A line of the table."""
    from PySide6.QtWidgets import QApplication

    view = make_view(count)
    start = time.process_time()
    view._frames.scene(view._motion.scale)
    while view._frames.growing:
        view._frames.grow(1.0)
    laid_out = time.process_time() - start
    QApplication.processEvents()
    scale = view._frames.fit()

    def panned() -> None:
        view._motion.pan_pixels(7.0)
        QApplication.processEvents()

    def whole() -> None:
        view._motion.pan_pixels(3.0 if random.random() < 0.5 else -3.0)
        QApplication.processEvents()

    zooms = iter(np.concatenate([np.full(40, 0.85), np.full(40, 1 / 0.85)] * 4))

    def zoomed() -> None:
        view._motion.zoom_at(float(next(zooms)), 700.0)
        QApplication.processEvents()

    all_taken = timed(whole, 120)
    view._motion.to(scale.zoomed(0.1, 800.0), glide=False)
    pan_taken = timed(panned, 200)
    view._motion.to(scale, glide=False)
    zoom_taken = timed(zoomed, 240)
    hits = [one_hit(view) for _ in range(300)]
    vanished, moved, overlaps = steadiness(view, scale)
    view.close()
    row = "  ".join(f"{figures(t):>13}" for t in (pan_taken, all_taken, zoom_taken))
    hit = f"{statistics.median(hits) * 1e6:>6.0f} µs"
    return f"{row}  {hit}  {laid_out:>6.2f} s  {vanished:>8}  {moved:>5}  {overlaps:>8}"


def make_view(count: int) -> TimelineView:
    """A view of `count` events over thirty years, most of them in bursts."""
    from viewer.model.project import Project
    from viewer.ui.session import Session
    from viewer.ui.theme import theme
    from viewer.ui.timeline_view import TimelineView

    view = TimelineView(Session(), theme("light"))
    view.set_gliding(False)
    view.resize(*SIZE)
    view.show()
    view._frames.show(made_up(count), Project())
    view._painter.set_texts(view._frames.texts())
    view._renewed()
    view._growth.stop()
    return view


def made_up(count: int) -> Columns:
    """Columns of made-up events. A thousand different titles stand for all."""
    from viewer.model.event import Event, Status
    from viewer.timeline.columns import Columns, Look

    numbers = np.random.default_rng(7)
    words = random.Random(7)
    templates = [
        Event(f"event/{i}", " ".join(words.choices(WORDS, k=words.randint(3, 8))).capitalize(), Status.HAPPENED)
        for i in range(1000)
    ]
    bursts = numbers.integers(0, 30 * 365, 40)
    days = np.where(
        numbers.random(count) < 0.4,
        numbers.choice(bursts, count) + numbers.exponential(20, count).astype(int),
        numbers.integers(0, 30 * 365, count),
    )
    begin = np.sort(days) * 86_400.0 + 631_152_000.0
    length = numbers.choice([1, 1, 1, 1, 1, 1, 7, 30, 365], count)
    end = begin + length * 86_400.0
    rank = numbers.permutation(count).astype(np.int64)
    return Columns(
        tuple(templates[i % 1000] for i in range(count)),
        begin, end, begin, end, np.full(count, np.nan), (np.full(count, np.nan), np.full(count, np.nan)),
        np.where(length > 1, int(Look.COARSE), 0).astype(np.int64),
        rank, np.zeros(count, np.int64), ("",),
    )  # fmt: skip


def steadiness(view: TimelineView, scale: Scale) -> tuple[int, int, int]:
    """Labels that vanished in view, that changed row, and that overlapped, over a walk of zooms and pans."""
    walk = random.Random(3)
    vanished = moved = overlaps = 0
    columns = view._frames.columns
    middle = (columns.low + columns.high) / 2
    before = view._frames.scene(scale)
    for _ in range(60):
        zooming = walk.random() < 0.6
        x = walk.uniform(200, 1400)
        after_scale = before.scale.zoomed(0.8, x) if zooming else before.scale.panned(walk.uniform(-300, 300))
        after = view._frames.scene(after_scale)
        now = dict(zip(after.labels.event.tolist(), after.labels.y.tolist(), strict=True))
        for event, y in zip(before.labels.event.tolist(), before.labels.y.tolist(), strict=True):
            if after_scale.begin <= middle[event] <= after_scale.end:
                vanished += event not in now
                moved += event in now and now[event] != y
        left, top, right, bottom = after.labels.boxes(after.stage.metrics)
        across = (left[:, None] < right) & (left < right[:, None]) & (top[:, None] < bottom) & (top < bottom[:, None])
        overlaps += int(np.triu(across, 1).sum())
        before = after
    return vanished, moved, overlaps


def one_hit(view: TimelineView) -> float:
    """Seconds of one hit test."""
    shown = view.frame()
    x, y = random.uniform(0, SIZE[0]), random.uniform(0, shown.height)
    start = time.perf_counter()
    view.shown.hit(x, y)
    return time.perf_counter() - start


def first_paint(count: int) -> float:
    """Seconds from a project in memory to its first frame in a window that is already there."""
    from PySide6.QtWidgets import QApplication

    from viewer.model.event import Event, Status
    from viewer.model.project import Project
    from viewer.model.temporal import Resolution
    from viewer.model.time import Granularity, unit_at
    from viewer.ui.session import Session
    from viewer.ui.theme import theme
    from viewer.ui.timeline_view import TimelineView

    words = random.Random(5)
    events = {}
    for i in range(count):
        title = " ".join(words.choices(WORDS, k=5)).capitalize()
        when = unit_at(words.randint(600_000_000, 1_500_000_000), Granularity.DAY)
        events[f"event/{i}"] = Event(f"event/{i}", title, Status.HAPPENED, Resolution(when), mentions=("m",))
    project = Project(events)
    session = Session()
    view = TimelineView(session, theme("light"))
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    start = time.perf_counter()
    session.open(project)
    QApplication.processEvents()
    taken = time.perf_counter() - start
    view._growth.stop()
    view.close()
    return taken


def timed(frame: Callable[[], None], count: int) -> list[float]:
    """Processor milliseconds of each of `count` frames, after a few to warm up."""
    for _ in range(5):
        frame()
    taken = []
    for _ in range(count):
        start = time.process_time()
        frame()
        taken.append((time.process_time() - start) * 1000)
    return taken


def figures(taken: list[float]) -> str:
    """Median / 95th percentile."""
    return f"{statistics.median(taken):.2f} / {np.percentile(taken, 95):.2f}"


if __name__ == "__main__":
    sys.exit(main())
