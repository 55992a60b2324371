"""Stretches between quotation marks: found first, since what stands in marks is someone's own words to the character.

Curly, straight, doubled single, single, CJK, angle and low marks; speech that runs over several paragraphs opens each
of them with a mark and closes only the last one. Every pattern reads a paragraph once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from viewer.extract.sentences import Discourse
from viewer.model.span import Span

PAIRS = {
    "“": ("”", '"'),
    "„": ("“", "”"),
    "‟": ("”",),
    "«": ("»",),
    "「": ("」",),
    "『": ("』",),
    '"': ('"', "”"),
    "''": ("''",),
    "``": ("''",),
    "‘": ("’",),
    "'": ("'",),
}
"""Opening mark: the marks that may close it."""
MARK = re.compile(r"''|``|[“”„‟«»「」『』\"‘’']")
MAX_MARKS = 60
"""Marks looked through for the one that closes a stretch: a bound on the work."""
OPENS_AFTER = " \t\n\u00a0([{—–-/“\"‘'"
SINGLE = ("‘", "'")
ELISIONS = re.compile(r"['‘’](?:em|til|tis|twas|cause|bout|round|n|\d\ds?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between marks: spans with their marks (one a paragraph), and whether the last one is closed."""

    spans: tuple[Span, ...]
    mark: str
    closed: bool

    @property
    def start(self) -> int:
        """Where the opening mark stands."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Just after the last closing mark."""
        return self.spans[-1].end


def find_quoted(discourse: Discourse) -> list[Quoted]:
    """All outermost quoted stretches, in order; those that run on over paragraphs are joined."""
    found: list[Quoted] = []
    open_spans: list[Span] = []  # of speech that may run on in the next paragraph
    for paragraph in discourse.paragraphs:
        here = in_paragraph(discourse.text, paragraph)
        if open_spans and not (here and _runs_on(open_spans[-1], here[0], discourse, paragraph)):
            found.append(Quoted(tuple(open_spans), _mark(discourse.text, open_spans[0]), closed=False))
            open_spans = []
        for quoted in here:
            if not quoted.closed:
                open_spans.extend(quoted.spans)
            elif open_spans:
                found.append(Quoted((*open_spans, *quoted.spans), quoted.mark, closed=True))
                open_spans = []
            else:
                found.append(quoted)
    if open_spans:
        found.append(Quoted(tuple(open_spans), _mark(discourse.text, open_spans[0]), closed=False))
    return found


def _mark(text: str, span: Span) -> str:
    """The mark a stretch opens with."""
    two = text[span.start : span.start + 2]
    return two if two in ("''", "``") else two[:1]


def _runs_on(before: Span, first: Quoted, discourse: Discourse, paragraph: Span) -> bool:
    """Whether an unclosed stretch goes on in the next paragraph."""
    adjacent = not discourse.text[before.end : paragraph.start].strip()
    return adjacent and first.start == paragraph.start and first.mark == _mark(discourse.text, before)


def in_paragraph(text: str, paragraph: Span) -> list[Quoted]:
    """The outermost quoted stretches of one paragraph; one without a closing mark ends with the paragraph."""
    marks = [m for m in MARK.finditer(text, paragraph.start, paragraph.end) if not _inside_word(text, m)]
    found: list[Quoted] = []
    at = 0
    while at < len(marks):
        match = marks[at]
        if not _opens(text, match, paragraph):
            at += 1
            continue
        mark = match.group()
        close = _closing(text, marks, at, paragraph)
        if close is not None:
            found.append(Quoted((Span(match.start(), marks[close].end()),), mark, closed=True))
            at = close + 1
        elif mark in SINGLE or not _may_run_on(text, match, paragraph):
            at += 1
        else:
            found.append(Quoted((Span(match.start(), paragraph.end),), mark, closed=False))
            break
    return found


def _inside_word(text: str, match: re.Match[str]) -> bool:
    """Whether an apostrophe, not a mark: letters on both sides."""
    if match.group() not in ("'", "’"):
        return False
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return before.isalnum() and after.isalnum()


def _opens(text: str, match: re.Match[str], paragraph: Span) -> bool:
    mark = match.group()
    if mark not in PAIRS:
        return False
    after = text[match.end() : match.end() + 1]
    if mark in "「『«„‟“":
        return True
    if match.start() > paragraph.start and text[match.start() - 1] not in OPENS_AFTER:
        return False
    if mark in SINGLE and ELISIONS.match(text, match.start()):
        return False
    return bool(after) and not after.isspace()


def _may_run_on(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Only a stretch that reaches the paragraph's end as speech does may lack its closing mark."""
    return match.start() == paragraph.start or text[match.start() - 2 : match.start()].rstrip()[-1:] in tuple(",:—–.")


def _closing(text: str, marks: list[re.Match[str]], opening: int, paragraph: Span) -> int | None:
    """Index of the mark that closes marks[opening], None where nothing does."""
    mark = marks[opening].group()
    closers = PAIRS[mark]
    fallback = None
    for index in range(opening + 1, min(len(marks), opening + MAX_MARKS)):
        this = marks[index].group()
        if this == mark and this in "“„«「『":
            # a second opening mark: the first was never closed, or this one was meant to close it
            return index if _strictly_closes(text, marks[index]) else fallback
        if this not in closers or (this in ('"', "''") and _strictly_opens(text, marks[index], paragraph)):
            continue
        if mark not in SINGLE:
            return index
        before = text[marks[index].start() - 1]
        if before in ".,!?…" or (before not in "s" and not before.isspace()):
            return index
        fallback = index if fallback is None and not before.isspace() else fallback
    return fallback


def _strictly_opens(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether a straight mark can only open: blank before, none after."""
    after = text[match.end() : match.end() + 1]
    return text[match.start() - 1].isspace() and bool(after) and not after.isspace() and match.end() < paragraph.end


def _strictly_closes(text: str, match: re.Match[str]) -> bool:
    """Whether a mark can only close: a letter or stop before it, a blank or nothing after it."""
    return not text[match.start() - 1].isspace() and not text[match.end() : match.end() + 1].strip()
