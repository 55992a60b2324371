"""The two seed articles, from the files to the events that a person must see."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest

from viewer import ingest
from viewer.bundled import SEEDS
from viewer.model.chronology import chronology, merge_of
from viewer.model.event import Event, Status
from viewer.model.findings import Findings
from viewer.model.project import Project
from viewer.model.temporal import Basis

BAN, CHINA = "000_b3f18c7086f8ab8e.txt", "001_06b96723c9ef7c7e.txt"


@cache
def found(name: str) -> Findings:
    (findings,) = ingest.read(SEEDS / name)
    return findings


def event(name: str, words: str) -> Event:
    (match,) = [e for e in found(name).events if words in e.title]
    return match


def quoted(name: str, e: Event) -> list[tuple[str, str]]:
    """Speaker and words of an event's quotations."""
    text = found(name).document.text
    by_id = {q.id: q for q in found(name).quotations}
    return [(by_id[i].speaker_name, " ".join(s.of(text) for s in by_id[i].content)) for i in e.quotations]


@pytest.mark.parametrize(
    ("name", "digest"),
    [
        (BAN, "ce524870274b9e69078238e923fedb619ee85009e1c4947563831e02dd974771"),
        (CHINA, "02ef2d79bce9a46cd53e3e157a0e4e04bf90d8e55bf1bcb6ee0b4fae59039d9b"),
    ],
)
def test_the_articles_are_kept_byte_for_byte(name: str, digest: str) -> None:
    data = (SEEDS / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == digest
    assert digest in (SEEDS / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "words", "when", "status"),
    [
        (CHINA, "Commission of Inquiry published the report", "2014-02-17", Status.HAPPENED),
        (CHINA, "Hua Chunying", "2014-02-17", Status.HAPPENED),
        (CHINA, "Yun Byung-se’s speech", "2014-03-01/2014-03-10", Status.HAPPENED),
        (CHINA, "Seoul diplomat", "2014-03-24", Status.HAPPENED),
        (CHINA, "Human Rights Council to pass a resolution", "2014-03-24/2014-03-30", Status.PLANNED),
        (BAN, "General Assembly adopted a landmark resolution", "2014", Status.HAPPENED),
        (BAN, "State Department’s annual human rights report", "2015-06", Status.HAPPENED),
        (BAN, "Ban Ki-moon’s Sept. 25-dated report", "2015-09-25", Status.HAPPENED),
        (BAN, "Ban Ki-moon’s report released", "2015-10-14?", Status.HAPPENED),
    ],
)
def test_each_event_stands_at_its_place_and_exactness(name: str, words: str, when: str, status: Status) -> None:
    shown = event(name, words)
    assert str(shown.interval) == when
    assert shown.status == status
    assert shown.resolution is not None
    assert shown.resolution.because, "every date says why"


def test_no_other_date_is_on_the_timeline() -> None:
    assert sum(e.interval is not None for n in (BAN, CHINA) for e in found(n).events) == 10


def test_these_and_no_other_happenings_are_told() -> None:
    undated = [e.title for n in (BAN, CHINA) for e in found(n).events if e.interval is None]
    assert len(undated) == 6, undated


def test_the_almanac_adds_the_day_of_the_resolution_and_the_source_keeps_its_year() -> None:
    shown = event(BAN, "General Assembly adopted")
    (addition,) = shown.additions
    assert (str(addition.interval), addition.symbol) == ("2014-12-18", "A/RES/69/188")
    assert addition.source
    assert str(shown.interval) == "2014"


def test_dates_of_the_articles_are_argued_never_read_from_the_clock() -> None:
    ban, china = found(BAN).document.created, found(CHINA).document.created
    assert ban is not None
    assert str(ban.interval) == "2015-10-14?"
    assert ban.basis == Basis.SIDE_FILE
    assert {str(i) for i in ban.alternatives} == {"2015-10-15", "2015-10-21"}
    assert china is not None
    assert str(china.interval) == "2014-03-24"
    assert china.basis == Basis.INFERENCE
    assert len(china.because) >= 2


def test_the_released_report_says_what_else_its_day_could_be() -> None:
    resolution = event(BAN, "released").resolution
    assert resolution is not None
    assert "2015-10-21" in {str(i).rstrip("?") for i in resolution.alternatives}


def test_quotations_stand_word_for_word_at_their_events() -> None:
    (hua,) = quoted(CHINA, event(CHINA, "Hua Chunying"))
    assert hua == (
        "Hua Chunying",
        "\"To bring the human right issues to the International Criminal Court does not help improve a country's human "
        'rights conditions,"',
    )
    yun = quoted(CHINA, event(CHINA, "Yun Byung-se"))
    assert [speaker for speaker, _ in yun] == ["Yun Byung-se"] * 3
    assert [speaker for speaker, _ in quoted(BAN, event(BAN, "released"))] == ["Ban Ki-moon"] * 5


@pytest.mark.parametrize("name", [BAN, CHINA])
def test_every_span_is_a_slice_of_its_document(name: str) -> None:
    findings = found(name)
    size = len(findings.document.text)
    for e in findings.expressions:
        assert e.span.of(findings.document.text) == e.text
    for m in findings.mentions:
        assert m.span.of(findings.document.text) == m.text
    for q in findings.quotations:
        assert all(s.end <= size for s in (*q.content, *q.source, *q.cue))


def test_another_date_of_the_article_moves_what_depends_on_it_and_only_that() -> None:
    before = found(CHINA)
    after = ingest.read_again(before.document, ingest.typed("31 March 2014"))
    moved = {e.text: str(e.interval) for e in after.expressions if e.interval}
    assert moved["Monday"] == "2014-03-31"
    assert moved["this week"] == "2014-03-31/2014-04-06"
    assert moved["Feb. 17"] == "2014-02-17"
    assert {e.id for e in after.entities()} == {e.id for e in before.entities()}
    assert after.quotations == before.quotations


def test_the_commissions_report_is_one_event_of_three_tellings_in_two_articles() -> None:
    project = Project()
    project.apply(ingest.take(project, [found(BAN), found(CHINA)], "Add"))
    (shown,) = [e for e in chronology(project).values() if "Commission of Inquiry" in e.title]
    assert str(shown.interval) == "2014-02-17"
    assert len(shown.mentions) == 3
    assert {m.partition("/")[0] for m in shown.mentions} == {"000_b3f18c7086f8ab8e", "001_06b96723c9ef7c7e"}
    merge = merge_of(project, shown.id)
    assert merge is not None
    assert "commission" in merge.because


def test_what_the_resolution_led_to_lies_between_it_and_the_article() -> None:
    shown = event(BAN, "Security Council adopting")
    assert shown.order == "after “U.N. General Assembly adopted a landmark resolution”"
    assert shown.interval is not None
    assert shown.interval.within
    assert str(shown.interval) == "[2014..2015-10-14]"
