"""The window of the overview follows the timeline, and is painted anew only where that can be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from viewer.ui.overview import Overview
from viewer.ui.timeline_view import TimelineView


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_the_window_is_painted_where_it_has_moved_to(view: TimelineView, qapp: QApplication) -> None:
    for _ in range(4):
        view.zoom_by(0.6)
    overview = view.findChildren(Overview)[0]
    scale = overview.scale()
    assert scale
    view.repaint()
    qapp.processEvents()
    paints = Paints(overview)
    overview.set_window(*view.visible_range())
    qapp.processEvents()
    assert not paints.count  # it stands where it stood
    begin, end = view.visible_range()
    for step in range(1, 101):  # each too small to be seen, all together three pixels
        overview.set_window(*(at + step * 0.03 * scale.per_pixel for at in (begin, end)))
        qapp.processEvents()
    assert 20 <= paints.count <= 40
