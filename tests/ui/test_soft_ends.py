"""Soft ends of marks look soft wherever they are painted: a mark never looks more exact than its source."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from viewer.model import edtf
from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.temporal import Resolution
from viewer.ui import paint_soft
from viewer.ui.picture import export_picture
from viewer.ui.picture_sheet import Sheet
from viewer.ui.theme import theme

INK = QColor("#3451B2")
BOX = QRectF(20, 20, 120, 12)
SHAPES: dict[str, Callable[[QPainter], None]] = {
    "bar": lambda p: paint_soft.soft_bar(p, BOX, INK, (True, True), (True, True)),
    "end of a bar": lambda p: paint_soft.soft_bar(p, BOX, INK, (False, True), (False, True)),
    "before": lambda p: paint_soft.fading(p, BOX, INK, 140, 20),
    "since": lambda p: paint_soft.fading(p, BOX, INK, 20, 140),
    "about": lambda p: paint_soft.soft_dot(p, QPointF(80, 26), 18, INK),
}


def painted(shape: str) -> QImage:
    image = QImage(160, 52, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    SHAPES[shape](painter)
    painter.end()
    return image


@pytest.mark.parametrize("shape", SHAPES)
def test_layers_look_like_the_gradient(qapp: object, monkeypatch: pytest.MonkeyPatch, shape: str) -> None:
    gradient = painted(shape)
    monkeypatch.setattr(paint_soft, "loses_softness", lambda _: True)
    layers = painted(shape)
    for x in range(10, 150, 3):
        one, other = gradient.pixelColor(x, 26), layers.pixelColor(x, 26)
        assert abs(one.red() - other.red()) < 30, x


@pytest.mark.parametrize("date", ["[2014-02-03..2014-08-30]", "2014-05~", "../2014-05", "2014-05/..", "2014-05-06~"])
def test_a_pdf_holds_no_mask_that_readers_take_for_solid(qtbot: QtBot, tmp_path: Path, date: str) -> None:
    others = {
        f"e/{i}": Event(f"e/{i}", "A vote", Status.HAPPENED, Resolution(edtf.parse(d)))
        for i, d in enumerate(("2014-01-01", "2014-12-31", date))
    }
    path = tmp_path / "soft.pdf"
    export_picture(Project(others), path, Sheet(1400, 400, theme("print"), legend=False))
    data = path.read_bytes()
    assert b"/S /Alpha" not in data
    assert len(set(re.findall(rb"/ca ([0-9.]+)", data))) > paint_soft.LAYERS / 2
