"""What a person merged or parted stays so when its document comes in with another text."""

from __future__ import annotations

from viewer.extract.pipeline import extract
from viewer.ingest import take
from viewer.model.chronology import chronology, merge_events, merge_of, split_event
from viewer.model.document import Document, fingerprint
from viewer.model.event import Event, Merge
from viewer.model.findings import Findings
from viewer.model.lookup import event_of
from viewer.model.project import Project
from viewer.model.revision import accept, dismiss

TEXT = "LISBON, 4 May 2011 - The new bridge opened on Tuesday, the mayor said.\n\nIn March 2009 the works had stopped."
LONGER = TEXT.replace("Tuesday", "Tuesday morning")


def found(text: str) -> Findings:
    return extract(Document("bridge", "Bridge", text, sha256=fingerprint(text)))


def project_of(text: str) -> Project:
    project = Project()
    project.apply(take(project, [found(text)], "Add"))
    return project


def event_with(project: Project, words: str) -> str:
    return next(e.id for e in project.all(Event) if words in e.title)


def test_merged_events_stay_merged() -> None:
    project = project_of(TEXT)
    opened, stopped = event_with(project, "opened"), event_with(project, "stopped")
    project.apply(merge_events(project, (stopped, opened)))
    project.apply(take(project, [found(LONGER)], "Add"))
    opened, moved = event_with(project, "opened"), event_with(project, "stopped")
    assert moved != stopped, "it stands elsewhere in the longer text"
    assert event_of(project, opened) == event_of(project, moved) == moved
    assert [m.members for m in project.all(Merge)] == [(moved, opened)]
    assert len(chronology(project)) == 1


def test_parted_events_stay_parted() -> None:
    project = project_of(TEXT)
    opened, stopped = event_with(project, "opened"), event_with(project, "stopped")
    project.apply(merge_events(project, (stopped, opened)))
    project.apply(split_event(project, stopped))
    project.apply(take(project, [found(LONGER)], "Add"))
    (parted,) = project.all(Merge)
    assert set(parted.members) == {event_with(project, "opened"), event_with(project, "stopped")}
    assert merge_of(project, parted.members[0]) is None


def test_back_and_forth_no_decision_is_lost() -> None:
    project = project_of(TEXT)
    project.apply(merge_events(project, (event_with(project, "stopped"), event_with(project, "opened"))))
    project.apply(accept(project, [event_with(project, "opened")]))
    for text in (LONGER, TEXT, LONGER, TEXT):
        before = [e for e in project.entities.values() if e.provenance.is_human]
        project.apply(take(project, [found(text)], "Add"))
        assert len([e for e in project.entities.values() if e.provenance.is_human]) == len(before)
        assert len(chronology(project)) == 1
        assert all(event_of(project, event) == event for event in chronology(project))


def test_a_merge_is_shown_as_its_first_member_that_stands() -> None:
    project = project_of(TEXT)
    opened, stopped = event_with(project, "opened"), event_with(project, "stopped")
    alone = dismiss(project, [stopped])
    project.apply(alone)
    project.apply(merge_events(project, (stopped, opened)))
    assert list(chronology(project)) == [opened]
    assert event_of(project, opened) == opened
