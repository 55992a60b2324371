"""Speech of a paragraph put together: what one speaker says in several stretches is one quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from viewer.extract.clauses import Tagged
from viewer.extract.quotation_found import Found
from viewer.extract.quotation_marks import Quoted
from viewer.extract.quotation_speech import CLOSING, OPENING, Attribution, attribute
from viewer.extract.watch import Watch
from viewer.model.span import Span


@dataclass(frozen=True, slots=True)
class Carried:
    """What the paragraph before leaves: who was about to speak ("Yun said:"), and the speech it ended with."""

    introduced: Found | None = None
    last: Found | None = None


@dataclass(slots=True)
class Speech:
    """What was said between marks in one paragraph.

    found      quotations
    verbs      words that are their cues: not read again
    subjects   by first word of what follows a stretch in its sentence: words that name its speaker
    taken      stretches that are now part of a quotation
    loose      stretches within a sentence that nobody is said to have spoken: titles, single words
    joined     stretches that go on with the speech the paragraph before ended with
    alone      by word: stretches that begin a sentence and have no speaker of their own
    rest       what later paragraphs hold of stretches whose first part is taken
    """

    found: list[Found] = field(default_factory=list)
    verbs: set[int] = field(default_factory=set)
    subjects: dict[int, tuple[int, int]] = field(default_factory=dict)
    taken: list[Span] = field(default_factory=list)
    loose: list[Span] = field(default_factory=list)
    joined: list[Span] = field(default_factory=list)
    alone: dict[int, list[Span]] = field(default_factory=dict)
    rest: list[Quoted] = field(default_factory=list)


def read_speech(s: Tagged, whole: dict[Span, Quoted], carried: Carried, watch: Watch) -> Speech:
    """Stretches of speech with their speakers; those that go on without a new one are joined to the stretch before.

    What the watch allows no time for has no speaker.
    """
    speech = Speech()
    stop, before = -1, -1
    for i, t in enumerate(s.tag):
        if t == ".":
            stop, before = i, stop
        if t != "q" or not watch.may_read(s.start[i]):
            continue
        stretch = whole.get(Span(s.start[i], s.end[i]))
        if stretch is None:  # the rest of speech that was attributed in an earlier paragraph
            continue
        attribution = _attribution(s, i, stop)
        runs_on = attribution is None and stretch.end > s.end[-1]
        if runs_on and not (speech.found and _continues(s, i, (before, stop), speech)):
            continue  # it goes on in the next paragraph, and so may its speaker
        spans = list(stretch.spans)
        if runs_on:
            spans = [span for span in spans if span.end <= s.end[-1]]
            speech.rest.append(Quoted(stretch.spans[len(spans) :], stretch.mark, stretch.closed))
        if attribution is not None and not (speech.found and s.span(*attribution.cue) == speech.found[-1].cue):
            if attribution.begin is not None:
                spans[0] = Span(s.start[attribution.begin], spans[0].end)
            speech.found.append(_as_found(s, attribution, spans))
            speech.subjects[i + 1] = attribution.source
            speech.verbs.update(range(*attribution.cue))
        elif speech.found and (attribution is not None or _continues(s, i, (before, stop), speech)):
            speech.found[-1] = _with(speech.found[-1], spans)
        elif not _carried_on(speech, s, i, spans, carried):
            if stop == i - 1:
                speech.alone[i] = spans
            else:
                speech.loose.append(spans[0])
            continue
        speech.taken.extend(spans)
    return speech


def _carried_on(speech: Speech, s: Tagged, i: int, spans: list[Span], carried: Carried) -> bool:
    """Whether speech that opens a paragraph was introduced, or begun, in the paragraph before."""
    if i > 0:
        return False
    if carried.introduced is not None:
        speech.found.append(_with(carried.introduced, spans))
    elif carried.last is not None and all(t in ".q" for t in s.tag):
        speech.joined.extend(spans)
    else:
        return False
    return True


def carried_from(s: Tagged, speech: Speech) -> Carried:
    """What a paragraph leaves to the next one."""
    end = len(s) - 1
    last = speech.found[-1] if speech.found else None
    if last is not None and s.text[last.start : last.end].rstrip(CLOSING).endswith("?"):
        last = None  # what follows a question is an answer
    if end > 1 and s.tag[end - 1] == ":":
        attribution = attribute(s, end)
        if attribution is not None:
            return Carried(introduced=_as_found(s, attribution, ()))
    return Carried(last=last)


def _with(found: Found, spans: Sequence[Span]) -> Found:
    return replace(found, content=tuple(sorted({*found.content, *spans})))


def _continues(s: Tagged, i: int, stops: tuple[int, int], speech: Speech) -> bool:
    """Whether a stretch without a speaker goes on with what was said before: after a stop or a comma."""
    before, stop = stops
    if s.text[s.start[i] : s.end[i]].rstrip(CLOSING).endswith(",") and s.tag[i + 1] not in ".q":
        return False  # someone else is said to speak, in words that were not understood
    if s.tag[i - 1] in ",-q":
        return True
    spoken = "q" in s.tag[before + 1 : i] or any(k in speech.verbs for k in range(before + 1, i))
    return stop == i - 1 and spoken


def _attribution(s: Tagged, i: int, stop: int) -> Attribution | None:
    """Who spoke a stretch; nobody new where it goes on, in small letters after a comma, with one in its sentence."""
    attribution = attribute(s, i)
    if attribution is None or attribution.begin is None:
        return attribution
    first = s.text[s.start[i] : s.end[i]].lstrip(OPENING)[:1]
    goes_on = s.tag[i - 1] == "," and first.islower() and "q" in s.tag[stop + 1 : i]
    return None if goes_on else attribution


def join_alone(speech: Speech, found: list[Found], stop: int) -> None:
    """Speech after `…, Lind said.` belongs to the finding that ended there, the last of `found`."""
    spans = speech.alone.pop(stop + 1, None)
    if spans is not None and found[-1].rule.startswith(("after", "according")):
        found[-1] = _with(found[-1], spans)
        speech.taken.extend(spans)


def _as_found(s: Tagged, attribution: Attribution, content: Sequence[Span]) -> Found:
    return Found(tuple(sorted(content)), s.span(*attribution.source), s.span(*attribution.cue), attribution.rule)
