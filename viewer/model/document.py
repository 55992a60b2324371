"""A document: the canonical text that every span counts in, and what is known of its origin."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from viewer.model.provenance import FOUND, Provenance
from viewer.model.span import Span
from viewer.model.temporal import Resolution


@dataclass(frozen=True, slots=True)
class Document:
    """One article or report.

    text       canonical: LF line ends only, no byte order mark; spans are code points of it
    origin     path or address it came from, "" where unknown
    sha256     of the text as UTF-8 (hexadecimal)
    created    its own date, or None when that is not known: a date is never invented
    encoding   how the file's bytes were read
    unread     the rest of paragraphs that took too long to read for who said what: nothing was looked for there
    copy_of    id of the document that this one is a near-identical copy of, "" for one of its own: copies count once
    """

    id: str
    title: str
    text: str
    publisher: str = ""
    language: str = "en"
    origin: str = ""
    sha256: str = ""
    created: Resolution | None = None
    encoding: str = "utf-8"
    provenance: Provenance = FOUND
    copy_of: str = ""
    unread: tuple[Span, ...] = ()


def canonical(text: str) -> str:
    """Text with LF line ends and without a leading byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def fingerprint(text: str) -> str:
    """SHA-256 of a canonical text as UTF-8, hexadecimal; lone surrogates are passed through."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
