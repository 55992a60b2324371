"""Eras by hand: drawn, made of an event, dragged longer, renamed, coloured, removed; each step can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.seed_project import seed_project
from tests.timeline_hands import choose, drag, mark_of, surface, tooltip
from viewer.model.arrangement import eras, new_era
from viewer.model.time import Interval, day, month, span_of, year
from viewer.model.view import Era
from viewer.timeline.eras import Band
from viewer.ui.paint_eras import TAB, tone_of
from viewer.ui.paint_ground import DEEP, GROUND
from viewer.ui.paint_ink import accepted, ink, mixed, stepped_back, toned
from viewer.ui.picture import export_picture
from viewer.ui.picture_sheet import Sheet
from viewer.ui.session import Session
from viewer.ui.theme import theme
from viewer.ui.timeline_view import TimelineView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SPRING = span_of(month(2014, 3), month(2014, 5))


def with_era(session: Session, title: str = "Spring", interval: Interval = SPRING) -> str:
    edit, made = new_era(session.project, title, interval, 2)
    session.make(edit)
    return made


def band_of(view: TimelineView, title: str) -> Band:
    return next(b for b in view.frame().eras if b.era.title == title)


def tab_of(view: TimelineView, title: str, share: float = 0.5) -> QPoint:
    band = band_of(view, title)
    return QPoint(round(band.left + (band.right - band.left) * share), round(band.top + band.height / 2))


def menu_at(view: TimelineView, at: QPoint) -> QMenu:
    QTest.mouseClick(surface(view), Qt.MouseButton.RightButton, pos=at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def inner(menu: QMenu, *titles: str) -> QMenu:
    """A menu in a menu, by the words that lead there."""
    for title in titles:
        menu = next(a.menu() for a in menu.actions() if a.text() == title)  # type: ignore[assignment]
    return menu


def test_an_era_is_a_band_with_its_name_under_the_axis_and_undo_takes_it_away(
    view: TimelineView, session: Session
) -> None:
    empty, tall = view.grab().toImage(), view.frame().height
    with_era(session)
    band = band_of(view, "Spring")
    assert view.frame().scale.x(SPRING.begin) == pytest.approx(band.left)
    assert view.frame().scale.x(SPRING.end) == pytest.approx(band.right)
    assert band.top > view.frame().height
    assert view.frame().height < tall
    assert view.grab().toImage() != empty
    session.undo()
    assert view.frame().eras == ()
    assert view.grab().toImage() == empty


def test_a_drag_with_ctrl_and_shift_draws_an_era(view: TimelineView, qtbot: QtBot) -> None:
    scale = view.frame().scale
    start, end = (QPoint(round(scale.x(day(2014, m, 1).begin)), 300) for m in (3, 6))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(view.era_asked) as asked:
        drag(view, start, end, keys=keys)
    assert asked.args == [SPRING]
    assert view.frame().scale == scale


def test_the_menu_on_empty_ground_asks_for_an_era_of_what_is_in_view(view: TimelineView, qtbot: QtBot) -> None:
    menu_at(view, QPoint(700, 400))
    with qtbot.waitSignal(view.era_asked) as asked:
        choose("New era…")
    interval = asked.args[0]
    first, last = view.visible_range()
    assert abs(interval.begin - first) < 86_400 * 31
    assert abs(interval.end - last) < 86_400 * 31


def test_a_long_event_becomes_an_era_by_its_menu_and_a_days_event_does_not(
    view: TimelineView, session: Session
) -> None:
    menu_at(view, mark_of(view, "State Department"))
    choose("Show as an era")
    (made,) = eras(session.project)
    assert (made.title, str(made.interval)) == ("State Department report", "2015-06")
    menu = menu_at(view, mark_of(view, "State Department"))
    assert "Show as an era" not in [a.text() for a in menu.actions()], "it is one already"
    menu.close()
    menu = menu_at(view, mark_of(view, "Commission of Inquiry"))
    assert "Show as an era" not in [a.text() for a in menu.actions()]
    menu.close()


def test_dragging_its_end_changes_its_dates_in_whole_units(view: TimelineView, session: Session) -> None:
    with_era(session)
    goal = QPoint(round(view.frame().scale.x(day(2014, 8, 1).begin)), tab_of(view, "Spring").y())
    drag(view, tab_of(view, "Spring", 1.0), goal)
    (era,) = eras(session.project)
    assert abs(era.interval.end - day(2014, 8, 1).begin) <= 3 * 86_400
    assert era.interval.begin == SPRING.begin
    assert session.history.undoable is not None
    assert session.history.undoable.label == "Change the dates of “Spring”"
    drag(view, tab_of(view, "Spring", 0.0), QPoint(tab_of(view, "Spring", 1.0).x() + 200, goal.y()))
    (era,) = eras(session.project)
    assert era.interval.begin < era.interval.end, "an end never passes the other"
    session.undo()
    session.undo()
    assert eras(session.project)[0].interval == SPRING


def test_the_menu_of_a_tab_colours_changes_and_removes(view: TimelineView, session: Session, qtbot: QtBot) -> None:
    made = with_era(session)
    menu = menu_at(view, tab_of(view, "Spring"))
    inner(menu, "Era “Spring”", "Colour").actions()[4].trigger()
    menu.close()
    assert eras(session.project)[0].tone == 4
    menu = menu_at(view, tab_of(view, "Spring"))
    with qtbot.waitSignal(view.era_asked) as asked:
        next(a for a in inner(menu, "Era “Spring”").actions() if a.text() == "Name and dates…").trigger()
    menu.close()
    assert asked.args == [made]
    menu = menu_at(view, tab_of(view, "Spring"))
    next(a for a in inner(menu, "Era “Spring”").actions() if a.text() == "Remove").trigger()
    menu.close()
    assert eras(session.project) == []
    session.undo()
    assert eras(session.project)[0].tone == 4


def test_the_menu_of_the_ground_knows_the_eras_there(view: TimelineView, session: Session) -> None:
    with_era(session)
    with_era(session, "The year", year(2014))
    x = tab_of(view, "Spring").x()
    menu = menu_at(view, QPoint(x, round(view.frame().height) - 60))
    assert {a.text() for a in menu.actions()} >= {"Era “Spring”", "Era “The year”"}
    menu.close()


def test_hover_tells_name_and_dates_and_a_double_click_fits(view: TimelineView, session: Session) -> None:
    with_era(session)
    told: list[str] = []
    view.hovered.connect(told.append)
    QTest.mouseMove(surface(view), tab_of(view, "Spring"))
    assert told[-1] == "Spring · Mar–May 2014"
    assert "Mar–May 2014" in tooltip(view, tab_of(view, "Spring"))
    QTest.mouseDClick(surface(view), Qt.MouseButton.LeftButton, pos=tab_of(view, "Spring"))
    assert band_of(view, "Spring").right - band_of(view, "Spring").left > 900


def test_eras_stay_when_other_lanes_or_another_size_are_shown(view: TimelineView, session: Session) -> None:
    with_era(session)
    view.set_lanes("source")
    assert band_of(view, "Spring").left >= view.frame().scale.left
    assert not view.grab().isNull()
    view.resize(500, 260)
    assert band_of(view, "Spring").top + band_of(view, "Spring").height <= surface(view).height()


def test_very_many_eras_over_one_another_leave_room_for_the_events(view: TimelineView, session: Session) -> None:
    for number in range(40):
        with_era(session, f"Era {number}", year(2014))
    assert view.frame().height > 0.5 * surface(view).height()
    assert len([b for b in view.frame().eras if b.height]) < 40


@pytest.mark.parametrize("worn", ["light", "dark", "print"])
def test_names_can_be_read_on_every_tone(worn: str) -> None:
    colours = theme(worn)
    inks = ink(colours)
    for tone in range(len(colours.tones)):
        tab = mixed(QColor(colours.canvas), tone_of(colours, tone), TAB)
        assert contrast(tab, QColor(colours.text)) >= 4.5
        assert contrast(QColor(colours.canvas), tone_of(colours, tone)) >= 4.5, "marks of a lane in this tone"
        ground = inks.band
        for _ in range(DEEP):
            ground = mixed(ground, tone_of(colours, tone), GROUND)
        assert contrast(ground, QColor(colours.text)) >= 4.5
        assert contrast(ground, QColor(colours.secondary)) >= 4.5
        assert contrast(ground, QColor(colours.accent)) >= 3


@pytest.mark.parametrize("worn", ["light", "dark", "print"])
def test_every_mark_can_be_made_out_on_canvas_and_bands(worn: str) -> None:
    colours = theme(worn)
    plain = ink(colours)
    tones = [QColor(colours.accent), *(QColor(tone) for tone in colours.tones)]
    marks = [plain, *(made for tone in tones for made in (toned(plain, tone), accepted(plain, tone)))]
    for each in [*marks, *(stepped_back(made) for made in marks)]:
        shades = (each.accent, each.bar, each.long_bar, each.tail, each.leader)
        assert min(contrast(shade, ground) for shade in shades for ground in (plain.canvas, plain.band)) >= 3
        # What is longer is paler, and none as strong as a day.
        assert contrast(each.accent, plain.canvas) > contrast(each.bar, plain.canvas)
        assert contrast(each.bar, plain.canvas) >= contrast(each.long_bar, plain.canvas)
    assert contrast(plain.bar, plain.canvas) > contrast(plain.long_bar, plain.canvas)


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2 contrast ratio."""

    def light(colour: QColor) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
        return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_pictures_show_the_eras_with_their_names(qtbot: QtBot, tmp_path: Path) -> None:
    project = seed_project()
    plain, sheet = tmp_path / "plain.png", Sheet(900, 500, theme("print"))
    export_picture(project, plain, sheet)
    project.apply(new_era(project, "The winter", span_of(month(2014, 12), month(2015, 2)), 1)[0])
    export_picture(project, tmp_path / "eras.png", sheet)
    assert (tmp_path / "eras.png").read_bytes() != plain.read_bytes()
    export_picture(project, tmp_path / "eras.svg", sheet)
    assert "The winter" in (tmp_path / "eras.svg").read_text(encoding="utf-8")


def test_an_era_that_comes_and_goes_reads_no_event_anew(view: TimelineView, session: Session) -> None:
    columns = view.frame().stage.columns
    with_era(session)
    assert view.frame().stage.columns is columns
    session.undo()
    assert view.frame().stage.columns is columns
    assert session.project.all(Era) == []
