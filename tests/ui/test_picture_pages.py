"""Pages of a picture begin where the axis does, never inside a fold, and share the lanes evenly among them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from viewer.model import calendar, edtf
from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.temporal import Resolution
from viewer.model.view import SavedView
from viewer.timeline.folds import Folds
from viewer.ui.picture import export_picture
from viewer.ui.picture_pages import cuts, grouped, told
from viewer.ui.picture_sheet import Composer, Page, Sheet
from viewer.ui.theme import theme

DAYS = ("1650-02-19", "1650-05-24", "1650-10-12", "1912-03-20", "1948-03-24", "1948-08-12", "1948-12-23", "1949-02-02")


def project_of(dates: tuple[str, ...], kinds: tuple[str, ...] = ("",)) -> Project:
    return Project({
        f"e/{i}": Event(f"e/{i}", "A hearing", Status.HAPPENED, Resolution(edtf.parse(d)), kinds[i % len(kinds)])
        for i, d in enumerate(dates)
    })  # fmt: skip


def pages_of(project: Project, pages: int, view: SavedView) -> list[Page]:
    return Composer(project, Sheet(1123, 794, theme("print"), view, pages=pages), lambda: False)._pages()


def test_pages_of_some_years_begin_with_a_year() -> None:
    found = cuts(calendar.seconds(2010, 1, 20), calendar.seconds(2015, 11, 3), 3, 900.0, None)
    assert [calendar.date_of(round(i)) for i in found[1:-1]] == [(2012, 1, 1), (2014, 1, 1)]


@settings(max_examples=60, deadline=None)
@given(st.floats(1e7, 4e9), st.integers(1, 9), st.floats(300, 2000), st.floats(0.1, 0.9))
def test_pages_follow_each_other_and_are_about_equally_wide(length: float, pages: int, width: float, at: float) -> None:
    begin = float(calendar.seconds(1950))
    found = cuts(begin, begin + length, pages, width, None)
    shares = np.diff(found) / length * pages
    assert (found[0], found[-1], len(found)) == (begin, begin + length, pages + 1)
    assert (shares > 0.3).all()
    assert (shares < 1.7).all()
    held = Folds((begin + length * at * 0.9,), (begin + length * (at * 0.9 + 0.09),), 40.0)
    folded = cuts(begin, begin + length, pages, width, held)
    assert all(a < b for a, b in pairwise(folded))
    assert all(held.at(i) < 0 for i in folded)


def test_folds_are_those_of_all_pages_and_no_page_is_mostly_empty(qtbot: QtBot) -> None:
    project = project_of(DAYS)
    made = pages_of(project, 2, SavedView("", "", folds=True))
    counts = [
        sum(page.begin <= calendar.seconds(*map(int, day.split("-"))) < page.end for day in DAYS) for page in made
    ]
    assert sum(counts) == len(DAYS)
    assert min(counts) >= 3


def test_what_is_in_view_is_folded_as_on_the_screen(qtbot: QtBot) -> None:
    project = project_of(DAYS)
    spans = ((1900, 1960), (1912, 1949), (1600, 2000))
    whole = Composer(project, Sheet(1000, 500, theme("print"), SavedView("", "", folds=True)), lambda: False)
    for first, last in spans:
        view = SavedView("", "", calendar.seconds(first), calendar.seconds(last), folds=True)
        part = Composer(project, Sheet(1000, 500, theme("print"), view), lambda: False)
        assert whole._frames.folds is not None
        assert part._frames.folds == whole._frames.folds


def test_the_length_of_a_fold_that_leaves_the_sheet_is_not_cut(qtbot: QtBot, tmp_path: Path) -> None:
    project = project_of(DAYS)
    whole = Composer(project, Sheet(1000, 500, theme("print"), SavedView("", "", folds=True)), lambda: False)
    assert whole._frames.folds is not None
    begin, end = whole._frames.folds.begins[0], whole._frames.folds.ends[0]
    for share in (0.1, 0.4, 0.6, 0.9):
        first = round(begin + (end - begin) * share)
        path = tmp_path / "part.svg"
        view = SavedView("", "", first, calendar.seconds(1960), folds=True)
        export_picture(project, path, Sheet(1000, 500, theme("print"), view))
        for text in ElementTree.parse(path).getroot().iter("{http://www.w3.org/2000/svg}text"):
            assert float(text.get("x", "-1")) >= 0


@given(st.lists(st.floats(20, 200), min_size=2, max_size=30), st.floats(200, 600))
def test_lanes_are_shared_evenly_among_as_few_pages_as_they_need(heights: list[float], room: float) -> None:
    names = tuple(f"lane {i}" for i in range(len(heights)))
    groups = grouped(names, heights, room)
    taken = [sum(heights[names.index(name)] for name in group or ()) for group in groups]
    assert tuple(name for group in groups for name in group or ()) == names
    assert max(taken) <= room
    filled, count = 0.0, 1
    for high in heights:  # as few as pages filled to the brim
        filled, count = (filled + high, count) if filled + high <= room else (high, count + 1)
    assert len(groups) == count


def test_twelve_equal_lanes_stand_six_and_six() -> None:
    names = tuple("abcdefghijkl")
    groups = grouped(names, [50.0] * 12, 560.0)
    assert told(groups) == ["Lanes 1–6 of 12", "Lanes 7–12 of 12"]


def test_lanes_in_which_nothing_stands_meanwhile_take_no_page(qtbot: QtBot) -> None:
    early = tuple(f"2010-{m:02}-{d:02}" for m in range(1, 13) for d in (3, 9, 17, 21))
    late = tuple(f"2014-{m:02}-{d:02}" for m in range(1, 13) for d in (3, 9, 17, 21))
    votes, speeches = project_of(early, ("vote",)).all(Event), project_of(late, ("speech",)).all(Event)
    both = Project({e.id: e for e in votes} | {f"l/{e.id}": replace(e, id=f"l/{e.id}") for e in speeches})
    made = pages_of(both, 4, SavedView("", "", lanes="kind"))
    assert {page.lanes for page in made} == {("vote",), ("speech",)}
    for page in made:
        dates = [e.interval for e in both.all(Event) if e.kind in (page.lanes or ())]
        assert any(d and page.begin <= d.begin < page.end for d in dates)
