"""Which events keep their labels longest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer.extract.significance import Significance, of_events
from viewer.model import edtf
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.document import Document
from viewer.model.event import Event, EventMention, Status
from viewer.model.provenance import Provenance, Standing
from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance
from viewer.model.temporal import Resolution

EVENT = Event("e", "Council closes the mine", Status.HAPPENED, Resolution(edtf.parse("1998-03-04")), "decision")


def document(name: str, created: str | None = "1998-03-05") -> Document:
    resolution = Resolution(edtf.parse(created)) if created else None
    return Document(name, name, "x" * 1000, sha256=name, created=resolution)


def told(event: Event, *places: tuple[str, int]) -> tuple[Event, list[EventMention]]:
    mentions = [EventMention(f"{d}/{event.id}/{s}", d, Span(s, s + 50)) for d, s in places]
    return replace(event, mentions=tuple(m.id for m in mentions)), mentions


def weigh(event: Event, mentions: list[EventMention], *documents: Document) -> Significance:
    return of_events([event], mentions, [], [], documents)[event.id]


def test_an_event_of_two_documents_outweighs_all_that_is_visible_in_one() -> None:
    twice, mentions = told(replace(EVENT, kind=""), ("a", 900), ("b", 900))
    quotation = Quotation("q", "c", (Span(0, 40),), kind=QuotationKind.DIRECT)
    once, more = told(
        replace(EVENT, id="f", quotations=("q", "q2", "q3"), participants=("FRA", "ITA", "UN")), ("c", 0), ("c", 60)
    )
    said = [replace(quotation, id=name) for name in once.quotations]
    stances = [
        Stance(f"c/{n}", "c", "FRA", "France", "mine", Polarity.OPPOSES, Mode.SELF_DIRECT, Span(0, 9)) for n in "123"
    ]
    documents = [document("a"), document("b"), document("c")]
    weighed = of_events([twice, once], [*mentions, *more], said, stances, documents)
    assert weighed["e"].score > weighed["f"].score
    assert weighed["f"].parts["positions"] == 3


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"kind": "decision"}, {"kind": "statement"}),
        ({"participants": ("FRA", "ITA")}, {"participants": ()}),
        ({"status": Status.HAPPENED}, {"status": Status.PLANNED}),
        ({"status": Status.PLANNED}, {"status": Status.HYPOTHETICAL}),
        ({"resolution": Resolution(edtf.parse("1998-03-04"))}, {"resolution": Resolution(edtf.parse("1998"))}),
        ({"resolution": Resolution(edtf.parse("1998"))}, {"resolution": None}),
    ],
)
def test_in_one_document_what_is_visible_decides(more: dict[str, object], less: dict[str, object]) -> None:
    paper = document("a", "1997-01-01")
    first, mentions = told(replace(EVENT, **more), ("a", 100))  # type: ignore[arg-type]
    second, _ = told(replace(EVENT, **less), ("a", 100))  # type: ignore[arg-type]
    assert weigh(first, mentions, paper).score > weigh(second, mentions, paper).score


def test_what_stands_at_the_top_of_an_article_comes_before_what_stands_at_its_end() -> None:
    top, first = told(EVENT, ("a", 0))
    end, second = told(EVENT, ("a", 900))
    assert weigh(top, first, document("a")).score > weigh(end, second, document("a")).score


def test_word_for_word_counts_more_than_a_paraphrase() -> None:
    event, mentions = told(replace(EVENT, quotations=("q",)), ("a", 0))
    papers = [document("a")]
    scores = {}
    for kind in QuotationKind:
        quotation = Quotation("q", "a", (Span(0, 5),), kind=kind)
        scores[kind] = of_events([event], mentions, [quotation], [], papers)["e"].score
    assert scores[QuotationKind.DIRECT] == scores[QuotationKind.MIXED] > scores[QuotationKind.INDIRECT]


def test_being_told_again_later_counts() -> None:
    event, mentions = told(EVENT, ("a", 0), ("b", 0))
    at_once = weigh(event, mentions, document("a", "1998-03-04"), document("b", "1998-03-04"))
    later = weigh(event, mentions, document("a", "1998-03-04"), document("b", "1998-09-04"))
    assert later.score > at_once.score
    assert (later.parts["publication_days"], later.parts["retrospective"]) == (2, 1)


def test_the_same_text_in_two_files_counts_once() -> None:
    event, mentions = told(EVENT, ("a", 0), ("b", 0))
    copy = replace(document("b"), sha256="a")
    assert weigh(event, mentions, document("a"), copy).parts["documents"] == 1


def test_what_a_person_entered_or_confirmed_stands_out() -> None:
    event, mentions = told(EVENT, ("a", 0))
    confirmed = replace(event, provenance=Provenance(Standing.CONFIRMED))
    assert weigh(confirmed, mentions, document("a")).score == weigh(event, mentions, document("a")).score + 1
    entered = replace(EVENT, provenance=Provenance(Standing.ENTERED))
    assert weigh(entered, []).score > weigh(event, mentions, document("a")).score - 1


def test_a_position_belongs_to_the_event_that_its_words_tell() -> None:
    first, a = told(EVENT, ("a", 0))
    second, b = told(replace(EVENT, id="f"), ("a", 100))
    stance = Stance("s", "a", "FRA", "France", "mine", Polarity.OPPOSES, Mode.ACT, Span(120, 130))
    weighed = of_events([first, second], a + b, [], [stance], [document("a")])
    assert (weighed["e"].parts["positions"], weighed["f"].parts["positions"]) == (0, 1)


def test_documents_of_unknown_date_and_missing_sources_do_no_harm() -> None:
    event, mentions = told(replace(EVENT, quotations=("gone",)), ("a", 0), ("gone", 0))
    parts = weigh(event, mentions, document("a", None)).parts
    assert (parts["documents"], parts["publication_days"], parts["quotations"]) == (1, 0, 0)


def test_the_score_can_be_worked_out_from_its_parts() -> None:
    event, mentions = told(replace(EVENT, status=Status.EXPECTED), ("a", 10), ("b", 500))
    score, p = weigh(event, mentions, document("a"), document("b", "1999-01-01"))
    assert score == pytest.approx(p["firmness"] * (p["told"] + p["visible"]) + p["person"], abs=0.001)
