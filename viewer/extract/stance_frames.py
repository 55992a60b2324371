"""Whose words a clause stands in: quotations, "X said that …" inside them, and so how a position is known."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from viewer.extract.stance_lexicon import reporting, words
from viewer.extract.stance_sentence import Holder, Reading, holder_of, is_anonymous, read_sentence, subject_ending
from viewer.extract.stance_targets import CONTINUES
from viewer.extract.stance_verbs import VerbGroup, after_time, subject_of, verb_group
from viewer.model.actor import Actor, ActorKind, Mention
from viewer.model.attribution import Quotation, QuotationKind
from viewer.model.span import Span
from viewer.model.stance import Mode

QUOTED = re.compile(r"“[^”\n]{0,3000}+”?|(?<![\w\"])\"[^\"\n]{0,3000}+\"?|「[^」\n]{0,3000}+」?")
LONGEST_CONTENT = 150
MOST_FRAMES = 12
"""Limits for one sentence, in words and reports: they keep the work linear in the text."""
MOST_AROUND = 64
"""Frames that begin before an offset and may hold it: those farther back have ended."""
PRONOUNS = frozenset({"it", "they", "which", "who", "we"})
THAT_WITHIN = 14
"""Words between a verb of saying and its "that"."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of text that someone is said to have said.

    holders  whose side speaks (empty where unknown); speakers their actor ids, or the words of the source
    denied   the speaker denies or doubts it: nothing in it is a position
    """

    span: Span
    holders: tuple[Holder, ...]
    label: str
    unnamed: bool = False
    denied: bool = False
    quotation: str = ""

    @property
    def named_as_side(self) -> bool:
        """Whether the speaker is the country or body itself ("Beijing said")."""
        return bool(self.holders) and all(h.actor == h.speaker for h in self.holders)


def quoted_spans(text: str) -> list[Span]:
    """Stretches between double quotation marks, in order."""
    return [Span(m.start(), m.end()) for m in QUOTED.finditer(text)]


def is_quoted(quoted: list[Span], offset: int) -> bool:
    """Whether an offset lies between quotation marks."""
    index = bisect_right(quoted, offset, key=lambda s: s.start) - 1
    return index >= 0 and offset < quoted[index].end


def frames_of(
    quotations: Sequence[Quotation], actors: dict[str, Actor], mentions: Sequence[Mention], text: str
) -> list[Frame]:
    """The quotations of a document as frames, one for each stretch of their content."""
    found: list[Frame] = []
    starts = [m.span.start for m in mentions]
    for quotation in quotations:
        if not (quotation.source or quotation.speaker) or _is_mere_object(quotation):
            continue
        actor = actors.get(quotation.speaker)
        holder = holder_of(actor)
        holders: tuple[Holder, ...] = (holder,) if holder else ()
        if actor is None and quotation.source:
            span = quotation.source[0]
            inside = mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            holders = _governments(text, span, actors, list(inside))
        source = " ".join(s.of(text) for s in quotation.source)
        label = _label(actor, source) or quotation.speaker_name or source
        unnamed = is_anonymous(actor) if actor else not holders
        denied = any(_is_denial(word) for s in quotation.cue for word in s.of(text).lower().split())
        whose = "" if quotation.inside else quotation.id  # what another reports is not in the speaker's own words
        found += [Frame(span, holders, label, unnamed, denied, whose) for span in quotation.content]
    return sorted(found, key=lambda f: (f.span.start, -f.span.end))


def _is_mere_object(quotation: Quotation) -> bool:
    """Whether a content is only what a verb is about ("approved the plan"): nobody tells anything in it."""
    return quotation.kind == QuotationKind.INDIRECT and ", object: " in quotation.provenance.rule


def _label(actor: Actor | None, source: str) -> str:
    """Who speaks, in words: a person by name and office, a country or body as the text has it."""
    if actor is None:
        return ""
    stands_for = actor.kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION)
    return source if stands_for and source.lower() not in PRONOUNS | {""} else speaker_label(actor)


def _is_denial(cue: str) -> bool:
    """Whether a cue says that its speaker does not hold what follows ("denied", "rejected a demand that")."""
    return reporting().get(cue, (None, False))[1]


def _governments(text: str, source: Span, actors: dict[str, Actor], inside: list[Mention]) -> tuple[Holder, ...]:
    """The countries of a source such as "Russia's foreign ministry" or "Chad and Peru"; none for any other source."""
    reading = read_sentence(text, source, actors, inside)
    subject = subject_ending(reading, len(reading.tokens) - 1, behind=True) if inside else None
    return subject.holders if subject is not None and subject.start == 0 else ()


def speaker_label(actor: Actor) -> str:
    """A speaker as shown: "Hua Chunying, foreign ministry spokeswoman"."""
    return f"{actor.name}, {actor.office}" if actor.kind == ActorKind.PERSON and actor.office else actor.name


def local_frames(reading: Reading) -> list[Frame]:
    """What a sentence itself reports: "Chinese officials told us that …", "Paris denied that …"."""
    verbs = reporting()
    found: list[Frame] = []
    for at, token in enumerate(reading.tokens):
        if token.lower not in verbs or at in reading.covered:
            continue
        if len(found) == MOST_FRAMES:
            break
        shape, denial = verbs[token.lower]
        group = verb_group(reading, at, shape)
        subject = subject_of(reading, group, shape, 0) if group and not group.passive else None
        if group is None or group.passive or not (subject or reading.lower(at + 1) == "that"):
            continue
        content = _content(reading, at + 1, denial)
        if content is not None:
            found.append(_frame(reading, group, subject.holders if subject else (), content, denial))
    return found


def _frame(
    reading: Reading, group: VerbGroup, holders: tuple[Holder, ...], content: tuple[int, int], denial: bool
) -> Frame:
    first, stop = content
    span = Span(reading.tokens[first].start, reading.tokens[stop - 1].end)
    named = [reading.actors[h.speaker] for h in holders if h.speaker in reading.actors]
    label = " and ".join(speaker_label(a) for a in named)
    unnamed = all(is_anonymous(a) for a in named)
    denied = denial or group.sign < 0 or not group.asserted
    return Frame(span, holders, label, unnamed, denied)


def _content(reading: Reading, start: int, denial: bool) -> tuple[int, int] | None:
    """The clause after a verb of saying: after "that", or at once where a subject follows."""
    first = None
    start = after_time(reading, start)
    for at in range(start, min(len(reading.tokens), start + THAT_WITHIN)):
        word = reading.lower(at)
        if word == "that":
            first = at + 1
            break
        if word in (",", ";", ".", ":", '"', "“", "”", "whether", "if") or word in words("ends", "words"):
            break
    if (
        first is None
        and not denial
        and (start in reading.covered or reading.lower(start) in ("it", "he", "she", "they", "we", "the"))
    ):
        first = start
    if first is None or first >= len(reading.tokens):
        return None
    stop = first
    left = False
    opened = reading.lower(first) in ('"', "“")
    while stop < min(len(reading.tokens), first + LONGEST_CONTENT):
        word = reading.lower(stop)
        if word == ";" or (word == "," and left):
            break
        if word in ('"', "”") and stop > first and not opened:
            left = reading.lower(stop + 1) in CONTINUES
            if not left:
                break
        if word == "," and reading.lower(stop + 1) in ("but", "while", "whereas", "although", "though"):
            break
        stop += 1
    return (first, stop) if stop > first else None


def begin_of(frame: Frame) -> tuple[int, int]:
    """Where a frame stands in order: by its begin, the one that holds others first."""
    return frame.span.start, -frame.span.end


def chain_at(frames: list[Frame], offset: int) -> list[Frame]:
    """Those of the frames, ordered by `begin_of`, an offset stands in, outermost first; a speaker twice counts once."""
    upto = bisect_right(frames, offset, key=lambda f: f.span.start)
    holding = [f for f in frames[max(0, upto - MOST_AROUND) : upto] if offset < f.span.end]
    chain: list[Frame] = []
    for frame in holding:
        again = bool(chain) and chain[-1].holders == frame.holders
        if again and (chain[-1].label.lower() == frame.label.lower() or frame.named_as_side):
            chain[-1] = replace(chain[-1], denied=chain[-1].denied or frame.denied)
            continue
        chain.append(frame)
    return chain


def owned(chain: list[Frame], holder: Holder) -> list[Frame]:
    """The frames, with the holder as the speaker of "its government said" about what the holder wants."""
    return [
        replace(f, holders=(holder,), unnamed=f.label.rpartition(" ")[2] in words("subjects", "withheld"))
        if not f.holders and _is_its_own(f.label)
        else f
        for f in chain
    ]


def _is_its_own(label: str) -> bool:
    first, _, rest = label.lower().partition(" ")
    if first == "a" and rest in words("subjects", "speaking_for"):
        return True
    return first == "its" and rest.rpartition(" ")[2] in words("subjects", "heads")


def mode_of(chain: list[Frame], holder: Holder, kind: str, unnamed_subject: bool, direct: bool) -> Mode:
    """How a position is known: from whose words it stands in, and whether it is a deed."""
    act = kind in ("act", "deed", "vote")
    if not chain:
        if act:
            return Mode.ACT
        return Mode.SELF_ANONYMOUS if unnamed_subject else Mode.SELF_REPORTED
    own = all(any(h.actor == holder.actor for h in frame.holders) for frame in chain)
    if not own:
        return Mode.ACT_VIA_OTHER if act else Mode.OTHER
    if all(frame.unnamed for frame in chain):
        return Mode.SELF_ANONYMOUS
    return Mode.SELF_DIRECT if direct else Mode.SELF_REPORTED


def attribution(chain: list[Frame], subject: str) -> str:
    """Who says so, innermost first: "Chinese officials, as told by a Seoul diplomat"."""
    persons = {h.actor for f in chain if not f.named_as_side for h in f.holders}
    kept = [f for f in chain if not (f.named_as_side and all(h.actor in persons for h in f.holders))]
    told = [f.label for f in reversed(kept) if f.label]
    if not told:
        return subject
    return ", as told by ".join({label.lower(): label for label in reversed(told)}[low] for low in _once(told))


def _once(labels: list[str]) -> list[str]:
    return list(dict.fromkeys(label.lower() for label in labels))
