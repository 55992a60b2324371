"""Colours of a theme, ready for painting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from shiboken6 import Shiboken

from viewer.timeline.scale import Floats
from viewer.ui.theme import Theme

Rgb = tuple[int, ...]
SMOOTH = QPainter.RenderHint.Antialiasing
ACCEPTED, FIRM = 0.55, 1.35
"""Share of the text's colour in the marks of what was accepted, and how much more contrast their bars have."""
BAR, LONG, TAIL, BACK = 3.8, 3.1, 3.1, 4.5
"""Contrast (WCAG 2) of bars, long bars, tails and hills, and days that step back, with what they lie on: pale, so that
what is long does not shout, and with the 3 : 1 at least that shapes need to be made out.
"""


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
    band = mixed(canvas, QColor(theme.band), 0.6)
    return Ink(
        canvas=canvas,
        band=band,
        hairline=QColor(theme.hairline),
        leader=paled(canvas, band, QColor(theme.secondary), LONG),
        text=QColor(theme.text),
        secondary=QColor(theme.secondary),
        faint=QColor(theme.faint),
        accent=accent,
        bar=paled(canvas, band, accent, BAR),
        long_bar=paled(canvas, band, accent, LONG),
        tail=paled(canvas, band, accent, TAIL),
        chip=mixed(QColor(theme.chip), QColor(theme.hairline), 0.6),
        selection=QColor(theme.selection),
        side=QColor(theme.side),
    )


def toned(plain: Ink, tone: QColor, firm: float = 1.0) -> Ink:
    """The inks of marks in a tone instead of the accent colour; bars with so many times as much contrast."""
    return replace(
        plain,
        accent=tone,
        bar=paled(plain.canvas, plain.band, tone, BAR * firm),
        long_bar=paled(plain.canvas, plain.band, tone, LONG * firm),
        tail=paled(plain.canvas, plain.band, tone, TAIL),
    )


def accepted(plain: Ink, tone: QColor) -> Ink:
    """The inks of marks in the deeper shade of a tone that they have once a person accepted them."""
    return toned(plain, mixed(tone, plain.text, ACCEPTED), FIRM)


def stepped_back(ink: Ink) -> Ink:
    """The inks of marks that step back while others are looked at: paler, and still made out, as are their parts."""
    day, longer = (paled(ink.canvas, ink.band, ink.accent, least) for least in (BACK, LONG))
    return replace(ink, accent=day, bar=longer, long_bar=longer)


def paled(canvas: QColor, band: QColor, colour: QColor, least: float) -> QColor:
    """The colour that lies on the canvas as palely as may be: with so much contrast with it, and with a band."""
    return QColor(*_paled(*((c.red(), c.green(), c.blue()) for c in (canvas, band, colour)), least))


@lru_cache(256)
def _paled(canvas: Rgb, band: Rgb, colour: Rgb, least: float) -> Rgb:
    low, high = 0.0, 1.0
    found = colour
    for _ in range(9):
        share = (low + high) / 2
        made = tuple(round(g * (1 - share) + c * share) for g, c in zip(canvas, colour, strict=True))
        if min(contrast(made, canvas), contrast(made, band)) >= least:
            high, found = share, made
        else:
            low = share
    return found


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours by WCAG 2, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    """How light a colour is, from 0 to 1, by WCAG 2."""
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in colour))
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


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
