"""Which words are verbs of happening, and in which form: the lexicon holds base forms, this inflects them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from viewer.extract import lexicon

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Verb:
    """A word read as a verb.

    base    the base form
    family  family of the happening, "other", or "" for a verb that tells of none (states, attitudes)
    kind    what an event of it is called
    past, participle, ing, present   which forms the word can be
    """

    base: str
    family: str
    kind: str
    past: bool = False
    participle: bool = False
    ing: bool = False
    present: bool = False


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A word list of the lexicon of events."""
    return frozenset(lexicon.load("events")[section][key])


@cache
def known() -> dict[str, Verb]:
    """Every form of every verb of the lexicon; where two verbs share a form, that of the family named first."""
    table = lexicon.load("events")
    irregular: dict[str, list[str]] = table["irregular"]
    forms: dict[str, Verb] = {}
    for base, family, kind in _bases(table):
        past, participle = irregular.get(base) or [regular_past(base)] * 2
        spelled = {
            past: Verb(base, family, kind, past=True, participle=past == participle),
            participle: Verb(base, family, kind, past=past == participle, participle=True),
            ing_form(base): Verb(base, family, kind, ing=True),
            third_person(base): Verb(base, family, kind, present=True),
            base: Verb(base, family, kind, present=True, past=past == base, participle=participle == base),
        }
        for form, verb in spelled.items():
            forms.setdefault(form, verb)
    return forms


def lookup(word: str) -> Verb | None:
    """The verb that a word (in lower case) is a form of; words in -ed that are not listed count as "other"."""
    found = known().get(word)
    if (
        found is None
        and len(word) > 4
        and word.endswith("ed")
        and not word.endswith(("eed", "ied-"))
        and "-" not in word
    ):
        return Verb(word, "other", "", past=True, participle=True)
    return found


def _bases(table: dict[str, Any]) -> list[tuple[str, str, str]]:
    listed = [(v, name, f["kind"]) for name, f in table["families"].items() for v in f["verbs"]]
    stative = [(v, "", "") for v in table["classes"]["stative"]]
    return listed + stative + [(v, "other", "") for v in table["classes"]["other"]]


def regular_past(base: str) -> str:
    """Past of a regular verb: adopted, agreed, denied, stopped."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def ing_form(base: str) -> str:
    """Present participle: adopting, writing, dying, stopping."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def third_person(base: str) -> str:
    """Third person singular: adopts, passes, denies."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in VOWELS else base + "s"


def _doubled(base: str) -> str:
    short = len(base) == 3 and base[1] in VOWELS and base[0] not in VOWELS and base[2] not in VOWELS + "wxy"
    return base + base[-1] if short or base in words("classes", "doubling") else base
