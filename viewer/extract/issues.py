"""What positions are about: the list of issues users can edit, and where a text names one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

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
    return _search(_compiled("patterns"), text, within)


def find_asserted(text: str, within: Span) -> list[IssueMatch]:
    """Issues on which a statement takes a side merely by being made ("war crimes were committed")."""
    return _search(_compiled("asserted"), text, within)


def echoed_issue(text: str, word: str, within: Span) -> str:
    """The issue a word like "criticism" stands for, where the text before says so; "" where it does not."""
    for issue, pattern in _compiled("about"):
        if word in _echoes()[issue] and pattern.search(text, within.start, within.end):
            return issue
    return ""


def is_echo(word: str) -> bool:
    """Whether a word can stand for an issue named before."""
    return any(word in words for words in _echoes().values())


@cache
def _echoes() -> dict[str, frozenset[str]]:
    return {i["id"]: frozenset(i.get("echoes", ())) for i in lexicon.resource("issues")["issue"]}


def _search(patterns: tuple[tuple[str, re.Pattern[str]], ...], text: str, within: Span) -> list[IssueMatch]:
    return [
        IssueMatch(issue, Span(m.start(), m.end()))
        for issue, pattern in patterns
        for m in pattern.finditer(text, within.start, within.end)
    ]


@cache
def _compiled(key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for issue in lexicon.resource("issues")["issue"]:
        parts = [_regex(pattern) for pattern in issue.get(key, ())]
        if parts:
            found.append((issue["id"], re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?!\w|-\w)", re.IGNORECASE)))
    return tuple(found)


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
