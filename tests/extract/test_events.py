"""Which happenings are dated by which words, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from viewer.extract import sentences
from viewer.extract.actors import find_actors
from viewer.extract.events import find_events
from viewer.model import edtf
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.span import Span
from viewer.model.temporal import Resolution, TemporalExpression, TimexType

Said = tuple[str, str, str]
"""Content, cue and source of a quotation, each as words of the text."""


def spot(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def tell(text: str, dates: dict[str, str], said: Sequence[Said] = ()) -> list[Event]:
    """Events of a text whose time expressions and quotations are given."""
    document = Document("d", "t", text)
    times = []
    for words, value in dates.items():
        span = spot(text, words)
        times.append(
            TemporalExpression(
                f"d/time/{span.start}", "d", span, words, TimexType.DATE, value, None, Resolution(edtf.parse(value))
            )
        )
    quotations = []
    for content, cue, source in said:
        where = spot(text, content)
        direct = text[where.start] == "“"
        kind = QuotationKind.DIRECT if direct else QuotationKind.INDIRECT
        quotations.append(
            Quotation(
                f"d/quotation/{where.start}",
                "d",
                (where,),
                (spot(text, source, where.end),),
                (spot(text, cue, where.end),),
                kind,
                speaker_name=source,
            )
        )
    discourse = sentences.read(text)
    actors, mentions = find_actors(document, discourse)
    return list(find_events(document, discourse, times, actors, mentions, quotations)[1])


def seen(events: list[Event]) -> list[tuple[str, str, str]]:
    return [(e.title, str(e.interval) if e.interval else "", e.status.value) for e in events]


@pytest.mark.parametrize(
    ("text", "dates", "expected"),
    [
        (
            "In May, the parliament ratified the treaty.",
            {"May": "2011-05"},
            [("Parliament ratified the treaty", "2011-05", "happened")],
        ),
        (
            "Rebels captured the port of Brava on 3 June 2012.",
            {"3 June 2012": "2012-06-03"},
            [("Rebels captured the port of Brava", "2012-06-03", "happened")],
        ),
        (
            "The two ministers will meet on Friday in Lisbon.",
            {"Friday": "2012-06-08"},
            [("Two ministers to meet", "2012-06-08", "planned")],
        ),
        (
            "The court is expected to sentence the general next week.",
            {"next week": "2012-06-11/2012-06-17"},
            [("Court expected to sentence the general", "2012-06-11/2012-06-17", "expected")],
        ),
        (
            "The envoy was arrested on Monday and released on Thursday.",
            {"Monday": "2012-06-04", "Thursday": "2012-06-07"},
            [("Envoy was arrested", "2012-06-04", "happened"), ("Envoy released", "2012-06-07", "happened")],
        ),
        (
            "The convention of 1841 closed the straits to warships.",
            {"1841": "1841"},
            [("Convention of 1841 closed the straits to warships", "1841", "happened")],
        ),
        (
            "The ship sank on 4 March, when a storm struck the coast.",
            {"4 March": "1901-03-04"},
            [("Ship sank", "1901-03-04", "happened"), ("Storm struck the coast", "1901-03-04", "happened")],
        ),
    ],
)
def test_a_date_belongs_to_its_verb(text: str, dates: dict[str, str], expected: list[tuple[str, str, str]]) -> None:
    assert seen(tell(text, dates)) == expected


def test_a_participle_is_not_the_verb_of_its_sentence() -> None:
    text = "The rally scheduled for May 3 was cancelled on Monday."
    events = tell(text, {"May 3": "2011-05-03", "Monday": "2011-04-25"})
    assert ("Rally scheduled", "2011-05-03", "planned") in seen(events)
    assert [e.status.value for e in events if str(e.interval) == "2011-04-25"] == ["happened"]
    assert not tell("Elections planned for October 11 in France would not take place.", {})


def test_two_dates_joined_by_a_dash_date_one_happening() -> None:
    (event,) = tell(
        "At the congress in June–July 1878 the powers redrew the map.", {"June": "1878-06", "July 1878": "1878-07"}
    )
    assert (event.title, str(event.interval)) == ("Powers redrew the map", "1878-06/1878-07")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The harvest remained poor last year.", {"last year": "1986"}),
        ("Prices were high in June.", {"June": "1986-06"}),
        ("The museum has 40 rooms and since 1990 a garden.", {"1990": "1990"}),
    ],
)
def test_a_period_that_is_only_described_is_no_event(text: str, dates: dict[str, str]) -> None:
    assert tell(text, dates) == []


def test_a_statement_is_an_event_with_its_quotation() -> None:
    text = "“We will not leave the valley,” farmer Ana Duarte said on Tuesday."
    (event,) = tell(text, {"Tuesday": "2003-09-09"}, [("“We will not leave the valley,”", "said", "farmer Ana Duarte")])
    assert event.title == "Farmer Ana Duarte: “We will not leave the valley”"
    assert str(event.interval) == "2003-09-09"
    assert event.kind == "statement"
    assert len(event.quotations) == 1


def test_later_words_of_a_speaker_join_the_dated_statement() -> None:
    text = "The bridge is unsafe, engineer Luc Petit said on Monday. It must be closed, Petit said."
    said = [("The bridge is unsafe", "said", "engineer Luc Petit")]
    (event,) = tell(text, {"Monday": "2003-09-08"}, said)
    assert len(event.quotations) == 1
    both = [*said, ("It must be closed", "said", "engineer Luc Petit")]
    document_text = text.replace("Petit said.", "engineer Luc Petit said.")
    (event,) = tell(document_text, {"Monday": "2003-09-08"}, both)
    assert len(event.quotations) == 2


def test_one_happening_told_twice_is_one_event_dated_by_the_more_exact_telling() -> None:
    text = (
        "The mining inspectorate published its findings last month. "
        "The inspectorate published the findings on 12 May, when the mine closed."
    )
    events = tell(text, {"last month": "1999-05", "12 May": "1999-05-12"})
    assert [(e.title, str(e.interval), len(e.mentions)) for e in events] == [
        ("Mining inspectorate published the findings", "1999-05-12", 2),
        ("Mine closed", "1999-05-12", 1),
    ]


def test_the_same_verb_on_other_days_stays_apart() -> None:
    text = "Troops attacked the mill on 3 May. Troops attacked the mill on 9 May."
    assert len(tell(text, {"3 May": "1944-05-03", "9 May": "1944-05-09"})) == 2


def test_a_document_dated_and_released_is_two_events() -> None:
    text = "The dam is leaking, the auditor wrote in the Jan. 4-dated report that was released on Friday."
    said = [("The dam is leaking", "wrote", "the auditor")]
    events = tell(text, {"Jan. 4": "2006-01-04", "Friday": "2006-01-13"}, said)
    assert sorted(seen(events)) == [
        ("Auditor’s Jan. 4-dated report", "2006-01-04", "happened"),
        ("Auditor’s report released", "2006-01-13", "happened"),
    ]


def test_what_follows_from_a_dated_event_keeps_its_order() -> None:
    text = "In 1988, France adopted a charter. The charter led to Spain opening its archives."
    dated, undated = tell(text, {"1988": "1988"})
    assert str(dated.interval) == "1988"
    assert undated.resolution is None
    assert undated.order == "after “France adopted a charter”"


@pytest.mark.parametrize(
    "text",
    [
        "The regime does not allow newspapers.",
        "Such rules play a part in the life of the town.",
        "The river has long been regarded as holy.",
    ],
)
def test_states_and_habits_are_no_events(text: str) -> None:
    assert tell(text, {}) == []


def test_what_is_only_possible_is_never_told_as_a_fact() -> None:
    (event,) = tell("Chances are slim for the Security Council to approve the mission.", {})
    assert event.status.value == "hypothetical"
