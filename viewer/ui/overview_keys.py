"""The overview by keyboard: one of its parts at a time, moved by the arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from viewer.model.time import Granularity
from viewer.model.wording import describe_instant
from viewer.timeline.scale import YEAR, Scale

PARTS = ("window", "from", "until")
"""What has the keys: the window in view, the tab of the first date shown, that of the last."""
STEP, FINE = 24.0, 4.0
"""Pixels an arrow moves a part, and with Shift."""
KEYS = "↑ and ↓ choose what the arrows move, Esc shows all dates."
NAMES = {"window": "What is in view", "from": "Only from", "until": "Only until"}


def pixels(event: QKeyEvent) -> float:
    """How far an arrow moves a part; 0 for another key."""
    step = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
    return {Qt.Key.Key_Left: -step, Qt.Key.Key_Right: step}.get(Qt.Key(event.key()), 0.0)


def next_part(part: str, event: QKeyEvent) -> str:
    """The part that Up or Down leads to; the same for another key."""
    by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
    return PARTS[(PARTS.index(part) + by) % len(PARTS)]


def words(part: str, scale: Scale, window: tuple[float, float], dates: tuple[float, float]) -> str:
    """What the part in focus says."""
    unit = Granularity.DAY if scale.per_pixel < YEAR / 60 else Granularity.YEAR
    ends = [describe_instant(int(at), unit) for at in (window if part == "window" else dates)]
    if part == "window":
        return f"{NAMES[part]}: {ends[0]} – {ends[1]}. {KEYS}"
    return f"{NAMES[part]} {ends[0] if part == 'from' else ends[1]}. Enter shows only these dates. {KEYS}"
