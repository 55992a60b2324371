"""Indirect quotation: where a reported content begins and ends, and whose it is."""

from __future__ import annotations

import pytest

from viewer.extract import sentences
from viewer.extract.quotations import find_quotations
from viewer.model.document import Document


def shown(text: str) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each quotation, pieces parted by a bar."""
    found = find_quotations(Document("d", "", text), sentences.read(text), (), ())
    return [
        (
            " ".join(s.of(text) for s in q.source),
            " ".join(s.of(text) for s in q.cue),
            " | ".join(s.of(text) for s in q.content),
        )
        for q in found
    ]


ONE = [
    # between verb and content
    ("Lind said on Monday that it was late.", "Lind", "said", "that it was late"),
    ("Lind said Monday in Elm that it was late.", "Lind", "said", "that it was late"),
    ("Lind said last month it was late.", "Lind", "said", "it was late"),
    ("Lind told the committee it was late.", "Lind", "told", "it was late"),
    ("Lind asked the court to wait.", "Lind", "asked", "the court to wait"),
    ("Lind explained to them why it was late.", "Lind", "explained", "why it was late"),
    # where it ends
    ("Lind called the plan fair because it was short.", "Lind", "called", "the plan fair because it was short"),
    ("When Lind said it was late, everyone left.", "Lind", "said", "it was late"),
    ("Lind, who had said it was late, left the room.", "who", "had said", "it was late"),
    # subjects
    ("Sources close to the king say he is ill.", "Sources close to the king", "say", "he is ill"),
    ("The mayor, Ada Lind, says it is late.", "The mayor, Ada Lind", "says", "it is late"),
    ("Ada Lind, 45, a nurse, says it is late.", "Ada Lind", "says", "it is late"),
    ("Lind herself says it is late.", "Lind herself", "says", "it is late"),
    ("Norway and Peru support the treaty.", "Norway and Peru", "support", "the treaty"),
    ("Neither Norway nor Peru supports the treaty.", "Neither Norway nor Peru", "supports", "the treaty"),
    ("Some in the party want him to go.", "Some in the party", "want", "him to go"),
    (
        "A study published by the bank finds that prices fell.",
        "A study published by the bank",
        "finds",
        "that prices fell",
    ),
    ("Under the bridge, he laughed and said that it was late.", "he", "said", "that it was late"),
    # phrases and nouns
    ("Lind pointed out that it was late.", "Lind", "pointed out", "that it was late"),
    ("Lind made clear that she would stay.", "Lind", "made clear", "that she would stay"),
    ("Lind was quoted as saying that it was late.", "Lind", "was quoted as saying", "that it was late"),
    ("Nothing came of her claim that it was late.", "her", "claim", "that it was late"),
    ("Lind speaks of peace.", "Lind", "speaks of", "peace"),
    ("The treaty was criticized by Norway.", "Norway", "was criticized by", "The treaty"),
    ("Asked by a reporter whether it was late, she left.", "a reporter", "Asked", "whether it was late"),
    ("Groups opposing the treaty met.", "Groups", "opposing", "the treaty"),
    # beside the content
    ("As Lind said, it was late.", "Lind", "said", "it was late"),
    ("It was late, as Lind said.", "Lind", "said", "It was late"),
    ("It was late, Lind told the paper.", "Lind", "told", "It was late"),
    ("It was late, said Lind, who left early.", "Lind", "said", "It was late"),
    ("The treaty, according to Lind, is dead.", "Lind", "according to", "The treaty | is dead"),
    ("It was, she said, “a bad deal”.", "she", "said", "It was | “a bad deal”"),
    # belief and wish
    ("Lind hopes to return.", "Lind", "hopes", "to return"),
    ("Peru backs the treaty.", "Peru", "backs", "the treaty"),
    ("Few believe that he will return.", "Few", "believe", "that he will return"),
    # a headline
    ("Mayor Lind Says The Road Will Stay Closed", "Mayor Lind", "Says", "The Road Will Stay Closed"),
    # a relative clause
    (
        "The road, which officials said was closed, reopened.",
        "officials",
        "said",
        "which | was closed",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), ONE)
def test_who_is_reported_to_have_said_what(text: str, source: str, cue: str, content: str) -> None:
    assert shown(text) == [(source, cue, content)]


def test_two_reports_in_one_sentence() -> None:
    text = "Lind said that it was late, but called the plan fair."
    assert shown(text) == [("Lind", "said", "that it was late"), ("Lind", "called", "the plan fair")]
    text = "Lind called the plan fair, adding that it was late."
    assert shown(text) == [("Lind", "called", "the plan fair"), ("Lind", "adding", "that it was late")]


@pytest.mark.parametrize(
    "text",
    [
        "The plan was opposed.",
        "The town is said to be empty.",
        "It is widely believed.",
        "The report was long and the claims were many.",
        "Her support was welcome.",
        "The man who backs it lives here.",
        "They might back it.",
        "The called meeting ended.",
        "Claims rose by a third last year.",
    ],
)
def test_no_speaker_no_quotation(text: str) -> None:
    assert shown(text) == []


def test_a_long_content_is_cut_off_and_stays_a_slice() -> None:
    text = "Lind said that " + "the road and " * 2000 + "the bridge were closed."
    ((_, _, content),) = shown(text)
    assert content in text
    assert len(content) < 4000
