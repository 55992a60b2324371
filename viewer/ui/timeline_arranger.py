"""What a hand arranges on the timeline: lanes moved, folded and coloured, eras made, drawn longer and coloured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from viewer.model.arrangement import (
    date_era,
    fold_lane,
    may_be_era,
    move_lane,
    new_era,
    next_tone,
    own_order,
    remove_era,
    tone_era,
    tone_lane,
)
from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.time import Granularity, Interval, span_of, unit_at
from viewer.model.view import Era
from viewer.model.wording import describe
from viewer.timeline.hit import Hit, eras_at
from viewer.timeline.scale import Scale
from viewer.timeline.scene import Scene
from viewer.ui.swatch import swatch
from viewer.ui.theme import TONES
from viewer.ui.timeline_drag import unit_in_view
from viewer.ui.timeline_hover import lane_words
from viewer.ui.timeline_shown import Shown

NONE = "None"


@dataclass(frozen=True, slots=True)
class Carried:
    """What a drag holds: a lane on its way to a place among the others, or an era with the dates it would have."""

    lane: str = ""
    y: float = 0.0
    to: int = -1
    era: Era | None = None
    interval: Interval | None = None


class Arranger(QObject):
    """Arranges what is shown; each change is one edit.

    told   a line about what was done, or would be
    asked  an era is to be made of an Interval, or the era of an id changed
    fold   long empty stretches are to be folded, or not
    """

    told = Signal(str)
    asked = Signal(object)
    fold = Signal(bool)

    def __init__(self, shown: Shown, surface: QWidget) -> None:
        super().__init__(surface)
        self._shown, self._surface = shown, surface
        self.carried: Carried | None = None
        self.lane: str | None = None
        self._lane_held: str | None = None
        self._era_held = "", ""
        self.tones: tuple[str, ...] = ("#000000",) * len(TONES)

    @property
    def grouping(self) -> str:
        """What the lanes gather by, as edits name it."""
        return self._shown.frames.arrangement.id.removeprefix("lanes/")

    @property
    def lanes(self) -> tuple[str, ...]:
        """Names of the lanes, top first; none where there is only one."""
        names = self._shown.frames.columns.lanes
        return names if len(names) > 1 else ()

    def current(self) -> str | None:
        """The lane that keys act on: the one that has the focus, else that of the event which has it or is selected."""
        if self.lane in self.lanes:
            return self.lane
        frames = self._shown.frames
        place = self._shown.current()
        return self.lanes[int(frames.columns.lane[place])] if place >= 0 and self.lanes else None

    def step(self, by: int) -> bool:
        """Give the focus to the next lane, or the previous one for -1; whether there are lanes."""
        if not self.lanes:
            return False
        now = self.current()
        place = self.lanes.index(now) + by if now is not None else 0 if by > 0 else len(self.lanes) - 1
        self.lane = self.lanes[min(max(place, 0), len(self.lanes) - 1)]
        self._shown.bring_lane_into_view(self.lanes.index(self.lane))
        self.told.emit(f"{lane_words(self._shown.frames, self.lane)} Alt+↑ and Alt+↓ move it, Enter folds it.")
        self._surface.update()
        return True

    def let_go(self) -> bool:
        """Take the focus from the lane; whether one had it."""
        had, self.lane = self.lane is not None, None
        self._surface.update()
        return had

    def move(self, by: int) -> bool:
        """Move the current lane up (-1) or down (1); whether there is one."""
        lane = self.current()
        if lane is None:
            return False
        self._make(move_lane(self._project(), self.grouping, self.lanes, lane, self.lanes.index(lane) + by))
        self.lane = lane
        self._shown.bring_lane_into_view(self.lanes.index(lane))
        self.told.emit(lane_words(self._shown.frames, lane))
        return True

    def fold_lane(self, lane: str | None = None) -> bool:
        """Fold a lane, or unfold it; the current one unless another is named. Whether there is one."""
        lane = self.current() if lane is None else lane
        if lane is None:
            return False
        self._make(fold_lane(self._project(), self.grouping, lane))
        self.told.emit(lane_words(self._shown.frames, lane))
        return True

    def restore_lanes(self) -> None:
        """Let lanes stand in their own order again."""
        self._make(own_order(self._project(), self.grouping))

    def grasp(self, hit: Hit) -> None:
        """Take hold of the lane or of the end of an era at a place: by name, for what stands where may change."""
        eras = self._shown.scene().eras if hit.edge else ()
        self._lane_held = self._shown.frames.columns.lanes[hit.lane] if hit.lane >= 0 else None
        self._era_held = (eras[hit.era].era.id, hit.edge) if 0 <= hit.era < len(eras) else ("", "")

    def carry(self, start: tuple[float, float], now: tuple[float, float], *, done: bool) -> None:
        """Drag what was taken hold of: a lane by its name, or an era by its begin or end."""
        scene, lane, (held, edge) = self._shown.scene(), self._lane_held, self._era_held
        era, self.carried = self._project().get(Era, held), None
        if lane in self.lanes:
            self.carried = Carried(lane=lane, y=now[1], to=_place_at(scene, self.lanes.index(lane), now[1]))
            self.told.emit(f"“{lane or 'none named'}” to place {self.carried.to + 1} of {len(self.lanes)}")
        elif era is not None:
            interval = drawn(era, edge, scene.scale, now[0] - start[0])
            self.carried = Carried(era=era, interval=interval)
            self.told.emit(f"“{era.title}”: {describe(interval)}")
        if done:
            carried, self.carried = self.carried, None
            self._drop(carried)
        self._surface.update()

    def stretch(self, left: float, right: float) -> Interval:
        """The stretch of time between two pixels, in whole units that a hand can hit at this zoom."""
        scale = self._shown.motion.scale
        unit = unit_in_view(scale, Granularity.DAY)
        first, last = sorted((left, max(right, left + 1)))
        begin, end = _nearest(scale, first, unit, first=True), _nearest(scale, last, unit, first=False)
        return span_of(begin, end) if begin.begin < end.end else begin  # both lie in one fold, or in half a unit

    def want_era(self, left: float, right: float) -> None:
        """Ask for an era between two pixels."""
        self.asked.emit(self.stretch(max(left, self._shown.motion.scale.left), right))

    def want_era_in_view(self) -> None:
        """Ask for an era of the stretch in view."""
        self.want_era(self._shown.motion.scale.left, self._shown.motion.scale.right)

    def fill(self, menu: QMenu, hit: Hit, x: float) -> None:
        """Add to a context menu what can be arranged at a place."""
        if hit.lane >= 0:
            self._fill_lane(menu, self._shown.frames.columns.lanes[hit.lane])
            return
        scene = self._shown.scene()
        if hit.event >= 0:
            event = self._project().get(Event, self._shown.event_at(hit.event))
            if event and may_be_era(self._project(), event):
                menu.addAction("Show as an era", partial(self._event_as_era, event))
            return
        if hit.era < 0:
            menu.addAction("New era…", self.want_era_in_view)
        for place in [hit.era] if hit.era >= 0 else eras_at(scene, x):
            self._fill_era(menu.addMenu(_escaped(f"Era “{scene.eras[place].era.title}”")), scene.eras[place].era)
        fold = not self._shown.frames.folding
        menu.addAction(f"{'Fold' if fold else 'Unfold'} empty stretches", lambda: self.fold.emit(fold))

    def _fill_lane(self, menu: QMenu, lane: str) -> None:
        lanes = self._shown.frames.columns.lanes  # also where conditions leave only one
        folded, place = lane in self._shown.frames.arrangement.folded, lanes.index(lane)
        menu.addAction("Unfold" if folded else "Fold", lambda: self.fold_lane(lane))
        for words, by, possible in (("Move up", -1, place > 0), ("Move down", 1, place < len(lanes) - 1)):
            edit = partial(move_lane, self._project(), self.grouping, lanes, lane, place + by)
            self._add(menu, words, edit).setEnabled(possible)
        chosen = dict(self._shown.frames.arrangement.tones).get(lane, -1)
        tones = menu.addMenu("Colour")
        self._offer(tones, (*TONES, NONE), chosen, lambda tone: tone_lane(self._project(), self.grouping, lane, tone))
        menu.addSeparator()
        menu.addAction("All lanes in their own order", self.restore_lanes)

    def _fill_era(self, menu: QMenu, era: Era) -> None:
        menu.addAction("Name and dates…", lambda: self.asked.emit(era.id))
        self._offer(menu.addMenu("Colour"), TONES, era.tone, lambda tone: tone_era(self._project(), era.id, tone))
        menu.addAction("Remove", lambda: self._make(remove_era(self._project(), era.id)))

    def _offer(self, menu: QMenu, names: Sequence[str], chosen: int, edit: Callable[[int], Edit]) -> None:
        """A choice of tones, each with its name; NONE stands for -1."""
        for place, name in enumerate(names):
            tone = -1 if name == NONE else place
            action = self._add(menu, name, partial(edit, tone))
            action.setCheckable(True)
            action.setChecked(tone == chosen)
            if tone >= 0:
                action.setIcon(swatch(self.tones[tone]))

    def _add(self, menu: QMenu, words: str, edit: Callable[[], Edit]) -> QAction:
        """An entry that makes an edit when it is chosen."""
        action = QAction(words, menu)
        action.triggered.connect(lambda: self._make(edit()))
        menu.addAction(action)
        return action

    def _event_as_era(self, event: Event) -> None:
        if event.interval is not None:
            self._make(new_era(self._project(), event.title, event.interval, next_tone(self._project(), len(TONES)))[0])
            self.told.emit(f"“{event.title}” is shown as an era. Undo takes it back.")

    def _drop(self, carried: Carried | None) -> None:
        project = self._project()
        if carried is None:
            return
        if carried.era is not None and carried.interval is not None and carried.era.id in project:
            self._make(date_era(project, carried.era.id, carried.interval))
            self.told.emit(f"“{carried.era.title}”: {describe(carried.interval)}. Undo takes it back.")
        elif carried.to >= 0 and carried.lane in self.lanes:
            self._make(move_lane(project, self.grouping, self.lanes, carried.lane, carried.to))

    def _project(self) -> Project:
        return self._shown.session.project

    def _make(self, edit: Edit) -> None:
        self._shown.session.make(edit)


def drawn(era: Era, edge: str, scale: Scale, by: float) -> Interval:
    """The dates of an era with one of its ends moved by pixels, in whole units; its own while that makes none."""
    old = era.interval
    if abs(by) < 1:  # brought back to where it was
        return old
    unit = unit_in_view(scale, Granularity.DAY)
    said = min(old.granularity, Granularity.YEAR)  # the other end stays as exact as it was said
    if edge == "begin":
        x = min(scale.x(old.begin) + by, scale.x(old.end) - 1)
        first = _nearest(scale, x, unit, first=True)
        begin = min(first.begin, unit_at(old.end - 1, unit).begin)
        return Interval(begin, old.end, said) if begin < old.end else old
    x = max(scale.x(old.end) + by, scale.x(old.begin) + 1)
    last = _nearest(scale, x, unit, first=False)
    end = max(last.end, unit_at(old.begin, unit).end)
    return Interval(old.begin, end, said) if end > old.begin else old


def _nearest(scale: Scale, x: float, unit: Granularity, *, first: bool) -> Interval:
    """The unit whose begin (end, unless `first`) is nearest to a pixel; at a fold the unit outside of it."""
    instant = scale.instant(x)
    fold = scale.folds.at(instant) if scale.folds is not None else -1
    if scale.folds is not None and fold >= 0:
        instant = scale.folds.ends[fold] if first else scale.folds.begins[fold]
    holding = unit_at(int(instant), unit)
    late = instant - holding.begin > (holding.end - holding.begin) / 2
    if first:
        return unit_at(holding.end, unit) if late else holding
    return holding if late else unit_at(holding.begin - 1, unit)


def _place_at(scene: Scene, lane: int, y: float) -> int:
    """The place among the lanes to which a lane would come if it were let go at a height."""
    at = y + scene.offset
    others = [one for place, one in enumerate(scene.stage.lanes) if place != lane]
    return sum(one.top + one.height / 2 < at for one in others)


def _escaped(words: str) -> str:
    return words.replace("&", "&&")
