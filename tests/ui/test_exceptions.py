"""What goes wrong in a method that Qt calls is told; the program lives on."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from viewer.ui.timeline_canvas import Canvas

def frame(painter):
    np.zeros(1)[np.array([5])]

told = []
sys.excepthook = lambda kind, error, trace: told.append(kind)
application = QApplication([])
canvas = Canvas(frame)
canvas.show()
again = QTimer(interval=5, timeout=canvas.paint_anew)
again.start()
QTimer.singleShot(100, application.quit)
application.exec()
print("alive", {kind.__name__ for kind in told})
"""


def test_an_error_of_numpy_in_a_frame_does_not_end_the_program() -> None:
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert run.stdout.strip() == "alive {'IndexError'}", run.stderr
