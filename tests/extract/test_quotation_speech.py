"""Direct speech: which words are spoken, by whom, and what stands in marks without being speech."""

from __future__ import annotations

import pytest

from viewer.extract import sentences
from viewer.extract.quotations import find_quotations
from viewer.model.attribution import Quotation
from viewer.model.document import Document


def read(text: str) -> tuple[Quotation, ...]:
    return find_quotations(Document("d", "", text), sentences.read(text), (), ())


def shown(text: str) -> list[tuple[str, str]]:
    """Speaker's words and what they said, pieces parted by a bar."""
    return [(" ".join(s.of(text) for s in q.source), " | ".join(s.of(text) for s in q.content)) for q in read(text)]


ONE_SPEAKER = [
    # where the speaker stands
    ("“We are leaving,” Ada Lind, 45, a nurse from Elm, told the paper.", "Ada Lind", "“We are leaving,”"),
    ("“We are leaving,” Lind laughed.", "Lind", "“We are leaving,”"),
    ("“We are leaving!” cried a woman in the crowd.", "a woman in the crowd", "“We are leaving!”"),
    ("“We are leaving,” according to a note from Lind.", "a note from Lind", "“We are leaving,”"),
    ("“We are leaving,” Lind was quoted as saying.", "Lind", "“We are leaving,”"),
    ("Lind shot back, “We are leaving the town today.”", "Lind", "“We are leaving the town today.”"),
    ("Lind agreed. “We are leaving.”", "Lind", "“We are leaving.”"),
    ("Lind told reporters in Elm: “We are leaving.”", "Lind", "“We are leaving.”"),
    ("Lind left the room, adding, “We are not coming back.”", "Lind", "“We are not coming back.”"),
    ("Ada Lind, who once led the party, said, “We are leaving.”", "Ada Lind", "“We are leaving.”"),
    # pieces of one speech
    ("“We leave,” Lind said. “It is over. It is done.”", "Lind", "“We leave,” | “It is over. It is done.”"),
    ("“We leave,” Lind said, “and we will not return.”", "Lind", "“We leave,” | “and we will not return.”"),
    ("“We leave,” Lind said.\n\n“Nobody will stop us.”", "Lind", "“We leave,” | “Nobody will stop us.”"),
    ("In a letter Lind wrote:\n\n“Nobody will stop us.”", "Lind", "“Nobody will stop us.”"),
    ("“Do we leave?” Lind asked the council. “We do.”", "Lind", "“Do we leave?” | “We do.”"),
    ("When it rained, Lind fired back: “We leave.”", "Lind", "“We leave.”"),
    # marks
    ('“We leave," Lind said.', "Lind", '“We leave,"'),
    ("“She said ‘no’ twice,” Lind said.", "Lind", "“She said ‘no’ twice,”"),
    ("'It's the workers' turn now,' Lind said.", "Lind", "'It's the workers' turn now,'"),
    ("«We leave,» Lind said.", "Lind", "«We leave,»"),
    # a line of dialogue
    ("LIND: The road is closed until May.", "LIND", "The road is closed until May"),
]


@pytest.mark.parametrize(("text", "source", "content"), ONE_SPEAKER)
def test_speech_and_its_speaker(text: str, source: str, content: str) -> None:
    assert shown(text) == [(source, content)]


def test_two_speakers_in_turn() -> None:
    text = "“Stay,” Lind said. “No,” Berg answered. “I cannot.”"
    assert shown(text) == [("Lind", "“Stay,”"), ("Berg", "“No,” | “I cannot.”")]


def test_speech_that_runs_on_is_parted_where_its_speaker_is_named_again() -> None:
    text = "“We leave,” Lind said. “It is over.\n\n“Nobody will stop us,” she added."
    assert shown(text) == [("Lind", "“We leave,” | “It is over."), ("she", "“Nobody will stop us,”")]


def test_words_that_are_understood_as_another_speakers_are_not_joined() -> None:
    text = "“Stay,” Lind said. “No,” came from somewhere in the hall."
    assert shown(text)[0] == ("Lind", "“Stay,”")


@pytest.mark.parametrize(
    "text",
    [
        "The film “A Long Road” opens today.",
        "They call the hill “the Needle” here.",
        "He wore a cap with the words “No More” on it.",
        "The 5'10\" player scored twice.",
        "It was the '90s and rock 'n' roll was dying.",
        "“",
        "””",
    ],
)
def test_marks_without_speech(text: str) -> None:
    assert all(q.kind != "direct" for q in read(text))


def test_marks_inside_a_paraphrase_make_it_mixed() -> None:
    (quotation,) = read("Lind called the deal “a bad joke” on Monday.")
    assert quotation.kind == "mixed"
