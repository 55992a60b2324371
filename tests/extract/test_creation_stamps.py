"""Documents carry their own date in many forms: each is read off, with the words that say it."""

from __future__ import annotations

import pytest

from viewer.extract import creation_time, sentences, temporal_expressions
from viewer.extract.creation_time import Hints
from viewer.model.temporal import Basis, Resolution

PROSE = "The harbour was closed for repairs, the mayor said. Fishermen waited for the tide at the old quay."
STORY = f"\n\n{PROSE}\n\nNobody was hurt, and the ferry will sail again soon."
DAY = "2004-03-12"


def infer(text: str) -> Resolution | None:
    discourse = sentences.read(text)
    return creation_time.infer(discourse, temporal_expressions.find(discourse), Hints())


HEADS = {
    # agencies
    "OPORTO, March 12, 2004 (Seawire) -- ": "March 12, 2004",
    "OPORTO, Portugal, March 12, 2004 (Reuters) - ": "March 12, 2004",
    "OPORTO (Portugal), 12 March 2004 /Seawire/ - ": "12 March 2004",
    "Oporto, 12 March 2004: ": "12 March 2004",
    "March 12, 2004 (AP) - ": "March 12, 2004",
    "Seawire - OPORTO\n12 March 2004 14:22 GMT\n": "12 March 2004 14:22 GMT",
    "(Seawire) 2004-03-12 14:22\n": "2004-03-12",
    "2004/03/12 14:22 KST\n": "2004/03/12",
    "Xinhua | 2004-03-12 14:22:05\n": "2004-03-12 14:22:05",
    "Updated: 2004-03-12 14:22 (Harbour Daily)\n": "2004-03-12 14:22",
    # the United Nations
    "12 March 2004 – ": "12 March 2004",
    "12 March 2004 \u2014 ": "12 March 2004",
    "GENEVA (12 March 2004) – ": "12 March 2004",
    "NEW YORK, 12 March 2004—": "12 March 2004",
    "Press Release\nSC/8022\n12 March 2004\n\n": "12 March 2004",
    "Distr.: General\n12 March 2004\nOriginal: English\n\n": "12 March 2004",
    "Adopted by the Harbour Council at its 4923rd meeting, on 12 March 2004\n\n": "12 March 2004",
    # newspapers and broadcasters on the web
    "Harbour closed\n\nFriday, March 12, 2004\n\n": "Friday, March 12, 2004",
    "Harbour closed\n\nFriday, March 12, 2004; Page A01\n\n": "Friday, March 12, 2004",
    "Harbour closed\n\nFriday, 12 March, 2004, 14:22 GMT\n\n": "Friday, 12 March, 2004, 14:22 GMT",
    "Harbour closed\n\nLast Updated: Friday, 12 March, 2004, 14:22 GMT\n\n": "Friday, 12 March, 2004, 14:22 GMT",
    "Harbour closed\n\nPublished: 12 March 2004\n\n": "12 March 2004",
    "Harbour closed\n\nPublished: 12:01AM GMT 12 Mar 2004\n\n": "12 Mar 2004",
    "Harbour closed\n\nPublished on March 12, 2004\n\n": "March 12, 2004",
    "Harbour closed\n\nPUBLISHED MARCH 12, 2004\n\n": "MARCH 12, 2004",
    "Harbour closed\n\nFirst published on Fri 12 Mar 2004 14.22 GMT\n\n": "Fri 12 Mar 2004",
    "Harbour closed\n\nWeb posted at: 10:04 a.m. EST, March 12, 2004\n\n": "March 12, 2004",
    "Harbour closed\n\nPosted on Mar 12, 2004 by the editor\n\n": "Mar 12, 2004",
    "Harbour closed\n\nBy JOAN SMITH\nMarch 12, 2004\n\n": "March 12, 2004",
    "Harbour closed\n\nBy Joan Smith, March 12, 2004\n\n": "March 12, 2004",
    "Harbour closed\n\nBy Joan Smith in Oporto | 12 March 2004\n\n": "12 March 2004",
    "Harbour closed\n\nMarch 12, 2004 | By Joan Smith and Ann Lee\n\n": "March 12, 2004",
    "Harbour closed\n\nJoan Smith · 12 Mar 2004 · 3 min read\n\n": "12 Mar 2004",
    "Harbour closed\n\nThe Harbour Times | March 12, 2004 | Page 3\n\n": "March 12, 2004",
    "The Harbour Times\n\nMarch 12, 2004, Friday\n\nSECTION: Section A; Page 1\n\n": "March 12, 2004",
    "DATE: March 12, 2004\n\n": "March 12, 2004",
    "Harbour closed\n\n12.03.2004\n\n": "12.03.2004",
    "Vol. 3, No. 14 - March 12, 2004\n\n": "March 12, 2004",
    # blogs, letters and mail
    "Harbour closed\n\nPosted by Ann on March 12, 2004 at 10:22 PM | Comments (3)\n\n": "March 12, 2004",
    "Harbour closed\n\nMarch 12th, 2004\n\n": "March 12th, 2004",
    "Geneva, 12 March 2004\n\nDear Sir,\n\n": "12 March 2004",
    "The Old Quay\nOporto\n12th March, 2004\n\nDear Madam,\n\n": "12th March, 2004",
    "From: Ann\nTo: Joan\nDate: Fri, 12 Mar 2004 10:22:11 -0500\nSubject: Harbour\n\n": "Fri, 12 Mar 2004 10:22:11",
    "From: Ann\nSent: Friday, March 12, 2004 10:22 AM\n\n": "Friday, March 12, 2004 10:22 AM",
    # courts and reports
    "Argued January 13, 2004—Decided March 12, 2004\n\n": "March 12, 2004",
    "Judgment of 12 March 2004\n\n": "12 March 2004",
    "CASE OF SMITH v. THE HARBOUR\n\nJUDGMENT\n\nSTRASBOURG\n\n12 March 2004\n\n": "12 March 2004",
    "Filed: March 12, 2004\n\n": "March 12, 2004",
    "New York, 12 March 2004\n\n": "12 March 2004",
    # addresses
    "https://harbour.example/2004/03/12/closed.html\n\n": "2004/03/12",
    "Source: http://www.harbour.example/news/2004-03-12/closed\n\n": "2004-03-12",
}  # fmt: skip


@pytest.mark.parametrize(("head", "words"), HEADS.items())
def test_the_documents_own_date_stands_at_its_top(head: str, words: str) -> None:
    text = head + PROSE + STORY
    created = infer(text)
    assert created is not None
    assert (str(created.interval)[:10], created.basis) == (DAY, Basis.DATELINE)
    span = created.steps[0].span
    assert span is not None
    assert words in span.of(text)


FEET = {
    "Published: 12 March 2004": "12 March 2004",
    "Last updated: 12 March 2004": "12 March 2004",
    "Posted by Ann at 10:22 on March 12, 2004": "March 12, 2004",
    "LOAD-DATE: March 12, 2004": "March 12, 2004",
    "Done at Geneva this 12th day of March 2004.": "12th day of March 2004",
    "In witness whereof the keepers signed, this 12th day of March, 2004.": "12th day of March, 2004",
    "http://www.harbour.example/2004/3/12/closed": "2004/3/12",
}


@pytest.mark.parametrize(("foot", "words"), FEET.items())
def test_or_at_its_foot(foot: str, words: str) -> None:
    text = "The harbour" + 10 * STORY + f"\n\n{foot}"
    created = infer(text)
    assert created is not None
    assert str(created.interval) == DAY
    span = created.steps[0].span
    assert span is not None
    assert words in span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "The battle of the harbour, 12 March 2004" + STORY,
        "Harbour Attacks, 12 March 2004" + STORY,
        "Harbour Bombing, March 12, 2004" + STORY,
        "The Treaty of Oporto, 12 March 2004" + STORY,
        "Born 12 March 2004" + STORY,
        "In memory of Joan Smith, 12 March 2004" + STORY,
        "Oporto, 12 March 2004. Photograph by Ann Lee" + STORY,
        "Photograph: the old quay, 12 March 2004" + STORY,
        "12 March 2004, a Friday, was the day on which the sea came in." + STORY,
        "Minutes were read of the meeting of 12 March 2004" + STORY,
        "Chapter 3 — 12 March 2004" + STORY,
        "The harbour since 12 March 2004" + STORY,
        "A report published 12 March 2004 by the mayor says the harbour is old." + STORY,
        "She wrote it, and it was published on 12 March 2004 by a friend of hers who kept a shop." + STORY,
        "The harbour" + 10 * STORY + "\n\nFriday, March 12, 2004",
        "The story is told at http://www.harbour.example/2004/03/12/closed and in many books." + STORY,
        "12 March 2004 – Fire.\n\n13 March 2004 – Rain.\n\n15 March 2004 – Snow.\n\n" + PROSE,
        "Smith v. The Harbour, March 12, 2004, was wrongly decided, the mayor thinks." + STORY,
    ],
)
def test_days_of_what_is_told_are_not_the_documents_own(text: str) -> None:
    assert infer(text) is None


def test_what_is_published_goes_before_what_is_updated_and_both_are_told() -> None:
    created = infer("Harbour closed\n\nUpdated: 14 March 2004\nPublished: 12 March 2004" + STORY)
    assert created is not None
    assert str(created.interval) == DAY
    assert [str(a) for a in created.alternatives] == ["2004-03-14"]


def test_a_date_that_can_be_read_two_ways_gives_only_its_year() -> None:
    created = infer("Published: 3/12/2004" + STORY)
    assert created is not None
    assert str(created.interval) == "2004"
    assert {str(a) for a in created.alternatives} == {"2004-03-12", "2004-12-03"}


def test_a_weekday_that_does_not_fit_is_told() -> None:
    created = infer("Harbour closed\n\nThursday, March 12, 2004\n\n" + PROSE)
    assert created is not None
    assert (str(created.interval), created.certainty) == (DAY, 0.6)
    assert str(created.alternatives[0]) == "2004-03-11"
    assert "the calendar says Friday" in created.because[-1]


def test_a_date_before_what_the_text_tells_is_not_its_own() -> None:
    told = "\n\nThe harbour was closed on 3 May 2006, and the mayor left office."
    assert infer("New York, 12 March 2004" + STORY + told) is None


def test_a_diary_has_no_day_of_its_own() -> None:
    entry = f"\n\n{PROSE}\n\nWe mended nets all day.\n\nThe wind was from the west.\n\nI wrote to Joan.\n\n"
    diary = "".join(f"{day} March 2004{entry}" for day in (12, 15, 19, 20))
    assert infer(diary) is None
    assert infer("Published: 3 May 2009\n\n" + diary) is not None


def test_place_and_day_of_a_known_event_are_a_title() -> None:
    assert infer("Hiroshima, 6 August 1945" + STORY) is None
    assert infer("Hiroshima, 7 August 1995" + STORY) is not None
