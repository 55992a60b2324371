"""Whatever is read: nothing raises, nothing overlaps, time grows with length and no faster."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.extract import creation_time, resolution, sentences, temporal_expressions, temporal_tokens
from viewer.extract.typed_date import read_typed
from viewer.model.document import Document
from viewer.model.temporal import Resolution, TemporalExpression

PIECES = re.split(
    r"\s+",
    """Monday Feb. 17 2014 the of in May March 1990 90s '99 264 BC B.C. first second 31 30 99999 0 00 last next this
    week     month year two years ago earlier quarter early late end 10:30 a.m. p.m. GMT 24:00 25:61 - – / . , ( ) : '
    between and to from every daily now Christmas Easter 1.2.2014 31.4.2014 13/13/2013 2014-02-30 1,500 3.5 twenty
    hundred thousand million decade century spring fall June 31 February 29 $ % said will one before after billion""",
)
NOW = Resolution(read_typed("2014-03-24"))


def read(text: str, created: Resolution | None = NOW) -> tuple[TemporalExpression, ...]:
    discourse = sentences.read(text)
    found = temporal_expressions.find(discourse)
    creation_time.infer(discourse, found, creation_time.Hints())
    return resolution.resolve(Document("d", "", text, created=created), discourse, found)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from([" ", "", "\n", "\n\n"]))
def test_any_mixture_of_words_of_time_is_read(pieces: list[str], blank: str) -> None:
    text = blank.join(pieces)
    found = read(text)
    spans = [e.span for e in found]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(e.text == text[e.span.start : e.span.end] and e.text.strip() == e.text for e in found)
    assert all(e.interval is None or not e.problem for e in found)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    read(text)
    read(text, None)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_anything_typed_is_a_date_or_a_sentence(pieces: list[str]) -> None:
    try:
        read_typed(" ".join(pieces))
    except ValueError as refusal:
        assert re.fullmatch(r"[A-Z“].*[.?!]", str(refusal))  # noqa: PT017


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        ".",
        "Jan ",
        "1 ",
        "1,",
        "1-",
        "(",
        "twenty-",
        "the end of ",
        "in May, ",
        "the day after the vote on ",
        "May 3 last week, ",
    ],
)
def test_hostile_lines_are_read_to_their_end(piece: str) -> None:
    text = (piece * 40_000)[:40_000] + " on 17 February 2014"
    assert read(text)[-1].value == "2014-02-17"


@pytest.mark.parametrize("piece", ["Jan ", "1 ", ".", "x", "Monday, ", "264 BC, "])
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    """Counted, not timed: the words a text is cut into, and the expressions found, double when it does."""
    counts = []
    for size in (20_000, 40_000):
        discourse = sentences.read((piece * size)[:size])
        words = sum(len(w.codes) for w in temporal_tokens.encode(discourse))
        counts.append(words + len(temporal_expressions.find(discourse)))
    assert counts[1] <= 2.1 * counts[0] + 10


def test_a_number_of_a_million_digits_is_no_date() -> None:
    assert read("1" * 1_000_000 + " BC") == ()
