"""Names of countries and bodies where a text has them, and whether each acts there, is a place, or only a label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from viewer.extract import lexicon
from viewer.extract.countries import Name, is_country, names_by_first_word
from viewer.extract.sentences import Discourse
from viewer.extract.watch import Watch
from viewer.model.actor import Form
from viewer.model.span import Span

CAPITAL_WORD = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ][^\W_]*")
WORD_BEFORE = re.compile(r"([^\W\d_][\w.'-]{0,30})[ \n]+$")
WORD_AFTER = re.compile(r"[ \n]+([^\W\d_][^\W_]{0,30})")
NEAR = 34
"""How far around a name its neighbours are looked for, in characters: one long word."""
LONGEST_JOINT = 6
DATELINE = re.compile(
    r"(?:, [^\W\d_][\w. ]{0,30})?(?: ?\([^)\n]{1,40}\))?\s{0,2}(?:[-–—]|,? [A-Z][a-z]{2,8}\.? \d{1,2}\b|\([A-Z])"
)


HYPHENATED = re.compile(r"-[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name in a text: its place, whose it is, and how it stands there."""

    span: Span
    actor: str
    form: Form
    town: bool = False
    dateline: bool = False


@dataclass(frozen=True, slots=True)
class Capital:
    """A capitalised word and where it begins."""

    start: int
    word: str


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A list of the lexicon of actors as a set."""
    return frozenset(lexicon.load("actors")[section][key])


@cache
def _function_words() -> frozenset[str]:
    small = lexicon.load("attribution")["words"]
    joints = " ".join(small[kind] for kind in ("prepositions", "subordinators", "conjunctions", "adverbs", "questions"))
    starters = frozenset(lexicon.load("sentences")["starters"])
    return starters | frozenset(joints.split()) | words("places", "locative") | words("places", "town")


def capitals(text: str) -> list[Capital]:
    """Every capitalised word of a text, in order."""
    return [Capital(m.start(), m.group()) for m in CAPITAL_WORD.finditer(text)]


def scan(text: str, discourse: Discourse, capital_words: list[Capital], watch: Watch) -> list[Occurrence]:
    """Names of the tables in a text whose ’ are already ', in order, without overlaps, as far as the watch allows."""
    index = names_by_first_word()
    starts = {p.start for p in discourse.paragraphs}
    georgia = _american_georgia(text)
    found: list[Occurrence] = []
    end = 0
    for capital in capital_words:
        if capital.start < end or capital.word not in index or not watch.may_read(capital.start):
            continue
        name = _longest(text, capital.start, index[capital.word])
        if name is None:
            continue
        end = capital.start + len(name.words)
        if not name.actor or (name.actor == "GEO" and georgia):
            continue
        span = Span(capital.start, end)
        dateline = _is_dateline(text, span, starts)
        form = Form.PLACE if dateline else _form(text, span, name)
        if name.town and form == Form.METONYM and found and _same_list(text, found[-1], span):
            form = Form.PLACE
        if form is not None:
            found.append(
                Occurrence(
                    _with_article(text, span, name), name.actor, form, name.town, dateline and name.form == Form.METONYM
                )
            )
    return found


def _same_list(text: str, before: Occurrence, span: Span) -> bool:
    """Whether a town goes on a list of places ("in Ankara and Tehran")."""
    joined = before.town and before.form == Form.PLACE and span.start - before.span.end <= LONGEST_JOINT
    return joined and text[before.span.end : span.start].strip() in ("and", "or", ",", ", and")


def _longest(text: str, start: int, names: tuple[Name, ...]) -> Name | None:
    for name in names:
        if text.startswith(name.words, start):
            after = text[start + len(name.words) : start + len(name.words) + 1]
            if not after.isalnum() and after != "_":
                return name
    return None


def _american_georgia(text: str) -> bool:
    if "Georgia" not in text:
        return False
    return any(word in text for word in lexicon.resource("countries")["namesakes"]["georgia_is_a_state"])


def _with_article(text: str, span: Span, name: Name) -> Span:
    before = text[max(0, span.start - 4) : span.start]
    if name.form != Form.DEMONYM and not name.town and before in ("the ", "The "):
        return Span(span.start - 4, span.end)
    return span


def _is_dateline(text: str, span: Span, paragraph_starts: set[int]) -> bool:
    return span.start in paragraph_starts and DATELINE.match(text, span.end) is not None


def _before(text: str, start: int) -> str:
    match = WORD_BEFORE.search(text, max(0, start - NEAR), start)
    return match.group(1) if match else ""


def _after(text: str, end: int) -> str:
    match = WORD_AFTER.match(text, end)
    return match.group(1) if match else ""


def _form(text: str, span: Span, name: Name) -> Form | None:
    """How a name stands where it is; None where it is no name of that actor."""
    after, before = _after(text, span.end), _before(text, span.start)
    if _is_label(text, span):
        return Form.MODIFIER
    goes_on = after[:1].isupper() and after.lower().rstrip(".") not in words("places", "days")
    if name.namesake and (_is_someone(before, goes_on) or text[span.start : span.end].isupper()):
        return None
    if name.town:
        return _town_form(text, span, name, before, after)
    if name.form == Form.NAME and is_country(name.actor):
        if before.lower() in words("places", "locative"):
            return Form.PLACE
        return Form.MODIFIER if goes_on and not name.words.isupper() else name.form
    if name.form == Form.NAME and after in lexicon.resource("organisations")["modifiers"]["heads"]:
        return Form.MODIFIER
    return name.form


def _is_label(text: str, span: Span) -> bool:
    """Whether a hyphen binds the name to another word: "U.S.-led", "anti-American", "Korean-American"."""
    if text[span.start - 1 : span.start] == "-" and span.start > 1 and text[span.start - 2].isalpha():
        return True
    return HYPHENATED.match(text, span.end) is not None


def _is_someone(before: str, goes_on: bool) -> bool:
    """Whether a name that persons and things bear too stands inside a longer name ("Michael Jordan", "Berlin Wall")."""
    follows_name = before[:1].isupper() and before.lower() not in _function_words() and not before.endswith(".")
    return goes_on or (follows_name and before.lower() not in words("places", "days"))


def _town_form(text: str, span: Span, name: Name, before: str, after: str) -> Form | None:
    if after[:1].isupper() and after.lower() not in words("places", "days"):
        return None if name.form == Form.METONYM else Form.PLACE
    low = before.lower()
    if name.form == Form.PLACE or low in words("places", "locative") or low in words("places", "town"):
        return Form.PLACE
    if after.lower() in words("places", "governs"):
        return Form.METONYM
    if _lies_in(text, span.end, name.actor):
        return Form.PLACE
    return Form.MODIFIER if low in ("the", "a", "an", "this", "last", "next") else Form.METONYM


def _lies_in(text: str, end: int, actor: str) -> bool:
    """Whether a town is followed by its own country's name ("Tripoli, Libya")."""
    word = CAPITAL_WORD.match(text, end + 2) if text.startswith(", ", end) else None
    country = _longest(text, end + 2, names_by_first_word().get(word.group(), ())) if word else None
    return country is not None and country.actor == actor
