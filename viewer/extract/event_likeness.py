"""What speaks against two events being one though their words are alike: other countries, other names, another subject.

"Norway's parliament adopted the fishing law" is neither what Chile's did that day nor the press law. All is read from
the titles, which are in the words of the sources.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from viewer.extract import lexicon
from viewer.extract.countries import collapsed, names_by_first_word

TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,]*|[^\w\s]")
NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[dhts][a-z]+s)\b", re.I)
LEAST_SHARED = 0.5
"""Of the fewer names of two events so many must be the other's too: "Ola Ruud" in Bergen is not Tor Moe there."""
ABOUT = frozenset({"on", "about", "over", "against", "for", "to", "banning", "limiting"})
"""Words behind which a document or decision says what it is about."""
REACH = 5
BEFORE = 2


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells an event from others like it.

    actors  ids of the countries and bodies that its title names
    names   other names in it; first: a first word that may be a name
    labels  numbers that name a thing ("pier 3"), not such as count
    topics  for a document or decision ("law", "report") the words that say what it is about
    """

    actors: frozenset[str]
    names: frozenset[str]
    first: str
    labels: frozenset[str]
    topics: Mapping[str, frozenset[str]]


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon.load("events")["merging"][key])


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word without the endings that only mark number or tense."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def plain(title: str) -> str:
    """A title without how many there were: sources of one day differ in it."""
    if not NUMBER.search(title):
        return title
    return " ".join(token for token, kept in _kept(TOKEN.findall(title)) if kept)


def _kept(tokens: list[str]) -> list[tuple[str, bool]]:
    """Each token, and whether it is something else than a number that counts."""
    counting = [_counts(tokens, n) for n in range(len(tokens))]
    return [(token, not counts) for token, counts in zip(tokens, counting, strict=True)]


def _counts(tokens: list[str], n: int) -> bool:
    """Whether a token is a number of things ("14 people", "nine traders")."""
    token = tokens[n]
    number = token[0].isdigit() or token.lower() in _words("numbers")
    following = tokens[n + 1] if n + 1 < len(tokens) else ""
    return number and following[:1].islower() and following not in _words("joints")


@lru_cache(maxsize=20_000)
def marks(title: str) -> Marks:
    """The marks of an event with this title."""
    tokens = [token for token, kept in _kept(TOKEN.findall(title)) if kept]
    actors, covered = _actors(title)
    names, first = set(), ""
    for n, token in enumerate(tokens):
        if not token[0].isupper() or token.lower() in _words("joints") or token in covered:
            continue
        if n or (len(tokens) > 1 and (tokens[1][0].isupper() or tokens[1] in ("'", "’"))):
            names.add(stem(token.lower()))
        else:
            first = stem(token.lower())
    labels = frozenset(t for t in tokens if t[0].isdigit())
    return Marks(actors, frozenset(names - _words("generic")), first, labels, _topics(tokens))


def _actors(title: str) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of the countries and bodies of the tables that a title names, and the words that do."""
    known = names_by_first_word()
    found: set[str] = set()
    covered: set[str] = set()
    end = 0
    for match in TOKEN.finditer(title):
        if match.start() < end or not match.group()[0].isupper():
            continue
        for name in known.get(match.group(), ()):
            if (
                title.startswith(name.words, match.start())
                and not title[match.start() + len(name.words) :][:1].isalpha()
            ):
                end = match.start() + len(name.words)
                covered |= set(TOKEN.findall(name.words))
                found |= {collapsed(name.actor)} - {""}
                break
        else:
            end = match.end()
    return frozenset(found), frozenset(covered)


def _topics(tokens: list[str]) -> dict[str, frozenset[str]]:
    """For each document or decision among the words, what stands before it and behind "on" or "about"."""
    found: dict[str, frozenset[str]] = {}
    for n, token in enumerate(tokens):
        head = stem(token.lower())
        if head not in _words("heads"):
            continue
        topic = set()
        for before in reversed(tokens[max(0, n - BEFORE) : n]):
            if not before[0].islower() or before in _words("joints"):
                break
            topic.add(stem(before))
        behind = tokens[n + 1 : n + 2 + REACH]
        if behind and behind[0] in ABOUT:
            for word in behind[1:]:
                if not word[0].isalpha() and word not in ("'", "’"):
                    break
                topic.add(stem(word.lower()))
        topic -= _words("generic") | _words("joints") | {"s", "’", "'"}
        found[head] = frozenset(topic) | found.get(head, frozenset())
    return found


def differ(a: Marks, b: Marks) -> bool:
    """Whether two events are marked as different ones, however alike their words are."""
    if a.labels and b.labels and a.labels != b.labels:
        return True
    if a.actors - b.actors and b.actors - a.actors:
        return True
    if a.names and b.names:
        shared = (a.names & (b.names | {b.first})) | (b.names & {a.first})
        if len(shared) < LEAST_SHARED * min(len(a.names), len(b.names)):
            return True
    common = a.topics.keys() & b.topics.keys()
    return any(a.topics[h] and b.topics[h] and a.topics[h].isdisjoint(b.topics[h]) for h in common)
