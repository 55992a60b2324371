"""The kinds of date a person can give, by a click; and what is decided about everything a filter shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.windows import open_real_window, session_of, texts
from viewer.ingest import typed
from viewer.model.event import Event, Status
from viewer.model.provenance import Standing
from viewer.model.view import Field, Term
from viewer.ui.date_card import DateCard
from viewer.ui.date_kinds import KINDS, reworded
from viewer.ui.day_order import DayOrder
from viewer.ui.dialogs.export_dialog import ExportDialog
from viewer.ui.main_window import MainWindow
from viewer.ui.review import in_order
from viewer.ui.timeline_filter import FilterBar

LEFT = Qt.MouseButton.LeftButton
REWORDED = [
    ("17 Feb 2014", "about", "about 17 Feb 2014", "2014-02-17~"),
    ("about 17 Feb 2014", "on", "17 Feb 2014", "2014-02-17"),
    ("Feb 2014", "before", "before Feb 2014", "[..2014-01]"),
    ("before 2014", "after", "after 2014", "[2015..]"),
    ("c. 1890", "on", "1890", "1890"),
    ("from 1914 to 1918", "between", "between 1914 and 1918", "[1914..1918]"),
    ("between May and July 2014", "from", "from May to July 2014", "2014-05/2014-07"),
    ("1914 – 1918", "from", "from 1914 to 1918", "1914/1918"),
]


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_real_window(qtbot, tmp_path)
    made.begin([])
    return made


@pytest.mark.parametrize(("before", "kind", "after", "edtf"), REWORDED)
def test_what_is_typed_is_reworded_and_read(before: str, kind: str, after: str, edtf: str) -> None:
    assert reworded(before, kind) == after
    assert str(typed(after).interval) == edtf


def test_what_is_missing_is_left_to_be_typed() -> None:
    assert reworded("17 Feb 2014", "between") == "between 17 Feb 2014 and "
    assert reworded("between 17 Feb 2014 and ", "before") == "before 17 Feb 2014"
    assert reworded("", "about") == "about "
    assert {name for name, _, _ in KINDS} == {"on", "about", "before", "after", "from", "between"}


def test_each_kind_is_one_click_away_and_its_reading_shows(window: MainWindow) -> None:
    session = session_of(window)
    event = next(e for e in session.project.all(Event) if str(e.interval) == "2014-02-17")
    session.select(event.id)
    window.commands["date"].trigger()
    card = window.panes.event_panel.findChildren(DateCard)[0]
    QTest.mouseClick(card.kinds["before"], LEFT)
    assert card.field.text() == "before 17 Feb 2014"
    assert "read as before 17 Feb 2014" in texts(card)
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    found = session.project.get(Event, event.id)
    assert found is not None
    assert str(found.interval) == "[..2014-02-16]"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_J)
    assert session.selection != event.id, "keys go on working after a date is set"


def test_all_that_a_filter_shows_is_decided_about_at_once(window: MainWindow) -> None:
    session = session_of(window)
    window.findChildren(FilterBar)[0].add(Term(Field.STATUS, Status.HAPPENED.value, "happened"))
    window.commands["mark-shown"].trigger()
    happened = {e.id for e in session.project.all(Event) if e.status is Status.HAPPENED}
    assert set(session.marked) <= happened
    assert len(session.marked) > 3
    assert window.status.currentMessage().startswith(f"{len(session.marked)} events marked.")
    marked = session.marked
    QTest.keyClick(window, Qt.Key.Key_A)
    after = {e.id: e.provenance.standing for e in session.project.all(Event)}
    assert all(after[i] == Standing.CONFIRMED for i in marked)
    assert all(s == Standing.FOUND for i, s in after.items() if i not in happened)
    window.commands["undo"].trigger()
    assert all(e.provenance.standing == Standing.FOUND for e in session.project.all(Event))


def test_the_pictures_key_works_from_the_search_field(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(dialog: ExportDialog) -> int:
        asked.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(ExportDialog, "exec", ask)
    window.find_words()
    QTest.keyClicks(window.bar.search, "report")
    QTest.keyClick(window.bar.search, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    assert window.bar.search.text() == "report"


def test_events_of_one_day_are_put_in_order_without_an_hour(window: MainWindow) -> None:
    session = session_of(window)
    first, second = [e.id for e in in_order(session.project) if str(e.interval) == "2014-02-17"][:2]
    session.select(first)
    field = window.panes.event_panel.findChildren(DayOrder)[0]
    before = session.project.get(Event, first)
    action = next(a for a in field.choices.actions() if a.text().startswith("after"))
    action.trigger()
    assert [e.id for e in in_order(session.project) if str(e.interval) == "2014-02-17"][:2] == [second, first]
    assert any(text.startswith("In order: after “") for text in texts(window.panes.event_panel))
    after = session.project.get(Event, first)
    assert before is not None
    assert after is not None
    assert after.resolution == before.resolution
    window.commands["undo"].trigger()
    assert [e.id for e in in_order(session.project) if str(e.interval) == "2014-02-17"][:2] == [first, second]
