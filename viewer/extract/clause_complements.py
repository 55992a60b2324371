"""What follows a verb as its content: "that …", a bare clause, "to …", an object, and where that content ends."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.extract.attribution_words import Verb, words
from viewer.extract.clause_grammar import has_finite_verb, noun_phrase_after
from viewer.extract.clauses import NOMINAL, Tagged

MAX_CONTENT = 250
"""Words of a reported content; longer ones are cut off there."""
MAX_FILLER = 12
"""Words between a verb and its "that"."""
SAYS_SOMETHING = 3
"""Words from which on what is denied says what it is ("any links to the group")."""
MAX_SUBJECT = 25
"""Words of a subject, up to its verb."""


@dataclass(frozen=True, slots=True)
class Complement:
    """Words first … last - 1 are the content; the cue ends before word `cue_end`; `frame` says what kind it is."""

    first: int
    last: int
    cue_end: int
    frame: str


def complement_of(s: Tagged, i: int, verb: Verb, last: int, within: str = "") -> Complement | None:
    """The content of the verb at word i in a sentence that ends before word `last`; None where it has none."""
    k = i + 1
    if k >= last:
        return None
    if "addressee" in verb.frames and (s.tag[k] in NOMINAL + "ORD" or (s.tag[k] in "GE" and s.tag[k + 1] in NOMINAL)):
        end = noun_phrase_after(s, k)
        if end is not None and end < last:
            told = _told(s, end, last, i, within)
            plain = told is None and "clause" in verb.frames and s.tag[k] in NOMINAL + "D" and s.tag[end] in "XHMYEFZ"
            return _bare(s, i, verb, last, within) if plain else told  # "warned the river would rise"
    if s.low[k] in verb.prepositions and k + 1 < last and s.tag[k + 1] not in ".,":
        return Complement(k + 1, content_end(s, k + 1, last, "object", within), k + 1, s.low[k])
    if k in s.quoted and verb.frames & {"clause", "addressee"}:
        return Complement(k, _after_marks(s, k, last, within), k, "words")
    that = skip_to_that(s, k, last)
    if that is not None and ("clause" in verb.frames or "that" in verb.frames):
        return Complement(that, content_end(s, that, last, "clause", within), i + 1, "that")
    bare = _past_setting(s, k, last) if "clause" in verb.frames else k
    if bare > k and bare < last and s.tag[bare] in "RDp" and clause_starts(s, bare, last):
        return Complement(bare, content_end(s, bare, last, "clause", within), i + 1, "clause")
    return _marked(s, i, verb, last, within) or _bare(s, i, verb, last, within)


def _marked(s: Tagged, i: int, verb: Verb, last: int, within: str) -> Complement | None:
    """A content that a small word or an -ing form begins: "whether …", "to …", "referring …"."""
    k = i + 1
    if s.low[k] == "to" and "question" in verb.frames and "clause" in verb.frames:
        end = noun_phrase_after(s, k + 1)  # "explained to them why"
        k = end if end is not None and end < last and s.tag[end] == "Q" else k
    t = s.tag[k]
    if (t in "QW" or s.low[k] == "if") and "question" in verb.frames:
        return Complement(k, content_end(s, k, last, "clause", within), i + 1, "question")
    if t == "I" and "infinitive" in verb.frames and k + 1 < last and s.tag[k + 1] in "BnAX":
        return Complement(k, content_end(s, k, last, "infinitive", within), k, "infinitive")
    if (t == "G" or s.low[k] in ("having", "being")) and "gerund" in verb.frames:
        return Complement(k, content_end(s, k, last, "object", within), k, "gerund")
    return None


def gap_complement(s: Tagged, i: int, subject: int, last: int) -> Complement | None:
    """`which Lind said was closed`: the content whose subject is the relative word before the speaker."""
    k = i + 1
    while k < last and s.tag[k] == "A":
        k += 1
    if subject == 0 or s.tag[subject - 1] not in "WTQ" or k + 1 >= last or s.tag[k] not in "XHMEFZ":
        return None
    return Complement(k, content_end(s, k, last, "clause", "relative"), i + 1, "gap")


def _bare(s: Tagged, i: int, verb: Verb, last: int, within: str) -> Complement | None:
    """A clause without "that", a person who is to do something, or an object."""
    k, frames = i + 1, verb.frames
    if "clause" in frames and clause_starts(s, k, last):
        return Complement(k, content_end(s, k, last, "clause", within), k, "clause")
    if s.tag[k] not in NOMINAL + "DOR" or s.low[k] in words().sets["weekdays"]:
        return None
    if s.low[k] in words().sets["adjectives"] | words().sets["says_nothing"] and (
        k + 1 >= last or s.tag[k + 1] in ".,;"
    ):
        return None  # "reports daily", "says little"
    end = noun_phrase_after(s, k)
    if end is not None and "infinitive" in frames and end < last and s.tag[end] == "I":
        return Complement(k, content_end(s, k, last, "infinitive", within), k, "person to")
    if end is not None and "object" in frames and not _is_deed(s, k, end, verb):
        return Complement(k, content_end(s, k, last, "object", within), k, "object")
    return None


def _is_deed(s: Tagged, k: int, end: int, verb: Verb) -> bool:
    """Whether verb and object are something done or pointed back to: "declared war on", "denied the charge"."""
    if verb.lemma == "deny":
        return end - k < SAYS_SOMETHING and s.tag[end] not in "TI"
    return verb.lemma in words().sets["deed_verbs"] or (
        verb.lemma == "declare" and (end - k == 1 or any(low in words().sets["declared"] for low in s.low[k:end]))
    )


def _after_marks(s: Tagged, k: int, last: int, within: str) -> int:
    """End of a content that begins with a stretch between marks: the stretch, or the clause it is part of."""
    end = s.quoted[k]
    return end if end >= last or s.tag[end] in ".,;SCPA" else content_end(s, end, last, "clause", within)


def _told(s: Tagged, k: int, last: int, i: int, within: str) -> Complement | None:
    """After the addressee: "told reporters that", "told them to"."""
    t = s.tag[k]
    if t in "TQ" or s.low[k] == "if":
        return Complement(k, content_end(s, k, last, "clause", within), i + 1, "told that")
    if t == "I":
        return Complement(i + 1, content_end(s, k, last, "infinitive", within), i + 1, "told to")
    if clause_starts(s, k, last):
        return Complement(k, content_end(s, k, last, "clause", within), i + 1, "told")
    asked = s.verb(i)
    if s.low[k] == "for" and k + 1 < last and asked is not None and asked.lemma == "ask":
        return Complement(k + 1, content_end(s, k + 1, last, "object", within), k + 1, "for")
    if s.low[k] in ("about", "of") and k + 1 < last:
        return Complement(k + 1, content_end(s, k + 1, last, "object", within), i + 1, "told about")
    that = skip_to_that(s, k, last)
    if that is not None:
        return Complement(that, content_end(s, that, last, "clause", within), i + 1, "told that")
    return None


def skip_to_that(s: Tagged, k: int, last: int) -> int | None:
    """The "that" after a verb, past adverbs, days and settings ("said Monday in Geneva that")."""
    start, sets = k, words().sets
    while k < last and k - start < MAX_FILLER:
        if s.tag[k] == "T":
            return k
        if s.tag[k] == "A" or s.low[k] in sets["weekdays"] or (k > start and s.low[k] in sets["time_units"]):
            k += 1
        elif s.low[k] in sets["time_openers"] and s.low[k + 1] in sets["time_units"]:
            k += 2
        elif s.low[k] in sets["time_openers"] and s.low[k + 1] in ("on", "in"):
            k += 1
        elif s.low[k] in sets["settings"]:
            end = noun_phrase_after(s, k + 1)
            if end is None:
                return None
            k = end + (end < last and s.low[end] in sets["issued"])
        else:
            return None
    return None


def _past_setting(s: Tagged, k: int, last: int) -> int:
    """The word after a day, an adverb or one setting: "said Monday in Geneva he would go"."""
    sets = words().sets
    while k < last and (s.low[k] in sets["weekdays"] or s.low[k] in sets["time_units"] or s.tag[k] == "A"):
        k += 1
    if k + 1 < last and s.low[k] in sets["time_openers"] and s.low[k + 1] in sets["time_units"]:
        k += 2
    if k < last and s.low[k] in sets["settings"]:
        end = noun_phrase_after(s, k + 1)
        if end is not None and end < last and s.tag[end] in "RD":
            return end
    return k


def clause_starts(s: Tagged, k: int, last: int) -> bool:
    """Whether a clause with a subject and a finite verb begins at word k."""
    while k < last and s.tag[k] in "AN" and s.low[k] != "there":
        k += 1
    if k >= last or s.tag[k] == "O":
        return False
    if s.tag[k] == "S":
        return has_finite_verb(s, k, last)
    if s.low[k] == "there":
        return True
    subject = False
    aside = 0
    for i in range(k, min(last, k + MAX_SUBJECT)):
        t = s.tag[i]
        if t in "XHMYEFZB" and subject and not aside:
            return True
        if t in ",-" and subject:
            aside = 0 if aside else 1
        elif t in NOMINAL + "RDG":
            subject = True
        elif not aside and t not in "sPACGONE":
            return False
    return False


def content_end(s: Tagged, k: int, last: int, frame: str, within: str = "") -> int:
    """End of a content that begins at word k; `within` is the kind of clause its verb stands in (see clause_kind)."""
    limit = min(last, k + MAX_CONTENT)
    i = k
    clause = frame == "clause"
    while i < limit:
        if i in s.quoted:
            i = s.quoted[i] - 1 if s.tag[s.quoted[i] - 1] == "," else s.quoted[i]
        if i >= limit:
            break
        t = s.tag[i]
        if t in ".;q":
            return _without_comma(s, i, k)
        if i > k:
            if t == "-":
                i = _after_dash(s, i, limit)
            elif t == ",":
                if i + 1 < limit and _leaves(s, i + 1, limit, clause, within):
                    return i
            elif (
                (t == "C" and _another_verb(s, i + 1, limit, clause))
                or (t == "S" and not clause and s.low[i] in words().sets["contrasts"])
                or (within in ("relative", "participle") and not clause and t in "XHMEFZ" and s.tag[i - 1] in NOMINAL)
            ):
                return i
        i += 1
    return limit


def _after_dash(s: Tagged, i: int, limit: int) -> int:
    """The second of a pair of dashes; the first, where it stands alone."""
    return next((k for k in range(i + 1, min(limit, i + MAX_SUBJECT)) if s.tag[k] in "-.q"), i)


def _without_comma(s: Tagged, i: int, k: int) -> int:
    return i - 1 if s.tag[i - 1] == "," and i - 1 > k else i


def _another_verb(s: Tagged, i: int, limit: int, clause: bool) -> bool:
    """Whether "and" joins another finite verb of the speaker's: "backed the plan and called it fair"."""
    while i < limit and s.tag[i] == "A":
        i += 1
    if i >= limit or s.tag[i] not in "EFZXHMG":
        return False
    if s.tag[i] == "G":
        return not clause and s.verb(i) is not None
    return s.tag[i] in "EFZ" and s.verb(i) is not None if clause else True


def _leaves(s: Tagged, i: int, limit: int, clause: bool, within: str) -> bool:
    """Whether the words after a comma no longer belong to the content."""
    sets = words().sets
    low, t = s.low[i], s.tag[i]
    if low == "according" or (within == "subordinate" and t != "C") or (within == "relative" and t in "XHMEFZ"):
        return True
    first = i + 1 if t in "AC" else i
    while first < limit and s.tag[first] == "A":
        first += 1
    if first < limit and s.tag[first] in "GEFZ" and s.verb(first) is not None:
        return True
    if t == "C" and low in ("but", "and", "yet") and clause_starts(s, i + 1, limit):
        return low == "but" or not clause or _speaks(s, i + 1, limit)
    if t == "C":
        return low == "but"
    if clause:
        return low in sets["contrasts"] and t == "S"
    return t in "WSR" or low in sets["contrasts"] or (t in "Dp" and clause_starts(s, i, limit))


def _speaks(s: Tagged, i: int, limit: int) -> bool:
    """Whether the clause at word i has a verb of attribution of its own."""
    for k in range(i, min(limit, i + MAX_SUBJECT)):
        if s.tag[k] in "EFZB":
            return s.tag[k] != "B" and s.verb(k) is not None
    return False


def clause_kind(s: Tagged, first: int, floor: int) -> str:
    """What kind of clause the subject at word `first` begins: "subordinate" ("When Yun said …, he …") or ""."""
    before = s.tag[first - 1] if first > floor else "."
    if before == "S" and (first - 1 == floor or s.tag[first - 2] in ",.C" or s.tag[floor] in "EG"):
        return "subordinate"
    return ""
