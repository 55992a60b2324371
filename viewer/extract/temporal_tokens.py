"""A text as a string of word classes, one character a word, so that the grammar of dates can be plain patterns.

Patterns over word classes are short, read like the phrases they find, and run over a text a hundred times faster than
patterns over its letters. `compiled("<month> <day>(,? <year>)?")` means what it looks like.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from viewer.extract import lexicon
from viewer.extract.sentences import Discourse
from viewer.model.span import Span

TOKEN = re.compile(
    r"[^\W\d_]+|[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|(?<![0-9]\.)[0-9]++\.[0-9]++(?!\.[0-9])|[0-9]+|\s+|[\s\S]"
)
LONGEST_WORD = 16
BATCH = 60_000
"""Characters read at a time: bounds memory on a line of many megabytes."""

NOT_CLASSES = frozenset({"holidays", "named_days", "numeric_order", "month_cues", "years", "tense", "cues", "dateline"})
"""Tables of the lexicon that are not word classes."""
OTHER_WORD, OTHER_MARK, BREAK, BLANK = "_", "~", "\n", " "
PUNCTUATION = {c: c for c in ".,-/:'()$%#+&"} | {"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "`": "'", "£": "$"}
NUMBERS = ("n1", "n2", "n3", "n4", "n5", "z0", "z1", "n6", "year", "n7", "n8", "big", "decimal")
LETTERS = string.ascii_letters + string.digits + "".join(map(chr, range(0xA1, 0x180)))
SETS = {
    "day": ("n1", "n2", "n3", "z1"),
    "hour": ("n1", "n2", "z1", "z0"),
    "sixty": ("n1", "n2", "n3", "n4", "z1", "z0"),
    "two": ("n1", "n2", "n3", "n4", "n5", "z1", "z0"),
    "small": ("n1", "n2", "n3", "n4", "n5", "n6"),
    "any_month": ("month", "doubtful_month", "short_month"),
    "any_weekday": ("weekday", "short_weekday"),
    "any_ordinal": ("first", "second", "ordinal"),
    "unit": ("basic_unit", "day_word", "year_word", "century"),
    "number_word": ("one", "cardinal", "tens", "dozen", "hundred"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text as words: `codes[i]` is the class of word i, which stands at starts[i]:ends[i]."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]

    def word(self, index: int) -> str:
        """Word `index` in lower case, quotes straightened."""
        return self.text[self.starts[index] : self.ends[index]].lower()

    def raw(self, index: int) -> str:
        """Word `index` as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def span(self, first: int, last: int) -> Span:
        """The text from word `first` to before word `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def phrase(self, first: int, last: int) -> str:
        """The words in lower case, one blank between, apostrophes straight."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].lower().replace("’", "'").split())

    def value(self, index: int) -> Any:
        """What the lexicon says a word means; for digits the number."""
        return meanings()[self.word(index)]


@cache
def class_codes() -> dict[str, str]:
    """The character of each word class, of numbers and of each table of the lexicon."""
    names = [*NUMBERS, *(name for name in lexicon.load("time") if name not in NOT_CLASSES)]
    return dict(zip(names, LETTERS[: len(names)], strict=True))


@cache
def meanings() -> dict[str, Any]:
    """What each word of the lexicon means."""
    tables = lexicon.load("time")
    return {word: value for name, table in tables.items() if name not in NOT_CLASSES for word, value in table.items()}


@cache
def cues(name: str) -> frozenset[str]:
    """Words beside an expression that decide whether it is one, by the name of their list in the lexicon."""
    return frozenset(lexicon.load("time")["cues"][name])


@cache
def names() -> frozenset[str]:
    """Words of time that are always written with a capital."""
    tables = lexicon.load("time")
    return frozenset(
        w for t in ("month", "doubtful_month", "weekday", "short_weekday", "short_month") for w in tables[t]
    )


@cache
def _classes() -> dict[str, str]:
    """Word → class character, for words as written (capitals decide for doubtful ones)."""
    codes, found = class_codes(), {}
    for name, table in lexicon.load("time").items():
        if name in codes:
            for word in table:
                written = (word, word.capitalize(), word.upper())
                for form in written[1:] if name in ("doubtful_month", "short_weekday") else written:
                    found[form] = codes[name]
    return found


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over word classes: <name> stands for one word of that class or set, a blank for any white space."""
    codes = class_codes()

    def expand(match: re.Match[str]) -> str:
        names = [n for part in match.group(1).split("|") for n in SETS.get(part, (part,))]
        return "[" + "".join(re.escape(codes[name]) for name in names) + "]"

    # Group names "(?P<…>" are kept: only a "<" not after "P" opens a class.
    return re.compile(re.sub(r"(?<!P)<([\w|]+)>", expand, pattern))


def number_class(digits: str) -> str:
    """The class of a run of digits."""
    if "," in digits:
        return "big"
    if "." in digits:
        return "decimal"
    size = len(digits)
    if size > 4:
        return "n8" if size == 8 and digits[0] in "12" else "big"
    value = int(digits)
    if size == 4:
        return "year" if 1000 <= value <= 2199 else "n7"
    if size == 3:
        return "n6" if value >= 100 else "big"
    if size == 2 and value < 10:
        return "z1" if value else "z0"
    limits = ((0, "z0"), (12, "n1"), (24, "n2"), (31, "n3"), (59, "n4"))
    return next((name for limit, name in limits if value <= limit), "n5")


def encode(discourse: Discourse) -> Iterator[Words]:
    """The whole text in batches of words; no batch ends inside a paragraph unless the paragraph is huge."""
    pieces: list[Span] = []
    size = 0
    for paragraph in discourse.paragraphs:
        for piece in _pieces(discourse.text, paragraph):
            pieces.append(piece)
            size += len(piece)
            if size > BATCH:
                yield _encode(discourse.text, pieces)
                pieces, size = [], 0
    if pieces:
        yield _encode(discourse.text, pieces)


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """A paragraph in stretches of bounded length, cut at blanks where there are any."""
    start = paragraph.start
    while paragraph.end - start > 2 * BATCH:
        cut = text.rfind(" ", start + BATCH, start + 2 * BATCH)
        end = cut if cut > 0 else start + 2 * BATCH
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)


def _encode(text: str, pieces: list[Span]) -> Words:
    classes, codes = _classes(), class_codes()
    numbers = {name: codes[name] for name in NUMBERS}
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in pieces:
        for match in TOKEN.finditer(text, piece.start, piece.end):
            token = match.group()
            code = classes.get(token)
            if code is None:
                first = token[0]
                if first.isalpha():
                    code = OTHER_WORD
                elif first.isspace():
                    code = BLANK
                elif first in "0123456789":
                    code = numbers[number_class(token)]
                else:
                    code = PUNCTUATION.get(first, OTHER_MARK)
            out.append(code)
            starts.append(match.start())
            ends.append(match.end())
        out.append(BREAK)
        starts.append(piece.end)
        ends.append(piece.end)
    return Words(text, "".join(out), starts, ends)
