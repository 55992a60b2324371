"""What the world knows that an article does not say: dated events and terms of office, each with its source.

The almanac never speaks for an article. It narrows down when a document can have been written, and what it adds to an
event is shown as added.
"""

from __future__ import annotations

import datetime
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from viewer.extract import lexicon
from viewer.model import edtf
from viewer.model.time import Interval


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event with its date.

    words    groups of alternatives in lower case: one of every group must stand in a text that means this event
    follows  symbol of an event that the text must mean as well ("a new resolution" after an earlier one), or ""
    told     verbs that tell the event as news ("joined"), in lower case
    """

    name: str
    interval: Interval
    symbol: str
    source: str
    kind: str
    words: tuple[tuple[str, ...], ...]
    follows: str = ""
    told: tuple[str, ...] = ()

    def in_words(self, words: str) -> bool:
        """Whether a text in lower case, apostrophes straight, has one alternative of every group."""
        return all(any(alternative in words for alternative in group) for group in self.words)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A term of office: `end` is exclusive, None while it lasts; `names` are how texts name the holder by office.

    home  words of the country of that office, one of which stands near when a text gives only title and surname
    """

    person: str
    office: str
    begin: int
    end: int | None
    source: str
    names: tuple[str, ...]
    home: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Almanac:
    """A table of known events and tenures."""

    events: tuple[KnownEvent, ...]
    tenures: tuple[Tenure, ...]


@cache
def standard() -> Almanac:
    """The almanac that comes with the program."""
    return _almanac(lexicon.resource("almanac"), "almanac.toml")


def read(path: Path) -> Almanac:
    """A user's own almanac, of the same form; ValueError in one sentence when it is not."""
    try:
        return _almanac(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except OSError as problem:
        raise ValueError(f"The almanac {path.name} cannot be read: {problem.strerror}.") from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ValueError(f"{path.name} is not valid TOML: {problem}.") from problem


def extended(*more: Almanac) -> Almanac:
    """The standard almanac with others added; their rows come first."""
    parts = (*more, standard())
    return Almanac(tuple(e for p in parts for e in p.events), tuple(t for p in parts for t in p.tenures))


@cache
def in_use() -> Almanac:
    """The standard almanac with the user's own rows before it; ValueError in one sentence when these are wrong.

    The user's file is almanac.toml in the folder Dateline of the user's data (on Linux ~/.local/share, or as
    XDG_DATA_HOME says); DATELINE_ALMANAC names others instead, separated as in PATH.
    """
    named = "DATELINE_ALMANAC" in os.environ
    return extended(*(read(path) for path in own() if named or path.is_file()))


def own() -> tuple[Path, ...]:
    """The user's own almanacs: those named, or the one that is read when it is there."""
    named = os.environ.get("DATELINE_ALMANAC")
    if named is not None:
        return tuple(Path(p) for p in named.split(os.pathsep) if p)
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return (data / "Dateline" / "almanac.toml",)


def known_events() -> tuple[KnownEvent, ...]:
    """The known events in use."""
    return in_use().events


def matching(words: str, within: Interval | None = None, almanac: Almanac | None = None) -> tuple[KnownEvent, ...]:
    """The known events that words of a text can mean, those inside the interval `within` only (when it is given).

    The words should be a sentence or two: an event is meant where one alternative of each of its groups occurs.
    """
    plain = plain_words(words)
    table = almanac or in_use()
    return tuple(
        event
        for event in table.events
        if event.in_words(plain) and not event.follows and (within is None or within.overlaps(event.interval))
    )


def plain_words(text: str) -> str:
    """Text in lower case, apostrophes straight, one blank between words: what word groups are looked for in."""
    return " ".join(text.lower().replace("’", "'").split())


def _almanac(table: dict[str, Any], name: str) -> Almanac:
    unknown = table.keys() - {"event", "tenure"}
    if unknown:
        raise ValueError(
            f"{name}: “{min(unknown)}” is neither event nor tenure; rows begin with [[event]] or [[tenure]]."
        )
    return Almanac(
        tuple(_event(row) for row in _rows(table, "event", name)),
        tuple(_tenure(row) for row in _rows(table, "tenure", name)),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a file, with what to call it when something is wrong with it."""

    fields: dict[str, Any]
    called: str

    def text(self, key: str, needed: bool = True) -> str:
        """The text of a field; a date may stand without quotation marks."""
        value = self.fields.get(key, "" if not needed else None)
        if isinstance(value, datetime.date):
            value = value.isoformat()[:10]
        if value is None:
            raise ValueError(f"{self.called} lacks “{key}”.")
        if not isinstance(value, str) or (needed and not value.strip()):
            raise ValueError(f"{self.called}: “{key}” should be text between quotation marks.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list, at least one."""
        value = self.fields.get(key)
        if value is None:
            raise ValueError(f"{self.called} lacks “{key}”.")
        if not isinstance(value, list) or not value or not all(isinstance(v, str) and v.strip() for v in value):
            raise ValueError(f'{self.called}: “{key}” should be a list of texts, such as ["flood", "dike|dyke"].')
        return tuple(value)

    def date(self, key: str) -> Interval:
        """The date of a field, in EDTF."""
        try:
            return edtf.parse(self.text(key))
        except ValueError as problem:
            said = str(problem)
            raise ValueError(said if said.startswith(self.called) else f"{self.called}, “{key}”: {said}") from None


KEYS = {
    "event": ("name", "edtf", "symbol", "kind", "source", "words", "follows", "told"),
    "tenure": ("person", "office", "begin", "end", "source", "names"),
}


def _rows(table: dict[str, Any], kind: str, name: str) -> Iterator[_Row]:
    """The rows of a kind; ValueError in one sentence where one is no row or has fields that mean nothing."""
    rows = table.get(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"{name}: each {kind} should begin with [[{kind}]].")
    for number, row in enumerate(rows, 1):
        title = row.get("name", row.get("person"))
        called = f"{name}, {kind} “{title}”" if isinstance(title, str) else f"{name}, {kind} number {number}"
        unknown = [key for key in row if key not in KEYS[kind]]
        if unknown:
            raise ValueError(f"{called}: “{unknown[0]}” is not one of {', '.join(KEYS[kind])}.")
        yield _Row(row, called)


def _event(row: _Row) -> KnownEvent:
    told = row.text("told", needed=False).lower()
    return KnownEvent(
        row.text("name"),
        row.date("edtf"),
        row.text("symbol", needed=False),
        row.text("source"),
        row.text("kind", needed=False) or "event",
        tuple(tuple(plain_words(a) for a in group.split("|")) for group in row.texts("words")),
        row.text("follows", needed=False),
        tuple(told.split("|")) if told else (),
    )


def _tenure(row: _Row) -> Tenure:
    begin = row.date("begin").begin
    end = row.date("end").end if row.text("end", needed=False) else None
    if end is not None and end <= begin:
        raise ValueError(f"{row.called}: the term ends before it begins.")
    office = row.text("office")
    return Tenure(row.text("person"), office, begin, end, row.text("source"), row.texts("names"), _home(office))


@cache
def _home(office: str) -> tuple[str, ...]:
    """The names, towns and people of the country of an office ("President of France"); () for bodies of many."""
    name = office.rsplit(" of ", 1)[-1].removeprefix("the ")
    for row in lexicon.resource("countries")["countries"].values():
        if name in (row["name"], *row.get("also", ())):
            words = (row["name"], *row.get("also", ()), *row["people"], *row["seats"], *row.get("places", ()))
            return tuple(dict.fromkeys(words))
    return ()
