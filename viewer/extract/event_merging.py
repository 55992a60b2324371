"""The same event in many documents: found by blocking on time and words, never by comparing all with all.

Two events of different documents are one when their dates fit, they are of a kind, and enough of the words that tell
them are shared. Work grows with the number of events times the few that share a day and a rare word with each.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from viewer.extract.event_likeness import Marks, differ, marks, plain, stem
from viewer.model import calendar, wording
from viewer.model.event import Event, Merge, Status
from viewer.model.provenance import Provenance

WORD = re.compile(r"[^\W\d_]{3,}|\d+")
NAMED = "named-document"
"""Rule of events that a text only names ("the report of the commission"), without a date of their own."""
ONCE = frozenset(
    {"agreement", "treaty", "resolution", "report", "law", "office", "life", "decision", "beginning", "end"}
)
DISPUTED_WORDS, DISPUTED_DAYS = 5, 3
"""So many words alike, and at most so many days apart, make one event of two dates that cannot both be right."""
STOP = frozenset(
    ["the", "and", "for", "that", "with", "from", "has", "have", "was", "were", "are", "its", "his", "her"]
)
STATEMENT = "statement"
SPOKEN = frozenset({"speech", "address", "remarks", "briefing", "news conference", "press conference"})
SHARED = 0.6
"""Least share of the shorter title's words that two events of one day must have in common."""
LEAST = 2
MOST_MARKS = 16
"""So many different ways of telling one event are remembered, to be held against what would join it."""
CROWD = 24
"""A word that more events of one day than this share says nothing; it opens no comparison."""
WEEK, MONTH = 7 * calendar.DAY, 30 * calendar.DAY
SPREAD = 62 * calendar.DAY
"""Dates vaguer than this (two months) fit too much to merge upon."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event made ready for comparison."""

    event: Event
    document: str
    kind: str
    words: frozenset[str]
    begin: int
    end: int

    @property
    def marks(self) -> Marks:
        """What tells it from others like it."""
        return marks(self.event.title)

    @property
    def length(self) -> int:
        """Seconds from begin to end."""
        return self.end - self.begin


def find_merges(events: Iterable[Event], kept_apart: Iterable[frozenset[str]] = ()) -> tuple[Merge, ...]:
    """Merges among events of several documents; each says why.

    kept_apart  sets of event ids that a person split: no two of a set are merged
    """
    apart = list(kept_apart)
    everything = [_entry(e) for e in events]
    entries = [e for e in everything if _has_date(e)]
    groups = _Groups(entries, apart)
    fitting = ((a, b) for a, b in _candidates(entries) if _one(a, b))
    pairs = list({(id(a), id(b)): (a, b) for a, b in fitting}.values())  # two that share five words meet five times
    torn = _torn(pairs)
    for a, b in pairs:
        if a.event.id not in torn and b.event.id not in torn:
            groups.join(a, b)
    for a, b in _disputed(entries):
        groups.join(a, b)
    found = groups.found()
    named = [e for e in everything if e.event.provenance.rule == NAMED]
    for entry, home in _homes(named, found, apart):
        home.append(entry)
    return tuple(_merge(group) for group in found if len(group) > 1)


def _torn(pairs: list[tuple[_Entry, _Entry]]) -> set[str]:
    """Ids of events that fit others which are marked as different ones ("adopted a resolution" on a day with two)."""
    partners: dict[str, list[Marks]] = defaultdict(list)
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            known = partners[one.event.id]
            if len(known) < MOST_MARKS and other.marks not in known:
                known.append(other.marks)
    return {i for i, known in partners.items() if any(differ(a, b) for a, b in combinations(known, 2))}


def _disputed(entries: list[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Pairs told in the very same words of different days close together, of kinds that happen once: one of the
    sources is wrong, and both readings are kept. Attacks, meetings and statements may well happen on both days.
    """
    alike: dict[tuple[str, frozenset[str]], list[_Entry]] = defaultdict(list)
    for entry in entries:
        if entry.event.kind in ONCE and len(entry.words) >= DISPUTED_WORDS and entry.length <= calendar.DAY:
            alike[entry.event.kind, entry.words].append(entry)
    for block in alike.values():
        for a, b in pairwise(sorted(block, key=lambda e: e.begin)):
            if 0 < b.begin - a.begin <= DISPUTED_DAYS * calendar.DAY and a.document != b.document:
                yield a, b


def _homes(
    named: list[_Entry], groups: list[list[_Entry]], apart: list[frozenset[str]]
) -> list[tuple[_Entry, list[_Entry]]]:
    """For each document that is only named ("the report of the commission") the one dated event it can mean, if one."""
    by_word: dict[tuple[str, str], list[list[_Entry]]] = defaultdict(list)
    for group in groups if named else ():
        for word in frozenset().union(*(e.words for e in group)):
            by_word[group[0].event.kind, word].append(group)
    homes = []
    for entry in named:
        rarest = min((by_word[entry.event.kind, w] for w in entry.words), key=len, default=[])
        fitting = [g for g in rarest if _means(entry, g)]
        if len(fitting) == 1 and not any(_parted(entry, fitting[0], split) for split in apart):
            homes.append((entry, fitting[0]))
    return homes


def _means(entry: _Entry, group: list[_Entry]) -> bool:
    words = frozenset().union(*(e.words for e in group))
    return entry.words <= words and all(e.document != entry.document for e in group)


def _parted(entry: _Entry, group: list[_Entry], split: frozenset[str]) -> bool:
    return entry.event.id in split and any(e.event.id in split for e in group)


class _Groups:
    """Disjoint groups of events; the smaller is always taken into the larger, so that joining all is not quadratic."""

    def __init__(self, entries: list[_Entry], apart: list[frozenset[str]]) -> None:
        self._home = {e.event.id: n for n, e in enumerate(entries)}
        self._members = {n: [e] for n, e in enumerate(entries)}
        self._documents = {n: {e.document} for n, e in enumerate(entries)}
        self._marks: dict[int, list[Marks]] = {}
        self._apart = apart

    def join(self, a: _Entry, b: _Entry) -> None:
        """Join the groups of two events, unless one document or a person keeps two of their events apart."""
        large, small = self._home[a.event.id], self._home[b.event.id]
        if len(self._members[large]) < len(self._members[small]):
            large, small = small, large
        if large == small or not self._documents[large].isdisjoint(self._documents[small]) or self._split(large, small):
            return
        known, other = (self._marks.setdefault(n, [self._members[n][0].marks]) for n in (large, small))
        if any(differ(x, y) for x in known for y in other):
            return
        known += [m for m in self._marks.pop(small) if m not in known][: max(0, MOST_MARKS - len(known))]
        for entry in self._members[small]:
            self._home[entry.event.id] = large
        self._members[large] += self._members.pop(small)
        self._documents[large] |= self._documents.pop(small)

    def found(self) -> list[list[_Entry]]:
        """The groups, in the order of their first events."""
        return list(self._members.values())

    def _split(self, one: int, other: int) -> bool:
        if not self._apart:
            return False
        left = {e.event.id for e in self._members[one]}
        right = {e.event.id for e in self._members[other]}
        return any(left & split and right & split for split in self._apart)


def _entry(event: Event) -> _Entry:
    words = {stem(w) for w in WORD.findall(plain(event.title).lower()) if w not in STOP}
    begin, end = (event.interval.begin, event.interval.end) if event.interval else (0, 0)
    kind = STATEMENT if event.kind in SPOKEN else event.kind  # a speech is a statement
    return _Entry(event, event.id.partition("/event/")[0], kind, frozenset(words), begin, end)


def _has_date(entry: _Entry) -> bool:
    """Whether an event can be compared by its date: not undated, too vaguely dated, or only thought of."""
    return 0 < entry.length <= SPREAD and entry.event.status != Status.HYPOTHETICAL


def _candidates(entries: list[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Pairs of one kind that share a time and a word that is not too common in it, in a fixed order.

    Dates of up to a week meet by day; vaguer ones meet everything of their months.
    """
    yield from _alike(entries)
    days: dict[tuple[str, int, str], list[_Entry]] = defaultdict(list)
    months: dict[tuple[str, int, str], list[_Entry]] = defaultdict(list)
    vague: set[tuple[str, int, str]] = set()
    for entry in entries:
        begin, end = entry.begin, entry.end
        exact = end - begin <= WEEK
        for word in entry.words:
            for month in range(begin // MONTH, (end - 1) // MONTH + 1):
                months[entry.kind, month, word].append(entry)
                if not exact:
                    vague.add((entry.kind, month, word))
            if exact:
                for number in range(begin // calendar.DAY, (end - 1) // calendar.DAY + 1):
                    days[entry.kind, number, word].append(entry)
    for block in days.values():
        if 1 < len(block) <= CROWD:
            yield from combinations(block, 2)
    for key in vague:
        if len(months[key]) <= CROWD:
            yield from ((a, b) for a, b in combinations(months[key], 2) if max(a.length, b.length) > WEEK)


def _alike(entries: list[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Neighbours among events of one date told in the very same words: agency reports that many papers print."""
    same: dict[tuple[int, int, frozenset[str]], list[_Entry]] = defaultdict(list)
    for entry in entries:
        same[entry.begin, entry.end, entry.words].append(entry)
    for block in same.values():
        yield from pairwise(block)


def _one(a: _Entry, b: _Entry) -> bool:
    """Whether two events of different documents are the same."""
    if a.document == b.document or a.kind != b.kind:
        return False
    if not ((a.begin <= b.begin and b.end <= a.end) or (b.begin <= a.begin and a.end <= b.end)):
        return False
    common = len(a.words & b.words)
    needed = SHARED if a.length == b.length else (SHARED + 1) / 2
    return common >= LEAST and common >= needed * min(len(a.words), len(b.words)) and not differ(a.marks, b.marks)


def _merge(group: list[_Entry]) -> Merge:
    """The merge of a group, the most exactly dated and then the first event leading."""
    ordered = sorted(group, key=_exactness)
    told = Counter(word for e in group for word in e.words)
    common = [word for word, count in told.items() if 2 * count > len(group)] or ordered[0].words & ordered[1].words
    interval = ordered[0].event.interval
    when = wording.describe(interval) if interval else ""
    shared = ", ".join(sorted(common))
    days = {e.begin // calendar.DAY for e in ordered if 0 < e.length <= calendar.DAY}
    if len(days) > 1:
        when += ", or another day: they do not agree"
    because = f"{len(group)} documents tell of it ({when}) with the same words: {shared}."
    ids = tuple(e.event.id for e in ordered)
    return Merge(f"merge/{ids[0]}", ids, because, Provenance(rule="same-day-same-words"))


def _exactness(entry: _Entry) -> tuple[int, str]:
    interval = entry.event.interval
    return (interval.end - interval.begin if interval else 2**63, entry.event.id)
