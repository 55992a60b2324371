"""Who said what in sentences of every make: contents to the character, speakers, and what is nobody's words."""

from __future__ import annotations

import pytest

from viewer.extract.actors import find_actors
from viewer.extract.quotations import find_quotations
from viewer.extract.sentences import read
from viewer.model.document import Document


def said(text: str) -> list[tuple[str, str]]:
    """Content and speaker of every quotation that stands in no other."""
    discourse, document = read(text), Document("d", "D", text)
    found = find_quotations(document, discourse, *find_actors(document, discourse))
    return [(" … ".join(c.of(text) for c in q.content), q.speaker_name) for q in found if not q.inside]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("A trade official who declined to be named said the tariffs would be cut.",
         "the tariffs would be cut", "a trade official who declined to be named"),
        ("“The deal is done,” said one official who asked not to be identified.",
         "“The deal is done,”", "one official"),
        ("A diplomat who spoke on condition of anonymity said that the army had fired first.",
         "that the army had fired first", "a diplomat who spoke on condition of anonymity"),
        ("The envoy who met Lind said the talks had failed.", "the talks had failed", "the envoy who met Lind"),
        ("Officials warned the river would rise.", "the river would rise", "Officials"),
        ("The aide denied having met the spy.", "having met the spy", "The aide"),
        ("The governor denied that he had taken bribes.", "that he had taken bribes", "the governor"),
        ("Most voters back the ban.", "the ban", "Most voters"),
        ("The guard’s claim that the vault was empty surprised no one.", "that the vault was empty", "The guard"),
        ("Norland’s opposition to the treaty is well known.", "the treaty", "Norland"),
        ("The agency quoted Moor as saying the well was dry.", "the well was dry", "Moor"),
        ("Jon Moor was quoted by a paper as saying that the well was dry.", "that the well was dry", "Jon Moor"),
        ("Sudria’s army said late on Sunday that it had shot down a drone.",
         "that it had shot down a drone", "Sudria’s army"),
        ("“Speak up,” her grandmother used to say.", "“Speak up,”", "her grandmother"),
        ("“We want our land back,” read one banner.", "“We want our land back,”", "one banner"),
        ("“The lake is poisoned,” say farmers along its shore.", "“The lake is poisoned,”", "farmers"),
        ("「We are tired,」 said the nurses.", "「We are tired,」", "the nurses"),
        ("The monk said, 「The gate is shut.」", "「The gate is shut.」", "The monk"),
        ("‘I never signed it,’ Lind said.", "‘I never signed it,’", "Lind"),
        ("Storm Will Reach Coast Tonight, Forecasters Say", "Storm Will Reach Coast Tonight", "Forecasters"),
        ("Moor swore that he “would rather die.”", "that he “would rather die.”", "Moor"),
    ],
)  # fmt: skip
def test_contents_are_exact_and_have_their_speaker(text: str, content: str, speaker: str) -> None:
    ((words, who),) = said(text)
    assert words == content
    assert who.lower() == speaker.lower()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("China and Russia said they would sign the text.", "China and Russia"),
        ("The foreign ministers of Peru and Chile said that the border would open.",
         "The foreign ministers of Peru and Chile"),
        ("Ada Lind and Jon Moor said the dam was safe.", "Ada Lind and Jon Moor"),
        ("“Both sides are to blame,” said the police and the union.", "the police and the union"),
        ("The U.S. and its allies insist that sanctions work.", "The U.S. and its allies"),
    ],
)  # fmt: skip
def test_those_who_speak_together_are_named_together(text: str, speaker: str) -> None:
    assert [who for _, who in said(text)] == [speaker]


def test_an_office_or_a_body_with_and_in_its_name_is_one_speaker() -> None:
    assert said("Trade and Industry Minister Ada Lind said the dam was safe.")[0][1] == "Ada Lind"


def test_two_verbs_of_one_subject_keep_it() -> None:
    text = "The engineer said the ministry had “known for years” about the cracks and called for an inquiry."
    assert said(text) == [
        ("the ministry had “known for years” about the cracks", "The engineer"),
        ("an inquiry", "The engineer"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The banker denied the charge.",
        "Norland declared war on Sudria.",
        "The parliament declared a state of emergency.",
        "The judge declared the session open.",
        "Doctors reported for duty.",
        "The paper reports daily.",
        "The storm claimed six lives.",
        "The company says little.",
        "He said nothing.",
        "The ministers are expected to veto the draft.",
        "The village has long been labeled a smugglers’ den.",
        "It was announced that the office would close.",
        "He is believed to be hiding abroad.",
        "The man was accused of theft.",
        "Six people were reported missing.",
        "The so-called “peace house” stands empty.",
        "The film “Cold River” opened on Friday.",
        "The man known as “the Fox” was jailed.",
        "The word “home” is carved on the gate.",
    ],
)
def test_deeds_passives_and_titles_are_nobodys_words(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ola Brandt spoke last. “The city will not sleep,” he said.", "Ola Brandt"),
        ("Petra Voss was fined. She said she would appeal.", "Petra Voss"),
        ("“No,” said Jon Moor. Petra Voss had met Ada Lind. She said it was late.", "Jon Moor"),
        ("Norland Rail was fined by Petra Voss. She said it was late.", "She"),
    ],
)
def test_a_pronoun_is_the_one_whom_the_sentence_before_begins_with(text: str, speaker: str) -> None:
    assert said(text)[-1][1] == speaker
