"""What is found as a time expression, to the letter, and what is not."""

from __future__ import annotations

import pytest

from viewer.extract import sentences, temporal_expressions

HISTORY = " ".join(f"In {year} the town was rebuilt." for year in range(1801, 1812)) + " "
"""Enough dates before a sentence for the text to be history."""


def found(text: str) -> list[str]:
    return [c.span.of(text) for c in temporal_expressions.find(sentences.read(text))]


FOUND = {
    "The letter, Sept. 25-dated, arrived last month, they say.": ["Sept. 25", "last month"],
    "It was signed on the 17th of February.": ["the 17th of February"],
    "The court sat from 17–19 February 2014.": ["17", "19 February 2014"],
    "The court sat between May and July.": ["May", "July"],
    "It fell on March 5-9, 1918 and rose on April 6-7.": ["March 5", "9, 1918", "April 6", "7"],
    "The war of 1914-18 was long.": ["1914", "18"],
    "They met at 8:30 p.m. on Saturday.": ["8:30 p.m. on Saturday"],
    "They met Wednesday, 14 October 2015, in Rome.": ["Wednesday, 14 October 2015"],
    "It rained on the night of 3 March 1999.": ["the night of 3 March 1999"],
    "In the late '90s and the mid-1980s trade grew.": ["the late '90s", "the mid-1980s"],
    "It began in the early 20th century.": ["the early 20th century"],
    "Caesar died on 15 March 44 BC.": ["15 March 44 BC"],
    "Rome fought from 264 to 241 BC.": ["264", "241 BC"],
    "Profit rose in the third quarter of 2013.": ["the third quarter of 2013"],
    "Q3 2013 was weak, the second half of 2014 strong.": ["Q3 2013", "the second half of 2014"],
    "The fiscal year 2013 was good.": ["The fiscal year 2013"],
    "Three weeks ago it rained; two days later it snowed.": ["Three weeks ago", "two days later"],
    "Half a century ago there was nothing.": ["Half a century ago"],
    "Early next month the committee meets.": ["Early next month"],
    "At the beginning of March the river froze.": ["the beginning of March"],
    "The strike lasted nearly three days.": ["nearly three days"],
    "A year-long search ended.": ["year-long"],
    "A two-year plan and a 12-hour day.": ["two-year", "12-hour"],
    "It comes out every Monday and on weekends.": ["every Monday", "weekends"],
    "They left two days after Christmas.": ["two days after Christmas"],
    "They left the day before last Tuesday.": ["the day before last Tuesday"],
    "It was posted 2014/12/19 16:39.": ["2014/12/19 16:39"],
    "Monday, Tuesday and Friday were dry.": ["Monday", "Tuesday", "Friday"],
    "In March and May the rains came.": ["March", "May"],
    "The 2012 election was close.": ["2012"],
    "Now and recently are vague.": ["Now", "recently"],
}


@pytest.mark.parametrize(("text", "words"), FOUND.items())
def test_the_exact_words_are_found(text: str, words: list[str]) -> None:
    assert found(text) == words


NOT_FOUND = (
    "We march on, and one of the men may come.",
    "May I ask what Mar means?",
    "The second man was 37 years old.",
    "It cost $1990 and weighed 2000 pounds.",
    "About 1500 men fell.",
    "See page 1984 and No. 1934.",
    "He was in room 2012.",
    "He scored in the third quarter of the game.",
    "Three-quarters of the members agreed.",
    "They live in close quarters.",
    "He spoke on “This Week” and wrote for USA Today.",
    "The ship ran four flights a week at $2 million a year.",
    "It rose by 1,914 points to 1999.5.",
    "The sun sat on the wall.",
    "Jan and April's mother left.".replace("April's", "Mary's"),
    "Version 1.2.3 of 10:9:8 was bad.",
    "The former king went to a hot spring.",
    "Super Tuesday follows Exodus 18:21, he told 21st Century Fox.",
    "Use a 1/2 cup, or 5/6 of it.",
)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_history_has_words_of_its_own() -> None:
    assert "former" in found(HISTORY + "The former king came back in spring.")
    assert "spring" in found(HISTORY + "The former king came back in spring.")
    assert found(HISTORY + "A winter march; a hot spring; the fall of the town; in the fall.")[-2:] == [
        "winter",
        "the fall",
    ]


def test_words_across_paragraphs_never_join() -> None:
    assert found("The vote was in May\n\n2014 people came.") == ["May"]


def test_a_hard_line_break_does_not_part_a_date() -> None:
    text = "The long and winding report was made public on February\n17, 2014 in the city."
    assert found(text) == ["February\n17, 2014"]
