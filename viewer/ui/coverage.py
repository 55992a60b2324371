"""How far a document was read, in one line: its sentences with dates, used, unused and unread."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from viewer.model.document import Document
from viewer.model.event import EventMention
from viewer.model.lookup import Coverage
from viewer.model.project import Project
from viewer.model.temporal import TemporalExpression
from viewer.ui.jobs import Remote

SENTENCES = Remote("viewer.extract.sentences:read")
"""Splits a text into sentences; loaded when a document is first looked at."""
ENDING = re.compile(r"[.!?…。！？\n]")
"""Without one of these no sentence ends."""
APART = 1_000
"""Characters between two dates from which they are taken to stand in different sentences."""


def coverage(project: Project, document: Document) -> Coverage:
    """The document's sentences that say anything about time: those with a date that an event uses, those with a date
    that none uses, those whose words name no place in time.
    """
    used = {m.expression for m in project.of_document(EventMention, document.id)}
    counts = [0, 0, 0]
    for sentence in _sentences(project, document):
        held = any(e.id in used and e.resolution for e in sentence)
        counts[0 if held else 1 if any(e.resolution for e in sentence) else 2] += 1
    return Coverage(*counts)


def coverage_line(project: Project, document: Document) -> str:
    """What is said of it."""
    counted = coverage(project, document)
    if not (counted.used or counted.unused or counted.unplaced):
        return "No words about time were found in it."
    told = f"Sentences with dates: {counted.used} used, {counted.unused} unused"
    return told + (f", {counted.unplaced} unread, since they name no place in time." if counted.unplaced else ".")


def _sentences(project: Project, document: Document) -> Iterator[list[TemporalExpression]]:
    """The document's words about time, those of one sentence together."""
    read = SENTENCES.find()
    gathered: list[TemporalExpression] = []
    for expression in sorted(project.of_document(TemporalExpression, document.id), key=lambda e: e.span):
        if gathered and not _is_one(document.text[gathered[-1].span.start : expression.span.end], read):
            yield gathered
            gathered = []
        gathered.append(expression)
    if gathered:
        yield gathered


def _is_one(text: str, read: Callable[[str], Any]) -> bool:
    """Whether no sentence ends in a piece of text."""
    if len(text) >= APART or "\n\n" in text:
        return False
    return not ENDING.search(text) or len(read(text).sentences) <= 1
