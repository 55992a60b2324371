"""Another date for an event by dragging its mark with Alt held: it snaps to the unit in view, and can be undone."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.model.calendar import DAY, add_months, date_of, seconds
from viewer.model.event import Event
from viewer.model.revision import date_event
from viewer.model.temporal import Basis, Resolution, Step
from viewer.model.time import BEGIN_OF_TIME, END_OF_TIME, Granularity, Interval, unit_at
from viewer.model.wording import describe
from viewer.timeline.scale import YEAR, Scale
from viewer.ui.timeline_shown import Shown

GRIP, LONG = 8.0, 40.0
"""Pixels around the end of a bar by which it is taken alone, and the length of bars that have such ends."""
LEAST = 6.0
"""Pixels a unit must take for a hand to hit it."""
UNITS = (
    (Granularity.HOUR, 3600.0),
    (Granularity.DAY, float(DAY)),
    (Granularity.MONTH, YEAR / 12),
    (Granularity.YEAR, YEAR),
    (Granularity.DECADE, 10 * YEAR),
    (Granularity.CENTURY, 100 * YEAR),
)


def unit_in_view(scale: Scale, finest: Granularity) -> Granularity:
    """The finest unit that a hand can hit at this zoom, never finer than the event's own date is."""
    fit = (unit for unit, length in UNITS if length / scale.per_pixel >= LEAST and unit >= min(finest, UNITS[-1][0]))
    return next(fit, UNITS[-1][0])


@dataclass(frozen=True, slots=True)
class Redating:
    """An event under way to another date.

    moved  from which pixel to which the hand has come
    """

    event: Event
    moved: tuple[float, float]

    def interval(self, scale: Scale) -> Interval | None:
        """The date it would have if it were let go now; None while that is its own, or lies in a fold."""
        old = self.event.interval
        if old is None:
            return None
        end = self._end(scale, old)
        if end:
            return self._stretched(scale, old, end)
        unit = unit_in_view(scale, max(old.granularity, Granularity.HOUR))
        if not old.is_unit and not unit_at(old.end - 1, unit).contains(old):
            return self._carried(scale, old, unit)
        middle = scale.instant(scale.x((old.begin + old.end) / 2) + self.moved[1] - self.moved[0])
        if scale.folds is not None and scale.folds.at(middle) >= 0:
            return None
        new = unit_at(int(middle), unit)
        # The unit that holds its own date is no other date, only a less exact one: the hand has hardly moved.
        return None if new.begin <= old.begin and old.end <= new.end else new

    def _end(self, scale: Scale, old: Interval) -> str:
        """Which end of a long bar the hand took hold of: "begin" or "end", "" for the whole."""
        left, right = scale.x(old.begin), scale.x(old.end)
        if right - left < LONG or old.begin <= BEGIN_OF_TIME or old.end >= END_OF_TIME:
            return ""
        return "begin" if abs(self.moved[0] - left) <= GRIP else "end" if abs(self.moved[0] - right) <= GRIP else ""

    def _carried(self, scale: Scale, old: Interval, unit: Granularity) -> Interval | None:
        """A stretch of several units, moved as a whole and as long as before; where one end is open, the other."""
        held = old.end if old.begin <= BEGIN_OF_TIME else old.begin
        at = scale.instant(scale.x(held) + self.moved[1] - self.moved[0])
        if held >= END_OF_TIME or (scale.folds is not None and scale.folds.at(at) >= 0):
            return None
        new = _snapped(at, held, unit)
        if new == held:
            return None
        begin, end = (old.begin, new) if held == old.end else (new, _as_long(new, old))
        return Interval(begin, end, old.granularity, within=old.within)

    def _stretched(self, scale: Scale, old: Interval, end: str) -> Interval | None:
        """The date with one end elsewhere, the other as it is; never less than a unit long."""
        held = old.begin if end == "begin" else old.end
        at = scale.instant(scale.x(held) + self.moved[1] - self.moved[0])
        if scale.folds is not None and scale.folds.at(at) >= 0:
            return None
        unit = unit_in_view(scale, max(old.granularity, Granularity.HOUR))
        new = _snapped(at, held, unit)
        begin, last = old.begin, old.end
        if end == "begin":
            begin = min(new, unit_at(old.end - 1, unit).begin)
        else:
            last = max(new, unit_at(old.begin, unit).end)
        if new == held or (begin, last) == (old.begin, old.end):
            return None
        return Interval(begin, last, max(unit, old.granularity), within=old.within)

    def words(self, scale: Scale) -> str:
        """What letting go now would do."""
        new = self.interval(scale)
        return f"“{self.event.title}”: {describe(new)}" if new else f"“{self.event.title}” keeps its date"


def _snapped(at: float, held: int, unit: Granularity) -> int:
    """The nearest edge of a unit, or where the hand took hold if that is nearer: it has hardly moved."""
    holding = unit_at(int(at), unit)
    return min((held, holding.begin, holding.end), key=lambda edge: abs(edge - at))


def _as_long(begin: int, old: Interval) -> int:
    """The end of a stretch from `begin` on: as many months as the old one where that had whole ones, else as long; open
    where that was.
    """
    if old.end >= END_OF_TIME:
        return old.end
    first, last = (unit_at(at, Granularity.MONTH).begin for at in (old.begin, old.end))
    if (first, last) != (old.begin, old.end) or begin != unit_at(begin, Granularity.MONTH).begin:
        return begin + old.end - old.begin
    (year, month, _), (end_year, end_month, _), (now, at, _) = (date_of(i) for i in (first, last, begin))
    return seconds(*add_months(now, at, 12 * (end_year - year) + end_month - month))


def carry_out(shown: Shown, redating: Redating) -> str:
    """Give the event its new date, as an edit that can be taken back; says what was done, "" for nothing."""
    new, told = redating.interval(shown.motion.scale), redating.words(shown.motion.scale)
    project = shown.session.project
    if new is None or redating.event.id not in project:
        return ""
    step = Step(f"You moved it to {describe(new)} on the timeline.")
    shown.session.make(date_event(project, redating.event.id, Resolution(new, (step,), basis=Basis.USER)))
    return f"{told}. Undo takes it back."
