"""What a person noted beside the articles: a file `dateline.toml` with publisher, date and reasons for each file.

An article often does not say when it was published; whoever saved it knows. The notes are a person's, and are shown as
such:

    ["a.txt"]
    publisher = "Daily Herald"
    created = "2015-10-14?"
    because = ["Saved from the paper's own page, which bore this date."]
    alternatives = ["2015-10-15"]
"""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from viewer.model import edtf
from viewer.readers.unreadable import Unreadable, shown

NAME = "dateline.toml"
MAX_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Notes:
    """What is noted of a file; "" and () where nothing is.

    created       EDTF, checked
    because       sentences that say why
    alternatives  EDTF, checked, best first
    """

    publisher: str = ""
    title: str = ""
    created: str = ""
    because: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()


LISTS = ("because", "alternatives")
KNOWN = tuple(f.name for f in fields(Notes))


def notes_for(path: Path) -> Notes:
    """The notes beside a file; empty where there are none; Unreadable when the notes are wrong."""
    side = path.parent / NAME
    try:
        found = side.stat()
    except (OSError, ValueError):
        return Notes()
    if not side.is_file():
        raise Unreadable(f"{shown(side)} is not a file; it should hold notes on the files beside it.", str(side))
    table = _tables(side, found.st_mtime_ns, found.st_size).get(path.name)
    if table is None:
        return Notes()
    if not isinstance(table, dict):
        raise _wrong(side, f'“{path.name}” should be a table: ["{path.name}"]')
    return _notes(side, path.name, table)


@lru_cache(maxsize=8)
def _tables(side: Path, _modified: int, size: int) -> dict[str, Any]:
    """The parsed file; read again only when it was changed."""
    if size > MAX_BYTES:
        raise _wrong(side, f"it is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        return tomllib.loads(side.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise Unreadable(f"{shown(side)} cannot be read as TOML: {_first_line(error)}.", f"{side}: {error}") from None


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0].rstrip(".")[:100]


def _wrong(side: Path, why: str) -> Unreadable:
    return Unreadable(f"{shown(side)}: {why}.", str(side))


def _notes(side: Path, name: str, table: dict[str, Any]) -> Notes:
    for key in table:
        if key not in KNOWN:
            raise _wrong(side, f"“{key[:40]}” (at “{name}”) is not one of {', '.join(KNOWN)}")
    texts = {key: _text(side, name, key, table[key]) for key in table if key not in LISTS}
    lists = {key: _texts(side, name, key, table[key]) for key in table if key in LISTS}
    notes = Notes(**texts, **lists)  # type: ignore[arg-type]
    for date in (notes.created, *notes.alternatives):
        if date:
            _check_date(side, name, date)
    return notes


def _check_date(side: Path, name: str, date: str) -> None:
    try:
        edtf.parse(date)
    except ValueError as error:
        raise _wrong(side, f"at “{name}”: {str(error).removesuffix('.')}") from None


def _text(side: Path, name: str, key: str, value: object) -> str:
    """A string; a bare date or a bare year is taken as what it says."""
    if isinstance(value, datetime.date) and key in ("created", "alternatives"):
        return value.isoformat()[: 19 if isinstance(value, datetime.datetime) else 10]
    if isinstance(value, int) and not isinstance(value, bool) and key in ("created", "alternatives"):
        return f"{value:04d}"
    if not isinstance(value, str):
        raise _wrong(side, f"“{key}” at “{name}” should be text between quotes")
    return " ".join(value.split())


def _texts(side: Path, name: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _wrong(side, f'“{key}” at “{name}” should be a list: ["…"]')
    return tuple(_text(side, name, key, item) for item in value)
