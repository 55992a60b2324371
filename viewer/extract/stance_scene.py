"""Who holds what a verb says in its surroundings: a subject, "we" and "it" in someone's words, "It" after a country."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.extract.stance_frames import Frame, is_quoted
from viewer.extract.stance_lexicon import Shape, words
from viewer.extract.stance_sentence import Holder, Reading, holder_of, subject_ending
from viewer.extract.stance_verbs import BE, Mood, VerbGroup, begins_verb, subject_of
from viewer.model.actor import ActorKind, Form
from viewer.model.span import Span

LONGEST_OPENING = 12
LONGEST_SHARED = 15
FIRST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with the frames it stands in.

    before  holder of the sentence before, where it began with one: who "It" at the beginning of this one is
    """

    document: str
    reading: Reading
    frames: list[Frame]
    quoted: list[Span]
    before: tuple[Holder, ...] = ()


def opening_holder(reading: Reading) -> tuple[Holder, ...]:
    """The one country, body or person that a sentence begins with as its subject; empty where it begins otherwise."""
    for at in range(min(len(reading.tokens), LONGEST_OPENING)):
        if at in reading.ending or reading.lower(at) in words("subjects", "heads"):
            found = subject_ending(reading, at) if begins_verb(reading, at + 1) else None
            if found is not None:
                single = found.start == 0 and len(found.holders) == 1 and not found.plural
                named = all(m.form != Form.COREF for m in reading.ending.get(at, []))
                return found.holders if single and named else ()
    return ()


def speaking_holder(scene: Scene) -> tuple[Holder, ...]:
    """The one whose words a sentence is, where one alone speaks in it."""
    holders = {f.holders for f in scene.frames if f.quotation and f.holders}
    return next(iter(holders)) if len(holders) == 1 else ()


def holders_of(
    scene: Scene, group: VerbGroup, shape: Shape, clause: int, chain: list[Frame]
) -> tuple[tuple[Holder, ...], int]:
    """Who holds what a verb says, and the first word of the subject."""
    reading = scene.reading
    word = reading.lower(group.before)
    if word in words("subjects", "own_country") and reading.lower(group.before - 1) in words("subjects", "possessive"):
        return chain[-1].holders if chain else (), group.before - 1
    if word in ("it", "he", "she") and group.bare and shape == Shape.PLAIN:
        return (), 0  # "a demand that it withdraw": asked, not done
    if word in ("we", "i") and group.before not in reading.covered:
        speaker = chain[-1].holders if chain else ()
        return speaker, group.before
    if word in ("it", "they") and group.before not in reading.covered:
        if not chain and word == "it" and group.before > 0:
            return _named_in_sentence(reading, group.before), group.before
        if not chain:
            opened = group.before == 0 and word == "it" and all(h.actor == h.speaker for h in scene.before)
            return (scene.before, 0) if opened else ((), 0)
        fits = _fits(reading, chain[-1], word) and not _is_own_it(scene, chain[-1], group)
        return chain[-1].holders if fits else (), group.before
    if word in ("he", "she"):
        return _person_meant(scene, group, chain), group.before
    subject = subject_of(reading, group, shape, clause)
    if subject is None and word in ("and", "but"):
        earlier = _pronoun_before(reading, group, clause)
        if earlier is not None:
            return holders_of(scene, earlier, shape, clause, chain)
        subject = subject_of(reading, group, shape, 0) if len(chain) == 1 else None
        subject = subject if subject is not None and subject.holders == chain[-1].holders else None
    return (subject.holders, subject.start) if subject else ((), 0)


def _named_in_sentence(reading: Reading, it: int) -> tuple[Holder, ...]:
    """Whom "it" means in "Although Peru respects the text, it opposes …": the one country or body named before it.

    Only where that is the subject of the clause before, and nothing else of its kind is named between.
    """
    if reading.lower(it - 1) not in (",", ";", "but", "and"):
        return ()
    first = opening_holder(reading) or _conceding_holder(reading)
    named = {m.actor for m in reading.covered.values() if m.span.start < reading.tokens[it].start}
    states = {a for a in named if reading.actors[a].kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION)}
    return first if len(first) == 1 and first[0].actor == first[0].speaker and states == {first[0].actor} else ()


def _conceding_holder(reading: Reading) -> tuple[Holder, ...]:
    """The subject of a clause that "although" or "while" begins a sentence with."""
    if reading.lower(0) not in words("group", "conceding"):
        return ()
    for at in range(1, min(len(reading.tokens), LONGEST_OPENING)):
        if at in reading.ending or reading.lower(at) in words("subjects", "heads"):
            found = subject_ending(reading, at) if begins_verb(reading, at + 1) else None
            return found.holders if found is not None and found.start == 1 and not found.plural else ()
    return ()


def _pronoun_before(reading: Reading, group: VerbGroup, clause: int) -> VerbGroup | None:
    """The verb with the pronoun it shares: "it supports the deal but opposes the tariffs"."""
    for at in range(group.before - 1, max(clause - 1, group.before - LONGEST_SHARED), -1):
        if reading.lower(at) in ("and", "but", ";", "that", "while", ","):
            return None
        if reading.lower(at) in ("it", "he", "she", "we", "they") and begins_verb(reading, at + 1):
            return replace(group, before=at)
    return None


def _fits(reading: Reading, frame: Frame, pronoun: str) -> bool:
    """Whether "it" can be a speaker (no person), or "they" (several, or officials)."""
    kinds = {reading.actors[h.speaker].kind for h in frame.holders if h.speaker in reading.actors}
    if pronoun == "it":
        return not kinds & {ActorKind.PERSON, ActorKind.UNNAMED}
    return ActorKind.PERSON not in kinds or len(frame.holders) > 1


def _person_meant(scene: Scene, group: VerbGroup, chain: list[Frame]) -> tuple[Holder, ...]:
    """Who "he" is, where it is sure: the one who speaks, or the one the sentence before began with."""
    mention = scene.reading.covered.get(group.before)
    holder = holder_of(scene.reading.actors.get(mention.actor)) if mention else None
    if holder is None:
        return ()
    if chain:
        return (holder,) if holder in chain[-1].holders else ()
    return (holder,) if group.before <= FIRST_WORDS and holder in scene.before else ()


def _is_own_it(scene: Scene, frame: Frame, group: VerbGroup) -> bool:
    """Whether "it" stands in the speaker's own words, where it is not the speaker."""
    offset = scene.reading.tokens[group.before].start
    return is_quoted(scene.quoted, offset) and not is_quoted(scene.quoted, frame.span.start - 1)


def is_conditional(reading: Reading, first: int, group: VerbGroup) -> bool:
    """Whether a clause is only supposed, hoped, rumoured or asked about."""
    before = reading.lower(first - 1)
    if before in words("group", "conditional"):
        return True
    if before == "that" and reading.lower(first - 2) in words("subjects", "hearsay"):
        return True
    if (
        before == "that"
        and reading.lower(first - 3) in BE
        and reading.lower(first - 2) in words("subjects", "rumoured")
    ):
        return True
    if any(reading.lower(i) in words("subjects", "hedges") for i in range(first - 3, first)):
        return True
    if group.mood != Mood.FACT:
        return (
            any(t.lower in ("if", "unless", "whether") for t in reading.tokens)
            or reading.lower(group.verb - 1) == "have"
        )
    return False
