#!/usr/bin/env python3
"""Measure the date reader: quality on an annotated corpus and speed.

    python benchmarks/dates.py CORPUS.jsonl [--out FINDINGS.jsonl]     quality and speed
    python benchmarks/dates.py CORPUS.jsonl --hidden                   proposals of the documents' own dates
    python benchmarks/dates.py --hidden                                the same on made-up documents (undated.py)
    python benchmarks/dates.py --hostile 10                            one line of 10 MB, of several kinds

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

from benchmarks import undated
from viewer.extract import creation_time, resolution, sentences, temporal_expressions, typed_date
from viewer.model.document import Document, canonical
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity

CALENDAR = re.compile(r"-?\d{2,4}")
Item = dict[str, Any]
HOSTILE = (
    "the man said on Monday that ",
    "1",
    ".",
    "Jan Jan Jan ",
    "1 ",
    "1,",
    "2014-",
    "(",
    '"',
    "twenty-",
    "U.S. ",
    "two days after the vote on ",
    "March 6 last week, on May 3 ",
    "8:05 (0900 GMT) on Monday ",
)
"""What is repeated into one long line without a break."""


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


def proposed(text: str) -> Resolution | None:
    """The date that a text is given when nobody tells it."""
    discourse = sentences.read(canonical(text))
    return creation_time.infer(discourse, temporal_expressions.find(discourse), creation_time.Hints())


def proposals(entries: Iterable[tuple[str, str, str]], label: str) -> None:
    """Of documents (name, text, own day) whose date is hidden: how often one is proposed, and how often rightly.

    A proposal to the year is right when the year is, one to the day when the day is; wrong ones are named.
    """
    days, years, count = [0, 0], [0, 0], 0
    for name, text, created in entries:
        count += 1
        found = proposed(text)
        if found is None:
            continue
        value = str(found.interval)
        to_day = found.interval.granularity <= Granularity.DAY
        right = value[:10] == created if to_day else value[:4] == created[:4]
        tally = days if to_day else years
        tally[0] += 1
        tally[1] += right
        if not right:
            print(f"  wrong: {name}, of {created}, proposed {value}")
    print(f"{label}: {count} documents; to the day {share(*days)}; to the year {share(*years)}")


def share(count: int, right: int) -> str:
    """So many right of so many."""
    return f"{right} of {count} right" + (f" ({100 * right / count:.1f} %)" if count else "")


def hostile(size: int) -> None:
    """Seconds for one line of `size` characters of each hostile kind, and for half of it."""
    created = Resolution(typed_date.read_typed("2014-03-24"))
    for piece in HOSTILE:
        spent = []
        for length in (size // 2, size):
            text = (piece * (length // len(piece) + 1))[:length]
            start = time.process_time()
            discourse = sentences.read(text)
            found = temporal_expressions.find(discourse)
            resolution.resolve(Document("hostile", "", text, created=created), discourse, found)
            spent.append(time.process_time() - start)
        print(f"{piece!r:24} {size / 2e6:g} MB {spent[0]:6.2f} s   {size / 1e6:g} MB {spent[1]:6.2f} s", flush=True)


def main() -> None:
    """Read a corpus, print quality and speed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", nargs="?")
    arguments.add_argument("--out", help="write the findings as JSON lines")
    arguments.add_argument("--hidden", action="store_true", help="hide the documents' dates and judge what is proposed")
    arguments.add_argument("--hostile", type=float, metavar="MB", help="time hostile lines of so many megabytes")
    options = arguments.parse_args()
    if options.hostile:
        hostile(int(options.hostile * 1_000_000))
    if options.corpus:
        entries = list(documents(options.corpus))
        if options.hidden:
            proposals(((str(e["id"]), e["text"], e["created"]) for e in entries), "dates hidden")
        else:
            measure(entries, options.out)
    elif options.hidden:
        made_up = undated.documents()
        for label, some in (
            ("news", [m for m in made_up if not m.is_trap]),
            ("traps", [m for m in made_up if m.is_trap]),
        ):
            proposals(((m.kind, m.text, m.day.isoformat()) for m in some), f"made up, {label}")


def measure(entries: list[Item], out: str | None) -> None:
    """Quality and speed on a corpus."""
    findings(entries[0])
    start = time.process_time()
    found = [findings(entry) for entry in entries]
    seconds = time.process_time() - start
    size = sum(len(entry["text"].encode()) for entry in entries)
    gold = [entry["temporal_expressions"] for entry in entries]
    pairs = list(zip(gold, found, strict=True))
    score(pairs, "all")
    score((([x for x in g if anchored(x)], [x for x in f if anchored(x)]) for g, f in pairs), "anchored")
    pace = size / 1000 / seconds
    print(f"{len(entries)} documents, {size / 1000:.0f} kB in {seconds:.2f} s of one core: {pace:.0f} kB/s")
    if out:
        rows = [{"id": e["id"], "temporal_expressions": f} for e, f in zip(entries, found, strict=True)]
        Path(out).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
