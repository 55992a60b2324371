"""Many values at once: a project of 100,000 events is read column by column, not event by event.

A frozen dataclass sets its fields one by one in Python. Here whole columns are laid into the slots of new objects by
loops that run inside the interpreter, about five times as fast; what `__post_init__` would refuse is refused here.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import compress, islice, repeat
from operator import ge, gt
from typing import Any, TypeVar

from viewer.model.provenance import Provenance, Standing
from viewer.model.span import Span
from viewer.model.temporal import Basis, Resolution, Step
from viewer.model.time import Granularity, Interval, Modifier, Qualifier
from viewer.store import compact

T = TypeVar("T")
Columns = Mapping[str, Sequence[Any]]
"""Columns of a table by name, all of one length."""


class Once(dict[Any, Any]):
    """Decodes each distinct value once; equal values share one object."""

    def __init__(self, decode: Callable[[Any], Any]) -> None:
        super().__init__()
        self._decode = decode

    def __missing__(self, key: Any) -> Any:
        value = self[key] = self._decode(key)
        return value


MANY = 20_000
"""Objects from which a search for garbage among them would hold up a window."""


@contextmanager
def uncollected(count: Callable[[], int]) -> Iterator[None]:
    """While very many objects are made that all stay, looking for garbage among them only takes time.

    When `count` of them were made and that is MANY, they are never looked at again: entities make no cycles, and are
    freed when nothing names them.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if count() >= MANY:
            gc.freeze()
        if was:
            gc.enable()


def built(cls: type[T], count: int, **fields: Iterable[Any]) -> list[T]:
    """`count` objects of a frozen dataclass with slots, each field from its column; every field must be given."""
    if len(fields) != len(getattr(cls, "__slots__", ())):
        raise TypeError(f"{cls.__name__} has other fields than the file")
    objects = list(map(cls.__new__, repeat(cls, count)))
    for name, column in fields.items():
        deque(map(getattr(cls, name).__set__, objects, column), maxlen=0)
    return objects


def each(decode: Callable[[Any], Any], column: Sequence[Any]) -> list[Any]:
    """Every value of a column decoded."""
    return list(map(Once(decode).__getitem__, column))


def spans(starts: Sequence[int], ends: Sequence[int]) -> list[Span]:
    """Spans from their bounds; ValueError where one is none."""
    if any(map(gt, starts, ends)) or any(start < 0 for start in starts):
        raise ValueError("a span ends before it starts")
    return built(Span, len(starts), start=starts, end=ends)


def provenances(columns: Columns) -> list[Provenance]:
    """Provenances from `standing` and `rule`."""
    pairs = list(zip(columns["standing"], columns["rule"], strict=True))
    return each(lambda pair: Provenance(Standing(pair[0]), pair[1]), pairs)


def lines(column: Sequence[str]) -> list[tuple[str, ...]]:
    """What `compact.lines` wrote, of every row."""
    return [tuple(t.split("\n")) if t and t[0] != "[" else compact.read_lines(t) if t else () for t in column]


def steps(column: Sequence[str]) -> list[tuple[Step, ...]]:
    """What `compact.steps` wrote, of every row."""
    if any(text[:1] == "[" for text in column):  # a step of several lines, which only quoted words can make
        return list(map(compact.read_steps, column))
    told = "\n".join(filter(None, column))
    if not told:
        return [()] * len(column)
    places, _, words = zip(*map(str.partition, told.split("\n"), repeat(" ")), strict=True)
    placed = "-".join(filter(None, places))
    bounds = list(map(int, placed.split("-"))) if placed else []
    at = iter(spans(bounds[::2], bounds[1::2]))
    every = iter(built(Step, len(words), text=words, span=[next(at) if place else None for place in places]))
    counts = (text.count("\n") + 1 if text else 0 for text in column)
    return [tuple(islice(every, count)) for count in counts]


RESOLUTION = (
    "date_begin",
    "date_end",
    "granularity",
    "qualifier",
    "modifier",
    "within",
    "steps",
    "alternatives",
    "certainty",
    "basis",
)
"""The columns that hold a Resolution."""


def resolution_row(resolution: Resolution | None) -> tuple[Any, ...]:
    """A Resolution as the values of its columns; all NULL for none."""
    if resolution is None:
        return (None,) * len(RESOLUTION)
    interval = resolution.interval
    return (
        interval.begin,
        interval.end,
        int(interval.granularity),
        interval.qualifier.value,
        interval.modifier.value if interval.modifier else None,
        int(interval.within),
        compact.steps(resolution.steps),
        compact.intervals(resolution.alternatives),
        float(resolution.certainty),
        resolution.basis.value,
    )


def resolutions(columns: Columns) -> list[Resolution | None]:
    """Resolutions from their columns; None where they are NULL. ValueError where an interval is none."""
    present = [begin is not None for begin in columns["date_begin"]]
    begin, end, unit, qualifier, modifier, within, why, others, certainty, basis = (
        list(compress(columns[name], present)) for name in RESOLUTION
    )
    if any(map(ge, begin, end)):
        raise ValueError("an interval ends before it begins")
    intervals = built(
        Interval,
        len(begin),
        begin=begin,
        end=end,
        granularity=each(Granularity, unit),
        qualifier=each(Qualifier, qualifier),
        modifier=each(lambda m: Modifier(m) if m else None, modifier),
        within=map(bool, within),
    )
    found = iter(
        built(
            Resolution,
            len(begin),
            interval=intervals,
            steps=steps(why),
            alternatives=each(compact.read_intervals, others),
            certainty=certainty,
            basis=each(Basis, basis),
        )
    )
    return [next(found) if there else None for there in present]
