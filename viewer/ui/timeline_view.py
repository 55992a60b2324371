"""The timeline: pan, zoom, hover, click and keys over the events of the open project."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QStyle, QVBoxLayout, QWidget

from viewer.model.arrangement import only_arranges
from viewer.model.edit import Edit
from viewer.model.project import Project
from viewer.timeline.columns import Columns
from viewer.timeline.scene import Scene
from viewer.ui.exceptions import made_whole
from viewer.ui.overview import Overview
from viewer.ui.paint import ScenePainter
from viewer.ui.session import Session
from viewer.ui.spoken import speak
from viewer.ui.theme import Theme
from viewer.ui.timeline_access import install
from viewer.ui.timeline_arranged import Arranged
from viewer.ui.timeline_arranger import Arranger
from viewer.ui.timeline_canvas import Canvas
from viewer.ui.timeline_filter import FilterBar, whatever_date
from viewer.ui.timeline_following import Following
from viewer.ui.timeline_frames import Counts
from viewer.ui.timeline_gather import let_hidden_go
from viewer.ui.timeline_growth import Growth
from viewer.ui.timeline_hand import CLOSER, Hand
from viewer.ui.timeline_input import Pointer, Room
from viewer.ui.timeline_issue import IssueBar
from viewer.ui.timeline_motion import Motion
from viewer.ui.timeline_overlay import (
    paint_carried,
    paint_folds,
    paint_found,
    paint_held,
    paint_lane_focus,
    paint_marked,
    paint_redating,
)
from viewer.ui.timeline_shown import Shown
from viewer.ui.timeline_table import EventTable
from viewer.ui.timeline_type import Typography

MANY, REST = 5000, 80
"""From so many events on, a resize is followed after so many milliseconds of rest."""
NONE_PASSES = "No event meets all conditions. “Show all” takes them away."
NO_STANCE_PASSES = "No position meets all conditions. “Show all” takes them away."
NO_STANCE = "The sources state no position that has a date."
EMPTY = "Events that have a date stand here. Add documents to begin."


class TimelineView(Arranged):
    """Canvas, axis and overview of a session's project.

    changed    the view or what is counted is another
    hovered    text for the status line: the date under the pointer, or an event's title, date and sources
    wanted     a new event is wanted: at which instant (seconds), and the Granularity in view
    activated  an event was opened by double click or Enter
    """

    changed = Signal()
    hovered = Signal(str)
    activated = Signal(str)
    wanted = Signal(object, object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        install()
        self._session = session
        self._type = Typography(self.font())
        self._frames = Following(self._type, 800.0, 400.0)
        self._motion = Motion(self._frames.fit(), self)
        self._painter = ScenePainter(theme, self._type, self._frames.texts(), pictures=True)
        self.shown = Shown(session, self._frames, self._motion)
        self._glimpsed = False
        self._whole = self._frames.columns
        self._growth = Growth(self._frames, self._motion, self)
        self._resized = QTimer(self, singleShot=True, timeout=self._renewed)
        self._issues = IssueBar(theme, self)
        self._issues.chosen.connect(self.renew)
        self._filter = FilterBar(theme, self)
        self._filter.changed.connect(self.renew)
        self._filter.left.connect(lambda: self.show_table(self.as_table))
        self._filter.changed.connect(lambda: let_hidden_go(session, self._filter.terms))
        self._fitted = True
        self._table = EventTable(session, self)
        self._table.hide()
        self._table.activated.connect(self.activated)
        self._canvas = Canvas(self._paint, self)
        self._canvas.setFocusProxy(self)
        self.surface, self.rows = self._canvas.viewport(), {}
        self._overview = Overview(theme, self)
        self.arranger = Arranger(self.shown, self.surface)
        self._hand = Hand(self.shown, self.surface, self.arranger)
        self._pointer = Pointer(self._hand, self._motion, self)
        self.surface.installEventFilter(self._pointer)
        self.surface.grabGesture(Qt.GestureType.PinchGesture)
        self._box = self._arranged()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline")
        self._listen(session)
        self.set_gliding(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0)
        self.set_theme(theme)
        self._reopen()

    def _listen(self, session: Session) -> None:
        """Follow the session, the hand and the motion."""
        self._hand.scrolled.connect(lambda by: self._bar.setValue(round(self._bar.value() + by)))
        self._hand.hovered.connect(self.hovered)
        self._hand.activated.connect(self.activated)
        self._hand.wanted.connect(self.wanted)
        self._hand.narrowed.connect(self._filter.add)
        deeds = {"words": self._filter.open, "table": lambda: self.show_table(True), "picture": self.copy_picture}
        self._hand.asked.connect(lambda what: deeds[what]())
        self._hand.focused.connect(self.announce)
        self._motion.moved.connect(self._moved)
        self._growth.more.connect(self._moved)
        self._overview.moved.connect(self._motion.show_range)
        self._overview.told.connect(self.hovered)
        self.arranger.told.connect(partial(speak, self))
        self._overview.narrowed.connect(self._hand.narrow_dates)
        self.arranger.told.connect(self.hovered)
        self.arranger.asked.connect(self.era_asked)
        self.arranger.fold.connect(self.set_folding)
        self._hand.dated.connect(self._filter.set_dates)
        Room(self.surface).changed.connect(self._follow_room)
        session.opened.connect(self._reopen)
        session.glimpsed.connect(self._glimpse)
        session.edited.connect(self._edited)
        session.selected.connect(self._follow)
        session.gathered.connect(self._moved)
        session.searched.connect(self._lit)

    def _arranged(self) -> QVBoxLayout:
        """Table or issue, canvas and overview, one below the other."""
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setAccessibleName("Lanes further down")
        self._bar.hide()
        self._bar.valueChanged.connect(self.shown.scroll)
        self.shown.scroller = self._bar.setValue
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._filter)
        box.addWidget(self._table, 1)
        box.addWidget(self._issues)
        self._along = QWidget(self)
        across = QHBoxLayout(self._along)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._canvas, 1)
        across.addWidget(self._bar)
        box.addWidget(self._along, 1)
        box.addWidget(self._overview)
        return box

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._painter = ScenePainter(theme, self._type, self._frames.texts(), pictures=True)
        self.arranger.tones = theme.tones
        for part in (self._overview, self._issues, self._filter, self._table):
            part.set_theme(theme)
        self._canvas.viewport().update()

    def show_table(self, table: bool) -> None:
        """Show the events as a table instead of along time, or along time again."""
        self.as_table = table
        self._table.setVisible(table)
        for part in (self._along, self._overview):
            part.setVisible(not table)
        self._issues.setVisible(self.lanes_by == "country" and not table)
        if table:
            self._table.refresh(self._filter.terms)
            self._table.table.setFocus()
        else:
            self.setFocus()
        self.arranged.emit()

    def counts(self) -> Counts:
        """What is shown and what is not."""
        shown = self.frame()
        return replace(self._frames.total, clustered=shown.clustered, dense=shown.dense)

    def frame(self) -> Scene:
        """The frame as it stands: what is or will be on the screen."""
        return self.shown.scene()

    @made_whole
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from event to event, Home and End to the first and last; +, −, F, PgUp, PgDn move the view; Esc
        breaks off a drag.
        """
        if event.key() == Qt.Key.Key_Escape and (self._pointer.cancel() or self._overview.cancel()):
            return
        moves: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: lambda: self.zoom_by(CLOSER),
            Qt.Key.Key_Equal: lambda: self.zoom_by(CLOSER),
            Qt.Key.Key_Minus: lambda: self.zoom_by(1 / CLOSER),
            Qt.Key.Key_F: self.fit_all,
            Qt.Key.Key_Slash: self._filter.open,
            Qt.Key.Key_PageUp: lambda: self.pan_by(-1.0),
            Qt.Key.Key_PageDown: lambda: self.pan_by(1.0),
        }
        if not self._hand.press(event, moves):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key opens the menu of the lane or the event in focus; the mouse opens menus by itself."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._hand.menu_in_focus()

    def _follow_room(self) -> None:
        """The canvas has another size, by the window, a splitter, or a line above it that came or went: lay out anew.

        What was shown wholly stays shown wholly.
        """
        # Very many events are laid out once a resize has come to rest, not at each step of it.
        if len(self._frames.columns) > MANY:
            self._resized.start(REST)
        else:
            self._renewed()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_canvas"):
            self._type = Typography(self.font())
            self._frames.set_type(self._type)
            self.set_theme(self._painter.theme)
            self._renewed()

    def _reopen(self) -> None:
        """Another project: all of it in view, unless it was looked around in while it was being read."""
        if not self._glimpsed:
            self._fitted, self.shown.focus, self._motion.asked = True, "", None
            self._filter.show_terms(())  # its actors, sources and dates are those of the project before
        self._glimpsed = False
        self.renew()

    def _edited(self, edit: Edit) -> None:
        """The project is another: where only its arrangement is, the events need not be read anew."""
        if self._glimpsed or only_arranges(edit) or not self._follow_edit(edit):
            self.renew(same_events=only_arranges(edit))
        if not only_arranges(edit):
            let_hidden_go(self._session, self._filter.terms)

    def _follow_edit(self, edit: Edit) -> bool:
        """Show what an edit of single events changed, where they are so many that to read all of them would be felt."""
        if self._filter.dates is not None or not self._frames.follow(
            self._session.project, edit, self.lanes_by, self._filter.terms
        ):
            return False
        self._whole = self._frames.columns
        self._tell_hidden()
        self._painter.set_texts(self._frames.texts())
        self._renewed()
        self.announce_others()
        if self._table.isVisible():
            self._table.refresh(self._filter.terms)
        return True

    def renew(self, *, same_events: bool = False) -> None:
        """Show the project as it is now."""
        if self._glimpsed:  # it is still being read
            return
        if same_events:
            self._frames.arrange(self._session.project, self.lanes_by)
        else:
            self._reload()
        self._renewed()
        self.announce_others()
        if self._table.isVisible() and not same_events:
            self._table.refresh(self._filter.terms)

    def _glimpse(self, kept: object, project: object) -> None:
        """A first sight of a project that is still being read."""
        if not isinstance(kept, Columns) or not isinstance(project, Project):
            return
        self._fitted, self.shown.focus, self._glimpsed = True, "", True
        self._frames.glimpse(kept, project)
        self._whole = kept
        self._painter.set_texts(self._frames.texts())
        self._renewed()

    def _reload(self) -> None:
        """The project's events are others."""
        self._issues.setVisible(self.lanes_by == "country" and not self._table.isVisible())
        self._box.activate()
        issue = self._issues.fill(self._session.project) if self.lanes_by == "country" else ""
        terms = self._filter.terms
        self._frames.load(self._session.project, self.lanes_by, issue, terms, self._session.columns)
        self.shown.choose_again()  # a position stands for itself in its own lanes, and for its event elsewhere
        self._whole = whatever_date(self._session.project, self._filter.terms, self._frames.columns)
        self._overview.set_dates(self._filter.dates)
        self._tell_hidden()
        self._filter.menu.set_project(self._session.project)
        self._painter.set_texts(self._frames.texts())

    def _tell_hidden(self) -> None:
        """Let the line of conditions say how much they hide."""
        positions = self.lanes_by == "country" and not self._table.isVisible()
        self._filter.tell(
            self._frames.columns.filtered if positions else self._frames.total.hidden - self._frames.total.dismissed,
            "positions" if positions else "",
        )

    def _renewed(self) -> None:
        """Events, lanes or sizes are others: lay out, and keep the same time in view."""
        view = self._canvas.viewport()
        self._frames.resize(float(view.width()), float(view.height()))
        beyond = max(self._frames.content - self._frames.height, 0.0) if len(self._frames.columns) else 0.0
        self._bar.setRange(0, round(beyond))
        self._bar.setPageStep(round(self._frames.height))
        if self._bar.isHidden() == (beyond >= 1):
            self._bar.setVisible(beyond >= 1)
            self._box.activate()
            self._frames.resize(float(view.width()), float(view.height()))
        self._overview.set_columns(self._whole, folding=self.folding)
        self._overview.set_found(self.shown.found_at())
        self._motion.set_limits(self._frames.columns.span)
        if self._fitted:
            self._motion.to(self._frames.fit(), glide=False)
        else:
            self._motion.set_place(self._frames.left, view.width() - self._frames.left, self._frames.folds)
            self._moved()
        if self._frames.growing:
            self._growth.start()

    def _moved(self) -> None:
        """Another window on time: what it shows is worked out when it is painted."""
        self.shown.forget()
        self._fitted = self._motion.scale == self._frames.fit()
        self._canvas.paint_anew()
        self._overview.set_window(self._motion.scale.begin, self._motion.scale.end)
        self.changed.emit()

    def _follow(self, _identifier: str) -> None:
        """The selection is another: show it, and bring it into view. Keys act on it from now on, and on no lane."""
        self.arranger.let_go()
        self.shown.follow()
        place = self.shown.selected()
        if place >= 0:
            self.shown.bring_into_view(place)
        else:
            self._moved()

    def _lit(self) -> None:
        """The search found others: show where they are, in view and in all of time."""
        self._overview.set_found(self.shown.found_at())
        self._moved()

    def _paint(self, painter: QPainter) -> None:
        if not len(self._frames.columns):
            why = (NONE_PASSES, NO_STANCE_PASSES) if self._filter.terms else (EMPTY, NO_STANCE)
            say(painter, self.surface.rect(), why[self.lanes_by == "country"], self._painter)
            return
        shown = self.frame()
        self._painter.paint(painter, shown)
        paint_found(painter, shown, self._painter.theme)
        paint_folds(painter, shown, frozenset(self._frames.arrangement.folded), self._painter.theme)
        paint_marked(painter, shown, self._painter.theme)
        if self._hand.redating:
            paint_redating(painter, shown, self._hand.redating, self._painter)
        paint_lane_focus(painter, shown, self.arranger.lane, self._painter.theme)
        if self.arranger.carried:
            paint_carried(painter, shown, self.arranger.carried, self._painter)
        paint_held(painter, self._hand.band, self._hand.box, shown.height, self._painter.theme)


def say(painter: QPainter, box: QRect, words: str, painted: ScenePainter) -> None:
    """Say in an empty canvas why nothing stands there."""
    painter.fillRect(box, QColor(painted.theme.canvas))
    painter.setPen(QColor(painted.theme.secondary))
    painter.setFont(painted.letters.caption)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
