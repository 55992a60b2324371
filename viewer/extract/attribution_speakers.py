"""Who a source phrase means: "he", "Yun", "the diplomat" get the fuller name that stands earlier in the text.

Names come from the text alone. Where an actor's mention stands at the head of the phrase, the actor is the speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from viewer.extract.attribution_actors import JOINT, KnownActors, known_actors
from viewer.extract.attribution_words import words
from viewer.extract.quotation_found import Found
from viewer.extract.sentences import Discourse
from viewer.model.actor import Actor, ActorKind, Form, Mention
from viewer.model.span import Span

FULL_NAME = re.compile(
    r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*+"
    r"(?:[ \u00a0](?:[A-Z]\.|[A-ZÀ-Þ][\w-]+|(?:al|bin|da|de|del|der|di|el|van|von)(?=[ ][A-Z])))+"
)
NAMES_ALONE = re.compile(r"[A-ZÀ-Þ][\w.’'-]*+(?:[ \u00a0][A-ZÀ-Þ][\w.’'-]*+){0,3}")
PHRASE_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[\w-]+(?:[’'](?!s\b)\w+)*\.?")
PHRASE_END = re.compile(r",|\(|;|—|\s(?:who|which|that|and|or|nor)\s")
COMPLEMENT = re.compile(r"\s(?:of|at|in|for|from|with|on|to|by|close)\s")
APPOSED = re.compile(r",[ \u00a0]([A-ZÀ-Þ][\w’'-]*+(?:[ \u00a0][A-ZÀ-Þ][\w.’'-]*+){0,3})\Z")
INDEFINITE = re.compile(
    r"\b[Aa]n?[ \u00a0](?:[\w.’'-]+[ \u00a0]){0,3}?([\w-]+)(?=[,.;:)]|[ ](?:who|said|says|told|at|in|from|on|of)\b)"
)
MOST_NAMES = 4
MAX_LOOK_BACK = 4000
"""Characters: a pronoun does not reach back farther."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is meant: actor's id ("" where unknown), name as shown, "he", "she", "they", "it" where the text tells."""

    actor: str
    name: str
    pronoun: str = ""
    at: int = 0


@dataclass(slots=True)
class _Memory:
    """What the text has said so far about who is who."""

    text: str
    full: dict[str, list[tuple[int, str]]]
    nominal: dict[str, list[tuple[int, str]]]
    sentences: Sequence[Span]
    heads: dict[str, Speaker] = field(default_factory=dict)
    recent: list[Speaker] = field(default_factory=list)


def name_speakers(
    discourse: Discourse, found: Sequence[Found], actors: Sequence[Actor], mentions: Sequence[Mention]
) -> list[Speaker]:
    """For each finding, in order of their sources in the text, who speaks; same order as `found`."""
    text = discourse.text
    memory = _Memory(text, _full_names(text), _indefinites(text), discourse.sentences)
    known = known_actors(actors, mentions)
    speakers: dict[int, Speaker] = {}
    for n in sorted(range(len(found)), key=lambda n: (found[n].source or Span(0, 0), n)):
        source = found[n].antecedent or found[n].source
        speakers[n] = _speaker(memory, known, source) if source is not None else Speaker("", "")
        if source is not None:
            memory.recent.append(speakers[n])
    return [speakers[n] for n in range(len(found))]


def _speaker(memory: _Memory, known: KnownActors, source: Span) -> Speaker:
    """Who a source phrase names: an actor where one stands at its head, and the words that say it best."""
    text = memory.text
    if known.several(text, source) or _are_several(text, source):
        return Speaker("", " ".join(source.of(text).split()), "they", source.start)
    head = _head(text, source)
    actor, form = known.at(head)
    actor = actor or known.country_for(text, head)
    kind, name = known.kind(actor), known.name(actor)
    own_words = kind == ActorKind.UNNAMED or form == Form.METONYM  # the text's words say more than the actor's name
    speaker = _resolve(memory, source, actor, "" if own_words else name)
    if kind == ActorKind.UNNAMED and speaker.pronoun not in ("person", "he", "she") and name not in speaker.name:
        speaker = replace(speaker, name=name)
    return replace(speaker, pronoun="it") if kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION) else speaker


def _are_several(text: str, source: Span) -> bool:
    """Whether a phrase names several speakers that are no known actors: "Ada Lind and Jon Moor".

    One person may have an office with "and" in it ("Trade and Industry Minister Ada Lind"), and so may a body.
    """
    joint = JOINT.search(text, source.start, source.end)
    if joint is None:
        return False
    before, after = text[source.start : joint.start()], text[joint.end() : source.end]
    aside = PHRASE_END.search(before)
    if (aside is not None and aside.group() != ",") or not after:
        return False
    if after.split()[0].lower() in words().sets["determiners"]:
        return before.split()[0].lower() not in ("both", "between") and COMPLEMENT.search(before) is None
    both = (NAMES_ALONE.fullmatch(side.strip(" ,")) for side in (before, after.split(",")[0]))
    return all(name is not None and not _is_titled(name.group()) for name in both)


def _is_titled(name: str) -> bool:
    """Whether a body or an office stands in a name."""
    return bool(
        {part.lower().rstrip(".,") for part in name.split()} & (words().sets["bodies"] | words().sets["offices"])
    )


def _head(text: str, source: Span) -> Span:
    """The phrase up to where a complement, an aside or a second speaker begins; a name set beside it instead."""
    named = APPOSED.search(text, source.start, source.end)
    if named is not None:  # "the mayor, Ada Lind"
        return Span(named.start(1), named.end(1))
    phrase = source.of(text)
    end = len(phrase)
    for pattern in (PHRASE_END, COMPLEMENT):
        cuts = (cut.start() for cut in pattern.finditer(phrase, 1, end) if not _joins_names(phrase, cut))
        end = next(cuts, end)
    return Span(source.start, source.start + max(1, len(phrase[:end].rstrip())))


def _joins_names(phrase: str, cut: re.Match[str]) -> bool:
    """Whether "and" stands inside one office or name: "Trade and Industry Minister Ada Lind"."""
    before, after = phrase[: cut.start()].rpartition(" ")[2], phrase[cut.end() :]
    return cut.group().strip() == "and" and before[:1].isupper() and after[:1].isupper() and _is_titled(after)


def _resolve(memory: _Memory, source: Span, actor: str, name: str) -> Speaker:
    phrase = " ".join(source.of(memory.text).split())
    low = phrase.lower()
    sets = words().sets
    if low in sets["third_person"]:
        speaker = _antecedent(memory, sets, low, source.start)
        named = "" if actor or low not in ("he", "she", "his", "her") else _named_before(memory, source.start)
        if named and (speaker is None or named != speaker.name):
            return Speaker("", named, low, source.start)
        if speaker is not None:
            return Speaker(actor or speaker.actor, name or speaker.name, speaker.pronoun, source.start)
        return Speaker(actor, name or phrase, low, source.start)
    head = " ".join(_head(memory.text, source).of(memory.text).split())
    places = list(PHRASE_WORD.finditer(head))
    parts = [m.group() for m in places]
    if not parts:
        return Speaker(actor, name or phrase, "", source.start)
    own = _own_name(parts, sets)
    if len(own) == len(parts) == 1 and low != head.lower() and own[0].lower() not in memory.full:
        own = []  # "Sources at the U.N.": a word with a complement, no name
    pronoun = _pronoun(parts, own, sets)
    if own:
        slice_ = head[places[len(parts) - len(own)].start() : places[-1].end()]
        return _named(memory, source, (actor, name), (own, parts, slice_, pronoun))
    last = parts[-1].lower()
    if low.split()[0] in ("the", "this", "that", "his", "her", "their"):
        earlier = memory.heads.get(last)
        if earlier is not None:
            return Speaker(actor or earlier.actor, name or earlier.name, earlier.pronoun or pronoun, source.start)
        fuller = _before(memory.nominal.get(last, []), source.start)
        if fuller and low.startswith("the ") and len(parts) == 2:
            return Speaker(actor, name or fuller, pronoun, source.start)
    return Speaker(actor, name or phrase, pronoun, source.start)


def _named(
    memory: _Memory, source: Span, known: tuple[str, str], how: tuple[list[str], list[str], str, str]
) -> Speaker:
    """A phrase that ends with a name: its fullest form, and the office that stood with it remembered."""
    own, parts, name, pronoun = how
    if len(own) == 1:
        fuller = _before(memory.full.get(own[0].rstrip(".").lower(), []), source.start)
        name = fuller or (name if len(parts) > 1 else " ".join(source.of(memory.text).split()))
    speaker = Speaker(known[0], known[1] or name, pronoun, source.start)
    offices = [p.lower() for p in parts[: len(parts) - len(own)]]
    if not offices and APPOSED.search(memory.text, source.start, source.end):
        before = COMPLEMENT.split(source.of(memory.text).split(",")[0], maxsplit=1)[0]
        offices = before.lower().split()[-1:]
    if offices and offices[-1] not in words().sets["courtesy"]:
        memory.heads[offices[-1].rstrip(".")] = speaker
    return speaker


def _own_name(parts: list[str], sets: dict[str, frozenset[str]]) -> list[str]:
    """The person's name at the end of "South Korean Foreign Minister Yun Byung-se"; empty for other phrases."""
    first = len(parts)
    while first > 0 and parts[first - 1][0].isupper():
        first -= 1
    for i in range(len(parts) - 1, first - 1, -1):
        low = parts[i].lower().rstrip(".")
        if low in sets["offices"] or low in sets["courtesy"]:
            first = i + 1
            break
    own = parts[first:]
    lows = {p.lower().rstrip(".") for p in own}
    if first == 1 and parts[0].lower() in ("the", "a", "an"):
        return []
    return [] if not own or lows & sets["bodies"] or lows & sets["lead_ins"] else own


def _pronoun(parts: list[str], own: list[str], sets: dict[str, frozenset[str]]) -> str:
    for part in parts:
        low = part.lower().rstrip(".")
        if low == "mr" or (low.endswith(("man", "king")) and low in sets["offices"]):
            return "he"
        if low in ("mrs", "ms", "miss", "queen") or (low.endswith("woman") and low in sets["offices"]):
            return "she"
    if own:
        return "person"
    last = parts[-1].lower()
    if last in sets["bodies"]:
        return "it"
    if last in sets["offices"]:
        return "person"
    return "they" if last.endswith("s") and not last.endswith("ss") else ""


def _antecedent(memory: _Memory, sets: dict[str, frozenset[str]], pronoun: str, at: int) -> Speaker | None:
    """The nearest earlier speaker that a pronoun may stand for."""
    wanted = {"his": "he", "him": "he", "her": "she", "their": "they", "its": "it"}.get(pronoun, pronoun)
    for speaker in reversed(memory.recent):
        if at - speaker.at > MAX_LOOK_BACK:
            break
        if speaker.name.lower() in sets["third_person"] or speaker.name.lower() in ("i", "we", "you"):
            continue
        if wanted in ("he", "she") and speaker.pronoun in (wanted, "person"):
            return Speaker(speaker.actor, speaker.name, wanted, at)
        if wanted in ("they", "it") and speaker.pronoun == wanted:
            return speaker
    return None


def _named_before(memory: _Memory, at: int) -> str:
    """The one person whom the sentence before begins with and alone names in full, where nobody has spoken since."""
    place = bisect_right(memory.sentences, at, key=lambda s: s.start) - 1
    if place < 1 or (memory.recent and memory.recent[-1].at >= memory.sentences[place - 1].start):
        return ""
    before = memory.sentences[place - 1]
    if memory.text[before.end : memory.sentences[place].start].count("\n") > 0:
        return ""
    names = list(FULL_NAME.finditer(memory.text, before.start, before.end))
    if len(names) != 1 or names[0].start() != before.start:
        return ""
    parts = [m.group() for m in PHRASE_WORD.finditer(names[0].group())]
    own = _own_name(parts, words().sets)
    following = memory.text[names[0].end() : names[0].end() + 2]
    is_person = 2 <= len(own) == len(parts) <= MOST_NAMES and following[:1] == " " and following[1:].islower()
    return " ".join(own) if is_person else ""


def _before(places: list[tuple[int, str]], at: int) -> str:
    """The first of the names, if it stands before an offset."""
    return places[0][1] if places and places[0][0] < at else ""


def _full_names(text: str) -> dict[str, list[tuple[int, str]]]:
    """The first full name for each of its words: "Yun Byung-se" for "yun"."""
    found: dict[str, list[tuple[int, str]]] = {}
    sets = words().sets
    for match in FULL_NAME.finditer(text):
        places = list(PHRASE_WORD.finditer(match.group()))
        parts = [m.group() for m in places]
        while parts and parts[0].lower() in sets["lead_ins"]:
            parts = parts[1:]
        own = _own_name(parts, sets) if parts else []
        if 2 <= len(own) <= 4:
            name = " ".join(match.group()[places[-len(own)].start() : places[-1].end()].split())
            for part in (own[0], own[-1]):
                found.setdefault(part.lower(), []).append((match.start(), name))
    return found


def _indefinites(text: str) -> dict[str, list[tuple[int, str]]]:
    """Phrases like "a Seoul diplomat", by their last word."""
    found: dict[str, list[tuple[int, str]]] = {}
    for match in INDEFINITE.finditer(text):
        found.setdefault(match.group(1).lower(), []).append((match.start(), " ".join(match.group().split())))
    return found
