"""A document read anew: what a person decided moves to its words, or stays with the earlier reading."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.samples import TEXT, found
from viewer.model.attribution import Quotation
from viewer.model.document import Document, fingerprint
from viewer.model.event import Event, EventMention, Merge, Status
from viewer.model.findings import Findings
from viewer.model.project import Project, changed, put
from viewer.model.provenance import Provenance, Standing
from viewer.model.rereading import Reread, reread
from viewer.model.revision import accept, dismiss, retitle
from viewer.model.stance import Stance
from viewer.model.temporal import TemporalExpression

EVENT, QUOTATION, STANCE = "minutes/event/0-40", "minutes/quotation/42-110", "minutes/stance/NOR/plan/42-60"
HEAD = "MINUTES OF THE COUNCIL\n\n"


@pytest.fixture
def project() -> Project:
    made = Project()
    made.apply(put(made, [found()], "Read"))
    return made


def bare(text: str) -> Findings:
    """Another reading in which nothing was found."""
    return Findings(Document("minutes", "Minutes", text, origin="/papers/minutes.txt", sha256=fingerprint(text)))


def taken(project: Project, findings: Findings) -> Reread:
    told = reread(project, findings, "Read again")
    project.apply(told.edit)
    return told


def words(project: Project, identifier: str) -> list[str]:
    """The words a thing rests on, in the document it says it stands in."""
    entity = project.entities[identifier]
    assert isinstance(entity, Quotation | EventMention | Stance | TemporalExpression)
    document = project.get(Document, entity.document)
    assert document
    spans = entity.content if isinstance(entity, Quotation) else None
    single = entity.evidence if isinstance(entity, Stance) else getattr(entity, "span", None)
    return [span.of(document.text) for span in (spans or (single,)) if span is not None]


def test_what_was_confirmed_moves_to_its_words(project: Project) -> None:
    project.apply(accept(project, [EVENT, QUOTATION, STANCE]))
    told = taken(project, bare(HEAD + TEXT))
    event = project.get(Event, "minutes/event/24-64")
    assert event
    assert event.provenance.standing == Standing.CONFIRMED
    assert words(project, event.mentions[0]) == ["The council met on 3 May 2011 in Geneva."]
    assert words(project, event.quotations[0]) == ["We oppose the plan", "It comes too late."]
    assert words(project, "minutes/stance/NOR/plan/66-84") == ["We oppose the plan"]
    mention = project.get(EventMention, event.mentions[0])
    assert mention
    assert words(project, mention.expression) == ["3 May 2011"]
    assert event.resolution
    assert event.resolution.steps[0].span
    assert event.resolution.steps[0].span.of(HEAD + TEXT) == "3 May 2011"
    assert (told.reworded, told.lost) == ((), ())


def test_what_was_only_found_goes_with_the_old_text(project: Project) -> None:
    taken(project, bare(HEAD + TEXT))
    assert not [*project.all(Event), *project.all(Quotation), *project.all(Stance)]
    assert [d.text for d in project.all(Document)] == [HEAD + TEXT]


def test_what_was_dismissed_does_not_come_back(project: Project) -> None:
    project.apply(dismiss(project, [EVENT]))
    again = moved(found(), 24)
    taken(project, again)
    events = {e.id: e.provenance.standing for e in project.all(Event)}
    assert events == {"minutes/event/24-64": Standing.DISMISSED, "minutes/event/136-173": Standing.FOUND}


def test_a_finding_with_other_bounds_is_the_one_decided_about(project: Project) -> None:
    project.apply(retitle(project, EVENT, "They met"))
    project.apply(accept(project, [QUOTATION]))
    again = moved(found(), 24)
    quotation = replace(again.quotations[0], id="minutes/quotation/66-130")
    event = replace(again.events[0], id="minutes/event/24-60", quotations=(quotation.id,))
    other = replace(again.events[1], quotations=(quotation.id,))
    taken(project, replace(again, events=(event, other), quotations=(quotation,)))
    titles = {e.id: e.title for e in project.all(Event)}
    assert titles == {"minutes/event/24-64": "They met", other.id: other.title}
    assert [q.id for q in project.all(Quotation)] == ["minutes/quotation/66-134"]
    assert project.all(Event)[-1].quotations == ("minutes/quotation/66-134",)


def test_two_events_of_one_passage_are_told_apart(project: Project) -> None:
    first, second = "minutes/event/0-40/4", "minutes/event/0-40/12"
    both = {i: Event(i, title, Status.HAPPENED) for i, title in ((first, "A council"), (second, "A meeting"))}
    project.apply(changed(project, "Add", both))
    project.apply(dismiss(project, [first]))
    again = bare(HEAD + TEXT)
    events = tuple(Event(f"minutes/event/24-63/{n}", "As found", Status.HAPPENED) for n in (28, 36))
    taken(project, replace(again, events=events))
    standings = {e.id: e.provenance.standing for e in project.all(Event)}
    assert standings == {
        "minutes/event/24-64/28": Standing.DISMISSED,
        "minutes/event/24-63/36": Standing.FOUND,
    }


def test_a_corrected_scan_is_found_and_named(project: Project) -> None:
    project.apply(accept(project, [QUOTATION]))
    told = taken(project, bare(HEAD + TEXT.replace("We oppose the plan", "We 0ppose this plan")))
    assert len(told.reworded) == 1
    assert words(project, told.reworded[0]) == ["We 0ppose this plan", "It comes too late."]


def test_what_cannot_be_found_stays_with_the_earlier_reading(project: Project) -> None:
    project.apply(accept(project, [EVENT, QUOTATION]))
    told = taken(project, bare("The council met on 3 May 2011 in Geneva. Nothing else is known of it."))
    earlier = "minutes (earlier reading)"
    assert told.lost == (f"{earlier}/quotation/42-110",)
    document = project.get(Document, earlier)
    assert document
    assert (document.title, document.text, document.copy_of) == ("Minutes (earlier reading)", TEXT, "minutes")
    assert words(project, told.lost[0]) == ["We oppose the plan", "It comes too late."]
    event = project.get(Event, EVENT)
    assert event
    assert event.quotations == told.lost
    assert words(project, event.mentions[0]) == ["The council met on 3 May 2011 in Geneva."]


def test_an_event_whose_words_are_gone_stays_with_the_earlier_reading(project: Project) -> None:
    project.apply(retitle(project, EVENT, "They met"))
    told = taken(project, bare("Something else entirely, without a date and without a council."))
    lost = project.get(Event, "minutes (earlier reading)/event/0-40")
    assert lost
    assert lost.title == "They met"
    assert lost.id in told.lost
    assert words(project, lost.mentions[0]) == ["The council met on 3 May 2011 in Geneva."]


def test_the_same_text_is_read_as_ever(project: Project) -> None:
    project.apply(retitle(project, EVENT, "They met"))
    assert not reread(project, found(), "Read again").edit


def test_events_of_other_documents_and_merges_follow(project: Project) -> None:
    project.apply(put(project, [found("other", "Another text.")], "Read"))
    project.apply(accept(project, [EVENT]))
    merge = Merge(f"merge/{EVENT}", (EVENT, "other/event/0-40"), "Same day.", Provenance(Standing.CONFIRMED))
    project.apply(changed(project, "Merge", {merge.id: merge}))
    taken(project, bare(HEAD + TEXT))
    merged = Merge(
        "merge/minutes/event/24-64", ("minutes/event/24-64", "other/event/0-40"), *("Same day.", merge.provenance)
    )
    assert project.all(Merge) == [merged]


def test_all_of_it_is_taken_back_in_one_step(project: Project) -> None:
    project.apply(accept(project, [EVENT, QUOTATION]))
    before = dict(project.entities)
    told = taken(project, bare("The council met on 3 May 2011 in Geneva."))
    project.apply(told.edit.inverse)
    assert project.entities == before


def moved(findings: Findings, by: int) -> Findings:
    """The same findings in a text that begins with HEAD."""
    project = Project()
    project.apply(put(project, [findings], "Read"))
    project.apply(accept(project, [e.id for e in findings.entities()]))
    told = taken(project, bare(HEAD + TEXT))
    assert not told.lost
    assert by == len(HEAD)

    def back(kind: type[object]) -> tuple[object, ...]:
        return tuple(replace(e, provenance=Provenance()) for e in project.all(kind))  # type: ignore[type-var]

    document = replace(findings.document, text=HEAD + TEXT, sha256=fingerprint(HEAD + TEXT))
    groups = {
        "expressions": back(TemporalExpression),
        "quotations": back(Quotation),
        "stances": back(Stance),
        "event_mentions": back(EventMention),
        "events": back(Event),
    }
    return replace(findings, document=document, mentions=(), **groups)  # type: ignore[arg-type]
