"""The words of a language as data: a language is a folder of TOML files in resources/lexicons/, no code."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from viewer.bundled import RESOURCES


@cache
def load(part: str, language: str = "en") -> dict[str, Any]:
    """One file of a language's lexicon ("time", "attribution", "stance", "events"); FileNotFoundError if missing."""
    return tomllib.loads((RESOURCES / "lexicons" / language / f"{part}.toml").read_text(encoding="utf-8"))


@cache
def resource(name: str) -> dict[str, Any]:
    """A table that holds for all languages ("countries", "issues", "almanac"); FileNotFoundError if missing."""
    return tomllib.loads((RESOURCES / f"{name}.toml").read_text(encoding="utf-8"))
