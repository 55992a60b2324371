"""Findings enter a project by edits; any edit can be taken back; what a person decided stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from viewer.model.actor import Actor, ActorKind, Mention
from viewer.model.document import Document, fingerprint
from viewer.model.edit import Edit
from viewer.model.event import Event, EventMention, Status
from viewer.model.findings import Entity, Findings
from viewer.model.history import History
from viewer.model.project import Project, changed, put, remove_document, revise_event
from viewer.model.provenance import Provenance, Standing
from viewer.model.span import Span

KOREA = Actor("KOR", "South Korea", ActorKind.COUNTRY)


def findings(name: str, *titles: str, origin: str = "", text: str = "") -> Findings:
    """A document in which an event is found for each title."""
    spans = [Span(10 * n, 10 * n + 9) for n in range(len(titles))]
    told = [EventMention(f"{name}/mention-of-event/{s.start}-{s.end}/0", name, s) for s in spans]
    return Findings(
        Document(name, f"Title of {name}", text, origin=origin, sha256=fingerprint(text or origin)),
        actors=(KOREA, Actor(f"unnamed/{name}/a-diplomat", "a diplomat", ActorKind.UNNAMED)),
        mentions=tuple(Mention(f"{name}/mention/{s.start}-{s.end}", name, s, "Seoul", "KOR") for s in spans),
        event_mentions=tuple(told),
        events=tuple(
            Event(f"{name}/event/{m.span.start}", title, Status.HAPPENED, mentions=(m.id,), participants=("KOR",))
            for m, title in zip(told, titles, strict=True)
        ),
    )


def project_of(*found: Findings) -> Project:
    project = Project()
    project.apply(put(project, found, "Add"))
    return project


def titles(project: Project) -> list[str]:
    return [event.title for event in project.all(Event)]


def test_findings_come_in_as_one_edit_and_go_as_one() -> None:
    project = Project()
    edit = put(project, [findings("a", "One", "Two"), findings("b", "Three")], "Add 2 documents")
    project.apply(edit)
    assert titles(project) == ["One", "Two", "Three"]
    assert [a.id for a in project.all(Actor) if a.kind == ActorKind.COUNTRY] == ["KOR"]
    assert len(project.of_document(Mention, "a")) == 2
    project.apply(edit.inverse)
    assert len(project) == 0


def test_reading_again_changes_only_what_differs() -> None:
    project = project_of(findings("a", "One", "Two"))
    assert not put(project, [findings("a", "One", "Two")], "Read again")
    edit = put(project, [findings("a", "One")], "Read again")
    assert set(edit.after) == {"a/event/10", "a/mention-of-event/10-19/0", "a/mention/10-19"}
    project.apply(edit)
    assert titles(project) == ["One"]


@pytest.mark.parametrize("standing", [Standing.CONFIRMED, Standing.ENTERED, Standing.DISMISSED])
def test_reading_again_leaves_what_a_person_decided(standing: Standing) -> None:
    project = project_of(findings("a", "One", "Two"))
    decided = {"title": "Mine", "provenance": Provenance(standing)}
    project.apply(revise_event(project, "a/event/0", "Change", **decided))
    project.apply(revise_event(project, "a/event/10", "Change", **decided))
    project.apply(put(project, [findings("a", "Another")], "Read again"))
    assert titles(project) == ["Mine", "Mine"], "neither found anew nor gone because it is found no more"


def test_an_edit_that_does_not_fit_changes_nothing() -> None:
    project = project_of(findings("a", "One"))
    late = revise_event(project, "a/event/0", "Rename", title="Late")
    project.apply(revise_event(project, "a/event/0", "Rename", title="Early"))
    before = dict(project.entities)
    with pytest.raises(ValueError, match="not as the edit “Rename” expects it"):
        project.apply(late)
    with pytest.raises(ValueError, match="the same identifiers"):
        Edit("Half", {"a": None}, {})
    with pytest.raises(KeyError):
        revise_event(project, "a", "Rename", title="A document is no event")
    assert project.entities == before


def test_a_removed_document_takes_its_own_with_it_and_comes_back() -> None:
    project = project_of(findings("a", "One"), findings("b", "Two"), findings("c", "Three"))
    before = dict(project.entities)
    edit = remove_document(project, "b")
    assert edit.label == "Remove “Title of b”"
    project.apply(edit)
    assert titles(project) == ["One", "Three"]
    assert not [i for i in project.entities if i.startswith("b") or "/b/" in i]
    assert "KOR" in project
    project.apply(edit.inverse)
    assert project.entities == before


def test_a_document_whose_name_begins_with_anothers_is_its_own() -> None:
    project = project_of(findings("report", "One"), findings("report/2", "Two"))
    project.apply(put(project, [findings("report")], "Read again"))
    assert titles(project) == ["Two"]
    project.apply(remove_document(project, "report"))
    assert [d.id for d in project.all(Document)] == ["report/2"]
    assert titles(project) == ["Two"]


def test_files_of_one_name_from_two_folders_are_two_documents() -> None:
    one, two = findings("report", "One", origin="x/report.txt"), findings("report", "Two", origin="y/report.txt")
    project = project_of(one, two)
    assert [d.id for d in project.all(Document)] == ["report", "report (2)"]
    assert titles(project) == ["One", "Two"]
    (second,) = (e for e in project.all(Event) if e.title == "Two")
    assert second.id == "report (2)/event/0"
    assert [project.get(EventMention, m) is not None for m in second.mentions] == [True]
    assert "unnamed/report (2)/a-diplomat" in project
    assert not put(project, [two], "Read again"), "from the same place it is the same document"
    project.apply(put(project, [findings("report", "Three", origin="y/report.txt")], "Read again"))
    assert titles(project) == ["One", "Three"]


def test_a_file_that_was_moved_stays_the_same_document() -> None:
    project = project_of(findings("report", "One", origin="x/report.txt", text="The minister resigned."))
    project.apply(
        put(project, [findings("report", "One", origin="y/report.txt", text="The minister resigned.")], "Add")
    )
    assert [d.origin for d in project.all(Document)] == ["y/report.txt"]


@pytest.mark.parametrize("name", ["UN", "KOR", "person", "merge"])
def test_a_document_never_takes_the_place_of_an_actor(name: str) -> None:
    project = project_of(findings(name, "One", origin=f"{name}.txt"))
    assert [d.id for d in project.all(Document)] == [f"{name} (2)"]
    assert project.get(Actor, "KOR") == KOREA
    assert titles(project) == ["One"]
    assert not put(project, [findings(name, "One", origin=f"{name}.txt")], "Read again")


def test_history_knows_what_can_be_undone_and_redone() -> None:
    history = History()
    first, second, third = (Edit(label, {label: None}, {label: None}) for label in ("1", "2", "3"))
    history.made(first)
    history.made(second)
    history.undone()
    assert (history.undoable, history.redoable, history.position) == (first, second, 1)
    history.made(third)
    assert (history.edits, history.redoable) == ((first, third), None)
    with pytest.raises(IndexError, match="nothing to redo"):
        history.redone()
    with pytest.raises(IndexError, match="nothing to undo"):
        History().undone()


NAMES = st.sampled_from(["a", "b", "a/c", "UN"])
TITLES = st.lists(st.sampled_from(["One", "Two", "Three"]), max_size=3)
STANDINGS = st.sampled_from(Standing)


class Editing(RuleBasedStateMachine):
    """Any order of edits, undo and redo: each state comes back exactly."""

    def __init__(self) -> None:
        super().__init__()
        self.project = Project()
        self.history = History()
        self.states: list[dict[str, Entity]] = [{}]

    def make(self, edit: Edit) -> None:
        if edit:
            self.project.apply(edit)
            self.history.made(edit)
            self.states[self.history.position :] = [dict(self.project.entities)]

    @rule(name=NAMES, told=TITLES, place=st.sampled_from(["x", "y"]))
    def read(self, name: str, told: list[str], place: str) -> None:
        self.make(put(self.project, [findings(name, *told, origin=place)], "Add"))

    @rule(data=st.data(), standing=STANDINGS)
    def decide(self, data: st.DataObject, standing: Standing) -> None:
        if events := self.project.all(Event):
            event = data.draw(st.sampled_from(events))
            decided = replace(event, provenance=Provenance(standing))
            self.make(changed(self.project, "Decide", {event.id: decided}))

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        if documents := self.project.all(Document):
            self.make(remove_document(self.project, data.draw(st.sampled_from(documents)).id))

    @precondition(lambda self: self.history.undoable is not None)
    @rule()
    def undo(self) -> None:
        assert self.history.undoable is not None
        self.project.apply(self.history.undoable.inverse)
        self.history.undone()

    @precondition(lambda self: self.history.redoable is not None)
    @rule()
    def redo(self) -> None:
        assert self.history.redoable is not None
        self.project.apply(self.history.redoable)
        self.history.redone()

    @invariant()
    def each_state_is_as_it_was(self) -> None:
        assert self.project.entities == self.states[self.history.position]

    @invariant()
    def everything_has_its_own_place(self) -> None:
        for identifier, entity in self.project.entities.items():
            assert entity.id == identifier
        for kind in (Document, Event, Mention, Actor):
            assert self.project.all(kind) == [e for e in self.project.entities.values() if isinstance(e, kind)]
        documents = {d.id for d in self.project.all(Document)}
        for event in self.project.all(Event):
            assert event.provenance.is_human or event.id.rpartition("/event/")[0] in documents


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
