"""A file of many documents is read in order; the first wrong line is named."""

from __future__ import annotations

import json
import time
from itertools import chain
from pathlib import Path

import pytest

from viewer.model.temporal import Basis
from viewer.readers import Unreadable, portions, read, read_jsonl


def written(folder: Path, *lines: object) -> Path:
    path = folder / "corpus.jsonl"
    path.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines), encoding="utf-8")
    return path


def test_documents_come_in_order_with_what_is_known_of_them(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {"id": "b/1", "text": "The minister resigned.\r\nNobody answered.", "unknown": [1, {}]},
        "",
        {"id": 7, "title": "A  title", "created": "2015-10-14?", "publisher": "Daily Herald", "text": ""},
    )
    first, second = read_jsonl(path)
    assert (first.id, first.title, first.publisher, first.created) == ("b/1", "The minister resigned.", "", None)
    assert first.text == "The minister resigned.\nNobody answered."
    assert (second.id, second.title, second.publisher, second.text) == ("7", "A title", "Daily Herald", "")
    assert second.created is not None
    assert str(second.created.interval) == "2015-10-14?"
    assert second.created.basis == Basis.METADATA
    assert second.created.because == ("The file gives “2015-10-14?” as the date of this document.",)
    assert second.origin == str(path)
    assert [d.id for d in read(path)] == ["b/1", "7"]


@pytest.mark.parametrize(
    ("created", "edtf"),
    [
        ("2015", "2015"),
        ("2015-10-14T09:30:00Z", "2015-10-14T09:30:00"),
        ("2015-10-14 09:30:00.123456+00:00", "2015-10-14T09:30:00"),
        ("[2015-10-14,2015-10-15]", "[2015-10-14..2015-10-15]"),
    ],
)
def test_dates_as_files_write_them(tmp_path: Path, created: str, edtf: str) -> None:
    (document,) = read_jsonl(written(tmp_path, {"id": "a", "created": created, "text": "x"}))
    assert document.created is not None
    assert str(document.created.interval) == edtf


GOOD = {"id": "a", "text": "The minister resigned."}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "this is not JSON in UTF-8"),
        ("[" * 100_000, "this is not JSON in UTF-8"),
        ("[]", "a document must be a JSON object"),
        ({"text": "x"}, "the document has no “id”"),
        ({"id": " ", "text": "x"}, "the document has no “id”"),
        ({"id": "b"}, "the document has no “text”"),
        ({"id": "b", "text": 5}, "the document has no “text”"),
        ({"id": "b", "text": "x", "title": 5}, "“title” must be text between quotes"),
        ({"id": "b", "text": "x", "created": "14 October"}, "“14 October” is not a date in EDTF"),
        ({"id": "b", "text": "x", "created": "2015-02-30"}, "There is no 2015-02-30"),
        (GOOD, "there is a document “a” before it already"),
    ],
)
def test_the_first_wrong_line_is_named(tmp_path: Path, line: object, words: str) -> None:
    documents = read_jsonl(written(tmp_path, GOOD, line, {"id": "never", "text": "reached"}))
    assert next(documents).id == "a"
    with pytest.raises(Unreadable) as caught:
        next(documents)
    assert caught.value.sentence.startswith("“corpus.jsonl”, line 2: ")
    assert words in caught.value.sentence
    assert caught.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\n \n", "holds no documents"),
        (b"PK\x03\x04", "ZIP archive"),
        (b"\xff\xfe{\0", "not JSON in UTF-8"),
    ],
)
def test_files_that_hold_no_documents(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=words):
        list(read_jsonl(path))


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="There is no file"):
        list(read_jsonl(tmp_path / "gone.jsonl"))
    with pytest.raises(Unreadable, match="is a folder"):
        list(read_jsonl(tmp_path))


def test_lone_surrogates_keep_their_place_and_can_be_stored(tmp_path: Path) -> None:
    (document,) = read_jsonl(written(tmp_path, '{"id": "a", "text": "x\\ud83dy\\ud83d\\ude00z"}'))
    assert document.text == "x\ufffdy😀z"


def test_many_documents_take_little_time(tmp_path: Path) -> None:
    path = written(tmp_path, *({"id": str(n), "text": "The minister resigned. " * 20} for n in range(5_000)))
    begin = time.process_time()
    assert sum(1 for _ in read_jsonl(path)) == 5_000
    assert time.process_time() - begin < 5


def test_portions_hold_every_line_once_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    lines = [json.dumps({"id": f"d{n}", "text": "Wörter " * (n % 40)}, ensure_ascii=False) for n in range(200)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    parts = portions(path, 2000)
    assert len(parts) > 5
    assert [d.id for p in parts for d in read_jsonl(path, p)] == [f"d{n}" for n in range(200)]
    assert parts[-1].end == path.stat().st_size


def test_a_wrong_line_of_a_later_portion_is_told_by_its_number_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    good = [json.dumps({"id": f"d{n}", "text": "words " * 20}) for n in range(50)]
    path.write_text("\n".join([*good[:40], "{broken", *good[40:]]), encoding="utf-8")
    with pytest.raises(Unreadable, match="line 41"):
        list(chain.from_iterable(read_jsonl(path, part) for part in portions(path, 1000)))
