"""Where the timeline stands in time, and how it moves: at once under the hand, gliding on a jump."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from viewer.timeline.folds import Folds
from viewer.timeline.scale import Scale, fitted
from viewer.timeline.zoom import between, bounded

GLIDE = 320
"""Milliseconds of a jump."""


class Motion(QObject):
    """Holds the scale.

    moved  the scale is another one
    asked  an instant that someone went to by its date: it stays in reach, however far off everything else is
    """

    moved = Signal()

    def __init__(self, scale: Scale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scale = scale
        self.gliding = True
        self.asked: float | None = None
        self._limits: tuple[float, float] | None = None
        self._start = self._goal = scale
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setDuration(GLIDE)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._glide.valueChanged.connect(self._glided)

    @property
    def goal(self) -> Scale:
        """Where a glide under way will end; the scale itself when none is."""
        return self._goal if self._glide.state() == QVariantAnimation.State.Running else self.scale

    def set_limits(self, limits: tuple[float, float] | None) -> None:
        """Stay within reach of begin..end."""
        self._limits = limits

    def set_place(self, left: float, width: float, folds: Folds | None = None) -> None:
        """Show the same time on other pixels, with these stretches folded."""
        self._glide.stop()
        self.scale = self.scale.resized(left, width).refolded(folds)

    def stop(self) -> None:
        """Stand still: a hand on the timeline ends a glide."""
        self._glide.stop()

    def to(self, scale: Scale, *, glide: bool = True, about: float | None = None) -> None:
        """Go to a window on time; where it is too wide, to the widest with the same time under the pixel `about`."""
        self._glide.stop()
        goal = bounded(scale, *self._reach(*self._limits), about) if self._limits else scale
        if glide and self.gliding and goal != self.scale:
            self._start, self._goal = self.scale, goal
            self._glide.start()
        else:
            self.scale = goal
            self.moved.emit()

    def _reach(self, begin: float, end: float) -> tuple[float, float]:
        return (begin, end) if self.asked is None else (min(begin, self.asked), max(end, self.asked))

    def zoom_at(self, factor: float, x: float) -> None:
        """Show `factor` times as much time, what is under pixel x staying; beside the view, what is at its edge."""
        at = min(max(x, self.scale.left), self.scale.right)
        self.to(self.scale.zoomed(factor, at), glide=False, about=at)

    def pan_pixels(self, pixels: float) -> None:
        """Bring what lies to the right into view."""
        self.to(self.scale.panned(pixels), glide=False)

    def zoom_to_pixels(self, left: float, right: float) -> None:
        """Fill the view with what lies between two pixels."""
        scale, right = self.scale, max(right, left + 2.0)
        self.to(fitted(scale.instant(left), scale.instant(right), scale.left, scale.width, folds=scale.folds))

    def show_range(self, begin: float, end: float) -> None:
        """Show from one instant to another, at once."""
        scale = self.scale
        self.to(fitted(begin, end, scale.left, scale.width, folds=scale.folds), glide=False)

    def _glided(self, progress: object) -> None:
        if isinstance(progress, float):
            self.scale = between(self._start, self._goal, progress)
            self.moved.emit()
