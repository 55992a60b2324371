"""Subjects, verb groups and where a clause ends: the grammar that quotations are read with.

Everything works on word indices of a Tagged sentence and walks over each word a bounded number of times.
"""

from __future__ import annotations

from dataclasses import dataclass

from viewer.extract.attribution_words import BASE, ING, PARTICIPLE, PAST, SIMPLE, words
from viewer.extract.clauses import NOMINAL, VERBAL, Tagged

MAX_NOUN_PHRASE = 30
MAX_CLAUSE = 80
MAX_ASIDE = 40
MAX_RELATIVE = 20
"""Words: longer noun phrases, asides between commas and relative clauses are not followed."""


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries: words first … last - 1, and what it is.

    kind: "finite", "passive", "infinitive", "participle" (saying), "reduced" (a plan called off)
    """

    first: int
    last: int
    kind: str
    negated: bool = False


def group_at(s: Tagged, verb: int) -> Group:
    """The verb group whose main verb is word `verb`."""
    first = verb
    be = have = do = to = negated = False
    nearest = ""
    while first > 0:
        t = s.tag[first - 1]
        if t in "XHYM":
            be, have, do = be or t == "X", have or t == "H", do or t in "YM"
            nearest = nearest or t
        elif t == "I":
            to = True
        elif t == "N":
            negated = True
        elif t != "A":
            break
        first -= 1
        if to:
            if first > 0 and s.low[first - 1] == "used":  # "he used to say"
                first, to = first - 1, False
            break
    kind = _kind(s.tag[verb], nearest, (be, have, do, to))
    if kind == "finite" and s.tag[verb] == PAST and not nearest and verb + 1 < len(s) and s.low[verb + 1] == "by":
        kind = "reduced"
    return Group(first, verb + 1, kind, negated)


def _kind(form: str, nearest: str, seen: tuple[bool, bool, bool, bool]) -> str:
    be, have, do, to = seen
    if form in (PAST, PARTICIPLE) and nearest == "X":
        return "passive"
    if to:
        return "infinitive"
    if form == ING:
        return "finite" if be else "participle"
    if form == PARTICIPLE and not have:
        return "reduced"
    if form == BASE and not (have or be):
        return "finite"
    if form in (PAST, SIMPLE) and do and not have:
        return "reduced"
    return "finite"


def noun_phrase_before(s: Tagged, last: int, floor: int = 0) -> int | None:
    """First word of the noun phrase that ends with word last - 1, prepositional phrases and lists included."""
    i = last - 1
    if i < floor:
        return None
    if s.tag[i] == "O" and s.low[i].endswith(("self", "selves")) and i > floor and s.tag[i - 1] in NOMINAL + ")":
        return noun_phrase_before(s, i, floor)  # "the president himself"
    if s.tag[i] in "RWTO":
        return i
    if s.tag[i] == "E" and i > floor and s.low[i - 1] == "those":
        return i - 1
    if s.tag[i] in ")]":
        i = _matching(s, i) - 1
        if i < floor:
            return None
        last = i + 1
    if s.tag[i] not in NOMINAL + "DOG" and not (s.tag[i] == "s" and i > floor):
        return None
    lowest = max(floor, last - MAX_NOUN_PHRASE)
    first = _core(s, i, lowest)
    while first - 2 >= lowest:
        if not _extends(s, first, lowest):
            break
        first = _core(s, first - 2, lowest)
    return first


def _extends(s: Tagged, first: int, lowest: int) -> bool:
    """Whether a noun phrase goes on to the left of word `first`: "sources at", "A and"."""
    joint, before = s.tag[first - 1], s.tag[first - 2]
    if joint in "PI":
        return before in NOMINAL + "D" or (before in "OR" and s.low[first - 1] == "of")
    joins = joint == "C" and s.low[first - 1] in ("and", "or", "nor")
    return joins and before in NOMINAL and _list_starts(s, first - 2, lowest)


def _matching(s: Tagged, close: int) -> int:
    """The word at which a bracket opens; -1 where none does."""
    for i in range(close - 1, max(-1, close - MAX_ASIDE), -1):
        if s.tag[i] in "([":
            return i
    return -1


def _core(s: Tagged, i: int, lowest: int) -> int:
    """First word of the plain noun phrase around word i: names, nouns, numbers, determiners, possessives."""
    first = i
    while first > lowest:
        t = s.tag[first - 1]
        if t in NOMINAL or t in "sD":
            if s.tag[first] == "D" and t != "D":
                break
            first -= 1
        elif t in "EGAJ" and first - 2 >= lowest and s.tag[first - 2] in "DPs" and s.tag[first] in NOMINAL:
            first -= 1
        elif (
            t == "C"
            and first - 2 >= lowest
            and s.tag[first - 2] in NOMINAL
            and s.tag[first] == "n"
            and (first - 3 < lowest or s.tag[first - 3] in "D")
        ):
            first -= 2
        else:
            break
    return first


def _list_starts(s: Tagged, i: int, lowest: int) -> bool:
    """Whether "A" in "A and B said" stands where a clause begins, so that both are its subject."""
    first = _core(s, i, lowest)
    before = s.tag[first - 1] if first else "."
    if before == "P" and s.low[first - 1] in ("of", "from") and first > 1 and s.tag[first - 2] == "n":
        return s.low[first - 2].endswith("s")  # "the ministers of Peru and Chile"
    return before in ".;:SCT(q?!-" or (before == "," and (first < 2 or s.tag[first - 2] not in VERBAL))


def subject_before(s: Tagged, first: int, floor: int = 0) -> tuple[int, int, str] | None:
    """Words of the subject of the verb group that begins at `first`, and how it was found; None where there is none."""
    i = first - 1
    if i < floor:
        return None
    if s.tag[i] == "," or (s.tag[i] == "-" and s.low[i] in "—–-"):
        return _before_aside(s, i, floor)
    if s.tag[i] == "C":
        return shared_subject(s, i, floor)
    begin = noun_phrase_before(s, first, floor)
    described = _past_relative(s, i if begin is None else begin, first, floor)
    if described is not None:
        return described, first, "subject"
    if begin is None:
        return None
    if s.tag[begin] == "O" and s.low[begin] != "you":
        return None
    if begin - 2 >= floor and s.tag[begin - 1] == "P" and s.tag[begin - 2] == "," and _is_date(s, begin, first):
        return _before_aside(s, begin - 2, floor)  # "The minister, Ada Lind, on Tuesday said"
    begin = _after_setting(s, begin, first, floor)
    if s.tag[first] != "G":
        begin = _before_participle(s, begin, floor)
    return begin, first, "relative" if s.tag[i] in "WT" else "subject"


def _is_date(s: Tagged, first: int, last: int) -> bool:
    return s.low[first] in words().sets["weekdays"] and all(s.tag[k] in "p#" for k in range(first, last))


def _past_relative(s: Tagged, begin: int, end: int, floor: int) -> int | None:
    """First word of a subject that a relative clause ends: "A clerk who declined to be named said".

    begin  of what stands right before the verb, the last word of that clause
    """
    if s.tag[begin] in "RWTO" or (begin > floor and s.tag[begin - 1] in "SCQTW,"):
        return None
    near = s.verb(begin - 1) if begin > floor else None
    if near is not None and "clause" in near.frames:  # "who thinks Lind said"
        return None
    for k in range(begin - 1, max(floor, end - MAX_RELATIVE), -1):
        if s.tag[k] in ",.;:q-(":
            return None
        if s.tag[k] in "WT" and s.tag[k - 1] in NOMINAL and s.low[k] != "whose":
            opens = s.tag[k + 1] in "XHMYEFZBN" and any(s.tag[v] in "XHMYEFZB" for v in range(k + 1, begin + 1))
            return noun_phrase_before(s, k, floor) if opens else None
    return None


def _after_setting(s: Tagged, begin: int, end: int, floor: int) -> int:
    """Where a name begins that follows a setting without a comma: "In a letter Lind wrote", "On Monday Lind said"."""
    opens = begin - 1 >= floor and s.tag[begin - 1] in "P" and (begin - 1 == floor or s.tag[begin - 2] in ".,;C")
    name = end
    while name - 1 >= begin and s.tag[name - 1] == "p":
        name -= 1
    if not opens or name == end:
        return begin
    return name if name > begin else begin + (s.low[begin] in words().sets["weekdays"] and end - begin > 1)


def _before_participle(s: Tagged, begin: int, floor: int) -> int:
    """The subject's first word where a participle tells more of it: "a study published by the bank finds"."""
    verb = begin - 2 if begin - 1 >= floor and s.tag[begin - 1] == "P" else begin - 1
    if verb - 1 < floor or s.tag[verb] not in "EK" or s.tag[verb - 1] not in NOMINAL:
        return begin
    told = s.verb(verb) if verb == begin - 1 else None
    if told is not None and "clause" in told.frames:  # "The engineer said the ministry had …"
        return begin
    first = noun_phrase_before(s, verb, floor)
    return begin if first is None else first


def _before_aside(s: Tagged, comma: int, floor: int) -> tuple[int, int, str] | None:
    """The noun phrase before an aside: "Yun, who spoke in Geneva, said"."""
    mark = s.tag[comma]
    for i in range(comma - 1, max(floor, comma - MAX_ASIDE), -1):
        if s.tag[i] == mark and i != comma - 1 and not _is_clause(s, i + 1, comma):
            begin = noun_phrase_before(s, i, floor)
            if begin is None or s.tag[begin] in "O":
                continue
            if begin and s.tag[begin - 1] in "PI" and not (begin > 1 and s.tag[begin - 2] in NOMINAL):
                continue
            if all(t == "#" for t in s.tag[begin:i]):  # "Lind, 45, a farmer"
                continue
            named = all(t == "p" for t in s.tag[i + 1 : comma])  # "the mayor, Ada Lind, said"
            return begin, comma if named else i, "aside"
    begin = noun_phrase_before(s, comma, floor)
    if begin == floor:
        return begin, comma, "aside"
    return None


def _is_clause(s: Tagged, first: int, last: int) -> bool:
    """Whether what stands between two commas is a clause of its own, not an aside to the words before."""
    if s.tag[first] in "WPSGE" or "W" in s.tag[first:last]:
        return False
    return any(s.tag[k] in "XHMFZY" or (s.tag[k] in "EB" and s.tag[k - 1] == "R") for k in range(first, last))


def shared_subject(s: Tagged, end: int, floor: int = 0) -> tuple[int, int, str] | None:
    """The subject of the clause before word `end`: that of "laughed and said", of ", adding".

    The nearest finite verb's, unless that verb stands in a subordinate clause and a main clause comes before it.
    """
    fallback: tuple[int, int, str] | None = None
    for i in range(end - 1, max(floor, end - MAX_CLAUSE), -1):
        if s.tag[i] not in "EFZBKXHMY" or s.tag[i - 1] == "C":
            continue
        group = group_at(s, i) if s.tag[i] in VERBAL else Group(i, i + 1, "finite")
        if group.kind not in ("finite", "passive") or s.tag[max(group.first - 1, 0)] == "C":
            continue
        found = subject_before(s, group.first, floor)
        if found is None:
            continue
        shared = found[0], found[1], "shared"
        if found[2] != "relative" and (found[0] <= floor or not _is_reported(s, found[0] - 1)):
            return shared
        fallback = fallback or shared
    return fallback


def _is_reported(s: Tagged, before: int) -> bool:
    """Whether the word before a subject makes its clause a subordinate one, or the content of a verb of speech."""
    verb = s.verb(before)
    return s.tag[before] in "TWSQ" or (verb is not None and "clause" in verb.frames)


def noun_phrase_after(s: Tagged, first: int) -> int | None:
    """End of the noun phrase that begins with word `first`, with "of", "for" and the like; None where there is none."""
    size = len(s)
    i = first
    if i >= size:
        return None
    if s.tag[i] in "RO":
        joined = i + 2 < size and s.low[i + 1] == "and" and s.tag[i + 2] in NOMINAL + "D"
        return noun_phrase_after(s, i + 2) if joined else i + 1
    last = None
    while i < size and i - first < MAX_NOUN_PHRASE:
        if s.tag[i] in NOMINAL:
            last = i + 1
        elif not _goes_on(s, i, last):
            break
        i += 1
    return last


def _goes_on(s: Tagged, i: int, last: int | None) -> bool:
    """Whether word i, no noun itself, can stand in a noun phrase whose last noun ended at `last`."""
    t = s.tag[i]
    after = s.tag[i + 1] if i + 1 < len(s) else "."
    if t == "s":
        return True
    if t == "D":
        return last is None or s.tag[i - 1] in "PCD"
    if t == "P":
        return last == i and s.low[i] in ("of", "for", "at", "from", "with", "in")
    if t == "I":
        return last == i and s.low[i - 1] in words().sets["followed_by_to"] and after in NOMINAL + "D"
    if t == "C":
        return last == i and s.low[i] == "and" and after in NOMINAL + "D"
    return t in "EGAB" and last is None and after in NOMINAL


def has_finite_verb(s: Tagged, first: int, last: int) -> bool:
    """Whether a stretch holds a verb that can carry a clause."""
    return any(s.tag[i] in "XHMYEFZBq" for i in range(first, last))
