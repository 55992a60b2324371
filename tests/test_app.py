"""The program's start: what is said without a screen, and what happens to an error that nobody caught."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.windows import open_real_window
from viewer import app


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there Qt needs to be told")
def test_without_a_screen_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert app.run([]) == 1
    assert capsys.readouterr().err == app.NO_DISPLAY + "\n"


def test_an_error_nobody_caught_is_told_with_its_details(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    window = open_real_window(qtbot, tmp_path)
    error = RuntimeError("the sea is dry")
    app.told_in(window)(RuntimeError, error, None)
    assert window.problems.isVisible()
    assert "did not expect" in window.problems.sentence.text()
    window.problems.copy()
    assert "the sea is dry" in QApplication.clipboard().text()
    assert "the sea is dry" in capsys.readouterr().err


OPENING = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from viewer import __main__, app
application = QApplication([])
session, jobs, settings = app.Session(application), app.Jobs(parent=application), app.Settings(Path(sys.argv[1]))
window = app.make_window(session, jobs, settings)
window.show()
application.processEvents()
print(sorted(m for m in sys.modules if m.startswith(("dateparser", "viewer.ingest", "viewer.cli", "viewer.readers"))))
print(sorted(m for m in sys.modules if m.startswith("viewer.extract.") and not m.endswith(".significance_events")))
"""


def test_the_window_stands_before_anything_that_reads_is_loaded(tmp_path: Path) -> None:
    """Loading it takes longer than opening the window; a worker process does it meanwhile."""
    command = [sys.executable, "-c", OPENING, str(tmp_path / "settings.ini")]
    root = Path(app.__file__).parent.parent
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert ran.stdout.split() == ["[]", "[]"], ran.stderr


RUNNING = """
import gc
from PySide6.QtCore import QCoreApplication, QTimer
from viewer import app
made = app.make_window

def look():
    print(gc.isenabled())
    QCoreApplication.exit(0)

def make(*parts):
    QTimer.singleShot(0, look)
    return made(*parts)

app.make_window = make
app.run([])
"""


def test_no_thread_but_the_windows_looks_for_garbage(tmp_path: Path) -> None:
    root = Path(app.__file__).parent.parent
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(tmp_path))
    environment = os.environ | homes | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", RUNNING]
    ran = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert ran.stdout.split() == ["False"], ran.stderr
