"""Positions taken without a verb of taking sides: "it is time to …", "sanctions must be lifted"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from viewer.extract import lexicon
from viewer.extract.issues import find_asserted
from viewer.extract.stance_lexicon import words
from viewer.extract.stance_sentence import Reading
from viewer.extract.stance_targets import Target, find_deed, find_request, find_target, object_end
from viewer.extract.stance_verbs import clause_start
from viewer.model.span import Span

LONGEST_CONDITION = 12


@dataclass(frozen=True, slots=True)
class Assertion:
    """A side taken by what is said of a thing: the issue, which way, and the words it rests on."""

    issue: str
    sign: int
    span: Span
    rule: str


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = lexicon.load("stance")["assertions"]
    filled = {key: "|".join(map(re.escape, table[key])) for key in ("good", "bad", "helps", "harms", "aux")}
    return re.compile(table["patterns"][name].format(**filled), re.IGNORECASE)


def find_assertions(reading: Reading, within: Span) -> list[Assertion]:
    """Every side that a stretch of someone's words takes by judging, demanding or finding."""
    found = [*_judged_after(reading, within), *_judged_before(reading, within)]
    found += [*_hand_in_hand(reading, within), *_duties(reading, within)]
    found += [Assertion(m.issue, 1, within, "finding") for m in find_asserted(reading.text, within)[:1]]
    return found


def _judged_after(reading: Reading, within: Span) -> list[Assertion]:
    """Judgements before their matter: "it would not be appropriate to …", "a step forward for X to …"."""
    found = []
    for name in ("time", "good", "bad", "need"):
        for match in _pattern(name).finditer(reading.text, within.start, within.end):
            sign = -1 if name == "bad" else 1
            sign = -sign if match.groupdict().get("not") else sign
            start = reading.index_at(match.end())
            end = object_end(reading, start, within.end)
            target = find_target(reading, start, end, False)
            targets = [target] if target else find_request(reading, start + 1, end)
            for target in targets:
                span = Span(match.start(), target.end)
                found.append(Assertion(target.issue, sign * target.sign, span, f"judged: {name}"))
    return found


def _judged_before(reading: Reading, within: Span) -> list[Assertion]:
    """Judgements after their matter: "to do so does not help", "sanctions would undermine the talks"."""
    found = []
    for name, sign in (("helps", 1), ("harms", -1), ("adjective", 1)):
        for match in _pattern(name).finditer(reading.text, within.start, within.end):
            negated = bool(match.group("not"))
            if negated and (name == "harms" or match.groupdict().get("bad")):
                continue
            way = -sign if negated or match.groupdict().get("bad") else sign
            end = reading.index_at(match.start())
            start = clause_start(reading, end, reading.index_at(within.start))
            if start >= end or _is_conceded(reading, start, end):
                continue
            target = find_target(reading, start, end, False)
            if target:
                span = Span(target.start, reading.tokens[object_end(reading, end + 1, within.end) - 1].end)
                found.append(Assertion(target.issue, way * target.sign, span, f"judged: {name}"))
    return found


def _is_conceded(reading: Reading, start: int, end: int) -> bool:
    """Whether a judgement is conceded, or holds only under a condition."""
    if reading.lower(start) in words("group", "conceding"):
        return True
    return reading.lower(end) in ("would", "will") and any(
        reading.lower(i) in ("if", "unless") for i in range(max(0, start - LONGEST_CONDITION), start)
    )


def find_judgement(reading: Reading, start: int, end: int) -> Target | None:
    """What "called the blockade a crime" judges, from the token after the verb to the end of its object."""
    if start >= end:
        return None
    match = _pattern("verdict").search(reading.text, reading.tokens[start].start, reading.tokens[end - 1].end)
    stop = reading.index_at(match.start()) if match else start
    target = find_target(reading, start, stop, False) if stop > start else None
    if match is None or target is None or target.sign < 0:
        return None
    return Target(target.issue, 1 if match.group("good") else -1, target.start, match.end())


def _hand_in_hand(reading: Reading, within: Span) -> list[Assertion]:
    """Both parts of "A must go hand in hand with B" are wanted."""
    found = []
    for match in _pattern("together").finditer(reading.text, within.start, within.end):
        middle, after = reading.index_at(match.start()), reading.index_at(match.end())
        start, end = (
            clause_start(reading, middle, reading.index_at(within.start)),
            object_end(reading, after, within.end),
        )
        for begin, stop in ((start, middle), (after, end)):
            target = find_target(reading, begin, stop, False)
            if target:
                span = Span(reading.tokens[start].start, reading.tokens[end - 1].end)
                found.append(Assertion(target.issue, target.sign, span, "judged: together"))
    return found


def _duties(reading: Reading, within: Span) -> list[Assertion]:
    """Duties: "Sanctions must be lifted", "the case should be handled through dialogue"."""
    found = []
    for match in _pattern("duty").finditer(reading.text, within.start, within.end):
        modal, verb = reading.index_at(match.start()), reading.index_at(match.end())
        sign = -1 if match.group("not") else 1
        start = clause_start(reading, modal, reading.index_at(within.start))
        end = object_end(reading, verb + 1, within.end)
        if start >= modal or reading.lower(start) in words("group", "conditional"):
            continue
        target = _duty_target(reading, (start, modal), (verb, end), bool(match.group("be")))
        if target:
            span = Span(reading.tokens[start].start, reading.tokens[max(end, verb + 1) - 1].end)
            found.append(Assertion(target[0], sign * target[1], span, "duty"))
    return found


def _whole(reading: Reading, start: int, verb: int) -> Target | None:
    """The issue that subject and verb name together: "troops must be withdrawn"."""
    span = Span(reading.tokens[start].start, reading.tokens[verb].end)
    match = next((m for m in reading.issues(span) if m.span.end == span.end), None)
    return Target(match.issue, 1, span.start, span.end) if match is not None else None


def _duty_target(
    reading: Reading, subject: tuple[int, int], rest: tuple[int, int], passive: bool
) -> tuple[str, int] | None:
    if not passive:
        target = find_target(reading, rest[0], rest[1], False)
        return (target.issue, target.sign) if target else None
    verb = reading.lower(rest[0])
    deed = find_deed(reading, rest[0], rest[1]) or _whole(reading, subject[0], rest[0])
    if deed is not None:
        return deed.issue, deed.sign
    if verb in words("assertions", "solved"):
        target = find_target(reading, rest[0] + 1, rest[1], False)
        return (target.issue, target.sign) if target else None
    way = 1 if verb in words("assertions", "done") else -1 if verb in words("assertions", "undone") else 0
    target = find_target(reading, subject[0], subject[1], False) if way else None
    return (target.issue, target.sign * way) if target else None
