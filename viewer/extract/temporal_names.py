"""Rules for times that carry a name of their own: 9/11, the July–September quarter, the 470s BC, the small hours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.extract import lexicon
from viewer.extract.temporal_rules import ERA, ERA_AFTER, Found, Rule, has, integer, ordinal, rule
from viewer.extract.temporal_tokens import Words, cues
from viewer.extract.temporal_years import neighbour
from viewer.extract.timex import Calendar, Impossible, Recurrence, Vague
from viewer.extract.timex_values import impossible

NTH = "(?:<day><suffix>|<any_ordinal>)"
MOST_CENTURIES = 40
"""A higher ordinal counts something else."""
OUR_TIME = range(1900, 2100)
"""Years in which a bare run of figures is taken for a date."""
QUARTER = 3
"""Months of a quarter."""


def _named_day(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """9/11, the Sept. 11 attacks: a day of one year, known by its date alone."""
    table = lexicon.load("time")["named_days"]
    written = words.phrase(match.start(), match.end())
    if has(match, "month"):
        written = f"{integer(words, match, 'month')}/{integer(words, match, 'day')}"
        if neighbour(words, match.end() - 1, 1) not in cues("after_named_day"):
            return
    if written in table:
        year, month, day = (int(part) for part in table[written].split("-"))
        yield Found(match.start(), match.end(), Calendar(year, month, day))


def _named_quarter(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The July–September quarter of 2012."""
    first, last = (int(words.value(match.start(group))) for group in ("first", "last"))
    if last - first == QUARTER - 1 and first % QUARTER == 1:
        year = integer(words, match, "year") if has(match, "year") else None
        yield Found(match.start(), match.end(), Calendar(year, quarter=last // QUARTER))


def _decade_before(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The 470s BC: 479 to 470 BC."""
    start = integer(words, match, "n")
    if start % 10 == 0 and words.word(match.start("n") + (2 if has(match, "mark") else 1)) == "s":
        yield Found(match.start(), match.end(), Calendar(decade=-start))


def _decades_before(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The 470s and 460s BC: the era said once holds for both."""
    first, last = integer(words, match, "first"), integer(words, match, "n")
    if first % 10 or last % 10 or {words.word(match.start(g) + 1).strip("'") for g in ("first", "n")} != {"s"}:
        return
    yield Found(match.start(), match.start("first") + 2, Calendar(decade=-first))
    yield Found(match.start("n"), match.end(), Calendar(decade=-last))


def _centuries(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The 18th and 19th centuries, the fifth to third centuries BC: the second has what both share."""
    if words.word(match.start("unit")) not in cues("centuries"):
        return
    sign = -1 if has(match, "bce") else 1
    counts = [ordinal(words, *match.span(group)) or 0 for group in ("one", "two")]
    if all(1 <= count <= MOST_CENTURIES for count in counts):
        yield Found(match.start(), match.end("one"), Calendar(century=sign * counts[0]))
        yield Found(match.start("two"), match.end(), Calendar(century=sign * counts[1]))


def _season_before(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The summer of 425 BC, spring 218 BC."""
    year = 1 - integer(words, match, "n")
    yield Found(match.start(), match.end(), Calendar(year, season=str(words.value(match.start("season")))))


def _hours(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The early hours, the small hours of the morning, the early morning hours: the begin of a day."""
    kind = words.word(match.start("kind"))
    if kind in cues("early_hours"):
        yield Found(match.start(), match.end(), Calendar(part="MO"))
    elif kind == "late":
        yield Found(match.start(), match.end(), Calendar(part="NI"))


def _hour_of_clock(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """05:30hrs, at 0530 hours."""
    figures = words.phrase(*match.span("figures")).replace(" ", "").replace(":", "")
    hour, minute = int(figures[:2]), int(figures[2:4])
    colon = ":" in words.text[words.starts[match.start()] : words.ends[match.end() - 1]]
    if hour < 24 and minute < 60 and (colon or neighbour(words, match.start(), -1) in cues("before_clock") - {""}):
        yield Found(match.start(), match.end(), Calendar(clock=(hour, minute)))


def _current(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The current chairman; not an electric current."""
    before, after = neighbour(words, match.start(), -1), neighbour(words, match.start(), 1)
    if after.isalpha() and words.raw(match.start() + 2).islower() and before not in cues("not_before_current"):
        yield Found(match.start(), match.end(), Vague("PRESENT_REF"))


def _figures(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """20140217, 02/2014, Feb-17-2014: only what is a day or month of our time."""
    if has(match, "run"):
        digits = words.word(match.start("run"))
        year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:]) or None
    else:
        year, month = integer(words, match, "year"), integer(words, match, "month")
        day = integer(words, match, "day") if has(match, "day") else None
    written_whole = has(match, "run") and day is None
    if year in OUR_TIME and not written_whole and not impossible(year, month, day):
        yield Found(match.start(), match.end(), Calendar(year, month, day))


def _business_term(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """1H 2014, 3Q, FY 2013."""
    year = integer(words, match, "year") if has(match, "year") else None
    if has(match, "n"):
        count = integer(words, match, "n")
        half = words.word(match.start("n") + 1) == "h"
        if half and year is not None and count <= 2:
            yield Found(match.start(), match.end(), Calendar(year, half=count))
        elif not half and count <= 4:
            yield Found(match.start(), match.end(), Calendar(year, quarter=count))
    elif year is not None:
        yield Found(match.start(), match.end(), Calendar(year, fiscal=True))


def _day_of(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The 17th day of February, 2014."""
    day = ordinal(words, *match.span("day")) or 0
    year = integer(words, match, "year") if has(match, "year") else None
    month = int(words.value(match.start("month")))
    if words.word(match.start("month") - 4) == "day":
        problem = impossible(year, month, day)
        yield Found(match.start(), match.end(), Impossible(problem) if problem else Calendar(year, month, day))


def _present_day(words: Words, match: re.Match[str]) -> Iterator[Found]:
    if words.phrase(match.start(), match.start() + 1) in cues("before_day_of_now"):
        yield Found(match.start(), match.end(), Vague("PRESENT_REF"))


def _annual(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The annual meeting: what is held each year; an annual rate, report or profit says how much of a year."""
    if not cues("held_each_year").isdisjoint((words.word(match.start() + 2), words.word(match.end() - 1))):
        yield Found(match.start(), match.start() + 1, Recurrence("P1Y"))


RULES: tuple[Rule, ...] = (
    rule("figures", "(?<![-./#:])(?P<run><n8>)(?![-./:%])", _figures),
    rule("figures", "(?<![-./])(?P<month><n1|z1>)/(?P<year><year>)(?![-/%])", _figures),
    rule("figures", "(?P<month><any_month>)-(?P<day><day>)-(?P<year><year>)(?![-/])", _figures),
    rule("business term", "(?P<n><n1>)<letter_q|letter_h>(?: (?:<of> )?(?P<year><year>))?", _business_term),
    rule("business term", "<financial_year> ?(?P<year><year>)", _business_term),
    rule(
        "day of month named",
        f"<the> (?P<day>{NTH}|<tens>[- ]<any_ordinal>) <day_word> <of> (?P<month><any_month>)(?:,? (?P<year><year>))?",
        _day_of,
    ),
    rule("named day", "(?<![-./])<n1>/<n1>(?![-./%])", _named_day),
    rule("named day", "(?P<month><any_month>)\\.? (?P<day><day>)(?= _)", _named_day),
    rule(
        "named quarter",
        "<the> (?P<first><any_month>)(?:-| <to> |-<to>-)(?P<last><any_month>) <quarter|period>"
        "(?: <of> (?P<year><year>))?",
        _named_quarter,
    ),
    rule("decade", f"(?:<the> )?(?P<n><n6|n4|n5|n3|year>)(?P<mark>')?<letter_s> {ERA}", _decade_before, "letter_s"),
    rule(
        "decade",
        "(?:<the> )?(?P<first><n6|n4|n5|n3|year>)<letter_s>(?: <and|to> (?:<the> )?| ?- ?)"
        f"(?P<n><n6|n4|n5|n3|year>)<letter_s> {ERA}",
        _decades_before,
        "letter_s",
    ),
    rule(
        "century",
        f"(?:<the> )?(?P<one>{NTH})(?: <and|to> (?:<the> )?| ?- ?)(?:<early|late|mid>[ -])?(?P<two>{NTH})[ -]"
        "(?P<unit><units|century>)"
        f"(?: (?P<bce>{ERA})| {ERA_AFTER})?",
        _centuries,
        "units|century",
    ),
    rule(
        "hours", "<the> (?P<kind>_|<early|late>) (?:<part_of_day> )?<clock_units>(?: <of> <the> <part_of_day>)?", _hours
    ),
    rule(
        "season before the era",
        f"(?:<the> )?(?P<season><season|fall>),? (?:<of> )?(?P<n><small|year>) ?{ERA}",
        _season_before,
        "season|fall",
    ),
    rule("hours of clock", "(?P<figures><hour>:<sixty>|<year|n7>) ?<clock_units>", _hour_of_clock),
    rule("current", "<current>(?= _)", _current),
    rule("present day", "_-<day_word>", _present_day),
    rule("annual", "<annual> _(?: _)?", _annual),
)
