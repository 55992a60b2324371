"""Near-identical articles: one agency report in five papers is one source, not five.

Documents that share most of their sentences are copies of the first one read. Sentences are compared whole, by their
letters only, so that the work grows with the text and not with the number of pairs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from viewer.extract.sentences import read
from viewer.model.document import Document

NO_LETTERS = re.compile(r"[\W_]+")
SHARED = 0.7
"""Least share of the shorter document's sentences, by length, that two copies have in common."""
SHORTEST = 24
"""Letters that a sentence needs to say anything about copying; "He declined to comment." does not."""


def near_copies(documents: Iterable[Document]) -> dict[str, str]:
    """Ids of documents that are near-identical to an earlier one, each with that one's id."""
    first_with: dict[str, str] = {}
    weights: dict[str, int] = {}
    found: dict[str, str] = {}
    for document in documents:
        sentences = {_letters(s.of(document.text)) for s in read(document.text).sentences}
        telling = {s for s in sentences if len(s) >= SHORTEST}
        weight = sum(map(len, telling))
        common: Counter[str] = Counter()
        for sentence in telling:
            if sentence in first_with:
                common[first_with[sentence]] += len(sentence)
        original, shared = common.most_common(1)[0] if common else ("", 0)
        if shared and shared >= SHARED * min(weight, weights[original]):
            found[document.id] = original
            continue
        weights[document.id] = weight
        for sentence in telling:
            first_with.setdefault(sentence, document.id)
    return found


def _letters(sentence: str) -> str:
    return NO_LETTERS.sub("", sentence.casefold())
