"""Other programs, full disks, files taken away, a kill: one clear sentence, and nothing acknowledged is lost."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.samples import found
from viewer.model.document import Document
from viewer.model.event import Event, Status
from viewer.model.project import changed, put, revise_event
from viewer.store import project_file
from viewer.store.errors import StoreError
from viewer.store.project_file import ProjectFile

ROOT = Path(__file__).resolve().parents[2]
EVENT = "minutes/event/0-40"
WRITER = """
import sys
from pathlib import Path
from viewer.model.event import Event, Status
from viewer.model.project import changed
from viewer.store import project_file

file = project_file.open(Path(sys.argv[1]))
number = len(file.history.edits)
while True:
    number += 1
    event = Event(f"event/{number % 7}", f"Happening {number}", Status.HAPPENED)
    file.write(changed(file.project, f"Edit {number}", {event.id: event}))
    print(number, flush=True)
"""
HOLDER = """
import sys
from pathlib import Path
from viewer.store import project_file

file = project_file.open(Path(sys.argv[1]))
print(file.read_only or "writing", flush=True)
sys.stdin.readline()
file.close()
"""
VISITOR = """
import os
import sys
from pathlib import Path
from viewer.model.document import Document
from viewer.store import project_file
from viewer.store.errors import StoreError

if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
with project_file.open(path) as file:
    print(file.read_only)
    print(len(file.project.all(Document)), "document")
try:
    project_file.create(path.with_name("new.dateline"))
except StoreError as problem:
    print(problem.sentence)
"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ProjectFile]:
    made = project_file.create(tmp_path / "council.dateline")
    made.write(put(made.project, [found()], "Read"))
    yield made
    made.abandon()


def started(program: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def ended(process: subprocess.Popen[str]) -> str:
    """What a program had still to say; its pipes are closed."""
    assert process.stdin
    assert process.stdout
    said = process.stdout.read()
    for pipe in (process.stdin, process.stdout):
        pipe.close()
    process.wait()
    return said


def test_every_acknowledged_edit_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "killed.dateline"
    project_file.create(path).close()
    done = 0
    for more in (1, 2, 5, 3, 8, 4):
        writer = started(WRITER, path)
        until = done + more
        while done < until:
            done = int(line(writer))
        writer.kill()
        rest = ended(writer).split()
        done = int(rest[-1]) if rest else done
        with project_file.open(path) as file:
            assert not file.read_only
            made = len(file.history.edits)
            assert made in (done, done + 1), "an acknowledged edit is lost, or one came from nowhere"
            expected = {f"event/{n % 7}": f"Happening {n}" for n in range(1, made + 1)}
            assert {e.id: e.title for e in file.project.all(Event)} == expected
            done = made


def test_a_half_written_edit_is_taken_back(file: ProjectFile, tmp_path: Path) -> None:
    """As a power cut leaves it: part of an edit in the file, and what stood there before in the journal."""
    file.write(put(file.project, [found(f"long {n}", f"{n} words " * 400) for n in range(30)], "Read more"))
    expected = dict(file.project.entities)
    file.close()
    folder = tmp_path / "after the cut"
    folder.mkdir()
    writer = sqlite3.connect(file.path, isolation_level=None)
    writer.execute("PRAGMA cache_size = 5")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE text SET content = content || '!'")
    for left in tmp_path.glob("council.dateline*"):
        shutil.copy(left, folder)
    writer.close()
    path = folder / "council.dateline"
    assert path.with_name("council.dateline-journal").stat().st_size
    with pytest.raises(StoreError, match="An edit was being written when the program ended"):
        project_file.open(path, read_only=True)
    with project_file.open(path) as again:
        assert again.project.entities == expected
    assert [p.name for p in folder.iterdir()] == ["council.dateline"]


def test_a_second_program_reads_and_says_who_has_it(file: ProjectFile) -> None:
    other = project_file.open(file.path)
    assert f"process {os.getpid()}" in other.owner
    assert "“council.dateline” is open already" in other.read_only
    assert other.project.get(Document, "minutes")
    with pytest.raises(StoreError, match="open already"):
        other.write(revise_event(other.project, EVENT, "Rename", title="They met"))
    assert other.project.get(Event, EVENT) == file.project.get(Event, EVENT)
    other.close()
    file.write(revise_event(file.project, EVENT, "Rename", title="They met"))
    with project_file.open(file.path) as third:
        assert third.read_only
        assert third.project.get(Event, EVENT) == file.project.get(Event, EVENT)


def test_a_copy_opened_to_read_can_be_saved_elsewhere(file: ProjectFile, tmp_path: Path) -> None:
    with project_file.open(file.path) as other:
        other.save_as(tmp_path / "mine.dateline")
        assert not other.read_only
        other.write(revise_event(other.project, EVENT, "Rename", title="They met"))
    file.write(revise_event(file.project, EVENT, "Rename", title="We met"))


def test_the_lock_of_a_killed_program_is_free(tmp_path: Path) -> None:
    path = tmp_path / "killed.dateline"
    project_file.create(path).close()
    holder = started(HOLDER, path)
    assert line(holder) == "writing"
    with project_file.open(path) as second:
        assert f"process {holder.pid}" in second.owner
    holder.kill()
    ended(holder)
    with project_file.open(path) as third:
        assert not third.read_only


def test_a_full_disk_changes_nothing_and_is_named(file: ProjectFile) -> None:
    before = dict(file.project.entities)
    with no_more_room(file.path), pytest.raises(StoreError, match=r"could not be written to “council.dateline”"):
        file.write(put(file.project, [found("long", "word " * 400_000)], "Read a long one"))
    assert dict(file.project.entities) == before
    assert len(file.history.edits) == 1
    file.write(revise_event(file.project, EVENT, "Rename", title="They met"))
    file.close()
    with project_file.open(file.path) as again:
        assert len(again.history.edits) == 2


def test_work_goes_on_in_memory_until_it_can_be_written(file: ProjectFile) -> None:
    file.go_on_in_memory()
    with no_more_room(file.path):
        file.write(put(file.project, [found("long", "word " * 400_000)], "Read a long one"))
        file.write(revise_event(file.project, EVENT, "Rename", title="They met"))
        file.undone()
        assert file.waiting == 3
        with pytest.raises(StoreError):
            file.catch_up()
        with pytest.raises(StoreError):
            file.close()
        with pytest.raises(StoreError, match="could not be saved as"):
            file.save_as(file.path.with_name("copy.dateline"))
    names = {p.name for p in file.path.parent.iterdir()}
    assert names <= {"council.dateline", "council.dateline-journal", ".council.dateline.lock"}
    file.redone()
    assert file.waiting == 0
    file.close()
    with project_file.open(file.path) as again:
        assert [e.label for e in again.history.edits] == ["Read", "Read a long one", "Rename"]
        event = again.project.get(Event, EVENT)
        assert event
        assert event.title == "They met"


@pytest.mark.parametrize("taken", ["moved", "deleted", "replaced"])
def test_a_file_taken_away_while_open(file: ProjectFile, tmp_path: Path, taken: str) -> None:
    if taken == "moved":
        file.path.rename(tmp_path / "moved.dateline")
    else:
        file.path.unlink()
        if taken == "replaced":
            file.path.write_text("something else")
    with pytest.raises(StoreError, match="moved or deleted"):
        file.write(revise_event(file.project, EVENT, "Rename", title="They met"))
    file.go_on_in_memory()
    file.write(revise_event(file.project, EVENT, "Rename", title="They met"))
    file.save_as(tmp_path / "saved.dateline")
    assert file.waiting == 0
    file.undone()
    file.close()
    with project_file.open(tmp_path / "saved.dateline") as again:
        assert again.project.entities == file.project.entities
        assert again.redone()
    if taken == "replaced":
        assert (tmp_path / "council.dateline").read_text() == "something else"


def test_a_folder_that_may_not_be_written(file: ProjectFile) -> None:
    """As somebody who is not the superuser, who may write anywhere."""
    file.close()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = Path(shutil.copy(file.path, folder))
        path.chmod(0o644)
        folder.chmod(0o555)
        told = subprocess.run(
            [sys.executable, "-c", VISITOR, str(path)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        folder.chmod(0o755)
        assert [p.name for p in folder.iterdir()] == [path.name]
    assert told.stdout.splitlines() == [
        "Its folder cannot be written. Here the project can be read, and saved in another folder.",
        "1 document",
        "“new.dateline” could not be made. You may not write in that folder.",
    ], told.stderr


def test_a_write_that_fails_midway_leaves_the_file_as_it_was(file: ProjectFile) -> None:
    event = Event("event/x", "Fine", Status.HAPPENED)
    with pytest.raises(StoreError):
        file.write(
            changed(file.project, "Two", {event.id: event, "event/y": Event("event/y", "\udfff", Status.HAPPENED)})
        )
    file.write(changed(file.project, "One", {event.id: event}))
    file.close()
    with project_file.open(file.path) as again:
        assert again.project.get(Event, "event/x") == event
        assert "event/y" not in again.project


class no_more_room:  # noqa: N801 - reads as a sentence
    """Files may not grow beyond what the project has now, as on a full disk."""

    def __init__(self, path: Path) -> None:
        self._size = path.stat().st_size

    def __enter__(self) -> None:
        self._limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._size, self._limits[1]))

    def __exit__(self, *_: object) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._limits)
