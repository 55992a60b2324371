"""Titles of few events are cut only where that lets more be shown."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from viewer.model import calendar, edtf
from viewer.model.event import Event, Status
from viewer.model.project import Project
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity, unit_at
from viewer.timeline.scene import Scene
from viewer.ui import timeline_frames
from viewer.ui.timeline_frames import Frames
from viewer.ui.timeline_type import Typography

LONG = "The council adopts a resolution on access to the valley after talks"


def framed(project: Project, width: float, height: float) -> Scene:
    frames = Frames(Typography(QGuiApplication.font()), width, height)
    frames.load(project)
    return frames.scene(frames.fit())


def test_a_title_is_whole_where_nothing_else_wants_the_room(qapp: object) -> None:
    dates = ("2014-01-03", "2014-06-01", "2014-12-20")
    events = {f"e/{i}": Event(f"e/{i}", LONG, Status.HAPPENED, Resolution(edtf.parse(d))) for i, d in enumerate(dates)}
    letters = Typography(QGuiApplication.font())
    needed = float(letters.title_widths([LONG])[0])
    assert needed > letters.widest(660.0, calm=False), "it would be cut by the usual measure"
    shown = framed(Project(events), 660.0, 340.0)
    by_date = shown.labels.width[np.argsort(shown.labels.event)]
    assert by_date[0] >= needed
    assert by_date[2] >= needed


@pytest.mark.parametrize("date", ["../2014-02", "2014-11/.."])
def test_a_bar_that_fades_away_is_wholly_in_view_when_all_is(qapp: object, date: str) -> None:
    dates = [edtf.parse(text) for text in (date, "2014-04-03", "2014-09-03")]
    events = {f"e/{i}": Event(f"e/{i}", "A vote", Status.HAPPENED, Resolution(d)) for i, d in enumerate(dates)}
    shown = framed(Project(events), 660.0, 340.0)
    fade = shown.stage.metrics.fade
    assert (shown.marks.x0 - fade).min() >= 0 or ".." not in date[:2]
    assert (shown.marks.x1 + fade).max() <= 660 or ".." not in date[-2:]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("size", [(380.0, 240.0), (660.0, 340.0), (1200.0, 700.0)])
def test_longer_titles_never_cost_a_label(
    qapp: object, monkeypatch: pytest.MonkeyPatch, seed: int, size: tuple[float, float]
) -> None:
    random = np.random.default_rng(seed)
    first = calendar.seconds(2014)
    events = {}
    for i in range(int(random.integers(2, 31))):
        date = unit_at(first + int(random.integers(0, 700)) * calendar.DAY, Granularity.DAY)
        title = " ".join(LONG.split()[: int(random.integers(1, 13))])
        events[f"e/{i}"] = Event(f"e/{i}", title, Status.HAPPENED, Resolution(date))
    shown = framed(Project(events), *size)
    monkeypatch.setattr(timeline_frames, "LONGER", ())
    usual = framed(Project(events), *size)
    assert len(shown.labels.event) >= len(usual.labels.event)
    assert shown.labels.full.sum() >= usual.labels.full.sum()
