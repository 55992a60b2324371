"""The timeline by ear: events, positions, eras and lanes as assistive programs read them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest

from tests.timeline_hands import surface
from viewer.model.arrangement import change_era, new_era, remove_era
from viewer.model.revision import accept, dismiss
from viewer.model.stance import Stance
from viewer.model.time import month, span_of, year
from viewer.ui.session import Session
from viewer.ui.timeline_view import TimelineView

NAME, MORE = QAccessible.Text.Name, QAccessible.Text.Description


def reader_of(view: TimelineView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def children(view: TimelineView) -> list[QAccessibleInterface]:
    reader = reader_of(view)
    return [reader.child(index) for index in range(reader.childCount())]


def names(view: TimelineView) -> list[str]:
    return [child.text(NAME) for child in children(view)]


@pytest.fixture
def eras(view: TimelineView, session: Session) -> tuple[str, str]:
    del view
    spring = new_era(session.project, "Spring", span_of(month(2014, 3), month(2014, 5)), 0)
    session.make(spring[0])
    far = new_era(session.project, "Long ago", year(1950), 1)
    session.make(far[0])
    return spring[1], far[1]


def test_eras_are_children_of_their_own_after_the_events(view: TimelineView, eras: tuple[str, str]) -> None:
    events = len(view.frame().stage.columns)
    assert names(view)[events:] == ["Era: Long ago, 1950", "Era: Spring, Mar–May 2014"]
    far, spring = children(view)[events:]
    band = next(b for b in view.frame().eras if b.era.id == eras[0])
    middle = QPoint(round((band.left + band.right) / 2), round(band.top + band.height / 2))
    assert spring.rect().contains(surface(view).mapToGlobal(middle))
    assert not spring.state().offscreen
    assert far.rect().isEmpty()
    assert far.state().offscreen
    at = spring.rect().center()
    assert reader_of(view).childAt(at.x(), at.y()) is spring
    assert "Eras: Long ago, 1950; Spring, Mar–May 2014." in reader_of(view).text(MORE)


def test_an_era_is_the_same_child_under_another_name_and_gone_when_removed(
    view: TimelineView, session: Session, eras: tuple[str, str]
) -> None:
    spring = children(view)[-1]
    session.make(change_era(session.project, eras[0], "The thaw", year(2015), 0))
    assert spring.text(NAME) == "Era: The thaw, 2015"
    session.make(remove_era(session.project, eras[0]))
    assert not spring.isValid()
    assert spring.text(NAME) == ""
    assert spring.rect().isEmpty()
    session.undo()
    assert spring.isValid()


def test_lanes_are_children_with_what_they_hold_and_whether_they_are_folded(view: TimelineView) -> None:
    view.set_lanes("kind")
    lanes = view.frame().stage.lanes
    view.arranger.fold_lane(lanes[0].name)
    found = [child for child in children(view) if child.role() == QAccessible.Role.RowHeader]
    assert len(found) == len(lanes)
    assert found[0].text(NAME).startswith(f"Lane “{lanes[0].name}”, 1 of {len(lanes)}, ")
    assert found[0].text(NAME).endswith(", folded.")
    at = surface(view).mapToGlobal(QPoint(50, round(view.frame().stage.lanes[0].top + 8)))
    assert reader_of(view).childAt(at.x(), at.y()) is found[0]
    assert found[0].rect().contains(at)


@pytest.mark.parametrize("by", ["none", "kind", "country"])
def test_each_child_knows_its_place(view: TimelineView, eras: tuple[str, str], by: str) -> None:
    del eras
    view.set_lanes(by)
    reader = reader_of(view)
    found = children(view)
    assert [reader.indexOfChild(child) for child in found] == list(range(len(found)))
    assert len({child.text(NAME) for child in found}) > 1


def test_a_position_says_whose_it_is_and_its_state(view: TimelineView, session: Session) -> None:
    view.set_lanes("country")
    stance = view.frame().stage.columns.stances[0]
    row = children(view)[0]
    assert row.text(NAME).startswith(f"{stance.holder_name} {stance.polarity.value} · ")
    assert row.text(NAME).endswith("not reviewed")
    session.make(accept(session.project, [stance.id]))
    assert session.project.get(Stance, stance.id) is not stance
    assert children(view)[0].text(NAME).endswith("confirmed")


def test_an_event_is_the_same_child_after_edits_and_no_rows_pile_up(view: TimelineView, session: Session) -> None:
    before = dict(zip(names(view), children(view), strict=True))
    last = next(child for name, child in before.items() if name.startswith("Ban’s report is released"))
    place = reader_of(view).indexOfChild(last)
    for _ in range(10):
        session.make(dismiss(session.project, ["event/coi"]))
        names(view)
        assert last.isValid()
        assert reader_of(view).indexOfChild(last) == place - 1
        session.undo()
        names(view)
    assert reader_of(view).indexOfChild(last) == place
    assert len(view.rows) == len(before) + 1, "each event once, and the list"


def test_the_focus_can_be_followed_by_ear_from_event_to_event(view: TimelineView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Home)
    for place in range(4):
        row = reader_of(view).focusChild()
        assert row is reader_of(view).child(place)
        assert row.state().focused
        QTest.keyClick(view, Qt.Key.Key_Right)
