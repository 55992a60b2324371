"""Glyphs of positions stay where they may be painted."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance
from viewer.ui.glyphs import paint_glyph
from viewer.ui.theme import theme


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("polarity", Polarity)
def test_nothing_of_a_glyph_is_seen_where_the_painter_is_clipped(qapp: object, polarity: Polarity, mode: Mode) -> None:
    stance = Stance("s", "d", "AAA", "A", "a treaty", polarity, mode, Span(0, 4))
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setClipRect(QRect(0, 0, 40, 18))
    for top in (10, 24):  # one half inside, one wholly outside
        paint_glyph(painter, QRectF(12, top, 14, 14), stance, theme("light"))
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(40, 40)
    assert (pixels[18:] == 0xFFFFFFFF).all()
    assert (pixels[:18] != 0xFFFFFFFF).any()
