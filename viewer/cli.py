"""The headless commands; Qt is loaded only to draw a picture."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TypeVar

from viewer import __version__, ingest
from viewer.exchange.findings_json import as_json
from viewer.model import edtf
from viewer.model.event import Event
from viewer.model.findings import Findings
from viewer.model.project import Project
from viewer.model.view import SavedView
from viewer.timeline.lanes import GROUPINGS

FAILED, MISUSED = 1, 2
NO_JOBS = "--jobs takes a number of processes from 1 up."

USUAL, A4_WIDE = (2400, 1200), (1123, 794)
"""Sizes of pictures and of pages in pixels, where none is asked for."""

Read = TypeVar("Read")


def run(arguments: list[str]) -> int:
    """Carry out a headless command; problems go to stderr in one sentence. Returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.do(options))
    except ingest.Unreadable as problem:
        return _complain(problem.sentence)
    except ValueError as problem:
        return _complain(str(problem))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="What happened when, who said so, and where every country stands. "
        "Without a command, the window opens on the files given.",
    )
    parser.add_argument("--version", action="version", version=f"Dateline {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    extract = commands.add_parser("extract", help="print what was found, one JSON object a document")
    extract.add_argument("--jobs", type=int, default=1, metavar="N", help="read with N processes")
    extract.set_defaults(do=_extract)

    rank = commands.add_parser("rank", help="print the dates that matter most, one JSON object a date")
    rank.add_argument("--limit", type=int, default=20, metavar="N", help="how many dates (20)")
    rank.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="read with N processes (all)")
    rank.set_defaults(do=_rank)

    export = commands.add_parser("export", help="draw the timeline of the files as a PNG, SVG or PDF")
    _export_options(export)
    trail = commands.add_parser("audit", help="print what a project file read, found and changed, and when")
    trail.add_argument("project", type=Path, metavar="PROJECT.dateline")
    trail.set_defaults(do=_audit)
    for command in (extract, rank, export):
        command.add_argument("--created", metavar="DATE", help="the documents' own date, where you know it")
        command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    return parser


def _export_options(export: argparse.ArgumentParser) -> None:
    export.add_argument("--to", required=True, type=Path, metavar="FILE", help="ends in .png, .svg or .pdf")
    export.add_argument(
        "--size",
        type=_size,
        metavar="WxH",
        help="in pixels (2400x1200, with --pages A4 wide); a width alone is as high as the lanes need",
    )
    export.add_argument("--dpi", default=96, type=int, help="resolution written into a PNG (96)")
    export.add_argument("--scale", type=float, help="size of letters and marks (by the size of the picture)")
    export.add_argument("--pages", default=0, type=int, metavar="N", help="a PDF of N pages along time")
    export.add_argument("--range", dest="span", type=_range, metavar="EDTF", help="only this time (2014-01/2015-12)")
    export.add_argument("--lanes", default="none", choices=[*GROUPINGS, "country"], help="gather events, or positions")
    export.add_argument("--issue", default="", help="what positions by country are on (the most spoken of)")
    export.add_argument("--theme", default="print", choices=["light", "dark", "print"])
    export.add_argument("--title", default="", help="a heading above the picture")
    export.add_argument("--no-legend", dest="legend", action="store_false", help="do not say what the marks mean")
    export.add_argument("--sources", action="store_true", help="name the documents under the picture")
    export.set_defaults(do=_export)


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,6})(?:[x×](\d{1,6}))?", text)
    if not match:
        raise argparse.ArgumentTypeError(f"“{text}” is no size; write width and height in pixels, such as 2400x1200")
    return int(match[1]), int(match[2] or 0)


def _range(text: str) -> tuple[int, int]:
    try:
        interval = edtf.parse(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem
    return interval.begin, interval.end


def _read(options: argparse.Namespace) -> Iterator[Findings]:
    """Findings of all files; a file that cannot be read is named on stderr and the others go on."""
    if options.created:
        ingest.typed(options.created)  # a mistyped date must stop everything before any file is read
    options.unread = 0
    for path in ingest.files(options.files):
        try:
            yield from ingest.read(path, options.created)
        except ingest.Unreadable as problem:
            options.unread += 1
            _complain(problem.sentence)


def _extract(options: argparse.Namespace) -> int:
    if options.jobs < 1:
        return _complain(NO_JOBS, MISUSED)
    for found in _read(options) if options.jobs == 1 else _read_in_processes(options, ingest.extract):
        print(json.dumps(as_json(found), ensure_ascii=False))
        if not found.expressions:
            _complain(f"No date was found in “{found.document.title or found.document.id}”.")
    return FAILED if options.unread else 0


def _rank(options: argparse.Namespace) -> int:
    if options.jobs < 1:
        return _complain(NO_JOBS, MISUSED)
    if options.limit < 1:
        return _complain("--limit takes a number of dates from 1 up.", MISUSED)
    from viewer.extract.significance import rank

    for row in rank(_read_in_processes(options, ingest.note), options.limit):
        print(json.dumps(asdict(row), ensure_ascii=False))
    return FAILED if options.unread else 0


def _read_in_processes(options: argparse.Namespace, reading: Callable[..., Read]) -> Iterator[Read]:
    """What `reading` makes of every document of all files, on several processes, in the order of the files."""
    if options.created:
        ingest.typed(options.created)
    options.unread = 0
    with ProcessPoolExecutor(options.jobs) as pool:
        for path in ingest.files(options.files):
            try:
                documents = ingest.documents(path, options.created)
                yield from pool.map(partial(reading, file_name=ingest.own_name(path)), documents, chunksize=8)
            except ingest.Unreadable as problem:
                options.unread += 1
                _complain(problem.sentence)


def _export(options: argparse.Namespace) -> int:
    found = list(_read(options))
    if not found:
        return _complain("Nothing was drawn, because no document could be read.")
    from viewer.ui import offscreen, picture
    from viewer.ui.picture_sheet import PictureError, Sheet
    from viewer.ui.theme import theme

    project = Project()
    project.apply(ingest.take(project, found, "Read"))
    width, height = options.size or (A4_WIDE if options.pages else USUAL)
    begin, end = options.span or (0, 0)
    sheet = Sheet(
        width,
        height,
        theme(options.theme),
        SavedView("", "", begin, end, options.lanes, options.issue),
        options.scale or (1.0 if options.pages else fitting(project, width, height or width // 2)),
        options.dpi,
        options.title,
        options.legend,
        options.sources,
        options.pages,
    )
    try:
        with offscreen.drawing():
            picture.export_picture(project, options.to, sheet)
    except PictureError as problem:
        return _complain(problem.sentence)
    return FAILED if options.unread else 0


def _audit(options: argparse.Namespace) -> int:
    from viewer.store.audit import audit
    from viewer.store.errors import StoreError

    try:
        for line in audit(options.project):
            print(line)
    except StoreError as problem:
        return _complain(problem.sentence)
    return 0


FEW = 30
"""Up to so many dated events a larger picture is drawn larger; with more it shows more of their labels."""


def fitting(project: Project, width: int, height: int) -> float:
    """The scale at which few events fill a picture as they do a window of 1200 x 600 pixels; 1 for many."""
    dated = sum(e.resolution is not None for e in project.all(Event))
    return max(1.0, min(width / 1200, height / 600)) if dated <= FEW else 1.0


def _complain(sentence: str, code: int = FAILED) -> int:
    print(f"dateline: {sentence}", file=sys.stderr)
    return code
