"""How well and how fast quotations are read: one command for the two figures.

    python benchmarks/quotations.py CORPUS.jsonl [--iou 0.5] [--out FINDINGS.jsonl] [--limit N]

CORPUS holds one JSON object a line: {"id", "text", "quotations": [{"content": [[start, end], ...], "source": [...]}]},
offsets in code points. Found and annotated quotations are matched one to one by the share of characters they have in
common; marks, blanks, end punctuation and a leading "that " do not count.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from viewer.extract import quotations, sentences
from viewer.model.attribution import Quotation
from viewer.model.document import Document

IGNORED = frozenset(" \t\r\n.,;:!?—–-…\"“”„‟‘’`'")
Row = tuple[frozenset[int], frozenset[int]]


def documents(path: Path, limit: int) -> Iterator[dict[str, Any]]:
    """The corpus, document by document."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit and number >= limit:
                return
            if line.strip():
                yield json.loads(line)


def characters(text: str, spans: Sequence[Sequence[int]]) -> frozenset[int]:
    """Offsets that count."""
    kept: set[int] = set()
    for start, end in spans:
        while start < end and text[start] in IGNORED:
            start += 1
        if text[start : start + 5].lower() == "that ":
            start += 5
        kept.update(i for i in range(start, end) if text[i] not in IGNORED)
    return frozenset(kept)


def matched(gold: Sequence[Row], found: Sequence[Row], threshold: float) -> list[tuple[int, int]]:
    """Pairs of annotated and found, best overlap first, each used once."""
    scored = []
    for i, (wanted, _) in enumerate(gold):
        for j, (have, _) in enumerate(found):
            both = len(wanted & have)
            if both and both / len(wanted | have) >= threshold:
                scored.append((-both / len(wanted | have), i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(scored):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def shown(hits: int, found: int, gold: int) -> str:
    """F1, precision and recall in per cent."""
    precision, recall = hits / max(1, found), hits / max(1, gold)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return f"F1 {100 * f1:5.1f}   precision {100 * precision:5.1f}   recall {100 * recall:5.1f}"


def as_lists(quotation: Quotation) -> dict[str, Any]:
    """A finding as the command line prints it."""
    spans = {name: [[s.start, s.end] for s in getattr(quotation, name)] for name in ("content", "source", "cue")}
    return {
        **spans,
        "kind": str(quotation.kind),
        "speaker": quotation.speaker_name,
        "actor": quotation.speaker,
        "rule": quotation.provenance.rule,
        "inside": quotation.inside,
    }


def measure(path: Path, threshold: float, limit: int, out: Path | None) -> None:
    """Read the corpus and print what was measured."""
    count: Counter[str] = Counter()
    seconds, letters, lines = 0.0, 0, []
    for entry in documents(path, limit):
        text = entry["text"]
        document = Document(str(entry["id"]), "", text)
        discourse = sentences.read(text)
        started = time.process_time()
        read = quotations.find_quotations(document, discourse, (), ())
        seconds += time.process_time() - started
        letters += len(text)
        rows = [as_lists(q) for q in read]
        lines.append(json.dumps({"id": entry["id"], "quotations": rows}, ensure_ascii=False))
        gold = [(characters(text, q["content"]), characters(text, q["source"])) for q in entry.get("quotations", ())]
        found = [(characters(text, q["content"]), characters(text, q["source"])) for q in rows if not q["inside"]]
        gold, found = [g for g in gold if g[0]], [f for f in found if f[0]]
        count["gold"] += len(gold)
        count["found"] += len(found)
        for i, j in matched(gold, found, threshold):
            count["match"] += 1
            count["exact"] += gold[i][0] == found[j][0]
            count["joint"] += bool(gold[i][1] & found[j][1]) if gold[i][1] else not found[j][1]
    if out is not None:
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name in ("match", "exact", "joint"):
        print(f"{name:6s} {shown(count[name], count['found'], count['gold'])}")
    print(f"{letters / 1000 / max(seconds, 1e-9):.0f} kB/s for {letters / 1000:.0f} kB, quotations alone")


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--iou", type=float, default=0.5)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    given = parser.parse_args()
    measure(given.corpus, given.iou, given.limit, given.out)


if __name__ == "__main__":
    main()
