from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.seed_project import SEOUL, document, seed_project
from viewer.model import revision
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.findings import Findings
from viewer.model.project import Project, put
from viewer.model.provenance import Standing
from viewer.model.temporal import Basis, Resolution, Step
from viewer.model.time import day, month

GIVEN = Resolution(day(2014, 2, 18), (Step("You gave “18 Feb 2014”."),), basis=Basis.USER)


def test_a_date_given_by_hand_keeps_what_the_sources_say() -> None:
    project = seed_project()
    project.apply(revision.date_event(project, "event/coi", GIVEN))
    event = project.get(Event, "event/coi")
    assert event is not None
    assert event.resolution is not None
    assert event.interval == day(2014, 2, 18)
    assert event.provenance.standing == Standing.ENTERED
    assert event.resolution.basis == Basis.USER
    assert "Read from the sources: 17 Feb 2014." in event.resolution.because
    assert day(2014, 2, 17) in event.resolution.alternatives


def test_a_second_change_still_knows_the_sources_reading() -> None:
    project = seed_project()
    project.apply(revision.date_event(project, "event/coi", GIVEN))
    project.apply(revision.date_event(project, "event/coi", Resolution(month(2014, 2), basis=Basis.USER)))
    event = project.get(Event, "event/coi")
    assert event is not None
    assert event.resolution is not None
    assert event.resolution.because.count("Read from the sources: 17 Feb 2014.") == 1
    assert set(event.resolution.alternatives) == {day(2014, 2, 17), day(2014, 2, 18)}


@pytest.mark.parametrize(
    "change",
    [
        lambda p: revision.date_event(p, "event/coi", GIVEN),
        lambda p: revision.date_event(p, "event/veto", GIVEN),
        lambda p: revision.retitle(p, "event/coi", "The inquiry reports"),
        lambda p: revision.accept(p, ["event/coi", "event/hua"]),
        lambda p: revision.dismiss(p, ["event/coi"]),
        lambda p: revision.restore(p, ["event/coi"]),
    ],
)
def test_each_decision_can_be_taken_back(change: Callable[[Project], Edit]) -> None:
    project = seed_project()
    before = dict(project.entities)
    edit = change(project)
    assert edit
    project.apply(edit)
    assert dict(project.entities) != before
    project.apply(edit.inverse)
    assert dict(project.entities) == before


def test_a_document_can_be_redated_twice() -> None:
    project = seed_project()
    for given in (day(2014, 3, 25), day(2014, 3, 31)):
        again = replace(document(SEOUL), created=Resolution(given, basis=Basis.USER))
        read_in = put(project, [Findings(again)], "")
        project.apply(revision.date_document(project, again, read_in))
        standing = project.get(Document, SEOUL)
        assert standing is not None
        assert standing.created is not None
        assert standing.created.interval == given


def test_accepting_does_not_hide_that_something_was_changed_by_hand() -> None:
    project = seed_project()
    project.apply(revision.retitle(project, "event/coi", "The inquiry reports"))
    assert not revision.accept(project, ["event/coi"])


def test_an_event_without_a_title_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a title"):
        revision.retitle(seed_project(), "event/coi", "  ")


def test_what_is_to_review_shrinks_as_people_decide() -> None:
    project = seed_project()
    before = [e.id for e in revision.to_review(project)]
    assert before[0] == "event/ga"
    assert before[-1] == "event/veto"
    project.apply(revision.accept(project, ["event/coi"]))
    project.apply(revision.dismiss(project, ["event/hua"]))
    assert set(before) - {e.id for e in revision.to_review(project)} == {"event/coi", "event/hua"}
