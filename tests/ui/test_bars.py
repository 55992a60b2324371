"""Edges of bars: even where they are round, open where a bar goes on unseen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from viewer.ui.paint_bars import outline

BOX = QRectF(20, 10.3, 120, 19)


def drawn(round_ends: tuple[bool, bool]) -> QImage:
    image = QImage(160, 40, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("black"), 2))
    outline(painter, BOX, round_ends)
    painter.end()
    return image


@pytest.mark.parametrize("round_ends", [(True, True), (True, False), (False, True), (False, False)])
def test_the_long_edges_are_even_from_end_to_end(qapp: object, round_ends: tuple[bool, bool]) -> None:
    image = drawn(round_ends)
    for x in range(30, 130):  # the round ends take 9.5 pixels
        assert [image.pixel(x, y) for y in range(40)] == [image.pixel(80, y) for y in range(40)]
    left, right = (min(image.pixelColor(x, 19).value() for x in xs) for xs in (range(15, 30), range(130, 148)))
    assert (left < 128, right < 128) == round_ends
