"""Whatever is imported, read anew, merged, dated, decided, taken back and made again: the project stays whole."""

from __future__ import annotations

from functools import cache

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from viewer.extract.pipeline import extract
from viewer.ingest import read_again, take
from viewer.model.chronology import chronology, merge_events, merge_of, split_event
from viewer.model.document import Document, fingerprint
from viewer.model.edit import Edit
from viewer.model.event import Event, EventMention
from viewer.model.findings import Entity, Findings
from viewer.model.history import History
from viewer.model.lookup import event_of, undated, unread
from viewer.model.project import Project, changed, remove_document
from viewer.model.rereading import is_earlier
from viewer.model.revision import (
    accept,
    date_document,
    date_event,
    dismiss,
    event_by_hand,
    event_from,
    restore,
    retitle,
)
from viewer.model.span import Span
from viewer.model.temporal import Basis, Resolution
from viewer.model.time import day, month

BRIDGE = (
    "LISBON, 4 May 2011 - The new bridge opened on Tuesday, the mayor said. “We support the toll,” said the minister "
    "of France.\n\nIn March 2009 the works had stopped."
)
TEXTS = {
    "bridge": (
        BRIDGE,
        BRIDGE.replace("Tuesday", "Tuesday morning"),
        BRIDGE.replace("In March 2009 the works", "Works"),
    ),
    "port": (
        "PORTO, 5 May 2011 - The new bridge in Lisbon opened on 3 May 2011. The council meets next week.",
        "PORTO, 5 May 2011 - The bridge opened. The council meets next week.",
    ),
    "note": ("The council met on Monday. The harbour was closed in June 2010.",),
}
GIVEN = Resolution(day(2011, 5, 6), basis=Basis.USER), Resolution(month(1999, 12), basis=Basis.USER)
READINGS = [(name, number) for name, texts in TEXTS.items() for number in range(len(texts))]
numbers = st.integers(0, 10_000)


@cache
def found(name: str, number: int) -> Findings:
    text = TEXTS[name][number]
    return extract(Document(name, name.title(), text, sha256=fingerprint(text)))


class Work(RuleBasedStateMachine):
    """A project under random deeds, beside what it was after each of them."""

    def __init__(self) -> None:
        super().__init__()
        self.project, self.history = Project(), History()
        self.states: list[dict[str, Entity]] = [{}]

    def make(self, edit: Edit) -> None:
        if not edit:
            return
        self.project.apply(edit)
        self.history.made(edit)
        self.states[self.history.position :] = [dict(self.project.entities)]

    def event(self, number: int) -> str:
        events = list(chronology(self.project))
        return events[number % len(events)] if events else ""

    @rule(some=st.lists(st.sampled_from(READINGS), min_size=1, max_size=3, unique_by=lambda r: r[0]))
    def imports(self, some: list[tuple[str, int]]) -> None:
        """Documents come in, or come in again, perhaps in another text: nothing a person decided is overwritten."""
        decided = {i: e for i, e in self.project.entities.items() if e.provenance.is_human}
        self.make(take(self.project, [found(*reading) for reading in some], "Add documents"))
        kept = [e for e in self.project.entities.values() if e.provenance.is_human]
        assert len(kept) >= len(decided), "a decision is gone"

    @rule(number=numbers, which=st.integers(0, 1))
    def dates_a_document(self, number: int, which: int) -> None:
        documents = [d for d in self.project.all(Document) if not is_earlier(d)]
        if documents:
            again = read_again(documents[number % len(documents)], GIVEN[which])
            self.make(date_document(self.project, again.document, take(self.project, [again], "")))
            document = self.project.get(Document, again.document.id)
            assert document is not None
            assert document.created is not None
            assert document.created.interval == GIVEN[which].interval

    @rule(first=numbers, second=numbers)
    def merges(self, first: int, second: int) -> None:
        one, other = self.event(first), self.event(second)
        if one != other:
            self.make(merge_events(self.project, (one, other)))
            assert event_of(self.project, other) == event_of(self.project, one)

    @rule(number=numbers)
    def splits(self, number: int) -> None:
        event = self.event(number)
        if event and merge_of(self.project, event):
            self.make(split_event(self.project, event))

    @rule(number=numbers, what=st.integers(0, 5))
    def decides(self, number: int, what: int) -> None:
        event = self.event(number)
        if event:
            deeds = (
                *(lambda: accept(self.project, [event]), lambda: dismiss(self.project, [event])),
                *(lambda: date_event(self.project, event, GIVEN[0]), lambda: date_event(self.project, event, GIVEN[1])),
                *(lambda: retitle(self.project, event, "Anew"), lambda: restore(self.project, [event])),
            )
            self.make(deeds[what]())

    @rule(number=numbers, date=st.none() | st.sampled_from(GIVEN))
    def writes_by_hand(self, number: int, date: Resolution | None) -> None:
        documents = self.project.all(Document)
        if number % 2 and documents:
            document = documents[number % len(documents)]
            start = number % len(document.text)
            words = Span(start, min(len(document.text), start + 30))
            if words.of(document.text).strip():
                self.make(event_from(self.project, document.id, words)[0])
        else:
            self.make(event_by_hand(self.project, "By hand", date)[0])

    @rule(number=numbers)
    def removes(self, number: int) -> None:
        documents = self.project.all(Document)
        if documents:
            self.make(remove_document(self.project, documents[number % len(documents)].id))

    @rule(times=st.integers(1, 4))
    def takes_back(self, times: int) -> None:
        for _ in range(times):
            if (edit := self.history.undoable) is not None:
                self.project.apply(edit.inverse)
                self.history.undone()

    @rule(times=st.integers(1, 4))
    def makes_again(self, times: int) -> None:
        for _ in range(times):
            if (edit := self.history.redoable) is not None:
                self.project.apply(edit)
                self.history.redone()

    @invariant()
    def is_as_it_was_then(self) -> None:
        assert dict(self.project.entities) == self.states[self.history.position]

    @invariant()
    def is_of_one_piece(self) -> None:
        events = chronology(self.project)
        assert all(e.resolution is None for e in undated(self.project))
        for event in events.values():
            assert event_of(self.project, event.id) == event.id
            mentions = [self.project.get(EventMention, m) for m in event.mentions]
            assert all(m is None or m.document in self.project for m in mentions)
        assert all(not e.provenance.is_human or isinstance(e, Document) for e in unread(self.project))
        assert self.project.all(Event) == [e for e in self.project.entities.values() if isinstance(e, Event)]

    def teardown(self) -> None:
        while (edit := self.history.undoable) is not None:
            self.project.apply(edit.inverse)
            self.history.undone()
            self.is_as_it_was_then()
        assert changed(self.project, "", {}) == Edit("")


Work.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestWork = Work.TestCase
