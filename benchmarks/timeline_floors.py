"""What any program pays for a frame before it draws anything: windows that show nothing, painted and blitted.

Beside a program's own processor time stands, under X, that of the server, which does most of the blit.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIZE = (1600, 900)
FRAMES, WARM = 30, 5
"""Frames of a floor in each turn; frames before those that count."""
BARE = "a bare window"


@dataclass
class Taken:
    """Milliseconds of frames, each by the processor and by the clock; and of the X server, all together."""

    cpu: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)
    server: float = 0.0

    def run(self, frame: Callable[[], None], count: int, warm: int = WARM) -> None:
        """Measure so many frames more, after a few to warm up."""
        for _ in range(warm):
            frame()
        time.sleep(0.01)  # the server works off what it was sent
        before = server_time()
        for _ in range(count):
            begun, at = time.process_time(), time.perf_counter()
            frame()
            self.cpu.append((time.process_time() - begun) * 1000)
            self.clock.append((time.perf_counter() - at) * 1000)
        time.sleep(0.01)
        self.server += server_time() - before

    def figures(self) -> str:
        """Median / 95th percentile of the processor's milliseconds."""
        return f"{statistics.median(self.cpu):.2f} / {np.percentile(self.cpu, 95):.2f}"

    def measures(self) -> dict[str, float]:
        """Milliseconds of a usual frame by each way to measure it."""
        cpu = statistics.median(self.cpu)
        found = {"processor": cpu, "clock": statistics.median(self.clock)}
        if self.server:
            found["processor and the X server's"] = cpu + self.server / len(self.cpu)
        return found


class Floors:
    """Windows that show nothing, measured in turns with what is compared with them."""

    def __init__(self) -> None:
        import pyqtgraph
        from PySide6.QtWidgets import QWidget

        self._windows: dict[str, QWidget] = {
            BARE: QWidget(),
            "an empty view of pyqtgraph": pyqtgraph.GraphicsView(),
            "an empty plot of pyqtgraph": pyqtgraph.PlotWidget(),
        }
        self.taken = {name: Taken() for name in self._windows}
        for window in self._windows.values():
            window.resize(*SIZE)
            window.show()

    def turn(self) -> None:
        """Some frames more of each."""
        from PySide6.QtWidgets import QAbstractScrollArea

        for name, window in self._windows.items():
            surface = window.viewport() if isinstance(window, QAbstractScrollArea) else window
            to_the_top(window)
            self.taken[name].run(shown(surface.update), FRAMES)

    def close(self) -> None:
        """Take the windows away."""
        for window in self._windows.values():
            window.close()

    def tell(self) -> None:
        """Print them."""
        for name, taken in self.taken.items():
            told = ", ".join(f"by {way} {ms:.2f}" for way, ms in taken.measures().items() if way != "processor")
            print(f"floor, {name} painted and blitted: {taken.figures()} ms, {told}")

    def compare(self, what: str, taken: Sequence[Taken]) -> None:
        """Print how many times a floor the slowest of something takes, by each way to measure it."""
        slowest = {way: max(one.measures().get(way, 0.0) for one in taken) for way in taken[0].measures()}
        for name, floor in self.taken.items():
            shares = ((way, slowest[way] / ms) for way, ms in floor.measures().items() if way in slowest)
            print(f"{what}: {', '.join(f'by {way} {share:.1f}' for way, share in shares)} × {name}")


def shown(change: Callable[[], object]) -> Callable[[], None]:
    """A frame: something changes and is painted."""
    from PySide6.QtWidgets import QApplication

    def frame() -> None:
        change()
        QApplication.processEvents()

    return frame


def to_the_top(window: QWidget) -> None:
    """Lay a window over the others: of a hidden one nothing is blitted."""
    from PySide6.QtWidgets import QApplication

    window.raise_()
    for _ in range(5):
        QApplication.processEvents()
        time.sleep(0.005)


_servers: dict[str, Path | None] = {}


def server_time() -> float:
    """Milliseconds of processor time that the X server of this display has taken; 0 where that cannot be read."""
    display = os.environ.get("DISPLAY", "")
    if display not in _servers:
        _servers[display] = _server(display) if os.environ.get("QT_QPA_PLATFORM") == "xcb" else None
    place = _servers[display]
    return int(place.read_text().split()[0]) / 1e6 if place else 0.0


def _server(display: str) -> Path | None:
    """Where Linux tells the processor time of the X server of a display."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().decode().split("\0")
        except (OSError, UnicodeDecodeError):
            continue
        if Path(words[0]).name.startswith("X") and display in words[1:]:
            return process / "schedstat"
    return None
