"""Colours of a theme, ready for painting."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from shiboken6 import Shiboken

from viewer.timeline.scale import Floats
from viewer.ui.theme import Theme

SMOOTH = QPainter.RenderHint.Antialiasing
ACCEPTED, FIRM = 0.55, 1.35
"""Share of the text's colour in the marks of what was accepted, and how much stronger their bars are."""


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


def toned(plain: Ink, tone: QColor, firm: float = 1.0) -> Ink:
    """The inks of marks in a tone instead of the accent colour; bars so many times as strong."""
    return replace(
        plain,
        accent=tone,
        bar=mixed(plain.canvas, tone, 0.62 * firm),
        long_bar=mixed(plain.canvas, tone, 0.36 * firm),
        tail=mixed(plain.canvas, tone, 0.38),
    )


def accepted(plain: Ink, tone: QColor) -> Ink:
    """The inks of marks in the deeper shade of a tone that they have once a person accepted them."""
    return toned(plain, mixed(tone, plain.text, ACCEPTED), FIRM)


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """A colour laid over a ground, `share` of it."""
    parts = ((g * (1 - share) + c * share) for g, c in zip(ground.getRgbF()[:3], colour.getRgbF()[:3], strict=True))
    return QColor.fromRgbF(*parts)


def hairline(colour: QColor) -> QPen:
    """A pen one device pixel wide, whose lines end where they are said to."""
    pen = QPen(colour, 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setCosmetic(True)
    return pen


def ratio_of(painter: QPainter) -> float:
    """Device pixels for a pixel of what is painted on."""
    return painter.device().devicePixelRatioF()


def draw_copies(painter: QPainter, picture: QPixmap, left: Floats, top: Floats) -> None:
    """Draw one picture at many places by one call; a call each would take several times as long."""
    if len(left) < 3:
        for x, y in zip(left.tolist(), top.tolist(), strict=True):
            painter.drawPixmap(round(x), round(y), picture)
        return
    size, ratio = picture.size(), picture.devicePixelRatio()
    # Laid out in memory as QPainter::PixmapFragment is: x and y of the middle, source x, y, width and height, scale
    # across and down, rotation, opacity.
    pieces = np.zeros((len(left), 10))
    pieces[:, 0], pieces[:, 1] = left + size.width() / ratio / 2, top + size.height() / ratio / 2
    pieces[:, 4], pieces[:, 5] = size.width(), size.height()
    pieces[:, 6] = pieces[:, 7] = 1 / ratio
    pieces[:, 9] = 1.0
    address = pieces.__array_interface__["data"][0]
    first = Shiboken.wrapInstance(address, QPainter.PixmapFragment)  # type: ignore[no-untyped-call]
    painter.drawPixmapFragments(first, len(left), picture, QPainter.PixmapFragmentHint(0))


class device_pixels:  # noqa: N801 - it is used as a statement: with device_pixels(painter, ratio)
    """Paint in pixels of the device: what stands on whole ones is painted several times faster."""

    __slots__ = ("_before", "_painter", "_ratio")

    def __init__(self, painter: QPainter, ratio: float) -> None:
        self._painter, self._ratio = painter, ratio

    def __enter__(self) -> None:
        self._painter.setRenderHint(SMOOTH, False)
        if self._ratio != 1.0:
            self._before = self._painter.transform()
            self._painter.scale(1 / self._ratio, 1 / self._ratio)

    def __exit__(self, *_error: object) -> None:
        if self._ratio != 1.0:
            self._painter.setTransform(self._before)
        self._painter.setRenderHint(SMOOTH)


def fill_rectangles(painter: QPainter, colour: QColor, left: Floats, top: Floats, wide: Floats, high: Floats) -> None:
    """Fill many rectangles, those of a screen on its whole pixels, by one call."""
    if not len(left):
        return
    ratio = ratio_of(painter)
    # As a QRect lies in memory: first and last pixel across and down. Those of floating point would be painted as
    # shapes, many times slower.
    ends = np.round(np.stack([left, top, left + wide, top + high], axis=1) * ratio).astype(np.int32)
    ends[:, 2:] -= 1
    with device_pixels(painter, ratio):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        draw_rectangles(painter, ends)


def draw_rectangles(painter: QPainter, ends: npt.NDArray[np.int32]) -> None:
    """Draw many rectangles by one call; `ends` (count × 4) as QRects lie in memory, first and last pixels."""
    if len(ends):
        address = ends.__array_interface__["data"][0]
        painter.drawRects(Shiboken.wrapInstance(address, QRect), len(ends))  # type: ignore[no-untyped-call]
