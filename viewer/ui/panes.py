"""The panels of the window and where they stand: documents left, timeline above the article, the event right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QWidget

from viewer.ui.intake import Intake
from viewer.ui.panels.documents_panel import DocumentsPanel
from viewer.ui.panels.event_panel import EventPanel
from viewer.ui.panels.history_panel import HistoryPanel
from viewer.ui.panels.positions_panel import PositionsPanel
from viewer.ui.panels.source_panel import SourcePanel
from viewer.ui.parts import column
from viewer.ui.review_bar import ReviewBar
from viewer.ui.session import Session
from viewer.ui.settings import Settings
from viewer.ui.theme import Theme

DOCKS = ((1200, (232, 388)), (960, (176, 300)), (0, (160, 284)))
"""Widths of the docks in pixels, for windows from so many pixels on: most of a small one is the timeline's."""


class Panes(QObject):
    """Makes the panels and gives them their places."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        theme: Theme,
        timeline: QWidget,
        intake: Intake,
        commands: Mapping[str, QAction],
    ) -> None:
        super().__init__(window)
        self._window, self._timeline = window, timeline
        self.documents = DocumentsPanel(session, theme)
        self.source = SourcePanel(session, theme)
        self.event_panel = EventPanel(session, theme, intake.read_date, intake.redate)
        self.positions = PositionsPanel(session, theme)
        self.history = HistoryPanel(session, theme)
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.setHandleWidth(1)
        self.middle.setChildrenCollapsible(False)
        timeline.setMinimumHeight(140)
        self.source.setMinimumHeight(90)
        self.middle.addWidget(timeline)
        self.middle.addWidget(self.source)
        self.middle.setStretchFactor(0, 3)
        self.middle.setStretchFactor(1, 2)
        self.middle.setSizes([500, 330])
        right = QWidget()
        down = column(right, gap=0)
        down.addWidget(self.event_panel, 1)
        down.addWidget(ReviewBar(session, commands))
        area = Qt.DockWidgetArea
        self.documents_dock = self._dock("Documents", self.documents, area.LeftDockWidgetArea)
        self.event_dock = self._dock("Event", right, area.RightDockWidgetArea)
        self.positions_dock = self._dock("Positions", self.positions, area.RightDockWidgetArea)
        self.history_dock = self._dock("History", self.history, area.RightDockWidgetArea)
        for dock in (self.positions_dock, self.history_dock):
            window.tabifyDockWidget(self.event_dock, dock)
            dock.setVisible(False)

    def docks(self) -> list[QDockWidget]:
        """What can be shown and put away."""
        return [self.documents_dock, self.event_dock, self.positions_dock, self.history_dock]

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme's colours."""
        for panel in (self.documents, self.source, self.event_panel, self.positions, self.history):
            panel.set_theme(theme)

    def fit_docks(self) -> None:
        """Give the docks the widths that suit the window."""
        widths = docks_of(self._window.width())
        self._window.resizeDocks([self.documents_dock, self.event_dock], list(widths), Qt.Orientation.Horizontal)

    def toggle(self, dock: QDockWidget) -> None:
        """Show a dock before those it shares its place with, or put it away."""
        dock.setVisible(dock.isHidden())
        if dock.isVisible():
            dock.raise_()
        else:
            self.event_dock.raise_()

    def next_pane(self, step: int) -> None:
        """Move the focus to the next pane (the previous one for a step of -1)."""
        every: tuple[QWidget, ...] = (self.documents.documents, self._timeline, self.source.article, self.event_panel)
        panes = [p for p in every if p.isVisibleTo(self._window)]
        focus = self._window.focusWidget()
        here = next((n for n, p in enumerate(panes) if focus is not None and (p is focus or p.isAncestorOf(focus))), -1)
        panes[(here + step) % len(panes) if here >= 0 else 0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def change_date(self) -> None:
        """Open the field for another date of what is selected."""
        self.event_dock.setVisible(True)
        self.event_dock.raise_()
        self.event_panel.change_date()

    def change_speaker(self) -> None:
        """Open the field for another speaker of the quotation selected."""
        self.event_dock.setVisible(True)
        self.event_dock.raise_()
        self.event_panel.change_speaker()

    def edit_title(self) -> None:
        """Open the field for another title of the selected event."""
        self.event_dock.setVisible(True)
        self.event_dock.raise_()
        self.event_panel.edit_title()

    def keep(self, settings: Settings) -> None:
        """Remember where everything stands."""
        settings.keep_bytes("state", self._window.saveState())
        settings.keep_bytes("middle", self.middle.saveState())

    def restore(self, settings: Settings) -> None:
        """Put everything where it stood."""
        state = settings.bytes_of("state")
        if state.isEmpty() or not self._window.restoreState(state):
            self.fit_docks()
        self.middle.restoreState(settings.bytes_of("middle"))

    def _dock(self, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(title)
        dock.setTitleBarWidget(QWidget(dock))
        dock.setWidget(panel)
        self._window.addDockWidget(area, dock)
        return dock


def docks_of(width: int) -> tuple[int, int]:
    """Widths of the documents and of the event in a window so wide."""
    return next(widths for least, widths in DOCKS if width >= least)
