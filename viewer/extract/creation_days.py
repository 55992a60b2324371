"""What the days that a text names say of its own day: news tells today and yesterday, and what comes this week."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from viewer.extract import lexicon, resolution_tense
from viewer.extract.creation_constraints import DAY, LEAD, Constraint
from viewer.extract.creation_datelines import Dateline
from viewer.extract.creation_years import ahead_of, doubtful, in_quotation, words_of
from viewer.extract.resolution_words import WEEKDAY_NAMES, quoted
from viewer.extract.sentences import Discourse
from viewer.extract.timex import Base, Calendar, Candidate, Relative
from viewer.model import calendar, time
from viewer.model.span import Span
from viewer.model.time import Granularity

OTHER_TIMES = frozenset({"before", "after", "until", "since", "till", "from"})
FRIDAY = 5
WEEKEND = 3
"""Days after a Friday on which papers that rest at the weekend tell its news."""
LONG_AFTER = 200
"""Days after which a day of the year before is no longer told without its year."""
LONG_AHEAD = 270
"""Days before a day that is told as still to come without its year."""
AGENCY = re.compile(r"(?:\([A-Z][\w .&-]{1,20}\)|/[A-Z][\w .&-]{1,20}/)\s?(?:[-–—_]|:)")
"""How agencies sign the begin of a text: "(AP) --", "/Seawire/ -"."""
NEARLY = re.compile(r"(?:\b(this coming|coming|next|last|this past|this)\s)(?:\w{6,9},?\s)?$", re.I)
OPENING, SIGNATURE = 160, 60
"""Characters at the top in which an agency signs, and of a line that is no more than its signature."""
BESIDE = re.compile(r",?\s?(?:[(–—]\s?)?(?:that is,? |on )?")


@dataclass(frozen=True, slots=True)
class Lead:
    """The weekday that news tells first: whether its very first sentence does, and whether an agency signs it."""

    constraint: Constraint
    first: bool
    agency: bool


def lead_sentence(discourse: Discourse) -> Span:
    """The first sentence of the story, after titles and datelines: the first that is as long as a sentence."""
    for sentence in discourse.sentences[:8]:
        if len(sentence) >= 60 and discourse.text[sentence.end - 1] in '.!?"”’)':
            return sentence
    return Span(0, 0)


def lead_weekday(discourse: Discourse, candidates: Sequence[Candidate], same_day: bool = False) -> Lead | None:
    """The first weekday that news tells as past.

    That is the day it was written, or (unless `same_day`) the day before. Agencies tell the day in their first
    sentence; papers come out the day after, and tell of Friday on Monday.
    """
    for candidate in candidates:
        said = candidate.semantics
        if candidate.span.start > LEAD:
            break
        if isinstance(said, Calendar) and said.weekday and not said.day and not said.month and not said.clock:
            sentence = discourse.sentence_at(candidate.span.start)
            if _of_other_time(discourse.text, candidate.span):
                continue
            if resolution_tense.direction(discourse.text, sentence, candidate.span) >= 0:
                return None
            words = quoted(candidate.span.of(discourse.text))
            agency = _by_agency(discourse)
            late = WEEKEND if said.weekday == FRIDAY and not agency else 1
            when = "on the day it tells first" + ("" if same_day else ", or the day after")
            if late > 1 and not same_day:
                when += " (a Friday’s also on Monday)"
            test = _within_days(said.weekday - 1, 0 if same_day else late)
            bound = Constraint(f"News is written {when}: {words}.", None, None, test, candidate.span)
            return Lead(bound, sentence == lead_sentence(discourse), agency)
    return None


def _of_other_time(text: str, span: Span) -> bool:
    """Whether a weekday only says before or after what something was: "days before Tuesday’s vote"."""
    before = words_of(text, Span(max(0, span.start - 12), span.start))[-1:]
    return text[span.end : span.end + 2] in ("'s", "’s") or bool(before and before[0] in OTHER_TIMES)


def _by_agency(discourse: Discourse) -> bool:
    """Whether the text begins as agencies begin: signed, or with one's name on its first lines."""
    opening = discourse.text[:OPENING]
    names = lexicon.load("creation")["line"]["agencies"]
    signed = (line for line in opening.split("\n")[:4] if len(line) < SIGNATURE)
    return AGENCY.search(opening) is not None or any(
        name in re.findall(r"[\w-]+", line) for line in signed for name in names
    )


def _within_days(of_week: int, after: int) -> Callable[[int], bool]:
    """Whether a day is the given weekday, or up to `after` days later."""
    return lambda day: (calendar.weekday(day * DAY) - of_week) % 7 <= after


def tells_news(candidates: Sequence[Candidate], found: Sequence[Dateline]) -> bool:
    """Whether a text opens as news does: a dateline, a weekday, "today" or "this week" near its begin."""
    if found:
        return True
    for candidate in candidates:
        said = candidate.semantics
        if candidate.span.start > LEAD:
            return False
        if isinstance(said, Calendar) and said.weekday and not said.day and not said.month:
            return True
        near = isinstance(said, Relative) and said.base is Base.SPEECH and said.unit <= Granularity.MONTH
        if near and isinstance(said, Relative) and not said.counted and said.count in (-1, 0, 1):
            return True
    return False


def past_days(discourse: Discourse, candidates: Sequence[Candidate]) -> Iterator[Constraint]:
    """Days and months told as past without a year came before the document, in its own year or not long before."""
    text = discourse.text
    for candidate in candidates:
        said = candidate.semantics
        if not (isinstance(said, Calendar) and said.month and said.year is None and not said.named_year):
            continue
        sentence = discourse.sentence_at(candidate.span.start)
        if text[candidate.span.end : candidate.span.end + 6] != "-dated":
            opens = candidate.span.start - sentence.start <= len("In ")
            if not (said.day or opens) or not _plainly_past(discourse, sentence, candidate.span):
                continue
        why = f"{quoted(candidate.span.of(text))} is past, in the document’s own year or not long before it."
        early = 1 if said.weekday else 0  # papers are set the day before they name: "Saturday, April 25"
        yield Constraint(why, None, None, _after(said.month, said.day or 1, early), candidate.span)


def _plainly_past(discourse: Discourse, sentence: Span, span: Span) -> bool:
    """Whether a sentence tells a day as past, with no word that makes that doubtful, and not as that of a year ago."""
    words = words_of(discourse.text, sentence)
    if not doubtful().isdisjoint(words) or in_quotation(discourse, span.start):
        return False
    before = words_of(discourse.text, Span(max(sentence.start, span.start - 12), span.start))[-1:]
    attributive = before in (["the"], ["a"])  # "the June 7 primary" may be past or to come
    return not attributive and before != ["last"] and resolution_tense.direction(discourse.text, sentence, span) < 0


def _after(month: int, day: int, early: int) -> Callable[[int], bool]:
    """Whether a day lies on or after the named day of its own year, or soon after that of the year before."""

    def test(written: int) -> bool:
        year = calendar.date_of(written * DAY)[0]
        named = [calendar.days(y, month, min(day, calendar.month_length(y, month))) for y in (year - 1, year)]
        return written >= named[1] - early or written - named[0] <= LONG_AFTER

    return test


def coming_days(discourse: Discourse, candidates: Sequence[Candidate]) -> Iterator[Constraint]:
    """Days told as still to come, without a year, come after the document within the next months."""
    for candidate in candidates:
        said = candidate.semantics
        if not (isinstance(said, Calendar) and said.month and said.day and said.year is None and not said.named_year):
            continue
        if in_quotation(discourse, candidate.span.start) or not ahead_of(discourse, candidate):
            continue
        words = quoted(candidate.span.of(discourse.text))
        yield Constraint(f"{words} is still to come.", None, None, _until(said.month, said.day), candidate.span)


def _until(month: int, day: int) -> Callable[[int], bool]:
    def test(written: int) -> bool:
        year = calendar.date_of(written * DAY)[0]
        named = [calendar.days(y, month, min(day, calendar.month_length(y, month))) for y in (year, year + 1)]
        return any(0 <= n - written <= LONG_AHEAD for n in named)

    return test


def near_days(discourse: Discourse, candidates: Sequence[Candidate]) -> Iterator[Constraint]:
    """A day of the calendar said with where it lies: "this coming Sunday, March 8", "today, March 12"."""
    text = discourse.text
    for i, candidate in enumerate(candidates):
        said = candidate.semantics
        if not (isinstance(said, Calendar) and said.month and said.day and said.year is None):
            continue
        if in_quotation(discourse, candidate.span.start):
            continue
        window = _window(text, said, candidate.span)
        beside = _said_beside(text, candidates, i)
        if window is not None:
            first, last, start = window
            span = Span(start, candidate.span.end)
            why = f"{quoted(span.of(text))} lies {_distance(first, last)}."
            yield Constraint(why, None, None, _off(said.month, said.day, first, last), span)
        elif beside is not None:
            unit, count, start = beside
            span = Span(start, candidate.span.end)
            why = f"{quoted(span.of(text))} says how far from the document’s own day it lies."
            yield Constraint(why, None, None, _in_unit(said.month, said.day, unit, count), span)


def _window(text: str, said: Calendar, span: Span) -> tuple[int, int, int] | None:
    """Days from the document's own to a weekday with its date, by the words before it, and where these begin."""
    match = NEARLY.search(text, max(0, span.start - 24), span.start)
    if match is None or not said.weekday:
        return None
    word = match[1].lower()
    far = {"next": (1, 13), "last": (-13, -1), "this past": (-7, 0), "this": (0, 7)}
    first, last = far.get(word, (1, 7))
    return first, last, match.start(1)


def _said_beside(text: str, candidates: Sequence[Candidate], i: int) -> tuple[Granularity, int, int] | None:
    """Unit, count and begin of "today, March 12", "yesterday (March 11)", "last month, on Feb. 17"."""
    for other in candidates[max(0, i - 1) : i]:
        said = other.semantics
        if not isinstance(said, Relative) or said.base is not Base.SPEECH or said.counted or said.named or said.anchor:
            continue
        if said.unit not in (Granularity.DAY, Granularity.WEEK, Granularity.MONTH) or said.count not in (-1, 0, 1):
            continue
        if BESIDE.fullmatch(text, other.span.end, candidates[i].span.start):
            return said.unit, said.count, other.span.start
    return None


def _in_unit(month: int, day: int, unit: Granularity, count: int) -> Callable[[int], bool]:
    """Whether the day of the calendar lies in the unit `count` units after that of a document's day."""

    def test(written: int) -> bool:
        named = time.shifted(time.unit_at(written * DAY, unit), count)
        years = {calendar.date_of(named.begin)[0], calendar.date_of(named.end - 1)[0]}
        days = [calendar.seconds(y, month, min(day, calendar.month_length(y, month))) for y in years]
        return any(named.begin <= instant < named.end for instant in days)

    return test


def _distance(first: int, last: int) -> str:
    return f"within {max(abs(first), abs(last))} days {'before' if last <= 0 else 'after'} the document’s own day"


def _off(month: int, day: int, first: int, last: int) -> Callable[[int], bool]:
    """Whether the day of the calendar lies `first` to `last` days after a document's day."""

    def test(written: int) -> bool:
        year = calendar.date_of(written * DAY)[0]
        days = [calendar.days(y, month, min(day, calendar.month_length(y, month))) for y in (year - 1, year, year + 1)]
        return any(first <= d - written <= last for d in days)

    return test


def weekday_name(day: int) -> str:
    """The name of the weekday of a day counted from 1970."""
    return WEEKDAY_NAMES[calendar.weekday(day * DAY)]
