"""Finding events, quotations and articles by their words."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.model.attribution import Quotation
from viewer.model.chronology import chronology
from viewer.model.document import Document
from viewer.model.lookup import words_of
from viewer.model.project import Project
from viewer.model.span import Span

AROUND = 40
"""Characters shown either side of a hit in an article."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what to select, what it is, the words to show for it, and where in its article."""

    id: str
    kind: str
    text: str
    at: Span | None = None


def search(project: Project, query: str, limit: int = 20) -> list[Hit]:
    """What holds all words of the query, whatever their case: events, then quotations, then articles."""
    words = query.casefold().split()
    if not words:
        return []
    hits = [Hit(event.id, "event", event.title) for event in chronology(project).values() if _holds(event.title, words)]
    for quotation in project.all(Quotation):
        said = words_of(project, quotation.id)
        if _holds(f"{quotation.speaker_name} {said}", words):
            speaker = f"{quotation.speaker_name}: " if quotation.speaker_name else ""
            hits.append(Hit(quotation.id, "quotation", f"{speaker}{said}"))
        if len(hits) >= limit:
            return hits[:limit]
    hits.extend(
        Hit(document.id, "article", *_excerpt(document, words))
        for document in project.all(Document)
        if _holds(f"{document.title} {document.publisher} {document.text}", words)
    )
    return hits[:limit]


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


def _excerpt(document: Document, words: list[str]) -> tuple[str, Span | None]:
    """The title, and the words around the first hit where the title does not hold it; and where that hit is.

    The words as they were asked for go before the first of them alone.
    """
    text = document.text.lower()
    word, found = next(((w, text.find(w)) for w in (" ".join(words), words[0]) if w in text), ("", -1))
    if found < 0:
        return document.title, None
    at = Span(found, min(found + len(word), len(document.text)))
    if word in document.title.casefold():
        return document.title, at
    around = document.text[max(0, found - AROUND) : found + len(word) + AROUND]
    return f"{document.title}: … {' '.join(around.split())} …", at
