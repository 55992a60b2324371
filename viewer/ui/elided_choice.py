"""A field to choose from whose text ends in “…” where it finds no room; Qt would cut it through a letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter


class ElidedChoice(QComboBox):
    """A QComboBox that may be narrower than its texts; the whole text is its tooltip then."""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        control = QStyle.ComplexControl.CC_ComboBox
        box = self.style().subControlRect(control, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        shown = self.shown_text(box.width())
        option.currentText = shown
        self.setToolTip("" if shown == self.currentText() else self.currentText())
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def shown_text(self, room: int) -> str:
        """What of the chosen text is written in so many pixels."""
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
