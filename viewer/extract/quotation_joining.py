"""Speech of a paragraph put together: what one speaker says in several stretches is one quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from viewer.extract.clauses import Tagged
from viewer.extract.quotation_found import Found
from viewer.extract.quotation_marks import Quoted
from viewer.extract.quotation_speech import Attribution, attribute
from viewer.model.span import Span


@dataclass(slots=True)
class Speech:
    """What was said between marks in one paragraph.

    found      quotations
    verbs      words that are their cues: not read again
    subjects   by first word of what follows a stretch in its sentence: words that name its speaker
    taken      stretches that are now part of a quotation
    loose      stretches within a sentence that nobody is said to have spoken: titles, single words
    alone      stretches that begin a sentence and have no speaker of their own
    """

    found: list[Found] = field(default_factory=list)
    verbs: set[int] = field(default_factory=set)
    subjects: dict[int, tuple[int, int]] = field(default_factory=dict)
    taken: list[Span] = field(default_factory=list)
    loose: list[Span] = field(default_factory=list)
    alone: list[Span] = field(default_factory=list)


def read_speech(s: Tagged, whole: dict[Span, Quoted]) -> Speech:
    """Stretches of speech with their speakers; those that go on without a new one are joined to the stretch before."""
    speech = Speech()
    pieces: list[tuple[Attribution, list[Span]]] = []
    stop = -1
    for i, t in enumerate(s.tag):
        if t == ".":
            stop = i
        if t != "q":
            continue
        stretch = whole.get(Span(s.start[i], s.end[i]))
        if stretch is None:  # the rest of speech that was attributed in an earlier paragraph
            continue
        attribution = attribute(s, i)
        if attribution is not None and not (pieces and attribution.cue == pieces[-1][0].cue):
            spans = list(stretch.spans)
            if attribution.begin is not None:
                spans[0] = Span(s.start[attribution.begin], spans[0].end)
            pieces.append((attribution, spans))
            speech.subjects[i + 1] = attribution.source
            speech.verbs.update(range(*attribution.cue))
        elif pieces and (attribution is not None or _continues(s, i, stop)):
            pieces[-1][1].extend(stretch.spans)
        elif stop == i - 1:
            speech.alone.append(stretch.spans[0])
            continue
        else:
            speech.loose.append(stretch.spans[0])
            continue
        speech.taken.extend(stretch.spans)
    speech.found = [_as_found(s, a, spans) for a, spans in pieces]
    return speech


def _continues(s: Tagged, i: int, stop: int) -> bool:
    """Whether a stretch without a speaker goes on with what was said before: after a stop or a comma."""
    return stop == i - 1 or s.tag[i - 1] in ",-q"


def _as_found(s: Tagged, attribution: Attribution, content: Sequence[Span]) -> Found:
    return Found(tuple(sorted(content)), s.span(*attribution.source), s.span(*attribution.cue), attribution.rule)
