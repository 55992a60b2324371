"""Which words of a sentence are its verbs, where their groups begin, and how real they make what they tell."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

from viewer.extract import lexicon
from viewer.extract.event_verbs import Verb, lookup, words
from viewer.extract.tokens import Token
from viewer.model.event import Status

QUALIFYING = ("ly", "al", "ous", "ive", "ful", "less", "ic", "able", "ible")
COORDINATING = frozenset({"and", "or", "but", "then"})
REACH = 24
"""Tokens before a verb group in which a conditional word makes it only possible."""
PREPOSITIONS = words("function_words", "prepositions")
BREAKS = words("function_words", "breaks")
DETERMINERS = words("function_words", "determiners")
ADVERBS = words("function_words", "adverbs")
CALENDAR = words("function_words", "calendar")
BE, HAVE = words("auxiliaries", "be"), words("auxiliaries", "have")
FUTURE, MODAL = words("auxiliaries", "future"), words("auxiliaries", "modal")
FINITE = FUTURE | MODAL | words("auxiliaries", "do")
HELPERS = FINITE | BE | HAVE
PLANNED, EXPECTED = words("modality", "planned"), words("modality", "expected")
HELPING = HELPERS | ADVERBS
ASKING = FUTURE | MODAL | BE | {"to"}
"""Words behind which any word may be a verb."""
LINKING = PREPOSITIONS | BREAKS | ADVERBS | HELPERS
NO_NOUNS = DETERMINERS | PREPOSITIONS | HELPERS | ADVERBS | COORDINATING
INVERTED = frozenset({"had", "were", "should"})
LONG_ING = 6


@cache
def _phrasal() -> dict[str, tuple[str, str]]:
    """Verb and particle → family and kind, where the two together tell of something else than the verb alone."""
    table = lexicon.load("events")
    kinds = {name: family["kind"] for name, family in table["families"].items()}
    return {phrase: (name, kinds[name]) for name, phrases in table["phrasal"].items() for phrase in phrases}


def verb_at(line: list[Token], i: int) -> Verb | None:
    """The verb that the token can be here; words no list knows are verbs behind "will" and, in -ing, behind "is"."""
    found = lookup(line[i].lower)
    if found is not None:
        together = _phrasal().get(f"{found.base} {line[i + 1].lower}") if i + 1 < len(line) else None
        return replace(found, family=together[0], kind=together[1]) if together else found
    token, before = line[i], line[i - 1] if i else None
    if (
        before is None
        or before.lower not in ASKING
        or not token.text.isalpha()
        or not token.text.islower()
        or token.lower in HELPING
    ):
        return None
    if _asks_for_base(line, i) and token.lower not in DETERMINERS | PREPOSITIONS:
        return Verb(token.lower, "other", "", present=True)
    if before.lower in BE and len(token.lower) >= LONG_ING and token.lower.endswith("ing"):
        return None if token.lower in words("classes", "not_doing") else Verb(token.lower, "other", "", ing=True)
    return None


def _asks_for_base(line: list[Token], i: int) -> bool:
    """Whether the words before a token want a verb in its base form: "will …", "is due to …"."""
    before = line[i - 1]
    if before.text[0].isupper():
        return False
    if before.lower in FUTURE | MODAL:
        return True
    return before.lower == "to" and i > 1 and line[i - 2].lower in PLANNED | EXPECTED | BE


def is_verb(line: list[Token], i: int) -> bool:
    """Whether the token stands where a verb does: not behind a determiner, preposition or possessive, not a name."""
    token, verb = line[i], verb_at(line, i)
    if verb is None or not token.is_word or token.lower in BE | HAVE:
        return False
    if i and token.text[0].isupper():
        return False
    before = line[i - 1].lower if i else ""
    after = line[i + 1] if i + 1 < len(line) else None
    compound = before == "-" and i > 1 and line[i - 2].text[0].isalpha()  # "a U.S.-led mission"
    relative = before == "that" and verb.past and i > 1 and _is_noun(line, i - 2)
    preposition = before in PREPOSITIONS and before != "to" and not verb.ing
    if compound or preposition or before == "'s" or (before in DETERMINERS and not relative):
        return False
    if after is not None and after.text == "-":
        return False
    if verb.participle and not (verb.present or relative) and after is not None and _modifies(line, i):
        return False
    if verb.present and not (verb.past or verb.participle) and not _governs_present(line, i):
        return False
    return not (verb.ing and not i)


def _is_noun(line: list[Token], i: int) -> bool:
    """Whether a token may be a noun that a relative "that" describes: no verb, no word that links."""
    token = line[i]
    return token.is_word and token.lower not in LINKING and not is_verb(line, i)


def _modifies(line: list[Token], i: int) -> bool:
    """Whether a participle only qualifies the noun after it ("a planned visit", "its long delayed reply")."""
    following = line[i + 1]
    if not following.is_word or following.lower in PREPOSITIONS | BREAKS | DETERMINERS:
        return False
    j = i - 1
    while j >= 0 and i - j <= 3 and _is_qualifier(line[j]):
        j -= 1
    return j >= 0 and line[j].lower in DETERMINERS


def _is_qualifier(token: Token) -> bool:
    """Whether a word looks like an adverb or adjective, by its ending; a noun before a participle is its subject."""
    return token.lower in ADVERBS or token.lower.endswith(QUALIFYING)


def _governs_present(line: list[Token], i: int) -> bool:
    """Whether a base or third-person form is a verb here: behind "to", an auxiliary, a subject; else it is a noun."""
    verb = lookup(line[i].lower)
    if line[i].lower in words("classes", "present") or is_scheduled(line, i):
        return True
    if 0 < i < len(line) - 1 and verb is not None:
        if line[i].lower == verb.base and _says_who_does(line, i):
            return True
        wishes = verb.base in words("classes", "attitudes") and line[i + 1].lower in ("to", "that")
        if wishes and line[i - 1].is_word and line[i - 1].lower not in NO_NOUNS:
            return True
    j = i - 1
    while j >= 0 and line[j].lower in ADVERBS:
        j -= 1
    return j >= 0 and (line[j].lower == "to" or line[j].lower in FINITE)


def _says_who_does(line: list[Token], i: int) -> bool:
    """Whether a base form stands between several who do it and what it is done to: "officials fear the outbreak"."""
    before, after = line[i - 1], line[i + 1]
    several = before.lower.endswith("s") and not before.lower.endswith(("ss", "us", "is", "'s")) and before.is_word
    return several and before.lower not in HELPERS | PREPOSITIONS | DETERMINERS and after.lower in DETERMINERS


def is_scheduled(line: list[Token], i: int) -> bool:
    """Whether a verb in the present tells of what is due at a time: "the trial resumes on Monday"."""
    verb = lookup(line[i].lower)
    if verb is None or not verb.present or verb.base not in words("classes", "scheduled") or not 0 < i < len(line) - 1:
        return False
    before = line[i - 1]
    timed = any(t.lower in CALENDAR for t in line[i + 1 : i + 8])
    if verb.base == "take" and f"take {line[i + 1].lower}" not in _phrasal():
        return False
    noun = before.is_word and before.lower not in NO_NOUNS
    return timed and noun


def verbal(line: list[Token], i: int) -> bool:
    """Whether the token is a verb or helps one."""
    token = line[i]
    if token.lower == "'s":
        return False
    return (token.lower in HELPERS and token.text != "May") or is_verb(line, i)


def group_start(line: list[Token], i: int, verb: Verb) -> int:
    """Index of the first word of the verb group that ends at i."""
    j = i
    while j > 0 and _belongs_to_group(line, j, i, verb):
        j -= 1
    while j < i and line[j].lower in ADVERBS:
        j += 1
    return j


def _belongs_to_group(line: list[Token], j: int, i: int, verb: Verb) -> bool:
    """Whether the token before j belongs to the group of the verb at i, as what stands between does."""
    before = line[j - 1].lower
    if before in HELPERS and line[j - 1].text != "May":
        return not (before == "'s" and j > 1 and line[j - 2].is_word and lookup(line[i].lower) is None)
    if before == "to" or before in ADVERBS:
        return True
    if before in words("modality", "hearsay") and line[j].lower == "to" and j > 1 and line[j - 2].lower in BE:
        return True
    if verb.ing and j == i and before in words("modality", "phase") | words("modality", "weighing"):
        return True
    bridging = before in PLANNED | EXPECTED | words("modality", "ongoing") and i - j < 4
    return bridging and not (j > 1 and (line[j - 2].lower in DETERMINERS or line[j - 2].lower == "'s"))


def status_of(line: list[Token], first: int, i: int, verb: Verb) -> Status:
    """How real the happening is, from the words of the verb group and the conditional words before it."""
    group = [t.lower for t in line[first:i]]
    before = [t.lower for t in line[max(0, first - REACH) : first]]
    if any(w in words("modality", "negated") or w.endswith("n't") for w in group):
        return Status.HYPOTHETICAL
    if line[0].lower in INVERTED and "," not in before:
        return Status.HYPOTHETICAL  # "Had the alarm worked, …"
    if any(w in EXPECTED for w in group):
        return Status.EXPECTED
    if any(w in words("modality", "weighing") for w in group):
        return Status.HYPOTHETICAL
    if _is_planned(line, first, i, group):
        return Status.PLANNED
    if any(w in MODAL for w in group):
        return Status.HYPOTHETICAL
    if _is_hearsay(line, first, group):
        return Status.REPORTED
    be = any(w in BE for w in group)
    if verb.base == "continue" or (verb.ing and (be or any(w in words("modality", "ongoing") for w in group))):
        return Status.ONGOING
    if "to" in group:
        be_to = any(w in BE and after == "to" for w, after in pairwise(group))
        return Status.PLANNED if be_to else Status.HYPOTHETICAL
    if any(w in words("modality", "hypothetical") for w in before) and not verb.past:
        return Status.HYPOTHETICAL
    return Status.HAPPENED


def _is_hearsay(line: list[Token], first: int, group: list[str]) -> bool:
    """Whether the words of a group tell a happening as hearsay: "reportedly fled", "is said to have fled"."""
    adverb = first > 0 and line[first - 1].lower in words("modality", "hearsay_adverbs")
    adverb |= not words("modality", "hearsay_adverbs").isdisjoint(group)
    return adverb or ("to" in group and not words("modality", "hearsay").isdisjoint(group))


def _is_planned(line: list[Token], first: int, i: int, group: list[str]) -> bool:
    if any(w in FUTURE for w in group) or (any(w in PLANNED for w in group) and not any(w in MODAL for w in group)):
        return True
    if group[:2] == ["to", "be"] and first and line[first - 1].text == ",":
        return True  # "The summit, to be held in Accra, …"
    scheduled = line[i].lower in words("modality", "scheduled") and any(w in BE for w in group)
    return scheduled or (not group and is_scheduled(line, i))
