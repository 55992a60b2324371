"""The timeline as a file: PNG, SVG or PDF at any size, by the same code that paints the screen."""

from __future__ import annotations

import html
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPagedPaintDevice,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from viewer.model.project import Project
from viewer.model.view import SavedView
from viewer.ui.dialogs.export_dialog import PictureChoice
from viewer.ui.picture_sheet import Composer, PictureError, Sheet, Stopped
from viewer.ui.theme import theme

LEAST, MOST = 200, 30_000
"""Pixels a side may have."""
MOST_ALL = 300_000_000
"""Pixels a picture may have: 1.2 GB of memory."""
DPI = (10, 2400)
INCH, PIXELS = 0.0254, 96
"""Metres an inch has, and pixels where nothing else is said."""
MILLIMETRES = re.compile(rb'width="[0-9.]+mm" height="[0-9.]+mm"')
FAMILY = re.compile(rb'font-family="([^"]*)"')
NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""Characters that no XML may hold; Qt writes them as they stand in a title, and no program would read the file."""
MOST_PAGES = 200
DOTS = 288
"""Dots an inch of a PDF. One is a quarter of a point: what a hairline, one dot wide, should be on paper."""

Stop = Callable[[], bool]
"""Whether the picture is not wanted any more; asked now and then while it is drawn."""


def never() -> bool:
    """The picture is wanted until the end."""
    return False


def export_picture(project: Project, path: Path, sheet: Sheet, stop: Stop = never) -> None:
    """Write the timeline as what the file's name ends in: .svg (text as text), .pdf, else PNG.

    Needs a QGuiApplication; may run in any thread. What stood at `path` stays until the new picture is whole on the
    disk. PictureError when sizes are out of range, no font is there, or the picture cannot be written; Stopped when it
    was not wanted any more.
    """
    _check(sheet, path)
    _check_size(sheet, (sheet.width, sheet.height))
    composer = Composer(project, sheet, stop)
    size = composer.size
    _check_size(sheet, size)
    make = {".svg": _svg, ".pdf": _pdf}.get(path.suffix.lower(), _png)
    data = make(composer, sheet, size)
    if stop():
        raise Stopped
    _write(path, data)


def draw(project: Project, path: Path, choice: PictureChoice, view: SavedView, stop: Stop) -> None:
    """Write the timeline as it was chosen; see export_picture."""
    sheet = Sheet(
        choice.width, choice.height, theme(choice.theme), view, choice.scale, choice.dpi, choice.title,
        choice.legend, choice.sources, choice.pages,
    )  # fmt: skip
    export_picture(project, path, sheet, stop)


def _png(composer: Composer, sheet: Sheet, size: tuple[int, int]) -> bytes:
    """The sheet as PNG. PictureError when there is no memory for it, or it cannot be encoded."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    if image.isNull():
        raise PictureError(f"There is not enough memory for a picture of {size[0]} × {size[1]} pixels.")
    for set_dots in (image.setDotsPerMeterX, image.setDotsPerMeterY):
        set_dots(round(sheet.dpi / INCH))
    painter = QPainter(image)
    try:
        painter.scale(sheet.scale, sheet.scale)
        composer.paint(painter)
    finally:
        painter.end()

    def encode(buffer: QBuffer) -> None:
        writer = QImageWriter(buffer, QByteArray(b"png"))
        if not writer.write(image):
            raise PictureError("The picture could not be encoded as PNG.", writer.errorString())

    return _collected(encode)


def _svg(composer: Composer, sheet: Sheet, size: tuple[int, int]) -> bytes:
    """The sheet as SVG."""

    def paint(buffer: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(QSize(*size))
        generator.setViewBox(QRectF(0, 0, *size))
        generator.setTitle(sheet.title or "Timeline")
        painter = QPainter(generator)
        try:
            painter.scale(sheet.scale, sheet.scale)
            composer.paint(painter)
        finally:
            painter.end()

    # In pixels: of Qt's millimetres each program makes another number of them.
    sized = MILLIMETRES.sub(b'width="%d" height="%d"' % size, NO_XML.sub(b"", _collected(paint)), count=1)
    return FAMILY.sub(_families, sized)


def _families(found: re.Match[bytes]) -> bytes:
    """The font that letters were drawn with, by its own name, and what stands in where it is not there: a system's name
    for its fonts means nothing elsewhere.
    """
    family = QFontInfo(QFont(html.unescape(found[1].decode()))).family()
    return f'font-family="{html.escape(family)}, sans-serif"'.encode()


def _pdf(composer: Composer, sheet: Sheet, size: tuple[int, int]) -> bytes:
    """The sheet, or its pages, as PDF; 96 pixels are an inch."""

    def paint(buffer: QBuffer) -> None:
        writer = QPdfWriter(buffer)
        writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_1_6)
        writer.setTitle(sheet.title or "Timeline")
        writer.setCreator("Dateline")
        points = QSizeF(size[0] * 72 / PIXELS, size[1] * 72 / PIXELS)
        # No name near this size: "exact" keeps Qt from taking a paper's own size and leaving a border.
        writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setResolution(DOTS)
        painter = QPainter(writer)
        try:
            painter.scale(sheet.scale * DOTS / PIXELS, sheet.scale * DOTS / PIXELS)
            if sheet.pages:
                composer.paint_pages(painter, writer.newPage)
            else:
                composer.paint(painter)
        finally:
            painter.end()

    return _collected(paint)


def _collected(fill: Callable[[QBuffer], None]) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    fill(buffer)
    buffer.close()
    return bytes(data.data())


def _check(sheet: Sheet, path: Path) -> None:
    """PictureError unless the sheet can be drawn, and written there."""
    _check_target(Path(path))
    if not DPI[0] <= sheet.dpi <= DPI[1]:
        raise PictureError(f"The resolution can be {DPI[0]} to {DPI[1]} dots an inch, not {sheet.dpi:g}.")
    if not LEAST <= sheet.width <= MOST:
        raise PictureError(f"A picture can be {LEAST} to {MOST} pixels wide, not {sheet.width}.")
    if sheet.height and not LEAST <= sheet.height <= MOST:
        raise PictureError(f"A picture can be {LEAST} to {MOST} pixels high, not {sheet.height}.")
    least = min(sheet.width, sheet.height or sheet.width) / LEAST
    if not 0.1 <= sheet.scale <= least:
        raise PictureError(
            f"At {sheet.width} × {sheet.height} pixels things can be drawn 0.1 to {least:.1f} times as large, "
            f"not {sheet.scale:g}."
        )
    if sheet.view.end < sheet.view.begin or (sheet.view.end == sheet.view.begin and sheet.view.end):
        raise PictureError("The stretch of time to show must end after it begins.")
    if sheet.pages and not (1 <= sheet.pages <= MOST_PAGES and sheet.height and path.suffix.lower() == ".pdf"):
        raise PictureError(f"Only a PDF has pages: 1 to {MOST_PAGES} along time, each of a width and a height.")
    if QGuiApplication.instance() is None:
        raise RuntimeError("a QGuiApplication must be there before a picture is made")
    if not QFontDatabase.families():
        raise PictureError(
            "There is no font on this computer, so nothing could be written in the picture. Install one and try again.",
            "On Debian or Ubuntu: apt install fonts-dejavu-core",
        )


def _check_size(sheet: Sheet, size: tuple[int, int]) -> None:
    """PictureError for a size that is too large."""
    if size[1] > MOST:
        raise PictureError(f"All lanes would need {size[1]:,} pixels of height; a picture can have {MOST:,}.")
    if size[0] * size[1] > MOST_ALL and not sheet.pages:
        raise PictureError(f"A picture of {size[0]} × {size[1]} pixels is too large; make one side smaller.")


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
