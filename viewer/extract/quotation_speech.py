"""Direct speech: which quoted stretches are someone's speech, and whose ("A," X said. "B.")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.extract.attribution_words import words
from viewer.extract.clause_grammar import (
    group_at,
    noun_phrase_after,
    shared_subject,
    subject_before,
)
from viewer.extract.clauses import VERBAL, Tagged
from viewer.extract.quotation_found import Found
from viewer.extract.quotation_marks import Quoted
from viewer.model.span import Span

SPEECH = frozenset({"clause", "question", "that", "addressee"})
NEXT_WORD = re.compile(r"[ \t\u00a0]{1,3}([^\W\d_]{1,20})")
REACH = 30
"""Words between a stretch of speech and the verb that introduces it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who and by which verb, for a stretch of speech."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    rule: str


def is_speech(text: str, stretch: Span, mark: str) -> bool:
    """Whether a quoted stretch stands by itself as speech, rather than as words within a sentence or a title."""
    inner = text[stretch.start + len(mark) : stretch.end].rstrip("\"”’'»」』")
    if not inner.strip():
        return False
    before = text[max(0, stretch.start - 40) : stretch.start].rstrip(" \t\u00a0")
    after = text[stretch.end : stretch.end + 30]
    first = inner.lstrip("[(\"'‘“ …")[:1]
    last = inner.rstrip()[-1]
    length = inner.count(" ") + 1
    begins = not before or before[-1] in "\n.?!…"
    if mark in "「『":
        return length > 1 or len(inner) > 6
    if last not in ",.?!…—–" and _goes_on(after):
        return False
    if last == ",":
        return begins or first.isupper() or length > 3 or before[-1:] in ",:—–"
    if last in "?!" and after.strip():
        return first.isupper() or length > 3
    introduced = begins or before[-1] in ",:—–-"
    if introduced and (first.isupper() or not first.isalpha()):
        return last in ".?!…—–-" or length >= 4
    if before[-1:] in ":," and last in ".?!…" and length >= 3:
        return True
    return first.isupper() and _verb_before(before) and length >= 3


def _goes_on(after: str) -> bool:
    """Whether the sentence runs on right after the closing mark, and not with who spoke."""
    following = NEXT_WORD.match(after)
    if following is None:
        return False
    word = following.group(1)
    verb = words().verbs.get(word)
    return word[0].islower() and word not in words().sets["subjects"] and (verb is None or not verb.frames & SPEECH)


def _verb_before(before: str) -> bool:
    verb = words().verbs.get(before.rsplit(" ", 1)[-1].lower().replace("’", "'"))
    return verb is not None and bool(verb.frames & SPEECH)


def attribute(s: Tagged, at: int) -> Attribution | None:
    """Who is said, right there, to have spoken the stretch at word `at`."""
    return _after(s, at) or _before(s, at)


def _speech_verb(s: Tagged, i: int) -> bool:
    verb = s.verb(i) if i < len(s) else None
    return verb is not None and bool(verb.frames & SPEECH)


def _after(s: Tagged, at: int) -> Attribution | None:
    """`"…," said X`, `"…," X said`, `"…," according to X`."""
    i = at + 1
    size = len(s)
    crossed = False
    if i < size and s.tag[i] == "." and s.text[s.end[at] - 2 : s.end[at] - 1] in tuple("?!—–-…\"'’"):
        i, crossed = i + 1, True
    while i < size and s.tag[i] in ",-A":
        i += 1
    if i >= size:
        return None
    if s.low[i] == "according" and i + 1 < size and s.low[i + 1] == "to":
        end = noun_phrase_after(s, i + 2)
        return Attribution((i + 2, end), (i, i + 2), "according to") if end else None
    if _speech_verb(s, i) and s.tag[i] in "EFZ":
        end = noun_phrase_after(s, i + 1)
        if end is not None and s.tag[i + 1] not in "O":
            return Attribution((i + 1, end), (i, i + 1), "speech, verb, speaker")
    return _speaker_then_verb(s, i, crossed)


def _speaker_then_verb(s: Tagged, i: int, crossed: bool) -> Attribution | None:
    end = noun_phrase_after(s, i) if s.tag[i] != "W" else i + 1
    if end is None:
        return None
    verb = _verb_after_subject(s, end)
    if verb is None:
        return None
    if crossed and s.tag[verb + 1] not in ".,P" and s.low[verb + 1] not in words().sets["weekdays"]:
        return None
    return Attribution((i, end), (group_at(s, verb).first, verb + 1), "speech, speaker, verb")


def _verb_after_subject(s: Tagged, end: int) -> int | None:
    """The verb of speech that follows a subject, past an aside and adverbs."""
    i, size = end, len(s)
    if i < size and s.tag[i] in ",(-":
        closer = ")" if s.tag[i] == "(" else s.tag[i]
        for j in range(i + 1, min(size, i + REACH)):
            if s.tag[j] == closer and j + 1 < size and (_speech_verb(s, j + 1) or s.tag[j + 1] in "HXAM"):
                i = j + 1
                break
            if s.tag[j] == ".":
                return None
        else:
            return None
    while i < size and s.tag[i] in "AHXMNY":
        i += 1
    if i < size and _speech_verb(s, i):
        return i
    # "X laughed and said", "X told reporters"
    for j in range(i, min(size - 1, i + 12)):
        if s.tag[j] in ".q":
            return None
        if s.tag[j] == "C" and _speech_verb(s, j + 1) and s.tag[j + 1] in VERBAL:
            return j + 1
    return None


def _before(s: Tagged, at: int) -> Attribution | None:
    """`X said, "…"`, `X told reporters in Geneva: "…"`, `, adding: "…"`."""
    i = at - 1
    if i < 0 or s.tag[i] in ".q":
        return None
    colon = s.tag[i] == ":"
    lowest = max(-1, at - REACH)
    while i > lowest and s.tag[i] not in ".q;":
        if s.tag[i] in VERBAL and (_speech_verb(s, i) or (colon and s.verb(i) is not None)):
            found = _introduced(s, i)
            if found is not None:
                return found
        if not colon and s.tag[i] in "XM":
            return None
        i -= 1
    if colon:
        subject = shared_subject(s, at - 1, max(0, at - REACH))
        if subject is not None:
            return Attribution((subject[0], subject[1]), (subject[1], at), "speaker, colon, speech")
    return None


def _introduced(s: Tagged, verb: int) -> Attribution | None:
    group = group_at(s, verb)
    if group.kind in ("passive", "reduced"):
        return None
    if group.kind == "finite":
        subject = subject_before(s, group.first)
        if subject is None and s.tag[verb + 1] in "pRD" and (group.first == 0 or s.tag[group.first - 1] in ".,"):
            end = noun_phrase_after(s, verb + 1)
            subject = (verb + 1, end, "inverted") if end else None
    else:
        subject = shared_subject(s, group.first)
    if subject is None:
        return None
    return Attribution((subject[0], subject[1]), (group.first, group.last), "speaker, verb, speech")


def joined(pieces: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of one quotation, in order."""
    return tuple(sorted(pieces))


def speech_stretches(text: str, quoted: Sequence[Quoted]) -> list[Quoted]:
    """Those of the quoted stretches that are speech."""
    return [q for q in quoted if len(q.spans) > 1 or is_speech(text, q.spans[0], q.mark)]


def as_found(s: Tagged, attribution: Attribution, content: Sequence[Span]) -> Found:
    """A finding from word indices."""
    source = s.span(*attribution.source) if attribution.source else None
    return Found(joined(content), source, s.span(*attribution.cue), attribution.rule)
