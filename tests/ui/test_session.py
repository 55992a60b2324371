"""The session makes edits, in memory or in a file; what cannot be written has not happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.store.samples import found
from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.history import History
from viewer.model.project import Project, put, remove_document, revise_event
from viewer.store import project_file
from viewer.store.errors import StoreError
from viewer.ui.session import Session

EVENT = "minutes/event/0-40"


@pytest.fixture(params=["memory", "file"])
def session(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[Session]:
    """A session with one document, in memory and in a file: what the window sees is the same."""
    made = Session()
    if request.param == "file":
        made.open_file(project_file.create(tmp_path / "council.dateline"))
    made.make(put(made.project, [found()], "Read"))
    yield made
    if made.store:
        made.store.abandon()


def title(session: Session) -> str:
    event = session.project.get(Event, EVENT)
    return event.title if event else ""


def rename(session: Session, words: str) -> Edit:
    return revise_event(session.project, EVENT, f"Rename to {words}", title=words)


def test_edits_are_made_and_taken_back_and_announced(session: Session) -> None:
    heard: list[str] = []
    session.edited.connect(lambda edit: heard.append(f"{edit.label}: {edit.after[EVENT].title}"))
    session.make(rename(session, "One"))
    session.undo()
    session.redo()
    session.redo()
    old = "The council met in Geneva"
    assert heard == ["Rename to One: One", f"Rename to One: {old}", "Rename to One: One"]
    assert title(session) == "One"


def test_nothing_is_announced_when_there_is_nothing_to_undo(session: Session, qtbot: QtBot) -> None:
    session.undo()
    with qtbot.assertNotEmitted(session.edited):
        session.undo()
        session.make(Edit("Nothing"))


def test_an_edit_that_does_not_fit_is_refused(session: Session, qtbot: QtBot) -> None:
    edit = rename(session, "One")
    session.make(edit)
    with qtbot.assertNotEmitted(session.edited), pytest.raises(ValueError, match="not as the edit"):
        session.make(edit)
    assert session.history.position == 2


def test_the_selection_goes_with_what_is_gone(session: Session) -> None:
    session.select(EVENT)
    assert session.selection == EVENT
    session.make(remove_document(session.project, "minutes"))
    assert session.selection == ""


def test_opening_a_project_in_memory_closes_the_file(session: Session, qtbot: QtBot) -> None:
    path = session.store.path if session.store else None
    with qtbot.waitSignals([session.opened, session.selected]):
        session.open(Project())
    assert len(session.project) == 0
    assert session.store is None
    if path:
        with project_file.open(path) as again:
            assert not again.read_only
            assert len(again.history.edits) == 1


def test_what_cannot_be_written_has_not_happened(tmp_path: Path, qtbot: QtBot) -> None:
    session = Session()
    session.open_file(project_file.create(tmp_path / "council.dateline"))
    assert session.store
    session.make(put(session.project, [found()], "Read"))
    session.make(rename(session, "One"))
    session.undo()
    session.store.path.unlink()
    before = dict(session.project.entities)
    with qtbot.assertNotEmitted(session.edited):
        with pytest.raises(StoreError, match="moved or deleted"):
            session.make(rename(session, "Two"))
        with pytest.raises(StoreError, match="moved or deleted"):
            session.undo()
        with pytest.raises(StoreError, match="moved or deleted"):
            session.redo()
    assert session.project.entities == before
    assert session.history.position == 1
    assert session.history.redoable
    session.store.abandon()


def test_a_reopened_file_brings_its_history(tmp_path: Path, qtbot: QtBot) -> None:
    session = Session()
    session.open_file(project_file.create(tmp_path / "council.dateline"))
    session.make(put(session.project, [found()], "Read"))
    session.make(rename(session, "One"))
    session.leave()
    assert session.store is None
    again = Session()
    again.open_file(project_file.open(tmp_path / "council.dateline"))
    assert isinstance(again.history, History)
    again.undo()
    assert title(again) == "The council met in Geneva"
    again.leave()
