#!/usr/bin/env python3
"""Sets everything up and starts Dateline, or runs every check: the one command that a fresh machine needs.

    python3 start.py [run] [FILE...]     the window (and nothing before it but this)
    python3 start.py dateline ARGS...    the headless commands: extract, export
    python3 start.py test [ARGS...]      every check; ARGS go to pytest
    python3 start.py setup               only the set-up

Standard library only. What it does, it says; what it may not do (install system packages without being root), it
tells you how to do.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("Dateline needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])  # for old Pythons too

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-dev.lock"

BASE = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
    "libfreetype.so.6": "libfreetype6",
}
"""Shared libraries that Qt needs even without a window, and Debian's packages that hold them."""
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_SUFFIXES = {".ttf", ".otf", ".ttc", ".pfb"}
COMMANDS = ("run", "dateline", "test", "setup")


class Problem(Exception):
    """Why it cannot go on, in a sentence for people."""


def main(args: list[str]) -> int:
    """Do what the arguments ask for; the exit code."""
    command, rest = _command(args)
    if command == "help":
        print(__doc__)
        return 0
    try:
        if command == "run":
            _need_display()
        _need_system(window=command == "run")
        _install(TEST_LOCK if command == "test" else RUN_LOCK)
        if command == "test":
            return _test(rest)
        if command == "setup":
            _say("Dateline is set up: python3 start.py")
            return 0
        return _become([PYTHON, ROOT / "main.py", *rest])
    except Problem as problem:
        _say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130


def _command(args: list[str]) -> tuple[str, list[str]]:
    """The command and its own arguments; files alone mean `run`."""
    if not args:
        return "run", []
    if args[0] in COMMANDS:
        return args[0], args[1:]
    if args[0] not in ("-h", "--help", "help") and (Path(args[0]).suffix or Path(args[0]).exists()):
        return "run", args
    return "help", []


def _call(command: list[str | Path], **extra: str) -> int:
    """Run a command in sight of the user; its exit code (128 + n when signal n ended it)."""
    sys.stdout.flush()
    code = subprocess.run([str(part) for part in command], env=os.environ | extra, check=False).returncode
    return 128 - code if code < 0 else code


def _set_up(command: list[str | Path], **extra: str) -> bool:
    """Run a command of the set-up; whether it did its work. What it says goes to stderr: stdout is the program's."""
    told = subprocess.run([str(part) for part in command], env=os.environ | extra, check=False, stdout=sys.stderr)
    return told.returncode == 0


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _become(command: list[str | Path]) -> int:
    """Run a command in place of this one, so that signals and pipes reach it; where that is not known, run it."""
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(command[0], [str(part) for part in command])
    return _call(command)


def _need_display() -> None:
    """Without a display Qt aborts with a message about another thing: say it before."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise Problem(
            "There is no display here to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set); "
            "without one, “python3 start.py dateline --help” shows what can be done."
        )


# System packages


def _need_system(window: bool) -> None:
    """Have all that must come from the system: the venv module, Qt's libraries, a font; told in one go.

    Looked for before Qt is imported, since it dies without them, and so does pytest-qt.
    """
    needs, libraries = _missing_venv_module(), dict[str, str]()
    if sys.platform.startswith("linux"):
        libraries = _missing(BASE)
        if window and not os.environ.get("QT_QPA_PLATFORM"):
            libraries |= _missing_for_window()
        needs |= libraries
        if not _has_font():
            needs["a font to write with"] = FONT_PACKAGE
    if needs:
        told = [name for name in needs if ".so." not in name]
        told += [f"system libraries of Qt ({', '.join(libraries)})"] if libraries else []
        _install_packages(sorted(set(needs.values())), f"Missing on this system: {', '.join(told)}.")


def _install_packages(packages: list[str], why: str) -> None:
    """Have Debian's packages installed: by apt when root, else say the command and stop."""
    names = " ".join(packages)
    if not (shutil.which("apt-get") and Path("/etc/debian_version").exists()):
        raise Problem(f"{why} Install what your system calls these packages of Debian, then try again: {names}")
    if os.geteuid() != 0:
        raise Problem(f"{why} Install it with this command, then try again:\n\n    sudo apt-get install {names}\n")
    _say(f"{why} Installing: {names}")
    apt: list[str | Path] = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if not (_set_up(apt, **quiet) or (_set_up(["apt-get", "update", "-q"], **quiet) and _set_up(apt, **quiet))):
        raise Problem(f"The packages could not be installed; the lines above say why. Needed: {names}")
    importlib.invalidate_caches()


def _missing_venv_module() -> dict[str, str]:
    """Debian keeps the part of Python that makes environments in a package of its own."""
    if importlib.util.find_spec("ensurepip") or _environment_works():
        return {}
    return {"Python’s venv module": f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"}


def _missing(libraries: dict[str, str]) -> dict[str, str]:
    """Those of the libraries that cannot be loaded."""
    return {library: package for library, package in libraries.items() if not _can_load(library)}


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _missing_for_window() -> dict[str, str]:
    """What a window needs: one of the two kinds of display is enough."""
    kinds = [_missing(X11)] if os.environ.get("DISPLAY") else []
    kinds += [_missing(WAYLAND)] if os.environ.get("WAYLAND_DISPLAY") else []
    return min(kinds, key=len, default={})


def _has_font() -> bool:
    folders = [Path(os.path.expanduser(folder)) for folder in FONT_FOLDERS]  # noqa: PTH111 - never fails
    return any(file.suffix.lower() in FONT_SUFFIXES for folder in folders for file in folder.rglob("*"))


# The virtual environment


def _environment_works() -> bool:
    """Whether .venv holds a Python that starts and is this one's version."""
    if not PYTHON.exists():
        return False
    ask = [str(PYTHON), "-c", "import sys, pip; print(sys.version_info[:2])"]
    answer = subprocess.run(ask, capture_output=True, text=True, check=False)
    return answer.returncode == 0 and answer.stdout.strip() == str(tuple(sys.version_info[:2]))


def _stamp(lock: Path) -> tuple[Path, str]:
    """Where it is noted which lock is installed, and what the note must say."""
    said = hashlib.sha256(lock.read_bytes() + f"{ROOT} {sys.version}".encode()).hexdigest()
    return VENV / f"installed-{lock.name}", said


def _install(lock: Path) -> None:
    """Make .venv and install exactly what the lock names, once; a changed lock is installed anew."""
    stamp, said = _stamp(lock)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == said and PYTHON.exists():
        return
    _say(f"Setting up .venv from {lock.name} (about 320 MB, once) …")
    if not (_environment_works() or _set_up([sys.executable, "-m", "venv", "--clear", VENV])):
        raise Problem("The virtual environment could not be made; the lines above say why.")
    options = ["--require-hashes", "--no-deps", "--quiet", "--no-input", "--disable-pip-version-check"]
    if not _set_up([PYTHON, "-m", "pip", "install", *options, "-r", lock]):
        raise Problem("The packages could not be installed; the lines above say why. Is the network there?")
    _link_package()
    stamp.write_text(said, encoding="utf-8")


def _link_package() -> None:
    """Make `import viewer` and the command `dateline` work in .venv, straight from this folder."""
    ask = [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    (Path(packages) / "dateline.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    script = BIN / "dateline"
    script.write_text(
        "#!/bin/sh\n"
        f"'''exec' '{PYTHON}' \"$0\" \"$@\"\n"  # sh runs this line, Python reads it as a string
        "' '''\n"
        "from viewer.__main__ import main\n\nraise SystemExit(main())\n",
        encoding="utf-8",
    )
    script.chmod(0o755)


# The checks


def _test(args: list[str]) -> int:
    """Every check, the tests last; 0 only when all pass."""
    checks: dict[str, list[str | Path]] = {
        "ruff check": [BIN / "ruff", "check", "."],
        "ruff format": [BIN / "ruff", "format", "--check", "."],
        "mypy": [BIN / "mypy"],
        "import-linter": [BIN / "lint-imports", "--no-logo"],
    }
    os.chdir(ROOT)
    failed = []
    for name, command in checks.items():
        print(f"── {name}", flush=True)
        if _call(command):
            failed.append(name)
    print("── pytest", flush=True)
    code = _call([PYTHON, "-m", "pytest", *args], QT_QPA_PLATFORM="offscreen", DATELINE_FAILED=", ".join(failed))
    return code or bool(failed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
