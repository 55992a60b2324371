"""What every test stands on: no screen, no settings of the person who runs it, nothing left behind, no order."""

from __future__ import annotations

import contextlib
import gc
import logging
import multiprocessing
import os
import random
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

ROOM = 2_000_000_000


def in_memory(folder: str) -> bool:
    """Whether test files can lie in memory: on a busy disk, waiting for it (fsync) takes minutes in all."""
    try:
        found = os.statvfs(folder)
    except OSError:
        return False
    free = found.f_bavail * found.f_frsize
    return free > ROOM and not found.f_flag & os.ST_NOEXEC and os.access(folder, os.W_OK | os.X_OK)


os.environ["QT_QPA_PLATFORM"] = "offscreen"
if "TMPDIR" not in os.environ and in_memory("/dev/shm"):
    os.environ["TMPDIR"] = tempfile.tempdir = "/dev/shm"
HOME = Path(tempfile.mkdtemp(prefix="dateline-tests-"))
for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[variable] = str(HOME / variable.lower())
os.environ.pop("XDG_RUNTIME_DIR", None)

SEED = "DATELINE_TEST_SEED"
PATIENCE = 2.0
"""Seconds that threads and processes of a test have to end by themselves."""

settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """One order for this run and its parallel workers."""
    os.environ.setdefault(SEED, "1" if "CI" in os.environ else str(random.randrange(1_000_000)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Shuffle modules, and tests within a module: no test may need another one before it."""
    order = random.Random(int(os.environ[SEED]))
    place = {path: order.random() for path in sorted({item.path for item in items})}
    items[:] = sorted(items, key=lambda item: (place[item.path], order.random()))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how to repeat this order, and which checks failed before the tests began."""
    if terminalreporter.stats.get("failed") or terminalreporter.stats.get("error"):
        terminalreporter.write_line(f"The same order again: {SEED}={os.environ[SEED]}")
    if os.environ.get("DATELINE_FAILED"):
        terminalreporter.write_line(f"Failed before the tests: {os.environ['DATELINE_FAILED']}", red=True)


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves threads, processes, running timers, windows, settings or log lines."""
    threads, folder, environment = set(threading.enumerate()), Path.cwd(), dict(os.environ)
    lines = LogLines()
    logging.getLogger().addHandler(lines)
    yield
    logging.getLogger().removeHandler(lines)
    left = [] if "caplog" in request.fixturenames else [f"log line: {line}" for line in lines.found]
    left += still_running(threads)
    if "qtbot" in request.fixturenames or "qapp" in request.fixturenames:
        left += qt_leftovers()
    if not stands_in(folder):
        os.chdir(folder)
        left.append("another current folder")
    changed = {key for key in dict(os.environ).keys() | environment if os.environ.get(key) != environment.get(key)}
    left += sorted(f"environment variable {key}" for key in changed - {"PYTEST_CURRENT_TEST"})
    for place in HOME.iterdir() if HOME.is_dir() else ():
        shutil.rmtree(place, ignore_errors=True)
    assert not left, "left behind: " + "; ".join(left)


def stands_in(folder: Path) -> bool:
    """Whether the current folder is still this one, and is there at all."""
    try:
        return Path.cwd() == folder
    except FileNotFoundError:
        return False


class LogLines(logging.Handler):
    """Warnings and worse that nobody expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


def still_running(before: set[threading.Thread]) -> list[str]:
    """Threads and child processes that did not end."""
    until = time.monotonic() + PATIENCE
    for thread in set(threading.enumerate()) - before:
        with contextlib.suppress(RuntimeError):
            thread.join(max(0.0, until - time.monotonic()))
    for process in multiprocessing.active_children():
        process.join(max(0.0, until - time.monotonic()))
    threads = [f"thread {thread.name}" for thread in set(threading.enumerate()) - before if thread.is_alive()]
    return threads + [f"process {process.name}" for process in multiprocessing.active_children()]


def qt_leftovers() -> list[str]:
    """Windows, and timers that still run; cyclic garbage is collected before it is blamed."""
    if not windows_and_timers():
        return []
    gc.collect()
    found = windows_and_timers()
    close_all()
    return found


def running_timers() -> list[QTimer]:
    from PySide6.QtCore import QTimer
    from shiboken6 import Shiboken

    timers = [t for t in gc.get_objects() if isinstance(t, QTimer)]
    return [t for t in timers if Shiboken.isValid(t) and t.isActive()]  # type: ignore[no-untyped-call]


def windows_and_timers() -> list[str]:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    windows = QApplication.topLevelWidgets()
    timers = running_timers()
    return [f"window {type(w).__name__} {w.objectName()}{w.windowTitle()}" for w in windows] + [
        f"timer of {type(t.parent()).__name__}, every {t.interval()} ms" for t in timers
    ]


def close_all() -> None:
    """One test's leftovers must not be blamed on the next."""
    from PySide6.QtWidgets import QApplication

    for timer in running_timers():
        timer.stop()
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QApplication.processEvents()
