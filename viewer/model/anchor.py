"""Evidence that survives another reading: where words stood, the words themselves, and what stood around them.

An Anchor is a text position selector and a text quote selector in one (W3C Web Annotation Data Model, 4.2.4 and 4.2.5),
with the digest of the text it was taken from. In a changed text the words are looked for as they are, then with
spacing, quotation marks and dashes made alike, then between their surroundings, where a scan may have been corrected.
A place is given only where enough of words and surroundings agree: words found in the wrong place would be worse than
words not found.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from viewer.model.document import fingerprint
from viewer.model.span import Span

AROUND = 32
"""Characters kept before and after the words."""
ENOUGH = 24
"""Characters of words and surroundings that must agree, where there are as many."""
NEAREST = 500
"""Places that are compared on either side of where the words stood; there may be very many."""
LIKE = 0.8
"""Ratio of matching characters (Ratcliff and Obershelp) from which changed words are the same words."""
LONGEST = 1_000
"""Characters up to which changed words are compared; the comparison is quadratic."""
HINT = 12
"""Characters of the surroundings, next to the words, that must stand unchanged around changed words."""

VARIANTS = re.compile(
    r"(?P<break>(?<=\w)[-\u00ad\u2010]\n[ \t]*+(?=[a-z]))|(?P<space>\s++)|(?P<double>[“”„‟«»″])|(?P<single>[‘’‚‛′`´])"
    r"|(?P<dash>[‐‑‒–—―−])|(?P<dots>…)|(?P<unseen>[\u00ad\u200b-\u200d\u2060\ufeff])"
)
PLAIN = {"break": "", "space": " ", "double": '"', "single": "'", "dash": "-", "dots": "...", "unseen": ""}
"""What scans and editions write in many ways, in one way."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text, kept so that they can be found again.

    span            where they stood
    exact           the words
    prefix, suffix  up to AROUND characters before and after them
    sha256          of the text they were taken from
    """

    span: Span
    exact: str
    prefix: str
    suffix: str
    sha256: str


class Place(NamedTuple):
    """Where words were found again; `changed` when they read differently now."""

    span: Span
    changed: bool


def anchored(text: str, span: Span, sha256: str = "") -> Anchor:
    """The anchor of a span; `sha256` of the text where it is known already. ValueError where it lies outside."""
    if span.end > len(text):
        raise ValueError(f"the text ends at {len(text)}, before {span.end}")
    before = text[max(0, span.start - AROUND) : span.start]
    after = text[span.end : span.end + AROUND]
    return Anchor(span, span.of(text), before, after, sha256 or fingerprint(text))


class Reading:
    """A text in which anchors are looked for; what that needs is made once for all of them."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def sha256(self) -> str:
        """Of the text."""
        return fingerprint(self.text)

    @cached_property
    def _plain(self) -> _Plain:
        return _Plain(self.text)

    def find(self, anchor: Anchor) -> Place | None:
        """Where the words of an anchor stand in this text; None where that cannot be said."""
        if anchor.sha256 == self.sha256:
            return Place(anchor.span, changed=False)
        if not anchor.exact.strip():
            return None
        found = _best(self.text, anchor.exact, anchor.prefix, anchor.suffix, anchor.span.start)
        if found is not None:
            return Place(found, changed=False)
        words, before, after = (_Plain(part).text for part in (anchor.exact, anchor.prefix, anchor.suffix))
        near = self._plain.place(anchor.span.start)
        found = _best(self._plain.text, words.strip(), before, after, near)
        if found is not None:
            return Place(self._plain.original(found), changed=False)
        found = _between(self._plain.text, words.strip(), before, after, near)
        return Place(self._plain.original(found), changed=True) if found is not None else None


def find(anchor: Anchor, text: str) -> Place | None:
    """Where the words of an anchor stand in a text; None where that cannot be said."""
    return Reading(text).find(anchor)


class _Plain:
    """A text with its variants made alike, and where each of its characters came from."""

    def __init__(self, text: str) -> None:
        parts: list[str] = []
        starts, ends = array("q"), array("q")
        at = 0
        for match in VARIANTS.finditer(text):
            parts.append(text[at : match.start()])
            starts.extend(range(at, match.start()))
            ends.extend(range(at + 1, match.start() + 1))
            plain = PLAIN[str(match.lastgroup)]
            parts.append(plain)
            starts.extend([match.start()] * len(plain))
            ends.extend([match.end()] * len(plain))
            at = match.end()
        parts.append(text[at:])
        starts.extend(range(at, len(text)))
        ends.extend(range(at + 1, len(text) + 1))
        self.text = "".join(parts)
        self._starts, self._ends = starts, ends

    def original(self, span: Span) -> Span:
        """A span of the plain text as a span of the original."""
        return Span(self._starts[span.start], self._ends[span.end - 1])

    def place(self, original: int) -> int:
        """About where a place of the original lies in the plain text."""
        return original * len(self.text) // max(1, self._ends[-1] if self._ends else 1)


def _best(text: str, words: str, before: str, after: str, near: int) -> Span | None:
    """The occurrence of `words` whose surroundings agree best, the nearest of equals; None where too little agrees."""
    best, agreed = None, -1
    for at in _occurrences(text, words, near):
        same = _agreement(text, at, at + len(words), before, after)
        if same > agreed:
            best, agreed = at, same
    enough = min(ENOUGH, len(words) + len(before) + len(after))
    return Span(best, best + len(words)) if best is not None and len(words) + agreed >= enough else None


def _between(text: str, words: str, before: str, after: str, near: int) -> Span | None:
    """What stands between the surroundings and is much like `words`: the likest, the nearest of equals."""
    if len(words) > LONGEST:
        return None
    first, last = before[-HINT:], after[:HINT]
    best, likeness = None, LIKE
    if len(first) + len(last) < HINT:
        return None
    for begin in [at + len(first) for at in _occurrences(text, first, near)] if first else [0]:
        furthest = begin + 2 * len(words) + HINT
        end = text.find(last, begin, furthest + len(last)) if last else min(len(text), furthest)
        if end <= begin:
            continue
        there = text[begin:end].strip()
        alike = SequenceMatcher(None, words, there, autojunk=False)
        if alike.real_quick_ratio() > likeness and alike.quick_ratio() > likeness and alike.ratio() > likeness:
            start = begin + text[begin:end].index(there)
            best, likeness = Span(start, start + len(there)), alike.ratio()
    return best


def _occurrences(text: str, words: str, near: int) -> list[int]:
    """Where `words` begin in a text: at most NEAREST places on either side of `near`, the nearest first."""
    found: list[int] = []
    at = text.find(words, near)
    while at >= 0 and len(found) < NEAREST:
        found.append(at)
        at = text.find(words, at + 1)
    last = len(found) + NEAREST
    at = text.rfind(words, 0, max(0, near + len(words) - 1))
    while at >= 0 and len(found) < last:
        found.append(at)
        at = text.rfind(words, 0, max(0, at + len(words) - 1))
    return sorted(found, key=lambda place: abs(place - near))


def _agreement(text: str, start: int, end: int, before: str, after: str) -> int:
    """How many characters next to a place are those that stood there."""
    same = 0
    while same < len(before) and same < start and text[start - 1 - same] == before[-1 - same]:
        same += 1
    left, same = same, 0
    while same < len(after) and end + same < len(text) and text[end + same] == after[same]:
        same += 1
    return left + same
