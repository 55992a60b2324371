"""The two example articles: every date found, exactly, and read right."""

from __future__ import annotations

from viewer.bundled import RESOURCES
from viewer.extract import creation_time, resolution, sentences, temporal_expressions
from viewer.extract.typed_date import read_typed
from viewer.model.document import Document
from viewer.model.temporal import Basis, Resolution, TemporalExpression

SEEDS = RESOURCES.parent / "seeds"
BAN, SEOUL = "000_b3f18c7086f8ab8e.txt", "001_06b96723c9ef7c7e.txt"


def read(name: str, created: Resolution | None) -> tuple[TemporalExpression, ...]:
    text = (SEEDS / name).read_text(encoding="utf-8")
    discourse = sentences.read(text)
    document = Document("d", "", text, created=created)
    return resolution.resolve(document, discourse, temporal_expressions.find(discourse))


def inferred(name: str) -> Resolution | None:
    discourse = sentences.read((SEEDS / name).read_text(encoding="utf-8"))
    return creation_time.infer(discourse, temporal_expressions.find(discourse), creation_time.Hints(file_name=name))


def rows(found: tuple[TemporalExpression, ...]) -> list[tuple[int, str, str, str]]:
    return [(e.span.start, e.text, e.value, str(e.interval or "")) for e in found]


def test_the_article_of_an_uncertain_day() -> None:
    others = (read_typed("2015-10-15"), read_typed("2015-10-21"))
    found = read(BAN, Resolution(read_typed("2015-10-14?"), (), others))
    assert rows(found) == [
        (217, "Wednesday", "2015-10-14", "2015-10-14?"),
        (934, "Sept. 25", "2015-09-25", "2015-09-25"),
        (995, "Wednesday", "2015-10-14", "2015-10-14?"),
        (1287, "Last year", "2014", "2014"),
        (2464, "June", "2015-06", "2015-06"),
        (2607, "last year", "2014", "2014"),
    ]
    assert found[0].resolution is not None
    assert [str(a) for a in found[0].resolution.alternatives] == ["2015-10-21"]
    assert "not certain" in " ".join(found[0].resolution.because)


def test_a_day_only_thought_right_marks_what_hangs_on_it() -> None:
    found = read(BAN, Resolution(read_typed("2015-10-14?")))
    assert [str(e.interval) for e in found] == ["2015-10-14?", "2015-09-25", "2015-10-14?", "2014", "2015-06", "2014"]


def test_the_article_of_a_known_day() -> None:
    found = read(SEOUL, Resolution(read_typed("2014-03-24")))
    assert rows(found) == [
        (248, "Monday", "2014-03-24", "2014-03-24"),
        (358, "this week", "2014-W13", "2014-03-24/2014-03-30"),
        (423, "last month", "2014-02", "2014-02"),
        (1624, "Feb. 17", "2014-02-17", "2014-02-17"),
        (1694, "year-long", "P1Y", ""),
        (1995, "early this month", "2014-03", "2014-03-01/2014-03-10"),
        (2139, "now", "PRESENT_REF", ""),
    ]
    assert [e.mod for e in found if e.text == "early this month"] == ["START"]


def test_without_a_date_nothing_is_invented() -> None:
    for expression in (*read(BAN, None), *read(SEOUL, None)):
        assert expression.interval is None
        assert expression.value in ("P1Y", "PRESENT_REF") or "not known" in expression.problem


def test_the_day_is_argued_from_the_text() -> None:
    created = inferred(SEOUL)
    assert created is not None
    assert (str(created.interval), created.basis) == ("2014-03-24", Basis.INFERENCE)
    assert [str(a) for a in created.alternatives] == ["2014-03-25"]
    reasons = " ".join(created.because)
    for evidence in ("“Feb. 17”", "“last month”", "“this week”", "28 Mar 2014", "“Monday”"):
        assert evidence in reasons
    assert reasons.count("That leaves") >= 4


def test_the_year_and_a_few_days_are_argued_from_the_text() -> None:
    created = inferred(BAN)
    assert created is not None
    assert str(created.interval) == "2015"
    assert "2015-10-14" in [str(a) for a in created.alternatives]
    assert len(created.alternatives) <= 5
    assert any("A/RES/69/188" in step or "69/188" in step for step in created.because)
    found = {e.text: str(e.interval) for e in read(BAN, created)}
    assert found["Last year"] == "2014"
    assert found["June"] == "2015-06"
    assert found["Wednesday"] == "[2015-09-30..2015-10-28]"
