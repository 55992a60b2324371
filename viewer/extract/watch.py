"""Keeps one paragraph from holding up a whole pile: reading it has a time limit, and what was left unread is told.

Every pattern takes time in proportion to the text, so no paragraph that a person would write comes near the limit. The
time counted is that of the processor, not of the wall: a busy machine reads no less than an idle one.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable

from viewer.extract.sentences import Discourse
from viewer.model.document import Omission
from viewer.model.span import Span

SECONDS = 10.0
"""Processor time that one step of reading may take for one paragraph: enough for about two million characters."""
CUT_OFF = "The rest of this paragraph was not searched for quotations and positions, because reading it took too long."
STRIDE = 4
"""The clock is looked at once in so many questions: asking it costs more than most pieces of work."""


class Watch:
    """Asked before each piece of work whether the paragraph it stands in has time left.

    discourse  gives the paragraphs
    seconds    the limit for one paragraph in one step
    clock      seconds as a number that only grows; another one in tests
    """

    def __init__(
        self, discourse: Discourse, seconds: float = SECONDS, clock: Callable[[], float] = time.thread_time
    ) -> None:
        self._paragraphs = discourse.paragraphs
        self._seconds, self._clock = seconds, clock
        self._asked = 0
        self._cut: dict[int, int] = {}  # where the reading of a paragraph stopped, by its number
        self.begin()

    def begin(self) -> None:
        """A step of reading begins: every paragraph has its time anew, up to where a step before it stopped."""
        self._here = Span(0, 0)
        self._number = -1
        self._stop = 0
        self._until = 0.0

    def may_read(self, offset: int) -> bool:
        """Whether what stands at an offset is still to be read."""
        if not self._here.start <= offset < self._here.end:
            self._enter(offset)
        self._asked += 1
        if self._asked % STRIDE == 0 and offset < self._stop and self._clock() > self._until:
            self._stop = self._cut[self._number] = offset
        return offset < self._stop

    def _enter(self, offset: int) -> None:
        self._number = bisect_right(self._paragraphs, offset, key=lambda p: p.start) - 1
        found = self._paragraphs[self._number] if self._number >= 0 else Span(offset, offset)
        self._here = Span(found.start, max(found.end, offset + 1))
        self._stop = self._cut.get(self._number, self._here.end)
        self._until = self._clock() + self._seconds

    @property
    def unread(self) -> tuple[Span, ...]:
        """The rest of every paragraph that took too long, in order of the text."""
        found = ((at, self._paragraphs[n].end) for n, at in sorted(self._cut.items()) if n >= 0)
        return tuple(Span(at, end) for at, end in found if at < end)

    def omissions(self, document: str) -> tuple[Omission, ...]:
        """What was left unread, as what a reader is told of it."""
        return tuple(Omission(f"{document}/omission/{s.start}-{s.end}", document, s, CUT_OFF) for s in self.unread)
