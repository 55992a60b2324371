"""A document's own date, when nobody gave it."""

from __future__ import annotations

import pytest

from viewer.extract import almanac, creation_time, sentences, temporal_expressions
from viewer.extract.creation_time import Hints
from viewer.model import edtf
from viewer.model.temporal import Basis, Resolution

BODY = "\n\nThe harbour was closed for repairs, officials said Monday. It will open again soon."


def infer(text: str, hints: Hints | None = None, table: almanac.Almanac | None = None) -> Resolution | None:
    discourse = sentences.read(text)
    return creation_time.infer(discourse, temporal_expressions.find(discourse), hints or Hints(), table)


DATELINES = {
    "SEOUL, March 24, 2014 (Yonhap) -- The harbour was closed.": "2014-03-24",
    "OPORTO, Portugal, 3 April 2019 /Seawire/ -- The harbour was closed.": "2019-04-03",
    "LONDON, 25 May 2013 – The harbour was closed.": "2013-05-25",
    "The harbour\n\nMonday, March 24, 2014" + BODY: "2014-03-24",
    "The harbour\n\n24 March 2014, 16:39 GMT" + BODY: "2014-03-24",
    "The harbour\n\nPosted on 24 March 2014 by the editor" + BODY: "2014-03-24",
    "The harbour\n\nPublished: 2014-03-24" + BODY: "2014-03-24",
    "The harbour\n\n2014/12/19 16:39" + BODY: "2014-12-19",
    "The harbour" + BODY + "\n\nLast updated: 19 December 2014": "2014-12-19",
}


@pytest.mark.parametrize(("text", "day"), DATELINES.items())
def test_datelines_are_read(text: str, day: str) -> None:
    created = infer(text)
    assert created is not None
    assert (str(created.interval)[:10], created.basis) == (day, Basis.DATELINE)
    assert created.steps[0].span is not None


@pytest.mark.parametrize(
    "text",
    [
        "On March 24, 2014, the harbour was closed." + BODY,
        "The fire of 24 March 2014 destroyed the harbour." + BODY,
        "The harbour was closed on Monday.",
        "",
        "Nothing here tells when.",
    ],
)
def test_an_ordinary_date_is_not_the_documents_own(text: str) -> None:
    assert infer(text) is None


def test_metadata_come_first_then_the_files_name_then_the_text() -> None:
    text = "ROME, 1 May 2010 (AP) -- It rained."
    name, metadata = "rain_2011-06-01.txt", "2012-07-01T10:00:00Z"
    every = infer(text, Hints(file_name=name, metadata_date=metadata))
    named = infer(text, Hints(file_name=name))
    plain = infer(text, Hints(file_name="000_b3f18c7086f8ab8e.txt"))
    assert every is not None
    assert named is not None
    assert plain is not None
    assert (str(every.interval), every.basis) == ("2012-07-01", Basis.METADATA)
    assert (str(named.interval), named.basis) == ("2011-06-01", Basis.FILE_NAME)
    assert (str(plain.interval), plain.basis) == ("2010-05-01", Basis.DATELINE)


NAMES = [
    "20140324.txt",
    "news-2014_03_24.html",
    "2014-03-24 report.pdf",
    "Harbour closed, March 24, 2014.txt",
    "harbour_24_March_2014.txt",
    "24 Mar 2014 - harbour.md",
    "24.03.2014.txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_days_in_file_names(name: str) -> None:
    created = infer("It rained.", Hints(file_name=name))
    assert created is not None
    assert str(created.interval) == "2014-03-24"


@pytest.mark.parametrize(
    "name",
    [
        "scan_99999999.txt",
        "2014-13-01.txt",
        "2014-03-24_to_2014-03-25.txt",
        "id20140324x9.txt",
        "3-4-2014.txt",
        "March 2014.txt",
        "24 March 2014 and 25 March 2014.txt",
        "31 June 2014.txt",
        "The attacks of 11 September 2001.txt",
        "Battle_of_Hastings_14_October_1066.txt",
    ],
)
def test_other_numbers_in_file_names_are_no_dates(name: str) -> None:
    assert infer("It rained.", Hints(file_name=name)) is None


def test_bad_metadata_are_passed_over() -> None:
    assert infer("It rained.", Hints(metadata_date="yesterday")) is None


EVENT = almanac.KnownEvent(
    "Opening of the canal", edtf.parse("1869-11-17"), "", "A history of canals", "event",
    (("canal",), ("opened", "opening")),
)  # fmt: skip


def test_an_event_of_other_documents_dates_a_text() -> None:
    text = "The canal was opened yesterday evening. Last month the canal was opened to boats, the mayor said Monday."
    created = infer(text, Hints(others=(EVENT,)))
    assert created is not None
    assert str(created.interval) == "1869"
    assert created.basis is Basis.INFERENCE
    assert "A history of canals" in " ".join(created.because)
    assert all(str(a).startswith("1869-12") for a in created.alternatives)


def test_a_dateline_without_its_year_gets_it_from_an_office_and_a_weekday() -> None:
    text = (
        "WASHINGTON, August 11 (Agency) -- The flood, Secretary of State Madeleine Albright said on Tuesday, was "
        "a shock to her."
    )
    created = infer(text)
    assert created is not None
    assert str(created.interval) == "1998"
    assert [str(a) for a in created.alternatives] == ["1998-08-11", "1998-08-12"]
    assert any("Madeleine Albright was Secretary of State" in step for step in created.because)


@pytest.mark.parametrize(
    "text",
    [
        "WASHINGTON, August 11 (Agency) -- Friends of Secretary of State Hillary Clinton gave, it said Tuesday.",
        "WASHINGTON, August 11 (Agency) -- Then-Secretary of State Madeleine Albright said so, he said Tuesday.",
        "The law of May is good. President Barack Obama said on Tuesday that it may change in 2017.",
        "The harbour was closed.\n\nIt is open.\n\n\n\n" + "More.\n\n" * 9 + "Friday, December 4, 2015.",
    ],
)
def test_old_offices_and_dates_of_corrections_prove_nothing(text: str) -> None:
    assert infer(text) is None


def test_a_contradiction_proposes_nothing() -> None:
    text = "PARIS, August 11 (Agency) -- President Barack Obama met Prime Minister Tony Blair on Tuesday."
    assert infer(text) is None
