"""The letters: the system's own for the interface, a serif for the words of the sources."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

SERIFS = (
    "Source Serif 4",
    "Source Serif Pro",
    "Noto Serif",
    "Charter",
    "Iowan Old Style",
    "Georgia",
    "Cambria",
    "Liberation Serif",
    "DejaVu Serif",
)
"""Serif faces that read well on screens, best first; the system's serif where none is there."""

ARTICLE_PIXELS = 16
QUOTED_PIXELS = 15


def serif(pixels: int) -> QFont:
    """The serif face for words of the sources at a size in pixels."""
    present = set(QFontDatabase.families())
    font = QFont(next((name for name in SERIFS if name in present), "serif"))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(pixels)
    return font


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, for dates that stand under each other."""
    figures = QFont(font)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures


def scaled(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface font some pixels larger or smaller, at a weight."""
    other = QFont(font)
    if font.pixelSize() > 0:
        other.setPixelSize(max(8, font.pixelSize() + pixels))
    else:
        other.setPointSizeF(max(6.0, font.pointSizeF() + pixels * 0.75))
    other.setWeight(weight)
    return other
