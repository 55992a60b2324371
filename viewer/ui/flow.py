"""A row of widgets that goes on in the next line where it finds no room: it never makes a window wider."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

MOST = 16_777_215
"""Pixels that nothing is wider or higher than: Qt's own bound."""


class Flow(QLayout):
    """Lays widgets out line by line, each as large as it asks to be, in the middle of its line's height.

    ending  whether the last one stands at the right end of its line
    """

    def __init__(self, parent: QWidget, *, ending: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._ending = ending

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end; Qt calls this."""
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one at a place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arranged(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for the widest widget."""
        margins, size = self.contentsMargins(), QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arranged(rect, move=True)

    def _arranged(self, rect: QRect, *, move: bool) -> int:
        """Give each widget its place, if they are to be moved; the height they take."""
        inside, gap = rect.marginsRemoved(self.contentsMargins()), self.spacing()
        top, last = inside.top(), self._items[-1] if self._items and self._ending else None
        for line in self._lines(inside.width()):
            sizes = [_size_in(item, inside.width()) for item in line]
            high = max(size.height() for size in sizes)
            left = inside.left()
            for item, size in zip(line, sizes, strict=True):
                if item is last:
                    left = inside.right() + 1 - size.width()
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (high - size.height()) // 2), size))
                left += size.width() + gap
            top += high + gap
        return top - gap - rect.top() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in (item for item in self._items if not item.isEmpty()):
            needed = _size_in(item, width).width()
            if not lines or left + needed > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += needed + self.spacing()
        return lines


def _size_in(item: QLayoutItem, width: int) -> QSize:
    """As large as an item asks to be; text that wraps takes as few lines as it can, and only the room these need."""
    if not item.hasHeightForWidth():
        return item.sizeHint().boundedTo(QSize(width, MOST))
    high = item.heightForWidth(width)
    low, wide = 1, width
    while low < wide:
        middle = (low + wide) // 2
        if item.heightForWidth(middle) > high:
            low = middle + 1
        else:
            wide = middle
    return QSize(wide, high)
