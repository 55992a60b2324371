"""Direct speech: which quoted stretches are someone's speech, and whose ("A," X said. "B.")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.extract.attribution_words import words
from viewer.extract.clause_complements import complement_of
from viewer.extract.clause_grammar import (
    group_at,
    has_finite_verb,
    noun_phrase_after,
    shared_subject,
    subject_before,
)
from viewer.extract.clauses import NOMINAL, VERBAL, Tagged
from viewer.extract.quotation_marks import Quoted
from viewer.model.span import Span

SPEECH = frozenset({"clause", "question", "that", "addressee"})
NEXT_WORD = re.compile(r"[ \t\u00a0]{1,3}([^\W\d_]{1,20})")
ENDS = tuple("?!—–-…")
OPENING = "“\"‘'«「『„`"
CLOSING = "\"”’'»」』“"
MAX_NAME, MIN_LINE = 4, 5
"""Words of a name before a colon at most, and of what is said after it at least."""
MAX_SETTING = 8
"""Words of a sentence after its verb that only say where: "said in a statement."."""
MAX_SHORT = 8
"""Words of a sentence that only introduces the next ("Lind agreed.")."""
TITLE = re.compile(r"(?:(?:[A-Z0-9][\w’'-]*+|of|the|and|a|in|on|for|to|with)[ \u00a0]){0,5}[A-Z0-9][\w’'-]*+[.,]?")
CLAUSES = frozenset({"that", "clause", "told", "told that", "question"})
MAX_SPEAKER = 12
"""Words of a speaker that stands after the verb, or before it in a short sentence."""
REACH = 40
"""Words between a stretch of speech and the verb that introduces it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who and by which verb, for a stretch of speech; all as words.

    begin  first word of the content where it begins before the marks ("said that in May, “…”"), else None
    """

    source: tuple[int, int]
    cue: tuple[int, int]
    rule: str
    begin: int | None = None


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
    begins = not before.rstrip(CLOSING) or before.rstrip(CLOSING)[-1] in "\n.?!…"
    if mark in "「『":
        return length > 1 or len(inner) > 6
    if last not in ",.?!…—–" and _goes_on(after):
        return False
    if last == ",":
        if before[-1:] in tuple(",:") and first.isupper() and length > 2:
            return True
        return not _joins(after) and (begins or first.isupper() or before[-1:] == ":" or _goes_with_speech(before))
    if last in "?!" and after.strip():
        return first.isupper() or length > 3
    if not begins and before[-1] == "," and not _verb_before(before[:-1]) and TITLE.fullmatch(inner):
        return False
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


def _goes_with_speech(before: str) -> bool:
    """Whether words in small letters go on with speech: `"…," he said, "…`, not `The plan, he said, "…`."""
    return before[-1:] in ",—–" and ('"' in before or "”" in before or "''" in before or _verb_before(before[:-1]))


def _joins(after: str) -> bool:
    """Whether a preposition or "and" follows the closing mark: the words between the marks are part of a sentence."""
    following = NEXT_WORD.match(after)
    return following is not None and words().tags.get(following.group(1), "") in tuple("PCI")


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
    i, size = at + 1, len(s)
    last = _last_letter(s, at)
    crossed = i < size and s.tag[i] == "." and last in ENDS
    if crossed:
        i += 1
    while i < size and s.tag[i] in ",-A":
        i += 1
    if i >= size or s.tag[i] in ".q":
        return None
    if s.low[i] == "according" and s.low[i + 1] == "to":
        end = noun_phrase_after(s, i + 2)
        return Attribution((i + 2, end), (i, i + 2), "according to") if end else None
    plural = s.tag[i] in "Bn" and _base_of_speech(s, i) and last in ",?!" and not crossed
    if plural or (s.tag[i] in "EFZ" and (_speech_verb(s, i) or (last in ",?!" and not crossed))):
        end = noun_phrase_after(s, i + 1) or _to_mark(s, i + 1)
        if end > i + 1 and s.tag[i + 1] != "O":
            return Attribution((i + 1, end), (i, i + 1), "speech, verb, speaker")
    return _speaker_then_verb(s, i, crossed, last)


def _base_of_speech(s: Tagged, i: int) -> bool:
    """Whether a plain form right after speech tells who spoke: `"…," say farmers`, `"…," read one banner`."""
    verb = words().verbs.get(s.low[i])
    speaks = verb is not None and verb.lemma == s.low[i] and bool(verb.frames & SPEECH)
    return speaks and i + 1 < len(s) and s.tag[i + 1] in NOMINAL + "D"


def _last_letter(s: Tagged, at: int) -> str:
    """The last letter or mark inside a stretch of speech."""
    inner = s.text[max(s.start[at], s.end[at] - 4) : s.end[at]].rstrip(CLOSING)
    return inner[-1:] if inner else ""


def _to_mark(s: Tagged, i: int) -> int:
    """The word before which the next mark, clause or setting begins."""
    end = i
    while end < len(s) and end - i < MAX_SPEAKER and s.tag[end] not in ",.;:-(qSWTPI":
        end += 1
    return end


def _speaker_then_verb(s: Tagged, i: int, crossed: bool, last: str) -> Attribution | None:
    """The first verb of speech after the stretch, outside asides; what stands before it is the speaker."""
    if s.tag[i] not in NOMINAL + "DROWAGEs":
        return None
    for asides in (True, False):
        verb = _next_verb(s, i, asides, last)
        if verb is None:
            continue
        group, phrase = group_at(s, verb), s.phrase(verb)
        told = phrase is not None and "passive" in phrase[1].frames
        if not (told or group.kind in ("finite", "reduced")) or (crossed and not _ends_soon(s, verb)):
            return None
        asides_begin = (k for k in range(i + 1, group.first) if s.tag[k] in ",(-C" and s.low[k] != "and")
        end = next(asides_begin, group.first)
        cue = (group.first, phrase[0] + 1 if phrase is not None else verb + 1)
        return Attribution((i, end), cue, "speech, speaker, verb") if end > i else None
    return None


def _next_verb(s: Tagged, i: int, asides: bool, last: str) -> int | None:
    inside = False
    for j in range(i, min(len(s), i + REACH)):
        t = s.tag[j]
        if t in ".q;:":
            return None
        if asides and t in ",(-)":
            inside = not inside
        elif not inside and t in "EFZBK" and j > i:
            if (
                _speech_verb(s, j)
                or s.phrase(j) is not None
                or (last == "," and t in "EFZ" and _mark_follows(s, j + 1))
            ):
                return j
            if not asides or last != ",":
                return None
    return None


def _mark_follows(s: Tagged, k: int) -> bool:
    """Whether a clause ends at word k, adverbs aside: "shot back with a laugh"."""
    while s.tag[k] in "A" and k + 1 < len(s):
        k += 1
    return s.tag[k] in ".,P"


def _ends_soon(s: Tagged, verb: int) -> bool:
    """Whether a verb after a full sentence of speech has no content of its own: "Lind asked the council."."""
    k = verb + 1
    sets = words().sets
    while s.tag[k] == "A" and k + 1 < len(s):
        k += 1
    if s.tag[k] in ".,PIS" or s.low[k] in sets["weekdays"] or s.low[k] in sets["time_openers"]:
        return True
    end = noun_phrase_after(s, k)
    found = s.verb(verb)
    return end is not None and s.tag[end] in ".,PSEA" and found is not None and "addressee" in found.frames


def _before(s: Tagged, at: int) -> Attribution | None:
    """`X said, "…"`, `X told reporters in Geneva: "…"`, `, adding: "…"`, `X agreed. "…"`."""
    i = at - 1
    if i < 0 or s.tag[i] == "q":
        return None
    if s.tag[i] == ".":
        return _short_sentence(s, i)
    colon = s.tag[i] == ":"
    named = _named(s, i) if colon else None
    if named is not None:
        return named
    near = _near_verb(s, at) if colon else None
    if near is not None:
        return near
    lowest = max(-1, at - REACH)
    while i > lowest and s.tag[i] not in ".q;":
        if s.tag[i] in VERBAL and (_speech_verb(s, i) or (colon and s.verb(i) is not None)):
            found = _introduced(s, i, at)
            if found is not None:
                return found
        i -= 1
    if s.tag[at - 1] == ",":
        return _any_verb(s, at)
    if colon:
        subject = shared_subject(s, at - 1, max(0, at - REACH))
        if subject is not None:
            return Attribution((subject[0], subject[1]), (subject[1], at), "speaker, colon, speech")
    return None


def _named(s: Tagged, colon: int) -> Attribution | None:
    """`– Lind: "…"`, `More from Lind: "…"`: a name right before a colon, no verb."""
    first = colon
    while first > 0 and colon - first < MAX_SPEAKER and s.tag[first - 1] in "np#sC":
        first -= 1
    before = s.tag[first - 1] if first else "."
    handle = first < colon and s.text[s.start[first] - 1 : s.start[first]] == "@"
    if (
        first == colon
        or not (handle or s.text[s.start[first]].isupper())
        or not (before in ".-" or s.low[first - 1] == "from")
    ):
        return None
    return Attribution((first, colon), (colon, colon + 1), "name, colon, speech")


def _any_verb(s: Tagged, at: int) -> Attribution | None:
    """`Lind shot back, "…"`: any verb right after its subject, a comma, and a whole sentence of speech."""
    if not s.text[s.start[at] : s.end[at]].lstrip(OPENING)[:1].isupper():
        return None
    for i in range(at - 2, max(0, at - MAX_SHORT), -1):
        if s.tag[i] in ".,q:":
            return None
        if s.tag[i] in VERBAL:
            return _introduced(s, i, at) if s.tag[i] in "EFZG" else None
    return None


def _near_verb(s: Tagged, at: int) -> Attribution | None:
    """`When it rained, Lind fired back: "…"`: the verb of the clause that the colon ends, a name right before it."""
    for i in range(at - 2, max(0, at - MAX_SHORT), -1):
        if s.tag[i] in ".,q":
            return None
        if s.tag[i] in "EFZ":
            return _introduced(s, i, at) if s.tag[group_at(s, i).first - 1] in "pR" else None
    return None


def _short_sentence(s: Tagged, stop: int) -> Attribution | None:
    """`X agreed. "…"`: a sentence of a subject and a verb of speech introduces the next."""
    verb = _before_setting(s, stop)
    if verb < 1 or not _speech_verb(s, verb):
        return None
    group = group_at(s, verb)
    first = group.first
    while first > 0 and verb - first < MAX_SPEAKER and s.tag[first - 1] not in ".q":
        first -= 1
    if group.kind != "finite" or first == group.first or (first and s.tag[first - 1] != "."):
        return None
    if verb + 1 - first > MAX_SHORT or any(t in ",XHM" for t in s.tag[first : group.first]):
        return None
    return Attribution((first, group.first), (group.first, stop), "short sentence, speech")


def _before_setting(s: Tagged, stop: int) -> int:
    """The last word of a sentence, but for where something was said: the verb of "Lind said in a statement."."""
    for verb in range(stop - 2, max(0, stop - MAX_SETTING), -1):
        if s.tag[verb] in "EFZ":
            verb_of_saying = s.verb(verb)
            plain = verb_of_saying is not None and verb_of_saying.lemma in ("say", "write", "add")
            return verb if plain and s.low[verb + 1] in words().sets["settings"] else stop - 1
        if s.tag[verb] not in "PDnp#A":
            break
    return stop - 1


def _introduced(s: Tagged, verb: int, at: int) -> Attribution | None:
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
    begin = _content_begins(s, verb, at)
    rule = "speaker, verb, speech" if begin is None else "speaker, verb, report, speech"
    return Attribution((subject[0], subject[1]), (group.first, group.last), rule, begin)


def _content_begins(s: Tagged, i: int, at: int) -> int | None:
    """Where words between a verb and a stretch of speech already belong to the content; None where they do not."""
    verb = s.verb(i)
    if verb is None or at - i < 3:
        return None
    said = complement_of(s, i, verb, at)
    if said is None or said.frame in ("object", "person to") or said.first >= at - 1:
        return None
    return said.first if said.frame in CLAUSES and said.last >= at - 1 else None


def speech_stretches(text: str, quoted: Sequence[Quoted]) -> list[Quoted]:
    """Those of the quoted stretches that are speech."""
    return [q for q in quoted if len(q.spans) > 1 or is_speech(text, q.spans[0], q.mark)]


def named_line(s: Tagged) -> tuple[int, int] | None:
    """Words of the speaker in a line like "LIND: The road is closed.": a name or two, a colon, a sentence."""
    colon = next((k for k in range(1, min(len(s), MAX_NAME + 1)) if s.tag[k] == ":"), None)
    if colon is None or len(s) - colon < MIN_LINE or s.tag[colon + 1] == "q":
        return None
    labels = words().sets["labels"]
    for k in range(colon):
        if not s.text[s.start[k]].isupper() or s.low[k] in labels or s.tag[k] in "DPSRGM":
            return None
    return (0, colon) if has_finite_verb(s, colon, len(s)) else None
