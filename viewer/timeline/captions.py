"""The line under an event's title: its date in words, never more exact than its source, and what it rests on."""

from __future__ import annotations

from viewer.model.calendar import date_of, time_of
from viewer.model.event import Event, EventMention, Status
from viewer.model.project import Project
from viewer.model.temporal import TemporalExpression
from viewer.model.time import BEGIN_OF_TIME, END_OF_TIME, Granularity, Interval, Modifier, Qualifier

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
PARTS = {Modifier.START: "early", Modifier.MID: "mid", Modifier.END: "late"}


def caption(event: Event, project: Project) -> str:
    """Date in words, the source's own words where the almanac adds a date, and how much it rests on."""
    interval = event.interval
    parts = [date_in_words(interval)] if interval else []
    if event.status in (Status.PLANNED, Status.EXPECTED, Status.HYPOTHETICAL):
        parts.append(event.status.value)
    if event.additions:
        said = words(event, project)
        parts += [f"“{said}”"] if said else []
        parts.append(f"almanac adds {date_in_words(event.additions[0].interval)}")
        return " · ".join(parts)
    sources = sources_of(event, project)
    if len(sources) > 1:
        parts.append(f"{len(sources)} sources")
    if event.quotations:
        count = len(event.quotations)
        parts.append(f"{count} quotation{'s' if count > 1 else ''}")
    return " · ".join(parts)


def sources_of(event: Event, project: Project) -> tuple[str, ...]:
    """Ids of the documents that tell of the event, each once, the telling one first."""
    found = (project.get(EventMention, m) for m in event.mentions)
    return tuple(dict.fromkeys(m.document for m in found if m))


def words(event: Event, project: Project) -> str:
    """The words of the source that date the event, "" where there are none."""
    for identifier in event.mentions:
        mention = project.get(EventMention, identifier)
        expression = project.get(TemporalExpression, mention.expression) if mention else None
        if expression:
            return expression.text
    return ""


def year_in_words(year: int) -> str:
    """An astronomical year as people write it: 2014, 44 BCE (there is no year 0)."""
    return str(year) if year > 0 else f"{1 - year:,} BCE" if year <= -10_000 else f"{1 - year} BCE"


def day_in_words(instant: int) -> str:
    """17 Feb 2014."""
    year, month, day = date_of(instant)
    return f"{day} {MONTHS[month - 1]} {year_in_words(year)}"


def date_in_words(interval: Interval) -> str:
    """A date as exactly as it is known: "17 Feb 2014", "early Mar 2014", "14 Oct 2015?", "about 1850"."""
    about = "about " if interval.qualifier in (Qualifier.APPROXIMATE, Qualifier.BOTH) else ""
    doubt = "?" if interval.qualifier in (Qualifier.UNCERTAIN, Qualifier.BOTH) else ""
    return f"{about}{_stretch(interval)}{doubt}"


def _stretch(interval: Interval) -> str:
    if interval.begin <= BEGIN_OF_TIME:
        return f"until {_unit(interval.end - 1, interval.granularity)}"
    if interval.end >= END_OF_TIME:
        return f"from {_unit(interval.begin, interval.granularity)}"
    if interval.modifier:
        return f"{PARTS[interval.modifier]} {_unit(interval.begin, interval.granularity)}"
    if interval.is_unit:
        return _unit(interval.begin, interval.granularity)
    first, last = _unit(interval.begin, interval.granularity), _unit(interval.end - 1, interval.granularity)
    if first == last:
        return first
    return f"between {first} and {last}" if interval.within else f"{first} – {last}"


def _unit(instant: int, granularity: Granularity) -> str:
    """The unit that holds an instant, in words."""
    year, month, _ = date_of(instant)
    years = year_in_words(year)
    if granularity < Granularity.DAY:
        clock = "{:02d}:{:02d}:{:02d}".format(*time_of(instant))
        return f"{day_in_words(instant)}, {clock if granularity == Granularity.SECOND else clock[:5]}"
    if granularity == Granularity.DAY:
        return day_in_words(instant)
    if granularity == Granularity.WEEK:
        return f"week of {day_in_words(instant)}"
    if granularity == Granularity.MONTH:
        name = LONG_MONTHS[month - 1]
        return f"{name if len(name) < 5 else MONTHS[month - 1]} {years}"
    if granularity == Granularity.QUARTER:
        return f"Q{(month + 2) // 3} {years}"
    if granularity == Granularity.SEASON:
        return f"{SEASONS.get(month, 'season')} {years}"
    if granularity == Granularity.HALF:
        return f"{'first' if month < 7 else 'second'} half of {years}"
    return _years(year, granularity)


def _years(year: int, granularity: Granularity) -> str:
    """Years and coarser: 2014, the 1980s, the 19th century, 12,000 BCE."""
    if granularity == Granularity.YEAR or year <= 0 or granularity > Granularity.MILLENNIUM:
        return year_in_words(year)
    size = granularity.years
    first = year - year % size
    if granularity == Granularity.DECADE:
        return f"{first}s"
    number = first // size + 1
    return f"{ordinal(number)} {'century' if granularity == Granularity.CENTURY else 'millennium'}"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
