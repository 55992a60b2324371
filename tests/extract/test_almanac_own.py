"""People add their own dated events; what is wrong in their file is told in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer import ingest
from viewer.extract import almanac

ROW = """
[[event]]
name = "Brava harbour treaty"
edtf = "1987-06-11"
symbol = "BHT 3"
kind = "treaty"
source = "Archive of the port of Brava, folder 12"
words = ["brava", "harbour treaty"]
"""


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    almanac.in_use.cache_clear()
    yield
    almanac.in_use.cache_clear()


def test_a_users_own_event_is_added_to_what_a_text_leaves_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "Dateline" / "almanac.toml"
    own.parent.mkdir()
    own.write_text(ROW, encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("DATELINE_ALMANAC", raising=False)
    article = tmp_path / "a.txt"
    article.write_text("In 1987, Brava and its neighbours signed the harbour treaty.", encoding="utf-8")
    (found,) = ingest.read(article)
    (event,) = found.events
    assert str(event.interval) == "1987"
    (addition,) = event.additions
    assert (str(addition.interval), addition.symbol) == ("1987-06-11", "BHT 3")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[event]\n", "not valid TOML"),
        ('[[event]]\nname = "x"\n', "lacks"),
        (ROW.replace("1987-06-11", "1987-06-31"), "1987-06-31"),
    ],
)
def test_a_wrong_file_is_told_in_one_sentence(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")
    monkeypatch.setenv("DATELINE_ALMANAC", str(own))
    with pytest.raises(ValueError, match=said):
        almanac.in_use()


def test_a_named_file_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ALMANAC", str(tmp_path / "gone.toml"))
    with pytest.raises(ValueError, match=r"gone\.toml"):
        almanac.in_use()
