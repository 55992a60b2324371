"""What is said when a file cannot be read: one sentence for people, details for a report of the problem."""

from __future__ import annotations

import unicodedata
from pathlib import Path

MAX_NAME = 60


class Unreadable(Exception):  # noqa: N818 - the word people read in the code is the word they see
    """A file that cannot be read.

    sentence  what and why, whole and plain: "“a.txt” is empty."
    details   what a developer wants to know besides, "" when there is nothing
    """

    def __init__(self, sentence: str, details: str = "") -> None:
        super().__init__(sentence, details)  # both as args: the exception crosses process borders by pickling
        self.sentence = sentence
        self.details = details

    def __str__(self) -> str:
        return self.sentence


def shown(path: Path) -> str:
    """A file's name between quotes, safe to show: no control characters, not too long."""
    name = path.name or str(path)
    name = "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in name)
    return f"“{name if len(name) <= MAX_NAME else name[: MAX_NAME - 1] + '…'}”"
