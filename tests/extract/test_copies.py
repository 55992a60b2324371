"""One report in several papers counts once; articles that only share a phrase do not."""

from __future__ import annotations

from viewer.extract.copies import near_copies
from viewer.model.document import Document

REPORT = (
    "The harbour board closed the eastern dock on Monday. Divers had found cracks in two of its pillars. "
    "Repairs will take until the spring, the board said in a statement."
)


def document(name: str, text: str) -> Document:
    return Document(name, name, text)


def test_the_same_report_with_another_headline_and_marks_is_a_copy() -> None:
    papers = [
        document("herald", REPORT),
        document("gazette", "DOCK CLOSED\n\n" + REPORT.replace("Monday.", "Monday .").upper()),
        document("other", "The council of Brava raised the price of water. Farmers in the valley protested loudly."),
    ]
    assert near_copies(papers) == {"gazette": "herald"}


def test_a_long_article_that_prints_a_short_report_whole_is_a_copy_of_it() -> None:
    longer = REPORT + " The mayor called the closure a blow to the fishing fleet and its families."
    assert near_copies([document("a", REPORT), document("b", longer)]) == {"b": "a"}


def test_one_sentence_in_common_is_no_copy() -> None:
    other = REPORT.split(". ")[0] + ". Ferries to the islands sailed from the western pier instead, with long delays. "
    other += "Holiday makers waited for hours and some turned back to the city in the evening."
    assert near_copies([document("a", REPORT), document("b", other)]) == {}


def test_phrases_too_short_to_tell_join_nothing() -> None:
    assert near_copies([document("a", "He declined to say."), document("b", "He declined to say.")]) == {}
