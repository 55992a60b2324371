"""When something was said: the words about time that stand with a quotation's own verb, never those of its content.

"Lind said on Monday that …", "“…,” said Lind late Tuesday", "In 2014, Lind wrote …", "a report released Friday says …".
A date in another clause ("Lind, who took office in 2010, said") or at another noun ("the Monday meeting") says nothing
of when.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from viewer.extract import lexicon
from viewer.extract.attribution_words import words
from viewer.extract.sentences import Discourse
from viewer.extract.span_index import SpanIndex
from viewer.extract.tokens import Token, tokens
from viewer.model.attribution import Quotation
from viewer.model.span import Span
from viewer.model.temporal import TemporalExpression, TimexType

LONGEST_SETTING = 14
"""Words between a verb and the words that say when: "told reporters at the airport in Geneva on Monday"."""
LONGEST_LEAD = 6
"""Words between "On Monday" and the speaker: "On Monday in Geneva, Lind said"."""
MOST_NAMES = 6
"""Words of a speaker right after whom a date may stand."""
DATED = frozenset({TimexType.DATE, TimexType.TIME})


def with_times(
    discourse: Discourse, quotations: Sequence[Quotation], expressions: Sequence[TemporalExpression]
) -> tuple[Quotation, ...]:
    """The quotations, each with the id of the expression that says when it was said, where one does."""
    dates = SpanIndex((e.span, e) for e in expressions if e.type in DATED)
    contents = SpanIndex((c, c) for q in quotations for c in q.content)
    found = []
    for quotation in quotations:
        expression = _governed(discourse, quotation, dates, contents) if quotation.cue else None
        found.append(replace(quotation, time=expression.id) if expression is not None else quotation)
    return tuple(found)


def _governed(
    discourse: Discourse, quotation: Quotation, dates: SpanIndex[TemporalExpression], contents: SpanIndex[Span]
) -> TemporalExpression | None:
    """The expression in the sentence of the cue that stands with it."""
    cue = quotation.cue[0]
    sentence = discourse.sentence_at(cue.start)
    for expression in dates.overlapping(sentence):
        within = any(q.overlaps(expression.span) for q in quotation.content)
        if within or not sentence.contains(expression.span) or _is_label(discourse.text, expression.span):
            continue
        if _stands_with(discourse.text, sentence, quotation, expression.span, contents):
            return expression
    return None


def _stands_with(text: str, sentence: Span, quotation: Quotation, date: Span, contents: SpanIndex[Span]) -> bool:
    cue = quotation.cue[0]
    source = quotation.source[0] if quotation.source else cue
    named = source if sentence.contains(source) else cue
    last, first = max(cue.end, named.end), min(cue.start, named.start)
    if named.contains(date):
        return _in_source(text, named, date)
    if named.end <= date.start and date.end <= cue.start:
        return _between(text, named.end, date, cue.start)
    if date.start >= last:
        free = not contents.overlapping(Span(last, date.start))
        return free and _is_setting(text, Span(last, date.start), LONGEST_SETTING)
    if cue.end <= date.start and date.end <= source.start:  # "…," said on Monday the minister of …
        return _is_setting(text, Span(cue.end, date.start), LONGEST_LEAD)
    opens = date.end <= first and not contents.overlapping(Span(sentence.start, first))
    return (
        opens
        and _leads(text, Span(sentence.start, date.start), date)
        and _is_setting(text, Span(date.end, first), LONGEST_LEAD)
    )


def _leads(text: str, lead: Span, date: Span) -> bool:
    """Whether what stands before a date tells only of the saying: "In a letter on Monday, Lind said"."""
    before = tokens(text, lead)
    if all(t.lower in _words("before") for t in before):
        return True
    following = tokens(text, Span(date.end, min(len(text), date.end + 40)))[:1]
    medium = any(t.lower in _media() for t in [*before, *following])
    spoken = before[0].lower in _words("speaking") or (before[0].lower in ("in", "during", "at") and medium)
    return spoken and _is_setting(text, Span(before[0].end, lead.end), LONGEST_SETTING)


def _between(text: str, start: int, date: Span, cue: int) -> bool:
    """Whether a date stands between speaker and verb: "Lind on Monday said", "The report, released Monday, said"."""
    before, after = tokens(text, Span(start, date.start)), tokens(text, Span(date.end, cue))
    allowed = _words("before") | words().sets["issued"] | {","}
    if any(t.lower not in allowed for t in before):
        return False
    issued = any(t.lower in words().sets["issued"] for t in before)
    parted = any(t.text == "," for t in before) and not issued
    return not parted and all(t.text == "," or words().tags.get(t.lower) == "A" for t in after)


def _in_source(text: str, source: Span, date: Span) -> bool:
    """Whether the speaker is a text of that date: "a 2014 report", "a statement issued on Friday"."""
    before, after = tokens(text, Span(source.start, date.start)), tokens(text, Span(date.end, source.end))
    if after and after[0].lower in _media():
        return True
    if after or not before or any(_parts(before, i) for i in range(len(before))):
        return False
    if before[-1].lower in _words("beside") or (before[-1].text[0].isupper() and len(before) < MOST_NAMES):
        return True  # "Lind on Monday", "Lind late Tuesday"
    issued = [t.lower for t in before if t.lower not in _words("before")][-1:]
    return bool(issued) and issued[0] in words().sets["issued"]


def _is_setting(text: str, gap: Span, most: int) -> bool:
    """Whether only where, to whom and in what something was said stands in a gap."""
    between = tokens(text, gap)
    if len(between) > most or (between and between[-1].lower in _words("elsewhere")):
        return False
    return not any(_parts(between, i) for i in range(len(between)))


def _parts(between: Sequence[Token], i: int) -> bool:
    """Whether a word begins a clause of its own, so that a date after it is not that of the verb before."""
    token = between[i]
    if token.lower in _words("parting") or token.text in ';:—–"“”()':
        return True
    if token.lower in words().sets["issued"]:
        return False
    if token.lower.endswith("ed") and token.text[0].islower():
        return True  # "a newspaper founded in 1910"
    return words().tags.get(token.lower, "") in tuple("WXHMFYZ") and token.text[0].islower()


def _is_label(text: str, date: Span) -> bool:
    """Whether a date only tells which thing is meant: "Monday's vote", "the 2014 war"; media are said in their year."""
    following = tokens(text, Span(date.end, min(len(text), date.end + 40)))[:1]
    if not following or not following[0].is_word:
        return bool(following) and following[0].lower == "'s"
    word = following[0].lower
    if word in _media():
        return False
    tag = words().tags.get(word, "n")
    return (
        tag in tuple("nBGE")
        and following[0].text[0].islower()
        and text[date.end : date.end + 1] == " "
        and not (tag in tuple("BE") and word in words().verbs)
    )


@cache
def _media() -> frozenset[str]:
    nouns = lexicon.load("events")["nouns"]["media"]
    return frozenset(word for noun in nouns for word in (noun.split()[-1], noun.split()[-1] + "s"))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon.load("attribution")["times"][key].split())
