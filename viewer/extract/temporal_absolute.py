"""Rules for dates said by the calendar: days, months, years, quarters, decades, centuries, holidays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from viewer.extract import lexicon
from viewer.extract.temporal_rules import ERA, ERA_AFTER, Found, Rule, bare, has, integer, ordinal, rule, value
from viewer.extract.temporal_tokens import Words, cues
from viewer.extract.temporal_years import neighbour
from viewer.extract.timex import Calendar, Impossible, Semantics
from viewer.extract.timex_values import impossible

WEEKDAY = "(?:(?P<weekday><any_weekday>)\\.?,? (?:<the> )?)?"
MONTH = "(?P<month><any_month>)(?:(?<=<short_month>)\\.)?"
HEAD = "(?P<head>(?P<day><day>)<suffix>?)"
LAST = "(?P<last><day>)<suffix>?"
YEAR = "(?P<year><year>|'<two>)"
MONTHS = 12
ERAS = "era_before|era_after|letter_b|letter_c|letter_d"
LONGEST_DATE = 12
"""Characters of a date in digits ("31.12.20145"): longer runs are no dates."""
YEAR_TAIL = f"(?:(?: ?, ?| |,? <of> ){YEAR})?"
ORDINAL = "(?:<tens>[- ]<any_ordinal>|<any_ordinal>)"
WHICH = "(?P<which><last|this|next|that|same|previous|current>)"


def _day(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """A month and a day, or two days, with or without weekday and year."""
    groups = match.groupdict()
    day = ordinal(words, *match.span("day")) or 0
    year, short = _year(words, match, "year") if groups.get("year") else (None, False)
    weekday = int(words.value(match.start("weekday"))) if groups.get("weekday") else None
    date = Calendar(year, integer(words, match, "month"), day, weekday, short_year=short)
    if groups.get("last"):
        last = ordinal(words, *match.span("last")) or 0
        yield Found(match.start(), match.end("head"), _checked(date))
        yield Found(match.start("last"), match.end(), _checked(replace(date, day=last, weekday=None)))
    else:
        yield Found(match.start(), match.end(), _checked(date))


def _checked(date: Calendar) -> Semantics:
    """The date, or why the calendar has none such."""
    problem = impossible(date.year if not date.short_year else None, date.month, date.day)
    return Impossible(problem) if problem else date


def _year(words: Words, match: re.Match[str], group: str) -> tuple[int, bool]:
    digits = words.word(match.end(group) - 1)
    return int(digits), len(digits) < 3


def _month(words: Words, match: re.Match[str]) -> Iterator[Found]:
    month = integer(words, match, "month")
    groups = match.groupdict()
    year, short = _year(words, match, "year") if groups.get("year") else (None, False)
    named = _which(words, match) if groups.get("which") else ""
    day = (ordinal(words, *match.span("day")) or 0) if groups.get("day") else None
    yield Found(match.start(), match.end(), _checked(Calendar(year, month, day, short_year=short, named_year=named)))


def _which(words: Words, match: re.Match[str]) -> str:
    """Which year is meant by "last", "this", "next", "that" and "the same year"."""
    word = words.word(match.start("which"))
    return (
        "that"
        if word in ("that", "same", "previous")
        else {-1: "last", 0: "this", 1: "next"}[words.value(match.start("which"))]
    )


def _lone_month(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """A month alone; short and doubtful names only where the words around them ask for a month."""
    index = match.start()
    word = words.word(index)
    tables = lexicon.load("time")
    end = index + 1
    if word in tables["short_month"]:
        if words.codes[index + 1] != "." or words.codes[index - 2 : index].strip() == "":
            return
        end += words.codes[index + 2] not in "\n"
    elif _is_given_name(words, index) or (word in tables["doubtful_month"] and not _asks_for_month(words, index)):
        return
    if words.codes[index - 1] == "-" and words.word(index - 2) not in ("mid", "early", "late"):
        return
    yield Found(index, end, Calendar(month=int(words.value(index))))


def _is_given_name(words: Words, index: int) -> bool:
    """Whether a month is a person's name: "April Jones spoke", but "in April Jones spoke"."""
    if words.word(index) not in cues("given_names") or words.codes[index + 1 : index + 3] != " _":
        return False
    before = neighbour(words, index, -1)
    asked = before in lexicon.load("time")["month_cues"]["words"] and before not in cues("before_names_too")
    return words.raw(index + 2).istitle() and not asked and before not in cues("determiners")


def _asks_for_month(words: Words, index: int) -> bool:
    """Whether the word before (or a month after a connector) shows that "May" or "March" is the month."""
    before = words.word(index - 2) if index > 1 and words.codes[index - 1] in " -" else ""
    tables = lexicon.load("time")
    if before in tables["month_cues"]["words"]:
        return True
    if before == "as" and index > 3:
        return words.word(index - 4) in tables["month_cues"]["as_much_as"]
    if before in tables["month_cues"]["joining"] and index > 3:
        return words.word(index - 4) in tables["month"] or words.word(index - 4) in tables["doubtful_month"]
    if before in ("the", "a", "its", "their"):
        after = neighbour(words, index, 1)
        return after.isalpha() and words.raw(index + 2).islower() and after not in tables["month_cues"]["not_after"]
    follows = words.word(index + 2) if index + 2 < len(words.starts) and words.codes[index + 1] in " -" else ""
    after = words.word(index + 4) if follows in ("and", "to", "or", "through") and index + 4 < len(words.starts) else ""
    return after in tables["month"] or follows in tables["month"]


def _iso(words: Words, match: re.Match[str]) -> Iterator[Found]:
    year, month, day = (integer(words, match, g) for g in ("year", "month", "day"))
    clock = tuple(integer(words, match, g) for g in ("hour", "minute", "second") if has(match, g))
    date = Calendar(year=year, month=month, day=day, clock=clock)
    problem = impossible(year, month, day)
    if clock and (clock[0] > 24 or (clock[0] == 24 and any(clock[1:]))):
        problem = "A day has 24 hours."
    yield Found(match.start(), match.end(), Impossible(problem) if problem else date)


def _numeric(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """3/14/2014 and 14.3.2014: with dots the day comes first, with slashes the month unless it cannot be one."""
    text = words.phrase(match.start(), match.end())
    if len(text) > LONGEST_DATE or len(re.split(r"[./-]", text)[-1]) < 2:
        return
    first, second, last = (int(x) for x in re.split(r"[./-]", text))
    day_first = "." in text or first > 12
    month, day = (second, first) if day_first else (first, second)
    short = last < 100
    swappable = "." not in text and max(first, second) <= MONTHS and first != second
    if short and "." in text and max(first, second) > 31:
        return
    date = Calendar(last, month, day, short_year=short, swappable=swappable)
    problem = impossible(None if short else last, month, day)
    yield Found(match.start(), match.end(), Impossible(problem) if problem else date)


def _quarter(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The third quarter of 1989, fiscal first-quarter, Q3 2014, the last half of 2015."""
    groups = match.re.groupindex
    index = match.start("n")
    word = words.word(index)
    count = int(word) if word.isdigit() else {"last": -1}.get(word, int(words.value(index)))
    half = "half" in groups and has(match, "half")
    if count == -1:
        if (
            not any(has(match, g) for g in ("year", "after", "last_year", "which"))
            and words.word(match.end() - 1) != "year"
        ):
            return  # "the last quarter" is the one before
        count = 2 if half else 4
    if not 1 <= count <= (2 if half else 4):
        return
    year, short, named = None, False, ""
    for group in ("year", "after", "last_year"):
        if group in groups and has(match, group):
            year, short = _year(words, match, group)
    if "which" in groups and has(match, "which"):
        named = _which(words, match)
    fiscal = "fiscal" in groups and has(match, "fiscal")
    adjective = "-" in words.codes[index : match.end()] or words.word(match.start()) == "its"
    first = bare(words, match.start()) if adjective else match.start()
    yield Found(
        first,
        match.end(),
        Calendar(
            year,
            short_year=short,
            fiscal=fiscal,
            named_year=named,
            half=count if half else None,
            quarter=None if half else count,
        ),
    )


def _quarters(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The first two quarters of 1990."""
    if words.word(match.start("n")) == "two":
        yield Found(match.start(), match.end(), Calendar(integer(words, match, "year"), half=1))


def _decade(words: Words, match: re.Match[str]) -> Iterator[Found]:
    if has(match, "word"):
        start, short = int(words.value(match.start("word"))), True
    else:
        start, short = _year(words, match, "year")
    if start % 10:
        return
    if start % 100 == 0 and not short and 1500 <= start < 2000 and words.word(match.end() - 1) == "s":
        yield Found(match.start(), match.end(), Calendar(century=start // 100 + 1))
        return
    yield Found(match.start(), match.end(), Calendar(decade=start, short_year=short))


def _century(words: Words, match: re.Match[str]) -> Iterator[Found]:
    count = ordinal(words, *match.span("n"))
    if (
        "Century" in words.text[words.starts[match.start()] : words.ends[match.end() - 1]]
        and words.word(match.start()) != "the"
    ):
        return  # a company
    if count and count <= 40:
        before = has(match, "bce")
        yield Found(match.start(), match.end(), Calendar(century=-count if before else count))


def _season(words: Words, match: re.Match[str]) -> Iterator[Found]:
    season = str(value(words, match, "season"))
    if has(match, "year"):
        year, short = _year(words, match, "year")
        yield Found(match.start(), match.end(), Calendar(year, season=season, short_year=short))
    else:
        yield Found(match.start(), match.end(), Calendar(season=season))


def _bare_season(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """By summer, the Spring Offensive, a winter march; not the Winter Palace. Counts in history only."""
    is_name = neighbour(words, match.start(), 1) in cues("after_season_names")
    if not is_name and neighbour(words, match.start(), -1) not in cues("before_water"):
        yield Found(match.start(), match.end(), Calendar(season=str(value(words, match, "season"))))


def _bare_fall(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """In the fall; not the fall of a town."""
    if neighbour(words, match.start(), -1) in cues("before_fall") and neighbour(words, match.end() - 1, 1) != "of":
        yield Found(match.start(), match.end(), Calendar(season=str(value(words, match, "season"))))


def _day_of_month(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """On the 20th: of the month the story is in."""
    if neighbour(words, match.start(), -1) in cues("before_day_of_month"):
        yield Found(match.start(), match.end(), Calendar(day=ordinal(words, *match.span("day"))))


def _era(words: Words, match: re.Match[str]) -> Iterator[Found]:
    digits = words.word(match.start("n")).replace(",", "")[:LONGEST_DATE]
    count = int(float(digits)) if digits.replace(".", "").isdigit() else 0
    if not count:
        yield Found(match.start(), match.end(), Impossible("There is no year 0 in the years BC and AD."))
        return
    year = 1 - count if has(match, "bce") else count
    groups = match.groupdict()
    month = integer(words, match, "month") if groups.get("month") else None
    day = ordinal(words, *match.span("day")) if groups.get("day") else None
    yield Found(match.start(), match.end(), _checked(Calendar(year, month, day)))


def _holiday(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The longest name of a holiday that the words begin with, and its year."""
    if not words.raw(match.start())[0].isupper():
        return
    year = _year(words, match, "year")[0] if has(match, "year") else None
    names = lexicon.load("time")["holidays"]
    for end in range(match.end(), match.start(), -1):
        if words.codes[end - 1] not in " ," and words.phrase(match.start(), end) in names:
            whole = year is not None and not words.phrase(end, match.start("year") + 1).strip(", 0123456789")
            name = words.phrase(match.start(), end)
            yield Found(match.start(), match.end() if whole else end, Calendar(year if whole else None, holiday=name))
            return


def _spoken_year(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Nineteen ninety-seven, the year two thousand."""
    if has(match, "thousand"):
        yield Found(match.start(), match.end(), Calendar(2000))
        return
    tens = ordinal(words, *match.span("rest")) or 0
    year = int(words.value(match.start("head"))) * 100 + tens
    if 1100 <= year < 2100 and tens > 9:
        yield Found(match.start(), match.end(), Calendar(year))


def _fiscal(words: Words, match: re.Match[str]) -> Iterator[Found]:
    year, short = _year(words, match, "year")
    yield Found(match.start(), match.end(), Calendar(year, short_year=short, fiscal=True))


RULES: tuple[Rule, ...] = (
    rule(
        "iso",
        "(?P<year><year>)(?P<sep>[-/.])(?P<month><n1|z1|n2|n3>)(?P=sep)(?P<day><day>)"
        "(?:(?:<letter_t>| )(?P<hour><hour>):(?P<minute><sixty>)(?::(?P<second><sixty>))?<letter_z>?)?",
        _iso,
    ),
    rule("numeric", "(?<![-./])<day>(?P<sep>[-/])<day>(?P=sep)<year|two>(?![-/.]<day>)", _numeric),
    rule("numeric", "(?<![-./])<day>\\.(?:<decimal>|<day>\\.<year|two>)(?![-/.]<day>)", _numeric),
    rule("day-month-year", "(?P<day><day>)-(?P<month><any_month>)-(?P<year><year|two>)(?![-/])", _day, "any_month"),
    rule("month day", f"{WEEKDAY}{MONTH} (?:<the> )?{HEAD}{YEAR_TAIL}(?!:<sixty>|%)", _day, "any_month"),
    rule("month days", f"{WEEKDAY}{MONTH} {HEAD} ?- ?{LAST}{YEAR_TAIL}(?!:<sixty>|%)", _day, "any_month"),
    rule("month days", f"{MONTH} {HEAD} <and|to> {LAST}{YEAR_TAIL}(?![:%]| _|\\$| <any_month>)", _day, "any_month"),
    rule("month ordinal", f"{WEEKDAY}{MONTH} (?P<day>{ORDINAL}){YEAR_TAIL}", _day, "any_month"),
    rule(  # not "In October the first reports came"
        "month ordinal",
        f"{WEEKDAY}(?<!<day> )(?<!<suffix> ){MONTH} <the> (?P<day>{ORDINAL}){YEAR_TAIL}(?! _)",
        _day,
        "any_month",
    ),
    rule("day month", f"{WEEKDAY}(?:<the> )?{HEAD} (?:<of> )?{MONTH}{YEAR_TAIL}", _day, "any_month"),
    rule("days month", f"(?:<the> )?{HEAD} ?(?:-|<and>|<to>) ?{LAST} (?:<of> )?{MONTH}{YEAR_TAIL}", _day, "any_month"),
    rule("ordinal month", f"<the> (?P<day>{ORDINAL}) <of> {MONTH}{YEAR_TAIL}", _day, "any_month"),
    rule("month year", f"{MONTH},? (?:<of> )?{YEAR}", _month, "any_month"),
    rule(
        "month which year",
        f"{MONTH}(?: (?P<day><day>)<suffix>?)?,? (?:<of> )?(?:<the> )?{WHICH} <year_word>",
        _month,
        "any_month",
    ),
    rule(
        "month which year",
        f"(?:<the> )?{HEAD} (?:<of> )?{MONTH},? (?:<of> )?(?:<the> )?{WHICH} <year_word>",
        _month,
        "any_month",
    ),
    rule("month", "<any_month>", _lone_month),
    rule(
        "quarter",
        f"(?:<the> |<its> )?(?:{YEAR}(?:'<letter_s>)? |{WHICH} <unit>'<letter_s> )?(?P<fiscal><fiscal>[ -])?"
        "(?P<n><first|second|last>|<n1>(?=<suffix>))<suffix>?[ -](?:(?P<half><half>)|<quarter>)"
        "(?: <of> (?:<fiscal> (?:<year_word> )?|<the> <year_word> )?(?P<after><year>|'<two>)"
        "| (?P<last_year><year>)| <of> <the> <year_word>)?"
        "(?! <of> (?:<the|article> )?_)",
        _quarter,
        "quarter|half",
    ),
    rule(
        "quarter",
        f"(?:{YEAR} ?-? ?)?<letter_q>(?P<n><n1>)(?: (?:<of> )?(?P<after><year>|'<two>))?",
        _quarter,
        "letter_q",
    ),
    rule("half", "(?P<half><letter_h>)(?P<n><n1>) (?:<of> )?(?P<after><year>)", _quarter),
    rule("quarters", "(?:<the> )?<first> (?P<n><cardinal>) <quarters> <of> (?P<year><year>)", _quarters),
    rule(
        "decade",
        "(?:<the> )?(?:(?P<year><year>|'<two>)(?:'?<letter_s>)|(?P<word><plural_tens>))",
        _decade,
        "letter_s|plural_tens",
    ),
    rule(
        "century",
        "(?:<the> )?(?P<n><day><suffix>|<tens>[- ]<any_ordinal>|<any_ordinal>)[- ]<century>(?: (?P<bce>"
        + ERA
        + ")| "
        + ERA_AFTER
        + ")?",
        _century,
        "century",
    ),
    rule("season", "(?:<the> )?(?P<season><season|fall>),? (?:<of> )?" + YEAR, _season, "season|fall"),
    rule("the season", "<the> (?P<season><season>)", _season),
    rule("bare season", "(?P<season><season>)", _bare_season),
    rule("bare season", "<the> (?P<season><fall>)", _bare_fall),
    rule("day of month", "<the> (?P<day><day>)<suffix>(?! _)", _day_of_month),
    rule("era", f"(?P<n><small|year|z0|n7|big>) ?(?:(?P<bce>{ERA})|{ERA_AFTER})", _era, ERAS),
    rule("era", "(?:<era_after>|<article>\\.<letter_d>\\.) (?P<n><small|year>)", _era),
    rule("era", f"(?:(?P<day><day>)<suffix>? )?{MONTH},? (?P<n><small|year>) ?(?P<bce>{ERA})", _era, ERAS),
    rule(
        "holiday",
        "<holiday_word>(?: <year_word>'<letter_s>(?: (?:<unit>|<eve>))?|'<letter_s>(?: (?:<unit>|<eve>))?"
        "| (?:<any_weekday>|<unit>|<eve>|_(?: _)?(?: <unit>)?))?(?:,? (?P<year><year>))?",
        _holiday,
    ),
    rule(
        "spoken year",
        "(?P<head><cardinal>)(?: |-)(?P<rest><tens>(?:[- ]<one|cardinal>)?|<cardinal>)",
        _spoken_year,
    ),
    rule("spoken year", "<the> <unit> (?P<thousand>(?:<cardinal> )<thousand>)", _spoken_year),
    rule("fiscal year", f"(?:<the> )?<fiscal> (?:<unit> )?{YEAR}", _fiscal),
)
