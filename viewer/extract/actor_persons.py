"""Persons of a text: gathered from their offices, then found again by family name, pronoun or "the diplomat"."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from viewer.extract import lexicon
from viewer.extract.actor_offices import NAME_BEFORE, NAME_PART, Office, person_name
from viewer.extract.actor_scan import Capital, words
from viewer.extract.sentences import Discourse
from viewer.model.actor import Actor, ActorKind, Form
from viewer.model.span import Span

HYPHENATED_GIVEN = re.compile(r"[A-Z][a-z]+-[a-z]+")
PRONOUN = re.compile(r"(?<![\w'-])(?:[Hh]e|[Ss]he)(?![\w-])")
RIVAL = re.compile(
    rf"(?<![\w.'-])({NAME_PART} {NAME_PART})(?: (?:was|is|had|has|would|will|said|who|told|[a-z]{{2,20}}ed)\b|, who\b)"
)
NEXT_CAPITAL = re.compile(r" ([A-Z][\w'-]+)")
DETERMINERS = words("names", "determiners") | words("names", "definite")
SENTENCES_BACK = 3
"""How many sentences a pronoun or "the diplomat" may lie after its person."""


@dataclass(slots=True)
class Person:
    """A person or unnamed official while the text is read."""

    actor: Actor
    family: str
    heads: set[str] = field(default_factory=set)
    gender: str = ""
    bare: bool = False
    disowned: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that name a person."""

    span: Span
    person: int
    form: Form


def slug(name: str) -> str:
    """A name as part of an identifier: lower case, ASCII, hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower() if plain.strip() else name.lower()).strip("-")


def family_name(name: str, side: str) -> str:
    """The family name: the first word of Korean, Chinese and Vietnamese names, else the last."""
    parts = name.split()
    if len(parts) < 2:
        return name
    if HYPHENATED_GIVEN.fullmatch(parts[1]) or (side in words("names", "family_first") and len(parts) <= 3):
        return parts[0]
    return parts[-1]


class Register:
    """The persons met so far in one text, and where each was named."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.persons: list[Person] = []
        self.references: list[Reference] = []
        self._by_family: dict[str, list[int]] = {}
        self._by_words: dict[str, int] = {}

    def add_named(self, office: Office) -> None:
        """Someone named beside an office; the same family name again is the same person."""
        family = family_name(office.name, office.side)
        namesakes = self._by_family.setdefault(family, [])
        number = next((n for n in reversed(namesakes) if self._is_same(n, family, office)), None)
        if number is None:
            number = len(self.persons)
            namesakes.append(number)
            actor = Actor(
                f"person/{slug(office.name)}", office.name, ActorKind.PERSON, office.title_only(), office.side
            )
            self.persons.append(Person(actor, family))
        self._learn(number, office)
        self.references.append(Reference(office.span, number, Form.NAME))

    def _is_same(self, number: int, family: str, office: Office) -> bool:
        known = self.persons[number].actor
        crowned = office.head in words("offices", "crowned") and office.head not in self.persons[number].heads
        if crowned and " " not in office.name:
            return False
        other_side = bool(known.side and office.side and known.side != office.side)
        return not other_side and _compatible(known.name, office.name, family)

    def add_unnamed(self, office: Office, text: str) -> None:
        """An official without a name: "a Seoul diplomat"; "the diplomat" later is the same one."""
        said = office.span.of(text)
        if office.definite:
            known = self.latest(office.head, office.side, office.span.start)
            if known is not None:
                self.references.append(Reference(office.span, known, Form.COREF))
                return
            if not office.side:
                return
        first, _, rest = said.partition(" ")
        key = slug(rest if first.lower() in DETERMINERS and rest else said)
        number = self._by_words.get(key)
        if number is None:
            number = len(self.persons)
            self._by_words[key] = number
            name = (
                said[0].lower() + said[1:] if said.split()[0] in ("A", "An", "The", "Some", "Several", "One") else said
            )
            actor = Actor(f"unnamed/{self.document}/{key}", name, ActorKind.UNNAMED, office.title_only(), office.side)
            self.persons.append(Person(actor, ""))
        self._learn(number, office)
        self.references.append(Reference(office.span, number, Form.NOMINAL))

    def latest(self, head: str, side: str, offset: int) -> int | None:
        """The person of an office named last before an offset, of that side if one is given."""
        for reference in reversed(self.references[-60:]):
            person = self.persons[reference.person]
            fits = head in person.heads and (not side or person.actor.side == side)
            if fits and reference.span.start < offset:
                return reference.person
        return None

    def settle_sides(self, at_home: Callable[[Span], str]) -> None:
        """Give a side to heads of state and ministers whom the text names without a country.

        at_home  for where a person is first named, the country whose press names its own so; "" where unsure
        """
        known = lexicon.load("actors")["untold_names"]
        first = {r.person: r.span for r in reversed(self.references)}
        for number, person in enumerate(self.persons):
            actor = person.actor
            home = at_home(first[number]) if number in first else ""
            title = actor.office.lower().split()
            if actor.side or not title or person.disowned or actor.kind != ActorKind.PERSON:
                continue
            side = known.get(person.family, "") if title[-1] in ("president", "administration") else ""
            side = side or (home if person.bare and set(title) & words("offices", "executive") else "")
            if side:
                person.actor = replace(actor, side=side)

    def _learn(self, number: int, office: Office) -> None:
        person = self.persons[number]
        person.heads.add(office.head)
        person.bare = person.bare or office.bare
        person.disowned = person.disowned or office.disowned
        if office.head in words("offices", "gender_f"):
            person.gender = "f"
        elif office.head in words("offices", "gender_m"):
            person.gender = "m"
        old = person.actor
        longer = office.name if len(office.name) > len(old.name) and old.kind == ActorKind.PERSON else old.name
        person.actor = Actor(old.id, longer, old.kind, old.office or office.title_only(), old.side or office.side)


def _compatible(known: str, name: str, family: str) -> bool:
    """Whether two names with one family name can be one person's ("Obama", "Barack Obama")."""
    one = [part for part in known.split() if part != family]
    two = [part for part in name.split() if part != family]
    return not one or not two or one[0] == two[0] or one[0][0] + "." == two[0] or two[0][0] + "." == one[0]


def later_names(text: str, capitals: list[Capital], register: Register) -> list[Reference]:
    """Each later place where a known person's family or full name stands alone."""
    taken = sorted(r.span for r in register.references)
    starts = [s.start for s in taken]
    brought_in = _brought_in(register)
    firsts = {f.split("-")[0]: f for f in brought_in}
    found: list[Reference] = []
    shared: set[str] = set()
    for capital in capitals:
        family = firsts.get(capital.word)
        if family is None or not text.startswith(family, capital.start):
            continue
        span = Span(capital.start, capital.start + len(family))
        index = bisect_right(starts, span.start) - 1
        if (index >= 0 and taken[index].end > span.start) or text[span.end : span.end + 1].isalnum():
            continue
        places, numbers = brought_in[family]
        number = numbers[max(0, bisect_right(places, span.start) - 1)]
        whole = _whole_name(text, span, register.persons[number])
        if whole is not None:
            found.append(Reference(whole, number, Form.NAME))
        elif _is_anothers(text, span, register.persons[number]):
            shared.add(family)
    return [r for r in found if r.span.of(text) not in shared]


def _brought_in(register: Register) -> dict[str, tuple[list[int], list[int]]]:
    """For each family name, where its bearers were named with their office, and who they are: the last one counts."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for reference in sorted(register.references, key=lambda r: r.span):
        family = register.persons[reference.person].family
        if family:
            places, numbers = found.setdefault(family, ([], []))
            places.append(reference.span.start)
            numbers.append(reference.person)
    return found


def _whole_name(text: str, span: Span, person: Person) -> Span | None:
    """The full name around a family name; None where the words around make it someone else's name."""
    name = person.actor.name
    leads = name.startswith(person.family) and " " in name
    if leads and text.startswith(name, span.start):
        return Span(span.start, span.start + len(name))
    after = NEXT_CAPITAL.match(text, span.end)
    if after and not _is_common(after.group(1)):
        return None
    if text[max(0, span.start - 1) : span.start] != " ":
        return None if text[max(0, span.start - 1) : span.start] == "-" else span
    before = NAME_BEFORE.search(text, max(0, span.start - 40), span.start - 1)
    last = before.group().split(" ")[-1] if before else ""
    if last in words("offices", "ladies") and person.gender != "f":
        return None
    if not last or last in words("offices", "honorifics") or _is_common(last):
        return span
    given = name[: -len(person.family)].split() if not leads else []
    if last in given:
        full = text.rfind(given[0], max(0, span.start - len(name) - 3), span.start)
        return Span(full if full >= 0 else span.start, span.end)
    opens = _begins_sentence(text, span.start - 1 - len(last))
    if " " not in name and len(last) > 2 and not opens:
        return Span(span.start - 1 - len(last), span.end)
    return span if opens and not given else None


def _is_anothers(text: str, span: Span, person: Person) -> bool:
    """Whether a family name stands behind another given name, so that alone it could be either's."""
    before = NAME_BEFORE.search(text, max(0, span.start - 40), max(0, span.start - 1))
    last = before.group().split(" ")[-1] if before and text[span.start - 1] == " " else ""
    return len(last) > 1 and last not in person.actor.name.split() and not last.isupper()


def _is_common(word: str) -> bool:
    """Whether a capitalised word is no part of a name."""
    low = word.lower()
    return word in words("names", "never") or low in words("places", "days") or low in words("places", "locative")


def _begins_sentence(text: str, offset: int) -> bool:
    return offset == 0 or text[max(0, offset - 2) : offset].strip()[-1:] in ("", ".", '"', "“", "!", "?")


def pronouns(text: str, discourse: Discourse, references: list[Reference], register: Register) -> list[Reference]:
    """Where "he" and "she" outside quotation marks name someone: the last person named, within a few sentences."""
    people = sorted((r for r in references if not _is_plural(register.persons[r.person])), key=lambda r: r.span)
    starts = [r.span.start for r in people]
    found: list[Reference] = []
    quoted = _quoted(text)
    for match in PRONOUN.finditer(text):
        if _within(quoted, match.start()):
            continue
        index = bisect_left(starts, match.start())
        number = bisect_left(discourse.sentences, match.start(), key=lambda s: s.end)
        first = discourse.sentences[max(0, number - SENTENCES_BACK)].start if discourse.sentences else 0
        gender = "m" if match.group().lower() == "he" else "f"
        near = [
            r
            for r in people[max(0, index - 12) : index]
            if r.span.start >= first and register.persons[r.person].gender in ("", gender)
        ]
        reference = _meant(near, discourse) if near else None
        if reference is not None and not _has_rival(text, reference.span.end, match.start(), people):
            found.append(Reference(Span(match.start(), match.end()), reference.person, Form.COREF))
    return found


def _meant(near: list[Reference], discourse: Discourse) -> Reference | None:
    """The last person named; of several in one sentence the one it begins with, None where it begins otherwise."""
    sentence = discourse.sentence_at(near[-1].span.start)
    here = [r for r in near if r.span.start >= sentence.start]
    if len({r.person for r in here}) == 1:
        return near[-1]
    return here[0] if here[0].span.start == sentence.start else None


def _has_rival(text: str, start: int, end: int, people: list[Reference]) -> bool:
    """Whether someone else, of whom only the full name is known, is told of between a person and a pronoun."""
    for match in RIVAL.finditer(text, start, end):
        span = person_name(text, match.start(), match.end(1))
        whole = span is not None and span.end == match.end(1) and " " in span.of(text)
        at = bisect_left(people, match.start(), key=lambda r: r.span.end)
        if whole and not (at < len(people) and people[at].span.start <= match.start()):
            return True
    return False


def _is_plural(person: Person) -> bool:
    return bool(person.heads) and person.heads <= words("offices", "plural")


QUOTED = re.compile(r"“[^”\n]{0,2000}+”?|(?<![\w\"])\"[^\"\n]{0,2000}+\"?")


def _quoted(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in QUOTED.finditer(text)]


def _within(spans: list[Span], offset: int) -> bool:
    index = bisect_right(spans, offset, key=lambda s: s.start) - 1
    return index >= 0 and offset < spans[index].end
