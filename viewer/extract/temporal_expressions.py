"""Find what a text says about time: exact words, TIMEX3's type, and a meaning not yet resolved to a date.

The text is read as word classes (temporal_tokens); every rule (temporal_absolute, _relative, _amounts, _clock, _years)
runs over it once; where rules overlap the longest match stands; neighbours are then joined (temporal_links).
"""

from __future__ import annotations

from dataclasses import replace

from viewer.extract import (
    narrative,
    temporal_absolute,
    temporal_amounts,
    temporal_clock,
    temporal_links,
    temporal_names,
    temporal_numeric,
    temporal_relative,
    temporal_tokens,
    temporal_years,
)
from viewer.extract.sentences import Discourse
from viewer.extract.temporal_rules import Found, Rule, bare
from viewer.extract.temporal_tokens import Words, encode
from viewer.extract.timex import Amount, Candidate, Relative, of_type

TOLD = frozenset({"former", "bare season", "day of month", "the night"})
"""Rules whose finds count only in history: in news such words seldom speak of time."""

RULES: tuple[Rule, ...] = (
    *temporal_absolute.RULES,
    *temporal_names.RULES,
    *temporal_relative.RULES,
    *temporal_clock.RULES,
    *temporal_years.RULES,
    *temporal_amounts.RULES,
)


def find(discourse: Discourse) -> tuple[Candidate, ...]:
    """The time expressions of a text, in order; none overlap."""
    found: list[Candidate] = []
    for words in encode(discourse):
        for item in temporal_links.linked(words, _longest(words)):
            said = item.semantics
            found.append(
                Candidate(words.span(item.first, item.last), of_type(said), said, item.rule, item.mod, item.rest)
            )
    found = temporal_numeric.settled(discourse.text, found)
    return tuple(found if narrative.is_narrative(found) else (c for c in found if c.mod or c.rule not in TOLD))


def _longest(words: Words) -> list[Found]:
    """All matches of all rules; where they overlap the longest, then the one of the earlier rule."""
    matches = [
        replace(found, rule=rule.name)
        for rule in RULES
        for match in rule.matches(words)
        for found in rule.build(words, match)
        if _stands_alone(words, found)
    ]
    matches.sort(key=len, reverse=True)  # stable: rules keep their order
    taken = bytearray(len(words.codes))
    kept = []
    for found in matches:
        if not any(taken[found.first : found.last]):
            taken[found.first : found.last] = b"\x01" * len(found)
            kept.append(found)
    return sorted(kept, key=lambda f: f.first)


def _is_title(words: Words, found: Found) -> bool:
    """Whether the words are the name of something ("This Week", "60 Minutes", USA Today)."""
    last = words.raw(found.last - 1)
    if not last.istitle() or len(last) < 3 or last.lower() in temporal_tokens.names():
        return False
    first = words.raw(bare(words, found.first))
    if found.last - found.first > 1:
        return first[0].isupper() or first[0].isdigit()
    before = words.raw(found.first - 2) if found.first > 1 and words.codes[found.first - 1] == " " else ""
    return before[:1].isupper() and before.isalpha()


def _stands_alone(words: Words, found: Found) -> bool:
    """Whether an expression begins and ends with whole words, and is no amount of money or percentage."""
    start, end = words.starts[found.first], words.ends[found.last - 1]
    before = words.text[start - 1] if start else " "
    after = words.text[end] if end < len(words.text) else " "
    if before.isalnum() or after.isalnum() or before in "$£€@#_" or after in "%@_":
        return False
    if isinstance(found.semantics, Relative | Amount) and _is_title(words, found):
        return False
    return not (before == "." and start > 1 and words.text[start - 2].isdigit())
