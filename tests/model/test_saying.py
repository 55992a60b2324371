"""When something was said, from the words beside it or its event; never a date of what it tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viewer import ingest
from viewer.extract.pipeline import extract
from viewer.model import time
from viewer.model.attribution import Quotation
from viewer.model.document import Document
from viewer.model.project import Project
from viewer.model.provenance import Provenance, Standing
from viewer.model.saying import Said, said
from viewer.model.temporal import Basis, Resolution, TemporalExpression

WRITTEN = Resolution(time.day(2014, 3, 24), basis=Basis.USER)
MONDAY = time.day(2014, 3, 24)


def read(text: str) -> Project:
    project = Project()
    project.apply(ingest.take(project, [extract(Document("d", "D", text, created=WRITTEN))], "Read"))
    return project


def found(project: Project) -> list[Said | None]:
    return [said(project, q) for q in project.all(Quotation)]


def test_the_words_beside_the_verb_go_first() -> None:
    project = read("Lind said on Monday that the war had ended in 1953.")
    expression = project.all(TemporalExpression)[0]
    assert found(project) == [Said(MONDAY, "“Monday”", expression.id)]


def test_what_follows_in_the_same_statement_has_its_date_and_says_from_where() -> None:
    project = read("“The road is closed,” Foreign Minister Ada Lind said on Monday. “It will stay so,” Lind said.")
    first, second = found(project)
    assert first is not None
    assert second is not None
    assert first.interval == second.interval == MONDAY
    assert second.because.startswith("the date of “")


@pytest.mark.parametrize(
    "text",
    [
        "Lind said the war ended in 1953.",
        "“The war ended in 1953,” Lind said.",
        "The war ended in 1953. “I was there,” said Foreign Minister Ada Lind.",
        "Foreign Minister Ada Lind said the law of 2009 was dead.",
    ],
)
def test_where_nothing_tells_nothing_is_said(text: str) -> None:
    project = read(text)
    assert project.all(Quotation)
    assert found(project) == [None] * len(project.all(Quotation))


def test_a_date_that_was_dismissed_says_nothing() -> None:
    project = read("Lind said on Monday that the road was closed.")
    quotation = project.all(Quotation)[0]
    expression = project.all(TemporalExpression)[0]
    gone = replace(expression, provenance=Provenance(Standing.DISMISSED))
    other = Project({quotation.id: quotation, gone.id: gone})
    assert said(other, quotation) is None
