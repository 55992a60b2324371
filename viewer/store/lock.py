"""One program writes a project at a time: a lock that dies with its owner, and tells others who that is."""

from __future__ import annotations

import contextlib
import getpass
import os
import platform
import sys
from datetime import datetime
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FAR = 2**30
"""Where Windows locks its one byte: behind the owner's name, which others must be able to read."""


class Lock:
    """A lock file beside the project, locked by the system: released when its owner ends, however it ends.

    held      whether this program owns it
    owner     who does, otherwise; "" where the lock file could not even be made
    """

    def __init__(self, path: Path, descriptor: int | None, owner: str = "") -> None:
        self._path = path
        self._descriptor = descriptor
        self.owner = owner

    @property
    def held(self) -> bool:
        """Whether this program owns the lock."""
        return self._descriptor is not None

    @classmethod
    def take(cls, project: Path) -> Lock:
        """Take the lock of a project if it is free."""
        path = project.with_name(f".{project.name}.lock")
        while True:
            try:
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            except OSError:
                return cls(path, None)
            if not _grabbed(descriptor):
                owner = os.pread(descriptor, 500, 0) if hasattr(os, "pread") else os.read(descriptor, 500)
                os.close(descriptor)
                return cls(path, None, owner.decode("utf-8", "replace").strip() or "another program")
            if _is_at(descriptor, path):
                os.ftruncate(descriptor, 0)
                os.write(descriptor, _owner().encode("utf-8", "replace"))
                return cls(path, descriptor)
            os.close(descriptor)  # its owner removed the file while this program waited: try with the new one

    def release(self) -> None:
        """Let others have it."""
        if self._descriptor is None:
            return
        if sys.platform != "win32":
            self._remove()
        os.close(self._descriptor)
        self._descriptor = None
        if sys.platform == "win32":
            self._remove()

    def _remove(self) -> None:
        with contextlib.suppress(OSError):
            self._path.unlink()


def _grabbed(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if sys.platform == "win32":
            os.lseek(descriptor, 0, os.SEEK_SET)
        return False
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _owner() -> str:
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        name = "someone"
    since = datetime.now().astimezone().strftime("%d %b %Y, %H:%M")
    return f"{name} on {platform.node() or 'this computer'}, since {since} (process {os.getpid()})"
