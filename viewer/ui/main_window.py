"""The window: what stands where, menus and toolbar built from COMMANDS, drops, what the status bar says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QWidget

from viewer.model.edit import Edit
from viewer.ui import style
from viewer.ui.actions import Actions, Draw
from viewer.ui.bars import StatusLine, ToolBar, example_strip
from viewer.ui.commands import COMMANDS, MENUS, undo_text
from viewer.ui.icons import icon
from viewer.ui.intake import Intake
from viewer.ui.jobs import Jobs
from viewer.ui.pane import Timeline
from viewer.ui.panels.documents_panel import DocumentsPanel
from viewer.ui.panels.event_panel import EventPanel
from viewer.ui.panels.positions_panel import PositionsPanel
from viewer.ui.panels.source_panel import SourcePanel
from viewer.ui.parts import column
from viewer.ui.problems import ProblemStrip
from viewer.ui.session import Session
from viewer.ui.settings import Settings
from viewer.ui.theme import Theme, theme

MakeTimeline = Callable[[Session, Theme], QWidget]
"""Makes the timeline: a QWidget that does what pane.Timeline says."""

SIZE = QSize(1440, 900)
LEFT, RIGHT = 232, 388
"""Widths of the docks at the first start, in pixels."""


class MainWindow(QMainWindow):
    """Documents left, timeline above the article in the middle, the event right."""

    def __init__(
        self, session: Session, jobs: Jobs, settings: Settings, make_timeline: MakeTimeline, draw: Draw
    ) -> None:
        super().__init__()
        self._session, self._jobs, self._settings = session, jobs, settings
        self._theme = theme(settings.theme or system_theme())
        self.intake = Intake(session, jobs, self)
        self.timeline_widget = make_timeline(session, self._theme)
        self.timeline = cast(Timeline, self.timeline_widget)
        self.actions_ = Actions(session, self.intake, self.timeline, self, settings, draw, self)
        self.commands: dict[str, QAction] = {}
        self.setWindowTitle("Dateline")
        self.setAcceptDrops(True)
        self.setUnifiedTitleAndToolBarOnMac(True)
        self._make_commands()
        self._make_panels()
        self.bar = ToolBar(session, self.timeline, self.commands)
        self.addToolBar(self.bar)
        self.status = StatusLine(self.intake.cancel)
        self.setStatusBar(self.status)
        self._make_menus()
        self._connect()
        self.set_theme(self._theme)
        self._restore()

    def set_theme(self, worn: Theme) -> None:
        """Wear a theme: palette, style sheet, icons, everything painted."""
        self._theme = worn
        self.actions_.theme_name = worn.name
        self.setPalette(style.palette(worn))
        self.setStyleSheet(style.sheet(worn))
        for command in COMMANDS:
            if command.icon:
                self.commands[command.id].setIcon(icon(command.icon, worn))
        for part in (self.documents, self.source, self.event_panel, self.positions, self.timeline):
            part.set_theme(worn)

    def show_example_note(self) -> None:
        """Say in one quiet line that this is the example, and how to begin one's own."""
        self.note.setVisible(True)

    def find_words(self) -> None:
        """Put the cursor into the search field."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def next_pane(self, step: int) -> None:
        """Move the focus to the next pane (the previous one for a step of -1)."""
        all_panes = (self.documents.documents, self.timeline_widget, self.source.article, self.event_panel)
        panes = [p for p in all_panes if p.isVisibleTo(self)]
        focus = self.focusWidget()
        here = next((i for i, p in enumerate(panes) if focus is not None and (p is focus or p.isAncestorOf(focus))), -1)
        panes[(here + step) % len(panes) if here >= 0 else 0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def change_date(self) -> None:
        """Open the field for another date of what is selected."""
        self.event_dock.setVisible(True)
        self.event_panel.change_date()

    def next_passage(self, forward: bool) -> None:
        """Select the next (previous) marked passage of the article."""
        self.source.step(forward)

    def show_positions(self) -> None:
        """Show the table of positions, or put it away."""
        self.positions_dock.setVisible(self.positions_dock.isHidden())
        self.positions_dock.raise_()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.intake.add(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.keep_bytes("geometry", self.saveGeometry())
        self._settings.keep_bytes("state", self.saveState())
        self._settings.keep_bytes("middle", self.middle.saveState())
        self._jobs.close()
        event.accept()

    def _make_panels(self) -> None:
        session, worn = self._session, self._theme
        self.documents = DocumentsPanel(session, worn)
        self.source = SourcePanel(session, worn)
        self.event_panel = EventPanel(session, worn, self.intake.read_date, self.intake.redate)
        self.positions = PositionsPanel(session, worn)
        self.problems = ProblemStrip()
        self.note = example_strip(self.actions_.begin_anew)
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.setHandleWidth(1)
        self.middle.setChildrenCollapsible(False)
        self.timeline_widget.setMinimumHeight(140)
        self.source.setMinimumHeight(90)
        self.middle.addWidget(self.timeline_widget)
        self.middle.addWidget(self.source)
        self.middle.setStretchFactor(0, 3)
        self.middle.setStretchFactor(1, 2)
        self.middle.setSizes([500, 330])
        centre = QWidget()
        down = column(centre, gap=0)
        down.addWidget(self.note)
        down.addWidget(self.middle, 1)
        down.addWidget(self.problems)
        self.setCentralWidget(centre)
        self._dock("Documents", self.documents, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.event_dock = self._dock("Event", self.event_panel, Qt.DockWidgetArea.RightDockWidgetArea)
        self.positions_dock = self._dock("Positions", self.positions, Qt.DockWidgetArea.RightDockWidgetArea)
        self.tabifyDockWidget(self.event_dock, self.positions_dock)
        self.positions_dock.setVisible(False)

    def _dock(self, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(title)
        dock.setTitleBarWidget(QWidget(dock))
        dock.setWidget(panel)
        self.addDockWidget(area, dock)
        return dock

    def _make_commands(self) -> None:
        for command in COMMANDS:
            action = QAction(command.text, self)
            action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
            action.triggered.connect(lambda _=False, do=command.do: do(self.actions_))
            self.commands[command.id] = action
            self.addAction(action)

    def _make_menus(self) -> None:
        for title in MENUS:
            menu = self.menuBar().addMenu(f"&{title}")
            for command in COMMANDS:
                if command.menu == title:
                    if command.line:
                        menu.addSeparator()
                    menu.addAction(self.commands[command.id])
            if title == "View":
                panels = menu.addMenu("Panels")
                for dock in self.findChildren(QDockWidget):
                    panels.addAction(dock.toggleViewAction())

    def _connect(self) -> None:
        session, actions = self._session, self.actions_
        session.opened.connect(self._opened)
        session.edited.connect(self._edited)
        session.selected.connect(self._enable)
        self.timeline.changed.connect(self._count)
        self.timeline.hovered.connect(self.status.point_at)
        self.timeline.activated.connect(lambda _: self.event_panel.setFocus())
        self.intake.failed.connect(self.problems.tell)
        self.intake.taken_in.connect(self._taken_in)
        self._jobs.progressed.connect(self.status.show_progress)
        actions.failed.connect(self.problems.tell)
        actions.told.connect(self.status.tell)
        actions.themed.connect(lambda name: self.set_theme(theme(name or system_theme())))
        self._enable()

    def _opened(self) -> None:
        self.note.setVisible(False)
        self._enable()
        self._count()

    def _edited(self, edit: Edit) -> None:
        del edit
        self._enable()
        self._count()

    def _taken_in(self, documents: list[str]) -> None:
        """Show the first of the new documents, and all of the time they tell of."""
        self.timeline.fit_all()
        if documents and not self._session.selection:
            self._session.select(documents[0])

    def _enable(self) -> None:
        for command in COMMANDS:
            self.commands[command.id].setEnabled(command.enabled(self.actions_))
        history = self._session.history
        for name, verb, edit in (("undo", "Undo", history.undoable), ("redo", "Redo", history.redoable)):
            self.commands[name].setText(undo_text(verb, edit.label if edit else "").replace("&", "&&"))

    def _count(self) -> None:
        self.status.show_counts(self.timeline.counts(), self.timeline.visible_range())

    def _restore(self) -> None:
        geometry = self._settings.bytes_of("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(SIZE)
        state = self._settings.bytes_of("state")
        if state.isEmpty() or not self.restoreState(state):
            docks = [dock for dock in self.findChildren(QDockWidget) if dock is not self.positions_dock]
            self.resizeDocks(docks, [LEFT, RIGHT], Qt.Orientation.Horizontal)
        self.middle.restoreState(self._settings.bytes_of("middle"))


def system_theme() -> str:
    """The theme the system asks for: "dark" or "light"."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"
