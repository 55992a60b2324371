"""Whatever a person does in whatever order: nothing breaks, and undo leads back to where it began."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.seed_project import BAN, seed_project
from tests.windows import open_window, session_of
from viewer.model.attribution import Quotation
from viewer.model.chronology import chronology, merge_events
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.lookup import unread
from viewer.model.revision import date_event, event_by_hand, judge, respeak, retitle
from viewer.model.stance import Mode, Polarity, Stance
from viewer.model.temporal import Basis, Resolution
from viewer.model.time import day
from viewer.ui.main_window import MainWindow
from viewer.ui.timeline_view import TimelineView

COMMANDS = (
    *("accept", "dismiss", "restore", "split", "next", "previous", "undo", "redo", "remove", "dismiss-detail"),
    *("fit", "fit-event", "zoom-in", "next-passage", "last-passage", "let-go", "mark-DATE", "mark-POSITION"),
    *("lanes-actor", "lanes-country", "lanes-none", "positions", "history"),
)
NEWS = "LONDON, 4 May 2011 - The minister said on Tuesday that the talks had failed.\n"
GIVEN = Resolution(day(1999, 12, 31), basis=Basis.USER)


def selects(number: int) -> Callable[[MainWindow], None]:
    def do(window: MainWindow) -> None:
        identifiers = list(session_of(window).project.entities)
        session_of(window).select(identifiers[number % len(identifiers)])

    return do


def commands(name: str) -> Callable[[MainWindow], None]:
    return lambda window: window.commands[name].trigger()


def merges(number: int) -> Callable[[MainWindow], None]:
    def do(window: MainWindow) -> None:
        session = session_of(window)
        events = list(chronology(session.project))
        if len(events) > 1:
            first = number % (len(events) - 1)
            session.make(merge_events(session.project, (events[first], events[first + 1])))

    return do


def changes(number: int) -> Callable[[MainWindow], None]:
    def do(window: MainWindow) -> None:
        session = session_of(window)
        events = session.project.all(Event)
        if events:
            event = events[number % len(events)].id
            edit = date_event(session.project, event, GIVEN) if number % 2 else retitle(session.project, event, "Anew")
            session.make(edit)

    return do


def corrects(number: int) -> Callable[[MainWindow], None]:
    """Another speaker, another position, an event by hand."""

    def do(window: MainWindow) -> None:
        session = session_of(window)
        said, held = session.project.all(Quotation), session.project.all(Stance)
        if number % 3 == 0 and said:
            who = ("China", "Yun Byung-se", "Somebody else")[number % 7 % 3]
            session.make(respeak(session.project, said[number % len(said)].id, who))
        elif number % 3 == 1 and held:
            word = [*Polarity, *Mode][number % 12]
            session.make(judge(session.project, held[number % len(held)].id, word))
        else:
            session.make(event_by_hand(session.project, "By hand", GIVEN if number % 2 else None)[0])

    return do


def imports(number: int) -> Callable[[MainWindow], None]:
    """A file comes in, or comes in again with another text; or a document gets another date of its own."""

    def do(window: MainWindow) -> None:
        session = session_of(window)
        documents = session.project.all(Document)
        if number % 3 == 2 and documents:
            window.intake.redate(documents[number % len(documents)].id, GIVEN if number % 2 else None)
        else:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "news.txt"
                path.write_text(NEWS if number % 3 else NEWS.replace("failed", "broken down"), encoding="utf-8")
                window.take([path])

    return do


NUMBERS = st.integers(0, 10_000)
STEPS = st.lists(
    st.one_of(
        st.sampled_from(COMMANDS).map(commands),
        NUMBERS.map(selects),
        NUMBERS.map(merges),
        NUMBERS.map(changes),
        NUMBERS.map(corrects),
        NUMBERS.map(imports),
    ),
    max_size=30,
)


def consistent(window: MainWindow) -> None:
    """What panels say agrees with the project."""
    session = session_of(window)
    shown = chronology(session.project)
    undated = sum(event.resolution is None for event in shown.values())
    assert window.panes.documents.switches["undated"].text() == f"Undated   {undated}"
    assert window.panes.documents.switches["unread"].text() == f"Unread   {len(unread(session.project))}"
    assert window.commands["undo"].isEnabled() == (session.history.undoable is not None)
    assert session.selection == "" or session.selection in session.project
    if BAN in session.project:
        assert window.panes.documents.documents.count() >= 1


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_order_of_deeds(qtbot: QtBot, tmp_path: Path, steps: list[Callable[[MainWindow], None]]) -> None:
    window = open_window(qtbot, tmp_path, make_timeline=TimelineView)
    for step in steps:
        step(window)
        QApplication.processEvents()
        consistent(window)
    session = session_of(window)
    while session.history.undoable is not None:
        session.undo()
    assert dict(session.project.entities) == dict(seed_project().entities)
    consistent(window)
    window.close()
    window.deleteLater()
