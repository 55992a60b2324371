"""A frame paints each pixel of the canvas: nothing of what was in the window's memory before may show through."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from viewer.model.arrangement import new_era
from viewer.model.time import month, span_of
from viewer.ui.paint import ScenePainter
from viewer.ui.paint_ground import GroundPainter
from viewer.ui.paint_ink import ink
from viewer.ui.session import Session
from viewer.ui.theme import theme
from viewer.ui.timeline_view import TimelineView

NOBODYS = Qt.GlobalColor.magenta


def left_unpainted(view: TimelineView, ratio: float, wide: int, high: int) -> int:
    """Pixels of a screen, `ratio` of them for each of the canvas, that a frame leaves as they were."""
    image = QImage(math.ceil(wide * ratio), math.ceil(high * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(NOBODYS)
    painter = QPainter(image)
    painted = ScenePainter(theme("light"), view._type, view._frames.texts(), pictures=True)
    for _ in range(2):  # the second frame copies what the first one wrote
        painter.fillRect(QRect(0, 0, wide, high), NOBODYS)
        painted.paint(painter, view.frame())
    painter.end()
    rows = (1, 40, image.height() // 2, image.height() - 2)
    return sum(image.pixelColor(x, y) == NOBODYS for x in range(image.width()) for y in rows)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize(
    ("lanes", "wide"), [("none", 1200), ("kind", 1200), ("source", 801), ("source", 803), ("country", 1013)]
)
def test_nothing_shows_through(view: TimelineView, session: Session, ratio: float, lanes: str, wide: int) -> None:
    edit, _ = new_era(session.project, "Spring", span_of(month(2014, 3), month(2014, 5)), 2)
    session.make(edit)
    view.set_lanes(lanes)
    view.resize(wide, 607)
    box = view.surface.rect()
    assert left_unpainted(view, ratio, box.width(), box.height()) == 0
    view.zoom_by(3.0)
    view.pan_by(0.3)
    assert left_unpainted(view, ratio, box.width(), box.height()) == 0


@pytest.mark.parametrize("high", [63, 64, 65, 128, 190, 192, 320])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_nothing_is_painted_below_the_frame(view: TimelineView, high: int, ratio: float) -> None:
    frame = replace(view.frame(), height=high / ratio)
    tall = math.ceil(high / ratio + view._type.axis_height)
    image = QImage(1200, math.ceil((tall + 90) * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(NOBODYS)
    painter = QPainter(image)
    inks = ink(theme("light"))
    GroundPainter(theme("light"), inks).paint(painter, frame, [40, 300], tall, screen=True)
    painter.end()
    foot = round(tall * ratio)
    assert image.pixelColor(9, foot - 1) != NOBODYS
    assert {image.pixelColor(9, y).name() for y in range(foot, image.height())} == {QColor(NOBODYS).name()}
