"""Clauses of a sentence: which verb, whose, done to what, and how real; a time expression belongs to one of them.

No parser and no model: the shape of English around a verb group (auxiliaries, commas, relative words) carries enough
to find the governing verb of a date, and what cannot be told apart is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from viewer.extract.event_phrases import RELATIVE, antecedent_of, object_of, subject_of
from viewer.extract.event_verb_groups import (
    BE,
    BREAKS,
    COORDINATING,
    DETERMINERS,
    FINITE,
    HAVE,
    HELPERS,
    PREPOSITIONS,
    group_start,
    is_verb,
    status_of,
    verb_at,
)
from viewer.extract.event_verbs import Verb, words
from viewer.extract.tokens import Token, tokens
from viewer.model.event import Status
from viewer.model.span import Span, hull

SHORT_CLAUSE = 16
"""Tokens after which the main verb is no longer looked for behind a relative clause."""
PARTING = COORDINATING | {"when", "while", "because", "although", "though", "if", "where", "whether"}
DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|our|this)\s$", re.IGNORECASE)
NOUN = re.compile(r"\s(?!(?:in|on|at|by|for|from|with|to|and|or|but|when|as|after|before|that|which|who)\b)[A-Za-z]{3}")
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "you", "there"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what stands around it; spans are of the document.

    group     auxiliaries and verb ("is set to pass")
    head      the verb itself
    subject, object   None where none was found; for a reduced relative ("a report released Wednesday") the subject is
                      the noun it describes
    reduced   whether it is such a participle
    antecedent  for a relative clause the noun phrase that it describes ("the man" of "the man who shot the mayor")
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
    antecedent: Span | None = None


def clauses(text: str, sentence: Span) -> list[Clause]:
    """The clauses of a sentence, in order."""
    line = _joined(tokens(text, sentence))
    found: list[Clause] = []
    described = False
    for i in range(len(line)):
        verb = verb_at(line, i) if is_verb(line, i) else None
        if verb is None:
            continue
        first = group_start(line, i, verb)
        clause = _clause(line, first, i, verb)
        if found and clause.group.contains(found[-1].group):
            found.pop()  # "are expected" in "are expected to veto"
        if found:
            clause = _continued(line, first, clause, found[-1], described=described)
        found.append(clause)
        described = clause.reduced and clause.passive and _main_verb_follows(line, i)
    return found


def _joined(line: list[Token]) -> list[Token]:
    """The tokens with "did" and "n't" as one word, and words with slashes between them: "A/RES/69/188"."""
    found: list[Token] = []
    for token in line:
        before = found[-1] if found and found[-1].end == token.start else None
        if before is not None and (_is_not(before, token) or _goes_on(before, token)):
            whole = before.text + token.text
            found[-1] = Token(before.start, token.end, whole, whole.lower().replace("’", "'"))
        else:
            found.append(token)
    return found


def _is_not(before: Token, token: Token) -> bool:
    return token.text in ("'t", "’t") and before.text.endswith("n")


def _goes_on(before: Token, token: Token) -> bool:
    """Whether a slash goes on a word, or a word what ends in a slash; "and/or" are words of their own."""
    if token.text == "/":
        return before.is_word and before.text not in COORDINATING | PRONOUNS | DETERMINERS
    return token.is_word and before.is_word and before.text.endswith("/")


def _continued(line: list[Token], first: int, clause: Clause, before: Clause, *, described: bool) -> Clause:
    """A clause with what it shares with the one before it: "escaped in 2008, was recaptured and died"."""
    if described and before.subject:
        return replace(clause, subject=before.subject, reduced=clause.verb.ing)
    if before.antecedent and not clause.reduced and not clause.infinitive and _resumes(line, first, before):
        return replace(clause, subject=before.antecedent)  # "The man who shot the mayor on Friday was arrested"
    joined = first > 0 and (line[first - 1].lower in COORDINATING or line[first - 1].text == ",")
    if clause.subject is None and joined and not clause.infinitive:
        return replace(clause, subject=before.subject)
    carried = before.verb.ing and before.reduced and before.subject and before.object and clause.subject
    if carried and before.object and before.subject and clause.subject and before.object.start == clause.subject.start:
        return replace(clause, subject=hull((before.subject, clause.subject)))  # "The rocket carrying it exploded"
    return clause


def _resumes(line: list[Token], first: int, before: Clause) -> bool:
    """Whether nothing parts a verb group from the relative clause before it, so that it is the main verb."""
    between = [t for t in line[max(0, first - SHORT_CLAUSE) : first] if t.start >= before.group.end]
    reaches = bool(between) and between[0].start - before.group.end <= 2
    return reaches and not any(t.text in ",;:" or t.lower in PARTING or t.lower in RELATIVE for t in between)


def _clause(line: list[Token], first: int, i: int, verb: Verb) -> Clause:
    group = line[first : i + 1]
    lowers = [t.lower for t in group[:-1]]
    be = any(w in BE for w in lowers)
    have = any(w in HAVE for w in lowers)
    to = "to" in lowers
    helped = be or have or any(w in FINITE for w in lowers)
    phases = words("modality", "phase") | words("modality", "weighing")
    phase = verb.ing and not phases.isdisjoint(lowers)
    subject, reduced = subject_of(line, first, verb, finite=helped or phase)
    if not helped and not to and verb.participle and _main_verb_follows(line, i):
        reduced = True
    status = status_of(line, first, i, verb)
    if reduced and line[i].lower in words("modality", "scheduled"):
        status = Status.PLANNED
    passive = be and verb.participle and not verb.ing and not have
    return Clause(
        line[i].span,
        Span(group[0].start, group[-1].end),
        verb,
        subject,
        None if reduced else object_of(line, i + 1),
        status,
        reduced or (verb.ing and not be and not have and not phase),
        passive or (reduced and not verb.ing),
        to and status != Status.PLANNED and HELPERS.isdisjoint(lowers[: lowers.index("to")]),
        antecedent_of(line, first, subject),
    )


def _main_verb_follows(line: list[Token], i: int) -> bool:
    """Whether a participle at i only describes its noun, since the sentence's verb comes right behind it.

    "The elections planned for May 3 would not take place": behind the participle a preposition and its noun, no new
    subject, then an auxiliary.
    """
    rest = line[i + 1 : i + 12]
    if not rest or rest[0].lower not in PREPOSITIONS - BREAKS:
        return False
    for n, token in enumerate(rest[1:], 1):
        if not token.is_word or token.lower in BREAKS or (n > 1 and token.lower in DETERMINERS | PRONOUNS):
            return False
        if token.lower in HELPERS and token.text != "May":
            return True
    return False


def names_edition(text: str, date: Span) -> bool:
    """Whether a date belongs to the noun behind it ("the 2016 race"), not to the verb before it."""
    return bool(DETERMINED.search(text, max(0, date.start - 24), date.start) and NOUN.match(text, date.end))


def without_dates(text: str, clause: Clause, dates: list[Span]) -> Clause:
    """The clause with its object cut before the first date in it, its subject behind one: dates are told apart."""
    if clause.subject is not None:
        leading = [d.end for d in dates if d.overlaps(clause.subject) and d.start <= clause.subject.start]
        start = max(leading, default=clause.subject.start)  # "the treaty of 1841" keeps its year
        rest = tokens(text, Span(start, max(start, clause.subject.end)))
        if rest and rest[0].lower == "of" and start > clause.subject.start:
            rest = tokens(text, clause.subject)  # "Three days of rain"
        while len(rest) > 1 and any(d.end == rest[-1].end for d in dates):  # "The council on Monday adopted"
            date = next(d for d in dates if d.end == rest[-1].end)
            before = [t for t in rest if t.end <= date.start]
            if not before or before[-1].lower == "of":
                break
            while before and (before[-1].lower in PREPOSITIONS or not before[-1].is_word):
                before.pop()
            rest = before
        while rest and not rest[0].is_word and rest[0].text not in "\"“'‘$€£":
            rest = rest[1:]  # "Friday, the mayor", "yesterday's vote"
        clause = replace(clause, subject=Span(rest[0].start, rest[-1].end) if rest else None)
    if clause.object is None:
        return clause
    within = (d.start for d in dates if d.overlaps(clause.object) and not names_edition(text, d))
    start = min(within, default=clause.object.end)
    kept = tokens(text, Span(clause.object.start, max(clause.object.start, start)))
    while kept and (kept[-1].lower in PREPOSITIONS | DETERMINERS or kept[-1].text in '“"(,'):
        kept.pop()
    return replace(clause, object=Span(kept[0].start, kept[-1].end) if kept else None)
