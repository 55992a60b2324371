"""Who holds what a verb says in its surroundings: a subject, "we" and "it" in someone's words, "It" after a country."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.extract.stance_frames import Frame, is_quoted
from viewer.extract.stance_lexicon import Shape, words
from viewer.extract.stance_sentence import Holder, Reading, subject_ending
from viewer.extract.stance_verbs import Mood, VerbGroup, begins_verb, subject_of
from viewer.model.span import Span

LONGEST_OPENING = 12


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
    """The one country or body that a sentence begins with as its subject; empty where it begins otherwise."""
    for at in range(min(len(reading.tokens), LONGEST_OPENING)):
        if at in reading.ending or reading.lower(at) in words("subjects", "heads"):
            found = subject_ending(reading, at) if begins_verb(reading, at + 1) else None
            if found is not None:
                single = found.start == 0 and len(found.holders) == 1 and not found.plural
                return found.holders if single and found.holders[0].actor == found.holders[0].speaker else ()
    return ()


def holders_of(
    scene: Scene, group: VerbGroup, shape: Shape, clause: int, chain: list[Frame]
) -> tuple[tuple[Holder, ...], int]:
    """Who holds what a verb says, and the first word of the subject."""
    reading = scene.reading
    word = reading.lower(group.before)
    if word in ("we", "i") and group.before not in reading.covered:
        speaker = chain[-1].holders if chain else ()
        return speaker, group.before
    if word in ("it", "they") and group.before not in reading.covered:
        if not chain:
            return (scene.before, 0) if group.before == 0 else ((), 0)
        return () if _is_own_it(scene, chain[-1], group) else chain[-1].holders, group.before
    subject = subject_of(reading, group, shape, clause)
    return (subject.holders, subject.start) if subject else ((), 0)


def _is_own_it(scene: Scene, frame: Frame, group: VerbGroup) -> bool:
    """Whether "it" stands in the speaker's own words, where it is not the speaker."""
    offset = scene.reading.tokens[group.before].start
    return is_quoted(scene.quoted, offset) and not is_quoted(scene.quoted, frame.span.start - 1)


def is_conditional(reading: Reading, first: int, group: VerbGroup) -> bool:
    before = reading.lower(first - 1)
    if before in words("group", "conditional"):
        return True
    if before == "that" and reading.lower(first - 2) in words("subjects", "hearsay"):
        return True
    if any(reading.lower(i) in words("subjects", "hedges") for i in range(first - 3, first)):
        return True
    if group.mood != Mood.FACT:
        return (
            any(t.lower in ("if", "unless", "whether") for t in reading.tokens)
            or reading.lower(group.verb - 1) == "have"
        )
    return False
