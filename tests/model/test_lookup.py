from __future__ import annotations

from dataclasses import replace

import pytest

from tests.seed_project import BAN, SEOUL, said, seed_project
from viewer.model import lookup, revision
from viewer.model.attribution import Quotation
from viewer.model.chronology import merge_events
from viewer.model.event import Event, EventMention
from viewer.model.project import Project, remove_document
from viewer.model.span import Span

PROJECT = seed_project()


@pytest.mark.parametrize(
    ("identifier", "event"),
    [
        ("event/coi", "event/coi"),
        (said(SEOUL, 2099), "event/yun"),
        (f"{BAN}/time/2464-2468", "event/state"),
        (f"{SEOUL}/mention-of-event/15-255/diplomat", "event/diplomat"),
        (f"{SEOUL}/stance/CHN/icc-referral/160-224", "event/diplomat"),
        (f"{BAN}/stance/RUS/icc-referral/1904-2024", "event/veto"),
        (f"{SEOUL}/mention/15-26", "event/diplomat"),
        (SEOUL, ""),
        ("CHN", ""),
        (f"{SEOUL}/stance/CHN/icc-referral/1306-1435", ""),
        ("no such thing", ""),
        ("", ""),
    ],
)
def test_everything_leads_to_the_event_it_belongs_to(identifier: str, event: str) -> None:
    assert lookup.event_of(PROJECT, identifier) == event


@pytest.mark.parametrize(
    ("identifier", "home", "words"),
    [
        ("event/yun", SEOUL, "South Korean Foreign Minister Yun"),
        (said(BAN, 533), BAN, '"Efforts to engage the government'),
        (f"{SEOUL}/time/1995-2011", SEOUL, "early this month"),
        (f"{BAN}/stance/RUS/icc-referral/1904-2024", BAN, "China and Russia, which"),
        (BAN, BAN, ""),
        ("CHN", "", ""),
        ("nothing", "", ""),
    ],
)
def test_everything_leads_to_the_words_it_rests_on(identifier: str, home: str, words: str) -> None:
    assert lookup.document_of(PROJECT, identifier) == home
    assert lookup.words_of(PROJECT, identifier).startswith(words)
    assert bool(lookup.words_of(PROJECT, identifier)) == bool(words)


def test_a_quotation_of_two_parts_keeps_both_and_shows_the_gap() -> None:
    whole = PROJECT.get(Quotation, said(SEOUL, 829))
    assert whole is not None
    parted = replace(whole, content=(Span(829, 840), Span(850, 860)))
    project = Project({**PROJECT.entities, parted.id: parted})
    text = lookup.words_of(project, parted.id)
    assert text.count(" … ") == 1


def test_an_event_knows_the_words_that_date_it_and_the_articles_that_tell_it() -> None:
    event = PROJECT.get(Event, "event/ga")
    assert event is not None
    expression = lookup.dating(PROJECT, event)
    assert expression is not None
    assert expression.text == "Last year"
    assert [d.id for d in lookup.documents_of(PROJECT, event)] == [BAN]


def test_positions_of_an_event_are_those_told_in_its_passages() -> None:
    event = PROJECT.get(Event, "event/hua")
    assert event is not None
    assert {(s.holder, s.issue) for s in lookup.stances_of(PROJECT, event)} == {("CHN", "icc-referral")}


def test_undated_events_are_kept() -> None:
    assert [e.id for e in lookup.undated(PROJECT)] == ["event/drafting", "event/veto"]


def test_merged_events_are_shown_as_one() -> None:
    project = seed_project()
    project.apply(merge_events(project, ("event/coi", "event/released")))
    assert lookup.event_of(project, said(BAN, 533)) == "event/coi"
    both = lookup.shown_event(project, "event/released")
    assert both is not None
    assert {d.id for d in lookup.documents_of(project, both)} == {BAN, SEOUL}


def test_what_is_gathered_by_kind_follows_every_edit() -> None:
    project = seed_project()
    before = project.all(Event)
    edit = revision.dismiss(project, ["event/coi"])
    project.apply(edit)
    assert [e.id for e in project.all(Event)] == [e.id for e in before]
    assert project.all(Event) != before
    project.apply(edit.inverse)
    assert project.all(Event) == before
    gone = remove_document(project, SEOUL)
    project.apply(gone)
    assert project.all(EventMention) == [m for m in project.all(EventMention) if m.document == BAN]
    project.apply(gone.inverse)
    told = {mention.id: mention for mention in project.all(EventMention)}
    assert told == {mention.id: mention for mention in seed_project().all(EventMention)}
