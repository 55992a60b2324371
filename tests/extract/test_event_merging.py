"""The same event in several documents becomes one; others stay apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks import merging
from viewer.extract.event_merging import find_merges
from viewer.model import edtf
from viewer.model.chronology import chronology, merge_events, split_event
from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.temporal import Resolution


def event(document: str, title: str, when: str, kind: str = "report") -> Event:
    return Event(
        f"{document}/event/{title}", title, Status.HAPPENED, Resolution(edtf.parse(when)), kind, quotations=(document,)
    )


def test_the_same_report_in_two_papers_is_one_event() -> None:
    events = [
        event("a", "Harbour board published its safety report", "2007-05-12"),
        event("b", "Harbour board published the report", "2007-05-12"),
        event("b", "Harbour board published the budget", "2007-05-19"),
    ]
    (merge,) = find_merges(events)
    assert set(merge.members) == {events[0].id, events[1].id}
    assert "12 May 2007" in merge.because
    assert "harbour" in merge.because


def test_what_differs_by_a_number_is_not_the_same() -> None:
    first = event("a", "Lisbon port authority opened pier 3", "2007-05-12")
    assert not find_merges([first, event("b", "Lisbon port authority opened pier 30", "2007-05-12")])
    assert find_merges([first, event("b", "Lisbon port authority opened pier 3 to ferries", "2007-05-12")])


def test_a_month_and_a_day_inside_it_fit_and_the_day_leads() -> None:
    vague = event("a", "Harbour board published report", "2007-05")
    exact = event("b", "Harbour board published report", "2007-05-12")
    (merge,) = find_merges([vague, exact])
    assert merge.members[0] == exact.id


def test_other_words_other_days_other_kinds_stay_apart() -> None:
    base = event("a", "Harbour board published its safety report", "2007-05-12")
    assert not find_merges([base, event("b", "Miners struck in the northern valley", "2007-05-12")])
    assert not find_merges([base, event("b", base.title, "2007-06-12")])
    assert not find_merges([base, event("b", base.title, "2007-05-12", "attack")])
    assert not find_merges([base, event("a", base.title + "!", "2007-05-12")]), "one document keeps its own apart"


def test_five_papers_with_one_agency_report_are_one_event_even_on_a_crowded_day() -> None:
    crowd = [event(f"d{n}", "Minister opened the bridge", "2007-05-12") for n in range(200)]
    (merge,) = find_merges(crowd)
    assert len(merge.members) == 200


def test_what_a_person_split_is_not_merged_again() -> None:
    pair = [event("a", "Board published report", "2007-05-12"), event("b", "Board published report", "2007-05-12")]
    assert not find_merges(pair, kept_apart=[frozenset(e.id for e in pair)])


def test_one_law_given_two_days_by_two_papers_is_one_disputed_event() -> None:
    title = "Parliament of Brava adopted the harbour safety law"
    pair = [event("a", title, "2007-05-12", "law"), event("b", title, "2007-05-13", "law")]
    (merge,) = find_merges(pair)
    assert "do not agree" in merge.because
    project = Project({pair[0].id: pair[0], pair[1].id: pair[1], merge.id: merge})
    (shown,) = chronology(project).values()
    assert shown.is_disputed
    assert not find_merges([event("a", title, "2007-05-12", "attack"), event("b", title, "2007-05-13", "attack")])
    assert not find_merges([event("a", title, "2007-05-12", "law"), event("b", title, "2007-05-22", "law")])


def test_sources_that_give_different_days_are_shown_as_disputed() -> None:
    pair = [event("a", "Board published report", "2007-05-12"), event("b", "Board published report", "2007-05-13")]
    project = Project({e.id: e for e in pair})
    project.apply(merge_events(project, (pair[0].id, pair[1].id)))
    (shown,) = chronology(project).values()
    assert shown.is_disputed
    assert [str(r.interval) for r in shown.readings] == ["2007-05-12", "2007-05-13"]


def test_the_chronology_shows_a_merged_event_once_and_a_split_one_twice() -> None:
    pair = [event("a", "Board published report", "2007-05-12"), event("b", "Board met", "2007-05-12")]
    project = Project({e.id: e for e in pair})
    project.apply(merge_events(project, (pair[1].id, pair[0].id)))
    (shown,) = chronology(project).values()
    assert shown.title == "Board met"
    assert set(shown.quotations) == {"a", "b"}
    project.apply(split_event(project, pair[0].id))
    assert len(chronology(project)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway's parliament adopted the fishing law", "Chilean parliament adopted the fishing law"),
        ("Parliament adopted the fishing law", "Parliament adopted the press law"),
        ("Harbour Board published its report on prisons", "Harbour Board published its report on courts"),
        ("Kenya and Egypt signed an agreement", "Kenya and Sudan signed an agreement"),
        ("Police in Bergen arrested lawyer Tor Moe", "Police in Bergen arrested banker Ola Ruud"),
        ("Bomb killed 14 people at the Karo market", "Bomb killed 14 people at the Belle market"),
    ],
)
def test_alike_words_about_others_are_not_the_same(one: str, other: str) -> None:
    assert not find_merges([event("a", one, "2007-05-12"), event("b", other, "2007-05-12")])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norwegian parliament adopted the fishing law", "Parliament of Norway adopted a new law on fishing"),
        ("Bomb killed 14 people at the Karo market", "Bomb killed at least 12 people at a market in Karo"),
        ("Bomb killed nine people in Karo", "Bomb killed 9 people in Karo"),
        ("Harbour Board published a report", "Harbour Board published a report on prisons"),
    ],
)
def test_one_event_in_other_words_is_one(one: str, other: str) -> None:
    assert find_merges([event("a", one, "2007-05-12"), event("b", other, "2007-05-12")])


def test_what_fits_two_different_events_joins_neither() -> None:
    told = (
        "Council adopted a resolution on Mali",
        "Council adopted a resolution on Syria",
        "Council adopted a resolution",
    )
    mali, syria, bare = (event(n, title, "2007-05-12") for n, title in zip("abc", told, strict=True))
    assert not find_merges([mali, syria, bare])
    assert len(find_merges([mali, bare])) == 1


def test_confusable_neighbours_in_a_hundred_documents_stay_apart() -> None:
    right, wrong, missed, merges = merging.joined()
    assert not wrong
    assert len(right) >= 0.9 * (len(right) + len(missed))
    assert all("with the same words" in m.because for m in merges)


def test_what_one_paper_announces_and_another_tells_as_done_is_done() -> None:
    coming = replace(event("a", "Council adopted the harbour law", "2007-05-12"), status=Status.PLANNED)
    done = event("b", "Council adopted the harbour law", "2007-05-12")
    (merge,) = find_merges([coming, done])
    (shown,) = chronology(Project({coming.id: coming, done.id: done, merge.id: merge})).values()
    assert shown.status is Status.HAPPENED
