"""The line above the lanes by country: which issue, and what the marks of positions mean."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from viewer.model.positions import issues
from viewer.model.project import Project
from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance
from viewer.ui.glyphs import Glyph
from viewer.ui.position_rows import issue_name
from viewer.ui.theme import Theme

SIGNS = (
    ("supports", Polarity.SUPPORTS, Mode.SELF_DIRECT),
    ("opposes", Polarity.OPPOSES, Mode.SELF_DIRECT),
    ("neutral", Polarity.NEUTRAL, Mode.SELF_DIRECT),
    ("mixed", Polarity.MIXED, Mode.SELF_DIRECT),
    ("said by someone else", Polarity.OPPOSES, Mode.OTHER),
    ("predicted or implied", Polarity.OPPOSES, Mode.PREDICTED),
    ("act, not words", Polarity.SUPPORTS, Mode.ACT),
)


class IssueBar(QWidget):
    """Chooses the issue that positions are shown on.

    chosen  another issue's id
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(16, 6, 16, 6)
        self._across.setSpacing(6)
        self._across.addWidget(QLabel("Issue", self))
        self.issue = QComboBox(self)
        self.issue.setAccessibleName("Issue of the positions shown")
        self.issue.activated.connect(lambda index: self.chosen.emit(str(self.issue.itemData(index))))
        self._across.addWidget(self.issue)
        self._across.addStretch(1)
        self._legend: list[QWidget] = []
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
            for widget in (Glyph(sign, theme, self), QLabel(words, self)):
                self._across.addWidget(widget)
                self._legend.append(widget)
            self._across.addSpacing(8)

    def fill(self, project: Project, issue: str) -> str:
        """Offer the issues of a project; the one chosen: `issue` if it is there, else the one most spoken of."""
        known = issues(project)
        self.issue.clear()
        for each in known:
            self.issue.addItem(issue_name(each), each)
        chosen = issue if issue in known else next(iter(known), "")
        self.issue.setCurrentIndex(known.index(chosen) if chosen in known else -1)
        return chosen
