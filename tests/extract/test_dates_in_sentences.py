"""Three hundred sentences of news and history: every time expression to the letter, with its TIMEX3 value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from viewer.extract import resolution, sentences, temporal_expressions
from viewer.extract.typed_date import read_typed
from viewer.model.document import Document
from viewer.model.temporal import Resolution

MARKED = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")


def marked_lines() -> Iterator[tuple[str, str]]:
    """Each line of the table with the day it was written on."""
    written = ""
    for line in Path(__file__).with_name("sentences_with_dates.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            written = line[3:]
        elif line and not line.startswith("#"):
            yield written, line


@pytest.mark.parametrize(("written", "line"), list(marked_lines()))
def test_every_expression_and_its_value(written: str, line: str) -> None:
    text = MARKED.sub(r"\1", line)
    discourse = sentences.read(text)
    document = Document("d", "", text, created=Resolution(read_typed(written)))
    found = resolution.resolve(document, discourse, temporal_expressions.find(discourse))
    assert [(e.text, e.value) for e in found] == MARKED.findall(line)
    assert all(e.resolution.because for e in found if e.resolution)
