"""Words for assistive programs about what keys did where no widget of its own has the focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def speak(widget: QWidget, words: str) -> None:
    """Let assistive programs say this, as soon as they have said what they say now."""
    if QAccessible.isActive() and words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
