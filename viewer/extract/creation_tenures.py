"""Office holders named with their office: a text is not older than their term, nor younger where it tells what they do.

Later texts name old offices too, so only the holder who acts in the lead of news bounds it above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from viewer.extract import lexicon
from viewer.extract.almanac import Almanac, Tenure
from viewer.extract.creation_constraints import DAY, LEAD, Constraint, day_words
from viewer.extract.creation_years import in_quotation
from viewer.extract.resolution_words import listed, quoted
from viewer.extract.sentences import Discourse
from viewer.extract.temporal_tokens import cues
from viewer.extract.timex import Calendar, Candidate, Relative
from viewer.model.span import Span

SURNAME_ONLY = 2
"""Words of a name such as "President Ford": it may also be the head of a university."""
WORD = re.compile(r"[A-Za-z]+")


def tenures(
    discourse: Discourse, candidates: Sequence[Candidate], almanac: Almanac, news: bool
) -> Iterator[Constraint]:
    """What the office holders named in a text leave of the days it can be of; in `news` those who act are in office."""
    text, seen = discourse.text, set()
    for tenure in almanac.tenures:
        for name in tenure.names:
            if name in seen or name not in text:
                continue
            seen.add(name)
            held = [t for t in almanac.tenures if name in t.names]
            yield from _named(discourse, candidates, name, held, news)


def _named(
    discourse: Discourse, candidates: Sequence[Candidate], name: str, held: Sequence[Tenure], news: bool
) -> Iterator[Constraint]:
    """The constraint of a name that one or more terms of office bear."""
    text = discourse.text
    places = [m.start() for m in re.finditer(re.escape(name) + r"(?![A-Za-z])", text[:100_000])]
    places = [p for p in places if not _other_office(text, p)]
    if not places or (len(name.split()) <= SURNAME_ONLY and not _at_home(text, held)):
        return
    span = Span(places[0], places[0] + len(name))
    begin = min(t.begin for t in held)
    acting = news and places[0] < LEAD and _acts(discourse, candidates, span)
    ends = [t.end for t in held if t.end is not None]
    if not acting or len(ends) < len(held):
        why = f"{quoted(name)}: {held[0].person} was {held[0].office} since {day_words(begin)} ({held[0].source})."
        yield Constraint(why, begin // DAY, None, None, span)
        return
    terms = [(t.begin // DAY, t.end // DAY) for t in held if t.end is not None]
    office = held[0].office
    said = [f"{t.person} was {office} from {day_words(t.begin)} to {day_words(t.end - DAY)}" for t in held if t.end]
    why = f"{quoted(name)} acts in this text: {listed(said, 'and')} ({held[0].source})."
    inside = None if len(terms) == 1 else lambda day: any(first <= day < last for first, last in terms)
    yield Constraint(why, begin // DAY, max(ends) // DAY, inside, span)


def _other_office(text: str, start: int) -> bool:
    """Whether the words before a title make it another office, or one of other days."""
    words = text[max(0, start - 24) : start].lower().replace("-", " ").split()
    return bool(words) and (words[-1] in _words("other_office") or words[-1] in cues("past_office"))


def _at_home(text: str, held: Sequence[Tenure]) -> bool:
    """Whether a text that gives only title and surname speaks of the country of that office."""
    homes = [word for tenure in held for word in tenure.home]
    return not homes or any(word in text for word in homes)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("creation")["acting"][name])


def _acts(discourse: Discourse, candidates: Sequence[Candidate], span: Span) -> bool:
    """Whether the sentence tells what the holder says or does now: no year, no quotation."""
    text, sentence = discourse.text, discourse.sentence_at(span.start)
    inside = [c.semantics for c in candidates if sentence.contains(c.span)]
    if any(isinstance(s, Calendar) and (s.year is not None or s.decade or s.named_year) for s in inside):
        return False
    if any(isinstance(s, Relative) and (s.count or 0) < -1 for s in inside) or in_quotation(discourse, span.start):
        return False
    after = text[span.end : min(sentence.end, span.end + 60)]
    if after.startswith(("'s", "’s")):
        return False
    words = [w.lower() for w in WORD.findall(after)]
    near = next((w for w in words[:5] if w not in _words("between")), "")
    if near in _words("verbs") and near not in ("is", "has"):
        return True
    return not cues("speaking").isdisjoint(words)
