"""Undo and redo without end: the edits made, and where we stand among them."""

from __future__ import annotations

from viewer.model.edit import Edit

BEGINNINGS = frozenset({"Open the example"})
"""Labels of first edits that no person made: what they brought is where the history begins, and undo ends."""


class History:
    """A list of edits and a position in it; what lies behind the position can be undone."""

    def __init__(self) -> None:
        self._edits: list[Edit] = []
        self._position = 0

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits, those that can be redone included."""
        return tuple(self._edits)

    @property
    def position(self) -> int:
        """How many of them are in force."""
        return self._position

    @property
    def undoable(self) -> Edit | None:
        """The edit that undo would take back."""
        return self._edits[self._position - 1] if self._position > self.beginning else None

    @property
    def beginning(self) -> int:
        """The position that undo leads back to: 1 where the first edit is how the program began, else 0."""
        return 1 if self._edits and self._edits[0].label in BEGINNINGS else 0

    @property
    def redoable(self) -> Edit | None:
        """The edit that redo would make again."""
        return self._edits[self._position] if self._position < len(self._edits) else None

    def made(self, edit: Edit) -> None:
        """Record an edit that was carried out; what could be redone is gone."""
        del self._edits[self._position :]
        self._edits.append(edit)
        self._position += 1

    def undone(self) -> None:
        """Record that the last edit was taken back; IndexError when there was none."""
        if not self._position:
            raise IndexError("nothing to undo")
        self._position -= 1

    def redone(self) -> None:
        """Record that the next edit was made again; IndexError when there was none."""
        if self._position == len(self._edits):
            raise IndexError("nothing to redo")
        self._position += 1
