"""Search over events, quotations and articles together (SQLite's FTS5), and its indexes."""

from __future__ import annotations

import sqlite3

INDEXED = (("document", "title"), ("quotation", "words"), ("event", "title"))
"""Tables of versions and the column that is searched; texts have their own."""


def add(connection: sqlite3.Connection, edit: int) -> None:
    """Index the versions that an edit brought, and the texts that are new."""
    for table, column in INDEXED:
        connection.execute(
            f"INSERT INTO {table}_search (rowid, {column}) SELECT number, {column} FROM {table} WHERE edit = ?", (edit,)
        )
    last = connection.execute("SELECT coalesce(max(id), 0) FROM text_search_docsize").fetchone()[0]
    connection.execute(
        "INSERT INTO text_search (rowid, content) SELECT number, content FROM text WHERE number > ?", (last,)
    )


def drop(connection: sqlite3.Connection, position: int) -> None:
    """Take out of the indexes what goes with the edits after a position; before its rows are deleted."""
    for table, column in INDEXED:
        connection.execute(
            f"INSERT INTO {table}_search ({table}_search, rowid, {column}) "
            f"SELECT 'delete', number, {column} FROM {table} WHERE edit > ?",
            (position,),
        )
    connection.execute(
        "INSERT INTO text_search (text_search, rowid, content) SELECT 'delete', number, content FROM text "
        "WHERE sha256 IN (SELECT text FROM document WHERE edit > ?1) "
        "AND sha256 NOT IN (SELECT text FROM document WHERE edit <= ?1)",
        (position,),
    )
