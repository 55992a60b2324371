"""Writes the golden file of the present format: once for each format, when it is first released.

python -m tests.store.golden
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.store.samples import found
from viewer.model.project import put, revise_event
from viewer.store import project_file
from viewer.store.connection import VERSION

FOLDER = Path(__file__).resolve().parents[1] / "golden"
READ, RENAMED = datetime(2026, 11, 23, 12, 0, tzinfo=UTC), datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


def write() -> Path:
    """A document with all that is found in it, and a renaming that was taken back."""
    path = FOLDER / f"format-{VERSION}.dateline"
    path.unlink(missing_ok=True)
    with project_file.create(path) as file:
        file.write(put(file.project, [found()], "Read “Minutes”"), READ, "0.1.0")
        file.write(revise_event(file.project, "minutes/event/0-40", "Rename", title="They met"), RENAMED, "0.1.0")
        file.undone()
    return path


if __name__ == "__main__":
    write()
