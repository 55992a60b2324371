"""When something was said: the date that stands with the verb of saying, and none where only other dates are told."""

from __future__ import annotations

import pytest

from viewer.extract.pipeline import extract
from viewer.model import time
from viewer.model.document import Document
from viewer.model.temporal import Basis, Resolution

WRITTEN = Resolution(time.day(2014, 3, 24), basis=Basis.USER)


def dates(text: str) -> list[str]:
    """For each quotation the words that say when it was said."""
    found = extract(Document("d", "D", text, created=WRITTEN))
    words = {e.id: e.text for e in found.expressions}
    return [words.get(q.time, "") for q in found.quotations if not q.inside]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Lind said on Monday that the road was closed.", "Monday"),
        ("Lind said Monday the road was closed.", "Monday"),
        ("Lind on Monday said the road was closed.", "Monday"),
        ("On Monday, Lind said the road was closed.", "Monday"),
        ("“The road is closed,” said Lind late Tuesday.", "late Tuesday"),
        ("“The road is closed,” Lind told reporters in Geneva on Tuesday.", "Tuesday"),
        ("“We object,” Minister Ada Lind told the council in Geneva, Switzerland, on Tuesday.", "Tuesday"),
        ("“It is over,” the spokesman, Ada Lind, told a news conference on Friday.", "Friday"),
        ("In a 1998 speech, Lind said the treaty was dead.", "1998"),
        ("In a report released Wednesday, the agency said the road was closed.", "Wednesday"),
        ("A report released on Friday says the road is closed.", "Friday"),
        ("The report, released Friday, said the road was closed.", "Friday"),
        ("The ministry said in a statement issued Wednesday that the road was closed.", "Wednesday"),
        ("Speaking to reporters in Geneva on Monday, Lind said the treaty of 1998 was dead.", "Monday"),
        ("In an interview with a newspaper on Sunday, Lind said the deal was dead.", "Sunday"),
        ("Lind claimed in 2012 that the bank was sound.", "2012"),
        ("The road was closed on Monday, Lind said on Thursday.", "Thursday"),
        ("The envoy told the council last month that “nobody listens.”", "last month"),
    ],
)
def test_the_date_with_the_verb_says_when(text: str, when: str) -> None:
    assert dates(text) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "Lind, who took office in 2010, said the road was closed.",
        "“We object,” said Lind, elected on June 2, 2013.",
        "“We object,” said Lind, who was elected on June 2, 2013.",
        "Lind said the road was closed on Monday.",
        "“The road was closed on Monday,” Lind said.",
        "The road was closed on Monday, Lind said.",
        "Lind said after the 2009 war that the road was closed.",
        "Lind said before Monday’s vote that it would fail.",
        "Since 2011 Lind has said that the road is closed.",
        "Lind said the report released Wednesday was false.",
        "Lind, minister in 2012, claimed that the bank was sound.",
        "Asked about the 2010 deal, Lind said it was dead.",
        "Today’s vote was fair, China said.",
        "The envoy who left on Friday said that the ministry was wrong.",
        "The strike began Monday. “It will last,” Lind said.",
    ],
)
def test_dates_of_other_things_say_nothing_of_when(text: str) -> None:
    assert dates(text) == [""]


def test_each_of_several_has_its_own() -> None:
    text = "“No,” Lind said on Monday. On Tuesday, Ada Moor said the road was closed. Peru said it was open."
    assert dates(text) == ["Monday", "Tuesday", ""]
