"""Rules for lengths of time, for what comes again and again, and for vague words: recognised, never placed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.extract.temporal_rules import CARDINAL, SEVERAL, Found, Rule, bare, has, number, rule
from viewer.extract.temporal_tokens import Words, cues
from viewer.extract.temporal_years import neighbour
from viewer.extract.timex import Amount, Recurrence, Vague

AROUND = "(?:<the> |<its> )?(?:<past|last|next|first|coming|following|latest|previous|ensuing|recent> )?"
UNIT = "(?P<unit><unit|units|clock_unit|clock_units|second|quarter|quarters|weekends>)"
THREE = 3


def length(count: float | None, kind: str, halves: int = 0) -> str:
    """TIMEX3's value of a length: P3D, PT24H, P2Y6M, PXW."""
    if kind in ("F", "WE"):
        kind, count = ("W", count * 2 if count else count) if kind == "F" else ("D", count * 2 if count else count)
    if kind == "E" and count and count > 1:
        kind, count = "Y", count * 10
    sign, unit = ("PT", kind[1]) if kind.startswith("T") else ("P", kind)
    if kind == "C" and count:
        unit, count = "Y", count * 100
    elif kind == "L" and count:
        unit, count = "Y", count * 1000
    if count is None:
        return f"{sign}X{unit}"
    if count % 1 == 0.5:
        count, halves = count - 0.5, halves + 1
    if halves:
        finer = {"Y": "6M", "TH": "30M", "TM": "30S", "D": "T12H"}.get(kind)
        if finer:
            return (f"{sign}{int(count)}{unit}" if count else sign) + finer
        count += 0.5
    return f"{sign}{int(count) if count % 1 == 0 else count}{unit}"


def _amount(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Three days, the first nine months, two-year, 2 1/2 years, a week."""
    kind = "TS" if words.word(match.start("unit")) == "second" else str(words.value(match.start("unit")))
    count = 1.0 if has(match, "one") else number(words, *match.span("count"))
    if has(match, "one") and _is_rate(words, match.start()):
        return
    if kind == "Q" and count == THREE and _is_fraction(words, match):
        return
    if count is None or count > 1e12 or (kind == "TS" and words.word(match.start("unit")) == "second" and count == 1):
        return
    halves = 1 if has(match, "half") or has(match, "after_half") else 0
    adjective = words.codes[match.start("unit") - 1] == "-" and not has(match, "one")
    yield Found(
        bare(words, match.start()) if adjective else match.start(), match.end(), Amount(length(count, kind, halves))
    )


def _is_rate(words: Words, index: int) -> bool:
    """Four flights a week, $2 million a year: how often, not how long."""
    before = neighbour(words, index, -1)
    counted = before.endswith("s") and before not in cues("not_plural") and len(before) > 3
    return before[:1].isdigit() or before in cues("rates") or counted


def _is_fraction(words: Words, match: re.Match[str]) -> bool:
    """Three-quarters, three quarters of the votes: a fraction, no time."""
    hyphened = words.codes[match.start("unit") - 1] == "-"
    return hyphened or words.text.startswith(" of ", words.ends[match.end() - 1])


def _vague_amount(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Several weeks, recent years, a few days, decades."""
    kind = str(words.value(match.start("unit")))
    if kind == "Q" and match.end() - match.start() == 1:
        return  # living quarters, three-quarters
    couple = "couple" in words.phrase(match.start(), match.end())
    alone = match.start("unit") - match.start() == 2 and words.word(match.start()) == "the"
    yield Found(
        bare(words, match.start()) if alone else match.start(),
        match.end(),
        Amount(length(2.0 if couple else None, kind)),
    )


def _half(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Half an hour, half a century, a half hour."""
    kind = str(words.value(match.start("unit")))
    value = {"C": "P50Y", "E": "P5Y", "Y": "P6M", "TH": "PT30M", "TM": "PT30S", "D": "PT12H"}.get(kind)
    if value:
        yield Found(match.start(), match.end(), Amount(value))


def _long(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Year-long, decades-long."""
    word = words.word(match.start("unit"))
    kind = str(words.value(match.start("unit")))
    yield Found(match.start(), match.end(), Amount(length(None if word.endswith("s") else 1.0, kind)))


def _each(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Every day, each Monday, every July."""
    index = match.start("unit")
    meaning = words.value(index)
    if has(match, "weekday"):
        value = f"XXXX-WXX-{meaning}"
    elif has(match, "month"):
        value = f"XXXX-{int(meaning):02d}"
    elif has(match, "season"):
        value = f"XXXX-{meaning}"
    elif has(match, "part"):
        value = f"XXXX-XX-XXT{meaning}"
    elif has(match, "weekend"):
        value = "XXXX-WXX-WE"
    else:
        count = number(words, *match.span("count")) if has(match, "count") else 1.0
        value = length(count, "TS" if words.word(index) == "second" else str(meaning))
    yield Found(match.start(), match.end(), Recurrence(value))


def _plural(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Mondays, Tuesday nights, weekends, summers."""
    meaning = words.value(match.start("unit"))
    if has(match, "part"):
        value = f"XXXX-WXX-{meaning}T{words.value(match.start('part'))}"
    elif has(match, "weekday"):
        value = f"XXXX-WXX-{meaning}"
    else:
        value = "XXXX-WXX-WE" if meaning == "WE" else f"XXXX-{meaning}"
    yield Found(match.start(), match.end(), Recurrence(value))


def _daily(words: Words, match: re.Match[str]) -> Iterator[Found]:
    if words.raw(match.start())[0].islower() or words.codes[match.start() - 2 : match.start()].strip() == "":
        yield Found(match.start(), match.end(), Recurrence(str(words.value(match.start()))))


def _vague(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Now, recently; not "as recently as 2007"."""
    if neighbour(words, match.start(), -1) == "as" == neighbour(words, match.end() - 1, 1):
        return
    yield Found(match.start(), match.end(), Vague(str(words.value(match.start("word")))))


def _past(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The past, the future, the near future."""
    yield Found(
        match.start(),
        match.end(),
        Vague("FUTURE_REF" if "future" in words.phrase(match.start(), match.end()) else "PAST_REF"),
    )


def _these_days(words: Words, match: re.Match[str]) -> Iterator[Found]:
    if words.word(match.start()) == "these":
        yield Found(match.start(), match.end(), Vague("PRESENT_REF"))


RULES: tuple[Rule, ...] = (
    rule(
        "amount",
        f"{AROUND}(?:(?P<count>{CARDINAL})(?: (?:<to>|<and>) {CARDINAL})?"
        "(?P<half> <and> <article> <half>|-<and>-<article>-<half>|[ -]<n1>/<n1>)?)"
        f"[ -](?:<more> |_ )?{UNIT}(?P<after_half> <and> <article> <half>)?(?:-<long>)?(?![ -]<old>)",
        _amount,
    ),
    rule(
        "one unit",
        "(?P<one><article>)[ -](?P<unit><unit|clock_unit>)(?P<half> <and> <article> <half>)?(?![ -]<old>|-<long>)",
        _amount,
    ),
    rule(
        "vague amount",
        f"{AROUND}(?:{SEVERAL} )?(?:<recent> )?(?:<more> )?(?P<unit><units|clock_units|quarters>)(?![ -]<old>)",
        _vague_amount,
    ),
    rule("half", "(?:<article> <half>[ -]|<half>[ -]<article> )(?P<unit><unit|clock_unit>)", _half),
    rule("long", "(?P<unit><unit|units|clock_unit>)-<long>", _long),
    rule(
        "each",
        "<each> (?:(?P<count><cardinal|second|n1|n2>) )?(?P<unit>(?P<weekday><weekday>)"
        "|(?P<month><month|doubtful_month>)|(?P<season><season|fall>)|(?P<part><part_of_day>)|(?P<weekend><weekend>)"
        "|<unit|units|clock_unit|clock_units|quarter|second>)",
        _each,
    ),
    rule("plural", "(?P<unit>(?P<weekday><weekdays>)|<weekends>)", _plural),
    rule("plural", "(?P<unit>(?P<weekday><weekday>)) (?P<part><parts_of_day>)", _plural),
    rule("per", "<per> (?P<unit><unit|clock_unit>)", _each),
    rule("daily", "<daily>", _daily),
    rule("vague", "(?P<word><vague|recent>)", _vague),
    rule("former", "(?P<word><former|future>)", _vague),
    rule(
        "the past",
        "<the> (?:_ )?<past|future>(?! <unit|units|clock_units|quarters|small|cardinal|tens|several|quarter|season>)",
        _past,
    ),
    rule("these days", "_ <units>", _these_days),
)
