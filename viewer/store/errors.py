"""What can go wrong with a project file, each as one sentence for people and details to copy."""

from __future__ import annotations

import sqlite3


class StoreError(Exception):
    """A project file could not be read or written; nothing has changed in it.

    sentence  what happened, why, what now: one or two plain sentences
    details   what a developer wants to know
    """

    def __init__(self, sentence: str, details: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details


class DamageError(StoreError):
    """The file is not whole; `viewer.store.rescue` takes what is whole into a new file."""


SENTENCES = {
    sqlite3.SQLITE_FULL: "There is no room left on the disk. Make room, or save the project to another disk.",
    sqlite3.SQLITE_READONLY: "The file may not be written. Save the project under another name or in another folder.",
    sqlite3.SQLITE_READONLY_ROLLBACK: "An edit was being written when the program ended. Open the project to write in "
    "Dateline: that takes the half-written edit back.",
    sqlite3.SQLITE_READONLY_DBMOVED: "The file has been moved or deleted. Save the project again under any name.",
    sqlite3.SQLITE_CANTOPEN: "The file cannot be opened. It may have been moved, or you may not be allowed to read it.",
    sqlite3.SQLITE_BUSY: "Another program is using the file just now. Try again in a moment.",
    sqlite3.SQLITE_LOCKED: "Another program is using the file just now. Try again in a moment.",
    sqlite3.SQLITE_IOERR: "The disk gave an error. Save the project to another disk.",
    sqlite3.SQLITE_PERM: "You are not allowed to open the file.",
    sqlite3.SQLITE_TOOBIG: "The text is too long for a project file.",
}
"""What to say for a result code of SQLite; an extended code goes before its primary one."""
DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)


def explained(problem: Exception, doing: str) -> StoreError:
    """A StoreError for what went wrong while `doing` ("“Korea.dateline” could not be opened.")."""
    if isinstance(problem, StoreError):
        return problem
    details = f"{type(problem).__name__}: {problem}"
    if isinstance(problem, UnicodeEncodeError):
        return StoreError(f"{doing} It holds half a character, which no file can keep.", details)
    code = getattr(problem, "sqlite_errorcode", 0)
    details += f" ({getattr(problem, 'sqlite_errorname', 'no code')})"
    if code & 0xFF in DAMAGE:
        return DamageError(f"{doing} The file is damaged; what is whole in it can be taken into a new file.", details)
    if isinstance(problem, PermissionError):
        return StoreError(f"{doing} {SENTENCES[sqlite3.SQLITE_PERM]}", details)
    if isinstance(problem, OSError) and not isinstance(problem, sqlite3.Error):
        return StoreError(f"{doing} {problem.strerror or 'The system gave an error'}.", details)
    why = SENTENCES.get(code) or SENTENCES.get(code & 0xFF) or "Please report this, with the details."
    return StoreError(f"{doing} {why}", details)
