"""The bytes of a file, or one sentence why not: every reader begins here, so that all refuse bad files alike."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from viewer.readers.unreadable import Unreadable, shown

MEGABYTE = 1_000_000
MAX_BYTES = 32 * MEGABYTE
"""The longest file that is read as one document; a long book has about one megabyte."""

SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document of the old kind"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
)
"""First bytes of common files that are no text, and what to call them."""
WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}+>\s*+)?<(?:!doctype html|html)\b", re.IGNORECASE)


def check(path: Path) -> int:
    """The size in bytes of a regular file that may be opened; Unreadable when it is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        raise Unreadable(f"There is no file {shown(path)}.", str(path)) from None
    except (OSError, ValueError) as error:
        raise _refused(path, error) from None
    if stat.S_ISDIR(found.st_mode):
        raise Unreadable(f"{shown(path)} is a folder; add the files in it.", str(path))
    if not stat.S_ISREG(found.st_mode):
        raise Unreadable(f"{shown(path)} is not a file that holds text.", f"{path}: mode {found.st_mode:o}")
    if not found.st_size:
        raise Unreadable(f"{shown(path)} is empty.", str(path))
    return found.st_size


def read_bytes(path: Path) -> bytes:
    """All bytes of a file that might be text; Unreadable when it is missing, empty, too large or known to be none."""
    size = check(path)
    if size > MAX_BYTES:
        raise _too_large(path, size)
    with opened(path) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:  # it grew since, or its size was not told truly (/proc)
        raise _too_large(path, len(data))
    refuse_signature(path, data)
    return data


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file open for reading; what the system refuses, at once or while reading, becomes Unreadable."""
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise _refused(path, error) from None


def refuse_signature(path: Path, data: bytes) -> None:
    """Unreadable when the first bytes are those of a picture, an archive and the like."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise _no_plain_text(path, kind, data)
    if WEB_PAGE.match(data[:1000]):
        raise _no_plain_text(path, "a web page", data)


def _no_plain_text(path: Path, kind: str, data: bytes) -> Unreadable:
    sentence = f"{shown(path)} is {kind}; only plain text can be read so far."
    return Unreadable(sentence, f"{path}: begins with {data[:16]!r}")


def _too_large(path: Path, size: int) -> Unreadable:
    limit = MAX_BYTES // MEGABYTE
    return Unreadable(
        f"{shown(path)} is too large: {size / MEGABYTE:,.1f} MB, and at most {limit} MB can be read.", str(path)
    )


def _refused(path: Path, error: Exception) -> Unreadable:
    """The operating system's refusal, in a sentence."""
    reason = "you may not read it" if isinstance(error, PermissionError) else "the system refused it"
    return Unreadable(f"{shown(path)} could not be opened: {reason}.", f"{path!r}: {error}")
