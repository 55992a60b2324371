"""Read what a person types into a date field, or one clear sentence why it cannot be read.

Conventions: dates with dots put the day first (17.2.2014); with slashes the order must be plain from the numbers
(17/2/2014), else the reader asks; a year alone is that whole year; EDTF is read as EDTF.
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module

from viewer.extract import resolution_calendar, sentences, temporal_expressions
from viewer.extract.resolution_frame import Frame, Story, years_ago
from viewer.extract.timex import Calendar, Candidate, Impossible
from viewer.extract.timex_values import MONTH_NAMES, impossible
from viewer.model import edtf, time
from viewer.model.calendar import seconds
from viewer.model.time import BEGIN_OF_TIME, END_OF_TIME, Granularity, Interval, Modifier, Qualifier

LONGEST = 120
EDTF_FORM = re.compile(r"[\[\]0-9XYZESTuo.,:?~%/+-]+")
NUMERIC = re.compile(r"([0-9]{1,2})\s*([./-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})")
COMPACT = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])")
MONTH_YEAR = re.compile(r"([0-9]{1,2})[./]([0-9]{4})")
YEAR_RANGE = re.compile(r"([0-9]{4})-([0-9]{4})")
ERA = re.compile(r"[0-9]\s*(bce?|ce|ad)$", re.I)
YEARS = re.compile(r"(?:the )?(?:year )?([0-9]{1,7})(?: ?(bce?|b\.c\.(?:e\.)?|ce|ad|a\.d\.))?", re.I)
AGO = re.compile(r"([0-9][0-9,.]{0,14}) ?(million|billion|thousand)? years ago", re.I)
MONTH_WORD = re.compile(r"\b(may|march|mar|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)[a-z]*", re.I)
OPENERS = (
    (re.compile(r"(?:before|until|till|up to|not after)\s+", re.I), "before"),
    (re.compile(r"(?:after|later than)\s+", re.I), "after"),
    (re.compile(r"(?:since|from)\s+", re.I), "since"),
    (
        re.compile(r"(?:(?:c\.|ca\.?|circa|about|around|approx\.?|approximately)\s*(?=[0-9a-z])|c\s*(?=[0-9]))", re.I),
        "about",
    ),
)
PAIR = re.compile(
    r"(?P<between>between\s+)?(?P<first>.+?)(?:\s+(?P<word>and|to|until|till|through)\s+|\s*[–—]\s*|\s+-\s+)(?P<last>.+)",
    re.I,
)
EXAMPLE = "Write it like 17 Feb 2014, Feb 2014, 2014 or 2014-02-17."


def read_typed(text: str) -> Interval:
    """The interval that typed words stand for; ValueError with one sentence for the person when they stand for none."""
    words = " ".join(text.replace("’", "'").split())
    if not words:
        raise ValueError(f"There is no date here. {EXAMPLE}")
    if len(words) > LONGEST:
        raise ValueError(f"This is too long to be a date. {EXAMPLE}")
    uncertain = words.endswith("?") and not EDTF_FORM.fullmatch(words)
    interval = _read(words.rstrip("? ") if uncertain else words)
    return interval.qualified(Qualifier.UNCERTAIN) if uncertain else interval


def _read(words: str) -> Interval:
    numeric = NUMERIC.fullmatch(words)
    if numeric:
        return _numeric(int(numeric[1]), numeric[2], int(numeric[3]), int(numeric[4]))
    words = MONTH_YEAR.sub(r"\2-\1", words) if MONTH_YEAR.fullmatch(words) else words
    words = re.sub(r"^([0-9]{4})-([0-9])$", r"\1-0\2", words)
    if YEAR_RANGE.fullmatch(words):
        words = words.replace("-", "/")
    if COMPACT.fullmatch(words):
        words = "-".join(words[a:b] for a, b in ((0, 4), (4, 6), (6, 8)))
    if EDTF_FORM.fullmatch(words) and len(words) > 3:
        return edtf.parse(words)
    for opener, meaning in OPENERS:
        match = opener.match(words)
        pair = PAIR.fullmatch(words)
        if match and not (meaning == "since" and pair):
            return _opened(meaning, _read(words[match.end() :]))
    return _year(words) or _single(words) or _pair(words) or _parsed(words)


def _numeric(first: int, mark: str, second: int, year: int) -> Interval:
    """17.2.2014, 17/2/2014, 2/17/2014; 3/4/2014 could be two days and is refused."""
    day_first = mark == "." or first > 12
    if mark != "." and first <= 12 and second <= 12 and first != second:
        one, other = f"{first} {MONTH_NAMES[second - 1]}", f"{second} {MONTH_NAMES[first - 1]}"
        raise ValueError(f"This could be {one} or {other} {year}. Write the month as a word.")
    day, month = (first, second) if day_first else (second, first)
    problem = impossible(year, month, day)
    if problem:
        raise ValueError(problem)
    return time.day(year, month, day)


def _opened(meaning: str, date: Interval) -> Interval:
    """Before, after, since, about a date."""
    if meaning == "about":
        return date.qualified(Qualifier.APPROXIMATE)
    if meaning == "before":
        return Interval(BEGIN_OF_TIME, date.begin, date.granularity, date.qualifier, None, within=True)
    begin = date.begin if meaning == "since" else date.end
    return Interval(begin, END_OF_TIME, date.granularity, date.qualifier, None, within=meaning == "after")


def _year(words: str) -> Interval | None:
    """Years with and without an era, and years ago counted from the present of geology (1950)."""
    ago = AGO.fullmatch(words)
    if ago:
        size = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}[(ago[2] or "").lower()]
        return years_ago(float(ago[1].replace(",", "")) * size)
    match = YEARS.fullmatch(words)
    if not match:
        return None
    number, era = int(match[1]), (match[2] or "").lower().replace(".", "")
    if number == 0:
        raise ValueError("There is no year 0: 1 BCE is followed by 1 CE.")
    if not era and len(match[1]) != 4:
        raise ValueError(f"Is {number} a year? Write {number} CE or {number} BCE.")
    return time.year(1 - number if era.startswith("bc") else number)


def _candidates(words: str) -> tuple[str, tuple[Candidate, ...]]:
    """What the grammar of dates finds, months and eras written as it wants them."""
    text = MONTH_WORD.sub(lambda m: m.group().capitalize(), words)
    return text, temporal_expressions.find(sentences.read(text))


def _single(words: str) -> Interval | None:
    """One date said in words, covering all that was typed."""
    text, found = _candidates(words)
    if len(found) != 1 or (found[0].span.start, found[0].span.end) not in ((0, len(text)), (0, len(text.rstrip(".")))):
        return _joined(text, found)
    return _resolved(text, found[0])


def _resolved(text: str, candidate: Candidate) -> Interval | None:
    said = candidate.semantics
    if isinstance(said, Impossible):
        raise ValueError(said.problem)
    if not isinstance(said, Calendar):
        raise ValueError(f"“{text}” depends on when it is said. {EXAMPLE}")
    if said.year is None and said.decade is None and said.century is None:
        raise ValueError(f"Which year? Write it like {text} 2014.")
    if said.short_year:
        raise ValueError("Write the year with four digits.")
    reading = resolution_calendar.read(said, Frame(text, candidate, None, False, Story(), 0))
    if reading.problem:
        raise ValueError(reading.problem)
    interval = reading.interval
    if interval is not None and candidate.mod in ("START", "MID", "END"):
        return time.part(interval, Modifier(candidate.mod))
    return interval


def _joined(text: str, found: tuple[Candidate, ...]) -> Interval | None:
    """17–19 February 2014: two dates of the grammar, nothing but a dash or "to" between them."""
    if len(found) != 2 or found[0].span.start != 0 or found[1].span.end != len(text):
        return None
    if text[found[0].span.end : found[1].span.start].strip(" ") not in ("-", "–", "—", "to", "until"):
        return None
    first, last = (_resolved(text, c) for c in found)
    return _range(first, last, within=False) if first and last else None


def _pair(words: str) -> Interval | None:
    """Between May and July 2014, from 1914 to 1918, 1914 – 1918."""
    match = PAIR.fullmatch(re.sub(r"^from\s+", "", words, flags=re.I))
    if not match or (match["word"] == "and" and not match["between"]):
        return None
    last = _read(match["last"])
    try:
        first = _read(match["first"])
    except ValueError:
        era = ERA.search(match["last"])
        first = _read(f"{match['first']} {era[1] if era else match['last'].split()[-1]}")
    if first.begin > last.begin and ERA.search(match["last"]) and not ERA.search(match["first"]):
        first = _read(f"{match['first']} {ERA.findall(match['last'])[0]}")
    return _range(first, last, within=bool(match["between"]))


def _range(first: Interval, last: Interval, within: bool) -> Interval:
    if last.end <= first.begin or last.begin < first.begin:
        raise ValueError("The second date is before the first.")
    return replace(time.span_of(first, last, within), modifier=None)


def _parsed(words: str) -> Interval:
    """Unusual spellings that dateparser knows; refused where it would have to guess the year."""
    failure = ValueError(f"“{words}” cannot be read as a date. {EXAMPLE}")
    if not re.search(r"[0-9]{4}", words):
        raise failure
    # Loaded when first needed: the window reads typed dates long after it has opened.
    parsed = import_module("viewer.extract.typed_date_parser").parse(words)
    units = {"day": Granularity.DAY, "month": Granularity.MONTH, "year": Granularity.YEAR, "time": Granularity.MINUTE}
    if parsed is None or parsed[1] not in units or str(parsed[0].year) not in words:
        raise failure
    date = parsed[0]
    instant = seconds(date.year, date.month, date.day, date.hour, date.minute, date.second)
    return time.unit_at(instant, units[parsed[1]])
