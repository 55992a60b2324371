"""The line above the lanes by country: which issue, and what the marks of positions mean."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from viewer.model.positions import issues
from viewer.model.project import Project
from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance
from viewer.ui.elided_choice import ElidedChoice
from viewer.ui.glyphs import Glyph
from viewer.ui.position_rows import issue_name
from viewer.ui.theme import Theme

SIGNS = (
    ("supports", Polarity.SUPPORTS, Mode.SELF_DIRECT),
    ("opposes", Polarity.OPPOSES, Mode.SELF_DIRECT),
    ("neutral", Polarity.NEUTRAL, Mode.SELF_DIRECT),
    ("mixed", Polarity.MIXED, Mode.SELF_DIRECT),
    ("said by others", Polarity.OPPOSES, Mode.OTHER),
    ("predicted", Polarity.OPPOSES, Mode.PREDICTED),
    ("act", Polarity.SUPPORTS, Mode.ACT),
)
SHORTEST = 22
"""Characters of the issue's name that always show."""


class IssueBar(QWidget):
    """Chooses the issue that positions are shown on.

    chosen  another issue is to be shown
    """

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(16, 6, 16, 6)
        self._across.setSpacing(6)
        self._across.addWidget(QLabel("Issue", self))
        self.issue = ElidedChoice(self)
        self.issue.setAccessibleName("Issue of the positions shown")
        self.issue.activated.connect(lambda _index: self.chosen.emit())
        self.issue.setMinimumContentsLength(SHORTEST)
        self._across.addWidget(self.issue)
        self._across.addStretch(1)
        self._legend: list[QWidget] = []
        self._wanted = ""
        self.hide()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the signs in another theme."""
        self.setStyleSheet(f"IssueBar {{ background: {theme.side}; }} IssueBar QLabel {{ color: {theme.secondary}; }}")
        for widget in self._legend:
            self._across.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._legend = []
        for words, polarity, mode in SIGNS:
            sign = Stance("", "", "", "", "", polarity, mode, Span(0, 0))
            named = QLabel(words, self)
            named.setContentsMargins(0, 0, 8, 0)
            for widget in (Glyph(sign, theme, self), named):
                self._across.addWidget(widget)
                self._legend.append(widget)

    def minimumSizeHint(self) -> QSize:
        """The signs may all be left out."""
        return QSize(self.issue.sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many signs as have room whole."""
        super().resizeEvent(event)
        room = self.width() - self.issue.sizeHint().width() - 110
        for glyph, words in zip(self._legend[::2], self._legend[1::2], strict=True):
            room -= glyph.sizeHint().width() + words.sizeHint().width() + 28
            glyph.setVisible(room >= 0)
            words.setVisible(room >= 0)

    def want(self, issue: str) -> None:
        """Show this issue the next time, if there is one like it."""
        if issue:
            self._wanted = issue

    def fill(self, project: Project) -> str:
        """Offer the issues of a project; gives the one to show: the chosen one, else the one most spoken of."""
        known, chosen = issues(project), self._wanted or self.issue.currentData()
        self._wanted = ""
        self.issue.clear()
        for each in known:
            self.issue.addItem(issue_name(each), each)
        chosen = chosen if chosen in known else next(iter(known), "")
        self.issue.setCurrentIndex(known.index(chosen) if chosen in known else -1)
        return str(chosen)
