"""Whatever is edited, taken back and made again: the reopened file tells the same project and the same history."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import NAMES, entities
from viewer.model.findings import Entity
from viewer.model.project import Project, changed
from viewer.store import connection, project_file
from viewer.store.project_file import ProjectFile

removed = st.sampled_from([name for names in NAMES.values() for name in names])
moves = st.one_of(
    st.tuples(st.just("put"), st.lists(entities, min_size=1, max_size=4)),
    st.tuples(st.just("remove"), st.lists(removed, min_size=1, max_size=4)),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
    st.tuples(st.just("reopen"), st.none()),
)


def told(project: Project) -> list[Entity]:
    """All that is in a project, in order."""
    return list(project.entities.values())


def reopened(file: ProjectFile) -> ProjectFile:
    project, history, times = told(file.project), file.history, list(file.times)
    edits, position = history.edits, history.position
    file.close()
    again = project_file.open(file.path)
    assert told(again.project) == project
    assert again.history.position == position
    assert again.history.edits == edits
    assert again.times == times
    return again


@pytest.fixture(scope="module", autouse=True)
def unhurried_disk() -> Iterator[None]:
    """Hundreds of files come and go here; none has to outlive a power cut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "SYNCHRONOUS", "OFF")
        yield


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(moves, max_size=12))
def test_a_reopened_file_tells_the_same_project_and_history(plan: list[tuple[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = project_file.create(Path(folder) / "any.dateline")
        for number, (move, given) in enumerate(plan):
            if move == "put":
                after = {e.id: e for e in given}
                file.write(changed(file.project, f"Put {number}", after))
            elif move == "remove":
                gone: dict[str, Entity | None] = dict.fromkeys(map(str, given))
                file.write(changed(file.project, f"Remove {number}", gone))
            elif move == "undo":
                file.undone()
            elif move == "redo":
                file.redone()
            else:
                file = reopened(file)
        file = reopened(file)
        while file.undone():
            pass
        assert len(file.project) == 0
        reopened(file).close()
