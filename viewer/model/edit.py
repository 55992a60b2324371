"""The one way anything changes: these identifiers, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from viewer.model.findings import Entity


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a project; None stands for "not there".

    label  what a person reads beside Undo ("Change the article's date")
    """

    label: str
    before: Mapping[str, Entity | None] = field(default_factory=dict)
    after: Mapping[str, Entity | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.before.keys() != self.after.keys():
            raise ValueError("an edit must name the same identifiers before and after")

    @property
    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.label, self.after, self.before)

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return bool(self.after)
