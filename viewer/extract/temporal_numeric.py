"""Which comes first in 3/4/2014: the text’s other dates say, or the publisher’s country, or else the month does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from viewer.extract import lexicon
from viewer.extract.countries import country_name, names_by_first_word, states
from viewer.extract.timex import Calendar, Candidate

MONTHS = 12
WORD = re.compile(r"[^\W_]+")
ADDRESS = re.compile(r"[a-z0-9-]{1,63}\.([a-z]{2})(?=$|[/:\s])", re.I)
"""A host name that ends with a country's two letters."""


def settled(text: str, found: list[Candidate]) -> list[Candidate]:
    """3/4/2014 has the day first where another date of the text can only be read so (24/3/2014)."""
    numeric = [c for c in found if c.rule == "numeric" and "/" in c.span.of(text)]
    firsts = [int(c.span.of(text).split("/")[0]) for c in numeric]
    seconds = [int(c.span.of(text).split("/")[1]) for c in numeric]
    day_first, month_first = any(n > MONTHS for n in firsts), any(n > MONTHS for n in seconds)
    if day_first == month_first:
        return found
    return [_turned(c, day_first, "") for c in found]


def of_publisher(candidates: Sequence[Candidate], publisher: str) -> tuple[Candidate, ...]:
    """What the text leaves open, read as people write in the publisher's country."""
    if not any(isinstance(c.semantics, Calendar) and c.semantics.swappable for c in candidates):
        return tuple(candidates)
    where = _day_first_country(publisher)
    return tuple(_turned(c, True, where) if where else c for c in candidates)


def _turned(candidate: Candidate, day_first: bool, where: str) -> Candidate:
    """A date in digits with its order settled; with `where` the other order stays an alternative."""
    said = candidate.semantics
    if not isinstance(said, Calendar) or not said.swappable:
        return candidate
    month, day = (said.day, said.month) if day_first else (said.month, said.day)
    return replace(candidate, semantics=replace(said, month=month, day=day, swappable=bool(where), written_in=where))


@cache
def _day_first_country(publisher: str) -> str:
    """The name of the country of a publisher where that is one of those that write the day first, "" else."""
    order = lexicon.load("time")["numeric_order"]
    country = next((c for name, c in order["publishers"].items() if name in publisher), "") or _country(publisher)
    return country_name(country) if country and country not in order["not_day_first"] else ""


def _country(publisher: str) -> str:
    """The country that a publisher's name or address speaks of ("The Times of India", "www.example.ie")."""
    address = ADDRESS.search(publisher)
    if address is not None:
        letters = {"UK": "GB"}.get(address[1].upper(), address[1].upper())
        return next((actor for actor, state in states().items() if state.get("a2") == letters), "")
    for match in WORD.finditer(publisher):
        for name in names_by_first_word().get(match.group(), ()):
            if publisher.startswith(name.words, match.start()) and name.actor in states():
                return name.actor
    return ""
