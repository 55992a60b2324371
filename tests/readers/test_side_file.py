"""What a person noted beside the articles is taken as written, or refused with the reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from viewer.readers.side_file import Notes, notes_for
from viewer.readers.unreadable import Unreadable

NOTED = """
["a.txt"]
publisher = "Daily Herald"
title = "Hidden papers"
created = "2015-10-14?"
because = ["Saved from the paper's own page."]
alternatives = ["2015-10-15", "2015-10-21"]

["b.txt"]
created = 2015-10-14

["c.txt"]
created = 2014
"""


def side(folder: Path, text: str) -> Path:
    (folder / "dateline.toml").write_text(text, encoding="utf-8")
    return folder / "a.txt"


def test_notes_of_each_file(tmp_path: Path) -> None:
    path = side(tmp_path, NOTED)
    because = ("Saved from the paper's own page.",)
    assert notes_for(path) == Notes(
        "Daily Herald", "Hidden papers", "2015-10-14?", because, ("2015-10-15", "2015-10-21")
    )
    assert notes_for(tmp_path / "b.txt").created == "2015-10-14"
    assert notes_for(tmp_path / "c.txt").created == "2014"
    assert notes_for(tmp_path / "unknown.txt") == Notes()


def test_no_notes_at_all(tmp_path: Path) -> None:
    assert notes_for(tmp_path / "a.txt") == Notes()
    assert notes_for(tmp_path / "gone" / "a.txt") == Notes()
    assert notes_for(tmp_path / "zero\0byte") == Notes()


def test_notes_that_were_changed_are_read_again(tmp_path: Path) -> None:
    path = side(tmp_path, '["a.txt"]\ncreated = "2014"\n')
    assert notes_for(path).created == "2014"
    side(tmp_path, '["a.txt"]\ncreated = "2015"\n')
    os.utime(tmp_path / "dateline.toml", ns=(1, 1))
    assert notes_for(path).created == "2015"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('["a.txt"', "cannot be read as TOML"),
        ("a = " + "[" * 100_000, "cannot be read as TOML"),
        ('"a.txt" = 5', "“a.txt” should be a table"),
        ('["a.txt"]\npublsher = "x"', "“publsher” (at “a.txt”) is not one of publisher, title, created"),
        ('["a.txt"]\npublisher = 5', "“publisher” at “a.txt” should be text between quotes"),
        ('["a.txt"]\nbecause = "x"', "“because” at “a.txt” should be a list"),
        ('["a.txt"]\ncreated = "14 October"', "at “a.txt”: “14 October” is not a date in EDTF"),
        ('["a.txt"]\ncreated = "2015-02-30"', "There is no 2015-02-30."),
        ('["a.txt"]\nalternatives = ["2015", "soon"]', "“soon” is not a date"),
    ],
)
def test_wrong_notes_get_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        notes_for(side(tmp_path, text))
    sentence = caught.value.sentence
    assert sentence.startswith("“dateline.toml”")
    assert words in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_notes_in_another_encoding_and_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    (tmp_path / "dateline.toml").write_bytes(b'["a.txt"]\npublisher = "Besan\xe7on"')
    with pytest.raises(Unreadable, match="cannot be read as TOML"):
        notes_for(path)
    (tmp_path / "dateline.toml").unlink()
    (tmp_path / "dateline.toml").mkdir()
    with pytest.raises(Unreadable, match="is not a file"):
        notes_for(path)
