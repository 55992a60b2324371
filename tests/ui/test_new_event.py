from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.seed_project import seed_project
from tests.windows import canvas_of, mark_of, open_real_window, open_window, real_timeline, session_of, texts
from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.revision import event_by_hand
from viewer.model.temporal import Basis, Resolution
from viewer.model.time import Granularity, day, month, unit_at
from viewer.model.wording import describe
from viewer.ui.dialogs.new_event_dialog import UNDATED, NewEventDialog
from viewer.ui.main_window import MainWindow
from viewer.ui.status_field import StatusLink
from viewer.ui.timeline_drag import unit_in_view

LEFT = Qt.MouseButton.LeftButton
GIVEN = month(2012, 5)


def reads(text: str, answer: Callable[[Resolution], None], refuse: Callable[[str], None]) -> None:
    """Knows one date only."""
    if text == "May 2012":
        answer(Resolution(GIVEN, basis=Basis.USER))
    else:
        refuse("No date can be read in that.")


def made(project: Project) -> list[Event]:
    return [e for e in project.all(Event) if e.id.startswith("by-hand/")]


def answering(do: Callable[[NewEventDialog], None]) -> list[str]:
    """Let `do` answer the dialog that opens next; what the dialog was called is listed."""
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, NewEventDialog):
            seen.append(dialog.date_field.text())
            do(dialog)

    QTimer.singleShot(0, answer)
    return seen


def typed(title: str) -> Callable[[NewEventDialog], None]:
    def do(dialog: NewEventDialog) -> None:
        QTest.keyClicks(dialog.title_field, title)
        QTest.keyClick(dialog.title_field, Qt.Key.Key_Return)

    return do


def twice(window: MainWindow, at: QPoint) -> None:
    """A double click as a hand does it."""
    QTest.mouseClick(canvas_of(window), LEFT, pos=at)
    QTest.mouseDClick(canvas_of(window), LEFT, pos=at)


def test_a_double_click_on_empty_ground_makes_an_event_there(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_real_window(qtbot, tmp_path)
    session = session_of(window)
    session.open(seed_project())
    scale = real_timeline(window).frame().scale
    at = QPoint(round(scale.left + 0.45 * scale.width), 6)
    there = unit_at(int(scale.instant(at.x())), unit_in_view(scale, Granularity.HOUR))
    seen = answering(typed("Border closed"))
    twice(window, at)
    assert seen == [describe(there)]
    (event,) = made(session.project)
    assert (event.title, event.interval) == ("Border closed", there)
    assert event.provenance.standing == Standing.ENTERED
    assert event.mentions == ()
    assert session.selection == event.id
    assert {"Border closed", "No document tells of it."} <= set(texts(window.panes.event_panel))
    mark_of(window, "Border closed")
    window.commands["undo"].trigger()
    assert made(session.project) == []
    window.commands["redo"].trigger()
    assert len(made(session.project)) == 1


def test_a_double_click_on_an_event_fits_it_and_asks_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_real_window(qtbot, tmp_path)
    session_of(window).open(seed_project())
    wanted: list[object] = []
    real_timeline(window).wanted.connect(lambda *a: wanted.append(a))
    before = real_timeline(window).visible_range()
    twice(window, mark_of(window, "State Department"))
    assert real_timeline(window).visible_range() != before
    assert not wanted


def test_esc_makes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    answering(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    window.commands["new-event"].trigger()
    assert made(session_of(window).project) == []
    assert session_of(window).history.undoable is None


def test_an_event_without_a_date_is_kept_among_the_undated(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    answering(typed("Talks begin"))
    window.commands["new-event"].trigger()
    assert window.panes.documents.switches["undated"].text() == "Undated   3"


def test_the_date_offered_can_be_typed_over(qtbot: QtBot) -> None:
    dialog = NewEventDialog(reads, day(2014, 2, 17))
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.title_field, "Talks begin")
    assert dialog.make.isEnabled()
    assert dialog.date is not None
    assert (dialog.date.interval, dialog.date.basis) == (day(2014, 2, 17), Basis.USER)
    assert dialog.date.because == ("You put it at 17 Feb 2014 on the timeline.",)
    dialog.date_field.selectAll()
    QTest.keyClicks(dialog.date_field, "May 2012")
    assert dialog.date is not None
    assert dialog.date.interval == GIVEN
    assert dialog.reading.text() == "read as May 2012"


def test_neither_an_unread_date_nor_an_empty_title_makes_an_event(qtbot: QtBot) -> None:
    dialog = NewEventDialog(reads, None)
    qtbot.addWidget(dialog)
    assert not dialog.make.isEnabled()
    assert dialog.reading.text() == UNDATED
    QTest.keyClicks(dialog.title_field, "Talks begin")
    assert dialog.make.isEnabled()
    QTest.keyClicks(dialog.date_field, "someday")
    assert not dialog.make.isEnabled()
    assert dialog.reading.text() == "No date can be read in that."
    dialog.date_field.clear()
    assert dialog.make.isEnabled()
    assert dialog.date is None


def test_events_by_hand_have_names_of_their_own() -> None:
    project = Project()
    names = []
    for _ in range(3):
        edit, name = event_by_hand(project, " Talks ", None)
        project.apply(edit)
        names.append(name)
    assert len(set(names)) == 3
    assert {e.title for e in made(project)} == {"Talks"}
    with pytest.raises(ValueError, match="title"):
        event_by_hand(project, " ", None)


def test_what_is_only_planned_is_made_so_and_corrected_later(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)

    def do(dialog: NewEventDialog) -> None:
        dialog.status.setCurrentIndex(dialog.status.findData(Status.PLANNED))
        typed("The summit meets")(dialog)

    answering(do)
    window.commands["new-event"].trigger()
    session = session_of(window)
    event = made(session.project)[0]
    assert event.status is Status.PLANNED
    assert any("planned, not yet said to have happened" in text for text in texts(window.panes.event_panel))
    field = window.panes.event_panel.findChildren(StatusLink)[0]
    field.choices.actions()[0].trigger()
    assert made(session.project)[0].status is Status.HAPPENED
    window.commands["undo"].trigger()
    assert made(session.project)[0].status is Status.PLANNED
