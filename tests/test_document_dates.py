"""Where a document's own date comes from: the firmest origin first, never today, never the date of the file."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path

import pytest

from viewer import ingest
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.event import Event
from viewer.model.findings import Findings
from viewer.model.project import Project
from viewer.model.revision import date_document
from viewer.model.temporal import Basis, Resolution, TemporalExpression

STORY = "The pier was closed on Friday, the mayor said. Nobody was hurt."
DATELINE = f"OPORTO, 3 April 2004 (Seawire) -- {STORY}"
ARGUED = "Today is the 50th anniversary of the day when the Universal Declaration of Human Rights was adopted."


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def noted(folder: Path, name: str, created: str) -> None:
    written(folder, "dateline.toml", f'["{name}"]\ncreated = "{created}"\n')


def origin(found: Findings) -> tuple[str, Basis] | None:
    created = found.document.created
    return None if created is None else (str(created.interval), created.basis)


def test_the_user_goes_before_all(tmp_path: Path) -> None:
    path = written(tmp_path, "2002-02-02.txt", DATELINE)
    noted(tmp_path, path.name, "2001-01-01")
    (found,) = ingest.read(path, created="5 May 2005")
    assert origin(found) == ("2005-05-05", Basis.USER)


def test_a_note_beside_the_file_goes_before_what_the_file_holds(tmp_path: Path) -> None:
    path = written(tmp_path, "2002-02-02.txt", DATELINE)
    noted(tmp_path, path.name, "2001-01-01")
    (found,) = ingest.read(path)
    assert origin(found) == ("2001-01-01", Basis.SIDE_FILE)


@pytest.mark.parametrize(
    ("created", "value"),
    [
        ("2003-03-03", "2003-03-03"),
        ("2003-03", "2003-03"),
        ("2003", "2003"),
        ("2003-03-03?", "2003-03-03?"),
        ("2003-03-03T10:22:11Z", "2003-03-03T10:22:11Z"),
        ("2003-03-03 10:22:11.000", "2003-03-03T10:22:11"),
    ],
)
def test_metadata_go_before_the_text(tmp_path: Path, created: str, value: str) -> None:
    rows = [{"id": "a", "text": DATELINE, "created": created}, {"id": "b", "text": DATELINE}]
    path = written(tmp_path, "news.jsonl", "\n".join(map(json.dumps, rows)))
    given, bare = ingest.read(path)
    assert origin(given) is not None
    assert given.document.created is not None
    assert (str(given.document.created.interval).removesuffix("Z"), given.document.created.basis) == (
        value.removesuffix("Z"),
        Basis.METADATA,
    )
    assert origin(bare) == ("2004-04-03", Basis.DATELINE)


def test_a_date_that_metadata_give_wrongly_is_told_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "news.jsonl", json.dumps({"id": "a", "text": STORY, "created": "2003-02-30"}))
    with pytest.raises(ingest.Unreadable, match="line 1"):
        ingest.read(path)


def test_the_name_of_its_own_file_goes_before_the_text(tmp_path: Path) -> None:
    (found,) = ingest.read(written(tmp_path, "pier_2002-02-02.txt", DATELINE))
    assert origin(found) == ("2002-02-02", Basis.FILE_NAME)
    assert ingest.read_again(found.document, None).document.created == found.document.created


def test_the_name_of_a_collection_dates_nothing_in_it(tmp_path: Path) -> None:
    path = written(tmp_path, "export_2020-01-05.jsonl", json.dumps({"id": "a", "text": STORY}))
    (found,) = ingest.read(path)
    assert origin(found) is None
    assert ingest.read_again(found.document, None).document.created is None


def test_a_dateline_goes_before_inference(tmp_path: Path) -> None:
    (found,) = ingest.read(written(tmp_path, "a.txt", f"3 April 2004\n\n{ARGUED}\n\n{STORY}"))
    assert origin(found) == ("2004-04-03", Basis.DATELINE)


def test_inference_goes_before_nothing(tmp_path: Path) -> None:
    (found,) = ingest.read(written(tmp_path, "a.txt", ARGUED))
    assert origin(found) == ("1998-12-10", Basis.INFERENCE)


def test_what_cannot_be_argued_stays_unknown_and_what_hangs_on_it_unplaced(tmp_path: Path) -> None:
    (found,) = ingest.read(written(tmp_path, "a.txt", STORY))
    assert origin(found) is None
    (friday,) = [e for e in found.expressions if e.text == "Friday"]
    assert friday.resolution is None
    assert friday.problem


@pytest.mark.parametrize("text", [STORY, ARGUED, DATELINE, "The harbour is open today."])
def test_never_today_and_never_the_date_of_the_file(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, "a.txt", text)
    readings = set()
    for stamp in (datetime.datetime(1999, 5, 3, tzinfo=datetime.UTC), datetime.datetime.now(datetime.UTC)):
        os.utime(path, (stamp.timestamp(), stamp.timestamp()))
        (found,) = ingest.read(path)
        readings.add(origin(found))
        assert not any(d in str(found.document.created) for d in (str(stamp.date()), "1999-05-03"))
    assert len(readings) == 1


SURE = "SETUBAL, 9 June 2006 (Seawire) -- The bridge was opened on Thursday. In 1998 it had fallen."
UNSURE = "The tower was shut yesterday, the mayor said. It had been built in 1911, and burnt in March 1950."


def project_of(folder: Path, **texts: str) -> Project:
    project = Project()
    findings = [f for name, text in texts.items() for f in ingest.read(written(folder, f"{name}.txt", text))]
    project.apply(ingest.take(project, findings, "Add"))
    return project


def redated(project: Project, name: str, created: Resolution) -> Edit:
    document = project.get(Document, name)
    assert document is not None
    again = ingest.read_again(document, created)
    return date_document(project, again.document, ingest.take(project, [again], ""))


def test_changing_a_date_recomputes_what_depends_on_it_and_only_that(tmp_path: Path) -> None:
    project = project_of(tmp_path, sure=SURE, unsure=UNSURE)
    before = dict(project.entities)
    edit = redated(project, "unsure", ingest.typed("10 May 2001"))
    project.apply(edit)
    changed = {i for i in {*before, *project.entities} if before.get(i) != project.entities.get(i)}
    assert changed
    assert not {i for i in changed if i.partition("/")[0] == "sure"}, "another document is not touched"
    texts = {e.text for e in project.all(TemporalExpression) if e.id in changed}
    assert texts == {"yesterday"}, "dates that name their year stay as they are"
    moved = {str(e.interval) for e in project.all(Event) if e.id in changed}
    assert moved == {"2001-05-09"}


def test_a_date_that_is_given_dates_what_hung_on_nothing_and_can_be_given_again(tmp_path: Path) -> None:
    project = project_of(tmp_path, unsure=UNSURE)
    for given, value in (("10 May 2001", "2001-05-09"), ("1 March 2004", "2004-02-29")):
        project.apply(redated(project, "unsure", ingest.typed(given)))
        (yesterday,) = [e for e in project.all(TemporalExpression) if e.text == "yesterday"]
        assert str(yesterday.interval) == value
        document = project.get(Document, "unsure")
        assert document is not None
        assert document.created is not None
        assert document.created.basis == Basis.USER


def test_taking_a_date_back_leaves_the_project_as_it_was(tmp_path: Path) -> None:
    project = project_of(tmp_path, sure=SURE, unsure=UNSURE)
    before = dict(project.entities)
    edit = redated(project, "unsure", ingest.typed("10 May 2001"))
    project.apply(edit)
    project.apply(edit.inverse)
    assert project.entities == before


SPEECH = "“We shall not sell the old pier to anybody, not to the lords and not to the bank of the river,” {} said {}."


def test_words_that_two_documents_quote_alike_date_the_one_that_has_no_date(tmp_path: Path) -> None:
    project = project_of(
        tmp_path,
        told="OPORTO, 14 June 2006 (Seawire) -- " + SPEECH.format("Mayor Ana Sol", "on 13 June 2006"),
        other="LISBON, 2 May 2003 (Seawire) -- The bridge was closed. Nobody knows when it will open.",
        undated="The town met again. " + SPEECH.format("Mayor Ana Sol", "last week") + " The clerk resigned on Monday.",
        alone="The town met again. The clerk said last week that the pier stays. The clerk resigned on Monday.",
    )
    found = project.get(Document, "undated")
    assert found is not None
    assert found.created is not None
    assert found.created.basis == Basis.INFERENCE
    assert "2006-06-19" in (str(found.created.interval), *map(str, found.created.alternatives))
    assert any("told in “" in reason for reason in found.created.because), "the other document is named"
    alone = project.get(Document, "alone")
    assert alone is not None
    assert alone.created is None


def test_an_inferred_date_dates_no_other_document(tmp_path: Path) -> None:
    report = "The Lisbon harbour authority published its safety report {}."
    project = project_of(
        tmp_path,
        argued=ARGUED + " " + report.format("today"),
        undated=report.format("last month") + " The mayor resigned on Monday.",
    )
    argued, undated = (project.get(Document, name) for name in ("argued", "undated"))
    assert argued is not None
    assert argued.created is not None
    assert argued.created.basis == Basis.INFERENCE
    assert undated is not None
    assert undated.created is None
