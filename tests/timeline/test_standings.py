"""Positions along time: each stands where it is drawn."""

from __future__ import annotations

import numpy as np

from viewer.model.actor import Actor, ActorKind
from viewer.model.document import Document
from viewer.model.event import Event, EventMention, Status
from viewer.model.project import Project
from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance
from viewer.model.temporal import Resolution
from viewer.model.time import Granularity, unit_at
from viewer.timeline.standings import standings

TEXT = "Peru opposes the dam."


def test_what_is_not_drawn_of_a_position_takes_no_room() -> None:
    """The other days that its event may have been are drawn with the event only."""
    day, later = (unit_at(at, Granularity.DAY) for at in (1_400_000_000, 1_400_500_000))
    entities = (
        Document("d", "Dams", TEXT),
        Actor("PER", "Peru", ActorKind.COUNTRY),
        EventMention("m", "d", Span(0, len(TEXT))),
        Event("e", "Peru on the dam", Status.HAPPENED, Resolution(day, alternatives=(later,)), mentions=("m",)),
        Stance("s", "d", "PER", "Peru", "dam", Polarity.OPPOSES, Mode.SELF_DIRECT, Span(0, len(TEXT))),
    )
    made = standings(Project({e.id: e for e in entities}), "dam")
    assert made.belongs == ("e",)
    np.testing.assert_array_equal([made.begin, made.end], [made.low, made.high])
    assert made.end[0] == day.end
