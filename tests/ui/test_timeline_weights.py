"""The timeline leads with what matters, also where there are very many events."""

from __future__ import annotations

import pytest

from viewer.extract.significance_events import of_events
from viewer.model import edtf
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.event import Event, EventMention, Status
from viewer.model.project import Project
from viewer.model.span import Span
from viewer.model.stance import Stance
from viewer.model.temporal import Resolution
from viewer.ui import timeline_weights
from viewer.ui.timeline_weights import weigher


def a_project(count: int) -> Project:
    """Events told by one, two or three of ten documents."""
    project = Project()
    after: dict[str, Document | Event | EventMention] = {}
    for n in range(10):
        created = Resolution(edtf.parse(f"2001-02-{n + 1:02}"))
        after[f"d{n}"] = Document(f"d{n}", f"Paper {n}", "x" * 500, sha256=str(n), created=created)
    for n in range(count):
        told = [
            EventMention(f"e{n}/{k}", f"d{(n + k) % 10}", Span(7 * n % 400, 7 * n % 400 + 9)) for k in range(n % 3 + 1)
        ]
        after |= {m.id: m for m in told}
        when = Resolution(edtf.parse("2001-01-20"))
        after[f"e{n}"] = Event(f"e{n}", f"Event {n}", Status.HAPPENED, when, mentions=tuple(m.id for m in told))
    project.apply(Edit("Read", dict.fromkeys(after), dict(after)))
    return project


def exact(project: Project) -> list[float]:
    sources = (project.all(EventMention), project.all(Quotation), project.all(Stance), project.all(Document))
    found = of_events(project.all(Event), *sources)
    return [found[e.id].score for e in project.all(Event)]


@pytest.mark.parametrize("most", [0, 5, 20_000])
def test_events_are_weighed_alike_however_many_there_are(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_weights, "MOST", most)
    project = a_project(30)
    assert list(weigher(project)(project.all(Event))) == pytest.approx(exact(project), abs=1e-4)


def test_of_very_many_events_those_that_changed_are_weighed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_weights, "MOST", 5)
    project = a_project(30)
    before = list(weigher(project)(project.all(Event)))
    first = project.all(Event)[0]
    more = EventMention("e0/more", "d9", Span(0, 9))
    told = Event(first.id, first.title, first.status, first.resolution, mentions=(*first.mentions, more.id))
    project.apply(Edit("Tell", {more.id: None, first.id: first}, {more.id: more, first.id: told}))
    after = list(weigher(project)(project.all(Event)))
    assert after == pytest.approx(exact(project), abs=1e-4)
    assert after[0] > before[0]
    assert after[1:] == before[1:]
