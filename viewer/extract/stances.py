"""Where countries and bodies stand: positions read from verbs whose subject holds them, and from what holders say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from viewer.extract import lexicon
from viewer.extract.countries import collapsed, country_name
from viewer.extract.sentences import Discourse
from viewer.extract.stance_assertions import find_assertions, find_judgement
from viewer.extract.stance_frames import (
    Frame,
    attribution,
    begin_of,
    chain_at,
    frames_of,
    is_quoted,
    local_frames,
    mode_of,
    owned,
    quoted_spans,
    speaker_label,
)
from viewer.extract.stance_lexicon import Shape, Trigger, triggers, words
from viewer.extract.stance_nouns import find_nouns
from viewer.extract.stance_scene import Scene, holders_of, is_conditional, opening_holder, speaking_holder
from viewer.extract.stance_sentence import Holder, Reading, is_anonymous, read_sentence
from viewer.extract.stance_settling import settled
from viewer.extract.stance_targets import Target, find_deed, find_request, find_spoken_of, find_target, object_end
from viewer.extract.stance_verbs import Mood, VerbGroup, after_time, agent_after, clause_start, verb_group
from viewer.extract.watch import Watch
from viewer.model.actor import Actor, ActorKind, Mention
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.provenance import Provenance
from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance

WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
LONGEST_REDUCED = 7
LONGEST_GAP = 3
"""Words that may stand inside a phrase ("expressed its firm opposition to")."""


def find_stances(
    document: Document,
    discourse: Discourse,
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    watch: Watch | None = None,
) -> tuple[Stance, ...]:
    """Positions of countries and bodies, in order of the text; what is only possible, asked or denied is none.

    watch  says when a paragraph has taken too long: what was found in it stays, the rest is left unread
    """
    watch = watch or Watch(discourse)
    watch.begin()
    found: list[Stance] = []
    for scene in _scenes(document, discourse, {a.id: a for a in actors}, (mentions, quotations), watch):
        found += _verbs(scene, watch)
        found += _nouns(scene)
        found += _said(scene)
    return settled(found)


def _scenes(
    document: Document,
    discourse: Discourse,
    known: dict[str, Actor],
    said: tuple[Sequence[Mention], Sequence[Quotation]],
    watch: Watch,
) -> Iterator[Scene]:
    """The sentences that can hold a position, each with what was said around it."""
    text = discourse.text
    quoted = quoted_spans(text)
    by_place = sorted(said[0], key=lambda m: m.span.start)
    starts = [m.span.start for m in by_place]
    frames = frames_of(said[1], known, by_place, text)[::-1]
    before: tuple[Holder, ...] = ()
    around: list[Frame] = []
    for sentence, following in pairwise([*discourse.sentences, Span(0, 0)]):
        here = by_place[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        around = [f for f in around if f.span.end > sentence.start]
        while frames and frames[-1].span.start < sentence.end:
            around.append(frames.pop())
        opening, before = before, ()
        if discourse.paragraph_at(sentence.start).start == sentence.start:
            opening = ()
        if not (around or _is_worth(text, sentence, following)):
            continue
        if not (here or around or opening) or not watch.may_read(sentence.start) or _is_question(text, sentence):
            continue
        reading = read_sentence(text, sentence, known, here)
        scene = Scene(document.id, reading, sorted([*around, *local_frames(reading)], key=begin_of), quoted, opening)
        before = opening_holder(reading) or speaking_holder(scene)
        yield scene


def _is_question(text: str, sentence: Span) -> bool:
    return sentence.of(text).rstrip("\"”' ").endswith("?")


def _is_worth(text: str, sentence: Span, following: Span) -> bool:
    """Whether a sentence outside quotations can hold a position, or the next one's "It" may mean its subject."""
    if text.startswith(("It ", "He ", "She "), following.start):
        return True
    return not _telling().isdisjoint(WORDS.findall(sentence.of(text).lower()))


@cache
def _telling() -> frozenset[str]:
    """Every word that a position outside quotations needs."""
    nouns = lexicon.load("stance")["nouns"]
    return frozenset(triggers()) | {phrase.split()[0] for phrase in [*nouns["supports"], *nouns["opposes"]]}


def _verbs(scene: Scene, watch: Watch) -> Iterator[Stance]:
    """Positions from verbs of taking sides."""
    forms = triggers()
    reading = scene.reading
    for at, token in enumerate(reading.tokens):
        if token.lower not in forms or at in reading.covered:
            continue
        if not watch.may_read(token.start):
            break
        for trigger, shape in forms[token.lower]:
            after = _after_tail(reading, at, trigger)
            if after is None:
                continue
            positions = list(_position(scene, at, after, trigger, shape))
            yield from positions
            if positions:
                break


def _after_tail(reading: Reading, at: int, trigger: Trigger) -> tuple[int, int] | None:
    """Index after a phrase's last word, and -1 where "not" stands inside; None where its words do not follow."""
    at, sign = at + 1, 1
    if trigger.tail and reading.lower(at) != trigger.tail[0]:
        at = after_time(reading, at)  # "voted on Thursday to"
    for _ in range(LONGEST_GAP):
        word = reading.lower(at)
        if not trigger.tail or word == trigger.tail[0] or not word.isalpha():
            break
        if trigger.verb == "be" and word in ("not", "never"):
            sign = -sign
        elif not _may_stand_inside(word, trigger):
            break
        at += 1
    for word in trigger.tail:
        if reading.lower(at) != word:
            return None
        at += 1
    return at, sign


def _may_stand_inside(word: str, trigger: Trigger) -> bool:
    """Whether a word may part a phrase: any adverb, and any adjective before its noun ("its firm opposition to")."""
    if word.endswith("ly") or (trigger.verb == "be" and word in ("no", "longer")):
        return word != "no"
    loose = len(trigger.tail[0]) > LONGEST_GAP and word not in words("path", "joints")
    return loose and trigger.verb != "be" and word not in words("group", "negation")


def _position(scene: Scene, at: int, following: tuple[int, int], trigger: Trigger, shape: Shape) -> Iterator[Stance]:
    """The positions one verb shows; `following` is the index after its phrase, and -1 where that is negated inside."""
    reading = scene.reading
    after, turned = following
    group = verb_group(reading, at, shape)
    group = replace(group, sign=group.sign * turned) if group else None
    chain = chain_at(scene.frames, reading.tokens[group.before + 1 if group else at].start)
    if group is None or not group.asserted or any(f.denied for f in chain):
        return
    if trigger.verb != "be" and (group.passive or reading.lower(after) == "by"):
        if shape == Shape.PAST:
            yield from _by_agent(scene, group, after, trigger, chain)
        return
    if group.refused and trigger.sign < 0 and trigger.kind == "statement":
        return
    clause = max([reading.index_at(f.span.start) for f in chain], default=0)
    limit = min([f.span.end for f in chain], default=reading.span.end)
    holders, first = holders_of(scene, group, shape, clause, chain)
    if not holders or is_conditional(reading, first, group):
        return
    later = after_time(reading, after)
    after = later if later in reading.covered or reading.lower(later) in words("own", "weak") else after
    end = object_end(reading, after, limit)
    targets = _targets(reading, trigger, at, after, end)
    for target in targets:
        evidence = Span(reading.tokens[first].start, max(target.end, reading.tokens[at].end))
        for holder in holders:
            stance = _stance(scene, holder, target, trigger, group, chain, evidence)
            if stance is not None:
                yield stance


def _nouns(scene: Scene) -> Iterator[Stance]:
    """Positions as nouns that the text takes as given: "despite China's opposition to the tariffs"."""
    reading = scene.reading
    for noun in find_nouns(reading):
        chain = chain_at(scene.frames, reading.tokens[noun.start].start)
        if any(f.denied for f in chain) and not noun.presupposed:
            continue
        polarity = Polarity.SUPPORTS if noun.target.sign > 0 else Polarity.OPPOSES
        evidence = Span(reading.tokens[noun.start].start, noun.target.end)
        own = bool(chain) and all(h in noun.holders for f in chain for h in f.holders)
        for holder in noun.holders:
            mode = Mode.SELF_REPORTED if own else Mode.IMPLIED
            yield _made(scene, holder, noun.target.issue, polarity, mode, evidence, (chain, "", "noun"))


def _by_agent(scene: Scene, group: VerbGroup, after: int, trigger: Trigger, chain: list[Frame]) -> Iterator[Stance]:
    """Passives, "the plan was rejected by Peru": who stands behind "by" holds it, the subject is what it is about."""
    reading = scene.reading
    agent = (
        agent_after(reading, after)
        if trigger.kind in ("statement", "act") and not trigger.tail and group.mood == Mood.FACT
        else None
    )
    if agent is None:
        return
    clause = max([reading.index_at(f.span.start) for f in chain], default=0)
    last = group.before + (0 if reading.lower(group.before) == "," else 1)
    start = clause_start(reading, last, clause)
    if reading.lower(start) in words("group", "conditional"):
        return
    start = start if group.passive else max(start, last - LONGEST_REDUCED)
    target = find_target(reading, start, last, trigger.own and group.passive)
    if target is not None and not group.passive and not _adjoins(reading, target, last):
        return
    if target is None:
        return
    evidence = Span(reading.tokens[start].start, reading.tokens[agent.end].end)
    for holder in agent.holders:
        stance = _stance(scene, holder, target, trigger, group, chain, evidence)
        if stance is not None:
            yield stance


def _adjoins(reading: Reading, target: Target, end: int) -> bool:
    """Whether the issue itself stands right before a bare participle ("sanctions backed by Chad")."""
    issue = max((m.span.end for m in reading.issues(Span(target.start, target.end))), default=target.end)
    return reading.index_at(issue) >= end - 1


def _targets(reading: Reading, trigger: Trigger, at: int, after: int, end: int) -> list[Target]:
    wanted = trigger.kind == "deed" or (reading.lower(after) in ("to", "for") and trigger.kind in ("request", "act"))
    if reading.lower(after) in words("path", "elsewhere") and trigger.kind != "vote" and not wanted:
        return []
    if trigger.kind == "vote":
        voted = find_spoken_of(reading, at) if after >= end or _is_closed(reading, after) else None
        return [voted] if voted else []
    if trigger.kind == "judgement":
        judged = find_judgement(reading, after, end)
        return [judged] if judged else []
    if trigger.kind == "request":
        return find_request(reading, after, end)
    if trigger.kind == "act" and reading.lower(after) == "that":
        return []
    if trigger.kind == "deed":
        target = find_deed(reading, at, end)
        return [target] if target else []
    target = find_target(reading, after, end, trigger.own)
    if target is not None and target.own and trigger.tail == ("for",) and _is_name_alone(reading, target):
        return []
    refusal = trigger.verb in words("group", "refuse")
    if target is None or (refusal and (target.sign < 0 or reading.lower(after) == "to")):
        return []
    return [target]


def _is_name_alone(reading: Reading, target: Target) -> bool:
    """Whether own words are only a name: "called for Sinn Fein to be expelled" is not about the name."""
    return all(word[:1].isupper() for word in target.issue.split()) and reading.span.contains(
        Span(target.start, target.end)
    )


def _is_closed(reading: Reading, at: int) -> bool:
    """Whether a vote has no object: only where and when follow."""
    return reading.lower(at) in words("path", "closing") or reading.lower(at) in words("subjects", "when")


def _stance(
    scene: Scene,
    holder: Holder,
    target: Target,
    trigger: Trigger,
    group: VerbGroup,
    chain: list[Frame],
    evidence: Span,
) -> Stance | None:
    polarity = Polarity.MIXED if trigger.mixed else _polarity(trigger, group, target)
    if polarity is None:
        return None
    speaker = scene.reading.actors.get(holder.speaker)
    unnamed = is_anonymous(speaker)
    chain = owned(chain, holder)
    own = bool(chain) and all(any(h.actor == holder.actor for h in f.holders) for f in chain)
    if (group.mood == Mood.FUTURE and not own) or group.mood == Mood.PREDICTED:
        mode = Mode.PREDICTED
    else:
        direct = is_quoted(scene.quoted, evidence.start) and is_quoted(scene.quoted, evidence.end - 1)
        kind = "statement" if group.intending else trigger.kind
        mode = mode_of(chain, holder, kind, unnamed, direct)
    label = (
        speaker_label(speaker) if speaker and speaker.kind not in (ActorKind.COUNTRY, ActorKind.ORGANISATION) else ""
    )
    return _made(
        scene, holder, target.issue, polarity, mode, evidence, (chain, label, f"{trigger.kind}: {trigger.verb}")
    )


def _polarity(trigger: Trigger, group: VerbGroup, target: Target) -> Polarity | None:
    """Which way a verb goes; a deed not done shows nothing, unless it is refused or will not be done."""
    sign = trigger.sign * group.sign * target.sign
    if sign == 0:
        return Polarity.NEUTRAL
    if group.sign < 0 and trigger.kind in ("act", "deed"):
        if not (group.refused or group.intending or group.mood != Mood.FACT):
            return None
        if trigger.sign < 0 and trigger.verb not in words("group", "standing"):
            return Polarity.NEUTRAL
    elif group.sign < 0 and trigger.sign < 0:
        return Polarity.NEUTRAL
    return Polarity.SUPPORTS if sign > 0 else Polarity.OPPOSES


def _said(scene: Scene) -> Iterator[Stance]:
    """Positions from what a holder asserts: duties, judgements, findings."""
    reading = scene.reading
    for frame in scene.frames:
        if not frame.holders or frame.denied:
            continue
        within = Span(max(frame.span.start, reading.span.start), min(frame.span.end, reading.span.end))
        for assertion in find_assertions(reading, within):
            chain = chain_at(scene.frames, assertion.span.start)
            if not chain or chain[-1].holders != frame.holders or any(f.denied for f in chain):
                continue
            polarity = Polarity.SUPPORTS if assertion.sign > 0 else Polarity.OPPOSES
            direct = is_quoted(scene.quoted, assertion.span.start) and is_quoted(scene.quoted, assertion.span.end - 1)
            for holder in frame.holders:
                mode = mode_of(chain, holder, "statement", False, direct)
                yield _made(
                    scene, holder, assertion.issue, polarity, mode, assertion.span, (chain, frame.label, assertion.rule)
                )


def _made(
    scene: Scene,
    holder: Holder,
    issue: str,
    polarity: Polarity,
    mode: Mode,
    evidence: Span,
    source: tuple[list[Frame], str, str],
) -> Stance:
    chain, label, rule = source
    speaker = scene.reading.actors.get(holder.speaker)
    actor = collapsed(holder.actor)
    name = country_name(holder.actor)
    if speaker and speaker.kind == ActorKind.PERSON and actor == "UN" and speaker.office:
        name = f"U.N. {speaker.office}"
    quotation = next((f.quotation for f in reversed(chain) if f.quotation), "")
    return Stance(
        f"{scene.document}/stance/{actor}/{issue}/{evidence.start}-{evidence.end}",
        scene.document,
        actor,
        name,
        issue,
        polarity,
        mode,
        evidence,
        attribution(chain, label),
        quotation,
        Provenance(rule=rule),
    )
