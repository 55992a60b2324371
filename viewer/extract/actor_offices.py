"""Persons by their office: who they are, and the country or body they speak for, read from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from viewer.extract import lexicon
from viewer.extract.actor_scan import Occurrence, words
from viewer.extract.sentences import Discourse
from viewer.extract.watch import Watch
from viewer.model.actor import Form
from viewer.model.span import Span

LONGEST_OFFICE = 12
"""How many words before an office are looked at."""
WORD_BACK = re.compile(r"(?<![\w.-])((?:[A-Za-z]\.){2,}|[^\W\d_][\w-]*)([ \n]+)$")
BACK = 40
NAME_PART = r"(?:(?:al|el|Al|El)-)?[A-ZÀ-ÖØ-ÞĀ-ž](?:\.|[^\W\d_]*(?:['-](?!s\b)[^\W\d_]+){0,3})"
PARTICLE = "|".join(lexicon.load("actors")["names"]["particles"])
NAME = re.compile(rf"{NAME_PART}(?: (?:{NAME_PART}|(?:{PARTICLE})\b(?= ))){{0,4}}")
NAME_BEFORE = re.compile(rf"(?<![\w'-]){NAME.pattern}$")
OF_SELF = re.compile(
    r" for (?:[Hh]uman [Rr]ights|[Rr]efugees|[Ff]oreign [Aa]ffairs|[Pp]olitical [Aa]ffairs|[Ee]ast [Aa]sia"
    r"|nuclear (?:issues|affairs)|disarmament|climate(?: change)?|peace talks)\b"
    r"| of (?:the )?(?:[Ss]tate|[Dd]efen[sc]e|[Tt]reasury|[Ff]oreign [Aa]ffairs|[Ii]nterior|[Ff]inance)\b(?: for\b)?"
)
MATTER = re.compile(
    r"(?:'s)? (?:human rights|nuclear|policy|affairs|issues?|peace|climate)(?: (?:issues?|affairs|policy))?\b"
)
GAP = re.compile(r",?[ \n]{1,3}")
NEXT_WORD = re.compile(r" ([^\W\d_]+)")
LINK = re.compile(r" (of|for|to|at) (?:the )?(?:(?:government|foreign ministry|mission) of (?:the )?)?")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a text has it, with the person's name where one stands beside it.

    span   all words: determiner, country, office, name
    head   the office's noun in lower case ("minister"); title the whole office ("foreign minister")
    side   actor id it speaks for, "" where none or disowned ("former")
    disowned  a word before says that the office is not, or not now, the state's
    bare   neither a word before nor one after says whose office it is
    """

    span: Span
    head: str
    title: str
    side: str
    name: str
    name_span: Span | None
    definite: bool
    plural: bool
    bare: bool
    disowned: bool

    def title_only(self) -> str:
        """The office as shown beside a name: "foreign minister", "Secretary-General"."""
        if any(part.isupper() for part in self.title.split()):
            return self.title
        kept = {word.lower(): word for word in words("offices", "capitals")}
        return kept.get(self.title.lower(), self.title.lower())


@cache
def _heads() -> re.Pattern[str]:
    every = sorted(words("offices", "singular") | words("offices", "plural"), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, every))})(?![\w-])", re.IGNORECASE)


def find_offices(text: str, discourse: Discourse, occurrences: list[Occurrence], watch: Watch) -> list[Office]:
    """Every office that names a person or an unnamed official, in order of the text; as far as the watch allows."""
    ends = {o.span.end: o for o in occurrences}
    starts = {o.span.start: o for o in occurrences}
    inside = _inside(occurrences)
    found: list[Office] = []
    reached = 0
    for match in _heads().finditer(text):
        if match.start() < reached or match.start() in inside or not watch.may_read(match.start()):
            continue
        following = NEXT_WORD.match(text, match.end())
        if following is not None and following.group(1).lower() in words("offices", "singular"):
            continue  # "Chief Prosecutor Ada Lind": one office of two words
        office = _read(text, discourse.sentence_at(match.start()), match, ends, starts)
        if office is not None:
            found.append(office)
            reached = office.span.end
    return found


def _inside(occurrences: list[Occurrence]) -> set[int]:
    return {i for o in occurrences for i in range(o.span.start + 1, o.span.end)}


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands before an office: where it begins, whose it is."""

    start: int
    title: int
    side: str
    disowned: bool
    determiner: str
    possessive: bool
    capital: bool


def _read(
    text: str, sentence: Span, match: re.Match[str], ends: dict[int, Occurrence], starts: dict[int, Occurrence]
) -> Office | None:
    head = match.group().lower()
    left = _look_left(text, sentence, match.start(), ends)
    end, side = _look_right(text, sentence, match, left.side, starts)
    title = text[left.title : match.end()].lower()
    side = "" if left.disowned or head in words("offices", "silent") else side or _body(title, text)
    name = _name_after(text, sentence, end, starts) or _name_around(text, sentence, left.start)
    if name and name.start == end + 1 and head == "official" and left.possessive:
        return None  # "China's official news agency"
    if name and left.determiner in ("a", "an") and name.start == end + 1:
        return None  # "a President Smith": only supposed
    if name and not side and not left.disowned and not left.capital:
        side = _untold(text[match.start() : end].lower())
    if name and not side and not left.disowned:
        realm = starts.get(name.end + 4) if text.startswith(" of ", name.end) else None
        side = realm.actor if realm else ""
    plural = head in words("offices", "plural")
    if not name and not _is_noun(text, match, bool(side), left, plural):
        return None
    span = Span(min(left.start, name.start if name else left.start), max(end, name.end if name else end))
    own = OF_SELF.match(text, match.end(), sentence.end)
    title = text[left.title : own.end() if own else match.end()].removesuffix(" for")
    definite = left.determiner in words("names", "definite")
    bare = not left.capital and not text.startswith((" of ", " for "), end)
    spoken = name.of(text) if name else ""
    return Office(span, head, title, side, spoken, name, definite, plural, bare, left.disowned)


def _look_left(text: str, sentence: Span, start: int, ends: dict[int, Occurrence]) -> _Left:
    side, disowned, title, determiner, possessive, capital = "", False, start, "", False, False
    at = start
    for _ in range(LONGEST_OFFICE):
        owner = _owner(text, at, ends)
        if owner is not None and owner.form != Form.PLACE:
            side = side if side and owner.actor != "UN" else owner.actor
            possessive = possessive or text.startswith("'", owner.span.end)
            at = owner.span.start
            continue
        word = WORD_BACK.search(text, max(sentence.start, at - BACK), at)
        if word is None:
            break
        low = word.group(1).lower()
        if low in words("offices", "disown"):
            disowned = True
        elif low in words("names", "determiners") or low in words("names", "definite"):
            determiner, at = low, word.start()
            break
        elif low not in words("offices", "modifiers"):
            capital = word.group(1)[0].isupper() and word.start() > sentence.start
            break
        at = word.start()
        title = at if not side else title
    return _Left(at, title, side, disowned, determiner, possessive, capital)


def _owner(text: str, at: int, ends: dict[int, Occurrence]) -> Occurrence | None:
    """The country or body whose name ends right before an offset, with or without 's."""
    end = at
    while end > 0 and text[end - 1] in " \n":
        end -= 1
    for tail in ("'s", "'", ""):
        if text.endswith(tail, 0, end) and end - len(tail) in ends and end < at:
            return ends[end - len(tail)]
    return None


def _look_right(
    text: str, sentence: Span, head: re.Match[str], side: str, starts: dict[int, Occurrence]
) -> tuple[int, str]:
    """The office's end with "of Foreign Affairs", and its country where that follows ("president of France")."""
    own = OF_SELF.match(text, head.end(), sentence.end)
    end = own.end() if own else head.end()
    link = LINK.match(text, end, sentence.end)
    if link is None or (link.group(1) in ("to", "at") and head.group().lower() not in words("offices", "posted")):
        return end, side
    owner = starts.get(link.end()) or starts.get(link.end() - 4) or starts.get(link.end() + 4)
    if owner is None or owner.span.start > link.end() or text.startswith("'", owner.span.end):
        return end, side
    if link.group(1) in ("of", "for") and not side:
        side = owner.actor
    matter = MATTER.match(text, owner.span.end, sentence.end)
    return matter.end() if matter else owner.span.end, side


def _body(title: str, text: str) -> str:
    """The body an office belongs to by its nature, where the text names that body."""
    for office, body in lexicon.load("actors")["bodies"].items():
        if office in title:
            return str(body) if body != "UN" or "U.N." in text or "UN" in text or "United Nations" in text else ""
    return ""


def _name_after(text: str, sentence: Span, end: int, starts: dict[int, Occurrence]) -> Span | None:
    gap = GAP.match(text, end, sentence.end)
    if gap is None or gap.end() in starts:
        return None
    span = person_name(text, gap.end(), sentence.end)
    if span is None or not gap.group().startswith(","):
        return span
    several = " " in span.of(text)
    closes = text[span.end : span.end + 1] in (",", ".", ";", "")
    return span if several and closes else None


def person_name(text: str, start: int, end: int) -> Span | None:
    """The person's name that begins at an offset: capitalised words, none of which is a common one."""
    match = NAME.match(text, start, end)
    if match is None:
        return None
    stop = start
    for part in match.group().split(" "):
        bare = part.rstrip(".")
        after = text[stop + len(part) + 1 : stop + len(part) + 2]
        if bare in words("names", "never") or _is_date_word(part, after):
            break
        stop += len(part) + 1
    stop -= 1
    name = text[start : max(start, stop)]
    while name and name.rsplit(" ", 1)[-1] in words("names", "particles"):
        name = name.rpartition(" ")[0]
    name = name if not (name.endswith(".") and not re.search(r"\b[A-Z]\.$", name)) else name[:-1]
    return Span(start, start + len(name)) if len(name) > 1 and any(c.islower() for c in name) else None


def _is_date_word(word: str, after: str) -> bool:
    """Whether a word in a name is a day or month rather than a name ("Theresa May" keeps hers)."""
    low = word.lower()
    if low not in words("places", "days") and not (low.endswith(".") and low[:-1] in words("places", "days")):
        return False
    return low not in words("names", "months_too") or after.isdigit()


def _name_around(text: str, sentence: Span, start: int) -> Span | None:
    """The name an office stands beside: "Samantha Power, the U.S. ambassador"."""
    if text[max(0, start - 2) : start] != ", ":
        return None
    match = NAME_BEFORE.search(text, max(sentence.start, start - 2 - 60), start - 2)
    if match is None or " " not in match.group():
        return None
    span = person_name(text, match.start(), start - 2)
    return span if span is not None and span.end == start - 2 and " " in span.of(text) else None


def _untold(office: str) -> str:
    """The country of an office that is commonly named without it ("Secretary of State John Kerry"); "" for others."""
    return str(lexicon.load("actors")["untold"].get(office, ""))


def _is_noun(text: str, match: re.Match[str], sided: bool, left: _Left, plural: bool) -> bool:
    """Whether an office without a name beside it is a person at all, not a title or an adjective."""
    head = match.group().lower()
    if not (left.determiner or left.possessive or (plural and sided) or head in words("offices", "silent")):
        return False
    if head in words("offices", "weak") and not sided and head not in words("offices", "silent"):
        return False
    following = NEXT_WORD.match(text, match.end())
    return (
        following is None
        or head not in words("offices", "adjectival")
        or following.group(1).lower() in words("names", "follows_noun")
    )
