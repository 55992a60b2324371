"""A document's own date when nobody gave it: read off the document, or argued from what the text gives away.

In this order: metadata of the file, the file's name, a dateline in the text, inference. Never today's date, never the
time of the file: what cannot be argued stays unknown, and the program asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viewer.extract import almanac as known
from viewer.extract import creation_constraints as constraints
from viewer.extract import creation_datelines, creation_days, creation_events, creation_years
from viewer.extract.almanac import Almanac, KnownEvent
from viewer.extract.creation_constraints import Constraint
from viewer.extract.creation_datelines import Dateline
from viewer.extract.creation_tenures import tenures
from viewer.extract.narrative import is_narrative
from viewer.extract.resolution_words import listed, say
from viewer.extract.sentences import Discourse
from viewer.extract.timex import Candidate
from viewer.model import calendar, time
from viewer.model.temporal import Basis, Resolution, Step
from viewer.model.time import Interval

LONGEST = 40 * 366
"""Days between the bounds beyond which nothing is inferred."""
MOST_DAYS = 5
ARGUED = 20_000
"""Characters of text that inference looks at: news is short, and long texts name much that is not their own time."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known beside the text.

    file_name      name of the file, without its folder
    metadata_date  the date that the file's metadata give, as an EDTF or ISO 8601 string
    others         dated events that other documents of the project tell, as rows of an almanac
    """

    file_name: str = ""
    metadata_date: str = ""
    others: tuple[KnownEvent, ...] = ()


def infer(
    discourse: Discourse, candidates: Sequence[Candidate], hints: Hints, almanac: Almanac | None = None
) -> Resolution | None:
    """A document's own date with its reasons, or None when nothing can be argued."""
    found = creation_datelines.datelines(discourse, candidates)
    return (
        creation_datelines.from_metadata(hints.metadata_date)
        or creation_datelines.from_file_name(hints.file_name)
        or _from_dateline(discourse, candidates, found, almanac)
        or _inferred(discourse, candidates, found, _table(almanac or known.in_use(), hints))
    )


def _table(almanac: Almanac, hints: Hints) -> Almanac:
    return Almanac((*hints.others, *almanac.events), almanac.tenures)


def _from_dateline(
    discourse: Discourse, candidates: Sequence[Candidate], found: Sequence[Dateline], almanac: Almanac | None
) -> Resolution | None:
    """The date that the document names as its own; a title such as "Hiroshima, 6 August 1945" names none."""
    if all(d.interval is None for d in found):
        return None
    events = (almanac or known.in_use()).events
    found = [d for d in found if not creation_events.titles(discourse.text, d, events)]
    entries = creation_datelines.entries(discourse, candidates)
    return creation_datelines.from_dateline(discourse.text, found, _last_told(discourse, candidates, found), entries)


def _last_told(discourse: Discourse, candidates: Sequence[Candidate], found: Sequence[Dateline]) -> Interval | None:
    """The latest time that the text plainly tells as past, its own dates aside."""
    own = [d.candidate.span for d in found]
    told = (when for _, when in creation_years.told(discourse, candidates, own))
    return max(told, key=lambda when: when.begin, default=None)


def _inferred(
    discourse: Discourse, candidates: Sequence[Candidate], found: Sequence[Dateline], almanac: Almanac
) -> Resolution | None:
    """The days that no constraint rules out, if they are few or of one year."""
    if len(discourse.text) > ARGUED or is_narrative(candidates):
        return None
    bounds = [*_bounding(discourse, candidates, found, almanac)]
    begin, end, steps = _bounds(bounds)
    if begin is None or end is None or not begin < end <= begin + LONGEST:
        return None
    days = list(range(begin, end))
    line = constraints.dateline(found, discourse.text)
    lead = creation_days.lead_weekday(discourse, candidates, same_day=line is not None)
    tests = [*(b for b in bounds if b.test is not None), *_testing(discourse, candidates, found)]
    for constraint in (*tests, lead.constraint if lead else None, line):
        if constraint is None:
            continue
        left = [day for day in days if constraint.allows(day)]
        if not left:
            return None
        if len(left) < len(days):
            steps.append(Step(f"{constraint.why} That leaves {constraints.shown(left)}.", constraint.span))
        days = left
    return _proposal(days, steps, lead) if line is None or len(days) > 1 else _written(days[0], steps)


def _bounding(
    discourse: Discourse, candidates: Sequence[Candidate], found: Sequence[Dateline], almanac: Almanac
) -> Iterator[Constraint]:
    """All constraints that say from when or until when a document can be."""
    own = [d.candidate.span for d in found]
    meant = creation_events.events_in(discourse, almanac)
    news = creation_days.tells_news(candidates, found)
    yield from tenures(discourse, candidates, almanac, news)
    yield from creation_events.told_of(discourse, candidates, almanac, meant)
    yield from creation_events.drafts(almanac, meant)
    yield from creation_events.named(discourse, almanac, meant)
    yield from creation_events.told_now(discourse, candidates, almanac, meant)
    if creation_days.lead_weekday(discourse, candidates) is not None:
        yield from creation_events.in_the_news(discourse, found, almanac, meant)
    yield from creation_events.anniversaries(discourse, candidates, almanac, meant)
    yield from creation_years.beside(discourse, candidates)
    for one in (creation_years.since, creation_years.until):
        bound = one(discourse, candidates, own)
        if bound is not None:
            yield bound
    quarter = creation_years.compared(discourse, candidates)
    if quarter is not None:
        yield quarter
    notice = creation_years.copyright_year(discourse, [w for _, w in creation_years.told(discourse, candidates, own)])
    if notice is not None:
        yield notice


def _testing(discourse: Discourse, candidates: Sequence[Candidate], found: Sequence[Dateline]) -> Iterator[Constraint]:
    """All constraints that test single days."""
    own = {d.candidate.span for d in found}
    yield from constraints.weekdays(discourse, candidates)
    yield from creation_days.past_days(discourse, [c for c in candidates if c.span not in own])
    yield from creation_days.coming_days(discourse, candidates)
    yield from creation_days.near_days(discourse, candidates)


def _bounds(bounds: list[Constraint]) -> tuple[int | None, int | None, list[Step]]:
    """The days between all bounds, and a step for each bound that narrows them, saying what it leaves."""
    begin: int | None = None
    end: int | None = None
    steps = []
    for bound in sorted(bounds, key=lambda b: b.length, reverse=True):
        later = bound.begin is not None and (begin is None or bound.begin > begin)
        sooner = bound.end is not None and (end is None or bound.end < end)
        begin, end = bound.begin if later else begin, bound.end if sooner else end
        if later or sooner:
            left = ""
            if begin is not None and end is not None and begin < end:
                left = f" That leaves {constraints.shown(range(begin, end))}."
            steps.append(Step(bound.why + left, bound.span))
    return begin, end, steps


def _written(day: int, steps: list[Step]) -> Resolution:
    """The year of a dateline whose day is the only one left: papers print it a day later."""
    written = constraints.day_of(day)
    steps.append(Step(f"The dateline says when it was written, {say(written)}; it may have come out the day after."))
    year = time.year(calendar.date_of(written.begin)[0])
    return Resolution(year, tuple(steps), (written, constraints.day_of(day + 1)), 0.8, Basis.INFERENCE)


def _proposal(days: list[int], steps: list[Step], lead: creation_days.Lead | None) -> Resolution | None:
    """A day when one is left (or a day and the next), a year with its few days, a year; None when less is known."""
    told = lead is not None and lead.first
    first = [day for day in days if not told or day - 1 not in days]
    if len(days) == 1 or (len(first) == 1 and len(days) == 2 and lead is not None and lead.agency):
        others = tuple(constraints.day_of(day) for day in days[1:])
        return Resolution(constraints.day_of(days[0]), tuple(steps), others, 0.8 if others else 0.85, Basis.INFERENCE)
    years = {calendar.date_of(day * constraints.DAY)[0] for day in days}
    if len(years) != 1:
        return None
    year = time.year(years.pop())
    few = days if len(days) <= MOST_DAYS else first
    if len(few) > MOST_DAYS:
        return Resolution(year, tuple(steps), (), 0.7, Basis.INFERENCE)
    intervals = tuple(constraints.day_of(day) for day in few)
    after = "; each could also be the day after" if len(few) < len(days) else ""
    steps.append(Step(f"Possible days are {listed([say(i) for i in intervals])}{after}."))
    return Resolution(year, tuple(steps), intervals, 0.7, Basis.INFERENCE)
