"""Where a text tells of a happening: each time expression is given to the clause it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from viewer.extract import event_titles, lexicon
from viewer.extract.creation_datelines import names_itself
from viewer.extract.event_clauses import Clause, clauses, names_edition, without_dates
from viewer.extract.event_ranges import stretches
from viewer.extract.event_verbs import words
from viewer.extract.sentences import Discourse
from viewer.extract.span_index import SpanIndex
from viewer.model.actor import Actor, Form, Mention
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.event import Status
from viewer.model.span import Span, hull
from viewer.model.temporal import TemporalExpression, TimexType
from viewer.model.time import Interval

STATEMENT = "statement"
DOCUMENT_DATED = "dated-document"
"""Rule of the day that a document bears: "the Sept. 25-dated report"."""
LEAD_IN = re.compile(
    r"(?:^|[,;:—–(\"“]|\b(?:and|but|that|when|while|then))\s*(?:(?:in|on|at|by|since|until|from|late|early)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
BOUND = re.compile(r"\b(?:until|till|through|since|by|before|after)\s+(?:the\s+)?$", re.IGNORECASE)
ANEW = re.compile(r"(?:,?\s+(?:and|but|while|whereas)|;)\s+(?:(?:the|a|an|its|his|her|their)\s+)?", re.IGNORECASE)
PARTED = re.compile(r";|\b(?:and|but|which|who)\s+(?:is|are|was|were|will|has|had)\b", re.IGNORECASE)
"""What parts a date from a verb before it: a new predicate, be it of a verb that tells of no happening ("is due")."""
WHEN = re.compile(r",?\s+when\s", re.IGNORECASE)
COMPARING = re.compile(
    r"\b(?:(?:from|against|versus)\s[^,;:.a-z]{0,8}\d[\d.,]*(?:\s[\w$%-]+){0,3}|than|compared\s(?:with|to)(?:\s[^,;:]{1,40})?)"
    r"\s+(?:(?:in|on|at|of|for)\s+)?(?:the\s+)?(?:same\s+)?$",
    re.IGNORECASE,
)
PUT_OFF = re.compile(r"['’]s\s+(?:[\w-]+\s+){1,4}?(?:was|were|is|has\sbeen|had\sbeen)\s+(?:[a-z]+ly\s+)?$")
"""Between a date and the verb that put off what was due then ("yesterday's vote was postponed")."""
EDITIONS = frozenset({"conquest", "agreement"})
"""Families of verbs that are done when the edition is that they name ("won the 2016 election")."""
AT_ONCE = 3
"""Characters into a sentence within which a verb begins that has no subject: "1944: Landed in Normandy"."""
ACCORDING = re.compile(r"\baccording\s+to\b", re.IGNORECASE)
SHORT = 5
"""Words of an indirect content up to which it may be a mere object of the verb."""
DATED = re.compile(r"-dated\s+((?:[\w’'.-]+\s+){0,3}?[\w’'-]+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a happening.

    span        the words that tell it; head: the verb or noun that does
    scope       where its participants are looked for
    clause      None where a noun tells it
    subject     who or what, as the text has it
    family      family of the verb; tellings of one event share it
    speaker     name of who speaks, for statements and their media
    medium      the noun phrase of a statement's medium ("its annual human rights report"), or ""
    participle  what was done with the medium ("released"), or ""
    """

    span: Span
    head: Span
    status: Status
    kind: str
    family: str
    rule: str
    scope: Span
    clause: Clause | None = None
    expression: TemporalExpression | None = None
    subject: Span | None = None
    speaker: str = ""
    medium: str = ""
    participle: str = ""
    quotations: tuple[Quotation, ...] = ()

    @property
    def interval(self) -> Interval | None:
        """The date of this telling, if it has one."""
        return self.expression.interval if self.expression else None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the other readers found, ready to be asked; `clauses_at` gives the clauses of a sentence."""

    discourse: Discourse
    expressions: tuple[TemporalExpression, ...]
    quotations: tuple[Quotation, ...]
    names: dict[str, str]
    _dates: SpanIndex[Span]
    _mentions: SpanIndex[Mention]
    _cues: SpanIndex[Quotation]
    _direct: SpanIndex[Quotation]
    _said: SpanIndex[Quotation]
    _clauses: dict[Span, list[Clause]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        discourse: Discourse,
        expressions: Sequence[TemporalExpression],
        quotations: Sequence[Quotation],
        mentions: Sequence[Mention],
        actors: Sequence[Actor],
    ) -> Reading:
        """A reading of one document; nested quotations are left to those they stand in."""
        top = tuple(q for q in quotations if not q.inside)
        return cls(
            discourse,
            tuple(expressions),
            top,
            {a.id: a.name for a in actors},
            SpanIndex((e.span, e.span) for e in expressions if e.type in (TimexType.DATE, TimexType.TIME)),
            SpanIndex((m.span, m) for m in mentions),
            SpanIndex((c, q) for q in top for c in q.cue),
            SpanIndex((q.span, q) for q in top if q.kind == QuotationKind.DIRECT),
            SpanIndex((c, q) for q in top for c in q.content),
        )

    @property
    def text(self) -> str:
        """The document's text."""
        return self.discourse.text

    def clauses_at(self, offset: int) -> list[Clause]:
        """Clauses of the sentence that holds an offset."""
        sentence = self.discourse.sentence_at(offset)
        if sentence not in self._clauses:
            dates = self._dates.overlapping(sentence)
            self._clauses[sentence] = [without_dates(self.text, c, dates) for c in clauses(self.text, sentence)]
        return self._clauses[sentence]

    def dates_in(self, span: Span) -> list[Span]:
        """Spans of the dates and times of day that overlap a span."""
        return self._dates.overlapping(span)

    def mentions_in(self, span: Span) -> list[Mention]:
        """Mentions that overlap a span."""
        return self._mentions.overlapping(span)

    def quoted_directly(self, offset: int) -> bool:
        """Whether an offset stands inside a direct quotation."""
        return bool(self._direct.overlapping(Span(offset, offset + 1)))

    def quotations_at(self, span: Span) -> list[Quotation]:
        """The quotations whose content overlaps a span."""
        return self._said.overlapping(span)

    def cued_by(self, clause: Clause) -> Quotation | None:
        """The quotation whose words of speech this clause is."""
        return next(iter(self._cues.overlapping(clause.head)), None)


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
        if BOUND.search(reading.text, max(0, expression.span.start - 12), expression.span.start):
            continue  # "until May": the edge of a stretch, not the day of a happening
        if _only_compares(reading.text, expression.span, reading.discourse.sentence_at(expression.span.start)):
            continue
        noun = DATED.match(reading.text, expression.span.end)
        if noun:
            found.append(_document_dated(expression, noun))
            continue
        found.extend(t for c in _governing(reading, expression) if (t := _telling(reading, expression, c)))
    return found


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
    around = [c for c in reading.clauses_at(span.start) if not c.group.overlaps(span)]
    before = [c for c in around if c.group.end <= span.start and not PARTED.search(text, c.group.end, span.start)]
    after = [c for c in around if c.group.start >= span.end]
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
    if _tells_nothing(reading, clause) or _puts_off(reading, expression, clause):
        return None
    behind = expression.span.start > clause.head.end and clause.verb.family not in EDITIONS
    if behind and names_edition(reading.text, expression.span):
        return None  # "entered the 2016 race": the date names the race
    parts = tuple(s for s in (clause.subject, clause.group, clause.object, expression.span) if s)
    span = hull(parts)
    if quotation is not None and not _names_a_thing(reading, quotation, clause):
        return statement(reading, quotation, expression, clause)
    if not clause.verb.family or (reading.quoted_directly(clause.head.start) and clause.infinitive):
        return None
    return Telling(
        span, clause.head, _told_ahead(reading, clause), kind_of(reading, clause), clause.verb.family,
        "dated-clause", span, clause, expression, clause.subject,
    )  # fmt: skip


def _tells_nothing(reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells of no happening: a wish, advice, a question, what "you" do, a day merely spent."""
    text = reading.text
    group = clause.group.of(text).lower().split()
    if clause.verb.base in words("classes", "attitudes") or words("auxiliaries", "advising").intersection(group):
        return True
    if clause.verb.base in words("classes", "weather") or _is_wished(reading, clause):
        return True
    if clause.verb.base == "spend" and clause.object is None:
        return True
    sentence = reading.discourse.sentence_at(clause.head.start)
    if clause.subject is None:
        return clause.group.start > sentence.start + AT_ONCE and not clause.reduced
    subject = clause.subject.of(text).lower()
    return subject == "you" or (text[sentence.start : sentence.end].rstrip("\"”’' ").endswith("?"))


def _is_wished(reading: Reading, clause: Clause) -> bool:
    """Whether a clause is what someone only wishes or fears: "officials fear the outbreak will spread"."""
    before = [c for c in reading.clauses_at(clause.head.start) if c.group.end < clause.group.start]
    start = clause.subject.start if clause.subject else clause.group.start
    near = bool(before) and start - before[-1].group.end <= len(" that ")
    return near and before[-1].verb.base in words("classes", "attitudes") - words("classes", "expecting")


def _puts_off(reading: Reading, expression: TemporalExpression, clause: Clause) -> bool:
    """Whether a date belongs to what a verb puts off, not to the verb: "yesterday's vote was postponed"."""
    between = reading.text[expression.span.end : clause.head.start]
    return clause.head.of(reading.text).lower() in words("classes", "put_off") and bool(PUT_OFF.match(between))


def _told_ahead(reading: Reading, clause: Clause) -> Status:
    """The status of a clause; "would" in what someone said is to come: "said the offensive would begin in June"."""
    group = clause.group.of(reading.text).lower().split()
    ahead = clause.status == Status.HYPOTHETICAL and "would" in group and "have" not in group and "not" not in group
    if clause.status == Status.PLANNED and _is_expected(reading, clause):
        return Status.EXPECTED
    told = ahead and any(c.contains(clause.group) for q in reading.quotations_at(clause.head) for c in q.content)
    if clause.status == Status.HAPPENED and _is_hearsay(reading, clause):
        return Status.REPORTED
    return Status.PLANNED if told else clause.status


def _is_hearsay(reading: Reading, clause: Clause) -> bool:
    """Whether a text tells a happening only as what someone says: "villagers said soldiers burned 40 huts"."""
    said = (q for q in reading.quotations_at(clause.head) if q.kind != QuotationKind.DIRECT)
    if any(c.contains(clause.group) for q in said for c in q.content):
        return True
    sentence = reading.discourse.sentence_at(clause.head.start)
    return ACCORDING.search(reading.text, sentence.start, sentence.end) is not None


def _is_expected(reading: Reading, clause: Clause) -> bool:
    """Whether someone expects what a clause tells: "analysts expect prices will fall"."""
    before = [c for c in reading.clauses_at(clause.head.start) if c.group.end < clause.group.start]
    start = clause.subject.start if clause.subject else clause.group.start
    near = bool(before) and start - before[-1].group.end <= len(" that ")
    return near and before[-1].verb.base in words("classes", "expecting")


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
