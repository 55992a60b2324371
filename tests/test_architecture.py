"""Who may import whom: the contracts in pyproject.toml hold, and each would notice what it forbids."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
QT = {"PySide6", "shiboken6", "pyqtgraph"}
QT_SHARE = 0.35
"""At most this share of the modules may reach Qt, directly or through others: the rest is testable without it."""


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts on the code in a folder."""
    code = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    command = [sys.executable, "-P", "-c", code]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {"COLUMNS": "200"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def broken(said: str) -> set[str]:
    """The names of the contracts that a report calls broken."""
    return {line.removesuffix(" BROKEN") for line in said.splitlines() if line.endswith(" BROKEN")}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the code to do wrong in."""
    shutil.copytree(ROOT / "viewer", tmp_path / "viewer", ignore=shutil.ignore_patterns("__pycache__", "_bundled"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold() -> None:
    ran = lint(ROOT)
    assert ran.returncode == 0, ran.stdout + ran.stderr


LAYERS = "Layers: one direction of imports"
PLANTED = [
    ("viewer/model/planted.py", "from viewer.readers import text", LAYERS),
    ("viewer/readers/planted.py", "from viewer.extract import lexicon", LAYERS),
    ("viewer/exchange/planted.py", "def draw():\n    from viewer.timeline import scale", LAYERS),
    ("viewer/timeline/planted.py", "def show():\n    from viewer.ui import session", LAYERS),
    ("viewer/ui/planted.py", "import viewer.cli", LAYERS),
    ("viewer/bundled.py", "import viewer.model.span", LAYERS),
    ("viewer/helpers.py", "VALUE = 1", LAYERS),
    ("viewer/readers/planted.py", "import PySide6.QtCore", "Qt only in app and ui"),
    ("viewer/exchange/planted.py", "def draw():\n    from pyqtgraph import mkPen", "Qt only in app and ui"),
    (
        "viewer/cli.py",
        "def draw():\n    from PySide6.QtGui import QImage",
        "The command line reaches Qt only through ui",
    ),
    (
        "viewer/ui/panels/planted_one.py",
        "from viewer.ui.panels import planted_two",
        "Panels do not know each other",
    ),
    ("viewer/model/planted_one.py", "def f():\n    from viewer.model import planted_two", "No circles"),
    ("viewer/ui/planted_one.py", "from viewer.ui import planted_two", "No circles"),
]


@pytest.mark.parametrize(("file", "code", "contract"), PLANTED, ids=[f"{p[0]}-{p[2]}" for p in PLANTED])
def test_each_contract_notices_what_it_forbids(house: Path, file: str, code: str, contract: str) -> None:
    with (house / file).open("a", encoding="utf-8") as module:
        module.write(f"\n{code}\n")
    if "planted_two" in code:
        other = house / file.replace("_one", "_two")
        back = "" if "panels" in file else f"from {'.'.join(Path(file).parts[:-1])} import planted_one\n"
        other.write_text(f'"""Planted."""\n{back}', encoding="utf-8")
    ran = lint(house)
    assert ran.returncode != 0
    assert contract in broken(ran.stdout), ran.stdout + ran.stderr


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.AST) -> set[str]:
    """Every name that a module imports, inside functions too, as far as its dots tell."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written out, not relative"
            found |= {str(node.module)} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


MODULES = {
    module_name(path): imported(ast.parse(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "viewer").rglob("*.py"))
    if "_bundled" not in path.parts
}
DIRECT = {name for name, names in MODULES.items() if {n.partition(".")[0] for n in names} & QT}


def test_only_app_and_ui_import_qt() -> None:
    assert {name for name in DIRECT if not name.startswith("viewer.ui.") and name != "viewer.app"} == set()


def test_most_of_the_house_does_not_reach_qt() -> None:
    reach = set(DIRECT)
    while more := {name for name, names in MODULES.items() if name not in reach and names & reach}:
        reach |= more
    assert len(reach) <= QT_SHARE * len(MODULES), sorted(reach)


def test_the_model_needs_the_standard_library_only() -> None:
    names = set().union(*(names for name, names in MODULES.items() if name.startswith("viewer.model")))
    others = {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names)
    assert others == {"viewer"}


def test_the_headless_commands_start_without_qt() -> None:
    code = "import sys, viewer.cli, viewer.__main__; print(sorted(m for m in sys.modules if m in %r))" % (QT,)  # noqa: UP031
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == "[]", ran.stderr
