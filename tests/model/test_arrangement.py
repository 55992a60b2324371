"""What people arrange: every decision is one edit that can be taken back and says what it did."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model.arrangement import (
    change_era,
    date_era,
    eras,
    fold_lane,
    in_order,
    lane_order,
    may_be_era,
    move_lane,
    new_era,
    only_arranges,
    own_order,
    remove_era,
    remove_view,
    rename_view,
    retitle_era,
    save_view,
    tone_era,
    tone_lane,
    views,
)
from viewer.model.edit import Edit
from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.temporal import Resolution
from viewer.model.time import BEGIN_OF_TIME, Granularity, Interval, day, month, span_of, year
from viewer.model.view import Era, SavedView

WAR = span_of(year(1914), year(1918))
LANES = ("Archive", "Courier", "Gazette")


def made(project: Project, edit: Edit) -> Project:
    """The project after an edit, which can be taken back."""
    before = dict(project.entities)
    project.apply(edit)
    project.apply(edit.inverse)
    assert dict(project.entities) == before
    project.apply(edit)
    return project


def test_an_era_is_made_renamed_redated_coloured_and_removed() -> None:
    project = Project()
    edit, era = new_era(project, "  The  war ", WAR, 2)
    assert edit.label == "Make the era “The war”"
    made(project, edit)
    made(project, retitle_era(project, era, "The Great War"))
    made(project, date_era(project, era, span_of(month(1914, 7), month(1918, 11))))
    made(project, tone_era(project, era, 4))
    (kept,) = eras(project)
    assert (kept.title, str(kept.interval), kept.tone) == ("The Great War", "1914-07/1918-11", 4)
    assert kept.provenance.is_human
    made(project, change_era(project, era, "War", WAR, 1))
    assert (eras(project)[0].title, eras(project)[0].tone) == ("War", 1)
    made(project, remove_era(project, era))
    assert eras(project) == []


def test_eras_stand_in_order_of_time_and_each_has_an_id_of_its_own() -> None:
    project = Project()
    for title, interval in (
        ("Second", year(1939)),
        ("First", year(1914)),
        ("Longest", span_of(year(1914), year(1990))),
    ):
        edit, _ = new_era(project, title, interval)
        made(project, edit)
    assert [e.title for e in eras(project)] == ["Longest", "First", "Second"]
    assert len({e.id for e in eras(project)}) == 3


def test_an_era_needs_a_name_and_both_ends() -> None:
    with pytest.raises(ValueError, match="needs a name"):
        new_era(Project(), "  ", WAR)
    with pytest.raises(ValueError, match="both a begin and an end"):
        new_era(Project(), "Before", Interval(BEGIN_OF_TIME, 0, Granularity.YEAR))
    with pytest.raises(KeyError):
        retitle_era(Project(), "era/1", "Nothing")


def test_only_long_events_may_be_eras_and_only_once() -> None:
    def event(interval: Interval | None) -> Event:
        return Event("e", "The siege", Status.HAPPENED, Resolution(interval) if interval else None)

    project = Project()
    assert may_be_era(project, event(month(1870, 9)))
    for short in (None, day(1870, 9, 19), Interval(BEGIN_OF_TIME, 0, Granularity.YEAR)):
        assert not may_be_era(project, event(short))
    made(project, new_era(project, "The siege", month(1870, 9))[0])
    assert not may_be_era(project, event(month(1870, 9)))


def test_lanes_move_fold_and_take_a_tone_and_go_back_to_their_own_order() -> None:
    project = Project()
    made(project, move_lane(project, "source", LANES, "Gazette", 0))
    assert in_order(LANES, lane_order(project, "source").order) == ("Gazette", "Archive", "Courier")
    assert in_order(LANES, lane_order(project, "actor").order) == LANES
    made(project, fold_lane(project, "source", "Courier"))
    made(project, tone_lane(project, "source", "Courier", 3))
    arranged = lane_order(project, "source")
    assert (arranged.folded, arranged.tones) == (("Courier",), (("Courier", 3),))
    made(project, own_order(project, "source"))
    assert lane_order(project, "source").order == ()
    assert lane_order(project, "source").folded == ("Courier",)
    made(project, fold_lane(project, "source", "Courier"))
    made(project, tone_lane(project, "source", "Courier", -1))
    assert len(project) == 0, "an arrangement in which nothing is arranged is not kept"


def test_a_lane_that_stays_where_it_is_makes_no_edit() -> None:
    assert not move_lane(Project(), "source", LANES, "Archive", -1)
    assert not own_order(Project(), "source")
    with pytest.raises(ValueError, match="no lane"):
        move_lane(Project(), "source", LANES, "Herald", 0)


def test_lanes_not_shown_now_keep_their_place_for_later() -> None:
    project = Project()
    made(project, move_lane(project, "source", LANES, "Gazette", 0))
    made(project, move_lane(project, "source", ("Archive", "Courier"), "Courier", 0))
    assert set(lane_order(project, "source").order) == set(LANES)


@given(st.permutations(LANES), st.sampled_from(LANES), st.integers(-2, 5))
def test_a_moved_lane_stands_where_it_was_put_and_the_others_keep_their_order(
    shown: list[str], lane: str, to: int
) -> None:
    project = Project()
    project.apply(move_lane(project, "kind", shown, lane, to))
    after = in_order(shown, lane_order(project, "kind").order)
    assert after.index(lane) == min(max(to, 0), 2)
    assert [n for n in after if n != lane] == [n for n in shown if n != lane]


def test_a_view_is_saved_updated_renamed_and_removed() -> None:
    project = Project()
    made(project, save_view(project, "Spring", SavedView("", "", 10, 20, "source")))
    again = save_view(project, " Spring ", SavedView("", "", 30, 40, "actor", folds=True))
    assert again.label == "Update the view “Spring”"
    made(project, again)
    made(project, save_view(project, "All", SavedView("", "")))
    assert [v.name for v in views(project)] == ["All", "Spring"]
    spring = views(project)[1]
    assert (spring.begin, spring.lanes, spring.folds) == (30, "actor", True)
    with pytest.raises(ValueError, match="another view"):
        rename_view(project, spring.id, "All")
    made(project, rename_view(project, spring.id, "Early 2014"))
    made(project, remove_view(project, spring.id))
    assert [v.name for v in views(project)] == ["All"]


def test_what_only_arranges_is_told_from_what_changes_events() -> None:
    era = Era("era/1", "War", WAR)
    event = Event("e", "The siege", Status.HAPPENED)
    assert only_arranges(Edit("", {"era/1": None}, {"era/1": era}))
    assert only_arranges(Edit("", {"era/1": era}, {"era/1": None}))
    assert not only_arranges(Edit("", {"era/1": None, "e": None}, {"era/1": era, "e": event}))
