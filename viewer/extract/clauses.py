"""Words of a sentence with their part in it, subjects and objects: just enough grammar to see who said what.

Tags are single letters: n noun, p name, # number, D determiner, s possessive, R subject and O object pronoun, T "that",
W relative, Q question word, P preposition, I "to", S subordinator, C conjunction, A adverb, N negation, X be, H have,
Y do, M modal; verb forms B Z E F K G (see attribution_words); q a stretch of speech taken as one word; marks stand for
themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from viewer.extract.attribution_words import Verb, words
from viewer.extract.sentences import Discourse
from viewer.model.span import Span

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|[A-Z][a-z]{0,3}\.(?=\s[A-Z])"  # Mr. Gov. J.
    r"|\d+(?:[.,:]\d+)*(?:[^\W\d_]{1,2}\b)?"
    r"|[^\W\d_]+(?:-[^\W_]+)*"
    r"|['’](?:s|re|ve|ll|d|m|t)\b"
    r"|[,;:()\[\]?!—–]|--?(?=[\s-])"
)
VERBAL = "BZEFKG"
NOMINAL = "np#"
MAX_HEADLINE = 160
"""Characters; longer paragraphs are no headlines."""
CLAUSE_REACH = 16
"""Words looked at to either side to decide on one word."""


@dataclass(slots=True)
class Tagged:
    """The words of one paragraph: offsets, lower-case letters, tags; lists of one length.

    quoted    first word of each stretch between marks within a sentence: the word after its last one
    headline  every word has a capital, so that capitals tell no names
    """

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    quoted: dict[int, int] = field(default_factory=dict)
    headline: bool = False

    def __len__(self) -> int:
        return len(self.tag)

    def span(self, first: int, last: int) -> Span:
        """The characters of words first … last - 1."""
        return Span(self.start[first], self.end[last - 1])

    def phrase(self, index: int) -> tuple[int, Verb] | None:
        """The last word and the verb of a phrase like "point out" that begins with a verb at a word."""
        for rest, verb in words().phrases.get(self.low[index], ()) if self.tag[index] in VERBAL + "M" else ():
            if self.low[index + 1 : index + 1 + len(rest)] == list(rest):
                return index + len(rest), verb
        return None

    def verb(self, index: int) -> Verb | None:
        """The verb of attribution a word is, where it is tagged as a verb."""
        return words().verbs.get(self.low[index]) if self.tag[index] in VERBAL else None


def tag(discourse: Discourse, within: Span, speech: Sequence[Span] = (), quoted: Sequence[Span] = ()) -> Tagged:
    """Words and tags of a paragraph, a stop "." after each sentence.

    `speech` are stretches taken as one word each, `quoted` other stretches between marks; both in order of the text.
    """
    sentence = Tagged(discourse.text, headline=_is_headline(discourse.text, within))
    at, stop = within.start, 0
    stretches = [*speech, Span(within.end, within.end)]
    ends = _outside(_sentence_ends(discourse, within), quoted)
    for stretch in stretches:
        while stop < len(ends) and ends[stop] <= stretch.start:
            _add(sentence, at, ends[stop])
            at = max(at, ends[stop])
            _stop(sentence, ends[stop])
            stop += 1
        _add(sentence, at, stretch.start)
        at = max(at, stretch.end)
        while stop < len(ends) and ends[stop] < stretch.end:
            stop += 1
        if stretch.end > stretch.start:
            _append(sentence, (stretch.start, stretch.end), "", "q")
    if not sentence.tag or sentence.tag[-1] != ".":
        _stop(sentence, within.end)
    _settle(sentence)
    for stretch in quoted:
        first = bisect_left(sentence.start, stretch.start)
        last = bisect_left(sentence.start, stretch.end, first)
        if last > first:
            sentence.quoted[first] = last
    return sentence


def _sentence_ends(discourse: Discourse, within: Span) -> list[int]:
    at = bisect_left(discourse.sentences, within.start, key=lambda s: s.end)
    ends = []
    while at < len(discourse.sentences) and discourse.sentences[at].start < within.end:
        ends.append(min(discourse.sentences[at].end, within.end))
        at += 1
    return ends


def _outside(ends: list[int], quoted: Sequence[Span]) -> list[int]:
    """The sentence ends that do not stand inside one of the stretches between marks."""
    kept, at = [], 0
    for end in ends:
        while at < len(quoted) and quoted[at].end <= end:
            at += 1
        if at == len(quoted) or end <= quoted[at].start:
            kept.append(end)
    return kept


def _stop(sentence: Tagged, at: int) -> None:
    _append(sentence, (at, at), ".", ".")


def _append(sentence: Tagged, where: tuple[int, int], low: str, tag_: str) -> None:
    sentence.start.append(where[0])
    sentence.end.append(where[1])
    sentence.low.append(low)
    sentence.tag.append(tag_)


def _is_headline(text: str, within: Span) -> bool:
    """Whether a short paragraph writes nearly every word with a capital."""
    if len(within) > MAX_HEADLINE:
        return False
    letters = [w[0] for w in within.of(text).split() if w[0].isalpha() and len(w) > 2]
    return len(letters) >= 4 and sum(letter.isupper() for letter in letters) >= 0.75 * len(letters)


def _add(sentence: Tagged, start: int, end: int) -> None:
    tags = words().tags
    for match in TOKEN.finditer(sentence.text, start, end):
        word = match.group()
        low = word.lower()
        first = word[0]
        if first in "'’":
            low = "'" + low[1:]
        known = tags.get(low)
        if known is None:
            if not first.isalnum():
                known = "-" if first in "—–-" else ("s" if low == "'s" else first)
            elif first.isdigit():
                known = "#"
            elif first.isupper():
                known = "p"
            elif low.endswith("ly"):
                known = "A"
            elif low.endswith("ing") and len(low) > 5:
                known = "G"
            elif low.endswith("ed") and len(low) > 4:
                known = "E"
            else:
                known = "n"
        elif first.isupper() and sentence.tag:
            before = sentence.tag[-1]
            verbal = known in "BZEFKGASP" and before not in ".?!:q" and not sentence.headline
            if verbal or (low == "may" and before in "PD#"):
                known = "p"
        sentence.start.append(match.start())
        sentence.end.append(match.end())
        sentence.low.append(low)
        sentence.tag.append(known)


def _settle(sentence: Tagged) -> None:
    """Decide what a word is from its neighbours: "the claims" and "she claims", "it's" and "Seoul's"."""
    tags, low = sentence.tag, sentence.low
    size = len(tags)
    for i in range(size):
        this = tags[i]
        before = tags[i - 1] if i else "."
        if this == "s":
            if before in "RTWQ" or (i and low[i - 1] in ("there", "here")):
                tags[i] = "X"
        elif this in "BZ" and (i == 0 or not _never_noun(low[i])):
            after = tags[i + 1] if i + 1 < size else "."
            noun = i > 0 and low[i - 1] in words().sets["adjectives"]
            if noun or not (_is_base if this == "B" else _is_third)(sentence, i, before, after):
                tags[i] = "n"
        elif this in "GE" and _within_noun_phrase(tags, i):
            tags[i] = "n"
        elif this == "A" and low[i] == "back" and before in "np" and low[i - 1].endswith("s"):
            if i + 1 < size and tags[i + 1] in "DpRO" and _begins_clause(sentence, i):
                tags[i] = "B"
        elif this == "P" and low[i] == "like" and before in "RMIYN":
            tags[i] = "B"
        elif this == "S" and low[i] in ("before", "after", "until", "since") and not _opens_clause(tags, i + 1):
            tags[i] = "P"


def _within_noun_phrase(tags: list[str], i: int) -> bool:
    """Whether an -ing or -ed word is part of a noun phrase: "the warning", "a press briefing", "the proposed law"."""
    before = tags[i - 1] if i else "."
    if tags[i] == "E":
        return before in "Ds#" and i + 1 < len(tags) and tags[i + 1] in NOMINAL
    return before in "Ds#" or (before == "n" and i > 1 and tags[i - 2] in "Ds#")


def _never_noun(low: str) -> bool:
    verb = words().verbs.get(low)
    return verb is not None and verb.lemma in words().sets["never_nouns"]


def _opens_clause(tags: list[str], i: int) -> bool:
    """Whether a finite verb comes before the next mark: "after he left", not "after the meeting"."""
    for t in tags[i : i + CLAUSE_REACH]:
        if t in "XHMYEFR":
            return True
        if t in ",.;:-q":
            return False
    return False


def _is_base(sentence: Tagged, i: int, before: str, after: str) -> bool:
    """Whether a word like "claim" is a verb here."""
    if before in "IMRY" or (before in "NA" and i > 1 and sentence.tag[i - 2] in "IMRYWnpN"):
        return True
    if before == "W":
        return True
    if before in "np" and sentence.low[i - 1].endswith("s") and after not in "n.EFZXHM":
        return _begins_clause(sentence, i)
    if before in "np" and after in "DTRQIpq" and _plural_subject(sentence, i):
        return True
    if before == "C" and after in "DTORpq":
        return True
    return before == "O" and after in "DTORIpq"


def _begins_clause(sentence: Tagged, i: int) -> bool:
    """Whether the noun phrase before word i may be a subject: no preposition or verb right before it."""
    first = i - 1
    while first > 0 and i - first < CLAUSE_REACH and sentence.tag[first - 1] in "npDs#":
        first -= 1
    return first == 0 or sentence.tag[first - 1] not in "PIBZEFKGX"


def _after_speech(sentence: Tagged, i: int) -> bool:
    """Whether the words right before word i are a noun phrase that follows a stretch of speech: `"…," Lind adds.`"""
    first = i - 1
    while first > 0 and i - first < CLAUSE_REACH and sentence.tag[first] in "npDs#":
        first -= 1
    return sentence.tag[first] == "q"


def _plural_subject(sentence: Tagged, i: int) -> bool:
    """Whether the phrase before word i begins a clause and its first noun is a plural: "polls in the state show"."""
    first = head = i
    while first > 0 and i - first < CLAUSE_REACH and sentence.tag[first - 1] in "npDs#PE":
        first -= 1
        if sentence.tag[first] in "PE":
            head = first
    starts = first == 0 or sentence.tag[first - 1] in ".,;:C-S"
    return starts and first < head < i and sentence.low[head - 1].endswith("s") and sentence.tag[head - 1] in "np"


def _is_third(sentence: Tagged, i: int, before: str, after: str) -> bool:
    """Whether a word like "claims" is a verb here."""
    if before in "RWT" or (before in "AN" and i > 1 and sentence.tag[i - 2] in "RWTnp"):
        return True
    if before in "NA,)q":
        return after not in "PCXH."
    if before in "np#":
        if after in ".P" and _after_speech(sentence, i):
            return True
        if after == "B" and i + 2 < len(sentence) and sentence.tag[i + 2] in "TDR":
            return False  # "reports show that"
        if after in "PCXHMZEF.s" or (after == "," and before != "p"):
            return False
        return after != "n" or _begins_clause(sentence, i)
    return before in "CG" and after in "DTORIpqQ"
