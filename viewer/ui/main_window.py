"""The window: menus and toolbar built from COMMANDS, drops, what the status bar says, what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from viewer.model.project import Project
from viewer.model.time import unit_at
from viewer.store.project_file import SUFFIX
from viewer.ui import style
from viewer.ui.actions import Actions
from viewer.ui.bars import RecentMenu, StatusLine, ToolBar, example_strip
from viewer.ui.commands import COMMANDS, MENUS, undo_text
from viewer.ui.icons import icon
from viewer.ui.intake import Intake
from viewer.ui.jobs import Jobs
from viewer.ui.keeping import Keeping
from viewer.ui.pane import Timeline
from viewer.ui.panes import Panes, docks_of
from viewer.ui.parts import column
from viewer.ui.picture_job import Draw
from viewer.ui.problems import ProblemStrip
from viewer.ui.session import Session
from viewer.ui.settings import Settings
from viewer.ui.theme import Theme, theme
from viewer.ui.views_menu import ViewsMenu

MakeTimeline = Callable[[Session, Theme], QWidget]
"""Makes the timeline: a QWidget that does what pane.Timeline says."""

SIZE = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Everything a person sees of the program."""

    def __init__(
        self, session: Session, jobs: Jobs, settings: Settings, make_timeline: MakeTimeline, draw: Draw
    ) -> None:
        super().__init__()
        self._session, self._jobs, self._settings = session, jobs, settings
        self._theme = theme(settings.theme or system_theme())
        self._docks = (0, 0)
        self.intake = Intake(session, jobs, self)
        self.timeline_widget = make_timeline(session, self._theme)
        self.timeline = cast(Timeline, self.timeline_widget)
        self.keeping = Keeping(session, settings, self)
        self.deeds = Actions(session, self.intake, self.keeping, self.timeline, self, settings, draw)
        self.commands = self._make_commands()
        self.panes = Panes(self, session, self._theme, self.timeline_widget, self.intake, self.commands)
        self.problems = ProblemStrip()
        self.note = example_strip(self.deeds.projects.begin_anew)
        self.bar = ToolBar(session, self.commands)
        self.status = StatusLine(self.intake.cancel)
        self.setWindowTitle("Dateline")
        self.setAcceptDrops(True)
        self._place()
        self._make_menus()
        self._connect()
        self.set_theme(self._theme)
        self._restore()

    def set_theme(self, worn: Theme) -> None:
        """Wear a theme: palette, style sheet, icons, everything painted."""
        self._theme = worn
        self.deeds.theme_name = worn.name
        self.setPalette(style.palette(worn))
        self.setStyleSheet(style.sheet(worn))
        for command in COMMANDS:
            if command.icon:
                self.commands[command.id].setIcon(icon(command.icon, worn))
        self.bar.set_theme(worn)
        self.panes.set_theme(worn)
        self.timeline.set_theme(worn)

    def begin(self, paths: list[Path]) -> None:
        """Read or open what is given; without anything go on with the last project, or open the example and say so."""
        self.timeline_widget.setFocus()
        if paths:
            self.keeping.begin(Project(), "Begin")
            self.take(paths)
        elif not self.keeping.open_last():
            self.intake.open_example()

    def take(self, paths: list[Path]) -> None:
        """Open a project file if there is one among the paths; read the others, instead of the example."""
        projects = [path for path in paths if path.suffix == SUFFIX]
        if projects and not self.deeds.projects.open_project(projects[0]):
            return
        if self.note.isVisibleTo(self) and self._session.history.position == 0:
            self.keeping.begin(Project(), "Begin")  # the example, still untouched, steps aside
        self.intake.add([path for path in paths if path not in projects])

    def _show_example(self, project: Project) -> None:
        self.keeping.begin(project, "Open the example")
        self.note.setVisible(True)

    def find_words(self) -> None:
        """Put the cursor into the search field."""
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def next_found(self, count: int) -> None:
        """Go to the next event that the search found, or the previous one for -1; without words ask for some."""
        if self.bar.search.text().strip():
            self.bar.search.step(count)
        else:
            self.find_words()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        docks = docks_of(event.size().width())
        if docks != self._docks:
            self._docks = docks
            self.panes.fit_docks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets go of the selection, unless a field had its own use for it."""
        if event.key() == Qt.Key.Key_Escape and self._session.selection:
            self.commands["let-go"].trigger()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.deeds.projects.leave_project():
            event.ignore()
            return
        self._settings.keep_bytes("geometry", self.saveGeometry())
        self.panes.keep(self._settings)
        self.deeds.picture.cancel()
        self._jobs.close()
        event.accept()

    def _place(self) -> None:
        centre = QWidget()
        down = column(centre, gap=0)
        down.addWidget(self.note)
        down.addWidget(self.panes.middle, 1)
        down.addWidget(self.problems)
        self.setCentralWidget(centre)
        self.addToolBar(self.bar)
        self.setStatusBar(self.status)

    def _make_commands(self) -> dict[str, QAction]:
        made: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.text, self)
            action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
            action.setCheckable(command.checked is not None)
            action.triggered.connect(lambda _=False, do=command.do: do(self.deeds))
            made[command.id] = action
            self.addAction(action)
        return made

    def _make_menus(self) -> None:
        menus = {title: self.menuBar().addMenu(f"&{title}") for title in MENUS}
        for command in COMMANDS:
            if command.menu not in menus:
                outer, inner = command.menu.split("/")
                menus[command.menu] = menus[outer].addMenu(inner)
            if command.line:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(self.commands[command.id])
        recent = RecentMenu(self._settings, self.deeds.projects.open_project, self)
        menus["File"].insertMenu(self.commands["save-as"], recent)
        for menu in (menus["View/Views"], self.bar.views):
            ViewsMenu(menu, self._session, self.deeds.arrangement.show_view)
        panels = menus["View"].addMenu("Panels")
        for dock in self.panes.docks():
            panels.addAction(dock.toggleViewAction())

    def _connect(self) -> None:
        session, deeds = self._session, self.deeds
        session.opened.connect(self._opened)
        session.edited.connect(self._changed)
        session.selected.connect(self._enable)
        self.timeline.changed.connect(self._count)
        self.timeline.hovered.connect(self.status.point_at)
        self.timeline.activated.connect(lambda _: self.panes.event_panel.setFocus())
        self.timeline.wanted.connect(lambda at, unit: deeds.events.make_new(unit_at(at, unit)))
        self.timeline.era_asked.connect(deeds.arrangement.ask_era)
        self.timeline.arranged.connect(self._enable)
        self.intake.failed.connect(self.problems.tell)
        self.intake.example.connect(self._show_example)
        self.keeping.failed.connect(self.problems.tell)
        self.keeping.renamed.connect(lambda name: self.setWindowTitle(f"{name} — Dateline"))
        self.intake.taken_in.connect(self._taken_in)
        self._jobs.progressed.connect(self.status.show_progress)
        self._jobs.started.connect(self.status.name_source)
        self.intake.joining.connect(self.status.show_joining)
        self.keeping.reading.connect(self.status.show_opening)
        self.keeping.told.connect(self.status.tell)
        self.keeping.damaged.connect(deeds.projects.offer_rescue)
        session.refused.connect(self.status.tell)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        deeds.failed.connect(self.problems.tell)
        deeds.told.connect(self.status.tell)
        deeds.tastes.themed.connect(self._wear)
        deeds.tastes.calmed.connect(self._enable)
        deeds.laned.connect(self.bar.show_lanes)
        deeds.laned.connect(self._enable)
        self.panes.event_panel.table_asked.connect(lambda: self.panes.toggle(self.panes.positions_dock))
        self.bar.search.passage_chosen.connect(lambda span: self.panes.source.article.light((span,)))
        self.bar.search.told.connect(self.status.tell)
        self.bar.search.why_unseen = self.timeline.why_unseen
        session.gathered.connect(self._enable)
        self._enable()

    def _opened(self) -> None:
        self.note.setVisible(False)
        self._changed()

    def _changed(self) -> None:
        self._enable()
        self._count()

    def _taken_in(self, documents: list[str]) -> None:
        """Show the first of the new documents, and all of the time they tell of."""
        self.timeline.fit_all()
        if documents and not self._session.selection:
            self._session.select(documents[0])

    def _enable(self) -> None:
        now = self.deeds.now()
        for command in COMMANDS:
            action = self.commands[command.id]
            action.setEnabled(command.enabled(now))
            if command.checked is not None:
                action.setChecked(command.checked(self.deeds))
        history = self._session.history
        for name, verb, edit in (("undo", "Undo", history.undoable), ("redo", "Redo", history.redoable)):
            self.commands[name].setText(undo_text(verb, edit.label if edit is not None else "").replace("&", "&&"))

    def _follow_system(self) -> None:
        if not self._settings.theme:
            self._wear("")

    def _wear(self, name: str) -> None:
        self.set_theme(theme(name or system_theme()))
        self._enable()

    def _count(self) -> None:
        self.status.show_counts(self.timeline.counts(), self.timeline.visible_range())

    def _restore(self) -> None:
        geometry = self._settings.bytes_of("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(SIZE)
        self._docks = docks_of(self.width())
        self.panes.restore(self._settings)


def system_theme() -> str:
    """The theme the system asks for: "dark" or "light"."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"
