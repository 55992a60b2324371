"""`dateline rank` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from viewer import cli

TEXTS = {
    "2003-06-03": "The ferry Alba sank off Port Morro on 1 June 2003. Forty people drowned.",
    "2003-06-20": "Divers found the ferry Alba, which sank on 1 June 2003 off Port Morro.",
    "2003-06-21": "A baker of Vell retired on 5 May 2003.",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    lines = [json.dumps({"id": day, "created": day, "text": text}) for day, text in TEXTS.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_rank_prints_the_most_significant_dates_with_their_parts(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["rank", str(articles), "--limit", "2", "--jobs", "1"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 2
    assert set(rows[0]) == {"date", "score", "parts", "title"}
    assert rows[0]["date"] == "2003-06-01"
    assert rows[0]["parts"]["documents"] == 2
    assert "Alba" in rows[0]["title"]


def test_rank_is_the_same_on_several_processes(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rank", str(articles), "--jobs", "1"]) == 0
    alone = capsys.readouterr().out
    assert cli.run(["rank", str(articles), "--jobs", "2"]) == 0
    assert capsys.readouterr().out == alone


@pytest.mark.parametrize("wrong", [["--limit", "0"], ["--jobs", "0"]])
def test_rank_refuses_numbers_below_one(wrong: list[str], articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rank", str(articles), *wrong]) == 2
    assert wrong[0] in capsys.readouterr().err


def test_rank_names_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rank", str(tmp_path / "gone.jsonl"), "--jobs", "1"]) == 1
    assert "gone.jsonl" in capsys.readouterr().err
