"""Indirect and mixed quotation: what a verb of speech, belief or wish with its own subject says.

Three shapes: reported before ("Yun said that …", "Beijing opposes …"), after ("…, Yun said"), and "according to".
A passive without agent has no speaker and is no quotation.
"""

from __future__ import annotations

from dataclasses import replace

from viewer.extract.attribution_words import Verb, words
from viewer.extract.clause_complements import Complement, clause_kind, complement_of, content_end, gap_complement
from viewer.extract.clause_grammar import (
    Group,
    group_at,
    noun_phrase_after,
    noun_phrase_before,
    shared_subject,
    subject_before,
)
from viewer.extract.clauses import NOMINAL, VERBAL, Tagged
from viewer.extract.quotation_asides import aside_in
from viewer.extract.quotation_found import Found
from viewer.extract.quotation_joining import Speech
from viewer.extract.watch import Watch
from viewer.model.span import Span

CLAUSES = frozenset({"that", "clause", "told", "told that", "question", "words", "gap"})
ASKED_EACH = 16
"""Words of a sentence between two looks at how long its paragraph has taken."""
FINITE = "XHMYEFZ"
"""Tags of words that begin a predicate."""
MAX_DEPTH = 2
"""Reports within reports within reports are not followed."""


def reports(
    s: Tagged, first: int, last: int, speech: Speech, depth: int = 0, watch: Watch | None = None
) -> list[Found]:
    """Findings in one sentence, words first … last - 1; those inside another's content follow it, marked as nested.

    A sentence is left where the watch allows it no more time.
    """
    found: list[Found] = []
    while first < last and (watch is None or watch.may_read(s.start[first])):
        aside = aside_in(s, first, last, speech)
        if aside is None:
            return found + _told(s, (first, last), speech, depth, watch)
        found += [aside.found, *_nested(s, aside.first, aside.last, depth)]
        if aside.resume >= last - 3:
            break
        first = aside.resume
    return found


def _told(s: Tagged, sentence: tuple[int, int], speech: Speech, depth: int, watch: Watch | None) -> list[Found]:
    """Findings of a sentence that has no attribution beside its words."""
    found: list[Found] = []
    first, last = sentence
    i = first
    while i < last:
        if depth == 0:
            i = max(i, s.quoted.get(i, i))  # what stands between marks is another's words
        if i >= last or (watch is not None and i % ASKED_EACH == 0 and not watch.may_read(s.start[i])):
            break
        hit = _hit(s, i, first, last, speech) if s.tag[i] in VERBAL + "Mn" and i not in speech.verbs else None
        if hit is not None:
            found.append(hit[0])
            found.extend(_nested(s, hit[1], hit[2], depth))
            i = max(i, hit[2] - 1)
        i += 1
    return found


def _hit(s: Tagged, i: int, first: int, last: int, speech: Speech) -> tuple[Found, int, int] | None:
    """What the word at i reports, with the first and last word of its content."""
    if s.tag[i] == "n":
        return _noun(s, i, first, last)
    phrase = s.phrase(i)
    verb = phrase[1] if phrase is not None else s.verb(i)
    if verb is None:
        return None
    return _reported_before(s, (i, phrase[0] if phrase is not None else i), verb, (first, last), speech)


def _noun(s: Tagged, i: int, first: int, last: int) -> tuple[Found, int, int] | None:
    """`her opposition to the plan`: a noun of speech or will that belongs to someone."""
    prepositions = words().nouns.get(s.low[i])
    if prepositions is None or i + 2 >= last or s.low[i + 1] not in prepositions:
        return None
    owner = next((k for k in range(i - 1, max(first - 1, i - 4), -1) if s.tag[k] not in "nAJ"), None)
    if owner is None:
        return None
    if s.tag[owner] == "s":
        begin = noun_phrase_before(s, owner, first)
        source = (begin, owner) if begin is not None else None
    else:
        source = (owner, owner + 1) if s.low[owner] in ("his", "her", "their") else None
    if source is None:
        return None
    keep = s.low[i + 1] in ("that", "to") and (s.low[i + 1] == "that" or s.tag[i + 2] in "BXHn")
    begin = i + 1 if keep else i + 2
    end = content_end(s, begin, last, "clause" if s.low[i + 1] == "that" else "object", "noun")
    if source[0] == first or s.tag[source[0] - 1] in ",SCT":
        end = _before_predicate(s, begin, end, s.low[i + 1] == "that")
    if end - begin < 2 and s.tag[begin] in "ORDG":
        return None
    content, cue = s.span(begin, end), s.span(i, begin if not keep else i + 1)
    return Found((content,), s.span(*source), cue, f"noun: {s.low[i]}"), begin, end


def _before_predicate(s: Tagged, begin: int, end: int, clause: bool) -> int:
    """Where the content of a noun that is itself a subject ends: "his claim that he won surprised us"."""
    k = begin
    while clause and k < end and s.tag[k] not in FINITE:
        k += 1
    while clause and k < end and s.tag[k] in "XHMYNA":
        k += 1
    k += clause and k < end and s.tag[k] in VERBAL
    while k < end and s.tag[k] not in FINITE:
        if s.tag[k] in ",CSWTQ":
            return end
        k += 1
    while k > begin + 1 and s.tag[k - 1] in "AN":
        k -= 1
    return k if k > begin else end


def _quoted_as(s: Tagged, i: int, last: int) -> tuple[Found, int, int] | None:
    """`The paper quoted Lind as saying that …`: the object speaks."""
    end = noun_phrase_after(s, i + 1) if i + 1 < last else None
    if end is None or end + 2 >= last or s.low[end] != "as":
        return None
    verb = s.verb(end + 1) if s.tag[end + 1] == "G" else None
    said = complement_of(s, end + 1, verb, last) if verb is not None else None
    if said is None or said.last <= said.first:
        return None
    found = Found((s.span(said.first, said.last),), s.span(i + 1, end), s.span(end, said.cue_end), "quoted as saying")
    return found, said.first, said.last


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
    s: Tagged, cue: tuple[int, int], verb: Verb, sentence: tuple[int, int], speech: Speech
) -> tuple[Found, int, int] | None:
    """What the verb at words cue[0] … cue[1] reports of its subject."""
    i, (first, last) = cue[0], sentence
    group = group_at(s, i)
    if verb.lemma in ("quote", "cite"):
        quoted = _quoted_as(s, i, last) if group.kind == "finite" else None
        if quoted is not None or (group.kind in ("passive", "reduced") and "passive" not in verb.frames):
            return quoted
    if group.kind in ("passive", "reduced") and verb.lemma in ("ask", "question", "press"):
        return _asked_by(s, i, verb, last)
    if group.kind == "passive" and "object" in verb.frames and cue[1] + 2 < last and s.low[cue[1] + 1] == "by":
        return _done_by(s, group, verb, sentence)
    told = group.kind == "passive" and "passive" in verb.frames  # "was quoted as saying"
    if group.kind in ("passive", "reduced", "infinitive") and not told:
        return None
    if group.kind == "participle" and verb.lemma in words().sets["finite_only"]:
        return None
    subject = _subject(s, group, first, verb)
    if subject is None and group.kind == "participle" and first in speech.subjects:
        subject = (*speech.subjects[first], "speaker")
    if subject is None:
        return None
    within = subject[2] if subject[2] in ("relative", "participle") else clause_kind(s, subject[0], first)
    said = complement_of(s, cue[1], verb, last, within)
    spoken = verb.lemma not in words().sets["inner"]
    if said is None and group.kind == "finite" and "clause" in verb.frames and spoken:
        said = gap_complement(s, i, subject[0], last)
    if said is None or said.last <= said.first or (said.frame not in CLAUSES and _weak(s, group, subject, said)):
        return None
    rule = f"{subject[2]}, {said.frame}: {verb.lemma}"
    content: tuple[Span, ...] = (s.span(said.first, said.last),)
    if said.frame == "gap" and s.low[subject[0] - 1] != "that":
        content = (s.span(subject[0] - 1, subject[0]), *content)
    words_of = s.span(group.first, said.cue_end)
    whose = _antecedent(s, subject[0], first) if subject[2] == "relative" else None
    return Found(content, s.span(subject[0], subject[1]), words_of, rule, whose), said.first, said.last


def _antecedent(s: Tagged, relative: int, first: int) -> Span | None:
    """The phrase that a relative "who" stands for."""
    end = relative - 1 if relative > first and s.tag[relative - 1] == "," else relative
    begin = noun_phrase_before(s, end, first)
    return s.span(begin, end) if begin is not None and begin < end and s.tag[begin] not in "WT" else None


def _done_by(s: Tagged, group: Group, verb: Verb, sentence: tuple[int, int]) -> tuple[Found, int, int] | None:
    """`The plan was criticized by Lind`: the subject is what was said, the agent said it."""
    first, last = sentence
    subject = subject_before(s, group.first, first)
    end = noun_phrase_after(s, group.last + 1)
    if subject is None or subject[2] not in ("subject", "aside") or end is None or end > last:
        return None
    if s.tag[group.last + 1] == "G" or s.low[subject[0]] in words().sets["no_speakers"]:
        return None
    content, source = s.span(subject[0], subject[1]), s.span(group.last + 1, end)
    found = Found((content,), source, s.span(group.first, group.last + 1), f"done by: {verb.lemma}")
    return found, subject[0], subject[1]


def _asked_by(s: Tagged, i: int, verb: Verb, last: int) -> tuple[Found, int, int] | None:
    """`asked by a reporter whether …`: a passive that names who asked."""
    end = noun_phrase_after(s, i + 2) if i + 2 < last and s.low[i + 1] == "by" else None
    if end is None or end + 1 >= last:
        return None
    begin = end + 1 if s.low[end] == "about" else end
    if s.tag[end] not in "QW" and s.low[end] not in ("if", "about"):
        return None
    stop = content_end(s, begin, last, "object" if begin > end else "clause", "subordinate")
    found = Found((s.span(begin, stop),), s.span(i + 2, end), s.span(i, i + 1), f"asked by: {verb.lemma}")
    return (found, begin, stop) if stop > begin else None


def _weak(s: Tagged, group: Group, subject: tuple[int, int, str], said: Complement) -> bool:
    """Whether a verb with an object or "to" tells nothing of a speaker: "who backs it", "I want it", "might ask"."""
    speaker = s.low[subject[0]] if subject[1] - subject[0] == 1 else ""
    if subject[2] == "relative" or speaker in words().sets["no_speakers"]:
        return True
    if any(s.tag[k] == "M" for k in range(group.first, group.last)):
        return True
    return said.last - said.first == 1 and s.tag[said.first] in "ORD"


def _subject(s: Tagged, group: Group, first: int, verb: Verb) -> tuple[int, int, str] | None:
    if group.kind in ("finite", "passive"):
        return subject_before(s, group.first, first)
    before = group.first - 1
    near = subject_before(s, group.first, first) if before >= first and s.tag[before] in NOMINAL else None
    speaks = bool(verb.frames & {"clause", "that", "addressee"})
    own = near is not None and (near[0] <= first or s.tag[near[0] - 1] in "P.,;CS")  # "for groups opposing it"
    if near is not None and (s.low[before] in words().sets["speaking_nouns"] or (own and not speaks)):
        return near[0], near[1], "participle"
    far = shared_subject(s, group.first, first)
    if far is not None:
        return far[0], far[1], "shared"
    return (near[0], near[1], "participle") if near else None
