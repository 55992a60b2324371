"""The order of the steps of reading, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from viewer.extract import (
    actors,
    creation_time,
    events,
    quotation_times,
    quotations,
    resolution,
    sentences,
    stances,
    temporal_expressions,
)
from viewer.extract.watch import Watch
from viewer.model.document import Document
from viewer.model.findings import Findings


def extract(document: Document, file_name: str = "") -> Findings:
    """All findings of a document; its own date is inferred only where `document.created` is None.

    file_name  the name of the file it came from, which may carry a date
    """
    return _read(document, file_name, positions=True)


def happenings(document: Document, file_name: str = "") -> Findings:
    """Findings of a document but its positions: all that ranking its days needs, a seventh sooner."""
    return _read(document, file_name, positions=False)


def _read(document: Document, file_name: str, *, positions: bool) -> Findings:
    discourse = sentences.read(document.text)
    candidates = temporal_expressions.find(discourse)
    if document.created is None:
        hints = creation_time.Hints(file_name=file_name)
        document = replace(document, created=creation_time.infer(discourse, candidates, hints))
    expressions = resolution.resolve(document, discourse, candidates)
    watch = Watch(discourse)
    found_actors, mentions = actors.find_actors(document, discourse, watch)
    said = quotations.find_quotations(document, discourse, found_actors, mentions, watch)
    said = quotation_times.with_times(discourse, said, expressions)
    held = stances.find_stances(document, discourse, found_actors, mentions, said, watch) if positions else ()
    told, happened = events.find_events(document, discourse, expressions, found_actors, mentions, said)
    return Findings(
        document, expressions, found_actors, mentions, said, held, told, happened, watch.omissions(document.id)
    )
