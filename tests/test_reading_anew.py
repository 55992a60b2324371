"""A corrected copy of an article is read: what a person decided stands where its words stand now."""

from __future__ import annotations

from pathlib import Path

from viewer import ingest
from viewer.model.document import Document
from viewer.model.event import Event, EventMention
from viewer.model.project import Project
from viewer.model.provenance import Standing
from viewer.model.revision import accept, date_document, dismiss, retitle

OLD = (
    "The Lisbon port authority published a report on 12 May 2007. Nobody had read it before. "
    "Spain signed a treaty with Portugal on 3 June 2007, and the ministers met in Madrid on 9 July 2007."
)


def opened(folder: Path) -> tuple[Project, Path]:
    path = folder / "a.txt"
    path.write_text(OLD, encoding="utf-8")
    project = Project()
    project.apply(ingest.take(project, ingest.read(path), "Add"))
    return project, path


def event(project: Project, words: str) -> Event:
    (found,) = [e for e in project.all(Event) if words in e.title]
    return found


def read_anew(project: Project, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    project.apply(ingest.take(project, ingest.read(path), "Read again"))


def told(project: Project, shown: Event, text: str) -> list[str]:
    mentions = (project.get(EventMention, m) for m in shown.mentions)
    return [m.span.of(text) for m in mentions if m is not None]


def test_a_decided_event_goes_with_its_words(tmp_path: Path) -> None:
    project, path = opened(tmp_path)
    project.apply(retitle(project, event(project, "treaty").id, "The Iberian treaty"))
    text = "CORRECTED COPY\n\n" + OLD.replace("Nobody had read it before. ", "")
    read_anew(project, path, text)
    kept = event(project, "Iberian treaty")
    assert kept.provenance.standing == Standing.ENTERED
    assert told(project, kept, text) == ["Spain signed a treaty with Portugal on 3 June 2007"]
    assert len([e for e in project.all(Event) if str(e.interval) == "2007-06-03"]) == 1, "not found a second time"


def test_a_dismissed_event_does_not_come_back(tmp_path: Path) -> None:
    project, path = opened(tmp_path)
    project.apply(dismiss(project, [event(project, "report").id]))
    read_anew(project, path, "A heading\n\n" + OLD)
    reports = [e for e in project.all(Event) if "report" in e.title]
    assert [e.provenance.standing for e in reports] == [Standing.DISMISSED]


def test_what_is_not_found_again_is_kept_with_the_earlier_reading(tmp_path: Path) -> None:
    project, path = opened(tmp_path)
    project.apply(accept(project, [event(project, "treaty").id]))
    path.write_text("Quite another text stands here now. It rained on 1 August 2007.", encoding="utf-8")
    edit = ingest.take(project, ingest.read(path), "Read again")
    project.apply(edit)
    (earlier,) = ingest.left_behind(edit)
    assert earlier.text == OLD
    kept = event(project, "treaty")
    assert kept.provenance.standing == Standing.CONFIRMED
    assert told(project, kept, earlier.text) == ["Spain signed a treaty with Portugal on 3 June 2007"]


def test_what_nobody_decided_follows_the_new_text(tmp_path: Path) -> None:
    project, path = opened(tmp_path)
    read_anew(project, path, OLD.replace("3 June", "5 June"))
    assert [str(e.interval) for e in project.all(Event) if "treaty" in e.title] == ["2007-06-05"]


def test_reading_anew_can_be_taken_back(tmp_path: Path) -> None:
    project, path = opened(tmp_path)
    project.apply(accept(project, [event(project, "treaty").id]))
    before = dict(project.entities)
    path.write_text("Short. " + OLD, encoding="utf-8")
    edit = ingest.take(project, ingest.read(path), "Read again")
    project.apply(edit)
    project.apply(edit.inverse)
    assert dict(project.entities) == before


def test_a_date_that_a_person_gave_holds_for_the_new_text_too(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_text("The mayor of Lisbon resigned on Friday.", encoding="utf-8")
    project = Project()
    project.apply(ingest.take(project, ingest.read(path), "Add"))
    document = project.all(Document)[0]
    again = ingest.read_again(document, ingest.typed("22 May 2007"))
    project.apply(date_document(project, again.document, ingest.take(project, [again], "")))
    read_anew(project, path, "Corrected. The mayor of Lisbon resigned on Friday.")
    (shown,) = project.all(Event)
    assert str(shown.interval) == "2007-05-18"
