"""The list of issues: what its patterns find, how its little language reads, and that it is sound."""

from __future__ import annotations

import re
import time

import pytest

from viewer.extract import lexicon
from viewer.extract.issues import echoed_issue, find_asserted, find_issues, is_echo, issues_table
from viewer.model.span import Span


def named(text: str) -> set[str]:
    return {match.issue for match in find_issues(text, Span(0, len(text)))}


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("bring those generals before the International Criminal Court", "icc-referral"),
        ("refer the crimes of both armies to the ICC", "icc-referral"),
        ("hold the warlords of the valley responsible", "accountability"),
        ("a resolution condemning human rights abuses", "accountability"),
        ("the mandate of the fact-finding mission", "un-mechanisms"),
        ("raise the famine in the Security Council", "security-council"),
        ("engage the new government", "engagement"),
        ("a hydrogen bomb test", "nuclear-tests"),
        ("tougher sanctions", "sanctions"),
        ("an end to all fighting", "ceasefire"),
        ("the six-party talks", "peace-talks"),
        ("Jewish settlements", "settlements"),
        ("the sale of American tanks", "arms-supplies"),
        ("joint military drills", "military-exercises"),
        ("cutting greenhouse gases", "climate"),
        ("a free trade pact", "trade"),
        ("the death\npenalty", "death-penalty"),
        ("NATO’s expansion", "membership"),
    ],
)
def test_words_that_name_an_issue(text: str, issue: str) -> None:
    assert issue in named(text)


@pytest.mark.parametrize(
    "text",
    ["a settlement of the debt", "the court of public opinion", "a sanctioned fight", "he executed the plan", "ICCs"],
)
def test_words_that_name_none(text: str) -> None:
    assert named(text) == set()


def test_a_finding_takes_a_side_by_being_made() -> None:
    text = "War crimes were repeatedly committed on the island."
    assert [m.issue for m in find_asserted(text, Span(0, len(text)))] == ["accountability"]
    assert not find_asserted("War is a crime.", Span(0, 15))


def test_an_echo_needs_what_it_echoes() -> None:
    text = "The record of human rights abuses is long."
    assert is_echo("criticism")
    assert not is_echo("sanctions")
    assert echoed_issue(text, "criticism", Span(0, len(text))) == "accountability"
    assert echoed_issue("The soup was cold.", "criticism", Span(0, 18)) == ""


def test_the_list_is_sound() -> None:
    entries = lexicon.resource("issues")["issue"]
    assert len({entry["id"] for entry in entries}) == len(entries) == len(issues_table())
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9-]+", entry["id"])
        assert entry["name"]
        assert entry["patterns"]


@pytest.mark.parametrize("word", ["refer ", "bring the ", "resolution ", "hold ", "put on ", "end to the "])
def test_patterns_take_linear_time(word: str) -> None:
    text = word * 8000
    begun = time.perf_counter()
    find_issues(text, Span(0, len(text)))
    assert time.perf_counter() - begun < 4
