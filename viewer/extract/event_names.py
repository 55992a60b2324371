"""Who acts in a telling, in words that a title can begin with: a pronoun only where it is open whom it means."""

from __future__ import annotations

import re
from functools import cache

from viewer.extract import event_titles
from viewer.extract.event_reading import NEAREST, Reading, Telling
from viewer.extract.event_verbs import words
from viewer.model.actor import Form
from viewer.model.span import Span

PERSONAL = frozenset({"he", "she"})
BACK = 2
"""Sentences before its own in which a pronoun finds whom it means."""
FAR = 800
"""Characters behind which a pronoun may mean anyone."""
CHAIN = 4
"""Pronouns that are followed back, one to the next."""
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*+"
NAME = re.compile(rf"(?<![\w’'-]){CAPITAL}(?:\s(?:(?:al|bin|da|de|del|der|di|el|van|von)\s)?{CAPITAL}\.?){{0,4}}")
PLACED = re.compile(r"\b(?:in|at|of|near|from|to|into|over|on|off|with|by|for|against)\s+(?:the\s+)?$")
OTHER = re.compile(
    r"(?<!became )(?<!was )(?<!is )(?<!as )(?<!were )\b(?:the|an?|his|her|their|its|two|three|several|some)\s"
    r"(?:[\w’'-]+\s){0,2}?(?=[a-z])(?P<role>[a-z]{3,15}?)s?\b",
    re.IGNORECASE,
)
"""Someone else named by what they are ("the judge"); in "became the mayor" it is the same one."""
ASIDE = re.compile(r"\s*[,(;].*", re.DOTALL)


def fullest(reading: Reading, tellings: tuple[Telling, ...]) -> str:
    """The longest of the subjects that name the same thing as the leading one's does; "" where nobody is named."""
    subjects = [spelled_out(reading, t.subject) for t in tellings if t.subject]
    if not subjects or tellings[0].subject is None:
        return ""
    common = set(subjects[0].lower().split())
    return max((s for s in subjects if common & set(s.lower().split())), key=len)


def is_pronoun(reading: Reading, subject: Span | None) -> bool:
    """Whether a subject names nobody by itself."""
    first = subject.of(reading.text).lower().split()[:1] if subject else []
    return bool(words("titles", "pronouns").intersection(first))


def spelled_out(reading: Reading, subject: Span) -> str:
    """The words of a subject; for "he", "the diplomat" and the like the name of whom they mean, if that is sure."""
    said = event_titles.words_of(reading.text, subject)
    meant = next((m for m in reading.mentions_in(subject) if m.form == Form.COREF and m.span == subject), None)
    name = reading.names.get(meant.actor, "") if meant else ""
    if said.lower() == "it" and not name:
        return _thing(reading, subject) or said
    if said.lower() not in PERSONAL:
        return name or said
    found = _antecedent(reading, subject, said.lower(), CHAIN)
    if name and found:
        return name if set(name.lower().split()) & set(found.lower().split()) else said
    if name:
        return said if _others(reading, _window(reading, subject), name) else name
    return found or said


def _thing(reading: Reading, pronoun: Span) -> str:
    """What "it" means where its own sentence has but one thing before it ("The plane was … when it crashed")."""
    before = [c for c in reading.clauses_near(pronoun.start) if c.subject and c.group.end <= pronoun.start]
    if len(before) != 1 or before[0].subject is None:
        return ""
    thing, other = before[0].subject, before[0].object
    several = other is None or other.of(reading.text).lower().endswith(("s", "people"))
    said = event_titles.words_of(reading.text, thing)
    single = not said.lower().endswith("s") and " and " not in said and not is_pronoun(reading, thing)
    return said if several and single and not _is_person(reading, thing) else ""


def _window(reading: Reading, pronoun: Span) -> Span:
    """From the beginning of the sentence before a pronoun's own to the pronoun."""
    own = reading.discourse.sentence_at(pronoun.start)
    before = reading.discourse.sentence_at(own.start - 1) if own.start else own
    return Span(min(before.start, pronoun.start), pronoun.start)


def _antecedent(reading: Reading, pronoun: Span, word: str, chain: int) -> str:
    """Whom "he" or "she" means: the one person who is the subject before it; "" where that is not sure."""
    at = pronoun.start
    for back in range(BACK + 1):
        sentence = reading.discourse.sentence_at(at)
        nearest = reading.clauses_at(at)[:NEAREST] if back else reading.clauses_near(at)
        clauses = [c for c in nearest if c.subject and c.subject.end <= pronoun.start]
        if back == 0:
            clauses = [c for c in clauses if not c.infinitive][::-1]
        for clause in clauses[:1] if back else clauses:
            subject = clause.subject
            if subject is None or subject.overlaps(pronoun):
                continue
            said = event_titles.words_of(reading.text, subject)
            if said.lower() == word and chain:
                return _antecedent(reading, subject, word, chain - 1)
            if is_pronoun(reading, subject) or not _is_person(reading, subject):
                continue
            name = ASIDE.sub("", said)
            return "" if _others(reading, Span(subject.end, pronoun.start), name) else name
        if not sentence.start:
            break
        at = sentence.start - 1
    return ""


def _is_person(reading: Reading, subject: Span) -> bool:
    """Whether a noun phrase is one person: a name, or a role at its end ("the emperor"); never a country or a body."""
    whole = ASIDE.sub("", event_titles.words_of(reading.text, subject))
    said = event_titles.name(whole)
    tokens = said.split()
    if not tokens or " and " in said:
        return False
    acting = [m for m in reading.mentions_in(subject) if m.form not in (Form.PLACE, Form.MODIFIER)]
    if any(m.actor.startswith("person/") for m in acting):
        return True
    role = tokens[-1].lower().rstrip(".") in _roles() or tokens[0].lower() in _roles()
    if role:
        return " of the " not in said or tokens[0].lower() in _roles()
    determined = event_titles.ARTICLE.match(whole)
    match = NAME.fullmatch(said)
    if determined:  # "the pianist Ruth Levy"
        named = len(tokens) == 3 and all(t[0].isupper() for t in tokens[1:])
        return not acting and named and whole.split()[1].islower()
    first = reading.discourse.sentence_at(subject.start).start == subject.start
    if not whole[:1].isupper() or (len(tokens) == 1 and first):
        return False  # "Voters": any word begins a sentence with a capital
    return match is not None and not acting and len(tokens) < 5


@cache
def _roles() -> frozenset[str]:
    return words("nouns", "roles")


def _others(reading: Reading, span: Span, name: str) -> bool:
    """Whether a stretch names other persons than `name`: whom a pronoun behind it means is then open."""
    own = set(name.lower().split())
    text = reading.text
    if span.end - span.start > FAR:
        return True
    for match in NAME.finditer(text, span.start, span.end):
        found = Span(match.start(), match.end())
        if own & set(match.group().lower().split()) or PLACED.search(text, max(0, found.start - 12), found.start):
            continue
        known = [m for m in reading.mentions_in(found) if not m.actor.startswith("person/")]
        if known or reading.dates_in(found) or reading.discourse.sentence_at(found.start).start == found.start:
            continue
        return True
    return any(m["role"].lower() in _roles() for m in OTHER.finditer(text, span.start, span.end))
