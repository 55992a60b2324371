"""Verbs of taking sides in all their forms, and the word sets that rules about positions ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache

from viewer.extract import lexicon


class Shape(Enum):
    """The form a verb stands in."""

    PLAIN = "plain"
    THIRD = "third"
    PAST = "past"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb that takes a side.

    kind   "statement", "act", "deed" or "request"
    sign   +1 supports, -1 opposes, 0 neither; mixed where the subject is split
    tail   words that must follow ("for" of "call for")
    own    whether the object's own words may be the issue
    """

    verb: str
    tail: tuple[str, ...]
    kind: str
    sign: int
    own: bool
    mixed: bool = False


SIGNS = {"supports": 1, "opposes": -1, "neutral": 0, "mixed": 0}


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A list of the stance lexicon as a set."""
    return frozenset(lexicon.load("stance")[section][key])


@cache
def triggers() -> dict[str, tuple[tuple[Trigger, Shape], ...]]:
    """Every form of every verb that takes a side; what needs the most words after it first, then deeds."""
    found: dict[str, list[tuple[Trigger, Shape]]] = {}
    for group in lexicon.load("stance")["verbs"]:
        for phrase in group["verbs"]:
            verb, *tail = phrase.split()
            trigger = Trigger(
                verb, tuple(tail), group["kind"], SIGNS[group["polarity"]], group["own"], group["polarity"] == "mixed"
            )
            for form, shape in forms(verb):
                found.setdefault(form, []).append((trigger, shape))
    for trigger in _of_nouns():
        for form, shape in forms(trigger.verb):
            found.setdefault(form, []).append((trigger, shape))
    return {
        form: tuple(sorted(some, key=lambda t: (-len(t[0].tail), t[0].kind != "deed"))) for form, some in found.items()
    }


def _of_nouns() -> list[Trigger]:
    """Verbs that state a position as a noun: "reiterated its support for"."""
    table = lexicon.load("stance")
    own = table["own_nouns"]
    sided = [(phrase, sign) for sign, side in ((1, "supports"), (-1, "opposes")) for phrase in table["nouns"][side]]
    return [
        Trigger(verb, tuple(f"{determiner} {phrase}".split()), "statement", sign, True)
        for verb in own["verbs"]
        for determiner in own["determiners"]
        for phrase, sign in sided
    ]


@cache
def reporting() -> dict[str, tuple[Shape, bool]]:
    """Every form of the verbs of saying, with its shape and whether the subject denies what follows."""
    table = lexicon.load("stance")["reports"]
    said = {form: (shape, False) for verb in table["verbs"] for form, shape in forms(verb.split()[0])}
    return {**said, **{form: (shape, True) for verb in table["denials"] for form, shape in forms(verb)}}


@cache
def deeds() -> frozenset[str]:
    """Plain forms of all verbs: what can begin another member of "to stop the war, resume talks and …"."""
    every = lexicon.load("stance")["verbs"]
    return frozenset(v.split()[0] for group in every for v in group["verbs"]) | words("path", "reverse")


@cache
def kin() -> dict[str, frozenset[str]]:
    """For each noun that can stand for another ("draft" for "resolution"), all of its kin."""
    groups = [frozenset(group) for group in lexicon.load("stance")["path"]["kin"]]
    return {noun: group for group in groups for noun in group}


def forms(verb: str) -> tuple[tuple[str, Shape], ...]:
    """A verb's forms, irregular ones from the lexicon, the rest by English spelling."""
    irregular = lexicon.load("stance")["irregular"].get(verb)
    if irregular:
        third, *rest = irregular
        shaped = [(form, Shape.ING if form.endswith("ing") else Shape.PAST) for form in rest]
        return ((verb, Shape.PLAIN), (third, Shape.THIRD), *shaped)
    stem = verb[:-1] if verb.endswith("e") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past, ing = verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    else:
        hissing = verb.endswith(("s", "sh", "ch", "x", "z"))
        third, past, ing = verb + ("es" if hissing else "s"), stem + "ed", stem + "ing"
    return ((verb, Shape.PLAIN), (third, Shape.THIRD), (past, Shape.PAST), (ing, Shape.ING))
