"""What a text gives away about its own date: each argument alone, what it leaves, and where it must not be made."""

from __future__ import annotations

import pytest

from viewer.extract import almanac, creation_time, sentences, temporal_expressions
from viewer.extract.almanac import Almanac, KnownEvent, Tenure
from viewer.extract.creation_time import Hints
from viewer.model import calendar, edtf
from viewer.model.temporal import Basis, Resolution

MORE = "\n\nShips waited outside, and the gulls were loud.\n\nNobody was hurt."


def term(person: str, office: str, begin: int, end: int, name: str) -> Tenure:
    return Tenure(person, office, calendar.seconds(begin, 3), calendar.seconds(end, 5, 2), "Harbour gazette", (name,))


HARBOUR = term("Ada Quay", "Warden of the Harbour", 1990, 1997, "Warden Ada Quay")
MINT = (
    term("Ed Coin", "Keeper of the Mint", 1980, 1984, "Keeper Coin"),
    term("Al Coin", "Keeper of the Mint", 1996, 1999, "Keeper Coin"),
)
FIRE = KnownEvent(
    "Fire of the lighthouse", edtf.parse("1992-06-12"), "", "Harbour gazette", "disaster",
    (("lighthouse",), ("fire", "burnt"), ("brava",)), "", ("burnt", "caught"),
)  # fmt: skip
LEAGUE = KnownEvent(
    "Brava joins the League", edtf.parse("1994-09-05"), "", "League roll", "enlargement",
    (("brava",), ("league",), ("joined", "member")), "", ("joined", "became"),
)  # fmt: skip
TABLE = Almanac((FIRE, LEAGUE), (HARBOUR, *MINT))


def infer(text: str, table: Almanac = TABLE) -> Resolution | None:
    discourse = sentences.read(text + MORE)
    return creation_time.infer(discourse, temporal_expressions.find(discourse), Hints(), table)


ARGUED = [
    # the office holder speaks; the dateline and its weekday leave one year of the term
    (
        "BRAVA, June 17 (Seawire) -- Warden Ada Quay said on Thursday that the pier is safe.",
        "1993",
        "Ada Quay was Warden",
    ),
    (
        "BRAVA, June 17 (Seawire) -- Warden Ada Quay on Thursday met fishermen on the pier.",
        "1993",
        "Ada Quay was Warden",
    ),
    # one name, two terms: the weekday fits a day of one of them
    (
        "BRAVA, July 2 (Seawire) -- Keeper Coin said on Friday that the mould broke.",
        "1982",
        "Ed Coin was Keeper",
    ),
    # a known event is the news
    (
        "BRAVA (Seawire) -- The lighthouse of Brava burnt Friday and its fire was seen from the hills.",
        "1992-06-12",
        "The news of “Friday”",
    ),
    (
        "The lighthouse of Brava burnt today, and its fire was seen from the hills.",
        "1992-06-12",
        "The news of “today”",
    ),
    (
        "The lighthouse of Brava burnt yesterday, and its fire was seen from the hills.",
        "1992-06-13",
        "The news of “yesterday”",
    ),
    # and is told with the time since
    (
        "BRAVA (Seawire) -- Divers said Tuesday that last week’s fire of the Brava lighthouse began in the kitchen.",
        "1992-06-16",
        "“last week” is told of",
    ),
    (
        "Last month’s fire of the Brava lighthouse began in the kitchen, divers said in a letter.",
        "1992",
        "“Last month” is told of",
    ),
    (
        "Two keepers were charged over last year’s fire of the Brava lighthouse, a clerk said on Monday.",
        "1993",
        "“last year” is told of",
    ),
    (
        "Today is the 10th anniversary of the fire of the Brava lighthouse.",
        "2002-06-12",
        "“10th anniversary” of",
    ),
    # a dateline in the days after it
    (
        "BRAVA, June 15 (Seawire) -- Divers mourned on Monday for those whom the fire of the Brava lighthouse killed.",
        "1992",
        "“June 15” lies in the days after",
    ),
    # the year is said twice, or goes on
    (
        "The fair of next year, 1992, will be smaller, the guild said.",
        "1991",
        "names the year twice",
    ),
    (
        "Herring was dear so far in 1989, the guild said.",
        "1989",
        "the year that goes on",
    ),
    # figures of a quarter beside those of a year earlier
    (
        "Herring House said profit rose in the third quarter, to $3 million from $2 million in the 1988 "
        "third quarter. A year earlier it fell.",
        "1989",
        "the quarter a year later",
    ),
    # a day with where it lies, what is past and what is still to come
    (
        "BRAVA (Seawire) -- Warden Ada Quay said Tuesday that the pier is closed. It fell on April 3, "
        "1995. It opens this coming Sunday, April 23.",
        "1995-04-18",
        "within 7 days after",
    ),
    (
        "BRAVA (Seawire) -- Warden Ada Quay said Tuesday that the pier is closed. It fell last week, on "
        "Friday, April 14. It was new in April 1995.",
        "1995-04-18",
        "“last week, on Friday, April 14” says how far",
    ),
    (
        "BRAVA, June 17 (Seawire) -- Warden Ada Quay said that the pier, which fell last month, on May 14, is "
        "closed. She had said so yesterday (June 16), which was a Wednesday, June 16.",
        "1993",
        "“Wednesday, June 16” fits only some years",
    ),
    # a notice that the text bears out
    (
        "The pier was closed on 3 May 1995, the guild said.\n\nCopyright 1995 Seawire. All rights reserved.",
        "1995",
        "Copyright 1995",
    ),
]


@pytest.mark.parametrize(("text", "value", "reason"), ARGUED)
def test_what_can_be_argued(text: str, value: str, reason: str) -> None:
    created = infer(text)
    assert created is not None
    assert (str(created.interval), created.basis) == (value, Basis.INFERENCE)
    assert [said for said in created.because if reason in said], created.because
    assert any("That leaves" in said for said in created.because) or len(created.steps) == 1
    assert created.certainty <= 0.85


NOT_ARGUED = [
    # one constraint is not enough
    "BRAVA, June 17 (Seawire) -- The warden said on Thursday that the pier is safe.",
    "Warden Ada Quay said that the pier is safe.",
    "The lighthouse of Brava burnt, and its fire was seen from the hills.",
    # not in office, or in words of another time
    "BRAVA, June 17 (Seawire) -- Former Warden Ada Quay said on Thursday that the pier is safe.",
    "BRAVA, June 17 (Seawire) -- Vice Warden Ada Quay said on Thursday that the pier is safe.",
    "BRAVA, June 17 (Seawire) -- The guild showed a film on Thursday. “Warden Ada Quay said on Thursday "
    "that it is safe,” a voice says.",
    "In 1991, Warden Ada Quay said that the pier is safe. It fell on a Thursday.",
    # an event looked back on, imagined, or of another weekday
    "BRAVA (Seawire) -- The lighthouse of Brava burnt Tuesday and its fire was seen from the hills.",
    "BRAVA (Seawire) -- A man who was there when the lighthouse of Brava burnt testified Friday about the fire.",
    "BRAVA (Seawire) -- The town remembered Friday the fire in which the lighthouse of Brava burnt.",
    "BRAVA (Seawire) -- Divers said Friday that the lighthouse of Brava burnt because of a lamp, and the "
    "fire was slow.",
    "On a Friday, the lighthouse of Brava burnt and its fire was seen from the hills. Twenty years later "
    "the stones are black.",
    "The town, which last year built a hall, on Monday opened a garden. The lighthouse is told of there; "
    "Brava had a fire.",
    "BRAVA, June 15 (Seawire) -- Divers mourned for those whom the fire of the Brava lighthouse killed.",
    "BRAVA, June 15 (Seawire) -- A court on Monday heard of the fire of the Brava lighthouse.",
    "BRAVA, July 20 (Seawire) -- Divers mourned on Monday for those whom the fire of the Brava lighthouse killed.",
    # plans are no events
    "BRAVA (Seawire) -- Brava will join the League, and was told Monday that it would become a member.",
    # years that are not the calendar's
    "Next year’s 1992 budget was passed, the guild said on Monday.",
    "Profit rose in the 1989 third quarter, to $3 million from $2 million a year earlier; the third quarter is weak.",
    # a notice older than its text
    "The pier was closed on 3 May 1999, the guild said.\n\nCopyright 1995 Seawire. All rights reserved.",
    # what contradicts itself
    "BRAVA, June 17 (Seawire) -- Warden Ada Quay said on Thursday that the pier burnt down on 4 May 2003.",
]


@pytest.mark.parametrize("text", NOT_ARGUED)
def test_what_cannot_be_argued_is_asked(text: str) -> None:
    assert infer(text) is None


def test_papers_tell_of_yesterday_so_no_day_is_proposed_for_them() -> None:
    created = infer("The lighthouse of Brava burnt Friday and its fire was seen from the hills.")
    assert created is not None
    assert str(created.interval) == "1992"
    assert [str(a) for a in created.alternatives] == ["1992-06-12", "1992-06-13", "1992-06-14", "1992-06-15"]


def test_each_constraint_prints_what_it_leaves() -> None:
    created = infer("BRAVA, June 17 (Seawire) -- Warden Ada Quay said on Thursday that the pier is safe.")
    assert created is not None
    assert created.because == (
        "“Warden Ada Quay” acts in this text: Ada Quay was Warden of the Harbour from 1 Mar 1990 to 1 May 1997 "
        "(Harbour gazette). That leaves 2,619 days from 1 Mar 1990 to 1 May 1997.",
        "News is written on the day it tells first: “Thursday”. That leaves 375 days from 1 Mar 1990 to 1 May 1997.",
        "The dateline names “June 17” without a year. That leaves Thu 17 Jun 1993.",
        "The dateline says when it was written, Thu 17 Jun 1993; it may have come out the day after.",
    )
    assert [str(a) for a in created.alternatives] == ["1993-06-17", "1993-06-18"]


def test_a_title_with_a_surname_means_the_office_only_where_its_country_is_spoken_of() -> None:
    said = "BOSTON, June 17 (Seawire) -- President Ford said {} that the {} is sound."
    at_home = infer(said.format("on Thursday", "White House in Washington"), almanac.standard())
    college = infer(said.format("on Thursday", "college library"), almanac.standard())
    assert college is None
    assert at_home is None or str(at_home.interval) == "1976"
