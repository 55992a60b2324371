"""How real a text makes what a clause tells: done, hearsay, to come, only wished for; or no happening at all."""

from __future__ import annotations

import re

from viewer.extract.event_clauses import Clause
from viewer.extract.event_reading import Reading
from viewer.extract.event_verbs import words
from viewer.model.attribution import QuotationKind
from viewer.model.event import Status
from viewer.model.temporal import TemporalExpression

PUT_OFF = re.compile(r"['’]s\s+(?:[\w-]+\s+){1,4}?(?:was|were|is|has\sbeen|had\sbeen)\s+(?:[a-z]+ly\s+)?$")
"""Between a date and the verb that put off what was due then ("yesterday's vote was postponed")."""
AT_ONCE = 3
"""Characters into a sentence within which a verb begins that has no subject: "1944: Landed in Normandy"."""
NOBODY = re.compile(r"(?:no|none|nobody|neither|nothing)\b", re.IGNORECASE)
ACCORDING = re.compile(r"\baccording\s+to\b", re.IGNORECASE)


def tells_nothing(reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells of no happening: a wish, advice, a question, what "you" do, a day merely spent."""
    text = reading.text
    group = clause.group.of(text).lower().split()
    wishes = clause.verb.base in words("classes", "attitudes") and not clause.passive
    if wishes or words("auxiliaries", "advising").intersection(group):
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
    before = [c for c in reading.clauses_near(clause.head.start) if c.group.end < clause.group.start]
    start = clause.subject.start if clause.subject else clause.group.start
    near = bool(before) and start - before[-1].group.end <= len(" that ")
    return near and before[-1].verb.base in words("classes", "attitudes") - words("classes", "expecting")


def puts_off(reading: Reading, expression: TemporalExpression, clause: Clause) -> bool:
    """Whether a date belongs to what a verb puts off, not to the verb: "yesterday's vote was postponed"."""
    between = reading.text[expression.span.end : clause.head.start]
    return clause.head.of(reading.text).lower() in words("classes", "put_off") and bool(PUT_OFF.match(between))


def how_real(reading: Reading, clause: Clause) -> Status:
    """The status of a clause; "would" in what someone said is to come: "said the offensive would begin in June"."""
    group = clause.group.of(reading.text).lower().split()
    ahead = clause.status == Status.HYPOTHETICAL and "would" in group and "have" not in group and "not" not in group
    if clause.status == Status.PLANNED and _is_expected(reading, clause):
        return Status.EXPECTED
    told = ahead and any(c.contains(clause.group) for q in reading.quotations_at(clause.head) for c in q.content)
    if clause.subject and NOBODY.match(reading.text, clause.subject.start):
        return Status.HYPOTHETICAL
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
    before = [c for c in reading.clauses_near(clause.head.start) if c.group.end < clause.group.start]
    start = clause.subject.start if clause.subject else clause.group.start
    near = bool(before) and start - before[-1].group.end <= len(" that ")
    return near and before[-1].verb.base in words("classes", "expecting")
