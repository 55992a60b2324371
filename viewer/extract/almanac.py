"""What the world knows that an article does not say: dated events and terms of office, each with its source.

The almanac never speaks for an article. It narrows down when a document can have been written, and what it adds to an
event is shown as added.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from viewer.extract import lexicon
from viewer.model import edtf
from viewer.model.calendar import seconds
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
    try:
        return Almanac(
            tuple(_event(row) for row in table.get("event", ())),
            tuple(_tenure(row) for row in table.get("tenure", ())),
        )
    except KeyError as missing:
        raise ValueError(f"A row of {name} lacks {missing}.") from missing


def _event(row: dict[str, Any]) -> KnownEvent:
    groups = tuple(tuple(plain_words(a) for a in group.split("|")) for group in row["words"])
    if not groups or not row["source"]:
        raise ValueError(f"The event “{row['name']}” needs words and a source.")
    return KnownEvent(
        row["name"],
        edtf.parse(row["edtf"]),
        row.get("symbol", ""),
        row["source"],
        row.get("kind", "event"),
        groups,
        row.get("follows", ""),
        tuple(row.get("told", "").lower().split("|")) if row.get("told") else (),
    )


def _tenure(row: dict[str, Any]) -> Tenure:
    if not row["source"]:
        raise ValueError(f"The tenure of “{row['person']}” needs a source.")
    end = edtf.parse(row["end"]).end if row.get("end") else None
    begin = edtf.parse(row["begin"]).begin if row["begin"] else seconds(1)
    return Tenure(row["person"], row["office"], begin, end, row["source"], tuple(row["names"]), _home(row["office"]))


@cache
def _home(office: str) -> tuple[str, ...]:
    """The names, towns and people of the country of an office ("President of France"); () for bodies of many."""
    name = office.rsplit(" of ", 1)[-1].removeprefix("the ")
    for row in lexicon.resource("countries")["countries"].values():
        if name in (row["name"], *row.get("also", ())):
            words = (row["name"], *row.get("also", ()), *row["people"], *row["seats"], *row.get("places", ()))
            return tuple(dict.fromkeys(words))
    return ()
