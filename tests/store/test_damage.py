"""A project that is not as it was written is recognised, and never written to."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from tests.store.samples import found
from viewer.model.project import put, revise_event
from viewer.store import project_file
from viewer.store.errors import DamageError, StoreError
from viewer.store.project_file import ProjectFile

TIMES = 40
"""Bits flipped and ends cut a run; benchmarks/store.py does 200 of each."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A closed project of two edits."""
    with project_file.create(tmp_path_factory.mktemp("whole") / "council.dateline") as made:
        made.write(put(made.project, [found()], "Read"))
        made.write(revise_event(made.project, "minutes/event/0-40", "Rename", title="They met"))
    return made.path.read_bytes()


@pytest.fixture
def path(whole: bytes, tmp_path: Path) -> Path:
    copy = tmp_path / "council.dateline"
    copy.write_bytes(whole)
    return copy


def test_flipped_bits_are_noticed(whole: bytes, path: Path) -> None:
    chance = random.Random(7)
    for _ in range(TIMES):
        bit = chance.randrange(len(whole) * 8)
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        with pytest.raises(DamageError):
            project_file.open(path)
        assert path.read_bytes() == flipped, "a damaged file was written to"


@pytest.mark.parametrize("byte", [*range(16, 28), *range(60, 100)])
def test_flipped_bits_in_the_header_are_noticed(path: Path, byte: int) -> None:
    flipped = bytearray(path.read_bytes())
    flipped[byte] ^= 1
    path.write_bytes(flipped)
    with pytest.raises(DamageError):
        project_file.open(path)


def test_flipped_bits_in_the_schema_are_noticed(whole: bytes, path: Path) -> None:
    """SQLite then complains in words that are no text themselves."""
    place = whole.index(b"CREATE TABLE")
    for byte in range(place, place + 60):
        flipped = bytearray(whole)
        flipped[byte] ^= 0x80
        path.write_bytes(flipped)
        with pytest.raises(DamageError):
            project_file.open(path)


def test_missing_ends_are_recognised(whole: bytes, path: Path) -> None:
    chance = random.Random(7)
    for length in [0, 1, 99, 100, 4096, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(TIMES))]:
        path.write_bytes(whole[:length])
        with pytest.raises(DamageError):
            project_file.open(path)
        assert path.stat().st_size == length


@pytest.mark.parametrize("content", [b"", b"just some words", b"SQLite format 3\0" + bytes(84), bytes(8192)])
def test_what_is_no_project_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.dateline"
    path.write_bytes(content)
    with pytest.raises(DamageError, match=r"“other.dateline” could not be opened"):
        project_file.open(path)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["other.dateline"]


def test_another_database_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "other.dateline"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE event (id)")
    connection.commit()
    connection.close()
    with pytest.raises(DamageError, match="no Dateline project"):
        project_file.open(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"“gone.dateline” could not be opened. There is no such file."):
        project_file.open(tmp_path / "gone.dateline")
    with pytest.raises(StoreError, match="no such file"):
        project_file.open(tmp_path)


def test_a_newer_format_is_named(path: Path) -> None:
    changed(path, "PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer version"):
        project_file.open(path)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE text SET content = replace(content, '3 May', '8 May')",
        "UPDATE event SET date_begin = date_begin - 86400",
        "UPDATE event SET title = 'Something else' WHERE number = 3",
        "UPDATE document SET publisher = 'Another'",
        "UPDATE stance SET polarity = 'supports'",
        "UPDATE edit SET made = '2001-01-01T00:00:00+00:00'",
        "UPDATE edit SET label = 'Another'",
        "UPDATE event SET in_force = 0 WHERE number = 3",
        "UPDATE event SET place = place + 5 WHERE number = 3",
        "UPDATE state SET position = 1",
        "UPDATE state SET position = 7",
        "DELETE FROM change WHERE ordinal = 0",
        "DELETE FROM quotation",
        "DELETE FROM edit WHERE number = 1",
        "DELETE FROM state",
        "UPDATE event SET status = 'invented'",
        "DROP TABLE stance",
    ],
)
def test_changes_in_a_file_that_was_not_closed_are_noticed(path: Path, change: str) -> None:
    """Without a seal each row stands for itself."""
    changed(path, change)
    with pytest.raises(DamageError):
        project_file.open(path)


def test_a_file_that_was_not_closed_is_whole_all_the_same(path: Path) -> None:
    changed(path, "SELECT 1")
    with project_file.open(path) as file:
        assert len(file.history.edits) == 2


def test_a_damaged_file_is_free_for_others(whole: bytes, path: Path) -> None:
    path.write_bytes(whole[:-1])
    with pytest.raises(DamageError):
        project_file.open(path)
    path.write_bytes(whole)
    file: ProjectFile = project_file.open(path)
    assert not file.read_only
    file.close()


def changed(path: Path, change: str) -> None:
    """Change a file behind the program's back, and take its seal away as the first edit does."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE state SET seal = NULL")
    connection.execute(change)
    connection.commit()
    connection.close()
