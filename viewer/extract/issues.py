"""What positions are about: the list of issues users can edit, and where a text names one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from viewer.extract import lexicon
from viewer.model.span import Span

SLOT = re.compile(r"\.\.\.|\([^)]*\)|\{[^}]*\}|\S+")
GAP = r"\W{1,3}(?:[\w-]{1,30}\W{1,3}){0,16}?"
"""Up to sixteen words between two parts of a pattern: bounded, so that matching stays linear in the text."""
BETWEEN = r"[\"“”'’]?[ \-\n]{1,2}[\"“”'‘]?"


@dataclass(frozen=True, slots=True)
class Issue:
    """A matter on which states take positions.

    id    stable, as in resources/issues.toml
    name  as shown to people
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class IssueMatch:
    """An issue and the words that name it."""

    issue: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Pattern:
    """All patterns of an issue as one expression, with the pieces one of which it needs."""

    issue: str
    keys: tuple[str, ...]
    regex: re.Pattern[str]


@cache
def issues_table() -> tuple[Issue, ...]:
    """All issues of the list, in its order of rank."""
    return tuple(Issue(i["id"], i["name"]) for i in lexicon.resource("issues")["issue"])


@cache
def issue_name(issue: str) -> str:
    """An issue's name as shown to people; the words themselves where the list does not hold them."""
    return next((i.name for i in issues_table() if i.id == issue), issue)


def find_issues(text: str, within: Span) -> list[IssueMatch]:
    """Every issue named inside a stretch of text, in order of rank; an issue once for each place."""
    found = _search("patterns", text, within)
    short = [m for m in _search("short", text, within) if _named_first(text, m.issue) < m.span.start]
    if not short:
        return found
    rank = {issue.id: n for n, issue in enumerate(issues_table())}
    return sorted([*found, *short], key=lambda m: rank[m.issue])


@lru_cache(maxsize=64)
def _named_first(text: str, issue: str) -> int:
    """Where a text first has the words after which an issue's short ones count; its length where nowhere."""
    once = next((i["once"] for i in lexicon.resource("issues")["issue"] if i["id"] == issue), ())
    return min((at for word in once if (at := text.find(word)) >= 0), default=len(text))


def find_asserted(text: str, within: Span) -> list[IssueMatch]:
    """Issues on which a statement takes a side merely by being made ("war crimes were committed")."""
    return _search("asserted", text, within)


def echoed_issue(text: str, word: str, within: Span) -> str:
    """The issue a word like "criticism" stands for, where the text before says so; "" where it does not."""
    for pattern in _compiled("about"):
        if word in _echoes()[pattern.issue] and pattern.regex.search(text, within.start, within.end):
            return pattern.issue
    return ""


def is_echo(word: str) -> bool:
    """Whether a word can stand for an issue named before."""
    return any(word in words for words in _echoes().values())


@cache
def _echoes() -> dict[str, frozenset[str]]:
    return {i["id"]: frozenset(i.get("echoes", ())) for i in lexicon.resource("issues")["issue"]}


def _search(kind: str, text: str, within: Span) -> list[IssueMatch]:
    low = text[within.start : within.end].lower().replace("\n", " ").replace("’", "'")
    patterns = _compiled(kind)
    likely = {rank for key, rank in _pieces(kind) if key in low}
    return [
        IssueMatch(patterns[rank].issue, Span(m.start(), m.end()))
        for rank in sorted(likely)
        for m in patterns[rank].regex.finditer(text, within.start, within.end)
    ]


@cache
def _pieces(kind: str) -> tuple[tuple[str, int], ...]:
    return tuple((key, rank) for rank, pattern in enumerate(_compiled(kind)) for key in pattern.keys)


@cache
def _compiled(key: str) -> tuple[_Pattern, ...]:
    found = []
    for issue in lexicon.resource("issues")["issue"]:
        parts = [_regex(pattern) for pattern in issue.get(key, ())]
        if parts:
            keys = {word for pattern in issue[key] for word in _keys(pattern)}
            found.append(
                _Pattern(
                    issue["id"],
                    tuple(sorted(keys)),
                    re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w|-\w)", re.IGNORECASE),
                )
            )
    return tuple(found)


def _keys(pattern: str) -> list[str]:
    """Pieces of which one must stand in any text that the pattern fits: they spare most searches."""
    slots = [slot.strip("{}") for slot in SLOT.findall(pattern) if slot != "..." and not slot.startswith("(")]
    pieces = [[word.partition("*")[0].lower() for word in slot.split("|")] for slot in slots]
    return max(pieces, key=lambda words: min(len(word) for word in words))


def _regex(pattern: str) -> str:
    """A pattern of the list as a regular expression: optional parts bring their own gap, before or after."""
    slots = SLOT.findall(pattern)
    required = [i for i, slot in enumerate(slots) if slot != "..." and not slot.startswith("(")]
    last = required[-1]
    regex = ""
    for i, slot in enumerate(slots):
        joint = GAP if slots[i + 1 : i + 2] == ["..."] else BETWEEN
        if slot == "...":
            continue
        if slot.startswith("("):
            regex += f"(?:{_alternatives(slot)}{joint})?" if i < last else f"(?:{BETWEEN}{_alternatives(slot)})?"
        else:
            regex += _alternatives(slot) + (joint if i < last else "")
    return regex


def _alternatives(slot: str) -> str:
    """One slot: "a|b", "{a b|c}" or "(a|b)"; "*" stands for any ending."""
    words = [re.escape(word).replace(r"\*", r"[\w-]{0,20}") for word in slot.strip("(){}").split("|")]
    return f"(?:{'|'.join(words)})".replace(r"\ ", r"[ \n]").replace("'", "['’]")
