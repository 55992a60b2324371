from __future__ import annotations

from tests.seed_project import BAN, SEOUL, said, seed_project
from viewer.model.span import Span
from viewer.ui.marking import Kind, Mark, at, marks, runs

PROJECT = seed_project()


def test_overlapping_marks_are_cut_into_pieces_that_know_all_they_are() -> None:
    marked = [
        Mark(Span(0, 10), Kind.QUOTATION, "q"),
        Mark(Span(4, 6), Kind.DATE, "d"),
        Mark(Span(8, 14), Kind.ACTOR, "a"),
    ]
    assert list(runs(marked)) == [
        (Span(0, 4), Kind.QUOTATION),
        (Span(4, 6), Kind.QUOTATION | Kind.DATE),
        (Span(6, 8), Kind.QUOTATION),
        (Span(8, 10), Kind.QUOTATION | Kind.ACTOR),
        (Span(10, 14), Kind.ACTOR),
    ]


def test_a_click_takes_the_narrowest_thing_and_never_a_mere_name() -> None:
    marked = marks(PROJECT, SEOUL)
    assert at(PROJECT, SEOUL, marked, 1500) == said(SEOUL, 1437)
    assert at(PROJECT, SEOUL, marked, 1626) == f"{SEOUL}/time/1624-1631"
    assert at(PROJECT, SEOUL, marked, 16) == f"{SEOUL}/stance/KOR/accountability/15-154"


def test_a_click_between_marks_takes_the_event_told_there() -> None:
    assert at(PROJECT, BAN, marks(PROJECT, BAN), 1300).endswith("stance/UN/icc-referral/1298-1455")
    assert at(PROJECT, SEOUL, marks(PROJECT, SEOUL), 300).endswith("/hrc")
    assert at(PROJECT, SEOUL, marks(PROJECT, SEOUL), 3) == ""
