"""The guards of tests/conftest.py themselves: each kind of leftover is noticed, and only that."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

SAMPLES = """
import logging, os, threading, time
from PySide6.QtCore import QSettings, QTimer, qWarning
from PySide6.QtWidgets import QWidget

kept = []

def keep(thing):
    kept.append(thing)
    return thing

def test_bad_window(qtbot): keep(QWidget()).show()
def test_bad_timer(qtbot): keep(QTimer()).start(1000)
def test_bad_thread(): threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
def test_bad_log(): logging.getLogger("x").warning("unexpected")
def test_bad_folder(tmp_path): os.chdir(tmp_path)
def test_bad_environment(): os.environ["LEFT"] = "1"
def test_bad_qt_message(qtbot): qWarning("unexpected")
def test_bad_python_warning():
    import warnings
    warnings.warn("unexpected")

def test_good_window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
def test_good_garbage(qtbot): QWidget().show()
def test_good_log(caplog): logging.getLogger("x").warning("expected")
def test_good_settings_1(qapp):
    assert QSettings("Dateline", "Dateline").value("a") is None
    QSettings("Dateline", "Dateline").setValue("a", 1)
def test_good_settings_2(qapp):
    assert QSettings("Dateline", "Dateline").value("a") is None
    QSettings("Dateline", "Dateline").setValue("a", 1)
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What a run of the samples said of each: {"test_bad_log": {"PASSED", "ERROR"}, …}."""
    folder = tmp_path_factory.mktemp("guarded")
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "test_samples.py").write_text(SAMPLES)
    command = [sys.executable, "-m", "pytest", "-vv", "-p", "no:cacheprovider", "-p", "no:xdist", "test_samples.py"]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120)
    said: dict[str, set[str]] = {}
    for line in ran.stdout.splitlines():
        name, _, outcome = line.removeprefix("test_samples.py::").partition(" ")
        if line.startswith("test_samples.py::") and outcome:
            said.setdefault(name, set()).add(outcome.split()[0])
    return said


@pytest.mark.parametrize("what", ["window", "timer", "thread", "log", "folder", "environment"])
def test_what_is_left_behind_is_an_error(outcomes: dict[str, set[str]], what: str) -> None:
    assert outcomes[f"test_bad_{what}"] == {"PASSED", "ERROR"}


@pytest.mark.parametrize("what", ["qt_message", "python_warning"])
def test_messages_are_failures(outcomes: dict[str, set[str]], what: str) -> None:
    assert "FAILED" in outcomes[f"test_bad_{what}"]


@pytest.mark.parametrize("what", ["window", "garbage", "log", "settings_1", "settings_2"])
def test_what_is_tidied_passes(outcomes: dict[str, set[str]], what: str) -> None:
    assert outcomes[f"test_good_{what}"] == {"PASSED"}
