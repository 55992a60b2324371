"""“Won” is past, “won’t” is to come."""

from __future__ import annotations

import pytest

from viewer.extract import resolution, sentences, temporal_expressions
from viewer.model import edtf
from viewer.model.document import Document
from viewer.model.temporal import Resolution


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ana Duarte won the harbour primary on Monday.", "2016-03-21"),
        ("The team has won eight matches, including the final on Saturday.", "2016-03-19"),
        ("The ferry won't sail on Monday.", "2016-03-28"),
        ("The ferry won’t sail on Monday.", "2016-03-28"),
    ],
)
def test_won_and_will_not(text: str, value: str) -> None:
    document = Document("d", "t", text, created=Resolution(edtf.parse("2016-03-25")))
    discourse = sentences.read(text)
    (found,) = resolution.resolve(document, discourse, temporal_expressions.find(discourse))
    assert found.value == value


def test_the_last_day_of_a_range_goes_the_way_of_the_first() -> None:
    text = "The survey of farmers, taken Thursday through Monday, has a wide margin."
    document = Document("d", "t", text, created=Resolution(edtf.parse("2016-03-25")))
    discourse = sentences.read(text)
    values = [e.value for e in resolution.resolve(document, discourse, temporal_expressions.find(discourse))]
    assert "2016-03-28" not in values
