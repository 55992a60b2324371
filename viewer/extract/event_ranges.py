"""Two dates that bound one stretch ("from 1990 to 1995", "between May and July") date one happening, not two."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from viewer.extract.resolution_words import say
from viewer.model.span import Span
from viewer.model.temporal import Resolution, Step, TemporalExpression, TimexType
from viewer.model.time import Interval

OPENING = re.compile(r"\b(?:(?P<between>between)|from)\s+(?:the\s+)?$", re.IGNORECASE)
OPENER = 14
"""Characters before a date in which the word that opens a stretch stands."""
TO = re.compile(r"\s+(?:to|until|till|through)\s+(?:the\s+)?|\s*[–—-]\s*", re.IGNORECASE)
DASH = re.compile(r"[–—-]")
"""Between two dates, without blanks: "June–July 1878"."""
AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)


def stretches(text: str, expressions: Sequence[TemporalExpression]) -> list[TemporalExpression]:
    """The expressions in order, the two ends of a stretch made one that has the first one's id and both reasons."""
    found: list[TemporalExpression] = []
    rest = deque(expressions)
    while rest:
        first = rest.popleft()
        whole = _stretch(text, first, rest[0]) if rest else None
        if whole is not None:
            rest.popleft()
        found.append(whole or first)
    return found


def _stretch(text: str, first: TemporalExpression, last: TemporalExpression) -> TemporalExpression | None:
    """Both dates as one, where words say that one stretch runs between them."""
    if first.resolution is None or last.resolution is None or TimexType.DURATION in (first.type, last.type):
        return None
    opening = OPENING.search(text, max(0, first.span.start - OPENER), first.span.start)
    between = opening is not None and opening["between"] is not None
    joint = AND if between else TO
    dashed = DASH.fullmatch(text, first.span.end, last.span.start) is not None
    if not dashed and (opening is None or not joint.fullmatch(text, first.span.end, last.span.start)):
        return None
    begin, end = first.resolution.interval, last.resolution.interval
    if not begin.begin < end.begin or begin.end > end.end:
        return None
    interval = Interval(begin.begin, end.end, max(begin.granularity, end.granularity), within=between)
    kind = "one moment between them is meant" if between else "it runs from the one to the other"
    step = Step(f"The text names two dates, {say(begin)} and {say(end)}: {kind}.")
    steps = (*first.resolution.steps, *last.resolution.steps, step)
    certainty = min(first.resolution.certainty, last.resolution.certainty)
    resolution = Resolution(interval, steps, (), certainty, first.resolution.basis)
    return replace(first, span=Span(first.span.start, last.span.end), resolution=resolution)
