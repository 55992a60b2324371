"""Whether a sentence speaks of the past or of what is to come: decides which Friday, which March."""

from __future__ import annotations

import re
from functools import cache

from viewer.extract import lexicon
from viewer.model.span import Span

WORD = re.compile(r"[A-Za-z]+|['’](?:ll|re|ve|s)\b|[.;!?\"“”]")
REACH = 160
"""Characters looked at on each side of the expression."""
PAST, UNKNOWN, FUTURE = -1, 0, 1


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("time")["tense"][name])


def direction(text: str, sentence: Span, span: Span) -> int:
    """PAST, FUTURE or UNKNOWN: the tense of the verb nearest before the expression, else of the nearest after it."""
    start, end = max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH)
    before = [m.group().lower().replace("’", "'") for m in WORD.finditer(text, start, span.start)]
    found = _tense(list(reversed(before)), backwards=True)
    if found != UNKNOWN:
        return found
    after = [m.group().lower().replace("’", "'") for m in WORD.finditer(text, span.end, end)]
    return _tense(after, backwards=False)


def _tense(words: list[str], backwards: bool) -> int:
    """The tense of the first verb in a list of words (nearest first)."""
    for i, word in enumerate(words):
        ahead = words[i + 1 : i + 4] if backwards else words[max(0, i - 3) : i]
        if word in _words("future"):
            return _of_modal(word, ahead)
        if word == "to" and backwards and i > 0:
            return _infinitive(words[i + 1 : i + 4])
        if word in _words("past"):
            return PAST
        if word in _words("perfect"):
            return PAST
        if word.endswith("ed") and len(word) > 3 and word not in _words("not_past"):
            return _participle(ahead)
        if word.endswith("ing") and len(word) > 4 and set(ahead) & {"is", "are", "'s", "'re"}:
            return FUTURE
    return UNKNOWN


def _of_modal(word: str, before: list[str]) -> int:
    """A word of the future, unless what stands before it looks back ("was expected", "had planned", "could have")."""
    if word in ("set", "planned", "scheduled", "expected", "due") and set(before[:2]) & {"had", "was", "were"}:
        return FUTURE
    if word in ("would", "could", "may", "should"):
        return FUTURE
    return FUTURE


def _infinitive(before: list[str]) -> int:
    """The word "to" and a verb: what is meant to happen, unless the verb before it is past ("began to")."""
    for word in before:
        if word in _words("future") or word in ("is", "are"):
            return FUTURE
        if word in _words("past") or word.endswith("ed"):
            return PAST
    return UNKNOWN


def _participle(before: list[str]) -> int:
    """A word in -ed: past, unless "will be", "to be" or "is expected" stand before it."""
    if set(before) & (_words("future") | {"to"}) and "be" in before:
        return FUTURE
    return PAST
