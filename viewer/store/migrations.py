"""Older formats of the project file brought up to date, with a copy of the old file kept beside."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from viewer.store.connection import VERSION
from viewer.store.edits import digest
from viewer.store.errors import explained
from viewer.store.table import Table


def _script(version: int) -> str:
    """The script that leads from a format to the next one."""
    return files("viewer.store").joinpath(f"from_format_{version}.sql").read_text("utf-8")


MIGRATIONS: Mapping[int, str] = {n: _script(n) for n in range(1, VERSION)}
"""For each past format the script that leads to the next one. Rows it changes need their digests anew: `row_digest`
of their place and columns, in the order of the tables."""


def columns_of(connection: sqlite3.Connection, table: Table) -> tuple[str, ...]:
    """The columns of a table that the file has: one of an older format lacks some. All of them where it cannot say."""
    try:
        present = {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
    except (sqlite3.Error, UnicodeDecodeError):
        present = set()
    return tuple(c for c in table.columns if c in present) or table.columns


def copy_beside(path: Path, version: int) -> Path:
    """Keep a copy of a file of an older format: "Korea (format 1).dateline". Raises OSError."""
    name, number = f"{path.stem} (format {version})", 1
    while (copy := path.with_name(name + path.suffix)).exists():
        number += 1
        name = f"{path.stem} (format {version}, {number})"
    shutil.copy2(path, copy)
    return copy


def migrate(
    connection: sqlite3.Connection,
    version: int,
    migrations: Mapping[int, str] = MIGRATIONS,
    to: int = VERSION,
) -> None:
    """Bring a database from format `version` to format `to`, all or nothing. Raises StoreError."""
    connection.create_function("row_digest", -1, lambda *values: digest(values), deterministic=True)
    try:
        scripts = [migrations[number] for number in range(version, to)]
        connection.executescript(f"BEGIN IMMEDIATE; {' '.join(scripts)} PRAGMA user_version = {to}; COMMIT;")
    except (sqlite3.Error, KeyError) as problem:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise explained(
            problem, f"The file has format {version}, and could not be brought to format {to}."
        ) from problem
