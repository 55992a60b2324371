"""What is left of all positions read: one for each holder, issue and place, none where two contradict each other."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.model.stance import Mode, Stance

CELL = 256
"""Characters: positions are compared with those that share such a stretch of the text."""
RANK = {mode: rank for rank, mode in enumerate(Mode)}


def settled(found: Sequence[Stance]) -> tuple[Stance, ...]:
    """One position for each holder, issue and place: the firmest; none where two contradict each other."""
    kept: list[Stance] = []
    contradicted: set[int] = set()
    places: dict[tuple[str, str, int], list[int]] = {}
    for stance in sorted(found, key=lambda s: (RANK[s.mode], -len(s.evidence), s.evidence)):
        cells = range(stance.evidence.start // CELL, stance.evidence.end // CELL + 1)
        near = {n for cell in cells for n in places.get((stance.holder, stance.issue, cell), ())}
        same = [n for n in near if n not in contradicted and kept[n].evidence.overlaps(stance.evidence)]
        if not same:
            for cell in cells:
                places.setdefault((stance.holder, stance.issue, cell), []).append(len(kept))
            kept.append(stance)
        elif any(kept[n].polarity != stance.polarity for n in same):
            contradicted.update(same)
    certain = (k for n, k in enumerate(kept) if n not in contradicted)
    return tuple(sorted(certain, key=lambda s: (s.evidence, s.holder, s.issue)))
