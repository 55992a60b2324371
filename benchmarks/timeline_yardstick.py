"""How fast a machine draws, by four tasks that were measured on another one too, so that their figures can be compared.

The other is the machine of the design, where an empty window's blit took 0.7 ms: what that is here is the fourth floor.
"""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.timeline_floors import SIZE

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPixmap

WORDS, DOTS, RADIUS = 150, 1600, 4.0
LABEL = (200, 18)
"""Pixels of a label across and down."""
DESIGN = {
    "150 labels copied": 0.27,
    "150 labels written": 2.3,
    "1,600 dots copied": 0.28,
    "1,600 dots drawn": 7.9,
}
"""Milliseconds on the machine of the design; for written labels it had 2.3 to 3.4."""
BLIT = 0.7
"""Milliseconds of an empty window's blit there, the floor of the design."""


def yardstick() -> tuple[dict[str, float], float]:
    """Milliseconds of each task here, and what the design's floor would be on this machine: as many times less as the
    tasks take, by the geometric mean of all.
    """
    from PySide6.QtGui import QImage

    sheet, chance = QImage(*SIZE, QImage.Format.Format_RGB32), random.Random(1)
    sheet.fill(0xFFFFFFFF)
    places = [(chance.randrange(SIZE[0] - LABEL[0]), chance.randrange(SIZE[1] - LABEL[1])) for _ in range(WORDS)]
    spots = np.array([[chance.uniform(0, size) for size in SIZE] for _ in range(DOTS)])
    texts = [" ".join(chance.sample(("border", "talks", "summit", "vote", "treaty", "report"), 4)) for _ in places]
    labels = [picture(LABEL, lambda brush, text=text: brush.drawText(0, 14, text)) for text in texts]  # type: ignore[misc]
    tasks = copied(labels, places), written(texts, places), dotted(spots), drawn(spots)
    taken = {name: timed(task, sheet) for name, task in zip(DESIGN, tasks, strict=True)}
    times = math.exp(statistics.fmean(math.log(DESIGN[name] / ms) for name, ms in taken.items()))
    return taken, BLIT / times


def timed(task: Callable[[QPainter], object], sheet: object) -> float:
    """Milliseconds of a task, the median of many."""
    from PySide6.QtGui import QPainter

    taken = []
    for _ in range(100):
        painter = QPainter(sheet)  # type: ignore[call-overload]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        begun = time.perf_counter()
        task(painter)
        taken.append((time.perf_counter() - begun) * 1000)
        painter.end()
    return statistics.median(taken)


def picture(size: tuple[int, int], write: Callable[[QPainter], object]) -> QPixmap:
    """Something written once."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter, QPixmap

    made = QPixmap(*size)
    made.fill(Qt.GlobalColor.transparent)
    brush = QPainter(made)
    write(brush)
    brush.end()
    return made


def copied(labels: list[QPixmap], places: list[tuple[int, int]]) -> Callable[[QPainter], object]:
    return lambda painter: [painter.drawPixmap(*at, label) for at, label in zip(places, labels, strict=True)]


def written(texts: list[str], places: list[tuple[int, int]]) -> Callable[[QPainter], object]:
    return lambda painter: [painter.drawText(*at, text) for at, text in zip(places, texts, strict=True)]


def dotted(spots: np.ndarray) -> Callable[[QPainter], object]:
    from viewer.ui.paint_ink import draw_copies

    dot = picture((9, 9), lambda brush: brush.drawEllipse(0, 0, 8, 8))
    return lambda painter: draw_copies(painter, dot, spots[:, 0], spots[:, 1])


def drawn(spots: np.ndarray) -> Callable[[QPainter], object]:
    from PySide6.QtCore import QPointF, Qt

    middles = [QPointF(*spot) for spot in spots.tolist()]

    def draw(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.blue)
        for middle in middles:
            painter.drawEllipse(middle, RADIUS, RADIUS)

    return draw
