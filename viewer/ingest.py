"""From a path to findings: what a worker process runs and what the command line calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from viewer import readers
from viewer.extract import creation_others, significance_notes, typed_date
from viewer.extract.copies import near_copies
from viewer.extract.event_merging import find_merges
from viewer.extract.pipeline import extract, happenings
from viewer.model import edtf
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.event import Event, Merge
from viewer.model.findings import Entity, Findings
from viewer.model.identity import distinct
from viewer.model.project import Project, changed, put
from viewer.model.provenance import Standing
from viewer.model.rereading import is_earlier, reread
from viewer.model.temporal import Basis, Resolution, Step
from viewer.readers import Portion, Unreadable, side_file

__all__ = [
    "Portion",
    "Unreadable",
    "begun",
    "documents",
    "extract",
    "files",
    "left_behind",
    "note",
    "own_name",
    "read",
    "read_again",
    "sources",
    "take",
    "typed",
]

LIKELY = 0.7
"""Certainty of a date that a side file marks as uncertain."""


def files(paths: list[Path]) -> list[Path]:
    """The readable files that the paths name: folders give the files of known formats inside them, by name.

    A folder in which there is none stands for itself: reading it says so, and the other paths are read all the same.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        known = readers.READERS.keys() | readers.COLLECTIONS.keys()
        inside = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in known)
        found.extend(inside or [path])
    return found


def sources(paths: list[Path]) -> list[Path | Portion]:
    """What to read, in pieces that take about a second each: files, and portions of files that hold many documents.

    What cannot be opened is named whole: reading it says why, and the other paths are read all the same.
    """
    found: list[Path | Portion] = []
    for path in files(paths):
        try:
            portioned = path.suffix.lower() in readers.COLLECTIONS and path.is_file()
            found.extend(readers.portions(path) if portioned else [path])
        except Unreadable:
            found.append(path)
    return found


def documents(source: Path | Portion, created: str | None = None) -> Iterator[Document]:
    """The documents of a file, each with the date that is known of it before its text is read.

    created  a date given by the user, as `typed` takes it; it goes before everything else
    Raises Unreadable where the file cannot be read, ValueError where `created` is no date.
    """
    given = typed(created) if created else None
    if isinstance(source, Path) and source.is_dir():
        kinds = ", ".join(sorted(readers.READERS.keys() | readers.COLLECTIONS.keys()))
        raise Unreadable(f"There is no document in the folder “{source.name}”: Dateline reads {kinds}.", str(source))
    notes = None
    if isinstance(source, Path) and source.suffix.lower() not in readers.COLLECTIONS:
        notes = side_file.notes_for(source)
    for document in readers.read(source):
        if notes is not None:
            document = _noted(document, notes)
        yield replace(document, created=given) if given else document


def read(source: Path | Portion, created: str | None = None, known: Mapping[str, str] | None = None) -> list[Findings]:
    """Findings of every document in a file or a portion of one; raises as `documents` does.

    known  documents of the project: SHA-256 by id. One that is unchanged is not read again.
    """
    name = own_name(source if isinstance(source, Path) else source.path)
    held = known or {}
    fresh = (d for d in documents(source, created) if held.get(d.id) != d.sha256)
    return [extract(d, file_name=name) for d in fresh]


def own_name(path: Path) -> str:
    """The name of a document's own file; "" for a collection, whose name says when it was made, not what is in it."""
    return "" if path.suffix.lower() in readers.COLLECTIONS else path.name


def note(document: Document, file_name: str = "") -> significance_notes.DocumentNotes:
    """What a document says of days: far less than its findings, for ranking the days of very many documents."""
    return significance_notes.note(happenings(document, file_name))


def read_again(document: Document, created: Resolution | None) -> Findings:
    """Findings of a document under another date of its own (None: let it be inferred)."""
    return extract(replace(document, created=created), file_name=own_name(Path(document.origin)))


def take(project: Project, findings: Iterable[Findings], label: str) -> Edit:
    """Findings into a project as one edit, events that several documents tell joined.

    Merges that a person made or parted stay as they are.
    """
    told = _dated_by_others(project, list(findings))
    read_in = _read_in(project, _under_decided_dates(project, distinct(project.entities, told)), label)
    state = {**project.entities, **read_in.after}
    copies = _copies(state)
    state |= copies
    merges = [e for e in state.values() if isinstance(e, Merge)]
    human = [m for m in merges if m.provenance.is_human]
    joined = {i for m in human if m.provenance.standing != Standing.DISMISSED for i in m.members}
    apart = [frozenset(m.members) for m in human if m.provenance.standing == Standing.DISMISSED]
    events = (e for e in state.values() if isinstance(e, Event) and e.id not in joined)
    found = {m.id: m for m in find_merges((e for e in events if e.provenance.standing != Standing.DISMISSED), apart)}
    kept = {m.id for m in human}
    gone: dict[str, Entity | None] = {m.id: None for m in merges if m.id not in kept and m.id not in found}
    fresh = {i: m for i, m in found.items() if i not in kept}
    return changed(project, label, {**read_in.after, **copies, **gone, **fresh})


def _dated_by_others(project: Project, findings: list[Findings]) -> list[Findings]:
    """The findings; documents without a date that the others can date are read again under it."""
    if all(f.document.created is not None for f in findings):
        return findings
    documents = {d.id: d for d in (*project.all(Document), *(f.document for f in findings))}
    quotations = {q.id: q for q in (*project.all(Quotation), *(q for f in findings for q in f.quotations))}
    events = (*project.all(Event), *(e for f in findings for e in f.events))
    others = creation_others.known_from(events, quotations, documents)
    if len(others) * len(findings) > creation_others.MOST:
        return findings
    told = []
    for found in findings:
        undated = found.document.created is None
        date = creation_others.argued(found.document, others) if undated else None
        told.append(read_again(found.document, date) if date else found)
    return told


def _under_decided_dates(project: Project, findings: list[Findings]) -> list[Findings]:
    """The findings; a document whose date a person gave is read under that date, whatever the file says now.

    A reading under a date that a person gives anew stays as it is.
    """
    told = []
    for found in findings:
        standing = project.get(Document, found.document.id)
        decided = standing.created if standing is not None and standing.provenance.is_human else None
        given = found.document.created is not None and found.document.created.basis == Basis.USER
        other = decided is not None and not given and decided != found.document.created
        told.append(read_again(found.document, decided) if other else found)
    return told


def begun(paths: list[Path], label: str) -> Edit:
    """The first edit of a project: all that some files tell, joined; raises as `documents` does."""
    return take(Project(), [found for path in paths for found in read(path)], label)


def left_behind(edit: Edit) -> list[Document]:
    """The earlier readings that an edit keeps, because a person decided what is not found in the new text."""
    return [e for i, e in edit.after.items() if isinstance(e, Document) and is_earlier(e) and edit.before[i] is None]


def _read_in(project: Project, findings: list[Findings], label: str) -> Edit:
    """Documents that are new or have the same text, then those that are read in another text, one after the other."""
    documents = {f.document.id: project.get(Document, f.document.id) for f in findings}
    other = {i for f in findings if (d := documents[i := f.document.id]) is not None and d.text != f.document.text}
    edit = put(project, [f for f in findings if f.document.id not in other], label)
    if not other:
        return edit
    after = dict(edit.after)
    scratch = Project(project.entities)
    scratch.apply(edit)
    for found in (f for f in findings if f.document.id in other):
        moved = reread(scratch, found, label).edit
        scratch.apply(moved)
        after |= moved.after
    return changed(project, label, after)


def _copies(state: Mapping[str, Entity | None]) -> dict[str, Entity | None]:
    """The documents whose standing as copies changes, as they are to be."""
    documents = [e for e in state.values() if isinstance(e, Document) and not is_earlier(e)]
    original = near_copies(documents)
    return {d.id: replace(d, copy_of=original.get(d.id, "")) for d in documents if d.copy_of != original.get(d.id, "")}


def typed(text: str) -> Resolution:
    """A date as a person types it ("Feb 2014", "17.2.2014", EDTF); ValueError with one sentence when it is none."""
    interval = typed_date.read_typed(text)
    return Resolution(interval, (Step(f"You gave “{text.strip()}”."),), basis=Basis.USER)


def _noted(document: Document, notes: side_file.Notes) -> Document:
    """A document with what the side file beside it says of its origin."""
    created = document.created
    if notes.created:
        interval = edtf.parse(notes.created)
        created = Resolution(
            interval,
            tuple(Step(reason) for reason in notes.because) or (Step("The notes beside the file say so."),),
            tuple(edtf.parse(other) for other in notes.alternatives),
            LIKELY if interval.qualifier else 1.0,
            Basis.SIDE_FILE,
        )
    return replace(
        document,
        title=notes.title or document.title,
        publisher=notes.publisher or document.publisher,
        created=created,
    )
