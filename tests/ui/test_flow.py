"""Conditions go on in the next line where they find no room, and titles stay readable in a narrow table."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.windows import open_window
from viewer.model.view import Field, Term
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
