"""What surrounds a verb of taking sides: negation, mood, voice, and the subject that holds the position."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from viewer.extract.stance_lexicon import Shape, reporting, triggers, words
from viewer.extract.stance_sentence import NounPhrase, Reading, subject_ending
from viewer.model.actor import ActorKind

LONGEST_GROUP = 12
LONGEST_INSERTION = 45
LONGEST_TAIL = 9
LONGEST_TIME = 6
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'re", "am", "'m"})
QUOTES = frozenset('"“”')
HELPERS = BE | {"have", "has", "had", "'ve", "'d", "do", "does", "did", "to"}


class Mood(Enum):
    """How firmly a verb stands."""

    FACT = "fact"
    FUTURE = "future"
    PREDICTED = "predicted"


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with the words before it that belong to it.

    before    index of the last token before the group
    sign      -1 where negated or refused an odd number of times
    asserted  False where the verb is only possible, asked for or denied
    """

    before: int
    verb: int
    mood: Mood = Mood.FACT
    sign: int = 1
    asserted: bool = True
    passive: bool = False
    acting: bool = False
    refused: bool = False
    bare: bool = False
    intending: bool = False


@dataclass(slots=True)
class _Walk:
    """State while the words before a verb are read from right to left."""

    mood: Mood = Mood.FACT
    sign: int = 1
    asserted: bool = True
    acting: bool = False
    refused: bool = False
    intending: bool = False
    be: bool = False
    helped: bool = False
    to: bool = False
    helper: int = -1
    unable: bool = False


def verb_group(reading: Reading, verb: int, shape: Shape) -> VerbGroup | None:
    """The group a verb form ends; None where the form is no verb of a clause ("to oppose" after a noun)."""
    walk, at = _Walk(), verb - 1
    for _ in range(LONGEST_GROUP):
        word = reading.lower(at)
        if word == "once" and reading.lower(at - 1) == "at":
            at -= 2
            continue
        if word not in QUOTES and (not word or at in reading.covered or not _step(walk, word, shape)):
            break
        if walk.helper < 0 and _is_helper(word):
            walk.helper = at
        at -= 1
    if walk.to or not _fits(reading.lower(walk.helper), shape):
        return None
    if walk.unable and walk.sign < 0:  # "could not accept", "cannot support": it will not
        walk.asserted = True
    passive = walk.be and shape == Shape.PAST
    bare = not walk.helped
    return VerbGroup(
        at, verb, walk.mood, walk.sign, walk.asserted, passive, walk.acting, walk.refused, bare, walk.intending
    )


def _is_helper(word: str) -> bool:
    return word in HELPERS or word in words("group", "future") or word in words("group", "doubt")


def _fits(helper: str, shape: Shape) -> bool:
    """Whether a form can follow its helper: "has free elections" has no verb "free"."""
    if shape == Shape.PLAIN:
        return helper not in BE and helper not in ("have", "has", "had", "'ve", "'d")
    if shape == Shape.THIRD:
        return not helper
    if shape == Shape.PAST:
        return helper not in ("to", "do", "does", "did") and helper not in words("group", "future") | words(
            "group", "doubt"
        )
    return helper not in ("have", "has", "had", "to", "do", "does", "did")


def _step(walk: _Walk, word: str, shape: Shape) -> bool:
    """Take one more word into the group; False where the group ends before it."""
    if word in words("group", "halting"):
        walk.asserted = False
    elif word in words("group", "negation"):
        walk.sign = -walk.sign
    elif word in words("group", "unable"):
        walk.sign = -walk.sign if word == "cannot" else walk.sign
        walk.unable = walk.asserted
        walk.asserted, walk.to, walk.helped = False, False, True
    elif word in words("group", "doubt"):
        walk.asserted, walk.to, walk.helped = False, False, True
    elif word in words("group", "future"):
        walk.helped, walk.to = True, False
        walk.mood = Mood.FUTURE if walk.mood == Mood.FACT else walk.mood
    elif walk.to or (shape == Shape.ING and not walk.helped):
        return _complement(walk, word)
    elif word == "to":
        walk.to = True
    elif word in words("group", "plain"):
        walk.helped = walk.helped or _is_helper(word)
        walk.be = walk.be or word in BE
    else:
        return word.endswith("ly") and len(word) > 4
    return True


def _complement(walk: _Walk, word: str) -> bool:
    """What governs an infinitive or a bare -ing form: "is expected to", "have begun"."""
    if word in BE or word in ("have", "has", "had"):
        walk.mood = Mood.PREDICTED if walk.to and word in BE else walk.mood
        walk.asserted = walk.asserted and not (walk.to and word not in BE)
        walk.be = walk.be or (word in BE and walk.to)
    elif word in words("group", "predict") or word in words("group", "unlikely"):
        walk.mood = Mood.PREDICTED
        walk.sign = -walk.sign if word in words("group", "unlikely") else walk.sign
    elif word in words("group", "doing"):
        walk.acting = True
    elif word in words("group", "refuse"):
        walk.sign, walk.refused = -walk.sign, True
    elif word in words("group", "intend"):
        walk.intending = True
    else:
        return word.endswith("ly") and len(word) > 4
    walk.to, walk.helped = False, True
    return True


def subject_of(reading: Reading, group: VerbGroup, shape: Shape, start: int) -> NounPhrase | None:
    """The phrase that holds what a verb says; `start` is the first token that may belong to its clause."""
    at = before_time(reading, group.before)
    word = reading.lower(at)
    if shape == Shape.ING and group.bare:
        if at in reading.ending and word != ",":
            return _gerund_subject(reading, at)
        if word in words("subjects", "conceding") and reading.lower(at - 1) in ("", ","):
            return _after_concession(reading, group.verb)
        return _participle_subject(reading, at, group.verb, start)
    if word == ",":
        found = _before_insertion(reading, at, start)
    elif word == "that" and reading.lower(at - 1) in words("subjects", "others"):
        found = _among(reading, at - 1)
    elif word in ("which", "who"):
        found = _antecedent(reading, at, word)
    elif word in ("and", "but", "then"):
        found = _earlier_subject(reading, at, start)
    else:
        found = subject_ending(reading, at)
    if found is None or found.start < start:
        return None
    return None if shape == Shape.PLAIN and group.bare and not found.plural else found


def before_time(reading: Reading, at: int) -> int:
    """Step back over words that say when: "Egypt on Monday", "the council late last week"."""
    back = at
    dated = False
    while back > at - LONGEST_TIME and reading.lower(back) in words("subjects", "when"):
        dated = dated or reading.lower(back) not in words("subjects", "when_joints")
        back -= 1
    while (
        back > at - LONGEST_TIME
        and reading.lower(back).isdigit()
        and reading.lower(back - 1) in words("subjects", "when")
    ):
        back -= 1
        dated = True
        while back > at - LONGEST_TIME and reading.lower(back) in words("subjects", "when"):
            back -= 1
    return back if dated else at


def after_time(reading: Reading, at: int) -> int:
    """Step over words that say when, after a verb: "said Monday", "said on March 3"."""
    ahead = at
    while ahead < at + LONGEST_TIME and (
        reading.lower(ahead) in words("subjects", "when") or (ahead > at and reading.lower(ahead).isdigit())
    ):
        ahead += 1
    return ahead


def _antecedent(reading: Reading, relative: int, word: str) -> NounPhrase | None:
    """The phrase before "which" or "who"; "who" needs persons."""
    last = relative - (2 if reading.lower(relative - 1) == "," else 1)
    found = subject_ending(reading, last)
    if found is None or word == "which":
        return found
    speakers = [reading.actors.get(h.speaker) for h in found.holders]
    persons = all(s is not None and s.kind in (ActorKind.PERSON, ActorKind.UNNAMED) for s in speakers)
    return found if persons or reading.lower(last) in words("subjects", "heads") else None


def _participle_subject(reading: Reading, at: int, verb: int, start: int) -> NounPhrase | None:
    """The subject a bare -ing form shares with its clause: after a comma, or after what the subject gave out.

    "made recommendations urging" is the subject's own; "failed to agree on a statement condemning" is not.
    """
    gave_out = reading.lower(at) in words("speech", "nouns")
    if not gave_out and reading.lower(at) not in (",", "and"):
        return None
    found = _earlier_subject(reading, verb, start)
    if found is None or not gave_out:
        return found
    between = {reading.lower(i) for i in range(found.end + 1, at)}
    return found if between & words("speech", "making") and not between & words("group", "negation") else None


def _after_concession(reading: Reading, verb: int) -> NounPhrase | None:
    """The subject of the main clause: "While supporting the deal, Peru opposes the tariffs"."""
    comma = next(
        (i for i in range(verb, min(len(reading.tokens), verb + LONGEST_INSERTION)) if reading.lower(i) == ","), -1
    )
    for at in range(comma + 1, comma + LONGEST_TAIL):
        if at in reading.ending or reading.lower(at) in words("subjects", "heads"):
            found = subject_ending(reading, at) if begins_verb(reading, at + 1) else None
            return found if found is not None and found.start == comma + 1 else None
    return None


def _gerund_subject(reading: Reading, at: int) -> NounPhrase | None:
    """A subject between "to" and an -ing form: "led to the Council adopting"."""
    last = reading.ending.get(at, [])
    start = reading.index_at(last[0].span.start) if last else at
    if reading.lower(start - 1) == "with":  # "with Russia abstaining"
        return subject_ending(reading, at, behind=True)
    if reading.lower(start - 1) != "to" or reading.lower(start - 2) not in ("led", "leads", "leading"):
        return None
    whole = Reading(reading.text, reading.span, reading.actors, reading.tokens[start : at + 1])
    whole.ending = {at - start: last}
    found = subject_ending(whole, at - start)
    return NounPhrase(found.holders, start, at) if found else None


def _before_insertion(reading: Reading, comma: int, start: int) -> NounPhrase | None:
    """The subject before ", which has ties with Japan," or ", in his speech,"."""
    direct = subject_ending(reading, comma - 1)
    if direct is not None and any("," in m.text for m in reading.ending.get(comma - 1, [])):
        return direct
    for at in range(comma - 1, max(start, comma - LONGEST_TAIL), -1):
        if reading.lower(at) in ("on", "of", "for", "to", "in", "at") and _is_person(reading, at - 1):
            return subject_ending(reading, at - 1)
    for at in range(comma - 1, max(start, comma - LONGEST_INSERTION), -1):
        if reading.lower(at) == "," and _begins_insertion(reading.lower(at + 1)):
            found = _including(reading, at, comma) or subject_ending(reading, at - 1)
            if found is not None:
                return found
    return None


def _is_person(reading: Reading, at: int) -> bool:
    named = (reading.actors.get(m.actor) for m in reading.ending.get(at, []))
    return any(a is not None and a.kind == ActorKind.PERSON for a in named)


def _among(reading: Reading, others: int) -> NounPhrase | None:
    """Those who "were among the countries that …"."""
    at = others - (2 if reading.lower(others - 1) == "the" else 1)
    if reading.lower(at) != "among" or reading.lower(at - 1) not in ("was", "were", "is", "are"):
        return None
    return subject_ending(reading, at - 2)


def _including(reading: Reading, first: int, last: int) -> NounPhrase | None:
    """Those named in "sixty countries, including Qatar and Chad, backed it"."""
    if reading.lower(first + 1) not in words("subjects", "including"):
        return None
    if reading.lower(first - 1) not in words("subjects", "others"):
        return None
    found = subject_ending(reading, last - 1, behind=True)
    return found if found is not None and found.start == first + 2 else None


def _begins_insertion(word: str) -> bool:
    return word in words("subjects", "insertions") or (word.endswith("ing") and len(word) > LONGEST_TIME)


def _earlier_subject(reading: Reading, before: int, start: int) -> NounPhrase | None:
    """The subject of the verb before "and": the nearest phrase with a verb after it, if none lies between."""
    for at in range(before - 1, start - 1, -1):
        if at in reading.ending or reading.lower(at) in words("subjects", "heads"):
            if not begins_verb(reading, at + 1):
                continue
            found = subject_ending(reading, at)
            if found is None:
                return None
            between = [reading.lower(i) for i in range(at + 1, before)]
            crowded = sum(word in ("and", "but", ";", "while", "that", "which", "who") for word in between) > 1
            return None if crowded else found
    return None


def begins_verb(reading: Reading, at: int) -> bool:
    """Whether a verb begins at a token, perhaps behind an insertion between commas."""
    if reading.lower(at) == "," and _begins_insertion(reading.lower(at + 1)):
        closing = (i for i in range(at + 2, at + LONGEST_INSERTION) if reading.lower(i) == ",")
        at = next(closing, at) + 1
    word = reading.lower(at)
    if word == "at" and reading.lower(at + 1) == "once":
        at += 2
        word = reading.lower(at)
    while word.endswith("ly") or word in ("also", "then", "long", "again") or word in words("subjects", "when"):
        at += 1
        word = reading.lower(at)
    group = words("group", "plain") | words("group", "future") | words("group", "doing") | words("group", "intend")
    if word in group and word != "to":
        return True
    known = word in triggers() or word in reporting()
    return known or (word.endswith("ed") and len(word) > 4) or word in words("group", "past")


def agent_after(reading: Reading, by: int) -> NounPhrase | None:
    """The holders named right after "by", the longest list that fits; None where nobody is."""
    if reading.lower(by) != "by":
        return None
    for end in range(min(len(reading.tokens) - 1, by + LONGEST_GROUP), by, -1):
        found = subject_ending(reading, end, behind=True)
        if found is not None and found.start == by + 1:
            after = reading.lower(end + 1)
            free = not after or not after[0].isalpha() or after in words("path", "joints") | words("subjects", "before")
            return found if free or after in words("ends", "words") else None
    return None


def clause_start(reading: Reading, end: int, first: int) -> int:
    """Index of the first word of the clause that ends before the token `end`, not before the token `first`."""
    at = end
    while at > max(first, end - LONGEST_INSERTION):
        if reading.lower(at - 1) in words("subjects", "clause_breaks") and at - 1 not in reading.covered:
            break
        at -= 1
    while at < end and reading.lower(at) in words("subjects", "clause_openers"):
        at += 1
    return at
