"""What people arrange to be seen, each decision a pure function to one Edit: eras, lanes, saved views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from viewer.model.calendar import DAY
from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.project import Project, changed
from viewer.model.provenance import Provenance, Standing
from viewer.model.time import BEGIN_OF_TIME, END_OF_TIME, Interval
from viewer.model.view import Era, LaneOrder, SavedView

ENTERED = Provenance(Standing.ENTERED)
LONG = 7 * DAY
"""Seconds from which on the interval of an event makes an era."""
NAMELESS = "the lane without a name"


def eras(project: Project) -> list[Era]:
    """The eras of a project in order of time."""
    return sorted(project.all(Era), key=lambda e: (e.interval.begin, -e.interval.end, e.id))


def new_era(project: Project, title: str, interval: Interval, tone: int = 0) -> tuple[Edit, str]:
    """A new era and its id; ValueError for an empty title or a stretch without an end or a begin."""
    identifier = _free(project, "era")
    made = Era(identifier, _named(title, "An era"), _closed(interval), tone, ENTERED)
    return changed(project, f"Make the era “{made.title}”", {identifier: made}), identifier


def next_tone(project: Project, tones: int) -> int:
    """The tone, of so many, that fewest eras have."""
    used = [era.tone % tones for era in project.all(Era)]
    return min(range(tones), key=lambda tone: (used.count(tone), tone))


def retitle_era(project: Project, identifier: str, title: str) -> Edit:
    """Give an era another name. KeyError if there is no such era, ValueError for an empty name."""
    era = _era(project, identifier)
    return changed(project, f"Rename “{era.title}”", {identifier: replace(era, title=_named(title, "An era"))})


def date_era(project: Project, identifier: str, interval: Interval) -> Edit:
    """Give an era other dates. KeyError if there is no such era, ValueError for a stretch with an open end."""
    era = _era(project, identifier)
    return changed(
        project, f"Change the dates of “{era.title}”", {identifier: replace(era, interval=_closed(interval))}
    )


def tone_era(project: Project, identifier: str, tone: int) -> Edit:
    """Give an era another tone. KeyError if there is no such era."""
    era = _era(project, identifier)
    return changed(project, f"Colour “{era.title}”", {identifier: replace(era, tone=tone)})


def change_era(project: Project, identifier: str, title: str, interval: Interval, tone: int) -> Edit:
    """Change all of an era at once; errors as of the single ones."""
    era = _era(project, identifier)
    told = replace(era, title=_named(title, "An era"), interval=_closed(interval), tone=tone)
    return changed(project, f"Change the era “{era.title}”", {identifier: told})


def remove_era(project: Project, identifier: str) -> Edit:
    """Take an era away. KeyError if there is no such era."""
    return changed(project, f"Remove the era “{_era(project, identifier).title}”", {identifier: None})


def may_be_era(project: Project, event: Event) -> bool:
    """Whether an event takes so long that it can be shown as an era, and is not shown as one already."""
    interval = event.interval
    if interval is None or interval.begin <= BEGIN_OF_TIME or interval.end >= END_OF_TIME:
        return False
    known = any(e.title == event.title and e.interval == interval for e in project.all(Era))
    return interval.end - interval.begin >= LONG and not known


def lane_order(project: Project, grouping: str) -> LaneOrder:
    """How the lanes of a grouping are arranged; in their own order where nobody arranged them."""
    identifier = f"lanes/{grouping}"
    return project.get(LaneOrder, identifier) or LaneOrder(identifier, provenance=ENTERED)


def in_order(names: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    """Names of lanes as a person placed them; the others follow in the order they have."""
    placed = [name for name in dict.fromkeys(order) if name in set(names)]
    return (*placed, *(name for name in names if name not in set(placed)))


def move_lane(project: Project, grouping: str, shown: Sequence[str], lane: str, to: int) -> Edit:
    """Move a lane of those shown to a place among them, 0 at the top. ValueError when it is not shown."""
    others = [name for name in shown if name != lane]
    if len(others) == len(shown):
        raise ValueError(f"there is no lane {lane!r}")
    to = min(max(to, 0), len(others))
    order = (*others[:to], lane, *others[to:])
    arranged = lane_order(project, grouping)
    if order == tuple(shown):
        return Edit("")
    gone = tuple(name for name in arranged.order if name not in order)
    return _arrange(project, f"Move {_called(lane)}", replace(arranged, order=order + gone))


def fold_lane(project: Project, grouping: str, lane: str) -> Edit:
    """Fold a lane to its strip, or unfold it."""
    arranged = lane_order(project, grouping)
    folded = lane in arranged.folded
    names = tuple(n for n in arranged.folded if n != lane) if folded else (*arranged.folded, lane)
    return _arrange(project, f"{'Unfold' if folded else 'Fold'} {_called(lane)}", replace(arranged, folded=names))


def tone_lane(project: Project, grouping: str, lane: str, tone: int) -> Edit:
    """Give a lane a tone; -1 takes it away."""
    arranged = lane_order(project, grouping)
    tones = tuple((n, t) for n, t in arranged.tones if n != lane) + (((lane, tone),) if tone >= 0 else ())
    return _arrange(project, f"Colour {_called(lane)}", replace(arranged, tones=tones))


def own_order(project: Project, grouping: str) -> Edit:
    """Let lanes stand in their own order again; what is folded or coloured stays so."""
    return _arrange(project, "Lanes in their own order", replace(lane_order(project, grouping), order=()))


def views(project: Project) -> list[SavedView]:
    """The saved views by name."""
    return sorted(project.all(SavedView), key=lambda v: (v.name.casefold(), v.id))


def save_view(project: Project, name: str, view: SavedView) -> Edit:
    """Keep a view under a name; one of that name is replaced. ValueError for an empty name."""
    name = _named(name, "A view")
    known = next((v.id for v in project.all(SavedView) if v.name == name), "")
    identifier = known or _free(project, "view")
    kept = replace(view, id=identifier, name=name, provenance=ENTERED)
    return changed(project, f"{'Update' if known else 'Save'} the view “{name}”", {identifier: kept})


def rename_view(project: Project, identifier: str, name: str) -> Edit:
    """Give a saved view another name. KeyError if there is none, ValueError for an empty name or one that is taken."""
    view, name = _view(project, identifier), _named(name, "A view")
    if any(v.name == name and v.id != identifier for v in project.all(SavedView)):
        raise ValueError(f"There is another view “{name}”.")
    return changed(project, f"Rename the view “{view.name}”", {identifier: replace(view, name=name)})


def remove_view(project: Project, identifier: str) -> Edit:
    """Take a saved view away. KeyError if there is none."""
    return changed(project, f"Remove the view “{_view(project, identifier).name}”", {identifier: None})


def only_arranges(edit: Edit) -> bool:
    """Whether an edit changes nothing but how things are looked at."""
    kinds = (Era, LaneOrder, SavedView)
    return all(isinstance(edit.after[i] or edit.before[i], kinds) for i in edit.after)


def _arrange(project: Project, label: str, arranged: LaneOrder) -> Edit:
    """Keep an arrangement of lanes; one in which nothing is arranged is not kept."""
    kept = replace(arranged, provenance=ENTERED) if arranged.order or arranged.folded or arranged.tones else None
    return changed(project, label, {arranged.id: kept})


def _called(lane: str) -> str:
    return f"the lane “{lane}”" if lane else NAMELESS


def _free(project: Project, kind: str) -> str:
    return next(i for i in (f"{kind}/{n}" for n in count(1)) if i not in project)


def _named(name: str, what: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise ValueError(f"{what} needs a name.")
    return plain


def _closed(interval: Interval) -> Interval:
    if interval.begin <= BEGIN_OF_TIME or interval.end >= END_OF_TIME:
        raise ValueError("An era needs both a begin and an end.")
    return interval


def _era(project: Project, identifier: str) -> Era:
    era = project.get(Era, identifier)
    if era is None:
        raise KeyError(identifier)
    return era


def _view(project: Project, identifier: str) -> SavedView:
    view = project.get(SavedView, identifier)
    if view is None:
        raise KeyError(identifier)
    return view
