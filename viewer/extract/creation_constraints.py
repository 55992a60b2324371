"""What a text gives away about the day it was written: each constraint says in words what it leaves.

A constraint is a set of days, given as a test, with the sentence that explains it. None of them guesses: together
they leave the days that do not contradict the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from viewer.extract import resolution_tense
from viewer.extract.almanac import Almanac, KnownEvent, plain_words
from viewer.extract.creation_datelines import Dateline
from viewer.extract.resolution_words import quoted, say
from viewer.extract.sentences import Discourse
from viewer.extract.temporal_tokens import cues
from viewer.extract.timex import Base, Calendar, Candidate, Relative
from viewer.model import calendar, time
from viewer.model.span import Span
from viewer.model.time import Granularity, Interval

DAY = calendar.DAY
LEAD = 600
"""Characters in which news says what is new."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days a document can be of: within begin..end (days since 1970, half-open; None is open) and passing `test`."""

    why: str
    begin: int | None = None
    end: int | None = None
    test: Callable[[int], bool] | None = None
    span: Span | None = None

    @property
    def length(self) -> int:
        """Days between its bounds; a very long time when one is open."""
        return 10**6 if self.begin is None or self.end is None else self.end - self.begin

    def allows(self, day: int) -> bool:
        """Whether a document of that day does not contradict it."""
        inside = (self.begin is None or day >= self.begin) and (self.end is None or day < self.end)
        return inside and (self.test is None or self.test(day))


def tenures(text: str, almanac: Almanac) -> Iterator[Constraint]:
    """Office holders named with their office: the document is not older than their term.

    Nor is it younger, where the text opens with what the holder says: later texts name old offices too.
    """
    for tenure in almanac.tenures:
        name = next((n for n in tenure.names if n in text), None)
        if name is None:
            continue
        start = text.index(name)
        if before_word(text, start) in cues("past_office"):
            continue
        acting = start < LEAD and tenure.end is not None and _speaks(text, start + len(name))
        last = f" to {_day_words(tenure.end - DAY)}" if acting and tenure.end else ""
        term = f"{'from' if last else 'since'} {_day_words(tenure.begin)}{last}"
        why = f"{quoted(name)}: {tenure.person} was {tenure.office} {term} ({tenure.source})."
        end = tenure.end // DAY if acting and tenure.end else None
        yield Constraint(why, tenure.begin // DAY, end, None, Span(start, start + len(name)))


def before_word(text: str, start: int) -> str:
    """The word before an offset, in lower case."""
    words = text[max(0, start - 20) : start].lower().replace("-", " ").split()
    return words[-1] if words else ""


def _speaks(text: str, end: int) -> bool:
    """Whether a verb of saying follows closely in the same sentence."""
    after = re.split(r"[.!?\n]", text[end : end + 60], maxsplit=1)[0]
    if after.startswith(("'s", "’s")):
        return False
    return not cues("speaking").isdisjoint(re.findall(r"[a-z]+", after))


def _day_words(instant: int) -> str:
    return say(time.unit_at(instant, Granularity.DAY)).split(" ", 1)[1]


def events_in(discourse: Discourse, almanac: Almanac) -> dict[str, list[Span]]:
    """Known events by name, with the sentences whose words mean them."""
    found: dict[str, list[Span]] = {}
    whole = plain_words(discourse.text[:100_000])
    likely = [event for event in almanac.events if event.in_words(whole)]
    for sentence in discourse.sentences if likely else ():
        words = plain_words(sentence.of(discourse.text)[:2000])
        for event in likely:
            if event.in_words(words):
                found.setdefault(event.name, []).append(sentence)
    return found


def drafts(almanac: Almanac, meant: dict[str, list[Span]]) -> Iterator[Constraint]:
    """What a text calls still in preparation had not happened yet."""
    symbols = {event.symbol for event in almanac.events if event.name in meant}
    for event in almanac.events:
        if event.follows and event.follows in symbols and event.name in meant:
            why = f"What the text says is being prepared came on {say(event.interval)}: {event.name} ({event.source})."
            yield Constraint(why, None, event.interval.begin // DAY, None, meant[event.name][0])


def anchored(discourse: Discourse, candidate: Candidate, event: KnownEvent) -> Constraint | None:
    """What a relative date, told of a known event, leaves: "last year" of an event of 2014 is said in 2015."""
    said, words = candidate.semantics, quoted(candidate.span.of(discourse.text))
    begin = event.interval.begin
    if isinstance(said, Calendar):
        same = calendar.date_of(begin)[1:] == (said.month, said.day) and said.year is None
        if not same:
            return None
        why = f"{words} is the day of a known event: {event.name}, {say(event.interval)} ({event.source})."
        return Constraint(why, begin // DAY, begin // DAY + 366, None, candidate.span)
    if not isinstance(said, Relative) or said.base is not Base.SPEECH or said.counted or said.named or said.anchor:
        return None
    if said.unit not in (Granularity.YEAR, Granularity.MONTH, Granularity.WEEK) or said.count not in (-1, 0, 1):
        return None
    unit = time.shifted(time.unit_at(begin, said.unit), -said.count)
    sentence = discourse.sentence_at(candidate.span.start)
    ahead = resolution_tense.direction(discourse.text, sentence, candidate.span)
    first, last = unit.begin // DAY, unit.end // DAY
    if said.count == 0:
        first, last = (first, event.interval.end // DAY) if ahead > 0 else (begin // DAY, last)
    why = f"{words} is told of a known event: {event.name}, {say(event.interval)} ({event.source})."
    return Constraint(why, first, last, None, candidate.span)


def weekdays(discourse: Discourse, candidates: Sequence[Candidate]) -> Iterator[Constraint]:
    """A weekday with a calendar day: only some years have it ("Saturday, April 25")."""
    for candidate in candidates:
        said = candidate.semantics
        if isinstance(said, Calendar) and said.weekday and said.month and said.day and said.year is None:
            words = quoted(candidate.span.of(discourse.text))
            yield Constraint(f"{words} fits only some years.", None, None, _near_weekday(said), candidate.span)


def _near_weekday(said: Calendar) -> Callable[[int], bool]:
    """Whether the named month and day nearest to a document's day falls on the named weekday."""
    month, day, of_week = said.month or 1, said.day or 1, (said.weekday or 1) - 1

    def test(written: int) -> bool:
        year = calendar.date_of(written * DAY)[0]
        options = [
            calendar.days(y, month, day) for y in (year - 1, year, year + 1) if day <= calendar.month_length(y, month)
        ]
        nearest = min(options, key=lambda d: abs(d - written))
        return calendar.weekday(nearest * DAY) == of_week

    return test


def past_days(discourse: Discourse, candidates: Sequence[Candidate]) -> Iterator[Constraint]:
    """Days and months of the past, told without a year, came before the document within its last year."""
    for candidate in candidates:
        said = candidate.semantics
        if not (isinstance(said, Calendar) and said.month and said.year is None and not said.named_year):
            continue
        sentence = discourse.sentence_at(candidate.span.start)
        dated = discourse.text[candidate.span.end : candidate.span.end + 6] == "-dated"
        told = resolution_tense.direction(discourse.text, sentence, candidate.span) < 0
        opens = candidate.span.start - sentence.start <= len("In ")
        if not dated and not (told and (said.day or opens)):
            continue
        words = quoted(candidate.span.of(discourse.text))
        yield Constraint(f"{words} is past, in the document’s own year.", None, None, _after(said), candidate.span)


def _after(said: Calendar) -> Callable[[int], bool]:
    """Whether a day lies on or after the named day of its own year, or soon after New Year."""
    assert said.month
    month, day = said.month, said.day or 1

    def test(written: int) -> bool:
        year, of_year, _ = calendar.date_of(written * DAY)
        length = calendar.month_length(year, month)
        return written >= calendar.days(year, month, min(day, length)) or (of_year <= 3 and month >= 7)

    return test


def lead_weekday(discourse: Discourse, candidates: Sequence[Candidate], same_day: bool = False) -> Constraint | None:
    """The first weekday that news tells as past is the day it was written, or (unless `same_day`) the day before."""
    for candidate in candidates:
        said = candidate.semantics
        if candidate.span.start > LEAD:
            break
        if isinstance(said, Calendar) and said.weekday and not said.day and not said.month:
            sentence = discourse.sentence_at(candidate.span.start)
            if resolution_tense.direction(discourse.text, sentence, candidate.span) < 0:
                words = quoted(candidate.span.of(discourse.text))
                when = "on the day it tells first" + ("" if same_day else ", or the day after")
                test = _within_days(said.weekday - 1, 0 if same_day else 1)
                return Constraint(f"News is written {when}: {words}.", None, None, test, candidate.span)
            return None
    return None


def _within_days(of_week: int, after: int) -> Callable[[int], bool]:
    """Whether a day is the given weekday, or up to `after` days later."""
    return lambda day: (calendar.weekday(day * DAY) - of_week) % 7 <= after


def dateline(found: Sequence[Dateline], text: str) -> Constraint | None:
    """A dateline without its year fixes month and day; the program still asks, for it may be printed a day later."""
    for item in found:
        said = item.candidate.semantics
        if item.interval is None and isinstance(said, Calendar):
            why = f"The dateline names {quoted(item.candidate.span.of(text))} without a year."
            return Constraint(why, None, None, _on_day(said), item.candidate.span)
    return None


def _on_day(said: Calendar) -> Callable[[int], bool]:
    """Whether a day is the named day of its year."""
    return lambda day: calendar.date_of(day * DAY)[1:] == (said.month, said.day)


def shown(days: Sequence[int]) -> str:
    """What a constraint leaves, in words."""
    if len(days) == 1:
        return say(day_of(days[0]))
    return f"{len(days):,} days from {_day_words(days[0] * DAY)} to {_day_words(days[-1] * DAY)}"


def day_of(day: int) -> Interval:
    """A day counted from 1970."""
    return time.unit_at(day * DAY, Granularity.DAY)
