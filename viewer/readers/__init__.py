"""One module a file format: a path becomes a Document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from viewer.model.document import Document
from viewer.readers.json_lines import Portion, portions, read_jsonl
from viewer.readers.text import read_text
from viewer.readers.unreadable import Unreadable

READERS: dict[str, Callable[[Path], Document]] = {".txt": read_text, ".text": read_text, ".md": read_text}
"""Formats that hold one document a file, by suffix: open dialog and drops follow this table."""
COLLECTIONS: dict[str, Callable[[Path], Iterator[Document]]] = {".jsonl": read_jsonl}
"""Formats that hold many documents a file, by suffix."""


def read(source: Path | Portion) -> Iterator[Document]:
    """The documents of a file, by its suffix, or of a portion of one; anything unknown is tried as text.

    Unreadable says what is wrong.
    """
    if isinstance(source, Portion):
        yield from read_jsonl(source.path, source)
        return
    path = source
    suffix = path.suffix.lower()
    if suffix in COLLECTIONS:
        yield from COLLECTIONS[suffix](path)
    else:
        yield READERS.get(suffix, read_text)(path)


__all__ = ["COLLECTIONS", "READERS", "Portion", "Unreadable", "portions", "read", "read_jsonl", "read_text"]
