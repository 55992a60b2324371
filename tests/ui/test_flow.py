"""Conditions go on in the next line where they find no room, and titles stay readable in a narrow table."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.windows import open_window, session_of
from viewer.model.temporal import Resolution, Step
from viewer.model.time import Granularity, Interval, day
from viewer.model.view import Field, Term
from viewer.ui.date_card import DateCard
from viewer.ui.session import Session
from viewer.ui.timeline_filter import FilterBar
from viewer.ui.timeline_table import EventTable
from viewer.ui.timeline_view import TimelineView

TERMS = [
    Term(Field.KIND, "report", "report"),
    Term(Field.STATUS, "planned", "planned"),
    Term(Field.SOURCE, "none", "A headline so long that it could push everything else aside"),
    Term(Field.REVIEW, "found", "to review"),
    Term(Field.ACTOR, "CHN", "China"),
]


def test_many_conditions_never_make_the_window_wider(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_timeline=TimelineView)
    window.resize(800, 600)
    QApplication.processEvents()
    bar = window.findChildren(FilterBar)[0]
    for term in TERMS:
        bar.add(term)
    QApplication.processEvents()
    assert window.width() == 800
    chips = [c for c in bar.findChildren(QToolButton) if c.isVisible()]
    assert len(chips) == len(TERMS) + 2
    assert len({c.y() for c in chips}) > 1
    for chip in chips:
        assert bar.rect().contains(chip.geometry())
    boxes = sorted((c.geometry() for c in chips), key=lambda box: (box.top(), box.left()))
    assert not any(one.intersects(other) for one, other in pairwise(boxes))
    bar.clear()
    QApplication.processEvents()
    assert not bar.isVisible()
    assert window.status.range.text()


def test_no_time_is_told_where_nothing_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_timeline=TimelineView)
    assert window.status.range.text()
    window.findChildren(FilterBar)[0].add(Term(Field.TEXT, "nowhere to be found", "nowhere to be found"))
    assert window.status.range.text() == ""


def test_titles_have_the_most_of_a_table_however_narrow(view: TimelineView, session: Session) -> None:
    view.show_table(True)
    table = view.findChildren(EventTable)[0].table
    for width in (330, 460, 640, 1200):
        view.resize(width, 500)
        QApplication.processEvents()
        assert table.columnWidth(1) >= 0.25 * table.viewport().width()
        assert table.horizontalScrollBar().maximum() == 0


def test_a_date_with_all_it_could_be_fits_a_narrow_panel(qtbot: QtBot) -> None:
    others = tuple(day(2015, 9, number) for number in (21, 22, 23, 24))
    bounds = Interval(day(2014, 1, 1).begin, day(2015, 10, 14).end, Granularity.DAY, within=True)
    reading = Resolution(bounds, (Step("It lies between the two."),), alternatives=others)
    card = DateCard(reading, "at some time between the new year and the autumn session", lambda *_: None)
    qtbot.addWidget(card)
    heights = []
    for width in (210, 280, 640):
        card.resize(width, card.heightForWidth(width))
        card.show()
        QApplication.processEvents()
        assert card.width() == width, "it asks for no more room than there is"
        words: list[QLabel | QPushButton] = [*card.findChildren(QLabel), *card.findChildren(QPushButton)]
        shown = [w for w in words if w.isVisible()]
        boxes = [QRect(w.mapTo(card, QPoint(0, 0)), w.size()) for w in shown]
        assert all(card.rect().contains(box) for box in boxes)
        assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
        why = next(box for w, box in zip(shown, boxes, strict=True) if w.text().startswith("why"))
        assert why.right() == card.rect().right()
        heights.append(card.date.height())
    assert heights[0] > heights[-1] == min(heights), "only where it must does a date take two lines"


def test_what_can_be_said_of_an_event_ends_where_the_other_links_do(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    session.select("event/coi")
    QApplication.processEvents()
    links = {b.text(): b for b in window.panes.event_panel.findChildren(QPushButton) if b.isVisible()}
    ends = {links[name].mapTo(window, links[name].rect().topRight()).x() for name in ("status…", "why? ▾")}
    assert len(ends) == 1
