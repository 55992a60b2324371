"""What the years that a text names say of its own: told as past it is not older, told as still to come not younger.

Only plain cases count. A sentence with a word that makes its time doubtful (plans, models, fiscal years) says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from viewer.extract import lexicon, resolution_calendar, resolution_tense
from viewer.extract.creation_constraints import DAY, Constraint
from viewer.extract.resolution_frame import Frame, Story
from viewer.extract.resolution_words import quoted, say
from viewer.extract.sentences import Discourse
from viewer.extract.timex import Base, Calendar, Candidate, Relative
from viewer.model import calendar, time
from viewer.model.span import Span
from viewer.model.time import Granularity, Interval

WORD = re.compile(r"[A-Za-z]+|['’](?:ll|s|re)\b")
APART = re.compile(r"['’]?s?[\s,(–—-]{0,4}(?:in|of|that is|which is|year)?[\s,]{0,2}")
COPYRIGHT = re.compile(r"(?i:copyright|©|\(c\))[\s:©]{0,4}(?i:\(c\)|©)?\s?((?:19|20)\d\d)(?!\d|\s?[–—,-]\s?\d)")
MOST_TOLD = 5_000
"""Dates of a long text that are looked at."""
AHEAD = 9
"""Words before a date in which "will" may stand."""


@cache
def _words(table: str, name: str) -> frozenset[str]:
    return frozenset(lexicon.load("creation")[table][name])


@cache
def _tense(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("time")["tense"][name])


def _dated(text: str, candidate: Candidate) -> Interval | None:
    """The time of a date that names its year, of days, months, quarters and years of the last centuries."""
    said = candidate.semantics
    if not isinstance(said, Calendar) or said.year is None or said.short_year or said.fiscal or said.swappable:
        return None
    found = resolution_calendar.read(said, Frame(text, candidate, None, False, Story(), 0)).interval
    return found if found is not None and found.granularity <= Granularity.YEAR else None


def doubtful() -> frozenset[str]:
    """Words that make it doubtful that a date in their sentence is told as past."""
    return _words("doubt", "words")


def words_of(text: str, span: Span) -> list[str]:
    """The words of a stretch in lower case, apostrophes straight; the month of May is none of them, the verb is."""
    return [
        w.lower().replace("’", "'")
        for w in WORD.findall(text, span.start, min(span.end, span.start + 2000))
        if w != "May"
    ]


def in_quotation(discourse: Discourse, offset: int) -> bool:
    """Whether an offset lies between the quotation marks of its paragraph."""
    before = discourse.text[max(discourse.paragraph_at(offset).start, offset - 4000) : offset]
    return (
        before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("``") > before.count("''")
    )


def told(
    discourse: Discourse, candidates: Sequence[Candidate], own: Sequence[Span] = ()
) -> Iterator[tuple[Candidate, Interval]]:
    """The dates with a year that the text plainly tells as past; `own` are the document's own dates."""
    text = discourse.text
    for candidate in candidates[:MOST_TOLD]:
        when = _dated(text, candidate)
        if when is None or candidate.span in own or in_quotation(discourse, candidate.span.start):
            continue
        sentence = discourse.sentence_at(candidate.span.start)
        words = words_of(text, sentence)
        if _words("doubt", "words").isdisjoint(words) and _past(discourse, sentence, candidate):
            yield candidate, when


def _past(discourse: Discourse, sentence: Span, candidate: Candidate) -> bool:
    before = words_of(discourse.text, Span(max(sentence.start, candidate.span.start - 40), candidate.span.start))[-2:]
    if not any(c.isdigit() for c in candidate.span.of(discourse.text)):
        return False  # "the year two thousand" is an idea as often as a date
    if "since" in before:
        return True
    said = candidate.semantics
    whole = isinstance(said, Calendar) and bool(said.day)
    if _words("before", "past").isdisjoint(before) and not (
        whole and before and before[-1] not in _words("before", "open")
    ):
        return False
    return resolution_tense.direction(discourse.text, sentence, candidate.span) < 0


def since(discourse: Discourse, candidates: Sequence[Candidate], own: Sequence[Span] = ()) -> Constraint | None:
    """The document is not older than the latest date that it plainly tells as past."""
    found = max(told(discourse, candidates, own), key=lambda item: item[1].begin, default=None)
    if found is None:
        return None
    candidate, when = found
    words = quoted(candidate.span.of(discourse.text))
    return Constraint(f"{words} is told as past.", when.begin // DAY, None, None, candidate.span)


def until(discourse: Discourse, candidates: Sequence[Candidate], own: Sequence[Span] = ()) -> Constraint | None:
    """The document is not younger than the earliest date with a year that it tells as still to come."""
    ahead = [
        (when.end, candidate)
        for candidate in candidates
        if candidate.span not in own
        and (when := _dated(discourse.text, candidate)) is not None
        and not in_quotation(discourse, candidate.span.start)
        and ahead_of(discourse, candidate)
    ]
    if not ahead:
        return None
    end, candidate = min(ahead, key=lambda item: item[0])
    words = quoted(candidate.span.of(discourse.text))
    return Constraint(f"{words} is told as still to come.", None, end // DAY, None, candidate.span)


def ahead_of(discourse: Discourse, candidate: Candidate) -> bool:
    """Whether the sentence tells a date as still to come for whoever writes: "will", "is due", "plans to"."""
    sentence = discourse.sentence_at(candidate.span.start)
    before = words_of(discourse.text, Span(max(sentence.start, candidate.span.start - 160), candidate.span.start))
    if not _words("ahead", "reported").isdisjoint(words_of(discourse.text, sentence)):
        return False
    between = discourse.text[max(sentence.start, candidate.span.start - 160) : candidate.span.start]
    near = before[-AHEAD:]
    if not near or near[-1] not in _words("before", "ahead"):
        return False
    leading = [i for i, word in enumerate(near) if _leads(word, near[max(0, i - 2) : i], near[i + 1 :])]
    if not leading or any(_is_past(word) for word in near[leading[-1] + 1 :]):
        return False
    return "," not in between[between.lower().rfind(near[leading[-1]]) :]  # "will not honor the vote, as in 1990"


def _is_past(word: str) -> bool:
    """Whether a word between "will" and the date has a time of its own ("sanctions imposed in 1990")."""
    other = (word.endswith("ed") and len(word) > 3) or word in _tense("past")
    return other and word not in _tense("not_past") and word not in _words("ahead", "planned")


def _leads(word: str, before: list[str], after: list[str]) -> bool:
    """Whether a word makes what follows it something to come."""
    if word in _words("ahead", "will"):
        return True
    if word in _words("ahead", "planned"):
        return not _words("ahead", "being").isdisjoint(before)
    return word in _words("ahead", "plans") and after[:1] == ["to"]


def beside(discourse: Discourse, candidates: Sequence[Candidate]) -> Iterator[Constraint]:
    """A year said both ways: "next year, 1992", "this year's 1998 games", "so far in 1989"."""
    text = discourse.text
    for first, second in pairwise(candidates):
        pair = (first, second) if isinstance(first.semantics, Relative) else (second, first)
        said, year = _relative_year(pair[0]), _bare_year(pair[1])
        if said is None or year is None or in_quotation(discourse, first.span.start):
            continue
        named = words_of(text, Span(second.span.end, min(len(text), second.span.end + 16)))[:1]
        if words_of(text, pair[0].span)[0] not in _words("said_year", "words"):  # "2008, his last year in office"
            continue
        if APART.fullmatch(text[first.span.end : second.span.start]) and _words("named_year", "words").isdisjoint(
            named
        ):
            both = Span(first.span.start, second.span.end)
            yield _of_year(year - said, f"{quoted(both.of(text))} names the year twice.", both)
    for candidate in candidates:
        year = _bare_year(candidate)
        if year is not None and text[max(0, candidate.span.start - 10) : candidate.span.start].lower() == "so far in ":
            yield _of_year(year, f"{quoted(candidate.span.of(text))} is told as the year that goes on.", candidate.span)


def _of_year(year: int, why: str, span: Span) -> Constraint:
    return Constraint(why, calendar.days(year), calendar.days(year + 1), None, span)


def _relative_year(candidate: Candidate) -> int | None:
    """-1, 0 or 1 for "last year", "this year", "next year"."""
    said = candidate.semantics
    if not isinstance(said, Relative) or said.base is not Base.SPEECH or said.unit != Granularity.YEAR:
        return None
    plain = not (said.counted or said.named or said.anchor or said.part or said.halves or said.latest)
    return said.count if plain and said.count in (-1, 0, 1) else None


def _bare_year(candidate: Candidate) -> int | None:
    said = candidate.semantics
    if isinstance(said, Calendar) and said == Calendar(year=said.year) and candidate.mod is None:
        return said.year
    return None


def compared(discourse: Discourse, candidates: Sequence[Candidate]) -> Constraint | None:
    """Business news compares the latest quarter with that of a year earlier, which it names: "the 1988 quarter"."""
    if "fiscal" in discourse.text.lower():
        return None
    latest = {s.quarter for c in candidates if isinstance(s := c.semantics, Calendar) and _open_quarter(s)}
    earlier = any(
        isinstance(s := c.semantics, Relative) and s.counted and s.count == -1 and s.unit == Granularity.YEAR
        and s.base is Base.CONTEXT
        for c in candidates
    )  # fmt: skip
    named = [(c, y) for c in candidates if (y := _compared_year(c)) is not None and _as_earlier(discourse, c)]
    if len(latest) != 1 or not earlier or len({y for _, y in named}) != 1:
        return None
    quarter = latest.pop()
    if quarter not in (1, 2, 3):
        return None
    candidate, year = named[0]
    begin, end = calendar.days(year + 1, 3 * quarter + 1), calendar.days(year + 2)
    words = quoted(candidate.span.of(discourse.text))
    why = f"{words} is compared with the quarter a year later, of which there are figures."
    return Constraint(why, begin, end, None, candidate.span)


def _as_earlier(discourse: Discourse, candidate: Candidate) -> bool:
    """Whether the sentence compares with a time ("from $2 million in the 1988 quarter"), rather than telling it."""
    sentence = discourse.sentence_at(candidate.span.start)
    before = words_of(discourse.text, Span(max(sentence.start, candidate.span.start - 80), candidate.span.start))
    return not _words("compared", "words").isdisjoint(before[-12:])


def _open_quarter(said: Calendar) -> bool:
    return said.quarter is not None and said == Calendar(quarter=said.quarter)


def _compared_year(candidate: Candidate) -> int | None:
    """The year of "the 1988 third quarter", "the 1988 period"."""
    said = candidate.semantics
    if isinstance(said, Calendar) and said.quarter and said.year is not None and candidate.rule == "quarter":
        return said.year
    if isinstance(said, Relative) and said.latest and said.named and said.unit == Granularity.QUARTER:
        return said.named.year
    return None


def copyright_year(discourse: Discourse, past: Sequence[Interval]) -> Constraint | None:
    """The year of a copyright notice, where the text itself tells of that year and of none after it."""
    years = {int(m[1]): Span(*m.span()) for m in COPYRIGHT.finditer(discourse.text)}
    if len(years) != 1 or not past:
        return None
    year, span = years.popitem()
    last = max(past, key=lambda when: when.begin)
    if calendar.date_of(last.begin)[0] != year:
        return None
    why = f"{quoted(span.of(discourse.text))}, and the text tells of {say(last)}."
    return _of_year(year, why, span)


def day_of(day: int) -> Interval:
    """A day counted from 1970."""
    return time.unit_at(day * DAY, Granularity.DAY)
