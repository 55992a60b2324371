"""Where resources/ and seeds/ lie: in a checkout, in an installed wheel, in a frozen program."""

from pathlib import Path

_package = Path(__file__).resolve().parent
_inside = _package / "_bundled"
ROOT = _inside if _inside.is_dir() else _package.parent
RESOURCES = ROOT / "resources"
SEEDS = ROOT / "seeds"
