"""Positions that a text takes as given, as nouns: "despite Serbia's opposition to the bid"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from viewer.extract import lexicon
from viewer.extract.stance_lexicon import words
from viewer.extract.stance_sentence import Holder, NounPhrase, Reading, subject_ending
from viewer.extract.stance_targets import Target, find_target, object_end
from viewer.extract.stance_verbs import agent_after

PREDICATE = 8
"""Words after a phrase in which something may leave its position open."""
SHORT = 3


@dataclass(frozen=True, slots=True)
class NounStance:
    """Who holds it, the first token of the phrase, and what it is about.

    presupposed  it stands even where the words around deny it ("rejected a call by Peru for elections")
    """

    holders: tuple[Holder, ...]
    start: int
    target: Target
    presupposed: bool = False


@cache
def _nouns() -> dict[str, tuple[str, int]]:
    """Each noun with the preposition that must follow it and its side."""
    table = lexicon.load("stance")["nouns"]
    sided = [(phrase, 1) for phrase in table["supports"]] + [(phrase, -1) for phrase in table["opposes"]]
    return {phrase.split()[0]: (phrase.split()[1], sign) for phrase, sign in sided}


def _call_by(reading: Reading, at: int) -> NounStance | None:
    """A call that names who makes it: "a call by Peru and Chile for elections"."""
    agent = agent_after(reading, at + 1)
    if agent is None or reading.lower(agent.end + 1) != "for" or reading.lower(at - 1) in words("group", "negation"):
        return None
    first = agent.end + 2
    target = find_target(reading, first, object_end(reading, first, reading.span.end), False)
    return NounStance(agent.holders, at, target, presupposed=True) if target is not None else None


def _before_predicate(reading: Reading, start: int, end: int) -> int:
    """Index of the verb that follows such a phrase, or its end: "China's support for the treaty surprised …"."""
    for at in range(start, end):
        word = reading.lower(at)
        verb = word in words("nouns", "predicates") or (word.endswith("ed") and len(word) > SHORT)
        if verb and reading.lower(at - 1) not in words("own", "weak"):
            return at
    return end


def _is_given(reading: Reading, subject: NounPhrase, end: int) -> bool:
    """Whether such a phrase opens its clause and what is said of it leaves it standing: "China's support … angered".

    "Peru's support for the deal is uncertain" and "would be welcome" do not.
    """
    if subject.start > 0 and reading.lower(subject.start - 1) not in words("nouns", "opening"):
        return False
    after = [reading.lower(i) for i in range(end, min(len(reading.tokens), end + PREDICATE))]
    told = next((word for word in after if word.isalpha() and not word.endswith("ly")), "")
    is_told = told in words("nouns", "predicates") or (told.endswith("ed") and len(told) > SHORT)
    return is_told and not words("nouns", "open") & set(after)


def find_nouns(reading: Reading) -> list[NounStance]:
    """Every such phrase of a sentence whose possessor is a holder and that stands after "despite" and the like."""
    found = []
    for at, token in enumerate(reading.tokens):
        called = _call_by(reading, at) if token.lower in words("nouns", "calls") else None
        if called is not None:
            found.append(called)
            continue
        joint, sign = _nouns().get(token.lower, ("", 0))
        if not sign or reading.lower(at + 1) != joint:
            continue
        owner = at - 1
        while owner > at - 4 and reading.lower(owner) not in ("'s", "'") and owner not in reading.ending:
            owner -= 1
        if reading.lower(owner) not in ("'s", "'"):
            continue
        subject = subject_ending(reading, owner - 1, behind=True)
        if subject is None:
            continue
        end = _before_predicate(reading, at + 3, object_end(reading, at + 2, reading.span.end))
        if reading.lower(subject.start - 1) not in words("nouns", "given") and not _is_given(reading, subject, end):
            continue
        target = find_target(reading, at + 2, end, False)
        if target:
            turned = Target(target.issue, target.sign * sign, target.start, target.end)
            found.append(NounStance(subject.holders, subject.start, turned))
    return found
