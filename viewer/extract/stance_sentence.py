"""A sentence as rules about positions see it: its words, who is named where, and which phrases can be a subject."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from viewer.extract.issues import IssueMatch, find_issues
from viewer.extract.stance_lexicon import reporting, words
from viewer.extract.tokens import Token, with_not
from viewer.model.actor import Actor, ActorKind, Form, Mention
from viewer.model.span import Span

ACTING = frozenset({Form.NAME, Form.SHORT, Form.METONYM, Form.NOMINAL, Form.COREF})
LONGEST_LIST = 8
"""How many members a list of subjects may have."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone who can hold a position: the country or body, and the one who spoke or acted for it.

    actor    id of the country or body
    speaker  id of the actor as named in the text (a person, an organ, the country itself)
    """

    actor: str
    speaker: str


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A phrase that names holders: from the token `start` up to and with the token `end`."""

    holders: tuple[Holder, ...]
    start: int
    end: int
    plural: bool = False


@dataclass(slots=True)
class Reading:
    """One sentence of a document with what was found in it before."""

    text: str
    span: Span
    actors: dict[str, Actor]
    tokens: list[Token] = field(default_factory=list)
    ending: dict[int, list[Mention]] = field(default_factory=dict)
    covered: dict[int, Mention] = field(default_factory=dict)
    _issues: dict[Span, list[IssueMatch]] = field(default_factory=dict)

    def issues(self, span: Span) -> list[IssueMatch]:
        """The issues named in a stretch of the sentence; looked for only once."""
        if span not in self._issues:
            self._issues[span] = find_issues(self.text, span)
        return self._issues[span]

    def lower(self, index: int) -> str:
        """A token in lower case; "" outside the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def index_at(self, offset: int) -> int:
        """Index of the first token that begins at or after an offset."""
        return bisect_left(self.tokens, offset, key=lambda t: t.start)


def read_sentence(text: str, span: Span, actors: dict[str, Actor], mentions: list[Mention]) -> Reading:
    """Cut a sentence into words and note which of them end or belong to a mention."""
    reading = Reading(text, span, actors, with_not(text, span))
    by_end = {t.end: i for i, t in enumerate(reading.tokens)}
    for mention in sorted(mentions, key=lambda m: m.span.start - m.span.end):
        last = by_end.get(mention.span.end)
        if last is not None:
            reading.ending.setdefault(last, []).append(mention)
        for i in range(reading.index_at(mention.span.start), reading.index_at(mention.span.end)):
            reading.covered.setdefault(i, mention)
    return reading


def holder_of(actor: Actor | None) -> Holder | None:
    """Whose position an actor's words and deeds show: its side's, or its own where it is a country or body."""
    if actor is None:
        return None
    if actor.kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION):
        return Holder(actor.id, actor.id)
    return Holder(actor.side, actor.id) if actor.side else None


def is_anonymous(actor: Actor | None) -> bool:
    """Whether a name is withheld ("a Seoul diplomat"); "Chad's foreign minister" is known without one."""
    if actor is None or actor.kind != ActorKind.UNNAMED:
        return False
    first, head = actor.name.split()[0].lower(), actor.name.split()[-1].lower()
    one = first == "the" or "'s " in actor.name or "’s " in actor.name
    return not one or head in words("subjects", "withheld")


def subject_ending(reading: Reading, end: int, behind: bool = False) -> NounPhrase | None:
    """The subject whose last word is the token `end`: one holder, or a list of them with "and".

    behind  take it although a preposition stands before it ("by China")
    """
    last = _member_ending(reading, end) or _others_ending(reading, end)
    if last is None:
        return None
    holders, start, plural = list(last.holders), last.start, last.plural
    joined = start - 1
    if reading.lower(joined) in ("and", "&"):
        plural = True
        comma = 1 if reading.lower(joined - 1) == "," else 0
        member = _member_ending(reading, joined - 1 - comma)
        for _ in range(LONGEST_LIST):
            if member is None:
                break
            holders, start = [*member.holders, *holders], member.start
            member = _member_ending(reading, start - 2) if reading.lower(start - 1) == "," else None
    elif not last.holders:
        return None
    if not holders or not (behind or _can_begin(reading, start)):
        return None
    return NounPhrase(tuple(dict.fromkeys(holders)), start, end, plural)


def _can_begin(reading: Reading, start: int) -> bool:
    """Whether the words before a phrase leave it free to be a subject ("of China opposes" does not)."""
    start -= 2 if reading.lower(start - 1) == "." and reading.lower(start - 2) in words("subjects", "honorifics") else 0
    before = reading.lower(start - 1)
    if not before or before in words("subjects", "marks"):
        return True
    if before in words("subjects", "after"):
        return False
    return before in words("subjects", "before") or before in reporting() or before.endswith("ly") or before.isdigit()


def _member_ending(reading: Reading, end: int) -> NounPhrase | None:
    for mention in reading.ending.get(end, []):
        holder = holder_of(reading.actors.get(mention.actor)) if mention.form in ACTING else None
        if holder is not None:
            start = reading.index_at(mention.span.start)
            actor = reading.actors[mention.actor]
            ruler = _ruler_before(reading, start, holder)
            if ruler is not None:
                return NounPhrase((ruler[0],), ruler[1], end)
            plural = actor.kind == ActorKind.UNNAMED and mention.text.rstrip().endswith("s")
            return NounPhrase((holder,), _with_government(reading, start), end, plural)
        if mention.form in ACTING and mention.actor in reading.actors:
            return None
    return _government_ending(reading, end)


def _ruler_before(reading: Reading, start: int, realm: Holder) -> tuple[Holder, int] | None:
    """The person, and where the phrase begins, in "President Ada Lind of Norland"; None for other phrases."""
    if reading.lower(start - 1) != "of":
        return None
    for mention in reading.ending.get(start - 2, []):
        holder = holder_of(reading.actors.get(mention.actor)) if mention.form in ACTING else None
        if holder is not None and holder.actor == realm.actor and holder.speaker != realm.actor:
            return holder, reading.index_at(mention.span.start)
    return None


def _with_government(reading: Reading, start: int) -> int:
    """Take "the government of" into the phrase."""
    if reading.lower(start - 1) == "of" and reading.lower(start - 2) in words("subjects", "heads"):
        start -= 2
        start -= 1 if reading.lower(start - 1) in ("the", "a") else 0
    return start


def _government_ending(reading: Reading, end: int) -> NounPhrase | None:
    """A government by its noun: "the Chinese side", "Turkey's foreign ministry"."""
    if reading.lower(end) not in words("subjects", "heads"):
        return None
    at = end - 1
    while at > end - 5 and reading.lower(at) in words("subjects", "between") and at not in reading.ending:
        at -= 1
    if reading.lower(at) == "'s" or reading.lower(at) == "'":
        at -= 1
    for mention in reading.ending.get(at, []):
        holder = holder_of(reading.actors.get(mention.actor))
        known = reading.actors.get(mention.actor)
        if holder is None or known is None or known.kind == ActorKind.PERSON or mention.form == Form.COREF:
            continue
        start = reading.index_at(mention.span.start)
        start -= 1 if reading.lower(start - 1) in ("the", "a", "an") else 0
        return NounPhrase((holder,), start, end, reading.lower(end).endswith("s"))
    return None


def _others_ending(reading: Reading, end: int) -> NounPhrase | None:
    """The unnamed rest of a list: "and like-minded partners"."""
    if reading.lower(end) not in words("subjects", "others"):
        return None
    for at in range(end, max(0, end - 4), -1):
        if reading.lower(at - 1) in ("and", "&"):
            return NounPhrase((), at, end, True)
    return None
