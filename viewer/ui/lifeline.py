"""Ends a worker process when the window that started it is gone, however it went. Loads no Qt: workers run this."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.process import BaseProcess
from threading import Thread


def follow_parent() -> None:
    """Begin to watch the window's process; called once in each worker. Ctrl+C in a terminal is for the window."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_with, args=(parent,), name="lifeline", daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
