"""The colours of everything drawn: a theme is one TOML file in resources/themes/."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from viewer.bundled import RESOURCES

TONES = ("Slate", "Green", "Ochre", "Rose", "Violet", "Teal")
"""What the tones of every theme are called, in their order."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as "#RRGGBB"; `faint` is for what need not be read, `tones` (see TONES) tell eras and lanes apart."""

    name: str
    canvas: str
    panel: str
    side: str
    hairline: str
    band: str
    chip: str
    text: str
    secondary: str
    faint: str
    accent: str
    accent_text: str
    accent_ground: str
    selection: str
    supports: str
    opposes: str
    neutral: str
    lit: str
    found: str
    tones: tuple[str, ...]


@cache
def theme(name: str) -> Theme:
    """The theme of that name ("light", "dark", "print"); FileNotFoundError if there is none."""
    colours = tomllib.loads((RESOURCES / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    tones = tuple(colours.pop("tones"))
    return Theme(name=name, tones=tones, **colours)
