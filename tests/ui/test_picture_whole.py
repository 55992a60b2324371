"""Pictures are whole: nothing is painted beyond a sheet or a page, whatever is drawn on it, and nothing is lost."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from tests.seed_project import seed_project
from viewer.model import calendar, edtf
from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.provenance import Provenance, Standing
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity, Modifier, Qualifier, day, part, unit_at, year
from viewer.model.view import SavedView
from viewer.ui.picture import export_picture
from viewer.ui.picture_sheet import Composer, PictureError, Sheet
from viewer.ui.theme import theme

AROUND = 80
"""Pixels of foreign ground around a sheet, on which nothing may be painted."""
FOREIGN = 0xFFFF00FF
KINDS = ("vote", "talks", "a kind whose name has no room in one line of a header", "")
WORDS = ("council", "adopts", "a", "resolution", "on", "access", "to", "the", "valley", "after", "talks")


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """Events of all the shapes that marks have."""
    events = {}
    for i in range(draw(st.integers(0, 40))):
        at = draw(st.integers(calendar.seconds(2010), calendar.seconds(2016)))
        unit = draw(st.sampled_from([Granularity.DAY, Granularity.DAY, Granularity.MONTH, Granularity.YEAR]))
        interval = unit_at(at, unit)
        shape = draw(st.integers(0, 5))
        if shape == 1:
            interval = part(unit_at(at, Granularity.MONTH), Modifier.START)
        elif shape == 2:
            interval = interval.qualified(Qualifier.APPROXIMATE)
        elif shape == 3:
            interval = edtf.parse(draw(st.sampled_from(["../2012-05", "2013-04-02/.."])))
        others = (unit_at(at + 20 * calendar.DAY, Granularity.DAY),) if shape == 4 else ()
        standing = Standing.ENTERED if shape == 5 else Standing.FOUND
        title = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12)))
        status = draw(st.sampled_from([Status.HAPPENED, Status.HAPPENED, Status.PLANNED]))
        kind = draw(st.sampled_from(KINDS))
        date = Resolution(interval, alternatives=others)
        events[f"e/{i}"] = Event(f"e/{i}", title, status, date, kind, provenance=Provenance(standing))
    return Project(events)


SPANS = (
    (0, 0),
    (calendar.seconds(2012), calendar.seconds(2012, 7)),
    (calendar.seconds(2013, 2, 3), calendar.seconds(2013, 2, 9)),
)
views = st.builds(
    lambda lanes, span: SavedView("", "", span[0], span[1], lanes),
    st.sampled_from(["none", "kind"]),
    st.sampled_from(SPANS),
)
sheets = st.builds(
    lambda view, width, height, scale: Sheet(
        width, height, theme("light"), view, scale, title="A heading " * 9, sources=True
    ),
    views,
    st.integers(300, 1400),
    st.one_of(st.just(0), st.integers(500, 1100)),
    st.sampled_from([0.75, 1.0, 1.6]),
)


def sheets_of(project: Project, sheet: Sheet) -> list[QImage]:
    """The sheet, or its pages, each with foreign ground around it."""
    composer = Composer(project, sheet, lambda: False)
    high = composer.size[1]
    images: list[QImage] = []
    painter = QPainter()

    def turn() -> None:
        if painter.isActive():
            painter.end()
        images.append(QImage(sheet.width + 2 * AROUND, high + 2 * AROUND, QImage.Format.Format_RGB32))
        images[-1].fill(FOREIGN)
        painter.begin(images[-1])
        painter.translate(AROUND, AROUND)
        painter.scale(sheet.scale, sheet.scale)

    turn()
    try:
        if sheet.pages:
            composer.paint_pages(painter, turn)
        else:
            composer.paint(painter)
    finally:
        painter.end()
    return images


def painted_beyond(image: QImage) -> list[tuple[int, int]]:
    """Some pixels of the foreign ground that were painted on, counted from the sheet's corner."""
    wide, high = image.width(), image.height()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(high, image.bytesPerLine() // 4)[:, :wide]
    changed = pixels != np.uint32(FOREIGN)
    changed[AROUND : high - AROUND, AROUND : wide - AROUND] = False
    return [(x - AROUND, y - AROUND) for y, x in np.argwhere(changed)[:: max(int(changed.sum()) // 6, 1)].tolist()]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects(), sheets)
def test_nothing_is_painted_beyond_a_sheet(qapp: object, project: Project, sheet: Sheet) -> None:
    try:
        images = sheets_of(project, sheet)
    except PictureError:  # lanes that have no room are told, never cut
        assert sheet.height
        return
    for event in project.all(Event):
        note(f"{event.title!r} {event.interval} {event.status} {event.provenance.standing}")
    assert not painted_beyond(images[0])


@pytest.mark.parametrize("width", range(415, 430))
def test_a_tick_at_the_edge_of_a_small_sheet_stays_on_it(qapp: object, width: int) -> None:
    dates = {"a": year(2012), "b": day(2010, 9, 1)}
    events = [Event(f"event/{i}", "Council", Status.HAPPENED, Resolution(when)) for i, when in dates.items()]
    sheet = Sheet(width, 0, theme("light"), SavedView("", "", 0, 0, "none"), 0.75, title="A heading")
    assert not painted_beyond(sheets_of(Project({e.id: e for e in events}), sheet)[0])


@pytest.mark.parametrize("letters", range(36, 60))
def test_a_bar_that_leaves_a_small_sheet_behind_its_label_stays_on_it(qapp: object, letters: int) -> None:
    event = Event("event/1", "i" * letters + "m" * 20, Status.HAPPENED, Resolution(year(2012)))
    sheet = Sheet(840, 0, theme("light"), SavedView("", "", *SPANS[1], "none"), 1.6, title="A heading")
    assert not painted_beyond(sheets_of(Project({event.id: event}), sheet)[0])


def test_lanes_that_have_no_room_are_told(qapp: object) -> None:
    with pytest.raises(PictureError, match=r"8 lanes need [\d,]+ pixels of height"):
        sheets_of(seed_project(), Sheet(800, 300, theme("light"), SavedView("", "", 0, 0, "country")))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects(), views, st.integers(1, 4), st.sampled_from([(1123, 794), (794, 1123)]))
def test_nothing_is_painted_beyond_a_page_nor_into_its_border(
    qapp: object, project: Project, view: SavedView, pages: int, size: tuple[int, int]
) -> None:
    for image in sheets_of(project, Sheet(*size, theme("print"), view, title="Pages", pages=pages)):
        assert not painted_beyond(image)
        border = image.copy(AROUND, AROUND, size[0], size[1])
        inner = np.frombuffer(border.constBits(), np.uint32).reshape(size[1], -1)[:, : size[0]].copy()
        inner[24:-24, 24:-24] = inner[0, 0]
        assert len(np.unique(inner)) == 1


@pytest.mark.parametrize("lanes", ["none", "source", "country", "kind"])
def test_an_svg_needs_no_clipping_to_be_whole(qtbot: QtBot, tmp_path: Path, lanes: str) -> None:
    path = tmp_path / "timeline.svg"
    span = calendar.seconds(2014, 2), calendar.seconds(2014, 9)
    for view in (SavedView("", "", 0, 0, lanes), SavedView("", "", *span, lanes)):
        export_picture(seed_project(), path, Sheet(900, 0, theme("light"), view, title="Seeds", sources=True))
        text = path.read_text(encoding="utf-8")
        box = re.search(r'viewBox="0 0 (\d+) (\d+)"', text)
        assert box
        wide, high = int(box[1]), int(box[2])
        wider = f'viewBox="{-AROUND} {-AROUND} {wide + 2 * AROUND} {high + 2 * AROUND}"'
        text = re.sub(r'viewBox="[^"]*"', wider, text)
        image = QImage(wide + 2 * AROUND, high + 2 * AROUND, QImage.Format.Format_RGB32)
        image.fill(FOREIGN)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(image.rect()))
        painter.end()
        assert not painted_beyond(image)
