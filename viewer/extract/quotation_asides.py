"""Attributions that stand beside what was said: "…, Yun said on Monday", "…, said Yun, …", "according to Yun"."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.extract.attribution_words import Verb, words
from viewer.extract.clause_complements import content_end, skip_to_that
from viewer.extract.clause_grammar import Group, group_at, has_finite_verb, noun_phrase_after, subject_before
from viewer.extract.clauses import Tagged
from viewer.extract.quotation_found import Found
from viewer.extract.quotation_joining import Speech
from viewer.model.span import Span

MAX_SETTING = 20
"""Words between a verb and the comma after which its content goes on."""

LONGEST = 400
"""Words of a sentence looked through at a time: a bound on the work."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A finding; the words of its main content, to be read for reports within; the word at which reading goes on."""

    found: Found
    first: int
    last: int
    resume: int


def aside_in(s: Tagged, first: int, last: int, speech: Speech) -> Aside | None:
    """The attribution beside what words first … last - 1 say, if there is one."""
    last = min(last, first + LONGEST)
    return (
        _as_said(s, first, last, speech)
        or _reported_after(s, first, last, speech)
        or _according(s, first, last, speech)
    )


def _as_said(s: Tagged, first: int, last: int, speech: Speech) -> Aside | None:
    """`As Lind said, the road is closed.`"""
    if s.low[first] != "as":
        return None
    verb = next((k for k in range(first + 2, min(last, first + MAX_SETTING)) if s.verb(k) is not None), None)
    comma = next((k for k in range(first + 2, min(last, first + MAX_SETTING)) if s.tag[k] == ","), None)
    if verb is None or comma is None or comma < verb or verb in speech.verbs or comma + 3 > last:
        return None
    found, group = s.verb(verb), group_at(s, verb)
    subject = subject_before(s, group.first, first)
    if found is None or subject is None or subject[0] != first + 1 or "clause" not in found.frames:
        return None
    if group.kind != "finite" or not _terminal(s, verb + 1, last, found):
        return None
    end = content_end(s, comma + 1, last, "clause")
    cue, rule = s.span(group.first, verb + 1), f"as said: {found.lemma}"
    return Aside(Found((s.span(comma + 1, end),), s.span(subject[0], subject[1]), cue, rule), comma + 1, end, end)


def _reported_after(s: Tagged, first: int, last: int, speech: Speech) -> Aside | None:
    i = first + 2
    while i + 1 < last:
        i = max(i + 1, s.quoted.get(i + 1, 0))
        verb = s.verb(i) if i < last and i not in speech.verbs else None
        if verb is None or not verb.frames & {"clause", "addressee"}:
            continue
        group = group_at(s, i)
        if group.kind != "finite":
            continue
        place = _speaker(s, i, group, first)
        if place is None:
            continue
        (begin, end), comma, after = place
        if "clause" not in verb.frames or "addressee" in verb.frames:
            after = _past_addressee(s, after, last, verb)
        if comma <= first or s.tag[comma] not in ",-" or not _terminal(s, after, last, verb):
            continue
        found = _with_contents(
            s,
            (first, comma, after, last),
            Found((), s.span(begin, end), s.span(group.first, i + 1), f"after: {verb.lemma}"),
        )
        if found is not None:
            return Aside(found, first, comma, last if len(found.content) > 1 else after)
    return None


def _speaker(s: Tagged, i: int, group: Group, first: int) -> tuple[tuple[int, int], int, int] | None:
    """Words of the speaker, the mark before the attribution, and the word after it."""
    before = subject_before(s, group.first, first)
    if before is not None:
        if before[2] not in ("subject", "aside") or before[0] <= first or s.low[before[0]] == "you":
            return None
        comma = before[0] - 1
        if s.low[comma] == "as" and comma > first:  # "…, as Lind said"
            comma -= 1
        return (before[0], before[1]), comma, i + 1
    verb = s.verb(i)
    if verb is None or verb.lemma not in words().sets["quoting"]:
        return None
    if s.tag[i - 1] in ",-" and s.tag[i] in "EFZB" and i + 1 < len(s) and s.tag[i + 1] != "O":
        end = noun_phrase_after(s, i + 1)
        return ((i + 1, end), i - 1, end) if end is not None else None
    return None


def _past_addressee(s: Tagged, k: int, last: int, verb: Verb) -> int:
    if "addressee" not in verb.frames or k >= last or s.tag[k] not in "npDO":
        return k
    return noun_phrase_after(s, k) or k


def _terminal(s: Tagged, k: int, last: int, verb: Verb) -> bool:
    """Whether a verb before word k ends its clause without a content of its own."""
    sets = words().sets
    while k < last and (s.tag[k] == "A" or s.low[k] in sets["weekdays"] or s.low[k] in sets["time_units"]):
        k += 1
    if k >= last or s.tag[k] in ".,;W-":
        return True
    if s.low[k] in sets["time_openers"] and k + 1 < last and s.low[k + 1] in sets["time_units"]:
        return True
    if s.low[k] in verb.prepositions or skip_to_that(s, k, last) is not None:
        return False
    if s.tag[k] == "P":
        end = noun_phrase_after(s, k + 1)  # "reported at least six were hurt" has a content of its own
        return end is None or end >= last or s.tag[end] not in "XHMFZ"
    if s.tag[k] in "SG":
        return s.tag[k] != "G" or verb.lemma in sets["quoting"]
    return s.tag[k] == "I" and k + 1 < last and s.tag[k + 1] not in "BA"


def _with_contents(s: Tagged, where: tuple[int, int, int, int], found: Found) -> Found | None:
    """The finding with what stands before the attribution, and after it where the sentence goes on."""
    first, comma, after, last = where
    pieces = [s.span(first, comma)]
    rest = _resumes(s, after, last)
    end = last - 1 if s.tag[last - 1] == "." else last
    if rest is not None and s.tag[rest] != "S":
        end = min(end, content_end(s, rest, last, "clause"))
    if rest is not None and rest < end:
        pieces.append(s.span(rest, end))
    elif not has_finite_verb(s, first, comma):
        return None
    return Found(tuple(pieces), found.source, found.cue, found.rule)


def _resumes(s: Tagged, after: int, last: int) -> int | None:
    """The word at which a content goes on after an attribution: the clause after the next comma."""
    k = next((k for k in range(after, min(last, after + MAX_SETTING)) if s.tag[k] in ",.;-"), last)
    if k + 2 >= last or s.tag[k] != ",":
        return None
    following = s.tag[k + 1]
    if following in "CWGq" or s.low[k + 1] in ("according", "and", "but"):
        return None
    return k + 1 if k + 1 in s.quoted or has_finite_verb(s, k + 1, last) else None


def _according(s: Tagged, first: int, last: int, speech: Speech) -> Aside | None:
    for i in range(first, last - 2):
        if s.low[i] == "according" and s.low[i + 1] == "to" and i not in speech.verbs:
            end = noun_phrase_after(s, i + 2)
            if end is not None:
                return _according_to(s, (first, i, end, last))
    return None


def _according_to(s: Tagged, where: tuple[int, int, int, int]) -> Aside | None:
    """`According to X, …`, `…, according to X`, `…, according to X, …`."""
    first, i, end, last = where
    dashes = [k for k in range(first, i) if s.tag[k] == "-"]
    if len(dashes) % 2:  # within an aside between dashes
        first = dashes[-1] + 1
    stop = last - 1 if s.tag[last - 1] == "." else last
    until = i - 1 if i > first and s.tag[i - 1] in ",-" else i
    begin = next((k + 1 for k in range(end, min(stop, end + MAX_SETTING)) if s.tag[k] == ","), stop)
    if begin > end + 1 and i > first:
        begin = stop
    begin = _past_apposition(s, begin, stop) if i > first else begin
    rest = s.span(begin, stop) if begin < stop else None
    before = s.span(first, until) if until > first else None
    source, cue = s.span(i + 2, end), s.span(i, i + 2)
    lead_in = before is not None and (s.tag[until - 1] in "SCT" or not has_finite_verb(s, first, until))
    pieces: tuple[Span, ...]
    if before is None or (lead_in and rest is not None and s.tag[until - 1] in "SCT"):
        if rest is None:
            return None
        return Aside(Found((rest,), source, cue, "according to"), begin, stop, last)
    if lead_in and rest is not None and has_finite_verb(s, begin, stop):
        pieces = (before, rest)
        return Aside(Found(pieces, source, cue, "according to"), first, until, last)
    return Aside(Found((before,), source, cue, "according to"), first, until, end)


def _past_apposition(s: Tagged, begin: int, stop: int) -> int:
    """The word after a second comma, where what stands between the two only says who the speaker is."""
    comma = next((k for k in range(begin, min(stop, begin + MAX_SETTING)) if s.tag[k] == ","), None)
    if comma is None or has_finite_verb(s, begin, comma) or not has_finite_verb(s, comma, stop):
        return begin
    return comma + 1
