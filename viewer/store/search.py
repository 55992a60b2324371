"""Search over events, quotations and articles together (SQLite's FTS5), and its indexes."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from viewer.model.span import Span

INDEXED = (("document", "title, publisher"), ("quotation", "words, speaker_name"), ("event", "title"))
"""Tables of versions and the columns that are searched; texts have their own."""
BEGIN, END = "\ufdd0", "\ufdd1"
"""Marks around a hit: code points that Unicode keeps for such use inside a program."""
RANKED = 2_000
"""Hits up to which the best come first; of more, the first read: weighing them all would keep people waiting."""
BEFORE, AROUND = 60, 200
"""Characters of an article shown before its first hit, and in all."""
TERM = re.compile(r'"([^"]*+)"|([^\s"]++)')


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found.

    id     of the event, quotation or document
    kind   "event", "quotation" or "document"
    text   the words to show for it: a title, the quotation, the passage around the first hit
    spans  where in `text` the searched words stand
    at     of an article's passage: where the first hit stands in the document's text; None otherwise
    """

    id: str
    kind: str
    text: str
    spans: tuple[Span, ...]
    at: Span | None = None


def search(connection: sqlite3.Connection, text: str, limit: int, *, articles: bool = True) -> list[Hit]:
    """Events, then quotations, then articles that hold all words of `text`; at most `limit` of each.

    Words in "quotation marks" must stand together; the last word may be the beginning of one. Case and accents do not
    matter.
    """
    asked = query(text)
    if not asked:
        return []
    events, quotations = (_titled(connection, kind, asked, limit) for kind in ("event", "quotation"))
    if not articles:
        return [*events, *quotations]
    found = {hit.id: hit for hit in _articles(connection, asked, limit)}
    for hit in _titled(connection, "document", asked, limit):
        found.setdefault(hit.id, hit)
    return [*events, *quotations, *list(found.values())[:limit]]


def query(text: str) -> str:
    """A search as people type it in FTS5's syntax; "" when there is no word in it."""
    found = [(phrase or word, bool(phrase)) for phrase, word in TERM.findall(text.replace("“", '"').replace("”", '"'))]
    terms = [(words, whole) for words, whole in found if any(map(str.isalnum, words))]
    if not terms:
        return ""
    last_may_go_on = not terms[-1][1] and not text[-1:].isspace()
    return " ".join(f'"{words}"' for words, _ in terms) + ("*" if last_may_go_on else "")


def add(connection: sqlite3.Connection, edit: int) -> None:
    """Index the versions that an edit brought, and the texts that are new."""
    for table, columns in INDEXED:
        connection.execute(
            f"INSERT INTO {table}_search (rowid, {columns}) SELECT number, {columns} FROM {table} WHERE edit = ?",
            (edit,),
        )
    last = connection.execute("SELECT coalesce(max(id), 0) FROM text_search_docsize").fetchone()[0]
    connection.execute(
        "INSERT INTO text_search (rowid, content) SELECT number, content FROM text WHERE number > ?", (last,)
    )


def drop(connection: sqlite3.Connection, position: int) -> None:
    """Take out of the indexes what goes with the edits after a position; before its rows are deleted."""
    for table, columns in INDEXED:
        connection.execute(
            f"INSERT INTO {table}_search ({table}_search, rowid, {columns}) "
            f"SELECT 'delete', number, {columns} FROM {table} WHERE edit > ?",
            (position,),
        )
    connection.execute(
        "INSERT INTO text_search (text_search, rowid, content) SELECT 'delete', number, content FROM text "
        "WHERE sha256 IN (SELECT text FROM document WHERE edit > ?1) "
        "AND sha256 NOT IN (SELECT text FROM document WHERE edit <= ?1)",
        (position,),
    )


def _titled(connection: sqlite3.Connection, table: str, asked: str, limit: int) -> Iterator[Hit]:
    """Hits in the first indexed column of a table, or in its others."""
    rows = connection.execute(
        f"SELECT v.id, highlight({table}_search, 0, ?, ?) FROM {table}_search "
        f"JOIN {table} AS v ON v.number = {table}_search.rowid AND v.in_force "
        f"WHERE {table}_search MATCH ? ORDER BY {_order(connection, table, asked)} LIMIT ?",
        (BEGIN, END, asked, limit),
    )
    for identifier, marked in rows:
        yield Hit(identifier, table, *unmarked(marked))


def _articles(connection: sqlite3.Connection, asked: str, limit: int) -> Iterator[Hit]:
    """Hits in the texts of documents."""
    rows = connection.execute(
        "SELECT d.id, highlight(text_search, 0, ?, ?) FROM text_search "
        "JOIN text AS t ON t.number = text_search.rowid "
        "JOIN document AS d ON d.text = t.sha256 AND d.in_force "
        f"WHERE text_search MATCH ? ORDER BY {_order(connection, 'text', asked)} LIMIT ?",
        (BEGIN, END, asked, limit),
    )
    for identifier, marked in rows:
        text, spans = unmarked(marked)
        if not spans:
            continue
        start = max(0, spans[0].start - BEFORE)
        shown = text[start : start + AROUND]
        inside = tuple(Span(s.start - start, s.end - start) for s in spans if s.end <= start + len(shown))
        yield Hit(identifier, "document", shown, inside, spans[0])


def _order(connection: sqlite3.Connection, table: str, asked: str) -> str:
    """What to order hits by."""
    hits = f"SELECT 1 FROM {table}_search WHERE {table}_search MATCH ? LIMIT {RANKED + 1}"
    count = connection.execute(f"SELECT count(*) FROM ({hits})", (asked,)).fetchone()[0]
    return "rank" if count <= RANKED else f"{table}_search.rowid"


def unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A text without the marks of FTS5, and the spans that they stood around."""
    parts = marked.split(BEGIN)
    words, spans, at = [parts[0]], [], len(parts[0])
    for part in parts[1:]:
        hit, _, rest = part.partition(END)
        spans.append(Span(at, at + len(hit)))
        words += hit, rest
        at += len(hit) + len(rest)
    return "".join(words), tuple(spans)
