"""What people like: which colours, and whether things may glide. Remembered from start to start."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from viewer.ui.pane import Timeline
from viewer.ui.settings import Settings


class Tastes(QObject):
    """Choices about how the window looks and moves.

    themed  another theme was chosen: its name, "" to follow the system
    calmed  things may glide, or not, from now on
    """

    themed = Signal(str)
    calmed = Signal()

    def __init__(self, settings: Settings, timeline: Timeline, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._timeline = settings, timeline
        if settings.calm:
            timeline.set_gliding(False)

    @property
    def theme(self) -> str:
        """The theme chosen, "" for the system's."""
        return self._settings.theme

    @property
    def is_calm(self) -> bool:
        """Whether jumps do not glide."""
        return self._settings.calm

    def choose_theme(self, name: str) -> None:
        """Wear a theme; "" follows the system."""
        self._settings.theme = name
        self.themed.emit(name)

    def switch_motion(self) -> None:
        """Let jumps of the timeline glide, or not."""
        self._settings.calm = not self._settings.calm
        self._timeline.set_gliding(not self._settings.calm)
        self.calmed.emit()
