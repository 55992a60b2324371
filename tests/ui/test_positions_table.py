"""Countries against issues in a window of their own: every cell leads to its words, and silence is shown as silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.windows import open_window, session_of, texts
from viewer.model.actor import Actor, ActorKind
from viewer.model.attribution import Quotation
from viewer.model.positions import table
from viewer.model.project import changed
from viewer.model.revision import dismiss
from viewer.model.stance import Stance
from viewer.ui.main_window import MainWindow
from viewer.ui.position_rows import issue_name
from viewer.ui.positions_table import PositionsTable
from viewer.ui.quotation_card import said_on, side_of

LEFT = Qt.MouseButton.LeftButton


def opened(window: MainWindow) -> PositionsTable:
    """The table, opened as a person does: from the panel."""
    window.commands["positions"].trigger()
    QTest.mouseClick(window.panes.positions.all_issues, LEFT)
    found = window.panes.positions.table
    assert found is not None
    assert found.isVisible()
    return found


def cell(shown: PositionsTable, name: str, issue: str) -> QModelIndex:
    rows = [str(shown.cells.headerData(n, Qt.Orientation.Vertical)) for n in range(shown.cells.rowCount())]
    heads = [str(shown.cells.headerData(n, Qt.Orientation.Horizontal)) for n in range(shown.cells.columnCount())]
    return shown.cells.index(rows.index(name), heads.index(issue_name(issue)))


def press(shown: PositionsTable, index: QModelIndex) -> None:
    shown.grid.scrollTo(index)
    QTest.mouseClick(shown.grid.viewport(), LEFT, pos=shown.grid.visualRect(index).center())


def test_each_cell_leads_to_its_words_and_silence_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    shown = opened(window)
    russia = cell(shown, "Russia", "icc-referral")
    assert shown.cells.data(russia) == "opposes"
    press(shown, russia)
    assert session_of(window).selection.endswith("RUS/icc-referral/1904-2024")
    assert window.panes.source.article.lit_words()[0].startswith("China and Russia")
    japan = cell(shown, "Japan", "icc-referral")
    assert shown.cells.data(japan) == "not stated"
    press(shown, japan)
    assert session_of(window).selection.endswith("RUS/icc-referral/1904-2024")
    role = Qt.ItemDataRole.AccessibleTextRole
    assert shown.cells.data(russia, role) == f"Russia, {issue_name('icc-referral')}: opposes, predicted"
    assert shown.cells.data(japan, role) == f"Japan, {issue_name('icc-referral')}: not stated"


def test_a_cell_with_several_shows_one_after_the_other(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    shown = opened(window)
    project = session_of(window).project
    places = [(key, p) for key, p in table(project).cells.items() if p.others]
    assert places
    (_, issue), position = places[0]
    index = cell(shown, position.name, issue)
    seen = []
    for _ in range(len(position.others) + 2):
        press(shown, index)
        seen.append(session_of(window).selection)
    assert len(set(seen)) == len(position.others) + 1
    assert seen[0] == seen[-1]


def test_keys_go_from_cell_to_cell_and_choose_one(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    shown = opened(window)
    russia = cell(shown, "Russia", "icc-referral")
    shown.grid.setCurrentIndex(russia)
    QTest.keyClick(shown.grid, Qt.Key.Key_Return)
    assert session_of(window).selection.endswith("RUS/icc-referral/1904-2024")
    QTest.keyClick(shown.grid, Qt.Key.Key_Up)
    assert shown.grid.currentIndex().row() == russia.row() - 1


def test_the_cell_of_what_is_selected_elsewhere_is_marked_and_what_is_dismissed_goes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    shown = opened(window)
    session = session_of(window)
    stance = next(s for s in session.project.all(Stance) if s.holder == "RUS" and s.issue == "icc-referral")
    session.select(stance.id)
    assert shown.grid.currentIndex() == cell(shown, "Russia", "icc-referral")
    session.make(dismiss(session.project, [stance.id]))
    rows = [shown.cells.headerData(n, Qt.Orientation.Vertical) for n in range(shown.cells.rowCount())]
    assert "Russia" not in rows or shown.cells.data(cell(shown, "Russia", "icc-referral")) == "not stated"


def test_without_positions_there_is_no_way_to_an_empty_table(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, filled=False)
    window.commands["positions"].trigger()
    assert not window.panes.positions.all_issues.isVisible()


def test_a_quotation_shows_when_it_was_said(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    dated = [(q, said_on(session.project, q)) for q in session.project.all(Quotation)]
    quotation, when = next(pair for pair in dated if pair[1])
    session.select(quotation.id)
    assert when.startswith("said ")
    assert any(line.endswith(when) for line in texts(window.panes.event_panel))


def test_a_quotation_shows_for_whom_its_speaker_speaks(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    session = session_of(window)
    said_by = ((q, session.project.get(Actor, q.speaker)) for q in session.project.all(Quotation))
    quotation, speaker = next((q, a) for q, a in said_by if a is not None and a.kind == ActorKind.PERSON)
    country = Actor("PER", "Peru", ActorKind.COUNTRY)
    session.make(changed(session.project, "Side", {"PER": country, speaker.id: replace(speaker, side="PER")}))
    session.select(quotation.id)
    assert side_of(session.project, quotation) == "speaks for Peru"
    assert any(line.startswith("speaks for Peru") for line in texts(window.panes.event_panel))
    session.make(changed(session.project, "Side", {speaker.id: replace(speaker, side="", name="The Peru envoy")}))
    assert side_of(session.project, quotation) == ""
