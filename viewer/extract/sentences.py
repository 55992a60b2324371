"""Paragraphs and sentences of a text: most rules hold only inside one sentence.

All patterns scan the text once; none can backtrack over more than one word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from viewer.extract import lexicon
from viewer.model.span import Span

LINE = re.compile(r"[^\n]+")
BOUNDARY = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s+(?=[\"'“‘«(\[]{0,9}[A-Z0-9À-ÞŁŚŠŽ])|(?<![。！？])[。！？]++[」』”’）]*+\s*+"
)
LAST_WORD = re.compile(r"[^\s\"'“‘(\[]{1,40}$")
NEXT_WORD = re.compile(r"[\"'“‘«(\[]*(\w+)")
WRAPPED_LINE = 45
"""A line at least this long that ends without a full stop is taken as wrapped, not as a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """A text with its paragraphs and sentences, each in order; sentences never cross paragraphs."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset (or the last one before it); an empty span when there is none."""
        return _at(self.sentences, offset)

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds an offset (or the last one before it); an empty span when there is none."""
        return _at(self.paragraphs, offset)


def read(text: str) -> Discourse:
    """Split a canonical text into paragraphs and sentences."""
    paragraphs = tuple(_paragraphs(text))
    return Discourse(text, paragraphs, tuple(s for p in paragraphs for s in _sentences(text, p)))


def _at(spans: tuple[Span, ...], offset: int) -> Span:
    index = bisect_right(spans, offset, key=lambda s: s.start) - 1
    return spans[index] if index >= 0 else Span(0, 0)


def _paragraphs(text: str) -> list[Span]:
    """Blocks of lines; a single line break ends a paragraph unless the line looks wrapped."""
    found: list[Span] = []
    for match in LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if found and _continues(text, found[-1], start):
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found


def _continues(text: str, before: Span, start: int) -> bool:
    """Whether the line at `start` goes on with the paragraph `before` (hard-wrapped text)."""
    if text.count("\n", before.end, start) != 1:
        return False
    line_start = max(text.rfind("\n", 0, before.end) + 1, before.start)
    ends = text[before.end - 1] in '.!?:"”’)'
    return before.end - line_start >= WRAPPED_LINE and (not ends or text[start].islower())


def _sentences(text: str, paragraph: Span) -> list[Span]:
    found, start = [], paragraph.start
    for match in BOUNDARY.finditer(text, paragraph.start, paragraph.end):
        if _ends_here(text, match):
            end = match.start() + len(match.group().rstrip())
            found.append(Span(start, end))
            start = match.end()
    if start < paragraph.end:
        found.append(Span(start, paragraph.end))
    return found


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon.load("sentences").items()}


def _ends_here(text: str, match: re.Match[str]) -> bool:
    """Whether a stop followed by a capital or digit ends a sentence, or only an abbreviation."""
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    before = LAST_WORD.search(text, max(0, match.start() - 40), match.start())
    word = before.group() if before else ""
    low = word.lower()
    after = NEXT_WORD.match(text, match.end())
    following = after.group(1) if after else ""
    words = _words()
    starts = following.lower() in words["starters"]
    if match.group().rstrip() != ".":  # a closing mark after the stop: abbreviations seldom stand there
        return True
    if low in words["titles"]:
        return False
    if low in words["before_numbers"]:
        return not following[:1].isdigit() and starts
    if low in words["ambiguous"] or "." in word:
        return starts
    return not (len(word) == 1 and word.isupper() and word != "I") or starts
