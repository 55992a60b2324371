"""The words of speech, belief and wish with all their forms, so that readers look a word up once.

Every table is made from the lexicon "attribution": nothing about the language stands in code but how English inflects.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from viewer.extract import lexicon

FRAMES = ("clause", "that", "addressee", "question", "infinitive", "object", "gerund")
"""What may follow a verb as its content; each is a list of verbs in the lexicon."""
VOWELS = "aeiou"

BASE, THIRD, PAST, SIMPLE, PARTICIPLE, ING = "B", "Z", "E", "F", "K", "G"
"""Forms: wish, wishes, wished (past or participle), wrote (past only), written (participle only), wishing."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb whose content may be an attribution: its base form, what may follow it, prepositions it goes with."""

    lemma: str
    frames: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """Tables by lower-case word: its tag (one letter, see clauses), and its verb where it is one of attribution.

    phrases  by form of its first word: the words that follow, and the verb they make together ("point", "out")
    nouns    nouns of speech and will, and the prepositions their content follows
    """

    tags: dict[str, str]
    verbs: dict[str, Verb]
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    phrases: dict[str, tuple[tuple[tuple[str, ...], Verb], ...]] = field(default_factory=dict)
    nouns: dict[str, frozenset[str]] = field(default_factory=dict)


def inflect(lemma: str, irregular: dict[str, list[str]]) -> dict[str, str]:
    """All forms of an English verb, each with its form letter."""
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    stem = _doubled(lemma)
    if lemma.endswith("ie"):
        ing = lemma[:-2] + "ying"
    elif lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        ing = lemma[:-1] + "ing"
    else:
        ing = stem + "ing"
    forms = {lemma: BASE, third: THIRD, ing: ING}
    if lemma in irregular:
        past, participle = irregular[lemma]
        if past == participle:
            forms.setdefault(past, PAST)
        else:
            forms.setdefault(past, SIMPLE)
            forms.setdefault(participle, PARTICIPLE)
    elif lemma.endswith("e"):
        forms[lemma + "d"] = PAST
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        forms[lemma[:-1] + "ied"] = PAST
    else:
        forms[stem + "ed"] = PAST
    return forms


def _doubled(lemma: str) -> str:
    """The stem before -ed and -ing, its last consonant doubled after one short stressed vowel."""
    end = lemma[-3:]
    if len(end) == 3 and end[2] not in VOWELS + "wxyh" and end[1] in VOWELS and end[0] not in VOWELS:
        vowels = sum(c in VOWELS for c in lemma)
        if vowels == 1 or lemma in lexicon.load("attribution")["doubling"]["verbs"].split():
            return lemma + lemma[-1]
    return lemma


@cache
def words() -> Words:
    """The tables of the lexicon, made once."""
    data = lexicon.load("attribution")
    sets = {name: frozenset(value.split()) for name, value in data["words"].items()}
    frames: dict[str, set[str]] = {}
    for frame in FRAMES:
        for lemma in data["verbs"][frame].split():
            frames.setdefault(lemma, set()).add(frame)
    prepositions: dict[str, list[str]] = data["prepositions"]
    tags = _function_words(sets)
    verbs: dict[str, Verb] = {}
    plain = sets["plain_verbs"] - frames.keys() - prepositions.keys()
    for lemma in sorted(plain):
        for form, letter in inflect(lemma, data["irregular"]).items():
            tags.setdefault(form, letter)
    for lemma in sorted({*frames, *prepositions}):
        verb = Verb(lemma, frozenset(frames.get(lemma, ())), frozenset(prepositions.get(lemma, ())))
        for form, letter in inflect(lemma, data["irregular"]).items():
            verbs.setdefault(form, verb)
            if form not in tags or tags[form] in "BZEFKG":
                tags[form] = letter
                verbs[form] = verb
    lead_ins = ("determiners", "prepositions", "conjunctions", "subjects", "subordinators", "questions")
    sets["lead_ins"] = frozenset().union(*(sets[name] for name in lead_ins))
    nouns = {noun: frozenset(value) for noun, value in data["nouns"].items()}
    return Words(tags, verbs, sets, _phrases(data), nouns)


def _phrases(data: dict[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], Verb], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Verb]]] = {}
    for phrase, frames in data["phrases"].items():
        first, *rest = phrase.split()
        for form in inflect(first, data["irregular"]):
            found.setdefault(form, []).append((tuple(rest), Verb(phrase, frozenset(frames.split()))))
    return {form: tuple(sorted(ways, key=lambda way: -len(way[0]))) for form, ways in found.items()}


def _function_words(sets: dict[str, frozenset[str]]) -> dict[str, str]:
    order: list[tuple[str, Any]] = [
        ("D", "determiners"), ("S", "subordinators"), ("P", "prepositions"), ("A", "adverbs"), ("C", "conjunctions"),
        ("R", "subjects"), ("O", "objects"), ("W", "relatives"), ("Q", "questions"), ("X", "be"), ("H", "have"),
        ("Y", "do"), ("M", "modals"), ("N", "negations"), ("p", "weekdays"), ("n", "not_adverbs"),
    ]  # fmt: skip
    tags: dict[str, str] = {}
    for tag, name in reversed(order):
        for word in sets[name]:
            tags[word] = tag
    tags.update({"that": "T", "to": "I"})
    return tags
