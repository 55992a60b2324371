"""The headless commands as a person runs them: what they print, what they say when something is wrong."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

from viewer import cli, ingest
from viewer.bundled import SEEDS
from viewer.store import project_file

ARTICLES = [str(p) for p in sorted(SEEDS.glob("*.txt"))]


def test_extract_prints_one_object_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["extract", *ARTICLES]) == 0
    documents = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(d["path"]).name for d in documents] == [Path(a).name for a in ARTICLES]
    first = documents[0]
    assert set(first) == {
        "id", "path", "title", "created", "temporal_expressions", "mentions", "quotations", "stances", "events"
    }  # fmt: skip
    text = (SEEDS / Path(first["path"]).name).read_text(encoding="utf-8")
    for expression in first["temporal_expressions"]:
        start, end = expression["span"]
        assert text[start:end] == expression["text"]
    assert all(0 <= i < len(first["temporal_expressions"]) for e in first["events"] for i in e["temporal_expressions"])


def test_several_processes_find_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["extract", *ARTICLES]) == 0
    alone = capsys.readouterr().out
    assert cli.run(["extract", "--jobs", "2", *ARTICLES]) == 0
    assert capsys.readouterr().out == alone


def test_a_given_date_goes_before_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["extract", "--created", "3 May 2016", ARTICLES[0]]) == 0
    created = json.loads(capsys.readouterr().out)["created"]
    assert created["edtf"] == "2016-05-03"
    assert created["basis"] == "given by you"


def test_a_mistyped_date_is_refused_before_anything_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["extract", "--created", "the day before", ARTICLES[0]]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "the day before" in said.err


def test_documents_of_a_jsonl_file_keep_their_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        {"id": "a", "text": "The council met on 4 May 2003.", "rating": 5},
        {"id": "b", "text": "The mayor resigned yesterday.", "created": "2003-05-06"},
    ]
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert cli.run(["extract", str(path)]) == 0
    a, b = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (a["id"], b["id"]) == ("a", "b")
    assert [e["edtf"] for e in a["events"]] == ["2003-05-04"]
    assert [e["edtf"] for e in b["events"]] == ["2003-05-05"]


def test_each_bad_input_gets_one_sentence_and_the_good_ones_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "good.txt").write_text("The council met on 4 May 2003.", encoding="utf-8")
    bad = [str(tmp_path / n) for n in ("missing.txt", "empty.txt", "binary.txt")]
    assert cli.run(["extract", *bad, str(tmp_path / "good.txt")]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    complaints = said.err.splitlines()
    assert len(complaints) == 3
    for complaint, name in zip(complaints, ("missing", "empty", "binary"), strict=True):
        assert name in complaint
        assert complaint.endswith(".")


def test_a_folder_gives_its_documents_and_an_empty_one_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["extract", str(tmp_path)]) == 1
    assert "no document" in capsys.readouterr().err
    (tmp_path / "one.txt").write_text("The council met on 4 May 2003.", encoding="utf-8")
    assert cli.run(["extract", str(tmp_path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_text_without_any_date_is_read_and_said_to_have_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("Water is wet and stones are hard.", encoding="utf-8")
    assert cli.run(["extract", str(path)]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["events"] == []
    assert "No date" in said.err


def test_export_writes_a_picture_of_the_size_asked(
    tmp_path: Path, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.png"
    assert cli.run(["export", "--to", str(target), "--size", "1200x600", "--dpi", "144", *ARTICLES]) == 0, (
        capsys.readouterr().err
    )
    data = target.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1200, 600)
    where = data.index(b"pHYs")
    assert struct.unpack(">I", data[where + 4 : where + 8])[0] == round(144 / 0.0254)


def test_an_unwritable_target_is_said_in_one_sentence(
    tmp_path: Path, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["export", "--to", str(tmp_path / "nowhere" / "out.png"), *ARTICLES]) == 1
    (complaint,) = capsys.readouterr().err.splitlines()
    assert "nowhere" in complaint


@pytest.mark.parametrize("size", ["wide", "0x", "x9", "1e3x5"])
def test_a_size_that_is_none_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.run(["export", "--to", "out.png", "--size", size, *ARTICLES])
    assert stopped.value.code == 2
    assert size in capsys.readouterr().err


def test_audit_prints_what_was_read_found_and_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "work.dateline"
    with project_file.create(path) as file:
        file.write(ingest.take(file.project, ingest.read(Path(ARTICLES[0])), "Add 1 document"))
    assert cli.run(["audit", str(path)]) == 0
    trail = capsys.readouterr().out
    assert "Add 1 document" in trail
    assert "ce524870274b9e69078238e923fedb619ee85009e1c4947563831e02dd974771" in trail
    assert cli.run(["audit", str(tmp_path / "none.dateline")]) == 1
    assert "none.dateline" in capsys.readouterr().err
