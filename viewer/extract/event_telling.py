"""Where a text tells of a happening: each time expression is given to the clause it belongs to."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from viewer.extract import event_titles, lexicon
from viewer.extract.creation_datelines import names_itself
from viewer.extract.event_clauses import Clause, names_edition
from viewer.extract.event_dated_nouns import dated_noun, noun_of
from viewer.extract.event_existential import existential
from viewer.extract.event_ranges import stretches
from viewer.extract.event_reading import DOCUMENT_DATED, STATEMENT, Reading, Telling
from viewer.extract.event_reality import how_real, puts_off, tells_nothing
from viewer.model.actor import Form
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.event import Status
from viewer.model.span import Span, hull
from viewer.model.temporal import Step, TemporalExpression, TimexType
from viewer.model.time import BEGIN_OF_TIME

LEAD_IN = re.compile(
    r"(?:^|[,;:—–(\"“]|\b(?:and|but|that|when|while|then))\s*(?:(?:in|on|at|by|since|until|from|late|early)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
BOUND = re.compile(r"\b(?:until|till|through|since|by|before|after)\s+(?:the\s+)?$", re.IGNORECASE)
ANEW = re.compile(r"(?:,?\s+(?:and|but|while|whereas)|;)\s+(?:(?:the|a|an|its|his|her|their)\s+)?", re.IGNORECASE)
PARTED = re.compile(r";|\b(?:and|but|which|who)\s+(?:is|are|was|were|will|has|had)\b", re.IGNORECASE)
"""What parts a date from a verb before it: a new predicate, be it of a verb that tells of no happening ("is due")."""
BRACKET = re.compile(r"[()]")
MIRRORED = str.maketrans("()", ")(")
ADDED = re.compile(r"\s?\($")
"""What stands between a date and the year that brackets add to it: "17 February (2014)"."""
WHEN = re.compile(r",?\s+when\s", re.IGNORECASE)
COMPARING = re.compile(
    r"\b(?:(?:from|against|versus)\s[^,;:.a-z]{0,8}\d[\d.,]*(?:\s[\w$%-]+){0,3}|than|compared\s(?:with|to)(?:\s[^,;:]{1,40})?)"
    r"\s+(?:(?:in|on|at|of|for)\s+)?(?:the\s+)?(?:same\s+)?$",
    re.IGNORECASE,
)
COMING = frozenset({Status.PLANNED, Status.EXPECTED})
EDITIONS = frozenset({"conquest", "agreement"})
"""Families of verbs that are done when the edition is that they name ("won the 2016 election")."""
SHORT = 5
"""Words of an indirect content up to which it may be a mere object of the verb."""
DATED = re.compile(r"-dated\s+((?:[\w’'.-]+\s+){0,3}?[\w’'-]+)\b", re.IGNORECASE)


@cache
def media() -> re.Pattern[str]:
    """Pattern for the medium of a statement: "in its annual human rights report", "at a news conference"."""
    nouns = "|".join(re.escape(n) for n in sorted(lexicon.load("events")["nouns"]["media"], key=len, reverse=True))
    return re.compile(
        r",?\s*(?:in|at|during|through|via)\s+(?P<phrase>(?:(?:the|a|an|its|his|her|their|this)\s+)?"
        rf"(?:[\w.’'-]+\s+){{0,6}}?(?P<noun>{nouns}))\b(?!-)",
        re.IGNORECASE,
    )


def dated(reading: Reading) -> list[Telling]:
    """The happenings that the placed time expressions date."""
    found: list[Telling] = []
    for expression in stretches(reading.text, reading.expressions):
        if expression.interval is None or expression.type not in (TimexType.DATE, TimexType.TIME):
            continue
        if names_itself(reading.discourse, expression.span):
            continue
        if _adds_year(reading, expression.span):
            continue
        bound = BOUND.search(reading.text, max(0, expression.span.start - 12), expression.span.start)
        if bound:  # "until May": the edge of a stretch, not the day of a happening
            if bound.group().lower().startswith("by"):
                found.extend(_due(reading, expression))
            continue
        if _only_compares(reading.text, expression.span, reading.discourse.sentence_at(expression.span.start)):
            continue
        noun = DATED.match(reading.text, expression.span.end)
        if noun:
            found.append(_document_dated(expression, noun))
            continue
        there = existential(reading, expression)
        if there is not None:
            found.append(there)
            continue
        told = [t for c in _governing(reading, expression) if (t := _telling(reading, expression, c))]
        if not told and (noun_told := dated_noun(reading, expression)):
            told = [noun_told]
        found.extend(told)
    return found


def _due(reading: Reading, expression: TemporalExpression) -> list[Telling]:
    """What is to come "by" a date: at the latest then; nothing of what was done by then ("By 1910 it had …")."""
    resolution = expression.resolution
    if resolution is None:
        return []
    latest = replace(resolution.interval, begin=BEGIN_OF_TIME)
    step = Step("“By” sets only the latest time.")
    due = replace(expression, resolution=replace(resolution, interval=latest, steps=(*resolution.steps, step)))
    told = (_telling(reading, due, c) for c in _governing(reading, expression))
    return [t for t in told if t is not None and t.family != STATEMENT and t.status in COMING]


def _adds_year(reading: Reading, span: Span) -> bool:
    """Whether a date in brackets only adds to the one before them: "17 February (2014)"."""
    opened = ADDED.search(reading.text, max(0, span.start - 2), span.start)
    if opened is None or not opened.start():
        return False
    return bool(reading.dates_in(Span(opened.start() - 1, opened.start())))


def _only_compares(text: str, span: Span, sentence: Span) -> bool:
    """Whether a date only says when something was otherwise: "from 8.8 percent in March", "than in 2009"."""
    return COMPARING.search(text, max(sentence.start, span.start - 60), span.start) is not None


def _document_dated(expression: TemporalExpression, noun: re.Match[str]) -> Telling:
    """The day a document bears: "the Sept. 25-dated report"."""
    thing = Span(noun.start(1), noun.end(1))
    span = hull((expression.span, thing))
    words = noun.group(1)
    return Telling(
        span, thing, Status.HAPPENED, "report", "dating", DOCUMENT_DATED, span,
        expression=expression, subject=thing, medium=words, participle="dated",
    )  # fmt: skip


def _governing(reading: Reading, expression: TemporalExpression) -> list[Clause]:
    """The clauses that a time expression dates: the verb before it, or the one after it where it leads in."""
    span, text = expression.span, reading.text
    around = [c for c in reading.clauses_near(span.start) if not c.group.overlaps(span)]
    before = [c for c in around if c.group.end <= span.start and not _parted(text[c.group.end : span.start])]
    after = [c for c in around if c.group.start >= span.end and not _enters(text[span.end : c.group.start])]
    chosen: list[Clause] = []
    sentence = reading.discourse.sentence_at(span.start)
    leads = LEAD_IN.search(text, max(sentence.start, span.start - 24), span.start) is not None
    if not before or (leads and after and _follows(text, span, after[0])):
        chosen += [c for c in after[:1] if leads or not _begins_anew(text, span, c)]
    else:
        chosen.append(_finite(before))
    if WHEN.match(text, span.end) and after and after[0] not in chosen:
        chosen.append(after[0])
    return chosen


def _parted(between: str) -> bool:
    """Whether words between a verb and a date part them: a new predicate, or the end of brackets the verb stands in."""
    return PARTED.search(between) is not None or _enters(between[::-1].translate(MIRRORED))


def _enters(between: str) -> bool:
    """Whether what follows some words stands in brackets that open among them."""
    depth = 0
    for bracket in reversed(BRACKET.findall(between)):
        depth += 1 if bracket == "(" else -1
        if depth > 0:
            return True
    return False


def _follows(text: str, span: Span, clause: Clause) -> bool:
    """Whether a clause's subject begins right behind the time expression ("In June, the council …")."""
    start = clause.subject.start if clause.subject else clause.group.start
    return start >= span.end and len(text[span.end : start].split()) <= 2


def _begins_anew(text: str, span: Span, clause: Clause) -> bool:
    """Whether nothing but a conjunction parts a date from the subject of the next clause: the date ends its own."""
    start = clause.subject.start if clause.subject else clause.group.start
    return ANEW.fullmatch(text, span.end, max(start, span.end)) is not None


def _finite(before: list[Clause]) -> Clause:
    """The verb before a date; an infinitive ("asked them to leave") yields to the verb it hangs on."""
    last = before[-1]
    if last.infinitive and len(before) > 1 and not before[-2].infinitive:
        return before[-2]
    return last


def _telling(reading: Reading, expression: TemporalExpression, clause: Clause) -> Telling | None:
    """The telling of a dated clause; None where its verb tells of no happening."""
    quotation = reading.cued_by(clause)
    if tells_nothing(reading, clause) or puts_off(reading, expression, clause):
        return None
    behind = expression.span.start > clause.head.end and clause.verb.family not in EDITIONS
    if behind and (names_edition(reading.text, expression.span) or noun_of(reading.text, expression.span)):
        return None  # "entered the 2016 race", "condemned the raid of 3 May": the date is the noun's
    parts = tuple(s for s in (clause.subject, clause.group, clause.object, expression.span) if s)
    span = hull(parts)
    if quotation is not None and not _names_a_thing(reading, quotation, clause):
        return statement(reading, quotation, expression, clause)
    if not clause.verb.family or (reading.quoted_directly(clause.head.start) and clause.infinitive):
        return None
    return Telling(
        span, clause.head, how_real(reading, clause), kind_of(reading, clause), clause.verb.family,
        "dated-clause", span, clause, expression, clause.subject,
    )  # fmt: skip


def _names_a_thing(reading: Reading, quotation: Quotation, clause: Clause) -> bool:
    """Whether the content is no words but a thing that the verb does ("declared war")."""
    short = len(" ".join(s.of(reading.text) for s in quotation.content).split()) <= SHORT
    deed = clause.verb.family not in ("", "other", "speech", "report", "request", "drafting")
    return short and deed and quotation.kind == QuotationKind.INDIRECT


def kind_of(reading: Reading, clause: Clause) -> str:
    """What an event of this clause is called: by its object where that names the thing, else by its verb."""
    thing = clause.object.of(reading.text).lower() if clause.object else ""
    for noun in ("resolution", "treaty", "report", "law"):
        if re.search(rf"\b{noun}\b", thing):
            return noun
    if clause.verb.base == "elect" or re.search(r"\belections?\b", thing):
        return "election"
    return clause.verb.kind


def statement(
    reading: Reading, quotation: Quotation, expression: TemporalExpression | None, clause: Clause | None
) -> Telling:
    """The event of saying: one quotation, its speaker, its medium where the text names one."""
    cue = quotation.cue[0] if quotation.cue else quotation.span
    parts = (*quotation.content, *quotation.source, *quotation.cue, *((expression.span,) if expression else ()))
    span = hull(parts)
    phrase = medium_of(reading, quotation)
    medium = event_titles.words_of(reading.text, phrase) if phrase else ""
    family = clause.verb.family if clause and clause.verb.family == "report" else STATEMENT
    noun = media().match(" in " + medium) if medium else None
    kind = noun["noun"].lower() if noun else "report" if family == "report" else STATEMENT
    subject = clause.subject if clause and clause.subject else (quotation.source[0] if quotation.source else None)
    status = clause.status if clause else Status.HAPPENED
    return Telling(
        span, cue, status, kind, family, "statement", span, clause, expression, subject,
        speaker_of(reading, quotation), medium, quotations=(quotation,),
    )  # fmt: skip


def speaker_of(reading: Reading, quotation: Quotation) -> str:
    """The speaker's name as it is shown: a seat or ministry by its own words ("State Department"), not its country."""
    words = " ".join(s.of(reading.text) for s in quotation.source)
    for m in (m for s in quotation.source for m in reading.mentions_in(s)):
        if m.form == Form.METONYM and m.actor == quotation.speaker:
            return m.text
    return quotation.speaker_name or reading.names.get(quotation.speaker, "") or words


def medium_of(reading: Reading, quotation: Quotation) -> Span | None:
    """Where the medium of a statement is named, right behind its words of speech or its speaker; else None."""
    for place in (*quotation.cue, *quotation.source):
        sentence = reading.discourse.sentence_at(place.start)
        match = media().match(reading.text, place.end, sentence.end)
        if match:
            found = _with_complement(reading, Span(match.start("phrase"), match.end("phrase")), sentence)
            if not any(c.overlaps(found) for c in quotation.content):
                return found
    return None


def _with_complement(reading: Reading, phrase: Span, sentence: Span) -> Span:
    """The phrase with "at the U.N. human rights session" and the like behind it, up to a date, a comma or a verb."""
    match = re.compile(r"\s+(?:at|to|before|with)\s+(?:[\w.’'-]+\s*){1,8}").match(
        reading.text, phrase.end, sentence.end
    )
    if not match:
        return phrase
    clauses_here = reading.clauses_at(phrase.start)
    stops = [d.start for d in reading.dates_in(sentence)] + [c.group.start for c in clauses_here]
    end = min([s for s in stops if s > phrase.end] + [match.end()])
    end = phrase.start + len(reading.text[phrase.start : end].rstrip(" ,"))
    return Span(phrase.start, max(end, phrase.end))
