"""The pieces panels are built of: plain-text labels, rows that can be clicked, section heads, links."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont, QKeyEvent, QMouseEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid


def label(
    text: str, role: str = "", font: QFont | None = None, *, wrap: bool = True, select: bool = False, least: int = 1
) -> QLabel:
    """A label that shows exactly this text; nothing in it is ever taken for markup.

    least  pixels of width it takes at least when it wraps
    """
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if font is not None:
        made.setFont(font)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        made.setMinimumWidth(least)
    if select:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def link(text: str, do: Callable[[], object], tip: str = "") -> QPushButton:
    """Words that do something when clicked."""
    made = button(text, do, "link")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if tip:
        made.setToolTip(plain_tip(tip))
    return made


def button(text: str, do: Callable[[], object], role: str = "") -> QPushButton:
    """A push button; `role` is "primary", "link", "choice" or ""."""
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda: do())
    return made


def plain_tip(text: str) -> str:
    """A tooltip that Qt cannot take for markup: one that looks like it is told so and escaped."""
    if not GuiQt.mightBeRichText(text):
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>"


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setObjectName("rule")
    return line


def head(text: str, right: QWidget | None = None) -> QWidget:
    """The head of a section: spaced capitals, something at the right."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    capitals = label(text.upper(), "head", wrap=False)
    capitals.setAccessibleName(text)
    across.addWidget(capitals)
    across.addStretch(1)
    if right is not None:
        across.addWidget(right)
    return row


def column(
    parent: QWidget | None = None, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 4
) -> QVBoxLayout:
    """A vertical layout with these margins and gap."""
    made = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    made.setContentsMargins(*margins)
    made.setSpacing(gap)
    return made


class Clickable(QFrame):
    """A row that acts like a button: mouse, Enter and Space, hover and focus shown.

    clicked  it was chosen
    """

    clicked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clickable")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)
        self._pressed = False

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the one that is selected, or not."""
        if self.property("chosen") != chosen:
            self.setProperty("chosen", chosen)
            self.style().unpolish(self)
            self.style().polish(self)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.StateChanged))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.button() == Qt.MouseButton.LeftButton
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
        self._pressed = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class TwoLineRow(Clickable):
    """A row of two lines: what it is, and a quieter word about it."""

    def __init__(self, first: str, second: str, parent: QWidget | None = None) -> None:
        super().__init__(f"{first}, {second}", parent)
        down = column(self, (4, 3, 4, 3), 0)
        down.addWidget(label(first))
        down.addWidget(label(second, "secondary"))


def restyle(widget: QWidget, role: str) -> None:
    """Give a widget another role and repaint it as the style sheet has it."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def alive(widget: QWidget) -> bool:
    """Whether a widget still exists: an answer may come when the panel that asked is gone."""
    return bool(isValid(widget))  # type: ignore[no-untyped-call]


def turn_page(area: QScrollArea, page: QWidget) -> None:
    """Show another page in a scroll area; the old one goes later: a key or click in it may have asked."""
    old = area.takeWidget()
    area.setWidget(page)
    if old is not None:
        old.setParent(area)
        old.hide()
        old.deleteLater()


def named_field(down: QVBoxLayout, name: str, field: QWidget) -> None:
    """Put a field below its name; “&” goes before the letter that leads to it, which a screen reader is not told."""
    named = label(name, wrap=False)
    named.setBuddy(field)
    field.setAccessibleName(name.replace("&", ""))
    down.addWidget(named)
    down.addWidget(field)
