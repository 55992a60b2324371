from __future__ import annotations

from dataclasses import replace

from tests.seed_project import seed_project
from viewer.model.event import Event
from viewer.model.positions import issues, positions
from viewer.model.project import Project
from viewer.model.provenance import Provenance, Standing
from viewer.model.stance import Polarity, Stance

PROJECT = seed_project()


def test_each_country_has_one_row_with_its_firmest_position_and_the_silent_say_so() -> None:
    rows = {
        p.name: (p.stance.polarity.value if p.stance else "not stated", p.known_by)
        for p in positions(PROJECT, "icc-referral")
    }
    assert rows == {
        "China": ("opposes", "own words · 2 more"),
        "Russia": ("opposes", "predicted"),
        "South Korea": ("supports", "act, told by another: Sources at the U.N."),
        "U.N. General Assembly": ("supports", "act"),
        "United States": ("supports", "act, told by another: Sources at the U.N."),
        "European Union": ("not stated", ""),
        "Japan": ("not stated", ""),
        "North Korea": ("not stated", ""),
    }


def test_the_position_told_in_the_event_looked_at_goes_before_firmer_ones_elsewhere() -> None:
    event = PROJECT.get(Event, "event/diplomat")
    china = next(p for p in positions(PROJECT, "icc-referral", event) if p.holder == "CHN")
    assert china.known_by == "attributed by another: a Seoul diplomat · 2 more"


def test_the_issues_of_the_event_come_first() -> None:
    event = PROJECT.get(Event, "event/yun")
    assert issues(PROJECT, event)[0] == "un-mechanisms"
    assert issues(PROJECT)[0] == "icc-referral"


def test_contradicting_positions_are_counted_not_hidden() -> None:
    other = next(s for s in PROJECT.all(Stance) if s.holder == "CHN" and s.mode.value == "other")
    turned = replace(other, polarity=Polarity.SUPPORTS)
    project = Project({**PROJECT.entities, turned.id: turned})
    china = next(p for p in positions(project, "icc-referral") if p.holder == "CHN")
    assert china.known_by == "own words · 1 of 2 more differ"


def test_a_dismissed_position_is_not_shown() -> None:
    russia = next(s for s in PROJECT.all(Stance) if s.holder == "RUS")
    gone = replace(russia, provenance=Provenance(Standing.DISMISSED))
    project = Project({**PROJECT.entities, gone.id: gone})
    assert "Russia" not in {p.name for p in positions(project, "icc-referral")}


def test_an_event_is_not_shown_beside_issues_that_only_other_articles_speak_of() -> None:
    event = PROJECT.get(Event, "event/yun")
    first = PROJECT.all(Stance)[0]
    foreign = replace(first, id="elsewhere/stance", document="elsewhere", issue="fishing-rights")
    project = Project({**PROJECT.entities, foreign.id: foreign})
    assert "fishing-rights" in issues(project)
    assert "fishing-rights" not in issues(project, event)
