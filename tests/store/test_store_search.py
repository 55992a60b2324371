"""Search finds events, quotations and articles by their words, and shows where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.samples import TEXT, found
from viewer.model.project import put, remove_document, revise_event
from viewer.store import project_file, search
from viewer.store.project_file import ProjectFile
from viewer.store.search import query


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ProjectFile]:
    with project_file.create(tmp_path / "council.dateline") as made:
        made.write(put(made.project, [found()], "Read"))
        yield made


def ids(file: ProjectFile, text: str) -> list[str]:
    return [hit.id for hit in file.search(text)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("geneva", ["minutes/event/0-40", "minutes"]),
        ("GENÈVA council", ["minutes/event/0-40", "minutes"]),
        ("late", ["minutes/quotation/42-110", "minutes"]),
        ("oppose late", ["minutes/quotation/42-110", "minutes"]),
        ("envoy plan", ["minutes/quotation/42-110", "minutes"]),
        ("sess", ["minutes/event/112-149", "minutes"]),
        ("sess ", []),
        ('"second session"', ["minutes/event/112-149", "minutes"]),
        ('"session second"', []),
        ("“met in”", ["minutes/event/0-40"]),
        ("Minutes", ["minutes"]),
        ("zebra", []),
        ("", []),
        ("— … ?", []),
        ('"', []),
        ('NOT AND (geneva OR "', []),
        ("title: geneva*", []),
    ],
)
def test_finds_by_words(file: ProjectFile, asked: str, expected: list[str]) -> None:
    assert ids(file, asked) == expected


def test_hits_show_where_the_words_stand(file: ProjectFile) -> None:
    for hit in file.search("session"):
        assert [span.of(hit.text) for span in hit.spans] == ["session"]
        if hit.at:
            assert hit.at.of(TEXT) == "session"
    assert file.search("session")[-1].at


def test_only_what_is_in_force_is_found(file: ProjectFile) -> None:
    file.write(revise_event(file.project, "minutes/event/0-40", "Rename", title="Delegates gathered"))
    assert ids(file, "delegates") == ["minutes/event/0-40"]
    assert ids(file, "geneva") == ["minutes"]
    file.undone()
    assert ids(file, "delegates") == []
    assert ids(file, "geneva") == ["minutes/event/0-40", "minutes"]
    file.write(remove_document(file.project, "minutes"))
    assert ids(file, "session") == []


def test_a_query_keeps_no_sign_that_the_index_would_take_for_its_own() -> None:
    assert query('a"b" -c* (d') == '"a" "b" "-c*" "(d"*'


def test_of_very_many_the_first_read_come_first(file: ProjectFile, monkeypatch: pytest.MonkeyPatch) -> None:
    more = {n: f"Plain words about nothing. {'Geneva ' * n}" for n in range(1, 5)}
    file.write(put(file.project, [found(f"letter {n}", text) for n, text in more.items()], "Read more"))
    best = [hit.id for hit in file.search("geneva") if hit.kind == "document"]
    monkeypatch.setattr(search, "RANKED", 3)
    first = [hit.id for hit in file.search("geneva") if hit.kind == "document"]
    assert best[0] == "letter 4"
    assert first == ["minutes", *(f"letter {n}" for n in more)]
