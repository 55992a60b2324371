"""A document's own date when nobody gave it: read off the document, or argued from what the text gives away.

In this order: metadata of the file, the file's name, a dateline in the text, inference. Never today's date, never the
time of the file: what cannot be argued stays unknown, and the program asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from viewer.extract import almanac as known
from viewer.extract import creation_constraints as constraints
from viewer.extract import creation_datelines
from viewer.extract.almanac import Almanac, KnownEvent
from viewer.extract.creation_constraints import Constraint
from viewer.extract.narrative import is_narrative
from viewer.extract.resolution_words import listed, say
from viewer.extract.sentences import Discourse
from viewer.extract.timex import Calendar, Candidate, Relative
from viewer.model import calendar, time
from viewer.model.span import Span
from viewer.model.temporal import Basis, Resolution, Step

LONGEST = 40 * 366
"""Days between the bounds beyond which nothing is inferred."""
MOST_DAYS = 5
MOST_PAIRS = 6
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
        or creation_datelines.from_dateline(discourse.text, found)
        or _inferred(discourse, candidates, found, _table(almanac or known.in_use(), hints))
    )


def _table(almanac: Almanac, hints: Hints) -> Almanac:
    return Almanac((*hints.others, *almanac.events), almanac.tenures)


def _inferred(
    discourse: Discourse,
    candidates: Sequence[Candidate],
    found: Sequence[creation_datelines.Dateline],
    almanac: Almanac,
) -> Resolution | None:
    """The days that no constraint rules out, if they are few or of one year."""
    if len(discourse.text) > ARGUED or is_narrative(candidates):
        return None
    meant = constraints.events_in(discourse, almanac)
    bounds = [*constraints.tenures(discourse.text, almanac), *_told_of(discourse, candidates, almanac, meant)]
    bounds += constraints.drafts(almanac, meant)
    begin, end, steps = _bounds(bounds)
    if begin is None or end is None or not begin < end <= begin + LONGEST:
        return None
    days = list(range(begin, end))
    line = constraints.dateline(found, discourse.text)
    lead = constraints.lead_weekday(discourse, candidates, same_day=line is not None)
    tests = [*constraints.weekdays(discourse, candidates), *constraints.past_days(discourse, candidates)]
    for constraint in (*tests, lead, line):
        if constraint is None:
            continue
        left = [day for day in days if constraint.allows(day)]
        if not left:
            return None
        if len(left) < len(days):
            steps.append(Step(f"{constraint.why} That leaves {constraints.shown(left)}.", constraint.span))
        days = left
    return _proposal(days, steps, lead is not None, line is not None)


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


def _told_of(
    discourse: Discourse, candidates: Sequence[Candidate], almanac: Almanac, meant: dict[str, list[Span]]
) -> list[Constraint]:
    """The constraints of dates told of known events: the largest set that does not contradict itself."""
    events = [event for event in almanac.events if event.name in meant and not event.follows]
    choices: list[list[Constraint | None]] = []
    for candidate in candidates:
        if not isinstance(candidate.semantics, Calendar | Relative):
            continue
        options = [
            constraint
            for event in events
            if _same_sentence(discourse, candidate, event, meant[event.name])
            and (constraint := constraints.anchored(discourse, candidate, event)) is not None
        ]
        if options and len(choices) < MOST_PAIRS:
            choices.append([*options, None])
    best: list[Constraint] = []
    for chosen in product(*choices):
        picked = [c for c in chosen if c is not None]
        if len(picked) > len(best) and _agree(picked):
            best = picked
    return best


def _same_sentence(discourse: Discourse, candidate: Candidate, event: KnownEvent, sentences: list[Span]) -> bool:
    """Whether a date is told of an event: in a sentence that means it, or as its very day near some of its words."""
    sentence = discourse.sentence_at(candidate.span.start)
    if sentence in sentences:
        return True
    said = candidate.semantics
    if not (isinstance(said, Calendar) and (said.month, said.day) == calendar.date_of(event.interval.begin)[1:]):
        return False
    words = known.plain_words(sentence.of(discourse.text)[:2000])
    return sum(any(a in words for a in group) for group in event.words) >= 2


def _agree(picked: list[Constraint]) -> bool:
    begin = max((c.begin for c in picked if c.begin is not None), default=0)
    end = min((c.end for c in picked if c.end is not None), default=begin + 1)
    return begin < end


def _proposal(days: list[int], steps: list[Step], lead: bool, line: bool) -> Resolution | None:
    """A day when one is left (or a day and the next), a year with its few days, a year; None when less is known."""
    if line and len(days) == 1:
        written = constraints.day_of(days[0])
        steps.append(
            Step(f"The dateline says when it was written, {say(written)}; it may have come out the day after.")
        )
        year = time.year(calendar.date_of(written.begin)[0])
        return Resolution(year, tuple(steps), (written, constraints.day_of(days[0] + 1)), 0.8, Basis.INFERENCE)
    first = [day for day in days if not lead or day - 1 not in days]
    intervals = [constraints.day_of(day) for day in first]
    if len(first) == 1 and len(days) <= 2:
        others = tuple(constraints.day_of(day) for day in days[1:])
        return Resolution(intervals[0], tuple(steps), others, 0.8 if others else 0.85, Basis.INFERENCE)
    years = {calendar.date_of(day * constraints.DAY)[0] for day in days}
    if len(years) != 1:
        return None
    year = time.year(years.pop())
    if len(intervals) <= MOST_DAYS:
        after = "; each could also be the day after" if lead else ""
        steps.append(Step(f"Possible days are {listed([say(i) for i in intervals])}{after}."))
        return Resolution(year, tuple(steps), tuple(intervals), 0.7, Basis.INFERENCE)
    return Resolution(year, tuple(steps), (), 0.7, Basis.INFERENCE)
