"""Decides the labels of very many events between frames, so that the timeline follows the hand from the first moment.

Only the first frame of a layout waits for its labels, and not for long; later ones show those there are, and the others
join them. None leaves or moves then: what one step decided stays.
"""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.ui.timeline_frames import Frames
from viewer.ui.timeline_motion import Motion

PATIENCE = 0.25
"""Seconds that the first frame of a layout waits for its labels."""
RESTING, MOVING = 0.006, 0.002
"""Seconds of deciding between two frames, while the timeline stands still and while it moves."""
CALM = 0.15
"""Seconds after which a timeline that moved stands still."""
AGAIN = 0.1
"""Seconds between two frames that show what was decided meanwhile, where theirs is not complete yet."""


class Growth(QObject):
    """Lets frames grow while there is something to decide.

    more  the frame that is shown has more labels now, or all are decided
    """

    more = Signal()

    def __init__(self, frames: Frames, motion: Motion, parent: QObject) -> None:
        super().__init__(parent)
        self._frames, self._motion = frames, motion
        frames.patience = PATIENCE
        self._timer = QTimer(self, timeout=self._grow)
        self._moved = self._shown = 0.0
        motion.moved.connect(self._stir)

    def start(self) -> None:
        """Decide what there is to decide, from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Decide nothing more."""
        self._timer.stop()

    def _stir(self) -> None:
        self._moved = perf_counter()

    def _grow(self) -> None:
        """Decide some more; show it where it was waited for."""
        begun, scale = perf_counter(), self._motion.scale
        lacking = self._frames.lacks(scale)
        self._frames.grow(MOVING if begun - self._moved < CALM else RESTING)
        if not self._frames.growing:
            self._timer.stop()
            self.more.emit()
        elif lacking and (not self._frames.lacks(scale) or begun - self._shown > AGAIN):
            self._shown = begun
            self.more.emit()
