"""Keeps one paragraph from holding up a whole pile: reading it has a time limit, and what was left unread is told.

Every pattern takes time in proportion to the text, so no paragraph that a person would write comes near the limit. The
time counted is that of the processor, not of the wall: a busy machine reads no less than an idle one.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable

from viewer.extract.sentences import Discourse
from viewer.model.span import Span

SECONDS = 10.0
"""Processor time that one step of reading may take for one paragraph: enough for about two million characters."""


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
        self._cut: dict[int, int] = {}  # where the reading of a paragraph stopped, by its number
        self.begin()

    def begin(self) -> None:
        """A step of reading begins: every paragraph has its time anew."""
        self._here = Span(0, 0)
        self._number = -1
        self._until = 0.0
        self._over = False

    def may_read(self, offset: int) -> bool:
        """Whether what stands at an offset is still to be read."""
        if not self._here.start <= offset < self._here.end:
            self._enter(offset)
        if not self._over and self._clock() > self._until:
            self._over = True
            self._cut[self._number] = min(offset, self._cut.get(self._number, offset))
        return not self._over

    def _enter(self, offset: int) -> None:
        self._number = bisect_right(self._paragraphs, offset, key=lambda p: p.start) - 1
        known = 0 <= self._number < len(self._paragraphs)
        end = self._paragraphs[self._number].end if known else offset + 1
        self._here = Span(self._paragraphs[self._number].start if known else offset, max(end, offset + 1))
        self._until = self._clock() + self._seconds
        self._over = False

    @property
    def unread(self) -> tuple[Span, ...]:
        """The rest of every paragraph that took too long, in order of the text."""
        found = ((at, self._paragraphs[n].end) for n, at in sorted(self._cut.items()) if n >= 0)
        return tuple(Span(at, end) for at, end in found if at < end)
