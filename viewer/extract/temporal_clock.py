"""Rules for times of day: 10:35 a.m., noon Saturday, 5 p.m. EST, 1430 GMT, the morning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.extract.temporal_rules import Found, Rule, has, rule
from viewer.extract.temporal_tokens import Words, cues, names
from viewer.extract.temporal_years import neighbour
from viewer.extract.timex import Calendar, Impossible

HALF_OF_DAY = "(?P<half><clock_half>|(?:<article>|<letter_p>)\\.? ?<letter_m>(?:\\.(?! ?[\\n])|\\.)?)"
ZONE = "(?:,? (?P<zone><zone>))?"


def _clock(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """10:35 a.m., 9 a.m. EDT, 6.30pm, 17:30."""
    groups = match.groupdict()
    figures = words.phrase(*match.span("hour"))
    if len(figures) > 8 or any(len(part) != 2 for part in re.split(r"[:.]", figures)[1:]):
        return
    parts = [int(p) for p in re.split(r"[:.]", words.phrase(*match.span("hour")).replace(" ", ""))]
    if groups.get("half"):
        afternoon = words.word(match.start("half"))[0] == "p"
        if not 1 <= parts[0] <= 12:
            return
        parts[0] = parts[0] % 12 + (12 if afternoon else 0)
    if parts[0] > 24 or any(p > 59 for p in parts[1:]) or (parts[0] == 24 and any(parts[1:])):
        yield Found(match.start(), match.end(), Impossible("There is no such time of day."))
        return
    zone = words.raw(match.start("zone")) if groups.get("zone") else ""
    before = neighbour(words, match.start(), -1)
    expected = before in cues("before_clock") or before in names() or before[:1].isdigit()
    if not groups.get("half") and not zone and not expected:
        return  # chapter and verse, scores, ratios
    yield Found(match.start(), match.end(), Calendar(clock=(*parts, 0)[: max(2, len(parts))], zone=zone))


def _military(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """1430 GMT."""
    digits = words.word(match.start("digits"))
    hour, minute = int(digits[:2]), int(digits[2:])
    if hour < 24 and minute < 60:
        yield Found(match.start(), match.end(), Calendar(clock=(hour, minute), zone=words.raw(match.start("zone"))))


def _noon(words: Words, match: re.Match[str]) -> Iterator[Found]:
    hour = int(str(words.value(match.start("noon")))[:2])
    yield Found(match.start(), match.end(), Calendar(clock=(hour, 0)))


def _part(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The morning, that night, overnight."""
    index = match.start("part")
    if words.raw(index).istitle() and words.codes[max(0, index - 2) : index].strip(' \n."'):
        return  # a name
    yield Found(match.start(), match.end(), Calendar(part=str(words.value(index))))


def _in_the_morning(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """8:05 in the morning, 10.30 at night."""
    hour, minute = (int(n) for n in re.split("[:.]", words.phrase(*match.span("hour")).replace(" ", "")))
    part = words.value(match.start("part"))
    if not 1 <= hour <= 12 or minute > 59:
        return
    later = part in ("AF", "EV") or (part == "NI" and hour > 5)
    yield Found(match.start(), match.end(), Calendar(clock=(hour % 12 + (12 if later else 0), minute)))


def _oclock(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Four o'clock, 4 in the morning."""
    word = words.word(match.start("n"))
    hour = int(word) if word.isdigit() else int(words.value(match.start("n")))
    if not 1 <= hour <= 12:
        return
    if has(match, "part"):
        part = words.value(match.start("part"))
        hour = hour % 12 + (12 if part in ("AF", "EV") or (part == "NI" and hour > 5) else 0)
    yield Found(match.start(), match.end(), Calendar(clock=(hour, 0)))


RULES: tuple[Rule, ...] = (
    rule("clock", f"(?P<hour><hour>(?::<sixty>)?|<decimal>) ?{HALF_OF_DAY}{ZONE}", _clock),
    rule("clock", f"(?<![:/.])(?P<hour><hour>:<sixty>(?::<sixty>)?){ZONE}(?![:/])", _clock),
    rule("military", "(?P<digits><year|n7>)(?: <letter_h>\\.?)? ?(?P<zone><zone>)", _military),
    rule("noon", "(?P<noon><noon>)", _noon),
    rule("part", "<the> (?P<part><part_of_day>)", _part),
    rule("part", "(?:<the> )?(?:<mid>|<early>|<late>)[ -](?P<part><part_of_day>)", _part),
    rule("part", "(?P<part><overnight|dawn>)", _part),
    rule("the night", "(?<=<at> )(?P<part><part_of_day>)", _part),
    rule("o'clock", "(?P<n><n1|one|cardinal>) <letter_o>'<oclock>(?: <in> <the> (?P<part><part_of_day>))?", _oclock),
    rule("o'clock", "(?P<hour><hour>:<sixty>) (?:<in> <the>|<at>) (?P<part><part_of_day>)", _in_the_morning),
    rule("o'clock", "(?P<n><n1|one|cardinal>) <in> <the> (?P<part><part_of_day>)", _oclock),
)
