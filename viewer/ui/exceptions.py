"""Exceptions made whole before they reach Qt's bindings, which crash on those that compiled code left half made."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def made_whole(method: Callable[P, R]) -> Callable[P, R]:
    """A method that Qt calls and that works with arrays: what goes wrong in it is told, and the program lives on.

    numpy raises by type and words alone; the instance is made when a Python frame looks at it. Shiboken 6.11 takes the
    words for the instance and ends the process.
    """

    @wraps(method)
    def whole(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return method(*args, **kwargs)
        except Exception:  # looked at, it is whole
            raise

    return whole
