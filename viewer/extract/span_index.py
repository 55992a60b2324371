"""Spans that can be asked what overlaps a place, without looking through all of them: long reports have thousands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from viewer.model.span import Span

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Values by the spans they stand on."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items = sorted(items, key=lambda item: (item[0].start, item[0].end))
        self._starts = [span.start for span, _ in self._items]
        self._reach = list(accumulate((span.end for span, _ in self._items), max))

    def overlapping(self, span: Span) -> list[T]:
        """The values whose spans share a character with `span`, in order of the text."""
        first = bisect_right(self._reach, span.start)
        last = bisect_left(self._starts, span.end)
        return [value for where, value in self._items[first:last] if where.overlaps(span)]
