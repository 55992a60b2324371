"""What "such a move", "the resolution" or "it" stands for when a side is taken on it: an issue named just before."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from viewer.extract import lexicon
from viewer.extract.issues import IssueMatch, echoed_issue, find_issues, is_echo
from viewer.extract.stance_lexicon import Shape, kin, triggers, words
from viewer.extract.stance_sentence import Reading
from viewer.extract.tokens import Token, tokens
from viewer.model.span import Span

LOOK_BACK = 2000
"""Characters in which "the resolution" may find what it is about."""
CLOSE_BY = 350
"""Characters in which a vote may find its matter."""
LONGEST_OWN = 8
LONGEST_NOUN = 4
LONGEST_WORD = 20
LONGEST_LINK = 100
"""Characters between "a resolution" and what it does ("imposing sanctions")."""
SENTENCE_END = re.compile(r"[.!?][\"”’)]{0,2}\s+(?=[A-Z\"“])|\n\n")
WORD_BEFORE = re.compile(r"([^\W\d_]+) $")
WORD = re.compile(r"[^\W\d_]+")


def spoken_of(reading: Reading, start: int, end: int) -> tuple[str, int] | None:
    """The issue and side of an object that only points back; None where nothing sure stands before."""
    start, sign = _unwrapped(reading, start, end)
    noun = points_back(reading, start, end)
    determiner = reading.lower(start)
    offset = reading.tokens[start].start
    found: tuple[str, int] | None = None
    if determiner in words("path", "pronouns") and _is_closed(reading, start + 1, end):
        found = last_issue(reading.text, _up_to(reading.span.start, offset)) or _subject_before(reading, offset)
        found = found or (_alone_before(reading) if _we_say(reading, start) else None)
    elif not noun:
        return None
    elif is_echo(noun):
        issue = echoed_issue(reading.text, noun, Span(max(0, offset - LOOK_BACK // 2), offset))
        found = (issue, 1) if issue else None
    elif determiner in words("path", "demonstrative") and noun in words("path", "anaphors"):
        found = last_issue(reading.text, _up_to(reading.span.start, offset)) or _alone_before(reading)
    else:
        found = named_before(reading.text, noun, offset)
        if found is None and (noun in words("path", "proposals") or noun in words("path", "proposers")):
            found = _put_forward(reading, noun)
    return (found[0], found[1] * sign) if found else None


def _we_say(reading: Reading, start: int) -> bool:
    """Whether a speaker's own "we" or "I" stands before an object: what was just spoken of is meant."""
    return any(reading.lower(at) in ("we", "i") for at in range(max(0, start - LONGEST_OWN), start))


def _up_to(start: int, offset: int) -> Span:
    """The stretch from the begin of a sentence to an offset, as far as one looks back at all."""
    return Span(max(start, offset - LOOK_BACK), offset)


def voted_on(reading: Reading, at: int) -> tuple[str, int] | None:
    """The matter of a vote that is not named with it."""
    offset = reading.tokens[at].start
    found = named_before(reading.text, "resolution", offset)
    if found is not None:
        return found
    within = Span(max(0, offset - CLOSE_BY), offset)
    return last_issue(reading.text, within) if len({m.issue for m in _issues(reading.text, within)}) == 1 else None


def last_issue(text: str, within: Span) -> tuple[str, int] | None:
    """The issue named last in a stretch, with -1 where words right before it turn it round."""
    matches = _issues(text, within)
    if not matches:
        return None
    last = max(matches, key=lambda m: m.span.end)
    return last.issue, _lead_sign(text, last, within)


@lru_cache(maxsize=4)
def _all_issues(text: str) -> tuple[tuple[int, ...], tuple[IssueMatch, ...]]:
    """Every issue a text names, in order, with where each begins."""
    matches = tuple(sorted(find_issues(text, Span(0, len(text))), key=lambda m: m.span))
    return tuple(m.span.start for m in matches), matches


def _issues(text: str, within: Span) -> list[IssueMatch]:
    starts, matches = _all_issues(text)
    first, last = bisect_left(starts, within.start), bisect_left(starts, within.end)
    return [m for m in matches[first:last] if m.span.end <= within.end]


def _lead_sign(text: str, match: IssueMatch, within: Span) -> int:
    lead = tokens(text, Span(max(within.start, match.span.start - 25), match.span.start))[-3:]
    sign = 1
    for before, token in zip([None, *lead], lead, strict=False):
        if token.lower in words("path", "reverse") and not _is_finite(token, before):
            sign = -sign
    return sign


def _is_finite(token: Token, before: Token | None) -> bool:
    """Whether a word says what someone does ("Peru opposes the tariffs"), rather than names the thing itself."""
    shapes = {shape for _, shape in triggers().get(token.lower, ())}
    introduced = before is not None and before.lower in words("path", "introduced_by")
    return bool(shapes - {Shape.ING}) and not introduced


def _sentence_before(reading: Reading) -> Span:
    end = reading.span.start
    before = [m.end() for m in SENTENCE_END.finditer(reading.text, max(0, end - CLOSE_BY), max(0, end - 2))]
    return Span(before[-1] if before else max(0, end - CLOSE_BY), end)


def _subject_before(reading: Reading, offset: int) -> tuple[str, int] | None:
    """The issue of the resolution or bill that this sentence or the one before spoke of, for "opposed it"."""
    within = Span(max(_sentence_before(reading).start, offset - 2 * CLOSE_BY), offset)
    said = [t.lower for t in tokens(reading.text, within) if t.lower in words("path", "put_forward")]
    return named_before(reading.text, said[-1], offset) if said else None


def _put_forward(reading: Reading, noun: str) -> tuple[str, int] | None:
    """What the sentence before proposed ("the idea"), or all that it told of ("the move")."""
    verbs = lexicon.load("stance")["path"]["proposers"].get(noun)
    if verbs is None:
        return _alone_before(reading)
    within = _sentence_before(reading)
    for match in reversed(_issues(reading.text, within)):
        sign = _link(reading.text, match, frozenset(verbs), within)
        if sign is not None:
            return match.issue, sign
    return None


def _alone_before(reading: Reading) -> tuple[str, int] | None:
    """The only issue of the sentence before; None where it names none or several."""
    within = _sentence_before(reading)
    return last_issue(reading.text, within) if len({m.issue for m in _issues(reading.text, within)}) == 1 else None


def _unwrapped(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Step into "the adoption of the resolution"; -1 where the wrapping turns the side round."""
    sign = 1
    at = start + 1 if reading.lower(start) in ("the", "any", "its") else start
    wraps = reading.lower(at) in words("path", "light") or reading.lower(at) in words("path", "reverse")
    if at + 2 < end and wraps and reading.lower(at + 1) in ("of", "on"):
        sign = -1 if reading.lower(at) in words("path", "reverse") else 1
        return at + 2, sign
    return start, sign


def points_back(reading: Reading, start: int, end: int) -> str:
    """The noun of "the resolution", where that is all of the object but for where and when; "" for any other phrase."""
    if reading.lower(start) not in words("path", "definite"):
        return ""
    for at in range(start + 1, min(end, start + LONGEST_NOUN)):
        if not reading.lower(at).isalpha():
            return ""
        if _is_closed(reading, at + 1, end):
            return reading.lower(at)
    return ""


def _is_closed(reading: Reading, at: int, end: int) -> bool:
    word = reading.lower(at)
    if at >= end or word in words("path", "closing") or word in ('"', "”"):
        return True
    return word in words("subjects", "when") and (word != "on" or reading.lower(at + 1) in words("subjects", "when"))


def named_before(text: str, noun: str, offset: int) -> tuple[str, int] | None:
    """The issue that ends in the noun ("the test", after "nuclear test") or that the noun leads to.

    The noun's kin count as well: "the text" after "a draft resolution imposing sanctions".
    """
    within = Span(max(0, offset - LOOK_BACK), offset)
    alike = kin().get(noun, frozenset((noun, noun.rstrip("s"), noun + "s")))
    places = _brought_in(text, alike, within)
    floor = max(within.start, places[-1] - CLOSE_BY // 3) if places else within.start
    alone = len({_issue_at(text, place) for place in places}) < 2
    for match in reversed(_issues(text, Span(floor, offset))):
        said = [word.lower() for word in WORD.findall(match.span.of(text))]
        compound = not set(said) & words("path", "parting")
        same = said[-1].rstrip("s") == noun.rstrip("s")
        kindred = said[-1] in alike and noun not in words("path", "proposals") and alone
        if compound and (same or kindred):
            return match.issue, 1
        sign = _link(text, match, alike, within)
        if sign is not None:
            return match.issue, sign
    return None


def _brought_in(text: str, alike: frozenset[str], within: Span) -> list[int]:
    """Where the text brings in such a thing, which hides all before it, rather than points back with "the deal"."""
    found = []
    for match in _any_of(alike - words("path", "never_introduced")).finditer(text, within.start, within.end):
        before = WORD_BEFORE.search(text, max(0, match.start() - LONGEST_WORD), match.start())
        after = WORD.match(text, match.end() + 1)
        bare = before is not None and before.group(1).lower() in words("path", "definite")
        if not bare or (after is not None and after.group().lower() in words("path", "introducing")):
            found.append(match.start())
    return found


def _issue_at(text: str, place: int) -> str:
    """The issue whose words cover an offset; "" where none does."""
    around = _issues(text, Span(max(0, place - LONGEST_LINK), place + LONGEST_LINK))
    return next((m.issue for m in around if m.span.start <= place < m.span.end), "")


@cache
def _any_of(nouns: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(nouns))})\b", re.IGNORECASE)


def _link(text: str, match: IssueMatch, alike: frozenset[str], within: Span) -> int | None:
    """The side of "a resolution imposing sanctions" for a match of "sanctions"; None where no such noun leads to it."""
    said = WORD.search(match.span.of(text))
    if said is not None and said.group().lower() in alike:
        return 1
    lead = tokens(text, Span(max(within.start, match.span.start - LONGEST_LINK), match.span.start))
    sign, unknown = 1, 0
    for token in reversed(lead):
        if token.lower in alike:
            return sign
        if token.lower in ("and", "but", "or"):
            return None
        if token.lower in words("path", "reverse"):
            sign = -sign
        elif not token.is_word and token.text not in "\"“”'’,":
            return None
        elif token.lower not in words("path", "light") and not token.text[0].isupper() and not token.text[0].isdigit():
            unknown += 1
            if unknown > 1:
                return None
    return None
