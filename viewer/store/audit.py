"""What was read, found and changed, when and by what: the trail that a project keeps, in lines to print."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from viewer.model.actor import Actor, Mention
from viewer.model.document import Document, fingerprint
from viewer.model.event import Addition, Event
from viewer.model.findings import Entity
from viewer.model.provenance import Provenance, Standing
from viewer.model.span import Span
from viewer.model.stance import Stance
from viewer.model.temporal import Resolution, TemporalExpression
from viewer.model.time import Interval
from viewer.model.wording import describe
from viewer.store import project_file
from viewer.store.tables import BY_KIND

FORMAT = slice(60, 64)
"""Where SQLite's header keeps the format (user_version; SQLite file format, 1.3)."""
DECIDED = {Standing.CONFIRMED: "confirmed", Standing.ENTERED: "entered", Standing.DISMISSED: "dismissed"}


def audit(path: Path) -> Iterator[str]:
    """The trail of a project, edit by edit, as lines. Raises StoreError; the file is not written to.

    After the heading each edit has a line (when, by which version of the program, what it was called), and each thing
    it read, found, changed or removed a line below: with the SHA-256 of a document's text, with the rule that found it.
    """
    with project_file.open(path, read_only=True) as file:
        content = path.read_bytes()
        sha256, version = hashlib.sha256(content).hexdigest(), int.from_bytes(content[FORMAT], "big")
        yield f"Dateline project “{path.name}”, format {version}, SHA-256 {sha256}"
        taken_back = len(file.history.edits) - file.history.position
        yield f"{_count(file.history.position, 'edit')} in force, {taken_back} taken back"
        for number, (edit, made) in enumerate(zip(file.history.edits, file.times, strict=True)):
            yield ""
            program = file.programs[number]
            after = " (taken back)" if number >= file.history.position else ""
            yield f"{_moment(made)}  Dateline {program}  {edit.label}{after}"
            for identifier, entity in edit.after.items():
                yield f"    {_line(edit.before[identifier], entity)}"


def _line(before: Entity | None, after: Entity | None) -> str:
    """One thing of an edit."""
    if after is None:
        return f"removed    {_named(before)}" if before is not None else ""
    if before is not None:
        differing = [f.name for f in fields(after) if getattr(before, f.name) != getattr(after, f.name)]
        changes = "; ".join(f"{n}: {_told(getattr(before, n))} → {_told(getattr(after, n))}" for n in differing)
        verb = DECIDED.get(after.provenance.standing, "changed") if differing == ["provenance"] else "changed"
        return f"{verb:<10} {_named(after)}" + ("" if verb != "changed" else f": {changes}")
    if isinstance(after, Document):
        origin = f", from {after.origin}" if after.origin else ""
        return f"read       {_named(after)}{origin}, SHA-256 of its text {fingerprint(after.text)}"
    rule = f", by the rule “{after.provenance.rule}”" if after.provenance.rule else ""
    return f"{DECIDED.get(after.provenance.standing, 'found'):<10} {_named(after)}{rule}"


def _named(entity: Entity) -> str:
    """What a thing is, in words, with its identifier."""
    kind = BY_KIND[type(entity)].name.replace("_", " ")
    words = ""
    if isinstance(entity, Event | Document):
        resolution = entity.resolution if isinstance(entity, Event) else entity.created
        words = f" “{entity.title}”, {describe(resolution.interval) if resolution else 'undated'}"
    elif isinstance(entity, TemporalExpression):
        words = f" “{entity.text}”" + (f", {describe(entity.interval)}" if entity.interval else "")
    elif isinstance(entity, Mention):
        words = f" “{entity.text}”"
    elif isinstance(entity, Actor):
        words = f" “{entity.name}”"
    elif isinstance(entity, Stance):
        words = f" “{entity.holder_name}” {entity.polarity} “{entity.issue}”"
    return f"{kind}{words} [{entity.id}]".replace("\n", " ")


def _told(value: Any) -> str:
    """A field's value in a few words."""
    if isinstance(value, Resolution):
        return f"{describe(value.interval)} ({value.basis})"
    if isinstance(value, Interval):
        return describe(value)
    if isinstance(value, Addition):
        return f"“{value.name}”"
    if isinstance(value, Provenance):
        return value.standing.value
    if isinstance(value, Span):
        return f"{value.start}–{value.end}"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return ", ".join(map(_told, value)) or "none"
    if isinstance(value, str):
        return f"“{_short(value)}”" if value else "none"
    return "none" if value is None else str(value)


def _short(words: str) -> str:
    """Words on one line; of a whole text its beginning and digest."""
    line = " ".join(words.split())
    return line if len(line) <= 200 else f"{line[:60]} …” (SHA-256 {fingerprint(words)}) “… {line[-20:]}"


def _moment(made: datetime) -> str:
    return made.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
