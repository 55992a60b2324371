"""The tables of countries and organisations hold what others' tables hold, and name nobody twice."""

from __future__ import annotations

import pycountry
import pytest
from babel import Locale

from viewer.extract import lexicon
from viewer.extract.countries import (
    collapsed,
    country_name,
    is_country,
    known_actor,
    names_by_first_word,
    organisations,
    states,
)
from viewer.model.actor import ActorKind

PRESENT = lexicon.resource("countries")["countries"]
FORMER = lexicon.resource("countries")["historical"]


def test_all_members_of_the_united_nations_and_its_observers_are_there() -> None:
    members = [code for code, state in PRESENT.items() if "un" not in state]
    assert len(members) == 193
    assert {code for code, state in PRESENT.items() if state.get("un") == "observer"} == {"PSE", "VAT"}


@pytest.mark.parametrize("code", sorted(set(PRESENT) - {"XKX"}))
def test_codes_and_names_are_those_of_iso_and_cldr(code: str) -> None:
    entry = pycountry.countries.get(alpha_3=code)
    assert entry is not None
    assert entry.alpha_2 == PRESENT[code]["a2"]
    cldr = Locale("en").territories[entry.alpha_2].replace("’", "'").replace(" - ", "-").replace("&", "and")
    state = PRESENT[code]
    ours = {name for name in (state["name"], state.get("official"), *state.get("also", [])) if name}
    shown = cldr.partition(" (")[0].removeprefix("Sint ")
    assert shown in {name.replace("&", "and") for name in ours} or shown.startswith("Congo")


@pytest.mark.parametrize("code", sorted(c for c in FORMER if "/" not in c))
def test_former_states_bear_their_former_codes(code: str) -> None:
    assert pycountry.historic_countries.get(alpha_3=code) is not None


@pytest.mark.parametrize("code", sorted(FORMER))
def test_former_states_have_years_and_an_heir(code: str) -> None:
    first, last = FORMER[code]["years"]
    assert first < last
    assert FORMER[code]["heir"] in PRESENT


def test_context_kinds_and_institutions_name_only_known_actors() -> None:
    table = lexicon.resource("countries")
    known = set(states()) | set(organisations())
    for actors in [*table["contextual"].values(), *table["kinds"].values()]:
        assert set(actors) <= known
    assert set(table["institutions"]) <= known


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("United States", "USA"),
        ("American", "USA"),
        ("French", "FRA"),
        ("Kremlin", "RUS"),
        ("State Department", "USA"),
        ("DPRK", "PRK"),
        ("Côte d'Ivoire", "CIV"),
        ("USSR", "SUN"),
        ("CHINA", "CHN"),
        ("Hague", "NLD"),
    ],
)
def test_each_name_leads_to_its_country(words: str, actor: str) -> None:
    every = {name.words: name.actor for names in names_by_first_word().values() for name in names}
    assert every[words] == actor


def test_names_are_shown_and_organs_belong_to_their_body() -> None:
    assert country_name("PRK") == "North Korea"
    assert country_name("UN/security-council") == "U.N. Security Council"
    assert country_name("nobody") == "nobody"
    assert collapsed("UN/security-council") == "UN"
    assert collapsed("state/prussia") == "state/prussia"
    assert is_country("EU")
    assert not is_country("UN")
    assert known_actor("NATO").kind == ActorKind.ORGANISATION
