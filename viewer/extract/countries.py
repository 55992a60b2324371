"""What names a country or body, and what it is called when shown: the tables, indexed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from viewer.extract import lexicon
from viewer.model.actor import Actor, ActorKind, Form

FIRST_WORD = re.compile(r"[^\W_]+")
CAPITALS_FROM = 4
"""Names at least this long are also known in capitals ("CHINA"), as headlines and datelines have them."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to name an actor: the words, whose they are ("" for words that only look like a name), and their form."""

    words: str
    actor: str
    form: Form
    namesake: bool = False
    town: bool = False


@cache
def states() -> dict[str, dict[str, Any]]:
    """Every present and former state of the table by actor id."""
    table = lexicon.resource("countries")
    return {**table["countries"], **table["historical"]}


@cache
def organisations() -> dict[str, dict[str, Any]]:
    """Every body of the table by actor id."""
    table: dict[str, dict[str, Any]] = lexicon.resource("organisations")["organisations"]
    return table


def is_country(actor: str) -> bool:
    """Whether an actor id is a country's; the European Union counts as one."""
    return actor in states() or actor == "EU"


def country_name(actor: str) -> str:
    """A country's or body's name as shown to people; the id itself where the tables do not know it."""
    entry = states().get(actor) or organisations().get(actor)
    return str(entry["name"]) if entry else actor


def collapsed(actor: str) -> str:
    """The body an organ belongs to ("UN" for "UN/security-council"); any other id as it is."""
    head, _, organ = actor.partition("/")
    return head if organ and head in organisations() else actor


@cache
def known_actor(actor: str) -> Actor:
    """The Actor of a country or body of the tables."""
    kind = ActorKind.COUNTRY if is_country(actor) else ActorKind.ORGANISATION
    return Actor(actor, country_name(actor), kind)


@cache
def names_by_first_word() -> dict[str, tuple[Name, ...]]:
    """All names by their first run of letters, the longest first, so that the longest that fits is taken."""
    by_word: dict[str, dict[str, Name]] = {}
    for name in _names():
        for words in _spellings(name):
            first = FIRST_WORD.match(words)
            if first:
                spelled = Name(words, name.actor, name.form, name.namesake, name.town)
                by_word.setdefault(first.group(), {}).setdefault(words, spelled)
    return {word: tuple(sorted(found.values(), key=lambda n: -len(n.words))) for word, found in by_word.items()}


def _spellings(name: Name) -> list[str]:
    shout = name.words.upper()
    if (name.namesake and not name.town) or len(name.words) < CAPITALS_FROM or shout == name.words:
        return [name.words]
    return [name.words, shout]


def _names() -> list[Name]:
    """Names in order of rank: what stands first keeps words that two would share."""
    table = lexicon.resource("countries")
    doubtful = frozenset(table["namesakes"]["names"])
    found = [Name(words, "", Form.NAME) for words in table["blocked"]["names"]]
    for actor, state in states().items():
        full = [state["name"], state.get("official"), *state.get("also", [])]
        found += [Name(words, actor, Form.NAME, words in doubtful) for words in full if words]
        found += [Name(words, actor, Form.DEMONYM) for words in state["people"]]
    for actor, institutions in table["institutions"].items():
        found += [Name(words, actor, Form.METONYM) for words in institutions]
    for actor, body in organisations().items():
        found += [Name(words, actor, Form.NAME) for words in body["forms"]]
        found += [Name(words, actor, Form.METONYM, town=True) for words in body.get("seats", [])]
    for actor, state in states().items():
        found += [Name(words, actor, Form.METONYM, words in doubtful, town=True) for words in state["seats"]]
        found += [Name(words, actor, Form.PLACE, words in doubtful, town=True) for words in state.get("places", [])]
    return found
