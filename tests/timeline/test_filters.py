"""Which events a condition on words lets through: by their titles, the words that tell them, and what is quoted."""

from __future__ import annotations

import pytest

from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.event import Event, EventMention, Status
from viewer.model.project import Project
from viewer.model.span import Span
from viewer.model.view import Field, Term
from viewer.timeline.filters import passing

TEXT = "On 3 May the Straße bridge was closed. The mayor said the iron had rusted. In June ferries came."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def project() -> Project:
    entities = (
        Document("d", "Harbour news", TEXT),
        EventMention("m1", "d", span("On 3 May the Straße bridge was closed.")),
        EventMention("m2", "d", span("In June ferries came.")),
        Quotation("q", "d", (span("the iron had rusted"),), speaker_name="Ada Moor"),
        Event("closing", "Bridge closed", Status.HAPPENED, mentions=("m1", "gone"), quotations=("q", "gone")),
        Event("ferries", "Ferries came", Status.HAPPENED, mentions=("m2",)),
    )
    return Project({e.id: e for e in entities})


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("bridge", {"closing"}),
        ("CLOSED bridge", {"closing"}),
        ("june", {"ferries"}),
        ("strasse", {"closing"}),
        ("rusted", {"closing"}),
        ("moor iron may", {"closing"}),
        ("june bridge", set()),
        ("harbour", set()),
        ("e", {"closing", "ferries"}),
    ],
)
def test_words_are_looked_for_in_all_that_tells_an_event(words: str, shown: set[str]) -> None:
    made = project()
    passes = passing(made, [Term(Field.TEXT, words, words)])
    assert {e.id for e in made.all(Event) if passes(e)} == shown


def test_of_several_conditions_on_words_any_may_hold() -> None:
    made = project()
    passes = passing(made, [Term(Field.TEXT, words, words) for words in ("rusted", "june")])
    assert {e.id for e in made.all(Event) if passes(e)} == {"closing", "ferries"}
