from __future__ import annotations

import pytest

from tests.seed_project import seed_project
from viewer.model.search import search

PROJECT = seed_project()


@pytest.mark.parametrize(
    ("query", "kind", "found"),
    [
        ("landmark", "event", "General Assembly adopts landmark resolution"),
        ("HUA chunying", "quotation", "Hua Chunying: "),
        ("hunger-stricken", "article", "hunger-stricken people"),
    ],
)
def test_events_quotations_and_articles_are_found_by_their_words(query: str, kind: str, found: str) -> None:
    assert any(hit.kind == kind and found in hit.text for hit in search(PROJECT, query))


@pytest.mark.parametrize("query", ["", "   ", "no such words anywhere"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    assert search(PROJECT, query) == []


def test_events_stand_before_quotations_before_articles_and_not_too_many() -> None:
    kinds = [hit.kind for hit in search(PROJECT, "o", limit=12)]
    assert kinds == sorted(kinds, key=["event", "quotation", "article"].index)
    assert len(kinds) <= 12
