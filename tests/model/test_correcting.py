from __future__ import annotations

from dataclasses import replace

import pytest

from tests.seed_project import SEOUL, document, said, seed_project
from viewer.model.actor import Actor, ActorKind
from viewer.model.attribution import Quotation
from viewer.model.findings import Findings
from viewer.model.project import Project, put
from viewer.model.provenance import Standing
from viewer.model.revision import judge, respeak, speakers
from viewer.model.stance import Mode, Polarity, Stance

HUA = said(SEOUL, 1437)
OWN = f"{SEOUL}/stance/CHN/icc-referral/1437-1565"


def quotation(project: Project, identifier: str = HUA) -> Quotation:
    found = project.get(Quotation, identifier)
    assert found is not None
    return found


def stance(project: Project, identifier: str = OWN) -> Stance:
    found = project.get(Stance, identifier)
    assert found is not None
    return found


def with_speaker(side: str) -> Project:
    entities = dict(seed_project().entities)
    entities["person/lee"] = Actor("person/lee", "Lee Min-ho", ActorKind.PERSON, "envoy", side)
    return Project(entities)


@pytest.mark.parametrize(
    "who", ["person/yun-byung-se", "Yun Byung-se", "yun  byung-se, foreign minister", " Yun Byung-se "]
)
def test_a_speaker_is_known_by_id_name_or_name_and_office(who: str) -> None:
    project = seed_project()
    project.apply(respeak(project, HUA, who))
    assert quotation(project).speaker == "person/yun-byung-se"
    assert quotation(project).speaker_name == "Yun Byung-se"
    assert quotation(project).provenance.standing == Standing.ENTERED


def test_a_name_nobody_in_the_project_has_is_kept_as_typed() -> None:
    project = seed_project()
    project.apply(respeak(project, HUA, "Qin Gang"))
    assert (quotation(project).speaker, quotation(project).speaker_name) == ("", "Qin Gang")


def test_unnamed_speakers_are_not_offered() -> None:
    assert "Ban Ki-moon, U.N. Secretary-General" in speakers(seed_project())
    assert not any("diplomat" in name for name in speakers(seed_project()))


def test_a_name_that_two_have_is_not_guessed() -> None:
    entities = dict(with_speaker("KOR").entities)
    entities["person/lee-2"] = Actor("person/lee-2", "Lee Min-ho", ActorKind.PERSON, "general", "PRK")
    project = Project(entities)
    project.apply(respeak(project, HUA, "Lee Min-ho"))
    assert quotation(project).speaker == ""


def test_the_speakers_own_position_goes_with_the_speaker() -> None:
    project = with_speaker("KOR")
    project.apply(respeak(project, HUA, "Lee Min-ho"))
    moved = stance(project)
    assert (moved.holder, moved.holder_name, moved.attributed_to) == ("KOR", "South Korea", "Lee Min-ho")
    assert moved.provenance.standing == Standing.ENTERED
    project.apply(respeak(project, HUA, "Japan"))
    assert stance(project).holder == "JPN"


def test_a_position_whose_holder_is_not_known_any_more_is_put_aside() -> None:
    project = seed_project()
    project.apply(respeak(project, HUA, "Qin Gang"))
    assert stance(project).provenance.standing == Standing.DISMISSED
    assert stance(project).holder == "CHN"


def test_positions_of_others_stay() -> None:
    project = with_speaker("KOR")
    before = {s.id: s for s in project.all(Stance)}
    edit = respeak(project, HUA, "Lee Min-ho")
    project.apply(edit)
    assert {i for i, s in before.items() if project.entities[i] != s} == {OWN}
    project.apply(edit.inverse)
    assert {s.id: s for s in project.all(Stance)} == before


def test_a_position_that_someone_else_told_of_names_the_new_teller() -> None:
    entities = dict(seed_project().entities)
    entities[OWN] = replace(stance(seed_project()), mode=Mode.OTHER)
    project = Project(entities)
    project.apply(respeak(project, HUA, "Qin Gang"))
    assert (stance(project).holder, stance(project).attributed_to) == ("CHN", "Qin Gang")
    assert stance(project).provenance.standing == Standing.ENTERED


def test_who_spoke_and_what_was_judged_outlast_another_reading() -> None:
    project = with_speaker("KOR")
    again = [e for e in project.entities.values() if isinstance(e, Quotation | Stance) and e.document == SEOUL]
    project.apply(respeak(project, HUA, "Lee Min-ho"))
    other = f"{SEOUL}/stance/CHN/icc-referral/1306-1435"
    project.apply(judge(project, other, Polarity.NEUTRAL))
    found = Findings(
        document(SEOUL),
        quotations=tuple(e for e in again if isinstance(e, Quotation)),
        stances=tuple(e for e in again if isinstance(e, Stance)),
    )
    project.apply(put(project, [found], "Read again"))
    assert quotation(project).speaker == "person/lee"
    assert stance(project).holder == "KOR"
    assert stance(project, other).polarity == Polarity.NEUTRAL


@pytest.mark.parametrize("said", [*Polarity, *Mode])
def test_a_position_is_judged_one_thing_at_a_time(said: Polarity | Mode) -> None:
    project = seed_project()
    before = stance(project)
    edit = judge(project, OWN, said)
    project.apply(edit)
    after = stance(project)
    assert (after.polarity == said) if isinstance(said, Polarity) else (after.mode == said)
    assert bool(edit) == (said not in (before.polarity, before.mode))
    assert after.provenance.standing == (Standing.ENTERED if edit else Standing.FOUND)
    project.apply(edit.inverse)
    assert stance(project) == before


def test_what_is_not_there_cannot_be_corrected() -> None:
    project = seed_project()
    with pytest.raises(KeyError):
        respeak(project, OWN, "China")
    with pytest.raises(KeyError):
        judge(project, HUA, Polarity.MIXED)
    with pytest.raises(ValueError, match="who spoke"):
        respeak(project, HUA, "  ")


def test_the_same_speaker_again_changes_no_position() -> None:
    project = seed_project()
    edit = respeak(project, HUA, "Hua Chunying")
    assert set(edit.after) <= {HUA}
