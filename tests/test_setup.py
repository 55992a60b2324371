"""The one command on machines of all kinds: what it says, what it installs, and what it leaves to you."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import start

ROOT = Path(__file__).resolve().parent.parent
Commands = list[list[str]]


def run_start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """start.py as a person runs it, without any display."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    given = {key: value for key, value in os.environ.items() if key not in hidden} | environment
    command = [sys.executable, str(ROOT / "start.py"), *arguments]
    return subprocess.run(command, env=given, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """The commands it would run, each of which succeeds."""
    made: Commands = []

    def set_up(command: list[str | Path], **_extra: str) -> bool:
        made.append([str(part) for part in command])
        return True

    monkeypatch.setattr(start, "_set_up", set_up)
    return made


@pytest.fixture
def bare_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian on which nothing of Qt and no font is installed, and no part of venv."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(start, "_can_load", lambda _library: False)
    monkeypatch.setattr(start, "_has_font", lambda: False)
    monkeypatch.setattr(start, "_environment_works", lambda: False)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(Path, "exists", lambda _path: True)
    monkeypatch.delenv("QT_QPA_PLATFORM")


# What it says


def test_without_a_display_one_sentence_says_so() -> None:
    ran = run_start("run", "seeds")
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr.startswith("There is no display here to open a window on")
    assert ran.stderr.count("\n") == 1


def test_an_old_python_is_told_in_one_sentence() -> None:
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    code = f"import sys; sys.version_info = (3, 9, 2); exec(compile({source!r}, 'start.py', 'exec'))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stderr == "Dateline needs Python 3.11 or newer; this is Python 3.9.\n"
    assert ran.returncode == 1


def test_help_and_mistyped_commands_show_the_commands() -> None:
    for arguments in (("--help",), ("tets",)):
        ran = run_start(*arguments)
        assert "python3 start.py test" in ran.stdout
        assert ran.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        ([], ("run", [])),
        (["run", "a.txt"], ("run", ["a.txt"])),
        (["a.txt"], ("run", ["a.txt"])),
        (["test", "-k", "name"], ("test", ["-k", "name"])),
        (["dateline", "extract", "a.txt"], ("dateline", ["extract", "a.txt"])),
        (["--help"], ("help", [])),
    ],
)
def test_arguments_pass_through(arguments: list[str], command: tuple[str, list[str]]) -> None:
    assert start._command(arguments) == command


def test_the_program_takes_the_place_of_the_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[list[str]] = []
    monkeypatch.setattr(start, "_call", lambda _command: 0)
    monkeypatch.setattr(os, "execv", lambda _path, command: became.append(command))
    monkeypatch.setattr(start, "_need_system", lambda window: None)
    monkeypatch.setattr(start, "_install", lambda lock: None)
    start.main(["dateline", "extract", "a b.txt"])
    assert became == [[str(start.PYTHON), str(ROOT / "main.py"), "extract", "a b.txt"]]


def test_what_the_set_up_says_does_not_mix_with_what_the_program_prints(capfd: pytest.CaptureFixture[str]) -> None:
    assert start._set_up([sys.executable, "-c", "print('busy')"])
    assert not start._set_up([sys.executable, "-c", "raise SystemExit(3)"])
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "busy\n")


# What comes from the system


@pytest.mark.usefixtures("bare_debian")
def test_who_is_not_root_is_told_the_exact_command(monkeypatch: pytest.MonkeyPatch, calls: Commands) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(start.Problem) as caught:
        start._need_system(window=True)
    (command,) = (line.strip() for line in str(caught.value).splitlines() if "apt-get" in line)
    packages = set(command.removeprefix("sudo apt-get install ").split())
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    needed = "libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4"
    assert packages >= {
        *needed.split(),
        "libxcb-keysyms1",
        "libxcb-shape0",
        "libxcb-xkb1",
        "fonts-dejavu-core",
        version,
    }
    assert calls == []


@pytest.mark.usefixtures("bare_debian")
def test_root_has_it_installed_and_is_told(
    monkeypatch: pytest.MonkeyPatch, calls: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    start._need_system(window=False)
    (command,) = calls
    assert command[:3] == ["apt-get", "install", "-y"]
    assert "libgl1" in command
    assert "libxcb-cursor0" not in command, "only a window needs it"
    said = capsys.readouterr()
    assert "Installing: " in said.err
    assert said.out == "", "that is for what the program prints"


@pytest.mark.usefixtures("bare_debian")
def test_other_systems_are_told_the_names(monkeypatch: pytest.MonkeyPatch, calls: Commands) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(start.Problem, match=r"what your system calls these packages of Debian.*libgl1"):
        start._need_system(window=False)
    assert calls == []


def test_one_kind_of_display_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_can_load", lambda library: "wayland" in library)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    assert start._missing_for_window() == {}
    monkeypatch.delenv("WAYLAND_DISPLAY")
    assert start._missing_for_window() == start.X11


# What is installed


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout, in a folder with an awkward name, whose environment is not made yet."""
    root = tmp_path / "a folder — ü"
    (root / "viewer").mkdir(parents=True)
    (root / "viewer" / "__main__.py").write_text("import sys\ndef main():\n    print(sys.argv[1:])\n    return 3\n")
    lock = root / "requirements.lock"
    lock.write_text("one==1 --hash=sha256:00\n")
    for constant, value in {
        "ROOT": root,
        "VENV": root / ".venv",
        "BIN": root / ".venv" / "bin",
        "PYTHON": root / ".venv" / "bin" / "python",
        "RUN_LOCK": lock,
    }.items():
        monkeypatch.setattr(start, constant, value)
    return root


def test_it_installs_once_and_again_when_the_lock_changes(place: Path, calls: Commands) -> None:
    venv.create(place / ".venv", with_pip=False)
    start._install(start.RUN_LOCK)
    (pip,) = (call for call in calls if "pip" in call)
    assert {"--require-hashes", str(start.RUN_LOCK)} <= set(pip)
    calls.clear()
    start._install(start.RUN_LOCK)
    assert calls == []
    start.RUN_LOCK.write_text("one==2 --hash=sha256:00\n")
    start._install(start.RUN_LOCK)
    assert any("pip" in call for call in calls)


def test_a_broken_environment_is_made_anew(place: Path, calls: Commands) -> None:
    venv.create(place / ".venv", with_pip=False)
    start._install(start.RUN_LOCK)
    assert [str(part) for part in (sys.executable, "-m", "venv", "--clear", place / ".venv")] in calls


def test_when_installing_fails_nothing_is_taken_for_done(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv.create(place / ".venv", with_pip=False)
    monkeypatch.setattr(start, "_set_up", lambda _command, **_extra: False)
    with pytest.raises(start.Problem, match="could not be"):
        start._install(start.RUN_LOCK)
    assert not start._stamp(start.RUN_LOCK)[0].exists()


def test_the_command_dateline_works_from_anywhere(place: Path, tmp_path: Path) -> None:
    venv.create(place / ".venv", with_pip=False)
    start._link_package()
    command = [str(place / ".venv" / "bin" / "dateline"), "extract", "a b.txt"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.returncode) == ("['extract', 'a b.txt']\n", 3), ran.stderr


# The checks


def test_every_check_runs_and_any_that_fails_fails_all(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def call(failing: str) -> Callable[..., int]:
        def run(command: list[str | Path], **extra: str) -> int:
            ran.append(" ".join(Path(str(part)).name for part in command))
            ran.extend(value for value in extra.values() if value)
            return int(failing in ran[-1] if not extra else failing == "pytest")

        return run

    for failing in ("check", "format", "mypy", "lint-imports", "pytest"):
        ran.clear()
        monkeypatch.setattr(start, "_call", call(failing))
        assert start._test(["-k", "name"]) != 0
        assert [line.split()[0] for line in ran[:4]] == ["ruff", "ruff", "mypy", "lint-imports"]
        assert ran[4].endswith("-m pytest -k name")
        assert "offscreen" in ran
    monkeypatch.setattr(start, "_call", call("nothing"))
    assert start._test([]) == 0


def test_make_ci_and_readme_name_the_same_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.findall(r"^(\w+):\n\t@?(.+)$", makefile, re.MULTILINE) == [
        ("run", "python3 start.py run"),
        ("test", "python3 start.py test"),
    ]
    ci = [line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if "start.py" in line]
    assert ci == ["exec python3 start.py test"]
    assert "\n```\npython3 start.py test\n```\n" in (ROOT / "README.md").read_text(encoding="utf-8")


# The locks


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_exact_versions_with_hashes_and_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "//" not in text
    for entry in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9-]+==[\w.]+", entry), entry
        assert "--hash=sha256:" in entry, entry


def locked(lock: str) -> dict[str, str]:
    """Names and versions in a lock that hold for this Python."""
    found: dict[str, str] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(" "):
            needed = Requirement(line.removesuffix("\\").strip())
            if not needed.marker or needed.marker.evaluate():
                found[canonicalize_name(needed.name)] = str(needed.specifier).removeprefix("==")
    return found


def test_the_locks_hold_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    for line in project["project"]["dependencies"]:
        assert Requirement(line).specifier.contains(run[canonicalize_name(Requirement(line).name)]), line
    for line in project["dependency-groups"]["dev"]:
        assert Requirement(line).specifier.contains(dev[canonicalize_name(Requirement(line).name)]), line
    assert run.items() <= dev.items(), "what is tested is what is run"


def test_each_dependency_is_used_and_each_that_is_used_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = {canonicalize_name(Requirement(line).name) for line in project["project"]["dependencies"]}
    packages = metadata.packages_distributions()
    used = set()
    for path in (ROOT / "viewer").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [node.module] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            used |= {str(module).partition(".")[0] for module in modules}
    foreign = used - set(sys.stdlib_module_names) - {"viewer", "shiboken6"}  # the latter is part of PySide6
    assert {canonicalize_name(packages[module][0]) for module in foreign} == named


def test_the_tests_run_on_what_the_lock_names() -> None:
    installed = {n: metadata.version(n) for n in locked("requirements.lock") if n not in {"colorama"}}
    assert installed.items() <= locked("requirements.lock").items()


VOID_CALLS = """
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
app = QApplication([])
image = QImage(8, 8, QImage.Format.Format_ARGB32)
painter, timer = QPainter(image), QTimer()
for _ in range(10_000):
    painter.drawLine(0, 0, 7, 7)
    painter.save()
    painter.restore()
    timer.setInterval(5)
painter.end()
print("alive")
"""


def test_qt_survives_many_calls_that_return_nothing() -> None:
    """PySide6 6.12.0 on Python 3.10 and 3.11 lost a reference to None at each and died after some 5,000."""
    ran = subprocess.run([sys.executable, "-c", VOID_CALLS], capture_output=True, text=True, check=False, timeout=120)
    assert ran.stdout == "alive\n", f"exit code {ran.returncode}: {ran.stderr[-300:]}"
