"""A person arranges the timeline in the real window: eras, views, folds, lanes, by menus, dialogs and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.seed_project import seed_project
from tests.windows import open_real_window, real_timeline, session_of
from viewer.model.arrangement import eras, new_era, views
from viewer.model.time import day, month, span_of
from viewer.model.view import LaneOrder, SavedView
from viewer.store import project_file
from viewer.ui.dialogs.era_dialog import EraDialog
from viewer.ui.dialogs.list_dialog import ListDialog
from viewer.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_real_window(qtbot, tmp_path)
    made.keeping.begin(seed_project(), "Begin")
    return made


def meanwhile(do: Callable[[QDialog], None], act: Callable[[], object]) -> None:
    """Act, and do something with the dialog that comes up."""
    seen: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog)
        do(dialog)

    QTimer.singleShot(0, look)
    act()
    assert seen


def write(field: QLineEdit, words: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, words)


def name_it(name: str) -> Callable[[QDialog], None]:
    """Type a name and press Enter."""

    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, QInputDialog)
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        write(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return do


def test_an_era_is_typed_renamed_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    session = session_of(window)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EraDialog)
        assert not dialog.make.isEnabled(), "an era needs a name"
        write(dialog.title_field, "The inquiry")
        write(dialog.date_field, "Jan 2014 - Mar 2014")
        qtbot.waitUntil(dialog.make.isEnabled)
        assert dialog.reading.text() == "read as Jan–Mar 2014"
        dialog.tone.setCurrentIndex(3)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    meanwhile(fill, window.commands["new-era"].trigger)
    (era,) = eras(session.project)
    assert (era.title, era.interval, era.tone) == ("The inquiry", span_of(month(2014, 1), month(2014, 3)), 3)

    def refuse(dialog: QDialog) -> None:
        assert isinstance(dialog, EraDialog)
        write(dialog.date_field, "before 2014")
        qtbot.waitUntil(lambda: "both a begin and an end" in dialog.reading.text())
        assert not dialog.make.isEnabled()
        write(dialog.date_field, "17 Feb 2014")
        qtbot.waitUntil(dialog.make.isEnabled)
        write(dialog.title_field, "A day")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    meanwhile(refuse, lambda: window.deeds.arrangement.change_era(era.id))
    assert (eras(session.project)[0].title, eras(session.project)[0].interval) == ("A day", day(2014, 2, 17))
    window.commands["undo"].trigger()
    window.commands["undo"].trigger()
    assert eras(session.project) == []
    meanwhile(lambda dialog: dialog.reject(), window.commands["new-era"].trigger)
    assert eras(session.project) == [], "Cancel changes nothing"
    assert session.history.redoable is not None


def test_all_eras_are_listed_shown_and_removed_by_keyboard(window: MainWindow) -> None:
    session, timeline = session_of(window), real_timeline(window)
    session.make(new_era(session.project, "Spring", span_of(month(2014, 3), month(2014, 5)))[0])
    session.make(new_era(session.project, "Autumn", span_of(month(2015, 9), month(2015, 11)))[0])

    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, ListDialog)
        assert [dialog.list.item(i).text() for i in range(2)] == ["Spring\nMar–May 2014", "Autumn\nSep–Nov 2015"]
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        begin, end = timeline.visible_range()
        assert begin < month(2015, 9).begin < month(2015, 11).end < end
        assert end - begin < 5 * 31 * 86_400
        next(b for b in dialog._buttons if b.text() == "Remove").click()
        assert dialog.list.count() == 1
        dialog.accept()

    meanwhile(work, window.commands["eras"].trigger)
    assert [e.title for e in eras(session.project)] == ["Spring"]
    window.commands["undo"].trigger()
    assert len(eras(session.project)) == 2


def test_a_view_is_saved_and_brings_back_everything(window: MainWindow) -> None:
    session, timeline = session_of(window), real_timeline(window)
    window.commands["lanes-source"].trigger()
    window.commands["folds"].trigger()
    timeline.zoom_by(0.2)
    kept = timeline.visible_range()
    meanwhile(name_it("Close up"), window.commands["save-view"].trigger)
    window.commands["lanes-none"].trigger()
    window.commands["folds"].trigger()
    window.commands["fit"].trigger()
    assert timeline.visible_range() != kept
    window.bar.views.aboutToShow.emit()
    next(a for a in window.bar.views.actions() if a.text() == "Close up").trigger()
    assert timeline.visible_range() == pytest.approx(kept, abs=120)
    assert timeline.lanes_by == "source"
    assert timeline.folding
    assert window.bar.lanes.currentData() == "source"
    assert window.commands["lanes-source"].isChecked()
    assert window.commands["folds"].isChecked()
    window.commands["undo"].trigger()
    assert views(session.project) == []


def test_a_view_of_everything_stays_one_when_events_come(window: MainWindow) -> None:
    session, timeline = session_of(window), real_timeline(window)
    meanwhile(name_it("All of it"), window.commands["save-view"].trigger)
    (view,) = views(session.project)
    assert (view.begin, view.end) == (0, 0)
    timeline.zoom_by(0.1)
    window.deeds.arrangement.show_view(view.id)
    assert timeline.shown.motion.scale == timeline.shown.frames.fit()


def test_going_to_a_view_glides_unless_motion_is_reduced(window: MainWindow) -> None:
    session, timeline = session_of(window), real_timeline(window)
    timeline.zoom_by(0.2)
    kept = timeline.visible_range()
    meanwhile(name_it("Near"), window.commands["save-view"].trigger)
    timeline.fit_all()
    timeline.set_gliding(True)
    window.deeds.arrangement.show_view(views(session.project)[0].id)
    assert timeline.visible_range() != pytest.approx(kept, abs=3600), "it is only on its way"
    assert (timeline.shown.motion.goal.begin, timeline.shown.motion.goal.end) == pytest.approx(kept, abs=120)
    timeline.shown.motion.stop()
    timeline.set_gliding(False)
    window.deeds.arrangement.show_view(views(session.project)[0].id)
    assert timeline.visible_range() == pytest.approx(kept, abs=120)


def test_views_keep_conditions_and_the_issue(window: MainWindow) -> None:
    session, timeline = session_of(window), real_timeline(window)
    timeline._filter.open()
    QTest.keyClicks(timeline._filter.words, "report")
    counted = timeline.counts().hidden
    assert counted
    meanwhile(name_it("Reports"), window.commands["save-view"].trigger)
    timeline._filter.clear()
    assert timeline.counts().hidden == 0
    window.deeds.arrangement.show_view(views(session.project)[0].id)
    assert timeline.counts().hidden == counted
    assert timeline._filter.words.text() == "report"
    timeline._filter.clear()
    window.commands["lanes-country"].trigger()
    issues = timeline._issues.issue
    issues.setCurrentIndex(issues.count() - 1)
    issues.activated.emit(issues.count() - 1)
    issue = issues.currentData()
    meanwhile(name_it("Positions"), window.commands["save-view"].trigger)
    window.commands["lanes-none"].trigger()
    window.deeds.arrangement.show_view(next(v.id for v in views(session.project) if v.name == "Positions"))
    assert timeline._issues.issue.currentData() == issue
    assert timeline._issues.isVisible()


def test_views_are_updated_renamed_and_removed_in_their_list(window: MainWindow) -> None:
    session = session_of(window)
    meanwhile(name_it("First"), window.commands["save-view"].trigger)
    meanwhile(name_it("Second"), window.commands["save-view"].trigger)
    window.commands["lanes-kind"].trigger()

    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, ListDialog)
        deeds = {b.text(): b for b in dialog._buttons}
        deeds["Update to what is shown"].click()
        meanwhile(name_it("By kind"), deeds["Rename…"].click)
        meanwhile(name_it("Second"), deeds["Rename…"].click)
        assert window.status.currentMessage() == "There is another view “Second”."
        dialog.list.setCurrentRow(1)
        deeds["Remove"].click()
        dialog.accept()

    meanwhile(work, window.commands["views"].trigger)
    (view,) = views(session.project)
    assert (view.name, view.lanes) == ("By kind", "kind")


def test_arrangements_are_in_the_project_file(window: MainWindow, tmp_path: Path) -> None:
    timeline = real_timeline(window)
    window.commands["lanes-source"].trigger()
    timeline.arranger.step(1)
    window.commands["lane-down"].trigger()
    window.commands["lane-fold"].trigger()
    meanwhile(name_it("Sources"), window.commands["save-view"].trigger)
    path = tmp_path / "kept.dateline"
    window.keeping.save_as(path)
    again = project_file.open(path, read_only=True)
    try:
        (order,) = again.project.all(LaneOrder)
        assert (order.id, len(order.folded)) == ("lanes/source", 1)
        assert [v.name for v in again.project.all(SavedView)] == ["Sources"]
    finally:
        again.close()


def test_the_keys_of_the_article_and_of_lanes_do_not_meet(window: MainWindow) -> None:
    timeline = real_timeline(window)
    window.commands["lanes-kind"].trigger()
    timeline.setFocus()
    before = tuple(lane.name for lane in timeline.frame().stage.lanes)
    QTest.keyClick(timeline, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(timeline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    after = tuple(lane.name for lane in timeline.frame().stage.lanes)
    assert after[:2] == (before[1], before[0])
