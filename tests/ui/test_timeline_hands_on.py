"""The timeline by hand, by keys and by ear: pinching, stepping, jumping, conditions, the table; colours to be read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGestureEvent, QMenu, QPinchGesture
from pytestqt.qtbot import QtBot

from tests.timeline_hands import mark_of, surface, titles
from tests.windows import open_window, session_of
from viewer.bundled import RESOURCES
from viewer.model.event import Event
from viewer.model.view import Field, Term
from viewer.ui.paint_ink import ink, mixed
from viewer.ui.session import Session
from viewer.ui.theme import theme
from viewer.ui.timeline_filter import FilterBar
from viewer.ui.timeline_table import EventTable
from viewer.ui.timeline_view import TimelineView

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def width_of(view: TimelineView) -> int:
    begin, end = view.visible_range()
    return end - begin


def test_a_pinch_on_a_touchpad_zooms_about_the_fingers(view: TimelineView) -> None:
    before, at = view.frame().scale, QPointF(400, 200)
    target = surface(view)
    gesture = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2,
        at, at, target.mapToGlobal(at), 0.25, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(target, gesture)
    after = view.frame().scale
    assert after.per_pixel == pytest.approx(before.per_pixel / 1.25)
    assert after.instant(400) == pytest.approx(before.instant(400), abs=after.per_pixel)


def test_two_fingers_on_a_touch_screen_zoom(view: TimelineView) -> None:
    before, target = view.frame().scale, surface(view)
    pinch = QPinchGesture()
    pinch.setScaleFactor(2.0)
    pinch.setCenterPoint(QPointF(target.mapToGlobal(QPoint(300, 100))))
    QApplication.sendEvent(target, QGestureEvent([pinch]))
    after = view.frame().scale
    assert after.per_pixel == pytest.approx(before.per_pixel / 2)
    assert after.instant(300) == pytest.approx(before.instant(300), abs=after.per_pixel)


def test_stepping_to_an_event_just_outside_pans_no_further_than_it_takes(view: TimelineView, session: Session) -> None:
    view.fit("event/coi")
    scale = view.frame().scale
    far = max(e.interval.begin for e in session.project.all(Event) if e.interval)
    session.select("event/coi")
    assert view.frame().scale == scale  # it is in view
    view.shown.motion.to(scale.panned(scale.width * 0.55), glide=False)  # now it stands just left of the view
    session.select("event/coi")
    at = mark_of(view, "Commission of Inquiry").x()
    assert 0.2 * surface(view).width() < at < 0.3 * surface(view).width()
    view.go_to(far + 10**8)
    session.select("event/coi")
    assert abs(mark_of(view, "Commission of Inquiry").x() - surface(view).width() / 2) < 3


def test_a_bar_that_reaches_into_the_view_is_in_view(view: TimelineView, session: Session) -> None:
    bar = next(e.id for e in session.project.all(Event) if e.title.startswith("General Assembly"))
    view.fit("event/coi")
    before = view.visible_range()
    session.select(bar)
    assert view.visible_range() == before


@pytest.mark.parametrize(
    ("key", "moves"), [(Qt.Key.Key_PageDown, 1.0), (Qt.Key.Key_PageUp, -1.0)], ids=["page down", "page up"]
)
def test_page_keys_pan_a_window(view: TimelineView, key: Qt.Key, moves: float) -> None:
    view.zoom_by(0.2)
    before, wide = view.visible_range(), width_of(view)
    QTest.keyClick(view, key)
    assert view.visible_range()[0] == pytest.approx(before[0] + moves * wide, abs=wide * 0.02)


def test_home_and_end_focus_the_first_and_the_last_and_say_them(view: TimelineView, session: Session) -> None:
    told: list[str] = []
    view.hovered.connect(told.append)
    dated = sorted(
        (e for e in session.project.all(Event) if e.interval), key=lambda e: e.interval.begin if e.interval else 0
    )
    QTest.keyClick(view, Qt.Key.Key_End)
    assert told[-1].startswith(dated[-1].title)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert told[-1].startswith(dated[0].title)
    assert session.selection == ""  # the focus selects nothing


def test_the_focus_is_announced_with_title_date_and_state(view: TimelineView, session: Session) -> None:
    announced: list[int] = []
    view._hand.focused.connect(announced.append)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right)
    reader = QAccessible.queryAccessibleInterface(view)
    assert announced == sorted(set(announced))
    row = reader.focusChild()
    event = view.shown.frames.columns.events[announced[-1]]
    name = row.text(QAccessible.Text.Name)
    assert name.startswith(event.title)
    assert "2014" in name
    assert name.endswith("not reviewed")
    assert row.role() == QAccessible.Role.ListItem
    assert row.state().focused
    assert reader.childCount() == len(view.shown.frames.columns)
    assert reader.childAt(row.rect().center().x(), row.rect().center().y()) is row


def test_the_table_is_one_key_away_and_selects_nothing_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_timeline=TimelineView)
    session = session_of(window)
    window.activateWindow()
    window.commands["table"].trigger()
    table = window.findChildren(EventTable)[0]
    assert table.isVisible()
    assert session.selection == ""
    table.table.setFocus()
    assert session.selection == ""
    QTest.keyClick(table.table, Qt.Key.Key_Down)
    first = session.selection
    assert first == table.model.row(table.table.currentIndex().row()).identifier
    assert first != ""
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().splitlines()[0].startswith("Date\tEvent")
    window.commands["table"].trigger()
    assert not table.isVisible()


def test_conditions_hold_for_the_table_and_the_lanes_by_country_and_are_counted(
    view: TimelineView, session: Session
) -> None:
    bar = view.findChildren(FilterBar)[0]
    view.set_lanes("country")
    all_marks = len(view.shown.frames.columns)
    bar.add(Term(Field.ACTOR, "CHN", "China"))
    stances = view.shown.frames.columns.stances
    assert stances
    assert {s.holder for s in stances} == {"CHN"}
    assert f"{all_marks - len(stances)} positions hidden" in bar.findChildren(type(bar._hidden))[0].text()
    bar.clear()
    assert len(view.shown.frames.columns) == all_marks
    view.set_lanes("none")
    bar.words.setText("Seoul")
    view.show_table(True)
    table = view.findChildren(EventTable)[0]
    shown = {table.model.row(i).cells[1] for i in range(table.model.rowCount())}
    assert shown
    assert all("Seoul" in title for title in shown)
    bar.clear()
    assert table.model.rowCount() == len(session.project.all(Event))


@pytest.mark.parametrize("field", ["Actor", "Issue", "Kind", "Status", "Source", "Review", "Date"])
def test_every_kind_of_condition_is_chosen_from_the_menu(view: TimelineView, session: Session, field: str) -> None:
    everything = titles(view)
    bar = view.findChildren(FilterBar)[0]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Slash)
    inner = next(a.menu() for a in bar.menu.actions() if a.text() == f"&{field}")
    assert isinstance(inner, QMenu)
    inner.aboutToShow.emit()
    rows = [a for a in inner.actions() if a.isEnabled() and not a.isSeparator()]
    assert rows, field
    count = int(rows[-1].text().rsplit("(", 1)[1].rstrip(")").replace(",", ""))
    rows[-1].trigger()
    assert bar.terms[0].field.value == field
    assert len(session.project.all(Event)) - (view.counts().hidden - view.counts().dismissed) == count
    QTest.mouseClick(bar._chips[0], LEFT)
    assert titles(view) == everything


def luminance(colour: str) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]]
    return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("path", sorted((RESOURCES / "themes").glob("*.toml")), ids=lambda path: path.stem)
def test_what_must_be_read_has_contrast_in_every_theme(path: Path) -> None:
    worn = tomllib.loads(path.read_text(encoding="utf-8"))
    grounds = ("canvas", "panel", "side", "band", "chip", "selection", "accent_ground", "lit")
    pairs = [("text", ground) for ground in grounds]
    pairs += [("secondary", ground) for ground in ("canvas", "panel", "side", "band", "chip", "selection")]
    pairs += [("accent", ground) for ground in ("canvas", "panel", "side", "chip")] + [("accent_text", "accent")]
    pairs += [(position, ground) for position in ("supports", "opposes", "neutral") for ground in ("canvas", "panel")]
    poor = {f"{ink} on {ground}": round(contrast(worn[ink], worn[ground]), 2) for ink, ground in pairs}
    assert not {pair: ratio for pair, ratio in poor.items() if ratio < 4.5}
    inks, fold = ink(theme(path.stem)), mixed(QColor(worn["canvas"]), QColor(worn["hairline"]), 0.55)
    written = {"chip": inks.chip, "fold": fold, "every other stretch": inks.band, "names of lanes": inks.side}
    assert not {name for name, ground in written.items() if contrast(ground.name(), worn["secondary"]) < 4.5}
    assert not {name for name, ground in written.items() if contrast(ground.name(), worn["text"]) < 4.5}
    marks = {ground: contrast(worn["found"], worn[ground]) for ground in ("canvas", "side")}
    assert min(marks.values()) >= 3  # rings and ticks: what is seen, not read
