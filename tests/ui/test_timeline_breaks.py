"""Long empty stretches folded in the window: what is drawn, what the pointer reads there, what can be done."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.timeline_hands import choose, drag, mark_of, surface, titles, tooltip, turn
from viewer.model.event import Event, Status
from viewer.model.project import Project, changed
from viewer.model.temporal import Resolution
from viewer.model.time import Interval, day, month
from viewer.ui.session import Session
from viewer.ui.timeline_type import Typography
from viewer.ui.timeline_view import TimelineView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def story() -> Project:
    """A town burnt down, and its trial eleven years later."""

    def event(name: str, title: str, interval: Interval) -> Event:
        return Event(f"town/event/{name}", title, Status.HAPPENED, Resolution(interval))

    found = (
        event("1", "Rumours reach the town", month(2002, 11)),
        event("2", "The town burns", day(2003, 1, 14)),
        event("3", "Survivors cross the river", day(2003, 2, 3)),
        event("4", "The trial opens", day(2014, 3, 5)),
        event("5", "A witness is heard", day(2014, 4, 22)),
    )
    return Project({e.id: e for e in found})


@pytest.fixture
def folded(view: TimelineView, session: Session) -> TimelineView:
    session.open(story())
    view.set_folding(True)
    QApplication.processEvents()
    return view


def test_eleven_empty_years_become_a_break_and_come_back(view: TimelineView, session: Session) -> None:
    session.open(story())
    before, unfolded = view.frame(), view.grab().toImage()
    view.set_folding(True)
    (fold,) = view.frame().breaks
    assert fold.words == "11 years"
    assert fold.right - fold.left <= 60
    assert titles(view) == {e.title for e in story().all(Event)}
    assert view.frame().scale.per_pixel < before.scale.per_pixel / 8
    assert view.grab().toImage() != unfolded
    view.set_folding(False)
    assert view.frame().breaks == ()
    assert view.frame().scale == before.scale
    assert view.grab().toImage() == unfolded


def test_the_pointer_reads_the_right_dates_on_both_sides_and_none_inside(folded: TimelineView) -> None:
    told: list[str] = []
    folded.hovered.connect(told.append)
    shown = folded.frame()
    (fold,) = shown.breaks
    for x, date in ((fold.left - 20, "2003"), (fold.right + 20, "2014")):
        QTest.mouseMove(surface(folded), QPoint(round(x), 300))
        assert told[-1].endswith(date)
    QTest.mouseMove(surface(folded), QPoint(round((fold.left + fold.right) / 2), 300))
    assert told[-1].startswith("Folded: 11 years")
    assert "2003" in told[-1]
    assert "2014" in told[-1]


def test_every_text_of_the_axis_stands_at_its_own_date_and_none_overlap(folded: TimelineView) -> None:
    letters = Typography(folded.font())
    for notches in (0, 2, 2, 4):
        turn(folded, mark_of(folded, "The trial"), notches)
        shown = folded.frame()
        texts = []
        for tick in shown.ticks.minor:
            x = shown.scale.x(tick.instant)
            room = min((f.left for f in shown.breaks if f.right > x + 1), default=shown.scale.right)
            right = x + 4 + letters.of_axis.horizontalAdvance(tick.text)
            if right <= room:
                texts.append((x, right))
            assert not any(f.left + 1 < x < f.right - 1 for f in shown.breaks)
        assert all(one[1] <= other[0] for one, other in pairwise(texts))


def test_close_by_the_break_is_as_narrow_as_from_afar(folded: TimelineView) -> None:
    wide = folded.frame().breaks[0].right - folded.frame().breaks[0].left
    for _ in range(12):
        turn(folded, QPoint(round(folded.frame().breaks[0].left) - 4, 300), 1)
    (fold,) = folded.frame().breaks
    assert fold.right - fold.left == pytest.approx(wide)


def test_nobody_dates_anything_inside_a_break(folded: TimelineView, session: Session) -> None:
    (fold,) = folded.frame().breaks
    at = mark_of(folded, "The town burns")
    drag(folded, at, QPoint(round((fold.left + fold.right) / 2), at.y()), keys=Qt.KeyboardModifier.AltModifier)
    assert session.history.undoable is None
    drag(folded, at, QPoint(at.x() + 40, at.y()), keys=Qt.KeyboardModifier.AltModifier)
    moved = session.project.get(Event, "town/event/2")
    assert moved is not None
    assert moved.interval is not None
    assert "2003-01-14" < str(moved.interval) < "2003-06"


def test_a_drag_over_the_break_redates_to_the_other_side(folded: TimelineView, session: Session) -> None:
    at = mark_of(folded, "Survivors")
    goal = round(folded.frame().scale.x(day(2014, 3, 20).begin))
    drag(folded, at, QPoint(goal, at.y()), keys=Qt.KeyboardModifier.AltModifier)
    moved = session.project.get(Event, "town/event/3")
    assert moved is not None
    assert "2014-03-1" <= str(moved.interval) <= "2014-03-29"


def test_the_rubber_band_and_going_to_a_date_know_the_break(folded: TimelineView) -> None:
    scale = folded.frame().scale
    left, right = (scale.x(day(*d).begin) for d in ((2003, 1, 10), (2014, 4, 1)))
    drag(folded, QPoint(round(left), 300), QPoint(round(right), 300), keys=Qt.KeyboardModifier.ControlModifier)
    shown = folded.frame().scale
    assert shown.begin == pytest.approx(scale.instant(round(left)), abs=shown.per_pixel * 2)
    assert shown.end == pytest.approx(scale.instant(round(right)), abs=shown.per_pixel * 2)
    folded.go_to(day(2014, 4, 22).begin)
    middle = folded.frame().scale.left + folded.frame().scale.width / 2
    assert folded.frame().scale.x(day(2014, 4, 22).begin) == pytest.approx(middle, abs=1)


def test_a_break_unfolds_by_its_menu_and_by_a_double_click(folded: TimelineView, session: Session) -> None:
    (fold,) = folded.frame().breaks
    at = QPoint(round((fold.left + fold.right) / 2), 420)
    assert "Double click to unfold" in tooltip(folded, at)
    QTest.mouseClick(surface(folded), Qt.MouseButton.RightButton, pos=at)
    choose("Unfold empty stretches")
    assert not folded.folding
    QTest.mouseClick(surface(folded), Qt.MouseButton.RightButton, pos=QPoint(300, 420))
    choose("Fold empty stretches")
    assert folded.folding
    QTest.mouseDClick(surface(folded), Qt.MouseButton.LeftButton, pos=at)
    assert not folded.folding
    assert session.history.undoable is None, "what is only looked at is no edit"


def test_the_overview_folds_with_the_timeline(folded: TimelineView) -> None:
    overview = folded._overview.scale()
    assert overview is not None
    assert overview.folds is not None
    begin, end = folded.visible_range()
    assert overview.x(begin) < 60
    assert overview.x(end) > folded.width() - 60
    late = round(overview.x(day(2014, 4, 1).begin))
    turn(folded, mark_of(folded, "The town burns"), 6)
    QTest.mouseClick(folded._overview, Qt.MouseButton.LeftButton, pos=QPoint(late, 20))
    begin, end = folded.visible_range()
    assert day(2014, 2, 1).begin < begin < day(2014, 4, 1).begin < end


def test_an_event_in_the_stretch_ends_the_fold(folded: TimelineView, session: Session) -> None:
    late = Event("town/event/6", "A grave is found", Status.HAPPENED, Resolution(day(2008, 6, 1)))
    session.make(changed(session.project, "Add", {late.id: late}))
    assert len(folded.frame().breaks) == 2
    assert not any(f.begin < day(2008, 6, 1).begin < f.end for f in folded.frame().breaks)
    session.undo()
    assert len(folded.frame().breaks) == 1


def test_lanes_and_folds_go_together(folded: TimelineView) -> None:
    folded.set_lanes("kind")
    assert len(folded.frame().breaks) == 1
    assert not folded.grab().isNull()
    folded.resize(420, 300)
    (fold,) = folded.frame().breaks
    assert fold.right - fold.left <= 0.35 * folded.frame().scale.width


def test_an_era_wanted_within_a_fold_is_of_what_follows_it(folded: TimelineView) -> None:
    (fold,) = folded.frame().breaks
    asked: list[object] = []
    folded.era_asked.connect(asked.append)
    at = QPoint(round(fold.left) + 4, 40)
    drag(folded, at, at + QPoint(20, 0), keys=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    (era,) = asked
    assert isinstance(era, Interval)
    assert era.begin < era.end
