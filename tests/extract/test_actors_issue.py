"""Who is meant, case by case: seats of government, places, labels, short forms, family names, pronouns, clashes."""

from __future__ import annotations

import pytest

from viewer.extract import lexicon
from viewer.extract.actors import find_actors
from viewer.extract.sentences import read
from viewer.model.actor import Actor, Form
from viewer.model.document import Document

PRESENT = lexicon.resource("countries")["countries"]


def found(text: str) -> tuple[dict[str, Actor], list[tuple[str, str, Form]]]:
    """Actors by id, and each mention as its words, its actor and its form."""
    actors, mentions = find_actors(Document("d", "D", text), read(text))
    return {a.id: a for a in actors}, [(m.text, m.actor, m.form) for m in mentions]


NO_SEAT = {
    "ATG", "CRI", "DJI", "GRD", "GUY", "JAM", "LUX", "MDV", "MCO", "SMR", "STP", "SYC", "SGP", "VAT", "HKG", "MAC",
}  # fmt: skip
"""Their capital bears the country's own name, or that of many other towns (San José, Kingston, Victoria)."""
NO_PEOPLE = {"COG", "DMA", "VAT", "MAC"}
"""Their people's name is another country's ("Congolese", "Dominican"), or they have none."""


def test_every_country_has_its_people_and_a_seat_unless_the_words_would_name_another() -> None:
    assert {code for code, state in PRESENT.items() if not state["people"]} == NO_PEOPLE
    assert {code for code, state in PRESENT.items() if not (state["seats"] or state.get("places"))} == NO_SEAT


MEANT = [
    ("Beijing rejected the offer.", "Beijing", "CHN", Form.METONYM),
    ("Pyongyang fired a rocket.", "Pyongyang", "PRK", Form.METONYM),
    ("On Friday the Kremlin denied it.", "the Kremlin", "RUS", Form.METONYM),
    ("The White House issued a statement.", "The White House", "USA", Form.METONYM),
    ("A report by the State Department named six banks.", "the State Department", "USA", Form.METONYM),
    ("Downing Street declined to comment.", "Downing Street", "GBR", Form.METONYM),
    ("The plan came from the Pentagon.", "the Pentagon", "USA", Form.METONYM),
    ("Aides at the Blue House said no.", "the Blue House", "KOR", Form.METONYM),
    ("Ankara recalled its envoy.", "Ankara", "TUR", Form.METONYM),
    ("They met in Geneva.", "Geneva", "CHE", Form.PLACE),
    ("He was born near Paris.", "Paris", "FRA", Form.PLACE),
    ("The trial in The Hague began.", "The Hague", "NLD", Form.PLACE),
    ("SEOUL, March 3 (Yonhap) -- Snow fell.", "SEOUL", "KOR", Form.PLACE),
    ("The U.S.-led coalition struck.", "The U.S.", "USA", Form.MODIFIER),
    ("The anti-American song played.", "American", "USA", Form.MODIFIER),
    ("North Korea tested a bomb. The North said nothing.", "The North", "PRK", Form.SHORT),
    ("South Korea and North Korea met; the South was late.", "the South", "KOR", Form.SHORT),
    ("North Korea closed the border, and the communist nation gave no reason.", "the communist nation", "PRK",
     Form.NOMINAL),
    ("Japan was hit. The island nation lost power.", "The island nation", "JPN", Form.NOMINAL),
    ("Saudi Arabia cut output. The kingdom is large.", "The kingdom", "SAU", Form.NOMINAL),
    ("Iran agreed, but the Islamic republic wants time.", "the Islamic republic", "IRN", Form.NOMINAL),
    ("South Korean Foreign Minister Yun Dong-hee spoke. Yun left.", "Yun", "person/yun-dong-hee", Form.NAME),
    ("Chinese Foreign Minister Wang Wei spoke. Wang left.", "Wang", "person/wang-wei", Form.NAME),
    ("Vietnamese President Nguyen Van Minh spoke. Nguyen left.", "Nguyen", "person/nguyen-van-minh", Form.NAME),
    ("Japanese Prime Minister Taro Abe spoke. Abe left.", "Abe", "person/taro-abe", Form.NAME),
    ("Chilean spokeswoman Ana Ruiz spoke. She left.", "She", "person/ana-ruiz", Form.COREF),
    ("Polish President Jan Nowak spoke. He left.", "He", "person/jan-nowak", Form.COREF),
    ("In 1960 the Soviet Union sent wheat.", "the Soviet Union", "SUN", Form.NAME),
    ("In 1985 Yugoslavia paid its debts.", "Yugoslavia", "YUG", Form.NAME),
    ("East Germany built a wall.", "East Germany", "DDR", Form.NAME),
    ("Georgia and Armenia signed.", "Georgia", "GEO", Form.NAME),
    ("Guinea-Bissau closed its schools.", "Guinea-Bissau", "GNB", Form.NAME),
    ("Niger closed its mines.", "Niger", "NER", Form.NAME),
    ("Despite Turkey’s protest, ships left.", "Turkey", "TUR", Form.NAME),
    ("After Chad withdrew, fighting spread.", "Chad", "TCD", Form.NAME),
    ("An American envoy spoke.", "American", "USA", Form.DEMONYM),
    ("The French government spoke.", "French", "FRA", Form.DEMONYM),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "actor", "form"), MEANT)
def test_each_form_names_its_actor(text: str, words: str, actor: str, form: Form) -> None:
    assert (words, actor, form) in found(text)[1]


def test_the_diplomat_is_the_one_spoken_of() -> None:
    mentions = found("A French diplomat spoke. “No,” the diplomat said.")[1]
    assert [m[1] for m in mentions if "diplomat" in m[0]] == ["unnamed/d/french-diplomat"] * 2


@pytest.mark.parametrize(
    ("text", "person", "side"),
    [
        ("South Korean-born U.N. Secretary-General Kim Min-ho spoke.", "person/kim-min-ho", "UN"),
        ("Tomas Rey, the Argentine U.N. special rapporteur, spoke.", "person/tomas-rey", "UN"),
        ("A U.N. official from South Korea spoke.", "unnamed/d/u-n-official", "UN"),
        ("In Beijing, a foreign ministry spokesman, Liu Peng, spoke.", "person/liu-peng", "CHN"),
        ("In Geneva, a foreign ministry spokesman, Liu Peng, spoke.", "person/liu-peng", ""),
        (
            "In Beijing, where Peru has an embassy, a foreign ministry spokesman, Ari Diaz, spoke.",
            "person/ari-diaz",
            "",
        ),
        ("Chief Prosecutor Ada Lind spoke.", "person/ada-lind", ""),
    ],
)
def test_officials_speak_for_their_body_not_their_passport(text: str, person: str, side: str) -> None:
    assert found(text)[0][person].side == side


@pytest.mark.parametrize(
    "text",
    [
        "Turkish President Emre Kaya spoke. The court said Okan Demir was ill. He was held for a day.",
        "After Polish President Jan Nowak met Turkish President Emre Kaya, it rained. He left.",
    ],
)
def test_a_pronoun_that_could_be_someone_elses_is_nobodys(text: str) -> None:
    assert [m for m in found(text)[1] if m[0] == "He"] == []


def test_of_two_persons_of_a_sentence_the_one_it_begins_with_is_he() -> None:
    text = "Turkish President Emre Kaya met Polish President Jan Nowak. He left."
    assert ("He", "person/emre-kaya", Form.COREF) in found(text)[1]
