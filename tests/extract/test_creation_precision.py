"""What is proposed as a document's own date is right: on made-up documents, half of them made to lead astray."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks import undated
from benchmarks.undated import MadeUp
from viewer.extract import creation_time, sentences, temporal_expressions
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity

DAY_RIGHT, YEAR_RIGHT = 0.95, 0.98


@cache
def proposals() -> tuple[tuple[MadeUp, Resolution], ...]:
    found = []
    for document in undated.documents():
        discourse = sentences.read(document.text)
        candidates = temporal_expressions.find(discourse)
        proposal = creation_time.infer(discourse, candidates, creation_time.Hints())
        if proposal is not None:
            found.append((document, proposal))
    return tuple(found)


def test_the_documents_are_many_and_as_many_are_traps() -> None:
    documents = undated.documents()
    assert len(documents) >= 300
    assert sum(d.is_trap for d in documents) >= 150
    assert len({d.text for d in documents}) == len(documents)


def test_days_that_are_proposed_are_right() -> None:
    days = [(d, r) for d, r in proposals() if r.interval.granularity == Granularity.DAY]
    right = [str(r.interval) == d.day.isoformat() for d, r in days]
    assert len(days) >= 40
    assert sum(right) / len(right) >= DAY_RIGHT


def test_years_that_are_proposed_are_right() -> None:
    years = [(d, r) for d, r in proposals() if r.interval.granularity == Granularity.YEAR]
    right = [str(r.interval) == str(d.day.year) for d, r in years]
    assert len(years) >= 50
    assert sum(right) / len(right) >= YEAR_RIGHT


def test_the_true_day_is_among_the_alternatives_that_are_offered() -> None:
    offered = [(d, r) for d, r in proposals() if r.interval.granularity == Granularity.YEAR and r.alternatives]
    among = [d.day.isoformat() in map(str, r.alternatives) for d, r in offered]
    assert sum(among) / len(among) >= DAY_RIGHT


@pytest.mark.parametrize(
    "kind", ["trap: a trial years later", "trap: a film", "trap: former office", "trap: an old plan"]
)
def test_nothing_is_proposed_where_nothing_can_be_argued(kind: str) -> None:
    assert not [d for d, _ in proposals() if d.kind == kind]


def test_each_proposal_shows_its_reasons_and_what_they_leave() -> None:
    for _, proposal in proposals():
        assert proposal.steps
        assert any("That leaves" in reason for reason in proposal.because) or len(proposal.steps) == 1
        assert proposal.certainty < 1
