"""Drawing without a window: what the headless commands need of Qt, so that they never name it themselves."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QGuiApplication


@contextmanager
def drawing() -> Iterator[None]:
    """Qt ready to draw, on no screen at all; within the program's own window, simply as it is."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    yield
    del application
