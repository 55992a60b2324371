"""Evidence is found again in another reading of its document, and never in a wrong place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.anchor import Anchor, Place, Reading, anchored, find
from viewer.model.span import Span

OLD = (
    "The harbour was closed on Monday. The mayor said the flood had “taken everything” from the lower town.\n\n"
    "On Monday the council met again. It voted to rebuild the bridge - at once, and in stone.\n"
    "The engineer warned that the river would rise once more in the spring, and that nobody was ready for it."
)


def at(words: str, text: str = OLD, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def found(words: str, new: str, nth: int = 0) -> str | None:
    place = find(anchored(OLD, at(words, nth=nth)), new)
    return place.span.of(new) if place else None


def test_the_same_text_gives_the_same_place() -> None:
    anchor = anchored(OLD, at("Monday", nth=1))
    assert find(anchor, OLD) == Place(anchor.span, changed=False)


def test_an_anchor_keeps_words_and_surroundings() -> None:
    anchor = anchored(OLD, at("The mayor"))
    assert anchor.exact == "The mayor"
    assert OLD[anchor.span.start - len(anchor.prefix) : anchor.span.start] == anchor.prefix
    assert len(anchor.prefix) == len(anchor.suffix) == 32


@pytest.mark.parametrize("nth", [0, 1])
def test_words_that_stand_twice_are_told_apart_by_their_surroundings(nth: int) -> None:
    new = "A new first paragraph about something else.\n\n" + OLD
    place = find(anchored(OLD, at("Monday", nth=nth)), new)
    assert place == Place(at("Monday", new, nth), changed=False)


def test_paragraphs_in_another_order() -> None:
    first, second = OLD.split("\n\n")
    new = f"{second}\n\n{first}"
    place = find(anchored(OLD, at("Monday", nth=0)), new)
    assert place
    assert place.span == at("Monday", new, 1)


@pytest.mark.parametrize(
    ("words", "new", "expected"),
    [
        ("taken everything", OLD.replace("“", '"').replace("”", '"'), "taken everything"),
        ("“taken everything”", OLD.replace("“", '"').replace("”", '"'), '"taken everything"'),
        ("bridge - at once", OLD.replace(" - ", " – "), "bridge – at once"),
        ("voted to rebuild the bridge", OLD.replace("rebuild the", "rebuild\nthe"), "voted to rebuild\nthe bridge"),
        ("voted to rebuild the bridge", OLD.replace("rebuild", "re-\nbuild"), "voted to re-\nbuild the bridge"),
        ("The engineer warned", OLD.replace("engineer", "engi\u00adneer"), "The engi\u00adneer warned"),
        ("the lower town.\n\nOn Monday", OLD.replace("\n\n", "\n"), "the lower town.\nOn Monday"),
    ],
)
def test_spacing_marks_and_dashes_may_differ(words: str, new: str, expected: str) -> None:
    assert found(words, new) == expected


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("the river would rise once rnore", "the river would rise once more"),
        ("the river wou1d rise once more", "the river would rise once more"),
        ("the rivers would rise, once more", "the river would rise once more"),
    ],
)
def test_corrected_scans_are_found_and_marked_as_changed(wrong: str, right: str) -> None:
    scanned = OLD.replace(right, wrong)
    place = find(anchored(scanned, at(wrong, scanned)), OLD)
    assert place == Place(at(right), changed=True)


@pytest.mark.parametrize(
    ("words", "new"),
    [
        (
            "the river would rise once more",
            OLD.replace("the river would rise once more", "prices were not expected to fall"),
        ),
        ("Monday", "It rained. Monday was never mentioned by anyone who was there at that time, they say."),
        ("taken everything", OLD.replace("“taken everything” from the lower town", "spared most of the lower town")),
        ("taken everything", ""),
        ("Monday", OLD.replace("Monday", "Friday")),
    ],
)
def test_what_is_gone_is_not_found_elsewhere(words: str, new: str) -> None:
    assert found(words, new) is None


def test_short_words_of_a_short_text_are_found() -> None:
    anchor = anchored("May 3", Span(0, 3))
    assert find(anchor, "(May 3)") == Place(Span(1, 4), changed=False)


def test_nothing_is_not_found() -> None:
    assert find(anchored("a b", Span(1, 2)), "a  b") is None
    assert find(anchored("ab", Span(1, 1)), "aab") is None


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="ends at 3"):
        anchored("abc", Span(2, 4))


words = st.text(st.sampled_from("ab \n“-"), max_size=60)


@given(words, words, words, words)
def test_words_and_surroundings_that_are_all_there_are_found(before: str, inside: str, after: str, other: str) -> None:
    """Whatever is put in front: a place that is given holds the words."""
    old = before + inside + after
    anchor = anchored(old, Span(len(before), len(before) + len(inside)))
    new = other + old
    place = find(anchor, new)
    if inside.strip():
        assert place
        assert not place.changed
        assert place.span.of(new).split() == inside.split() or place.span.of(new) == inside


@given(words, st.integers(0, 60), st.integers(0, 60), words)
def test_a_place_lies_in_the_text(old: str, start: int, length: int, new: str) -> None:
    start = min(start, len(old))
    place = find(anchored(old, Span(start, min(len(old), start + length))), new)
    assert place is None or 0 <= place.span.start <= place.span.end <= len(new)


@pytest.mark.parametrize("unit", ["a", "ab ", "“- ", "\n-"])
def test_hostile_texts_take_no_long_time(unit: str) -> None:
    text = unit * 300_000
    reading = Reading(text + "x")
    began = time.process_time()
    for start in (0, 1_000, 299_000):
        reading.find(anchored(text, Span(start, start + 40), "old"))
    reading.find(Anchor(Span(0, 900), "ab" * 450, unit * 8, unit * 8, "old"))
    assert time.process_time() - began < 8
