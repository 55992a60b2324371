"""What exported pictures hold: the lanes of the screen, numbered pages, sources in full; and how they are asked for."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.seed_project import seed_project
from tests.timeline_hands import surface
from tests.windows import open_window
from viewer import cli
from viewer.model.project import Project
from viewer.model.view import Field, SavedView, Term
from viewer.ui.dialogs.export_dialog import ExportDialog, PictureChoice
from viewer.ui.picture import export_picture
from viewer.ui.picture_job import PictureJob, Stop
from viewer.ui.picture_sheet import Sheet, Stopped
from viewer.ui.theme import theme
from viewer.ui.timeline_view import TimelineView

LIGHT = theme("light")
ARTICLES = [str(path) for path in sorted(Path("seeds").glob("*.txt"))]


def words_of(path: Path) -> str:
    return re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))


def pages_of(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def test_lanes_and_conditions_of_the_view_are_in_the_picture(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "lanes.svg"
    export_picture(seed_project(), path, Sheet(1200, 0, LIGHT, SavedView("", "", 0, 0, "country")))
    text = words_of(path)
    for name in ("China", "South Korea", "Russia", "supports", "opposes", "not stated"):
        assert name in text
    only = SavedView("", "", 0, 0, "source", "", (Term(Field.TEXT, "seoul", "seoul"),))
    export_picture(seed_project(), path, Sheet(1200, 0, LIGHT, only))
    text = words_of(path)
    assert "Seoul diplomat" in text
    assert "Yun Byung-se" not in text


def test_a_lane_without_a_mark_on_this_page_is_not_called_silent(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "spring.svg"
    view = SavedView("", "", 1_388_534_400, 1_404_172_800, "country")  # the first half of 2014
    export_picture(seed_project(), path, Sheet(1200, 0, LIGHT, view))
    text = words_of(path)
    assert "none shown" in text  # Russia's position is of 2015
    assert "not stated" in text  # Japan's on this issue is of no date


def test_a_sheet_of_no_given_height_is_as_high_as_its_lanes_need(qtbot: QtBot, tmp_path: Path) -> None:
    heights = []
    for lanes in ("none", "country"):
        path = tmp_path / f"{lanes}.png"
        export_picture(seed_project(), path, Sheet(1200, 0, LIGHT, SavedView("", "", 0, 0, lanes)))
        heights.append(QImage(str(path)).height())
    assert 200 < heights[0] < heights[1]


@pytest.mark.parametrize("pages", [1, 3])
def test_a_pdf_has_the_pages_asked_for_and_one_for_the_sources(qtbot: QtBot, tmp_path: Path, pages: int) -> None:
    path = tmp_path / "pages.pdf"
    export_picture(seed_project(), path, Sheet(1123, 794, theme("print"), pages=pages))
    assert pages_of(path) == pages
    export_picture(seed_project(), path, Sheet(1123, 794, theme("print"), pages=pages, sources=True))
    assert pages_of(path) == pages + 1
    assert re.search(rb"/MediaBox\s*\[\s*0 0 842(\.\d+)? 59[56]", path.read_bytes())


def test_lanes_that_find_no_room_on_a_page_go_on_on_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "lanes.pdf"
    view = SavedView("", "", 0, 0, "country")
    export_picture(seed_project(), path, Sheet(900, 420, theme("print"), view, pages=1))
    assert pages_of(path) > 1


def test_the_command_line_draws_all_three_kinds(tmp_path: Path, qapp: object) -> None:
    for name in ("a.png", "a.svg", "a.pdf"):
        assert cli.run(["export", "--to", str(tmp_path / name), "--size", "900", "--lanes", "source", *ARTICLES]) == 0
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert "Sources: " not in words_of(tmp_path / "a.svg")
    assert "a month, a year" in words_of(tmp_path / "a.svg")
    more = ["--no-legend", "--sources", "--lanes", "country", "--title", "Who stands where"]
    assert cli.run(["export", "--to", str(tmp_path / "b.svg"), "--size", "1200", *more, *ARTICLES]) == 0
    text = words_of(tmp_path / "b.svg")
    assert "Sources: " in text
    assert "Who stands where" in text
    assert "said by others" not in text
    assert cli.run(["export", "--to", str(tmp_path / "b.pdf"), "--pages", "2", *ARTICLES]) == 0
    assert pages_of(tmp_path / "b.pdf") == 2


def test_pages_of_a_png_are_refused_in_one_sentence(
    tmp_path: Path, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["export", "--to", str(tmp_path / "a.png"), "--pages", "2", *ARTICLES]) == 1
    (complaint,) = capsys.readouterr().err.splitlines()
    assert "Only a PDF has pages" in complaint


def test_the_dialog_asks_only_for_what_a_kind_of_file_has(qtbot: QtBot) -> None:
    dialog = ExportDialog("light")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.dpi_field.isVisible()
    assert not dialog.pages_field.isVisible()
    dialog.kind_field.setCurrentIndex(3)
    assert dialog.pages_field.isVisible()
    assert not dialog.dpi_field.isVisible()
    dialog.pages_field.setValue(4)
    dialog.sources_field.setChecked(True)
    choice = dialog.choice()
    assert (choice.kind, choice.width, choice.height, choice.pages) == ("pdf", 1123, 794, 4)
    assert choice.sources
    dialog.kind_field.setCurrentIndex(0)
    QTest.keyClicks(dialog.title_field, "Two articles")
    dialog.height_field.setValue(dialog.height_field.minimum())
    choice = dialog.choice()
    assert (choice.kind, choice.height, choice.pages, choice.title) == ("png", 0, 0, "Two articles")


def test_a_large_picture_is_drawn_beside_the_window_and_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    begun, told = threading.Event(), list[str]()

    def draw(_project: Project, path: Path, _choice: PictureChoice, _view: SavedView, stop: Stop) -> None:
        begun.set()
        while not stop():
            pass
        raise Stopped

    window = open_window(qtbot, tmp_path)
    job = PictureJob(draw, window)
    job.told.connect(told.append)
    choice = PictureChoice(20_000, 10_000, 96, 1.0, visible_only=False, theme="light", title="")
    job.begin(seed_project(), tmp_path / "large.png", choice, SavedView("", ""))
    assert job.busy
    assert begun.wait(5)
    QApplication.processEvents()  # the window is alive meanwhile
    job.cancel()
    qtbot.waitUntil(lambda: not job.busy)
    assert told == ["The picture was not drawn."]
    assert not (tmp_path / "large.png").exists()


def test_a_large_picture_is_written_in_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    from viewer.ui.picture import draw

    window = open_window(qtbot, tmp_path)
    job = PictureJob(draw, window)
    path = tmp_path / "large.png"
    choice = PictureChoice(5000, 2600, 300, 2.0, visible_only=False, theme="light", title="")
    with qtbot.waitSignal(job.told, timeout=20_000):
        job.begin(seed_project(), path, choice, SavedView("", ""))
    assert QImage(str(path)).width() == 5000
    qtbot.waitUntil(lambda: not job.busy)


def test_the_timeline_is_copied_as_a_picture(view: TimelineView) -> None:
    view.copy_picture()
    copied = QApplication.clipboard().image()
    assert copied.width() == 2 * surface(view).width()
    assert copied.height() == 2 * surface(view).height()
