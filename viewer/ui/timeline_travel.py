"""The ways through time that the window commands: fit, zoom, pan, go to a date."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QPixmap

from viewer.timeline.scale import fitted
from viewer.ui.timeline_access import EventList

AROUND = 0.06
"""Share of the view left free at either side of a range."""
FINE = 2.0
"""Pixels of a copied picture for each of the screen's, at least."""


class Travel(EventList):
    """A list of events along time that can be brought to any part of it."""

    def fit_all(self) -> None:
        """Show everything."""
        self.shown.motion.to(self.shown.frames.fit())

    def fit(self, identifier: str) -> None:
        """Show an event with what lies around it; nothing when it has no place."""
        place = self.shown.frames.place(identifier)
        if place >= 0:
            self.shown.fit(place)

    def why_unseen(self, event_id: str) -> str:
        """Why an event is not on the timeline, in words; "" if it is."""
        return self.shown.why_unseen(event_id)

    def zoom_by(self, factor: float) -> None:
        """Show `factor` times as much time (0.5 zooms in) about the selected event, or the middle."""
        scale = self.shown.motion.goal
        place = self.shown.selected()
        x = scale.left + scale.width / 2
        if place >= 0:
            at = scale.x(self.shown.middle(place))
            x = at if scale.left <= at <= scale.right else x
        self.shown.motion.to(scale.zoomed(factor, x), about=x)

    def pan_by(self, fraction: float) -> None:
        """Go forward by a share of the window, back when negative."""
        scale = self.shown.motion.goal
        self.shown.motion.to(scale.panned(fraction * scale.width))

    def go_to(self, instant: int) -> None:
        """Bring an instant to the middle, also where nothing stands far and wide."""
        self.shown.motion.asked = float(instant)
        self.shown.motion.to(self.shown.motion.scale.centred(float(instant)))

    def show_range(self, begin: int, end: int) -> None:
        """Show from one instant to another, with a little around them."""
        scale = self.shown.motion.scale
        margin = AROUND * scale.width
        self.shown.motion.to(fitted(float(begin), float(end), scale.left, scale.width, margin, scale.folds))

    def visible_range(self) -> tuple[int, int]:
        """The instants at both edges."""
        scale = self.shown.motion.scale
        return round(scale.begin), round(scale.end)

    def set_gliding(self, gliding: bool) -> None:
        """Whether jumps glide; not when the desktop asks for less motion."""
        self.shown.motion.gliding = gliding

    def copy_picture(self) -> None:
        """Put what is shown on the clipboard as a picture, twice as fine as a common screen shows it."""
        size, ratio = self.surface.size(), max(self.surface.devicePixelRatioF(), FINE)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        self.surface.render(picture)
        QGuiApplication.clipboard().setPixmap(picture)
