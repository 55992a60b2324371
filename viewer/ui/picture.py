"""The timeline as a picture: PNG, SVG or PDF at any size, by the same code that paints the screen."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from viewer.model.project import Project
from viewer.model.view import Field, Term
from viewer.ui.paint import ScenePainter
from viewer.ui.picture_legend import legend_height, paint_legend, paint_sources, sources_height, sources_text
from viewer.ui.theme import Theme
from viewer.ui.timeline_frames import Frames
from viewer.ui.timeline_type import Typography

LEAST, MOST = 200, 30_000
"""Pixels a side may have."""
MOST_ALL = 300_000_000
"""Pixels a picture may have: 1.2 GB of memory."""
DPI = (10, 2400)
INCH = 0.0254


class PictureError(Exception):
    """A picture could not be made: one sentence for people, and details to copy."""

    def __init__(self, message: str, details: str = "") -> None:
        super().__init__(message)
        self.sentence, self.details = message, details


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn: size in pixels, `scale` pixels for each of the screen's, the stretch of time (None: all)."""

    width: int
    height: int
    scale: float
    span: tuple[int, int] | None
    theme: Theme
    title: str
    legend: bool
    sources: bool


def export_png(  # noqa: PLR0913 (each is something a person chooses)
    project: Project,
    path: Path,
    width: int,
    height: int,
    *,
    dpi: float = 96,
    scale: float = 1.0,
    span: tuple[int, int] | None = None,
    theme: Theme,
    title: str = "",
    legend: bool = True,
    sources: bool = False,
) -> None:
    """Write the timeline as a PNG of exactly width × height pixels.

    dpi      written into the file; it says how large the picture is on paper
    scale    pixels of the file for each pixel of the screen: 2 draws everything twice as large
    span     begin and end in seconds; None for everything
    sources  name the documents under the picture

    Needs a QGuiApplication. What stood at `path` stays until the new picture is whole on the disk.
    PictureError when sizes are out of range, no font is there, or the picture cannot be written.
    """
    sheet = Sheet(width, height, scale, span, theme, title, legend, sources)
    _check(sheet, dpi, path)
    _write(Path(path), _png(project, sheet, dpi))


def _png(project: Project, sheet: Sheet, dpi: float) -> bytes:
    """The sheet as PNG. PictureError when there is no memory for it, or it cannot be encoded."""
    image = QImage(sheet.width, sheet.height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise PictureError(f"There is not enough memory for a picture of {sheet.width} × {sheet.height} pixels.")
    for set_dots in (image.setDotsPerMeterX, image.setDotsPerMeterY):
        set_dots(round(dpi / INCH))
    _draw(image, project, sheet, sheet.scale)

    def encode(buffer: QBuffer) -> None:
        writer = QImageWriter(buffer, QByteArray(b"png"))
        if not writer.write(image):
            raise PictureError("The picture could not be encoded as PNG.", writer.errorString())

    return _collected(encode)


def export_svg(  # noqa: PLR0913 (each is something a person chooses)
    project: Project,
    path: Path,
    width: int,
    height: int,
    *,
    span: tuple[int, int] | None = None,
    theme: Theme,
    title: str = "",
    legend: bool = True,
    sources: bool = False,
) -> None:
    """Write the timeline as SVG, text as text. PictureError as for export_png."""
    sheet = Sheet(width, height, 1.0, span, theme, title, legend, sources)
    _check(sheet, 96, path)

    def draw(buffer: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(QSize(width, height))
        generator.setViewBox(QRectF(0, 0, width, height))
        generator.setTitle(title or "Timeline")
        _draw(generator, project, sheet, 1.0)

    _write(Path(path), _collected(draw))


def export_pdf(  # noqa: PLR0913 (each is something a person chooses)
    project: Project,
    path: Path,
    width: int,
    height: int,
    *,
    span: tuple[int, int] | None = None,
    theme: Theme,
    title: str = "",
    legend: bool = True,
    sources: bool = False,
) -> None:
    """Write the timeline as a PDF of one sheet, 96 pixels an inch. PictureError as for export_png."""
    sheet = Sheet(width, height, 1.0, span, theme, title, legend, sources)
    _check(sheet, 96, path)

    def draw(buffer: QBuffer) -> None:
        writer = QPdfWriter(buffer)
        writer.setTitle(title or "Timeline")
        writer.setPageSize(QPageSize(QSizeF(width * 72 / 96, height * 72 / 96), QPageSize.Unit.Point))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setResolution(1200)
        _draw(writer, project, sheet, 1200 / 96)

    _write(Path(path), _collected(draw))


def _collected(draw: Callable[[QBuffer], None]) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    draw(buffer)
    buffer.close()
    return bytes(data.data())


def _check(sheet: Sheet, dpi: float, path: Path) -> None:
    """PictureError unless the sheet can be drawn, and written there."""
    _check_target(Path(path))
    for side, name in ((sheet.width, "wide"), (sheet.height, "high")):
        if not LEAST <= side <= MOST:
            raise PictureError(f"A picture can be {LEAST} to {MOST} pixels {name}, not {side}.")
    if sheet.width * sheet.height > MOST_ALL:
        raise PictureError(f"A picture of {sheet.width} × {sheet.height} pixels is too large; make one side smaller.")
    if not DPI[0] <= dpi <= DPI[1]:
        raise PictureError(f"The resolution can be {DPI[0]} to {DPI[1]} dots an inch, not {dpi:g}.")
    least = min(sheet.width, sheet.height) / LEAST
    if not 0.1 <= sheet.scale <= least:
        raise PictureError(
            f"At {sheet.width} × {sheet.height} pixels things can be drawn 0.1 to {least:.1f} times as large, "
            f"not {sheet.scale:g}."
        )
    if sheet.span and sheet.span[1] <= sheet.span[0]:
        raise PictureError("The stretch of time to show must end after it begins.")
    if QGuiApplication.instance() is None:
        raise RuntimeError("a QGuiApplication must be there before a picture is made")
    if not QFontDatabase.families():
        raise PictureError(
            "There is no font on this computer, so nothing could be written in the picture. Install one and try again.",
            "On Debian or Ubuntu: apt install fonts-dejavu-core",
        )


def _draw(device: QPaintDevice, project: Project, sheet: Sheet, dots: float) -> None:
    """Title, timeline and legend, one below the other; `dots` of the device for each pixel of the screen."""
    width, height = sheet.width / sheet.scale, sheet.height / sheet.scale
    font = QGuiApplication.font()
    font.setPixelSize(13)
    letters = Typography(font)
    top = letters.of_era.height() + 24 if sheet.title else 0.0
    foot = legend_height(letters) if sheet.legend and height >= 300 else 0.0
    named = sources_text(project) if sheet.sources else ""
    below = min(sources_height(letters, named, width), height / 3)
    frames = _frames(project, sheet, letters, (width, height - top - foot - below))
    shown = frames.scene(frames.fit())
    scenery = ScenePainter(sheet.theme, letters, frames.texts(), pictures=False)
    painter = QPainter(device)
    try:
        painter.scale(dots, dots)
        painter.fillRect(QRectF(0, 0, width, height), QColor(sheet.theme.canvas))
        painter.save()
        painter.translate(0, top)
        scenery.paint(painter, shown)
        painter.restore()
        _around(painter, sheet, letters, named, (width, height, top, foot, below))
    finally:
        painter.end()


def _frames(project: Project, sheet: Sheet, letters: Typography, size: tuple[float, float]) -> Frames:
    """The events of the sheet's stretch of time, laid out for a size."""
    frames = Frames(letters, *size)
    terms = []
    if sheet.span:
        frames.narrow(float(sheet.span[0]), float(sheet.span[1]))
        terms = [Term(Field.DATE, f"{sheet.span[0]} {sheet.span[1]}", "")]
    frames.load(project, terms=terms)
    return frames


def _around(
    painter: QPainter,
    sheet: Sheet,
    letters: Typography,
    named: str,
    sizes: tuple[float, float, float, float, float],
) -> None:
    """Title above the timeline; legend and sources under it. Sizes: width, height, and those of the three parts."""
    width, height, top, foot, below = sizes
    if top:
        painter.setFont(letters.era)
        painter.setPen(QColor(sheet.theme.text))
        title = letters.elided(sheet.title, width - 48, title=True)
        painter.drawText(QRectF(24, 12, width - 48, top - 12), Qt.AlignmentFlag.AlignVCenter, title)
    if foot:
        painter.save()
        painter.translate(QPointF(0, height - foot - below))
        paint_legend(painter, sheet.theme, letters, width)
        painter.restore()
    if below:
        painter.translate(QPointF(0, height - below))
        paint_sources(painter, sheet.theme, letters, named, width)


def _check_target(path: Path) -> None:
    """PictureError unless a file may be put there."""
    if path.is_dir():
        raise PictureError(f"“{path}” is a folder; give the picture a file name.")
    if not path.parent.is_dir():
        raise PictureError(f"The folder “{path.parent}” does not exist.")
    if path.exists() and not os.access(path, os.W_OK):
        raise PictureError(f"“{path}” may not be overwritten.")


def _write(path: Path, data: bytes) -> None:
    """Put data where the path says, whole or not at all: beside it, onto the disk, then in its place."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            if file.write(data) != len(data):
                raise OSError("not everything was written")
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as problem:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise PictureError(f"The picture could not be written to “{path}”.", str(problem)) from problem
