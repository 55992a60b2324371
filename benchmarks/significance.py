"""How well dates are ranked, and how fast: `python -m benchmarks.significance --help`.

Without arguments, on synthetic streams (benchmarks/news_stream.py): these can only show that one way of ranking does
better than another on what the streams imitate. With --articles and --dates, on articles of your own: Date F1 of as
many dates as the list holds, the measure of Martschat and Markert (2017) for date selection. One list is here:
benchmarks/campaign_2016.txt, the race for the presidency of the United States from November 2015 to August 2016 as its
keeper remembered it before anything was measured, for newspaper articles of these months.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.news_stream import Setting, stream
from viewer import ingest
from viewer.extract import significance_counts, significance_dates
from viewer.extract.significance import DocumentNotes, note, of_events, rank
from viewer.model import calendar, edtf
from viewer.model.document import Document
from viewer.model.event import Event, EventMention, Status
from viewer.model.findings import Findings
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity, unit_at

Corpus = list[tuple[Sequence[DocumentNotes], set[str]]]
Ranking = Callable[[Sequence[DocumentNotes]], list[str]]
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
NEWS = {"remarks": 3.0, "burst": 0.85, "loudness": 5.0}
LIFE = {"passing": 0.5, "stray": 0.8, "burst": 0.3}
"""Streams in which the three counts come out as they are known to on collections of news and on entities in the news:
.48 / .54 / .57 and .15 / .22 / .25."""
SETTINGS = {
    "news: seven months, 500 articles, 36 dates": Setting(articles=500, days=212, keys=36, lesser=80, **NEWS),
    "news: 100 days, 150 articles, 18 dates": Setting(articles=150, days=100, keys=18, lesser=50, **NEWS),
    "news: two months, 70 articles, 12 dates": Setting(articles=70, days=60, keys=12, lesser=30, **NEWS),
    "a life: twelve years, 900 articles, 23 dates": Setting(articles=900, days=4400, keys=23, lesser=150, **LIFE),
    "a life: eight years, 300 articles, 20 dates": Setting(articles=300, days=3000, keys=20, lesser=80, **LIFE),
}
VARIANTS = (
    (significance_counts, "OWN_DAY", (0.6, 1.0)),
    (significance_counts, "AHEAD", (0.6, 1.0)),
    (significance_counts, "ONLY_SAID", (0.5, 1.0)),
    (significance_counts, "FEAST", (0.1, 0.5, 1.0)),
    (significance_counts, "UNNAMED", (0.0, 0.2, 0.4)),
    (significance_dates, "SAME_DAY", (0.6, 1.0)),
    (significance_dates, "NEARNESS", (1.0, 4.0)),
    (significance_dates, "BESIDE_THE_TOPIC", (0.3, 0.7, 1.0)),
    (significance_dates, "PASSING", (0.3, 0.7, 1.0)),
    (significance_dates, "LONE", (0.05, 0.3, 1e6)),
    (significance_dates, "CROWDED", (0.0, 0.2)),
    (significance_dates, "FEW_AFTER", (0.1, 0.6, 1.0)),
    (significance_dates, "OUTSIDE", (0.1, 0.4, 1.0)),
)


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="JSON Lines; a date in the id stands in for a missing `created`")
    parser.add_argument("--dates", type=Path, help="text file, a date at the beginning of each line")
    parser.add_argument("--streams", type=int, default=10, help="synthetic streams of each kind (10)")
    parser.add_argument("--seed", type=int, default=0, help="of the first stream (0)")
    parser.add_argument("--variants", action="store_true", help="also with each weight changed")
    parser.add_argument("--speed", type=int, metavar="N", help="only time the ranking of N synthetic articles")
    options = parser.parse_args()
    if options.speed:
        speed(options.speed)
        return
    if options.articles:
        dates = {d for d in map(_day, options.dates.read_text(encoding="utf-8").splitlines()) if d}
        corpora: dict[str, Corpus] = {options.articles.name: [(list(_notes_of(options.articles)), dates)]}
    else:
        corpora = {name: _streams(setting, options.streams, options.seed) for name, setting in SETTINGS.items()}
    for name, corpus in corpora.items():
        print(f"\n{name}")
        for label, ranking in {**BASELINES, "dateline rank": ours}.items():
            print(f"  {label:32} {score(ranking, corpus):.3f}")
        if options.variants:
            variants(corpus)


def ours(notes: Sequence[DocumentNotes]) -> list[str]:
    """Dates as `dateline rank` gives them."""
    return [row.date for row in rank(notes)]


def by_publication(notes: Sequence[DocumentNotes]) -> list[str]:
    """Days by the number of documents published on them."""
    created = (n.created for n in notes if n.created is not None)
    return _ordered(str(unit_at(day * calendar.DAY, Granularity.DAY)) for day in created)


def by_mentions(notes: Sequence[DocumentNotes]) -> list[str]:
    """Days by the number of times they are mentioned."""
    return _ordered(d.unit.edtf for n in notes for d in n.dates if d.unit.days == 1 for _ in range(d.mentions))


def by_documents(notes: Sequence[DocumentNotes]) -> list[str]:
    """Days by the number of documents that mention them."""
    return _ordered(d.unit.edtf for n in notes for d in n.dates if d.unit.days == 1)


BASELINES: dict[str, Ranking] = {
    "publication count": by_publication,
    "mention count": by_mentions,
    "documents mentioning the date": by_documents,
}


def score(ranking: Ranking, corpus: Corpus) -> float:
    """Mean Date F1 where as many dates are given as there are; precision and recall are then the same."""
    shares = [len(set(ranking(notes)[: len(dates)]) & dates) / len(dates) for notes, dates in corpus]
    return sum(shares) / len(shares)


def variants(corpus: Corpus) -> None:
    """The same with one weight changed at a time: a good default stands on a plateau."""
    for module, name, values in VARIANTS:
        default = getattr(module, name)
        for value in values:
            setattr(module, name, value)
            print(f"    {name} {value:g} instead of {default:g}: {score(ours, corpus):.3f}")
        setattr(module, name, default)


def speed(count: int) -> None:
    """Time and memory of noting and ranking `count` articles."""
    found, _ = stream(Setting(articles=count, days=2000, keys=100, lesser=1000, remarks=4, stray=3), 1)
    start = time.perf_counter()
    notes = [note(f) for f in found]
    noted = time.perf_counter()
    rows = rank(iter(notes), 100)
    done = time.perf_counter()
    dates = sum(len(n.dates) for n in notes)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:,} articles, {dates:,} dates in them: noted in {noted - start:.2f} s, ranked in {done - noted:.2f} s"
    )
    print(f"best {rows[0].date}; at most {memory:.0f} MB, the articles themselves included")
    events = _events(found)
    start = time.perf_counter()
    of_events(events[0], events[1], (), (), (f.document for f in found))
    print(f"{len(events[0]):,} events weighed in {time.perf_counter() - start:.2f} s")


def _events(found: Sequence[Findings]) -> tuple[list[Event], list[EventMention]]:
    """An event for each time expression, told there and, every fifth, by the document before as well."""
    events: list[Event] = []
    mentions: list[EventMention] = []
    for at, one in enumerate(found):
        for expression in one.expressions:
            name = f"{one.document.id}/event/{expression.span.start}"
            told = [EventMention(name + "/0", one.document.id, expression.span, expression.id)]
            if len(events) % 5 == 0 and at:
                told.append(EventMention(name + "/1", found[at - 1].document.id, expression.span))
            mentions += told
            ids = tuple(m.id for m in told)
            events.append(Event(name, expression.text, Status.HAPPENED, expression.resolution, mentions=ids))
    return events, mentions


def _ordered(dates: Iterator[str]) -> list[str]:
    return [date for date, _ in sorted(Counter(dates).items(), key=lambda item: (-item[1], item[0]))]


def _streams(setting: Setting, count: int, first: int) -> Corpus:
    made = (stream(setting, seed) for seed in range(first, first + count))
    return [([note(f) for f in found], keys) for found, keys in made]


def _day(line: str) -> str:
    match = ISO_DAY.match(line.strip())
    return match.group() if match else ""


def _notes_of(path: Path) -> Iterator[DocumentNotes]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            found = ISO_DAY.search(article.get("created") or article["id"])
            created = Resolution(edtf.parse(found.group())) if found else None
            yield ingest.note(Document(article["id"], article.get("title") or "", article["text"], created=created))


if __name__ == "__main__":
    main()
