"""Who a text names: each sentence with the actors a reader would see in it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.bundled import SEEDS
from viewer.extract import sentences
from viewer.extract.actors import find_actors
from viewer.model.actor import Actor, ActorKind, Form, Mention
from viewer.model.document import Document, canonical


def read(text: str) -> tuple[dict[str, Actor], tuple[Mention, ...]]:
    actors, mentions = find_actors(Document("d", "", text), sentences.read(text))
    return {a.id: a for a in actors}, mentions


def named(text: str) -> list[tuple[str, str, Form]]:
    return [(m.text, m.actor, m.form) for m in read(text)[1]]


COUNTRIES = [
    ("Norway said nothing.", "Norway", "NOR", Form.NAME),
    ("Talks resumed in Oslo.", "Oslo", "NOR", Form.PLACE),
    ("Ankara rejected the claim.", "Ankara", "TUR", Form.METONYM),
    ("A French-led force arrived.", "French", "FRA", Form.MODIFIER),
    ("The anti-Russian mood grew.", "Russian", "RUS", Form.MODIFIER),
    ("The Peruvian delegation left.", "Peruvian", "PER", Form.DEMONYM),
    ("He flew to Lima on Friday.", "Lima", "PER", Form.PLACE),
    ("The Kremlin denied it.", "The Kremlin", "RUS", Form.METONYM),
    ("NAIROBI, Kenya (AP) — Rain fell.", "NAIROBI", "KEN", Form.PLACE),
    ("Warsaw - PAP\nFarmers marched.", "Warsaw", "POL", Form.PLACE),
    ("The fighting reached Tripoli, Libya.", "Tripoli", "LBY", Form.PLACE),
    ("The U.K. and the UAE met.", "the UAE", "ARE", Form.NAME),
    ("East Germany built a wall.", "East Germany", "DDR", Form.NAME),
    ("CHILE VOTES", "CHILE", "CHL", Form.NAME),
    ("The European Union agreed.", "The European Union", "EU", Form.NAME),
    ("Brussels wants more time.", "Brussels", "EU", Form.METONYM),
    ("A Hanoi official spoke.", "Hanoi", "VNM", Form.METONYM),
    ("The State Department’s report is out.", "The State Department", "USA", Form.METONYM),
    ("The U.N. website was down.", "The U.N.", "UN", Form.MODIFIER),
    ("The Security Council met.", "The Security Council", "UN/security-council", Form.NAME),
]


@pytest.mark.parametrize(("text", "words", "actor", "form"), COUNTRIES)
def test_names_of_countries_and_bodies(text: str, words: str, actor: str, form: Form) -> None:
    assert (words, actor, form) in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan retired.",
        "She read the Washington Post.",
        "Latin American markets fell.",
        "The Paris Agreement entered into force.",
        "Chad Smith played the drums.",
        "The turkey was served cold.",
        "They met us at noon.",
        "In Atlanta, Georgia voters queued.",
        "The country is large.",
        "The North remembers.",
        "A communist nation has a party.",
    ],
)
def test_words_that_only_look_like_a_country(text: str) -> None:
    assert [m for m in named(text) if m[1] != "USA" or m[2] != Form.PLACE] == []


CONTEXT = [
    ("South Vietnam fell. The South had lost.", "The South", "state/south-vietnam", Form.SHORT),
    ("North Korea fired a missile. The North gave no notice.", "The North", "PRK", Form.SHORT),
    ("Cuba closed its port. The communist nation gave no reason.", "The communist nation", "CUB", Form.NOMINAL),
    ("Aid to Haiti stopped. The Caribbean country waits.", "The Caribbean country", "HTI", Form.NOMINAL),
    ("Bolivia wants the sea. The country lost it in war.", "The country", "BOL", Form.COREF),
    ("The European Union met. The bloc did not agree.", "The bloc", "EU", Form.SHORT),
    ("The Human Rights Council met. The Council was split.", "The Council", "UN/human-rights-council", Form.SHORT),
]


@pytest.mark.parametrize(("text", "words", "actor", "form"), CONTEXT)
def test_forms_that_the_text_licenses(text: str, words: str, actor: str, form: Form) -> None:
    assert (words, actor, form) in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "India and Nepal signed. The country is poor.",
        "Japan objected. The communist nation was blamed.",
        "The communist nation was blamed. Later Cuba was named.",
        "North Korea spoke. The North Atlantic is cold.",
    ],
)
def test_forms_that_the_text_does_not_license(text: str) -> None:
    assert not [m for m in named(text) if m[0] in ("The country", "The communist nation", "The North")]


PERSONS = [
    ("Norwegian Foreign Minister Espen Lund spoke.", "person/espen-lund", "Foreign Minister", "NOR"),
    (
        "Egypt's foreign ministry spokeswoman Mona Fadel spoke.",
        "person/mona-fadel",
        "foreign ministry spokeswoman",
        "EGY",
    ),
    ("U.N. Secretary-General Kim Min-ho spoke.", "person/kim-min-ho", "Secretary-General", "UN"),
    ("Ana Ruiz, the Chilean ambassador to the United Nations, spoke.", "person/ana-ruiz", "ambassador", "CHL"),
    ("The Polish president, Jan Nowak, spoke.", "person/jan-nowak", "president", "POL"),
    ("President of Ghana Kofi Badu spoke.", "person/kofi-badu", "President", "GHA"),
    ("Secretary of State Mary Hill spoke.", "person/mary-hill", "Secretary of State", "USA"),
    ("Former Kenyan President Otieno Were spoke.", "person/otieno-were", "Former Kenyan President", ""),
    ("Opposition leader Rosa Lima spoke in Peru.", "person/rosa-lima", "Opposition leader", ""),
]


@pytest.mark.parametrize(("text", "identifier", "office", "side"), PERSONS)
def test_persons_and_whom_they_speak_for(text: str, identifier: str, office: str, side: str) -> None:
    actors, _ = read(text)
    assert identifier in actors
    assert actors[identifier].side == side
    assert actors[identifier].kind == ActorKind.PERSON
    assert office.split()[-1].lower() in actors[identifier].office.lower()


def test_later_mentions_are_the_same_person() -> None:
    text = (
        "South Korean Foreign Minister Park Jin-ho spoke. Park left early. He did not return. "
        "A Seoul diplomat stayed. “It is late,” the diplomat said."
    )
    who = {words: actor for words, actor, _ in named(text)}
    assert who["Park"] == "person/park-jin-ho"
    assert who["He"] == "person/park-jin-ho"
    assert who["the diplomat"] == who["A Seoul diplomat"] == "unnamed/d/seoul-diplomat"
    actors, _ = read(text)
    assert actors["unnamed/d/seoul-diplomat"].side == "KOR"
    assert actors["unnamed/d/seoul-diplomat"].kind == ActorKind.UNNAMED


def test_a_family_name_of_somebody_else_is_not_the_person() -> None:
    text = "Danish Prime Minister Lars Holm spoke. Karen Holm, a baker, did not."
    assert [m.text for m in read(text)[1] if m.actor == "person/lars-holm"] == ["Danish Prime Minister Lars Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lind, leader of Norway's Green Party, spoke.",
        "Egypt's official Nile News Agency reported it.",
        "A President Carlos Vega would speak for Peru.",
        "The bank president, Ole Dahl, spoke in Denmark.",
    ],
)
def test_persons_who_speak_for_no_state(text: str) -> None:
    assert not [a for a in read(text)[0].values() if a.kind == ActorKind.PERSON and a.side]


def test_of_two_with_one_family_name_the_last_named_in_full_is_meant() -> None:
    text = (
        "South Korean envoy Kim Do-hyun spoke. North Korean leader Kim Min-su did not. Kim left. "
        "South Korean envoy Kim Do-hyun stayed. Kim slept."
    )
    bare = [m.actor for m in read(text)[1] if m.text == "Kim"]
    assert bare == ["person/kim-min-su", "person/kim-do-hyun"]


def test_she_is_not_the_spokesman() -> None:
    text = "Mexican spokesman Luis Vega spoke. She left."
    assert not [m for m in read(text)[1] if m.text == "She"]


def test_seed_countries_are_found_where_they_stand() -> None:
    """The places of every country in the two example articles, by hand."""
    expected = {
        "000_b3f18c7086f8ab8e.txt": "PRK 39 109 570 653 869 1057 1160 1376 1748 1954 2119 2197 2365 2535 "
        "KOR 1598 USA 1611 2420 2470 CHN 1904 RUS 1914",
        "001_06b96723c9ef7c7e.txt": "KOR 0 15 228 1904 CHN 37 160 785 878 896 1085 1306 1566 PRK 90 317 "
        "503 595 804 992 1113 1253 1381 1816 1871 2071 2289 2539 USA 526 EU 545 JPN 568 CHE 371",
    }
    for name, places in expected.items():
        text = canonical(Path(SEEDS / name).read_text(encoding="utf-8"))
        found = {(m.actor, m.span.start) for m in read(text)[1]}
        actor = ""
        for word in places.split():
            if word.isdigit():
                assert (actor, int(word)) in found, (name, actor, word)
            else:
                actor = word


def test_seed_persons_speak_for_their_sides() -> None:
    sides: dict[str, str] = {}
    for path in sorted(SEEDS.glob("*.txt")):
        actors, _ = read(canonical(path.read_text(encoding="utf-8")))
        sides |= {a.name: a.side for a in actors.values() if a.kind == ActorKind.PERSON}
    assert sides == {"Ban Ki-moon": "UN", "Hua Chunying": "CHN", "Yun Byung-se": "KOR", "Kim Jong-un": "PRK"}


PIECES = st.sampled_from(
    [
        "Japan",
        "the North",
        "North Korea",
        " said ",
        "U.N.",
        ". ",
        ", ",
        "\n\n",
        "President ",
        "Lee",
        "'s",
        "’s ",
        "the country",
        "“",
        "”",
        "-led ",
        "he ",
        "minister ",
        "of ",
        "Seoul",
        " ",
        "é",
        "😀",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_mention_is_a_slice_of_its_document(text: str) -> None:
    actors, mentions = read(text)
    assert len({m.id for m in mentions}) == len(mentions)
    for mention in mentions:
        assert mention.text == mention.span.of(text)
        assert mention.actor in actors


@pytest.mark.parametrize(
    "piece", ["President ", "A", "the country ", "Mr. Lee he ", "U.S.-", "Jordan ", "China's minister of "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = "China. " + piece * (60_000 // len(piece))
    begun = time.perf_counter()
    read(text)
    assert time.perf_counter() - begun < 6
