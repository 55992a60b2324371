"""Rows of positions: mark, name, word, and how it is known; silence is shown as silence."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from viewer.bundled import RESOURCES
from viewer.model.positions import KNOWN_BY, Position
from viewer.model.provenance import Standing
from viewer.model.stance import Mode, Polarity, Stance
from viewer.ui.glyphs import Glyph
from viewer.ui.parts import Clickable, column, label
from viewer.ui.theme import Theme


def issue_name(issue: str) -> str:
    """What people call an issue; its id with spaces where the table has no name for it."""
    return _names().get(issue) or issue.replace("-", " ")


@cache
def _names() -> dict[str, str]:
    """Issue ids and their names from resources/issues.toml."""
    path = RESOURCES / "issues.toml"
    if not path.is_file():
        return {}
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = table.get("issue", table)
    entries = {r.get("id", ""): r for r in rows} if isinstance(rows, list) else rows
    return {i: str(r["name"]) for i, r in entries.items() if isinstance(r, dict) and "name" in r}


class PositionRow(Clickable):
    """One country or body; choosing it shows the words its position rests on.

    judged  a person says that it goes another way, or is known otherwise: a Polarity or a Mode
    """

    judged = Signal(object)

    def __init__(self, position: Position, theme: Theme, parent: QWidget | None = None) -> None:
        stance = position.stance
        word = stance.polarity.value if stance else "not stated"
        super().__init__(f"{position.name}: {word} {position.known_by}".strip(), parent)
        self.position = position
        across = QHBoxLayout(self)
        across.setContentsMargins(4, 3, 4, 3)
        across.setSpacing(8)
        across.addWidget(Glyph(stance, theme), 0, Qt.AlignmentFlag.AlignTop)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        name = label(position.name, font=bold)
        down = column(gap=0)
        down.addWidget(name)
        by_hand = stance is not None and stance.provenance.standing == Standing.ENTERED
        known = f"{position.known_by} · changed by hand" if by_hand else position.known_by
        if known:
            down.addWidget(label(known, "secondary"))
        across.addLayout(down, 1)
        says = label(word, stance.polarity.value if stance else "secondary", wrap=False)
        across.addWidget(says, 0, Qt.AlignmentFlag.AlignTop)
        if stance is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)
            return
        self.dismissed = QAction("Dismiss this position", self)
        self.polarities = self._choice("Which way it goes", {p: p.value for p in Polarity}, stance)
        self.modes = self._choice("How it is known", {m: KNOWN_BY[m] for m in Mode}, stance)
        self.addActions([self.polarities.menuAction(), self.modes.menuAction(), self.dismissed])
        self.setToolTip("Shows the words. Right button or menu key: correct or dismiss the position")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        if stance.attributed_to:
            self.setAccessibleDescription(f"according to {stance.attributed_to}")

    def _choice(self, title: str, words: Mapping[Polarity, str] | Mapping[Mode, str], stance: Stance) -> QMenu:
        """A menu of what can be said instead; what stands now is marked."""
        made = QMenu(title, self)
        for value, word in words.items():
            action = made.addAction(word)
            action.setCheckable(True)
            action.setChecked(value in (stance.polarity, stance.mode))
            action.triggered.connect(partial(self._judge, value))
        return made

    def _judge(self, value: Polarity | Mode, _checked: bool = False) -> None:
        self.judged.emit(value)
