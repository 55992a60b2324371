"""Many documents in one file: JSON Lines, one object a line with "id", "text" and, if known, where it comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from viewer.model import edtf
from viewer.model.document import Document
from viewer.model.temporal import Basis, Resolution, Step
from viewer.readers.content import MAX_BYTES, MEGABYTE, check, opened, refuse_signature
from viewer.readers.text import LONE, document_of
from viewer.readers.unreadable import Unreadable, shown

TIME_OF_DAY = re.compile(r"(?<=\d)[ ](?=\d\d:)")
FRACTION = re.compile(r"(?<=:\d\d)[.,]\d{1,9}+")


PORTION = 256 * 1024
"""Bytes of a file that are read at a time: some hundred articles, a second's work."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Whole lines of a file: bytes begin to end, the first one being line number `line`."""

    path: Path
    begin: int
    end: int
    line: int


def portions(path: Path, size: int = PORTION) -> list[Portion]:
    """A file cut at ends of lines into portions of about `size` bytes; raises as read_jsonl does."""
    check(path)
    found: list[Portion] = []
    with opened(path) as file:
        begin = end = 0
        first = number = 1
        for line in file:
            end += len(line)
            number += 1
            if end - begin >= size:
                found.append(Portion(path, begin, end, first))
                begin, first = end, number
        if end > begin or not found:
            found.append(Portion(path, begin, end, first))
    return found


def read_jsonl(path: Path, portion: Portion | None = None) -> Iterator[Document]:
    """The documents of a file or of a portion of it, in its order, each with the id it gives.

    A line is {"id", "title"?, "created"?, "publisher"?, "text"}; `created` is a date
    as EDTF or ISO 8601 writes it. Unknown keys are passed over, blank lines skipped. Unreadable, with the number of the
    line, at the first line that is wrong; the documents before it have been given by then.
    """
    check(path)
    seen: set[str] = set()
    with opened(path) as file:
        refuse_signature(path, file.read(16))
        file.seek(portion.begin if portion else 0)
        number = portion.line - 1 if portion else 0
        while (not portion or file.tell() < portion.end) and (line := file.readline(MAX_BYTES + 1)):
            number += 1
            if line.strip():
                document = _document(path, number, line)
                if document.id in seen:
                    raise _wrong(path, number, f"there is a document “{document.id[:60]}” before it already")
                seen.add(document.id)
                yield document
    if not seen and portion is None:
        raise Unreadable(f"{shown(path)} is empty: it holds no documents.", str(path))


def _wrong(path: Path, number: int, why: str, details: str = "") -> Unreadable:
    return Unreadable(f"{shown(path)}, line {number:,}: {why}.", details or str(path))


def _document(path: Path, number: int, line: bytes) -> Document:
    if len(line) > MAX_BYTES:
        raise _wrong(path, number, f"this line is too long; at most {MAX_BYTES // MEGABYTE} MB can be read")
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _wrong(path, number, "this is not JSON in UTF-8", f"{path}: {error}") from None
    if not isinstance(found, dict):
        raise _wrong(path, number, "a document must be a JSON object")
    identifier = found.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    if not isinstance(identifier, str) or not identifier.strip():
        raise _wrong(path, number, "the document has no “id”")
    if not isinstance(found.get("text"), str):
        raise _wrong(path, number, "the document has no “text”")
    document = document_of(identifier, found["text"], str(path), "utf-8")
    return replace(
        document,
        title=_string(path, number, found, "title") or document.title,
        publisher=_string(path, number, found, "publisher"),
        created=_created(path, number, _string(path, number, found, "created")),
    )


def _string(path: Path, number: int, found: dict[str, Any], key: str) -> str:
    value = found.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _wrong(path, number, f"“{key}” must be text between quotes")
    return LONE.sub("\ufffd", " ".join(value.split()))


def _created(path: Path, number: int, text: str) -> Resolution | None:
    """The date a document is given with; fractions of seconds are passed over."""
    if not text:
        return None
    try:
        interval = edtf.parse(FRACTION.sub("", TIME_OF_DAY.sub("T", text)))
    except ValueError as error:
        raise _wrong(path, number, str(error).removesuffix(".")) from None
    return Resolution(interval, (Step(f"The file gives “{text}” as the date of this document."),), basis=Basis.METADATA)
