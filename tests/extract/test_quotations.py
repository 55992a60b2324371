"""Who said what: sentences of our own, and what a reader would expect to see lit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.bundled import SEEDS
from viewer.extract import sentences
from viewer.extract.quotations import find_quotations
from viewer.model.actor import Actor, ActorKind, Mention
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.document import Document, canonical
from viewer.model.span import Span


def read(text: str, *mentions: tuple[str, str]) -> tuple[Quotation, ...]:
    """Quotations of a text; each mention is (words in the text, id of a country)."""
    document = Document("d", "", text)
    actors = [Actor(a, a, ActorKind.COUNTRY) for a in dict.fromkeys(a for _, a in mentions)]
    placed = [
        Mention(f"d/mention/{text.index(w)}", "d", Span(text.index(w), text.index(w) + len(w)), w, a)
        for w, a in mentions
    ]
    return find_quotations(document, sentences.read(text), actors, placed)


def shown(text: str, quotation: Quotation) -> tuple[list[str], str, str]:
    """Contents, source and cue as the reader sees them."""
    return (
        [s.of(text) for s in quotation.content],
        " ".join(s.of(text) for s in quotation.source),
        " ".join(s.of(text) for s in quotation.cue),
    )


ONE = [
    # direct
    ("“The road is closed,” the mayor said.", ["“The road is closed,”"], "the mayor", "said"),
    ('"The road is closed," said Mayor Ada Lind.', ['"The road is closed,"'], "Mayor Ada Lind", "said"),
    ("The mayor said, “The road is closed.”", ["“The road is closed.”"], "The mayor", "said"),
    ("''The road is closed,'' she added.", ["''The road is closed,''"], "she", "added"),
    ("‘The road is closed,’ he told reporters.", ["‘The road is closed,’"], "he", "told"),
    ("'The road is closed,' he said.", ["'The road is closed,'"], "he", "said"),
    ("「道は閉ざされています」 she said.", ["「道は閉ざされています」"], "she", "said"),
    ("“Is the road closed?” asked Lind.", ["“Is the road closed?”"], "Lind", "asked"),
    ("“Stay home,” Lind said. “The road is closed.”", ["“Stay home,”", "“The road is closed.”"], "Lind", "said"),
    ("“Stay home,” said Lind, “until it opens.”", ["“Stay home,”", "“until it opens.”"], "Lind", "said"),
    (
        "“The road is closed,” said Ada Lind, the mayor of the town.",
        ["“The road is closed,”"],
        "Ada Lind",
        "said",
    ),
    # mixed
    (
        "The mayor said that the road was “badly damaged” by the flood.",
        ["that the road was “badly damaged” by the flood"],
        "The mayor",
        "said",
    ),
    # indirect
    ("The mayor said the road was closed.", ["the road was closed"], "The mayor", "said"),
    ("The mayor has often said that the road is old.", ["that the road is old"], "The mayor", "has often said"),
    ("The road is closed, the mayor said on Monday.", ["The road is closed"], "the mayor", "said"),
    ("The road, the mayor said, is closed.", ["The road", "is closed"], "the mayor", "said"),
    ("According to the mayor, the road is closed.", ["the road is closed"], "the mayor", "According to"),
    ("The road is closed, according to the mayor.", ["The road is closed"], "the mayor", "according to"),
    (
        "Ada Lind, the mayor of Elm, told reporters that she would resign.",
        ["that she would resign"],
        "Ada Lind",
        "told",
    ),
    ("The mayor wants to close the road.", ["to close the road"], "The mayor", "wants"),
    ("Norway opposes closing the road.", ["closing the road"], "Norway", "opposes"),
    ("Norway called for a ban on trucks.", ["a ban on trucks"], "Norway", "called for"),
    ("The council urged drivers to stay home.", ["drivers to stay home"], "The council", "urged"),
    ("The mayor asked whether the road was safe.", ["whether the road was safe"], "The mayor", "asked"),
]


@pytest.mark.parametrize(("text", "content", "source", "cue"), ONE)
def test_one_quotation(text: str, content: list[str], source: str, cue: str) -> None:
    assert [shown(text, q) for q in read(text)] == [(content, source, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "The plan is expected to fail.",
        "The town has long been called the worst in the country.",
        "The bridge was closed for repairs.",
        "The so-called “green belt” runs along the river.",
        "She sang “Yesterday” and left.",
        "The claims were large.",
        "He lives in Oslo.",
        "",
        "\n\n  \n",
    ],
)
def test_no_quotation(text: str) -> None:
    assert read(text) == ()


def test_speech_over_paragraphs_is_one_quotation() -> None:
    text = "“The road is closed.\n\n“It will open in May,” the mayor said."
    (quotation,) = read(text)
    assert shown(text, quotation)[0] == ["“The road is closed.", "“It will open in May,”"]
    assert quotation.speaker_name == "the mayor"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Foreign Minister Ada Lind said the road was closed. “It is old,” Lind said.", ["Ada Lind", "Ada Lind"]),
        ("Mayor Ada Lind said the road was closed. It would open soon, she added.", ["Ada Lind", "Ada Lind"]),
        ("A town clerk said the road was closed. “It is old,” the clerk said.", ["A town clerk", "A town clerk"]),
        ("Residents of Elm said the road was closed.", ["Residents of Elm"]),
        ("The mayor, Ada Lind, said it was late. She said it was dark.", ["Ada Lind", "Ada Lind"]),
        ("Mayor Ada Lind spoke. The mayor said it was late.", ["The mayor"]),
        ("Mayor Ada Lind said it was late. The mayor said it was dark.", ["Ada Lind", "Ada Lind"]),
        ("Ada Lind, who said it was late, left.", ["Ada Lind"]),
        (
            "Ms. Ada Lind said it was late. Mr. Bo Berg said it was dark. She said it rained.",
            ["Ada Lind", "Bo Berg", "Ada Lind"],
        ),
    ],
)
def test_speakers_are_named_in_full(text: str, names: list[str]) -> None:
    assert [q.speaker_name for q in read(text)] == names


def test_an_actor_at_the_head_of_the_source_speaks() -> None:
    text = "Norway said the road was closed. The mayor of Norway said it was open."
    first, second = read(text, ("Norway", "NOR"))
    assert first.speaker == "NOR"
    assert second.speaker == ""


def test_several_actors_speak_together_by_their_own_words() -> None:
    (quotation,) = read("China and Peru oppose the treaty.", ("China", "CHN"), ("Peru", "PER"))
    assert (quotation.speaker, quotation.speaker_name) == ("", "China and Peru")


def test_a_countrys_side_speaks_for_it() -> None:
    (quotation,) = read("The Chinese side maintains that the treaty is void.", ("Chinese", "CHN"))
    assert quotation.speaker == "CHN"


def test_he_is_never_a_country() -> None:
    first, second = read("China said it was late. He said it was dark.", ("China", "CHN"))
    assert first.speaker == "CHN"
    assert second.speaker == ""


def test_a_report_within_a_report_is_linked() -> None:
    text = "“Norwegian officials told us that the road was unsafe,” the mayor said."
    outer, inner = read(text, ("Norwegian", "NOR"))
    assert outer.kind == QuotationKind.DIRECT
    assert shown(text, inner)[1] == "Norwegian officials"
    assert inner.inside == outer.id
    assert outer.inside == ""


def test_what_lies_inside_is_only_read_for_those_who_hold_positions() -> None:
    assert len(read("“My neighbours told us that the road was unsafe,” the mayor said.")) == 1


SEED_SPEAKERS = {
    "000_b3f18c7086f8ab8e.txt": [
        ((0, 154), "Ban Ki-moon"),
        ((305, 530), "Ban Ki-moon"),
        ((533, 743), "Ban Ki-moon"),
        ((770, 917), "Ban Ki-moon"),
        ((1057, 1283), "Ban Ki-moon"),
        ((1366, 1455), "a landmark resolution"),
        ((1593, 1807), "Sources at the U.N."),
        ((2415, 2457), "the North"),
        ((2530, 2689), "the State Department"),
    ],
    "001_06b96723c9ef7c7e.txt": [
        ((15, 224), "a Seoul diplomat"),
        ((434, 524), "a U.N. Commission of Inquiry"),
        ((829, 1030), "a Seoul diplomat"),
        ((1080, 1285), "a Seoul diplomat"),
        ((1330, 1435), "China"),
        ((1437, 1565), "Hua Chunying"),
        ((1748, 1827), "the U.N. commission"),
        ((2022, 2097), "Yun Byung-se"),
        ((2099, 2302), "Yun Byung-se"),
        ((2313, 2552), "Yun Byung-se"),
    ],
}


@pytest.mark.parametrize("name", sorted(SEED_SPEAKERS))
def test_the_example_articles(name: str) -> None:
    text = canonical((SEEDS / name).read_text(encoding="utf-8"))
    assert [((q.span.start, q.span.end), q.speaker_name) for q in read(text)] == SEED_SPEAKERS[name]


WORDS = "said Lind the mayor that according to who and he told wants to closed it was of saying"
MARKS = "“ ” \" '' ‘ ’ ' , . ? : ( ) — 「 」 😀"
PIECES = st.sampled_from([*WORDS.split(), *MARKS.split(), "\n", "\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_everything_shown_stands_in_the_document(text: str) -> None:
    text = canonical(text)
    found = read(text)
    ids = [q.id for q in found]
    assert len(ids) == len(set(ids))
    for quotation in found:
        assert quotation.provenance.rule
        assert quotation.content == tuple(sorted(quotation.content))
        for span in (*quotation.content, *quotation.source, *quotation.cue):
            assert 0 <= span.start < span.end <= len(text)
        for before, after in zip(quotation.content, quotation.content[1:], strict=False):
            assert before.end <= after.start
        assert quotation.inside in {"", *ids}
        assert " ".join(quotation.speaker_name.split()) in " ".join(text.split())


HOSTILE = [
    "“",
    "'a ",
    "said, ",
    "Lind said that ",
    "a and ",
    "(",
    "A B ",
    "according to ",
    "A",
    "“A\n\n",
    "and said ",
    '" "',
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_read_in_linear_time(hostile: str) -> None:
    read(hostile * (60_000 // len(hostile)))
