"""A piece of time between two folds says its date, however narrow it is: it may run out onto the folds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from viewer.model import edtf
from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.temporal import Resolution
from viewer.timeline.scene import Scene
from viewer.ui.paint import ScenePainter
from viewer.ui.paint_narrow import narrow_dates
from viewer.ui.theme import theme
from viewer.ui.timeline_frames import Frames
from viewer.ui.timeline_type import Typography

OLD = ("1650-02-19", "1650-05-24", "1650-10-12")
NEW = ("1948-03-24", "1948-06-28", "1948-08-12", "1948-12-23", "1949-03-02")


def framed(between: tuple[str, ...], width: float) -> tuple[Scene, Typography, Frames]:
    letters = Typography(QGuiApplication.font())
    frames = Frames(letters, width, 340.0)
    frames.set_folding(True)
    frames.load(
        Project({
            f"e/{i}": Event(f"e/{i}", "A hearing", Status.HAPPENED, Resolution(edtf.parse(date)))
            for i, date in enumerate((*OLD, *between, *NEW))
        })
    )  # fmt: skip
    return frames.scene(frames.fit()), letters, frames


@pytest.mark.parametrize("width", [500, 560, 620])
@pytest.mark.parametrize(
    ("between", "said"),
    [(("1912-03-20",), {"1912", "Mar 1912"}), (("1911-12-28", "1912-01-03"), {"1911–12"})],
)
def test_a_narrow_piece_says_its_date(qapp: object, between: tuple[str, ...], said: set[str], width: float) -> None:
    shown, letters, _ = framed(between, width)
    assert len(shown.breaks) == 2
    (date,) = narrow_dates(shown, letters)
    assert date.text in said
    left, right = shown.breaks
    assert (left.left + left.right) / 2 <= date.x
    assert date.x + date.width <= (right.left + right.right) / 2


def test_a_piece_that_has_room_says_it_in_the_axis(qapp: object) -> None:
    shown, letters, _ = framed(("1912-03-20", "1912-07-01", "1912-12-20"), 900)
    assert len(shown.breaks) == 2
    assert narrow_dates(shown, letters) == []


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_no_edge_of_a_fold_crosses_the_date(qapp: object, name: str) -> None:
    shown, letters, frames = framed(("1912-03-20",), 620)
    image = QImage(620, 340, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ScenePainter(theme(name), letters, frames.texts(), pictures=False).paint(painter, shown)
    painter.end()
    (date,) = narrow_dates(shown, letters)
    # Just above and below the date's letters: where its ends stand, the ground is even but for the fold's own shade.
    foot = round(shown.height + letters.axis_height) - 3
    for x in range(round(date.x), round(date.x + date.width)):
        shades = [image.pixelColor(x, y).lightness() for y in range(foot, foot + 2)]
        assert max(shades) - min(shades) < 12
    lights = [image.pixelColor(x, foot).lightness() for x in range(round(date.x) - 2, round(date.x + date.width) + 3)]
    assert all(abs(a - b) < 30 for a, b in pairwise(lights))
