"""Columns as bytes and back: a large project is drawn from them at once, while its events are still being read.

What is kept is only ever a first sight. Whoever shows it reads the project as well, makes its columns anew and shows
those; the two are alike unless this program draws otherwise than the one that kept them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, overload

import numpy as np

from viewer.model.event import Event
from viewer.timeline.columns import Columns
from viewer.timeline.scale import Floats

FORM = 1
"""Goes up whenever the bytes, or what columns mean, change: what another form kept is made anew."""
EXACT = ("begin", "end")
"""Kept for every event."""
SPARSE = (("low", "begin"), ("high", "end"))
"""Kept only where they differ from another column."""
SMALL = (("look", "u2"), ("rank", "u4"), ("lane", "u2"))
"""Kept in fewer bytes."""
DIGEST = 32
Array = np.ndarray[Any, np.dtype[Any]]


class Listed(Sequence[Event]):
    """Events known by their ids and titles; each is read when it is asked for.

    read  gives the event of an id
    """

    def __init__(self, ids: Sequence[str], titles: Sequence[str], read: Callable[[str], Event]) -> None:
        self.ids, self.titles, self._read = ids, titles, read

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Event]: ...
    def __getitem__(self, place: int | slice) -> Event | Sequence[Event]:
        if isinstance(place, slice):
            return [self._read(identifier) for identifier in self.ids[place]]
        return self._read(self.ids[place])

    def __len__(self) -> int:
        return len(self.ids)


def titles(events: Sequence[Event]) -> Sequence[str]:
    """The titles of events, known without reading them where they are only listed."""
    return events.titles if isinstance(events, Listed) else [e.title for e in events]


def ids(events: Sequence[Event]) -> Sequence[str]:
    """The ids of events, known without reading them where they are only listed."""
    return events.ids if isinstance(events, Listed) else [e.id for e in events]


def packed(columns: Columns) -> bytes:
    """Columns as bytes, with their SHA-256 before them. ValueError where marks are positions: those are not kept."""
    if columns.stances:
        raise ValueError("only events are kept")
    names, words = _joined(ids(columns.events)), _joined(titles(columns.events))
    head = {
        "form": FORM,
        "count": len(columns),
        "text": [len(names), len(words)],
        "lanes": columns.lanes,
        "undated": columns.undated,
        "hidden": columns.hidden,
    }
    parts = [json.dumps(head).encode() + b"\n", names, words]
    parts += [_bytes(array, kind) for array, kind in _arrays(columns)]
    body = b"".join(parts)
    return hashlib.sha256(body).digest() + body


def unpacked(kept: bytes, read: Callable[[str], Event]) -> Columns | None:
    """The columns that were kept, their events read by `read`; None where they are not whole or of another form."""
    body = memoryview(kept)[DIGEST:]
    if hashlib.sha256(body).digest() != kept[:DIGEST]:
        return None
    end = kept.index(b"\n", DIGEST)
    head = json.loads(kept[DIGEST:end])
    if head["form"] != FORM:
        return None
    at, count = end + 1, head["count"]
    middle, end = at + head["text"][0], at + sum(head["text"])
    names, words = _parted(kept[at:middle], count), _parted(kept[middle:end], count)
    pieces = _pieces(kept, end)
    told: dict[str, Any] = {name: next(pieces) for name in EXACT}
    for name, base in SPARSE:
        told[name] = _spread(told[base].copy(), next(pieces), next(pieces))
    sparse = [_spread(np.full(count, np.nan), next(pieces), next(pieces)) for _ in range(3)]
    told |= {name: next(pieces).astype(np.int64) for name, _ in SMALL}
    return Columns(
        events=Listed(names, words, read),
        added=sparse[0],
        other=(sparse[1], sparse[2]),
        lanes=tuple(head["lanes"]),
        undated=head["undated"],
        hidden=head["hidden"],
        **told,
    )


def alike(one: Columns, other: Columns) -> bool:
    """Whether the same picture comes of both: the same events at the same places, with the same titles.

    Columns that share their arrays are known to be alike: see `confirmed`.
    """
    if len(one) != len(other) or one.lanes != other.lanes or one.stances or other.stances:
        return False
    if one.begin is other.begin:
        return True
    pairs = [(getattr(one, n), getattr(other, n)) for n in ("begin", "end", "low", "high", "look", "rank", "lane")]
    pairs += [(one.added, other.added), *zip(one.other, other.other, strict=True)]
    if not all(np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in pairs):
        return False
    return all(list(of(one.events)) == list(of(other.events)) for of in (ids, titles))


def confirmed(seen: Columns | None, made: Columns) -> Columns:
    """Columns made anew; where they are alike, with the very arrays that are seen already."""
    if seen is None or not alike(seen, made):
        return made
    return replace(seen, events=made.events, undated=made.undated, hidden=made.hidden, weight=made.weight)


def _arrays(columns: Columns) -> Iterator[tuple[Array, str]]:
    """What is kept of columns, in order, each with its kind in numpy's words."""
    for name in EXACT:
        yield getattr(columns, name), "f8"
    differing = [(getattr(columns, n), getattr(columns, n) != getattr(columns, base)) for n, base in SPARSE]
    differing += [(a, ~np.isnan(a)) for a in (columns.added, *columns.other)]
    for array, there in differing:
        yield np.flatnonzero(there), "u4"
        yield array[there], "f8"
    for name, kind in SMALL:
        yield getattr(columns, name), kind


def _bytes(array: Array, kind: str) -> bytes:
    """An array: its kind, its length, its numbers."""
    return f"{kind} {len(array):>12}\n".encode() + array.astype(f"<{kind}").tobytes()


def _pieces(kept: bytes, at: int) -> Iterator[Array]:
    """The arrays that `_bytes` wrote, one after the other."""
    while at < len(kept):
        end = kept.index(b"\n", at)
        kind, length = kept[at:end].decode().split()
        found = np.frombuffer(kept, f"<{kind}", int(length), end + 1)
        at = end + 1 + found.nbytes
        yield found


def _spread(base: Floats, places: Array, values: Array) -> Floats:
    base[places] = values
    return base


def _joined(texts: Sequence[str]) -> bytes:
    """Texts one a line, after a line break; as a JSON array where lines could not be told apart."""
    plain = "".join(f"\n{text}" for text in texts)
    if plain.count("\n") == len(texts):
        return plain.encode("utf-8", "surrogatepass")
    return json.dumps(list(texts)).encode()


def _parted(kept: bytes, count: int) -> list[str]:
    """The texts that `_joined` wrote."""
    if kept[:1] == b"[":
        return [str(text) for text in json.loads(kept)]
    return kept.decode("utf-8", "surrogatepass")[1:].split("\n") if count else []
