"""The table of positions: every country and body down, one issue at a time, each one click from its words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QWidget

from viewer.model.actor import Actor
from viewer.model.edit import Edit
from viewer.model.positions import issues, positions
from viewer.model.revision import dismiss, judge
from viewer.model.stance import Mode, Polarity, Stance
from viewer.ui.parts import column, label, link, turn_page
from viewer.ui.position_rows import PositionRow, issue_name
from viewer.ui.positions_table import PositionsTable
from viewer.ui.session import Session
from viewer.ui.theme import Theme

LEGEND = (
    "▲ supports   ▼ opposes   ■ neutral   ◆ mixed\n"
    "hollow: predicted or implied   half: said by someone else   underlined: an act"
)


class PositionsPanel(QWidget):
    """Positions on the issue chosen."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        down = column(self, (20, 14, 20, 14), 8)
        self.issue = QComboBox()
        self.issue.setAccessibleName("Issue")
        self.issue.activated.connect(self._fill)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.issue, 1)
        self.all_issues = link("all issues", self.show_table, "Opens every country and body against every issue")
        across.addWidget(self.all_issues)
        down.addLayout(across)
        self.table: PositionsTable | None = None
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        down.addWidget(self._scroll, 1)
        down.addWidget(label(LEGEND, "secondary"))
        session.opened.connect(self.refresh)
        session.edited.connect(self._edited)
        session.selected.connect(self._mark)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another theme's colours."""
        self._theme = theme
        self._fill()
        if self.table is not None:
            self.table.set_theme(theme)

    def show_table(self) -> None:
        """Open the table of all countries and issues, or bring it to the front."""
        if self.table is None:
            self.table = PositionsTable(self._session, self._theme, self.window())
        self.table.show()
        self.table.activateWindow()

    def rows(self) -> list[PositionRow]:
        """The rows on show, in order."""
        page = self._scroll.widget()
        return page.findChildren(PositionRow) if page else []

    def refresh(self) -> None:
        """Read all anew; the issue stays if it is still there."""
        chosen = self.issue.currentData()
        self.issue.clear()
        for issue in issues(self._session.project):
            self.issue.addItem(issue_name(issue), issue)
        self.issue.setCurrentIndex(max(0, self.issue.findData(chosen)) if self.issue.count() else -1)
        self.issue.setVisible(self.issue.count() > 0)
        self.all_issues.setVisible(self.issue.count() > 0)
        self._fill()

    def _edited(self, edit: Edit) -> None:
        touched = [*edit.before.values(), *edit.after.values()]
        if any(isinstance(entity, Stance | Actor) for entity in touched):
            self.refresh()

    def _fill(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        down = column(page, gap=0)
        for position in positions(self._session.project, self.issue.currentData() or ""):
            row = PositionRow(position, self._theme)
            if position.stance is not None:
                row.clicked.connect(partial(self._session.select, position.stance.id))
                row.judged.connect(partial(self._judge, position.stance.id))
                row.dismissed.triggered.connect(partial(self._dismiss, position.stance.id))
            down.addWidget(row)
        if not down.count():
            down.addWidget(label("Here stands who supports and who opposes what, once documents say so.", "secondary"))
        down.addStretch(1)
        turn_page(self._scroll, page)
        self._mark(self._session.selection)

    def _judge(self, identifier: str, said: Polarity | Mode) -> None:
        self._session.make(judge(self._session.project, identifier, said))

    def _dismiss(self, identifier: str) -> None:
        self._session.make(dismiss(self._session.project, [identifier]))

    def _mark(self, identifier: str) -> None:
        for row in self.rows():
            row.set_chosen(row.position.stance is not None and row.position.stance.id == identifier)
