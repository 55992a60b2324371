"""What a position is about: from the words after a verb to an issue of the list, or to the words themselves."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.extract.actor_scan import words as actor_words
from viewer.extract.issues import IssueMatch
from viewer.extract.stance_anaphora import spoken_of, voted_on
from viewer.extract.stance_lexicon import deeds, reporting, triggers, words
from viewer.extract.stance_sentence import Reading
from viewer.extract.tokens import Token
from viewer.model.actor import ActorKind
from viewer.model.span import Span

LONGEST_TARGET = 60
"""Words an object may have."""
LONGEST_ADDRESSEE = 12
OWN_WORDS = 8
MARKS = frozenset("\"'“”‘’'()-–")
OPEN_MARKS = frozenset(",'“‘’(-–")
CONTINUES = frozenset(("of", "to", "for", "in", "on", "by", "that", "against"))


@dataclass(frozen=True, slots=True)
class Target:
    """An issue with the way it is taken (+1 or -1), and where the object ends, in characters."""

    issue: str
    sign: int
    start: int
    end: int
    own: bool = False


def object_end(reading: Reading, start: int, limit: int) -> int:
    """Index of the token after a verb's object that begins at `start`; `limit` is an offset it cannot pass."""
    at = start
    closing = not any(t.text in ('"', "“") for t in reading.tokens[start : start + 3])
    while at < min(len(reading.tokens), start + LONGEST_TARGET):
        token = reading.tokens[at]
        if token.start >= limit or token.text in (";", ":", "—") or (token.text == "." and at not in reading.covered):
            break
        if token.text == "," and _clause_follows(reading, at + 1):
            break
        if token.lower == "and" and (reading.lower(at + 1) == "that" or _clause_begins(reading, at + 1)):
            break
        if token.lower in words("ends", "words") and at > start and at not in reading.covered:
            participle = token.lower.endswith("ing") and reading.lower(at - 1) != ","
            if reading.lower(at - 1) != "that" and not participle:
                break
        if _closes_quote(reading.text, token) and at > start and closing and reading.lower(at + 1) not in CONTINUES:
            break
        at += 1
    while at > start and (
        reading.tokens[at - 1].text in OPEN_MARKS or reading.lower(at - 1) in words("ends", "trailing")
    ):
        at -= 1
    return at


def _closes_quote(text: str, token: Token) -> bool:
    """Whether a mark ends a quotation rather than begins one."""
    return token.text == "”" or (token.text == '"' and not text[token.end : token.end + 1].isalnum())


def _clause_begins(reading: Reading, at: int) -> bool:
    """Whether a pronoun, or a name with a verb after it, stands at a token: a new clause."""
    if reading.lower(at) in ("we", "it", "he", "she", "they", "i"):
        return True
    mention = reading.covered.get(at + (1 if reading.lower(at) == "the" else 0))
    if mention is None:
        return False
    after = reading.lower(reading.index_at(mention.span.end))
    return after in reporting() or after in words("ends", "words") or after in triggers()


def _clause_follows(reading: Reading, at: int) -> bool:
    word = reading.lower(at)
    return (
        word in words("ends", "words")
        or word in ("and", "or", "a", "an", "the", "in", "on", "at", "with", "as")
        or (at in reading.covered and reading.lower(at + 1) in words("ends", "words"))
        or (at in reading.covered and reading.lower(at + 1) in reporting())
    )


def find_target(reading: Reading, start: int, end: int, own: bool) -> Target | None:
    """The issue of the object between two tokens; None where nothing is sure."""
    start = _past_called(reading, start)
    if start >= end:
        return None
    span = Span(reading.tokens[start].start, reading.tokens[end - 1].end)
    issue = _through_path(reading, start, end, reading.issues(span))
    if issue is None:
        issue = spoken_of(reading, start, end)
    if issue is not None:
        return Target(issue[0], issue[1], span.start, span.end)
    return _own_words(reading, start, end) if own else None


def _past_called(reading: Reading, start: int) -> int:
    """The index after "what it called", which only says whose word follows."""
    if reading.lower(start) != "what" or reading.lower(start + 2) not in words("path", "called"):
        return start
    return start + 3 + (reading.lower(start + 3) == "as")


def find_deed(reading: Reading, verb: int, end: int) -> Target | None:
    """The issue that a deed's own words name, from its verb on ("bring the case before the Security Council")."""
    if verb + 1 >= end:
        return None
    span = Span(reading.tokens[verb].start, reading.tokens[end - 1].end)
    match = next((m for m in reading.issues(span) if m.span.start == span.start), None)
    if match is None or reading.lower(reading.index_at(match.span.end)) in words("path", "block_after"):
        return None
    return Target(match.issue, 1, span.start, span.end)


def find_request(reading: Reading, start: int, end: int) -> list[Target]:
    """The issues of "X to do A, do B and not do C", each part by itself; empty where none is of the list."""
    infinitive = _infinitive(reading, start, end)
    if infinitive is None:
        wished = _wished_done(reading, start, end)
        if wished is not None:
            return [wished]
        start += 1 if reading.lower(start) == "that" else 0
        target = find_target(reading, start, end, False) or _asked_for(reading, start, end)
        return [target] if target else []
    first = infinitive + 1
    sign = -1 if reading.lower(infinitive - 1) in ("not", "never") else 1
    found = []
    for part, (begin, stop) in enumerate(_parts(reading, first, end)):
        if part and reading.lower(begin) not in deeds() | words("path", "light"):
            continue
        target = find_target(reading, begin, stop, False) or _asked_side(reading, begin, stop)
        if target:
            found.append(Target(target.issue, target.sign * sign, target.start, target.end))
    return found


def _asked_for(reading: Reading, start: int, end: int) -> Target | None:
    """What is asked of someone: "asked its creditors for debt relief"."""
    for at in range(start + 1, min(end, start + LONGEST_ADDRESSEE)):
        if reading.lower(at) == "for":
            return find_target(reading, at + 1, end, False)
        if not (at in reading.covered or reading.lower(at).isalpha()):
            return None
    return None


def _asked_side(reading: Reading, verb: int, end: int) -> Target | None:
    """The side that another is asked to take: "urged Chad to vote against the text"."""
    for trigger, _ in triggers().get(reading.lower(verb), ()):
        after = verb + 1 + len(trigger.tail)
        tail = tuple(reading.lower(i) for i in range(verb + 1, after))
        if tail == trigger.tail and trigger.kind in ("statement", "act") and trigger.sign:
            target = find_target(reading, after, end, False) if after < end else None
            if target:
                return Target(target.issue, target.sign * trigger.sign, target.start, target.end)
    return None


def _wished_done(reading: Reading, start: int, end: int) -> Target | None:
    """A thing wished done, "wants the sanctions lifted": the participle says which way."""
    for at in range(start + 1, min(end, start + LONGEST_ADDRESSEE)):
        word = reading.lower(at)
        sign = -1 if word in words("assertions", "undone") else 1 if word in words("assertions", "done") else 0
        if sign and reading.lower(at - 1) not in words("path", "joints") | {"the", "a", "an"}:
            target = find_target(reading, start, at, False)
            return Target(target.issue, target.sign * sign, target.start, reading.tokens[at].end) if target else None
    return None


def _infinitive(reading: Reading, start: int, end: int) -> int | None:
    for at in range(start, min(end, start + LONGEST_ADDRESSEE)):
        word = reading.lower(at)
        if word == "to" and reading.lower(at + 1).isalpha() and at + 1 not in reading.covered:
            return at if reading.lower(at + 1) not in words("path", "pronouns") else None
        if word in (",", ";", "for", "that"):
            return None
    return None


def _parts(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    parts, begin = [], start
    for at in range(start, end):
        if reading.lower(at) in (",", "and") and at not in reading.covered:
            if at > begin:
                parts.append((begin, at))
            begin = at + 1
    return [*parts, (begin, end)] if begin < end else parts


def _through_path(reading: Reading, start: int, end: int, matches: list[IssueMatch]) -> tuple[str, int] | None:
    """The first issue that the object's words lead to, with the side they give it."""
    ranked = sorted(enumerate(matches), key=lambda m: (m[1].span.start, m[0]))
    for _, match in ranked:
        at = reading.index_at(match.span.start)
        sign = path_sign(reading, start, at)
        after = reading.index_at(match.span.end)
        if sign is None or reading.lower(after) in words("path", "block_after"):
            continue
        turned = reading.lower(after) in words("path", "reverse_after") and after < end
        return match.issue, -sign if turned else sign
    return None


def path_sign(reading: Reading, start: int, end: int) -> int | None:
    """+1 or -1 as the words between turn a side round or not; None where they lead elsewhere."""
    sign, unknown = 1, 0
    for at in range(start, end):
        word = reading.lower(at)
        if at in reading.covered or word in MARKS or word == "'s" or word.isdigit():
            continue
        if word in words("path", "nowhere") or (unknown and word in words("path", "joints")):
            return None
        if word == "and" and (sign < 0 or (at > start + 1 and reading.lower(at + 1) in deeds())):
            return None
        if word in words("path", "reverse"):
            sign, unknown = -sign, 0
        elif word in words("path", "light") or word in words("path", "joints"):
            unknown = 0
        elif not word.endswith("ly"):
            unknown += 1
            if unknown > 2 or not word[0].isalpha():
                return None
    return sign


def find_spoken_of(reading: Reading, at: int) -> Target | None:
    """The issue spoken of last before a token, for a vote that does not name it."""
    issue = voted_on(reading, at)
    token = reading.tokens[at]
    return Target(issue[0], issue[1], token.start, token.end) if issue else None


def _own_words(reading: Reading, start: int, end: int) -> Target | None:
    """The object's own words as an issue: a short noun phrase, never a person or a pronoun."""
    at = start
    if reading.lower(start) in words("own", "demonstrative") or reading.lower(start) in words("path", "pronouns"):
        return None
    while at < end and (
        reading.lower(at) in words("own", "weak") or reading.lower(at) in actor_words("places", "days")
    ):
        at += 1
    stop = at
    while (
        stop < end
        and stop < at + OWN_WORDS
        and (reading.lower(stop) not in words("own", "cut") or stop in reading.covered)
    ):
        if reading.lower(stop) == "for" and reading.lower(stop + 1).endswith("ing"):
            break
        if reading.lower(stop) == "on" and reading.lower(stop + 1) in words("subjects", "when"):
            break
        stop += 1
    while stop > at and reading.lower(stop - 1) in words("own", "trailing"):
        stop -= 1
    phrase: list[Token] = reading.tokens[at:stop]
    if not _can_be_issue(reading, phrase, at, stop):
        return None
    span = Span(phrase[0].start, phrase[-1].end)
    return Target(span.of(reading.text), 1, reading.tokens[start].start, reading.tokens[end - 1].end, own=True)


def _can_be_issue(reading: Reading, phrase: list[Token], start: int, stop: int) -> bool:
    if (
        not phrase
        or stop - start == OWN_WORDS
        or (phrase[0].lower.endswith("ly") and len(phrase) < 3)
        or any(not t.is_word and t.text not in ("'s", "’s") for t in phrase)
    ):
        return False
    if any(_is_person(reading, i) for i in range(start, stop)):
        return False
    if (
        stop < len(reading.tokens)
        and reading.lower(stop) == "and"
        and all(i in reading.covered for i in range(start, stop))
    ):
        return False
    if all(t.text[0].isupper() for t in phrase) and phrase[-1].lower not in words("own", "things"):
        return all(i in reading.covered for i in range(start, stop))
    if phrase[0].lower in words("own", "people") or phrase[-1].lower in words("own", "empty"):
        return False
    last = phrase[-1].lower
    if last in words("path", "turned"):
        return False
    if last in words("path", "anaphors") or last in words("path", "pronouns") or last.endswith("ly"):
        return False
    if len(phrase) == 1 and last.endswith("ing") and phrase[0].text[0].islower() and reading.lower(stop) == "it":
        return False
    return any(len(t.text) > 3 and t.lower not in words("path", "light") for t in phrase)


def _is_person(reading: Reading, at: int) -> bool:
    mention = reading.covered.get(at)
    actor = reading.actors.get(mention.actor) if mention else None
    return actor is not None and actor.kind in (ActorKind.PERSON, ActorKind.UNNAMED)
