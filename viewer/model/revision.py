"""What people decide about findings, each decision a pure function to one Edit: the source's reading stays recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from viewer.model.actor import Actor, ActorKind
from viewer.model.attribution import Quotation
from viewer.model.chronology import chronology, merge_of
from viewer.model.document import Document
from viewer.model.edit import Edit
from viewer.model.event import Event, EventMention, Status
from viewer.model.findings import Entity
from viewer.model.project import Project, changed
from viewer.model.provenance import Provenance, Standing
from viewer.model.span import Span
from viewer.model.stance import Mode, Polarity, Stance
from viewer.model.temporal import Basis, Resolution, Step, TemporalExpression
from viewer.model.wording import describe

TITLE = 80
"""Characters a title made of words of the article has at most."""
OWN = (Mode.SELF_DIRECT, Mode.SELF_REPORTED, Mode.SELF_ANONYMOUS)
"""Modes in which who speaks speaks for the holder."""


def date_event(project: Project, identifier: str, given: Resolution) -> Edit:
    """Give an event another date; what its sources say stays as a step and an alternative. KeyError if none such."""
    event = _event(project, identifier)
    old = event.resolution
    steps, alternatives = given.steps, given.alternatives
    if old is not None:
        readings = (old.interval, *old.alternatives)
        alternatives = tuple(dict.fromkeys(i for i in (*alternatives, *readings) if i != given.interval))
        if old.basis == Basis.USER:
            steps = (*steps, *(s for s in old.steps if s.text.startswith("Read from the sources")))
        else:
            steps = (*steps, Step(f"Read from the sources: {describe(old.interval)}."), *old.steps)
    resolution = Resolution(given.interval, steps, alternatives, 1.0, Basis.USER)
    entered = replace(event.provenance, standing=Standing.ENTERED)
    revised = replace(event, resolution=resolution, provenance=entered)
    return changed(project, f"Change the date of “{event.title}”", {identifier: revised})


def date_document(project: Project, again: Document, read_in: Edit) -> Edit:
    """Give a document the date it was read again under; `read_in` takes in whatever else that reading changed."""
    entered = replace(again, provenance=replace(again.provenance, standing=Standing.ENTERED))
    return changed(project, f"Change the date of “{again.title}”", {**read_in.after, again.id: entered})


def retitle(project: Project, identifier: str, title: str) -> Edit:
    """Give an event another title. KeyError if there is no such event, ValueError for an empty title."""
    event = _event(project, identifier)
    if not title.strip():
        raise ValueError("An event needs a title.")
    entered = replace(event.provenance, standing=Standing.ENTERED)
    revised = replace(event, title=title.strip(), provenance=entered)
    return changed(project, f"Rename “{event.title}”", {identifier: revised})


def restatus(project: Project, identifier: str, status: Status) -> Edit:
    """Say whether an event happened, goes on or is only planned. KeyError if there is no such event."""
    event = _event(project, identifier)
    revised = replace(event, status=status, provenance=_entered(event.provenance)) if status != event.status else event
    return changed(project, f"Change the status of “{event.title}”", {identifier: revised})


def event_from(project: Project, document: str, span: Span) -> tuple[Edit, str]:
    """A new event by hand from words of a document, and its id.

    Its title is the words, its date that of the first placed date among them (none: undated), its quotations those
    that lie within. KeyError for an unknown document, ValueError where there are no words.
    """
    text = getattr(project.entities[document], "text", "")
    words = " ".join(span.of(text).split())
    if not words:
        raise ValueError("Select the words that tell the event first.")
    entered = Provenance(Standing.ENTERED)
    dates = [e for e in project.of_document(TemporalExpression, document) if e.resolution and span.contains(e.span)]
    said = [q for q in project.of_document(Quotation, document) if span.contains(q.span)]
    date = min(dates, key=lambda e: e.span, default=None)
    place = f"{span.start}-{span.end}"
    mention = EventMention(
        f"{document}/mention-of-event/{place}/by-hand", document, span, date.id if date else "", entered
    )
    event = Event(
        f"{document}/event/{place}/by-hand",
        words if len(words) <= TITLE else words[: TITLE - 1].rstrip() + "…",
        Status.HAPPENED,
        date.resolution if date else None,
        mentions=(mention.id,),
        quotations=tuple(q.id for q in said),
        provenance=entered,
    )
    return changed(project, "Make an event of words in the article", {mention.id: mention, event.id: event}), event.id


def event_by_hand(
    project: Project, title: str, date: Resolution | None, status: Status = Status.HAPPENED
) -> tuple[Edit, str]:
    """A new event that no words of a document tell, and its id; ValueError for an empty title."""
    if not title.strip():
        raise ValueError("An event needs a title.")
    identifier = next(i for i in (f"by-hand/event/{n}" for n in count(1)) if i not in project)
    event = Event(identifier, title.strip(), status, date, provenance=Provenance(Standing.ENTERED))
    return changed(project, f"Make the event “{event.title}”", {identifier: event}), identifier


def speakers(project: Project) -> dict[str, Actor]:
    """The named actors of a project by what they are called in a list: the name, and the office where there is one."""
    named = (a for a in project.all(Actor) if a.kind != ActorKind.UNNAMED)
    called = {f"{a.name}, {a.office}" if a.office else a.name: a for a in named}
    return dict(sorted(called.items(), key=lambda item: item[0].casefold()))


def respeak(project: Project, identifier: str, who: str) -> Edit:
    """Say who speaks a quotation: the id of an actor, what `speakers` calls it, its name, or another name.

    What was read from these words as the speaker's own position becomes that of the country or body which the new
    speaker speaks for; where that is not known it is dismissed. KeyError if there is no such quotation, ValueError
    for an empty name.
    """
    quotation = project.get(Quotation, identifier)
    if quotation is None:
        raise KeyError(identifier)
    if not who.strip():
        raise ValueError("Say who spoke.")
    actor = _actor(project, who.strip())
    name = actor.name if actor else who.strip()
    revised = replace(
        quotation, speaker=actor.id if actor else "", speaker_name=name, provenance=_entered(quotation.provenance)
    )
    after: dict[str, Entity | None] = {}
    if (revised.speaker, name) != (quotation.speaker, quotation.speaker_name):
        after = {
            s.id: _restand(project, s, quotation, revised) for s in project.of_document(Stance, quotation.document)
        }
    return changed(project, f"Change who spoke to “{name}”", {**after, identifier: revised})


def judge(project: Project, identifier: str, said: Polarity | Mode) -> Edit:
    """Correct which way a position goes, or how it is known. KeyError if there is no such position."""
    stance = project.get(Stance, identifier)
    if stance is None:
        raise KeyError(identifier)
    told = replace(stance, polarity=said) if isinstance(said, Polarity) else replace(stance, mode=said)
    revised = replace(told, provenance=_entered(stance.provenance)) if told != stance else stance
    return changed(project, f"Correct the position of “{stance.holder_name or stance.holder}”", {identifier: revised})


def accept(project: Project, identifiers: Sequence[str]) -> Edit:
    """Confirm what was found; what a person changed stays as changed."""
    return _stand(project, identifiers, Standing.CONFIRMED, "Accept")


def dismiss(project: Project, identifiers: Sequence[str]) -> Edit:
    """Put aside: it stays in the project, findable, and no reading brings it back."""
    return _stand(project, identifiers, Standing.DISMISSED, "Dismiss")


def restore(project: Project, identifiers: Sequence[str]) -> Edit:
    """Take back into view what was dismissed: as good as confirmed, since a person looked at it."""
    return _stand(project, identifiers, Standing.CONFIRMED, "Restore")


def to_review(project: Project) -> list[Event]:
    """The events that nobody has decided about, in the order of their dates, the undated last."""
    found = [e for e in chronology(project).values() if not e.provenance.is_human]
    return sorted(found, key=lambda e: (e.interval is None, e.interval.begin if e.interval else 0))


def count_to_review(project: Project) -> int:
    """How many events nobody has decided about."""
    return sum(not e.provenance.is_human for e in chronology(project).values())


def _stand(project: Project, identifiers: Sequence[str], standing: Standing, verb: str) -> Edit:
    after: dict[str, Entity | None] = {}
    for identifier in _with_merged(project, identifiers):
        entity = project.entities[identifier]
        if standing == Standing.CONFIRMED and entity.provenance.standing == Standing.ENTERED:
            continue
        after[identifier] = replace(entity, provenance=Provenance(standing, entity.provenance.rule))
    label = f"{verb} {len(after)} items"
    if len(identifiers) == 1:
        title = getattr(project.entities[identifiers[0]], "title", "")
        label = f"{verb} “{title}”" if title else f"{verb} a finding"
    return changed(project, label, after)


def _restand(project: Project, stance: Stance, before: Quotation, now: Quotation) -> Stance:
    """A position after the quotation it was read from got another speaker; others stay as they are."""
    if stance.quotation != now.id or stance.provenance.standing == Standing.DISMISSED:
        return stance
    old, new = (project.get(Actor, q.speaker) for q in (before, now))
    entered = _entered(stance.provenance)
    names = {before.speaker_name, old.name if old else ""} - {""}
    told = replace(stance, attributed_to=now.speaker_name, provenance=entered)
    told = told if stance.attributed_to in names else stance
    side = _side(new)
    decided = stance.provenance.is_human and stance.holder != _side(old)
    if stance.mode not in OWN or decided or side == stance.holder:
        return told
    if not side:
        return replace(stance, provenance=replace(entered, standing=Standing.DISMISSED))
    body = project.get(Actor, side)
    return replace(told, holder=side, holder_name=body.name if body else side, provenance=entered)


def _side(actor: Actor | None) -> str:
    """Id of the country or body an actor speaks for, "" where unknown."""
    if actor is None:
        return ""
    return actor.side or (actor.id if actor.kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION) else "")


def _actor(project: Project, who: str) -> Actor | None:
    """The actor meant by an id, by what it is called in a list, or by a name that only one has."""
    if (known := project.get(Actor, who)) is not None:
        return known
    plain = " ".join(who.casefold().split())
    called = {name.casefold(): actor for name, actor in speakers(project).items()}
    if plain in called:
        return called[plain]
    named = [actor for actor in called.values() if actor.name.casefold() == plain]
    return named[0] if len(named) == 1 else None


def _entered(provenance: Provenance) -> Provenance:
    return replace(provenance, standing=Standing.ENTERED)


def _with_merged(project: Project, identifiers: Iterable[str]) -> list[str]:
    """The ids, and those of the events merged into them: what is shown as one is decided as one."""
    found: dict[str, None] = {}
    for identifier in identifiers:
        merge = merge_of(project, identifier)
        found |= dict.fromkeys(merge.members if merge else (identifier,))
    return [i for i in found if i in project]


def _event(project: Project, identifier: str) -> Event:
    event = project.get(Event, identifier)
    if event is None:
        raise KeyError(identifier)
    return event
