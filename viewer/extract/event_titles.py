"""Short names for events, in the source's words: read on a label of some 40 characters, not a sentence cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viewer.extract.event_clauses import Clause
from viewer.model.event import Status
from viewer.model.span import Span

LONGEST = 110
WHOLE = 0.45
"""Least share of the room that a title must fill to be cut where a phrase ends instead of anywhere."""
ARTICLE = re.compile(r"^(?:the|a|an|this|that|such|its|his|her|their)\s+", re.IGNORECASE)
SPACE = re.compile(r"\s+")
TAIL = re.compile(
    r"(?:\s+(?:the|a|an|of|in|on|at|to|for|with|and|or|by|from|that|its|his|her|their|not))+$", re.IGNORECASE
)
THAT = re.compile(r"^that\s+")
PHRASE_END = re.compile(
    r"(?<!\bare)(?<!\bis)(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bbegun)"  # "are working" is one verb
    r"\s(?=(?:that|which|who|whose|because|but|while|when|after|before|by|for|in|on|at|with|\w{3,}ing)\s)"
)
PREDICATE = re.compile(r"\b(?:do(?:es)?|did|will|would|must|should|can(?:not)?|is|are|was|were|has|have|had)\b")
ROOM = 48
"""Characters up to which a title has room for the purpose behind its object ("voted 54-46 to reject the nominee")."""
COMING = re.compile(r"(?:^|\s)(?:to|will|shall|’ll|'ll)\s+(?P<rest>(?!.*\sto\s)\S.*)$")
BEFORE_DATE = re.compile(r"\s+(?:(?:early|late|only|just)\s+)?(?:(?:on|in|at|by|since|during)\s+)?(?:the\s+)?$", re.I)
DATE_NEXT = re.compile(r"\s+(?:(?:on|in|at|late|early)\s+){0,2}(?:the\s+)?", re.I)
AGENT = re.compile(
    r"\s+(?:by|in|at|with)\s+(?:(?:the|a|an)\s+)?[A-ZÀ-Þ][\w.’'-]*+(?:\s+(?:(?:of|and)\s+)?[A-ZÀ-Þ][\w’'-]*+){0,3}"
)
PARTICIPLE = re.compile(r"\s+[a-z]{3,}ing(?:\s+[^\s,;:.()]+){1,6}")
"""What behind an object says what it is about ("a resolution demanding access to Syria")."""
HEARSAY = re.compile(r"^(?:[a-z]+ly|then|also|now|soon|later)\s+")
DOUBT = re.compile(r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly|seemingly)\s$", re.I)
"""What a title must not leave out: it would tell hearsay as a fact."""
NOBODY = frozenset({"he", "she", "they", "it", "we", "i"})
"""Subjects behind which a title keeps the whole verb: "He will travel", not "He to travel"."""
APPOSED = re.compile(r"^,\s[^,]{1,80},\s")
FIRST_WORDS = re.compile(r"^(?:but|and|still|so|yet|also|however|meanwhile|then|or)\b,?\s+", re.I)
COMPLEMENT = re.compile(r"\s+to\s[^,;:.]{3,}")
PLACE = re.compile(r"^(?:[A-Z][A-Z.'’ ]{1,30}(?:\([A-Za-z. ]{1,20}\) ?)?(?:--?|[–—]) |--?|[–—])\s*")
"""What a dateline leaves before a first sentence: "GENEVA - ", or only its dash."""
MARKS = "\"“”'‘’,;: "


def words_of(text: str, span: Span) -> str:
    """The words of a span on one line."""
    return SPACE.sub(" ", span.of(text)).strip()


def name(phrase: str) -> str:
    """A noun phrase as a title begins with it: no article, first letter large."""
    bare = ARTICLE.sub("", PLACE.sub("", phrase.strip(MARKS)), count=1)
    return bare[:1].upper() + bare[1:]


def shortened(title: str, longest: int = LONGEST) -> str:
    """Cut to at most `longest` characters: where a phrase ends, or else at a word, with “…”."""
    if len(title) <= longest:
        return title.rstrip(" ,;:")
    ends = [m.start() for m in PHRASE_END.finditer(title, 0, longest + 1) if m.start() >= WHOLE * longest]
    if ends:
        return TAIL.sub("", title[: ends[-1]]).rstrip(MARKS)
    return _at_word(title, longest)


def _at_word(title: str, longest: int) -> str:
    if len(title) <= longest:
        return title
    cut = title[: longest - 1].rsplit(" ", 1)[0]
    return TAIL.sub("", cut).rstrip(MARKS) + "…"


def happening(text: str, clause: Clause, subject: str = "", dates: Sequence[Span] = ()) -> str:
    """Subject, verb and object of a clause: "General Assembly adopted a landmark resolution".

    subject  a fuller name for the subject than the clause itself has, or ""
    dates    the time expressions of its sentence: a title has none behind its verb
    """
    who = subject or (words_of(text, clause.subject) if clause.subject else "")
    what = words_of(text, clause.object) if clause.object else ""
    verb = words_of(text, clause.group) if who.lower() in NOBODY and not clause.reduced else _verb(text, clause)
    title = " ".join(part for part in (name(FIRST_WORDS.sub("", who)), verb, what) if part)
    end = _behind_dates(text, clause.object.end if clause.object else clause.group.end, dates)
    if clause.reduced and (agent := AGENT.match(text, end)) and not any(d.overlaps(_span(agent)) for d in dates):
        title += " " + " ".join(agent.group().split())
    elif clause.object and len(title) <= ROOM and (doing := PARTICIPLE.match(text, end)):
        title += " " + _until_date(text, doing, dates)
    elif not clause.object or len(title) <= ROOM:
        title = " ".join(part for part in (title, _complement(text, end, dates)) if part)
    return shortened(closed(title[:1].upper() + title[1:]))


def closed(title: str) -> str:
    """A title without words that lead on to nothing, and with no mark left open."""
    title = TAIL.sub("", title.removesuffix("''").rstrip(" ,;:-–—“‘(")).rstrip()
    if title.count('"') % 2:
        title = title[:-1].rstrip() if title.endswith('"') else title + '"'
    if title.count("“") > title.count("”"):
        title += "”"
    return title[: title.rindex("(")].rstrip() if title.count("(") > title.count(")") else title


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _behind_dates(text: str, end: int, dates: Sequence[Span]) -> int:
    """The offset behind a date that follows at once ("flew to Paris on Tuesday" | "to sign the accord")."""
    for date in sorted(dates):
        if date.start >= end and DATE_NEXT.fullmatch(text, end, date.start):
            end = date.end
    return end


def _verb(text: str, clause: Clause) -> str:
    """The verb group as a title has it: what is to come in the infinitive ("to meet", "expected to be released")."""
    doubt = DOUBT.search(text, max(0, clause.group.start - 16), clause.group.start)
    group = (doubt.group() if doubt else "") + words_of(text, clause.group)
    coming = clause.status in (Status.PLANNED, Status.EXPECTED) and not clause.reduced and not clause.verb.ing
    if not coming or not (match := COMING.search(group)):
        return words_of(text, clause.head) if clause.reduced else group
    return ("expected to " if clause.status == Status.EXPECTED else "to ") + HEARSAY.sub("", match["rest"])


def _complement(text: str, start: int, dates: Sequence[Span]) -> str:
    """The infinitive that follows a verb or its object ("to bring …"), up to a stop or a date."""
    match = COMPLEMENT.match(text, start, start + 2 * LONGEST)
    if not match:
        return ""
    return _until_date(text, match, dates)


def _until_date(text: str, match: re.Match[str], dates: Sequence[Span]) -> str:
    """The words of a match up to the first date, without what would lead on to it."""
    end = min((d.start for d in dates if d.end > match.start() and d.start < match.end()), default=match.end())
    return TAIL.sub("", SPACE.sub(" ", text[match.start() : end]).strip()).rstrip(MARKS)


def timeless(text: str, span: Span, dates: Sequence[Span]) -> str:
    """The words of a span on one line, without the dates in it and the prepositions before these."""
    parts, start = [], span.start
    for date in sorted(d for d in dates if d.overlaps(span)):
        parts.append(BEFORE_DATE.sub("", text[start : max(start, date.start)]))
        start = max(start, date.end)
    parts.append(text[start : max(start, span.end)])
    return SPACE.sub(" ", " ".join(part.strip() for part in parts)).replace(" ,", ",").strip()


def doing(speaker: str, deed: str) -> str:
    """Speaker and what the speaker's verb says without being words ("France condemned the raid")."""
    bare = APPOSED.sub("", deed)
    return shortened(closed(name(speaker) + ("" if bare.startswith(",") else " ") + bare))


def saying(speaker: str, words: str, quoted: bool) -> str:
    """Speaker and the first words said: "Hua Chunying: “To bring …”".

    quoted  whether the words stand between marks in the source
    """
    said = THAT.sub("", SPACE.sub(" ", words).strip(MARKS))
    if not quoted:
        said = FIRST_WORDS.sub("", said)
    if not quoted and (said.count('"') % 2 or said.count("“") > said.count("”")):
        said += '"' if said.count('"') % 2 else "”"  # the mark that closes words inside was stripped
    lead = f"{name(speaker)}: " if speaker else ""
    room = LONGEST - len(lead) - (2 if quoted else 0)
    if quoted and len(said) > room:
        verb = next((m.start() for m in PREDICATE.finditer(said) if m.start() > room // 3), len(said))
        rest = "… " + said[verb:]
        said = rest if len(said) - verb > room // 3 and len(rest) <= room else _at_word(said, max(room, 24))
    else:
        said = shortened(said, max(room, 24))
    if not lead and not quoted:
        said = said[:1].upper() + said[1:]
    return f"{lead}“{said}”" if quoted else lead + said


def medium(speaker: str, phrase: str, participle: str = "") -> str:
    """Whose document or speech it is: "State Department’s annual report", "Ban Ki-moon’s report released"."""
    owner = name(speaker)
    genitive = owner + ("’" if owner.endswith("s") else "’s")
    return shortened(" ".join(part for part in (genitive, ARTICLE.sub("", phrase), participle) if part))
