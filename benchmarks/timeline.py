"""How fast the timeline is, and how steady: `python -m benchmarks.timeline [--platform offscreen|xcb] [--quick]`.

Without a platform it runs on both, the second under Xvfb, and on a screen of two pixels for each. Figures are processor
milliseconds a frame at 1600 × 900, median and 95th percentile. Beside them stand floors (timeline_floors), measured in
turns with the frames: a bare window of that size that is filled and blitted, an empty view of pyqtgraph, what any
program on that toolkit pays before it draws anything, and an empty plot of it; and how many of each a frame takes. The
design's own floor was measured on another machine: a yardstick (timeline_yardstick) says what it is on this one.
Steadiness is counted over a walk of zooming and panning: labels that vanish while their event is in view, that change
their row, that overlap. Then: frames while labels are still being decided, and in places where none was before.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.timeline_floors import SIZE, WARM, Floors, Taken, shown, to_the_top
from benchmarks.timeline_opened import just_opened, new_places
from benchmarks.timeline_yardstick import BLIT, yardstick

if TYPE_CHECKING:
    from viewer.model.project import Project
    from viewer.timeline.columns import Columns
    from viewer.timeline.scale import Scale
    from viewer.ui.session import Session
    from viewer.ui.timeline_view import TimelineView

TURNS = 8
"""Rounds in which all sizes take turns."""
MOTIONS = ("pan", "all", "zoom")
STROKES = [1.0] * WARM + [0.85] * 40 + [1 / 0.85] * 40
"""The zoom of each frame of a round: deep in, and out again."""
WORDS = (
    *("border", "talks", "summit", "report", "council", "vote", "strike", "treaty", "minister", "visits", "court"),
    *("hearing", "sanctions", "election", "protest", "flood", "accord", "inquiry", "panel", "envoy", "launch"),
)
HEAD = (
    f"{'events':>9}  {'pan':>13}  {'all':>13}  {'zoom':>13}  {'hit test':>9}  {'layout':>8}  vanished  moved  overlaps"
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--platform", choices=("offscreen", "xcb"), help="one Qt platform only")
    options.add_argument("--quick", action="store_true", help="1,000 and 100,000 events only")
    options.add_argument("--ratio", help="so many pixels of the screen for each pixel, as 2")
    chosen = options.parse_args()
    if chosen.platform is None:
        on_both(["--quick"] if chosen.quick else [])
        return
    os.environ["QT_QPA_PLATFORM"] = chosen.platform
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if chosen.ratio is not None:
        os.environ["QT_SCALE_FACTOR"] = chosen.ratio
    run((1_000, 100_000) if chosen.quick else (1_000, 10_000, 100_000, 1_000_000))


def on_both(more: list[str]) -> None:
    """Run on each platform in a process of its own."""
    server = ["xvfb-run", "-a", "-s", "-screen 0 1920x1200x24"]
    fine = [*more, "--quick", "--ratio", "2"]
    for platform, before, asked in (("offscreen", [], more), ("xcb", server, more), ("offscreen", [], fine)):
        if before and (why := _without_window(before)):
            print(f"{platform}: not measured, because {why}")
            continue
        command = [*before, sys.executable, "-m", "benchmarks.timeline", "--platform", platform, *asked]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def _without_window(server: list[str]) -> str:
    """Why no window can be opened under X, "" where one can."""
    if shutil.which(server[0]) is None:
        return "Xvfb is not installed"
    opened = "from PySide6.QtWidgets import QApplication; QApplication(['', '-platform', 'xcb'])"
    tried = subprocess.run([*server, sys.executable, "-c", opened], capture_output=True, text=True)
    if tried.returncode == 0:
        return ""
    said = [line for line in (tried.stdout + tried.stderr).splitlines() if line.strip()]
    return (
        f"no window opens under Xvfb (`python3 start.py` names missing libraries): {said[0] if said else 'no reason'}"
    )


def run(sizes: tuple[int, ...]) -> None:
    from PySide6.QtWidgets import QApplication

    from viewer.ui.garbage import GarbageCollector

    application = QApplication([])
    gc.freeze()
    GarbageCollector(application)  # as in the program
    ratio = (
        f", {application.devicePixelRatio():g} pixels of the screen for each"
        if application.devicePixelRatio() > 1
        else ""
    )
    print(f"{application.platformName()}{ratio}; load {os.getloadavg()[0]:.1f}")
    frames, floors = interleaved(sizes)
    floors.tell()
    print(HEAD)
    for count, measured in frames.items():
        row = "  ".join(f"{taken.figures():>13}" for taken in measured.taken)
        told = f"{measured.hit:>6.0f} µs  {measured.laid_out:>6.2f} s"
        unsteady = "{:>8}  {:>5}  {:>8}".format(*measured.unsteady)
        print(f"{count:>9,}  {row}  {told}  {unsteady}", flush=True)
    of_least = [
        statistics.median(b.cpu) / statistics.median(a.cpu)
        for a, b in zip(frames[sizes[0]].taken, frames[sizes[-1]].taken, strict=True)
    ]
    told = ", ".join(f"{name} {share:.2f}" for name, share in zip(MOTIONS, of_least, strict=True))
    print(f"{sizes[-1]:,} against {sizes[0]:,} events: {told}")
    for count, measured in frames.items():
        floors.compare(f"{count:>9,} events, the slowest motion", measured.taken)
    tasks, floor = yardstick()
    print(f"yardstick: {', '.join(f'{name} {ms:.2f} ms' for name, ms in tasks.items())}")
    slowest = max(statistics.median(taken.clock) for taken in frames[100_000].taken)
    print(f"the design's floor of {BLIT} ms is {floor:.2f} on this machine; {slowest / floor:.1f} times that, by clock")
    opened(sizes)
    print(f"load {os.getloadavg()[0]:.1f}\n", flush=True)
    del application


def opened(sizes: tuple[int, ...]) -> None:
    """Print what it takes to open very many events, to change one of them, and to look around at once."""
    cpu_paint, clock_paint = first_paint(100_000)
    print(f"first paint of a project of 100,000 events in memory: {cpu_paint:.2f} s, by the clock {clock_paint:.2f} s")
    cpu_paint, clock_paint = first_sight(100_000)
    print(f"first paint of one from its file: {cpu_paint:.2f} s, by the clock {clock_paint:.2f} s")
    for name, taken in edits(100_000).items():
        print(f"{name} one of 100,000 events, until painted: {taken:.0f} ms")
    for count in sizes[-2:]:
        view = make_view(count)
        print(f"{count:,} events just opened, labels being decided: {just_opened(view)}")
        print(f"{count:,} events, zoomed in new places: {new_places(view, STROKES)}", flush=True)
        view.close()


@dataclass
class Measured:
    """What was measured of one number of events.

    taken     frames: panned, panned with everything in view, zoomed
    hit       microseconds of a hit test
    laid_out  processor seconds of the layout
    unsteady  labels that vanished in view, that changed their row, that overlapped
    """

    taken: tuple[Taken, Taken, Taken]
    hit: float
    laid_out: float
    unsteady: tuple[int, int, int]


def interleaved(sizes: tuple[int, ...]) -> tuple[dict[int, Measured], Floors]:
    """All sizes and the floors measured in turns: a machine that is slower for a while is so for each of them."""
    from PySide6.QtWidgets import QApplication

    views, found, floors = {}, {}, Floors()
    for count in sizes:
        view = make_view(count)
        start = time.process_time()
        view._frames.scene(view._motion.scale)
        while view._frames.growing:
            view._frames.grow(1.0)
        found[count] = Measured((Taken(), Taken(), Taken()), 0.0, time.process_time() - start, (0, 0, 0))
        views[count] = view
    QApplication.processEvents()
    for turn in range(TURNS):
        floors.turn()
        for count, view in views.items():
            to_the_top(view)
            one_turn(view, found[count].taken, turn)
    for count, view in views.items():
        hits = [one_hit(view) for _ in range(300)]
        found[count].hit = statistics.median(hits) * 1e6
        found[count].unsteady = steadiness(view, view._frames.fit())
        view.close()
    floors.close()
    return found, floors


def one_turn(view: TimelineView, taken: tuple[Taken, Taken, Taken], turn: int) -> None:
    """Some frames more of each kind of motion."""
    scale, factors = view._frames.fit(), iter(STROKES)
    view._motion.to(scale, glide=False)
    taken[1].run(shown(lambda: view._motion.pan_pixels(3.0 if random.random() < 0.5 else -3.0)), 30)
    view._motion.to(scale.zoomed(0.1, 800.0), glide=False)
    view._motion.pan_pixels(350.0 * turn)
    taken[0].run(shown(lambda: view._motion.pan_pixels(7.0)), 50)
    view._motion.to(scale, glide=False)
    taken[2].run(shown(lambda: view._motion.zoom_at(next(factors), 700.0)), len(STROKES) - WARM)


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


def real_project(count: int) -> Project:
    """A project of events in memory."""
    from viewer.model.event import Event, Status
    from viewer.model.project import Project
    from viewer.model.temporal import Resolution
    from viewer.model.time import Granularity, unit_at

    words = random.Random(5)
    events = {}
    for i in range(count):
        title = " ".join(words.choices(WORDS, k=5)).capitalize()
        when = unit_at(words.randint(600_000_000, 1_500_000_000), Granularity.DAY)
        events[f"event/{i}"] = Event(f"event/{i}", title, Status.HAPPENED, Resolution(when), mentions=("m",))
    return Project(events)


def empty_view() -> tuple[Session, TimelineView]:
    """A view that is already in its window."""
    from PySide6.QtWidgets import QApplication

    from viewer.ui.session import Session
    from viewer.ui.theme import theme
    from viewer.ui.timeline_view import TimelineView

    session = Session()
    view = TimelineView(session, theme("light"))
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    return session, view


def first_paint(count: int) -> tuple[float, float]:
    """Processor and clock seconds from a project in memory to its first frame in a window that is already there."""
    from PySide6.QtWidgets import QApplication

    project = real_project(count)
    session, view = empty_view()
    begun, start = time.process_time(), time.perf_counter()
    session.open(project)
    QApplication.processEvents()
    taken = time.process_time() - begun, time.perf_counter() - start
    view._growth.stop()
    view.close()
    return taken


def first_sight(count: int) -> tuple[float, float]:
    """Processor and clock seconds from a project file that was closed to its first frame, in a window already there."""
    from PySide6.QtWidgets import QApplication

    from viewer.model.edit import Edit
    from viewer.model.event import Event
    from viewer.store import project_file
    from viewer.ui.opening import Opening, keep_first_sight

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.dateline"
        entities = {e.id: e for e in real_project(count).all(Event)}
        file = project_file.create(path)
        file.write(Edit("Read", dict.fromkeys(entities), dict(entities)))
        keep_first_sight(file)
        file.close()
        session, view = empty_view()
        opening = Opening()
        opening.seen.connect(session.glimpsed)
        begun, start = time.process_time(), time.perf_counter()
        opening.start(path)
        view.surface.repaint()
        taken = time.process_time() - begun, time.perf_counter() - start
        assert len(view._frames.columns) == count, "nothing was kept to be seen first"
        opening.call_off()
        view._growth.stop()
        view.close()
        QApplication.processEvents()
    return taken


def edits(count: int) -> dict[str, float]:
    """Processor milliseconds from an edit of one event until it is painted, the median of a few."""
    from PySide6.QtWidgets import QApplication

    from viewer.model.revision import accept, dismiss

    session, view = empty_view()
    session.open(real_project(count))
    taken: dict[str, list[float]] = {"accept": [], "dismiss": [], "undo": []}
    for place in range(5):
        chosen = [f"event/{place * 1000}"]
        for name in taken:
            while view._frames.growing:
                view._frames.grow(1.0)
            QApplication.processEvents()
            start = time.process_time()
            if name == "undo":
                session.undo()
            else:
                session.make((accept if name == "accept" else dismiss)(session.project, chosen))
            view.surface.repaint()
            taken[name].append((time.process_time() - start) * 1000)
    view._growth.stop()
    view.close()
    return {name: statistics.median(times) for name, times in taken.items()}


if __name__ == "__main__":
    sys.exit(main())
