"""The trail of a project: what was read, what was found by which rule, what was changed by hand and when."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.samples import TEXT, found
from viewer import __version__
from viewer.bundled import ROOT
from viewer.model.document import fingerprint
from viewer.model.project import put, remove_document
from viewer.model.revision import accept, date_event, dismiss, retitle
from viewer.model.temporal import Basis, Resolution
from viewer.model.time import day
from viewer.store import project_file
from viewer.store.audit import audit
from viewer.store.errors import StoreError

EVENT = "minutes/event/0-40"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with project_file.create(tmp_path / "council.dateline") as file:
        file.write(put(file.project, [found()], "Read “Minutes”"), datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC))
        file.write(accept(file.project, [EVENT]), datetime(2026, 3, 4, 6, tzinfo=UTC))
        file.write(retitle(file.project, EVENT, "They met"), datetime(2026, 3, 4, 7, tzinfo=UTC))
        given = Resolution(day(2011, 5, 4), basis=Basis.USER)
        file.write(date_event(file.project, EVENT, given), datetime(2026, 3, 4, 8, tzinfo=UTC))
        file.write(dismiss(file.project, ["minutes/event/112-149"]))
        file.write(remove_document(file.project, "minutes"))
        file.undone()
    return file.path


def test_the_trail_tells_each_edit_in_order(path: Path) -> None:
    told = list(audit(path))
    heads = [line for line in told[2:] if line and not line.startswith(" ")]
    assert told[0].startswith("Dateline project “council.dateline”, format 2, SHA-256 ")
    assert told[1] == "5 edits in force, 1 taken back"
    assert heads[:3] == [
        f"2026-03-04 05:06:07 UTC  Dateline {__version__}  Read “Minutes”",
        f"2026-03-04 06:00:00 UTC  Dateline {__version__}  Accept “The council met in Geneva”",
        f"2026-03-04 07:00:00 UTC  Dateline {__version__}  Rename “The council met in Geneva”",
    ]
    assert heads[-1].endswith("Remove “Minutes” (taken back)")


@pytest.mark.parametrize(
    "line",
    [
        "read       document “Minutes”, May 2011 [minutes], from /papers/minutes.txt, SHA-256 of its text "
        + fingerprint(TEXT),
        "found      expression “3 May 2011”, 3 May 2011 [minutes/time/19-29]",
        "found      event mention [minutes/mention-of-event/0-40/0], by the rule “verb”",
        "found      stance “Norvania” opposes “plan” [minutes/stance/NOR/plan/42-60]",
        "found      event “A second session”, undated [minutes/event/112-149]",
        "confirmed  event “The council met in Geneva”, 3 May 2011 [minutes/event/0-40]",
        "dismissed  event “A second session”, undated [minutes/event/112-149]",
    ],
)
def test_each_thing_has_a_line(path: Path, line: str) -> None:
    assert f"    {line}" in list(audit(path))


def test_changes_by_hand_tell_before_and_after(path: Path) -> None:
    changes = [line for line in audit(path) if line.startswith("    changed")]
    assert "title: “The council met in Geneva” → “They met”" in changes[0]
    assert "resolution: 3 May 2011 (the text) → 4 May 2011 (given by you)" in changes[1]


def test_the_file_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    with project_file.open(path) as file:
        assert list(audit(path))
        assert not file.read_only
    assert path.read_bytes() == before


def test_no_file_no_trail(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such file"):
        list(audit(tmp_path / "gone.dateline"))


def test_a_file_of_an_older_format_is_called_so() -> None:
    old = ROOT / "tests" / "golden" / "format-1.dateline"
    assert next(audit(old)).startswith("Dateline project “format-1.dateline”, format 1, SHA-256 ")
