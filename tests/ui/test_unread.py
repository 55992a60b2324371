from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.seed_project import BAN, SEOUL, seed_project
from tests.windows import open_window, session_of, texts
from viewer.model.document import Document, Omission
from viewer.model.edit import Edit
from viewer.model.event import EventMention
from viewer.model.lookup import unread
from viewer.model.project import changed
from viewer.model.provenance import Standing
from viewer.model.span import Span
from viewer.model.temporal import TemporalExpression
from viewer.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
YEAR_LONG = f"{SEOUL}/time/1694-1703"


def tray(window: MainWindow) -> list[tuple[str, str]]:
    """The rows of the tray on show: both lines of each."""
    rows = [window.panes.documents.events.item(n) for n in range(window.panes.documents.events.count())]
    return [(row.text(), row.toolTip().removeprefix(row.text() + "\n")) for row in rows]


def click(window: MainWindow, row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    events = window.panes.documents.events
    QTest.mouseClick(events.viewport(), LEFT, keys, events.visualItemRect(events.item(row)).center())


def undating(window: MainWindow, document: str) -> Edit:
    """A change that takes a document's own date away."""
    project = session_of(window).project
    found = project.get(Document, document)
    assert found is not None
    return changed(project, "Take the date away", {document: replace(found, created=None)})


def test_words_about_time_that_no_event_uses_are_listed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    panel = window.panes.documents
    QTest.mouseClick(panel.switches["unread"], LEFT)
    assert tray(window) == [
        ("“last month”", "Feb 2014, not used · South Korea asks China to back U.N. move"),
        ("“year-long”", "no place in time · South Korea asks China to back U.N. move"),
    ]
    assert panel.switches["unread"].text() == "Unread   2"
    click(window, 1)
    assert session_of(window).selection == YEAR_LONG
    assert window.panes.source.article.lit_words() == ["year-long"]
    assert "South Korea asks China to back U.N. move" in texts(window.panes.source)
    assert panel.events.item(1).isSelected()


def test_the_arrow_keys_go_through_what_is_unread(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.mouseClick(window.panes.documents.switches["unread"], LEFT)
    click(window, 0)
    QTest.keyClick(window.panes.documents.events, Qt.Key.Key_Down)
    assert session_of(window).selection == YEAR_LONG
    QTest.keyClick(window.panes.documents.events, Qt.Key.Key_Up)
    assert session_of(window).selection == f"{SEOUL}/time/423-433"


def test_a_document_without_a_date_asks_for_one(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    QTest.mouseClick(window.panes.documents.switches["unread"], LEFT)
    session_of(window).make(undating(window, BAN))
    assert tray(window)[0] == ("Ban: justice is key", "No date of its own: give one")
    click(window, 0)
    assert session_of(window).selection == BAN
    assert "date not known" in texts(window.panes.event_panel)
    window.commands["undo"].trigger()
    assert len(tray(window)) == 2


def test_what_is_no_date_is_dismissed_and_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    panel = window.panes.documents
    QTest.mouseClick(panel.switches["unread"], LEFT)
    click(window, 1)
    window.commands["dismiss-detail"].trigger()
    expression = session.project.get(TemporalExpression, YEAR_LONG)
    assert expression is not None
    assert expression.provenance.standing == Standing.DISMISSED
    assert panel.switches["unread"].text() == "Unread   1"
    QTest.mouseClick(panel.switches["dismissed"], LEFT)
    assert tray(window)[0][0] == "“year-long”"
    click(window, 0)
    window.commands["restore"].trigger()
    assert panel.switches["dismissed"].text() == "Dismissed   0"


def test_several_are_dismissed_at_once_but_never_a_document(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    panel = window.panes.documents
    session.make(undating(window, BAN))
    QTest.mouseClick(panel.switches["unread"], LEFT)
    click(window, 2)
    click(window, 0, Qt.KeyboardModifier.ShiftModifier)
    assert len(panel.chosen()) == 2
    assert BAN not in panel.chosen()


def test_a_date_that_an_event_uses_is_read() -> None:
    project = seed_project()
    used = {m.expression for m in project.all(EventMention)}
    left = {e.id for e in unread(project)}
    assert left == {e.id for e in project.all(TemporalExpression)} - used
    project.apply(
        changed(
            project,
            "Use",
            {
                "seoul/mention-of-event/x": EventMention(
                    "seoul/mention-of-event/x", SEOUL, project.all(EventMention)[0].span, YEAR_LONG
                )
            },
        )
    )
    assert YEAR_LONG not in {e.id for e in unread(project)}


def test_a_paragraph_that_took_too_long_is_listed_and_its_words_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    found = session.project.get(Document, BAN)
    assert found is not None
    rest = Span(200, len(found.text))
    omission = Omission(f"{BAN}/omission/200", BAN, rest, "The rest was not read.")
    session.make(changed(session.project, "Read in part", {omission.id: omission}))
    QTest.mouseClick(window.panes.documents.switches["unread"], LEFT)
    assert tray(window)[0] == ("The rest was not read.", "not read · Ban: justice is key")
    click(window, 0)
    assert session.selection == omission.id
    session.select(BAN)
    words = " ".join(rest.of(found.text).split())[:60]
    assert f"The rest was not read. It begins: “{words} …”" in texts(window.panes.event_panel)
