"""Words with their places: what the readers of quotations and positions step through."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viewer.model.span import Span

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.N., a.m.
    r"|[’'](?:s|re|ve|ll|d|m|t)\b"  # 's, 're
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?\b"
    r"|[^\W\d_]+(?:-[^\W_]+)*"  # words, hyphens inside
    r"|[^\w\s]"
)


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
