"""Clauses of a sentence: which verb, whose, done to what, and how real; a time expression belongs to one of them.

No parser and no model: the shape of English around a verb group (auxiliaries, commas, relative words) carries enough
to find the governing verb of a date, and what cannot be told apart is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import takewhile

from viewer.extract.event_verbs import Verb, lookup, words
from viewer.extract.tokens import Token, tokens
from viewer.model.event import Status
from viewer.model.span import Span

QUALIFYING = ("ly", "al", "ous", "ive", "ful", "less", "ic", "able", "ible")
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "you", "there"})
COORDINATING = frozenset({"and", "or", "but", "then"})
CLAUSE = 60
"""Tokens before a noun phrase in which the verb that governs it stands."""
LONGEST_PHRASE = 24
"""Tokens after which a subject or object is no longer followed."""


PREPOSITIONS = words("function_words", "prepositions")
BREAKS = words("function_words", "breaks")
DETERMINERS = words("function_words", "determiners")
ADVERBS = words("function_words", "adverbs")


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what stands around it; spans are of the document.

    group     auxiliaries and verb ("is set to pass")
    head      the verb itself
    subject, object   None where none was found; for a reduced relative ("a report released Wednesday") the subject is
                      the noun it describes
    reduced   whether it is such a participle
    infinitive  whether the group has no tense of its own ("to pass" without "is set")
    """

    head: Span
    group: Span
    verb: Verb
    subject: Span | None
    object: Span | None
    status: Status
    reduced: bool = False
    passive: bool = False
    infinitive: bool = False


def clauses(text: str, sentence: Span) -> list[Clause]:
    """The clauses of a sentence, in order."""
    line = tokens(text, sentence)
    heads = [i for i, t in enumerate(line) if _is_verb(line, i)]
    found: list[Clause] = []
    described = False
    for i in heads:
        verb = lookup(line[i].lower)
        if verb is None:
            continue
        clause = _clause(line, i, verb)
        if found and clause.group.contains(found[-1].group):
            found.pop()  # "are expected" in "are expected to veto"
        if found and described and found[-1].subject:
            clause = replace(clause, subject=found[-1].subject, reduced=clause.verb.ing)
        if clause.subject is None and found and line[i - 1].lower in COORDINATING:
            clause = replace(clause, subject=found[-1].subject)
        found.append(clause)
        described = clause.reduced and clause.passive and _main_verb_follows(line, i)
    return found


def _is_verb(line: list[Token], i: int) -> bool:
    """Whether the token stands where a verb does: not behind a determiner, preposition or possessive, not a name."""
    token, verb = line[i], lookup(line[i].lower)
    if verb is None or not token.is_word or token.lower in words("auxiliaries", "be") | words("auxiliaries", "have"):
        return False
    if i and token.text[0].isupper():
        return False
    before = line[i - 1].lower if i else ""
    after = line[i + 1] if i + 1 < len(line) else None
    if before in DETERMINERS or before == "'s" or (before in PREPOSITIONS and before != "to" and not verb.ing):
        return False
    if after is not None and after.text == "-":
        return False
    if verb.participle and not verb.present and after is not None and _modifies(line, i):
        return False
    if verb.present and not (verb.past or verb.participle) and not _governs_present(line, i):
        return False
    return not (verb.ing and not i)


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
    j = i - 1
    while j >= 0 and line[j].lower in ADVERBS:
        j -= 1
    if j < 0:
        return False
    before = line[j].lower
    helpers = words("auxiliaries", "modal") | words("auxiliaries", "future") | words("auxiliaries", "do")
    return before == "to" or before in helpers


def _clause(line: list[Token], i: int, verb: Verb) -> Clause:
    first = _group_start(line, i)
    group = line[first : i + 1]
    lowers = [t.lower for t in group[:-1]]
    be = any(w in words("auxiliaries", "be") for w in lowers)
    have = any(w in words("auxiliaries", "have") for w in lowers)
    to = "to" in lowers
    finite = be or have or (verb.past and not to) or any(w in _finite_helpers() for w in lowers)
    helped = be or have or any(w in _finite_helpers() for w in lowers)
    subject, reduced = _subject(line, first, verb, finite=helped)
    if not helped and not to and verb.participle and _main_verb_follows(line, i):
        reduced = True
    status = _status(line, first, i, verb)
    if reduced and line[i].lower in words("modality", "planned"):
        status = Status.PLANNED
    passive = be and verb.participle and not verb.ing and not have
    return Clause(
        line[i].span,
        Span(group[0].start, group[-1].end),
        verb,
        subject,
        None if reduced else _object(line, i + 1),
        status,
        reduced or (verb.ing and not be and not have),
        passive or (reduced and not verb.ing),
        to and not finite,
    )


def _finite_helpers() -> frozenset[str]:
    return words("auxiliaries", "modal") | words("auxiliaries", "future") | words("auxiliaries", "do")


def _group_start(line: list[Token], i: int) -> int:
    """Index of the first word of the verb group that ends at i."""
    helpers = _finite_helpers() | words("auxiliaries", "be") | words("auxiliaries", "have")
    bridging = words("modality", "planned") | words("modality", "expected") | words("modality", "ongoing")
    j = i
    while j > 0:
        before = line[j - 1].lower
        month = line[j - 1].text == "May"
        verbal = (
            before in helpers
            and not month
            and not (before == "'s" and j > 1 and line[j - 2].is_word and lookup(line[i].lower) is None)
        )
        if not (verbal or before == "to" or before in ADVERBS or (before in bridging and i - j < 4)):
            break
        j -= 1
    while j < i and line[j].lower in ADVERBS:
        j += 1
    return j


def _status(line: list[Token], first: int, i: int, verb: Verb) -> Status:
    """How real the happening is, from the words of the verb group and the conditional words before it."""
    group = [t.lower for t in line[first:i]]
    before = [t.lower for t in line[max(0, first - LONGEST_PHRASE) : first]]
    if any(w in words("modality", "negated") for w in group):
        return Status.HYPOTHETICAL
    if any(w in words("modality", "expected") for w in group):
        return Status.EXPECTED
    if any(w in words("modality", "planned") for w in group) or any(w in words("auxiliaries", "future") for w in group):
        return Status.PLANNED
    if any(w in words("auxiliaries", "modal") for w in group):
        return Status.HYPOTHETICAL
    be = any(w in words("auxiliaries", "be") for w in group)
    if verb.ing and (be or any(w in words("modality", "ongoing") for w in group)):
        return Status.ONGOING
    if "to" in group:
        be_to = be and group[-1] == "to"
        return Status.PLANNED if be_to else Status.HYPOTHETICAL
    if any(w in words("modality", "hypothetical") for w in before) and not verb.past:
        return Status.HYPOTHETICAL
    return Status.HAPPENED


def _subject(line: list[Token], first: int, verb: Verb, *, finite: bool) -> tuple[Span | None, bool]:
    """The noun phrase before the verb group, and whether the verb is a reduced relative on it."""
    j = first - 1
    if j >= 0 and line[j].lower in ("that", "which", "who"):
        return _phrase_before(line, j), False
    if j >= 0 and line[j].text == ",":
        opening = _matching_comma(line, j)
        return (_phrase_before(line, opening) if opening is not None else None), False
    phrase = _phrase_before(line, first)
    if phrase is None:
        return None, False
    start = bisect_left(line, phrase.start, key=lambda t: t.start)
    behind_preposition = start > 1 and line[start - 1].lower in PREPOSITIONS - BREAKS
    reduced = (
        not finite
        and verb.participle
        and behind_preposition
        and _has_verb(line[max(0, start - CLAUSE) : start], CLAUSE)
    )
    return (phrase if reduced else _with_complements(line, phrase, start)), reduced


def _main_verb_follows(line: list[Token], i: int) -> bool:
    """Whether a participle at i only describes its noun, since the sentence's verb comes right behind it.

    "The elections planned for May 3 would not take place": behind the participle a preposition and its noun, no new
    subject, then an auxiliary.
    """
    rest = line[i + 1 : i + 12]
    if not rest or rest[0].lower not in PREPOSITIONS - BREAKS:
        return False
    helpers = _finite_helpers() | words("auxiliaries", "be") | words("auxiliaries", "have")
    for n, token in enumerate(rest[1:], 1):
        if not token.is_word or token.lower in BREAKS or (n > 1 and token.lower in DETERMINERS | PRONOUNS):
            return False
        if token.lower in helpers and token.text != "May":
            return True
    return False


def _with_complements(line: list[Token], phrase: Span, start: int) -> Span:
    """The whole subject where prepositions run through it ("Talks between A and B"), not a leading "On Monday"."""
    j = start
    while j > 0 and start - j < LONGEST_PHRASE and not _verbal(line, j - 1):
        token = line[j - 1]
        if not (token.is_word or token.lower == "'s") or token.lower in BREAKS - {"and"}:
            break
        j -= 1
    behind_verb = j > 0 and _verbal(line, j - 1)
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


def _phrase_before(line: list[Token], end: int) -> Span | None:
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
        if token.lower in BREAKS or (token.lower in PREPOSITIONS and token.lower != "of" and not at_least):
            break
        if _verbal(line, j - 1):
            break
        j -= 1
    while j < end and line[j].lower in ADVERBS | {","}:
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
    while k > 0 and line[k].is_word and not _verbal(line, k) and after - k < 8:
        k -= 1
    return line[k].text == "," and line[k + 1].text[0].isupper() | (line[k + 1].lower in DETERMINERS)


def _verbal(line: list[Token], i: int) -> bool:
    token = line[i]
    helpers = _finite_helpers() | words("auxiliaries", "be") | words("auxiliaries", "have")
    if token.lower == "'s":
        return False
    return (token.lower in helpers and token.text != "May") or _is_verb(line, i)


def without_dates(text: str, clause: Clause, dates: list[Span]) -> Clause:
    """The clause with its object cut before the first date in it, its subject behind one: dates are told apart."""
    if clause.subject is not None:
        leading = [d.end for d in dates if d.overlaps(clause.subject) and d.start <= clause.subject.start]
        start = max(leading, default=clause.subject.start)  # "the treaty of 1841" keeps its year
        rest = tokens(text, Span(start, max(start, clause.subject.end)))
        clause = replace(clause, subject=Span(rest[0].start, rest[-1].end) if rest else None)
    if clause.object is None:
        return clause
    start = min((d.start for d in dates if d.overlaps(clause.object)), default=clause.object.end)
    kept = tokens(text, Span(clause.object.start, max(clause.object.start, start)))
    while kept and (kept[-1].lower in PREPOSITIONS | DETERMINERS or kept[-1].text in '“"(,'):
        kept.pop()
    return replace(clause, object=Span(kept[0].start, kept[-1].end) if kept else None)


def _object(line: list[Token], start: int) -> Span | None:
    """What follows the verb, up to a comma, a break, another verb or a preposition that begins a time or place."""
    rest = line[start : start + LONGEST_PHRASE]
    kept = [t for _, t in takewhile(lambda pair: _goes_on(rest, pair[0]), enumerate(rest))]
    for n, token in enumerate(kept):
        participle = lookup(token.lower)
        if n and participle is not None and (participle.ing or _is_verb(line, start + n)):
            kept = kept[:n]
            break
    while kept and (kept[-1].lower in PREPOSITIONS | DETERMINERS | {"and"} or kept[-1].text in '“"('):
        kept.pop()
    return Span(kept[0].start, kept[-1].end) if kept else None


def _goes_on(rest: list[Token], n: int) -> bool:
    """Whether an object still runs at token n: words and marks inside it, "and", "as an agenda item"."""
    token = rest[n]
    if not (token.is_word or token.lower == "'s" or token.text in "'’\"“”$%&()-"):
        return False
    as_role = token.lower == "as" and n + 1 < len(rest) and rest[n + 1].lower in ("a", "an")
    return as_role or token.lower not in BREAKS - {"and"}
