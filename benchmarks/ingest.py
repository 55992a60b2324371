"""How many articles a second are read, joined and held: `python benchmarks/ingest.py [--articles 100 1000 10000]`.

The articles are made here, from a fixed seed, each some 2,500 characters with dates, quotations, positions. Printed for
each number of articles: reading on all cores, joining what several documents tell, peak memory of the largest process.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from viewer import ingest
from viewer.model.event import Event, Merge
from viewer.model.project import Project

COUNTRIES = ["France", "Brazil", "Kenya", "Japan", "Norway", "Chile", "Egypt", "Vietnam", "Canada", "Mali"]
NAMES = ["Ana Duarte", "Luc Petit", "Mary Otieno", "Kenji Sato", "Ola Berg", "Tomas Rojas", "Huda Farid", "Minh Tran"]
DEEDS = [
    "adopted a law on {topic}",
    "signed an agreement on {topic}",
    "published a report on {topic}",
    "rejected a resolution on {topic}",
    "opened talks on {topic}",
    "arrested critics of its policy on {topic}",
]
TOPICS = ["fishing rights", "border trade", "press freedom", "river dams", "grain exports", "prison conditions"]
WHEN = ["on Monday", "last month", "on {month} {day}", "in {year}", "two weeks ago", "yesterday", "in early {month}"]
MONTHS = ["January", "March", "May", "July", "September", "November"]


def article(number: int, dice: random.Random) -> dict[str, str]:
    """One made-up article of some 2,500 characters."""
    published = date(2010, 1, 4) + timedelta(days=dice.randrange(2000))
    sentences = []
    while sum(map(len, sentences)) < 2400:
        when = dice.choice(WHEN).format(
            month=dice.choice(MONTHS), day=dice.randrange(1, 28), year=dice.randrange(1990, 2010)
        )
        deed = dice.choice(DEEDS).format(topic=dice.choice(TOPICS))
        other, name = dice.choice(COUNTRIES), dice.choice(NAMES)
        sentences.append(f"{dice.choice(COUNTRIES)} {deed} {when}.")
        sentences.append(f"“We support the plan and oppose any delay,” {other}'s foreign minister {name} said {when}.")
        sentences.append("The weather in the region stayed mild and roads were open for most of the season.")
    text = "\n\n".join(" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4))
    return {"id": f"a{number}", "title": f"Article {number}", "created": published.isoformat(), "text": text}


def measure(count: int, cores: int) -> str:
    """One line of figures for `count` articles."""
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for number in range(count):
                file.write(json.dumps(article(number, dice)) + "\n")
        size = path.stat().st_size
        begun = time.perf_counter()
        with ProcessPoolExecutor(cores) as pool:
            found = [f for part in pool.map(ingest.read, ingest.sources([path])) for f in part]
        read = time.perf_counter() - begun
        project = Project()
        begun = time.perf_counter()
        project.apply(ingest.take(project, found, "Read"))
        joined = time.perf_counter() - begun
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    events, merges = len(project.all(Event)), len(project.all(Merge))
    return (
        f"{count:6,d} articles {size / 1e6:6.1f} MB  read {read:7.1f} s  {count / read:6.0f} articles/s  "
        f"joined {joined:6.1f} s  {events:,} events, {merges:,} merges  peak {peak:,.0f} MB"
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--cores", type=int, default=os.cpu_count() or 2)
    options = parser.parse_args()
    for count in options.articles:
        print(measure(count, options.cores), flush=True)


if __name__ == "__main__":
    main()
