"""Invented news streams with known key dates, on which ways of ranking dates can be compared without a corpus.

What a stream imitates: key events of very unequal weight; articles in bursts after them that die away; articles that
look back on earlier events, the weightier the likelier, and ahead to scheduled ones; remarks made on ordinary days;
articles that name the topic only in passing, about events of a world that many of them know; feast days; dates that
were read a week or a year wrong; lists of links with dates at the end of a page; agency reports printed by several
papers; articles without a known date. Every telling of an event takes only some of the event's words, among words that
any article has. It cannot tell what editors find worth a timeline: only differences between ways of ranking mean
anything here.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from viewer.model import calendar
from viewer.model.document import Document
from viewer.model.findings import Findings
from viewer.model.span import Span
from viewer.model.temporal import Resolution, TemporalExpression, TimexType
from viewer.model.time import Granularity, unit_at

SYLLABLES = ("ka", "ro", "mi", "ten", "du", "sha", "vel", "or", "bi", "lan", "gre", "tso", "pa", "nue", "hol", "ist")
VOCABULARY = 1500
"""Words that any article may have, the n-th of them 1/n as often as the first."""
OWN_WORDS = 9
"""Words that belong to an event."""
TOLD_WORDS = 4
"""How many of them one telling takes."""
BESIDE_WORDS = 7
"""Words of the vocabulary in a sentence."""
WORLD = 40
"""Events beside the topic that many articles know."""
THAT_DAY = "that day"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a stream is made.

    articles, days   size and length of the stream
    keys             number of key dates, which is what a timeline has room for
    lesser           number of lesser events that are in the news, but in no timeline
    loudness         how much more an ordinary key event is in the news than an ordinary lesser one
    remarks          remarks with a date an article, on average
    looks_back       sentences about earlier events an article, on average
    stray            dates beside the topic an article, on average
    passing          share of articles that name the topic only in passing
    feasts           mentions of a feast day an article, on average
    wrong            share of dates that were read wrong: a week off, or a year
    links            share of articles that end with a list of links with dates
    burst            share of articles that follow an event at once
    undated          share of articles whose date is not known
    """

    articles: int = 400
    days: int = 200
    keys: int = 30
    lesser: int = 60
    loudness: float = 4.0
    remarks: float = 1.5
    looks_back: float = 0.8
    stray: float = 0.3
    passing: float = 0.1
    feasts: float = 0.05
    wrong: float = 0.05
    links: float = 0.05
    burst: float = 0.5
    undated: float = 0.05


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the stream: its day (counted from the first), its weight in the news, the words that tell it."""

    day: int
    weight: float
    about: str
    words: tuple[str, ...]
    scheduled: bool

    def told(self, chance: random.Random) -> str:
        """A sentence about it, without its end."""
        words = [*chance.sample(self.words, TOLD_WORDS), *_background(chance)]
        chance.shuffle(words)
        who = self.about if chance.random() < 0.7 else self.words[0]
        return f"There {who} {' '.join(words)} "


@dataclass(slots=True)
class _Draft:
    """An article as it is written; each time is its place, its day and the words that name it."""

    text: str = ""
    times: list[tuple[Span, int, str]] = field(default_factory=list)

    def write(self, before: str, day: int | None, words: str = THAT_DAY, end: str = ".\n") -> None:
        """Add a sentence that ends with a day, if any."""
        self.text += before
        if day is not None:
            self.times.append((Span(len(self.text), len(self.text) + len(words)), day, words))
            self.text += words
        self.text += end


@dataclass(frozen=True, slots=True)
class _World:
    """What the articles of a stream are about."""

    setting: Setting
    topic: str
    happenings: tuple[Happening, ...]
    beside: tuple[Happening, ...]


START = calendar.days(2010, 1, 1)


def stream(setting: Setting, seed: int) -> tuple[list[Findings], set[str]]:
    """Findings of a synthetic stream, in order of publication, and its key dates."""
    chance = random.Random(seed)
    topic = _name(chance)
    happenings = _happenings(chance, setting, topic)
    beside = tuple(_happening(chance, 1.0, _name(chance), chance.randrange(-3000, setting.days)) for _ in range(WORLD))
    world = _World(setting, topic, happenings, beside)
    found: list[Findings] = []
    while len(found) < setting.articles:
        day = _publication(chance, world)
        draft = _article(chance, world, day)
        for _ in range(1 + (chance.random() < 0.08) * chance.randint(1, 4)):
            known = chance.random() >= setting.undated
            found.append(_findings(f"a{len(found)}", draft, day if known else None, setting.wrong))
    keys = {_edtf(h.day) for h in happenings[: setting.keys]}
    return found[: setting.articles], keys


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


@cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The words that any article may have, and their cumulated weights."""
    chance = random.Random(0)
    words = tuple("".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3, 4)))) for _ in range(VOCABULARY))
    return words, tuple(accumulate(1 / (n + 3) for n in range(VOCABULARY)))


def _background(chance: random.Random, count: int = BESIDE_WORDS) -> list[str]:
    words, cumulated = _vocabulary()
    return chance.choices(words, cum_weights=cumulated, k=count)


def _happenings(chance: random.Random, setting: Setting, topic: str) -> tuple[Happening, ...]:
    """Key events first. The weights overlap: some lesser event is always louder than some key event."""
    made = []
    for n in range(setting.keys + setting.lesser):
        median = setting.loudness if n < setting.keys else 1.0
        about = topic if chance.random() < 0.8 else _name(chance)
        made.append(_happening(chance, median, about, chance.randrange(setting.days)))
    return tuple(made)


def _happening(chance: random.Random, median: float, about: str, day: int) -> Happening:
    weight = median * math.exp(chance.gauss(0, 0.9))
    words = (_name(chance), *dict.fromkeys(_background(chance, OWN_WORDS)))
    own = (*words, *(_name(chance).lower() for _ in range(max(3, TOLD_WORDS + 2 - len(words)))))
    return Happening(day, weight, about, own, chance.random() < 0.3)


def _publication(chance: random.Random, world: _World) -> int:
    """A publication day: some articles follow an event at once, most of them the day after; the others come evenly."""
    days = world.setting.days
    if chance.random() >= world.setting.burst:
        return chance.randrange(days + 1)
    event = chance.choices(world.happenings, [h.weight for h in world.happenings])[0]
    return min(days, event.day + int(chance.expovariate(0.7)))


def _article(chance: random.Random, world: _World, day: int) -> _Draft:
    draft, setting = _Draft(), world.setting
    if chance.random() < setting.passing:
        _write_in_passing(draft, chance, world, day)
    else:
        _write_about(draft, chance, world, day)
    for _ in range(_about(chance, setting.stray)):
        who = world.topic if chance.random() < 0.3 else _name(chance)
        draft.write(f"Elsewhere {who} {' '.join(_background(chance))} ", _stray(chance, day))
    for _ in range(_about(chance, setting.feasts)):
        draft.write(f"So {world.topic} {' '.join(_background(chance))} ", day // 365 * 365 + 358, "Christmas")
    if chance.random() < setting.links:
        for _ in range(chance.randint(3, 6)):
            draft.write(f"{' '.join(_background(chance))} ", day - chance.randrange(20), end="\n")
    return draft


def _write_about(draft: _Draft, chance: random.Random, world: _World, day: int) -> None:
    """The news, remarks on it, looks back and ahead."""
    news = [(h, h.weight * math.exp(-(day - h.day) / 2)) for h in world.happenings if 0 <= day - h.day < 8]
    if news and chance.random() < 0.8:
        event = _chosen(chance, news)
        draft.write(event.told(chance), event.day if chance.random() < 0.7 else None)
    else:
        draft.write(f"{world.topic} {' '.join(_background(chance))}", None)
    for _ in range(_about(chance, world.setting.remarks)):
        said = day - min(day, int(chance.expovariate(1.0)))
        who = world.topic if chance.random() < 0.5 else _name(chance)
        draft.write(f"Here {who} {' '.join(_background(chance))} ", said)
    past = [(h, h.weight * (1 + day - h.day) ** -0.4) for h in world.happenings if h.day < day]
    for _ in range(_about(chance, world.setting.looks_back) if past else 0):
        event = _chosen(chance, past)
        draft.write(event.told(chance), event.day)
    ahead = [(h, h.weight / (h.day - day)) for h in world.happenings if h.scheduled and 0 < h.day - day < 30]
    if ahead and chance.random() < 0.3:
        event = _chosen(chance, ahead)
        draft.write(event.told(chance), event.day)


def _write_in_passing(draft: _Draft, chance: random.Random, world: _World, day: int) -> None:
    """An article about something else, with what many articles know of the world."""
    other = _name(chance)
    draft.write(f"Now {other} {' '.join(_background(chance))} ", day if chance.random() < 0.5 else None)
    draft.write(f"Like {world.topic} too {' '.join(_background(chance))}", None)
    for _ in range(2 + _about(chance, 1.0)):
        draft.write(f"Then {other} {' '.join(_background(chance))} ", day - int(chance.expovariate(0.5)))
    known = [h for h in world.beside if h.day < day]
    for _ in range(_about(chance, 0.8) if known else 0):
        event = chance.choice(known)
        draft.write(event.told(chance), event.day)


def _chosen(chance: random.Random, weighed: Sequence[tuple[Happening, float]]) -> Happening:
    return chance.choices([h for h, _ in weighed], [w for _, w in weighed])[0]


def _stray(chance: random.Random, day: int) -> int:
    """A day beside the topic: now and then one of a few that every paper likes to recall, else any."""
    return chance.choice((-3400, -1200, -700)) if chance.random() < 0.3 else day - chance.randrange(2000)


def _about(chance: random.Random, mean: float) -> int:
    """A count that is `mean` on average (geometric)."""
    return int(math.log(1 - chance.random()) / math.log(mean / (1 + mean))) if mean else 0


def _misread(name: str, span: Span, day: int, share: float) -> int:
    """The day as it was read: the same in every copy of an article, now and then a week or a year off."""
    chance = random.Random(f"{span.start} {day} {name}")
    return day + chance.choice((-7, -7, 7, 7, -365, 365)) if chance.random() < share else day


def _edtf(day: int) -> str:
    return str(unit_at((START + day) * calendar.DAY, Granularity.DAY))


def _resolution(day: int) -> Resolution:
    return Resolution(unit_at((START + day) * calendar.DAY, Granularity.DAY))


def _findings(name: str, draft: _Draft, day: int | None, wrong: float = 0.0) -> Findings:
    created = None if day is None else _resolution(day)
    title = draft.text.partition("\n")[0].partition(f" {THAT_DAY}")[0].rstrip(".")
    times = tuple(
        TemporalExpression(
            f"{name}/time/{span.start}-{span.end}",
            name,
            span,
            words,
            TimexType.DATE,
            _edtf(read),
            resolution=_resolution(read),
        )
        for span, named, words in draft.times
        for read in (_misread(title, span, named, wrong),)
    )
    return Findings(Document(name, title, draft.text, created=created), times)
