"""Dates counted from an event: "the day after the vote" is known where the text says when the vote was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from viewer.extract.resolution_frame import Reading
from viewer.extract.sentences import Discourse
from viewer.extract.temporal_tokens import cues
from viewer.extract.timex import Candidate, Relative
from viewer.model.span import Span
from viewer.model.time import Granularity, Interval

LONGEST = 70
"""Characters in which the event is named behind "after"."""
BESIDE = 50
"""Characters on each side of a date in which the event it belongs to is named."""
MOST, FARTHEST = 200, 150
"""Expressions of a text that are so dated, and dates before and after each that are looked through, at most."""
WORD = re.compile(r"[A-Za-z]+(?:['’]s)?")
END = re.compile(r"[.,;:()\"“”\n–—]")
SHORTEST = 4
"""Letters that a word keeps at least, so that a note is not “not”."""
SUFFIXES = ("ations", "ation", "ings", "ions", "ing", "ion", "ed", "es", "s", "d")


def anchors(
    discourse: Discourse, candidates: Sequence[Candidate], readings: Sequence[Reading]
) -> Iterator[tuple[int, int, str]]:
    """For each expression that counts from an event: the index of the date the text gives for it, and its word.

    That is a date inside the phrase ("two weeks after the April 6 summit"), or one that stands beside the same noun
    elsewhere. Where the text has several days for it, none is taken.
    """
    counted = [i for i, c in enumerate(candidates) if _counts_from_event(c)]
    for index in counted[:MOST]:
        candidate = candidates[index]
        said = candidate.semantics
        assert isinstance(said, Relative)
        phrase = _phrase(discourse.text, candidate.span)
        length = _word_before(discourse.text, candidate.span) in cues("before_length")
        if length or _explains(discourse, candidates, index):
            continue
        inside = _inside(candidates, readings, index, phrase, said.unit)
        if inside is not None:
            yield index, inside, ""
            continue
        words = phrase.of(discourse.text)
        noun = _noun(words)
        other = _dated(discourse, candidates, readings, index, {noun, *_names(words)}) if noun else None
        if other is not None:
            yield index, other, noun


def _counts_from_event(candidate: Candidate) -> bool:
    """Whether an expression counts days or longer units from what the words after it tell."""
    said = candidate.semantics
    return isinstance(said, Relative) and said.told_of and said.unit >= Granularity.DAY and not candidate.mod


def _phrase(text: str, span: Span) -> Span:
    """What follows on the expression, up to the next mark."""
    end = END.search(text, span.end, span.end + LONGEST)
    return Span(span.end, end.start() if end else min(span.end + LONGEST, len(text)))


def _explains(discourse: Discourse, candidates: Sequence[Candidate], index: int) -> bool:
    """Whether the words only explain the date right before them ("on 2 October, the day after the army crossed")."""
    gap = discourse.text[candidates[index - 1].span.end : candidates[index].span.start] if index else "none"
    return len(gap) < 4 and not gap.strip(" ,-–—(")


def _word_before(text: str, span: Span) -> str:
    words = text[max(0, span.start - 16) : span.start].lower().split()
    return words[-1] if words else ""


def _inside(
    candidates: Sequence[Candidate], readings: Sequence[Reading], index: int, phrase: Span, unit: Granularity
) -> int | None:
    """The next expression, where it stands in the phrase and is as fine as what is counted."""
    if index + 1 >= len(candidates) or not phrase.contains(candidates[index + 1].span):
        return None
    return index + 1 if _is_fine(readings[index + 1].interval, unit) else None


def _is_fine(interval: Interval | None, unit: Granularity) -> bool:
    """Whether a date is exact enough to count such units from."""
    return interval is not None and interval.granularity <= (unit if unit >= Granularity.MONTH else Granularity.DAY)


def _noun(phrase: str) -> str:
    """The noun that names the event: the last word before a preposition or verb, behind a determiner."""
    words = [m.group().lower() for m in WORD.finditer(phrase)]
    if not words or words[0] not in cues("event_determiners"):
        return ""
    noun = ""
    for word in words[1:]:
        if word in cues("event_ends") or (noun and word.endswith("ed")):
            break
        noun = word
    return _stem(noun) if len(noun) > 3 else ""


def _names(phrase: str) -> Iterator[str]:
    """The names in the phrase: "the fall of Girona" is the fall of no other town."""
    return (_stem(m.group()) for m in WORD.finditer(phrase) if m.group()[0].isupper())


def _stem(word: str) -> str:
    """A word without its ending, so that "voted" and "the vote" are one."""
    word = re.sub(r"['’]s$", "", word.lower())
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST:
            word = word.removesuffix(suffix)
            break
    return word.removesuffix("e") if len(word) > SHORTEST else word


def _dated(
    discourse: Discourse, candidates: Sequence[Candidate], readings: Sequence[Reading], index: int, named: set[str]
) -> int | None:
    """The expression that dates an event named by these words, if all that stand beside the noun give one day."""
    unit = candidates[index].semantics.unit  # type: ignore[union-attr]
    own = discourse.sentence_at(candidates[index].span.start)
    found: list[int] = []
    for other in range(max(0, index - FARTHEST), min(len(candidates), index + FARTHEST)):
        span, interval = candidates[other].span, readings[other].interval
        if other == index or own.contains(span) or not _is_fine(interval, unit):
            continue
        said = candidates[other].semantics
        if isinstance(said, Relative) and said.told_of:
            continue
        sentence = discourse.sentence_at(span.start)
        start, end = max(sentence.start, span.start - BESIDE), min(sentence.end, span.end + BESIDE)
        if named <= {_stem(m.group()) for m in WORD.finditer(discourse.text, start, end)}:
            found.append(other)
    days = {readings[other].interval for other in found}
    return found[0] if len(days) == 1 else None
