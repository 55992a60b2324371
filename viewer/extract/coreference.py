"""One event, many tellings: which tellings of a document are of the same happening."""

from __future__ import annotations

import re

from viewer.extract.event_nominal import RULE
from viewer.extract.event_reading import STATEMENT, Telling
from viewer.extract.sentences import Discourse
from viewer.model.span import Span

RECENT = 40
"""So many of the last events with a word in common are compared."""
WORD = re.compile(r"[^\W\d_]{4,}")


def merged(tellings: list[Telling], discourse: Discourse) -> list[list[Telling]]:
    """Tellings gathered by event, in order of the text; in each the most exactly dated one leads."""
    groups: list[list[Telling]] = []
    kinds: list[dict[object, Telling]] = []  # of tellings that compare alike, one for each group
    met: dict[tuple[str, str], list[int]] = {}
    for telling in sorted(tellings, key=lambda t: t.rule == RULE):  # what is only named comes after what is told
        keys = _keys(discourse, telling)
        near = sorted({n for key in keys for n in met.get(key, ())[-RECENT:]})
        home = next((n for n in near if any(same_event(discourse, t, telling) for t in kinds[n].values())), None)
        if home is None:
            home = len(groups)
            groups.append([])
            kinds.append({})
        groups[home].append(telling)
        what = (
            telling.kind,
            telling.family,
            telling.interval,
            telling.speaker,
            frozenset(_named(discourse, telling.subject)),
        )
        kinds[home].setdefault(what, telling)
        for key in keys:
            recent = met.setdefault(key, [])
            if home not in recent[-RECENT:]:  # one event told often must not hide the others
                recent.append(home)
    return [sorted(g, key=_exactness) for g in sorted(groups, key=lambda g: g[0].span.start)]


def _keys(discourse: Discourse, telling: Telling) -> set[tuple[str, str]]:
    """What two tellings of one event have in common at the least: family, and a word of the subject or the speaker."""
    words = _named(discourse, telling.subject) | ({telling.speaker.lower()} if telling.speaker else set())
    return {(telling.family, word) for word in words}


def same_event(discourse: Discourse, a: Telling, b: Telling) -> bool:
    """Whether two tellings are of one happening: compatible dates, one family, and the same thing or actor."""
    if b.rule == RULE and a.kind == b.kind and a.family == b.family:
        return bool(_named(discourse, a.subject) & _named(discourse, b.subject))
    if a.family != b.family or a.interval is None or b.interval is None:
        return False
    if not (a.interval.contains(b.interval) or b.interval.contains(a.interval)):
        return False
    if a.speaker and b.speaker and a.family == STATEMENT:
        return a.speaker.lower() == b.speaker.lower()
    return bool(_named(discourse, a.subject) & _named(discourse, b.subject))


def _named(discourse: Discourse, span: Span | None) -> set[str]:
    return {w.lower() for w in WORD.findall(span.of(discourse.text))} if span else set()


def _exactness(telling: Telling) -> tuple[int, int]:
    interval = telling.interval
    return (interval.end - interval.begin if interval else 2**63, telling.span.start)
