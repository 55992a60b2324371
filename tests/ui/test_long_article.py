"""A megabyte of text opens without a pause: what is not seen yet is not marked yet, and is when one gets there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.windows import open_window, session_of, texts
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.event import Event, EventMention, Status
from viewer.model.findings import Entity
from viewer.model.span import Span
from viewer.model.temporal import Basis, Resolution, TemporalExpression, TimexType
from viewer.model.time import day
from viewer.ui.article_view import ArticleView
from viewer.ui.panels.event_panel import MOST

LINE = "The works on the harbour began on 3 May 2011 and went on for a while.\n\n"
LINES = 1_000_000 // len(LINE)


def long_document() -> dict[str, Entity]:
    """A megabyte of lines, each with a date and an event."""
    found: dict[str, Entity] = {"long": Document("long", "The harbour", LINE * LINES)}
    why = Resolution(day(2011, 5, 3), basis=Basis.TEXT)
    for start in range(0, LINES * len(LINE), len(LINE)):
        at = start + LINE.index("3 May")
        said = TemporalExpression(
            f"long/time/{at}", "long", Span(at, at + 10), "3 May 2011", TimexType.DATE, "2011-05-03", None, why
        )
        told = EventMention(f"long/mention-of-event/{start}", "long", Span(start, start + len(LINE) - 2), said.id)
        event = Event(f"long/event/{start}", "The works began", Status.HAPPENED, why, mentions=(told.id,))
        found |= {e.id: e for e in (said, told, event)}
    return found


def underlined(article: ArticleView, offset: int) -> bool:
    return article.look_at(offset).underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline


def test_marks_come_with_the_text_that_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, filled=False)
    session, article = session_of(window), window.panes.source.article
    entities = long_document()
    session.make(Edit("Read", dict.fromkeys(entities), entities))
    session.select("long")
    QApplication.processEvents()
    first, last = LINE.index("3 May"), (LINES - 1) * len(LINE) + LINE.index("3 May")
    middle = LINES // 2 * len(LINE) + LINE.index("3 May")
    assert underlined(article, first)
    assert not underlined(article, last)
    session.select(f"long/time/{last}")
    QApplication.processEvents()
    assert article.lit_words() == ["3 May 2011"]
    assert underlined(article, last)
    assert 0 <= article.place_of(last).top() < article.viewport().height(), "the passage is on show"
    assert not underlined(article, middle)
    session.select(f"long/time/{middle}")
    assert underlined(article, middle)
    assert not underlined(article, last)
    assert 0 <= article.place_of(middle).top() < article.viewport().height()


def test_the_page_of_a_document_lists_some_of_very_many_events(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, filled=False)
    session = session_of(window)
    entities = long_document()
    session.make(Edit("Read", dict.fromkeys(entities), entities))
    session.select("long")
    said = texts(window.panes.event_panel)
    assert said.count("The works began") == MOST
    assert f"{LINES - MOST:,} more stand on the timeline; the table of events lists all of them." in said
