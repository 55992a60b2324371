"""One paragraph that takes too long does not hold up the rest: what was found stays, and what was not read is told."""

from __future__ import annotations

import sys
from functools import partial
from itertools import count
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.exchange.findings_json import as_json
from viewer.extract import pipeline, sentences
from viewer.extract.actors import find_actors
from viewer.extract.pipeline import extract
from viewer.extract.quotations import find_quotations
from viewer.extract.stances import find_stances
from viewer.extract.watch import Watch
from viewer.model.document import Document
from viewer.model.lookup import omitted
from viewer.model.project import Project, put

LONG = " ".join(f"Chad’s envoy Ada Number{n} said that the road number {n} is closed." for n in range(300))
SHORT = "Peru said on Friday that it opposes the sanctions. “We reject them,” Foreign Minister Ada Lind said."
TEXT = f"{SHORT}\n\n{LONG}\n\n{SHORT}"


def ticking(text: str, seconds: float) -> Watch:
    """A watch whose clock goes on by one second each time it is looked at."""
    ticks = count()
    return Watch(sentences.read(text), seconds, clock=lambda: float(next(ticks)))


def said(text: str, watch: Watch | None = None) -> list[str]:
    """The contents of all quotations."""
    document, discourse = Document("d", "D", text), sentences.read(text)
    found = find_quotations(document, discourse, *find_actors(document, discourse), watch)
    return [" … ".join(s.of(text) for s in q.content) for q in found]


def test_a_paragraph_that_takes_too_long_is_left_and_all_others_are_read() -> None:
    watch = ticking(TEXT, 10)
    found, whole = said(TEXT, watch), said(TEXT)
    assert len(watch.unread) == 1
    rest = watch.unread[0]
    assert TEXT[rest.end :] == f"\n\n{SHORT}"
    assert LONG.endswith(rest.of(TEXT))
    assert 10 < len(found) < len(whole)
    assert found[:2] == found[-2:] == whole[:2] == ["that it opposes the sanctions", "“We reject them,”"]
    assert found == [words for words in whole if words in found]


def test_positions_and_actors_stop_at_the_limit_too() -> None:
    document, discourse = Document("d", "D", TEXT), sentences.read(TEXT)
    watch = ticking(TEXT, 10)
    _, mentions = find_actors(document, discourse, watch)
    _, all_mentions = find_actors(document, discourse)
    assert watch.unread
    assert set(mentions) < set(all_mentions)
    assert mentions[-1].span == all_mentions[-1].span
    many = " ".join(f"Chad opposes the sanctions on road {n}." for n in range(300))
    document, discourse = Document("d", "D", f"{many}\n\n{SHORT}"), sentences.read(f"{many}\n\n{SHORT}")
    actors, mentions = find_actors(document, discourse)
    watch = ticking(document.text, 10)
    held = find_stances(document, discourse, actors, mentions, (), watch)
    every = find_stances(document, discourse, actors, mentions, ())
    assert watch.unread
    assert len(held) < len(every)
    assert held[-1] == every[-1]
    assert held[-1].holder == "PER"


def test_what_was_not_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = count()
    monkeypatch.setattr(pipeline, "Watch", partial(Watch, seconds=10, clock=lambda: float(next(ticks))))
    found = extract(Document("d", "D", TEXT))
    (omission,) = found.omissions
    rest, project = omission.span, Project()
    project.apply(put(project, [found], "Read"))
    (told,) = omitted(project, "d")
    words = " ".join(rest.of(TEXT).split())[:60]
    assert told.startswith("The rest of this paragraph was not searched for quotations and positions, because")
    assert told.endswith(f"It begins: “{words} …”")
    assert as_json(found)["unread"] == [[rest.start, rest.end]]


def test_a_document_like_any_other_is_read_whole_and_twice_alike() -> None:
    first, again = (extract(Document("d", "D", TEXT)) for _ in range(2))
    assert first == again
    assert first.omissions == ()
    assert "unread" not in as_json(first)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([SHORT, LONG[:900], "Rain.", "“No,” said Lind. "]), max_size=5), st.integers(0, 40))
def test_what_is_read_and_what_is_not_are_apart(paragraphs: list[str], seconds: int) -> None:
    """Unread stretches end where their paragraphs do; no finding that needed them is made of them alone."""
    text = "\n\n".join(paragraphs)
    watch = ticking(text, seconds)
    found, whole = said(text, watch), said(text)
    ends = {p.end for p in sentences.read(text).paragraphs}
    assert all(span.end in ends and span.start < span.end for span in watch.unread)
    assert watch.unread or found == whole


HOSTILE = [
    "the road is closed, according to Lind, ", "As Lind said, the road is closed, ", "“No,” said ",
    "“A,” Lind said, “b”, ", "while China backs it, ", "China opposes the resolution, ", "who said ", "China and ",
    "China urged Russia to end sanctions, ", "China said Peru said Chad said that ", "“ ", "' ", "foreign minister ",
    "said, ", "if China opposes sanctions, ", "Lind, a farmer, ", "was rejected by Peru ", "「a」", "his claim that ",
]  # fmt: skip


def calls(text: str) -> int:
    """How many functions are called to find actors, quotations and positions: work that no busy machine changes."""
    counted = 0

    def count_call(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    document, discourse = Document("d", "D", text), sentences.read(text)
    sys.setprofile(count_call)
    try:
        actors, mentions = find_actors(document, discourse)
        find_stances(document, discourse, actors, mentions, find_quotations(document, discourse, actors, mentions))
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    calls(piece * 3)  # tables are made at first use
    short, long = (calls(piece * (size // len(piece))) for size in (6_000, 18_000))
    assert long < 3.7 * short + 1_000
