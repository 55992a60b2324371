"""Who said what: contents exact to the character, each with its cue, its source and the rule that found it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from viewer.extract.attribution_speakers import Speaker, name_speakers
from viewer.extract.clauses import Tagged, tag
from viewer.extract.quotation_found import Found
from viewer.extract.quotation_joining import Carried, Speech, carried_from, join_alone, read_speech
from viewer.extract.quotation_marks import Quoted, find_quoted
from viewer.extract.quotation_reports import reports, worth_nesting
from viewer.extract.quotation_speech import named_line, speech_stretches
from viewer.extract.sentences import Discourse
from viewer.extract.watch import Watch
from viewer.model.actor import Actor, ActorKind, Mention
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.document import Document
from viewer.model.provenance import Provenance
from viewer.model.span import Span

OPENING, CLOSING = "“\"‘'«「『„", "”\"’'»」』“"


def find_quotations(
    document: Document,
    discourse: Discourse,
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    watch: Watch | None = None,
) -> tuple[Quotation, ...]:
    """All quotations of a document in order of the text; speakers named by `mentions` where these stand in a source.

    watch  says when a paragraph has taken too long: what was found in it stays, the rest is left unread
    """
    watch = watch or Watch(discourse)
    watch.begin()
    quoted = find_quoted(discourse)
    found = _read(discourse, quoted, _holders(actors, mentions), watch)
    marks = {q.start for q in quoted}, {q.end for q in quoted}
    found.sort(key=lambda f: (f.start, -f.end, f.nested))
    speakers = name_speakers(discourse, found, actors, mentions)
    read = [_as_quotation(document, discourse.text, f, marks, by) for f, by in zip(found, speakers, strict=True)]
    return _linked(read, found)


def _read(discourse: Discourse, quoted: list[Quoted], holders: list[Span], watch: Watch) -> list[Found]:
    """Findings of all paragraphs; those within others only where they tell of a holder."""
    whole = {span: q for q in speech_stretches(discourse.text, quoted) for span in q.spans}
    stretches = sorted(whole)
    embedded = [span for q in quoted for span in q.spans if span not in whole]
    found: list[Found] = []
    carried, at = Carried(), 0
    for paragraph in discourse.paragraphs:
        end = at
        while end < len(stretches) and stretches[end].end <= paragraph.end:
            end += 1
        here = _Paragraph(discourse, paragraph, stretches[at:end], _within(embedded, paragraph))
        s, speech = _speech_of(here, whole, carried, watch)
        if speech.joined and carried.last is not None:
            joined = replace(carried.last, content=tuple(sorted((*carried.last.content, *speech.joined))))
            found[next(k for k in range(len(found) - 1, -1, -1) if found[k] is carried.last)] = joined
            carried = Carried()  # a third paragraph may well be someone else's
        else:
            carried = carried_from(s, speech)
        found.extend(speech.found)
        line = named_line(s) if not speech.found else None
        if line is not None:
            source, last = s.span(*line), len(s) - 1
            found.append(Found((s.span(line[1] + 1, last),), source, s.span(line[1], line[1] + 1), "name, colon, line"))
        else:
            found.extend(_reports_of(s, speech, watch))
        for span in speech.taken:
            whole.pop(span, None)
        whole.update({span: rest for rest in speech.rest for span in rest.spans})
        for stretch in stretches[at:end]:
            if _held(stretch, holders) and watch.may_read(stretch.start):
                found.extend(_within_speech(discourse, stretch))
        at = end
    return [f for f in found if not f.nested or (f.source is not None and _held(f.source, holders))]


def _holders(actors: Sequence[Actor], mentions: Sequence[Mention]) -> list[Span]:
    """Where countries, bodies and those who speak for them are mentioned: whose reports within reports matter."""
    held = {a.id for a in actors if a.kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION) or a.side}
    return sorted(m.span for m in mentions if m.actor in held)


def _held(span: Span, holders: list[Span]) -> bool:
    """Whether one of the mentions begins in a span."""
    at = bisect_left(holders, span.start, key=lambda h: h.start)
    return at < len(holders) and holders[at].start < span.end


def _linked(read: Sequence[Quotation], found: Sequence[Found]) -> tuple[Quotation, ...]:
    """Each nested quotation with the id of the innermost one it stands in; without one it is dropped."""
    linked: list[Quotation] = []
    around: list[Quotation] = []
    for quotation, finding in zip(read, found, strict=True):
        while around and around[-1].span.end < quotation.span.end:
            around.pop()
        if any(q.id == quotation.id for q in around):
            continue
        if finding.nested and not around:
            continue
        linked.append(replace(quotation, inside=around[-1].id if around else ""))
        around.append(quotation)
    return tuple(linked)


def _within(spans: list[Span], paragraph: Span) -> list[Span]:
    """Those of the ordered spans that begin in a paragraph."""
    first = bisect_left(spans, paragraph.start, key=lambda s: s.start)
    return spans[first : bisect_left(spans, paragraph.end, key=lambda s: s.start)]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with what stands between marks in it: stretches of speech, and others within its sentences."""

    discourse: Discourse
    span: Span
    stretches: list[Span]
    embedded: list[Span]


def _speech_of(here: _Paragraph, whole: dict[Span, Quoted], carried: Carried, watch: Watch) -> tuple[Tagged, Speech]:
    """Words of a paragraph and its speech; stretches that turn out to be no speech are read as words."""
    s = tag(here.discourse, here.span, here.stretches, here.embedded)
    speech = read_speech(s, whole, carried, watch)
    if speech.loose:
        loose = set(speech.loose)
        kept = [span for span in here.stretches if span not in loose]
        s = tag(here.discourse, here.span, kept, sorted([*here.embedded, *speech.loose]))
        speech = read_speech(s, whole, carried, watch)
    return s, speech


def _reports_of(s: Tagged, speech: Speech, watch: Watch) -> list[Found]:
    found: list[Found] = []
    first = 0
    for i, t in enumerate(s.tag):
        if t in ".q":
            last = i + 1 if t == "." else i
            here = reports(s, first, last, speech, watch=watch) if i - first > 2 else []
            if here and i + 1 in speech.alone:
                join_alone(speech, here, i)
            found.extend(here)
            first = i + 1
    return found


def _within_speech(discourse: Discourse, stretch: Span) -> list[Found]:
    """What speech between marks reports of others."""
    inner = tag(discourse, Span(stretch.start + 1, max(stretch.start + 1, stretch.end - 1)))
    found: list[Found] = []
    first = 0
    for i, t in enumerate(inner.tag):
        if t == ".":
            if i - first > 3:
                hits = reports(inner, first, i + 1, Speech(), depth=1)
                found.extend(replace(f, nested=True) for f in hits if worth_nesting(discourse.text, f))
            first = i + 1
    return found


def _as_quotation(
    document: Document, text: str, found: Found, marks: tuple[set[int], set[int]], by: Speaker
) -> Quotation:
    content = tuple(_with_marks(text, span, marks) for span in found.content)
    start, end = content[0].start, content[-1].end
    return Quotation(
        id=f"{document.id}/quotation/{start}-{end}",
        document=document.id,
        content=content,
        source=(found.source,) if found.source else (),
        cue=(found.cue,) if found.cue else (),
        kind=_kind(text, content),
        speaker=by.actor,
        speaker_name=by.name,
        provenance=Provenance(rule=found.rule),
    )


def _with_marks(text: str, span: Span, marks: tuple[set[int], set[int]]) -> Span:
    """A span with the quotation marks that stand just outside it."""
    start, end = span.start, span.end
    for width in (1, 2):
        if start - width in marks[0]:
            start -= width
            break
    for extra in (1, 2, 3):
        if end + extra in marks[1] and not text[end : end + extra].strip(".,!?…" + CLOSING):
            end += extra
            break
    return Span(start, end)


def _kind(text: str, content: tuple[Span, ...]) -> QuotationKind:
    if all(text[c.start] in OPENING and text[c.end - 1] in CLOSING for c in content):
        return QuotationKind.DIRECT
    if any(mark in c.of(text) for c in content for mark in ("“", '"', "''", "「", "«")):
        return QuotationKind.MIXED
    return QuotationKind.INDIRECT
