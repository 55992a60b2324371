"""A project file as its owner meets it: made, edited, closed, opened, saved under another name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from tests.store.samples import TEXT, found
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.findings import Entity
from viewer.model.project import changed, put, revise_event
from viewer.store import project_file
from viewer.store.connection import APPLICATION_ID, VERSION
from viewer.store.errors import StoreError
from viewer.store.project_file import ProjectFile
from viewer.store.tables import TABLES

EVENT = "minutes/event/0-40"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ProjectFile]:
    made = project_file.create(tmp_path / "council.dateline")
    made.write(put(made.project, [found()], "Read “Minutes”"))
    yield made
    made.abandon()


def reopened(file: ProjectFile) -> ProjectFile:
    file.close()
    return project_file.open(file.path)


def title(file: ProjectFile) -> str:
    event = file.project.get(Event, EVENT)
    assert event
    return event.title


def test_every_kind_of_entity_has_a_table() -> None:
    assert {table.entity for table in TABLES} == set(get_args(Entity))


def test_what_was_written_is_there_again(file: ProjectFile) -> None:
    expected = dict(file.project.entities)
    with reopened(file) as again:
        assert dict(again.project.entities) == expected
        assert again.project.all(Document)[0].text == TEXT
        assert [e.label for e in again.history.edits] == ["Read “Minutes”"]


def test_undo_goes_on_after_the_file_was_closed(file: ProjectFile) -> None:
    file.write(revise_event(file.project, EVENT, "Rename", title="They met"))
    with reopened(file) as again:
        assert title(again) == "They met"
        inverse = again.undone()
        assert inverse
        assert inverse.label == "Rename"
        assert title(again) == "The council met in Geneva"
        with reopened(again) as third:
            assert title(third) == "The council met in Geneva"
            assert third.redone()
            assert title(third) == "They met"
            assert third.redone() is None


def test_an_edit_after_undo_replaces_what_could_be_redone(file: ProjectFile) -> None:
    file.write(put(file.project, [found("other", "Another text entirely, unheard of.")], "Read another"))
    file.undone()
    file.write(revise_event(file.project, EVENT, "Rename", title="They met"))
    with reopened(file) as again:
        assert [e.label for e in again.history.edits] == ["Read “Minutes”", "Rename"]
        assert again.redone() is None
        assert again.search("unheard") == []
    with sqlite3.connect(file.path) as connection:
        assert connection.execute("SELECT count(*) FROM text").fetchone() == (1,)
    connection.close()


def test_each_edit_has_its_time(file: ProjectFile) -> None:
    when = datetime(2026, 3, 4, 5, 6, 7, 8, tzinfo=UTC)
    file.write(revise_event(file.project, EVENT, "Rename", title="They met"), made=when)
    with reopened(file) as again:
        assert again.times[-1] == when
        assert len(again.times) == 2


def test_an_edit_that_does_not_fit_changes_nothing(file: ProjectFile) -> None:
    edit = revise_event(file.project, EVENT, "Rename", title="They met")
    file.write(edit)
    with pytest.raises(ValueError, match="not as the edit"):
        file.write(edit)
    with reopened(file) as again:
        assert len(again.history.edits) == 2


def test_an_edit_that_changes_nothing_is_dropped(file: ProjectFile) -> None:
    file.write(changed(file.project, "Nothing", {}))
    assert len(file.history.edits) == 1


def test_half_a_character_is_refused_in_a_sentence(file: ProjectFile) -> None:
    with pytest.raises(StoreError, match="half a character"):
        file.write(revise_event(file.project, EVENT, "Rename", title="\ud800"))
    with reopened(file) as again:
        assert title(again) == "The council met in Geneva"


def test_nothing_lies_beside_a_closed_file(file: ProjectFile) -> None:
    file.close()
    assert [p.name for p in file.path.parent.iterdir()] == ["council.dateline"]


def test_reading_a_closed_file_does_not_change_it(file: ProjectFile) -> None:
    file.close()
    before = file.path.read_bytes()
    project_file.open(file.path).close()
    assert file.path.read_bytes() == before


def test_the_file_says_what_it_is(file: ProjectFile) -> None:
    file.close()
    connection = sqlite3.connect(file.path)
    try:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
        assert {name for name, strict in tables if not strict} == {"sqlite_schema", "sqlite_temp_schema"}
    finally:
        connection.close()


def test_a_file_that_is_there_is_not_replaced_by_a_new_one(file: ProjectFile) -> None:
    with pytest.raises(StoreError, match="open"):
        project_file.create(file.path)
    file.close()
    with pytest.raises(StoreError, match="There is a file of that name already"):
        project_file.create(file.path)
    project_file.open(file.path).close()


def test_save_as_goes_on_in_the_new_file(file: ProjectFile, tmp_path: Path) -> None:
    old, new = file.path, tmp_path / "copy.dateline"
    new.write_text("what lay there before")
    file.write(revise_event(file.project, EVENT, "First", title="One"))
    file.save_as(new)
    file.write(revise_event(file.project, EVENT, "Second", title="Two"))
    file.undone()
    file.undone()
    file.redone()
    assert file.path == new
    with project_file.open(old) as first:
        assert not first.read_only
        assert title(first) == "One"
    with reopened(file) as second:
        assert title(second) == "One"
        assert [e.label for e in second.history.edits] == ["Read “Minutes”", "First", "Second"]
        assert second.redone()
        assert title(second) == "Two"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.dateline", "council.dateline"]


def test_save_as_does_not_replace_a_project_that_is_open(file: ProjectFile, tmp_path: Path) -> None:
    with project_file.create(tmp_path / "other.dateline") as other:
        with pytest.raises(StoreError, match="That project is open"):
            file.save_as(other.path)
        assert file.path.name == "council.dateline"
        file.write(revise_event(file.project, EVENT, "Rename", title="They met"))


def test_a_name_with_signs_that_addresses_use(tmp_path: Path) -> None:
    path = tmp_path / "50% of what? #1 ü.dateline"
    project_file.create(path).close()
    project_file.open(path).close()
    assert path.exists()


def test_what_was_worked_out_is_kept_until_the_next_edit(file: ProjectFile) -> None:
    file.remember("layout", b"first")
    file.remember("layout", b"second")
    with reopened(file) as again:
        assert again.recall("layout") == b"second"
        assert again.recall("other") is None
        again.undone()
        assert again.recall("layout") is None


def test_another_thread_may_open_a_file(file: ProjectFile) -> None:
    file.close()
    with ThreadPoolExecutor(1) as pool:
        again = pool.submit(project_file.open, file.path).result()
    again.write(revise_event(again.project, EVENT, "Rename", title="They met"))
    again.close()
