"""The bars round the panes: toolbar, status line, the strip above the example."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QToolBar,
    QToolButton,
    QWidget,
)

from viewer.model.calendar import date_of
from viewer.model.time import Granularity
from viewer.model.wording import describe_instant
from viewer.ui.icons import icon
from viewer.ui.pane import LANES, Counts
from viewer.ui.parts import button, label, plain_tip
from viewer.ui.search_field import PROMPT, WIDEST, SearchField
from viewer.ui.session import Session
from viewer.ui.settings import Settings
from viewer.ui.telltale import Telltale
from viewer.ui.theme import Theme

LONGEST_RANGE = "30 Sept 2000 BCE – 30 Sept 2000 BCE"
"""As long as the words for a range become."""
TOLD_FOR = 8_000
"""Milliseconds a word about what was done stays in the status line."""


TIGHT, TIGHT_LANES, TIGHT_SEARCH = 1000, 100, 190
"""Pixels of a window below which the toolbar keeps itself short, and of its fields then."""


class ToolBar(QToolBar):
    """Add documents, undo and redo, search, lanes, fit and zoom, export."""

    def __init__(self, session: Session, commands: Mapping[str, QAction]) -> None:
        super().__init__("Toolbar")
        self.setObjectName("Toolbar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._words = commands["add"].text()
        self.add = QPushButton(self._words)
        self.add.setAccessibleName(self._words)
        self.add.setProperty("role", "primary")
        self.add.setCursor(Qt.CursorShape.PointingHandCursor)
        self.add.clicked.connect(commands["add"].trigger)
        self.addWidget(self.add)
        self._spaces: list[QWidget] = []
        self._space()
        self._button(commands["undo"])
        self._button(commands["redo"])
        self._space()
        self.search = SearchField(session)
        self.addWidget(self.search)
        self._space()
        self.addWidget(label("Lanes  ", "secondary", wrap=False))
        self.lanes = QComboBox()
        self.lanes.setAccessibleName("Lanes")
        self.lanes.setMinimumContentsLength(max(len(name) for _, name in LANES))
        for by, name in LANES:
            self.lanes.addItem(name, by)
        self.lanes.activated.connect(lambda index: commands[f"lanes-{self.lanes.itemData(index)}"].trigger())
        self.addWidget(self.lanes)
        self.views = self._views(commands)
        self._space()
        self._button(commands["narrow"], "Filter")
        self._button(commands["fit"], "Fit")
        self._button(commands["zoom-out"])
        self._button(commands["zoom-in"])
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spring)
        self._button(commands["export"], "Export…")
        self.set_tight(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Suit the window."""
        if (event.size().width() < TIGHT) != self._tight:
            self.set_tight(not self._tight)
        super().resizeEvent(event)

    def set_theme(self, worn: Theme) -> None:
        """Show the mark of what found no room in the theme's colour: Qt's own is black."""
        more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if isinstance(more, QToolButton):
            more.setIcon(icon("chevron-right", worn))
            more.setAccessibleName("More commands")

    def set_tight(self, tight: bool) -> None:
        """Take less room, so that in a small window nothing has to go behind the mark of what found none."""
        self._tight = tight
        self.add.setText("Add…" if tight else self._words)
        self.lanes.setFixedWidth(TIGHT_LANES if tight else self.lanes.sizeHint().width())
        self.search.setMaximumWidth(TIGHT_SEARCH if tight else WIDEST)
        self.search.setPlaceholderText("Search" if tight else PROMPT)
        for gap in self._spaces:
            gap.setFixedWidth(1 if tight else 10)

    def show_lanes(self, by: str) -> None:
        """Show what the timeline is laid out by."""
        self.lanes.setCurrentIndex(self.lanes.findData(by))

    def _views(self, commands: Mapping[str, QAction]) -> QMenu:
        """The menu of views kept under a name, behind a button."""
        menu = QMenu("Views", self)
        menu.addActions([commands["save-view"], commands["views"]])
        kept = QToolButton()
        kept.setText("Views")
        kept.setToolTip("Views kept under a name")
        kept.setMenu(menu)
        kept.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        kept.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(kept)
        return menu

    def _button(self, action: QAction, words: str = "") -> None:
        """A button for a command: its icon, or words in place of it."""
        made = QToolButton()
        made.setDefaultAction(action)
        made.setAccessibleName(action.text())
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if words:
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            action.setIconText(words)
        self.addWidget(made)

    def _space(self) -> None:
        gap = QWidget()
        self._spaces.append(gap)
        self.addWidget(gap)


LONGEST_NAME = 28
"""Letters of a file's name that the status line has room for."""


class StatusLine(QStatusBar):
    """Counts at the left, progress while something is read, the time shown at the right."""

    def __init__(self, cancel: Callable[[], object]) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.counts = Telltale()
        self.addWidget(self.counts, 1)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(140)
        self.reading = label("", wrap=False)
        self.cancel = button("Cancel", cancel, "link")
        for part in (self.reading, self.progress, self.cancel):
            self.addPermanentWidget(part)
            part.setVisible(False)
        self.range = Telltale(LONGEST_RANGE)
        self.addPermanentWidget(self.range)
        self._joining = False
        self._source = ""

    def tell(self, sentence: str) -> None:
        """Say what was done, for a while."""
        self.showMessage(sentence, TOLD_FOR)

    def point_at(self, words: str) -> None:
        """Say what is under the pointer; nothing when it left."""
        if words:
            self.showMessage(words)
        else:
            self.clearMessage()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many of how many documents are read; put it away when nothing is left."""
        for part in (self.reading, self.progress, self.cancel):
            part.setVisible(total > 0)
        if self._joining and not total:
            self.show_joining(True)
            return
        self.progress.setMaximum(max(1, total))
        self.progress.setValue(done)
        self.reading.setText(f"Reading {min(done + 1, total)} of {total}{self._source}")

    def name_source(self, name: str) -> None:
        """Say which file is being read."""
        shown = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
        self._source = f": {shown}"

    def show_joining(self, busy: bool) -> None:
        """Show that what many documents tell is being joined."""
        self._joining = busy
        self.reading.setText("Joining what the documents tell")
        self.progress.setMaximum(0 if busy else 1)
        for part in (self.reading, self.progress):
            part.setVisible(busy)

    def show_opening(self, name: str) -> None:
        """Show that a large project is being read; "" when it is there."""
        self.reading.setText(f"Opening “{name}”: it can be looked at, and in a moment changed")
        self.progress.setMaximum(0 if name else 1)
        for part in (self.reading, self.progress):
            part.setVisible(bool(name))

    def show_counts(self, counts: Counts, visible: tuple[int, int]) -> None:
        """Say how many events there are, how many are not seen and why, and which time is shown."""
        self.counts.setText(count_words(counts))
        self.range.setText(range_words(*visible) if counts.events > counts.hidden + counts.undated else "")


class RecentMenu(QMenu):
    """The projects that were open lately."""

    def __init__(self, settings: Settings, open_project: Callable[[Path], object], parent: QWidget) -> None:
        super().__init__("Open recent", parent)
        self._settings, self._open = settings, open_project
        self.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """List them anew."""
        self.clear()
        for path in self._settings.recent:
            action = self.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(plain_tip(str(path)))
            action.triggered.connect(partial(self._open, path))
        self.setToolTipsVisible(True)
        if self.isEmpty():
            self.addAction("None yet").setEnabled(False)


def count_words(counts: Counts) -> str:
    """Say "13 events · 4 undated · 3 behind “+N” · none hidden"."""
    if not counts.events:
        return "No events yet"
    parts = ["1 event" if counts.events == 1 else f"{counts.events:,} events"]
    if counts.undated:
        parts.append(f"{counts.undated:,} undated")
    if counts.clustered:
        parts.append(f"{counts.clustered:,} behind “+N”")
    if counts.dense:
        parts.append(f"{counts.dense:,} only as density")
    dismissed = counts.dismissed
    if counts.hidden > dismissed:
        parts.append(f"{counts.hidden - dismissed:,} hidden by conditions")
    if dismissed:
        parts.append(f"{dismissed:,} dismissed")
    if not counts.hidden:
        parts.append("none hidden")
    return " · ".join(parts)


def range_words(begin: int, end: int) -> str:
    """The time shown, as exactly as it makes sense: days within some months, else months, else years."""
    days = (end - begin) / 86_400
    unit = Granularity.DAY if days < 90 else Granularity.MONTH if days < 3_650 else Granularity.YEAR
    if abs(date_of(begin)[0]) > 99_999 or abs(date_of(end)[0]) > 99_999:
        return ""
    first, last = describe_instant(begin, unit), describe_instant(end - 1, unit)
    return first if first == last else f"{first} – {last}"


def example_strip(begin: Callable[[], object]) -> QFrame:
    """One quiet line above the example project."""
    strip = QFrame()
    strip.setObjectName("strip")
    across = QHBoxLayout(strip)
    across.setContentsMargins(20, 4, 12, 4)
    words = "An example. Drop your own documents here."
    note = label(words, wrap=False)
    note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    note.setToolTip(words)
    across.addWidget(note, 1)
    across.addWidget(button("Begin an empty project", begin, "link"))
    across.addWidget(button("Hide", lambda: strip.setVisible(False), "link"))
    strip.setVisible(False)
    return strip
