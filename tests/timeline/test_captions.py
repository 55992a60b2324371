from __future__ import annotations

from viewer.model.document import Document
from viewer.model.event import Addition, Event, EventMention, Status
from viewer.model.findings import Entity
from viewer.model.project import Project
from viewer.model.span import Span
from viewer.model.temporal import Resolution, TemporalExpression, TimexType
from viewer.model.time import day, year
from viewer.timeline.captions import caption


def test_a_caption_tells_the_date_and_what_it_rests_on() -> None:
    mentions = [EventMention(f"{d}/mention-of-event/0-5/0", d, Span(0, 5)) for d in ("one", "two")]
    told = tuple(m.id for m in mentions)
    event = Event("e", "A vote", Status.HAPPENED, Resolution(day(2014, 2, 17)), mentions=told, quotations=("q",))
    documents = [Document(name, f"Report {name}", "A vote was held.") for name in ("one", "two")]
    entities: list[Entity] = [*documents, *mentions, event]
    project = Project({e.id: e for e in entities})
    assert caption(event, project) == "17 Feb 2014 · 2 sources · 1 quotation"


def test_what_is_only_planned_says_so_in_words() -> None:
    event = Event("e", "A vote", Status.PLANNED, Resolution(day(2014, 2, 17)))
    assert caption(event, Project()) == "17 Feb 2014 · planned"


def test_what_the_almanac_adds_is_told_beside_the_source_s_own_words() -> None:
    said = TemporalExpression("one/time/0-9", "one", Span(0, 9), "Last year", TimexType.DATE, "2014")
    mention = EventMention("one/mention-of-event/0-30/0", "one", Span(0, 30), said.id)
    event = Event(
        "e",
        "A vote",
        Status.HAPPENED,
        Resolution(year(2014)),
        mentions=(mention.id,),
        additions=(Addition(day(2014, 12, 18), "the vote"),),
    )
    project = Project({e.id: e for e in (said, mention, event)})
    assert caption(event, project) == "2014 · “Last year” · almanac adds 18 Dec 2014"


def test_a_date_that_another_source_disputes_says_so() -> None:
    one, other = Resolution(day(2014, 9, 3)), Resolution(day(2014, 10, 20))
    event = Event("e", "The handover", Status.HAPPENED, one, readings=(one, other))
    assert caption(event, Project()) == "3 Sep 2014 · another source says 20 Oct 2014"
