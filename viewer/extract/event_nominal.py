"""Happenings told by a noun with its author: "the report of the commission of inquiry" means that it was published."""

from __future__ import annotations

import re
from functools import cache

from viewer.extract import lexicon
from viewer.extract.event_reading import Reading, Telling
from viewer.model.event import Status
from viewer.model.span import Span

RULE = "named-document"


@cache
def _pattern() -> re.Pattern[str]:
    nouns = lexicon.load("events")["nouns"]
    documents, bodies = "|".join(nouns["documents"]), "|".join(nouns["bodies"])
    return re.compile(
        rf"\bthe\s+(?P<noun>{documents})\s+(?:of|by|from)\s+(?P<body>the\s+(?:[\w.’'-]+\s+){{0,4}}?(?:{bodies})\b"
        rf"(?:\s+(?:of|for|on)\s+(?:the\s+)?\w+(?:\s+rights)?)?)",
        re.IGNORECASE,
    )


def nominal(reading: Reading) -> list[Telling]:
    """The documents that a text names with their authors, each once, without a date."""
    found: dict[str, Telling] = {}
    for match in _pattern().finditer(reading.text):
        span = Span(match.start(), match.end())
        noun = Span(match.start("noun"), match.end("noun"))
        telling = Telling(
            span, noun, Status.HAPPENED, match["noun"].lower(), "report", RULE, span,
            subject=Span(match.start("body"), match.end("body")),
            quotations=tuple(q for q in reading.quotations if any(c.contains(span) for c in q.content)),
        )  # fmt: skip
        found.setdefault(" ".join(match.group().lower().split()), telling)
    return list(found.values())
