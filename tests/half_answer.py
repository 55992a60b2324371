"""What a worker does that is killed amid its answer: runs in a worker process, and loads nothing that it need not."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType


def send(told: Path) -> None:
    """Write the beginning of an answer, say so by making a file, and stay."""
    frame: FrameType | None = sys._getframe()
    while frame is not None and "result_queue" not in frame.f_locals:
        frame = frame.f_back
    assert frame is not None
    os.write(frame.f_locals["result_queue"]._writer.fileno(), (1_000).to_bytes(4, "big") + b"half")
    told.touch()
    signal.pause()
