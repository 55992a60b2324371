"""A legend explains the signs that its picture holds, all of them, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from viewer.model import edtf
from viewer.model.event import Addition, Event, Status
from viewer.model.project import Project
from viewer.model.provenance import Provenance, Standing
from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance
from viewer.model.temporal import Resolution
from viewer.timeline.columns import columns, of_events
from viewer.ui.picture_legend import entries_of, legend_height, paint_legend
from viewer.ui.theme import theme
from viewer.ui.timeline_type import Typography


def resolution(date: str, *others: str) -> Resolution:
    return Resolution(edtf.parse(date), alternatives=tuple(edtf.parse(other) for other in others))


def event(date: str = "2014-05-06", status: Status = Status.HAPPENED, standing: Standing = Standing.FOUND) -> Event:
    return Event("e/1", "A vote", status, resolution(date), provenance=Provenance(standing))


HELD = {
    "a day": event(),
    "a month, a year: somewhere in it": event("2014-05"),
    "early, late, about": event("[2014-05-02..2014-05-20]"),
    "before, since": event("../2014-05"),
    "planned or expected": event(status=Status.PLANNED),
    "or one of these days": Event("e/1", "A vote", Status.HAPPENED, resolution("2014-05-06", "2014-05-13")),
    "another source’s date": Event(
        "e/1", "A vote", Status.HAPPENED, resolution("2014-05-06"),
        readings=(resolution("2014-05-06"), resolution("2014-06-01")),
    ),
    "added from the almanac": Event(
        "e/1", "A vote", Status.HAPPENED, resolution("2014"),
        additions=(Addition(edtf.parse("2014-05-06"), "a vote"),),
    ),
    "accepted in review": event(standing=Standing.CONFIRMED),
    "entered or changed by hand": event(standing=Standing.ENTERED),
}  # fmt: skip
SHAPES = ("a day", "a month, a year: somewhere in it", "early, late, about", "before, since", "planned or expected")


@pytest.mark.parametrize("words", HELD)
def test_each_sign_is_explained_where_it_is_held(words: str) -> None:
    told = [w for _, w in entries_of(columns(Project({"e/1": HELD[words]})))]
    assert words in told
    assert len([w for w in told if w in SHAPES]) == 1
    assert set(told) - set(SHAPES) <= {words}


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("2014-05-06",), "a day"),
        (("2014-05-06T14:05", "2014-05-06T14:05:07"), "a time of day"),
        (("2014-05-06", "2014-05-06T14:05"), "a day, or a time of day"),
    ],
)
def test_what_a_dot_stands_for_is_said_no_more_vaguely_than_it_is(dates: tuple[str, ...], words: str) -> None:
    made = Project({f"e/{i}": replace(event(date), id=f"e/{i}") for i, date in enumerate(dates)})
    assert [w for _, w in entries_of(columns(made))] == [words]


def test_nothing_needs_no_legend(qapp: object) -> None:
    assert entries_of(columns(Project())) == ()
    assert legend_height(Typography(QGuiApplication.font()), (), 800) == 0


def test_of_positions_only_those_held_are_explained() -> None:
    found = [
        Stance(f"s/{i}", "d", "AAA", "A", "a treaty", polarity, mode, Span(0, 4))
        for i, (polarity, mode) in enumerate(
            [(Polarity.OPPOSES, Mode.SELF_DIRECT), (Polarity.NEUTRAL, Mode.OTHER), (Polarity.OPPOSES, Mode.ACT)]
        )
    ]
    marks = [Event(s.id, "opposes", Status.HAPPENED, resolution("2014")) for s in found]
    shown = of_events(marks, lambda _: "A")
    entries = entries_of(replace(shown, stances=tuple(found)))
    assert [words for _, words in entries] == ["opposes", "neutral", "said by others", "act"]


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_every_sign_is_drawn_and_no_two_look_alike(qapp: object, name: str) -> None:
    letters, seen = Typography(QGuiApplication.font()), set()
    every = {entry for e in HELD.values() for entry in entries_of(columns(Project({"e/1": e})))}
    for sign, _ in sorted(every, key=str):
        image = QImage(60, 40, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        paint_legend(painter, theme(name), letters, [(sign, "")], 400)
        painter.end()
        seen.add(bytes(image.constBits()))
    assert len(seen) == len(every) == 10
