"""Dates read together: agreement, events they count from, speeches, plans, orders of day and month, and why."""

from __future__ import annotations

import pytest

from viewer.extract import resolution, sentences, temporal_expressions
from viewer.extract.typed_date import read_typed
from viewer.model.document import Document
from viewer.model.temporal import Resolution, TemporalExpression, TimexType


def read(text: str, written: str | None = "2014-03-24", publisher: str = "") -> dict[str, TemporalExpression]:
    """The expressions of a text by their words."""
    discourse = sentences.read(text)
    created = Resolution(read_typed(written)) if written else None
    document = Document("d", "", text, publisher, created=created)
    found = resolution.resolve(document, discourse, temporal_expressions.find(discourse))
    return {expression.text: expression for expression in found}


def why(expression: TemporalExpression) -> str:
    return " ".join(expression.resolution.because) if expression.resolution else expression.problem


def others(expression: TemporalExpression) -> list[str]:
    assert expression.resolution is not None
    return [str(interval) for interval in expression.resolution.alternatives]


def certainty(expression: TemporalExpression) -> float:
    assert expression.resolution is not None
    return expression.resolution.certainty


def test_two_dates_of_one_thing_say_that_they_agree() -> None:
    found = read("The inquiry published its report last month. The report, of Feb. 17, was long.")
    assert "“Feb. 17”, Mon 17 Feb 2014, is also told of “report”, and the two agree." in why(found["last month"])
    assert "“last month”, Feb 2014, is also told of “report”, and the two agree." in why(found["Feb. 17"])


def test_two_dates_of_one_thing_that_contradict_each_other_are_less_certain() -> None:
    beside = read("He died last month, on Jan. 3.")
    apart = read(
        "The harbour strike by dockers began last week. The dockers’ strike at the harbour began on 5 February."
    )
    for found, fine in ((beside, "Jan. 3"), (apart, "5 February")):
        assert "the two do not agree" in why(found[fine])
        assert certainty(found[fine]) < 0.6


def test_what_a_text_says_of_two_things_is_not_compared() -> None:
    found = read("A strike began last week. Another strike began on 5 February. A car burned on 3 March.")
    assert not any("agree" in why(expression) for expression in found.values())


COUNTED_FROM_EVENTS = {
    "Two weeks after the March 6 summit he resigned.": ("Two weeks after", "2014-W12"),
    "The summit took place on March 6. Two weeks after the summit he resigned.": ("Two weeks after", "2014-W12"),
    "It snowed the day after the vote. The vote was held on March 3.": ("the day after", "2014-03-04"),
    "The embassy was bombed on Feb. 3. They struck 13 days after the bombing.": ("13 days after", "2014-02-16"),
    "She voted on March 3. It rained the day after the vote.": ("the day after", "2014-03-04"),
    "He left two days after Tuesday’s vote.": ("two days after Tuesday", "2014-03-20"),
    "He died a year after the 1998 coup.": ("a year after", "1999"),
    "They slept the night before the raid on Saturday.": ("the night before", "2014-03-21TNI"),
}


@pytest.mark.parametrize(("text", "expected"), COUNTED_FROM_EVENTS.items())
def test_what_counts_from_an_event_hangs_on_its_date(text: str, expected: tuple[str, str]) -> None:
    expression = read(text)[expected[0]]
    assert (expression.value, expression.interval is not None) == (expected[1], True)
    assert "counts from" in why(expression)


NOT_DATED = {
    "The fire was soon out. One week after the fire, aid came.": "One week after",
    "One town voted on 3 March. Another town voted on 5 March. The day after the vote it snowed.": "The day after",
    "The fall of Arle came on 3 March. Two days after the fall of Bern, snow fell.": "Two days after",
    "It did not rain on 3 March. Two days after the note was read they left.": "Two days after",
    "The first blast came on 3 March. He left for two days before the blast.": "two days before",
}


@pytest.mark.parametrize(("text", "words"), NOT_DATED.items())
def test_without_one_date_for_the_event_it_stays_a_length(text: str, words: str) -> None:
    expression = read(text)[words]
    assert (expression.type, expression.interval) == (TimexType.DURATION, None)


def test_behind_a_look_back_both_readings_are_kept() -> None:
    found = read("He spoke on Thursday. The camp was cleared the previous Tuesday. Two days earlier, troops had come.")
    expression = found["Two days earlier"]
    assert (str(expression.interval), others(expression)) == ("2014-03-18", ["2014-03-16"])
    assert "Counted from “the previous Tuesday”, Tue 18 Mar 2014, it would be Sun 16 Mar 2014." in why(expression)


PAST_WEEKDAYS = (
    "The two sides agreed to a ceasefire on Tuesday.",
    "In other voting Tuesday in Oregon, Smith leads and will face Jones.",
    "She claimed victories in Ohio and Utah on Tuesday: she will now meet her rival.",
    "Protesters, blocking the road on Tuesday, will be charged.",
    "After victories on Tuesday, the senator will seek the nomination.",
    "Compared to Tuesday, the sea will be calm.",
    "Neighbours of the two men seen there Tuesday are looking for them.",
    "Crews worked through Tuesday to clear the road.",
    "The party’s leading voice on Tuesday was hers.",
)
COMING_WEEKDAYS = (
    "The two sides agreed to meet on Tuesday.",
    "Voters go to the polls in Tuesday's primary.",
    "The talks, put off until Tuesday, could fail.",
    "Polls open Tuesday.",
    "Lawmakers return on Tuesday from their break.",
    "He and his rival meet Tuesday.",
    "A decision could come as soon as Tuesday.",
    "Traders were wary ahead of Tuesday’s figures.",
    "She will play in Tuesday’s final.",
    "The hearing was moved to Tuesday.",
    "He arrived on Sunday and leaves Tuesday.",
)


@pytest.mark.parametrize("text", PAST_WEEKDAYS)
def test_a_weekday_is_past_unless_something_to_come_governs_it(text: str) -> None:
    assert read(text)["Tuesday"].value == "2014-03-18"


@pytest.mark.parametrize("text", COMING_WEEKDAYS)
def test_a_weekday_to_come(text: str) -> None:
    assert read(text)["Tuesday"].value == "2014-03-25"


UNKNOWN_DAY = {
    "In 2016 the games will open in Rio. On 28 March the committee met.": ("", []),
    "He was arrested on 5 December 2013. He had come to the town on 28 March.": ("2013-03-28", []),
    "The council met on 3 October 2013; on 28 March it adopted the text.": ("2014-03-28", ["2013-03-28"]),
    "The law was passed on 12 June 2013. A review is due on 1 May 2015. On 28 March a court sat.": (
        "2013-03-28",
        ["2014-03-28"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), UNKNOWN_DAY.items())
def test_in_a_text_of_unknown_date_no_year_is_taken_from_a_plan(text: str, expected: tuple[str, list[str]]) -> None:
    expression = read(text, None)["28 March"]
    if not expected[0]:
        assert (expression.interval, expression.problem != "") == (None, True)
    else:
        assert (str(expression.interval), others(expression)) == expected


SPOKEN = {
    "“Next month we will finish,” the minister said in January.": ("Next month", "2014-02"),
    "In an interview last year he said: “I was arrested two years ago.”": ("two years ago", "2011"),
    "In November she told reporters: “We will open next month.”": ("next month", "2013-12"),
    "“We lost it all last month,” said Tom Ray, a farmer, in October.": ("last month", "2013-09"),
    "“We meet on Friday,” said Ann Lee, elected in January.": ("Friday", "2014-03-28"),
    "“Our plans for next year stand,” said the chairman, who took over in 2009.": ("next year", "2015"),
}


@pytest.mark.parametrize(("text", "expected"), SPOKEN.items())
def test_words_of_a_speech_count_from_the_time_of_the_speech(text: str, expected: tuple[str, str]) -> None:
    assert read(text)[expected[0]].value == expected[1]


def test_a_week_of_a_speech_known_to_the_month_is_not_placed() -> None:
    expression = read("“We lost it all last week,” said Tom Ray in October.")["last week"]
    assert expression.problem == "This depends on the day of the speech, which is known only as Oct 2013."


@pytest.mark.parametrize(
    ("publisher", "first", "other", "said"),
    [
        ("The Daily Herald", "2014-03-04", "2014-04-03", "The month is taken to come first"),
        ("The Times of India", "2014-04-03", "2014-03-04", "as in India, where the publisher is"),
        ("www.example.ie", "2014-04-03", "2014-03-04", "as in Ireland, where the publisher is"),
        ("The New York Post", "2014-03-04", "2014-04-03", "The month is taken to come first"),
    ],
)
def test_slashes_follow_the_publishers_country(publisher: str, first: str, other: str, said: str) -> None:
    expression = read("It came on 3/4/2014.", publisher=publisher)["3/4/2014"]
    assert (str(expression.interval), others(expression)) == (first, [other])
    assert said in why(expression)


NOTHING_INVENTED = {
    "He was born in 1998. That day it snowed.": ("That day", "1998-XX-XX"),
    "The war began in May 1998. The next day they fled.": ("The next day", "1998-05-XX"),
}


@pytest.mark.parametrize(("text", "expected"), NOTHING_INVENTED.items())
def test_a_day_of_a_year_is_not_its_first(text: str, expected: tuple[str, str]) -> None:
    expression = read(text)[expected[0]]
    assert (expression.value, expression.interval) == (expected[1], None)
    assert "depends on a day named before it" in expression.problem


BEFORE_THE_ERA = {
    "It rained in 431, 430 and 429 BC.": ["-0430", "-0429", "-0428"],
    "The 470s and 460s BC were rich.": ["-0478/-0469", "-0468/-0459"],
    "In the 5th and 4th centuries BC it grew.": ["-04XX", "-03XX"],
    "From the fifth to the third century BC they ruled.": ["-04XX", "-02XX"],
    "The 19th and early 20th centuries were hard.": ["18XX", "1900/1932"],
    "In the summer of 425 BC the fleet sailed.": ["-0424-22"],
    "They met in spring 218 BC.": ["-0217-21"],
    "They ruled from 264 to 241 and from 218 to 201 BC.": ["-0263", "-0240", "-0217", "-0200"],
    "It was kept until AD 476.": ["0476"],
}


@pytest.mark.parametrize(("text", "edtf"), BEFORE_THE_ERA.items())
def test_lists_share_the_era(text: str, edtf: list[str]) -> None:
    assert [str(expression.interval) for expression in read(text).values()] == edtf


@pytest.mark.parametrize("words", ["the summer of 2012", "last summer", "next spring", "this autumn"])
def test_seasons_say_of_which_half_of_the_world_they_are(words: str) -> None:
    assert "northern hemisphere" in why(read(f"It is the hall of {words}.")[words])
