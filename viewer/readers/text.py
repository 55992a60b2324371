"""Plain text: bytes of whatever encoding become a canonical text, the encoding is said, and a title is found."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from charset_normalizer import from_bytes

from viewer.model.document import Document, canonical, fingerprint
from viewer.readers.content import read_bytes
from viewer.readers.unreadable import Unreadable, shown

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536
"""Bytes looked at to guess an encoding."""
DAMAGED = 0.02
"""UTF-8 with no more than this share of broken characters among those beyond ASCII is taken for damaged UTF-8."""
LONE = re.compile("[\ud800-\udfff]")
MAX_TITLE = 80
DATELINE = re.compile(r"[A-Z][\w.,' ]{1,40}+[-–—]{1,2}[ ]?[A-Z][\w. ]{1,30}")
"""A line such as "Geneva - Reuters": where and by whom, no title."""
SENTENCE = re.compile(r".{1,80}?[a-zà-ÿ]{4}[.!?][\"”’)]?(?=\s)")
"""A sentence at the begin of a line; four small letters before the stop, so that "Sept." and "Prof." end none."""


def read_text(path: Path) -> Document:
    """A text file as a document with the file's stem as id; Unreadable, in one sentence, when it holds no text."""
    text, encoding = decode(path, read_bytes(path))
    return document_of(path.stem, text, str(path), encoding)


def document_of(identifier: str, text: str, origin: str, encoding: str) -> Document:
    """A document of a text as it came; lone surrogates, which no text can hold, become replacement characters."""
    clean = canonical(_whole(text))
    return Document(
        id=_whole(identifier),
        title=title_of(clean),
        text=clean,
        origin=_whole(origin),
        sha256=fingerprint(clean),
        encoding=encoding,
    )


def _whole(text: str) -> str:
    return LONE.sub("\ufffd", text)


def decode(path: Path, data: bytes) -> tuple[str, str]:
    """Text and name of the encoding: byte order mark, else strict UTF-8, else a guess; Unreadable if it is no text."""
    for mark, name in MARKS:
        if data.startswith(mark):
            text, encoding = _as(data[len(mark) :], name)
            break
    else:
        text, encoding = _without_mark(path, data)
    if "\0" in text or _is_noise(text[:SAMPLE]):
        raise _not_text(path, encoding)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise Unreadable(f"{shown(path)} is empty: it holds nothing but blanks.", str(path))
    return text, encoding


def title_of(text: str) -> str:
    """A title of at most 80 characters: the first line, or the words it begins with, cut after a word ("…")."""
    lines = (" ".join(_visible(line).split()) for line in text[: 50 * MAX_TITLE].split("\n"))
    filled = [line for line in lines if line]
    if not filled:
        return ""
    dateline = len(filled) > 1 and DATELINE.fullmatch(filled[0])
    line = filled[1] if dateline else filled[0]
    if len(line) <= MAX_TITLE:
        return line
    sentence = SENTENCE.match(line)
    if sentence and len(sentence.group()) <= MAX_TITLE:
        return sentence.group()
    cut = line[:MAX_TITLE]
    head, blank, _ = cut.rpartition(" ")
    return (head if blank else cut[:-1]).rstrip(" ,;:–—-") + "…"


def _visible(line: str) -> str:
    """A line without characters that cannot be seen but turn or hide others."""
    return "".join(c if c == "\t" or unicodedata.category(c) not in ("Cc", "Cf") else "" for c in line)


def _as(data: bytes, encoding: str) -> tuple[str, str]:
    """Bytes whose encoding is known; what is broken is shown as broken and counted, not dropped."""
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        count = text.count("\ufffd")
        return text, f"{encoding}, {count:,} {'character' if count == 1 else 'characters'} damaged"


def _without_mark(path: Path, data: bytes) -> tuple[str, str]:
    wide = _wide(data[:SAMPLE])
    if wide:
        return _as(data, wide)
    if b"\0" in data:
        raise _not_text(path, "zero bytes")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    text, encoding = _as(data, "utf-8")
    beyond = sum(not c.isascii() for c in text[:SAMPLE])
    if text[:SAMPLE].count("\ufffd") <= DAMAGED * beyond:
        return text, encoding
    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise _not_text(path, "no encoding fits")
    return _as(data, best.encoding)


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark, seen by the zero bytes of its Latin letters, blanks and line ends; "" otherwise."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(3, 0.05 * len(sample)) or 4 * min(even, odd) > max(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_noise(sample: str) -> bool:
    """Whether control characters are so many that this cannot be meant for reading."""
    controls = sum(c < " " and c not in "\t\n\r\f\v\x1b" for c in sample)
    return controls > 0.01 * len(sample)


def _not_text(path: Path, details: str) -> Unreadable:
    return Unreadable(f"{shown(path)} is not a text: it holds bytes that are no letters.", f"{path}: {details}")
