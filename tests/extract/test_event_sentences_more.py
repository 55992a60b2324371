"""What a sentence tells: forty more sentences, written before the rules had seen them."""

from __future__ import annotations

import time

import pytest

from viewer.extract.pipeline import extract
from viewer.model import edtf
from viewer.model.document import Document
from viewer.model.temporal import Resolution

TOLD = [
    (
        "Denmark's queen, who was crowned in 1972, stepped down on 14 January 2014.",
        "happened: Denmark's queen was crowned ; happened: Denmark's queen stepped down",
    ),
    (
        "A landslide buried a village in Nepal on Saturday night, officials said.",
        "reported: Landslide buried a village in Nepal",
    ),
    ("Voters stayed away. He promised to resign on Friday.", "expected: He promised to resign"),
    (
        "Sunday's attack killed three people. He resigned on 3 May 2012.",
        "happened: Attack killed three people ; happened: He resigned",
    ),
    ("The envoys did not reach an agreement on Friday.", "hypothetical: Envoys did not reach an agreement"),
    ("Analysts expect the bank will cut rates in September.", "expected: Bank to cut rates"),
    ("Nigeria's electoral commission delayed the vote until March 28.", ""),
    ("In 1898, the Curies discovered radium.", "happened: Curies discovered radium"),
    ("The workers, many of them women, walked out on 8 March 1908.", "happened: Workers walked out"),
    ("Lufthansa said on Monday it would cancel 700 flights.", "happened: Lufthansa: it would cancel 700 flights"),
    ("The new airport is scheduled to open in October 2017.", "planned: New airport to open"),
    ("The poet was exiled in 1933 and never returned.", "happened: Poet was exiled"),
    ("Ecuador has been hit by three storms since May.", ""),
    ("On the evening of 9 November 1989, guards opened the gates.", "happened: Guards opened the gates"),
    ("The minister hopes to sign the deal in July.", ""),
    (
        "Protesters demanded on Sunday that the governor resign.",
        "happened: Protesters demanded that the governor resign",
    ),
    ("A court jailed the blogger for ten years in May 2014.", "happened: Court jailed the blogger for ten years"),
    ("The vaccine could be available in 2016.", ""),
    (
        "The cease-fire collapsed on Tuesday when shells hit a school.",
        "happened: Cease-fire collapsed ; happened: Shells hit a school",
    ),
    (
        "He joined the navy in 1940, rose to captain in 1951 and retired in 1962.",
        "happened: He joined the navy ; happened: He rose to captain ; happened: He retired",
    ),
    (
        "Thousands of mourners attended the funeral in Tehran on Monday.",
        "happened: Thousands of mourners attended the funeral in Tehran",
    ),
    ("The euro fell below $1.10 on Thursday.", "happened: Euro fell below $1.10"),
    (
        "The plane was carrying 150 people when it crashed in the Alps on 24 March.",
        "happened: Plane crashed in the Alps",
    ),
    (
        "The two countries have agreed to hold talks in Geneva on 15 June.",
        "planned: Two countries to hold talks in Geneva",
    ),
    ("The Senate is likely to vote on the treaty next week.", "expected: Senate expected to vote on the treaty"),
    ("The archive, opened in 1994, holds two million files.", "happened: Archive opened"),
    ("No bank failed in 2012.", "hypothetical: No bank failed"),
    ("Pope Francis arrived in Sarajevo on Saturday for a one-day visit.", "happened: Pope Francis arrived in Sarajevo"),
    ("The volcano has been erupting since April.", ""),
    (
        "The country's first free elections were held on 27 April 1994.",
        "happened: Country's first free elections were held",
    ),
    ("Its troops pulled out of the valley in 2011.", "happened: Troops pulled out of the valley"),
    ("The commission is due to report in the autumn.", "planned: Commission to report"),
    ("The report criticised the army's conduct in 2009.", "happened: Report criticised the army's conduct"),
    ("Uruguay legalised the trade in 2013, the first country to do so.", "happened: Uruguay legalised the trade"),
    ("The two presidents shook hands in Panama on 10 April.", "happened: Two presidents shook hands in Panama"),
    (
        "At least 40 people were injured in clashes in Kyiv on Monday.",
        "happened: At least 40 people were injured in clashes in Kyiv",
    ),
    ("The firm went bankrupt in September 2008.", "happened: Firm went bankrupt"),
    ("Smoking was banned in pubs in 2007.", "happened: Smoking was banned in pubs"),
    ("The trial opens in Hamburg on 22 June.", "planned: Trial opens in Hamburg"),
    (
        "A drone strike killed the commander last August, his family confirmed.",
        "reported: Drone strike killed the commander",
    ),
    ("The club has won the cup four times, most recently in 2011.", "happened: Club has won the cup four times"),
    ("Paris fell to the allies in August 1944.", "happened: Paris fell to the allies"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_a_sentence_tells(text: str, expected: str) -> None:
    document = Document("d", "", text, created=Resolution(edtf.parse("2015-06-10")))
    assert " ; ".join(f"{e.status.value}: {e.title}" for e in extract(document).events) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were riots in Athens on Sunday.", ["happened: Riots in Athens, 2015-06-07"]),
        ("On Sunday there was an explosion near Kielce.", ["happened: Explosion near Kielce, 2015-06-07"]),
        ("There will be a vote in parliament on Friday.", ["planned: Vote in parliament, 2015-06-12"]),
        ("There were 40 shops in the town in 1990.", []),
        ("There was no attack on Sunday.", []),
    ],
)
def test_what_there_was_is_a_happening(text: str, expected: list[str]) -> None:
    assert dated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The second phase is to be completed by 2018.", ["planned: Second phase to be completed, ../2018"]),
        ("The firm will close the plant by the end of July.", ["planned: Firm to close the plant, ../2015-07-31"]),
        ("By 1910 the town had 40,000 inhabitants.", []),
        ("By 1999 the army had withdrawn.", []),
        ("The accord must be ratified by 2016.", []),
    ],
)
def test_what_is_due_by_a_date_comes_at_the_latest_then(text: str, expected: list[str]) -> None:
    assert dated(text) == expected


def dated(text: str) -> list[str]:
    document = Document("d", "", text, created=Resolution(edtf.parse("2015-06-10")))
    return [f"{e.status.value}: {e.title}, {e.interval}" for e in extract(document).events]


def test_a_sentence_as_long_as_a_document_is_read_in_time() -> None:
    text = "The man who shot the mayor on Friday was arrested and he left Paris on Monday, " * 400
    begun = time.process_time()
    found = extract(Document("d", "", text, created=Resolution(edtf.parse("2015-06-10")))).events
    assert found
    assert time.process_time() - begun < 20  # two seconds; minutes if every date were held against every verb


def test_an_event_told_often_does_not_hide_another_that_is_told_again() -> None:
    often = "On 5 March 2014 the council met in Geneva. "
    text = "On 3 March 2014 the council met in Geneva. " + 60 * often + "On 3 March 2014 the council met in Geneva."
    assert len(extract(Document("d", "Council", text)).events) == 2
