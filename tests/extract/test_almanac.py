"""The almanac: sourced rows, matched by their words, extended by a user's own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from viewer.extract import almanac
from viewer.model.time import year


def test_every_row_names_its_source() -> None:
    table = almanac.standard()
    assert len(table.events) > 10
    assert len(table.tenures) > 30
    assert all(event.source for event in table.events)
    assert all(tenure.source for tenure in table.tenures)
    assert all(row.end is None or row.begin < row.end for row in table.tenures)


def test_words_of_all_groups_mean_an_event() -> None:
    words = "The General Assembly adopted a landmark resolution asking to refer North Korea to the ICC."
    (event,) = almanac.matching(words)
    assert (event.symbol, str(event.interval)) == ("A/RES/69/188", "2014-12-18")
    assert almanac.matching(words, within=year(2014)) == (event,)
    assert almanac.matching(words, within=year(2013)) == ()
    assert almanac.matching("The General Assembly adopted a resolution.") == ()


def test_a_users_file_adds_rows(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[event]]\nname = "Flood"\nedtf = "1953-02-01"\nsource = "Parish record"\nwords = ["flood", "dike|dyke"]\n',
        encoding="utf-8",
    )
    table = almanac.extended(almanac.read(path))
    (event,) = almanac.matching("The flood broke the dike.", almanac=table)
    assert (event.name, event.source) == ("Flood", "Parish record")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[event]\n", "is not valid TOML"),
        ('[[event]]\nname = "Flood"\n', "lacks"),
        ('[[event]]\nname = "F"\nedtf = "1953"\nsource = ""\nwords = ["a"]\n', "needs words and a source"),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=sentence):
        almanac.read(path)
