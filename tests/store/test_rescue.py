"""What is whole in a damaged project can be taken into a new one; the damaged file stays as it is."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from tests.store import golden
from tests.store.samples import TEXT, found
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.findings import Entity
from viewer.model.project import put, revise_event
from viewer.store import project_file
from viewer.store.errors import DamageError, StoreError
from viewer.store.rescue import Rescued, rescue


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, dict[str, Entity]]:
    """A closed project with one edit taken back, and what is in it."""
    with project_file.create(tmp_path_factory.mktemp("whole") / "council.dateline") as made:
        made.write(put(made.project, [found(f"minutes {n}", f"{TEXT} No. {n}") for n in range(30)], "Read"))
        made.write(revise_event(made.project, "minutes 7/event/0-40", "Rename", title="They met"))
        made.write(revise_event(made.project, "minutes 8/event/0-40", "Rename back", title="We met"))
        made.undone()
        entities = dict(made.project.entities)
    return made.path.read_bytes(), entities


@pytest.fixture
def path(project: tuple[bytes, dict[str, Entity]], tmp_path: Path) -> Path:
    copy = tmp_path / "council.dateline"
    copy.write_bytes(project[0])
    return copy


def rescued(path: Path) -> tuple[Rescued, dict[str, Entity], list[str]]:
    """What a rescue brings, what is in the new project, and the labels of its history."""
    before = path.read_bytes()
    told = rescue(path, path.with_name("new.dateline"))
    assert path.read_bytes() == before, "a damaged file was written to"
    with project_file.open(told.path) as new:
        assert len(new.project) == told.things
        return told, dict(new.project.entities), [edit.label for edit in new.history.edits]


def changed(path: Path, change: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.commit()
    connection.close()
    with pytest.raises(DamageError):
        project_file.open(path)


def test_a_bit_that_nothing_needs_costs_nothing(path: Path, project: tuple[bytes, dict[str, Entity]]) -> None:
    changed(path, "CREATE TABLE other (a)")
    told, entities, labels = rescued(path)
    assert (told.history, told.lost, told.doubtful) == (True, (), ())
    assert entities == project[1]
    assert labels == ["Read", "Rename", "Rename back"]
    with project_file.open(told.path) as new:
        assert new.history.position == 2
        assert new.redone()


def test_a_changed_row_is_left_out_and_named(path: Path, project: tuple[bytes, dict[str, Entity]]) -> None:
    changed(path, "UPDATE event SET date_begin = date_begin - 86400 WHERE id = 'minutes 5/event/0-40'")
    told, entities, labels = rescued(path)
    assert not told.history
    assert "The council met in Geneva" in told.lost[0]
    assert entities == {i: e for i, e in project[1].items() if i != "minutes 5/event/0-40"}
    assert labels == ["Rescue from “council.dateline”"]


def test_a_changed_text_is_kept_and_named(path: Path) -> None:
    changed(path, "UPDATE text SET content = replace(content, '3 May', '8 May') WHERE content LIKE '% No. 4'")
    told, entities, labels = rescued(path)
    assert told.doubtful == ("The text of “Minutes” is not what was read: compare it with /papers/minutes 4.txt.",)
    document = entities["minutes 4"]
    assert isinstance(document, Document)
    assert "8 May" in document.text
    assert len(labels) == 3


def test_without_its_history_the_project_stands_as_it_stood(
    path: Path, project: tuple[bytes, dict[str, Entity]]
) -> None:
    changed(path, "UPDATE edit SET label = 'Another' WHERE number = 2")
    told, entities, _ = rescued(path)
    assert not told.history
    assert entities == project[1]
    event = entities["minutes 7/event/0-40"]
    assert isinstance(event, Event)
    assert event.title == "They met"


def test_missing_ends_and_flipped_bits(path: Path, project: tuple[bytes, dict[str, Entity]]) -> None:
    whole, chance = project[0], random.Random(11)
    saved = 0
    for number in range(30):
        damaged = bytearray(whole)
        if number % 2:
            damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        else:
            del damaged[chance.randrange(len(whole) // 2, len(whole)) :]
        path.write_bytes(damaged)
        path.with_name("new.dateline").unlink(missing_ok=True)
        try:
            told, entities, _ = rescued(path)
        except StoreError:
            continue
        saved += told.things
        for identifier, entity in entities.items():
            if not told.history and not told.doubtful:
                assert entity == project[1][identifier], "something was rescued that is not whole"
    assert saved > 15 * len(project[1])


def test_nothing_to_rescue_is_said(tmp_path: Path) -> None:
    path = tmp_path / "other.dateline"
    for content in (b"", b"just some words", bytes(9000)):
        path.write_bytes(content)
        with pytest.raises(StoreError, match=r"Nothing could be rescued from “other.dateline”"):
            rescue(path, tmp_path / "new.dateline")
        assert [p.name for p in tmp_path.iterdir()] == ["other.dateline"]


def test_a_rescue_replaces_no_file(path: Path) -> None:
    with pytest.raises(StoreError, match="There is a file of that name already"):
        rescue(path, path)


def test_a_damaged_file_of_an_older_format_lacks_only_what_is_damaged(tmp_path: Path) -> None:
    old = tmp_path / "old.dateline"
    old.write_bytes((golden.FOLDER / "format-1.dateline").read_bytes())
    changed(old, "UPDATE event SET title = 'They left' WHERE number = 1")
    told, entities, _ = rescued(old)
    assert [line.split(":")[0] for line in told.lost if "the history" not in line] == ["event 1"]
    assert "minutes" in entities
