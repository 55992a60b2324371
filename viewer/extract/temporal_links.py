"""What joins neighbouring dates: "early" before them, times of day beside them, ranges between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from viewer.extract.temporal_rules import Found
from viewer.extract.temporal_tokens import Words, compiled
from viewer.extract.timex import Amount, Base, Calendar, Relative
from viewer.model.time import Granularity

REACH = 24
"""Words looked back at for a modifier."""
PART_BEFORE = compiled(
    "(?:(?:<the> )?(?:(?:<early|late>|<latest>) )?(?P<edge><beginning|end|middle|early|late>)(?: _)? <of> "
    "|(?:<the> )?(?P<mod><early|late|mid>)(?: <in>)?[ -]"
    "|(?:<the> )?(?P<rest><earlier|later>)(?: <in|on>)? )$"
)
AROUND_BEFORE = compiled(
    "(?:(?P<word><about|nearly|over>) (?:<the> )?|(?P<more><more|less|fewer>) <than> |<at> (?P<most><least|most>) "
    "|(?P<up>_) <to> )$".replace("<fewer>", "<less>").replace("|fewer", "")
)
TIME_THEN_DAY = compiled("(?:,? |,? <on> )$")
PART_OF_DAY = compiled(" <of> (?:<the> )?$")
LOCAL_TIME = compiled(" _ _,? (?:<on> )?$")
BRACKET = compiled(" ?\\($")
AFTER_BRACKET = compiled("(?: _ _)?\\),? (?:<on> )?$")
DAY_THEN_TIME = compiled("(?:,? )$")
RANGE = compiled("(?: ?- ?| <to> | <and> | <to> <the> | <and> <the> |, | \\(| <and> <in> )$")
BCE_BEFORE = compiled("(?:^|[ (,\\-])(?P<n><small|year>)(?: ?[-/] ?| <to> | <and> |, | <and> <from> )$")
OF_YEAR = compiled(" (?:<of> )?$")


def linked(words: Words, found: list[Found]) -> list[Found]:
    """The expressions (in order, none overlapping) with all that their neighbours say about them."""
    merged = _with_times(words, found)
    merged = _compared(words, _anchored(words, _of_years(words, merged)))
    merged = [_with_modifier(words, f, before) for f, before in _with_limits(merged)]
    return _ranges(words, _with_eras(words, merged))


def _with_limits(found: Iterable[Found]) -> list[tuple[Found, int]]:
    """Each expression with the end of the one before it: modifiers never reach over it."""
    limits, last = [], 0
    for item in found:
        limits.append((item, last))
        last = item.last
    return limits


def _gap(words: Words, a: Found, b: Found) -> str:
    return words.codes[a.last : b.first] if b.first - a.last <= 8 else "\n"


def _is_time(found: Found) -> bool:
    """A time of day without a day."""
    said = found.semantics
    return isinstance(said, Calendar) and bool(said.clock or said.part) and not _names_day(found)


def _names_day(found: Found) -> bool:
    """Whether an expression names one day and no time of it."""
    said = found.semantics
    if isinstance(said, Calendar):
        return said.names_day
    return isinstance(said, Relative) and said.unit == Granularity.DAY and not said.counted


def _with_times(words: Words, found: list[Found]) -> list[Found]:
    """10 p.m. Wednesday; noon, Saturday; Oct. 13 8:30 p.m.: one expression each."""
    merged: list[Found] = []
    for item in found:
        before = merged[-1] if merged else None
        if before is not None:
            gap = _gap(words, before, item)
            joined = TIME_THEN_DAY.match(gap) or PART_OF_DAY.match(gap) or _is_local(words, before, gap)
            if _is_time(before) and _names_day(item) and joined:
                merged[-1] = Found(before.first, item.last, _at(item, before), item.mod, item.rule)
                continue
            if _names_day(before) and _is_time(item) and DAY_THEN_TIME.match(gap) and before.rule != "the unit":
                merged[-1] = Found(before.first, item.last, _at(before, item), before.mod, before.rule)
                continue
        merged.append(item)
    return _with_zones(words, merged)


def _is_local(words: Words, before: Found, gap: str) -> bool:
    """10:30 a.m. local time on Friday."""
    return bool(LOCAL_TIME.match(gap)) and words.phrase(before.last + 1, before.last + 4) == "local time"


def _with_zones(words: Words, found: list[Found]) -> list[Found]:
    """8:30 a.m. (1230 UTC) on Friday: what the bracket says is of that day too, and what stands before it."""
    result = list(found)
    for i in range(len(found) - 2):
        first, second, day = found[i : i + 3]
        if _is_time(first) and _is_time(second) and _names_day(day):
            gaps = _gap(words, first, second), _gap(words, second, day)
            if BRACKET.search(gaps[0]) and AFTER_BRACKET.match(gaps[1]):
                result[i] = replace(first, semantics=_at(day, first))
                result[i + 1] = replace(second, semantics=_at(day, second))
    return result


def _at(day: Found, time: Found) -> Calendar | Relative:
    """A day at a time of day."""
    said, clock = day.semantics, time.semantics
    assert isinstance(said, Calendar | Relative)
    assert isinstance(clock, Calendar)
    part = "" if clock.clock else clock.part or said.part
    if isinstance(said, Calendar):
        return replace(said, clock=clock.clock, zone=clock.zone, part=part)
    return replace(said, clock=clock.clock, part=part)


def _anchored(words: Words, found: list[Found]) -> list[Found]:
    """Two days after Christmas, the day before last Tuesday: the date counted from is said."""
    merged: list[Found] = []
    for item in found:
        before = merged[-1] if merged else None
        said = before.semantics if before else None
        if before and isinstance(said, Relative) and said.told_of and OF_YEAR.match(_gap(words, before, item)):
            anchor = item.semantics
            if isinstance(anchor, Calendar | Relative) and _names_day(item) and not _is_length(words, before.first):
                merged[-1] = replace(before, last=item.last, semantics=replace(said, anchor=anchor, told_of=False))
                continue
        merged.append(item)
    return merged


def _is_length(words: Words, first: int) -> bool:
    """Whether "for" makes a length of a distance: "quiet for almost 200 years before March 20"."""
    return "for" in (words.word(index) for index in range(max(0, first - 4), first))


def _of_years(words: Words, found: list[Found]) -> list[Found]:
    """The summer of last year: the season takes the year it is said with."""
    merged: list[Found] = []
    for item in found:
        before = merged[-1] if merged else None
        if (
            before is not None
            and _lacks_year(before)
            and _is_year_word(item)
            and OF_YEAR.match(_gap(words, before, item))
        ):
            assert isinstance(before.semantics, Calendar)
            if isinstance(item.semantics, Calendar) and not _suits_season(before, item):
                merged.append(item)
                continue
            if isinstance(item.semantics, Calendar):
                merged[-1] = replace(
                    before, last=item.last, semantics=replace(before.semantics, year=item.semantics.year, named_year="")
                )
                continue
            assert isinstance(item.semantics, Relative)
            context = item.semantics.base is Base.CONTEXT
            named = "that" if context else {-1: "last", 0: "this", 1: "next"}[item.semantics.count or 0]
            merged[-1] = replace(before, last=item.last, semantics=replace(before.semantics, named_year=named))
        else:
            merged.append(item)
    return merged


def _compared(words: Words, found: list[Found]) -> list[Found]:
    """The same quarter last year, the same month a year earlier: a year before the one spoken of."""
    merged: list[Found] = []
    for item in found:
        before = merged[-1] if merged else None
        said = item.semantics
        year_back = isinstance(said, Relative) and said.unit == Granularity.YEAR and said.count == -1 and not said.named
        if before is not None and year_back and _is_same(words, before) and _gap(words, before, item) in (" ", ", "):
            assert isinstance(before.semantics, Relative)
            quarter = before.semantics.unit == Granularity.QUARTER
            count = -1 if quarter else -12 if before.semantics.unit == Granularity.MONTH else 0
            unit = Granularity.YEAR if quarter else before.semantics.unit
            if count:
                year_before = Relative(unit, count, Base.CONTEXT, counted=quarter)
                merged[-1] = Found(before.first, item.last, year_before, None, "year earlier" if quarter else "unit")
                continue
        merged.append(item)
    return merged


def _is_same(words: Words, found: Found) -> bool:
    said = found.semantics
    return isinstance(said, Relative) and said.count == 0 and "same" in words.phrase(found.first, found.last).split()


def _lacks_year(found: Found) -> bool:
    said = found.semantics
    named = isinstance(said, Calendar) and bool(said.season or said.month or said.quarter)
    return named and isinstance(said, Calendar) and said.year is None


def _suits_season(before: Found, item: Found) -> bool:
    """Whether a year with an era is said of the season before it; months and their years are one rule already."""
    said = before.semantics
    return item.rule != "era" or (isinstance(said, Calendar) and bool(said.season))


def _is_year_word(found: Found) -> bool:
    said = found.semantics
    if found.rule in ("spoken year", "era"):
        return not (isinstance(said, Calendar) and said.month)
    return isinstance(said, Relative) and said.unit == Granularity.YEAR and not said.counted and not said.named


def _with_modifier(words: Words, found: Found, limit: int) -> Found:
    """The expression with "early", "the end of", "nearly" and their like before it."""
    start = max(limit, found.first - REACH)
    before = words.codes[start : found.first]
    if isinstance(found.semantics, Calendar | Relative) and found.mod is None:
        match = PART_BEFORE.search(before)
        if match and _fits(words, found, match.lastgroup or "", start + match.start(match.lastgroup or "")):
            index = start + match.start(match.lastgroup or "")
            word, first = words.word(index), start + match.start()
            if match.lastgroup == "mod" and _is_month_or_day(found):
                first = index  # "the mid-March vote" speaks of "mid-March"
            mod = {"earlier": "START", "later": "END"}.get(word) or str(words.value(index))
            found = replace(found, first=first, mod=mod, rest={"earlier": -1, "later": 1}.get(word, 0))
            before = words.codes[start : found.first]
    if isinstance(found.semantics, Amount) or (isinstance(found.semantics, Relative) and found.semantics.counted):
        match = AROUND_BEFORE.search(before)
        if match and match.lastgroup and words.word(found.first) not in ("the", "its"):
            index = start + match.start(match.lastgroup)
            if match.lastgroup == "up":
                if words.word(index) != "up":
                    return found
                return replace(found, first=index, mod="EQUAL_OR_LESS")
            return replace(found, first=start + match.start(), mod=str(words.value(index)))
    return found


def _is_month_or_day(found: Found) -> bool:
    said = found.semantics
    return isinstance(said, Calendar) and bool(said.month or said.weekday)


def _fits(words: Words, found: Found, group: str, index: int) -> bool:
    """Whether "early", "later" and "the end of" can stand before this expression."""
    said = found.semantics
    if group == "rest":
        if isinstance(said, Calendar):
            return said.weekday is not None or said.named_year in ("this", "last")
        return isinstance(said, Relative) and not said.counted
    if group == "edge":
        return words.codes[index] in words.codes and not (isinstance(said, Relative) and said.counted)
    return not (isinstance(said, Relative) and said.counted) and not (isinstance(said, Calendar) and bool(said.clock))


def _with_eras(words: Words, found: list[Found]) -> list[Found]:
    """264–241 BC, between 218 and 201 BC: the era said once holds for the numbers before it."""
    result: list[Found] = []
    for item, limit in _with_limits(found):
        chain = [item]
        said = item.semantics
        while isinstance(said, Calendar) and item.rule == "era" and (said.year or 1) <= 0:
            first = chain[0].first
            start = max(limit, first - REACH)
            match = BCE_BEFORE.search(words.codes[start:first])
            if not match:
                break
            index = start + match.start("n")
            year = 1 - int(words.word(index))
            last = chain[0].semantics
            if not isinstance(last, Calendar) or last.year is None or year >= last.year or year < last.year - 400:
                break
            chain.insert(0, Found(index, index + 1, Calendar(year), None, "era"))
        while result and result[-1].last > chain[0].first:
            result.pop()
        result.extend(chain)
    return result


def _ranges(words: Words, found: list[Found]) -> list[Found]:
    """5 September–12 September 1914, between May and July 2014: the year said once holds for both ends."""
    result = list(found)
    for i in range(len(result) - 2, -1, -1):
        a, b = result[i], result[i + 1]
        first, last = a.semantics, b.semantics
        if not (isinstance(first, Calendar) and isinstance(last, Calendar)) or last.year is None or last.short_year:
            continue
        if not _lacks_year(a) or first.named_year not in ("", "that") or not RANGE.match(_gap(words, a, b)):
            continue
        if first.season and not last.season and not last.month:
            continue
        later = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 31) and bool(
            first.month and last.month
        )
        result[i] = replace(a, semantics=replace(first, year=last.year - later, named_year=""))
    return result
