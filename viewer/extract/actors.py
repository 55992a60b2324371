"""Who a text names: countries, bodies, persons with the side they speak for, and every place where it names them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from viewer.extract import actor_persons, coreference_actors, lexicon
from viewer.extract.actor_offices import Office, find_offices
from viewer.extract.actor_persons import Reference, Register
from viewer.extract.actor_scan import Occurrence, capitals, scan, words
from viewer.extract.countries import is_country, known_actor
from viewer.extract.sentences import Discourse
from viewer.extract.watch import Watch
from viewer.model.actor import Actor, Form, Mention
from viewer.model.document import Document
from viewer.model.span import Span

DATELINE_REACH = 120
NEAR = 400
MOST_NEAR = 60
"""Characters and names around an office in which another country makes it doubtful whose it is."""


def find_actors(
    document: Document, discourse: Discourse, watch: Watch | None = None
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """Actors of a document and their mentions, in order of the text; a person's mention covers office and name.

    Mentions may stand inside one another: "China's foreign ministry spokeswoman Hua Chunying" names her and China.

    watch  says when a paragraph has taken too long: what was found in it stays, the rest is left unread
    """
    watch = watch or Watch(discourse)
    watch.begin()
    text = discourse.text.replace("’", "'")
    capital_words = capitals(text)
    named = scan(text, discourse, capital_words, watch)
    offices = find_offices(text, discourse, named, watch)
    named = _merged(named, coreference_actors.contextual(text, named))
    named = _merged(named, coreference_actors.nominals(text, discourse, named))
    register = _persons(document.id, text, offices)
    home = _home(named, text)
    register.settle_sides(
        lambda span: (
            (home if home and not _strangers(named, home, text, span) else "")
            or _in_town(text, discourse.sentence_at(span.start), named, span)
        )
    )
    references = [*register.references, *actor_persons.later_names(text, capital_words, register)]
    references += actor_persons.pronouns(text, discourse, references, register)
    return _actors(named, register, references), _mentions(document, discourse.text, named, register, references)


def _home(named: list[Occurrence], text: str) -> str:
    """The country whose capital the text is dated from; "" where it is not dated so, or from a town of conferences."""
    first = next((o for o in named if o.dateline), None)
    if first is None or first.span.of(text).title() in words("places", "conferences"):
        return ""
    return first.actor


def _in_town(text: str, sentence: Span, named: list[Occurrence], office: Span) -> str:
    """The country of "In Beijing, a foreign ministry spokesman, Liu Peng, said"; "" where anything else is named."""
    first = bisect_left(named, sentence.start, key=lambda o: o.span.start)
    before = [o for o in named[first : first + MOST_NEAR] if o.span.start < office.start]
    if len(before) != 1 or not before[0].town or before[0].form != Form.PLACE:
        return ""
    where = before[0].span
    opens = text[sentence.start : where.start] == "In " and text.startswith(", ", where.end)
    return before[0].actor if opens and where.of(text) not in words("places", "conferences") else ""


def _strangers(named: list[Occurrence], home: str, text: str, span: Span) -> bool:
    """Whether another country is named shortly before an office, whose it could be as well.

    A country's own agency ("(Yonhap)") means its own ministers whoever else is named.
    """
    agencies = lexicon.resource("countries")["agencies"].get(home, [])
    if any(agency in text[:DATELINE_REACH] for agency in agencies):
        return False
    near = named[bisect_left(named, span.start - NEAR, key=lambda o: o.span.start) :]
    return any(o.actor != home and is_country(o.actor) for o in near[:MOST_NEAR] if o.span.start < span.end + NEAR // 3)


def _persons(document: str, text: str, offices: list[Office]) -> Register:
    register = Register(document)
    for office in offices:
        if office.name:
            register.add_named(office)
        else:
            register.add_unnamed(office, text)
    return register


def _merged(named: list[Occurrence], more: list[Occurrence]) -> list[Occurrence]:
    """Both lists in order of the text; what overlaps a name that is already there is left out."""
    starts = [o.span.start for o in named]
    kept = list(named)
    for occurrence in more:
        index = bisect_right(starts, occurrence.span.start)
        around = named[max(0, index - 1) : bisect_left(starts, occurrence.span.end)]
        if not any(o.span.overlaps(occurrence.span) for o in around):
            kept.append(occurrence)
    return sorted(kept, key=lambda o: o.span)


def _actors(named: list[Occurrence], register: Register, references: list[Reference]) -> tuple[Actor, ...]:
    found = {o.actor: known_actor(o.actor) for o in named}
    for reference in references:
        person = register.persons[reference.person].actor
        found.setdefault(person.id, person)
        if person.side:
            found.setdefault(person.side, known_actor(person.side))
    return tuple(found.values())


def _mentions(
    document: Document, text: str, named: list[Occurrence], register: Register, references: list[Reference]
) -> tuple[Mention, ...]:
    found: dict[Span, Mention] = {}
    every = [(o.span, o.actor, o.form) for o in named]
    every += [(r.span, register.persons[r.person].actor.id, r.form) for r in references]
    for span, actor, form in every:
        identifier = f"{document.id}/mention/{span.start}-{span.end}"
        found.setdefault(span, Mention(identifier, document.id, span, span.of(text), actor, form))
    return tuple(found[span] for span in sorted(found))
