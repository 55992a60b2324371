#!/usr/bin/env python3
"""Measure the date reader: quality on an annotated corpus and speed.

    python benchmarks/dates.py CORPUS.jsonl [--out FINDINGS.jsonl] [--created]

CORPUS holds one JSON object a line: {"id", "created", "text", "temporal_expressions": [{"span", "type", "value"}]}.
Quality is TempEval-3's: a found expression that overlaps a gold one counts for it, one to one; "value" wants the same
TIMEX3 value; "anchored" is the same over dates that name a calendar year.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from viewer.extract import resolution, sentences, temporal_expressions, typed_date
from viewer.model.document import Document, canonical
from viewer.model.temporal import Resolution

CALENDAR = re.compile(r"-?\d{2,4}")
Item = dict[str, Any]


def documents(path: str) -> Iterator[Item]:
    """The documents of a corpus."""
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def findings(entry: Item) -> list[Item]:
    """What the reader finds in one document of a corpus."""
    text = canonical(entry["text"])
    created = Resolution(typed_date.read_typed(entry["created"])) if entry.get("created") else None
    document = Document(str(entry["id"]), "", text, created=created)
    discourse = sentences.read(text)
    found = resolution.resolve(document, discourse, temporal_expressions.find(discourse))
    return [
        {"span": [e.span.start, e.span.end], "text": e.text, "type": str(e.type), "value": e.value, "mod": e.mod}
        for e in found
    ]


def matches(gold: list[Item], found: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Pairs of overlapping expressions, one to one, exact ones first."""
    pairs = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            overlap = min(g["span"][1], f["span"][1]) - max(g["span"][0], f["span"][0])
            if overlap > 0:
                pairs.append((list(g["span"]) == list(f["span"]), overlap, -i, -j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, _, i, j in sorted(pairs, reverse=True):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            yield gold[-i], found[-j]


def anchored(item: Item) -> bool:
    """Whether a timeline could place it."""
    return item.get("type") in ("DATE", "TIME", "", None) and bool(CALENDAR.match(item.get("value") or ""))


def f1(hits: int, gold: int, found: int) -> str:
    """Precision, recall and F1 in per cent."""
    p, r = hits / max(found, 1), hits / max(gold, 1)
    return f"{200 * p * r / max(p + r, 1e-9):.2f} (P {100 * p:.1f} R {100 * r:.1f})"


def score(entries: Iterable[tuple[list[Item], list[Item]]], label: str) -> None:
    """Print F1 of spans and values."""
    gold = found = exact = relaxed = right = 0
    for g, f in entries:
        gold, found = gold + len(g), found + len(f)
        for a, b in matches(g, f):
            relaxed += 1
            exact += list(a["span"]) == list(b["span"])
            right += a["value"] == b["value"]
    figures = (
        f"{name} F1 {f1(n, gold, found)}" for name, n in (("strict", exact), ("relaxed", relaxed), ("value", right))
    )
    print(f"{label:9s} gold {gold} found {found}  " + "  ".join(figures))


def main() -> None:
    """Read a corpus, print quality and speed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus")
    arguments.add_argument("--out", help="write the findings as JSON lines")
    options = arguments.parse_args()
    entries = list(documents(options.corpus))
    findings(entries[0])
    start = time.process_time()
    found = [findings(entry) for entry in entries]
    seconds = time.process_time() - start
    size = sum(len(entry["text"].encode()) for entry in entries)
    gold = [entry["temporal_expressions"] for entry in entries]
    score(zip(gold, found, strict=True), "all")
    score(
        (([x for x in g if anchored(x)], [x for x in f if anchored(x)]) for g, f in zip(gold, found, strict=True)),
        "anchored",
    )
    print(
        f"{len(entries)} documents, {size / 1000:.0f} kB in {seconds:.2f} s of one core: {size / 1000 / seconds:.0f} kB/s"
    )
    if options.out:
        rows = [{"id": e["id"], "temporal_expressions": f} for e, f in zip(entries, found, strict=True)]
        Path(options.out).write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
