"""Where a value comes from and who stands behind it: what a person decided must survive every re-reading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How far a value has come: found by the program, or decided by a person."""

    FOUND = "found"
    CONFIRMED = "confirmed"
    ENTERED = "entered"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Standing of a value, and the rule that found it ("" where a person entered it)."""

    standing: Standing = Standing.FOUND
    rule: str = ""

    @property
    def is_human(self) -> bool:
        """Whether a person decided this: such values are never overwritten by the program."""
        return self.standing != Standing.FOUND


FOUND = Provenance()
"""Found by the program, by no rule that needs a name."""
