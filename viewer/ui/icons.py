"""The icons: SVG line drawings of our own, coloured as the theme wants."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from viewer.bundled import RESOURCES
from viewer.ui.theme import Theme

SIZE = 16


def icon(name: str, theme: Theme) -> QIcon:
    """The icon of that name in resources/icons; FileNotFoundError when there is none."""
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, theme.faint)):
        for scale in (1, 2, 3):
            made.addPixmap(_drawn(name, colour, scale), mode)
    return made


def _drawn(name: str, colour: str, scale: int) -> QPixmap:
    drawing = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))
    pixmap = QPixmap(SIZE * scale, SIZE * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


@cache
def _svg(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
