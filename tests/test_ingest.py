"""From paths to findings: what is read, what is not read again, and how documents that tell the same are joined."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from viewer import ingest
from viewer.model.chronology import chronology, split_event
from viewer.model.document import Document
from viewer.model.event import Event
from viewer.model.project import Project
from viewer.model.temporal import Basis
from viewer.timeline.captions import sources_of

REPORT = "The Lisbon port authority published a report on 12 May 2007. It was read with care."


def write(folder: Path, **texts: str) -> list[Path]:
    paths = [folder / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_an_unchanged_document_is_not_read_again(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a=REPORT)
    (found,) = ingest.read(path)
    known = {found.document.id: found.document.sha256}
    assert ingest.read(path, known=known) == []
    path.write_text(REPORT + " Nobody replied.", encoding="utf-8")
    assert len(ingest.read(path, known=known)) == 1


def test_an_empty_folder_or_a_broken_collection_does_not_keep_the_other_files_out(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    (tmp_path / "broken.jsonl").write_bytes(b"")
    (text,) = write(tmp_path, a=REPORT)
    pieces = ingest.sources([tmp_path / "nothing", tmp_path / "broken.jsonl", text])
    assert pieces[-1] == text
    for piece in pieces[:-1]:
        with pytest.raises(ingest.Unreadable):
            ingest.read(piece)


def test_a_collection_is_read_in_portions_and_a_file_whole(tmp_path: Path) -> None:
    (text,) = write(tmp_path, a=REPORT)
    many = tmp_path / "many.jsonl"
    lines = (json.dumps({"id": f"d{n}", "text": REPORT * 20}) for n in range(400))
    many.write_text("\n".join(lines), encoding="utf-8")
    sources = ingest.sources([text, many])
    assert sources[0] == text
    assert len(sources) > 2
    assert len(ingest.sources([tmp_path])) == len(sources)


def test_two_papers_on_one_report_give_one_event_which_stays_parted_once_split(tmp_path: Path) -> None:
    paths = write(tmp_path, a=REPORT, b="Everyone had waited. " + REPORT)
    found = [f for p in paths for f in ingest.read(p)]
    project = Project()
    project.apply(ingest.take(project, found, "Add"))
    assert len(project.all(Event)) == 2
    (shown,) = chronology(project).values()
    assert len(shown.mentions) == 2
    project.apply(split_event(project, shown.id))
    project.apply(ingest.take(project, found, "Read again"))
    assert len(chronology(project)) == 2


def test_notes_beside_a_file_give_its_date_and_the_user_goes_before_them(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a="The mayor resigned on Friday.")
    (tmp_path / "dateline.toml").write_text(
        '["a.txt"]\npublisher = "Herald"\ncreated = "2007-05-15?"\nbecause = ["Cut from the paper."]\n',
        encoding="utf-8",
    )
    (found,) = ingest.read(path)
    assert found.document.publisher == "Herald"
    assert found.document.created is not None
    assert found.document.created.basis == Basis.SIDE_FILE
    assert found.document.created.because == ("Cut from the paper.",)
    assert [str(e.interval) for e in found.events] == ["2007-05-11?"]
    (given,) = ingest.read(path, created="22 May 2007")
    assert [str(e.interval) for e in given.events] == ["2007-05-18"]


def test_a_text_that_gives_no_ground_for_a_date_gets_none(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a="The mayor resigned yesterday and the clerk left on Friday.")
    (found,) = ingest.read(path)
    assert found.document.created is None
    assert all(e.interval is None for e in found.events)


@pytest.mark.parametrize("text", ["", "   ", "gestern abend vielleicht"])
def test_what_cannot_be_read_as_a_date_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\."):
        ingest.typed(text)


def test_one_report_in_two_papers_is_one_source(tmp_path: Path) -> None:
    text = REPORT + " Divers had found cracks in two pillars of the eastern dock, and repairs were put off."
    paths = write(tmp_path, herald=text, gazette="HARBOUR REPORT OUT\n\n" + text)
    project = Project()
    project.apply(ingest.take(project, [f for p in paths for f in ingest.read(p)], "Add"))
    herald, gazette = (project.get(Document, name) for name in ("herald", "gazette"))
    assert herald is not None
    assert gazette is not None
    assert (herald.copy_of, gazette.copy_of) == ("", "herald")
    (shown,) = chronology(project).values()
    assert sources_of(shown, project) == ("herald",)


def test_another_document_of_the_project_dates_one_that_has_no_date(tmp_path: Path) -> None:
    dated, undated = write(
        tmp_path,
        dated="LISBON, May 14, 2007 (Herald) - The Lisbon harbour authority published its safety report on May 12.",
        undated="The Lisbon harbour authority published its safety report last month. The mayor resigned on Monday.",
    )
    (alone,) = ingest.read(undated)
    assert alone.document.created is None
    project = Project()
    project.apply(ingest.take(project, [*ingest.read(dated), alone], "Add"))
    found = project.get(Document, "undated")
    assert found is not None
    assert found.created is not None
    assert found.created.basis == Basis.INFERENCE
    assert str(found.created.interval).startswith("2007")
    assert any("safety report" in reason for reason in found.created.because)


def test_documents_that_share_nothing_do_not_date_each_other(tmp_path: Path) -> None:
    dated, undated = write(
        tmp_path,
        dated="LISBON, May 14, 2007 (Herald) - The Lisbon harbour authority published its safety report on May 12.",
        undated="The Madrid council published its budget last month. The mayor resigned on Monday.",
    )
    project = Project()
    project.apply(ingest.take(project, [*ingest.read(dated), *ingest.read(undated)], "Add"))
    found = project.get(Document, "undated")
    assert found is not None
    assert found.created is None
