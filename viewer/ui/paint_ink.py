"""Colours of a theme, ready for painting."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor, QPainter, QPen

from viewer.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours of a theme, ready for painting; mixed with the ground, so that nothing shows through."""

    canvas: QColor
    band: QColor
    hairline: QColor
    leader: QColor
    text: QColor
    secondary: QColor
    faint: QColor
    accent: QColor
    bar: QColor
    long_bar: QColor
    tail: QColor
    chip: QColor
    selection: QColor
    side: QColor


def ink(theme: Theme) -> Ink:
    """The inks of a theme."""
    canvas, accent = QColor(theme.canvas), QColor(theme.accent)
    return Ink(
        canvas=canvas,
        band=mixed(canvas, QColor(theme.band), 0.6),
        hairline=QColor(theme.hairline),
        leader=mixed(canvas, QColor(theme.secondary), 0.55),
        text=QColor(theme.text),
        secondary=QColor(theme.secondary),
        faint=QColor(theme.faint),
        accent=accent,
        bar=mixed(canvas, accent, 0.62),
        long_bar=mixed(canvas, accent, 0.36),
        tail=mixed(canvas, accent, 0.38),
        chip=mixed(QColor(theme.chip), QColor(theme.hairline), 0.6),
        selection=QColor(theme.selection),
        side=QColor(theme.side),
    )


def toned(plain: Ink, tone: QColor) -> Ink:
    """The inks of marks in a tone instead of the accent colour."""
    return replace(
        plain,
        accent=tone,
        bar=mixed(plain.canvas, tone, 0.62),
        long_bar=mixed(plain.canvas, tone, 0.36),
        tail=mixed(plain.canvas, tone, 0.38),
    )


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """A colour laid over a ground, `share` of it."""
    parts = ((g * (1 - share) + c * share) for g, c in zip(ground.getRgbF()[:3], colour.getRgbF()[:3], strict=True))
    return QColor.fromRgbF(*parts)


def hairline(colour: QColor) -> QPen:
    """A pen one device pixel wide."""
    pen = QPen(colour, 1)
    pen.setCosmetic(True)
    return pen


def ratio_of(painter: QPainter) -> float:
    """Device pixels for a pixel of what is painted on."""
    return painter.device().devicePixelRatioF()
