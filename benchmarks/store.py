#!/usr/bin/env python3
"""Measure the project file: opening, editing, searching, and what it takes before it loses anything.

    python benchmarks/store.py [--events 100000] [--articles 10000] [--kills 1000] [--flips 200] [--in FOLDER]
                               [--only opening searching damage killing]

Each figure stands beside what is wanted of it. Files are made in FOLDER (a temporary one) and removed.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from viewer.model.attribution import Quotation
from viewer.model.document import Document, fingerprint
from viewer.model.edit import Edit
from viewer.model.event import Event, EventMention, Status
from viewer.model.findings import Entity
from viewer.model.project import changed, revise_event
from viewer.model.provenance import Provenance
from viewer.model.span import Span
from viewer.model.temporal import Resolution, Step, TemporalExpression, TimexType
from viewer.model.time import Granularity, unit_at
from viewer.store import project_file
from viewer.store.errors import DamageError

ROOT = Path(__file__).resolve().parent.parent
WORDS = (
    *("council", "border", "treaty", "vote", "minister", "river", "harvest", "strike", "court", "verdict", "bridge"),
    *("flood", "school", "election", "budget", "fleet", "mayor", "envoy", "summit", "protest", "harbour", "railway"),
    *("inquiry", "witness", "archive", "village", "convoy", "ceasefire", "province", "delegate"),
)
PARTS = ("opening", "searching", "damage", "killing")
RULE = Provenance(rule="verb")
WRITER = """
import sys
from pathlib import Path
from viewer.model.event import Event, Status
from viewer.model.project import changed
from viewer.store import project_file

file = project_file.open(Path(sys.argv[1]))
number = len(file.history.edits) - 1
while True:
    number += 1
    event = Event(f"event/{number % 7}", f"Happening {number}", Status.HAPPENED)
    file.write(changed(file.project, f"Edit {number}", {event.id: event}))
    print(number, flush=True)
"""
WINDOW = """
import gc, os, sys, tempfile, time
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from viewer.app import make_window
from viewer.ui.jobs import Jobs
from viewer.ui.session import Session
from viewer.ui.settings import Settings

qInstallMessageHandler(lambda *told: None)
with tempfile.TemporaryDirectory() as folder:
    application = QApplication([])
    session = Session(application)
    window = make_window(session, Jobs(parent=application), Settings(Path(folder) / "settings.ini"))
    window.resize(1300, 800)
    window.show()
    application.processEvents()
    gc.freeze()
    wall, cpu = time.perf_counter(), time.process_time()
    window.take([Path(sys.argv[1])])
    window.timeline_widget.surface.repaint()
    drawn = time.perf_counter() - wall, time.process_time() - cpu
    shown = len(window.timeline_widget.frame().stage.columns)
    held = 0.0
    while session.reading is not None:
        before = time.perf_counter()
        application.processEvents()
        held = max(held, time.perf_counter() - before)
        time.sleep(0.001)
    read = time.perf_counter() - wall, time.process_time() - cpu
    print(shown, len(session.project), *drawn, *read, held)
    window.close()
"""


def told(name: str, value: float | Seconds, unit: str, wanted: str = "", by: float = 1.0) -> None:
    """Print one figure, multiplied; of a time also what the processor worked, which other programs delay less."""
    if isinstance(value, Seconds):
        print(f"{name:<52}{value.wall * by:>10.3f} {unit:<3} (cpu {value.cpu * by:8.3f})  {wanted}", flush=True)
    else:
        print(f"{name:<52}{value:>10.3f} {unit}", flush=True)


class Seconds(NamedTuple):
    """A time by the clock and by the processor."""

    wall: float
    cpu: float


def timed(do: Callable[[], object]) -> Seconds:
    """What something takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    do()
    return Seconds(time.perf_counter() - wall, time.process_time() - cpu)


def yardstick() -> None:
    """Work that shows how fast this machine is just now: 0.1 s on a quiet one of 2024."""
    total = 0
    for number in range(3_000_000):
        total += number


def events_only(count: int) -> dict[str, Entity]:
    """As many dated events as asked, and nothing else."""
    return {event.id: event for event, _, _ in happenings(count)}


def everything(count: int) -> dict[str, Entity]:
    """Events with the expressions that date them and the passages that tell them."""
    return {entity.id: entity for group in happenings(count) for entity in group}


def happenings(count: int) -> Iterator[tuple[Event, TemporalExpression, EventMention]]:
    """Events, fifty a document, each with its date and its telling."""
    chance = random.Random(1)
    for number in range(count):
        home, start = f"article {number // 50}", number % 50 * 120
        day = unit_at(chance.randrange(-(10**9), 2 * 10**9), Granularity.DAY)
        words = f"{day}"
        steps = (Step(f"The words say “{words}”.", Span(start, start + len(words))), Step("The year is the article's."))
        why = Resolution(day, steps, (), 0.9)
        said = TemporalExpression(
            f"{home}/time/{start}-{start + 10}", home, Span(start, start + 10), words, TimexType.DATE, words, None, why
        )
        mention = EventMention(
            f"{home}/mention-of-event/{start}-{start + 100}/0", home, Span(start, start + 100), said.id, RULE
        )
        title = f"The {chance.choice(WORDS)} and the {chance.choice(WORDS)} meet about the {chance.choice(WORDS)}"
        event = Event(
            f"{home}/event/{start}-{start + 100}",
            title,
            Status.HAPPENED,
            why,
            "statement",
            (mention.id,),
            (),
            ("KOR", "PRK"),
            provenance=RULE,
        )
        yield event, said, mention


def articles(count: int) -> dict[str, Entity]:
    """Articles of about 4,000 characters with one quotation each."""
    chance, found = random.Random(2), {}
    rare = [f"{a}{b}" for a in WORDS for b in WORDS]
    for number in range(count):
        text = " ".join(chance.choice(WORDS if chance.random() < 0.7 else rare) for _ in range(500))
        document = Document(f"article {number}", f"Report {number}", text, sha256=fingerprint(text))
        quotation = Quotation(f"{document.id}/quotation/0-200", document.id, (Span(0, 200),), speaker_name="the mayor")
        found |= {document.id: document, quotation.id: quotation}
    return found


def opening(folder: Path, name: str, entities: dict[str, Entity]) -> Path:
    """Write a project in one edit, close it and open it: the median of three; then as if it had not been closed."""
    path = folder / f"{name}.dateline"
    file = project_file.create(path)
    edit = Edit("Read", dict.fromkeys(entities), entities)
    told(f"{name}: written in one edit", timed(lambda: file.write(edit)), "s")
    told(f"{name}: closed and sealed", timed(file.close), "s")
    told(f"{name}: file", path.stat().st_size / 1e6, "MB")
    told(f"{name}: checked and read", sorted(timed(lambda: project_file.open(path).close()) for _ in range(3))[1], "s")
    connection = sqlite3.connect(path)
    connection.execute("UPDATE state SET seal = NULL")
    connection.commit()
    connection.close()
    told(f"{name}: opened after a crash, and sealed", timed(lambda: project_file.open(path).close()), "s")
    return path


def drawing(name: str, path: Path) -> None:
    """Open a project in the program's own window: until it is drawn, until it can be changed; the median of five.

    The first time nothing was kept yet to be drawn at once; closing the window keeps it.
    """
    runs = []
    for number in range(6):
        run = subprocess.run(
            [sys.executable, "-c", WINDOW, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
        )
        shown, _, *times = map(float, run.stdout.split())
        assert number == 0 or shown, "nothing was drawn"
        runs.append(times)
    told(f"{name}: first time until it can be changed", Seconds(*runs[0][2:4]), "s")
    middle = [sorted(column)[2] for column in zip(*runs[1:], strict=True)]
    told(f"{name}: opened in the window and drawn", Seconds(*middle[:2]), "s", "wanted: 0.6")
    told(f"{name}: checked and read, can be changed", Seconds(*middle[2:4]), "s")
    told(f"{name}: longest time the window did not answer", middle[4], "s")


def editing(path: Path) -> None:
    """Single edits, undo and redo in a large project; then many edits in one."""
    with project_file.open(path) as file:
        names = [e.id for e in file.project.all(Event)]
        chance = random.Random(3)
        each: dict[str, list[Seconds]] = {"edit": [], "undo": [], "redo": []}
        for number in range(100):
            edit = revise_event(file.project, chance.choice(names), f"Rename {number}", title=f"Renamed {number}")
            for what, do in (("edit", lambda e=edit: file.write(e)), ("undo", file.undone), ("redo", file.redone)):
                each[what].append(timed(do))
        for what, times in each.items():
            told(f"one {what} on the disk, median of 100", sorted(times)[50], "ms", "wanted: 5", 1000)
        some = names[:10_000]
        again = {i: replace(file.project.entities[i], title="Again") for i in some}  # type: ignore[type-var]
        bulk = timed(lambda: file.write(changed(file.project, "Rename many", again)))
        told("an edit of 10,000 events, each", bulk, "ms", "wanted: 0.2", 1000 / len(some))
        told("its undo, each", timed(file.undone), "ms", "wanted: 0.2", 1000 / len(some))


def searching(folder: Path, count: int) -> None:
    """Searches over many articles."""
    path = opening(folder, f"{count:,} articles", articles(count))
    with project_file.open(path) as file:
        for asked in ("councilborder", "council border", '"council border"', "cou", "council"):
            times = sorted(timed(lambda a=asked: file.search(a)) for _ in range(5))
            told(f"search for {asked}", times[2], "ms", "wanted: 50", 1000)


def damaged(folder: Path, flips: int) -> None:
    """Bits flipped and ends cut in a closed project: how many are noticed."""
    path = folder / "small.dateline"
    with project_file.create(path) as file:
        entities = everything(500) | articles(20)
        file.write(Edit("Read", dict.fromkeys(entities), entities))
    whole, chance = path.read_bytes(), random.Random()
    noticed = recognised = 0
    for _ in range(flips):
        changed_bytes = bytearray(whole)
        bit = chance.randrange(len(whole) * 8)
        changed_bytes[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed_bytes)
        noticed += refused(path)
        path.write_bytes(whole[: chance.randrange(len(whole))])
        recognised += refused(path)
    print(f"flipped bits noticed: {noticed} of {flips}; missing ends recognised: {recognised} of {flips}")


def refused(path: Path) -> bool:
    """Whether a file is recognised as damaged."""
    try:
        project_file.open(path).close()
    except DamageError:
        return True
    return False


def killed(folder: Path, kills: int) -> None:
    """A program writing in a project of 2,000 events, killed at random moments: every acknowledged edit must be there,
    the file whole.
    """
    path, chance = folder / "killed.dateline", random.Random()
    with project_file.create(path) as file:
        before = everything(2_000) | articles(40)
        file.write(Edit("Read", dict.fromkeys(before), before))
    lost = done = 0
    for number in range(1, kills + 1):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(chance.random() * 0.05)
        writer.kill()
        acknowledged = max(map(int, writer.stdout.read().split()), default=done)
        writer.stdout.close()
        writer.wait()
        with project_file.open(path) as file:
            done = len(file.history.edits) - 1
            expected = {f"event/{n % 7}": f"Happening {n}" for n in range(1, done + 1)}
            entities = file.project.entities
            written = {i: e.title for i, e in entities.items() if isinstance(e, Event) and i not in before}
            whole = written == expected and all(entities.get(i) == e for i, e in before.items())
        lost += done < acknowledged or not whole
        if number % 100 == 0 and number < kills:
            print(f"killed {number} times so far: {lost} times something was lost", flush=True)
    print(f"killed {kills} times while writing: {lost} times something was lost; {done} edits made")


def main() -> None:
    """Measure all of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--in", dest="folder", type=Path)
    parser.add_argument("--only", choices=PARTS, nargs="*", default=PARTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        told("3,000,000 additions in Python", timed(yardstick), "s", "about 0.1 when nothing else runs")
        if "opening" in options.only:
            name = f"{options.events:,} events"
            path = opening(folder, name, events_only(options.events))
            drawing(name, path)
            editing(path)
            more = f"{name}, dates, tellings"
            drawing(more, opening(folder, more, everything(options.events)))
        if "searching" in options.only:
            searching(folder, options.articles)
        if "damage" in options.only:
            damaged(folder, options.flips)
        if "killing" in options.only:
            killed(folder, options.kills)


if __name__ == "__main__":
    main()
