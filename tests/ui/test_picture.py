"""Exported pictures: their size, their resolution, and what is said when one cannot be made."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from tests.seed_project import seed_project
from viewer.model import calendar
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.view import SavedView
from viewer.ui.picture import export_picture
from viewer.ui.picture_sheet import PictureError, Sheet
from viewer.ui.theme import theme

LIGHT, PRINT = theme("light"), theme("print")


def words_of(path: Path) -> str:
    """The text of an SVG."""
    return re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))


def test_a_png_has_the_size_and_resolution_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "timeline.png"
    export_picture(seed_project(), path, Sheet(1600, 800, LIGHT, dpi=300, title="What happened"))
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1600, 800)
    assert image.dotsPerMeterX() == round(300 / 0.0254)


def test_the_same_project_gives_the_same_file(qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("one.png", "two.png"):
        export_picture(seed_project(), tmp_path / name, Sheet(800, 400, PRINT))
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_an_svg_holds_its_text_as_text(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "timeline.svg"
    export_picture(seed_project(), path, Sheet(1600, 900, LIGHT))
    text = words_of(path)
    for event in seed_project().all(Event):
        if event.resolution:
            assert event.title[:20] in text


def test_an_svg_can_be_read_whatever_stands_in_a_title(qtbot: QtBot, tmp_path: Path) -> None:
    path, project = tmp_path / "timeline.svg", seed_project()
    report = project.entities["event/coi"]
    assert isinstance(report, Event)
    title = "Report\x0c of \x01 A & B <last> ]]> \ufffe \ud800 read"
    hostile = Project({**project.entities, report.id: replace(report, title=title)})
    export_picture(hostile, path, Sheet(2400, 800, PRINT))
    told = " ".join(ElementTree.parse(path).getroot().itertext())
    assert "A & B <last> ]]>" in told


def test_an_svg_has_the_size_asked_for_and_fonts_that_others_know(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "timeline.svg"
    export_picture(seed_project(), path, Sheet(1600, 900, LIGHT))
    root = ElementTree.parse(path).getroot()
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("1600", "900", "0 0 1600 900")
    assert QSvgRenderer(str(path)).defaultSize() == QSize(1600, 900)
    families = {text.get("font-family", "") for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert len(families) == 1
    first, last = families.pop().split(", ")
    assert first in QFontDatabase.families()
    assert last == "sans-serif"


def test_sources_are_named_on_demand(qtbot: QtBot, tmp_path: Path) -> None:
    for sources in (False, True):
        path = tmp_path / f"{sources}.svg"
        export_picture(seed_project(), path, Sheet(1600, 900, LIGHT, sources=sources))
        assert ("Sources: " in words_of(path)) == sources


def test_a_bigger_sheet_shows_more_labels(qtbot: QtBot, tmp_path: Path) -> None:
    shown = []
    for width, height in ((500, 260), (2400, 1400)):
        path = tmp_path / f"{width}.svg"
        export_picture(seed_project(), path, Sheet(width, height, LIGHT, legend=False))
        text = words_of(path)
        shown.append(sum(e.title[:16] in text for e in seed_project().all(Event)))
    assert shown[0] < shown[1]


def test_a_pdf_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "timeline.pdf"
    export_picture(seed_project(), path, Sheet(1600, 900, PRINT))
    assert path.read_bytes().startswith(b"%PDF-")


def test_a_stretch_of_time_shows_only_itself(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "spring.svg"
    span = calendar.seconds(2014, 1), calendar.seconds(2014, 6)
    export_picture(seed_project(), path, Sheet(1600, 900, LIGHT, SavedView("", "", *span), legend=False))
    text = words_of(path)
    assert "early Mar 2014" in text
    assert "2015" not in text


@pytest.mark.parametrize(
    ("width", "height", "more", "says"),
    [
        (10, 800, {}, "pixels wide"),
        (800, 10, {}, "pixels high"),
        (30_000, 30_000, {}, "too large"),
        (800, 600, {"dpi": 0}, "dots an inch"),
        (800, 600, {"scale": 50}, "times as large"),
        (800, 600, {"view": SavedView("", "", 5, 5)}, "end after it begins"),
        (800, 600, {"pages": 3}, "Only a PDF has pages"),
    ],
)
def test_sizes_out_of_range_are_told(
    qtbot: QtBot, tmp_path: Path, width: int, height: int, more: dict[str, object], says: str
) -> None:
    path = tmp_path / "timeline.png"
    with pytest.raises(PictureError, match=says):
        export_picture(seed_project(), path, Sheet(width, height, LIGHT, **more))  # type: ignore[arg-type]
    assert not path.exists()


def test_a_missing_folder_and_a_folder_in_the_way_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="does not exist"):
        export_picture(seed_project(), tmp_path / "nowhere" / "a.png", Sheet(800, 400, LIGHT))
    with pytest.raises(PictureError, match="is a folder"):
        export_picture(seed_project(), tmp_path, Sheet(800, 400, LIGHT))


def test_what_stood_there_stays_when_writing_fails(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "timeline.png"
    path.write_bytes(b"the older picture")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("viewer.ui.picture.os.fsync", full)
    with pytest.raises(PictureError, match="could not be written") as problem:
        export_picture(seed_project(), path, Sheet(800, 400, LIGHT))
    assert "No space left" in problem.value.details
    assert path.read_bytes() == b"the older picture"
    assert [p.name for p in tmp_path.iterdir()] == ["timeline.png"]
