"""Older formats open as they always did; a copy of the old file stays beside it."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.store import golden
from tests.store.samples import found
from viewer.model.event import Event
from viewer.model.project import Project, put
from viewer.store import checks, migrations, project_file, rescue
from viewer.store.connection import VERSION
from viewer.store.errors import StoreError


def database(path: Path) -> sqlite3.Connection:
    """A database as an older version of a program might have left it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("CREATE TABLE event (name TEXT)")
    connection.execute("INSERT INTO event VALUES ('They met')")
    return connection


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_past_format_stays_readable(version: int, tmp_path: Path) -> None:
    """Each golden file holds the same project: a document with all that is found in it, a renaming taken back."""
    path = tmp_path / "old.dateline"
    shutil.copy(golden.FOLDER / f"format-{version}.dateline", path)
    expected = Project()
    expected.apply(put(expected, [found()], "Read “Minutes”"))
    with project_file.open(path) as file:
        assert list(file.project.entities.values()) == list(expected.entities.values())
        assert [edit.label for edit in file.history.edits] == ["Read “Minutes”", "Rename"]
        assert file.times == [golden.READ, golden.RENAMED]
        assert file.redone()
        event = file.project.get(Event, "minutes/event/0-40")
        assert event
        assert event.title == "They met"
        assert [hit.id for hit in file.search("envoy plan")] == ["minutes/quotation/42-110", "minutes"]
        assert (file.kept is not None) == (version < VERSION)


@pytest.mark.parametrize("version", range(1, VERSION))
def test_a_past_format_without_a_seal_is_checked_row_by_row_and_whole_again_when_migrated(
    version: int, tmp_path: Path
) -> None:
    """A file that was not closed, of an older format: it opens, and opens again as one of the present format."""
    path = tmp_path / "old.dateline"
    shutil.copy(golden.FOLDER / f"format-{version}.dateline", path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE state SET seal = NULL")
    connection.close()
    with project_file.open(path) as file:
        before = list(file.project.entities.values())
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("UPDATE state SET seal = NULL")
    assert checks.faults(connection) == []
    connection.close()
    with project_file.open(path) as file:
        assert file.kept is None
        assert list(file.project.entities.values()) == before


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_past_format_can_be_rescued(version: int, tmp_path: Path) -> None:
    path = tmp_path / "old.dateline"
    shutil.copy(golden.FOLDER / f"format-{version}.dateline", path)
    rescued = rescue.rescue(path, tmp_path / "new.dateline")
    assert rescued.history
    assert rescued.lost == ()


def test_migrations_lead_from_format_to_format(tmp_path: Path) -> None:
    connection = database(tmp_path / "old.db")
    steps = {
        3: "ALTER TABLE event RENAME COLUMN name TO title;",
        4: "ALTER TABLE event ADD COLUMN place INTEGER; UPDATE event SET place = 7;",
    }
    migrations.migrate(connection, 3, steps, to=5)
    assert connection.execute("SELECT title, place FROM event").fetchall() == [("They met", 7)]
    assert connection.execute("PRAGMA user_version").fetchone() == (5,)
    connection.close()


@pytest.mark.parametrize(
    "steps",
    [
        {3: "ALTER TABLE event RENAME COLUMN name TO title;", 4: "UPDATE nothing SET place = 7;"},
        {3: "ALTER TABLE event RENAME COLUMN name TO title;"},
        {},
    ],
)
def test_a_migration_that_fails_changes_nothing(steps: dict[int, str], tmp_path: Path) -> None:
    connection = database(tmp_path / "old.db")
    with pytest.raises(StoreError, match="format 3, and could not be brought to format 5"):
        migrations.migrate(connection, 3, steps, to=5)
    assert connection.execute("SELECT name FROM event").fetchall() == [("They met",)]
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    connection.close()


def test_there_is_a_way_from_every_past_format() -> None:
    assert set(migrations.MIGRATIONS) == set(range(1, VERSION))


def test_copies_kept_beside_replace_none(tmp_path: Path) -> None:
    path = tmp_path / "Council.dateline"
    path.write_text("old")
    names = [migrations.copy_beside(path, 1).name for _ in range(3)]
    assert names == [
        "Council (format 1).dateline",
        "Council (format 1, 2).dateline",
        "Council (format 1, 3).dateline",
    ]
    assert (tmp_path / names[2]).read_text() == "old"
