"""The kinds of date that can be given, as words around what is typed: a click rewords it, the reading shows at once."""

from __future__ import annotations

import re

KINDS = (
    ("on", "On", "{first}"),
    ("about", "About", "about {first}"),
    ("before", "Before", "before {first}"),
    ("after", "After", "after {first}"),
    ("from", "From … to", "from {first} to {last}"),
    ("between", "Between", "between {first} and {last}"),
)
"""Names, what stands on their buttons, and how they are typed."""
OPENING = re.compile(r"^(?:about|around|circa|c\.|before|after|since|from|between)\s*+(?=[^\s])", re.I)
PARTING = re.compile(r"\s+(?:to|until|and)\s+|\s+(?:to|until|and)$|\s*–\s*", re.I)


def reworded(typed: str, kind: str) -> str:
    """What was typed, as a date of another kind; what is still missing is left to be typed behind it."""
    words = OPENING.sub("", " ".join(typed.split()))
    first, *rest = PARTING.split(words, maxsplit=1)
    form = next(form for name, _, form in KINDS if name == kind)
    return form.format(first=first.strip(), last=rest[0].strip() if rest else "").lstrip()
