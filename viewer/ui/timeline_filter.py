"""The line above the timeline that says what is hidden and why: words to look for, and a chip for each condition."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget

from viewer.model.project import Project
from viewer.model.view import Field, Term
from viewer.timeline.columns import Columns, columns
from viewer.timeline.filters import passing
from viewer.ui.condition_menu import ConditionMenu, called
from viewer.ui.flow import Flow
from viewer.ui.theme import Theme

LONGEST = 28
"""Characters of a condition that its chip shows."""


class FilterBar(QWidget):
    """Conditions that combine; hidden while there are none.

    changed  other events are to be shown
    left     it is put away, and had the focus
    """

    changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FilterBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._chosen: list[Term] = []
        self._chips: list[QToolButton] = []
        self._across = Flow(self)
        self._across.setContentsMargins(16, 6, 16, 6)
        self._across.setSpacing(6)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText("Only events with these words")
        self.words.setAccessibleName("Only events with these words")
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(230)
        self._typing = True
        self.words.textChanged.connect(lambda _text: self.changed.emit() if self._typing else None)
        self._hidden = QLabel(self)
        self._clear = QToolButton(self)
        self._clear.setText("Show all")
        self._clear.setToolTip("Take all conditions away")
        self._clear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._clear.clicked.connect(self.clear)
        self.more = QToolButton(self)
        self.more.setText("Add a condition")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu = ConditionMenu(self)
        self.menu.chosen.connect(self.add)
        self.more.setMenu(self.menu)
        self._across.addWidget(self.words)
        self._across.addWidget(self.more)
        self._across.addWidget(self._hidden)
        self._across.addWidget(self._clear)
        self.set_theme(theme)
        self.hide()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The conditions in force."""
        words = self.words.text().strip()
        return (*self._chosen, *((Term(Field.TEXT, words, words),) if words else ()))

    def add(self, term: object) -> None:
        """Show only what meets this Term too; of conditions on the same field, one is enough."""
        if isinstance(term, Term) and called(term) not in self._chosen:
            self._chosen.append(called(term))
            self._renew()

    @property
    def dates(self) -> tuple[float, float] | None:
        """Begin and end in seconds of the dates shown; None while there is no condition on them, or several."""
        spans = [term.value.split() for term in self._chosen if term.field == Field.DATE]
        return (float(spans[0][0]), float(spans[0][1])) if len(spans) == 1 else None

    def set_dates(self, dates: object) -> None:
        """Show only the dates of this Term, whatever the condition on dates was before; all of them for None."""
        others = [term for term in self._chosen if term.field != Field.DATE]
        self._chosen = [*others, dates] if isinstance(dates, Term) else others
        self._renew()

    def show_terms(self, terms: Sequence[Term]) -> None:
        """Show only what meets these conditions, whatever they were before. Nothing is emitted."""
        words = [term.value for term in terms if term.field == Field.TEXT]
        self._chosen = [term for term in terms if term.field != Field.TEXT]
        blocked = self.blockSignals(True)
        self.words.setText(" ".join(words))
        self._renew()
        self.blockSignals(blocked)

    def remove(self, term: Term) -> None:
        """Take a condition away."""
        self._chosen.remove(term)
        self._renew()

    def clear(self) -> None:
        """Show everything again."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or QWidget())
        self._chosen = []
        self._typing = False  # its own signals stay: the field puts its mark for clearing away
        self.words.clear()
        self._typing = True
        self._renew()
        if had_focus:
            self.left.emit()
        self.hide()

    def open(self) -> None:
        """Show the line, ready for words."""
        self.show()
        self.words.setFocus()

    def tell(self, hidden: int, what: str = "") -> None:
        """Say how many events, or whatever stands on the timeline instead, are hidden."""
        self._hidden.setText(" ".join(part for part in (f"{hidden:,}", what, "hidden") if part) if hidden else "")
        self._hidden.setVisible(bool(hidden))

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self.setStyleSheet(
            f"#FilterBar {{ background: {theme.side}; }} #FilterBar QLabel {{ color: {theme.secondary}; }}"
            f"#FilterBar QToolButton {{ color: {theme.text}; background: {theme.chip}; border: none;"
            " border-radius: 9px; padding: 3px 9px; }"
            f"#FilterBar QToolButton:hover {{ background: {theme.hairline}; }}"
            f"#FilterBar QToolButton:focus {{ border: 1px solid {theme.accent}; padding: 2px 8px; }}"
            "#FilterBar QToolButton::menu-indicator { image: none; }"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes everything away and closes the line; other keys are not for the timeline below."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()

    def _renew(self) -> None:
        """A chip for each condition; the focus stays at its place among them."""
        focus = QApplication.focusWidget()
        had = self._chips.index(focus) if isinstance(focus, QToolButton) and focus in self._chips else -1
        if had >= 0:
            self.more.setFocus()
        for chip in self._chips:
            self._across.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for place, term in enumerate(self._chosen):
            chip = QToolButton(self)
            name = term.name if len(term.name) <= LONGEST else term.name[: LONGEST - 1].rstrip() + "…"
            chip.setText(f"{term.field.value}: {name}  ×")
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.setToolTip(f"Take “{name}” away")
            chip.setAccessibleName(f"Take the condition {term.field.value} {term.name} away")
            chip.clicked.connect(lambda _checked=False, gone=term: self.remove(gone))
            self._across.insert_widget(2 + place, chip)
            chip.show()
            self._chips.append(chip)
        if had >= 0 and self._chips:
            self._chips[min(had, len(self._chips) - 1)].setFocus()
        self.setVisible(bool(self.terms) or self.isAncestorOf(QApplication.focusWidget() or QWidget()))
        self.changed.emit()


def whatever_date(project: Project, terms: Sequence[Term], shown: Columns) -> Columns:
    """The columns of what meets all conditions but those on dates: `shown` itself where there are none."""
    others = [term for term in terms if term.field != Field.DATE]
    if len(others) == len(terms):
        return shown
    return columns(project, passing=passing(project, others) if others else None)
