"""How far a document was read: its sentences with dates, the parts that were not read, and where both are found."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.windows import open_real_window, open_window, session_of, texts
from viewer.model.document import Document, Omission
from viewer.model.edit import Edit
from viewer.model.event import Event, EventMention
from viewer.model.provenance import Standing
from viewer.model.revision import retitle
from viewer.model.span import Span
from viewer.model.temporal import TemporalExpression, TimexType
from viewer.ui.coverage import coverage, coverage_line
from viewer.ui.main_window import MainWindow
from viewer.ui.review_bar import ReviewBar

LEFT = Qt.MouseButton.LeftButton
NEWS = """LISBON, 4 May 2011 - The bridge opened on Tuesday after two years of work.

In March 2009 and again in June 2010 the works had stopped. It used to be quiet here every winter.
"""
WHY = "The last 12 MB were not read: Dateline reads 8 MB of a document."


def with_news(qtbot: QtBot, folder: Path) -> tuple[MainWindow, Document]:
    (folder / "news.txt").write_text(NEWS, encoding="utf-8")
    window = open_real_window(qtbot, folder)
    window.begin([folder / "news.txt"])
    return window, session_of(window).project.all(Document)[0]


def left_out(document: str) -> Edit:
    """A change that says that the end of a document was not read."""
    omission = Omission(f"{document}/omission/20-30", document, Span(20, 30), WHY)
    return Edit("Read", {omission.id: None}, {omission.id: omission})


def test_sentences_are_counted_not_words(qtbot: QtBot, tmp_path: Path) -> None:
    window, document = with_news(qtbot, tmp_path)
    project = session_of(window).project
    counted = coverage(project, document)
    dated = [e for e in project.all(TemporalExpression) if e.resolution]
    assert counted.used + counted.unused < len(dated), "two dates of one sentence count once"
    line = coverage_line(project, document)
    assert line.startswith(f"Sentences with dates: {counted.used} used, {counted.unused} unused")
    session_of(window).select(document.id)
    assert line in texts(window.panes.event_panel)


def test_a_part_that_was_not_read_is_told_and_listed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    session.make(left_out("ban"))
    session.select("ban")
    assert any(text.startswith(WHY) for text in texts(window.panes.event_panel))
    panel = window.panes.documents
    QTest.mouseClick(panel.switches["unread"], LEFT)
    row = next(panel.events.item(n) for n in range(panel.events.count()) if panel.events.item(n).text() == WHY)
    QTest.mouseClick(panel.events.viewport(), LEFT, pos=panel.events.visualItemRect(row).center())
    assert "A part that was not read" in texts(window.panes.event_panel)
    assert window.panes.source.article.lit_words() == [Span(20, 30).of(session.project.all(Document)[0].text)]
    window.commands["dismiss"].trigger()
    assert session.project.entities["ban/omission/20-30"].provenance.standing == Standing.DISMISSED


def test_x_on_unread_words_leaves_the_event_alone_in_whose_passage_they_stand(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    mention = next(m for m in session.project.all(EventMention) if m.document == "ban")
    place = Span(mention.span.start, mention.span.start + 4)
    words = TemporalExpression("ban/time/x", "ban", place, "then", TimexType.DATE, "PRESENT_REF")
    session.make(Edit("Read", {words.id: None}, {words.id: words}))
    QTest.mouseClick(window.panes.documents.switches["unread"], LEFT)
    session.select(words.id)
    assert "“then”" in texts(window.panes.event_panel)
    assert "The event told in these words" in texts(window.panes.event_panel)
    bar = window.findChildren(ReviewBar)[0]
    assert bar.buttons["accept"].isVisible()
    assert not bar.buttons["retitle"].isVisible()
    events = {e.id: e for e in session.project.all(Event)}
    window.commands["dismiss"].trigger()
    assert session.project.entities[words.id].provenance.standing == Standing.DISMISSED
    assert {e.id: e for e in session.project.all(Event)} == events
    assert session.selection != words.id
    window.commands["accept"].trigger()
    assert {e.id: e for e in session.project.all(Event)} == events


def test_states_show_in_every_list(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    undated = next(e for e in session.project.all(Event) if e.interval is None)
    rows = window.panes.documents.events
    row = next(rows.item(n) for n in range(rows.count()) if rows.item(n).text() == undated.title)
    assert "accepted" not in row.toolTip()
    session.select(undated.id)
    window.commands["accept"].trigger()
    row = next(rows.item(n) for n in range(rows.count()) if rows.item(n).text() == undated.title)
    assert row.toolTip().endswith(" · accepted")
    session.select("event/coi")
    window.commands["dismiss"].trigger()
    window.panes.documents.show_tray("dismissed")
    assert rows.item(0).toolTip().endswith(" · dismissed")
    session.make(retitle(session.project, "event/ga", "The Assembly votes"))
    session.select("ban")
    assert "2014 · changed by hand" in texts(window.panes.event_panel)
    QTest.keyClicks(window.bar.search, "Assembly votes")
    assert window.bar.search.hits.item(0).text() == "event: The Assembly votes · changed by hand"
