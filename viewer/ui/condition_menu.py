"""The menu that adds a condition: what there is to choose, field by field, with how many events each would show."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from viewer.model.project import Project
from viewer.model.view import Field, Term
from viewer.timeline.filters import choices
from viewer.ui.position_rows import issue_name

FIELDS = (Field.ACTOR, Field.ISSUE, Field.KIND, Field.STATUS, Field.SOURCE, Field.REVIEW, Field.DATE)
ROWS = 24
"""Values a menu lists; the others are chosen from a list."""
LONGEST = 60
"""Characters of a value that a row shows."""


class ConditionMenu(QMenu):
    """Offers what is in the project.

    chosen  a condition (a Term)
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = Project()
        for field in FIELDS:
            inner = self.addMenu(f"&{field.value}")
            inner.aboutToShow.connect(partial(self._fill, inner, field))

    def set_project(self, project: Project) -> None:
        """Offer what is in this project; it is counted when a menu opens."""
        self._project = project

    def _fill(self, menu: QMenu, field: Field) -> None:
        """List the values of a field."""
        menu.clear()
        rows = [(called(term), count) for term, count in choices(self._project, field)]
        for term, count in rows[:ROWS]:
            menu.addAction(_row(term, count).replace("&", "&&"), partial(self.chosen.emit, term))
        if len(rows) > ROWS:
            menu.addSeparator()
            menu.addAction(f"All {len(rows):,}…", partial(self._ask, field, rows))
        if not rows:
            menu.addAction("None yet").setEnabled(False)

    def _ask(self, field: Field, rows: list[tuple[Term, int]]) -> None:
        """Let one of very many be chosen by typing."""
        names = {_row(term, count): term for term, count in rows}
        name, given = QInputDialog.getItem(self, field.value, f"Show only this {field.value.lower()}:", list(names))
        if given and name in names:
            self.chosen.emit(names[name])


def _row(term: Term, count: int) -> str:
    name = term.name if len(term.name) <= LONGEST else term.name[: LONGEST - 1].rstrip() + "…"
    return f"{name}  ({count:,})"


def called(term: Term) -> Term:
    """The term under the name that people know its value by."""
    return replace(term, name=issue_name(term.value)) if term.field == Field.ISSUE else term
