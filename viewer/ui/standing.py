"""In which state a thing is, in words: what was found, what a person accepted, changed or dismissed."""

from __future__ import annotations

from viewer.model.findings import Entity
from viewer.model.provenance import Standing

STANDING = {
    Standing.FOUND: "found, not reviewed",
    Standing.CONFIRMED: "accepted",
    Standing.ENTERED: "changed by hand",
    Standing.DISMISSED: "dismissed",
}


def with_state(words: str, entity: Entity | None) -> str:
    """A row's words with the state behind them; what nobody has looked at yet has none."""
    if entity is None or entity.provenance.standing is Standing.FOUND:
        return words
    return f"{words} · {STANDING[entity.provenance.standing]}"
