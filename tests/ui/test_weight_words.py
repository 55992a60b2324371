"""What an event's place on a crowded timeline rests on is said in words."""

from __future__ import annotations

from viewer import ingest
from viewer.bundled import SEEDS
from viewer.model.chronology import chronology
from viewer.model.project import Project
from viewer.ui.weight_words import weight_words


def test_more_documents_and_quotations_weigh_more_and_are_counted() -> None:
    project = Project()
    found = [f for path in sorted(SEEDS.glob("*.txt")) for f in ingest.read(path)]
    project.apply(ingest.take(project, found, "Add"))
    told = {e.title: weight_words(project, e) for e in chronology(project).values()}
    inquiry = next(w for t, w in told.items() if "Commission of Inquiry" in t)
    dated = next(w for t, w in told.items() if "-dated report" in t)
    assert "2 documents" in inquiry
    assert "3 tellings, 3 quotations" in inquiry
    assert float(inquiry.split()[1].rstrip(":")) > float(dated.split()[1].rstrip(":"))
