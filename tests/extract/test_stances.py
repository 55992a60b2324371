"""Where countries stand: who told it, for whom, and how it is known."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.bundled import SEEDS
from viewer.extract import sentences
from viewer.extract.actors import find_actors
from viewer.extract.issues import issue_name, issues_table
from viewer.extract.quotations import find_quotations
from viewer.extract.stances import find_stances
from viewer.model.document import Document, canonical
from viewer.model.stance import Stance

LISTED = {issue.id for issue in issues_table()}


def read(text: str) -> tuple[Stance, ...]:
    document, discourse = Document("d", "", text), sentences.read(text)
    actors, mentions = find_actors(document, discourse)
    quotations = find_quotations(document, discourse, actors, mentions)
    return find_stances(document, discourse, actors, mentions, quotations)


def told(text: str) -> set[str]:
    """Each position as "NOR sanctions supports act"; an issue in the text's own words bears a "~"."""
    return {f"{s.holder} {s.issue if s.issue in LISTED else '~' + s.issue} {s.polarity} {s.mode}" for s in read(text)}


def test_who_told_it_is_kept() -> None:
    text = (
        "A Warsaw diplomat met reporters. “Hungarian officials told us that they reject the refugee quotas,” "
        "the diplomat said."
    )
    (stance,) = read(text)
    assert (stance.holder, stance.issue, stance.polarity, stance.mode) == ("HUN", "refugees", "opposes", "other")
    assert stance.attributed_to == "Hungarian officials, as told by a Warsaw diplomat"


def test_an_official_of_a_body_speaks_for_the_body() -> None:
    text = "“We condemn the coup,” said U.N. Secretary-General Park Min-su, a South Korean."
    (stance,) = read(text)
    assert (stance.holder, stance.holder_name) == ("UN", "U.N. Secretary-General")


def test_an_organ_is_shown_by_name_under_its_body() -> None:
    (stance,) = read("The U.N. Human Rights Council condemned the use of torture.")
    assert (stance.holder, stance.holder_name, stance.issue) == ("UN", "U.N. Human Rights Council", "torture")


def test_such_a_step_is_what_was_spoken_of() -> None:
    text = "Some want to send peacekeepers to the island. Cyprus is expected to reject such a step."
    assert told(text) == {"CYP peacekeepers opposes predicted"}


def test_such_criticism_needs_violations_before_it() -> None:
    assert told("Reports list human rights abuses. Eritrea rejected such criticism.") == {
        "ERI accountability opposes self-reported"
    }
    assert told("The match was dull. Eritrea rejected such criticism.") == set()


SEED_POSITIONS = {
    "000_b3f18c7086f8ab8e.txt": """
        533 UN accountability supports self-direct | 533 UN engagement supports self-direct
        770 UN security-council supports self-reported | 1008 UN un-mechanisms supports self-reported
        1287 UN icc-referral supports act | 1457 UN security-council supports act
        1568 KOR icc-referral supports act via other | 1568 USA icc-referral supports act via other
        1811 CHN icc-referral opposes predicted | 1811 RUS icc-referral opposes predicted
        2361 PRK accountability opposes self-reported | 2461 USA accountability supports self-reported""",
    "001_06b96723c9ef7c7e.txt": """
        15 KOR accountability supports self-anonymous | 15 CHN icc-referral opposes other
        256 UN accountability supports self-reported | 256 UN accountability supports predicted
        526 USA security-council supports act | 526 EU security-council supports act
        526 JPN security-council supports act | 829 CHN accountability opposes other
        1080 CHN engagement supports other | 1080 CHN icc-referral opposes other
        1306 CHN icc-referral opposes self-reported | 1437 CHN icc-referral opposes self-direct
        1904 KOR un-mechanisms supports self-reported | 2099 KOR accountability supports self-direct
        2313 KOR un-mechanisms supports self-direct | 2436 KOR un-mechanisms supports self-direct""",
}


@pytest.mark.parametrize("name", sorted(SEED_POSITIONS))
def test_positions_in_the_example_articles(name: str) -> None:
    """By the offset of the sentence: exactly these, nothing invented."""
    text = canonical(Path(SEEDS / name).read_text(encoding="utf-8"))
    discourse = sentences.read(text)
    found = {
        f"{discourse.sentence_at(s.evidence.start).start} {s.holder} {s.issue} {s.polarity} {s.mode}"
        for s in read(text)
    }
    assert found == {" ".join(p.split()) for p in SEED_POSITIONS[name].replace("\n", "|").split("|") if p.strip()}


def test_issues_have_names_for_showing() -> None:
    assert issue_name("icc-referral") == "Referral to the International Criminal Court"
    assert issue_name("the new canal") == "the new canal"
    assert len(LISTED) == len(issues_table())


PIECES = st.sampled_from(
    [
        "Japan ",
        "China and Russia ",
        "said that ",
        "opposes ",
        "supports ",
        "not ",
        "the sanctions",
        "a ceasefire",
        ". ",
        ", ",
        "“",
        "”",
        "it ",
        "we ",
        "is expected to ",
        "if ",
        "urged ",
        "to lift ",
        "which ",
        "the minister ",
        "by ",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_position_rests_on_words_of_its_document(text: str) -> None:
    for stance in read(text):
        assert 0 <= stance.evidence.start < stance.evidence.end <= len(text)
        assert stance.holder
        assert stance.provenance.rule


@pytest.mark.parametrize(
    "piece",
    ["China opposes ", "China said that ", "urged Japan to ", "refer the refer the ", "the sanctions must be ", "“we "],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    begun = time.perf_counter()
    read(text)
    assert time.perf_counter() - begun < 10
