"""Rules for dates said from where the speaker or the story stands: today, last month, two days later, the next year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.extract.temporal_amounts import length
from viewer.extract.temporal_rules import CARDINAL, SEVERAL, Found, Rule, bare, has, number, rule
from viewer.extract.temporal_tokens import Words, cues
from viewer.extract.temporal_years import neighbour
from viewer.extract.timex import Amount, Base, Calendar, Relative, Vague
from viewer.model.time import Granularity

UNITS = {
    "TS": Granularity.SECOND, "TM": Granularity.MINUTE, "TH": Granularity.HOUR, "D": Granularity.DAY,
    "W": Granularity.WEEK, "M": Granularity.MONTH, "Q": Granularity.QUARTER, "Y": Granularity.YEAR,
    "E": Granularity.DECADE, "C": Granularity.CENTURY, "L": Granularity.MILLENNIUM,
}  # fmt: skip
SPEAKING = {"today", "yesterday", "tomorrow", "tonight", "ago", "hence"}
WHICH = "(?P<which><last|previous|next|coming|following|this|current|that|same|past|latest>)"
PART = "(?: (?P<part><part_of_day>))?"


def _today(words: Words, match: re.Match[str]) -> Iterator[Found]:
    part = str(words.value(match.start("part"))) if has(match, "part") else ""
    count = int(words.value(match.start("word")))
    yield Found(match.start(), match.end(), Relative(Granularity.DAY, count, Base.SPEECH, part=part))


def _tonight(_: Words, match: re.Match[str]) -> Iterator[Found]:
    yield Found(match.start(), match.end(), Relative(Granularity.DAY, 0, Base.SPEECH, part="NI"))


def _weekday(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Wednesday, Wednesday night; the direction (last or next) is the sentence's."""
    if neighbour(words, match.start(), -1) in cues("not_weekday_after"):
        return
    part = str(words.value(match.start("part"))) if has(match, "part") else ""
    weekday = int(words.value(match.start("day")))
    yield Found(match.start(), match.end(), Calendar(weekday=weekday, part=part))


def which(words: Words, match: re.Match[str]) -> tuple[int, Base]:
    """Direction and reference of last, previous, next, following, this, that, the same."""
    word = words.word(match.start("which"))
    second = words.word(match.start("which") + 2)
    if word == "this" and second in ("past", "coming"):
        return (-1 if second == "past" else 1), Base.SPEECH
    determined = has(match, "the")
    count = {
        "last": -1,
        "previous": -1,
        "prior": -1,
        "preceding": -1,
        "past": -1,
        "next": 1,
        "coming": 1,
        "upcoming": 1,
        "following": 1,
    }
    direction = count.get(word, 0)
    if word in ("previous", "prior", "preceding", "following", "that", "same", "very"):
        return direction, Base.CONTEXT
    if word == "next" and determined:
        return direction, Base.CONTEXT
    return direction, Base.SPEECH


def _unit(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Last year, this week, the following month, next quarter, the past decade."""
    direction, base = which(words, match)
    if words.word(match.start("which")) == "that" and has(match, "the"):
        return
    kind = str(words.value(match.start("unit")))
    part = str(words.value(match.start("part"))) if has(match, "part") else ""
    latest = words.word(match.start("which")) in ("latest", "latter")
    if latest and kind == "Q":
        yield Found(match.start(), match.end(), Relative(Granularity.QUARTER, 0, Base.CONTEXT, latest=True))
        return
    if kind == "WE":
        coming = words.word(match.start("which")) in ("coming", "upcoming")
        count = 0 if coming else direction
        yield Found(match.start(), match.end(), Relative(Granularity.WEEK, count, base, weekend=True))
    elif kind == "F":
        yield Found(match.start(), match.end(), Relative(Granularity.WEEK, 2 * direction, base))
    else:
        yield Found(match.start(), match.end(), Relative(UNITS[kind], direction, base, part=part))


def _named(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Last Friday, next June, this summer, last night."""
    direction, base = which(words, match)
    index = match.start("name")
    meaning = words.value(index)
    if has(match, "season"):
        named, unit = Calendar(season=str(meaning)), Granularity.SEASON
    elif has(match, "weekday"):
        named, unit = Calendar(weekday=int(meaning)), Granularity.DAY
    elif has(match, "of_day"):
        named, unit = Calendar(part=str(meaning)), Granularity.DAY
    else:
        named, unit = Calendar(month=int(meaning)), Granularity.MONTH
    part = str(words.value(match.start("part"))) if has(match, "part") else named.part
    if has(match, "season") and direction == 0 and base is Base.SPEECH and words.raw(index) == "Fall":
        return
    yield Found(match.start(), match.end(), Relative(unit, direction, base, named=named, part=part))


def _distance(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Two years ago, ten days later, a month earlier, several years before, three weeks from now."""
    kind = str(words.value(match.start("unit"))) if words.word(match.start("unit")) != "second" else "TS"
    word = words.word(match.start("way"))
    direction = 1 if word == "from" else int(words.value(match.start("way")))
    if word == "from" and words.word(match.end() - 1) == "from":
        return  # three-quarters from here, not "two years from now"
    base = Base.SPEECH if word in ("ago", "hence", "from") else Base.CONTEXT
    if has(match, "several"):
        vague = "PAST_REF" if direction < 0 else "FUTURE_REF"
        couple = "couple" in words.phrase(*match.span("several"))
        if not couple:
            told_of = _is_told_of(words, match.end(), word)
            yield Found(match.start(), match.end(), Amount(length(None, kind)) if told_of else Vague(vague))
            return
        count: float | None = 2.0
    else:
        count = 1.0 if has(match, "one") else number(words, *match.span("count"))
    if count is None or count > 1.4e11:
        return
    unit, scale = UNITS[{"F": "W", "WE": "W"}.get(kind, kind)], 2 if kind == "F" else 1
    halves = 1 if has(match, "half") or has(match, "and_half") or count % 1 == 0.5 else 0
    whole = int(count) * scale * direction
    told_of = _is_told_of(words, match.end(), word)
    said = Relative(unit, whole, base, counted=True, halves=halves * direction, told_of=told_of)
    yield Found(match.start(), match.end(), said)


def _weekdays_ago(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Two Sundays ago: the Sunday before the last one."""
    count = number(words, *match.span("count"))
    if count and count < 60 and count % 1 == 0:
        last = Relative(Granularity.DAY, -1, Base.SPEECH, named=Calendar(weekday=int(words.value(match.start("days")))))
        back = Relative(Granularity.DAY, -7 * int(count - 1), Base.SPEECH, counted=True, anchor=last)
        yield Found(match.start(), match.end(), back)


def _week_and_weekday(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """A week ago Friday, two weeks from Monday: that weekday, so many weeks away."""
    if words.word(match.start("unit")) not in ("week", "weeks"):
        return
    count = 1.0 if has(match, "one") else number(words, *match.span("count"))
    if not count or count > 60 or count % 1:
        return
    ago = words.word(match.start("way")) == "ago"
    named = Calendar(weekday=int(words.value(match.start("day"))))
    near = named if ago else Relative(Granularity.DAY, 0, Base.SPEECH, named=named)
    weeks = -7 * int(count) if ago else 7 * int(count)
    yield Found(match.start(), match.end(), Relative(Granularity.DAY, weeks, Base.SPEECH, counted=True, anchor=near))


def _is_told_of(words: Words, end: int, word: str) -> bool:
    """Whether "before" and "after" count from what follows; in "the day before he had won" they do not."""
    if word not in ("before", "after") or words.codes[end] != " ":
        return False
    return not (neighbour(words, end - 1, 1) in cues("pronouns") and neighbour(words, end + 1, 1) == "had")


def _half_distance(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Half a century ago, half a year later."""
    kind = str(words.value(match.start("unit")))
    direction = int(words.value(match.start("way")))
    finer = {
        "C": (Granularity.YEAR, 50),
        "E": (Granularity.YEAR, 5),
        "Y": (Granularity.MONTH, 6),
        "D": (Granularity.HOUR, 12),
    }
    if kind in finer:
        unit, count = finer[kind]
        base = Base.SPEECH if words.word(match.start("way")) == "ago" else Base.CONTEXT
        yield Found(match.start(), match.end(), Relative(unit, count * direction, base, counted=True))


def _year_earlier(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Year-earlier, the year-ago quarter: the same stretch a year before."""
    quarter = int(words.value(match.start("n"))) if has(match, "n") else None
    named = Calendar(quarter=quarter) if quarter else None
    adjective = "-" in words.codes[match.end() - 2 : match.end()]
    first = bare(words, match.start()) if adjective else match.start()
    yield Found(first, match.end(), Relative(Granularity.YEAR, -1, Base.CONTEXT, named=named, counted=True))


def _the_unit(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The quarter, the weekend, the day: the one the text is about."""
    kind = str(words.value(match.start("unit")))
    if kind == "WE":
        yield Found(match.start(), match.end(), Relative(Granularity.WEEK, 0, Base.SPEECH, weekend=True))
    elif kind == "Y" and words.text.startswith((" ended ", " ending "), words.ends[match.end() - 1]):
        yield Found(match.start(), match.end(), Relative(Granularity.YEAR, 0, Base.CONTEXT, latest=True))
    else:
        of = neighbour(words, match.start(), -1) == "of"
        if _is_roman(words, match.end()) or (kind == "C" and not of):
            return
        yield Found(match.start(), match.end(), Relative(UNITS[kind], 0, Base.CONTEXT, latest=kind == "Q"))


def _full_year(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The full year, the fiscal year: the one that is spoken of."""
    if words.word(match.start() + 2) in cues("whole"):
        yield Found(match.start(), match.end(), Relative(Granularity.YEAR, 0, Base.CONTEXT))


def _is_roman(words: Words, index: int) -> bool:
    """Whether a Roman numeral follows ("the Year III")."""
    if index + 1 >= len(words.starts) or words.codes[index] != " ":
        return False
    return not words.raw(index + 1).strip("IVXLC")


def _day_before(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The day before, the year after, the night before: one unit from the date named last, or from what follows."""
    kind = str(words.value(match.start("unit")))
    word = words.word(match.start("way"))
    count = -1 if word in ("before", "earlier", "previous") else 1
    unit, part = (UNITS[kind], "") if kind in UNITS else (Granularity.DAY, kind)
    told_of = _is_told_of(words, match.end(), word)
    yield Found(match.start(), match.end(), Relative(unit, count, Base.CONTEXT, part=part, told_of=told_of))


def _year_end(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """Year's end, month-end: the end of the one that the document or the story is in."""
    kind = str(words.value(match.start("unit")))
    if kind in UNITS:
        yield Found(match.start(), match.end(), Relative(UNITS[kind], 0, Base.SPEECH), "END")


def _latest_period(_: Words, match: re.Match[str]) -> Iterator[Found]:
    """The latest period: in business reports the quarter they are about."""
    yield Found(match.start(), match.end(), Relative(Granularity.QUARTER, 0, Base.CONTEXT, latest=True))


def _year_period(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The 1988 period: in business reports the same quarter of that year."""
    named = Calendar(int(words.word(match.start("year"))))
    yield Found(match.start(), match.end(), Relative(Granularity.QUARTER, 0, Base.CONTEXT, named=named, latest=True))


def _week_in_month(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The last week of August 1918."""
    word = words.word(match.start("n"))
    count = -1 if word in ("last", "past") else int(words.value(match.start("n")))
    if words.word(match.start("n") + 2) == "week" and -1 <= count <= 4:
        year = int(words.word(match.start("year"))) if has(match, "year") else None
        month = Calendar(year, int(words.value(match.start("month"))))
        yield Found(match.start(), match.end(), Relative(Granularity.WEEK, count, Base.CONTEXT, anchor=month))


def _week_of(words: Words, match: re.Match[str]) -> Iterator[Found]:
    """The week of March 6."""
    date = Calendar(month=int(words.value(match.start("month"))), day=int(words.word(match.start("day"))))
    yield Found(match.start(), match.end(), Relative(Granularity.WEEK, 0, Base.CONTEXT, anchor=date))


RULES: tuple[Rule, ...] = (
    rule("today", "(?P<word><today>)" + PART, _today),
    rule("tonight", "<tonight>", _tonight),
    rule("weekday", "(?P<day><weekday>)" + PART, _weekday),
    rule(
        "unit",
        "(?:(?P<the><the|its|article>) )?" + WHICH + "(?: <same|coming|past|next|following>)?(?: <fiscal>)?"
        " (?P<unit><unit|quarter|weekend>)(?: (?P<part><part_of_day>))?",
        _unit,
    ),
    rule(
        "named",
        "(?:(?P<the><the|article>) )?" + WHICH + "(?: <same|coming|past|next>)? (?P<name>(?P<season><season|fall>)"
        "|(?P<weekday><weekday>|<short_weekday>(?=\\.))|(?P<of_day><part_of_day>)|<any_month>)" + PART,
        _named,
    ),
    rule(
        "distance",
        f"(?:(?P<several>{SEVERAL})|(?P<one><article>)|(?P<count>{CARDINAL})"
        f"(?P<and_half>[ -]<and>[ -]<article>[ -]<half>)?"
        f"(?: <and|to> {CARDINAL})?)[ -](?:_ )?"
        "(?P<unit><unit|units|quarter|quarters|clock_unit|clock_units|second>)"
        "(?P<half> <and> <article> <half>)?(?: <and> (?:_|<cardinal>))?[ -]"
        "(?P<way><ago|earlier|later|before|after|hence|from>)"
        "(?:(?<=<from>) <vague|today>)?",
        _distance,
        "ago|earlier|later|before|after|hence|from",
    ),
    rule("weekdays ago", f"(?P<count>{CARDINAL}) (?P<days><weekdays>) <ago>", _weekdays_ago, "weekdays"),
    rule(
        "week and weekday",
        f"(?:(?P<one><article>)|(?P<count>{CARDINAL})) (?P<unit><unit|units>) (?P<way><ago|from>)(?: <on>)?"
        " (?P<day><weekday>)",
        _week_and_weekday,
        "weekday",
    ),
    rule("half distance", "<half> <article> (?P<unit><unit>) (?P<way><ago|earlier|later|before>)", _half_distance),
    rule(
        "year earlier",
        "(?:<the> )?<year_word>-<ago|earlier>(?: (?:(?P<n><first|second>)[ -])?<quarter|period>)?",
        _year_earlier,
    ),
    rule("year earlier", "(?:<the> )?<previous>-<year_word> <quarter|period>", _year_earlier),
    rule(
        "the day before",
        "<the> (?P<unit><unit|part_of_day|quarter>) (?P<way><before|after|following|earlier|previous>)",
        _day_before,
    ),
    rule("year's end", "(?:<the> )?(?P<unit><year_word|basic_unit>)(?:'<letter_s>)?[ -]<end>", _year_end),
    rule("period", "(?:<the> )?(?P<which><latest>) <period>", _latest_period),
    rule("year's period", "(?:<the> )?(?P<year><year>) <quarter|period>", _year_period),
    rule("year earlier", "<the> <quarter|period> <article> <year_word> <ago|earlier>", _year_earlier),
    rule(
        "week in month",
        "<the> (?P<n><first|second|last|ordinal>) <basic_unit> <of> (?P<month><any_month>)\\.?(?:,? (?P<year><year>))?",
        _week_in_month,
    ),
    rule("the full year", "<the> (?:<fiscal>|_) (?P<unit><year_word>)", _full_year),
    rule("the unit", "<the> (?P<unit><quarter|weekend|year_word|day_word|basic_unit|century>)", _the_unit),
    rule("week of", "<the> <basic_unit> <of> (?P<month><any_month>)\\.? (?P<day><day>)", _week_of),
)
