"""The wheel holds all that the program needs, and works where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("viewer", "resources", "seeds", "pyproject.toml", "README.md", "LICENSE")


def files(folder: Path) -> set[str]:
    return {str(p.relative_to(ROOT)) for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built offline from a copy of what belongs in it."""
    copy = tmp_path_factory.mktemp("source")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__", "_bundled"))
        else:
            shutil.copy(ROOT / part, copy)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(copy / "dist")]
    ran = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr
    (built,) = (copy / "dist").glob("*.whl")
    return built


def test_it_holds_the_program_with_its_resources_and_seeds(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {entry for entry in archive.namelist() if ".dist-info/" not in entry}
        about = next(entry for entry in archive.namelist() if entry.endswith(".dist-info/entry_points.txt"))
        assert "dateline = viewer.__main__:main" in archive.read(about).decode()
        assert [entry for entry in archive.namelist() if entry.endswith("licenses/LICENSE")]
        for name in files(ROOT / "seeds") | files(ROOT / "resources"):
            assert archive.read(f"viewer/_bundled/{name}") == (ROOT / name).read_bytes()
    bundled = {f"viewer/_bundled/{name}" for name in files(ROOT / "resources") | files(ROOT / "seeds")}
    code = {name for name in files(ROOT / "viewer") if "_bundled" not in name}
    assert held == bundled | code


def test_installed_it_finds_what_it_needs(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'installed')!r})\n"
        "from viewer import bundled\n"
        "from viewer.extract import lexicon\n"
        "assert lexicon.load('sentences')\n"
        "print(bundled.ROOT, len(list(bundled.SEEDS.glob('*.txt'))))\n"
    )
    ran = subprocess.run([sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.stdout == f"{tmp_path}/installed/viewer/_bundled 2\n", ran.stderr
