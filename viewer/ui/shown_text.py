"""What a text widget shows of a document, and which place there is which place in the document.

Qt counts UTF-16 units and lays out a line without blanks in quadratic time. Here such lines are broken for display,
characters that Qt keeps for itself are replaced, and places are converted; the document's text never changes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

LONGEST = 2_000
"""Characters without a blank after which a line is broken for display."""

_UNSHOWABLE = re.compile("[\x00\ufdd0\ufdd1\ud800-\udfff]")
_UNBROKEN = re.compile(rf"\S{{{LONGEST + 1},}}")


class ShownText:
    """A text as a widget shows it."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        plain = _UNSHOWABLE.sub("\ufffd", text)
        self._astral = [i for i, c in enumerate(plain) if c > "\uffff"] if not plain.isascii() else []
        self._breaks = [
            place for run in _UNBROKEN.finditer(plain) for place in range(run.start() + LONGEST, run.end(), LONGEST)
        ]
        edges = [0, *self._breaks, len(plain)]
        self.text = "\n".join(plain[a:b] for a, b in pairwise(edges))

    def position(self, offset: int) -> int:
        """Where a place in the document (code points) is in the widget (UTF-16 units)."""
        return offset + bisect_left(self._astral, offset) + bisect_right(self._breaks, offset)

    def offset(self, position: int) -> int:
        """Which place in the document a place in the widget is; places past the end are the end."""
        return max(0, bisect_right(range(self._length + 1), position, key=self.position) - 1)
