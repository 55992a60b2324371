"""A date belongs to the noun or the brackets it stands in, not to the next verb before it."""

from __future__ import annotations

import pytest

from viewer.extract.pipeline import extract
from viewer.model import edtf
from viewer.model.document import Document
from viewer.model.temporal import Resolution


def seen(text: str) -> str:
    """Dated events of a text written on Wednesday, 10 June 2015."""
    events = extract(Document("d", "", text, created=Resolution(edtf.parse("2015-06-10")))).events
    return " ; ".join(f"{e.interval} {e.title}" for e in events if e.interval is not None)


OF_NOUNS = [
    ("The council condemned the attack of 17 February 2014.", "2014-02-17 Attack"),
    ("Voters still remembered the great flood of 1953.", "1953 Great flood"),
    ("Nobody was ever tried for the massacre of 16 March 1968.", "1968-03-16 Massacre"),
    ("The panel cited the envoy's letter of 3 May 2014.", "2014-05-03 Envoy's letter dated"),
    ("Parliament debated the agreement of 5 June 2012 at length.", "2012-06-05 Agreement dated"),
    ("The new museum shows the Berlin of 1930.", ""),
    ("Her speech was the event of the year.", ""),
    ("She called it one of the best novels of 1922.", ""),
]


@pytest.mark.parametrize(("text", "expected"), OF_NOUNS)
def test_a_date_behind_a_noun_and_of_is_the_nouns(text: str, expected: str) -> None:
    assert seen(text) == expected


OF_VERBS = [
    ("Police arrested the man on the night of 3 May 2014.", "2014-05-03T18/2014-05-03T23 Police arrested the man"),
    ("The senator won the election of 2008.", "2008 Senator won the election"),
    ("In the riots of 1970, workers burned the town hall.", "1970 Workers burned the town hall"),
]


@pytest.mark.parametrize(("text", "expected"), OF_VERBS)
def test_a_date_is_the_verbs_where_it_says_when_that_was(text: str, expected: str) -> None:
    assert seen(text) == expected


IN_BRACKETS = [
    (
        "The court is sitting again (an appeal was filed on 4 May 2014) after the protest of 3 April 2014.",
        "2014-05-04 Appeal was filed ; 2014-04-03 Protest",
    ),
    (
        "On 6 April 1941 (the day is remembered as Bloody Sunday), the army crossed the river.",
        "1941-04-06 Army crossed the river",
    ),
    (
        "The ministers met on 3 May (2014) and signed the accord on 5 May (2014).",
        "2014-05-03 Ministers met ; 2014-05-05 Ministers signed the accord",
    ),
]


@pytest.mark.parametrize(("text", "expected"), IN_BRACKETS)
def test_brackets_keep_their_dates(text: str, expected: str) -> None:
    assert sorted(seen(text).split(" ; ")) == sorted(expected.split(" ; "))


def test_a_name_with_slashes_is_told_whole() -> None:
    assert seen("Resolution A/RES/77/3 was adopted on 28 March 2014.") == "2014-03-28 Resolution A/RES/77/3 was adopted"
