"""The medium of a statement is not part of its words, whatever was done with it."""

from __future__ import annotations

import pytest

from viewer.extract import sentences
from viewer.extract.quotations import find_quotations
from viewer.model.document import Document


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The auditor said in a report released Wednesday that the dam leaks.", "that the dam leaks"),
        (
            "The mayor said in a letter published on Monday in the Herald that the pier is unsafe.",
            "that the pier is unsafe",
        ),
        ("The mayor said in a letter that the pier is unsafe.", "that the pier is unsafe"),
    ],
)
def test_the_words_begin_behind_their_medium(text: str, content: str) -> None:
    (found,) = find_quotations(Document("d", "t", text), sentences.read(text), (), ())
    assert [s.of(text) for s in found.content] == [content]
