"""Projects to store: one of every kind of thing, and any thing at all for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from viewer.model import time
from viewer.model.actor import Actor, ActorKind, Form, Mention
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.document import Document, Omission, fingerprint
from viewer.model.event import Addition, Event, EventMention, Merge, Status
from viewer.model.findings import Entity, Findings
from viewer.model.provenance import Provenance, Standing
from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance
from viewer.model.temporal import Basis, Resolution, Step, TemporalExpression, TimexType
from viewer.model.time import Granularity, Interval, Modifier, Qualifier
from viewer.model.view import Era, Field, LaneOrder, SavedView, Term

TEXT = (
    "The council met on 3 May 2011 in Geneva. “We oppose the plan,” said the envoy of Norvania. "
    "“It comes too late.” A second session is planned for June."
)


def found(name: str = "minutes", text: str = TEXT) -> Findings:
    """All that one short document gives: one or two of every kind."""
    said = time.day(2011, 5, 3)
    why = Resolution(said, (Step("The words say “3 May 2011”.", Span(19, 29)), Step("Nothing else fits.")), (), 0.9)
    noted = (Step("Noted beside the file."),)
    own = Resolution(time.month(2011, 5), noted, (time.year(2011),), 0.7, Basis.SIDE_FILE)
    dated = TemporalExpression(
        f"{name}/time/19-29", name, Span(19, 29), "3 May 2011", TimexType.DATE, "2011-05-03", None, why
    )
    told = EventMention(f"{name}/mention-of-event/0-40/0", name, Span(0, 40), dated.id, Provenance(rule="verb"))
    country = Actor("NOR", "Norvania", ActorKind.COUNTRY)
    envoy = Actor("person/envoy", "the envoy", ActorKind.PERSON, "envoy", "NOR")
    quotation = quoted(name)
    met = Event(
        *(f"{name}/event/0-40", "The council met in Geneva", Status.HAPPENED, why, "meeting"),
        *((told.id,), (quotation.id,), ("NOR",)),
        additions=(Addition(said, "Council session", "§", "almanac"),),
    )
    planned = Event(f"{name}/event/112-149", "A second session", Status.PLANNED, order="after “3 May 2011”")
    return Findings(
        Document(name, "Minutes", text, "The Council", "en", f"/papers/{name}.txt", fingerprint(text), own),
        (dated,),
        (country, envoy),
        (Mention(f"{name}/mention/81-89", name, Span(81, 89), "Norvania", "NOR", Form.NAME),),
        (quotation,),
        (opposed(name),),
        (told,),
        (met, planned),
    )


def quoted(name: str) -> Quotation:
    """What the envoy said, in two parts."""
    parts = (Span(42, 60), Span(92, 110))
    by = ("person/envoy", "the envoy")
    where = f"{name}/quotation/42-110"
    return Quotation(where, name, parts, (Span(68, 89),), (Span(63, 67),), QuotationKind.DIRECT, *by)


def opposed(name: str) -> Stance:
    """Where Norvania stands."""
    where, held = f"{name}/stance/NOR/plan/42-60", (Polarity.OPPOSES, Mode.SELF_DIRECT, Span(42, 60))
    return Stance(where, name, "NOR", "Norvania", "plan", *held)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda p: Span(min(p), max(p)))
some_spans = st.lists(spans, max_size=3).map(tuple)
some_words = st.lists(words, max_size=3).map(tuple)
standings = st.builds(Provenance, st.sampled_from(Standing), words)
intervals = st.builds(
    lambda begin, length, *rest: Interval(begin, begin + length, *rest),
    st.integers(-(2**62), 2**61),
    st.integers(1, 2**61),
    st.sampled_from(Granularity),
    st.sampled_from(Qualifier),
    st.none() | st.sampled_from(Modifier),
    st.booleans(),
)
steps = st.builds(Step, words, st.none() | spans)
resolutions = st.builds(
    Resolution,
    intervals,
    st.lists(steps, max_size=3).map(tuple),
    st.lists(intervals, max_size=2).map(tuple),
    st.floats(0, 1),
    st.sampled_from(Basis),
)
maybe = st.none() | resolutions
readings = st.lists(resolutions, max_size=2).map(tuple)
additions = st.lists(st.builds(Addition, intervals, words, words, words), max_size=2).map(tuple)
NAMES = {kind: [f"{kind}{n}" for n in range(3)] for kind in "dtamqsnegorlv"}
"""Few identifiers a kind, so that edits meet each other."""


IDS = {kind: st.sampled_from(names) for kind, names in NAMES.items()}
documents = st.builds(Document, IDS["d"], *[words] * 6, maybe, words, standings, words)
expressions = st.builds(
    TemporalExpression,
    *(IDS["t"], IDS["d"], spans, words, st.sampled_from(TimexType)),
    *(words, st.none() | words, maybe, words, standings),
)
actors = st.builds(Actor, IDS["a"], words, st.sampled_from(ActorKind), words, words, standings)
mentions = st.builds(Mention, IDS["m"], IDS["d"], spans, words, IDS["a"], st.sampled_from(Form), standings)
quotations = st.builds(
    Quotation, IDS["q"], IDS["d"], *[some_spans] * 3, st.sampled_from(QuotationKind), *[words] * 3, standings, words
)
stances = st.builds(
    Stance,
    *(IDS["s"], IDS["d"], words, words, words, st.sampled_from(Polarity), st.sampled_from(Mode)),
    *(spans, words, words, standings),
)
event_mentions = st.builds(EventMention, IDS["n"], IDS["d"], spans, words, standings)
events = st.builds(
    Event,
    IDS["e"],
    words,
    st.sampled_from(Status),
    maybe,
    words,
    *[some_words] * 3,
    additions,
    words,
    standings,
    readings,
)
merges = st.builds(Merge, IDS["g"], some_words, words, standings)
numbers = st.integers(-(2**62), 2**62)
omissions = st.builds(Omission, IDS["o"], IDS["d"], spans, words, standings)
eras = st.builds(Era, IDS["r"], words, intervals, st.integers(0, 7), standings)
tones = st.lists(st.tuples(words, st.integers(0, 7)), max_size=3).map(tuple)
lane_orders = st.builds(LaneOrder, IDS["l"], some_words, some_words, tones, standings)
terms = st.lists(st.builds(Term, st.sampled_from(Field), words, words), max_size=3).map(tuple)
views = st.builds(SavedView, IDS["v"], words, numbers, numbers, words, words, terms, st.booleans(), standings)
found_things = st.one_of(documents, expressions, actors, mentions, quotations, stances, event_mentions, events)
entities: st.SearchStrategy[Entity] = st.one_of(found_things, merges, omissions, eras, lane_orders, views)
"""Any entity; an identifier always names the same kind."""
