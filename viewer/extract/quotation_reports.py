"""Indirect and mixed quotation: what a verb of speech, belief or wish with its own subject says.

Three shapes: reported before ("Yun said that …", "Beijing opposes …"), after ("…, Yun said"), and "according to".
A passive without agent has no speaker and is no quotation.
"""

from __future__ import annotations

from dataclasses import replace

from viewer.extract.attribution_words import Verb, words
from viewer.extract.clause_complements import Complement, clause_kind, complement_of
from viewer.extract.clause_grammar import (
    Group,
    group_at,
    shared_subject,
    subject_before,
)
from viewer.extract.clauses import NOMINAL, Tagged
from viewer.extract.quotation_asides import aside_in
from viewer.extract.quotation_found import Found
from viewer.extract.quotation_joining import Speech

CLAUSES = frozenset({"that", "clause", "told", "told that", "question", "words"})
MAX_DEPTH = 2
"""Reports within reports within reports are not followed."""


def reports(s: Tagged, first: int, last: int, speech: Speech, depth: int = 0) -> list[Found]:
    """Findings in one sentence, words first … last - 1; those inside another's content follow it, marked as nested."""
    aside = aside_in(s, first, last, speech)
    if aside is not None:
        rest = reports(s, aside.resume, last, speech, depth) if aside.resume < last - 3 else []
        return [aside.found, *_nested(s, aside.first, aside.last, depth), *rest]
    found: list[Found] = []
    i = first
    while i < last:
        i = max(i, s.quoted.get(i, i))  # what stands between marks is another's words
        if i >= last:
            break
        verb = s.verb(i) if i not in speech.verbs else None
        hit = _reported_before(s, i, verb, first, last, speech) if verb is not None else None
        if hit is not None:
            found.append(hit[0])
            found.extend(_nested(s, hit[1], hit[2], depth))
            i = max(i, hit[2] - 1)
        i += 1
    return found


def _nested(s: Tagged, first: int, last: int, depth: int) -> list[Found]:
    """What a content itself reports of others, named or described: "Beijing opposes it, a diplomat said"."""
    if depth >= MAX_DEPTH or last - first < 4:
        return []
    inner = reports(s, first, last, Speech(), depth + 1)
    return [replace(f, nested=True) for f in inner if worth_nesting(s.text, f)]


def worth_nesting(text: str, found: Found) -> bool:
    """Whether a report within a report names another speaker by a phrase of two words or a name."""
    if found.source is None:
        return False
    phrase = found.source.of(text)
    return (phrase[0].isupper() or " " in phrase) and phrase.lower() not in words().sets["lead_ins"]


def _reported_before(
    s: Tagged, i: int, verb: Verb, first: int, last: int, speech: Speech
) -> tuple[Found, int, int] | None:
    group = group_at(s, i)
    if group.kind in ("passive", "reduced", "infinitive"):
        return None
    subject = _subject(s, group, first)
    if subject is None and group.kind == "participle" and first in speech.subjects:
        subject = (*speech.subjects[first], "speaker")
    if subject is None:
        return None
    within = subject[2] if subject[2] in ("relative", "participle") else clause_kind(s, subject[0], first)
    said = complement_of(s, i, verb, last, within)
    if said is None or said.last <= said.first or (said.frame not in CLAUSES and _weak(s, group, subject, said)):
        return None
    rule = f"{subject[2]}, {said.frame}: {verb.lemma}"
    content, cue = s.span(said.first, said.last), s.span(group.first, said.cue_end)
    return Found((content,), s.span(subject[0], subject[1]), cue, rule), said.first, said.last


def _weak(s: Tagged, group: Group, subject: tuple[int, int, str], said: Complement) -> bool:
    """Whether a verb with an object or "to" tells nothing of a speaker: "who backs it", "I want it", "might ask"."""
    speaker = s.low[subject[0]] if subject[1] - subject[0] == 1 else ""
    if subject[2] == "relative" or speaker in words().sets["no_speakers"]:
        return True
    if any(s.tag[k] == "M" for k in range(group.first, group.last)):
        return True
    return said.last - said.first == 1 and s.tag[said.first] in "ORD"


def _subject(s: Tagged, group: Group, first: int) -> tuple[int, int, str] | None:
    if group.kind == "finite":
        return subject_before(s, group.first, first)
    before = group.first - 1
    near = subject_before(s, group.first, first) if before >= first and s.tag[before] in NOMINAL else None
    if near is not None and s.low[before] in words().sets["speaking_nouns"]:
        return near[0], near[1], "participle"
    far = shared_subject(s, group.first, first)
    if far is not None:
        return far[0], far[1], "shared"
    return (near[0], near[1], "participle") if near else None
