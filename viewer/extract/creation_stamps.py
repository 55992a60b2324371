"""Tell from the words on its line whether a day is the document's own: "Published: …", "Geneva, …", a date alone.

Newspapers, agencies, courts, letters and web pages each have their own furniture around that date. A line is the
document's own only where nothing but such furniture stands beside the date: prose never is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cache

from viewer.extract import lexicon
from viewer.extract.timex import Calendar, Candidate
from viewer.model.calendar import month_length
from viewer.model.span import Span
from viewer.model.temporal import TimexType


class Stamp(IntEnum):
    """What makes a day a document's own, from firmest to weakest."""

    LABEL = 0
    """A note: "Published: …", "Decided …"."""
    DATELINE = 1
    """A place and what follows it: "SEOUL, March 24 (Agency) --"."""
    LINE = 2
    """A line of its own."""
    LINK = 3
    """The address of a web page: "/2014/03/24/"."""
    REVISED = 4
    """A note of a later state: "Updated: …"."""


AROUND = 120
"""Characters of its line that are looked at on each side of a day."""
LONGEST_LINE = 240
MOST_DATES = 8
"""Dates of a line that may stand beside its own."""
NAME = r"[A-Z][\w.’'&-]{0,25}(?: (?:[A-Z][\w.’'&-]{0,25}|and|of|in|for|de|von|van|der|bin|al|the|&)){0,8}"
PLACE = re.compile(r"\W{0,20}(?:[A-Z][\w.’' /-]{1,40}(?:\([A-Z][\w. ]{1,20}\))?(?:[,:–—(-]| [-–—(])\s*){1,3}$")
AGENCY = re.compile(
    r"\)?,?\s{0,3}(?:/[A-Z][\w .&-]{1,30}/|\([A-Z][\w .,’'&/-]{1,30}\)|[–—]|--?\s|_\s|[:.]\s)|\)\s{0,3}(?:[–—:]|--?\s)"
)
DASH = re.compile(r"(?:\s{0,3}[(/][A-Z][\w .,’'&/-]{1,30}[)/])?\s{0,3}(?:[–—]|--?)\s{1,3}[\"“A-Z]")
ADOPTED = re.compile(
    r"(?i:adopted by the )[A-Z][\w ]{2,60}(?i: at its )[\w ]{1,40}(?i:meeting|session)\W{0,3}(?i:on|held on)? $"
)
URL = re.compile(r"(?:https?://|www\.)\S{0,300}")


def stamp_of(text: str, paragraph: Span, span: Span, dates: Sequence[Span]) -> Stamp | None:
    """What makes the day at `span` the document's own; None for an ordinary day of the text.

    dates  spans of all dates of the paragraph, in order: another date beside this one is no prose
    """
    reach = max(paragraph.start, span.start - LONGEST_LINE)
    start = max(reach, text.rfind("\n", reach, span.start) + 1)
    limit = min(paragraph.end, span.end + LONGEST_LINE)
    end = text.find("\n", span.end, limit)
    end = limit if end < 0 else end
    before, after = text[start : span.start], text[span.end : end]
    if "http" in before or "www." in before:
        return Stamp.LINK if _is_link(before, after) else None
    if len(before) > AROUND:
        return None
    before = _blanked(before, start, span, dates)
    if len(after) <= AROUND and end - start <= LONGEST_LINE:
        note = _note(before, _blanked(after, span.end, span, dates))
        if note is not None:
            return note
    if PLACE.fullmatch(before) and AGENCY.match(after) and names_no_event(before):
        return Stamp.DATELINE if after[:1] != "." or before.upper() == before else None  # a caption: "Oporto, 1954. …"
    return Stamp.LINE if not before.strip(" (,[") and DASH.match(after) else None


def _blanked(part: str, start: int, span: Span, dates: Sequence[Span]) -> str:
    """A part of a line with the other dates in it replaced by bars."""
    first = bisect_left(dates, start, key=lambda d: d.start)
    for date in dates[first : first + MOST_DATES]:
        if date != span and start <= date.start and date.end <= start + len(part):
            part = part[: date.start - start] + "|" * (date.end - date.start) + part[date.end - start :]
    return part


def _note(before: str, after: str) -> Stamp | None:
    """A note of the date ("Published: "), or a line with nothing but furniture around the date."""
    beside = _furniture().fullmatch(after) is not None or (_named(after) and names_no_event(after))
    label = _label().search(before)
    if (
        label is not None
        and beside
        and (_furniture().fullmatch(before[: label.start()]) or _named(before[: label.start()]))
    ):
        return Stamp.REVISED if label["revised"] else Stamp.LABEL
    if ADOPTED.search(before) and beside:
        return Stamp.LABEL
    if not beside:
        return None
    if _furniture().fullmatch(before):
        return Stamp.LINE
    return Stamp.LINE if _named(before) and names_no_event(before) else None


def _named(part: str) -> bool:
    """Whether a part of a line is a place, a paper or an agency, apart from the date by a mark."""
    return _title().fullmatch(part) is not None


def names_no_event(part: str) -> bool:
    """Whether the words beside a date name a place, a paper or a person, and nothing that happened."""
    words = {w.lower() for w in re.findall(r"[A-Za-z]+", part)}
    return words.isdisjoint(_words("line", "events"))


def _is_link(before: str, after: str) -> bool:
    """Whether the day stands in an address that has its line to itself, or follows "Source:"."""
    at = min(before.find(mark) for mark in ("http", "www.") if mark in before)
    rest = after.split(None, 1)
    if " " in before[at:] or (len(rest) > 1 and not after[:1].isspace()) or (after[:1].isspace() and after.strip()):
        return False
    lead = before[:at].strip(" \t:<([-–—").lower()
    return not lead or lead in _words("line", "links")


@cache
def _words(table: str, name: str) -> frozenset[str]:
    return frozenset(lexicon.load("creation")[table][name])


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _label() -> re.Pattern[str]:
    """A line's own words for "this was published on", at its end."""
    words = lexicon.load("creation")["labels"]
    first, revised = _either(words["first"]), _either(words["revised"])
    return re.compile(
        rf"(?:^|(?<=[\s(\[|·•;:–—-]))(?i:(?:(?:{_either(words['before'])}) )?"
        rf"(?:(?P<revised>{revised})|(?:{first}))(?: (?:{_either(words['after'])}))?)"
        rf"(?:\s(?i:by) {NAME})?(?:\s(?i:on|at)(?=\s|:))?"
        rf"[\s:–—|-]{{0,60}}(?:{CLOCK})?[\s:,|–—-]{{0,5}}(?:(?i:on|at)\s)?\s{{0,5}}$"
    )


CLOCK = r"\d{1,2}(?:[:.]\d{2}(?::\d{2})?)?\s?(?i:[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?(?:,?\s(?i:on))?"


@cache
def _furniture() -> re.Pattern[str]:
    """What may stand beside a date that has its line to itself: marks, figures, names of days, bylines, agencies."""
    words = lexicon.load("creation")
    time = lexicon.load("time")
    days = [*time["weekday"], *time["short_weekday"]]
    return re.compile(
        r"(?:\([A-Z][\w .&/-]{1,30}\)|[\s|·•,.;:/()\[\]–—*_~<>+#-]"
        r"|\d{1,6}(?![\w])"
        r"|\d{1,2}(?::|\.)\d{2}(?::\d{2})?(?:\.\d{1,6})?(?i:[ap]\.?m\.?|z)?(?!\w)"
        rf"|(?i:{_either(words['line']['byline'])})\s{{1,3}}(?:the \w{{2,20}}|{NAME})"
        rf"|(?:{_either(words['line']['agencies'])})(?!\w)"
        rf"|(?i:{_either([*words['line']['furniture'], *days])})(?!\w)"
        r"|[A-Z]{1,2}\d{1,4}(?!\w)"
        r"|[A-Z]{1,6}(?:/[A-Z0-9.]{1,12}){1,6}(?!\w)"
        r")*+"
    )


@cache
def _title() -> re.Pattern[str]:
    """A name in capitals, parted from the date by a mark: "Geneva, ", "The Harbour Times | "."""
    return re.compile(
        rf"\W{{0,10}}(?:{NAME})(?:\s{{0,3}}[,|·•:;–—(-]\s{{0,3}})|\s{{0,3}}[,|·•:;–—-]\s{{0,3}}{NAME}\W{{0,10}}"
    )


@cache
def _solemn() -> re.Pattern[str]:
    months = "|".join({**lexicon.load("time")["month"], **lexicon.load("time")["doubtful_month"]})
    verbs = _either(lexicon.load("creation")["solemn"]["verbs"])
    return re.compile(
        rf"\b(?i:{verbs})\b[^\n]{{0,60}}?\b(?i:this) (?P<span>(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?i: day of )"
        rf"(?P<month>(?i:{months})),? (?P<year>[12]\d{{3}}))(?!\w)"
    )


def solemn_days(text: str, within: Span) -> Iterator[Candidate]:
    """Days of deeds and judgments: "Done at Geneva this 12th day of March 2004"."""
    months = {**lexicon.load("time")["month"], **lexicon.load("time")["doubtful_month"]}
    for match in _solemn().finditer(text, within.start, within.end):
        month, day = months[match["month"].lower()], int(match["day"])
        if 1 <= day <= month_length(int(match["year"]), month):
            said = Calendar(int(match["year"]), month, day)
            yield Candidate(Span(*match.span("span")), TimexType.DATE, said, "solemn")
