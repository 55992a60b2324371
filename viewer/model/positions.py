"""Who stands where on an issue, firmest evidence first, and who is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from viewer.model.actor import Actor, ActorKind
from viewer.model.event import Event
from viewer.model.lookup import documents_of, stances_of
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.stance import Mode, Stance

FIRMNESS = {mode: place for place, mode in enumerate(Mode)}
"""Modes from firmest to weakest, as the model lists them."""

KNOWN_BY = {
    Mode.SELF_DIRECT: "own words",
    Mode.SELF_REPORTED: "reported by them",
    Mode.SELF_ANONYMOUS: "unnamed official",
    Mode.ACT: "act",
    Mode.ACT_VIA_OTHER: "act, told by another",
    Mode.OTHER: "attributed by another",
    Mode.PREDICTED: "predicted",
    Mode.IMPLIED: "implied",
}
"""How a position is known, in the words people read."""


BY_OTHERS = (Mode.ACT_VIA_OTHER, Mode.OTHER)
"""Modes in which someone else says so, who is then named."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where one country or body stands on one issue.

    stance   the firmest one, those of the event looked at first; None where the sources are silent
    others   the rest of its stances on the issue
    """

    holder: str
    name: str
    stance: Stance | None = None
    others: tuple[Stance, ...] = ()

    @property
    def differing(self) -> int:
        """How many of the others go another way than the one shown."""
        return sum(1 for other in self.others if self.stance and other.polarity != self.stance.polarity)

    @property
    def known_by(self) -> str:
        """How it is known, and how much more there is, in words; "" where nothing is stated."""
        if self.stance is None:
            return ""
        words = KNOWN_BY[self.stance.mode]
        if self.stance.mode in BY_OTHERS and self.stance.attributed_to:
            words = f"{words}: {self.stance.attributed_to}"
        if self.differing:
            return f"{words} · {self.differing} of {len(self.others)} more differ"
        return f"{words} · {len(self.others)} more" if self.others else words


def standing(project: Project) -> list[Stance]:
    """All positions that nobody dismissed."""
    return [s for s in project.all(Stance) if s.provenance.standing != Standing.DISMISSED]


def issues(project: Project, event: Event | None = None) -> list[str]:
    """The issues positions are known on, the event's own first, then by how often they come up.

    With an event only those that the documents telling of it speak of: what others say of other things is not about it.
    """
    told = {d.id for d in documents_of(project, event)} if event else set[str]()
    counted = Counter(s.issue for s in standing(project) if event is None or s.document in told)
    own = Counter(s.issue for s in stances_of(project, event)) if event else Counter[str]()
    return sorted(counted, key=lambda issue: (-own[issue], -counted[issue], issue))


@dataclass(frozen=True, slots=True)
class PositionTable:
    """Everyone who holds a position against every issue; a pair that is not in `cells` is not stated.

    issues   ids, those most spoken of first
    holders  row keys in order of their names; names: how each is shown
    cells    by holder and issue
    """

    issues: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    cells: Mapping[tuple[str, str], Position] = field(default_factory=dict)


def table(project: Project) -> PositionTable:
    """Where everyone stands on everything."""
    names: dict[str, str] = {}
    held: dict[tuple[str, str], list[Stance]] = {}
    rows_of: dict[tuple[str, str], str] = {}
    for stance in standing(project):
        whose = (stance.holder, stance.holder_name)
        if whose not in rows_of:
            rows_of[whose] = _key(project, stance)
            names.setdefault(rows_of[whose], _name(project, stance))
        held.setdefault((rows_of[whose], stance.issue), []).append(stance)
    cells = {}
    for (key, issue), stances in held.items():
        first, *others = sorted(stances, key=lambda s: FIRMNESS[s.mode])
        cells[key, issue] = Position(key, names[key], first, tuple(others))
    holders = sorted(names, key=lambda key: (names[key].casefold(), key))
    return PositionTable(tuple(issues(project)), tuple(holders), tuple(names[k] for k in holders), cells)


def positions(project: Project, issue: str, event: Event | None = None) -> list[Position]:
    """Where everyone known in the project stands on an issue: those who do first, then the silent, by name.

    Everyone is: who holds any position, and the countries and bodies that take part in the event looked at.
    """
    near = {s.id for s in stances_of(project, event)} if event else set[str]()
    everyone: dict[str, str] = {}
    held: dict[str, list[Stance]] = {}
    rows_of: dict[tuple[str, str], str] = {}
    for stance in standing(project):
        whose = (stance.holder, stance.holder_name)
        if whose not in rows_of:
            rows_of[whose] = _key(project, stance)
            everyone.setdefault(rows_of[whose], _name(project, stance))
        if stance.issue == issue:
            held.setdefault(rows_of[whose], []).append(stance)
    for actor in (project.get(Actor, a) for a in (event.participants if event else ())):
        if actor is not None and actor.kind == ActorKind.COUNTRY:
            everyone.setdefault(actor.id, actor.name)
    rows = []
    for key, name in everyone.items():
        stances = sorted(held.get(key, ()), key=lambda s: (s.id not in near, FIRMNESS[s.mode]))
        rows.append(Position(key, name, stances[0] if stances else None, tuple(stances[1:])))
    return sorted(rows, key=lambda row: (row.stance is None, row.name))


def _key(project: Project, stance: Stance) -> str:
    """What gathers positions into one row: the country; for a body of many organs the organ by its name."""
    actor = project.get(Actor, stance.holder)
    one = len(stance.holder) == 3 or (actor is not None and actor.kind == ActorKind.COUNTRY)
    return stance.holder if one or not stance.holder_name else f"{stance.holder}/{stance.holder_name}"


def _name(project: Project, stance: Stance) -> str:
    """The name people know the holder by."""
    actor = project.get(Actor, stance.holder)
    if actor is not None and _key(project, stance) == stance.holder:
        return actor.name
    return stance.holder_name or stance.holder
