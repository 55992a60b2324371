"""Known events that a text tells or names: told as today's they give its day, named with "last year" its year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from viewer.extract import lexicon, resolution_tense
from viewer.extract.almanac import Almanac, KnownEvent, plain_words
from viewer.extract.creation_constraints import DAY, LEAD, Constraint
from viewer.extract.creation_datelines import Dateline
from viewer.extract.creation_stamps import Stamp
from viewer.extract.creation_years import in_quotation, words_of
from viewer.extract.resolution_words import quoted, say
from viewer.extract.sentences import Discourse
from viewer.extract.timex import Base, Calendar, Candidate, Relative
from viewer.model import calendar, time
from viewer.model.span import Span
from viewer.model.time import Granularity

MOST_PAIRS = 6
NEAR = 60
"""Characters between "last year" and the words of the event that it is told of."""
PLACE_NAME = 4
"""Letters of a word of an event that make a line its title."""
PART = 20
"""Characters of the words of an event that are looked for: quotations are long."""
BESIDE = 40
"""Characters in which the noun of an event stands beside a date that is told of it."""
APART = 16
"""Words between the verb that tells an event and the weekday it is told with."""
WEEK, YEAR = 7, 366
FRESH = 14
"""Days in which an event is news."""
WORD = re.compile(r"[A-Za-z]+")
SINCE = re.compile(
    r"\b(?:[a-z]{1,12} )?(?:years?|months?|weeks?|decades?|days?) (?:after|ago|before|earlier|later|since)\b"
)
"""What begins to tell of another time: "three years after …"."""
LOOKS_BACK = re.compile(r"\b[a-z]{2,12} (?:years|decades) (?:on|later|afterwards)\b", re.I)
"""What only a text says that looks back."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("creation")[name]["words"])


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
        if not same or _is_name(discourse.text, candidate, event):
            return None
        why = f"{words} is the day of a known event: {event.name}, {say(event.interval)} ({event.source})."
        tense = resolution_tense.direction(discourse.text, discourse.sentence_at(candidate.span.start), candidate.span)
        if tense > 0 and event.kind not in _kinds("unforeseen"):
            return Constraint(why, begin // DAY - YEAR, begin // DAY + 1, None, candidate.span)
        plain = event.kind in _kinds("unforeseen") or not event.told
        if not plain and (tense == 0 or not _happened(discourse, discourse.sentence_at(candidate.span.start), event)):
            return None
        return Constraint(why, begin // DAY, begin // DAY + YEAR, None, candidate.span)
    if not isinstance(said, Relative) or said.base is not Base.SPEECH or said.counted or said.named or said.anchor:
        return None
    if said.unit not in (Granularity.YEAR, Granularity.MONTH, Granularity.WEEK) or said.count not in (-1, 0, 1):
        return None
    if not _close(discourse, candidate.span, event):
        return None
    unit = time.shifted(time.unit_at(begin, said.unit), -said.count)
    sentence = discourse.sentence_at(candidate.span.start)
    ahead = resolution_tense.direction(discourse.text, sentence, candidate.span)
    first, last = unit.begin // DAY, unit.end // DAY
    if said.count == 0:
        first, last = (first, event.interval.end // DAY) if ahead > 0 else (begin // DAY, last)
    why = f"{words} is told of a known event: {event.name}, {say(event.interval)} ({event.source})."
    return Constraint(why, first, last, None, candidate.span)


def _is_name(text: str, candidate: Candidate, event: KnownEvent) -> bool:
    """Whether a day is the name of an event ("the Sept. 11 attacks"), which it keeps for ever."""
    words = plain_words(candidate.span.of(text))
    named = (a for group in event.words for a in group if any(c.isdigit() for c in a))
    return any(words in alternative or alternative in words for alternative in named)


def _close(discourse: Discourse, span: Span, event: KnownEvent) -> bool:
    """Whether some words of the event stand near "last year" in the text."""
    near = plain_words(discourse.text[max(0, span.start - NEAR) : span.end + NEAR])
    ends = (tuple(part for a in group for part in (a[:PART], a[-PART:])) for group in event.words)
    return sum(any(part in near for part in group) for group in ends) >= min(2, len(event.words))


def told_of(
    discourse: Discourse, candidates: Sequence[Candidate], almanac: Almanac, meant: dict[str, list[Span]]
) -> list[Constraint]:
    """The constraints of dates told of known events: the largest set that does not contradict itself."""
    choices: list[list[Constraint | None]] = []
    for candidate in candidates:
        events = _telling(discourse, candidate, almanac, meant)
        options = [c for event in events if (c := anchored(discourse, candidate, event)) is not None]
        if options and len(choices) < MOST_PAIRS:
            choices.append([*options, None])
    best: list[Constraint] = []
    for chosen in product(*choices):
        picked = [c for c in chosen if c is not None]
        if len(picked) > len(best) and _agree(picked):
            best = picked
    return best


def _telling(
    discourse: Discourse, candidate: Candidate, almanac: Almanac, meant: dict[str, list[Span]]
) -> list[KnownEvent]:
    """The events that a date can be told of: those its sentence means, those whose day it names near their words.

    Also the one event that a text means, where the date stands beside the noun for it ("last week's bombings").
    """
    said, sentence = candidate.semantics, discourse.sentence_at(candidate.span.start)
    day = isinstance(said, Calendar) and said.month and said.day and said.year is None
    if not (day or isinstance(said, Relative)) or not _words("again").isdisjoint(words_of(discourse.text, sentence)):
        return []
    if isinstance(said, Calendar):
        events = [e for e in almanac.events if calendar.date_of(e.interval.begin)[1:] == (said.month, said.day)]
        words = plain_words(sentence.of(discourse.text)[:2000]) if events else ""
        return [e for e in events if not e.follows and (sentence in meant.get(e.name, ()) or _nearly(e, words))]
    named = [e for e in almanac.events if e.name in meant and not e.follows]
    return [e for e in named if sentence in meant[e.name] or _by_noun(discourse.text, candidate.span, e, meant)]


def _nearly(event: KnownEvent, words: str) -> bool:
    """Whether all groups of an event's words but one stand in a sentence that names its day."""
    return sum(any(a in words for a in group) for group in event.words) >= max(2, len(event.words) - 1)


def _by_noun(text: str, span: Span, event: KnownEvent, meant: dict[str, list[Span]]) -> bool:
    return _only(event, meant) and _beside_noun(text, span, event)


def _only(event: KnownEvent, meant: dict[str, list[Span]]) -> bool:
    """Whether an event is the one that a text means most, of those that nobody foresees."""
    return event.kind in _kinds("unforeseen") and all(
        len(meant[name]) <= len(meant[event.name]) for name in meant if name != event.name
    )


def _beside_noun(text: str, span: Span, event: KnownEvent) -> bool:
    """Whether "last week" stands directly before or after the noun of an event: "last week's deadly bombings"."""
    before = [w.lower() for w in WORD.findall(text, max(0, span.start - BESIDE), span.start)][-6:]
    after = [w.lower() for w in WORD.findall(text, span.end, span.end + BESIDE)][:4]
    past = frozenset(lexicon.load("time")["tense"]["past"])
    nouns = tuple(a for group in event.words for a in group if a in _words("happenings"))
    near = [i for i, word in enumerate(before) if word.startswith(nouns)] if nouns else []
    if near and past.isdisjoint(before[near[-1] + 1 :]):
        return _same_places(WORD.findall(text, max(0, span.start - BESIDE), span.start)[-6:][near[-1] + 1 :], event)
    found = [i for i, word in enumerate(after) if nouns and word.startswith(nouns)]
    return bool(found) and _same_places(WORD.findall(text, span.end, span.end + BESIDE)[: found[0]], event)


def _same_places(words: list[str], event: KnownEvent) -> bool:
    """Whether all names between the noun and the date are the event's: "attacks in Paris last month" is another."""
    return all(any(w.lower() in a for group in event.words for a in group) for w in words if w[0].isupper())


def _agree(picked: list[Constraint]) -> bool:
    begin = max((c.begin for c in picked if c.begin is not None), default=0)
    end = min((c.end for c in picked if c.end is not None), default=begin + 1)
    return begin < end


def named(discourse: Discourse, almanac: Almanac, meant: dict[str, list[Span]]) -> Iterator[Constraint]:
    """A text that plainly names a known event is not older than it."""
    for event in almanac.events:
        for sentence in meant.get(event.name, ()) if not event.follows else ():
            if _happened(discourse, sentence, event):
                why = f"The text names a known event: {event.name}, {say(event.interval)} ({event.source})."
                yield Constraint(why, event.interval.begin // DAY, None, None, sentence)
                break


def _happened(discourse: Discourse, sentence: Span, event: KnownEvent) -> bool:
    """Whether a sentence names an event as past: what nobody foresees always, what is planned only with its verb."""
    words = [w.lower() for w in WORD.findall(sentence.of(discourse.text))]
    if event.kind in _kinds("unforeseen") or (event.symbol and event.kind == "resolution"):
        return _words("imagined").isdisjoint(words) and not in_quotation(discourse, sentence.start)
    if event.kind not in _kinds("planned") or not _words("doubt").isdisjoint(words):
        return False
    return any(w in event.told and not {"be", "to"}.intersection(words[max(0, i - 2) : i]) for i, w in enumerate(words))


@cache
def _kinds(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("creation")["kinds"][name])


def told_now(
    discourse: Discourse, candidates: Sequence[Candidate], almanac: Almanac, meant: dict[str, list[Span]]
) -> Iterator[Constraint]:
    """Known events that the lead tells as the news of today, of yesterday, of a weekday that is theirs."""
    if LOOKS_BACK.search(discourse.text, 0, 20_000):
        return
    for event in almanac.events:
        if not event.told or event.interval.granularity != Granularity.DAY:
            continue
        for sentence in meant.get(event.name, ()):
            inside = [c for c in candidates if sentence.contains(c.span)]
            if sentence.start > LEAD or any(isinstance(c.semantics, Calendar) and c.semantics.year for c in inside):
                continue
            for candidate in inside:
                days = _days_after(candidate, event)
                said = not in_quotation(discourse, candidate.span.start)
                if days is not None and said and _tells(discourse.text, sentence, candidate.span, event):
                    first = event.interval.begin // DAY + days[0]
                    words = quoted(candidate.span.of(discourse.text))
                    why = f"The news of {words} is a known event: {event.name}, {say(event.interval)} ({event.source})."
                    yield Constraint(why, first, first + days[1], None, candidate.span)


def _days_after(candidate: Candidate, event: KnownEvent) -> tuple[int, int] | None:
    """Days from the event to the text that tells it with these words, and how many days are left; None when unfit."""
    said = candidate.semantics
    if isinstance(said, Relative):
        plain = said.unit == Granularity.DAY and said.base is Base.SPEECH and not (said.counted or said.anchor)
        return (-said.count, 1) if plain and said.count in (0, -1) else None
    if isinstance(said, Calendar) and said.weekday and not (said.day or said.month or said.year):
        return (0, WEEK) if calendar.weekday(event.interval.begin) == said.weekday - 1 else None
    return None


def _tells(text: str, sentence: Span, span: Span, event: KnownEvent) -> bool:
    """Whether the verb that tells the event is the one that the day belongs to, and nothing sets it in other times."""
    since = SINCE.search(text, sentence.start, sentence.end)
    end = since.start() if since else sentence.end
    if span.end > end or not event.in_words(plain_words(text[sentence.start : end])):
        return False
    before = [w.lower() for w in WORD.findall(text, sentence.start, span.start)]
    after = [w.lower() for w in WORD.findall(text, span.end, end)]
    if before[-1:] == ["a"]:  # "on a Friday" is any Friday
        return False
    for verb in event.told:
        parts = verb.split()
        for i in range(max(0, len(before) - APART), len(before)):
            if before[i : i + len(parts)] == parts and not _other(before[:i], before[i + len(parts) :]):
                return True
        for i in range(min(4, len(after))):
            if after[i : i + len(parts)] == parts and not _other(before, after[:i]):
                return True
    return False


def _other(before: list[str], between: list[str]) -> bool:
    """Whether words before an event's verb retell it, or another verb lies between it and the day."""
    tense = lexicon.load("time")["tense"]
    ended = (w for w in between if w.endswith("ed") and w not in tense["not_past"])
    other = "that" in between or next(ended, None) is not None or not set(tense["past"]).isdisjoint(between)
    return other or not _words("retold").isdisjoint([*before, *between])


def in_the_news(
    discourse: Discourse, found: Sequence[Dateline], almanac: Almanac, meant: dict[str, list[Span]]
) -> Iterator[Constraint]:
    """A dateline in the days after a known event that the lead names: it is of the event's own year.

    Nobody foresees the event, nothing in the lead looks back on it, and the weekday that the lead tells must fit too.
    """
    line = next((d for d in found if d.interval is None and isinstance(d.candidate.semantics, Calendar)), None)
    if line is None or not isinstance(said := line.candidate.semantics, Calendar) or not said.month or not said.day:
        return
    lead = words_of(discourse.text, Span(0, min(LEAD, len(discourse.text))))
    if not _words("again").isdisjoint(lead) or {"years", "ago", "trial", "court", "year"}.intersection(lead):
        return
    for event in almanac.events:
        sentences = meant.get(event.name, ())
        if event.kind not in _kinds("unforeseen") or not sentences or sentences[0].start > LEAD:
            continue
        year = calendar.date_of(event.interval.begin)[0]
        written = calendar.days(year, said.month, min(said.day, calendar.month_length(year, said.month)))
        if 0 <= written - event.interval.begin // DAY <= FRESH and _happened(discourse, sentences[0], event):
            words = quoted(line.candidate.span.of(discourse.text))
            why = f"{words} lies in the days after a known event that the text tells first: {event.name}, "
            why += f"{say(event.interval)} ({event.source})."
            yield Constraint(why, calendar.days(year), calendar.days(year + 1), None, line.candidate.span)


def titles(text: str, found: Dateline, events: Sequence[KnownEvent]) -> bool:
    """Whether a line with a date is the title of a text on a known event of that very day."""
    if found.stamp != Stamp.LINE or found.interval is None:
        return False
    span = found.candidate.span
    line = plain_words(text[text.rfind("\n", 0, span.start) + 1 : span.start][-NEAR:])
    same = (e for e in events if e.interval == found.interval)
    return any(any(len(a) >= PLACE_NAME and a in line for group in e.words for a in group) for e in same)


ANNIVERSARY = re.compile(r"\b(?:(\d{1,3})(?:st|nd|rd|th)|([a-z]{5,12}))[ -](?:year )?anniversary\b", re.I)


def anniversaries(
    discourse: Discourse, candidates: Sequence[Candidate], almanac: Almanac, meant: dict[str, list[Span]]
) -> Iterator[Constraint]:
    """The n-th anniversary of a known event, told as today's, as past or as still to come."""
    for match in ANNIVERSARY.finditer(discourse.text, 0, 20_000):
        years = _count(match)
        sentence = discourse.sentence_at(match.start())
        events = [e for e in almanac.events if sentence in meant.get(e.name, ())]
        if years is None or len(events) != 1 or in_quotation(discourse, match.start()):
            continue
        event = events[0]
        if not _of(discourse.text[match.end() : min(sentence.end, match.end() + 2 * NEAR)], event):
            continue
        year, month, day = calendar.date_of(event.interval.begin)
        if event.interval.granularity != Granularity.DAY or (month, day) == (2, 29):
            continue
        again = calendar.days(year + years, month, day)
        window = _around(discourse, candidates, sentence, Span(*match.span()), again)
        if window is not None:
            why = f"{quoted(match[0])} of a known event: {event.name}, {say(event.interval)} ({event.source})."
            yield Constraint(why, *window, None, Span(*match.span()))


def _of(after: str, event: KnownEvent) -> bool:
    """Whether the words after "anniversary" name the event: "of the signing of …"."""
    if not after.lower().lstrip().startswith(("of ", "since ")):
        return False
    words = plain_words(after)
    return sum(any(a in words for a in group) for group in event.words) >= min(2, len(event.words))


def _count(match: re.Match[str]) -> int | None:
    words = lexicon.load("time")
    if match[1]:
        return int(match[1])
    found: int | None = {**words["first"], **words["ordinal"], **words["second"]}.get(match[2].lower())
    return found


def _around(
    discourse: Discourse, candidates: Sequence[Candidate], sentence: Span, span: Span, again: int
) -> tuple[int, int] | None:
    """The days that a sentence about an anniversary leaves: its day, the year after it, the year before it."""
    said = [c for c in candidates if sentence.contains(c.span)]
    for candidate in said:
        day = candidate.semantics
        if isinstance(day, Relative) and day.unit == Granularity.DAY and not day.counted and day.count in (0, -1, 1):
            return again - day.count, again - day.count + 1
        if isinstance(day, Calendar) and day.weekday and not day.day:
            return None if calendar.weekday(again * DAY) != day.weekday - 1 else (again - WEEK, again + WEEK)
    tense = resolution_tense.direction(discourse.text, sentence, span)
    words = set(words_of(discourse.text, sentence))
    if words & {"will", "upcoming", "coming", "ahead", "approaches", "prepares", "next"} or tense > 0:
        return again - YEAR, again + 1
    return (again, again + YEAR) if tense < 0 else None
