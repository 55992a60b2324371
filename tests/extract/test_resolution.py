"""Sentences of an article of Monday 24 March 2014, and what their dates are."""

from __future__ import annotations

import pytest

from viewer.extract import resolution, sentences, temporal_expressions
from viewer.extract.typed_date import read_typed
from viewer.model.document import Document
from viewer.model.temporal import Resolution, TemporalExpression, TimexType

WRITTEN = "2014-03-24"


def read(text: str, written: str | None = WRITTEN) -> tuple[TemporalExpression, ...]:
    discourse = sentences.read(text)
    created = Resolution(read_typed(written)) if written else None
    return resolution.resolve(Document("d", "", text, created=created), discourse, temporal_expressions.find(discourse))


def placed(text: str, written: str | None = WRITTEN) -> list[str]:
    return [str(e.interval) for e in read(text, written) if e.interval]


PLACED = {
    # weekdays
    "The minister resigned on Monday.": ["2014-03-24"],
    "The minister resigned on Friday.": ["2014-03-21"],
    "The council will vote on Friday.": ["2014-03-28"],
    "He is due to speak Tuesday.": ["2014-03-25"],
    "On Friday, he left.": ["2014-03-21"],
    "They have scheduled a vote Thursday.": ["2014-03-27"],
    "Thursday's ruling was harsh.": ["2014-03-20"],
    "Two ministers, a clerk who asked not to be named said on Monday, have left.": ["2014-03-24"],
    "A ship that hoped to be let in, an aide who refused to be quoted said on Friday, turned.": ["2014-03-21"],
    "The treaty is to be formally signed on Friday.": ["2014-03-28"],
    "He spoke on Thursday. The camp had been cleared the previous Tuesday.": ["2014-03-20", "2014-03-18"],
    "He spoke on 3 March. The camp was cleared the following Monday.": ["2014-03-03", "2014-03-10"],
    "The tax takes effect on July 1.": ["2014-07-01"],
    "Around 1890 the railway reached the coast.": ["1890~"],
    "It came circa 1890, and in about 1905 it went.": ["1890~", "1905~"],
    "The line opened around May 1890.": ["1890-05~"],
    "They spoke about 1890.": ["1890"],
    "Around 1890 miners and about 1905 others came.": [],
    "They came last Tuesday and will come next Friday.": ["2014-03-18", "2014-03-28"],
    # days near by
    "She left yesterday and returns tomorrow.": ["2014-03-23", "2014-03-25"],
    "Last night it burned.": ["2014-03-23T18/2014-03-23T23"],
    "Over the weekend they rested.": ["2014-03-22/2014-03-23"],
    # units
    "Last week, this month and next year differ.": ["2014-03-17/2014-03-23", "2014-03", "2015"],
    "Early next month the committee will meet.": ["2014-04-01/2014-04-10"],
    "Late last year it fell.": ["2013-09/2013-12"],
    "The week of March 10 was cold.": ["2014-03-10/2014-03-16"],
    "It will open later this year.": ["[2014-03-24..2014-12-31]"],
    "It closed earlier this month.": ["[2014-03-01..2014-03-24]"],
    "Earlier Sunday it rained.": ["2014-03-23"],
    "It happened three weeks ago.": ["2014-03-03/2014-03-09"],
    "It happened two years ago.": ["2012"],
    "It happened ten days ago.": ["2014-03-14"],
    "It happened a decade ago.": ["2004"],
    "It fell half a century ago.": ["1964"],
    # the year left out
    "The Sept. 25-dated letter arrived.": ["2013-09-25"],
    "It was signed on Nov. 3.": ["2013-11-03"],
    "It is scheduled for Nov. 3.": ["2014-11-03"],
    "It will be paid on Jan. 5.": ["2015-01-05"],
    "It began in November and will end in September.": ["2013-11", "2014-09"],
    "In June last year he won.": ["2013-06"],
    "On Feb. 17 it was published.": ["2014-02-17"],
    "Sunday, 16 March was quiet.": ["2014-03-16"],
    "In March 1999 he resigned; in May he fled, and by July he was dead.": ["1999-03", "1999-05", "1999-07"],
    "By early 1945 it was full; on 27 January it was freed.": ["1945-01/1945-04", "1945-01-27"],
    "Held from 7 to 25 March 2012, it ended before Easter.": ["2012-03-07", "2012-03-25", "2012-04-08"],
    # whole dates
    "It came out on February 17th, 2014.": ["2014-02-17"],
    "It came out on 17 February 2014 at 3 p.m.": ["2014-02-17", "2014-02-17T15:00"],
    "The court sat from 17–19 February 2014.": ["2014-02-17", "2014-02-19"],
    "The court sat from 30 December to 2 January 2012.": ["2011-12-30", "2012-01-02"],
    "The court sat between May and July 2012.": ["2012-05", "2012-07"],
    "Prices rose in the 1980s and fell in the '90s.": ["198X", "199X"],
    "It was built in the 12th century.": ["11XX"],
    "Caesar died on 15 March 44 BC.": ["-0043-03-15"],
    "Rome fought from 264 to 241 BC.": ["-0263", "-0240"],
    "In the spring of 2015 it opens.": ["2015-21"],
    "Profit rose in the third quarter of 2013 and in H2 2012.": ["2013-35", "2012-41"],
    "He was born on Christmas Day 1990.": ["1990-12-25"],
    "They left two days after Christmas 2012.": ["2012-12-27"],
    "Election Day 2012 was long, Easter 2013 short.": ["2012-11-06", "2013-03-31"],
    "In 2012 he won; the following year he lost.": ["2012", "2013"],
    "He spoke on Oct. 3, 2013 and again the next day.": ["2013-10-03", "2013-10-04"],
    "66 million years ago they died.": ["Y-66000000/Y-65000001"],
    "At 8:30 p.m. on Saturday it rang.": ["2014-03-22T20:30"],
    "It was 14.3.2013, not 3/15/2013.": ["2013-03-14", "2013-03-15"],
}


@pytest.mark.parametrize(("text", "edtf"), PLACED.items())
def test_dates_are_resolved(text: str, edtf: list[str]) -> None:
    assert placed(text) == edtf


UNPLACED = {
    "The strike lasted three days.": (TimexType.DURATION, "P3D"),
    "The talks took several weeks.": (TimexType.DURATION, "PXW"),
    "It took two and a half years.": (TimexType.DURATION, "P2Y6M"),
    "It took half an hour.": (TimexType.DURATION, "PT30M"),
    "It took twenty-five years.": (TimexType.DURATION, "P25Y"),
    "It took two decades.": (TimexType.DURATION, "P20Y"),
    "The past two months were dry.": (TimexType.DURATION, "P2M"),
    "They meet every Monday.": (TimexType.SET, "XXXX-WXX-1"),
    "They meet weekly.": (TimexType.SET, "P1W"),
    "They now agree.": (TimexType.DATE, "PRESENT_REF"),
    "They recently agreed.": (TimexType.DATE, "PAST_REF"),
    "He thinks of the future.": (TimexType.DATE, "FUTURE_REF"),
}


@pytest.mark.parametrize(("text", "expected"), UNPLACED.items())
def test_lengths_repetitions_and_vague_words_are_never_placed(text: str, expected: tuple[TimexType, str]) -> None:
    (found,) = read(text)
    assert (found.type, found.value) == expected
    assert found.resolution is None


IMPOSSIBLE = {
    "The 31st of June came.": "June has no 31st day.",
    "On February 30 it rained.": "February has no 30th day.",
    "On Feb. 29, 2013 it rained.": "February 2013 has no 29th day.",
    "On 2013-13-01 it rained.": "There is no month 13.",
    "On 30.2.2013 it rained.": "February has no 30th day.",
    "In the year 0 it rained.": "There is no year 0: 1 BCE is followed by 1 CE.",
    "In the year 99999 it rained.": "The year 99999 is beyond what dates in texts reach.",
}


@pytest.mark.parametrize(("text", "problem"), IMPOSSIBLE.items())
def test_impossible_dates_are_told_and_not_rolled_over(text: str, problem: str) -> None:
    (found,) = read(text)
    assert found.interval is None
    assert found.problem == problem


def test_29_february_falls_into_a_leap_year() -> None:
    assert placed("On Feb. 29 it snowed.") == ["2012-02-29"]


def test_without_the_documents_date_only_whole_dates_are_placed() -> None:
    text = "On Monday he said that the law of 3 May 1999 ended last year."
    assert placed(text, None) == ["1999-05-03"]
    assert [e.problem != "" for e in read(text, None)] == [True, False, True]


def test_what_is_still_to_come_does_not_hang_on_a_day_long_past() -> None:
    text = "She was born on 2 May 1961. In March, the board will hear her."
    assert placed(text, None) == ["1961-05-02"]
    assert "document’s own date" in read(text, None)[1].problem


def test_every_reading_says_why() -> None:
    for text in PLACED:
        for expression in read(text):
            if expression.resolution is not None:
                assert expression.resolution.because, text
    (monday,) = read("He resigned on Wednesday.")
    assert monday.resolution is not None
    assert "“Wednesday” → the last Wednesday on or before Mon 24 Mar 2014" in monday.resolution.because[0]


def test_a_wrong_weekday_is_told() -> None:
    (found,) = read("On Tuesday, 17 February 2014 it came.")
    assert str(found.interval) == "2014-02-17"
    assert found.resolution is not None
    assert "the calendar says Monday" in found.resolution.because[0]


def test_a_weekday_is_told_only_where_all_counted_days_alike() -> None:
    old, new = read("The city fell on Tuesday, 29 May 1453. The school burned on 4 June 1907.", None)
    assert old.resolution is not None
    assert new.resolution is not None
    assert [s.text for s in old.resolution.steps] == ["“Tuesday, 29 May 1453” is 29 May 1453."]
    assert [s.text for s in new.resolution.steps] == ["“4 June 1907” is Tue 4 Jun 1907."]


def test_a_document_known_to_the_year_places_what_does_not_need_its_day() -> None:
    text = "Last year he won. On Monday he lost."
    assert placed(text, "2014") == ["2013"]
    assert "only as 2014" in read(text, "2014")[1].problem


HISTORY = """
In 1789 the estates met. On 14 July 1789 the fortress fell. In August the nobles gave up their rights. In October the
court moved. In 1790 little happened. In June 1791 the king fled. In December 1791 war was near. In January the
ministers quarrelled, and in April war was declared. The first battle was lost. On 10 August 1792 the palace was
stormed. The next day the king was arrested. Two days later he was moved. A memoir printed in 1843 says otherwise. In
September the republic was proclaimed. In 1793 the king died. That year the war widened. In 1794 the terror ended.
""".replace("\n", " ")


def test_history_reads_on_from_the_date_told_last() -> None:
    found = {e.text: str(e.interval) for e in read(HISTORY, "2009-12-19")}
    assert found["August"] == "1789-08"
    assert found["October"] == "1789-10"
    assert found["January"] == "1792-01"
    assert found["April"] == "1792-04"
    assert found["The next day"] == "1792-08-11"
    assert found["Two days later"] == "1792-08-13"
    assert found["September"] == "1792-09"
    assert found["That year"] == "1793"


def test_today_in_a_history_is_no_day_of_its_story() -> None:
    (today,) = (e for e in read(HISTORY + "The law holds even today.", "2009-12-19") if e.text == "today")
    assert (today.value, today.interval) == ("PRESENT_REF", None)


def test_business_news_compares_quarters() -> None:
    text = "Profit rose in the third quarter. In the year-earlier period it fell. Sales were 5% higher than a year ago."
    assert placed(text, "1989-10-26") == ["1989-35", "1988-35", "1988-35"]


SPOKEN = {
    "On 5 May 1998 he told the court: “Last year I was beaten, and on Monday they came again.”": ["1997", "1998-05-04"],
    "“Last year I was beaten,” he wrote in a letter of 5 May 1998.": ["1997"],
    "“We will finish next year,” the minister said in 1998.": ["1999"],
    "“We will finish on Friday,” the minister said on Monday.": ["2014-03-28"],
    "The “last year” of the plan of 5 May 1998 was hard.": ["2013"],
}


@pytest.mark.parametrize(("text", "edtf"), SPOKEN.items())
def test_words_in_a_quotation_count_from_the_speech(text: str, edtf: list[str]) -> None:
    quoted = [e for e in read(text) if text.index("“") < e.span.start < text.index("”")]
    assert [str(e.interval) for e in quoted] == edtf


def test_a_day_that_hangs_on_a_speech_known_to_the_year_is_not_placed() -> None:
    friday = read("“We will finish on Friday,” the minister said in 1998.")[0]
    assert friday.interval is None
    assert friday.problem == "This depends on the day of the speech, which is known only as 1998."


def test_the_order_of_day_and_month_is_told_or_taken_from_the_document() -> None:
    (found,) = read("It came on 3/4/2014.")
    assert found.resolution is not None
    assert (str(found.interval), [str(a) for a in found.resolution.alternatives]) == ("2014-03-04", ["2014-04-03"])
    assert "with the day first it is Thu 3 Apr 2014" in found.resolution.because[-1]
    assert placed("It came on 3/4/2014 and left on 24/4/2014.") == ["2014-04-03", "2014-04-24"]
    assert placed("It came on 3/4/2014 and left on 4/24/2014.") == ["2014-03-04", "2014-04-24"]


def test_next_friday_said_on_monday_could_be_the_one_after() -> None:
    (friday,) = read("They will come next Friday.")
    assert friday.resolution is not None
    assert (str(friday.interval), [str(a) for a in friday.resolution.alternatives]) == ("2014-03-28", ["2014-04-04"])
    (friday,) = read("They came last Friday.")
    assert friday.resolution is not None
    assert (str(friday.interval), friday.resolution.alternatives) == ("2014-03-21", ())
