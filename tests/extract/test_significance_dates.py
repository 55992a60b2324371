"""Which dates come first, and that their scores can be followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import significance as measured
from benchmarks.news_stream import Setting, stream
from viewer.extract import significance_dates
from viewer.extract.significance import DocumentNotes, Ranked, note, rank
from viewer.model import edtf
from viewer.model.document import Document
from viewer.model.event import Event, EventMention, Status
from viewer.model.findings import Findings
from viewer.model.span import Span
from viewer.model.temporal import Resolution, TemporalExpression, TimexType


def article(text: str, dates: Mapping[str, str], created: str | None, title: str = "") -> Findings:
    """Findings of a text in which the given words stand for the given dates."""
    times = []
    for words, value in dates.items():
        start = text.index(words)
        span = Span(start, start + len(words))
        resolution = Resolution(edtf.parse(value))
        times.append(TemporalExpression(f"d/time/{start}", "d", span, words, TimexType.DATE, value, None, resolution))
    written = Resolution(edtf.parse(created)) if created else None
    return Findings(Document("d", title, text, created=written), tuple(times))


def ranked(found: Iterable[Findings], limit: int | None = None) -> list[Ranked]:
    return rank((note(f) for f in found), limit)


def dates(found: Iterable[Findings]) -> list[str]:
    return [row.date for row in ranked(found)]


def row(found: Iterable[Findings], date: str) -> Ranked:
    return next(r for r in ranked(found) if r.date == date)


def one(created: str | None, sentence: str, words: str, date: str) -> Findings:
    return article(sentence, {words: date}, created)


WRECK = "The ferry Alba sank off Port Morro on that Sunday."
REMARKS = ("The baker doubted the tax on that Friday.", "A choir sang in Vell on that Friday.")


def test_a_date_that_more_documents_mention_comes_first() -> None:
    found = [one(f"2003-06-{n:02}", WRECK, "that Sunday", "2003-06-01") for n in (4, 8, 12)]
    found += [one("2003-06-20", REMARKS[0], "that Friday", "2003-06-13")]
    assert dates(found)[0] == "2003-06-01"


def test_documents_that_tell_the_same_count_more_than_as_many_that_tell_this_and_that() -> None:
    same = [one(f"2003-06-{n:02}", WRECK, "that Sunday", "2003-06-01") for n in (10, 12)]
    other = [
        one(f"2003-06-{n:02}", text, "that Friday", "2003-06-06") for n, text in zip((10, 12), REMARKS, strict=True)
    ]
    rows = {r.date: r for r in ranked([*other, *same])}
    assert rows["2003-06-01"].score > 2 * rows["2003-06-06"].score
    assert rows["2003-06-01"].parts["agreement"] > rows["2003-06-06"].parts["agreement"]


def test_one_agency_report_in_five_papers_of_a_day_counts_once() -> None:
    papers = [one("2003-06-02", WRECK, "that Sunday", "2003-06-01") for _ in range(5)]
    assert row(papers, "2003-06-01").parts["documents"] == 1
    later = [one(f"2003-06-{n:02}", WRECK, "that Sunday", "2003-06-01") for n in range(2, 7)]
    assert row(later, "2003-06-01").parts["documents"] == 5
    assert row(later, "2003-06-01").parts["publication_days"] == 5


def test_looking_back_counts_more_than_the_news_of_the_day() -> None:
    back = one("2003-06-20", WRECK, "that Sunday", "2003-06-01")
    today = one("2003-06-08", "The mill of Osk burned down this Sunday.", "this Sunday", "2003-06-08")
    rows = {r.date: r for r in ranked([back, today])}
    assert rows["2003-06-01"].parts["weight"] > rows["2003-06-08"].parts["weight"]
    assert (rows["2003-06-01"].parts["retrospective"], rows["2003-06-08"].parts["retrospective"]) == (1, 0)


def test_what_lies_ahead_is_counted_as_such() -> None:
    found = [one("2003-05-20", "Voters go to the polls on that Sunday.", "that Sunday", "2003-06-01")]
    assert row(found, "2003-06-01").parts["ahead"] == 1


def test_articles_of_a_day_count_a_little_even_if_they_do_not_name_it() -> None:
    plain = article("The ferry Alba sank off Port Morro.", {}, "2003-06-02")
    parts = row([plain], "2003-06-02").parts
    assert (parts["documents"], parts["published"]) == (0, 1)
    assert 0 < parts["weight"] < 0.5


def test_no_date_is_given_that_no_document_names_or_bears() -> None:
    assert dates([article("The ferry Alba sank.", {}, "2003-06-02")]) == ["2003-06-02"]


def test_the_dateline_of_an_article_is_no_mention_of_its_day() -> None:
    found = [one("2003-06-02", "PORT MORRO, June 2 — The ferry Alba sank.", "June 2", "2003-06-02")]
    assert row(found, "2003-06-02").parts["documents"] == 0
    prose = [one("2003-06-02", "The ferry Alba sank on Monday.", "Monday", "2003-06-02")]
    assert row(prose, "2003-06-02").parts["documents"] == 1


def test_documents_without_a_date_of_their_own_are_counted_too() -> None:
    found = [one(None, WRECK, "that Sunday", "2003-06-01"), one("2003-06-09", WRECK, "that Sunday", "2003-06-01")]
    parts = row(found, "2003-06-01").parts
    assert (parts["documents"], parts["publication_days"], parts["retrospective"]) == (2, 1, 1)
    assert dates(found[:1]) == ["2003-06-01"]


def test_a_month_comes_after_its_days_unless_much_more_is_said_of_it() -> None:
    found = [
        article(
            "In June it rained. The ferry Alba sank on 1 June.", {"In June": "2003-06", "1 June": "2003-06-01"}, None
        )
    ]
    assert dates(found) == ["2003-06-01", "2003-06"]


def test_of_a_range_of_days_the_first_and_the_last_are_counted() -> None:
    found = [one("2003-07-01", "The strike went on from 3 to 9 June.", "3 to 9 June", "2003-06-03/2003-06-09")]
    assert {"2003-06-03", "2003-06-09"} <= set(dates(found))


def test_a_night_belongs_to_the_day_it_begins_on() -> None:
    found = [one(None, "The mill burned down that night.", "that night", "2003-06-03T22/2003-06-04T04")]
    assert dates(found) == ["2003-06-03"]


def test_an_open_end_is_no_date() -> None:
    assert dates([one(None, "Before 2003 nothing was known.", "Before 2003", "../2002-12-31")]) == []


def test_a_mention_beside_what_the_collection_is_about_counts_less() -> None:
    near = "Far out, the ferry Alba sank near Morro on that Sunday."
    beside = "Far out, the yacht Brisa sank near Gandia on that Friday."
    found = [
        article(f"{near} {beside}", {"that Sunday": "2003-06-01", "that Friday": "2003-06-06"}, None),
        article("Divers of the navy went down to the wreck of the Alba.", {}, None),
        article("Nobody has yet said why the Alba sank.", {}, None),
    ]
    weights = {r.date: r.parts["weight"] for r in ranked(found)}
    assert weights["2003-06-01"] == weights["2003-06-06"]  # the sentence before names the Alba
    beside_first = article(f"{beside} {near}", {"that Sunday": "2003-06-01", "that Friday": "2003-06-06"}, None)
    weights = {r.date: r.parts["weight"] for r in ranked([beside_first, *found[1:]])}
    assert weights["2003-06-01"] > weights["2003-06-06"]


def test_the_title_is_that_of_the_event_most_documents_tell() -> None:
    def told(created: str, text: str, title: str) -> Findings:
        found = article(text, {"that Sunday": "2003-06-01"}, created)
        mention = EventMention("m", "d", Span(0, len(text)), found.expressions[0].id)
        event = Event("e", title, Status.HAPPENED, found.expressions[0].resolution, mentions=("m",))
        return Findings(found.document, found.expressions, event_mentions=(mention,), events=(event,))

    found = [
        told("2003-06-03", "The mayor wept for the dead of the ferry on that Sunday.", "Mayor wept"),
        told("2003-06-04", "The ferry Alba sank on that Sunday off Morro.", "Ferry Alba sank"),
        told("2003-06-05", "Many drowned when the ferry Alba sank on that Sunday.", "Many drowned"),
        told("2003-06-06", "Divers searched for the Alba, which sank on that Sunday.", "Divers searched"),
    ]
    assert row(found, "2003-06-01").title == "Ferry Alba sank"


def test_without_an_event_the_headline_of_an_article_is_the_title() -> None:
    assert ranked([article("It sank.", {}, "2003-06-02", "Ferry lost off Morro")])[0].title == "Ferry lost off Morro"


def test_a_dateline_is_no_headline() -> None:
    line = "PORT MORRO, June 2 (Agency) --"
    found = article(line + "\nThe ferry Alba sank.", {"June 2": "2003-06-02"}, "2003-06-03", line)
    assert {r.title for r in ranked([found])} == {""}


def test_the_score_can_be_worked_out_from_its_parts() -> None:
    found, _ = stream(Setting(articles=60, days=60, keys=8, lesser=12), 3)
    for r in ranked(found):
        p = r.parts
        if "/" in r.date:
            continue
        worth = p["weight"] * (significance_dates.LONE + p["agreement"] ** 0.5) * p["apart"] * p["covered"] / p["late"]
        assert r.score == pytest.approx(worth + p["visible"], abs=0.02)


def test_in_a_long_table_a_date_is_told_by_what_stands_near_it() -> None:
    text = ", ".join(f"mill {chr(97 + n % 26)}{n}: d{n:05}" for n in range(3000))
    found = article(text, {f"d{n:05}": f"2003-06-{1 + n % 30:02}" for n in range(0, 3000, 50)}, None)
    notes = note(found)
    assert len(notes.dates) == 3
    assert all(len(d.words) <= 60 for d in notes.dates)


def test_nothing_comes_of_nothing() -> None:
    assert rank([]) == []
    assert rank([note(Findings(Document("d", "", "")))]) == []


def test_the_limit_cuts_and_changes_nothing_else() -> None:
    found, _ = stream(Setting(articles=40, days=40, keys=5, lesser=10), 5)
    everything = ranked(found)
    assert ranked(found, 7) == everything[:7]
    assert [r.score for r in everything] == sorted((r.score for r in everything), reverse=True)


@given(st.permutations(range(30)))
def test_the_order_of_the_documents_does_not_matter(order: list[int]) -> None:
    before = {r.date: r.score for r in rank(NOTES)}
    after = {r.date: r.score for r in rank(NOTES[n] for n in order)}
    assert after == pytest.approx(before, abs=0.001)


NOTES: list[DocumentNotes] = [
    note(f) for f in stream(Setting(articles=30, days=30, keys=4, lesser=8, undated=0.0), 9)[0]
]


def test_on_invented_streams_it_does_better_than_counting() -> None:
    corpus: measured.Corpus = []
    for seed in range(6):
        found, keys = stream(Setting(articles=200, days=300, keys=20, lesser=40), seed)
        corpus.append(([note(f) for f in found], keys))
    assert measured.score(measured.ours, corpus) > measured.score(measured.by_documents, corpus) + 0.02
    assert measured.score(measured.ours, corpus) > measured.score(measured.by_publication, corpus) + 0.1


def test_the_date_of_a_page_is_no_mention_even_a_day_or_a_clock_time_off() -> None:
    text = "Ferry lost\nPage last updated at 14:20 GMT, Tuesday, 3 June 2003\n\nThe ferry Alba sank on that Sunday."
    stamp = "14:20 GMT, Tuesday, 3 June 2003"
    found = article(text, {stamp: "2003-06-03T14:20", "that Sunday": "2003-06-01"}, "2003-06-02")
    assert {r.date: r.parts["documents"] for r in ranked([found])}.get("2003-06-03") is None
    assert row([found], "2003-06-01").parts["documents"] == 1


def test_a_feast_day_counts_less_than_a_day_of_the_news() -> None:
    feast = one("2003-06-20", "The ferry Alba sails until Christmas.", "Christmas", "2002-12-25")
    weekday = one("2003-06-21", "The ferry Alba sailed that Wednesday.", "that Wednesday", "2002-12-25")
    assert row([feast], "2002-12-25").parts["weight"] < 0.5 * row([weekday], "2002-12-25").parts["weight"]


def test_what_an_article_about_something_else_mentions_counts_less() -> None:
    about = "Here sailed the ferry Alba. On that Sunday the ferry Alba sank. The ferry Alba, an Alba again."
    beside = (
        "Here sailed the yacht Brisa. One storm came. Far away lay the Alba. Much fell. On that Friday the mast broke."
    )
    found = [
        article(about, {"that Sunday": "2003-06-01"}, None),
        article(beside, {"that Friday": "2003-06-06"}, None),
        article("Divers of the navy went down to the wreck of the Alba.", {}, None),
    ]
    weights = {r.date: r.parts["weight"] for r in ranked(found)}
    assert weights["2003-06-01"] > 2 * weights["2003-06-06"]
