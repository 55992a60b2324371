"""Words with their places: what the readers of quotations and positions step through."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from viewer.model.span import Span

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.N., a.m.
    r"|[’'](?:s|re|ve|ll|d|m|t)\b"  # 's, 're
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?\b"
    r"|[^\W\d_]+(?:-[^\W_]+)*"  # words, hyphens inside
    r"|[^\w\s]"
)

WITH_N = frozenset({"can"})
"""What keeps its n before 't ("can't")."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: half-open offsets into the text, its letters, and these in lower case."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Whether it has letters or digits."""
        return self.text[0].isalnum()


def tokens(text: str, within: Span) -> list[Token]:
    """The tokens of a stretch of text, in order."""
    return [
        Token(m.start(), m.end(), m.group(), m.group().lower().replace("’", "'"))
        for m in TOKEN.finditer(text, within.start, within.end)
    ]


def with_not(text: str, within: Span) -> list[Token]:
    """The same, but "doesn't" is "does" and "not" in lower case, and "won't" is "wo" and "not"."""
    found = tokens(text, within)
    for at, token in enumerate(found):
        if token.lower == "'t" and at:
            before = found[at - 1]
            stem = before.lower if before.lower in WITH_N else before.lower.removesuffix("n")
            found[at - 1], found[at] = replace(before, lower=stem), replace(token, lower="not")
    return found
