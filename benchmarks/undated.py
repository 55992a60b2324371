"""Made-up documents that do not say their own date, which their maker knows: how often is a proposed date right?

Every text is composed of sentences written for it. Half of them are news, some of whose dates can be argued; the others
are traps: anniversaries, looking back, old words quoted, plans of other days, weekdays that do not fit, reprints,
notices older than their text, papers that tell of Friday on Monday, former office holders, events that only resemble a
known one. What is proposed must be right; to propose nothing is never wrong.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SENTENCES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FIRST_YEARS = range(1987, 2019, 4)


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A document with the day it is of, and the kind of argument or trap it holds."""

    kind: str
    text: str
    day: datetime.date

    @property
    def is_trap(self) -> bool:
        """Whether it is made to lead astray."""
        return self.kind.startswith("trap")


def weekday(day: datetime.date) -> str:
    """The weekday of a day."""
    return WEEKDAYS[day.weekday()]


def month_day(day: datetime.date) -> str:
    """Its month and day as news writes them."""
    return f"{MONTHS[day.month - 1]} {day.day}"


def body(lead: str, number: int) -> str:
    """A lead with two more paragraphs."""
    fillers = SENTENCES["fillers"]
    return f"{lead}\n\n{fillers[number % len(fillers)]}\n\n{fillers[(number * 3 + 1) % len(fillers)]}"


def later(day: datetime.date, years: int = 0, days: int = 0) -> datetime.date:
    """A day so many years and days after."""
    return day.replace(year=day.year + years) + datetime.timedelta(days)


def news() -> Iterator[MadeUp]:
    """Known events as the news of the day: by agencies with a weekday, anywhere with “today” and “yesterday”."""
    for i, row in enumerate(SENTENCES["news"]):
        day, told = datetime.date.fromisoformat(row["day"]), row["told"]
        agency = told.format(weekday(day))
        yield MadeUp("news, agency", body(f"{row['place']} (Seawire) -- {agency}", i), day)
        yield MadeUp("news, today", body(told.format("today"), i), day)
        if i % 2:
            yield MadeUp("news, yesterday", body(told.format("yesterday"), i), later(day, days=1))
        yield MadeUp("trap: papers a day later", body(f"{row['place']} -- {agency}", i), later(day, days=1))
        if weekday(day) == "Friday":
            yield MadeUp("trap: Friday told on Monday", body(agency, i), later(day, days=3))


def office() -> Iterator[MadeUp]:
    """An office holder speaks: a dateline without its year, and the weekday, leave one year at most."""
    for i, row in enumerate(SENTENCES["office"]):
        day, said, place = datetime.date.fromisoformat(row["day"]), row["said"], row["place"]
        lead = f"{place}, {month_day(day)} (Seawire) -- {said.format('on ' + weekday(day))}"
        yield MadeUp("office, dateline", body(lead, i), day)
        full = said.format(f"on {weekday(day)}, {month_day(day)},")
        yield MadeUp("office, weekday with its date", body(full, i), day)
        late = later(day, years=11)
        if "Secretary-General" not in said:
            former = "Former " + said.format("on " + weekday(late))
            lead = f"{place}, {month_day(late)} (Seawire) -- {former}"
            yield MadeUp("trap: former office", body(lead, i), late)
        old = f"The mayor on {weekday(late)} opened a show of old speeches. {said.format('then')} Few remember it."
        yield MadeUp("trap: old words in new news", body(old, i), late)


def since() -> Iterator[MadeUp]:
    """Known events with “last month”, “last year”; and the same events where the words belong to something else."""
    for i, event in enumerate(SENTENCES["event"]):
        then = datetime.date.fromisoformat(event["day"])
        when = {
            "month": (then.replace(day=1) + datetime.timedelta(32)).replace(day=10 + i),
            "year": then.replace(year=then.year + 1, month=7, day=3 + i),
            "old": then.replace(year=then.year + 8, month=5, day=4 + i),
            "again": later(then, years=10),
        }
        for row in SENTENCES["since"]:
            day = when[row["when"]]
            words = {"noun": event["noun"], "weekday": weekday(day), "day": month_day(day), "then": weekday(then)}
            yield MadeUp(row["kind"], body(row["text"].format(**words), i), day)


def years() -> Iterator[MadeUp]:
    """Years said twice, plans and figures; and plans, notices and headers of other years."""
    for i, year in enumerate(FIRST_YEARS):
        for row in SENTENCES["yearly"]:
            text = row["text"]
            for gap in set(re.findall(r"\{(-?\d+)\}", text)):
                text = text.replace(f"{{{gap}}}", str(year + int(gap)))
            day = datetime.date.fromisoformat(f"{year + row['later']}-{row['day']}")
            yield MadeUp(row["kind"], text if "\n" in text else body(text, i), day)


def single(table: str, kind: str) -> Iterator[MadeUp]:
    """Texts that stand for themselves."""
    for i, row in enumerate(SENTENCES[table]):
        yield MadeUp(kind, body(row["text"], i), datetime.date.fromisoformat(row["day"]))


def documents() -> tuple[MadeUp, ...]:
    """All documents, news and traps."""
    others = single("other", "trap: like a known event")
    echoes = single("echo", "news and its echoes")
    return (*news(), *office(), *since(), *years(), *others, *single("fitting", "other arguments"), *echoes)
