"""Whether a sentence speaks of the past or of what is to come: decides which Friday, which March."""

from __future__ import annotations

import re
from functools import cache

from viewer.extract import lexicon
from viewer.model.span import Span

WORD = re.compile(r"[A-Za-z]+|['’](?:ll|re|ve|s)\b|[.,;:!?\"“”]")
REACH = 160
"""Characters looked at on each side of the expression."""
BESIDE = 10
"""Words within which "had" stands beside the expression it governs."""
PAST, UNKNOWN, FUTURE = -1, 0, 1


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("time")["tense"][name])


def direction(text: str, sentence: Span, span: Span) -> int:
    """PAST, FUTURE or UNKNOWN, by the verb that the expression most likely belongs to.

    That is the nearest verb before it, or after it where the expression opens its clause ("On Friday, he left").
    """
    start, end = max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH)
    before = _lower(text, start, span.start)[::-1]
    after = _lower(text, span.end, end)
    if before[:2] in (["of", "ahead"], ["as", "soon"], ["as", "early"]):
        return FUTURE
    if before[:1] == ["on"] and before[1:2] in (["is"], ["are"]):
        return FUTURE
    if after and after[0] == "'s":
        return _of_owned(before, after)
    opens = _opens_clause(before[1:], start == sentence.start)
    if before and before[0] in _words("ahead") and _looks_ahead(before):
        had = "had" in after[:12] or "had" in before[1:BESIDE]
        return PAST if had or (opens and _forward(after) == PAST) else FUTURE
    if _opens_clause(before, start == sentence.start):
        return _forward(after) or _backward(before)
    return _backward(before) or _forward(_clause(after) if _tells_back(before) else after)


def is_before_past(text: str, span: Span) -> bool:
    """Whether an expression is told as earlier than what was told before it ("he had come on 28 March")."""
    stop = max(text.rfind(mark, max(0, span.start - REACH), span.start) for mark in (". ", "; ", "\n"))
    before = _lower(text, max(stop + 1, span.start - REACH, 0), span.start)[::-1]
    after = _clause(_lower(text, span.end, span.end + REACH)[: 2 * BESIDE])
    return "had" in before[:BESIDE] or "earlier" in before[:2] or ("had" in after[:BESIDE] and not before[2:])


def _of_owned(before: list[str], after: list[str]) -> int:
    """The tense of "Friday's": past, but for what is to happen at it ("will play in Friday's final")."""
    if _words("will") & set(after[1:6]):
        return FUTURE
    at = before[:1] and before[0] in _words("at_event")
    return FUTURE if at and _backward(before[1:8]) == FUTURE else PAST


def _looks_ahead(before: list[str]) -> bool:
    """Whether "until", "through", "to" before a date look ahead, and do not end a stretch told as past.

    "Thursday through Monday" goes on with Thursday; people worked through the weekend, and compare one day to another.
    """
    word, governing = before[0], before[1:7]
    if (before[1:] and before[1].endswith("day")) or not {"from", "between"}.isdisjoint(governing):
        return False
    if word == "to":
        return not _words("moved").isdisjoint(governing)
    stretch = governing[:1] if word == "through" else []
    return not any(w.endswith("ed") and w not in _words("not_past") for w in stretch)


def _tells_back(before: list[str]) -> bool:
    """Whether the words before an expression name what has happened by then: "after victories on Tuesday", "voting"."""
    clause = _clause(before)
    for i, word in enumerate(clause):
        if word in _words("looking_back"):
            return True
        if word.endswith("ing") and len(word) > 5 and not set(clause[i + 1 : i + 3]) & _words("determiners"):
            return True
    return False


def _clause(words: list[str]) -> list[str]:
    """The words up to the first comma or stronger mark."""
    return words[: next((i for i, word in enumerate(words) if word in ',;:"“”'), len(words))]


def _lower(text: str, start: int, end: int) -> list[str]:
    """The words of a stretch in lower case; the month of May is none of them, the verb is."""
    found = [m.group() for m in WORD.finditer(text, start, end)]
    return [word.lower().replace("’", "'") for word in found if word != "May"]


def _opens_clause(before: list[str], from_start: bool) -> bool:
    """Whether nothing but prepositions and conjunctions stands between the expression and the begin of its clause."""
    for i, word in enumerate(before):
        if word in ',;:"“':
            return word != "," or not _words("joining").isdisjoint(before[:i])
        if word not in _words("openers"):
            return False
    return from_start


def _backward(before: list[str]) -> int:
    """The tense of the nearest verb before, words given nearest first."""
    for i, word in enumerate(before):
        if not _may_tell(word):
            continue
        governing = before[i + 1 : i + 7]
        tense = _of_verb(word, governing, before[i - 1] if i else "")
        if tense != UNKNOWN:
            return tense
    return UNKNOWN


def _forward(after: list[str]) -> int:
    """The tense of the nearest verb after."""
    for i, word in enumerate(after[:25]):
        if word in ';"“”' and i:
            return UNKNOWN
        if not _may_tell(word):
            continue
        tense = _of_verb(word, after[max(0, i - 4) : i][::-1], after[i + 1] if i + 1 < len(after) else "", True)
        if tense != UNKNOWN:
            return tense
    return UNKNOWN


@cache
def _telling() -> frozenset[str]:
    """All words by which tense is told, but for those that end in -ed and -ing."""
    named = ("will", "soon_verbs", "soon_plural", "plans", "arranged", "perfect", "past")
    return frozenset({"to"}.union(*(_words(name) for name in named)))


def _may_tell(word: str) -> bool:
    return word in _telling() or word.endswith(("ed", "ing"))


def _of_verb(word: str, before: list[str], after: str, forward: bool = False) -> int:
    """The tense of one word, if it is a verb: `before` are the words before it, nearest first."""
    if word == "won" and after == "t":  # "won't": the apostrophe parts it
        return FUTURE
    if word in _words("will"):
        return FUTURE
    if word in _words("soon_verbs") or word in _words("soon_plural"):
        return FUTURE if _is_present(word, before[:1]) else UNKNOWN
    if word in _words("plans"):
        if "had" in before[:3]:
            return PAST
        return FUTURE if after in ("to", "for", "on", "by") or set(before[:3]) & _words("being") else PAST
    if word == "to":  # "agreed to a truce" is no infinitive
        return UNKNOWN if after in _words("determiners") else _infinitive(before)
    if word in _words("arranged") and not forward:
        return PAST if "had" in before[:3] else FUTURE
    if word in _words("perfect"):
        return PAST
    if word.endswith("ed") and before and before[0] in _words("determiners"):
        return UNKNOWN
    if word in _words("past") or (word.endswith("ed") and len(word) > 3 and word not in _words("not_past")):
        return (
            FUTURE if _to_be_done(before) and set(before) & (_words("will") | {"to", "can", "must", "should"}) else PAST
        )
    if word.endswith("ing") and len(word) > 4 and _is_doing(before[:3]):
        return FUTURE
    return UNKNOWN


def _is_doing(before: list[str]) -> bool:
    """Whether "is", "are" or "he's" stand before a participle; the 's of "the party's leading" is no verb."""
    if set(before[:2]) & {"is", "are", "'re", "am"}:
        return True
    if "'s" not in before[:2]:
        return False
    owner = before[before.index("'s") + 1 :][:1]
    return bool(owner) and owner[0] in _words("contracted")


def _is_present(word: str, before: list[str]) -> bool:
    """Whether "opens", or "open" behind a plural, is a verb: no noun ("the opens"), and not "to open", "did open"."""
    if word in _words("soon_verbs"):
        return not before or before[0] not in _words("not_before_verb")
    return bool(before) and before[0].endswith("s") and before[0] not in _words("not_plural_before")


def _to_be_done(before: list[str]) -> bool:
    """Whether a participle hangs on "be": "be signed", "be formally signed"; not so in "asked not to be named said".

    "Will have been signed" is to come as well.
    """
    if before[:2] == ["been", "have"] or before[:1] == ["have"]:
        return "will" in before[1:4]
    return before[:1] == ["be"] or (before[1:2] == ["be"] and before[0].endswith("ly"))


def _infinitive(before: list[str]) -> int:
    """The word "to" with a verb: what is meant to happen, unless the verb before it is past ("began to")."""
    if "had" in before:
        return PAST
    for word in before[:2]:
        if word in _words("plans") | _words("arranged") | _words("intent") or word in ("is", "are"):
            return FUTURE
        if word in _words("past") or (word.endswith("ed") and word not in _words("not_past")):
            return PAST
    return UNKNOWN
