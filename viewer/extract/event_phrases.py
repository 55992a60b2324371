"""The noun phrases around a verb group: who does it, and to what."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

from viewer.extract.event_verb_groups import (
    ADVERBS,
    BREAKS,
    CALENDAR,
    COORDINATING,
    DETERMINERS,
    HELPERS,
    PREPOSITIONS,
    is_verb,
    verbal,
)
from viewer.extract.event_verbs import Verb, lookup, words
from viewer.extract.tokens import Token
from viewer.model.span import Span

CLAUSE = 60
"""Tokens before a noun phrase in which the verb that governs it stands."""
LONGEST_PHRASE = 24
"""Tokens after which a subject or object is no longer followed."""
RELATIVE = frozenset({"that", "which", "who"})
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "these", "those", "our"})
BEFORE_ARTICLE = frozenset({"of", "and", "all", "both", "half", "such", "'s", "&", "at", "than"})
PARTICLES = frozenset({"off", "out", "up", "down", "away", "back"})


def subject_of(line: list[Token], first: int, verb: Verb, *, finite: bool) -> tuple[Span | None, bool]:
    """The noun phrase before the verb group, and whether the verb is a reduced relative on it."""
    j = first - 1
    if j >= 0 and line[j].lower in RELATIVE:
        return phrase_before(line, j - 1 if j > 1 and line[j - 1].text == "," else j), False
    if j >= 0 and line[j].text == ",":
        return _before_comma(line, j, verb, finite=finite)
    phrase = phrase_before(line, first)
    if phrase is None:
        return None, False
    start = _index(line, phrase)
    behind_preposition = start > 1 and line[start - 1].lower in PREPOSITIONS - BREAKS
    reduced = (
        not finite
        and verb.participle
        and behind_preposition
        and _has_verb(line[max(0, start - CLAUSE) : start], CLAUSE)
    )
    planned = line[first].lower in words("modality", "scheduled") and first + 1 < len(line)
    if planned and not finite and line[first + 1].lower == "for":
        reduced = True  # "called off the strike planned for Thursday"
    return (phrase if reduced else _with_complements(line, phrase, start)), reduced


def antecedent_of(line: list[Token], first: int, subject: Span | None) -> Span | None:
    """The noun phrase that a relative clause describes, whose verb group begins at `first`; None for other clauses."""
    at = first - 1
    if at >= 0 and line[at].lower not in RELATIVE and subject is not None:
        at = _index(line, subject) - 1
    if at < 1 or line[at].lower not in RELATIVE or not line[at - 1].is_word or verbal(line, at - 1):
        return None
    phrase = phrase_before(line, at)
    return _with_complements(line, phrase, _index(line, phrase)) if phrase else None


def _before_comma(line: list[Token], j: int, verb: Verb, *, finite: bool) -> tuple[Span | None, bool]:
    """The subject of a verb behind a comma: before the aside that the comma closes, or what a participle describes."""
    opening = _matching_comma(line, j)
    if opening is not None and (phrase := _acting(line, opening)):
        return phrase, False
    infinitive = line[j + 1].lower == "to"
    phrase = _acting(line, j) if infinitive or (verb.participle and not finite) else None
    return phrase, phrase is not None and not infinitive


def _acting(line: list[Token], end: int) -> Span | None:
    """The noun phrase before index `end`, whole; None where it only closes "On 3 March, …" or "in Kabul, …"."""
    phrase = phrase_before(line, end)
    if phrase is None:
        return None
    start = _index(line, phrase)
    whole = _with_complements(line, phrase, start)
    last = line[end - 1]
    timed = last.lower in CALENDAR or last.text.isdigit()
    behind_preposition = start > 0 and line[start - 1].lower in PREPOSITIONS and line[start].lower not in CALENDAR
    return None if whole == phrase and (timed or behind_preposition) else whole


def _index(line: list[Token], phrase: Span) -> int:
    return bisect_left(line, phrase.start, key=lambda t: t.start)


def _with_complements(line: list[Token], phrase: Span, start: int) -> Span:
    """The whole subject where prepositions run through it ("Talks between A and B"), not a leading "On Monday"."""
    j = start
    while j > 0 and start - j < LONGEST_PHRASE and not verbal(line, j - 1):
        token = line[j - 1]
        if not (token.is_word or token.lower == "'s") or token.lower in BREAKS - {"and"}:
            break
        j -= 1
    behind_verb = j > 0 and verbal(line, j - 1)
    if j == start or behind_verb or line[j].lower in PREPOSITIONS | COORDINATING or not line[j].is_word:
        return phrase
    return Span(line[j].start, phrase.end)


def _has_verb(line: list[Token], end: int) -> bool:
    return any(t.lower in words("auxiliaries", "be") or (t.text[0].islower() and lookup(t.lower)) for t in line[:end])


def _matching_comma(line: list[Token], closing: int) -> int | None:
    """Index of the comma that opens the aside closed at `closing` ("Yun, in his speech, proposed")."""
    for j in range(closing - 1, max(-1, closing - LONGEST_PHRASE), -1):
        if line[j].text == ",":
            return j
        if line[j].text in '“”";:':
            return None
    return None


def phrase_before(line: list[Token], end: int) -> Span | None:
    """The noun phrase that ends just before index `end`: back to a break, a comma, a verb or a preposition but "of"."""
    j = end
    while j > 0 and end - j < LONGEST_PHRASE:
        token = line[j - 1]
        if not token.is_word and token.text not in "'’-&." and token.lower != "'s":
            break
        if token.lower == "and" and 1 < j < end and _joins(line, j):
            j -= 1
            continue
        at_least = token.lower == "at" and line[j].lower in ("least", "most")
        at_least |= token.lower == "than" and j > 1 and line[j - 2].lower in ("more", "less", "fewer")
        if (token.lower in BREAKS and not at_least) or (
            token.lower in PREPOSITIONS and token.lower != "of" and not at_least
        ):
            break
        if verbal(line, j - 1):
            break
        j -= 1
        if token.lower in ARTICLES and j and line[j - 1].lower not in BEFORE_ARTICLE:
            break  # "Without a deal | the banks"
    while j < end and (line[j].lower in ADVERBS | PARTICLES or not line[j].is_word):
        j += 1
    while end - 1 > j and line[end - 1].lower in ADVERBS:
        end -= 1
    return Span(line[_list_start(line, j, end)].start, line[end - 1].end) if j < end else None


def _list_start(line: list[Token], start: int, end: int) -> int:
    """Index where an enumeration begins that the phrase closes ("The United States, the European Union and Japan")."""
    if not any(t.lower == "and" for t in line[start:end]):
        return start
    j = start
    while j > 1 and line[j - 1].text == ",":
        k = j - 1
        while k > 0 and line[k - 1].is_word and line[k - 1].lower not in BREAKS | PREPOSITIONS and j - k < 6:
            k -= 1
        if k == j - 1 or not any(t.text[0].isupper() for t in line[k : j - 1]) or _has_verb(line[k : j - 1], j - 1 - k):
            break
        j = k
    return j


def _joins(line: list[Token], after: int) -> bool:
    """Whether the "and" before index `after` joins noun phrases, not clauses: "Japan and China", "A, B and others"."""
    if not line[after - 2].is_word:
        return False
    if line[after].text[0].isupper():
        return True
    k = after - 2
    while k > 0 and line[k].is_word and not verbal(line, k) and after - k < 8:
        k -= 1
    return line[k].text == "," and line[k + 1].text[0].isupper() | (line[k + 1].lower in DETERMINERS)


def object_of(line: list[Token], start: int) -> Span | None:
    """What follows the verb, up to a comma, a break, another verb or a preposition that begins a time or place."""
    rest = line[start : start + LONGEST_PHRASE]
    kept = [t for _, t in takewhile(lambda pair: _goes_on(rest, pair[0]), enumerate(rest))]
    for n, token in enumerate(kept):
        participle = lookup(token.lower)
        if n and participle is not None and (participle.ing or is_verb(line, start + n)):
            kept = kept[:n]
            break
    while kept and (kept[-1].lower in PREPOSITIONS | DETERMINERS | {"and"} or kept[-1].text in '“"('):
        kept.pop()
    return Span(kept[0].start, kept[-1].end) if kept else None


def _goes_on(rest: list[Token], n: int) -> bool:
    """Whether an object still runs at token n: words and marks inside it, "and", "as an agenda item"."""
    token = rest[n]
    if token.text == "." and n and n + 1 < len(rest):
        return rest[n - 1].lower in words("function_words", "titles") and rest[n + 1].text[0].isupper()
    if not (token.is_word or token.lower == "'s" or token.text in "'’\"“”$%&()-"):
        return False
    if token.lower in HELPERS - {"'s"} and token.text != "May":
        return False
    as_role = token.lower == "as" and n + 1 < len(rest) and rest[n + 1].lower in ("a", "an")
    return as_role or token.lower not in BREAKS - {"and"}
