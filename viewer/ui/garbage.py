"""Looks for garbage on the window's own thread only.

Python looks for it wherever memory is asked for, and so also in the threads that take what the workers found. Widgets
that only name each other would then be taken apart there, which Qt does not survive.

What a project holds is values that name no circle, and they are most of what there is: they go when nothing names them.
So that no look takes long, whatever stays in such numbers is set aside and never looked through again.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

OFTEN = 200
"""Milliseconds between two looks at whether there is anything to look for."""
PATIENCE = 25
"""Looks after which the young are collected however few: what was freed meanwhile hides how many were made."""
GROWTH = 4
"""All that stays is looked through once a quarter of it is new: Python's own measure."""
LOTS = 100_000
"""Objects that take some 25 ms to look through: more than one look may take while a window follows a hand."""


class GarbageCollector(QObject):
    """From its making on, until `stop`, nothing but this collects."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._old, self._new = len(gc.get_objects(generation=2)), 0
        self._waited = 0
        self._timer = QTimer(self, interval=OFTEN, timeout=self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect what is due: the young when they are many, the others when the younger ones were due often."""
        gc.disable()  # whoever switched it off for a while may have switched it on again
        young, middle, _ = gc.get_count()
        first, second, _ = gc.get_threshold()
        self._waited += 1
        if young <= first and self._waited < PATIENCE:
            return
        self._waited = 0
        if young > LOTS:
            self._set_aside()  # only what a project is made of comes at such a rate, and stays
            return
        staying = len(gc.get_objects(generation=1))
        if middle <= second and staying < LOTS // 2:
            gc.collect(0)
            return
        staying += len(gc.get_objects(generation=0))
        self._new += max(staying - gc.collect(1), 0)
        if self._new * GROWTH > self._old:
            gc.collect(2)
            self._old, self._new = len(gc.get_objects(generation=2)), 0
            if self._old > LOTS:
                self._set_aside()

    def _set_aside(self) -> None:
        """All there is now stays out of further looks."""
        gc.freeze()
        self._old, self._new = 0, 0

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
