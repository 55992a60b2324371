"""Happenings without a date: kept, with what the text says of their order."""

from __future__ import annotations

import re
from functools import cache

from viewer.extract import event_names, event_titles, lexicon
from viewer.extract.event_clauses import Clause
from viewer.extract.event_nominal import RULE as NAMED
from viewer.extract.event_reading import DOCUMENT_DATED, STATEMENT, Reading, Telling
from viewer.extract.event_telling import kind_of, speaker_of
from viewer.extract.event_verbs import words
from viewer.extract.span_index import SpanIndex
from viewer.model.actor import Form
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.event import Status
from viewer.model.span import Span, hull

TENTATIVE = frozenset({"effort", "drafting"})
"""Families that tell of a happening only while it is going on ("are working to"); as habits they are none."""

REACH = 12
"""Characters into a content within which its own subject begins ("the …", "if the …")."""


@cache
def _after() -> re.Pattern[str]:
    phrases = "|".join(re.escape(p) for p in lexicon.load("events")["links"]["after"])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


def undated(reading: Reading, tellings: list[Telling]) -> list[Telling]:
    """The first happening of each sentence that tells of none so far."""
    found: list[Telling] = []
    taken = SpanIndex((t.span, t) for t in tellings)
    for sentence in reading.discourse.sentences:
        if taken.overlapping(sentence):
            continue
        clause = next((c for c in reading.clauses_at(sentence.start) if _tells(reading, sentence, c)), None)
        if clause is not None:
            found.append(_telling(reading, clause))
    return found


def _telling(reading: Reading, clause: Clause) -> Telling:
    span = hull(tuple(s for s in (clause.subject, clause.group, clause.object) if s))
    return Telling(
        span, clause.head, clause.status, kind_of(reading, clause), clause.verb.family, "undated-clause", span, clause,
        subject=clause.subject,
    )  # fmt: skip


def _tells(reading: Reading, sentence: Span, clause: Clause) -> bool:
    """Whether a clause tells of a happening by itself: a subject, a verb of happening, a tense or a known chance."""
    family = clause.verb.family
    if clause.subject is None or family in ("", "other") or reading.quoted_directly(clause.head.start):
        return False
    if reading.cued_by(clause) is not None or not _named(reading, clause.subject):
        return False
    if family in TENTATIVE and clause.status != Status.ONGOING:
        return False
    before = reading.text[sentence.start : clause.group.start]
    if clause.reduced:
        return clause.verb.ing and _after().search(before) is not None
    if clause.status == Status.HYPOTHETICAL:
        chance = any(w in words("modality", "hypothetical") for w in before.lower().split())
        return clause.infinitive and chance
    return not clause.infinitive


def _named(reading: Reading, subject: Span) -> bool:
    """Whether a subject names a known actor: without date and without name a happening is nobody's."""
    return any(m.form not in (Form.PLACE, Form.MODIFIER) for m in reading.mentions_in(subject))


def told_after(reading: Reading, telling: Telling) -> Span | None:
    """The sentence whose happening led to this one ("The resolution led to …"), or None."""
    sentence = reading.discourse.sentence_at(telling.span.start)
    if not _after().search(reading.text, sentence.start, telling.span.start):
        return None
    return reading.discourse.sentence_at(sentence.start - 1) if sentence.start else None


def title(reading: Reading, tellings: tuple[Telling, ...]) -> str:
    """The name of an event told in these places, the leading one first."""
    lead, text = tellings[0], reading.text
    if lead.rule == DOCUMENT_DATED and lead.speaker and lead.expression:
        return event_titles.medium(lead.speaker, f"{lead.expression.text}-dated {lead.medium}")
    if lead.medium and lead.speaker:
        return event_titles.medium(lead.speaker, lead.medium, lead.participle)
    of_pronoun = bool(lead.quotations) and event_names.is_pronoun(reading, lead.subject)
    if lead.clause is not None and not _tells_words(lead) and lead.subject is not None and not of_pronoun:
        dates = reading.dates_in(reading.discourse.sentence_at(lead.head.start))
        return event_titles.happening(text, lead.clause, event_names.fullest(reading, tellings), dates)
    if lead.quotations and lead.rule != NAMED:
        first = lead.quotations[0]
        speaker = _who_says(reading, lead, first)
        if _is_object(reading, first) or _is_denied(reading, first):
            deed = Span(_deed_start(reading, first), first.content[0].end)
            said = event_titles.timeless(text, deed, reading.dates_in(deed))
            open_ = event_titles.words_of(text, first.source[0]) if first.source else ""
            return event_titles.doing(speaker or open_, said)
        quoted = text[first.span.start] in "\"“'‘「"
        return event_titles.saying(speaker, first.content[0].of(text), quoted)
    noun = f"{lead.medium or event_titles.words_of(text, lead.span)} {lead.participle}".strip()
    return event_titles.shortened(event_titles.name(noun))


def _who_says(reading: Reading, lead: Telling, quotation: Quotation) -> str:
    """The speaker as a title names them; "" for a pronoun of which it is open whom it means."""
    speaker = lead.speaker or speaker_of(reading, quotation)
    if speaker.lower() not in words("titles", "pronouns") or not quotation.source:
        return speaker
    found = event_names.spelled_out(reading, quotation.source[0])
    return "" if found.lower() in words("titles", "pronouns") else found


def _tells_words(lead: Telling) -> bool:
    """Whether a telling is of words said, so that they are its title, not the verb that says them."""
    if not lead.quotations or lead.clause is None:
        return bool(lead.quotations)
    says = any(cue.overlaps(lead.clause.group) for q in lead.quotations for cue in q.cue)
    return lead.family == STATEMENT or (says and lead.clause.object is None)


def _deed_start(reading: Reading, quotation: Quotation) -> int:
    """Where the verb of speech begins, with all that belongs to it ("did not condemn"), behind what stands between."""
    end, cue = quotation.source[-1].end, quotation.cue[0]
    group = next((c.group for c in reading.clauses_at(cue.start) if c.group.overlaps(cue)), None)
    return max(end, min(group.start, cue.start)) if group else end


def _is_object(reading: Reading, quotation: Quotation) -> bool:
    """Whether an indirect content is only what the verb acts on ("condemned the coup") and says nothing without it.

    A content that is a clause of its own begins with "that" or with its subject.
    """
    ordered = quotation.source and quotation.cue and quotation.source[-1].end < quotation.cue[0].start
    if quotation.kind == QuotationKind.DIRECT or not ordered or not quotation.content:
        return False
    content = quotation.content[0]
    if content.start < quotation.cue[-1].end or content.of(reading.text).lower().startswith(("that ", '"', "“")):
        return False
    own = (c for c in reading.clauses_at(content.start) if content.contains(c.group) and not c.infinitive)
    return not any(c.subject and c.subject.start <= content.start + REACH for c in own)


def _is_denied(reading: Reading, quotation: Quotation) -> bool:
    """Whether the words are told as what the speaker denies or asks for: without the verb nobody said so."""
    ordered = quotation.source and quotation.cue and quotation.source[-1].end < quotation.cue[0].start
    cues = {cue.of(reading.text).lower() for cue in quotation.cue}
    return (
        bool(ordered)
        and bool(cues & (words("titles", "denying") | words("titles", "asking")))
        and quotation.content[0].start >= quotation.cue[-1].end
    )
