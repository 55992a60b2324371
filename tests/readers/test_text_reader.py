"""A text file becomes a document, whatever its encoding; what is no text gets one clear sentence."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.bundled import SEEDS
from viewer.readers import READERS, Unreadable, read, read_text
from viewer.readers.content import MAX_BYTES
from viewer.readers.text import title_of

ENGLISH = "The minister’s speech – a “first step” – was held in Besançon.\r\nNobody answered.\r\n"
KOREAN = "외교부 장관은 월요일 서울에서 성명을 발표했다. 그는 결의안을 지지한다고 말했다.\n" * 8


def written(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        list(read(path))
    sentence = caught.value.sentence
    assert sentence == str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 200
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.sentence, again.details) == (sentence, caught.value.details)
    return sentence


def test_the_document_says_where_it_is_from_and_how_it_was_read(tmp_path: Path) -> None:
    path = written(tmp_path, ENGLISH.encode())
    document = read_text(path)
    text = ENGLISH.replace("\r\n", "\n")
    assert document.text == text
    assert (document.id, document.origin, document.encoding) == ("a", str(path), "utf-8")
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert document.title == "The minister’s speech – a “first step” – was held in Besançon."
    assert document.created is None, "never the file's time"


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda p: p.stem)
def test_the_seeds_are_read_unchanged(seed: Path) -> None:
    document = read_text(seed)
    assert document.text == seed.read_bytes().decode("utf-8")
    assert document.id == seed.stem
    assert document.created is None


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", ENGLISH),
        ("utf-16", ENGLISH),
        ("utf-32", ENGLISH),
        ("utf-16-le", ENGLISH),
        ("utf-16-be", ENGLISH),
        ("utf-16-le", KOREAN),
        ("cp1252", ENGLISH * 5),
        ("cp949", KOREAN),
        ("euc_kr", KOREAN),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, text: str) -> None:
    document = read_text(written(tmp_path, text.encode(encoding)))
    assert document.text == text.replace("\r\n", "\n")
    assert "damaged" not in document.encoding


def test_one_broken_byte_loses_one_character(tmp_path: Path) -> None:
    data = KOREAN.encode()
    broken = data.replace(b".\n", b"\xff.\n", 1)
    document = read_text(written(tmp_path, broken))
    assert document.text.replace("\ufffd", "") == KOREAN
    assert document.encoding == "utf-8, 1 character damaged"


LONG = "The commission found that the documents had been hidden for years in a cellar of the ministry of the interior"

TITLES = [
    ("Hidden papers found\n\nThe commission met on Monday.", "Hidden papers found"),
    ("\n  \n\tHidden   papers\tfound  \nMore.", "Hidden papers found"),
    (
        LONG + ".",
        "The commission found that the documents had been hidden for years in a cellar…",
    ),
    ("The minister resigned. " + LONG, "The minister resigned."),
    ("Mr. Brown told the U.N. Council. " + LONG, "Mr. Brown told the U.N. Council."),
    ("Geneva - Reuters\nThe minister resigned on Monday.", "The minister resigned on Monday."),
    ("Geneva - Reuters", "Geneva - Reuters"),
    ("가" * 200, "가" * 79 + "…"),
    ("\u202edesrever\u202c title\nx", "desrever title"),
    ("x" * 80, "x" * 80),
    ("", ""),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title_is_the_first_words(text: str, title: str) -> None:
    assert title_of(text) == title


@given(st.text(max_size=400))
def test_a_title_is_short_and_of_the_text(text: str) -> None:
    title = title_of(text)
    assert len(title) <= 80
    for word in title.removesuffix("…").split():
        assert word[:1] in text
    assert "\n" not in title


def test_what_is_missing_or_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.txt") == "There is no file “gone.txt”."
    folder = tmp_path / "papers.txt"
    folder.mkdir()
    assert refusal(folder) == "“papers.txt” is a folder; add the files in it."
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    assert refusal(tmp_path / "link.txt") == "There is no file “link.txt”."
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "could not be opened" in refusal(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt") == "“pipe.txt” is not a file that holds text."
    assert refusal(Path("/dev/zero")) == "“zero” is not a file that holds text."
    assert "could not be opened" in refusal(tmp_path / ("n" * 5000))
    assert "could not be opened" in refusal(tmp_path / "zero\0byte")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\n".encode()])
def test_what_is_empty(tmp_path: Path, data: bytes) -> None:
    assert refusal(written(tmp_path, data)).startswith("“a.txt” is empty")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF document"),
        (b"PK\x03\x04rest", "is a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is a picture"),
        (b"{\\rtf1 hello}", "is an RTF document"),
        (b"\n<!DOCTYPE html>\n<p>The minister resigned.", "is a web page"),
        (b'<?xml version="1.0"?><html xmlns="x">', "is a web page"),
        (b"text\0with zero", "is not a text"),
        (bytes(range(1, 32)) * 50, "is not a text"),
        (random.Random(1).randbytes(200_000), "is not a text"),
        (b"\x00" * 1000, "is not a text"),
    ],
)
def test_what_is_no_text(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refusal(written(tmp_path, data))


def test_what_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert refusal(path) == "“big.txt” is too large: 32.0 MB, and at most 32 MB can be read."


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    path = written(tmp_path, b"secret")
    path.chmod(0)
    assert refusal(path) == "“a.txt” could not be opened: you may not read it."


def test_names_are_shown_safely(tmp_path: Path) -> None:
    sentence = refusal(tmp_path / "a\n\u202eb\x1b[31m.txt")
    assert sentence == "There is no file “a\ufffd\ufffdb\ufffd[31m.txt”."
    assert "…" in refusal(tmp_path / ("long" * 40 + ".txt"))


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("The minister resigned.")
    document = read_text(path)
    assert document.id == "caf\ufffd"
    document.origin.encode("utf-8")


def test_unknown_suffixes_are_tried_as_text(tmp_path: Path) -> None:
    path = written(tmp_path, b"The minister resigned.", "notes.LOG")
    assert [d.id for d in read(path)] == ["notes"]
    assert ".txt" in READERS


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = written(tmp_path_factory.getbasetemp(), data, "any.txt")
    with contextlib.suppress(Unreadable):
        text = read_text(path).text
        text.encode("utf-8")
        assert "\r" not in text
        assert "\0" not in text


def test_hostile_texts_take_no_time(tmp_path: Path) -> None:
    begin = time.process_time()
    for text in ("." * 3_000_000, "A" * 3_000_000, "A - " * 500_000, "\r" * 3_000_000 + "a", "a." * 1_000_000):
        assert read_text(written(tmp_path, text.encode())).text
    assert time.process_time() - begin < 20
