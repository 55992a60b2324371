"""Small tuples as compact text: spans, identifiers, steps and intervals that belong to one row."""

from __future__ import annotations

import json
from typing import Any

from viewer.model.event import Addition
from viewer.model.span import Span
from viewer.model.temporal import Basis, Resolution, Step
from viewer.model.time import Granularity, Interval, Modifier, Qualifier

encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Values as compact JSON: the form that digests are taken of."""


def lines(items: tuple[str, ...]) -> str:
    """Strings one a line; as a JSON array where lines could not be told apart."""
    text = "\n".join(items)
    if items and (not text or text[0] == "[" or text.count("\n") != len(items) - 1):
        return encoded(items)
    return text


def read_lines(text: str) -> tuple[str, ...]:
    """The strings that `lines` wrote."""
    if not text:
        return ()
    return tuple(json.loads(text)) if text[0] == "[" else tuple(text.split("\n"))


def spans(items: tuple[Span, ...]) -> str:
    """Spans as "3-10 15-20"."""
    return " ".join(f"{s.start}-{s.end}" for s in items)


def read_spans(text: str) -> tuple[Span, ...]:
    """The spans that `spans` wrote; ValueError when there are none."""
    bounds = (part.split("-") for part in text.split())
    return tuple(Span(int(start), int(end)) for start, end in bounds)


def steps(items: tuple[Step, ...]) -> str:
    """Steps one a line: "3-10 The words say…"; nothing before the blank where a step has no span."""
    return lines(tuple(f"{s.span.start}-{s.span.end} {s.text}" if s.span is not None else f" {s.text}" for s in items))


def read_steps(text: str) -> tuple[Step, ...]:
    """The steps that `steps` wrote."""
    parts = (line.partition(" ") for line in read_lines(text))
    return tuple(Step(words, read_spans(at)[0] if at else None) for at, _, words in parts)


def intervals(items: tuple[Interval, ...]) -> str:
    """Intervals as a JSON array of arrays; nothing for none."""
    return encoded([_values(i) for i in items]) if items else ""


def read_intervals(text: str) -> tuple[Interval, ...]:
    """The intervals that `intervals` wrote."""
    return tuple(map(_interval, json.loads(text))) if text else ()


def additions(items: tuple[Addition, ...]) -> str:
    """Additions as a JSON array of arrays; nothing for none."""
    return encoded([[_values(a.interval), a.name, a.symbol, a.source] for a in items]) if items else ""


def read_additions(text: str) -> tuple[Addition, ...]:
    """The additions that `additions` wrote."""
    return tuple(Addition(_interval(values), *rest) for values, *rest in json.loads(text)) if text else ()


def resolutions(items: tuple[Resolution, ...]) -> str:
    """Resolutions as a JSON array of arrays; nothing for none."""
    if not items:
        return ""
    rows = [
        [_values(r.interval), steps(r.steps), intervals(r.alternatives), float(r.certainty), r.basis.value]
        for r in items
    ]
    return encoded(rows)


def read_resolutions(text: str) -> tuple[Resolution, ...]:
    """The resolutions that `resolutions` wrote."""
    return tuple(
        Resolution(_interval(values), read_steps(why), read_intervals(others), certainty, Basis(basis))
        for values, why, others, certainty, basis in (json.loads(text) if text else ())
    )


def _values(interval: Interval) -> list[Any]:
    modifier = interval.modifier.value if interval.modifier else ""
    unit = int(interval.granularity)
    return [interval.begin, interval.end, unit, interval.qualifier.value, modifier, int(interval.within)]


def _interval(values: list[Any]) -> Interval:
    begin, end, unit, qualifier, modifier, within = values
    part = Modifier(modifier) if modifier else None
    return Interval(begin, end, Granularity(unit), Qualifier(qualifier), part, bool(within))
