"""Short articles through all readers together: no wrong day, no title that says what the text does not."""

from __future__ import annotations

import pytest

from viewer.extract.pipeline import extract
from viewer.extract.typed_date import read_typed
from viewer.model.document import Document
from viewer.model.temporal import Resolution


def told(text: str, written: str | None = "2011-06-10") -> list[tuple[str, str, str]]:
    """Title, date and status of each event, of an article of Friday 10 June 2011."""
    created = Resolution(read_typed(written)) if written else None
    found = extract(Document("d", "", text, created=created))
    return [(e.title, str(e.interval) if e.interval else "", e.status.value) for e in found.events]


def test_the_date_that_an_article_bears_is_not_the_date_of_what_it_tells() -> None:
    text = "BAMAKO, June 10, 2011 - Masked men seized the radio tower of Brava on Thursday."
    assert told(text, None) == [("Masked men seized the radio tower of Brava", "2011-06-09", "happened")]
    text = "Fire in the docks\n\nPublished: 10 June 2011\n\nFire destroyed two sheds on Thursday."
    assert told(text, None) == [("Fire destroyed two sheds", "2011-06-09", "happened")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Forty boats have left the bay; in 2004 there were twice as many.",
            [],
        ),
        (
            "The plea was read on 7 March 2010 and the fine, 200 crowns, was lifted on 23 May 2010.",
            [("Fine was lifted", "2010-05-23", "happened")],
        ),
        (
            "From 1990 to 1995 the fort was closed.",
            [("Fort was closed", "1990/1995", "happened")],
        ),
        (
            "The council met between 4 March 2010 and 9 April 2010.",
            [("Council met", "[2010-03-04..2010-04-09]", "happened")],
        ),
        (
            "The barge left Oporto on 28 May and is due in Cork on Sunday.",
            [("Barge left Oporto", "2011-05-28", "happened")],
        ),
        (
            "The quake struck on 3 June 2011, when at least 90 miners died.",
            [("Quake struck", "2011-06-03", "happened"), ("At least 90 miners died", "2011-06-03", "happened")],
        ),
    ],
)
def test_a_date_stays_with_its_own_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_what_lies_after_the_article_has_not_happened() -> None:
    ((_, when, status),) = told("A delegation led by the bishop is expected in Oporto next week.")
    assert (when, status) == ("2011-06-13/2011-06-19", "expected")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Portugal condemned the raid.", "Portugal condemned the raid"),
        ("Portugal did not condemn the raid.", "Portugal did not condemn the raid"),
        ("Portugal denied that Spain opposes the ban.", "Portugal denied that Spain opposes the ban"),
        ("Togo declined to comment.", "Togo declined to comment"),
        ("Portugal said it would defend its fishermen.", "Portugal: it would defend its fishermen"),
        ('Portugal called the raid "cruel and stupid".', 'Portugal called the raid "cruel and stupid"'),
    ],
)
def test_a_title_keeps_the_verb_that_its_object_needs(text: str, title: str) -> None:
    assert [t for t, _, _ in told(text)] == [title]
