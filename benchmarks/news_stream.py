"""Invented news streams with known key dates, on which ways of ranking dates can be compared without a corpus.

What a stream imitates: key events of very unequal weight; articles in bursts after them that die away; articles that
look back on earlier events, the weightier the likelier, and ahead to scheduled ones; remarks made on ordinary days;
dates that have nothing to do with the topic; agency reports printed by several papers; articles without a known date.
It cannot tell what editors find worth a timeline. Only differences between ways of ranking mean anything here.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

from viewer.model import calendar
from viewer.model.document import Document
from viewer.model.findings import Findings
from viewer.model.span import Span
from viewer.model.temporal import Resolution, TemporalExpression, TimexType
from viewer.model.time import Granularity, unit_at

SYLLABLES = ("ka", "ro", "mi", "ten", "du", "sha", "vel", "or", "bi", "lan", "gre", "tso", "pa", "nue", "hol", "ist")
DEEDS = ("signed", "stormed", "closed", "flooded", "dissolved", "opened", "bombed", "elected", "struck", "left")
THINGS = (
    "bridge",
    "council",
    "mine",
    "port",
    "treaty",
    "ministry",
    "dam",
    "march",
    "court",
    "reactor",
    "border",
    "bank",
)
REMARKS = ("doubted", "welcomed", "dismissed", "questioned", "praised", "regretted", "noted", "denied")
MATTERS = (
    "plan",
    "figures",
    "delay",
    "mood",
    "budget",
    "rumour",
    "prices",
    "weather",
    "talks",
    "letter",
    "vote",
    "tone",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a stream is made.

    articles, days   size and length of the stream
    keys             number of key dates, which is what a timeline has room for
    lesser           number of lesser events that are in the news, but in no timeline
    remarks          remarks with a date an article, on average
    stray            dates beside the topic an article, on average
    undated          share of articles whose date is not known
    """

    articles: int = 400
    days: int = 200
    keys: int = 30
    lesser: int = 60
    remarks: float = 1.5
    stray: float = 0.3
    undated: float = 0.05


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the stream: its day (counted from the first), its weight in the news, the words that tell it."""

    day: int
    weight: float
    words: str
    scheduled: bool


@dataclass(slots=True)
class _Draft:
    """An article as it is written."""

    text: str = ""
    times: list[tuple[Span, int]] = field(default_factory=list)

    def write(self, before: str, day: int | None, after: str = "") -> None:
        """Add a sentence; the day, if any, is named between its two halves."""
        self.text += before
        if day is not None:
            words = _day_words(day)
            self.times.append((Span(len(self.text), len(self.text) + len(words)), day))
            self.text += words
        self.text += after + ".\n"


START = calendar.days(2010, 1, 1)


def stream(setting: Setting, seed: int) -> tuple[list[Findings], set[str]]:
    """Findings of a synthetic stream, in order of publication, and its key dates."""
    chance = random.Random(seed)
    topic = _name(chance)
    happenings = _happenings(setting, chance, topic)
    found: list[Findings] = []
    while len(found) < setting.articles:
        day = _publication(setting, chance, happenings)
        draft = _article(setting, chance, happenings, day, topic)
        for _ in range(1 + (chance.random() < 0.08) * chance.randint(1, 4)):
            known = chance.random() >= setting.undated
            found.append(_findings(f"a{len(found)}", draft, day if known else None))
    keys = {_edtf(h.day) for h in happenings[: setting.keys]}
    return found[: setting.articles], keys


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def _happenings(setting: Setting, chance: random.Random, topic: str) -> list[Happening]:
    """Key events first. The weights overlap: some lesser event is always louder than some key event."""
    made = []
    for n in range(setting.keys + setting.lesser):
        median = 1.0 if n < setting.keys else 0.25
        about = topic if chance.random() < 0.8 else _name(chance)
        words = f"{about} {chance.choice(DEEDS)} the {_name(chance)} {chance.choice(THINGS)}"
        weight = median * math.exp(chance.gauss(0, 0.9))
        made.append(Happening(chance.randrange(setting.days), weight, words, chance.random() < 0.3))
    return made


def _publication(setting: Setting, chance: random.Random, happenings: list[Happening]) -> int:
    """A publication day: half of the articles follow an event at once, the others come evenly."""
    if chance.random() < 0.5:
        return chance.randrange(setting.days + 1)
    event = chance.choices(happenings, [h.weight for h in happenings])[0]
    return min(setting.days, event.day + int(chance.expovariate(0.7)))


def _article(setting: Setting, chance: random.Random, happenings: list[Happening], day: int, topic: str) -> _Draft:
    draft = _Draft()
    news = [(h, h.weight * math.exp(-(day - h.day) / 2)) for h in happenings if 0 <= day - h.day < 8]
    if news and chance.random() < 0.8:
        event = chance.choices([h for h, _ in news], [w for _, w in news])[0]
        draft.write(f"{event.words} ", event.day if chance.random() < 0.7 else None)
    else:
        draft.write(f"{topic} {chance.choice(REMARKS)} the {chance.choice(MATTERS)}", None)
    for _ in range(_about(chance, setting.remarks)):
        said = day - min(day, int(chance.expovariate(1.0)))
        speaker = topic if chance.random() < 0.5 else _name(chance)
        draft.write(f"Here {speaker} {chance.choice(REMARKS)} the {chance.choice(MATTERS)} ", said)
    past = [(h, h.weight * (1 + day - h.day) ** -0.4) for h in happenings if h.day < day]
    for _ in range(_about(chance, 0.8) if past else 0):
        event = chance.choices([h for h, _ in past], [w for _, w in past])[0]
        draft.write(f"Earlier {event.words} ", event.day)
    ahead = [(h, h.weight / (h.day - day)) for h in happenings if h.scheduled and 0 < h.day - day < 30]
    if ahead and chance.random() < 0.3:
        event = chance.choices([h for h, _ in ahead], [w for _, w in ahead])[0]
        draft.write(f"It is planned that {event.words} ", event.day)
    for _ in range(_about(chance, setting.stray)):
        draft.write(f"Elsewhere {_name(chance)} {chance.choice(DEEDS)} a {chance.choice(THINGS)} ", _stray(chance, day))
    return draft


def _stray(chance: random.Random, day: int) -> int:
    """A day beside the topic: now and then one of a few that every paper likes to recall, else any."""
    return chance.choice((-3400, -1200, -700)) if chance.random() < 0.3 else day - chance.randrange(2000)


def _about(chance: random.Random, mean: float) -> int:
    """A count that is `mean` on average (geometric)."""
    return int(math.log(1 - chance.random()) / math.log(mean / (1 + mean)))


def _day_words(day: int) -> str:
    year, month, number = calendar.date_of((START + day) * calendar.DAY)
    return f"on {number}.{month}.{year}"


def _edtf(day: int) -> str:
    return str(unit_at((START + day) * calendar.DAY, Granularity.DAY))


def _resolution(day: int) -> Resolution:
    return Resolution(unit_at((START + day) * calendar.DAY, Granularity.DAY))


def _findings(name: str, draft: _Draft, day: int | None) -> Findings:
    created = None if day is None else _resolution(day)
    title = draft.text.partition("\n")[0].partition(" on ")[0].rstrip(".")
    times = tuple(
        TemporalExpression(
            f"{name}/time/{span.start}-{span.end}",
            name,
            span,
            "that day",
            TimexType.DATE,
            _edtf(named),
            resolution=_resolution(named),
        )
        for span, named in draft.times
    )
    return Findings(Document(name, title, draft.text, created=created), times)
